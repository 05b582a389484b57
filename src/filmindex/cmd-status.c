/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmindex/command.h"
#include "filmindex/status.h"

static enum film_exit
run_status(const struct film_index_options *o, struct film_arena *a, int n,
           char **operands)
{
    struct film_error err;
    struct film_buf out;
    struct film_summary summary;
    struct film_parts parts;
    (void)operands;
    if (n != 0) {
        film_error_set(&err, FILM_ERR_USAGE, "status takes no operands");
        return film_program_fail("filmindex", &err);
    }
    const char *db = film_index_location(o, a);
    if (!db)
        return FILM_EXIT_ERROR;
    film_buf_init(&out, SIZE_MAX / 4);
    enum film_status s = film_summary_load(&summary, db, o->cwd, a, &err);
    if (s == FILM_OK)
        s = film_parts_load(&parts, db, &err);
    if (s == FILM_OK) {
        if (o->format == FILM_INDEX_JSON)
            film_status_json(&out, &summary, &parts, o->verbose);
        else
            film_status_text(&out, &summary, &parts, o->verbose);
        s = film_buf_check(&out, &err);
    }
    if (s == FILM_OK)
        s = film_program_write(film_buf_get(&out), &err);
    film_buf_release(&out);
    return s == FILM_OK ? FILM_EXIT_OK : film_program_fail("filmindex", &err);
}

const struct film_index_command film_cmd_status = {
    {"filmindex status", "",
     "Prints counts by kind and format, size, last commit and versions.",
     film_index_option_table, NULL},
    run_status};
