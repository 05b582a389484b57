/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "cli/pager.h"

#include "base/utf8.h"
#include "base/command.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

const char *
film_pager_command(const struct film_config *config)
{
    const char *term = getenv("TERM");
    const char *own = getenv("FILMSEARCH_PAGER"), *general = getenv("PAGER");
    const struct film_setting *set = film_config_find(config, "pager");
    const char *command = own       ? own
                          : set     ? set->value.p
                          : general ? general
                                    : "less";
    if (!term || strcmp(term, "dumb") == 0 ||
        film_str_is_one_of(film_str_from(command), "|cat|never"))
        return NULL;
    return command;
}

/* ---- Length ------------------------------------------------------------- */

/* Advances *at past an escape sequence: a colour ends at its letter, a link at
 * its terminator. */
static void
skip_sequence(struct film_str text, size_t *at)
{
    bool link = *at < text.n && text.p[*at] == ']';
    for ((*at)++; *at < text.n; (*at)++) {
        char c = text.p[*at];
        if (link ? c == '\\' && text.p[*at - 1] == '\033' : c >= '@') {
            (*at)++;
            return;
        }
    }
}

bool
film_pager_is_needed(struct film_str text)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 ||
        size.ws_col == 0)
        return false;
    size_t rows = 0, column = 0;
    for (size_t at = 0; at < text.n && rows < size.ws_row;) {
        uint32_t c = film_utf8_next(text, &at);
        if (c == '\033') {
            skip_sequence(text, &at);
            continue;
        }
        column += (size_t)film_utf8_width(c);
        if (c == '\n' || column > size.ws_col) {
            rows++;
            column = 0;
        }
    }
    return rows >= size.ws_row;
}

/* ---- The other program --------------------------------------------------- */

/* Executes the command; if that fails, writes the reason to the pipe. */
static void
become(char *const *words, int input, int report)
{
    static const int usual[] = {SIGINT, SIGQUIT, SIGPIPE};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        signal(usual[i], SIG_DFL);
    dup2(input, STDIN_FILENO);
    setenv("LESS", "FRX", 0);
    execvp(words[0], words);
    int why = errno;
    ssize_t n = write(report, &why, sizeof why);
    (void)n; /* there is nowhere to report it */
    _exit(127);
}

static void
feed(int to, struct film_str text)
{
    while (text.n > 0) {
        ssize_t n = write(to, text.p, text.n);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return; /* the pager was quit */
        text.p += n;
        text.n -= (size_t)n;
    }
}

static enum film_status
run(struct film_str text, char *const *words, struct film_error *err)
{
    int in[2] = {-1, -1}, report[2] = {-1, -1}, why = 0;
    pid_t child = -1;
    if (pipe2(in, O_CLOEXEC) == 0 && pipe2(report, O_CLOEXEC) == 0)
        child = fork();
    if (child == 0)
        become(words, in[0], report[1]);
    if (child < 0)
        why = errno;
    close(in[0]);
    close(report[1]);
    if (child > 0 && read(report[0], &why, sizeof why) != sizeof why)
        feed(in[1], text);
    close(in[1]);
    close(report[0]);
    while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
        continue;
    return why ? film_error_errno(err, why, "%s", words[0]) : FILM_OK;
}

enum film_status
film_pager_show(struct film_str text, const char *command,
                struct film_error *err)
{
    static const int numbers[] = {SIGINT, SIGQUIT, SIGPIPE};
    enum { N = sizeof numbers / sizeof *numbers };
    struct sigaction before[N], ignore = {.sa_handler = SIG_IGN};
    struct film_arena a;
    char **words;
    size_t n;
    film_arena_init(&a);
    enum film_status s =
        film_command_split(&words, &n, film_str_from(command), &a, err);
    if (s == FILM_OK && n == 0)
        s = film_error_set(err, FILM_ERR_INPUT, "no command");
    for (size_t i = 0; i < N; i++)
        sigaction(numbers[i], &ignore, &before[i]);
    if (s == FILM_OK)
        s = run(text, words, err);
    for (size_t i = 0; i < N; i++)
        sigaction(numbers[i], &before[i], NULL);
    film_arena_release(&a);
    return s == FILM_OK ? s : film_error_prefix(err, "pager");
}
