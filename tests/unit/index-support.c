/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index-support.h"

#include "index/build/build.h"
#include "index/generation.h"
#include "index/inputs/path.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct film_arena index_arena;
struct film_str index_cwd;

static char dir[] = "/tmp/test-index-XXXXXX";

int
index_set_up(void **state)
{
    (void)state;
    film_arena_init(&index_arena);
    return !mkdtemp(dir) || chdir(dir) != 0 ||
           film_path_cwd(&index_cwd, &index_arena, NULL) != FILM_OK;
}

int
index_tear_down(void **state)
{
    (void)state;
    index_remove();
    film_arena_release(&index_arena);
    return chdir("/") != 0 || rmdir(dir) != 0;
}

static void
on_refused(void *user, const struct film_error *why)
{
    fprintf(stderr, "%s\n", why->text);
    ++*(int *)user;
}

static void
on_warn(void *user, struct film_str path, uint32_t line, const char *why)
{
    (void)user;
    fprintf(stderr, "%.*s:%u: %s\n", (int)path.n, path.p, (unsigned)line, why);
}

int
index_add(const char *const *paths, size_t n)
{
    struct film_error err;
    int refused = 0;
    struct film_build b = {.limits = &film_limits_default,
                           .jobs = 1,
                           .cwd = index_cwd,
                           .user = &refused,
                           .refused = on_refused,
                           .warn = on_warn};
    return film_index_add("db", paths, n, 0, &b, &err) != FILM_OK || refused;
}

void
index_remove(void)
{
    char path[64];
    for (int i = 1; i < 10; i++) {
        snprintf(path, sizeof path, "db/gen-%06d", i);
        film_index_discard(path);
    }
    unlink("db/CURRENT");
    unlink("db/XAPIANDB");
    unlink("db/lock");
    film_index_discard("db");
}
