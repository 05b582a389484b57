/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "base/tool.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    BLOCK = 1 << 16,
    TICK = 50, /* milliseconds between checks whether the program has ended */
};

/* A message from the child to the parent. */
struct report {
    int exec_errno; /* exec failed */
    bool networked;
    /* Ended in a namespace of its own; could not fork there. */
    bool ended, failed;
    int status; /* exit status from waitpid, if ended */
};

struct running {
    pid_t child;
    int output, reports, errors; /* errors: a file in memory */
};

/* What the child needs; prepared before the fork. */
struct child {
    char *const *argv;
    int input, output, reports, errors;
    const struct film_tool_limits *limits;
    /* In a user namespace, our ids are mapped to themselves. */
    char uid_map[48], gid_map[48];
};

/* ---- The child: only async-signal-safe calls between fork and exec ------ */

static void
limit(int what, uint64_t to)
{
    struct rlimit r = {(rlim_t)to, (rlim_t)to};
    setrlimit(what, &r);
}

static void
set_limits(const struct film_tool_limits *l)
{
    limit(RLIMIT_CORE, 0);
    if (l->seconds > 0)
        /* Takes effect if we are killed. */
        limit(RLIMIT_CPU, (uint64_t)l->seconds + 1);
    limit(RLIMIT_AS, l->memory_bytes);
    limit(RLIMIT_FSIZE, l->output_bytes);
}

static bool
write_file(const char *name, const char *text)
{
    int fd = open(name, O_WRONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? -1 : write(fd, text, strlen(text));
    if (fd >= 0)
        close(fd);
    return n > 0;
}

/* Enters new namespaces: of processes, so that all of them end with the first
 * one, and of networks, without a network. Users other than root need a user
 * namespace, too, in which they could not create files unless their ids are
 * mapped. */
static bool
separate(const struct child *c)
{
    int spaces = CLONE_NEWNET | CLONE_NEWPID;
    if (unshare(spaces) == 0)
        return true;
    if (unshare(spaces | CLONE_NEWUSER) != 0)
        return false;
    write_file("/proc/self/setgroups", "deny");
    write_file("/proc/self/uid_map", c->uid_map);
    write_file("/proc/self/gid_map", c->gid_map);
    return true;
}

/* The first process of the namespace waits for the program, reports how it
 * ended and exits, which ends all processes left there. It cannot be the
 * program itself, because most signals do not affect the first process. */
static void
be_first(const struct child *c)
{
    struct report r = {.ended = true};
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    pid_t program = fork();
    if (program == 0)
        return;
    dup2(c->reports, STDIN_FILENO);
    close_range(1, ~0u, 0); /* including the pipes of other threads */
    pid_t ended = -1;
    while (program > 0 && ended != program)
        ended = waitpid(-1, &r.status, 0);
    r.failed = program < 0;
    ssize_t n = write(STDIN_FILENO, &r, sizeof r);
    _exit(n == sizeof r ? 0 : 127);
}

/* Continues as a process in the new namespace. */
static void
enter(const struct child *c)
{
    pid_t first = fork();
    if (first == 0) {
        be_first(c);
        return;
    }
    close_range(0, ~0u, 0);
    while (first > 0 && waitpid(first, NULL, 0) < 0 && errno == EINTR)
        continue;
    _exit(0);
}

static void
be_child(const struct child *c)
{
    struct report r = {0};
    sigset_t none;
    setsid();
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    dup2(c->input, STDIN_FILENO);
    dup2(c->output, STDOUT_FILENO);
    dup2(c->errors, STDERR_FILENO);
    set_limits(c->limits);
    r.networked = !separate(c);
    if (!r.networked)
        enter(c);
    close_range(3, ~0u, CLOSE_RANGE_CLOEXEC);
    ssize_t n = write(c->reports, &r, sizeof r);
    execvp(c->argv[0], c->argv);
    r.exec_errno = errno;
    n = write(c->reports, &r, sizeof r);
    (void)n; /* there is nowhere to report it */
    _exit(127);
}

/* ---- The parent --------------------------------------------------------- */

static uint64_t
now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

static enum film_status
start(struct running *run, struct child *c, struct film_error *err)
{
    int out[2] = {-1, -1}, reports[2] = {-1, -1};
    enum film_status s = FILM_OK;
    run->errors = memfd_create("errors", MFD_CLOEXEC);
    if (run->errors < 0 || pipe2(out, O_CLOEXEC) != 0 ||
        pipe2(reports, O_CLOEXEC) != 0)
        s = film_error_errno(err, errno, "pipe");
    c->output = out[1];
    c->reports = reports[1];
    c->errors = run->errors;
    if (s == FILM_OK && (run->child = fork()) < 0)
        s = film_error_errno(err, errno, "fork");
    else if (s == FILM_OK && run->child == 0)
        be_child(c);
    if (out[1] >= 0)
        close(out[1]);
    if (reports[1] >= 0)
        close(reports[1]);
    run->output = out[0];
    run->reports = reports[0];
    return s;
}

/* Takes the output that is available; FILM_END at its end. */
static enum film_status
take(struct film_buf *out, int fd, struct film_error *err)
{
    char block[BLOCK];
    ssize_t n = read(fd, block, sizeof block);
    if (n < 0 && errno == EINTR)
        return FILM_OK;
    if (n < 0)
        return film_error_errno(err, errno, "its output cannot be read");
    if (n == 0)
        return FILM_END;
    film_buf_add(out, block, (size_t)n);
    if (out->failed == FILM_ERR_LIMIT)
        return film_error_set(err, FILM_ERR_LIMIT,
                              "it writes more than %zu bytes", out->max);
    return film_buf_check(out, err);
}

/* Reads until the end of the output, or until the child has ended and no more
 * output comes: processes it left may keep the pipe open. */
static enum film_status
listen(struct film_buf *out, const struct running *run, bool *ended,
       int *status, const struct film_tool_limits *limits,
       struct film_error *err)
{
    uint64_t end = now_ms() + (uint64_t)limits->seconds * 1000;
    enum film_status s = FILM_OK;
    while (s == FILM_OK) {
        struct pollfd p = {.fd = run->output, .events = POLLIN};
        int got = poll(&p, 1, TICK);
        if (got > 0)
            s = take(out, run->output, err);
        else if (!*ended)
            *ended = waitpid(run->child, status, WNOHANG) == run->child;
        else
            s = FILM_END;
        if (s == FILM_OK && limits->seconds > 0 && now_ms() > end)
            s = film_error_set(err, FILM_ERR_TIME, "not finished after %u s",
                               limits->seconds);
    }
    return s == FILM_END ? FILM_OK : s;
}

/* Waits for the program to end: it may have closed its output and continue. */
static enum film_status
await(const struct running *run, bool *ended, int *status, uint64_t end,
      const struct film_tool_limits *limits, struct film_error *err)
{
    while (!*ended) {
        *ended = waitpid(run->child, status, WNOHANG) == run->child;
        if (!*ended && limits->seconds > 0 && now_ms() > end)
            return film_error_set(err, FILM_ERR_TIME, "not finished after %u s",
                                  limits->seconds);
        if (!*ended)
            poll(NULL, 0, 1);
    }
    return FILM_OK;
}

/* Makes the message "status 3: the first line of its standard error". */
static enum film_status
outcome(const struct running *run, int status, struct film_error *err)
{
    char line[200];
    ssize_t n = film_file_get_at(run->errors, line, sizeof line - 1, 0);
    line[n > 0 ? n : 0] = '\0';
    line[strcspn(line, "\n")] = '\0';
    const char *colon = line[0] ? ": " : "";
    if (status == 0)
        return film_error_set(err, FILM_OK, "%s", line);
    if (WIFSIGNALED(status))
        return film_error_set(err, FILM_ERR_IO, "ended by signal %d%s%s",
                              WTERMSIG(status), colon, line);
    return film_error_set(err, FILM_ERR_IO, "ended with status %d%s%s",
                          WEXITSTATUS(status), colon, line);
}

static enum film_status
judge(const struct running *run, int status, bool *networked,
      struct film_error *err)
{
    struct report r;
    int exec_errno = 0;
    while (film_file_get(run->reports, &r, sizeof r) == sizeof r) {
        *networked |= r.networked;
        exec_errno |= r.exec_errno;
        if (r.ended)
            status = r.status;
        if (r.failed)
            return film_error_set(err, FILM_ERR_IO, "cannot be started");
    }
    if (exec_errno)
        return film_error_errno(err, exec_errno, "cannot be run");
    return outcome(run, status, err);
}

static void
finish(const struct running *run, bool ended)
{
    if (run->child > 0) {
        kill(-run->child, SIGKILL); /* kill the processes it has started, too */
        if (!ended)
            kill(run->child, SIGKILL);
        while (!ended && waitpid(run->child, NULL, 0) < 0 && errno == EINTR)
            continue;
    }
    const int fds[] = {run->output, run->reports, run->errors};
    for (size_t i = 0; i < sizeof fds / sizeof *fds; i++)
        if (fds[i] >= 0)
            close(fds[i]);
}

enum film_status
film_tool_run(struct film_buf *out, bool *networked, char *const *argv,
              int input_fd, const struct film_tool_limits *limits,
              struct film_error *err)
{
    struct running run = {-1, -1, -1, -1};
    struct child c = {.argv = argv, .input = input_fd, .limits = limits};
    bool ended = false;
    int status = 0;
    *networked = false;
    uint64_t end = now_ms() + (uint64_t)limits->seconds * 1000;
    snprintf(c.uid_map, sizeof c.uid_map, "%u %u 1", geteuid(), geteuid());
    snprintf(c.gid_map, sizeof c.gid_map, "%u %u 1", getegid(), getegid());
    lseek(input_fd, 0, SEEK_SET);
    enum film_status s = start(&run, &c, err);
    if (s == FILM_OK)
        s = listen(out, &run, &ended, &status, limits, err);
    if (s == FILM_OK)
        s = await(&run, &ended, &status, end, limits, err);
    if (s == FILM_OK)
        s = judge(&run, status, networked, err);
    finish(&run, ended);
    return s;
}
