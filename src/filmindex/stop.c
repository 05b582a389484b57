/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmindex/stop.h"

#include <unistd.h>

/* Seconds before the program is ended, after the first signal and after the
 * next. */
enum { SECONDS = 3, SECONDS_AGAIN = 1 };

static volatile sig_atomic_t stop;
static volatile sig_atomic_t exit_code;

static void
on_signal(int number)
{
    (void)number;
    if (stop < 2)
        alarm(stop ? SECONDS_AGAIN : SECONDS);
    stop = stop ? 2 : 1;
}

static void
on_alarm(int number)
{
    static const char text[] = "filmindex: interrupted\n";
    (void)number;
    ssize_t n = write(STDERR_FILENO, text, sizeof text - 1);
    (void)n; /* there is nowhere to report it */
    _exit(exit_code);
}

bool
film_stop_spare(void)
{
    if (stop == 1)
        alarm(0);
    return stop == 1;
}

const volatile sig_atomic_t *
film_stop_catch(enum film_exit code)
{
    struct sigaction signalled = {.sa_handler = on_signal};
    struct sigaction alarmed = {.sa_handler = on_alarm};
    exit_code = code;
    sigaction(SIGALRM, &alarmed, NULL);
    sigaction(SIGINT, &signalled, NULL);
    sigaction(SIGTERM, &signalled, NULL);
    return &stop;
}
