/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Runs work on data that may be damaged in a child process: libxapian 1.4 can
 * crash on a damaged table, or take any amount of time or memory. */
#ifndef FILM_BASE_CHILD_H
#define FILM_BASE_CHILD_H

#include "base/error.h"

#include <signal.h>
#include <stdint.h>

/* Receives the problems found in an index, each with a one-line message. */
struct film_problems {
    void (*report)(void *user, const struct film_error *why);
    void *user;
};

struct film_child {
    uint64_t bytes;   /* limit of address space; not applied under sanitizers */
    unsigned seconds; /* limit of elapsed time */
    /* Set by a signal: kill the child; may be NULL. */
    const volatile sig_atomic_t *stop;
    struct film_problems problems;
};

/* Calls work(arg, problems, err) in a child process and returns its result.
 * Problems that it reports are reported here; a crash, or having to be killed,
 * becomes a problem that begins with `what`. The calling process must have only
 * one thread. */
enum film_status film_child_run(
    const struct film_child *c, const char *what,
    enum film_status (*work)(void *arg, const struct film_problems *problems,
                             struct film_error *err),
    void *arg, struct film_error *err);

#endif
