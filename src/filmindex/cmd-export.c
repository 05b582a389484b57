/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmindex/command.h"
#include "filmindex/export-json.h"

#include "index/check/scan.h"

static const char program[] = "filmindex";

static enum film_status
put_passage(void *user, const struct film_stored_article *a,
            const struct film_stored_passage *p, struct film_error *err)
{
    film_export_passage(user, a, p);
    return film_export_write(user, false, err);
}

static enum film_status
put_record(void *user, const struct film_record *r, struct film_error *err)
{
    film_export_record(user, r);
    return film_export_write(user, false, err);
}

static enum film_exit
run_export(const struct film_index_options *o, struct film_arena *a, int n,
           char **operands)
{
    struct film_buf out;
    const struct film_scan scan = {&out, o->cwd, put_passage, put_record};
    struct film_error err;
    (void)operands;
    if (n != 0) {
        film_error_set(&err, FILM_ERR_USAGE, "export takes no operands");
        return film_program_fail(program, &err);
    }
    const char *db = film_index_location(o, a);
    if (!db)
        return FILM_EXIT_ERROR;
    film_buf_init(&out, SIZE_MAX / 4);
    enum film_status s = film_index_scan(db, &scan, &err);
    if (s == FILM_OK)
        s = film_export_write(&out, true, &err);
    film_buf_release(&out);
    return s == FILM_OK ? FILM_EXIT_OK : film_program_fail(program, &err);
}

const struct film_index_command film_cmd_export = {
    {"filmindex export", "",
     "Prints every passage and record of the index, one a line, as JSON.",
     film_index_option_table,
     "\nKeys: kind (passage, film, person), path, line, format, and what the "
     "article\nor record has; see the manual.\n"},
    run_export};
