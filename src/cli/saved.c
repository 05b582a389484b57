/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "cli/saved.h"

#include "base/command.h"
#include "base/file.h"
#include "cli/xdg.h"

#include <unistd.h>

enum { FILE_MAX = 1 << 20, NAME_MAX_BYTES = 80 };

/* A name is a file's, too: film_saved_seen_path. */
static bool
is_name(struct film_str s)
{
    if (s.n == 0 || s.n > NAME_MAX_BYTES || strchr(".-@#", s.p[0]))
        return false;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c <= ' ' || c == 0x7F || strchr("=/\\'\"", c))
            return false;
    }
    return true;
}

/* The name of a line, with its words in *words; "" if it has none. */
static struct film_str
line_name(struct film_str line, struct film_str *words)
{
    struct film_str name = {NULL, 0};
    *words = film_str_trim(line);
    if (words->n > 0 && words->p[0] != '#' && memchr(words->p, '=', words->n))
        film_str_cut(words, '=', &name);
    *words = film_str_trim(*words);
    return film_str_trim(name);
}

static enum film_status
add_line(struct film_saved_list *list, struct film_str line,
         struct film_arena *a, struct film_error *err)
{
    struct film_saved s;
    s.name = line_name(line, &s.words);
    if (s.name.n == 0 && (s.words.n == 0 || s.words.p[0] == '#'))
        return FILM_OK;
    if (!is_name(s.name) || s.words.n == 0)
        return film_error_set(err, FILM_ERR_INPUT,
                              "expected NAME = OPTIONS QUERY");
    struct film_saved *slot =
        film_arena_push(a, &list->v, &list->n, sizeof *slot);
    if (!slot || !film_arena_copy(a, s.name, &slot->name) ||
        !film_arena_copy(a, s.words, &slot->words))
        return film_error_nomem(err);
    return FILM_OK;
}

static enum film_status
load(struct film_saved_list *list, struct film_buf *text, struct film_arena *a,
     struct film_error *err)
{
    *list = (struct film_saved_list){
        .path = film_xdg_path("XDG_CONFIG_HOME", ".config", "searches", a)};
    enum film_status s =
        list->path ? film_file_load(text, list->path, err) : FILM_END;
    struct film_str rest = film_buf_get(text), line;
    for (unsigned i = 1; s == FILM_OK && film_str_cut(&rest, '\n', &line);
         i++) {
        s = add_line(list, line, a, err);
        if (s != FILM_OK)
            film_error_prefix(err, "%s:%u", list->path, i);
    }
    return s == FILM_END ? FILM_OK : s;
}

enum film_status
film_saved_read(struct film_saved_list *list, struct film_arena *a,
                struct film_error *err)
{
    struct film_buf text;
    film_buf_init(&text, FILE_MAX);
    enum film_status s = load(list, &text, a, err);
    film_buf_release(&text);
    return s;
}

const struct film_saved *
film_saved_find(const struct film_saved_list *list, struct film_str name)
{
    for (size_t i = list->n; i-- > 0;)
        if (film_str_equal(list->v[i].name, name))
            return &list->v[i];
    return NULL;
}

static void
add_search(struct film_buf *out, struct film_str name, char **words, size_t n)
{
    film_buf_str(out, name);
    film_buf_text(out, " =");
    for (size_t i = 0; i < n; i++) {
        film_buf_byte(out, ' ');
        film_command_quote(out, film_str_from(words[i]));
    }
    film_buf_byte(out, '\n');
}

/* The file as it is to be: the lines of the name give way to the new one. */
static void
rewrite(struct film_buf *out, struct film_str text, struct film_str name,
        char **words, size_t n)
{
    struct film_str line, of;
    bool done = !words;
    while (film_str_cut(&text, '\n', &line)) {
        if (!film_str_equal(line_name(line, &of), name)) {
            film_buf_str(out, line);
            film_buf_byte(out, '\n');
        } else if (!done) {
            add_search(out, name, words, n);
            done = true;
        }
    }
    if (!done)
        add_search(out, name, words, n);
}

enum film_status
film_saved_put(struct film_str name, char **words, size_t n,
               struct film_arena *a, struct film_error *err)
{
    struct film_saved_list list;
    struct film_buf text, out;
    if (!is_name(name))
        return film_error_set(err, FILM_ERR_USAGE,
                              "'%.*s' is no name for a search: no blanks, "
                              "quotation marks, = or /, no . - @ # first",
                              (int)name.n, name.p);
    film_buf_init(&text, FILE_MAX);
    film_buf_init(&out, FILE_MAX);
    enum film_status s = load(&list, &text, a, err);
    if (s == FILM_OK && !words && !film_saved_find(&list, name))
        s = film_error_set(err, FILM_ERR_INPUT, "no search is saved as '%.*s'",
                           (int)name.n, name.p);
    if (s == FILM_OK) {
        rewrite(&out, film_buf_get(&text), name, words, n);
        s = film_buf_check(&out, err);
    }
    if (s == FILM_OK)
        s = film_file_save(list.path, film_buf_get(&out), err);
    const char *seen = film_saved_seen_path(name, a);
    if (s == FILM_OK && seen)
        unlink(seen);
    film_buf_release(&out);
    film_buf_release(&text);
    return s;
}

const char *
film_saved_seen_path(struct film_str name, struct film_arena *a)
{
    char file[NAME_MAX_BYTES + 8] = "seen/";
    memcpy(file + strlen(file), name.p, name.n);
    return film_xdg_path("XDG_STATE_HOME", ".local/state", file, a);
}
