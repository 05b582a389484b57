/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/catalogue-names.h"

#include "search/retrieve/fetch.h"

#include <math.h>

enum {
    NAMES_MOST = 12,      /* of one query */
    EXPANSIONS_MOST = 24, /* words to look for beside the query's */
};

/* Of a name, by the idf of its rarest word: what the name as typed is worth to
 * a passage, and the part of it that an actor found by a character is, or who
 * did a job. */
static const double WORTH = 1.2, ROLE_WORTH = 0.2, JOB_WORTH = 0.7;

/* Words of queries that ask who did a job. */
static const struct {
    enum film_job job;
    const char *words;
} jobs[] = {
    {FILM_JOB_DIRECTOR, "director|directed|directs|filmmaker|감독"},
    {FILM_JOB_WRITER, "writer|screenwriter|wrote|written|각본"},
    {FILM_JOB_PRODUCER, "producer|produced|제작자"},
    {FILM_JOB_COMPOSER, "composer|composed|음악감독"},
    {FILM_JOB_CINEMATOGRAPHER, "cinematographer|photographed|촬영감독"},
    {FILM_JOB_EDITOR, "editor|edited"},
};

struct finder {
    struct film_catalogue_names *out;
    struct film_view *view;
    struct film_shard *shards;
    size_t shard_count;
    struct film_analyser *an;
    struct film_arena *arena;
    struct film_error *err;
};

static enum film_status
idf_of(struct finder *k, struct film_str stem, double *idf)
{
    uint64_t passages = 0;
    for (size_t i = 0; i < k->shard_count; i++) {
        uint32_t freq = 0;
        if (!k->shards[i].db)
            continue;
        enum film_status s = film_shard_termfreq(&freq, &k->shards[i],
                                                 FILM_F_TEXT, stem, k->err);
        if (s != FILM_OK)
            return s;
        passages += freq;
    }
    *idf = log(1 + (double)k->view->counts.passages / ((double)passages + 1));
    return FILM_OK;
}

static bool
known(const struct film_view *view, const struct film_word *word)
{
    for (size_t i = 0; i < view->term_count; i++)
        if (view->terms[i].word->stem_id == word->stem_id)
            return true;
    for (size_t i = 0; i < view->expansion_count; i++)
        if (film_str_equal(view->expansions[i].stem, word->stem))
            return true;
    return false;
}

/* Makes the words of an alias ones that candidates are looked for by. */
static enum film_status
add_words(struct finder *k, struct film_catalogue_name *a, double share)
{
    double rarest = 0;
    for (size_t i = 0; i < a->tokens.n; i++) {
        const struct film_word *word = a->tokens.v[i].word;
        double idf;
        film_analyser_focus_add(k->an, word->folded);
        film_analyser_focus_add(k->an, word->stem);
        if (word->stop)
            continue;
        enum film_status s = idf_of(k, word->stem, &idf);
        if (s != FILM_OK)
            return s;
        if (idf > rarest)
            rarest = idf;
        if (known(k->view, word) || k->view->expansion_count >= EXPANSIONS_MOST)
            continue;
        struct film_expansion *e =
            film_arena_push(k->arena, &k->view->expansions,
                            &k->view->expansion_count, sizeof *e);
        if (!e || !film_arena_copy(k->arena, word->stem, &e->stem))
            return film_error_nomem(k->err);
        e->weight = idf * share / (double)a->tokens.n;
    }
    a->worth = rarest * share * WORTH;
    return FILM_OK;
}

/* Tokens without joined forms: what must stand side by side. */
static void
drop_joined(struct film_tokens *t)
{
    size_t kept = 0;
    for (size_t i = 0; i < t->n; i++)
        if (!(t->v[i].flags & FILM_TOKEN_JOINED))
            t->v[kept++] = t->v[i];
    t->n = kept;
}

/* Adds `a`, of which what was typed and what it is found by are set. */
static enum film_status
add_name(struct finder *k, struct film_catalogue_name a, struct film_str name,
         double share)
{
    if (k->out->n >= NAMES_MOST)
        return FILM_OK;
    a.as = name;
    enum film_status s =
        film_fetch_tokens(&a.tokens, name, k->an, k->arena, k->err);
    drop_joined(&a.tokens);
    if (s != FILM_OK || a.tokens.n == 0 ||
        (a.tokens.n < 2 && !(a.tokens.v[0].flags & FILM_TOKEN_NGRAM)))
        return s; /* one common word: half the passages would have it */
    s = add_words(k, &a, share);
    struct film_catalogue_name *slot =
        s == FILM_OK
            ? film_arena_push(k->arena, &k->out->v, &k->out->n, sizeof *slot)
            : NULL;
    if (s == FILM_OK && !slot)
        return film_error_nomem(k->err);
    if (slot)
        *slot = a;
    return s;
}

static enum film_status
add_names(struct finder *k, const struct film_recognised *r,
          const struct film_names *names)
{
    enum film_status s = FILM_OK;
    size_t from = (size_t)(r->text.p - k->view->text.p);
    const struct film_catalogue_name a = {.from = from,
                                          .to = from + r->text.n,
                                          .other = r->role,
                                          .by = r->role ? "role" : "alias"};
    for (size_t i = 0; i < names->n && s == FILM_OK; i++)
        if (!film_str_equal_nocase(names->v[i].text, r->text))
            s = add_name(k, a, names->v[i].text, r->role ? ROLE_WORTH : 1);
    return s;
}

/* The word of the query that asks for a job, outside the film's own name. */
static const struct film_token *
asks_for(const struct finder *k, const struct film_recognised *r,
         const char *words)
{
    size_t from = (size_t)(r->text.p - k->view->text.p);
    for (size_t i = 0; i < k->view->query.n; i++) {
        const struct film_token *t = &k->view->query.v[i];
        struct film_str rest = film_str_from(words), word;
        struct film_str typed = {k->view->text.p + t->from, t->to - t->from};
        if (t->from >= from && t->to <= from + r->text.n)
            continue;
        while (film_str_cut(&rest, '|', &word))
            if (film_str_equal_nocase(typed, word))
                return t;
    }
    return NULL;
}

/* Who did for the film what the query asks for. */
static enum film_status
add_crew(struct finder *k, const struct film_recognised *r,
         const struct film_entity *e)
{
    enum film_status s = FILM_OK;
    for (size_t j = 0; j < sizeof jobs / sizeof jobs[0]; j++) {
        const struct film_token *t = asks_for(k, r, jobs[j].words);
        for (size_t i = 0; t && i < e->credit_count && s == FILM_OK; i++)
            if (e->credits[i].job == jobs[j].job)
                s = add_name(k,
                             (struct film_catalogue_name){.from = t->from,
                                                          .to = t->to,
                                                          .other = true,
                                                          .by = "job"},
                             e->credits[i].other, JOB_WORTH);
    }
    return s;
}

enum film_status
film_catalogue_names_find(struct film_catalogue_names *out,
                          struct film_view *view,
                          const struct film_recognised *r, size_t n,
                          struct film_shard *shards, size_t shard_count,
                          struct film_analyser *an, struct film_arena *arena,
                          struct film_error *err)
{
    enum { ACTORS = 3 }; /* of more, a character tells too little */
    struct finder k = {out, view, shards, shard_count, an, arena, err};
    enum film_status s = FILM_OK;
    *out = (struct film_catalogue_names){0};
    for (size_t i = 0; i < n; i++) {
        /* Of several people of one name, whose aliases would they be? */
        if (r[i].total > (r[i].role ? ACTORS : 1) || (r[i].weak && !r[i].role))
            continue;
        for (size_t e = 0; e < r[i].n && s == FILM_OK; e++) {
            s = add_names(&k, &r[i], &r[i].v[e].names);
            if (s == FILM_OK && !r[i].v[e].person && !r[i].role)
                s = add_crew(&k, &r[i], &r[i].v[e]);
        }
    }
    return s;
}

/* ---- In a passage ----------------------------------------------------- */

static bool
stands_in(struct film_tokens text, struct film_tokens want)
{
    for (size_t i = 0; i < text.n; i++) {
        size_t k = 0;
        for (size_t j = i; j < text.n && k < want.n; j++) {
            if (text.v[j].flags & FILM_TOKEN_JOINED)
                continue;
            if (text.v[j].word->stem_id != want.v[k].word->stem_id)
                break;
            k++;
        }
        if (k == want.n)
            return true;
    }
    return false;
}

/* True if the passage or its headings have every word that was typed between
 * from and to. */
static bool
has_typed(const struct film_view *view, const struct film_fetched_passage *p,
          size_t from, size_t to)
{
    for (size_t i = 0; i < view->query.n; i++) {
        const struct film_token *t = &view->query.v[i];
        bool found = false;
        if (t->from < from || t->to > to || (t->flags & FILM_TOKEN_JOINED))
            continue;
        for (size_t k = 0; k < p->text.n && !found; k++)
            found = p->text.v[k].word->stem_id == t->word->stem_id;
        for (size_t k = 0; k < p->headings.n && !found; k++)
            found = p->headings.v[k].word->stem_id == t->word->stem_id;
        if (!found)
            return false;
    }
    return true;
}

static const struct film_catalogue_name *
best_name(const struct film_catalogue_names *a, const struct film_view *view,
          const struct film_fetched_passage *p, size_t from)
{
    const struct film_catalogue_name *best = NULL;
    for (size_t i = 0; i < a->n; i++) {
        const struct film_catalogue_name *x = &a->v[i];
        if (x->from == from && (!best || x->worth > best->worth) &&
            (stands_in(p->text, x->tokens) ||
             stands_in(p->headings, x->tokens)) &&
            (x->other || !has_typed(view, p, x->from, x->to)))
            best = x;
    }
    return best;
}

static bool
first_of_name(const struct film_catalogue_names *a, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (a->v[k].from == a->v[i].from)
            return false;
    return true;
}

/* What the spellings of the name are worth already (names.h). */
static bool
found_by_sound(const struct film_fetched_passage *p, size_t from, size_t to)
{
    const struct film_fetched_article *a = p->article;
    for (size_t i = 0; i < p->occurrence_count + a->occurrence_count; i++) {
        const struct film_name_reading *name =
            i < p->occurrence_count ? p->found[i].name
                                    : a->found[i - p->occurrence_count].name;
        if (name->from < to && name->to > from)
            return true;
    }
    return false;
}

/* What all the words that were typed between from and to give to a passage
 * that has them, about: another name is not worth more. */
static enum film_status
typed_worth(double *worth, const struct film_view *view,
            const struct film_rank *rank, size_t from, size_t to,
            struct film_arena *arena, struct film_error *err)
{
    bool *typed = film_arena_zalloc(arena, view->term_count + 1, sizeof *typed);
    if (!typed)
        return film_error_nomem(err);
    for (size_t i = 0; i < view->query.n; i++) {
        const struct film_token *t = &view->query.v[i];
        for (size_t k = 0; k < view->term_count; k++)
            typed[k] |= t->from >= from && t->to <= to &&
                        view->terms[k].word->stem_id == t->word->stem_id;
    }
    *worth = film_rank_absent(rank, typed);
    return FILM_OK;
}

enum film_status
film_catalogue_names_score(const struct film_catalogue_names *a,
                           struct film_view *view, const struct film_rank *rank,
                           struct film_arena *arena, struct film_error *err)
{
    for (size_t i = 0; i < a->n; i++) {
        double most = 0;
        if (!first_of_name(a, i))
            continue;
        enum film_status s = typed_worth(&most, view, rank, a->v[i].from,
                                         a->v[i].to, arena, err);
        if (s != FILM_OK)
            return s;
        for (size_t k = 0; k < view->passage_count; k++) {
            struct film_fetched_passage *p = &view->passages[k];
            if (found_by_sound(p, a->v[i].from, a->v[i].to))
                continue;
            const struct film_catalogue_name *x =
                best_name(a, view, p, a->v[i].from);
            if (x)
                p->score += x->other || x->worth < most ? x->worth : most;
        }
    }
    return FILM_OK;
}

enum film_status
film_catalogue_names_matched(struct film_hit *h,
                             const struct film_catalogue_names *a,
                             const struct film_view *view,
                             const struct film_fetched_passage *p,
                             struct film_arena *arena, struct film_error *err)
{
    for (size_t i = 0; i < a->n; i++) {
        if (!first_of_name(a, i) || found_by_sound(p, a->v[i].from, a->v[i].to))
            continue;
        const struct film_catalogue_name *x =
            best_name(a, view, p, a->v[i].from);
        if (!x)
            continue;
        struct film_matched *m =
            film_arena_push(arena, &h->matched, &h->matched_count, sizeof *m);
        if (!m)
            return film_error_nomem(err);
        *m = (struct film_matched){
            {view->text.p + x->from, x->to - x->from}, x->as, x->by};
    }
    return FILM_OK;
}
