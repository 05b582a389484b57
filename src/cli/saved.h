/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Saved searches: filmsearch/searches in $XDG_CONFIG_HOME or ~/.config, a line
 * NAME = OPTIONS QUERY each, with the words as base/command.h reads them. Other
 * lines, empty or with # first, stay where they are. */
#ifndef FILM_CLI_SAVED_H
#define FILM_CLI_SAVED_H

#include "base/arena.h"
#include "base/error.h"

struct film_saved {
    struct film_str name, words; /* as in the file */
};

struct film_saved_list {
    const char *path; /* of the file; NULL without a home directory */
    struct film_saved *v;
    size_t n;
};

/* Reads all of them into the arena; no such file is fine. FILM_ERR_INPUT names
 * the line that cannot be read; FILM_ERR_IO. */
enum film_status film_saved_read(struct film_saved_list *list,
                                 struct film_arena *a, struct film_error *err);

/* The search of this name, or NULL. */
const struct film_saved *film_saved_find(const struct film_saved_list *list,
                                         struct film_str name);

/* Saves words, n of them, under the name, in place of those that were; with
 * NULL the name is forgotten. What was seen of it is forgotten, too.
 * FILM_ERR_USAGE: no name for a search; FILM_ERR_INPUT: none to forget;
 * FILM_ERR_IO. */
enum film_status film_saved_put(struct film_str name, char **words, size_t n,
                                struct film_arena *a, struct film_error *err);

/* The file of what was seen of a search, in the arena; NULL without a home
 * directory. */
const char *film_saved_seen_path(struct film_str name, struct film_arena *a);

#endif
