/* SPDX-License-Identifier: GPL-2.0-or-later */
/* damage SEED FILE...: changes one of the files, chosen by the seed, in a way
 * chosen by the seed: a bit, 16 bytes, 4 kB of zeros, 8 kB of noise, a part
 * written once more in front of itself or over another, bytes put in between,
 * cut off, deleted. Says what it did; the file is never as it was. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { INSERTED = 8192 }; /* bytes at most */

static uint64_t state;

static uint64_t
next(void)
{
    state += 0x9E3779B97F4A7C15u;
    uint64_t x = state;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

static size_t
below(size_t n)
{
    return n ? (size_t)(next() % n) : 0;
}

/* Overwrites up to n bytes from a place on, zeros or noise. */
static const char *
overwrite(unsigned char *p, size_t size, size_t n, int noise)
{
    static char said[100];
    size_t at = below(size);
    if (n > size - at)
        n = size - at;
    for (size_t i = 0; i < n; i++)
        p[at + i] = noise ? (unsigned char)next() : 0;
    snprintf(said, sizeof said, "%zu bytes of %s from %zu on", n,
             noise ? "noise" : "zeros", at);
    return said;
}

/* Copies a part of the file over another. */
static const char *
copy_over(unsigned char *p, size_t size)
{
    static char said[100];
    size_t n = 1 + below(size < 8192 ? size : 8192);
    size_t from = below(size - n + 1), to = below(size - n + 1);
    memmove(p + to, p + from, n);
    snprintf(said, sizeof said, "%zu bytes of %zu on copied to %zu", n, from,
             to);
    return said;
}

static const char *
change(unsigned char *p, size_t size)
{
    static char said[100];
    size_t at = below(size);
    switch (below(5)) {
    case 0:
        p[at] ^= (unsigned char)(1u << below(8));
        snprintf(said, sizeof said, "a bit of byte %zu", at);
        return said;
    case 1:
        return overwrite(p, size, 16, 1);
    case 2:
        return overwrite(p, size, 4096, 0);
    case 3:
        return copy_over(p, size);
    default:
        return overwrite(p, size, 8192, 1);
    }
}

static void *
read_file(const char *path, size_t size)
{
    unsigned char *p = malloc(size + INSERTED);
    FILE *f = fopen(path, "rb");
    if (!p || !f || fread(p, 1, size, f) != size)
        exit(99);
    fclose(f);
    return p;
}

/* Puts bytes in between: some of the file once more, or noise. */
static size_t
insert(unsigned char *p, size_t size, size_t most, int noise)
{
    size_t at = below(size), n = 1 + below(most);
    if (!noise && n > size - at)
        n = size - at;
    memmove(p + at + n, p + at, size - at);
    for (size_t i = 0; noise && i < n; i++)
        p[at + i] = (unsigned char)next();
    printf("%zu bytes %s at %zu\n", n, noise ? "inserted" : "doubled", at);
    return size + n;
}

static void
write_file(const char *path, const void *p, size_t size)
{
    FILE *f = fopen(path, "r+b");
    if (!f || fwrite(p, 1, size, f) != size || fclose(f) != 0)
        exit(99);
}

int
main(int argc, char **argv)
{
    struct stat st;
    if (argc < 3)
        return 99;
    state = strtoull(argv[1], NULL, 10);
    const char *path = argv[2 + below((size_t)argc - 2)];
    if (stat(path, &st) != 0)
        return 99;
    size_t size = (size_t)st.st_size, way = below(8);
    if (size == 0 || way == 0) {
        printf("%s: deleted\n", path);
        return unlink(path) != 0;
    }
    if (way == 1) {
        size_t left = below(size);
        printf("%s: cut to %zu bytes of %zu\n", path, left, size);
        return truncate(path, (off_t)left) != 0;
    }
    unsigned char *was = read_file(path, size), *is = read_file(path, size);
    printf("%s: ", path);
    if (way < 4) {
        size = insert(is, size, INSERTED, way == 2);
    } else {
        const char *said = "";
        while (memcmp(was, is, size) == 0)
            said = change(is, size);
        puts(said);
    }
    write_file(path, is, size);
    free(was);
    free(is);
    return 0;
}
