/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/build/merge.h"

#include "index/format/counts.h"
#include "index/format/digest.h"
#include "index/entities.h"
#include "index/build/copy-live.h"
#include "index/build/refused.h"
#include "schema/xapian-status.h"
#include "xapian-c/xapian-c.h"

#include <stdlib.h>

struct merge {
    struct film_index *ix;
    const char **sources; /* the live generation first */
    char **owned;
    size_t n, owned_n;
    char *dest;
};

static enum film_status
add_segments(struct merge *m, unsigned first, unsigned end,
             struct film_error *err)
{
    for (unsigned i = first; i < end; i++) {
        char *path = film_index_segment(m->ix, i);
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
    return s == FILM_ERR_INDEX ? film_error_prefix(err, "%s", path) : s;
}

/* Sums the counts of the sources, because Xapian keeps only those of the first,
 * and updates the catalogue of the new generation. */
static enum film_status
finish(const struct merge *m, const struct film_merge_sources *from,
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
    if (s == FILM_OK && from->names)
        s = film_writer_add_names(w, from->names, err);
    if (s == FILM_OK && from->plan)
        s = film_refused_write(w, from->plan, err);
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

/* The digests of a new generation are computed from its own content, so a merge
 * would hide damage in its source. */
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

/* Lists what is merged: the live generation, or its copy without the old
 * inputs, and the segments. */
static enum film_status
list_sources(struct merge *m, const struct film_merge_sources *from,
             const volatile sig_atomic_t *stop, struct film_error *err)
{
    const char *live = from->live;
    unsigned segments = from->segments, all = segments;
    enum film_status s = live ? refuse_damage(live, err) : FILM_OK, made;
    if (s == FILM_OK && live && from->old.n > 0)
        s = film_copy_live(m->ix, live, from->old, &all, stop, err);
    m->sources = calloc(all + 1, sizeof *m->sources);
    m->owned = calloc(all + 1, sizeof *m->owned);
    if (!m->sources || !m->owned)
        return film_error_nomem(err);
    if (live && from->old.n == 0)
        m->sources[m->n++] = live;
    /* List them even after an error, so that they are removed. */
    made = add_segments(m, segments, all, s == FILM_OK ? err : NULL);
    if (made == FILM_OK)
        made = add_segments(m, 0, segments, s == FILM_OK ? err : NULL);
    return s == FILM_OK ? made : s;
}

static enum film_status
merge_all(struct merge *m, const struct film_merge_sources *from,
          const volatile sig_atomic_t *stop, struct film_error *err)
{
    enum film_status s = list_sources(m, from, stop, err);
    if (s != FILM_OK)
        return s;
    xapc_error *xerr = NULL;
    int keep = from->as_is ? XAPC_COMPACT_NO_RENUMBER : 0;
    xapc_status x = xapc_database_compact(m->dest, m->sources, m->n,
                                          XAPC_COMPACT_FULL | keep, 0, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    if (!from->as_is)
        s = finish(m, from, err);
    return s == FILM_OK ? film_index_publish(m->ix, m->dest, err) : s;
}

enum film_status
film_merge(struct film_index *ix, const struct film_merge_sources *from,
           const volatile sig_atomic_t *stop, struct film_error *err)
{
    struct merge m = {.ix = ix};
    m.dest = film_index_scratch(ix, "merged");
    enum film_status s =
        m.dest ? merge_all(&m, from, stop, err) : film_error_nomem(err);
    for (size_t i = 0; i < m.owned_n; i++) {
        film_index_discard(m.owned[i]);
        free(m.owned[i]);
    }
    free(m.owned);
    free(m.sources);
    free(m.dest);
    return s;
}
