/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/spelling-variants.h"

#include "names/keys.h"

#include <math.h>
#include <stdlib.h>

/* Figures are the nDCG of movielog and kmrd with other values; "same": no hit
 * of either changes. */
enum {
    WINDOWS = 40, /* maximum number of windows of a query; 4: -.0014 kmrd, -.030
                     of the Hangul in Latin letters there */
    EXPANSIONS_MOST = 16, /* further words to look for; a bound of time */
    FULL_NAME = 3         /* Hangul syllables; two are also in other words */
};
/* Least trust in a window to look it up; .3: -.001 movielog; .9: same. */
static const double TRIED = .6;
static const double SURE = 1; /* trust also in one with an unknown word */
/* Most passages that may have a word that is a slip of the query's, and what
 * share of all, which serves indexes larger than those; .005: same. */
static const uint64_t SLIP_MOST = 20;
static const double SLIP_SHARE = .0005;
/* ---- Looking up ------------------------------------------------------- */

/* A piece of the list of names as one shard has it. */
struct piece {
    char key[4];
    const struct film_shard *shard;
    struct film_str bytes;
};

struct finder {
    struct film_search_ctx *c;
    struct film_plan *plan;
    struct piece *pieces; /* those read so far */
    size_t piece_count;
};

static struct film_str
read_piece(struct finder *k, const struct film_shard *shard, const char key[4])
{
    char name[sizeof FILM_META_NAMES + 4] = FILM_META_NAMES;
    for (size_t i = 0; i < k->piece_count; i++)
        if (k->pieces[i].shard == shard && strcmp(k->pieces[i].key, key) == 0)
            return k->pieces[i].bytes;
    struct piece *p =
        film_ctx_push(k->c, &k->pieces, &k->piece_count, sizeof *p);
    if (!p)
        return (struct film_str){"", 0};
    memcpy(p->key, key, sizeof p->key);
    p->shard = shard;
    memcpy(name + sizeof FILM_META_NAMES - 1, key, 4);
    xapc_string value = {0};
    xapc_error *xerr = NULL;
    xapc_status x = xapc_database_get_metadata(&value, shard->db, name,
                                               strlen(name), &xerr);
    if (film_ctx_xapian(k->c, x, xerr))
        p->bytes =
            film_ctx_copy(k->c, (struct film_str){value.data, value.len});
    xapc_string_free(&value);
    return p->bytes;
}

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
            struct film_str bytes = read_piece(k, &c->shards[i], keys.v[n]);
            if (!film_lexicon_match_systems(out, c->arena, w, side, bytes))
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
                bytes = read_piece(k, &c->shards[i], key);
            if (!film_lexicon_match(&out, c->arena, w, side, slips, bytes))
                film_ctx_nomem(c);
        }
        look_up_systems(k, &out, w, side, key);
    }
    film_lexicon_trim(&out);
    return out;
}

/* The passages with the rarest word of the window. */
static uint64_t
rarest(const struct film_plan *plan, const struct film_name_window *w)
{
    uint64_t least = UINT64_MAX;
    for (size_t i = 0; i < plan->asked.tokens.n; i++) {
        const struct film_token *t = &plan->asked.tokens.v[i];
        if (t->from < w->from || t->to > w->to || t->flags & FILM_TOKEN_JOINED)
            continue;
        for (size_t k = 0; k < plan->term_count; k++)
            if (plan->terms[k].word->stem_id == t->word->stem_id &&
                plan->terms[k].passages < least)
                least = plan->terms[k].passages;
    }
    return least;
}

static double
rarity(const struct film_plan *plan, uint64_t passages)
{
    return log(1 + (double)plan->counts.passages / ((double)passages + 1));
}

/* True if a word in this many passages may be a slip. */
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

static void
find_window(struct finder *k, const struct film_name_window *w)
{
    struct film_plan *plan = k->plan;
    struct film_name_reading name = {
        .from = w->from, .to = w->to, .trust = w->trust, .foreign = w->foreign};
    name.literal.how = FILM_NAME_HOW_TYPO;
    uint64_t passages = rarest(plan, w);
    if (passages == 0)
        name.trust = SURE;
    if (name.trust < TRIED || (name.trust < SURE && w->gap))
        return;
    bool slips = name.trust >= SURE && may_be_slip(plan, passages);
    name.spellings = look_up(k, w, slips);
    if (name.spellings.n == 0)
        return;
    if (is_heard(&name.spellings) &&
        w->part[0].hangul + w->part[1].hangul >= FULL_NAME)
        name.literal = (struct film_name_spelling){
            .part = {w->part[0], w->part[1]},
            .likeness = 1,
            .rarity = rarity(plan, passages),
            .how = FILM_NAME_HOW_EXACT,
        };
    struct film_name_reading *slot =
        film_ctx_push(k->c, &plan->names, &plan->name_count, sizeof *slot);
    if (slot)
        *slot = name;
}

/* Windows that overlap in the query are readings of one name. */
static void
group_names(struct film_plan *plan)
{
    size_t end = 0;
    unsigned group = 0;
    for (size_t i = 0; i < plan->name_count; i++) {
        struct film_name_reading *n = &plan->names[i];
        if (i > 0 && n->from >= end)
            group++;
        n->group = group;
        if (n->to > end)
            end = n->to;
    }
}

/* ---- Further words ---------------------------------------------------- */

double
film_spelling_variants_confidence(const struct film_name_reading *n,
                                  const struct film_name_spelling *sp)
{
    return n->trust * (sp->likeness - FILM_NAME_LIKE) / (1 - FILM_NAME_LIKE);
}

static bool
is_asked(const struct film_plan *plan, uint32_t stem_id)
{
    for (size_t i = 0; i < plan->term_count; i++)
        if (plan->terms[i].word->stem_id == stem_id)
            return true;
    return false;
}

static void
add_expansion(struct finder *k, const struct film_word *word, double weight)
{
    struct film_plan *plan = k->plan;
    if (is_asked(plan, word->stem_id))
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
add_spelling(struct finder *k, const struct film_name_reading *name,
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
            double rare = rarity(
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

static void
add_words(struct finder *k)
{
    struct film_plan *plan = k->plan;
    for (size_t i = 0; i < plan->name_count; i++) {
        struct film_name_spellings *v = &plan->names[i].spellings;
        for (size_t j = 0; j < v->n && film_ctx_ok(k->c); j++)
            add_spelling(k, &plan->names[i], &v->v[j]);
    }
    if (plan->expansion_count)
        qsort(plan->expansions, plan->expansion_count, sizeof *plan->expansions,
              by_weight);
    if (plan->expansion_count > EXPANSIONS_MOST)
        plan->expansion_count = EXPANSIONS_MOST;
}

void
film_spelling_variants_find(struct film_search_ctx *c, struct film_plan *plan)
{
    struct finder k = {.c = c, .plan = plan};
    struct film_name_windows w;
    if (!film_ctx_ok(c) ||
        !film_ctx_keep(
            c, film_name_windows(&w, c->arena, plan->asked.text, c->err)))
        return;
    for (size_t i = 0; i < w.n && i < WINDOWS && film_ctx_ok(c); i++)
        find_window(&k, &w.v[i]);
    group_names(plan);
    add_words(&k);
}
