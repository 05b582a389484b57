/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/live.h"

#include "base/command.h"
#include "index/generation.h"
#include "schema/metadata.h"
#include "schema/schema.h"
#include "schema/xapian-status.h"
#include "text/analyse.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

bool
film_live_may_pass(enum film_status s)
{
    return s == FILM_ERR_BUSY || s == FILM_ERR_INDEX;
}

enum film_status
film_live_name_error(const char *path, enum film_status s,
                     struct film_error *err)
{
    bool of_index =
        s == FILM_ERR_IO || s == FILM_ERR_INDEX || s == FILM_ERR_INTERNAL;
    return of_index && err && strncmp(err->text, path, strlen(path)) != 0
               ? film_error_prefix(err, "%s", path)
               : s;
}

enum film_status
film_live_open(xapc_database **db, const char *path, struct film_error *err)
{
    char *live;
    enum film_status s = film_generation_path(&live, path, err);
    if (s != FILM_OK)
        return s;
    xapc_error *xerr = NULL;
    xapc_status x = xapc_database_open(db, live, 0, &xerr);
    free(live);
    s = film_error_xapian(err, x, xerr);
    return s == FILM_OK ? s : film_error_prefix(err, "%s", path);
}

enum film_status
film_live_stamp(struct film_live_stamp *out, const char *path,
                struct film_error *err)
{
    char *live, *file;
    struct stat st;
    enum film_status s = film_generation_path(&live, path, err);
    if (s != FILM_OK)
        return s;
    int n = asprintf(&file, "%s/iamglass", live);
    free(live);
    if (n < 0)
        return film_error_nomem(err);
    if (stat(file, &st) == 0)
        *out = (struct film_live_stamp){st.st_dev, st.st_ino, st.st_mtim};
    else
        s = film_error_set(err, FILM_ERR_INDEX, "%s: %s", file,
                           strerror(errno));
    free(file);
    return s;
}

bool
film_live_same(const struct film_live_stamp *a, const struct film_live_stamp *b)
{
    return a->device == b->device && a->inode == b->inode &&
           a->written.tv_sec == b->written.tv_sec &&
           a->written.tv_nsec == b->written.tv_nsec;
}

bool
film_live_is_newer(const xapc_database *db)
{
    xapc_string value;
    enum film_status s =
        film_metadata_get(&value, db, FILM_STR(FILM_META_SCHEMA), NULL);
    bool newer =
        s == FILM_OK && value.data &&
        strtoul(value.data, NULL, 10) > strtoul(FILM_SCHEMA_VERSION, NULL, 10);
    xapc_string_free(&value);
    return newer;
}

static enum film_status
check_key(const xapc_database *db, const char *key, const char *want,
          const char *name, const char *path, struct film_error *err)
{
    xapc_string value;
    char quoted[FILM_ERROR_SIZE];
    enum film_status s = film_metadata_get(&value, db, film_str_from(key), err);
    if (s != FILM_OK)
        return s;
    /* All versions have written this key. */
    bool none = value.len == 0 && strcmp(key, FILM_META_SCHEMA) == 0;
    if (none)
        s = film_error_set(err, FILM_ERR_INDEX,
                           "%s: damaged, or not made by filmsearch", name);
    else if (!value.data || strcmp(value.data, want) != 0)
        s = film_error_set(err, FILM_ERR_VERSION,
                           "%s: made by another version (%s is \"%s\", not "
                           "\"%s\"); `filmindex --db %s upgrade` rebuilds it",
                           name, key, value.data ? value.data : "", want,
                           path ? film_command_word(quoted, path) : "DIR");
    xapc_string_free(&value);
    return s;
}

enum film_status
film_live_check(const xapc_database *db, const char *name, const char *path,
                struct film_error *err)
{
    if (film_live_is_newer(db))
        return film_error_set(
            err, FILM_ERR_VERSION,
            "%s: made by a newer version of filmsearch, which "
            "is needed to use it",
            name);
    enum film_status s =
        check_key(db, FILM_META_SCHEMA, FILM_SCHEMA_VERSION, name, path, err);
    return s ? s
             : check_key(db, FILM_META_ANALYSIS, film_analysis_fingerprint(),
                         name, path, err);
}

enum film_status
film_live_part(struct film_part *out, const xapc_database *db,
               struct film_error *err)
{
    xapc_string value;
    enum film_status s =
        film_metadata_get(&value, db, FILM_STR(FILM_META_PART), err);
    film_part_read(out, (struct film_str){value.data, value.len});
    xapc_string_free(&value);
    return s;
}

enum film_status
film_live_check_whole(const xapc_database *db, const char *name,
                      struct film_error *err)
{
    struct film_part part;
    enum film_status s = film_live_part(&part, db, err);
    return s != FILM_OK || part.of == 0
               ? s
               : film_error_set(err, FILM_ERR_INDEX,
                                "%s: is part of an index that is split; use "
                                "the whole one, and split it again",
                                name);
}
