/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index-support.h"

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

void
index_remove(void)
{
    char path[64];
    for (int i = 1; i < 10; i++) {
        snprintf(path, sizeof path, "db/gen-%06d", i);
        film_index_discard(path);
    }
    unlink("db/CURRENT");
    unlink("db/lock");
    film_index_discard("db");
}
