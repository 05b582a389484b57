/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmsearch/open.h"

#include "base/command.h"
#include "base/line.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- What cannot be opened ---------------------------------------------- */

/* Where the name of the archive that has the file ends, or 0: what is shown is
 * ARCHIVE!/MEMBER. */
static size_t
archive_end(const char *path)
{
    for (const char *at = strstr(path, "!/"); at; at = strstr(at + 2, "!/")) {
        char name[PATH_MAX];
        struct stat st;
        size_t n = (size_t)(at - path);
        if (n >= sizeof name)
            return 0;
        memcpy(name, path, n);
        name[n] = '\0';
        if (stat(name, &st) == 0 && S_ISREG(st.st_mode))
            return n;
    }
    return 0;
}

/* "…, but filmsearch 'article:PATH:LINE' shows its article" */
static enum film_status
refuse(const struct film_place *p, const char *what, struct film_error *err)
{
    struct film_buf at;
    film_buf_init(&at, PATH_MAX);
    film_buf_text(&at, p->path);
    if (p->line) {
        film_buf_byte(&at, ':');
        film_line_add(&at, p->line);
    }
    film_error_set(err, FILM_ERR_INPUT,
                   "hit %u, %s, %s; filmsearch --full 'article:\"%s\"' shows "
                   "the article",
                   (unsigned)p->rank, at.n ? at.p : "", what, at.n ? at.p : "");
    film_buf_release(&at);
    return FILM_ERR_INPUT;
}

static bool
is_text(int fd)
{
    char head[512];
    ssize_t n = read(fd, head, sizeof head);
    struct film_str s = {head, n > 0 ? (size_t)n : 0};
    return s.n == 0 || (!memchr(head, 0, s.n) &&
                        !film_str_starts(s, FILM_STR("\x1F\x8B")) &&
                        !film_str_starts(s, FILM_STR("%PDF-")));
}

static enum film_status
check(const struct film_place *p, struct film_error *err)
{
    struct stat st;
    if (p->shard)
        return refuse(p, "is on another server", err);
    int fd = open(p->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    int why = errno;
    if (fd < 0 && archive_end(p->path) > 0)
        return refuse(p, "is in an archive: unpack it to open the file", err);
    if (fd < 0)
        return film_error_errno(err, why, "%s", p->path);
    bool regular = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
    bool text = regular && is_text(fd);
    close(fd);
    if (!text && film_line_unit(p->line) == FILM_UNIT_PAGE)
        return refuse(p, "is a page: a viewer opens it", err);
    return text ? FILM_OK
                : refuse(p,
                         "is compressed, or not text: an editor would not "
                         "show what was found",
                         err);
}

/* ---- Editors ------------------------------------------------------------- */

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

static const char *
find_program(void)
{
    static const char *const names[] = {"VISUAL", "EDITOR", "PAGER"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && value[0])
            return value;
    }
    return "less";
}

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
add_place(char ***words, size_t *n, const struct film_place *p,
          struct film_arena *a)
{
    const char *slash = strrchr((*words)[0], '/');
    struct film_str name = film_str_from(slash ? slash + 1 : (*words)[0]);
    bool lines = p->line && film_line_unit(p->line) == FILM_UNIT_LINE;
    char line[16], colon[17];
    snprintf(line, sizeof line, "%u", (unsigned)film_line_number(p->line));
    snprintf(colon, sizeof colon, ":%s", line);
    for (size_t i = 0; lines && i < sizeof editors / sizeof *editors; i++) {
        const char *before = editors[i].before;
        if (!film_str_is_one_of(name, editors[i].names))
            continue;
        if (editors[i].after)
            return (!before || push(words, n, before, "", a)) &&
                   push(words, n, p->path, colon, a);
        if (before[0] == '-')
            return push(words, n, before, "", a) &&
                   push(words, n, line, "", a) &&
                   push(words, n, p->path, "", a);
        return push(words, n, before, line, a) &&
               push(words, n, p->path, "", a);
    }
    return push(words, n, p->path, "", a);
}

enum film_status
film_open(const struct film_place *place, struct film_error *err)
{
    const char *program = find_program();
    struct film_arena a;
    char **words = NULL;
    size_t n;
    film_arena_init(&a);
    enum film_status s = check(place, err);
    if (s == FILM_OK) {
        s = film_command_split(&words, &n, film_str_from(program), &a, err);
        if (s != FILM_OK)
            film_error_prefix(err, "%s", program);
    }
    if (s == FILM_OK && n == 0)
        s = film_error_set(err, FILM_ERR_INPUT, "no editor is named");
    if (s == FILM_OK && (!add_place(&words, &n, place, &a) ||
                         !film_arena_push(&a, &words, &n, sizeof *words)))
        s = film_error_nomem(err);
    if (s == FILM_OK) {
        execvp(words[0], words);
        s = film_error_errno(err, errno, "%s", words[0]);
    }
    film_arena_release(&a);
    return s;
}
