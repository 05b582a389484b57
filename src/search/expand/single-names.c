/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/single-names.h"

#include "names/keys.h"
#include "names/scripts.h"
#include "search/expand/mentions.h"
#include "search/expand/name-list.h"
#include "search/expand/query-hints.h"

/* Parts that are farther than the nearest one by no more than this are as
 * near. */
static const double AS_NEAR = .05;

struct finder {
    struct film_search_ctx *c;
    struct film_plan *plan;
    struct film_name_list list;
};

/* Parts that are as near, but of so many times fewer names than the nearest
 * one, are not meant: Qing for Кинг, which is King. Other spellings of one name
 * are: Tarkovskiy. */
enum { TIMES_FEWER = 16 };

/* The parts of names that the word is in another script. */
static struct film_name_parts
look_up(struct finder *k, const struct film_phonetic *part)
{
    struct film_search_ctx *c = k->c;
    struct film_name_parts out = {NULL, 0};
    struct film_name_keys keys;
    film_name_part_keys(&keys, part);
    for (size_t i = 0; i < c->n; i++)
        for (unsigned n = 0; n < keys.n && c->shards[i].db; n++) {
            bool own = n == 0 && part->script == FILM_SCRIPT_LATIN &&
                       part->hangul == 0;
            struct film_str bytes =
                own ? (struct film_str){"", 0}
                    : film_name_list_read(&k->list, c, &c->shards[i],
                                          keys.v[n]);
            if (bytes.n > 0 &&
                !film_lexicon_match_part(&out, c->arena, part, bytes))
                film_ctx_nomem(c);
        }
    return out;
}

/* Keeps the parts that may be meant. */
static void
keep_meant(struct film_name_parts *parts, const struct film_name_single *s)
{
    size_t n = 0;
    if (parts->n == 0)
        return;
    const struct film_name_part nearest = parts->v[0];
    for (size_t i = 0; i < parts->n; i++) {
        const struct film_name_part *p = &parts->v[i];
        if (p->distance <= nearest.distance + AS_NEAR &&
            p->names * TIMES_FEWER >= nearest.names &&
            strcmp(p->spelled, s->part.spelled) != 0)
            parts->v[n++] = *p;
    }
    parts->n = n;
}

/* True if passages have all tokens of the words. */
static bool
is_in_texts(const struct film_plan *plan, struct film_tokens words)
{
    bool all = words.n > 0;
    for (size_t i = 0; i < words.n; i++)
        for (size_t k = 0; k < plan->term_count; k++)
            all &= plan->terms[k].word->stem_id != words.v[i].word->stem_id ||
                   plan->terms[k].passages > 0;
    return all;
}

static bool
is_taken(const struct film_plan *plan, const struct film_name_single *s)
{
    for (size_t i = 0; i < plan->single_names.n; i++)
        if (plan->single_names.v[i].from == s->from)
            return true;
    for (size_t i = 0; i < plan->mentions.n; i++) {
        const struct film_mention *m = &plan->mentions.v[i];
        if (m->spellings.n > 0 && !m->one_word &&
            film_mention_overlaps(m, s->from, s->to))
            return true; /* of one word, this may be the better reading */
    }
    return false;
}

static struct film_str
written(struct finder *k, const struct film_name_part *part)
{
    char name[FILM_PHONETIC_SPELLED + 1];
    film_script_capitals(name, part->spelled);
    return film_ctx_copy(k->c, film_str_from(name));
}

static void
add_parts(struct finder *k, const struct film_name_single *s,
          const struct film_name_parts *parts)
{
    struct film_plan *plan = k->plan;
    for (size_t i = 0; i < parts->n; i++) {
        struct film_single_name *slot = film_ctx_push(
            k->c, &plan->single_names.v, &plan->single_names.n, sizeof *slot);
        if (slot)
            *slot = (struct film_single_name){s->from, s->to,
                                              written(k, &parts->v[i])};
    }
}

/* Has records looked up under the nearest part. */
static void
add_correction(struct finder *k, const struct film_name_single *s,
               const struct film_name_part *nearest)
{
    struct film_plan *plan = k->plan;
    struct film_correction *slot = film_ctx_push(
        k->c, &plan->corrections, &plan->correction_count, sizeof *slot);
    if (slot)
        *slot = (struct film_correction){s->from, s->to, written(k, nearest)};
}

static void
note(struct finder *k, const struct film_name_single *s,
     const struct film_name_parts *parts)
{
    struct film_buf line;
    film_buf_init(&line, 1 << 10);
    for (size_t i = 0; i < parts->n; i++) {
        struct film_str as = written(k, &parts->v[i]);
        film_buf_printf(&line, "%s'%.*s'", i > 0 ? ", " : "", (int)as.n, as.p);
    }
    if (film_ctx_keep(k->c, film_buf_check(&line, k->c->err)))
        film_ctx_note(k->c, "'%.*s' is in no passage: searched also for %.*s",
                      (int)(s->to - s->from), k->plan->asked.text.p + s->from,
                      (int)line.n, line.p);
    film_buf_release(&line);
}

static void
find_single(struct finder *k, const struct film_name_single *s)
{
    const struct film_plan *plan = k->plan;
    bool latin = s->part.script == FILM_SCRIPT_LATIN && !s->part.hangul;
    if (is_taken(plan, s))
        return;
    bool in_texts =
        is_in_texts(plan, film_mentions_tokens(k->c, plan, s->from, s->to));
    if (in_texts && s->part.hangul > 0)
        return; /* many are words */
    struct film_name_parts parts = look_up(k, &s->part);
    keep_meant(&parts, s);
    if (parts.n == 0)
        return;
    add_parts(k, s, &parts);
    if (!in_texts)
        note(k, s, &parts);
    if (!latin && !film_plan_names(plan, s->from, s->to))
        add_correction(k, s, &parts.v[0]);
}

void
film_single_names_find(struct film_search_ctx *c, struct film_plan *plan)
{
    struct finder k = {.c = c, .plan = plan};
    struct film_name_singles all;
    if (!film_ctx_ok(c) ||
        !film_ctx_keep(
            c, film_name_singles(&all, c->arena, plan->asked.text, c->err)))
        return;
    for (size_t i = 0; i < all.n && film_ctx_ok(c); i++)
        find_single(&k, &all.v[i]);
}
