/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "base/child.h"

#include "base/buf.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LINE = FILM_ERROR_SIZE + 16 };

/* ---- The child -------------------------------------------------------- */

/* Writes one line to the pipe: 'p' with the status and text of a problem, or
 * 'r' with those of the result. The text contains no newline. */
static void
send_line(int fd, char kind, const struct film_error *e)
{
    char line[LINE];
    int n = snprintf(line, sizeof line, "%c%d %s\n", kind, (int)e->status,
                     e->status == FILM_OK ? "" : e->text);
    if (!film_file_write(fd, (struct film_str){line, (size_t)n}))
        _exit(1);
}

static void
send_problem(void *user, const struct film_error *why)
{
    send_line(*(int *)user, 'p', why);
}

static void
limit(int what, rlim_t to)
{
    struct rlimit r = {to, to};
    setrlimit(what, &r);
}

static void
be_child(const struct film_child *c)
{
    static const int fatal[] = {SIGSEGV, SIGBUS, SIGFPE,  SIGILL,
                                SIGABRT, SIGINT, SIGTERM, SIGALRM};
    for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++)
        signal(fatal[i], SIG_DFL);
    limit(RLIMIT_CORE, 0);
    /* Takes effect if our parent is killed. */
    limit(RLIMIT_CPU, c->seconds + 1);
#ifndef FILM_SANITIZERS
    limit(RLIMIT_AS, c->bytes);
    int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (null >= 0)
        dup2(null, STDERR_FILENO); /* discards messages such as "terminate
                                      called after …" */
#endif
}

/* ---- The parent ------------------------------------------------------- */

/* Handles complete lines; true once the result has been received. */
static bool
take_lines(const struct film_child *c, struct film_buf *in,
           struct film_error *result)
{
    char *line = in->p, *end;
    while (line && (end = memchr(line, '\n', in->n - (size_t)(line - in->p)))) {
        struct film_error e;
        char *text;
        *end = '\0';
        enum film_status s = (enum film_status)strtol(line + 1, &text, 10);
        film_error_set(&e, s, "%s", *text ? text + 1 : text);
        if (*line == 'r') {
            *result = e;
            return true;
        }
        c->problems.report(c->problems.user, &e);
        line = end + 1;
    }
    size_t left = line ? in->n - (size_t)(line - in->p) : 0;
    if (left)
        memmove(in->p, line, left);
    in->n = left;
    return false;
}

static int
milliseconds_left(const struct timespec *end)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    double left = (double)(end->tv_sec - now.tv_sec) * 1e3 +
                  (double)(end->tv_nsec - now.tv_nsec) / 1e6;
    return left <= 0 ? 0 : left > 1e6 ? 1000000 : (int)left + 1;
}

enum outcome { DONE, ENDED, TIMED_OUT, STOPPED, NO_MEMORY };

/* Reads from the child until it ends or must be killed. */
static enum outcome
listen(const struct film_child *c, int fd, struct film_error *result)
{
    struct timespec end;
    struct film_buf in;
    enum outcome o = ENDED;
    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_sec += c->seconds;
    film_buf_init(&in, 1 << 20);
    for (;;) {
        struct pollfd p = {.fd = fd, .events = POLLIN};
        int got = poll(&p, 1, milliseconds_left(&end));
        if (c->stop && *c->stop) {
            o = STOPPED;
            break;
        }
        if (got < 0 && errno == EINTR)
            continue;
        if (got == 0) {
            o = TIMED_OUT;
            break;
        }
        if (!film_buf_reserve(&in, LINE)) {
            o = NO_MEMORY;
            break;
        }
        ssize_t n = read(fd, in.p + in.n, LINE);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break;
        in.n += (size_t)n;
        if (take_lines(c, &in, result)) {
            o = DONE;
            break;
        }
    }
    film_buf_release(&in);
    return o;
}

static enum film_status
wait_for(const struct film_child *c, const char *what, pid_t child, int fd,
         struct film_error *err)
{
    struct film_error result = {.status = FILM_OK}, why;
    enum outcome o = listen(c, fd, &result);
    int status = 0;
    if (o != DONE && o != ENDED)
        kill(child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    switch (o) {
    case DONE:
        break;
    case NO_MEMORY:
        return film_error_nomem(err);
    case STOPPED:
        return film_error_set(err, FILM_ERR_CANCELED, "interrupted");
    case TIMED_OUT:
        film_error_set(&why, FILM_ERR_INDEX, "%s: not finished after %u s",
                       what, c->seconds);
        c->problems.report(c->problems.user, &why);
        return FILM_OK;
    case ENDED:
        film_error_set(&why, FILM_ERR_INDEX, "%s: crashed (signal %d)", what,
                       WIFSIGNALED(status) ? WTERMSIG(status) : 0);
        c->problems.report(c->problems.user, &why);
        return FILM_OK;
    }
    if (result.status != FILM_OK)
        *err = result;
    return result.status;
}

enum film_status
film_child_run(const struct film_child *c, const char *what,
               enum film_status (*work)(void *arg,
                                        const struct film_problems *problems,
                                        struct film_error *err),
               void *arg, struct film_error *err)
{
    int fds[2];
    if (pipe2(fds, O_CLOEXEC) != 0)
        return film_error_errno(err, errno, "pipe");
    pid_t child = fork();
    if (child < 0) {
        enum film_status failed = film_error_errno(err, errno, "fork");
        close(fds[0]);
        close(fds[1]);
        return failed;
    }
    if (child == 0) {
        struct film_error mine = {.status = FILM_OK};
        struct film_problems problems = {send_problem, &fds[1]};
        be_child(c);
        mine.status = work(arg, &problems, &mine);
        send_line(fds[1], 'r', &mine);
        _exit(0);
    }
    close(fds[1]);
    enum film_status s = wait_for(c, what, child, fds[0], err);
    close(fds[0]);
    return s;
}
