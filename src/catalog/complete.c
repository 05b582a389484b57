/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "catalog/complete.h"

#include "catalog/lookup.h"
#include "schema/xapian-status.h"

#include <stdlib.h>

enum {
    /* Terms that are examined: a short beginning has thousands. */
    TERMS_MOST = 512,
    KEYS_MOST = 48, /* keys whose bearers are loaded */
    LEAST = 2,      /* shortest key, in bytes, worth a list */
};

struct completer {
    const struct film_recogniser *how;
    struct film_entity *v;
    size_t n;
};

/* Returns the kind at the end of a term; for a surname it precedes the letter
 * for prominence. 0 for what is not offered: characters, initials, parts of
 * titles, surnames of people with few credits. */
static int
kind_of(const xapc_term *t, size_t *key_end)
{
    enum { PROMINENT = 'f' };
    size_t n = t->len;
    if (n > 1 && t->data[n - 2] == FILM_KEY_SURNAME &&
        t->data[n - 1] <= PROMINENT) {
        *key_end = n - 2;
        return FILM_KEY_SURNAME;
    }
    *key_end = n - 1;
    return t->data[n - 1] == FILM_KEY_FILM || t->data[n - 1] == FILM_KEY_PERSON
               ? t->data[n - 1]
               : 0;
}

static bool
is_listed(const struct completer *c, const struct film_entity *e)
{
    for (size_t i = 0; i < c->n; i++)
        if (film_str_equal(c->v[i].id, e->id))
            return true;
    return false;
}

static enum film_status
add_bearers(struct completer *c, struct film_str key, int kind)
{
    struct film_entity *v;
    size_t n;
    uint32_t total;
    enum film_status s =
        film_lookup_load(&v, &n, &total, key, (enum film_key_kind)kind, c->how);
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        if (is_listed(c, &v[i]))
            continue;
        struct film_entity *slot =
            film_arena_push(c->how->arena, &c->v, &c->n, sizeof *slot);
        if (!slot)
            return film_error_nomem(c->how->err);
        *slot = v[i];
    }
    return s;
}

/* A key, in the arena, and its kind. */
struct found {
    struct film_str key;
    int kind;
};

static enum film_status
list_keys(struct found *keys, size_t *n, const struct film_buf *prefix,
          size_t field, const struct film_recogniser *how)
{
    xapc_allterms *all = NULL;
    xapc_error *xerr = NULL;
    static const size_t block = 64;
    xapc_term v[64];
    size_t got = block;
    bool whole = true;
    xapc_status x =
        xapc_allterms_open(&all, how->db, prefix->p, prefix->n, &xerr);
    *n = 0;
    for (size_t seen = 0; x == XAPC_OK && got == block && seen < TERMS_MOST;
         seen += got) {
        x = xapc_allterms_next(&got, all, v, block, &xerr);
        for (size_t i = 0; x == XAPC_OK && i < got && *n < KEYS_MOST; i++) {
            size_t end;
            int kind = kind_of(&v[i], &end);
            struct film_str key = {v[i].data + field, end - field};
            if (kind == 0)
                continue;
            whole &= film_arena_copy(how->arena, key, &keys[*n].key);
            keys[(*n)++].kind = kind;
        }
    }
    xapc_allterms_free(all);
    return whole ? film_error_xapian(how->err, x, xerr)
                 : film_error_nomem(how->err);
}

static int
by_credits(const void *a, const void *b)
{
    const struct film_entity *x = a, *y = b;
    if (x->credit_count != y->credit_count)
        return x->credit_count < y->credit_count ? 1 : -1;
    return film_str_compare(x->id, y->id);
}

static enum film_status
complete(struct completer *c, struct film_str key)
{
    struct found keys[KEYS_MOST];
    size_t n = 0;
    struct film_buf term;
    film_buf_init(&term, 1 << 16);
    film_schema_term(&term, FILM_F_NAME_KEY, FILM_STR(""));
    size_t field = term.n;
    film_buf_str(&term, key);
    enum film_status s = film_buf_check(&term, c->how->err);
    if (s == FILM_OK)
        s = list_keys(keys, &n, &term, field, c->how);
    for (size_t i = 0; i < n && s == FILM_OK; i++)
        s = add_bearers(c, keys[i].key, keys[i].kind);
    film_buf_release(&term);
    return s;
}

enum film_status
film_complete(struct film_entity **v, size_t *n, size_t most,
              struct film_str typed, const struct film_recogniser *how)
{
    struct completer c = {.how = how};
    struct film_buf key;
    film_buf_init(&key, 1 << 12);
    film_name_key_joined(&key, typed);
    enum film_status s = film_buf_check(&key, how->err);
    if (s == FILM_OK && key.n >= LEAST)
        s = complete(&c, film_buf_get(&key));
    film_buf_release(&key);
    if (s != FILM_OK)
        return s;
    if (c.n > 0)
        qsort(c.v, c.n, sizeof *c.v, by_credits);
    *v = c.v;
    *n = c.n < most ? c.n : most;
    return FILM_OK;
}
