/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/like.h"

#include "index/format/store.h"
#include "search/expand/weights.h"

#include <math.h>
#include <stdlib.h>

/* The number of words that represent a passage. Of 40 passages in 1,943
 * reviews, the most similar passage was from the same review for 35, both with
 * 8 and with 16 words; with 32 for 36. */
enum { TELLING = 16 };

struct word {
    struct film_str text; /* as written in the passage */
    uint32_t stem;
    size_t at;     /* its first occurrence */
    double weight; /* its rarity times its frequency in the passage */
};

struct words {
    struct word *v;
    size_t n;
};

static int
by_stem(const void *a, const void *b)
{
    const struct word *x = a, *y = b;
    if (x->stem != y->stem)
        return x->stem < y->stem ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

static int
by_weight(const void *a, const void *b)
{
    const struct word *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

static int
by_place(const void *a, const void *b)
{
    const struct word *x = a, *y = b;
    return x->at < y->at ? -1 : x->at > y->at;
}

/* Returns the content words of the text that other passages have, too. */
static struct words
words_of(struct film_search_ctx *c, struct film_str text, uint64_t passages)
{
    struct words out = {NULL, 0};
    struct film_tokens t = film_ctx_tokens(c, text);
    for (size_t i = 0; i < t.n && film_ctx_ok(c); i++) {
        const struct film_token *k = &t.v[i];
        if (!film_token_is_content(k))
            continue;
        uint64_t n = film_shards_termfreq(c, FILM_F_TEXT, k->word->stem);
        struct word *slot =
            n > 1 ? film_ctx_push(c, &out.v, &out.n, sizeof *slot) : NULL;
        if (slot)
            *slot = (struct word){{text.p + k->from, k->to - k->from},
                                  k->word->stem_id,
                                  i,
                                  film_weights_idf(passages, n)};
    }
    return out;
}

/* Keeps each word once, only the most characteristic ones, in the order of the
 * text. */
static void
choose(struct words *w)
{
    size_t kept = 0;
    if (w->n)
        qsort(w->v, w->n, sizeof *w->v, by_stem);
    for (size_t i = 0; i < w->n; i++)
        if (kept > 0 && w->v[kept - 1].stem == w->v[i].stem)
            w->v[kept - 1].weight += w->v[i].weight / 2;
        else
            w->v[kept++] = w->v[i];
    if (kept)
        qsort(w->v, kept, sizeof *w->v, by_weight);
    w->n = kept < TELLING ? kept : TELLING;
    if (w->n)
        qsort(w->v, w->n, sizeof *w->v, by_place);
}

static void
add_words(struct film_search_ctx *c, struct film_plan *plan,
          const struct words *w)
{
    struct film_node **last = &plan->root->first;
    while (*last)
        last = &(*last)->next;
    for (size_t i = 0; i < w->n; i++) {
        struct film_node *node = film_ctx_alloc(c, 1, sizeof *node);
        if (!node)
            return;
        node->kind = FILM_NODE_WORD;
        node->text = w->v[i].text;
        *last = node;
        last = &node->next;
    }
}

void
film_like_add(struct film_search_ctx *c, struct film_plan *plan,
              struct film_str place)
{
    struct film_places found = film_places_find(c, place);
    struct film_stored_passage p;
    uint64_t passages = 0;
    if (film_ctx_ok(c) && (found.n != 1 || !found.v[0].passage)) {
        film_ctx_note(c,
                      "--like %.*s: no passage is there; give PATH:LINE as "
                      "hits show it",
                      (int)place.n, place.p);
        return;
    }
    if (!film_ctx_ok(c))
        return;
    plan->like = found.v[0];
    const struct film_docids docs = {&plan->like.passage, 1};
    struct film_str *data = film_shard_data(c, plan->like.shard, docs);
    if (!data ||
        !film_ctx_keep(c, film_load_passage(&p, *data, c->arena, c->err)))
        return;
    for (size_t i = 0; i < c->n; i++)
        passages += c->shards[i].db ? c->shards[i].counts.passages : 0;
    struct words w = words_of(c, p.passage.text, passages);
    choose(&w);
    add_words(c, plan, &w);
}
