/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "cli/feed.h"

#include "base/command.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

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
    if (child > 0 && film_file_get(report[0], &why, sizeof why) != sizeof why)
        film_file_write(in[1], text); /* fails when it was quit */
    close(in[1]);
    close(report[0]);
    while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
        continue;
    return why ? film_error_errno(err, why, "%s", words[0]) : FILM_OK;
}

enum film_status
film_feed(struct film_str text, const char *command, struct film_error *err)
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
    if (s != FILM_OK)
        film_error_prefix(err, "%s", command);
    if (s == FILM_OK && n == 0)
        s = film_error_set(err, FILM_ERR_INPUT, "no command");
    for (size_t i = 0; i < N; i++)
        sigaction(numbers[i], &ignore, &before[i]);
    if (s == FILM_OK)
        s = run(text, words, err);
    for (size_t i = 0; i < N; i++)
        sigaction(numbers[i], &before[i], NULL);
    film_arena_release(&a);
    return s;
}
