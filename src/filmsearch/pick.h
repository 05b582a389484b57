/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Searching while typing, in fzf: it draws, scrolls and knows how wide
 * characters are; filmsearch itself is what it runs for each query. */
#ifndef FILM_FILMSEARCH_PICK_H
#define FILM_FILMSEARCH_PICK_H

#include "base/arena.h"
#include "base/error.h"

#include <stdint.h>

struct film_picked {
    struct film_str query; /* as it was typed in the end; in the arena */
    uint32_t rank;         /* of the hit that was chosen; 0: none was */
};

/* Begins with the query; `options` (NULL after them) are those of filmsearch
 * for every search. FILM_ERR_INPUT: there is no terminal; FILM_ERR_IO: fzf
 * cannot be run. */
enum film_status film_pick(struct film_picked *picked, struct film_str query,
                           char *const *options, struct film_arena *a,
                           struct film_error *err);

#endif
