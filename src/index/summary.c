/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/summary.h"

#include "index/live.h"
#include "schema/metadata.h"
#include "schema/schema.h"
#include "schema/xapian-status.h"

#include <stdlib.h>

const struct film_summary_reason film_summary_reasons[FILM_SUMMARY_REASONS] = {
    {FILM_ERR_FORMAT, "format", "not a format that can be read"},
    {FILM_ERR_INPUT, "damaged", "damaged or not what it should be"},
    {FILM_ERR_LIMIT, "limit", "over a limit"},
    {FILM_ERR_TIME, "time", "took too long"},
    {FILM_ERR_NOMEM, "memory", "not enough memory"},
    {FILM_ERR_IO, "unreadable", "could not be opened or read"},
    {FILM_ERR_INTERNAL, "other", "other reasons"},
};

/* The number of documents that have this term. */
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
    const struct film_summary_format *x = a, *y = b;
    return film_str_compare(x->name, y->name);
}

static void
count_format(struct film_summary *r, const struct film_input *in)
{
    size_t k = 0;
    while (k < r->format_count &&
           !film_str_equal(r->formats[k].name, in->format))
        k++;
    if (k == FILM_SUMMARY_FORMATS)
        return;
    if (k == r->format_count)
        r->formats[r->format_count++].name = in->format;
    r->formats[k].inputs++;
    r->formats[k].items += in->articles + in->records;
}

static void
count_inputs(struct film_summary *r)
{
    for (size_t i = 0; i < r->inputs.n; i++) {
        const struct film_input *in = &r->inputs.v[i];
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
count_refusals(struct film_summary *r)
{
    for (size_t i = 0; i < r->refusals.n; i++) {
        enum film_status status = r->refusals.v[i].status;
        if (status == FILM_ERR_BESIDE) {
            r->beside++;
            continue;
        }
        size_t k = 0;
        while (k < FILM_SUMMARY_REASONS - 1 &&
               film_summary_reasons[k].status != status)
            k++;
        r->by_reason[k]++;
        r->refused++;
    }
}

static enum film_status
read_all(struct film_summary *r, const xapc_database *db, struct film_str cwd,
         struct film_arena *a, struct film_error *err)
{
    enum film_status s = film_inputs_load(&r->inputs, db, cwd, a, err);
    if (s == FILM_OK)
        s = film_refusals_load(&r->refusals, db, cwd, a, err);
    if (s == FILM_OK)
        s = film_metadata_copy(&r->schema, db, FILM_STR(FILM_META_SCHEMA), a,
                               err);
    if (s == FILM_OK)
        s = film_metadata_copy(&r->analysis, db, FILM_STR(FILM_META_ANALYSIS),
                               a, err);
    r->entities = term_count(db, FILM_F_KIND, FILM_KIND_ENTITY);
    return s;
}

static enum film_status
read_once(struct film_summary *r, struct film_str cwd, struct film_arena *a,
          struct film_error *err)
{
    xapc_database *db;
    char *live;
    enum film_status s = film_live_open(&db, r->path, err);
    if (s != FILM_OK)
        return s;
    s = read_all(r, db, cwd, a, err);
    xapc_database_free(db);
    if (s == FILM_OK && film_generation_path(&live, r->path, NULL) == FILM_OK) {
        r->state = film_generation_look(live);
        free(live);
    }
    return s;
}

enum film_status
film_summary_load(struct film_summary *out, const char *path,
                  struct film_str cwd, struct film_arena *arena,
                  struct film_error *err)
{
    enum film_status s = FILM_ERR_BUSY;
    for (int i = 0; i < FILM_READ_TRIES && film_live_may_pass(s); i++) {
        *out = (struct film_summary){.path = path};
        s = read_once(out, cwd, arena, err);
    }
    if (s == FILM_OK) {
        count_inputs(out);
        count_refusals(out);
    }
    return s;
}
