/* SPDX-License-Identifier: GPL-2.0-or-later */
/* measure OUT COMMAND [ARGUMENT...]: runs the command and writes into the file
 * OUT what it took: seconds on the clock, seconds of processor time, and the
 * most memory it held, in kB. Exits as the command did. */
#include <config.h>

#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
seconds(const struct timeval *t)
{
    return (double)t->tv_sec + (double)t->tv_usec / 1e6;
}

static double
now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int
main(int argc, char **argv)
{
    struct rusage used;
    int status = 0;
    FILE *out = argc > 2 ? fopen(argv[1], "w") : NULL;
    if (!out) {
        fputs("usage: measure OUT COMMAND [ARGUMENT...]\n", stderr);
        return 125;
    }
    double from = now();
    pid_t child = fork();
    if (child == 0) {
        execvp(argv[2], argv + 2);
        perror(argv[2]);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &used) < 0) {
        perror("measure");
        return 125;
    }
    fprintf(out, "%.3f %.3f %ld\n", now() - from,
            seconds(&used.ru_utime) + seconds(&used.ru_stime), used.ru_maxrss);
    if (fclose(out) != 0)
        return 125;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
