/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/inputs/refusals.h"

#include "base/unpack.h"
#include "schema/metadata.h"
#include "schema/schema.h"
#include "schema/xapian-status.h"
#include "text/clean.h"

#include <stdlib.h>

/* ---- Storage ----------------------------------------------------------- */

void
film_refusal_key(struct film_str path, char key[FILM_REFUSAL_KEY])
{
    struct film_sum id = film_path_id(path);
    size_t n = strlen(FILM_META_REFUSED);
    memcpy(key, FILM_META_REFUSED, n);
    film_sum_text(&id, key + n);
}

/* Stores the name of the status, because its number may change. */
void
film_store_refusal(struct film_buf *out, const struct film_refusal *r)
{
    film_buf_varstr(out, r->path);
    film_buf_byte(out, '\0'); /* for callers that open the path */
    film_buf_varint(out, r->relative);
    film_buf_varint(out, r->size);
    film_buf_varint(out, r->stamp);
    film_buf_varint(out, r->conditions);
    film_buf_varstr(out, film_str_from(film_status_name(r->status)));
    film_buf_varstr(out, r->why);
}

static enum film_status
status_of(struct film_str name)
{
    for (int s = 0; s < FILM_STATUS_COUNT; s++)
        if (film_str_equal(
                name, film_str_from(film_status_name((enum film_status)s))))
            return (enum film_status)s;
    return FILM_ERR_INTERNAL;
}

static bool
load(struct film_refusal *r, struct film_str value)
{
    struct film_unpack u = {.data = value};
    *r = (struct film_refusal){.path = film_unpack_str(&u)};
    u.bad |= film_unpack_number(&u) != 0; /* the path's NUL */
    r->relative = film_unpack_number(&u) != 0;
    r->size = film_unpack_number(&u);
    r->stamp = film_unpack_number(&u);
    r->conditions = film_unpack_number(&u);
    r->status = status_of(film_unpack_str(&u));
    r->why = film_unpack_str(&u);
    return !u.bad && r->path.n > 0;
}

static enum film_status
load_one(struct film_refusal *r, const xapc_database *db, const char *key,
         size_t n, struct film_arena *arena, struct film_error *err)
{
    struct film_str copy;
    enum film_status s =
        film_metadata_copy(&copy, db, (struct film_str){key, n}, arena, err);
    if (s != FILM_OK)
        return s;
    return load(r, copy) ? FILM_OK
                         : film_error_set(err, FILM_ERR_INDEX,
                                          "the note of a refused input is "
                                          "damaged");
}

static int
by_path(const void *a, const void *b)
{
    const struct film_refusal *x = a, *y = b;
    return film_str_compare(x->path, y->path);
}

enum film_status
film_refusals_load(struct film_refusals *r, const xapc_database *db,
                   struct film_str cwd, struct film_arena *arena,
                   struct film_error *err)
{
    xapc_blobs keys;
    xapc_error *xerr = NULL;
    struct film_str prefix = FILM_STR(FILM_META_REFUSED);
    *r = (struct film_refusals){0};
    xapc_status x =
        xapc_database_metadata_keys(&keys, db, prefix.p, prefix.n, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    r->v = film_arena_zalloc(arena, keys.n + 1, sizeof *r->v);
    enum film_status s = r->v ? FILM_OK : film_error_nomem(err);
    for (size_t i = 0; i < keys.n && s == FILM_OK; i++) {
        struct film_refusal *one = &r->v[r->n];
        s = load_one(one, db, keys.items[i].data, keys.items[i].len, arena,
                     err);
        one->shown = film_path_shown(one->path, one->relative, cwd);
        r->n += s == FILM_OK;
    }
    xapc_blobs_free(&keys);
    if (r->n > 0)
        qsort(r->v, r->n, sizeof *r->v, by_path);
    return s;
}

/* ---- Use --------------------------------------------------------------- */

const struct film_refusal *
film_refusals_find(const struct film_refusals *r, struct film_str path)
{
    struct film_refusal key = {.path = path};
    return r->n > 0 ? bsearch(&key, r->v, r->n, sizeof *r->v, by_path) : NULL;
}

/* Refusals for lack of memory or time, or by the system, do not hold: the file
 * may be read the next time. */
bool
film_refusal_holds(const struct film_refusal *r, const struct film_file *f,
                   uint64_t conditions)
{
    bool lasting = r->status == FILM_ERR_FORMAT ||
                   r->status == FILM_ERR_BESIDE ||
                   r->status == FILM_ERR_INPUT || r->status == FILM_ERR_LIMIT;
    return lasting && !f->copy && r->stamp != 0 && r->stamp == f->stamp &&
           r->size == f->size && r->conditions == conditions;
}

void
film_refusal_message(struct film_error *out, const struct film_refusal *r)
{
    struct film_buf text;
    film_buf_init(&text, SIZE_MAX / 4);
    film_clean_path(&text, r->shown);
    film_buf_str(&text, r->why);
    film_error_set(out, r->status, "%s", text.failed ? r->why.p : text.p);
    film_buf_release(&text);
}

struct film_str
film_refusal_reason(const struct film_error *why, struct film_str shown)
{
    struct film_buf path;
    struct film_str reason = film_str_from(why->text);
    film_buf_init(&path, SIZE_MAX / 4);
    film_clean_path(&path, shown);
    if (!path.failed && film_str_starts(reason, film_buf_get(&path))) {
        reason.p += path.n;
        reason.n -= path.n;
    }
    film_buf_release(&path);
    return reason;
}
