/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/mentions.h"

#include "catalog/recognise.h"
#include "names/keys.h"
#include "search/expand/name-list.h"

/* What others are worth is nDCG of movielog and kmrd; "same": no hit of either
 * changes. */
enum {
    WINDOWS = 40, /* of a query that are looked up; 4: -.0014 kmrd, -.030 of
                     the Hangul in Latin letters there */
    FULL_NAME = 3 /* Hangul syllables; two are also in other words */
};
/* Least trust in a window to look it up; .3: -.001 movielog; .9: same. */
static const double TRIED = .6;
static const double SURE = 1; /* trust also in one with an unknown word */
/* Most passages that may have a word that is a slip of the query's, and what
 * share of all, which serves indexes larger than those; .005: same. */
static const uint64_t SLIP_MOST = 20;
static const double SLIP_SHARE = .0005;

/* ---- By a key of the catalogue ---------------------------------------- */

struct film_mentions
film_mentions_recognise(struct film_search_ctx *c, struct film_str text)
{
    const struct film_shard *shard = film_shards_catalogue(c);
    struct film_mentions out = {NULL, 0};
    if (!shard || !film_ctx_ok(c))
        return out;
    const struct film_recogniser how = {shard->db, c->an, c->arena, c->err};
    return film_ctx_keep(c, film_recognise(&out, text, &how))
               ? out
               : (struct film_mentions){NULL, 0};
}

struct film_mention
film_mentions_name(struct film_search_ctx *c,
                   const struct film_shard *catalogue, struct film_str text,
                   enum film_key_kind kind)
{
    const struct film_recogniser how = {catalogue->db, c->an, c->arena, c->err};
    struct film_mention m = {.n = 0};
    if (film_ctx_ok(c) &&
        !film_ctx_keep(c, film_recognise_name(&m, text, kind, &how)))
        m.n = 0;
    return m;
}

struct film_tokens
film_mentions_tokens(struct film_search_ctx *c, const struct film_plan *plan,
                     size_t from, size_t to)
{
    struct film_tokens asked = plan->asked.tokens;
    struct film_tokens out = {film_ctx_alloc(c, asked.n + 1, sizeof *out.v), 0};
    for (size_t i = 0; out.v && i < asked.n; i++)
        if (asked.v[i].from >= from && asked.v[i].to <= to)
            out.v[out.n++] = asked.v[i];
    return out;
}

/* Function words that are a film's title are words to look for (her 2013); its
 * initials are no slip of another word (LOTR). */
static void
mark_title(struct film_plan *plan, const struct film_mention *m)
{
    struct film_tokens asked = plan->asked.tokens;
    if (!film_mention_is_sure(m) ||
        !(m->only_stops || m->how == FILM_KEY_INITIALS))
        return;
    for (size_t i = 0; i < asked.n; i++)
        if (asked.v[i].from >= m->from && asked.v[i].to <= m->to)
            asked.v[i].flags |= FILM_TOKEN_NAME;
}

/* ---- As texts spell it ------------------------------------------------ */

struct finder {
    struct film_search_ctx *c;
    struct film_plan *plan;
    struct film_name_list list;
};

/* The spellings of other systems of writing that are listed under other keys
 * than `own`. */
static void
look_up_systems(struct finder *k, struct film_name_spellings *out,
                const struct film_name_window *w, unsigned side,
                const char own[4])
{
    struct film_search_ctx *c = k->c;
    struct film_name_keys keys;
    film_name_keys(&keys, w, side);
    for (size_t i = 0; i < c->n; i++)
        for (unsigned n = 0; n < keys.n && c->shards[i].db; n++) {
            if (strcmp(keys.v[n], own) == 0)
                continue;
            struct film_str bytes =
                film_name_list_read(&k->list, c, &c->shards[i], keys.v[n]);
            if (bytes.n > 0 &&
                !film_lexicon_match_systems(out, c->arena, w, side, bytes))
                film_ctx_nomem(c);
        }
}

/* Every spelling of w that some shard has. */
static struct film_name_spellings
look_up(struct finder *k, const struct film_name_window *w, bool slips)
{
    struct film_search_ctx *c = k->c;
    struct film_name_spellings out = {0};
    for (unsigned side = 0; side < 2; side++) {
        char key[4];
        film_lexicon_key(key, &w->part[side]);
        for (size_t i = 0; i < c->n; i++) {
            struct film_str bytes = {"", 0};
            if (c->shards[i].db)
                bytes = film_name_list_read(&k->list, c, &c->shards[i], key);
            if (!film_lexicon_match(&out, c->arena, w, side, slips, bytes))
                film_ctx_nomem(c);
        }
        look_up_systems(k, &out, w, side, key);
    }
    film_lexicon_trim(&out);
    return out;
}

/* The passages with the rarest of the words. */
static uint64_t
rarest(const struct film_plan *plan, struct film_tokens words)
{
    uint64_t least = UINT64_MAX;
    for (size_t i = 0; i < words.n; i++)
        for (size_t k = 0; k < plan->term_count; k++)
            if (!(words.v[i].flags & FILM_TOKEN_JOINED) &&
                plan->terms[k].word->stem_id == words.v[i].word->stem_id &&
                plan->terms[k].passages < least)
                least = plan->terms[k].passages;
    return least;
}

/* True if a word that so many passages have may be a slip. */
static bool
may_be_slip(const struct film_plan *plan, uint64_t passages)
{
    return passages <= SLIP_MOST ||
           (double)passages <= SLIP_SHARE * (double)plan->counts.passages;
}

/* True if some name sounds the same. */
static bool
is_heard(const struct film_name_spellings *v)
{
    for (size_t i = 0; i < v->n; i++)
        if (v->v[i].likeness >= film_name_likeness(FILM_NAME_SOUNDS_ALIKE))
            return true;
    return false;
}

/* Keeps what a foreign name typed in one word may be. It can be divided in many
 * places; of those who are meant トムクルーズ is the farthest, .953, and
 * 안드레이 is like Ian Dury, .906. */
static void
keep_near(struct film_name_spellings *v)
{
    static const double LEAST = .93;
    size_t n = 0;
    for (size_t i = 0; i < v->n; i++)
        if (v->v[i].likeness >= LEAST)
            v->v[n++] = v->v[i];
    v->n = n;
}

static void
find_window(struct finder *k, const struct film_name_window *w)
{
    struct film_plan *plan = k->plan;
    struct film_mention m = {
        .text = {plan->asked.text.p + w->from, w->to - w->from},
        .from = w->from,
        .to = w->to,
        .tokens = film_mentions_tokens(k->c, plan, w->from, w->to),
        .kind = FILM_MENTION_PERSON,
        .sure = w->trust,
        .foreign = w->foreign,
        .gap = w->gap,
        .one_word = w->one_word};
    uint64_t passages = rarest(plan, m.tokens);
    if (passages == 0)
        m.sure = SURE;
    if (m.sure < TRIED || (m.sure < SURE && w->gap))
        return;
    m.spellings = look_up(k, w, m.sure >= SURE && may_be_slip(plan, passages));
    if (m.one_word)
        keep_near(&m.spellings);
    if (m.spellings.n == 0)
        return;
    if (is_heard(&m.spellings) &&
        w->part[0].hangul + w->part[1].hangul >= FULL_NAME)
        m.literal = (struct film_name_spelling){
            .part = {w->part[0], w->part[1]},
            .likeness = 1,
            .rarity = film_plan_rarity(plan, passages),
            .how = FILM_NAME_HOW_EXACT,
        };
    struct film_mention *slot =
        film_ctx_push(k->c, &plan->mentions.v, &plan->mentions.n, sizeof *slot);
    if (slot)
        *slot = m;
}

/* Windows that overlap in the query are readings of one name. */
static void
group_names(struct film_mention *v, size_t n)
{
    size_t end = 0;
    unsigned group = 0;
    for (size_t i = 0; i < n; i++) {
        group += i > 0 && v[i].from >= end;
        v[i].group = group;
        end = v[i].to > end ? v[i].to : end;
    }
}

static void
find_spelled(struct film_search_ctx *c, struct film_plan *plan)
{
    struct finder k = {.c = c, .plan = plan};
    struct film_name_windows w;
    size_t before = plan->mentions.n;
    if (!film_ctx_ok(c) ||
        !film_ctx_keep(
            c, film_name_windows(&w, c->arena, plan->asked.text, c->err)))
        return;
    for (size_t i = 0; i < w.n && i < WINDOWS && film_ctx_ok(c); i++)
        find_window(&k, &w.v[i]);
    plan->spelled = plan->mentions.n > before;
    if (plan->spelled)
        group_names(plan->mentions.v + before, plan->mentions.n - before);
}

struct film_name_spellings
film_mentions_spellings(struct film_search_ctx *c, struct film_str name)
{
    struct finder k = {.c = c};
    struct film_name_windows w;
    struct film_name_spellings all = {NULL, 0};
    name = film_str_trim(name);
    if (!film_ctx_ok(c) ||
        !film_ctx_keep(c, film_name_windows(&w, c->arena, name, c->err)))
        return all;
    for (size_t i = 0; i < w.n && i < WINDOWS && film_ctx_ok(c); i++) {
        struct film_name_spellings v = {NULL, 0};
        if (w.v[i].from == 0 && w.v[i].to == name.n)
            v = look_up(&k, &w.v[i], true);
        for (size_t j = 0; j < v.n; j++) {
            struct film_name_spelling *slot =
                film_ctx_push(c, &all.v, &all.n, sizeof *slot);
            if (slot)
                *slot = v.v[j];
        }
    }
    return all;
}

/* ---- The whole -------------------------------------------------------- */

void
film_mentions_find(struct film_search_ctx *c, struct film_plan *plan,
                   bool spelled)
{
    plan->mentions = film_mentions_recognise(c, plan->asked.text);
    for (size_t i = 0; i < plan->mentions.n; i++) {
        struct film_mention *m = &plan->mentions.v[i];
        m->tokens = film_mentions_tokens(c, plan, m->from, m->to);
        mark_title(plan, m);
    }
    if (spelled)
        find_spelled(c, plan);
}

size_t
film_mentions_keyed(const struct film_plan *plan)
{
    size_t i = 0;
    while (i < plan->mentions.n && plan->mentions.v[i].spellings.n == 0)
        i++;
    return i;
}

void
film_mentions_add(struct film_search_ctx *c, struct film_plan *plan,
                  const struct film_mention *v, size_t n)
{
    struct film_mentions *old = &plan->mentions;
    size_t keyed = film_mentions_keyed(plan);
    struct film_mention *all =
        n > 0 ? film_ctx_alloc(c, old->n + n, sizeof *all) : NULL;
    if (!all)
        return;
    for (size_t i = 0; i < old->n; i++)
        all[i < keyed ? i : i + n] = old->v[i];
    for (size_t i = 0; i < n; i++)
        all[keyed + i] = v[i];
    *old = (struct film_mentions){all, old->n + n};
}
