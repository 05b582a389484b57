/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What of a folder is an index's own: recognised by exact names and by what
 * stands after them, as whatever is not may be somebody's work. */
#ifndef FILM_INDEX_FORMAT_LAYOUT_H
#define FILM_INDEX_FORMAT_LAYOUT_H

#include "base/error.h"

#include <stdbool.h>

/* Files of the folder that last. */
#define FILM_LAYOUT_CURRENT "CURRENT"
#define FILM_LAYOUT_LOCK "lock"

enum film_layout {
    FILM_LAYOUT_FOREIGN,    /* not made by us, as far as can be seen */
    FILM_LAYOUT_LASTING,    /* CURRENT, lock */
    FILM_LAYOUT_GENERATION, /* gen-NNNNNN, with nothing but tables in it */
    FILM_LAYOUT_SCRATCH,    /* what a writer builds, likewise; new-current */
};

/* The number of the generation that `name` is, with `end` after it ("" or
 * what ends a line); 0 if it is none, byte for byte. */
unsigned film_layout_number(const char *name, const char *end);

/* What the entry `name` of the folder open at dir is. */
enum film_layout film_layout_of(int dir, const char *name);

/* True for the names that files of a generation have. */
bool film_layout_is_table(const char *name);

/* True for the names of what a writer makes and removes again: new-... */
bool film_layout_is_scratch(const char *name);

/* FILM_OK if the generation at path is a folder, not a link to one, and each of
 * its tables a regular file: anything else could lead to the files of others,
 * or wait for ever. So is one that does not exist. Else FILM_ERR_INDEX. */
enum film_status film_layout_check(const char *path, struct film_error *err);

/* True if the folder at path, relative to the one open at dir, is an index, or
 * one that is being made for the first time. */
bool film_layout_is_index(int dir, const char *path);

#endif
