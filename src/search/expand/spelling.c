/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/spelling.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "catalog/key.h"
#include "index/format/store.h"
#include "names/slips.h"
#include "schema/values.h"
#include "search/expand/name-context.h"
#include "search/expand/query-hints.h"

enum {
    CORRECTED_MOST = 3, /* words of a query */
    SHORTEST = 4,       /* minimum number of letters of a word to correct */
    TWO_SLIPS = 8,      /* letters from which on it may have two slips */
    LONGEST = FILM_SLIP_LETTERS,
    INFLECTED = 10, /* cost that an ending may differ by besides */
    SAMPLE = 16,    /* passages that show how a found word is spelled; which
                       ones, only their content decides */
    NEAREST = 4,    /* words that are looked at */
    KNOWN = 3, /* steps above that of one that was typed in small letters with
                  more than a likely slip */
    LEAST_PROMINENT = 'h', /* rank of a surname; all of 'j': "Wale" and other
                              extras were nearer than who was meant */
};

/* The factor of a replacement's weight. Half of it costs .003 nDCG of movielog
 * (.022 of names in other spellings) and gains .0002 of kmrd. */
static const double CORRECTED = .8;

struct corrector {
    struct film_search_ctx *c;
    struct film_plan *plan;

    /* The word that is looked at. */
    const struct film_token *t; /* of the plan */
    bool name;        /* it looks like a name: it or a word next to it is
                         capitalised */
    bool alone;       /* nothing else is asked for */
    uint64_t records; /* that have it */
};

/* A stem of the index, or a surname of the catalogue, that is near to the
 * unknown word. */
struct candidate {
    char stem[LONGEST];
    size_t length;
    unsigned cost;
    uint32_t freq; /* of a surname: its bearers' prominence */
};

/* The nearest ones, the cheapest first and of those the most frequent. */
struct nearest {
    struct film_str word; /* that they are near to */
    struct candidate v[NEAREST];
    size_t n;
    unsigned most; /* cost that is allowed */
};

static struct film_str
stem_of(const struct candidate *a)
{
    return (struct film_str){a->stem, a->length};
}

static bool
is_before(const struct candidate *a, const struct candidate *b)
{
    if (a->cost != b->cost)
        return a->cost < b->cost;
    return a->freq != b->freq ? a->freq > b->freq
                              : film_str_compare(stem_of(a), stem_of(b)) < 0;
}

/* Puts a stem where it belongs, the last one off the list. */
static void
insert(struct nearest *best, struct film_str stem, unsigned cost, uint32_t freq)
{
    struct candidate new = {.length = stem.n, .cost = cost, .freq = freq};
    size_t i = best->n;
    memcpy(new.stem, stem.p, stem.n);
    for (size_t k = 0; k < best->n; k++)
        if (film_str_equal(stem_of(&best->v[k]), stem))
            return; /* of another shard */
    while (i > 0 && is_before(&new, &best->v[i - 1]))
        i--;
    if (i == NEAREST)
        return;
    best->n += best->n < NEAREST;
    memmove(&best->v[i + 1], &best->v[i],
            (best->n - 1 - i) * sizeof best->v[0]);
    best->v[i] = new;
    if (best->n == NEAREST)
        best->most = best->v[NEAREST - 1].cost;
}

static void
consider(struct nearest *best, struct film_str stem, uint32_t freq)
{
    if (stem.n >= LONGEST)
        return;
    unsigned d = film_slips(best->word, stem, best->most);
    if (d <= best->most && d > 0)
        insert(best, stem, d, freq);
}

static enum film_status
consider_stem(void *user, struct film_str stem, uint32_t freq,
              struct film_error *err)
{
    (void)err;
    consider(user, stem, freq);
    return FILM_OK;
}

/* Considers the key of a name if it is a surname of somebody prominent. */
static enum film_status
consider_name(void *user, struct film_str key, uint32_t freq,
              struct film_error *err)
{
    (void)freq;
    (void)err;
    if (key.n < 3 || key.p[key.n - 2] != FILM_KEY_SURNAME ||
        key.p[key.n - 1] > LEAST_PROMINENT)
        return FILM_OK;
    uint32_t prominence = (uint32_t)(LEAST_PROMINENT + 1 - key.p[key.n - 1]);
    key.n -= 2;
    consider(user, key, prominence);
    return FILM_OK;
}

/* Looks at the stems of texts. */
static void
look_in_texts(struct corrector *k, struct film_shard *shard,
              struct nearest *best)
{
    struct film_str first = {best->word.p, 1};
    if (film_ctx_ok(k->c))
        film_ctx_keep(k->c, film_values_each(shard->db, FILM_F_TEXT, first,
                                             consider_stem, best, k->c->err));
}

/* Looks at the surnames of the catalogue, as they are written: the index has
 * the stems of all other words. */
static void
look_in_names(struct corrector *k, struct film_shard *shard,
              struct film_str first, struct nearest *best)
{
    if (film_ctx_ok(k->c))
        film_ctx_keep(k->c, film_values_each(shard->db, FILM_F_NAME_KEY, first,
                                             consider_name, best, k->c->err));
}

/* Documents that have the stem in text or above it. */
static uint64_t
text_freq(struct corrector *k, struct film_str stem)
{
    static const enum film_field fields[] = {FILM_F_TEXT, FILM_F_ABOVE,
                                             FILM_F_ARTICLE_TEXT};
    uint64_t n = 0;
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        n += film_shards_termfreq(k->c, fields[i], stem);
    return n;
}

static bool
may_be_corrected(const struct film_plan *plan, const struct film_token *t)
{
    struct film_str w = t->word->folded;
    if (t->word->stop || film_hint_is_weak(w) || t->word->stem.n < SHORTEST ||
        w.n >= LONGEST ||
        (t->flags & (FILM_TOKEN_JOINED | FILM_TOKEN_NGRAM | FILM_TOKEN_NAME)) ||
        !film_utf8_ascii(w))
        return false;
    for (size_t i = 0; i < w.n; i++)
        if (w.p[i] < 'a' || w.p[i] > 'z')
            return false;
    return !film_plan_spells(plan, t->from, t->to);
}

/* ---- The word as spelled in passages ---------------------------------- */

/* The spelling that is nearest to what was typed. */
struct spelled {
    struct film_str typed; /* folded */
    struct film_str word;  /* in the arena */
    unsigned distance;
    int capitals; /* occurrences inside a sentence with a capital, less those
                     without */
};

static void
spell_in(struct corrector *k, struct film_str stem, struct film_str data,
         struct spelled *best)
{
    struct film_stored_passage p;
    if (!film_ctx_keep(k->c,
                       film_load_passage(&p, data, k->c->arena, k->c->err)))
        return;
    struct film_tokens t = film_ctx_analyse(k->c, p.passage.text);
    for (size_t i = 0; i < t.n; i++) {
        struct film_str folded = t.v[i].word->folded;
        if (folded.n >= LONGEST || !film_str_equal(t.v[i].word->stem, stem))
            continue;
        if (!(t.v[i].flags & FILM_TOKEN_START))
            best->capitals += t.v[i].flags & FILM_TOKEN_CAPITAL ? 1 : -1;
        unsigned d = film_slips(best->typed, folded, FILM_SLIP * LONGEST);
        struct film_str word = {p.passage.text.p + t.v[i].from,
                                t.v[i].to - t.v[i].from};
        if (best->word.n > 0 &&
            (d > best->distance ||
             (d == best->distance && film_str_compare(word, best->word) <= 0)))
            continue; /* of equal ones small letters rather than capitals */
        best->distance = d;
        best->word = word;
    }
}

/* Some passages with this stem. A server is not asked for the place of each in
 * their order: that is a round trip for every passage that has the stem. */
static struct film_docids
sample(struct corrector *k, struct film_shard *shard, struct film_str stem)
{
    if (!shard->name)
        return film_shard_newest(k->c, shard,
                                 film_shard_all(k->c, shard, FILM_F_TEXT, stem),
                                 SAMPLE);
    xapc_docid *v = film_ctx_alloc(k->c, SAMPLE, sizeof *v);
    return (struct film_docids){
        v, v ? film_shard_documents(k->c, shard, FILM_F_TEXT, stem, v, SAMPLE)
             : 0};
}

/* Finds how some passages with this stem spell it, because the index has only
 * stems. */
static void
spell_out(struct corrector *k, struct film_shard *shard, struct film_str stem,
          struct spelled *best)
{
    struct film_docids docs = sample(k, shard, stem);
    struct film_str *data = film_shard_data(k->c, shard, docs);
    for (size_t i = 0; i < docs.n && film_ctx_ok(k->c); i++)
        spell_in(k, stem, data[i], best);
}

/* ---- Correction ------------------------------------------------------- */

/* Finds how passages spell a candidate. False if that is too different
 * from what was typed: "losing" is not a slip for "lost", nor "utilizing" for
 * "until". */
static bool
spell(struct corrector *k, const struct candidate *c, struct spelled *out)
{
    *out = (struct spelled){.typed = k->t->word->folded};
    for (size_t i = 0; i < k->c->n; i++)
        if (k->c->shards[i].db)
            spell_out(k, &k->c->shards[i],
                      (struct film_str){c->stem, c->length}, out);
    return out->word.n > 0 && out->distance <= c->cost + INFLECTED;
}

static bool
looks_like_name(struct film_tokens asked, const struct film_token *t)
{
    for (size_t i = 0; i < asked.n; i++) {
        const struct film_token *u = &asked.v[i];
        if ((u->flags & FILM_TOKEN_CAPITAL) && !u->word->stop &&
            u->pos + 1 >= t->pos && u->pos <= t->pos + 1)
            return true;
    }
    return false;
}

/* True if the query has no other word that is not a function word. */
static bool
is_alone(struct film_tokens asked, const struct film_token *t)
{
    for (size_t i = 0; i < asked.n; i++)
        if (asked.v[i].pos != t->pos && !asked.v[i].word->stop)
            return false;
    return true;
}

/* True if a word of passages may be what was meant. A name is not typed for a
 * common word with more than a likely slip, nor the other way round. One that
 * some record has, if no text, is an extra's name more often than a slip. */
static bool
may_be_meant(const struct corrector *k, const struct candidate *c,
             const struct spelled *s, bool name)
{
    if (name != (s->capitals > 0) && s->distance > FILM_SLIP_LIKELY)
        return false;
    return k->records == 0 || (c->freq > k->records && s->capitals > 0 &&
                               s->distance <= FILM_SLIP_DOUBLED);
}

/* True if a word is what was typed like a name, or is none and was not, and the
 * one taken so far is otherwise; small letters are no reason to look further.
 */
static bool
is_better(const struct spelled *s, const struct spelled *taken, bool name)
{
    bool fits = (s->capitals > 0) == name,
         fitted = (taken->capitals > 0) == name;
    return fits && !fitted && (name || s->distance <= taken->distance);
}

/* Chooses the candidate to take and its spelling; NULL if there is none. A
 * name comes before more frequent words if one was typed. */
static const struct candidate *
choose(struct corrector *k, const struct nearest *near, struct spelled *how)
{
    const struct candidate *taken = NULL;
    for (size_t i = 0; i < near->n; i++) {
        struct spelled s;
        const struct candidate *c = &near->v[i];
        if (c->cost > near->v[0].cost + FILM_SLIP_LIKELY || !spell(k, c, &s) ||
            !may_be_meant(k, c, &s, k->name) ||
            (s.capitals > 0 &&
             !film_name_context_fits(k->c, k->plan, k->t, s.word)))
            continue;
        if (taken && !is_better(&s, how, k->name))
            continue;
        taken = c;
        *how = s;
    }
    return taken;
}

/* Returns the word of a spelling that has the stem, or NULL. */
static const struct film_word *
word_of(struct corrector *k, struct film_str spelled, const struct candidate *c)
{
    struct film_tokens t = film_ctx_analyse(k->c, spelled);
    for (size_t i = 0; i < t.n; i++)
        if (film_str_equal(t.v[i].word->stem,
                           (struct film_str){c->stem, c->length}))
            return t.v[i].word;
    return NULL;
}

/* Notes where a word of the query was replaced. */
static void
add_correction(struct corrector *k, const struct film_token *t,
               struct film_str spelled)
{
    struct film_plan *plan = k->plan;
    struct film_correction *slot = film_ctx_push(
        k->c, &plan->corrections, &plan->correction_count, sizeof *slot);
    if (slot)
        *slot = (struct film_correction){t->from, t->to, spelled};
}

/* Puts the found word in the place of the unknown one, in all tokens. */
static void
replace(struct corrector *k, const struct candidate *c, struct film_str spelled)
{
    struct film_plan *plan = k->plan;
    struct film_tokens asked = plan->asked.tokens;
    const struct film_token *t = k->t;
    const struct film_word *old = t->word, *word = word_of(k, spelled, c);
    if (!word)
        return;
    uint64_t freq = film_shards_termfreq(k->c, FILM_F_TEXT, word->stem);
    film_ctx_note(k->c, "'%.*s' is in no passage: searched also for '%.*s'",
                  (int)(t->to - t->from), plan->asked.text.p + t->from,
                  (int)spelled.n, spelled.p);
    for (size_t i = 0; i < plan->term_count; i++)
        if (plan->terms[i].word == old)
            plan->terms[i] =
                (struct film_query_term){word, freq, freq, freq, CORRECTED};
    for (size_t i = 0; i < asked.n; i++) {
        if (asked.v[i].word->stem_id != old->stem_id)
            continue;
        asked.v[i].word = word;
        if (!(asked.v[i].flags & FILM_TOKEN_JOINED))
            add_correction(k, &asked.v[i], spelled);
    }
}

/* Spells a surname as its key, with a capital letter: few of the passages with
 * its stem may have it (Chang, change). */
static bool
spell_surname(struct corrector *k, const struct candidate *name,
              struct spelled *how)
{
    char *word = film_ctx_alloc(k->c, name->length, 1);
    if (!word)
        return false;
    memcpy(word, name->stem, name->length);
    word[0] = (char)(word[0] & ~0x20); /* it is a small ASCII letter */
    *how = (struct spelled){
        .word = {word, name->length}, .distance = name->cost, .capitals = 1};
    return true;
}

/* The nearest surname that passages have, as a candidate; false if there is
 * none. */
static bool
choose_name(struct corrector *k, const struct nearest *names,
            struct candidate *c, struct spelled *how)
{
    for (size_t i = 0; i < names->n; i++) {
        const struct candidate *name = &names->v[i];
        struct film_tokens v =
            film_ctx_analyse(k->c, (struct film_str){name->stem, name->length});
        if (v.n != 1 || v.v[0].word->stem.n >= LONGEST)
            continue;
        struct film_str stem = v.v[0].word->stem;
        *c = (struct candidate){.length = stem.n, .cost = name->cost};
        memcpy(c->stem, stem.p, stem.n);
        c->freq = (uint32_t)text_freq(k, stem);
        if (c->freq == 0 || !film_name_context_fits(
                                k->c, k->plan, k->t,
                                (struct film_str){name->stem, name->length}))
            continue;
        bool spelled =
            spell(k, c, how) && how->capitals > 0 && how->distance <= c->cost;
        bool known = name->freq >= (k->name ? 1 : KNOWN);
        if (spelled && (known || name->cost <= FILM_SLIP_LIKELY))
            return true;
        if ((k->name || (k->alone && known)) && spell_surname(k, name, how))
            return true;
    }
    return false;
}

/* True if a surname is meant rather than the word that was found: it is nearer,
 * or as near and a name was typed. */
static bool
is_meant(struct corrector *k, const struct candidate *name,
         const struct spelled *of_name, const struct spelled *found)
{
    if (!may_be_meant(k, name, of_name, k->name || k->alone))
        return false;
    return found->word.n == 0 || name->cost < found->distance ||
           (name->cost == found->distance && k->name && found->capitals <= 0);
}

/* Finds what is near the word: stems of texts, and surnames. */
static void
find_near(struct corrector *k, struct nearest *texts, struct nearest *names)
{
    const struct film_word *word = k->t->word;
    unsigned most =
        word->folded.n >= TWO_SLIPS ? FILM_SLIP + FILM_SLIP_LIKELY : FILM_SLIP;
    *texts = (struct nearest){.word = word->stem, .most = most};
    *names = (struct nearest){.word = word->folded, .most = most};
    for (size_t i = 0; i < k->c->n; i++) {
        struct film_shard *shard = &k->c->shards[i];
        if (!shard->db)
            continue;
        look_in_texts(k, shard, texts);
        if (shard->counts.entities > 0)
            look_in_names(k, shard, (struct film_str){word->folded.p, 1},
                          names);
    }
}

/* Looks at the surnames that begin with a letter and then go on as the word
 * does after so many of its own. */
static void
look_at_beginning(struct corrector *k, char letter, size_t instead_of,
                  struct nearest *names)
{
    const char begin[2] = {letter, names->word.p[instead_of]};
    for (size_t i = 0; i < k->c->n; i++)
        if (k->c->shards[i].db && k->c->shards[i].counts.entities > 0)
            look_in_names(k, &k->c->shards[i], (struct film_str){begin, 2},
                          names);
}

/* Finds surnames whose first letter is taken for that of the word, or is not
 * heard: Cubrick, Phrankenheimer, Aneke. */
static void
find_other_beginnings(struct corrector *k, struct nearest *names)
{
    struct film_str word = k->t->word->folded;
    unsigned most =
        word.n >= TWO_SLIPS ? FILM_SLIP_LIKELY + FILM_SLIP_DOUBLED : FILM_SLIP;
    *names = (struct nearest){.word = word, .most = most};
    for (char letter = 'a'; letter <= 'z'; letter++)
        if (letter != word.p[0] && film_slips_alike(letter, word.p[0]))
            look_at_beginning(k, letter, 1, names);
    if (film_str_starts(word, FILM_STR("ph")))
        look_at_beginning(k, 'f', 2, names);
    if (word.p[0] == 'h')
        look_at_beginning(k, word.p[1], 2, names);
    else
        look_at_beginning(k, 'h', 0, names);
}

/* True if there is a word near enough. */
static bool
correct(struct corrector *k)
{
    struct nearest texts, names;
    struct spelled how = {.capitals = 0}, of_name = {.capitals = 0};
    struct candidate name;
    struct film_str stem = k->t->word->stem;
    if (text_freq(k, stem) > 0)
        return false;
    k->records = film_shards_termfreq(k->c, FILM_F_RECORD_TEXT, stem);
    k->name = looks_like_name(k->plan->asked.tokens, k->t);
    k->alone = is_alone(k->plan->asked.tokens, k->t);
    find_near(k, &texts, &names);
    const struct candidate *c = choose(k, &texts, &how);
    bool named = choose_name(k, &names, &name, &of_name);
    if (!c && !named && (k->name || k->alone)) {
        find_other_beginnings(k, &names);
        named = choose_name(k, &names, &name, &of_name);
    }
    if (named && is_meant(k, &name, &of_name, &how)) {
        c = &name;
        how = of_name;
    }
    if (c)
        replace(k, c, how.word);
    return c != NULL;
}

void
film_spelling_correct(struct film_search_ctx *c, struct film_plan *plan)
{
    struct corrector k = {.c = c, .plan = plan};
    unsigned done = 0;
    for (size_t i = 0; i < plan->asked.tokens.n && done < CORRECTED_MOST; i++) {
        k.t = &plan->asked.tokens.v[i];
        if (may_be_corrected(plan, k.t))
            done += correct(&k);
    }
}
