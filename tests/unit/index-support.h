/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What tests that build an index have in common: a working folder of their own
 * below /tmp, and the index "db" in it. */
#ifndef FILM_TESTS_UNIT_INDEX_SUPPORT_H
#define FILM_TESTS_UNIT_INDEX_SUPPORT_H

#include "base/arena.h"

extern struct film_arena index_arena;
extern struct film_str index_cwd; /* the folder's path */

/* Set-up and tear-down of a group of tests: makes the folder and goes there;
 * removes it, which must be empty but for the index. */
int index_set_up(void **state);
int index_tear_down(void **state);

/* Adds files to the index; 0 if none was refused. */
int index_add(const char *const *paths, size_t n);

/* Removes the index, if it is there. */
void index_remove(void);

#endif
