/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/retrieve/shard.h"

#include "index/inputs/inputs.h"
#include "index/live.h"
#include "index/inputs/path.h"
#include "schema/xapian-status.h"

#include <stdlib.h>

enum { REMOTE_TIMEOUT_MS = 10000, CONNECT_TIMEOUT_MS = 3000 };

static enum film_status
load_facts(struct film_shard *s, struct film_error *err)
{
    xapc_error *xerr = NULL;
    enum film_status f =
        film_live_check(s->db, s->name ? s->name : s->path, s->path, err);
    if (f != FILM_OK)
        return f;
    f = film_counts_load(&s->counts, s->db, err);
    if (f == FILM_ERR_INDEX && s->path)
        film_error_prefix(err, "%s", s->path);
    if (f != FILM_OK)
        return f;
    xapc_status x = xapc_database_lastdocid(&s->last, s->db, &xerr);
    return film_error_xapian(err, x, xerr);
}

static enum film_status
open_live(struct film_shard *s, struct film_error *err)
{
    enum film_status f = film_live_open(&s->db, s->path, err);
    return f == FILM_OK ? load_facts(s, err) : f;
}

enum film_status
film_shard_open_local(struct film_shard *s, const char *path,
                      struct film_error *err)
{
    *s = (struct film_shard){.path = path};
    film_buf_init(&s->term, 4 * FILM_TERM_MAX);
    enum film_status f = open_live(s, err);
    for (int i = 1; i < FILM_READ_TRIES && film_live_may_pass(f); i++)
        f = film_shard_reopen(s, err);
    return f;
}

/* "HOST:PORT", also "[::1]:PORT". */
static bool
split_address(const char *address, char host[256], unsigned *port)
{
    const char *colon = strrchr(address, ':');
    size_t n = colon ? (size_t)(colon - address) : 0;
    char *end = NULL;
    if (n == 0 || n >= 256)
        return false;
    if (address[0] == '[' && address[n - 1] == ']') {
        address++;
        n -= 2;
    }
    memcpy(host, address, n);
    host[n] = '\0';
    unsigned long v = strtoul(colon + 1, &end, 10);
    *port = (unsigned)v;
    return end != colon + 1 && *end == '\0' && v > 0 && v < 65536;
}

static enum film_status
connect_remote(struct film_shard *s, struct film_error *err)
{
    char host[256];
    unsigned port;
    if (!split_address(s->name, host, &port))
        return film_error_set(err, FILM_ERR_USAGE,
                              "--shard %s: must have the form HOST:PORT",
                              s->name);
    xapc_error *xerr = NULL;
    xapc_status x = xapc_database_open_remote(
        &s->db, host, port, REMOTE_TIMEOUT_MS, CONNECT_TIMEOUT_MS, &xerr);
    if (x == XAPC_OK)
        return load_facts(s, err);
    enum film_status f = film_error_xapian(err, x, xerr);
    film_error_prefix(err, "%s", s->name);
    return f;
}

enum film_status
film_shard_open_remote(struct film_shard *s, const char *host_port,
                       struct film_error *err)
{
    *s = (struct film_shard){.name = host_port};
    film_buf_init(&s->term, 4 * FILM_TERM_MAX);
    return connect_remote(s, err);
}

/* What belongs to one state of the database. */
static void
drop_state(struct film_shard *s)
{
    xapc_database_free(s->db);
    free(s->lengths);
    free(s->scores);
    free(s->scored);
    s->db = NULL;
    s->lengths = NULL;
    s->scores = NULL;
    s->scored = NULL;
    s->lengths_read = 0;
    s->all_lengths = false;
}

void
film_shard_close(struct film_shard *s)
{
    drop_state(s);
    film_buf_release(&s->term);
    *s = (struct film_shard){0};
}

enum film_status
film_shard_reopen(struct film_shard *s, struct film_error *err)
{
    drop_state(s);
    return s->name ? connect_remote(s, err) : open_live(s, err);
}

static enum film_status
read_all_lengths(struct film_shard *s, struct film_error *err)
{
    enum { BLOCK = 1024 };
    xapc_docid ids[BLOCK];
    uint32_t lengths[BLOCK];
    xapc_postlist *all = NULL;
    xapc_error *xerr = NULL;
    size_t n = 1;
    xapc_status x = xapc_postlist_open(&all, s->db, "", 0, &xerr);
    while (x == XAPC_OK && n > 0) {
        x = xapc_postlist_next(&n, all, ids, NULL, lengths, BLOCK, &xerr);
        for (size_t i = 0; x == XAPC_OK && i < n; i++)
            if (ids[i] <= s->last)
                s->lengths[ids[i]] = (float)lengths[i];
    }
    xapc_postlist_free(all);
    return film_error_xapian(err, x, xerr);
}

static bool
make_room(struct film_shard *s)
{
    size_t n = (size_t)s->last + 1;
    s->scores = calloc(n, sizeof *s->scores);
    s->scored = malloc(n * sizeof *s->scored);
    s->lengths = s->scores && s->scored ? calloc(n, sizeof *s->lengths) : NULL;
    if (!s->lengths) {
        free(s->scores);
        free(s->scored);
        s->scores = NULL;
        s->scored = NULL;
    }
    return s->lengths;
}

enum film_status
film_shard_lengths(struct film_shard *s, uint64_t more, struct film_error *err)
{
    if (!s->lengths && !make_room(s))
        return film_error_nomem(err);
    s->lengths_read += more;
    if (s->all_lengths || s->lengths_read < s->last / 2)
        return FILM_OK;
    enum film_status status = read_all_lengths(s, err);
    s->all_lengths = status == FILM_OK;
    return status;
}

enum film_status
film_shard_lengths_of(struct film_shard *s, const xapc_docid *docids, size_t n,
                      struct film_error *err)
{
    xapc_error *xerr = NULL;
    xapc_status x = XAPC_OK;
    for (size_t i = 0; i < n && x == XAPC_OK && !s->all_lengths; i++) {
        uint32_t length = 0;
        if (docids[i] > s->last || s->lengths[docids[i]] > 0)
            continue;
        x = xapc_database_doclength(&length, s->db, docids[i], &xerr);
        s->lengths[docids[i]] = (float)length;
    }
    return film_error_xapian(err, x, xerr);
}

enum film_status
film_shard_termfreq(uint32_t *freq, struct film_shard *s, enum film_field field,
                    struct film_str value, struct film_error *err)
{
    xapc_error *xerr = NULL;
    film_schema_term(&s->term, field, value);
    enum film_status f = film_buf_check(&s->term, err);
    if (f != FILM_OK)
        return f;
    xapc_status x =
        xapc_database_termfreq(freq, s->db, s->term.p, s->term.n, &xerr);
    return film_error_xapian(err, x, xerr);
}

enum film_status
film_shard_postings(xapc_postlist **list, struct film_shard *s,
                    enum film_field field, struct film_str value,
                    struct film_error *err)
{
    xapc_error *xerr = NULL;
    film_schema_term(&s->term, field, value);
    enum film_status f = film_buf_check(&s->term, err);
    if (f != FILM_OK)
        return f;
    xapc_status x =
        xapc_postlist_open(list, s->db, s->term.p, s->term.n, &xerr);
    return film_error_xapian(err, x, xerr);
}

enum film_status
film_shard_documents(xapc_docid *ids, size_t *n, size_t most,
                     struct film_shard *s, enum film_field field,
                     struct film_str value, struct film_error *err)
{
    xapc_postlist *list = NULL;
    xapc_error *xerr = NULL;
    *n = 0;
    enum film_status f = film_shard_postings(&list, s, field, value, err);
    if (f != FILM_OK)
        return f;
    xapc_status x = xapc_postlist_next(n, list, ids, NULL, NULL, most, &xerr);
    xapc_postlist_free(list);
    return film_error_xapian(err, x, xerr);
}

enum film_status
film_shard_data(xapc_blobs *out, struct film_shard *s, const xapc_docid *docids,
                size_t n, struct film_error *err)
{
    xapc_error *xerr = NULL;
    xapc_status x = xapc_database_get_data_many(out, s->db, docids, n, &xerr);
    return film_error_xapian(err, x, xerr);
}

enum film_status
film_shard_path(struct film_str *path, struct film_shard *s, uint64_t input,
                struct film_arena *arena, struct film_error *err)
{
    struct film_input note;
    enum film_status f = film_input_get(&note, s->db, input, arena, err);
    if (f == FILM_OK)
        *path = film_path_shown(note.path, note.relative, s->cwd);
    return f;
}
