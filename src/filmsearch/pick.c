/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmsearch/pick.h"

#include "base/command.h"
#include "base/file.h"

#include <errno.h>
#include <limits.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { COMMAND_MAX = 1 << 20, ANSWER_MAX = 1 << 20, STOPPED = 130 };

/* fzf's list: title, headings and text of each row of the format tsv. */
#define LIST " --format tsv --no-facts -n 50 -- {q} 2>/dev/null || :"
/* The passage of a row ({n} is its number, from 0), and all of its article. */
#define SHOWN " --no-facts --no-pager --color always --spoilers --full "
#define PASSAGE SHOWN "-n 1 --offset {n} -- {q} 2>/dev/null; echo; "
#define ARTICLE SHOWN "-- article:'\"'{3}:{4}'\"' 2>/dev/null"

/* ---- The commands that fzf runs ------------------------------------------ */

/* This program and the options, for a shell. */
static void
add_program(struct film_buf *out, char *const *options)
{
    char path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path);
    struct film_str self = {path, n > 0 ? (size_t)n : 0};
    film_command_quote(out, self.n > 0 ? self : FILM_STR("filmsearch"));
    for (; *options; options++) {
        film_buf_byte(out, ' ');
        film_command_quote(out, film_str_from(*options));
    }
}

/* "<before><program and options><after>" in the arena, or NULL. */
static char *
command(const char *before, char *const *options, const char *after,
        struct film_arena *a)
{
    struct film_buf out;
    struct film_str copy = {NULL, 0};
    film_buf_init(&out, COMMAND_MAX);
    film_buf_text(&out, before);
    add_program(&out, options);
    film_buf_text(&out, after);
    if (!out.failed)
        film_arena_copy(a, film_buf_get(&out), &copy);
    film_buf_release(&out);
    return (char *)copy.p;
}

/* ---- fzf ---------------------------------------------------------------- */

/* Starts it with its standard output in the pipe. What it draws goes to the
 * terminal. */
static int
start(pid_t *child, char **argv, int fds[2])
{
    posix_spawn_file_actions_t actions;
    if (pipe(fds) != 0)
        return errno;
    setenv("SHELL", "/bin/sh", 1);         /* reads the commands */
    setenv("FZF_DEFAULT_OPTS", "", 1);     /* could change what is printed */
    setenv("FZF_DEFAULT_COMMAND", ":", 1); /* nothing before the first key */
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, fds[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, fds[0]);
    posix_spawn_file_actions_addclose(&actions, fds[1]);
    int why = posix_spawnp(child, argv[0], &actions, NULL, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    close(fds[1]);
    return why;
}

/* The query, and the row that was chosen, if any. */
static bool
read_answer(struct film_picked *picked, struct film_str answer,
            struct film_arena *a)
{
    struct film_str line;
    *picked = (struct film_picked){{"", 0}, 0};
    if (film_str_cut(&answer, '\n', &line) &&
        !film_arena_copy(a, line, &picked->query))
        return false;
    if (film_str_cut(&answer, '\n', &line) && line.n > 0)
        picked->rank = (uint32_t)strtoul(line.p, NULL, 10);
    return true;
}

static enum film_status
run(struct film_picked *picked, char **argv, struct film_arena *a,
    struct film_error *err)
{
    struct film_buf answer;
    int fds[2], status = 0;
    pid_t child;
    int why = start(&child, argv, fds);
    if (why)
        return film_error_errno(
            err, why, "--interactive needs fzf (0.38 or newer), which");
    film_buf_init(&answer, ANSWER_MAX);
    enum film_status s = film_file_read(&answer, fds[0], err);
    close(fds[0]);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : STOPPED;
    if (s == FILM_OK && code > 1 && code != STOPPED)
        s = film_error_set(err, FILM_ERR_IO, "fzf ended with status %d", code);
    if (s == FILM_OK && !read_answer(picked, film_buf_get(&answer), a))
        s = film_error_nomem(err);
    if (code != 0)
        picked->rank = 0;
    film_buf_release(&answer);
    return s;
}

enum film_status
film_pick(struct film_picked *picked, struct film_str query,
          char *const *options, struct film_arena *a, struct film_error *err)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
        return film_error_set(err, FILM_ERR_INPUT,
                              "--interactive: there is no terminal");
    char *first = command("start:reload:", options, LIST, a);
    char *next = command("change:reload:", options, LIST, a);
    char *passage = command("", options, PASSAGE, a);
    char *preview = passage ? command(passage, options, ARTICLE, a) : NULL;
    if (!first || !next || !preview)
        return film_error_nomem(err);
    char *argv[] = {(char *)"fzf",
                    (char *)"--disabled", /* we search, it does not */
                    (char *)"--print-query",
                    (char *)"--layout=reverse",
                    (char *)"--info=inline",
                    (char *)"--prompt=filmsearch> ",
                    (char *)"--delimiter=\t",
                    (char *)"--with-nth=6,8",
                    (char *)"--tabstop=2",
                    (char *)"--no-sort",
                    (char *)"--preview-window=down,60%,wrap",
                    (char *)"--query",
                    (char *)query.p,
                    (char *)"--bind",
                    first,
                    (char *)"--bind",
                    next,
                    (char *)"--preview",
                    preview,
                    NULL};
    return run(picked, argv, a, err);
}
