/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "cli/xdg.h"
#include "base/buf.h"

#include <stdlib.h>

enum { PATH_SIZE = 4096 };

/* The specification says that relative values must be ignored. */
const char *
film_xdg_path(const char *variable, const char *fallback, const char *file,
              struct film_arena *a)
{
    struct film_buf b;
    film_buf_init(&b, PATH_SIZE);
    const char *dir = getenv(variable);
    const char *home = getenv("HOME");
    if (dir && dir[0] == '/')
        film_buf_printf(&b, "%s/filmsearch/%s", dir, file);
    else if (home && home[0])
        film_buf_printf(&b, "%s/%s/filmsearch/%s", home, fallback, file);
    struct film_str copy = {NULL, 0};
    if (b.n > 0 && b.failed == FILM_OK)
        film_arena_copy(a, film_buf_get(&b), &copy);
    film_buf_release(&b);
    return copy.p;
}
