/* SPDX-License-Identifier: GPL-2.0-or-later */
/* serve DATABASE [FILE [PORT]]: serves it, prints the port, and ends the server
 * when it gets SIGTERM or whoever started it dies. Exit status 1: there is no
 * server. Writes the id of the server's process group to FILE. */
#include "../api/server.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>

int
main(int argc, char **argv)
{
    sigset_t ends;
    unsigned port = argc > 3 ? (unsigned)strtoul(argv[3], NULL, 10) : 0;
    int got;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigprocmask(SIG_BLOCK, &ends, NULL);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    pid_t server = argc > 1 ? server_start(argv[1], &port) : 0;
    if (server == 0)
        return 1;
    FILE *group = argc > 2 ? fopen(argv[2], "w") : NULL;
    if (group) {
        fprintf(group, "%d\n", (int)server);
        fclose(group);
    }
    printf("%u\n", port);
    fclose(stdout);
    sigwait(&ends, &got);
    server_end(server);
    return 0;
}
