/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/spelling.h"

#include "base/utf8.h"
#include "index/format/store.h"
#include "search/expand/query-hints.h"

enum {
    MENDED_MOST = 3, /* words of a query */
    SHORTEST = 4,    /* minimum number of letters of a word to correct */
    TWO_SLIPS = 8,   /* letters from which on it may have two slips */
    LONGEST = 32,
    INFLECTED = 1, /* further letters that an ending may differ by */
    SAMPLE = 16,   /* passages that show how a found word is spelled */
    NEAREST = 4,   /* words of one distance that are looked at */
};

/* The factor of a replacement's weight. Half of it costs .003 nDCG of movielog
 * (.022 of names in other spellings) and gains .0002 of kmrd. */
static const double MENDED = .8;

struct mender {
    struct film_search_ctx *c;
    struct film_plan *plan;
};

/* A stem of the index that is near to the unknown one. */
struct candidate {
    char stem[LONGEST];
    size_t length;
    uint32_t freq;
};

/* The nearest stems, all of one distance, the most frequent first. */
struct nearest {
    struct candidate v[NEAREST];
    size_t n;
    unsigned distance; /* if there is none yet, the maximum allowed */
};

/* Slips between two words (Damerau's four, without letters touched twice),
 * more than `most` as most + 1. */
static unsigned
slips(struct film_str a, struct film_str b, unsigned most)
{
    unsigned rows[3][LONGEST + 1];
    unsigned *before = rows[0], *last = rows[1], *row = rows[2];
    if (a.n > b.n + most || b.n > a.n + most)
        return most + 1;
    for (size_t j = 0; j <= b.n; j++)
        last[j] = before[j] = (unsigned)j;
    for (size_t i = 1; i <= a.n; i++) {
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= b.n; j++) {
            unsigned d = last[j - 1] + (a.p[i - 1] != b.p[j - 1]);
            if (last[j] + 1 < d)
                d = last[j] + 1;
            if (row[j - 1] + 1 < d)
                d = row[j - 1] + 1;
            if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] &&
                a.p[i - 2] == b.p[j - 1] && before[j - 2] + 1 < d)
                d = before[j - 2] + 1;
            row[j] = d;
        }
        unsigned *free_row = before;
        before = last;
        last = row;
        row = free_row;
    }
    return last[b.n] > most ? most + 1 : last[b.n];
}

/* Puts a stem where its frequency belongs, the last one off the list. */
static void
insert(struct nearest *best, struct film_str stem, uint32_t freq)
{
    size_t i = best->n;
    for (size_t k = 0; k < best->n; k++)
        if (film_str_equal(
                (struct film_str){best->v[k].stem, best->v[k].length}, stem))
            return; /* from another shard */
    while (i > 0 && best->v[i - 1].freq < freq)
        i--;
    if (i == NEAREST)
        return;
    best->n += best->n < NEAREST;
    memmove(&best->v[i + 1], &best->v[i],
            (best->n - 1 - i) * sizeof best->v[0]);
    memcpy(best->v[i].stem, stem.p, stem.n);
    best->v[i].length = stem.n;
    best->v[i].freq = freq;
}

static void
consider(struct nearest *best, struct film_str word, const xapc_term *term)
{
    struct film_str stem = {term->data, term->len};
    if (stem.n >= LONGEST || stem.n + 2 < word.n || word.n + 2 < stem.n)
        return;
    unsigned d = slips(word, stem, best->distance);
    if (d > best->distance || d == 0)
        return;
    if (d < best->distance)
        best->n = 0;
    best->distance = d;
    insert(best, stem, term->termfreq);
}

static void
look_in(struct mender *m, struct film_shard *shard, struct film_str word,
        struct nearest *best)
{
    enum { BLOCK = 256 };
    xapc_allterms *all = NULL;
    xapc_term terms[BLOCK];
    xapc_error *xerr = NULL;
    size_t n = 1;
    if (!film_ctx_ok(m->c))
        return;
    xapc_status x = xapc_allterms_open(&all, shard->db, word.p, 1, &xerr);
    while (x == XAPC_OK && n > 0) {
        x = xapc_allterms_next(&n, all, terms, BLOCK, &xerr);
        for (size_t i = 0; x == XAPC_OK && i < n; i++)
            consider(best, word, &terms[i]);
    }
    xapc_allterms_free(all);
    film_ctx_xapian(m->c, x, xerr);
}

/* Documents that have the stem in text or above it. */
static uint64_t
text_freq(struct mender *m, struct film_str stem)
{
    static const enum film_field fields[] = {FILM_F_TEXT, FILM_F_ABOVE,
                                             FILM_F_ARTICLE_TEXT};
    uint64_t n = 0;
    for (size_t k = 0; k < sizeof fields / sizeof fields[0]; k++)
        n += film_shards_termfreq(m->c, fields[k], stem);
    return n;
}

static bool
may_be_mended(const struct film_plan *plan, const struct film_token *t)
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
spell_in(struct mender *m, struct film_str stem, struct film_str data,
         struct spelled *best)
{
    struct film_stored_passage p;
    if (!film_ctx_keep(m->c,
                       film_load_passage(&p, data, m->c->arena, m->c->err)))
        return;
    struct film_tokens t = film_ctx_analyse(m->c, p.passage.text);
    for (size_t i = 0; i < t.n; i++) {
        struct film_str folded = t.v[i].word->folded;
        if (folded.n > LONGEST || !film_str_equal(t.v[i].word->stem, stem))
            continue;
        if (!(t.v[i].flags & FILM_TOKEN_START))
            best->capitals += t.v[i].flags & FILM_TOKEN_CAPITAL ? 1 : -1;
        unsigned d = slips(best->typed, folded, LONGEST);
        if (best->word.n > 0 && d >= best->distance)
            continue;
        best->distance = d;
        best->word = (struct film_str){p.passage.text.p + t.v[i].from,
                                       t.v[i].to - t.v[i].from};
    }
}

/* Finds how some passages with this stem spell it, because the index has only
 * stems. */
static void
spell_out(struct mender *m, struct film_shard *shard, struct film_str stem,
          struct spelled *best)
{
    xapc_docid ids[SAMPLE];
    size_t n =
        film_shard_documents(m->c, shard, FILM_F_TEXT, stem, ids, SAMPLE);
    struct film_str *data =
        film_shard_data(m->c, shard, (struct film_docids){ids, n});
    for (size_t i = 0; i < n && film_ctx_ok(m->c); i++)
        spell_in(m, stem, data[i], best);
}

/* ---- Mending ---------------------------------------------------------- */

/* Finds how local passages spell a candidate. False if that is too different
 * from what was typed: "losing" is not a slip for "lost", nor "utilizing" for
 * "until". */
static bool
spell(struct mender *m, const struct film_token *t, unsigned distance,
      const struct candidate *c, struct spelled *out)
{
    *out = (struct spelled){.typed = t->word->folded};
    for (size_t i = 0; i < m->c->n; i++)
        if (m->c->shards[i].db && !m->c->shards[i].name)
            spell_out(m, &m->c->shards[i],
                      (struct film_str){c->stem, c->length}, out);
    return out->word.n > 0 && out->distance <= distance + INFLECTED;
}

/* True if what was typed looks like a name: it or a word next to it is
 * capitalised. */
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

/* Chooses the candidate to take and its spelling; NULL if there is none. If a
 * name was typed, names come before more frequent words. A word that some
 * record has but no text is replaced only by a name that more passages than
 * records have. */
static const struct candidate *
choose(struct mender *m, const struct film_token *t, const struct nearest *near,
       struct spelled *how)
{
    uint64_t records =
        film_shards_termfreq(m->c, FILM_F_RECORD_TEXT, t->word->stem);
    bool name = looks_like_name(m->plan->asked.tokens, t);
    const struct candidate *taken = NULL;
    for (size_t i = 0; i < near->n; i++) {
        struct spelled s;
        const struct candidate *c = &near->v[i];
        if (!spell(m, t, near->distance, c, &s) ||
            (records > 0 && (c->freq <= records || s.capitals <= 0)))
            continue;
        if (taken && !(name && s.capitals > 0 && how->capitals <= 0))
            continue;
        taken = c;
        *how = s;
    }
    return taken;
}

/* Returns the word of a spelling that has the stem, or NULL. */
static const struct film_word *
word_of(struct mender *m, struct film_str spelled, const struct candidate *c)
{
    struct film_tokens t = film_ctx_analyse(m->c, spelled);
    for (size_t i = 0; i < t.n; i++)
        if (film_str_equal(t.v[i].word->stem,
                           (struct film_str){c->stem, c->length}))
            return t.v[i].word;
    return NULL;
}

/* Puts the found word in the place of the unknown one, in all tokens. */
static void
replace(struct mender *m, const struct film_token *t, const struct candidate *c,
        struct film_str spelled)
{
    struct film_plan *plan = m->plan;
    struct film_tokens asked = plan->asked.tokens;
    const struct film_word *old = t->word, *word = word_of(m, spelled, c);
    if (!word)
        return;
    film_ctx_note(m->c, "'%.*s' is in no passage: searched also for '%.*s'",
                  (int)(t->to - t->from), plan->asked.text.p + t->from,
                  (int)spelled.n, spelled.p);
    for (size_t i = 0; i < plan->term_count; i++)
        if (plan->terms[i].word == old)
            plan->terms[i] = (struct film_query_term){word, c->freq, c->freq,
                                                      c->freq, MENDED};
    for (size_t i = 0; i < asked.n; i++)
        if (asked.v[i].word->stem_id == old->stem_id)
            asked.v[i].word = word;
}

/* True if there is a word near enough. */
static bool
mend(struct mender *m, const struct film_token *t)
{
    struct nearest near = {.distance = t->word->folded.n >= TWO_SLIPS ? 2 : 1};
    struct spelled how = {.capitals = 0};
    if (text_freq(m, t->word->stem) > 0)
        return false;
    for (size_t i = 0; i < m->c->n; i++)
        if (m->c->shards[i].db && !m->c->shards[i].name)
            look_in(m, &m->c->shards[i], t->word->stem, &near);
    const struct candidate *c = choose(m, t, &near, &how);
    if (c)
        replace(m, t, c, how.word);
    return c != NULL;
}

void
film_spelling_mend(struct film_search_ctx *c, struct film_plan *plan)
{
    struct mender m = {c, plan};
    unsigned done = 0;
    for (size_t i = 0; i < plan->asked.tokens.n && done < MENDED_MOST; i++) {
        const struct film_token t = plan->asked.tokens.v[i];
        if (may_be_mended(plan, &t))
            done += mend(&m, &t);
    }
}
