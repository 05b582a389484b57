/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/spelling-variants.h"

#include <stdlib.h>

enum { EXPANSIONS_MOST = 16 }; /* further words to look for; a bound of time */

struct adder {
    struct film_search_ctx *c;
    struct film_plan *plan;
};

double
film_spelling_variants_confidence(const struct film_mention *m,
                                  const struct film_name_spelling *sp)
{
    return m->sure * (sp->likeness - FILM_NAME_LIKE) / (1 - FILM_NAME_LIKE);
}

static void
add_expansion(struct adder *k, const struct film_word *word, double weight)
{
    struct film_plan *plan = k->plan;
    if (film_plan_asks(plan, word->stem_id))
        return;
    for (size_t i = 0; i < plan->expansion_count; i++)
        if (film_str_equal(plan->expansions[i].stem, word->stem)) {
            if (plan->expansions[i].weight < weight)
                plan->expansions[i].weight = weight;
            return;
        }
    struct film_expansion *slot = film_ctx_push(
        k->c, &plan->expansions, &plan->expansion_count, sizeof *slot);
    if (slot)
        *slot =
            (struct film_expansion){film_ctx_copy(k->c, word->stem), weight};
}

/* Adds the words of a spelling, with joined forms instead of their parts. A
 * name is as rare as its rarest word. */
static void
add_spelling(struct adder *k, const struct film_mention *name,
             struct film_name_spelling *sp)
{
    double sure = film_spelling_variants_confidence(name, sp);
    for (int i = 0; i < 2; i++) {
        struct film_tokens t =
            film_ctx_analyse(k->c, film_str_from(sp->part[i].spelled));
        for (size_t j = 0; j < t.n; j++) {
            const struct film_word *word = t.v[j].word;
            if (t.v[j].flags & FILM_TOKEN_HYPHEN)
                continue;
            double rare = film_plan_rarity(
                k->plan, film_shards_termfreq(k->c, FILM_F_TEXT, word->stem));
            add_expansion(k, word, rare * sure);
            if (rare > sp->rarity)
                sp->rarity = rare;
        }
    }
}

static int
by_weight(const void *a, const void *b)
{
    const struct film_expansion *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return film_str_compare(x->stem, y->stem);
}

void
film_spelling_variants_add(struct film_search_ctx *c, struct film_plan *plan)
{
    struct adder k = {c, plan};
    for (size_t i = 0; i < plan->mentions.n; i++) {
        struct film_name_spellings *v = &plan->mentions.v[i].spellings;
        for (size_t j = 0; j < v->n && film_ctx_ok(c); j++)
            add_spelling(&k, &plan->mentions.v[i], &v->v[j]);
    }
    if (plan->expansion_count)
        qsort(plan->expansions, plan->expansion_count, sizeof *plan->expansions,
              by_weight);
    if (plan->expansion_count > EXPANSIONS_MOST)
        plan->expansion_count = EXPANSIONS_MOST;
}
