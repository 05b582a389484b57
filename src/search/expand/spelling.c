/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/spelling.h"

#include "base/utf8.h"
#include "index/format/store.h"
#include "search/expand/query-hints.h"

enum {
    MENDED_MOST = 3, /* words of a query */
    SHORTEST = 4,    /* letters of a word that may be mended */
    TWO_SLIPS = 8,   /* letters from which on it may have two slips */
    LONGEST = 32,
    INFLECTED = 1, /* further letters that an ending may differ by */
    SAMPLE = 16,   /* passages that show how a found word is spelled */
};

static const double MENDED = .8; /* what such a word counts */

struct mender {
    struct film_search_ctx *c;
    struct film_plan *plan;
};

struct nearest {
    char stem[LONGEST];
    size_t length;
    unsigned distance;
    uint32_t freq;
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

static void
consider(struct nearest *best, struct film_str word, const xapc_term *term)
{
    struct film_str stem = {term->data, term->len};
    if (stem.n >= LONGEST || stem.n + 2 < word.n || word.n + 2 < stem.n)
        return;
    unsigned d = slips(word, stem, best->distance);
    if (d > best->distance || d == 0 ||
        (d == best->distance && best->length > 0 &&
         term->termfreq <= best->freq))
        return;
    memcpy(best->stem, stem.p, stem.n);
    best->length = stem.n;
    best->distance = d;
    best->freq = term->termfreq;
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

/* Whether the term occurs: in text, above it, or in a record. */
static bool
occurs(struct mender *m, struct film_str stem)
{
    static const enum film_field fields[] = {
        FILM_F_TEXT, FILM_F_ABOVE, FILM_F_ARTICLE_TEXT, FILM_F_RECORD_TEXT};
    for (size_t k = 0; k < sizeof fields / sizeof fields[0]; k++)
        if (film_shards_termfreq(m->c, fields[k], stem) > 0)
            return true;
    return false;
}

static bool
may_be_mended(const struct film_plan *plan, const struct film_token *t)
{
    struct film_str w = t->word->folded;
    if (t->word->stop || film_hint_is_weak(w) || t->word->stem.n < SHORTEST ||
        w.n >= LONGEST || (t->flags & (FILM_TOKEN_JOINED | FILM_TOKEN_NGRAM)) ||
        !film_utf8_ascii(w))
        return false;
    for (size_t i = 0; i < w.n; i++)
        if (w.p[i] < 'a' || w.p[i] > 'z')
            return false;
    for (size_t i = 0; i < plan->name_count; i++)
        if (t->from < plan->names[i].to && t->to > plan->names[i].from)
            return false;
    return true;
}

/* ---- The word as it stands -------------------------------------------- */

/* The spelling that is nearest to what was typed. */
struct spelled {
    struct film_str typed; /* folded */
    struct film_str word;  /* in the arena */
    unsigned distance;
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
        unsigned d = slips(best->typed, folded, LONGEST);
        if (best->word.n > 0 && d >= best->distance)
            continue;
        best->distance = d;
        best->word = (struct film_str){p.passage.text.p + t.v[i].from,
                                       t.v[i].to - t.v[i].from};
    }
}

/* How some passages with this stem spell it: the index itself has stems. */
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

/* Puts the found word in the place of the unknown one, in all tokens. */
static void
replace(struct mender *m, const struct film_token *t,
        const struct nearest *best)
{
    struct film_plan *plan = m->plan;
    struct film_tokens asked = plan->asked.tokens;
    const struct film_word *old = t->word;
    struct film_str stem = {best->stem, best->length};
    struct film_tokens tokens = film_ctx_analyse(m->c, stem);
    if (tokens.n != 1 || !film_str_equal(tokens.v[0].word->stem, stem))
        return; /* a stem that is no stem of itself */
    const struct film_word *word = tokens.v[0].word;
    struct spelled spelled = {.typed = old->folded};
    for (size_t i = 0; i < m->c->n; i++)
        if (m->c->shards[i].db && !m->c->shards[i].name)
            spell_out(m, &m->c->shards[i], stem, &spelled);
    /* "losing" is no slip for "lost", nor "utilizing" for "until". */
    if (!spelled.word.n || spelled.distance > best->distance + INFLECTED)
        return;
    film_ctx_note(m->c, "no passage has '%.*s': searched also for '%.*s'",
                  (int)(t->to - t->from), plan->asked.text.p + t->from,
                  (int)spelled.word.n, spelled.word.p);
    for (size_t i = 0; i < plan->term_count; i++)
        if (plan->terms[i].word == old)
            plan->terms[i] = (struct film_query_term){
                word, best->freq, best->freq, best->freq, MENDED};
    for (size_t i = 0; i < asked.n; i++)
        if (asked.v[i].word->stem_id == old->stem_id)
            asked.v[i].word = word;
}

/* True if there is a word near enough. */
static bool
mend(struct mender *m, const struct film_token *t)
{
    struct nearest best = {.distance = t->word->folded.n >= TWO_SLIPS ? 2 : 1};
    if (occurs(m, t->word->stem))
        return false;
    for (size_t i = 0; i < m->c->n; i++)
        if (m->c->shards[i].db && !m->c->shards[i].name)
            look_in(m, &m->c->shards[i], t->word->stem, &best);
    if (best.length > 0)
        replace(m, t, &best);
    return best.length > 0;
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
