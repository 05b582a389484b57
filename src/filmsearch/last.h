/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where the hits of the last answer on a terminal are, from one run to the
 * next: filmsearch/ last in $XDG_STATE_HOME or ~/.local/state. A line of the
 * file is rank, line, server ("-": none) and path, with tabs between; in the
 * path \\, \t and \n are written as in tsv. */
#ifndef FILM_FILMSEARCH_LAST_H
#define FILM_FILMSEARCH_LAST_H

#include "base/arena.h"
#include "base/error.h"
#include "search/hits.h"

/* A hit, to be opened. */
struct film_place {
    uint32_t rank;
    uint32_t line;     /* base/line.h; 0: not known */
    const char *shard; /* the server that has it, or NULL */
    const char *path;  /* absolute but on a server */
};

/* The place of a hit, in the arena; relative paths are from cwd. False when out
 * of memory. */
bool film_place_of(struct film_place *place, const struct film_hit *hit,
                   struct film_str cwd, struct film_arena *a);

/* Remembers the answer. That it cannot is no fault: nothing is said. */
void film_last_keep(const struct film_hits *hits, struct film_str cwd);

/* The hit of this rank of the answer that was remembered, in the arena.
 * FILM_ERR_INPUT: it has none, or nothing was remembered; the message says what
 * can be done. */
enum film_status film_last_find(struct film_place *place, uint32_t rank,
                                struct film_arena *a, struct film_error *err);

#endif
