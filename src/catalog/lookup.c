/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "catalog/lookup.h"

#include "schema/xapian-status.h"

/* Writes the term of a key, with its kind unless that is 0. */
static enum film_status
write_term(struct film_buf *term, struct film_str key, char kind,
           struct film_error *err)
{
    film_schema_term(term, FILM_F_NAME_KEY, key);
    if (kind)
        film_buf_byte(term, kind);
    return film_buf_check(term, err);
}

/* ---- Keys ------------------------------------------------------------- */

/* Lists the kinds of a key. Its terms, of `len` bytes including the prefix, are
 * adjacent and come before those of longer keys. */
static enum film_status
list_kinds(struct film_key_match *out, const struct film_buf *term, size_t len,
           const struct film_recogniser *how)
{
    xapc_allterms *all = NULL;
    xapc_error *xerr = NULL;
    xapc_term v[FILM_KEY_KINDS + 1];
    size_t n = 0;
    xapc_status x = xapc_allterms_open(&all, how->db, term->p, term->n, &xerr);
    if (x == XAPC_OK)
        x = xapc_allterms_next(&n, all, v, FILM_KEY_KINDS + 1, &xerr);
    for (size_t i = 0; x == XAPC_OK && i < n; i++) {
        int kind = v[i].len > len ? v[i].data[len] : 0;
        if (kind < FILM_KEY_FILM || kind > FILM_KEY_LAST)
            out->more = true;
        else if (out->freq[kind - FILM_KEY_FILM] == 0)
            out->freq[kind - FILM_KEY_FILM] = v[i].termfreq;
    }
    out->more |= n == FILM_KEY_KINDS + 1;
    xapc_allterms_free(all);
    return film_error_xapian(how->err, x, xerr);
}

/* Asks for each kind of a key separately. A key of one or two letters begins so
 * many others that a remote source would have to send them all. */
static enum film_status
ask_kinds(struct film_key_match *out, struct film_buf *term,
          const struct film_recogniser *how)
{
    xapc_error *xerr = NULL;
    xapc_status x = XAPC_OK;
    size_t n = term->n;
    out->more = true;
    for (int kind = FILM_KEY_FILM; x == XAPC_OK && kind < FILM_KEY_SURNAME;
         kind++) {
        term->n = n;
        film_buf_byte(term, (char)kind);
        x = xapc_database_termfreq(&out->freq[kind - FILM_KEY_FILM], how->db,
                                   term->p, term->n, &xerr);
    }
    term->n = n;
    film_buf_byte(term, FILM_KEY_SURNAME);
    return x == XAPC_OK ? list_kinds(out, term, n, how)
                        : film_error_xapian(how->err, x, xerr);
}

enum film_status
film_lookup_key(struct film_key_match *out, struct film_str key,
                const struct film_recogniser *how)
{
    enum { SHORT = 2 };
    struct film_buf term;
    *out = (struct film_key_match){0};
    if (key.n == 0)
        return FILM_OK;
    film_buf_init(&term, 1 << 16);
    enum film_status s = write_term(&term, key, 0, how->err);
    if (s == FILM_OK)
        s = key.n <= SHORT ? ask_kinds(out, &term, how)
                           : list_kinds(out, &term, term.n, how);
    film_buf_release(&term);
    return s;
}

/* ---- Entities --------------------------------------------------------- */

struct loader {
    const struct film_recogniser *how;
    xapc_docid ids[FILM_LOOKUP_MOST];
    size_t n;
    uint32_t total;
};

static xapc_status
add_postings(struct loader *l, const char *term, size_t len, uint32_t freq,
             xapc_error **err)
{
    xapc_postlist *list = NULL;
    size_t got = 0;
    l->total += freq;
    if (freq == 0 || l->n == FILM_LOOKUP_MOST)
        return XAPC_OK;
    xapc_status x = xapc_postlist_open(&list, l->how->db, term, len, err);
    if (x == XAPC_OK)
        x = xapc_postlist_next(&got, list, l->ids + l->n, NULL, NULL,
                               FILM_LOOKUP_MOST - l->n, err);
    l->n += got;
    xapc_postlist_free(list);
    return x;
}

/* Adds bearers of a surname in the order of prominence, which is that of the
 * terms. */
static enum film_status
add_by_rank(struct loader *l, const struct film_buf *term)
{
    enum { RANKS = 16 };
    xapc_allterms *all = NULL;
    xapc_error *xerr = NULL;
    xapc_term v[RANKS];
    size_t n = 0;
    xapc_status x =
        xapc_allterms_open(&all, l->how->db, term->p, term->n, &xerr);
    if (x == XAPC_OK)
        x = xapc_allterms_next(&n, all, v, RANKS, &xerr);
    for (size_t i = 0; x == XAPC_OK && i < n; i++)
        x = add_postings(l, v[i].data, v[i].len, v[i].termfreq, &xerr);
    xapc_allterms_free(all);
    return film_error_xapian(l->how->err, x, xerr);
}

static enum film_status
add_all(struct loader *l, const struct film_buf *term)
{
    xapc_error *xerr = NULL;
    uint32_t freq = 0;
    xapc_status x =
        xapc_database_termfreq(&freq, l->how->db, term->p, term->n, &xerr);
    if (x == XAPC_OK)
        x = add_postings(l, term->p, term->n, freq, &xerr);
    return film_error_xapian(l->how->err, x, xerr);
}

static enum film_status
load(struct film_entity **v, size_t *n, const struct loader *l)
{
    const struct film_recogniser *how = l->how;
    xapc_blobs data;
    xapc_error *xerr = NULL;
    if (l->n == 0)
        return FILM_OK;
    xapc_status x =
        xapc_database_get_data_many(&data, how->db, l->ids, l->n, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(how->err, x, xerr);
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < l->n && s == FILM_OK; i++) {
        struct film_str bytes = {data.items[i].data, data.items[i].len}, copy;
        struct film_entity *e = film_arena_push(how->arena, v, n, sizeof *e);
        s = e && film_arena_copy(how->arena, bytes, &copy)
                ? film_entity_load(e, copy, how->arena, how->err)
                : film_error_nomem(how->err);
    }
    xapc_blobs_free(&data);
    return s;
}

enum film_status
film_lookup_load(struct film_entity **v, size_t *n, uint32_t *total,
                 struct film_str key, enum film_key_kind kind,
                 const struct film_recogniser *how)
{
    struct loader l = {.how = how};
    struct film_buf term;
    *v = NULL;
    *n = 0;
    film_buf_init(&term, 1 << 16);
    enum film_status s = write_term(&term, key, (char)kind, how->err);
    if (s == FILM_OK)
        s = kind == FILM_KEY_SURNAME ? add_by_rank(&l, &term)
                                     : add_all(&l, &term);
    if (s == FILM_OK)
        s = load(v, n, &l);
    *total = l.total;
    film_buf_release(&term);
    return s;
}

enum film_status
film_lookup_freq(uint32_t *freq, enum film_field field, struct film_str value,
                 const struct film_recogniser *how)
{
    struct film_buf term;
    xapc_error *xerr = NULL;
    film_buf_init(&term, 1 << 16);
    film_schema_term(&term, field, value);
    enum film_status s = film_buf_check(&term, how->err);
    if (s == FILM_OK) {
        xapc_status x =
            xapc_database_termfreq(freq, how->db, term.p, term.n, &xerr);
        s = film_error_xapian(how->err, x, xerr);
    }
    film_buf_release(&term);
    return s;
}

/* ---- Mentions --------------------------------------------------------- */

/* Words of a name that are checked; nearly all names have no more. */
enum { WORDS_MOST = 4 };

/* Finds the passages that have all of some words. */
struct mentions {
    xapc_postlist *lists[WORDS_MOST];
    size_t n;
    const struct film_recogniser *how;
};

static enum film_status
open_words(struct mentions *m, struct film_str name)
{
    struct film_token *t;
    struct film_buf term;
    size_t n = 0;
    xapc_status x = XAPC_OK;
    xapc_error *xerr = NULL;
    enum film_status s = film_analyse(m->how->an, name, &t, &n, m->how->err);
    film_buf_init(&term, 1 << 16);
    for (size_t i = 0; i < n && s == FILM_OK && m->n < WORDS_MOST; i++) {
        if (!film_token_is_content(&t[i]))
            continue;
        film_schema_term(&term, FILM_F_TEXT, t[i].word->stem);
        s = film_buf_check(&term, m->how->err);
        if (s == FILM_OK)
            x = xapc_postlist_open(&m->lists[m->n], m->how->db, term.p, term.n,
                                   &xerr);
        if (s == FILM_OK)
            s = film_error_xapian(m->how->err, x, xerr);
        m->n += s == FILM_OK;
    }
    film_buf_release(&term);
    return s;
}

/* Moves a list forward to the first document not below *docid and sets *docid
 * to it; false at the end. */
static bool
advance(xapc_postlist *list, xapc_docid *docid, xapc_status *x,
        xapc_error **xerr)
{
    size_t got = 0;
    *x = xapc_postlist_skip_to(list, *docid, xerr);
    if (*x == XAPC_OK)
        *x = xapc_postlist_next(&got, list, docid, NULL, NULL, 1, xerr);
    return *x == XAPC_OK && got > 0;
}

enum film_status
film_lookup_mentions(unsigned *count, struct film_str name,
                     const struct film_recogniser *how)
{
    struct mentions m = {.how = how};
    xapc_status x = XAPC_OK;
    xapc_error *xerr = NULL;
    *count = 0;
    enum film_status s = open_words(&m, name);
    xapc_docid at[WORDS_MOST] = {0}, docid = 1;
    bool more = s == FILM_OK && m.n > 1;
    while (more && *count < FILM_MENTIONS_MOST) {
        bool all = true;
        for (size_t i = 0; i < m.n && more; i++) {
            if (at[i] < docid) {
                at[i] = docid;
                more = advance(m.lists[i], &at[i], &x, &xerr);
            }
            all &= more && at[i] == docid;
            if (more && at[i] > docid)
                docid = at[i];
        }
        *count += all && more;
        docid += all && more;
    }
    for (size_t i = 0; i < m.n; i++)
        xapc_postlist_free(m.lists[i]);
    return s == FILM_OK ? film_error_xapian(how->err, x, xerr) : s;
}
