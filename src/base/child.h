/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Work on what may be damaged, in a child process: libxapian 1.4 can crash on
 * a damaged table, and might need any time or memory. */
#ifndef FILM_BASE_CHILD_H
#define FILM_BASE_CHILD_H

#include "base/error.h"

#include <signal.h>
#include <stdint.h>

/* Where problems of an index are reported, a line each. */
struct film_problems {
    void (*report)(void *user, const struct film_error *why);
    void *user;
};

struct film_child {
    uint64_t bytes;   /* most address space; nothing under the sanitizers */
    unsigned seconds; /* most wall time */
    const volatile sig_atomic_t *stop; /* set by a signal: end it; or NULL */
    struct film_problems problems;
};

/* Calls work(arg, problems, err) in a child. What it reports is reported here;
 * so is that it crashed or was ended, as a problem that begins with `what`. The
 * result is that of work. Call it in a process of one thread. */
enum film_status film_child_run(
    const struct film_child *c, const char *what,
    enum film_status (*work)(void *arg, const struct film_problems *problems,
                             struct film_error *err),
    void *arg, struct film_error *err);

#endif
