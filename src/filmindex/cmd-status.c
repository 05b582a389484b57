/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmindex/command.h"
#include "filmindex/status.h"

#include "index/live.h"
#include "schema/schema.h"

#include <stdlib.h>

/* Documents that carry this term. */
static uint32_t
term_count(const xapc_database *db, enum film_field field, const char *value)
{
    struct film_buf term;
    uint32_t n = 0;
    film_buf_init(&term, FILM_TERM_MAX);
    film_schema_term(&term, field, film_str_from(value));
    xapc_database_termfreq(&n, db, term.p, term.n, NULL);
    film_buf_release(&term);
    return n;
}

static int
by_name(const void *a, const void *b)
{
    const struct film_status_format *x = a, *y = b;
    return film_str_compare(x->name, y->name);
}

static void
count_format(struct film_status_report *r, const struct film_input *in)
{
    size_t k = 0;
    while (k < r->format_count &&
           !film_str_equal(r->formats[k].name, in->format))
        k++;
    if (k == FILM_STATUS_FORMATS)
        return;
    if (k == r->format_count)
        r->formats[r->format_count++].name = in->format;
    r->formats[k].inputs++;
    r->formats[k].items += in->articles + in->records;
}

static void
count_inputs(struct film_status_report *r)
{
    for (size_t i = 0; i < r->inputs->n; i++) {
        const struct film_input *in = &r->inputs->v[i];
        r->articles += in->articles;
        r->passages += in->passages;
        r->records += in->records;
        r->bytes += in->size;
        r->partial += in->losses > 0;
        count_format(r, in);
    }
    qsort(r->formats, r->format_count, sizeof r->formats[0], by_name);
}

static void
count_refusals(struct film_status_report *r)
{
    for (size_t i = 0; i < r->refusals->n; i++) {
        enum film_status status = r->refusals->v[i].status;
        if (status == FILM_ERR_BESIDE) {
            r->beside++;
            continue;
        }
        size_t k = 0;
        while (k < FILM_STATUS_REASONS - 1 &&
               film_status_reasons[k].status != status)
            k++;
        r->by_reason[k]++;
        r->refused++;
    }
}

static void
describe(struct film_buf *out, const struct film_index_options *o,
         const char *path, const xapc_database *db, struct film_inputs *inputs,
         const struct film_refusals *refusals)
{
    struct film_status_report r = {.path = path,
                                   .names = o->verbose,
                                   .inputs = inputs,
                                   .refusals = refusals};
    xapc_string schema = {0}, analysis = {0};
    char *live;
    if (film_generation_path(&live, path, NULL) == FILM_OK) {
        r.state = film_generation_look(live);
        free(live);
    }
    xapc_database_get_metadata(&schema, db, FILM_META_SCHEMA,
                               strlen(FILM_META_SCHEMA), NULL);
    xapc_database_get_metadata(&analysis, db, FILM_META_ANALYSIS,
                               strlen(FILM_META_ANALYSIS), NULL);
    r.schema = film_str_from(schema.data);
    r.analysis = film_str_from(analysis.data);
    r.entities = term_count(db, FILM_F_KIND, FILM_KIND_ENTITY);
    count_inputs(&r);
    count_refusals(&r);
    if (o->format == FILM_INDEX_JSON)
        film_status_json(out, &r);
    else
        film_status_text(out, &r);
    xapc_string_free(&schema);
    xapc_string_free(&analysis);
}

static enum film_status
read_once(struct film_buf *out, const char *path,
          const struct film_index_options *o, struct film_arena *a,
          struct film_error *err)
{
    struct film_inputs in;
    struct film_refusals refusals;
    xapc_database *db;
    enum film_status s = film_live_open(&db, path, err);
    if (s != FILM_OK)
        return s;
    s = film_inputs_load(&in, db, o->cwd, a, err);
    if (s == FILM_OK)
        s = film_refusals_load(&refusals, db, o->cwd, a, err);
    if (s == FILM_OK)
        describe(out, o, path, db, &in, &refusals);
    xapc_database_free(db);
    return s == FILM_OK ? film_buf_check(out, err) : s;
}

static enum film_status
read_status(struct film_buf *out, const char *path,
            const struct film_index_options *o, struct film_arena *a,
            struct film_error *err)
{
    enum film_status s = FILM_ERR_BUSY;
    for (int i = 0; i < FILM_READ_TRIES && film_live_may_pass(s); i++) {
        film_buf_reset(out);
        s = read_once(out, path, o, a, err);
    }
    return s;
}

static enum film_exit
run_status(const struct film_index_options *o, struct film_arena *a, int n,
           char **operands)
{
    struct film_error err;
    struct film_buf out;
    (void)operands;
    if (n != 0) {
        film_error_set(&err, FILM_ERR_USAGE, "status takes no operands");
        return film_program_fail("filmindex", &err);
    }
    const char *db = film_index_location(o, a);
    if (!db)
        return FILM_EXIT_ERROR;
    film_buf_init(&out, SIZE_MAX / 4);
    enum film_status s = read_status(&out, db, o, a, &err);
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
