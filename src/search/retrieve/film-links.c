/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/retrieve/film-links.h"

#include "catalog/key.h"
#include "catalog/titles.h"
#include "schema/xapian-status.h"
#include "search/retrieve/postings.h"
#include "search/retrieve/fetch.h"

#include <stdlib.h>

enum {
    TITLES = 8, /* of a film that are looked for */
    PEOPLE = 8, /* of its people */
    ARTICLES = 1024,
    RIVALS = 8, /* other films of the same title */
    NAMES = 3,  /* more people are no more evidence */
};

/* How an article names the film. */
enum how {
    SURELY,  /* with its year */
    NEARLY,  /* with the year before or after */
    OPENLY,  /* without a year */
    IN_TEXT, /* only in its first passage */
};

struct candidate {
    xapc_docid docid;
    enum how how;
    bool rare; /* the title is of several content words */
};

struct linking {
    const struct film_link_target *film;
    struct film_shard *shard;
    const struct film_linker *l;
    struct candidate *v;
    size_t n;
    struct film_buf key, term;
};

/* ---- Candidates ------------------------------------------------------- */

static enum film_status
add_postings(struct linking *k, struct film_str value, enum how how, bool rare)
{
    xapc_postlist *list = NULL;
    xapc_error *xerr = NULL;
    size_t n = 0;
    uint32_t freq = 0;
    xapc_docid ids[64];
    enum film_status s = film_shard_termfreq(&freq, k->shard, FILM_F_TITLE_KEY,
                                             value, k->l->err);
    if (s != FILM_OK || k->n + freq > ARTICLES)
        return s; /* which of them would depend on docids: none */
    s = film_shard_postings(&list, k->shard, FILM_F_TITLE_KEY, value,
                            k->l->err);
    if (s != FILM_OK)
        return s;
    xapc_status x = XAPC_OK;
    do {
        x = xapc_postlist_next(&n, list, ids, NULL, NULL, 64, &xerr);
        for (size_t i = 0; x == XAPC_OK && i < n; i++) {
            struct candidate *c =
                film_arena_push(k->l->arena, &k->v, &k->n, sizeof *c);
            if (!c)
                x = XAPC_ERR_NOMEM;
            else
                *c = (struct candidate){ids[i], how, rare};
        }
    } while (x == XAPC_OK && n > 0);
    xapc_postlist_free(list);
    return film_error_xapian(k->l->err, x, xerr);
}

/* The articles that name a title: with the film's year, with one beside it,
 * without any. */
static enum film_status
add_articles(struct linking *k, const char *mark, struct film_str key,
             bool rare)
{
    int year = k->film->year;
    const struct {
        int year;
        enum how how;
    } ways[] = {
        {year, SURELY}, {0, OPENLY}, {year - 1, NEARLY}, {year + 1, NEARLY}};
    /* in the text only that year counts, and none is known without one */
    size_t n = mark[0] ? 2 : 4;
    enum film_status s = FILM_OK;
    for (size_t i = year ? 0 : 1; i < (year ? n : 2) && s == FILM_OK; i++) {
        film_title_term(&k->term, mark, key, ways[i].year);
        s = film_buf_check(&k->term, k->l->err);
        if (s == FILM_OK)
            s = add_postings(k, film_buf_get(&k->term),
                             mark[0] ? IN_TEXT : ways[i].how, rare);
    }
    return s;
}

/* Two content words at least: words alone are no such title. */
static enum film_status
is_rare(struct linking *k, struct film_str title, bool *rare)
{
    struct film_token *t;
    size_t n, words = 0;
    enum film_status s = film_analyse(k->l->an, title, &t, &n, k->l->err);
    for (size_t i = 0; s == FILM_OK && i < n; i++)
        words += !t[i].word->stop && !(t[i].flags & FILM_TOKEN_JOINED);
    *rare = words > 1;
    return s;
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

/* Each article once, by the best way in which it names the film. */
static enum film_status
find_candidates(struct linking *k)
{
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < k->film->titles.n && i < TITLES && s == FILM_OK;
         i++) {
        bool rare;
        film_title_key(&k->key, k->film->titles.v[i]);
        struct film_str key = film_buf_get(&k->key);
        if (key.n == 0)
            continue;
        s = is_rare(k, k->film->titles.v[i], &rare);
        if (s == FILM_OK)
            s = add_articles(k, "", key, rare);
        if (s == FILM_OK)
            s = add_articles(k, FILM_TITLE_IN_TEXT, key, rare);
    }
    size_t kept = 0;
    if (k->n)
        qsort(k->v, k->n, sizeof *k->v, by_docid);
    for (size_t i = 0; i < k->n; i++)
        if (kept == 0 || k->v[kept - 1].docid != k->v[i].docid)
            k->v[kept++] = k->v[i];
    k->n = kept;
    return s;
}

/* ---- Evidence --------------------------------------------------------- */

/* What is said of a film in each candidate. */
struct evidence {
    uint8_t *names; /* people named, NAMES at most */
    bool *year;
};

/* Clears has[i] where article i has the stem nowhere. */
static enum film_status
keep_with(struct linking *k, struct film_str stem, const xapc_docid *ids,
          uint32_t *wdfs, bool *has)
{
    const struct film_counts *c = &k->shard->counts;
    const struct {
        enum film_field field;
        bool used;
    } fields[] = {{FILM_F_ARTICLE_TEXT, c->multiple > 0},
                  {FILM_F_TEXT, c->multiple < c->articles},
                  {FILM_F_ABOVE, c->multiple < c->articles}};
    bool *found = film_arena_zalloc(k->l->arena, k->n + 1, sizeof *found);
    enum film_status s = found ? FILM_OK : film_error_nomem(k->l->err);
    for (size_t f = 0; f < 3 && s == FILM_OK; f++) {
        if (!fields[f].used)
            continue;
        s = film_retrieve_wdfs(k->shard, fields[f].field, stem, ids, k->n, wdfs,
                               k->l->err);
        for (size_t i = 0; i < k->n && s == FILM_OK; i++)
            found[i] |= wdfs[i] > 0;
    }
    for (size_t i = 0; i < k->n && s == FILM_OK; i++)
        has[i] &= found[i];
    return s;
}

/* Sets has[i] if article i has all words of the text. A name of one word is
 * no evidence: it may be just that word. */
static enum film_status
have(struct linking *k, struct film_str text, size_t least,
     const xapc_docid *ids, uint32_t *wdfs, bool *has)
{
    struct film_tokens t;
    size_t words = 0;
    enum film_status s =
        film_fetch_tokens(&t, text, k->l->an, k->l->arena, k->l->err);
    for (size_t i = 0; s == FILM_OK && i < t.n; i++)
        words += !(t.v[i].flags & FILM_TOKEN_JOINED) && !t.v[i].word->stop;
    for (size_t i = 0; i < k->n; i++)
        has[i] = s == FILM_OK && words >= least;
    for (size_t i = 0; s == FILM_OK && words >= least && i < t.n; i++)
        if (!(t.v[i].flags & FILM_TOKEN_JOINED) && !t.v[i].word->stop)
            s = keep_with(k, t.v[i].word->stem, ids, wdfs, has);
    return s;
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

/* Looks for the film's year and people; no further than needed, or `whole`. */
static enum film_status
gather_evidence(struct linking *k, const struct film_link_target *film,
                struct evidence *e, bool whole)
{
    xapc_docid *ids = film_arena_alloc(k->l->arena, (k->n + 1) * sizeof *ids);
    uint32_t *wdfs = film_arena_alloc(k->l->arena, (k->n + 1) * sizeof *wdfs);
    bool *has = film_arena_zalloc(k->l->arena, k->n + 1, sizeof *has);
    e->names = film_arena_zalloc(k->l->arena, k->n + 1, sizeof *e->names);
    e->year = film_arena_zalloc(k->l->arena, k->n + 1, sizeof *e->year);
    if (!ids || !wdfs || !has || !e->names || !e->year)
        return film_error_nomem(k->l->err);
    for (size_t i = 0; i < k->n; i++)
        ids[i] = k->v[i].docid;
    enum film_status s = FILM_OK;
    if (film->year > 0 && (whole || !all_enough(k, e))) {
        film_buf_reset(&k->term);
        film_buf_printf(&k->term, "%d", film->year);
        s = have(k, film_buf_get(&k->term), 1, ids, wdfs, e->year);
    }
    for (size_t p = 0; p < film->people.n && p < PEOPLE && s == FILM_OK; p++) {
        if (!whole && all_enough(k, e))
            break;
        s = have(k, film->people.v[p], 2, ids, wdfs, has);
        for (size_t i = 0; i < k->n && s == FILM_OK; i++)
            e->names[i] += has[i] && e->names[i] < NAMES;
    }
    return s;
}

static unsigned
weight(const struct evidence *e, size_t i)
{
    return 2u * e->names[i] + e->year[i];
}

/* ---- Films of one title ----------------------------------------------- */

/* The films that have a title with this key. */
static enum film_status
films_called(struct film_entity **out, size_t *n, struct film_str value,
             struct film_shard *from, const struct film_linker *l)
{
    xapc_docid ids[RIVALS];
    size_t found;
    enum film_status s = film_shard_documents(ids, &found, RIVALS, from,
                                              FILM_F_TITLE_KEY, value, l->err);
    if (s != FILM_OK || found == 0)
        return s;
    xapc_blobs data;
    s = film_shard_data(&data, from, ids, found, l->err);
    if (s != FILM_OK)
        return s;
    for (size_t i = 0; i < found && s == FILM_OK; i++) {
        struct film_str bytes = {data.items[i].data, data.items[i].len}, copy;
        struct film_entity *e = film_arena_push(l->arena, out, n, sizeof *e);
        s = e && film_arena_copy(l->arena, bytes, &copy)
                ? film_entity_load(e, copy, l->arena, l->err)
                : film_error_nomem(l->err);
    }
    xapc_blobs_free(&data);
    return s;
}

/* Drops the candidates of which another film of the title has as much; where
 * the year tells them apart, only one of the same year matters. */
static enum film_status
drop_for(struct linking *k, const struct evidence *own, bool *kept,
         const struct film_link_target *other)
{
    struct evidence e;
    bool same_year = other->year == k->film->year;
    enum film_status s = gather_evidence(k, other, &e, true);
    for (size_t i = 0; i < k->n && s == FILM_OK; i++) {
        unsigned more = weight(&e, i), mine = weight(own, i);
        if (k->v[i].how >= OPENLY ? more >= mine : same_year && more > mine)
            kept[i] = false;
    }
    return s;
}

/* True if the entity is the film itself. */
static bool
is_same(const struct film_link_target *film, const struct film_entity *e)
{
    for (size_t i = 0; i < film->ids.n; i++)
        for (size_t k = 0; k < e->ids.n; k++)
            if (film_str_equal(film->ids.v[i], e->ids.v[k]))
                return true;
    return (film->ids.n == 0 || e->ids.n == 0) && film->year == e->year;
}

/* The other films that have one of the film's titles. */
static enum film_status
find_rivals(struct linking *k, struct film_entity **v, size_t *n)
{
    enum film_status s = FILM_OK;
    for (size_t t = 0; t < k->film->titles.n && t < TITLES && s == FILM_OK;
         t++) {
        uint32_t freq = 0;
        film_title_key(&k->key, k->film->titles.v[t]);
        if (k->key.n == 0)
            continue;
        film_title_term(&k->term, FILM_TITLE_OF_FILM, film_buf_get(&k->key), 0);
        struct film_str value = film_buf_get(&k->term);
        s = film_shard_termfreq(&freq, k->shard, FILM_F_TITLE_KEY, value,
                                k->l->err);
        if (s == FILM_OK && freq > 1)
            s = films_called(v, n, value, k->shard, k->l);
    }
    size_t kept = 0;
    for (size_t i = 0; i < *n && s == FILM_OK; i++)
        if (!is_same(k->film, &(*v)[i]))
            (*v)[kept++] = (*v)[i];
    *n = kept;
    return s;
}

static enum film_status
drop_rivals(struct linking *k, bool *kept)
{
    struct film_entity *v = NULL;
    struct evidence own;
    size_t n = 0;
    enum film_status s = find_rivals(k, &v, &n);
    if (s == FILM_OK && n > 0)
        s = gather_evidence(k, k->film, &own, true);
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        struct film_link_target other;
        s = film_links_target_of_entity(&other, &v[i], k->l);
        if (s == FILM_OK)
            s = drop_for(k, &own, kept, &other);
    }
    return s;
}

/* ---- The whole -------------------------------------------------------- */

static enum film_status
judge(struct linking *k, bool *kept)
{
    struct evidence e;
    bool any = false;
    enum film_status s = gather_evidence(k, k->film, &e, false);
    for (size_t i = 0; i < k->n && s == FILM_OK; i++) {
        kept[i] = is_enough(&k->v[i], &e, i);
        any |= kept[i];
    }
    return s == FILM_OK && any ? drop_rivals(k, kept) : s;
}

enum film_status
film_links_find(xapc_docid **v, size_t *n, const struct film_link_target *film,
                struct film_shard *shard, const struct film_linker *l)
{
    struct linking k = {.film = film, .shard = shard, .l = l};
    *v = NULL;
    *n = 0;
    film_buf_init(&k.key, 1 << 16);
    film_buf_init(&k.term, 1 << 16);
    enum film_status s = find_candidates(&k);
    bool *kept = NULL;
    if (s == FILM_OK && k.n > 0) {
        kept = film_arena_zalloc(l->arena, k.n, sizeof *kept);
        *v = film_arena_alloc(l->arena, k.n * sizeof **v);
        s = kept && *v ? judge(&k, kept) : film_error_nomem(l->err);
    }
    for (size_t i = 0; i < k.n && s == FILM_OK; i++)
        if (kept[i])
            (*v)[(*n)++] = k.v[i].docid;
    film_buf_release(&k.key);
    film_buf_release(&k.term);
    return s;
}

/* ---- Films ------------------------------------------------------------ */

static bool
add_str(struct film_strs *list, struct film_str s, size_t most,
        const struct film_linker *l)
{
    if (list->n >= most || s.n == 0)
        return true;
    struct film_str *slot =
        film_arena_push(l->arena, &list->v, &list->n, sizeof *slot);
    if (slot)
        *slot = s;
    return slot != NULL;
}

static bool
add_titles(struct film_link_target *film, struct film_names names,
           const struct film_linker *l)
{
    bool ok = true;
    for (size_t i = 0; i < names.n && ok; i++)
        ok = add_str(&film->titles, names.v[i].text, TITLES, l);
    return ok;
}

static bool
add_ids(struct film_link_target *film, const struct film_record *r,
        const struct film_linker *l)
{
    struct film_buf id;
    bool ok = true;
    film_buf_init(&id, 1 << 16);
    for (size_t i = 0; i < r->id_count && ok; i++) {
        struct film_str copy;
        film_id_text(&id, &r->ids[i]);
        ok = !id.failed &&
             film_arena_copy(l->arena, film_buf_get(&id), &copy) &&
             add_str(&film->ids, copy, SIZE_MAX, l);
    }
    film_buf_release(&id);
    return ok;
}

/* Directors first: a text on a film names them, and they make few films of
 * one title. */
enum film_status
film_links_target_of_record(struct film_link_target *film,
                            const struct film_record *r,
                            const struct film_linker *l)
{
    *film = (struct film_link_target){.year = r->year};
    bool ok = add_titles(film, r->names, l) && add_ids(film, r, l);
    for (int cast = 0; cast < 2; cast++)
        for (size_t i = 0; i < r->credit_count && ok; i++) {
            const struct film_credit *c = &r->credits[i];
            if (c->names.n &&
                c->job == (cast ? FILM_JOB_CAST : FILM_JOB_DIRECTOR))
                ok = add_str(&film->people, c->names.v[0].text, PEOPLE, l);
        }
    return ok ? FILM_OK : film_error_nomem(l->err);
}

enum film_status
film_links_target_of_entity(struct film_link_target *film,
                            const struct film_entity *e,
                            const struct film_linker *l)
{
    *film = (struct film_link_target){.year = e->year, .ids = e->ids};
    bool ok = add_titles(film, e->names, l);
    for (int cast = 0; cast < 2; cast++)
        for (size_t i = 0; i < e->credit_count && ok; i++) {
            const struct film_entity_credit *c = &e->credits[i];
            if (c->job == (cast ? FILM_JOB_CAST : FILM_JOB_DIRECTOR))
                ok = add_str(&film->people, c->other, PEOPLE, l);
        }
    return ok ? FILM_OK : film_error_nomem(l->err);
}

/* The films called as the term of an article says, if it is linked to them. */
static enum film_status
add_linked(struct film_entity **films, size_t *n, struct film_str value,
           struct film_shard *shard, xapc_docid article,
           struct film_shard *from, const struct film_linker *l)
{
    struct film_buf term;
    struct film_entity *v = NULL;
    size_t called = 0;
    film_buf_init(&term, 4096);
    film_buf_text(&term, FILM_TITLE_OF_FILM);
    if (film_str_starts(value, FILM_STR(FILM_TITLE_IN_TEXT)))
        value = (struct film_str){value.p + 1, value.n - 1};
    for (size_t i = 0; i < value.n && value.p[i] != ':'; i++)
        film_buf_byte(&term, value.p[i]);
    enum film_status s =
        films_called(&v, &called, film_buf_get(&term), from, l);
    film_buf_release(&term);
    for (size_t i = 0; i < called && s == FILM_OK; i++) {
        struct film_link_target film;
        xapc_docid *ids;
        size_t found, k = 0;
        s = film_links_target_of_entity(&film, &v[i], l);
        if (s == FILM_OK)
            s = film_links_find(&ids, &found, &film, shard, l);
        for (k = 0; s == FILM_OK && k < found && ids[k] != article;)
            k++;
        if (s != FILM_OK || k == found)
            continue;
        for (k = 0; k < *n && !film_str_equal((*films)[k].id, v[i].id);)
            k++;
        struct film_entity *slot =
            k == *n ? film_arena_push(l->arena, films, n, sizeof *slot)
                    : &(*films)[k];
        if (!slot)
            return film_error_nomem(l->err);
        *slot = v[i];
    }
    return s;
}

enum film_status
film_links_of(struct film_entity **films, size_t *n, struct film_shard *shard,
              xapc_docid article, struct film_shard *from,
              const struct film_linker *l)
{
    xapc_terms terms;
    xapc_error *xerr = NULL;
    *films = NULL;
    *n = 0;
    film_schema_term(&shard->term, FILM_F_TITLE_KEY, (struct film_str){"", 0});
    size_t prefix = shard->term.n;
    xapc_status x = xapc_database_get_terms(&terms, shard->db, article, &xerr);
    enum film_status s = film_error_xapian(l->err, x, xerr);
    if (s != FILM_OK)
        return s;
    struct film_str mark =
        film_str_from(film_schema_field(FILM_F_TITLE_KEY)->prefix);
    for (size_t i = 0; i < terms.n && s == FILM_OK; i++) {
        struct film_str t = {terms.items[i].data, terms.items[i].len};
        if (film_str_starts(t, mark) && t.n > prefix)
            s = add_linked(films, n,
                           (struct film_str){t.p + prefix, t.n - prefix}, shard,
                           article, from, l);
    }
    xapc_terms_free(&terms);
    return s;
}
