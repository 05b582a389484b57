/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/entities.h"

#include "catalog/key.h"
#include "catalog/merge.h"
#include "catalog/titles.h"
#include "index/docids.h"
#include "index/format/counts.h"
#include "schema/schema.h"
#include "schema/xapian-status.h"
#include "text/fold.h"
#include "xapian-c/xapian-c.h"

#include <stdlib.h>

struct rebuild {
    struct film_writer *w;
    xapc_writable *db;
    xapc_database *reader;
    struct film_arena arena;
    struct film_record *records;
    size_t record_count;
    struct film_buf data, key, joined, term;
    xapc_term *terms;
    size_t term_count;
    struct film_arena term_arena; /* terms of one entity */
    bool nomem;
};

/* ---- The records ------------------------------------------------------ */

static enum film_status
list_kind(struct rebuild *b, const char *kind, xapc_docid **v, size_t *n,
          struct film_error *err)
{
    xapc_error *xerr = NULL;
    *v = NULL;
    *n = 0;
    film_schema_term(&b->term, FILM_F_KIND, film_str_from(kind));
    enum film_status s = film_buf_check(&b->term, err);
    if (s != FILM_OK)
        return s;
    xapc_status x = film_docids(v, n, b->reader, film_buf_get(&b->term), &xerr);
    return film_error_xapian(err, x, xerr);
}

static enum film_status
load_block(struct rebuild *b, const xapc_docid *ids, size_t n,
           struct film_error *err)
{
    xapc_blobs data;
    xapc_error *xerr = NULL;
    xapc_status x =
        xapc_database_get_data_many(&data, b->reader, ids, n, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        struct film_str copy;
        struct film_str bytes = {data.items[i].data, data.items[i].len};
        s = film_arena_copy(&b->arena, bytes, &copy)
                ? film_load_record(&b->records[b->record_count++], copy,
                                   &b->arena, err)
                : film_error_nomem(err);
    }
    xapc_blobs_free(&data);
    return s;
}

static enum film_status
load_records(struct rebuild *b, struct film_error *err)
{
    enum { BLOCK = 256 };
    xapc_docid *ids;
    size_t n;
    enum film_status s = list_kind(b, FILM_KIND_RECORD, &ids, &n, err);
    if (s == FILM_OK && !(b->records = calloc(n + 1, sizeof *b->records)))
        s = film_error_nomem(err);
    for (size_t i = 0; i < n && s == FILM_OK; i += BLOCK)
        s = load_block(b, ids + i, n - i < BLOCK ? n - i : BLOCK, err);
    free(ids);
    return s;
}

static enum film_status
delete_old(struct rebuild *b, struct film_error *err)
{
    xapc_docid *ids;
    size_t n;
    xapc_error *xerr = NULL;
    xapc_status x = XAPC_OK;
    enum film_status s = list_kind(b, FILM_KIND_ENTITY, &ids, &n, err);
    for (size_t i = 0; s == FILM_OK && i < n && x == XAPC_OK; i++)
        x = xapc_writable_delete(b->db, ids[i], &xerr);
    free(ids);
    return s == FILM_OK ? film_error_xapian(err, x, xerr) : s;
}

/* ---- Terms of an entity ----------------------------------------------- */

static void
add_term(struct rebuild *b, enum film_field field, struct film_str value)
{
    struct film_str copy;
    if (value.n == 0)
        return;
    film_schema_term(&b->term, field, value);
    xapc_term *slot = film_arena_push(&b->term_arena, &b->terms, &b->term_count,
                                      sizeof *slot);
    if (!slot || b->term.failed ||
        !film_arena_copy(&b->term_arena, film_buf_get(&b->term), &copy)) {
        b->nomem = true;
        return;
    }
    slot->data = copy.p;
    slot->len = copy.n;
}

/* Adds b->key as a key of this kind. A rank other than 0 orders the entities
 * that share the key. */
static void
add_key(struct rebuild *b, enum film_key_kind kind, char rank)
{
    if (b->key.n > 0) {
        film_buf_byte(&b->key, (char)kind);
        if (rank)
            film_buf_byte(&b->key, rank);
        add_term(b, FILM_F_NAME_KEY, film_buf_get(&b->key));
    }
    b->nomem |= b->key.failed != FILM_OK;
}

/* 'a' for the most prominent people, and the next letter for each halving of
 * prominence. */
static char
rank_of(const struct film_entity *e)
{
    char rank = 'j';
    for (unsigned n = film_entity_prominence(e); n > 1 && rank > 'a'; n /= 2)
        rank--;
    return rank;
}

static void
add_role(struct rebuild *b, struct film_str role)
{
    for (size_t i = 0; film_role_key(&b->key, role, i); i++)
        add_key(b, FILM_KEY_ROLE, 0);
}

static void
add_person(struct rebuild *b, const struct film_entity *e)
{
    for (size_t i = 0; i < e->names.n; i++) {
        struct film_str name = e->names.v[i].text;
        for (size_t k = 0; film_name_order(&b->key, name, k); k++)
            add_key(b, FILM_KEY_PERSON, 0);
        for (size_t k = 0; film_name_surname(&b->key, name, k); k++)
            add_key(b, FILM_KEY_SURNAME, rank_of(e));
    }
    for (size_t i = 0; i < e->credit_count; i++)
        for (size_t k = 0; k < e->credits[i].roles.n; k++)
            add_role(b, e->credits[i].roles.v[k]);
}

/* Adds what conditions on films ask for: year, countries, genres. */
static void
add_facts(struct rebuild *b, const struct film_entity *e)
{
    int years[FILM_ENTITY_YEARS];
    size_t n;
    film_entity_years(years, &n, e);
    for (size_t i = 0; i < n; i++) {
        film_buf_reset(&b->key);
        film_buf_printf(&b->key, "%04d", years[i]);
        add_term(b, FILM_F_FILM_YEAR, film_buf_get(&b->key));
    }
    for (size_t i = 0; i < e->fact_count; i++) {
        const struct film_entity_fact *f = &e->facts[i];
        film_buf_reset(&b->key);
        film_fold_exact(&b->key, f->said);
        if (f->kind == FILM_ENTITY_COUNTRY)
            add_term(b, FILM_F_COUNTRY, f->of);
        if (f->kind == FILM_ENTITY_GENRE)
            add_term(b, FILM_F_GENRE, film_buf_get(&b->key));
        b->nomem |= b->key.failed != FILM_OK;
    }
}

/* Adds the terms of a film. Articles that name the film also have the key of
 * its title. */
static void
add_film(struct rebuild *b, const struct film_entity *e)
{
    add_facts(b, e);
    for (size_t i = 0; i < e->names.n; i++) {
        struct film_str title = e->names.v[i].text;
        film_title_key(&b->key, title);
        if (b->key.n > 0) {
            film_title_term(&b->joined, FILM_TITLE_OF_FILM,
                            film_title_number(film_buf_get(&b->key)), 0);
            add_term(b, FILM_F_TITLE_KEY, film_buf_get(&b->joined));
            b->nomem |= b->joined.failed != FILM_OK;
        }
        add_key(b, FILM_KEY_FILM, 0);
        if (film_title_whole_key(&b->key, title))
            add_key(b, FILM_KEY_FILM, 0);
        for (size_t k = 0; film_title_part(&b->key, title, k); k++)
            add_key(b, FILM_KEY_PART, 0);
        for (size_t k = 0; film_title_initials(&b->key, title, k); k++)
            add_key(b, FILM_KEY_INITIALS, 0);
    }
}

static void
collect_terms(struct rebuild *b, const struct film_entity *e)
{
    film_arena_reset(&b->term_arena);
    b->terms = NULL;
    b->term_count = 0;
    add_term(b, FILM_F_KIND, FILM_STR(FILM_KIND_ENTITY));
    for (size_t i = 0; i < e->ids.n; i++)
        add_term(b, FILM_F_FILM_ID, e->ids.v[i]);
    if (e->person)
        add_person(b, e);
    else
        add_film(b, e);
}

static int
compare_terms(const void *a, const void *b)
{
    const xapc_term *x = a, *y = b;
    return film_str_compare((struct film_str){x->data, x->len},
                            (struct film_str){y->data, y->len});
}

static enum film_status
add_entity(struct rebuild *b, const struct film_entity *e,
           struct film_error *err)
{
    xapc_error *xerr = NULL;
    collect_terms(b, e);
    film_buf_reset(&b->data);
    film_entity_store(&b->data, e);
    enum film_status s = film_buf_check(&b->data, err);
    if (s != FILM_OK || b->nomem)
        return s ? s : film_error_nomem(err);
    qsort(b->terms, b->term_count, sizeof *b->terms, compare_terms);
    size_t kept = 0;
    for (size_t i = 0; i < b->term_count; i++)
        if (kept == 0 || compare_terms(&b->terms[kept - 1], &b->terms[i]) != 0)
            b->terms[kept++] = b->terms[i];
    const xapc_prepared doc = {.data = b->data.p,
                               .data_len = b->data.n,
                               .terms = b->terms,
                               .n_terms = kept};
    xapc_status x = xapc_writable_add_prepared(NULL, b->db, &doc, &xerr);
    return film_error_xapian(err, x, xerr);
}

static enum film_status
run(struct rebuild *b, struct film_error *err)
{
    struct film_catalog catalog = {0};
    enum film_status s = load_records(b, err);
    if (s == FILM_OK)
        s = film_catalog_merge(&catalog, b->records, b->record_count, &b->arena,
                               err);
    if (s == FILM_OK)
        s = delete_old(b, err);
    size_t added = 0;
    for (size_t i = 0; s == FILM_OK && i < catalog.n; i++) {
        if (catalog.v[i].names.n == 0)
            continue;
        s = add_entity(b, &catalog.v[i], err);
        added++;
    }
    if (s == FILM_OK)
        film_writer_counts(b->w)->entities = added;
    return s;
}

enum film_status
film_entities_rebuild(struct film_writer *w, struct film_error *err)
{
    struct rebuild b = {.w = w, .db = film_writer_database(w)};
    xapc_error *xerr = NULL;
    xapc_status x = xapc_writable_get_database(&b.reader, b.db, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    film_arena_init(&b.arena);
    film_arena_init(&b.term_arena);
    film_buf_init(&b.data, (size_t)1 << 31);
    film_buf_init(&b.key, 1 << 20);
    film_buf_init(&b.joined, 1 << 20);
    film_buf_init(&b.term, 1 << 20);
    enum film_status s = run(&b, err);
    film_buf_release(&b.data);
    film_buf_release(&b.key);
    film_buf_release(&b.joined);
    film_buf_release(&b.term);
    film_arena_release(&b.term_arena);
    film_arena_release(&b.arena);
    free(b.records);
    xapc_database_free(b.reader);
    return s;
}

enum film_status
film_entities_refresh(struct film_writer *w, struct film_error *err)
{
    return film_writer_records_changed(w) ? film_entities_rebuild(w, err)
                                          : FILM_OK;
}
