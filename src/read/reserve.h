/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Memory for libxml2 and jansson. libxml2 2.9 is not proof against a failing
 * malloc: it leaves attributes out, ends early, crashes, and its HTML parser
 * may never end. So what malloc refuses comes from a small reserve, and the
 * failure is noted (base/memory.h): readers look at every piece, and give up
 * before the reserve does. Threads share it. */
#ifndef FILM_READ_RESERVE_H
#define FILM_READ_RESERVE_H

#include <stddef.h>

/* Like malloc, realloc, strdup and free. */
void *film_reserve_alloc(size_t n);
void *film_reserve_realloc(void *p, size_t n);
char *film_reserve_strdup(const char *s);
void film_reserve_free(void *p);

/* Bytes that cannot be had again; 0 while nothing is read. */
size_t film_reserve_used(void);

#endif
