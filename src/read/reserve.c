/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/reserve.h"

#include "base/memory.h"

#include <malloc.h>
#include <pthread.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { RESERVE = 1 << 20, ALIGN = alignof(max_align_t) };

/* Consecutive blocks, each preceded by its size. When one has been taken, the
 * readers of all threads end soon; then all blocks are free again. */
static alignas(max_align_t) char reserve[RESERVE];
static size_t used, blocks; /* bytes from the start; blocks not yet freed */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static bool
is_reserve(const void *p)
{
    return (uintptr_t)p - (uintptr_t)reserve < RESERVE;
}

static void *
take(size_t n)
{
    film_memory_fail();
    if (n > RESERVE / 2)
        return NULL;
    size_t room = ALIGN + (n + ALIGN - 1) / ALIGN * ALIGN;
    char *p = NULL;
    pthread_mutex_lock(&lock);
    if (room <= RESERVE - used) {
        p = reserve + used + ALIGN;
        used += room;
        blocks++;
    }
    pthread_mutex_unlock(&lock);
    if (p)
        memcpy(p - ALIGN, &n, sizeof n);
    return p;
}

static void
give_back(void)
{
    pthread_mutex_lock(&lock);
    if (--blocks == 0)
        used = 0;
    pthread_mutex_unlock(&lock);
}

void *
film_reserve_alloc(size_t n)
{
    void *p = malloc(n);
    return p || n == 0 ? p : take(n);
}

void *
film_reserve_realloc(void *old, size_t n)
{
    bool moved = old && is_reserve(old);
    void *p = moved ? malloc(n) : realloc(old, n);
    if (!p && n > 0)
        p = take(n);
    else if (!moved)
        return p; /* realloc has done it all */
    if (!p || !old)
        return p;
    size_t size;
    if (!moved)
        size = malloc_usable_size(old);
    else
        memcpy(&size, (char *)old - ALIGN, sizeof size);
    memcpy(p, old, size < n ? size : n);
    film_reserve_free(old);
    return p;
}

char *
film_reserve_strdup(const char *s)
{
    size_t n = strlen(s) + 1;
    char *copy = film_reserve_alloc(n);
    return copy ? memcpy(copy, s, n) : NULL;
}

size_t
film_reserve_used(void)
{
    pthread_mutex_lock(&lock);
    size_t n = used;
    pthread_mutex_unlock(&lock);
    return n;
}

void
film_reserve_free(void *p)
{
    if (p && is_reserve(p))
        give_back();
    else
        free(p);
}
