/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmsearch/settings.h"

/* Returns the value of an option of a configurable kind (COUNT or CHOICE). */
static uint32_t
value_of(const struct film_option *row, const void *options)
{
    const void *at = (const char *)options + row->offset;
    return row->kind == FILM_OPTION_COUNT ? *(const uint32_t *)at
                                          : (uint32_t) * (const int *)at;
}

static void
add_value(struct film_buf *out, const struct film_option *row, uint32_t value)
{
    struct film_str rest = film_str_from(row->arg), word = {NULL, 0};
    if (row->kind == FILM_OPTION_COUNT) {
        film_buf_printf(out, "%s = %u\n", row->name,
                        value == FILM_LIMIT_USUAL ? (unsigned)FILM_HITS_USUAL
                                                  : (unsigned)value);
        return;
    }
    for (uint32_t i = 0; i <= value; i++)
        film_str_cut(&rest, '|', &word);
    film_buf_printf(out, "%s = %.*s\n", row->name, (int)word.n, word.p);
}

static void
add_option(struct film_buf *out, const struct film_option *row,
           const struct film_filmsearch_options *o)
{
    struct film_filmsearch_options other = FILM_FILMSEARCH_OPTIONS_INIT;
    const struct film_setting *s = film_config_find(&o->config, row->name);
    uint32_t value = value_of(row, o), usual = value_of(row, &other);
    if (s && film_options_set(row, &other, s->value.p, NULL) == FILM_OK &&
        value_of(row, &other) == value)
        film_buf_printf(out, "# %s:%u\n", o->config.path, s->line);
    else
        film_buf_printf(out, "# %s\n",
                        value == usual ? "the default" : "an option");
    add_value(out, row, value);
}

static void
add_lines(struct film_buf *out, const struct film_config *c, const char *key)
{
    for (size_t i = 0; i < c->n; i++)
        if (film_str_equal(c->v[i].key, film_str_from(key)))
            film_buf_printf(out, "# %s:%u\n%s = %s\n", c->path, c->v[i].line,
                            key, c->v[i].value.p);
}

void
film_filmsearch_settings(struct film_buf *out,
                         const struct film_filmsearch_options *o)
{
    const struct film_option *row = film_filmsearch_command.options;
    if (o->search.db)
        film_buf_printf(out, "# %s\ndb = %s\n", o->db_from, o->search.db);
    for (; row->kind != FILM_OPTION_END; row++)
        if (film_config_has_option(row))
            add_option(out, row, o);
    add_lines(out, &o->config, "shard");
    add_lines(out, &o->config, "filter");
    add_lines(out, &o->config, "pager");
}
