/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "cli/start.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>

extern char **environ;

enum film_status
film_program_begin(char **words, struct film_error *err)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t how;
    sigset_t none, usual;
    pid_t pid;
    sigemptyset(&none);
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    sigaddset(&usual, SIGCHLD);
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    /* A server blocks and ignores signals; its children must not. */
    posix_spawnattr_init(&how);
    posix_spawnattr_setflags(&how,
                             POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setsigmask(&how, &none);
    posix_spawnattr_setsigdefault(&how, &usual);
    int why = posix_spawnp(&pid, words[0], &files, &how, words, environ);
    posix_spawnattr_destroy(&how);
    posix_spawn_file_actions_destroy(&files);
    return why == 0 ? FILM_OK : film_error_errno(err, why, "%s", words[0]);
}
