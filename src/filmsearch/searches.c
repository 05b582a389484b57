/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmsearch/searches.h"

#include "base/command.h"
#include "cli/saved.h"

enum { LIST_MAX = 1 << 22 };

/* ---- @NAME -------------------------------------------------------------- */

static void
add_names(struct film_buf *out, const struct film_saved_list *list)
{
    film_buf_text(out, list->n > 0 ? "there are" : "there are none");
    for (size_t i = 0; i < list->n; i++) {
        film_buf_text(out, i > 0 ? ", @" : " @");
        film_buf_str(out, list->v[i].name);
    }
}

static enum film_status
find(struct film_saved *search, const char *name, struct film_arena *a,
     struct film_error *err)
{
    struct film_saved_list list;
    enum film_status s = film_saved_read(&list, a, err);
    if (s != FILM_OK)
        return s;
    const struct film_saved *found =
        film_saved_find(&list, film_str_from(name));
    if (found) {
        *search = *found;
        return FILM_OK;
    }
    struct film_buf names;
    film_buf_init(&names, LIST_MAX);
    add_names(&names, &list);
    s = film_error_set(
        err, FILM_ERR_INPUT,
        "no search is saved as '%s' (put -- before @%s to search "
        "for the word); %s",
        name, name, names.p ? names.p : "");
    film_buf_release(&names);
    return s;
}

/* The words of a search as a program's arguments. */
static enum film_status
arguments_of(struct film_arguments *args, const struct film_saved *search,
             struct film_arena *a, struct film_error *err)
{
    char **words, **v;
    size_t n;
    enum film_status s = film_command_split(&words, &n, search->words, a, err);
    if (s != FILM_OK)
        return s;
    v = film_arena_zalloc(a, n + 2, sizeof *v);
    if (!v)
        return film_error_nomem(err);
    v[0] = (char *)"filmsearch";
    memcpy(v + 1, words, n * sizeof *v);
    *args = (struct film_arguments){.n = (int)n + 1, .v = v};
    return FILM_OK;
}

/* The operands of the search before those after @NAME. */
static enum film_status
join(struct film_arguments *args, const struct film_arguments *saved,
     struct film_arena *a, struct film_error *err)
{
    int before = saved->n - saved->first, after = args->n - args->first - 1;
    char **v = film_arena_zalloc(a, (size_t)(before + after) + 1, sizeof *v);
    if (!v)
        return film_error_nomem(err);
    memcpy(v, saved->v + saved->first, (size_t)before * sizeof *v);
    memcpy(v + before, args->v + args->first + 1, (size_t)after * sizeof *v);
    *args = (struct film_arguments){.n = before + after, .v = v};
    return FILM_OK;
}

enum film_status
film_searches_expand(struct film_filmsearch_options *o,
                     struct film_arguments *args, struct film_arena *a,
                     struct film_error *err)
{
    const struct film_option *table = film_filmsearch_command.options;
    struct film_filmsearch_options all = FILM_FILMSEARCH_OPTIONS_INIT;
    struct film_arguments saved;
    struct film_saved search = {{NULL, 0}, {NULL, 0}};
    const char *name = args->first < args->n ? args->v[args->first] : "";
    if (name[0] != '@' || !name[1] ||
        strcmp(args->v[args->first - 1], "--") == 0)
        return FILM_OK;
    all.config = o->config;
    enum film_status s = find(&search, name + 1, a, err);
    if (s == FILM_OK)
        s = film_config_apply(&all.config, table, &all, err);
    if (s == FILM_OK)
        s = arguments_of(&saved, &search, a, err);
    if (s == FILM_OK)
        s = film_options_parse(table, &all, &saved, a, err);
    if (s == FILM_OK)
        s = film_options_parse(table, &all, args, a, err);
    if (s == FILM_OK)
        s = join(args, &saved, a, err);
    if (s != FILM_OK)
        return film_error_prefix(err, "%s", name);
    *o = all;
    o->asked_by = search.name;
    return FILM_OK;
}

/* ---- --save, --saved, --forget ------------------------------------------ */

static enum film_status
list_all(bool *found, struct film_arena *a, struct film_error *err)
{
    struct film_saved_list list;
    struct film_buf out;
    enum film_status s = film_saved_read(&list, a, err);
    if (s != FILM_OK)
        return s;
    film_buf_init(&out, LIST_MAX);
    for (size_t i = 0; i < list.n; i++) {
        film_buf_byte(&out, '@');
        film_buf_str(&out, list.v[i].name);
        film_buf_text(&out, "  ");
        film_buf_str(&out, list.v[i].words);
        film_buf_byte(&out, '\n');
    }
    *found = list.n > 0;
    s = film_buf_check(&out, err);
    if (s == FILM_OK)
        s = film_program_write(film_buf_get(&out), err);
    film_buf_release(&out);
    return s;
}

/* Leaves out --save and its name. */
static size_t
drop_save(char **words)
{
    size_t n = 0;
    bool options = true;
    for (size_t i = 0; words[i]; i++) {
        options &= strcmp(words[i], "--") != 0;
        if (options && strcmp(words[i], "--save") == 0 && words[i + 1])
            i++;
        else if (!options || strncmp(words[i], "--save=", 7) != 0)
            words[n++] = words[i];
    }
    return n;
}

enum film_status
film_searches_manage(const struct film_filmsearch_options *o, char **typed,
                     bool *found, struct film_arena *a, struct film_error *err)
{
    if ((o->save != NULL) + (o->forget != NULL) + o->saved > 1)
        return film_error_set(err, FILM_ERR_USAGE,
                              "--save, --saved and --forget: one at a time");
    if (o->saved)
        return list_all(found, a, err);
    if (o->save && o->asked_by.n > 0)
        return film_error_set(err, FILM_ERR_USAGE,
                              "a saved search cannot name another");
    if (o->forget)
        return film_saved_put(film_str_from(o->forget), NULL, 0, a, err);
    return film_saved_put(film_str_from(o->save), typed, drop_save(typed), a,
                          err);
}
