/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmindex/command.h"

#include "index/generation.h"
#include "index/inputs/inputs.h"
#include "index/live.h"
#include "schema/schema.h"
#include "text/clean.h"

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

struct format_count {
    struct film_str name;
    uint64_t inputs, items;
};

static int
by_name(const void *a, const void *b)
{
    const struct format_count *x = a, *y = b;
    return film_str_compare(x->name, y->name);
}

/* A line a format: its inputs, and their articles and records. */
static void
add_formats(struct film_buf *out, const struct film_inputs *in)
{
    enum { MOST = 64 };
    struct format_count v[MOST];
    size_t n = 0;
    for (size_t i = 0; i < in->n; i++) {
        const struct film_input *note = &in->v[i];
        size_t k = 0;
        while (k < n && !film_str_equal(v[k].name, note->format))
            k++;
        if (k == MOST)
            continue;
        if (k == n)
            v[n++] = (struct format_count){.name = note->format};
        v[k].inputs++;
        v[k].items += note->articles + note->records;
    }
    qsort(v, n, sizeof v[0], by_name);
    for (size_t i = 0; i < n; i++)
        film_buf_printf(out, "  %-12.*s %llu inputs, %llu items\n",
                        (int)v[i].name.n, v[i].name.p,
                        (unsigned long long)v[i].inputs,
                        (unsigned long long)v[i].items);
}

/* Size and time of the last commit, in UTC. */
static void
add_state(struct film_buf *out, const char *db_path)
{
    char *path, when[32] = "unknown";
    struct tm tm;
    if (film_generation_path(&path, db_path, NULL) != FILM_OK)
        return;
    struct film_generation_state g = film_generation_look(path);
    if (g.committed && gmtime_r(&g.committed, &tm))
        strftime(when, sizeof when, "%Y-%m-%d %H:%M:%S UTC", &tm);
    film_buf_text(out, "size:      ");
    film_program_size(out, g.bytes);
    film_buf_printf(out, "\ncommitted: %s\n", when);
    free(path);
}

/* How many inputs are in the index only in part, or which. */
static void
add_partial(struct film_buf *out, const struct film_inputs *in, bool names)
{
    uint64_t n = 0;
    for (size_t i = 0; i < in->n; i++)
        n += in->v[i].losses > 0;
    film_buf_printf(out, "in part:   %llu\n", (unsigned long long)n);
    for (size_t i = 0; i < in->n && names; i++) {
        if (in->v[i].losses == 0)
            continue;
        film_buf_text(out, "  ");
        film_clean_path(out, in->v[i].shown);
        film_buf_byte(out, '\n');
    }
}

static void
describe(struct film_buf *out, const char *db_path, const xapc_database *db,
         const struct film_inputs *in, bool names)
{
    uint64_t passages = 0, articles = 0, records = 0, bytes = 0;
    for (size_t i = 0; i < in->n; i++) {
        articles += in->v[i].articles;
        passages += in->v[i].passages;
        records += in->v[i].records;
        bytes += in->v[i].size;
    }
    xapc_string schema = {0}, analysis = {0};
    xapc_database_get_metadata(&schema, db, FILM_META_SCHEMA,
                               strlen(FILM_META_SCHEMA), NULL);
    xapc_database_get_metadata(&analysis, db, FILM_META_ANALYSIS,
                               strlen(FILM_META_ANALYSIS), NULL);
    film_buf_printf(out, "index:     %s\n", db_path);
    add_state(out, db_path);
    film_buf_printf(out, "schema:    %s (%s)\n", schema.data ? schema.data : "",
                    analysis.data ? analysis.data : "");
    film_buf_printf(out, "inputs:    %zu (", in->n);
    film_program_size(out, bytes);
    film_buf_text(out, ")\n");
    add_partial(out, in, names);
    film_buf_printf(out, "articles:  %llu\npassages:  %llu\nrecords:   %llu\n",
                    (unsigned long long)articles, (unsigned long long)passages,
                    (unsigned long long)records);
    film_buf_printf(out, "entities:  %u\n",
                    (unsigned)term_count(db, FILM_F_KIND, FILM_KIND_ENTITY));
    film_buf_text(out, "by format:\n");
    add_formats(out, in);
    xapc_string_free(&schema);
    xapc_string_free(&analysis);
}

static enum film_status
read_once(struct film_buf *out, const char *path,
          const struct film_index_options *o, struct film_arena *a,
          struct film_error *err)
{
    struct film_inputs in;
    xapc_database *db;
    enum film_status s = film_live_open(&db, path, err);
    if (s != FILM_OK)
        return s;
    s = film_inputs_load(&in, db, o->cwd, a, err);
    if (s == FILM_OK)
        describe(out, path, db, &in, o->verbose);
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
