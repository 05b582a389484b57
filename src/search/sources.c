/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/sources.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- Opening ---------------------------------------------------------- */

static bool
is_split(const struct film_sources *s)
{
    return s->first_remote > 0 && s->shards[0].part.of > 0;
}

static unsigned
milliseconds(double seconds)
{
    const double most = 1e6;
    double ms = seconds * 1e3;
    return ms < 1 ? 1 : ms > most ? (unsigned)most : (unsigned)ms;
}

static enum film_status
open_servers(struct film_sources *s, const struct film_search_options *o,
             struct film_error *err)
{
    unsigned ms = milliseconds(o->shard_timeout);
    enum film_status f = film_peers_new(&s->peers, o->shards, ms, err);
    if (f != FILM_OK)
        return f;
    if (is_split(s)) {
        s->shards[0].peers = s->peers;
        return FILM_OK;
    }
    for (size_t i = 0; i < o->shards.n; i++)
        film_shard_init_remote(&s->shards[s->n++], o->shards.v[i].p, ms);
    return FILM_OK;
}

enum film_status
film_sources_open(struct film_sources *s, const struct film_search_options *o,
                  struct film_error *err)
{
    enum film_status f = FILM_OK;
    *s = (struct film_sources){0};
    s->shards = calloc(o->shards.n + 1, sizeof *s->shards);
    if (!s->shards)
        return film_error_nomem(err);
    if (o->db) {
        f = film_shard_open_local(&s->shards[s->n++], o->db, err);
        s->first_remote = s->n;
    }
    if (f == FILM_OK && (o->shards.n > 0 || is_split(s)))
        f = open_servers(s, o, err);
    for (size_t i = 0; i < s->n; i++)
        s->shards[i].cwd = o->cwd;
    if (f == FILM_OK && !o->db && o->shards.n == 0)
        return film_error_set(err, FILM_ERR_USAGE, "no index given");
    return f;
}

void
film_sources_close(struct film_sources *s)
{
    for (size_t i = 0; i < s->n; i++)
        film_shard_close(&s->shards[i]);
    free(s->shards);
    film_peers_free(s->peers);
    *s = (struct film_sources){0};
}

/* ---- Asking ----------------------------------------------------------- */

/* Opens the index of a server, or gives it up. */
static enum film_status
open_remote(struct film_sources *s, size_t i, struct film_error *err)
{
    struct film_shard *shard = &s->shards[s->first_remote + i];
    if (!film_peers_host(s->peers, i, shard->host, sizeof shard->host))
        film_error_set(err, FILM_ERR_IO, "it hung up");
    else {
        enum film_status f = film_shard_reopen(shard, err);
        if (f == FILM_OK || f == FILM_ERR_NOMEM)
            return f;
    }
    film_peers_fail(s->peers, i, err->text);
    film_shard_drop(shard);
    return FILM_OK;
}

enum film_status
film_sources_begin(struct film_sources *s, struct film_error *err)
{
    enum film_status f = FILM_OK;
    if (!s->peers)
        return FILM_OK;
    film_peers_expect(s->peers, is_split(s) ? &s->shards[0].part : NULL);
    film_peers_begin(s->peers);
    if (is_split(s)) {
        film_hashes_reset(&s->shards[0].lost);
        /* Even for a single query: a text is asked for more than once. */
        s->shards[0].stored.on = true;
    }
    for (size_t i = 0; s->first_remote + i < s->n && f == FILM_OK; i++) {
        struct film_shard *shard = &s->shards[s->first_remote + i];
        if (!film_peers_is_up(s->peers, i))
            film_shard_drop(shard);
        else if (!shard->db)
            f = open_remote(s, i, err);
    }
    return f;
}

enum film_status
film_sources_reopen(struct film_sources *s, struct film_error *err)
{
    enum film_status f = FILM_OK;
    for (size_t i = 0; i < s->n && f == FILM_OK; i++) {
        if (i < s->first_remote)
            f = film_shard_reopen(&s->shards[i], err);
        else if (s->shards[i].db)
            f = open_remote(s, i - s->first_remote, err);
    }
    return f;
}

bool
film_sources_give_up(struct film_sources *s, const struct film_shard *asked,
                     const struct film_error *err)
{
    size_t found = s->n;
    if (err->status == FILM_ERR_NOMEM || err->status == FILM_ERR_USAGE)
        return false;
    for (size_t i = s->first_remote; i < s->n; i++)
        if (film_shard_has_failed(&s->shards[i], err))
            found = i;
    /* An error that names nobody: bytes that make no sense. */
    if (found == s->n && asked && asked->name && asked->db)
        found = (size_t)(asked - s->shards);
    if (found == s->n)
        return false;
    film_peers_fail(s->peers, found - s->first_remote, err->text);
    film_shard_drop(&s->shards[found]);
    return true;
}

/* ---- What is missing -------------------------------------------------- */

/* Adds a source to the answer. why: it is missing; or NULL. */
static void
add(struct film_search_ctx *c, struct film_hits *hits, const char *name,
    unsigned part, const char *why)
{
    struct film_asked_source *slot =
        film_ctx_push(c, &hits->sources, &hits->source_count, sizeof *slot);
    if (!slot)
        return;
    *slot = (struct film_asked_source){
        .name = film_ctx_copy(c, film_str_from(name)),
        .shard = part,
        .missing = film_ctx_copy(c, film_str_from(why ? why : ""))};
    if (why)
        film_ctx_note(c, "source %s is missing: %s", name, why);
}

/* Shards that none of the servers keeps. */
static void
add_unserved(struct film_search_ctx *c, const struct film_sources *s,
             size_t unknown, struct film_hits *hits)
{
    const struct film_part *head = &s->shards[0].part;
    size_t missing = 0;
    char name[40];
    for (unsigned k = 1; k <= head->of; k++)
        missing += !film_peers_have(s->peers, k);
    hits->missing += missing;
    /* Servers that are down may be theirs. */
    for (unsigned k = 1; k <= head->of && missing > unknown; k++) {
        if (film_peers_have(s->peers, k))
            continue;
        snprintf(name, sizeof name, "shard %u of %u", k, head->of);
        add(c, hits, name, k, "no server with it is named by --shard");
    }
}

void
film_sources_list(struct film_search_ctx *c, const struct film_sources *s,
                  struct film_hits *hits)
{
    size_t down = 0;
    if (!s->peers)
        return;
    for (size_t i = 0; i < film_peers_count(s->peers); i++) {
        bool up = film_peers_is_up(s->peers, i);
        down += !up;
        add(c, hits, film_peers_name(s->peers, i), film_peers_part(s->peers, i),
            up ? NULL : film_peers_why(s->peers, i));
    }
    if (is_split(s))
        add_unserved(c, s, down, hits);
    else
        hits->missing = down;
}
