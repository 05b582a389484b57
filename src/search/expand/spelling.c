/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/spelling.h"

#include "base/utf8.h"
#include "schema/xapian-status.h"
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
    struct film_view *view;
    struct film_shard *shards;
    size_t n;
    struct film_analyser *an;
    struct film_strs *notes;
    struct film_arena *arena;
    struct film_error *err;
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

static enum film_status
look_in(struct mender *m, struct film_shard *shard, struct film_str word,
        struct nearest *best)
{
    enum { BLOCK = 256 };
    xapc_allterms *all = NULL;
    xapc_term terms[BLOCK];
    xapc_error *xerr = NULL;
    size_t n = 1;
    xapc_status x = xapc_allterms_open(&all, shard->db, word.p, 1, &xerr);
    while (x == XAPC_OK && n > 0) {
        x = xapc_allterms_next(&n, all, terms, BLOCK, &xerr);
        for (size_t i = 0; x == XAPC_OK && i < n; i++)
            consider(best, word, &terms[i]);
    }
    xapc_allterms_free(all);
    return film_error_xapian(m->err, x, xerr);
}

/* Whether the term occurs: in text, above it, or in a record. */
static enum film_status
occurs(struct mender *m, struct film_str stem, bool *yes)
{
    static const enum film_field fields[] = {
        FILM_F_TEXT, FILM_F_ABOVE, FILM_F_ARTICLE_TEXT, FILM_F_RECORD_TEXT};
    *yes = false;
    for (size_t i = 0; i < m->n; i++)
        for (size_t k = 0; k < 4 && m->shards[i].db && !*yes; k++) {
            uint32_t freq = 0;
            enum film_status s = film_shard_termfreq(&freq, &m->shards[i],
                                                     fields[k], stem, m->err);
            if (s != FILM_OK)
                return s;
            *yes = freq > 0;
        }
    return FILM_OK;
}

static bool
may_be_mended(const struct film_view *view, const struct film_token *t)
{
    struct film_str w = t->word->folded;
    if (t->word->stop || film_hint_is_weak(w) || t->word->stem.n < SHORTEST ||
        w.n >= LONGEST || (t->flags & (FILM_TOKEN_JOINED | FILM_TOKEN_NGRAM)) ||
        !film_utf8_ascii(w))
        return false;
    for (size_t i = 0; i < w.n; i++)
        if (w.p[i] < 'a' || w.p[i] > 'z')
            return false;
    for (size_t i = 0; i < view->name_count; i++)
        if (t->from < view->names[i].to && t->to > view->names[i].from)
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

static enum film_status
spell_in(struct mender *m, struct film_str stem, struct film_str data,
         struct spelled *best)
{
    struct film_stored_passage p;
    struct film_token *v;
    size_t n;
    enum film_status s = film_load_passage(&p, data, m->arena, m->err);
    if (s == FILM_OK)
        s = film_analyse(m->an, p.passage.text, &v, &n, m->err);
    for (size_t i = 0; s == FILM_OK && i < n; i++) {
        struct film_str folded = v[i].word->folded;
        if (folded.n > LONGEST || !film_str_equal(v[i].word->stem, stem))
            continue;
        unsigned d = slips(best->typed, folded, LONGEST);
        struct film_str word = {p.passage.text.p + v[i].from,
                                v[i].to - v[i].from};
        if (best->word.n > 0 && d >= best->distance)
            continue;
        best->distance = d;
        if (!film_arena_copy(m->arena, word, &best->word))
            return film_error_nomem(m->err);
    }
    return s;
}

/* How some passages with this stem spell it: the index itself has stems. */
static enum film_status
spell_out(struct mender *m, struct film_shard *shard, struct film_str stem,
          struct spelled *best)
{
    xapc_docid ids[SAMPLE];
    xapc_blobs data = {0};
    size_t n;
    enum film_status s =
        film_shard_documents(ids, &n, SAMPLE, shard, FILM_F_TEXT, stem, m->err);
    if (s == FILM_OK)
        s = film_shard_data(&data, shard, ids, n, m->err);
    for (size_t i = 0; i < n && s == FILM_OK; i++)
        s = spell_in(m, stem,
                     (struct film_str){data.items[i].data, data.items[i].len},
                     best);
    xapc_blobs_free(&data);
    return s;
}

/* ---- Mending ---------------------------------------------------------- */

static bool
add_note(struct mender *m, const struct film_token *t, struct film_str word)
{
    struct film_buf line;
    film_buf_init(&line, 4096);
    film_buf_printf(&line, "no passage has '%.*s': searched also for '%.*s'",
                    (int)(t->to - t->from), m->view->text.p + t->from,
                    (int)word.n, word.p);
    struct film_str *slot =
        film_arena_push(m->arena, &m->notes->v, &m->notes->n, sizeof *slot);
    bool ok = slot && line.failed == FILM_OK &&
              film_arena_copy(m->arena, film_buf_get(&line), slot);
    film_buf_release(&line);
    return ok;
}

/* Puts the found word in the place of the unknown one, in all tokens. */
static enum film_status
replace(struct mender *m, const struct film_token *t,
        const struct nearest *best)
{
    struct film_view *view = m->view;
    const struct film_word *old = t->word;
    struct film_token *tokens;
    size_t n;
    struct film_str stem = {best->stem, best->length};
    enum film_status s = film_analyse(m->an, stem, &tokens, &n, m->err);
    if (s != FILM_OK)
        return s;
    if (n != 1 || !film_str_equal(tokens[0].word->stem, stem))
        return FILM_OK; /* a stem that is no stem of itself */
    const struct film_word *word = tokens[0].word;
    struct spelled spelled = {.typed = old->folded};
    for (size_t i = 0; i < m->n && s == FILM_OK; i++)
        if (m->shards[i].db && !m->shards[i].name)
            s = spell_out(m, &m->shards[i], stem, &spelled);
    /* "losing" is no slip for "lost", nor "utilizing" for "until". */
    if (s != FILM_OK || !spelled.word.n ||
        spelled.distance > best->distance + INFLECTED)
        return s;
    if (!add_note(m, t, spelled.word))
        return film_error_nomem(m->err);
    for (size_t i = 0; i < view->term_count; i++)
        if (view->terms[i].word == old) {
            view->terms[i].word = word;
            view->terms[i].passages = best->freq;
            view->terms[i].occurrences = best->freq;
            view->terms[i].articles = best->freq;
            view->terms[i].factor = MENDED;
        }
    for (size_t i = 0; i < view->query.n; i++)
        if (view->query.v[i].word->stem_id == old->stem_id)
            view->query.v[i].word = word;
    return FILM_OK;
}

static enum film_status
mend(struct mender *m, const struct film_token *t, bool *mended)
{
    bool there;
    struct nearest best = {.distance = t->word->folded.n >= TWO_SLIPS ? 2 : 1};
    *mended = false;
    enum film_status s = occurs(m, t->word->stem, &there);
    if (s != FILM_OK || there)
        return s;
    for (size_t i = 0; i < m->n && s == FILM_OK; i++)
        if (m->shards[i].db && !m->shards[i].name)
            s = look_in(m, &m->shards[i], t->word->stem, &best);
    if (s != FILM_OK || best.length == 0)
        return s;
    *mended = true;
    return replace(m, t, &best);
}

enum film_status
film_spelling_mend(struct film_view *view, struct film_shard *shards, size_t n,
                   struct film_analyser *an, struct film_strs *notes,
                   struct film_arena *arena, struct film_error *err)
{
    struct mender m = {view, shards, n, an, notes, arena, err};
    enum film_status s = FILM_OK;
    unsigned done = 0;
    for (size_t i = 0; i < view->query.n && s == FILM_OK && done < MENDED_MOST;
         i++) {
        const struct film_token t = view->query.v[i];
        bool mended;
        if (!may_be_mended(view, &t))
            continue;
        s = mend(&m, &t, &mended);
        done += mended;
    }
    return s;
}
