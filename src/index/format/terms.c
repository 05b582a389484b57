/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/format/terms.h"

#include "base/vec.h"

#include <stdlib.h>

enum { STOP_RUN = 4 }; /* length of a run of function words worth indexing */

void
film_terms_init(struct film_terms *t, struct film_analyser *an)
{
    *t = (struct film_terms){.an = an};
    film_arena_init(&t->arena);
    film_buf_init(&t->term, 4 * FILM_TERM_MAX);
}

void
film_terms_release(struct film_terms *t)
{
    free(t->wdf);
    free(t->touched);
    free(t->items);
    free(t->keys);
    free(t->sorted);
    film_arena_release(&t->arena);
    film_buf_release(&t->term);
}

void
film_terms_reset(struct film_terms *t)
{
    for (size_t i = 0; i < t->touched_count; i++)
        t->wdf[t->touched[i]] = 0;
    t->touched_count = t->item_count = 0;
    t->length = 0;
    t->failed = false;
    film_arena_reset(&t->arena);
}

static bool
make_room(struct film_terms *t)
{
    size_t n = film_analyser_stem_count(t->an), before = t->wdf_room;
    if (!film_vec_reserve(&t->wdf, &t->wdf_room, n, sizeof *t->wdf))
        return false;
    if (t->wdf_room > before)
        memset(t->wdf + before, 0, (t->wdf_room - before) * sizeof *t->wdf);
    return film_vec_reserve(&t->touched, &t->touched_room, n,
                            sizeof *t->touched);
}

/* True for a capitalised word inside a sentence, which may be a title: It, Her,
 * Us, Up. */
static bool
may_be_title(const struct film_token *tok)
{
    return (tok->flags & FILM_TOKEN_CAPITAL) &&
           !(tok->flags & FILM_TOKEN_START) && tok->to - tok->from > 1 &&
           tok->word->folded.n > 1;
}

/* The number of consecutive function words from tokens[i] on. */
static size_t
stop_run(const struct film_token *tokens, size_t n, size_t i)
{
    size_t k = i;
    while (k < n && tokens[k].word->stop)
        k++;
    return k - i;
}

void
film_terms_count(struct film_terms *t, const struct film_token *tokens,
                 size_t n, enum film_terms_rule rule)
{
    if (!make_room(t)) {
        t->failed = true;
        return;
    }
    size_t run_end = 0; /* tokens before this index belong to a long run */
    for (size_t i = 0; i < n; i++) {
        const struct film_token *tok = &tokens[i];
        if (tok->word->stop && rule == FILM_TERMS_TEXT && i >= run_end) {
            size_t run = stop_run(tokens, n, i);
            if (run >= STOP_RUN)
                run_end = i + run;
            else if (!may_be_title(tok))
                continue;
        }
        uint32_t id = tok->word->stem_id;
        if (t->wdf[id] == 0)
            t->touched[t->touched_count++] = id;
        t->wdf[id]++;
        t->length++;
    }
}

static xapc_term *
new_item(struct film_terms *t)
{
    if (!film_vec_reserve(&t->items, &t->item_room, t->item_count + 1,
                          sizeof *t->items)) {
        t->failed = true;
        return NULL;
    }
    return &t->items[t->item_count++];
}

void
film_terms_add(struct film_terms *t, enum film_field field,
               struct film_str value, uint32_t wdf)
{
    struct film_str copy;
    if (value.n == 0)
        return;
    film_schema_term(&t->term, field, value);
    if (t->term.failed ||
        !film_arena_copy(&t->arena, film_buf_get(&t->term), &copy)) {
        t->failed = true;
        return;
    }
    xapc_term *item = new_item(t);
    if (item)
        *item = (xapc_term){.data = copy.p, .len = copy.n, .wdf = wdf};
}

void
film_terms_add_buf(struct film_terms *t, enum film_field field,
                   const struct film_buf *value, uint32_t wdf)
{
    t->failed |= value->failed != FILM_OK;
    film_terms_add(t, field, film_buf_get(value), wdf);
}

static struct film_str
name_of(const xapc_term *t)
{
    return (struct film_str){t->data, t->len};
}

static int
compare(const void *a, const void *b)
{
    return film_str_compare(name_of(a), name_of(b));
}

/* Sorts the items and merges equal terms, adding their counts. */
static size_t
sort_items(struct film_terms *t)
{
    size_t n = t->item_count, kept = 0;
    for (size_t i = 0; i < n; i++)
        t->keys[i] = (struct film_sort_key){
            film_sort_beginning(name_of(&t->items[i])), &t->items[i]};
    film_sort(t->keys, t->keys + n, n, compare);
    for (size_t i = 0; i < n; i++) {
        const xapc_term *term = t->keys[i].of;
        if (i > 0 && t->keys[i - 1].beginning == t->keys[i].beginning &&
            compare(t->keys[i - 1].of, term) == 0)
            t->sorted[kept - 1].wdf += term->wdf;
        else
            t->sorted[kept++] = *term;
    }
    return kept;
}

/* Makes room for sorting all items. */
static bool
make_sorted(struct film_terms *t)
{
    return film_vec_reserve(&t->keys, &t->key_room, 2 * t->item_count,
                            sizeof *t->keys) &&
           film_vec_reserve(&t->sorted, &t->sorted_room, t->item_count,
                            sizeof *t->sorted);
}

enum film_status
film_terms_finish(struct film_terms *t, enum film_field field,
                  const xapc_term **items, size_t *n, struct film_error *err)
{
    for (size_t i = 0; i < t->touched_count && !t->failed; i++) {
        uint32_t id = t->touched[i];
        struct film_str stem = film_analyser_stem(t->an, id);
        if (field != FILM_F_TEXT) {
            film_terms_add(t, field, stem, t->wdf[id]);
            continue;
        }
        xapc_term *item = new_item(t);
        if (item)
            *item =
                (xapc_term){.data = stem.p, .len = stem.n, .wdf = t->wdf[id]};
    }
    if (t->failed || !make_sorted(t))
        return film_error_nomem(err);
    *n = sort_items(t);
    *items = t->sorted;
    return FILM_OK;
}
