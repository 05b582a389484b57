/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A library to preload: counts how often bytes are compared and writes that to
 * the file COUNT_FILE at the end of the program. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static long calls;

int
memcmp(const void *a, const void *b, size_t n)
{
    const unsigned char *x = a, *y = b;
    __atomic_add_fetch(&calls, 1, __ATOMIC_RELAXED);
    while (n > 0 && *x == *y) {
        x++;
        y++;
        n--;
    }
    return n > 0 ? *x - *y : 0;
}

int
bcmp(const void *a, const void *b, size_t n)
{
    return memcmp(a, b, n);
}

__attribute__((destructor)) static void
write_count(void)
{
    const char *path = getenv("COUNT_FILE");
    FILE *f = path ? fopen(path, "w") : NULL;
    if (f) {
        fprintf(f, "%ld\n", calls);
        fclose(f);
    }
}
