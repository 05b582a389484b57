/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "cli/location.h"
#include "base/buf.h"
#include "cli/xdg.h"

#include <stdlib.h>
#include <sys/stat.h>

#define LOCAL_DATABASE "index/film.db"

enum { PATH_SIZE = 4096 };

static const char *
keep(struct film_buf *b, struct film_arena *a)
{
    struct film_str copy = {NULL, 0};
    if (film_buf_check(b, NULL) == FILM_OK)
        film_arena_copy(a, film_buf_get(b), &copy);
    film_buf_release(b);
    return copy.p;
}

/* Takes the path from the configuration, which must mean the same from every
 * folder. */
static enum film_status
configured(struct film_location *l, const struct film_config *c,
           struct film_arena *a, struct film_error *err)
{
    const struct film_setting *db = film_config_find(c, "db");
    const char *home = getenv("HOME");
    bool below_home = strncmp(db->value.p, "~/", 2) == 0 && home && home[0];
    if (!below_home && db->value.p[0] != '/')
        return film_error_set(err, FILM_ERR_INPUT,
                              "%s:%u: db must begin with / or ~/", c->path,
                              db->line);
    struct film_buf path, from;
    film_buf_init(&path, PATH_SIZE);
    film_buf_init(&from, PATH_SIZE);
    film_buf_printf(&path, "%s%s", below_home ? home : "",
                    db->value.p + below_home);
    film_buf_printf(&from, "%s:%u", c->path, db->line);
    *l = (struct film_location){keep(&path, a), keep(&from, a)};
    return l->path && l->from ? FILM_OK : film_error_nomem(err);
}

enum film_status
film_location_database(struct film_location *l, const char *given,
                       const struct film_config *config, struct film_arena *a,
                       struct film_error *err)
{
    const char *env = getenv("FILMSEARCH_DB");
    struct stat st;
    if (given)
        *l = (struct film_location){given, "--db"};
    else if (env && env[0])
        *l = (struct film_location){env, "$FILMSEARCH_DB"};
    else if (stat(LOCAL_DATABASE, &st) == 0 && S_ISDIR(st.st_mode))
        *l = (struct film_location){LOCAL_DATABASE, "this folder"};
    else if (film_config_find(config, "db"))
        return configured(l, config, a, err);
    else {
        const char *p =
            film_xdg_path("XDG_DATA_HOME", ".local/share", "film.db", a);
        if (!p)
            return film_error_set(err, FILM_ERR_USAGE,
                                  "no home directory for the index: "
                                  "say where it is with --db DIR");
        *l = (struct film_location){p, "the default"};
    }
    return FILM_OK;
}
