/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/merge.h"

#include "index/bulk.h"
#include "index/counts.h"
#include "index/digest.h"
#include "index/entities.h"
#include "schema/xapian-status.h"
#include "xapian-c/xapian-c.h"

#include <stdlib.h>

struct merge {
    struct film_index *ix;
    const char **sources; /* live generation first */
    char **owned;
    size_t n, owned_n;
    char *dest;
};

static enum film_status
add_segments(struct merge *m, unsigned segments, struct film_error *err)
{
    for (unsigned i = 0; i < segments; i++) {
        char *path = film_bulk_segment(m->ix, i);
        if (!path)
            return film_error_nomem(err);
        m->owned[m->owned_n++] = path;
        m->sources[m->n++] = path;
    }
    return FILM_OK;
}

static enum film_status
add_counts(struct film_counts *sum, const char *path, struct film_error *err)
{
    struct film_counts c = {0};
    xapc_database *db;
    xapc_error *xerr = NULL;
    xapc_status x = xapc_database_open(&db, path, 0, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    enum film_status s = film_counts_load(&c, db, err);
    film_counts_add(sum, &c);
    xapc_database_free(db);
    return s;
}

/* Sums the counts of the sources, of which Xapian keeps only the first, and
 * brings the catalogue of the new generation up to date. */
static enum film_status
finish(const struct merge *m, struct film_name_set *names,
       struct film_error *err)
{
    struct film_writer *w = NULL;
    struct film_counts sum = {0};
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < m->n && s == FILM_OK; i++)
        s = add_counts(&sum, m->sources[i], err);
    if (s == FILM_OK)
        s = film_writer_open(&w, m->dest, false, err);
    if (s == FILM_OK)
        *film_writer_counts(w) = sum;
    if (s == FILM_OK && names)
        s = film_writer_add_names(w, names, err);
    if (s == FILM_OK && sum.records + sum.entities > 0)
        s = film_entities_rebuild(w, err);
    if (s == FILM_OK)
        s = film_writer_commit(w, err);
    film_writer_free(w);
    return s;
}

static void
keep_first(void *user, const struct film_error *why)
{
    struct film_error *first = user;
    if (first->status == FILM_OK)
        *first = *why;
}

/* A merge gets digests of what it then has: it would hide the damage of its
 * source. */
static enum film_status
refuse_damage(const char *live, struct film_error *err)
{
    struct film_error first = {.status = FILM_OK};
    struct film_problems problems = {keep_first, &first};
    enum film_status s = film_digest_check(live, &problems, err);
    if (s != FILM_OK || first.status == FILM_OK)
        return s;
    return film_error_set(err, FILM_ERR_INDEX, "%s (try 'filmindex verify')",
                          first.text);
}

/* A copy of the live generation without the old inputs, as a source. */
static enum film_status
reduce_live(struct merge *m, const char *live, struct film_strs old,
            struct film_error *err)
{
    char *copy = film_index_scratch(m->ix, "reduced");
    if (!copy)
        return film_error_nomem(err);
    m->owned[m->owned_n++] = copy;
    xapc_error *xerr = NULL;
    xapc_status x = xapc_database_compact(copy, &live, 1,
                                          XAPC_COMPACT_NO_RENUMBER, 0, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    struct film_writer *w = NULL;
    enum film_status s = film_writer_open(&w, copy, false, err);
    for (size_t i = 0; i < old.n && s == FILM_OK; i++)
        s = film_writer_remove(w, old.v[i], err);
    if (s == FILM_OK)
        s = film_writer_commit(w, err);
    film_writer_free(w);
    m->sources[m->n++] = copy;
    return s;
}

static enum film_status
merge_all(struct merge *m, const char *live, struct film_strs old,
          unsigned segments, struct film_name_set *names,
          struct film_error *err)
{
    enum film_status s = live ? refuse_damage(live, err) : FILM_OK;
    if (s == FILM_OK && live && old.n > 0)
        s = reduce_live(m, live, old, err);
    else if (s == FILM_OK && live)
        m->sources[m->n++] = live;
    if (s == FILM_OK)
        s = add_segments(m, segments, err);
    if (s != FILM_OK)
        return s;
    xapc_error *xerr = NULL;
    xapc_status x = xapc_database_compact(m->dest, m->sources, m->n,
                                          XAPC_COMPACT_FULL, 0, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    s = finish(m, names, err);
    return s == FILM_OK ? film_index_publish(m->ix, m->dest, err) : s;
}

enum film_status
film_merge(struct film_index *ix, const char *live, struct film_strs old,
           unsigned segments, struct film_name_set *names,
           struct film_error *err)
{
    struct merge m = {.ix = ix};
    m.sources = calloc(segments + 2, sizeof *m.sources);
    m.owned = calloc(segments + 2, sizeof *m.owned);
    m.dest = film_index_scratch(ix, "merged");
    enum film_status s = m.sources && m.owned && m.dest
                             ? merge_all(&m, live, old, segments, names, err)
                             : film_error_nomem(err);
    for (size_t i = 0; i < m.owned_n; i++) {
        film_index_discard(m.owned[i]);
        free(m.owned[i]);
    }
    free(m.owned);
    free(m.sources);
    free(m.dest);
    return s;
}
