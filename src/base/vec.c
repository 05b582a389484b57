/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "base/vec.h"

#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST = 64 };

bool
film_vec_reserve(void *array, size_t *room, size_t n, size_t size)
{
    if (n <= *room)
        return true;
    size_t more = *room ? *room : FIRST;
    while (more < n && more <= SIZE_MAX / 2)
        more *= 2;
    void *old, *grown = NULL;
    memcpy(&old, array, sizeof old);
    if (more >= n && more <= SIZE_MAX / size)
        grown = realloc(old, more * size);
    if (!grown) {
        film_memory_fail();
        return false;
    }
    memcpy(array, &grown, sizeof grown);
    *room = more;
    return true;
}
