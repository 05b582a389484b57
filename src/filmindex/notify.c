/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmindex/notify.h"

#include "cli/saved.h"

#include <errno.h>
#include <limits.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define PROGRAM "filmsearch"

/* The program in the folder that this one was started from. */
static void
find_program(char path[PATH_MAX])
{
    ssize_t n = readlink("/proc/self/exe", path, PATH_MAX - sizeof PROGRAM);
    path[n > 0 ? n : 0] = '\0';
    char *slash = strrchr(path, '/');
    if (slash)
        memcpy(slash + 1, PROGRAM, sizeof PROGRAM);
    if (!slash || access(path, X_OK) != 0)
        memcpy(path, PROGRAM, sizeof PROGRAM);
}

static enum film_status
ask(const char *program, struct film_str name, const char *command,
    struct film_error *err)
{
    char at[NAME_MAX];
    pid_t child;
    int status;
    snprintf(at, sizeof at, "@%.*s", (int)name.n, name.p);
    char *argv[] = {(char *)PROGRAM,
                    (char *)"--new",
                    (char *)"--notify",
                    (char *)command,
                    at,
                    NULL};
    int why = posix_spawnp(&child, program, NULL, NULL, argv, environ);
    if (why)
        return film_error_errno(err, why, "%s", program);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return FILM_OK;
}

enum film_status
film_notify(const char *db, const char *command, struct film_error *err)
{
    struct film_saved_list list;
    struct film_arena a;
    char program[PATH_MAX];
    find_program(program);
    film_arena_init(&a);
    enum film_status s = film_saved_read(&list, &a, err);
    if (s == FILM_OK && setenv("FILMSEARCH_DB", db, 1) != 0)
        s = film_error_nomem(err);
    for (size_t i = 0; s == FILM_OK && i < list.n; i++)
        s = ask(program, list.v[i].name, command, err);
    film_arena_release(&a);
    return s;
}
