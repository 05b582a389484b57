/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmsearch/limit.h"

#include "cli/program.h"

#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

/* What the signal handler writes; changed only while no timer is running. */
static struct film_str waiting;

static void
write_all(int fd, struct film_str s)
{
    while (s.n > 0) {
        ssize_t n = write(fd, s.p, s.n);
        if (n <= 0)
            return;
        s.p += n;
        s.n -= (size_t)n;
    }
}

/* Calls only async-signal-safe functions. */
static void
give_up(int number)
{
    (void)number;
    write_all(STDOUT_FILENO, waiting);
    write_all(STDERR_FILENO,
              FILM_STR("filmsearch: no answer within --time-limit\n"));
    _exit(FILM_EXIT_ERROR);
}

static void
set_timer(double seconds)
{
    enum { LONGEST = 1000000000 };
    struct itimerval t = {{0, 0}, {0, 0}};
    if (seconds > LONGEST)
        seconds = LONGEST;
    t.it_value.tv_sec = (time_t)seconds;
    t.it_value.tv_usec =
        (suseconds_t)((seconds - (double)t.it_value.tv_sec) * 1e6);
    if (seconds > 0 && t.it_value.tv_sec == 0 && t.it_value.tv_usec == 0)
        t.it_value.tv_usec = 1;
    setitimer(ITIMER_REAL, &t, NULL);
}

void
film_limit_start(double seconds, struct film_str ready)
{
    if (seconds <= 0)
        return;
    waiting = ready;
    signal(SIGALRM, give_up);
    set_timer(seconds);
}

void
film_limit_stop(void)
{
    set_timer(0);
}
