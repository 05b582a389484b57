/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/film-links.h"

#include "base/sum.h"
#include "catalog/key.h"
#include "catalog/titles.h"

#include <stdlib.h>

/* Figures are the nDCG of movielog with other values. */
enum {
    PEOPLE = 8, /* per film; 2: -.001, -.006 of queries that compare films */
    NAMES = 3,  /* more people are no stronger evidence, as a review of a remake
                   is also about the first film; all: -.001, -.006 of queries
                   that compare films */
    /* Maximum per title: a title in more articles says nothing. */
    ARTICLES = 1024,
    RIVALS = 8 /* other films of a title; a bound of time */
};

/* How an article names the film. */
enum how {
    SURELY,  /* with its year */
    NEARLY,  /* with an adjacent year */
    OPENLY,  /* without a year */
    IN_TEXT, /* only in its first passage */
};

struct candidate {
    xapc_docid docid;
    enum how how;
    bool rare; /* the title is of several content words */
};

struct linking {
    struct film_search_ctx *c;
    const struct film_entity *film;
    struct film_shard *shard;
    struct candidate *v;
    size_t n;
    struct film_buf key, term;
};

/* ---- Candidates ------------------------------------------------------- */

static void
add_postings(struct linking *k, struct film_str value, enum how how, bool rare)
{
    xapc_docid ids[ARTICLES];
    uint32_t freq =
        film_shard_termfreq(k->c, k->shard, FILM_F_TITLE_KEY, value);
    if (freq == 0 || k->n + freq > ARTICLES)
        return; /* which of them come first would depend on docids */
    size_t n = film_shard_documents(k->c, k->shard, FILM_F_TITLE_KEY, value,
                                    ids, ARTICLES);
    for (size_t i = 0; i < n; i++) {
        struct candidate *slot =
            film_ctx_push(k->c, &k->v, &k->n, sizeof *slot);
        if (slot)
            *slot = (struct candidate){ids[i], how, rare};
    }
}

/* Adds the articles that name a title: with the film's year, with an adjacent
 * one, and without a year. */
static void
add_articles(struct linking *k, const char *mark, struct film_str key,
             bool rare)
{
    int year = k->film->year;
    const struct {
        int year;
        enum how how;
    } ways[] = {
        {year, SURELY}, {0, OPENLY}, {year - 1, NEARLY}, {year + 1, NEARLY}};
    /* Adjacent years do not count in the text. For a film without a year only
     * titles without one count. */
    size_t n = mark[0] ? 2 : 4;
    for (size_t i = year ? 0 : 1; i < (year ? n : 2) && film_ctx_ok(k->c);
         i++) {
        film_title_term(&k->term, mark, film_title_number(key), ways[i].year);
        if (film_ctx_keep(k->c, film_buf_check(&k->term, k->c->err)))
            add_postings(k, film_buf_get(&k->term),
                         mark[0] ? IN_TEXT : ways[i].how, rare);
    }
}

/* Content words of a text, joined forms not counted. */
static size_t
count_words(struct film_tokens t)
{
    size_t words = 0;
    for (size_t i = 0; i < t.n; i++)
        words += film_token_is_content(&t.v[i]);
    return words;
}

static int
by_docid(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->docid != y->docid)
        return x->docid < y->docid ? -1 : 1;
    if (x->how != y->how)
        return x->how < y->how ? -1 : 1;
    return (x->rare < y->rare) - (x->rare > y->rare);
}

/* Each article once, by the best way in which it names the film. A title of
 * two content words at least is rare: words alone are not such a title. */
static void
find_candidates(struct linking *k)
{
    for (size_t i = 0; i < k->film->names.n && i < FILM_LINKS_TITLES; i++) {
        struct film_str title = k->film->names.v[i].text;
        film_title_key(&k->key, title);
        struct film_str key = film_buf_get(&k->key);
        if (key.n == 0)
            continue;
        bool rare = count_words(film_ctx_analyse(k->c, title)) > 1;
        add_articles(k, "", key, rare);
        add_articles(k, FILM_TITLE_IN_TEXT, key, rare);
    }
    size_t kept = 0;
    if (k->n)
        qsort(k->v, k->n, sizeof *k->v, by_docid);
    for (size_t i = 0; i < k->n; i++)
        if (kept == 0 || k->v[kept - 1].docid != k->v[i].docid)
            k->v[kept++] = k->v[i];
    k->n = kept;
}

/* ---- Evidence --------------------------------------------------------- */

/* The evidence for a film in each candidate. */
struct evidence {
    uint8_t *names; /* people named, NAMES at most */
    bool *year;
    xapc_docid *docids; /* docids of the candidates */
    uint32_t *wdfs;     /* scratch, as the next two */
    bool *has, *found;
};

static bool
make_evidence(struct linking *k, struct evidence *e)
{
    size_t n = k->n + 1;
    e->names = film_ctx_alloc(k->c, n, sizeof *e->names);
    e->year = film_ctx_alloc(k->c, n, sizeof *e->year);
    e->docids = film_ctx_alloc(k->c, n, sizeof *e->docids);
    e->wdfs = film_ctx_alloc(k->c, n, sizeof *e->wdfs);
    e->has = film_ctx_alloc(k->c, n, sizeof *e->has);
    e->found = film_ctx_alloc(k->c, n, sizeof *e->found);
    if (!film_ctx_ok(k->c))
        return false;
    for (size_t i = 0; i < k->n; i++)
        e->docids[i] = k->v[i].docid;
    return true;
}

/* Clears has[i] where article i has the stem nowhere. */
static void
keep_with(struct linking *k, struct film_str stem, struct evidence *e)
{
    const struct film_counts *n = &k->shard->counts;
    const struct film_docids docs = {e->docids, k->n};
    const struct {
        enum film_field field;
        bool used;
    } fields[] = {{FILM_F_ARTICLE_TEXT, n->multiple > 0},
                  {FILM_F_TEXT, n->multiple < n->articles},
                  {FILM_F_ABOVE, n->multiple < n->articles}};
    memset(e->found, 0, k->n * sizeof *e->found);
    for (size_t f = 0; f < 3; f++) {
        if (!fields[f].used)
            continue;
        film_shard_wdfs(k->c, k->shard, fields[f].field, stem, docs, e->wdfs);
        for (size_t i = 0; i < k->n; i++)
            e->found[i] |= e->wdfs[i] > 0;
    }
    for (size_t i = 0; i < k->n; i++)
        e->has[i] &= e->found[i];
}

/* Sets has[i] if article i has all words of the text, which must be at least
 * `least`. A one-word name is not evidence: it may be an ordinary word. */
static void
look_for(struct linking *k, struct film_str text, size_t least,
         struct evidence *e)
{
    struct film_tokens t = film_ctx_tokens(k->c, text);
    bool enough = film_ctx_ok(k->c) && count_words(t) >= least;
    for (size_t i = 0; i < k->n; i++)
        e->has[i] = enough;
    for (size_t i = 0; enough && i < t.n; i++)
        if (film_token_is_content(&t.v[i]))
            keep_with(k, t.v[i].word->stem, e);
}

static bool
is_enough(const struct candidate *c, const struct evidence *e, size_t i)
{
    switch (c->how) {
    case SURELY:
        return true;
    case NEARLY:
        return e->names[i] > 0;
    case OPENLY:
        return e->names[i] > 0 || (c->rare && e->year[i]);
    default:
        return e->names[i] > 1 || (e->names[i] > 0 && e->year[i]);
    }
}

static bool
all_enough(const struct linking *k, const struct evidence *e)
{
    for (size_t i = 0; i < k->n; i++)
        if (!is_enough(&k->v[i], e, i))
            return false;
    return true;
}

/* The people who distinguish the film from others, directors first: texts on a
 * film name them, and they make few films with the same title. */
static struct film_strs
people_of(struct film_search_ctx *c, const struct film_entity *film)
{
    static const enum film_job jobs[] = {FILM_JOB_DIRECTOR, FILM_JOB_CAST};
    struct film_strs out = {film_ctx_alloc(c, PEOPLE, sizeof *out.v), 0};
    for (size_t j = 0; out.v && j < 2; j++)
        for (size_t i = 0; i < film->credit_count && out.n < PEOPLE; i++)
            if (film->credits[i].job == jobs[j] && film->credits[i].other.n)
                out.v[out.n++] = film->credits[i].other;
    return out;
}

/* Looks for the film's year and people; no further than needed, or `whole`. */
static bool
find_evidence(struct linking *k, const struct film_entity *film,
              struct evidence *e, bool whole)
{
    if (!make_evidence(k, e))
        return false;
    if (film->year > 0 && (whole || !all_enough(k, e))) {
        film_buf_reset(&k->term);
        film_buf_printf(&k->term, "%d", film->year);
        look_for(k, film_buf_get(&k->term), 1, e);
        memcpy(e->year, e->has, k->n * sizeof *e->year);
    }
    struct film_strs people = people_of(k->c, film);
    for (size_t p = 0; p < people.n; p++) {
        if (!whole && all_enough(k, e))
            break;
        look_for(k, people.v[p], 2, e);
        for (size_t i = 0; i < k->n; i++)
            e->names[i] += e->has[i] && e->names[i] < NAMES;
    }
    return film_ctx_ok(k->c);
}

static unsigned
weight(const struct evidence *e, size_t i)
{
    return 2u * e->names[i] + e->year[i];
}

/* ---- Films of one title ----------------------------------------------- */

/* Adds the films that have a title with this key. */
static void
add_films_called(struct film_search_ctx *c, struct film_entities *out,
                 struct film_str value, struct film_shard *from)
{
    xapc_docid ids[RIVALS];
    size_t n =
        film_shard_documents(c, from, FILM_F_TITLE_KEY, value, ids, RIVALS);
    struct film_str *data =
        n ? film_shard_data(c, from, (struct film_docids){ids, n}) : NULL;
    for (size_t i = 0; i < n && film_ctx_ok(c); i++) {
        struct film_entity *slot =
            film_ctx_push(c, &out->v, &out->n, sizeof *slot);
        if (slot)
            film_ctx_keep(c, film_entity_load(slot, data[i], c->arena, c->err));
    }
}

/* Drops the candidates that have as much evidence for another film with the
 * title. If the year distinguishes them, only films of the same year matter. */
static void
drop_for(struct linking *k, const struct evidence *own, bool *kept,
         const struct film_entity *other)
{
    struct evidence e;
    bool same_year = other->year == k->film->year;
    if (!find_evidence(k, other, &e, true))
        return;
    for (size_t i = 0; i < k->n; i++) {
        unsigned more = weight(&e, i), mine = weight(own, i);
        if (k->v[i].how >= OPENLY ? more >= mine : same_year && more > mine)
            kept[i] = false;
    }
}

/* True if the entity is the film itself. */
static bool
is_same(const struct film_entity *film, const struct film_entity *e)
{
    for (size_t i = 0; i < film->ids.n; i++)
        for (size_t k = 0; k < e->ids.n; k++)
            if (film_str_equal(film->ids.v[i], e->ids.v[k]))
                return true;
    return (film->ids.n == 0 || e->ids.n == 0) && film->year == e->year;
}

/* The other films that have one of the film's titles. */
static struct film_entities
find_rivals(struct linking *k)
{
    struct film_entities out = {NULL, 0};
    size_t kept = 0;
    for (size_t t = 0; t < k->film->names.n && t < FILM_LINKS_TITLES; t++) {
        film_title_key(&k->key, k->film->names.v[t].text);
        if (k->key.n == 0)
            continue;
        film_title_term(&k->term, FILM_TITLE_OF_FILM,
                        film_title_number(film_buf_get(&k->key)), 0);
        struct film_str value = film_buf_get(&k->term);
        if (film_shard_termfreq(k->c, k->shard, FILM_F_TITLE_KEY, value) > 1)
            add_films_called(k->c, &out, value, k->shard);
    }
    for (size_t i = 0; i < out.n && film_ctx_ok(k->c); i++)
        if (!is_same(k->film, &out.v[i]))
            out.v[kept++] = out.v[i];
    out.n = kept;
    return out;
}

static void
drop_rivals(struct linking *k, bool *kept)
{
    struct film_entities rivals = find_rivals(k);
    struct evidence own;
    if (rivals.n == 0 || !find_evidence(k, k->film, &own, true))
        return;
    for (size_t i = 0; i < rivals.n; i++)
        drop_for(k, &own, kept, &rivals.v[i]);
}

/* ---- The whole -------------------------------------------------------- */

static void
judge(struct linking *k, bool *kept)
{
    struct evidence e;
    bool any = false;
    if (!find_evidence(k, k->film, &e, false))
        return;
    for (size_t i = 0; i < k->n; i++) {
        kept[i] = is_enough(&k->v[i], &e, i);
        any |= kept[i];
    }
    if (any)
        drop_rivals(k, kept);
}

static struct film_docids
find_links(struct film_search_ctx *c, const struct film_entity *film,
           struct film_shard *shard)
{
    struct linking k = {.c = c, .film = film, .shard = shard};
    size_t n = 0;
    film_buf_init(&k.key, 1 << 16);
    film_buf_init(&k.term, 1 << 16);
    find_candidates(&k);
    bool *kept = k.n ? film_ctx_alloc(c, k.n, sizeof *kept) : NULL;
    xapc_docid *v = k.n ? film_ctx_alloc(c, k.n, sizeof *v) : NULL;
    if (kept && v)
        judge(&k, kept);
    for (size_t i = 0; i < k.n && film_ctx_ok(c); i++)
        if (kept[i])
            v[n++] = k.v[i].docid;
    film_buf_release(&k.key);
    film_buf_release(&k.term);
    return (struct film_docids){v, n};
}

static void
add_strings(struct film_summer *s, const struct film_str *v, size_t n)
{
    film_summer_add(s, (struct film_str){(const char *)&n, sizeof n});
    for (size_t i = 0; i < n; i++) {
        film_summer_add(
            s, (struct film_str){(const char *)&v[i].n, sizeof v[i].n});
        film_summer_add(s, v[i]);
    }
}

/* The sum of all that the links of a film depend on, apart from the index. */
static struct film_sum
sum_of(struct film_search_ctx *c, const struct film_entity *film)
{
    struct film_summer s;
    struct film_strs people = people_of(c, film);
    struct film_str titles[FILM_LINKS_TITLES];
    size_t n =
        film->names.n < FILM_LINKS_TITLES ? film->names.n : FILM_LINKS_TITLES;
    for (size_t i = 0; i < n; i++)
        titles[i] = film->names.v[i].text;
    film_summer_init(&s);
    film_summer_add(
        &s, (struct film_str){(const char *)&film->year, sizeof film->year});
    add_strings(&s, titles, n);
    add_strings(&s, film->ids.v, film->ids.n);
    add_strings(&s, people.v, people.n);
    return film_summer_end(&s);
}

struct film_docids
film_links_find(struct film_search_ctx *c, const struct film_entity *film,
                struct film_shard *shard)
{
    const struct film_sum sum = sum_of(c, film);
    const struct film_str key = {(const char *)sum.bytes, sizeof sum.bytes};
    const struct film_str *known = film_stored_get(&shard->links, key);
    if (known) {
        size_t n = known->n / sizeof(xapc_docid);
        xapc_docid *v = film_ctx_alloc(c, n + 1, sizeof *v);
        if (v)
            memcpy(v, known->p, known->n);
        return (struct film_docids){v, v ? n : 0};
    }
    struct film_docids docs = find_links(c, film, shard);
    shard->links.on = true;
    if (film_ctx_ok(c))
        film_stored_put(
            &shard->links, key,
            (struct film_str){(const char *)docs.v, docs.n * sizeof *docs.v});
    return docs;
}

/* ---- Films ------------------------------------------------------------ */

struct film_entity
film_links_entity(struct film_search_ctx *c, const struct film_record *r)
{
    struct film_entity film = {.names = r->names, .year = r->year};
    struct film_buf id;
    film_buf_init(&id, 1 << 16);
    film.ids.v = film_ctx_alloc(c, r->id_count + 1, sizeof *film.ids.v);
    film.credits = film_ctx_alloc(c, r->credit_count + 1, sizeof *film.credits);
    for (size_t i = 0; i < r->id_count && film_ctx_ok(c); i++) {
        film_id_text(&id, &r->ids[i]);
        if (film_ctx_keep(c, film_buf_check(&id, c->err)))
            film.ids.v[film.ids.n++] = film_ctx_copy(c, film_buf_get(&id));
    }
    for (size_t i = 0; i < r->credit_count && film_ctx_ok(c); i++)
        if (r->credits[i].names.n > 0)
            film.credits[film.credit_count++] = (struct film_entity_credit){
                .other = r->credits[i].names.v[0].text,
                .job = r->credits[i].job};
    film_buf_release(&id);
    return film;
}

static bool
has_entity(const struct film_entities *v, struct film_str id)
{
    for (size_t i = 0; i < v->n; i++)
        if (film_str_equal(v->v[i].id, id))
            return true;
    return false;
}

/* Adds the films called as the term of an article says, if it is linked to
 * them. */
static void
add_linked(struct linking *k, struct film_entities *films,
           struct film_str value, xapc_docid article, struct film_shard *from)
{
    struct film_entities called = {NULL, 0};
    film_buf_reset(&k->term);
    film_buf_text(&k->term, FILM_TITLE_OF_FILM);
    if (film_str_starts(value, FILM_STR(FILM_TITLE_IN_TEXT)))
        value = (struct film_str){value.p + 1, value.n - 1};
    for (size_t i = 0; i < value.n && value.p[i] != ':'; i++)
        film_buf_byte(&k->term, value.p[i]);
    add_films_called(k->c, &called, film_buf_get(&k->term), from);
    for (size_t i = 0; i < called.n; i++) {
        if (!film_docids_have(film_links_find(k->c, &called.v[i], k->shard),
                              article) ||
            has_entity(films, called.v[i].id))
            continue;
        struct film_entity *slot =
            film_ctx_push(k->c, &films->v, &films->n, sizeof *slot);
        if (slot)
            *slot = called.v[i];
    }
}

static int
compare_strs(const void *a, const void *b)
{
    return film_str_compare(*(const struct film_str *)a,
                            *(const struct film_str *)b);
}

/* Returns the terms of the titles that the article may be about, in their
 * order; in the arena. */
static struct film_strs
title_terms(struct linking *k, const struct film_stored_article *a)
{
    struct film_strs terms = {NULL, 0};
    terms.v = film_ctx_alloc(k->c, a->title_count + 1, sizeof *terms.v);
    for (size_t i = 0; i < a->title_count && film_ctx_ok(k->c); i++) {
        const struct film_stored_title *t = &a->titles[i];
        film_title_term(&k->term,
                        t->place == FILM_TITLE_TEXT ? FILM_TITLE_IN_TEXT : "",
                        t->number, t->year);
        terms.v[terms.n++] = film_ctx_copy(k->c, film_buf_get(&k->term));
    }
    if (terms.n > 1)
        qsort(terms.v, terms.n, sizeof *terms.v, compare_strs);
    return terms;
}

struct film_entities
film_links_of(struct film_search_ctx *c, struct film_shard *shard,
              xapc_docid article, const struct film_stored_article *a,
              struct film_shard *from)
{
    struct linking k = {.c = c, .shard = shard};
    struct film_entities films = {NULL, 0};
    film_buf_init(&k.term, 4096);
    struct film_strs terms = title_terms(&k, a);
    for (size_t i = 0; i < terms.n && film_ctx_ok(c); i++)
        add_linked(&k, &films, terms.v[i], article, from);
    film_buf_release(&k.term);
    return films;
}
