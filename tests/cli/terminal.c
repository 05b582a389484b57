/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Runs a program on a terminal of its own and types for it:
 *   terminal COLUMNS ROWS [STEP...] -- PROGRAM [ARGUMENT...]
 * A step "?TEXT" waits until the program has written TEXT after what earlier
 * steps waited for; every other step is typed. Prints all that the program
 * writes; the exit status is the program's, 98 if a text did not come. */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAX = 1 << 20, PATIENCE = 60000, NEVER_CAME = 98 };

static char text[MAX + 1];
static size_t length;

/* Reads more; 0 at the end. */
static int
read_more(int terminal)
{
    struct pollfd p = {.fd = terminal, .events = POLLIN};
    if (poll(&p, 1, PATIENCE) <= 0)
        return 0;
    ssize_t n = read(terminal, text + length, MAX - length);
    if (n <= 0)
        return 0;
    length += (size_t)n;
    text[length] = '\0';
    return 1;
}

static int
step(int terminal, const char *what, size_t *from)
{
    if (*what != '?')
        return write(terminal, what, strlen(what)) > 0;
    for (;;) {
        char *at =
            memmem(text + *from, length - *from, what + 1, strlen(what + 1));
        if (at) {
            *from = (size_t)(at - text) + strlen(what + 1);
            return 1;
        }
        if (!read_more(terminal))
            return 0;
    }
}

int
main(int argc, char **argv)
{
    int terminal, first = 3, status = 0, came = 1;
    size_t from = 0;
    if (argc < 5)
        return 2;
    struct winsize size = {.ws_col = (unsigned short)strtoul(argv[1], NULL, 10),
                           .ws_row =
                               (unsigned short)strtoul(argv[2], NULL, 10)};
    while (first < argc && strcmp(argv[first], "--") != 0)
        first++;
    pid_t child = forkpty(&terminal, NULL, NULL, &size);
    if (child == 0) {
        execvp(argv[first + 1], argv + first + 1);
        _exit(127);
    }
    for (int i = 3; i < first && came; i++)
        came = step(terminal, argv[i], &from);
    while (came && read_more(terminal))
        continue;
    if (!came)
        kill(child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    fwrite(text, 1, length, stdout);
    if (!came)
        return NEVER_CAME;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
