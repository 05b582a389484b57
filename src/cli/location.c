/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "cli/location.h"
#include "base/buf.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#define LOCAL_DATABASE "index/film.db"

enum { PATH_SIZE = 4096, CONFIG_LINE_SIZE = 1024 };

/* <directory in variable, or home/fallback>/filmsearch/<file> in the arena;
 * NULL if there is no home directory or no memory. XDG wants relative values
 * ignored. */
static const char *
xdg_path(const char *variable, const char *fallback, const char *file,
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

enum film_status
film_location_database(const char **path, const char *given,
                       struct film_arena *a, struct film_error *err)
{
    const char *env = getenv("FILMSEARCH_DB");
    struct stat st;
    if (given)
        *path = given;
    else if (env && env[0])
        *path = env;
    else if (stat(LOCAL_DATABASE, &st) == 0 && S_ISDIR(st.st_mode))
        *path = LOCAL_DATABASE;
    else {
        const char *p = xdg_path("XDG_DATA_HOME", ".local/share", "film.db", a);
        if (!p)
            return film_error_set(err, FILM_ERR_USAGE,
                                  "no home directory for the index: "
                                  "say where it is with --db DIR");
        *path = p;
    }
    return FILM_OK;
}

/* One line of the configuration, newline included. */
static enum film_status
config_line(struct film_str line, const char *wanted, struct film_strs *values,
            struct film_arena *a, struct film_error *err)
{
    struct film_str key, value;
    line = film_str_trim(line);
    if (line.n == 0 || line.p[0] == '#')
        return FILM_OK;
    value = line;
    film_str_cut(&value, '=', &key);
    key = film_str_trim(key);
    value = film_str_trim(value);
    bool known = film_str_equal(key, FILM_STR("shard")) ||
                 film_str_equal(key, FILM_STR("filter"));
    if (!known || value.n == 0)
        return film_error_set(err, FILM_ERR_INPUT,
                              "expected shard = HOST:PORT or filter = ...");
    if (!film_str_equal(key, film_str_from(wanted)))
        return FILM_OK;
    struct film_str *s = film_arena_push(a, &values->v, &values->n, sizeof *s);
    if (!s || !film_arena_copy(a, value, s))
        return film_error_nomem(err);
    return FILM_OK;
}

enum film_status
film_location_values(struct film_strs *values, const char *key,
                     struct film_arena *a, struct film_error *err)
{
    const char *path = xdg_path("XDG_CONFIG_HOME", ".config", "config", a);
    FILE *f = path ? fopen(path, "re") : NULL;
    if (!f)
        return FILM_OK;
    char line[CONFIG_LINE_SIZE];
    enum film_status s = FILM_OK;
    for (unsigned n = 1; s == FILM_OK && fgets(line, sizeof line, f); n++) {
        s = config_line(film_str_from(line), key, values, a, err);
        if (s != FILM_OK)
            film_error_prefix(err, "%s:%u", path, n);
    }
    if (s == FILM_OK && ferror(f))
        s = film_error_errno(err, errno, "%s", path);
    fclose(f);
    return s;
}
