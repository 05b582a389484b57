/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/surnames.h"

#include "index/format/store.h"
#include "search/expand/about.h"
#include "search/expand/mentions.h"

/* Maximum number of passages with all words of a name that are read; people
 * with more are named in more articles than these anyway. A bound of time: 50
 * finds the same for 40 directors. */
enum { READ_MOST = 500 };

struct finder {
    struct film_search_ctx *c;
    struct film_shard *catalogue;
    const struct film_entity *person;
    struct film_str surname;
    struct film_docids entities; /* all of the catalogue, once needed */
    struct film_strs others;     /* full names of others with the surname */
    struct film_link *articles; /* articles that name the person and no one else
                                   with the surname */
    size_t n;
};

/* ---- The catalogue ---------------------------------------------------- */

static bool
has_surname(const struct finder *f, struct film_str name)
{
    return film_str_equal_nocase(film_name_called(name), f->surname);
}

/* Finds the full names of others with the surname. */
static void
find_others(struct finder *f)
{
    struct film_search_ctx *c = f->c;
    struct film_mention m =
        film_mentions_name(c, f->catalogue, f->surname, FILM_KEY_SURNAME);
    for (size_t i = 0; i < m.n && film_ctx_ok(c); i++) {
        const struct film_names *names = &m.bearers[i].names;
        bool same = film_str_equal(m.bearers[i].id, f->person->id);
        for (size_t k = 0; k < names->n && !same; k++) {
            struct film_str *slot =
                has_surname(f, names->v[k].text)
                    ? film_ctx_push(c, &f->others.v, &f->others.n, sizeof *slot)
                    : NULL;
            if (slot)
                *slot = names->v[k].text;
        }
    }
}

/* The entities of the catalogue with an id. The articles with it are not read:
 * each of them asks, and with 3,000 the answer took 6 seconds. */
static struct film_docids
entities_with(struct finder *f, struct film_str id)
{
    struct film_docids docs =
        film_shard_all(f->c, f->catalogue, FILM_F_FILM_ID, id);
    xapc_docid *v = film_ctx_alloc(f->c, docs.n + 1, sizeof *v);
    size_t n = 0;
    if (!f->entities.v)
        f->entities = film_shard_all(f->c, f->catalogue, FILM_F_KIND,
                                     FILM_STR(FILM_KIND_ENTITY));
    for (size_t i = 0; v && i < docs.n; i++)
        if (film_docids_have(f->entities, docs.v[i]))
            v[n++] = docs.v[i];
    return (struct film_docids){v, n};
}

/* The films of the catalogue with an id, after those in *v. */
static void
add_films(struct finder *f, struct film_entity **v, size_t *n,
          struct film_str id)
{
    struct film_search_ctx *c = f->c;
    struct film_docids docs = entities_with(f, id);
    struct film_str *data =
        docs.n ? film_shard_data(c, f->catalogue, docs) : NULL;
    for (size_t i = 0; data && i < docs.n && film_ctx_ok(c); i++) {
        struct film_entity e;
        if (!film_ctx_keep(c,
                           film_entity_load(&e, data[i], c->arena, c->err)) ||
            e.person)
            continue;
        struct film_entity *slot = film_ctx_push(c, v, n, sizeof *slot);
        if (slot)
            *slot = e;
    }
}

/* ---- Articles that name the person ------------------------------------ */

/* True if the film credits somebody else of the surname. */
static bool
credits_other(const struct finder *f, const struct film_entity *film)
{
    for (size_t i = 0; i < film->credit_count; i++) {
        const struct film_entity_credit *credit = &film->credits[i];
        if (has_surname(f, credit->other) &&
            !film_str_equal(credit->other_id, f->person->id))
            return true;
    }
    return false;
}

/* True if one of the names is written in the passage or above it. */
static bool
has_name(struct finder *f, const struct film_checked *text,
         const struct film_str *names, size_t n)
{
    bool failed = false, found = false;
    for (size_t i = 0; i < n && !found; i++) {
        struct film_node name = {.kind = FILM_NODE_PHRASE, .text = names[i]};
        struct film_node field = {.kind = FILM_NODE_FIELD,
                                  .field = film_schema_field(FILM_F_PERSON),
                                  .first = &name};
        const struct film_node root = {.kind = FILM_NODE_LIST, .first = &field};
        found = film_check(&root, text, f->c->an, &failed) != FILM_MET_NOT;
    }
    if (failed)
        film_ctx_nomem(f->c);
    return found;
}

/* True if the article's title names, or its films credit, somebody else. */
static bool
means_other(struct finder *f, const struct film_article *article)
{
    const struct film_checked title = {.title = article->title};
    struct film_entity *films = NULL;
    struct film_buf id;
    size_t n = 0;
    bool other = has_name(f, &title, f->others.v, f->others.n);
    film_buf_init(&id, 1 << 16);
    for (size_t i = 0; i < article->film_id_count && !other; i++) {
        film_id_text(&id, &article->film_ids[i]);
        add_films(f, &films, &n, film_buf_get(&id));
    }
    for (size_t i = 0; i < n && !other; i++)
        other = credits_other(f, &films[i]);
    film_buf_release(&id);
    return other;
}

static void
read_passage(struct finder *f, struct film_shard *shard, xapc_docid docid)
{
    struct film_search_ctx *c = f->c;
    struct film_stored_passage p;
    struct film_stored_article a;
    struct film_docids of = {&docid, 1};
    struct film_str *data = film_shard_data(c, shard, of);
    if (!data ||
        (film_stored_kind(*data) != FILM_KIND_PASSAGE[0] &&
         film_stored_kind(*data) != FILM_KIND_SINGLE[0]) ||
        !film_ctx_keep(c, film_load_passage(&p, *data, c->arena, c->err)))
        return;
    docid -= p.ordinal;
    if (f->n > 0 && f->articles[f->n - 1].shard == shard &&
        f->articles[f->n - 1].article == docid)
        return;
    if (p.ordinal > 0)
        data = film_shard_data(c, shard, of);
    if (!data ||
        !film_ctx_keep(c, film_load_article(&a, *data, c->arena, c->err)))
        return;
    struct film_tokens t = film_ctx_tokens(c, p.passage.text);
    const struct film_checked text = {.text = t.v,
                                      .text_count = t.n,
                                      .raw = p.passage.text,
                                      .title = a.meta.title,
                                      .headings = p.passage.section};
    if (!has_name(f, &text, &f->person->names.v[0].text, 1) ||
        means_other(f, &a.meta))
        return;
    struct film_link *slot =
        film_ctx_push(c, &f->articles, &f->n, sizeof *slot);
    if (slot)
        *slot = (struct film_link){.shard = shard, .article = docid};
}

static void
find_articles(struct finder *f)
{
    static const enum film_field fields[] = {FILM_F_TEXT, FILM_F_ABOVE,
                                             FILM_F_TITLE};
    struct film_search_ctx *c = f->c;
    struct film_tokens name = film_ctx_tokens(c, f->person->names.v[0].text);
    for (size_t i = 0; i < c->n; i++)
        for (size_t k = 0; k < 3 && c->shards[i].db; k++) {
            struct film_docids docs =
                film_shard_with_words(c, &c->shards[i], fields[k], name);
            docs = film_shard_newest(c, &c->shards[i], docs, READ_MOST);
            film_shard_prefetch(c, &c->shards[i], docs);
            for (size_t d = 0; d < docs.n; d++)
                read_passage(f, &c->shards[i], docs.v[d]);
        }
}

/* ---- The whole -------------------------------------------------------- */

struct film_surname
film_surname_find(struct film_search_ctx *c,
                  struct film_entity_filters *filters,
                  struct film_shard *catalogue,
                  const struct film_entity *person)
{
    struct finder f = {.c = c, .catalogue = catalogue, .person = person};
    struct film_surname out = {.text = {"", 0}};
    struct film_entity *films = NULL;
    size_t n = 0;
    f.surname = film_name_called(person->names.v[0].text);
    if (f.surname.n == 0)
        return out;
    find_others(&f);
    find_articles(&f);
    for (size_t i = 0; i < person->credit_count; i++)
        add_films(&f, &films, &n, person->credits[i].other_id);
    if (!film_ctx_ok(c))
        return out;
    out.text = f.surname;
    out.others = f.others;
    film_about_make(c, filters, &out.about, person->id, films, n);
    film_about_add_articles(c, filters, &out.about, f.articles, f.n);
    return out;
}
