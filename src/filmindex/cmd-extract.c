/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmindex/command.h"
#include "filmindex/export-json.h"
#include "filmindex/operands.h"

#include "base/line.h"
#include "read/reader.h"
#include "text/clean.h"

#include <sys/stat.h>
#include <unistd.h>

struct extract {
    struct film_buf out;
    bool partial; /* something was left out */
};

static enum film_status
put_article(void *user, const struct film_article *a, struct film_error *err)
{
    struct extract *x = user;
    film_export_article(&x->out, a);
    return film_export_write(&x->out, false, err);
}

static enum film_status
put_record(void *user, const struct film_record *r, struct film_error *err)
{
    struct extract *x = user;
    film_export_record(&x->out, r);
    return film_export_write(&x->out, false, err);
}

static void
put_warning(void *user, struct film_str path, uint32_t line,
            enum film_loss loss, const char *why)
{
    struct extract *x = user;
    x->partial |= loss != FILM_LOST_NOTHING;
    struct film_buf message;
    film_buf_init(&message, SIZE_MAX / 4);
    film_clean_path(&message, path);
    if (line > 0) {
        film_buf_byte(&message, ':');
        film_line_add(&message, line);
    }
    film_buf_printf(&message, ": warning: %s", why);
    if (!message.failed)
        film_program_say("filmindex", film_buf_get(&message));
    film_buf_release(&message);
}

static void
put_skipped(void *user, struct film_str path, uint32_t line, const char *why,
            struct film_str text)
{
    (void)user;
    film_index_say_skipped(path, line, why, text);
}

static bool
is_file(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static enum film_status
extract_pipe(const struct film_index_options *o, char *operand,
             const struct film_sink *sink, struct film_error *err)
{
    int copy;
    enum film_status s = film_operands_pipe(&copy, o, 1, &operand, NULL, err);
    if (s != FILM_OK)
        return s;
    s = film_read_fd(copy, film_str_from(film_operands_pipe_name(o)),
                     &o->limits, sink, err);
    close(copy);
    return s;
}

static enum film_exit
extract_one(const struct film_index_options *o, char *operand,
            const struct film_sink *sink)
{
    struct film_error err;
    bool piped = film_operand_is_pipe(operand);
    enum film_status s =
        piped ? extract_pipe(o, operand, sink, &err)
              : film_read_file(film_str_from(operand), &o->limits, sink, &err);
    if (s == FILM_OK)
        return FILM_EXIT_OK;
    film_program_say("filmindex", film_str_from(err.text));
    /* The file is not at fault, or does not exist. */
    return s == FILM_ERR_NOMEM || s == FILM_ERR_IO ||
                   (!piped && !is_file(operand))
               ? FILM_EXIT_ERROR
               : FILM_EXIT_NONE;
}

static enum film_exit
run_extract(const struct film_index_options *o, struct film_arena *a, int n,
            char **operands)
{
    struct extract x = {.partial = false};
    const struct film_sink sink = {&x,
                                   put_article,
                                   put_record,
                                   put_warning,
                                   o->verbose ? put_skipped : NULL,
                                   NULL};
    struct film_error err;
    enum film_exit code = FILM_EXIT_OK;
    (void)a;
    if (n == 0 && !o->files_from) {
        film_error_set(&err, FILM_ERR_USAGE, "extract needs files");
        return film_program_fail("filmindex", &err);
    }
    film_read_init();
    film_buf_init(&x.out, SIZE_MAX / 4);
    enum film_status w = FILM_OK;
    for (int i = 0; i < n && w == FILM_OK; i++) {
        enum film_exit one = extract_one(o, operands[i], &sink);
        code = one > code ? one : code;
        w = film_export_write(&x.out, true, &err);
    }
    film_buf_release(&x.out);
    if (x.partial && code == FILM_EXIT_OK)
        code = FILM_EXIT_NONE;
    return w == FILM_OK ? code : film_program_fail("filmindex", &err);
}

const struct film_index_command film_cmd_extract = {
    {"filmindex extract", "FILE...",
     "Prints what would be indexed, an article or record a line, as JSON.",
     film_index_option_table,
     "\nTouches no index. Keys: kind (article, film, person), path, line, "
     "format,\nand what the format has; see the manual.\n"},
    run_extract};
