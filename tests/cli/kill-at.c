/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kill-at SEED MICROSECONDS COMMAND...: runs it and kills it by SIGKILL at a
 * moment below MICROSECONDS that the seed chooses. Prints "killed" or "done";
 * exits 0, or 1 if the command failed by itself. */
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static uint64_t
mix(uint64_t x)
{
    x = (x + 0x9E3779B97F4A7C15u) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 29) * 0x94D049BB133111EBu;
    return x ^ x >> 32;
}

int
main(int argc, char **argv)
{
    if (argc < 4)
        return 99;
    uint64_t most = strtoull(argv[2], NULL, 10);
    uint64_t after = most ? mix(strtoull(argv[1], NULL, 10)) % most : 0;
    pid_t child = fork();
    if (child < 0)
        return 99;
    if (child == 0) {
        execvp(argv[3], argv + 3);
        _exit(99);
    }
    const struct timespec t = {(time_t)(after / 1000000),
                               (long)(after % 1000000) * 1000};
    int status;
    nanosleep(&t, NULL);
    kill(child, SIGKILL);
    if (waitpid(child, &status, 0) != child)
        return 99;
    puts(WIFSIGNALED(status) ? "killed" : "done");
    return WIFEXITED(status) && WEXITSTATUS(status) != 0;
}
