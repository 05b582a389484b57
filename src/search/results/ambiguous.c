/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/results/ambiguous.h"

#include "base/map.h"
#include "catalog/entity.h"
#include "catalog/key.h"
#include "schema/xapian-status.h"
#include "search/results/cards.h"

#include <stdlib.h>

enum { BEARERS_MOST = 256 }; /* maximum number of bearers shown for one name */

struct finder {
    struct film_search_ctx *c;
    struct film_hits *hits;
    struct film_shard *shard;
    struct film_map groups; /* ids of the bearers -> hits->shared */
    struct film_buf key, ids;
};

static int
by_id(const void *a, const void *b)
{
    const struct film_entity *x = a, *y = b;
    return film_str_compare(x->id, y->id);
}

static enum film_status
load_bearers(struct finder *f, const xapc_term *term, struct film_entity **v,
             size_t *n)
{
    xapc_postlist *list = NULL;
    xapc_error *xerr = NULL;
    xapc_blobs data;
    xapc_docid ids[BEARERS_MOST];
    *v = NULL;
    xapc_status x =
        xapc_postlist_open(&list, f->shard->db, term->data, term->len, &xerr);
    if (x == XAPC_OK)
        x = xapc_postlist_next(n, list, ids, NULL, NULL, BEARERS_MOST, &xerr);
    xapc_postlist_free(list);
    if (x == XAPC_OK)
        x = xapc_database_get_data_many(&data, f->shard->db, ids, *n, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(f->c->err, x, xerr);
    *v = film_arena_zalloc(f->c->arena, *n, sizeof **v);
    enum film_status s = *v ? FILM_OK : film_error_nomem(f->c->err);
    for (size_t i = 0; i < *n && s == FILM_OK; i++) {
        struct film_str bytes = {data.items[i].data, data.items[i].len}, copy;
        s = film_arena_copy(f->c->arena, bytes, &copy)
                ? film_entity_load(&(*v)[i], copy, f->c->arena, f->c->err)
                : film_error_nomem(f->c->err);
    }
    xapc_blobs_free(&data);
    if (s == FILM_OK)
        qsort(*v, *n, sizeof **v, by_id);
    return s;
}

/* True if the key is the name's own, of several orders the least. */
static bool
is_key_of(struct finder *f, struct film_str name, struct film_str key,
          bool person)
{
    bool is = false;
    if (!person) {
        film_title_key(&f->key, name);
        return film_str_equal(film_buf_get(&f->key), key);
    }
    for (size_t i = 0; film_name_order(&f->key, name, i); i++) {
        int c = film_str_compare(film_buf_get(&f->key), key);
        if (c < 0)
            return false;
        is |= c == 0;
    }
    return is;
}

static bool
is_called(struct finder *f, const struct film_entity *e, struct film_str same)
{
    bool is = false;
    for (size_t i = 0; i < e->names.n && !is; i++) {
        film_name_key(&f->key, e->names.v[i].text);
        is = film_str_equal(film_buf_get(&f->key), same);
    }
    return is;
}

/* Keeps those of the *n bearers of a key who share a name, ignoring case, order
 * and marks (The Ring is not Ring), and returns that name; "" if all differ. */
static struct film_str
keep_sharers(struct finder *f, struct film_entity *v, size_t *n,
             struct film_str key)
{
    for (size_t i = 0; i < *n; i++)
        for (size_t k = 0; k < v[i].names.n; k++) {
            struct film_str name = v[i].names.v[k].text, same;
            size_t kept = 0, sharers = 0;
            if (!is_key_of(f, name, key, v[i].person))
                continue;
            film_name_key(&f->key, name);
            if (!film_arena_copy(f->c->arena, film_buf_get(&f->key), &same))
                return (struct film_str){"", 0};
            for (size_t b = 0; b < *n; b++)
                sharers += is_called(f, &v[b], same);
            for (size_t b = 0; b < *n && sharers > 1; b++)
                if (is_called(f, &v[b], same))
                    v[kept++] = v[b];
            if (sharers > 1) {
                *n = kept;
                return name;
            }
        }
    return (struct film_str){"", 0};
}

/* Returns the entry of these bearers, creating it if necessary. */
static struct film_shared_name *
entry_of(struct finder *f, const struct film_entity *v, size_t n, bool *added)
{
    struct film_hits *hits = f->hits;
    film_buf_reset(&f->ids);
    for (size_t i = 0; i < n; i++)
        film_buf_varstr(&f->ids, v[i].id);
    struct film_map_entry *e =
        f->ids.failed ? NULL
                      : film_map_keep(&f->groups, f->c->arena,
                                      film_buf_get(&f->ids), added);
    if (!e)
        return NULL;
    if (!*added)
        return &hits->shared[e->value];
    e->value = hits->shared_count;
    return film_arena_push(f->c->arena, &hits->shared, &hits->shared_count,
                           sizeof *hits->shared);
}

static enum film_status
add_name(struct finder *f, const xapc_term *term, struct film_str key)
{
    struct film_entity *v;
    size_t n = 0;
    bool added = false;
    enum film_status s = load_bearers(f, term, &v, &n);
    struct film_str name =
        s == FILM_OK ? keep_sharers(f, v, &n, key) : (struct film_str){"", 0};
    if (s != FILM_OK || name.n == 0)
        return s;
    struct film_shared_name *e = entry_of(f, v, n, &added);
    struct film_str *slot =
        e ? film_arena_push(f->c->arena, &e->names.v, &e->names.n, sizeof *slot)
          : NULL;
    if (!slot)
        return film_error_nomem(f->c->err);
    *slot = name;
    e->total = n < BEARERS_MOST ? (uint32_t)n : term->termfreq;
    for (size_t i = 0; added && i < n; i++) {
        struct film_fact_card *card = film_arena_push(
            f->c->arena, &e->cards, &e->card_count, sizeof *card);
        if (!card)
            return film_error_nomem(f->c->err);
        film_cards_make(f->c, card, &v[i], f->shard);
    }
    return FILM_OK;
}

static int
by_name(const void *a, const void *b)
{
    const struct film_shared_name *x = a, *y = b;
    return film_str_compare(x->names.v[0], y->names.v[0]);
}

void
film_ambiguous_find(struct film_search_ctx *c, struct film_hits *hits,
                    struct film_shard *shard)
{
    enum { BLOCK = 256 };
    struct finder f = {.c = c, .hits = hits, .shard = shard};
    size_t before = hits->shared_count;
    xapc_allterms *all = NULL;
    xapc_error *xerr = NULL;
    xapc_term terms[BLOCK];
    size_t n = 1;
    struct film_str mark =
        film_str_from(film_schema_field(FILM_F_NAME_KEY)->prefix);
    enum film_status s = FILM_OK;
    film_map_init(&f.groups);
    film_buf_init(&f.key, 1 << 20);
    film_buf_init(&f.ids, (size_t)1 << 30);
    xapc_status x = xapc_allterms_open(&all, shard->db, mark.p, mark.n, &xerr);
    while (x == XAPC_OK && s == FILM_OK && n > 0) {
        x = xapc_allterms_next(&n, all, terms, BLOCK, &xerr);
        for (size_t i = 0; x == XAPC_OK && s == FILM_OK && i < n; i++) {
            size_t last = terms[i].len - 1;
            char kind = terms[i].data[last];
            struct film_str key = {terms[i].data + mark.n, last - mark.n};
            if (terms[i].termfreq > 1 &&
                (kind == FILM_KEY_FILM || kind == FILM_KEY_PERSON))
                s = add_name(&f, &terms[i], key);
        }
    }
    xapc_allterms_free(all);
    if (s == FILM_OK && hits->shared_count > before)
        qsort(hits->shared + before, hits->shared_count - before,
              sizeof *hits->shared, by_name);
    film_map_release(&f.groups);
    film_buf_release(&f.key);
    film_buf_release(&f.ids);
    film_ctx_keep(c, s);
    film_ctx_xapian(c, x, xerr);
}
