/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "cli/config.h"
#include "base/file.h"
#include "cli/xdg.h"

enum { FILE_MAX = 1 << 20 };

/* All keys, as listed in filmsearch-config(5). A key with the name of an option
 * sets its default. */
#define KEYS "db|shard|filter|limit|per-article|sort|format|color|pager"

static bool
is_key(struct film_str s)
{
    struct film_str rest = FILM_STR(KEYS), key;
    while (film_str_cut(&rest, '|', &key))
        if (film_str_equal(s, key))
            return true;
    return false;
}

/* Adds the setting in a line, if there is one. */
static enum film_status
add_line(struct film_config *c, struct film_str line, unsigned number,
         struct film_arena *a, struct film_error *err)
{
    struct film_str key, value = film_str_trim(line);
    if (value.n == 0 || value.p[0] == '#')
        return FILM_OK;
    film_str_cut(&value, '=', &key);
    key = film_str_trim(key);
    value = film_str_trim(value);
    if (!is_key(key))
        return film_error_set(err, FILM_ERR_INPUT, "'%.*s' must be one of %s",
                              (int)key.n, key.p, KEYS);
    if (value.n == 0)
        return film_error_set(err, FILM_ERR_INPUT, "expected %.*s = VALUE",
                              (int)key.n, key.p);
    struct film_setting *s = film_arena_push(a, &c->v, &c->n, sizeof *s);
    if (!s || !film_arena_copy(a, key, &s->key) ||
        !film_arena_copy(a, value, &s->value))
        return film_error_nomem(err);
    s->line = number;
    return FILM_OK;
}

enum film_status
film_config_read(struct film_config *c, struct film_arena *a,
                 struct film_error *err)
{
    struct film_buf text;
    *c = (struct film_config){
        .path = film_xdg_path("XDG_CONFIG_HOME", ".config", "config", a)};
    film_buf_init(&text, FILE_MAX);
    enum film_status s =
        c->path ? film_file_load(&text, c->path, err) : FILM_END;
    struct film_str rest = film_buf_get(&text), line;
    for (unsigned i = 1; s == FILM_OK && film_str_cut(&rest, '\n', &line);
         i++) {
        s = add_line(c, line, i, a, err);
        if (s != FILM_OK)
            film_error_prefix(err, "%s:%u", c->path, i);
    }
    film_buf_release(&text);
    return s == FILM_END ? FILM_OK : s;
}

const struct film_setting *
film_config_find(const struct film_config *c, const char *key)
{
    for (size_t i = c->n; i-- > 0;)
        if (film_str_equal(c->v[i].key, film_str_from(key)))
            return &c->v[i];
    return NULL;
}

enum film_status
film_config_values(const struct film_config *c, const char *key,
                   struct film_strs *values, struct film_arena *a,
                   struct film_error *err)
{
    for (size_t i = 0; i < c->n; i++) {
        if (!film_str_equal(c->v[i].key, film_str_from(key)))
            continue;
        struct film_str *s =
            film_arena_push(a, &values->v, &values->n, sizeof *s);
        if (!s)
            return film_error_nomem(err);
        *s = c->v[i].value;
    }
    return FILM_OK;
}

bool
film_config_has_option(const struct film_option *row)
{
    return (row->kind == FILM_OPTION_COUNT ||
            row->kind == FILM_OPTION_CHOICE) &&
           is_key(film_str_from(row->name));
}

enum film_status
film_config_apply(const struct film_config *c, const struct film_option *table,
                  void *target, struct film_error *err)
{
    for (; table->kind != FILM_OPTION_END; table++) {
        const struct film_setting *s = film_config_has_option(table)
                                           ? film_config_find(c, table->name)
                                           : NULL;
        if (s && film_options_set(table, target, s->value.p, err) != FILM_OK) {
            film_error_prefix(err, "%s:%u", c->path, s->line);
            return err->status = FILM_ERR_INPUT;
        }
    }
    return FILM_OK;
}
