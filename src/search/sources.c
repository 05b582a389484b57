/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/sources.h"

#include <stdio.h>

/* ---- Opening ---------------------------------------------------------- */

static bool
is_split(const struct film_sources *s)
{
    return s->index.part.of > 0;
}

static unsigned
milliseconds(double seconds)
{
    const double most = 1e6;
    double ms = seconds * 1e3;
    return ms < 1 ? 1 : ms > most ? (unsigned)most : (unsigned)ms;
}

/* Servers are asked for texts alone: for everything else there is the head. */
static enum film_status
check_head(const struct film_sources *s, const struct film_search_options *o,
           struct film_error *err)
{
    if (o->shards.n == 0 || is_split(s))
        return FILM_OK;
    return film_error_set(err, FILM_ERR_USAGE,
                          "%s: is not split, and --shard is for the head of an "
                          "index that is: `filmindex --db %s shards --shards "
                          "N` makes it",
                          o->db, o->db);
}

enum film_status
film_sources_open(struct film_sources *s, const struct film_search_options *o,
                  struct film_error *err)
{
    *s = (struct film_sources){.peers = NULL};
    if (!o->db && o->shards.n > 0)
        return film_error_set(err, FILM_ERR_USAGE,
                              "--shard: name the head of the index, too: --db "
                              "HEAD (`filmindex shards` makes it)");
    if (!o->db)
        return film_error_set(err, FILM_ERR_USAGE, "no index given");
    enum film_status f = film_shard_open(&s->index, o->db, err);
    if (f == FILM_OK)
        f = check_head(s, o, err);
    if (f == FILM_OK && is_split(s))
        f = film_peers_new(&s->peers, o->shards, milliseconds(o->shard_timeout),
                           err);
    s->index.peers = s->peers;
    s->index.cwd = o->cwd;
    return f;
}

void
film_sources_close(struct film_sources *s)
{
    film_shard_close(&s->index);
    film_peers_free(s->peers);
    *s = (struct film_sources){.peers = NULL};
}

/* ---- Asking ----------------------------------------------------------- */

void
film_sources_begin(struct film_sources *s)
{
    if (!s->peers)
        return;
    film_peers_expect(s->peers, &s->index.part);
    film_peers_begin(s->peers);
    film_hashes_reset(&s->index.lost);
    /* Even for a single query: a text is asked for more than once. */
    s->index.stored.on = true;
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
    const struct film_part *head = &s->index.part;
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
    add_unserved(c, s, down, hits);
}
