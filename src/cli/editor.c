/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "cli/editor.h"

#include "base/command.h"
#include "base/line.h"

#include <stdio.h>

/* How programs are given a line, by the end of their path. What is not listed
 * is given the file alone. */
static const struct {
    const char *names, *before; /* the file or, with an L, its line */
    bool after;                 /* the line is after the file, with a colon */
} editors[] = {
    {"vi|vim|nvim|view|gvim|vimx|elvis|nvi|kak|vis", "+", false},
    {"emacs|emacsclient|mg|jed|jmacs|zile|qemacs", "+", false},
    {"nano|pico|rnano|joe|jstar|jpico|ne|tilde|mcedit|micro", "+", false},
    {"less|more|most|gedit|gnome-text-editor|mousepad|geany", "+", false},
    {"code|codium|code-insiders|code-oss|cursor", "-g", true},
    {"subl|hx|helix|zed|zeditor|lapce", NULL, true},
    {"kate|kwrite", "-l", false},
};

/* Adds a word made of two parts. */
static bool
push(char ***words, size_t *n, const char *a, const char *b,
     struct film_arena *arena)
{
    char **slot = film_arena_push(arena, words, n, sizeof *slot);
    char *word = film_arena_alloc(arena, strlen(a) + strlen(b) + 1);
    if (!slot || !word)
        return false;
    memcpy(word, a, strlen(a));
    memcpy(word + strlen(a), b, strlen(b) + 1);
    *slot = word;
    return true;
}

static bool
add_place(char ***words, size_t *n, const char *path, uint32_t at,
          struct film_arena *a)
{
    const char *slash = strrchr((*words)[0], '/');
    struct film_str name = film_str_from(slash ? slash + 1 : (*words)[0]);
    bool lines = at && film_line_unit(at) == FILM_UNIT_LINE;
    char line[16], colon[17];
    snprintf(line, sizeof line, "%u", (unsigned)film_line_number(at));
    snprintf(colon, sizeof colon, ":%s", line);
    for (size_t i = 0; lines && i < sizeof editors / sizeof *editors; i++) {
        const char *before = editors[i].before;
        if (!film_str_is_one_of(name, editors[i].names))
            continue;
        if (editors[i].after)
            return (!before || push(words, n, before, "", a)) &&
                   push(words, n, path, colon, a);
        if (before[0] == '-')
            return push(words, n, before, "", a) &&
                   push(words, n, line, "", a) && push(words, n, path, "", a);
        return push(words, n, before, line, a) && push(words, n, path, "", a);
    }
    return push(words, n, path, "", a);
}

enum film_status
film_editor_command(char ***words, const char *editor, const char *path,
                    uint32_t line, struct film_arena *a, struct film_error *err)
{
    size_t n = 0;
    enum film_status s =
        film_command_split(words, &n, film_str_from(editor), a, err);
    if (s != FILM_OK)
        return film_error_prefix(err, "%s", editor);
    if (n == 0)
        return film_error_set(err, FILM_ERR_INPUT, "no editor is named");
    return add_place(words, &n, path, line, a) &&
                   film_arena_push(a, words, &n, sizeof **words)
               ? FILM_OK
               : film_error_nomem(err);
}
