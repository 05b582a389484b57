/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmsearch/open.h"

#include "base/file.h"
#include "base/line.h"
#include "cli/editor.h"

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
    ssize_t n = film_file_get(fd, head, sizeof head);
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

enum film_status
film_open(const struct film_place *place, struct film_error *err)
{
    const char *program = find_program();
    struct film_arena a;
    char **words;
    film_arena_init(&a);
    enum film_status s = check(place, err);
    if (s == FILM_OK)
        s = film_editor_command(&words, program, place->path, place->line, &a,
                                err);
    if (s == FILM_OK) {
        execvp(words[0], words);
        s = film_error_errno(err, errno, "%s", words[0]);
    }
    film_arena_release(&a);
    return s;
}
