/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which entries of a folder belong to an index. They are recognised by exact
 * names and by what the entries are, because everything else may be somebody's
 * work. */
#ifndef FILM_INDEX_FORMAT_LAYOUT_H
#define FILM_INDEX_FORMAT_LAYOUT_H

#include "base/error.h"

#include <stdbool.h>

/* Permanent files of the folder. */
#define FILM_LAYOUT_CURRENT "CURRENT"
#define FILM_LAYOUT_LOCK "lock"
/* What makes the folder a database for libxapian ("stub database directory"):
 * xapian-tcpsrv, given the folder, opens the generation that it names for each
 * new connection. */
#define FILM_LAYOUT_STUB "XAPIANDB"

enum film_layout {
    FILM_LAYOUT_FOREIGN,    /* not recognised as ours */
    FILM_LAYOUT_LASTING,    /* CURRENT, lock, XAPIANDB */
    FILM_LAYOUT_GENERATION, /* gen-NNNNNN, containing only tables */
    FILM_LAYOUT_SCRATCH,    /* new-NAME of a writer, containing only tables;
                               new-current, new-stub */
};

/* What XAPIANDB says before the name of the generation. */
#define FILM_LAYOUT_STUB_TYPE "glass "

/* The number in the name of a generation, which must be followed by `end` (""
 * or a line end); 0 if `name` is anything else. */
unsigned film_layout_number(const char *name, const char *end);

/* Classifies the entry `name` of the folder open at dir. */
enum film_layout film_layout_of(int dir, const char *name);

/* True for the names of files in a generation. */
bool film_layout_is_table(const char *name);

/* True for the names of what a writer creates and removes again (new-...). */
bool film_layout_is_scratch(const char *name);

/* FILM_OK if the generation at path is a folder, not a link to one, and each of
 * its tables is a regular file: anything else could lead to other people's
 * files or block forever. FILM_OK also if it does not exist. FILM_ERR_INDEX if
 * the rule is violated, FILM_ERR_IO if the path cannot be read. */
enum film_status film_layout_check(const char *path, struct film_error *err);

/* True if the folder at path, relative to the one open at dir, is an index or
 * one that is just being created. */
bool film_layout_is_index(int dir, const char *path);

#endif
