/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "base/arena.h"
#include "base/memory.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>

struct film_arena_block {
    struct film_arena_block *next;
    size_t room, used;
    alignas(max_align_t) char bytes[];
};

enum {
    FIRST_BLOCK = 16 * 1024,
    LAST_BLOCK = 16 << 20,
    ALIGN = alignof(max_align_t)
};

void
film_arena_init(struct film_arena *a)
{
    *a = (struct film_arena){0};
}

static void
free_blocks(struct film_arena_block *b)
{
    while (b) {
        struct film_arena_block *next = b->next;
        free(b);
        b = next;
    }
}

void
film_arena_reset(struct film_arena *a)
{
    a->used = 0;
    if (!a->blocks)
        return;
    /* Keep the newest block: either it is the largest, or one of many of equal
     * size. */
    free_blocks(a->blocks->next);
    a->blocks->next = NULL;
    a->blocks->used = 0;
}

void
film_arena_release(struct film_arena *a)
{
    free_blocks(a->blocks);
    film_arena_init(a);
}

void *
film_arena_alloc(struct film_arena *a, size_t n)
{
    if (n > SIZE_MAX / 4)
        return NULL;
    n = (n + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    struct film_arena_block *b = a->blocks;
    if (!b || b->room - b->used < n) {
        size_t room = b ? b->room * 2 : FIRST_BLOCK;
        if (room > LAST_BLOCK) /* half of a larger block might never be used */
            room = LAST_BLOCK;
        if (room < n)
            room = n;
        b = malloc(sizeof *b + room);
        if (!b) {
            film_memory_fail();
            return NULL;
        }
        *b = (struct film_arena_block){a->blocks, room, 0};
        a->blocks = b;
    }
    void *p = b->bytes + b->used;
    b->used += n;
    a->used += n;
    return p;
}

void *
film_arena_zalloc(struct film_arena *a, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 4 / size)
        return NULL;
    void *p = film_arena_alloc(a, count * size);
    if (p)
        memset(p, 0, count * size);
    return p;
}

bool
film_arena_copy(struct film_arena *a, struct film_str s, struct film_str *copy)
{
    char *p = film_arena_alloc(a, s.n + 1);
    if (!p)
        return false;
    if (s.n)
        memcpy(p, s.p, s.n);
    p[s.n] = '\0';
    *copy = (struct film_str){p, s.n};
    return true;
}

void *
film_arena_push(struct film_arena *a, void *array, size_t *count, size_t size)
{
    char **v = array; /* the address of a pointer to elements */
    size_t n = *count;
    if ((n & (n - 1)) == 0) { /* full when n is 0, 1, 2, 4, 8 … */
        size_t room = n ? 2 * n : 1;
        if (room > SIZE_MAX / 4 / size)
            return NULL;
        char *bigger = film_arena_alloc(a, room * size);
        if (!bigger)
            return NULL;
        if (n)
            memcpy(bigger, *v, n * size);
        *v = bigger;
    }
    char *last = *v + n * size;
    memset(last, 0, size);
    *count = n + 1;
    return last;
}
