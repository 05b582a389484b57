/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The servers that a search was given: which of them answer, and if not, why.
 * They are asked all at once and must be done within one time limit; one that
 * is not is left alone for a while. Nothing that a server sends is trusted. */
#ifndef FILM_SEARCH_SOURCE_PEERS_H
#define FILM_SEARCH_SOURCE_PEERS_H

#include "base/arena.h"
#include "index/format/part.h"

#include <stdint.h>

struct film_peers;

/* Looks up the addresses, each "HOST:PORT" or "[ADDRESS]:PORT", which are
 * borrowed. timeout_ms: for that, and for one exchange with all of them.
 * FILM_ERR_USAGE for an address of another form or a host that nobody knows. */
enum film_status film_peers_new(struct film_peers **out,
                                struct film_strs addresses, unsigned timeout_ms,
                                struct film_error *err);

/* p may be NULL. */
void film_peers_free(struct film_peers *p);

/* From now on only servers of parts of this index are accepted; NULL: of any
 * index. */
void film_peers_expect(struct film_peers *p, const struct film_part *head);

/* To be called before every query. Notices servers that have gone, and connects
 * to those that are not connected, unless they failed just before. Returns
 * within the time limit. */
void film_peers_begin(struct film_peers *p);

/* The number of servers. */
size_t film_peers_count(const struct film_peers *p);

/* The address of a server; whether it answers; if not, why, borrowed until the
 * next call; the part that it serves, 0 if that is not known. */
const char *film_peers_name(const struct film_peers *p, size_t i);
bool film_peers_is_up(const struct film_peers *p, size_t i);
const char *film_peers_why(const struct film_peers *p, size_t i);
unsigned film_peers_part(const struct film_peers *p, size_t i);

/* Writes the host of a server that answers, in numbers; false if it cannot. */
bool film_peers_host(const struct film_peers *p, size_t i, char *host,
                     size_t size);

/* True if a server of this part (1 and above) answers. */
bool film_peers_have(const struct film_peers *p, unsigned part);

/* Gives up a server for a while. */
void film_peers_fail(struct film_peers *p, size_t i, const char *why);

/* A text that a part keeps. */
struct film_wanted {
    uint32_t docid;
    struct film_elsewhere place; /* the part, and the sum of the text */
    struct film_str text;        /* result, in the arena; .p NULL: missing */
};

/* Gets texts from the servers of their parts in one exchange; a second server
 * of a part is asked when the first one fails. What no server gives in time
 * stays missing. Only fails with FILM_ERR_NOMEM. */
enum film_status film_peers_fetch(struct film_peers *p, struct film_wanted *v,
                                  size_t n, struct film_arena *a,
                                  struct film_error *err);

#endif
