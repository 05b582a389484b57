/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "cli/program.h"
#include "base/file.h"
#include "base/utf8.h"
#include "schema/schema.h"
#include "xapian-c/xapian-c.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#ifndef FILM_SANITIZERS
/* Handles crashes: libxapian 1.4 can crash on a damaged table. The message says
 * so, and the index stays at its last commit. */
static void
on_crash(int number)
{
    static const char text[] =
        ": crashed; the index (see filmindex verify) or an input may be "
        "damaged\n";
    (void)number;
    ssize_t n = write(STDERR_FILENO, program_invocation_short_name,
                      strlen(program_invocation_short_name));
    n = write(STDERR_FILENO, text, sizeof text - 1);
    (void)n; /* nowhere to report it */
    _exit(FILM_EXIT_ERROR);
}

static void
catch_crashes(void)
{
    static const int numbers[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
    static char stack[1 << 15]; /* the normal stack may have overflowed */
    stack_t other = {.ss_sp = stack, .ss_size = sizeof stack};
    struct sigaction act = {.sa_handler = on_crash, .sa_flags = SA_ONSTACK};
    sigaltstack(&other, NULL);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        sigaction(numbers[i], &act, NULL);
}
#endif

/* Removes the variables that libxapian reads by itself: XAPIAN_MAX_CHANGESETS
 * makes it keep files, others make it write or split words differently. */
static void
forget_environment(void)
{
    static const char prefix[] = "XAPIAN_";
    for (char **e = environ; *e;) {
        char name[64];
        size_t n = strcspn(*e, "=");
        if (strncmp(*e, prefix, sizeof prefix - 1) != 0 || n >= sizeof name) {
            e++;
            continue;
        }
        memcpy(name, *e, n);
        name[n] = '\0';
        unsetenv(name); /* which moves the following ones up */
    }
}

enum film_exit
film_program_start(void)
{
    /* If the reader of our output has gone, exit quietly, whatever handler was
     * inherited. A file over the size limit becomes an error of the write. */
    signal(SIGPIPE, SIG_DFL);
    forget_environment();
    signal(SIGXFSZ, SIG_IGN);
#ifndef FILM_SANITIZERS
    catch_crashes();
#endif
    for (int fd = 0; fd <= 2; fd++) {
        if (fcntl(fd, F_GETFD) >= 0 || errno != EBADF)
            continue;
        /* The lowest free number is fd, as those below are open. It is opened
         * in the opposite direction, so that using it still fails. */
        if (open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) != fd)
            return FILM_EXIT_ERROR;
    }
    return FILM_EXIT_OK;
}

enum film_status
film_program_write(struct film_str text, struct film_error *err)
{
    return film_file_write(STDOUT_FILENO, text)
               ? FILM_OK
               : film_error_errno(err, errno, "cannot write the output");
}

/* Must work even after memory has run out. */
void
film_program_say(const char *program, struct film_str message)
{
    char line[2048];
    size_t n = (size_t)snprintf(line, sizeof line / 2, "%s: ", program);
    for (size_t i = 0; i < message.n;) {
        uint32_t c = film_utf8_next(message, &i);
        if (n + 8 > sizeof line) {
            film_file_write(STDERR_FILENO, (struct film_str){line, n});
            n = 0;
        }
        n += film_utf8_encode(film_utf8_control(c) || c < 0x20 ? '?' : c,
                              line + n);
    }
    line[n++] = '\n';
    /* There is nowhere to report that standard error cannot be written. */
    film_file_write(STDERR_FILENO, (struct film_str){line, n});
}

static const char *
hint(enum film_status status)
{
    switch (status) {
    case FILM_ERR_USAGE:
        return "try --help";
    case FILM_ERR_LOCKED:
        return "try again when the other program has finished";
    case FILM_ERR_INTERNAL:
        return "this is a bug, please report it";
    default:
        return NULL;
    }
}

enum film_exit
film_program_fail(const char *program, const struct film_error *err)
{
    film_program_say(program, film_str_from(err->text));
    const char *what = hint(err->status);
    if (what)
        film_program_say(program, film_str_from(what));
    return FILM_EXIT_ERROR;
}

void
film_program_help(struct film_buf *out, const struct film_command *c)
{
    film_buf_printf(out, "Usage: %s %s\n", c->name, c->args);
    film_options_wrap(out, c->summary, 0, 0);
    film_options_help(out, c->options);
    if (c->more)
        film_buf_printf(out, "\n%s", c->more);
}

void
film_program_size(struct film_buf *out, uint64_t bytes)
{
    if (bytes < 1000)
        film_buf_printf(out, "%u byte%s", (unsigned)bytes,
                        bytes == 1 ? "" : "s");
    else if (bytes < 999950)
        film_buf_printf(out, "%.1f kB", (double)bytes / 1e3);
    else
        film_buf_printf(out, "%.1f MB", (double)bytes / 1e6);
}

void
film_program_version(struct film_buf *out, const char *program)
{
    film_buf_printf(out,
                    "%s %s\n"
                    "Xapian %s, xapian-c %s, index schema %s\n"
                    "Licence GPL-2.0-or-later; no warranty.\n",
                    program, PACKAGE_VERSION, xapc_xapian_version(),
                    xapc_version(), FILM_SCHEMA_VERSION);
}

enum film_status
film_program_about(const struct film_command *c, const char *program,
                   struct film_error *err)
{
    struct film_buf out;
    film_buf_init(&out, 1 << 20);
    if (c)
        film_program_help(&out, c);
    else
        film_program_version(&out, program);
    enum film_status s = film_buf_check(&out, err);
    if (s == FILM_OK)
        s = film_program_write(film_buf_get(&out), err);
    film_buf_release(&out);
    return s;
}

enum film_status
film_program_join(struct film_str *text, int n, char **words,
                  struct film_arena *a, struct film_error *err)
{
    struct film_buf b;
    film_buf_init(&b, 1 << 30);
    for (int i = 0; i < n; i++) {
        film_buf_text(&b, i > 0 ? " " : "");
        film_buf_text(&b, words[i]);
    }
    enum film_status s = film_buf_check(&b, err);
    if (s == FILM_OK && !film_arena_copy(a, film_buf_get(&b), text))
        s = film_error_nomem(err);
    film_buf_release(&b);
    return s;
}
