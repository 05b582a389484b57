/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    PORTS = 5,      /* another program may take the port before the server */
    ANSWERS = 1500, /* times that it is asked whether it is there, … */
    APART = 20000,  /* … so many microseconds apart */
};

/* A port that nobody has; 0 if there is none. */
static unsigned
free_port(void)
{
    struct sockaddr_in at = {.sin_family = AF_INET,
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof at;
    unsigned port = 0;
    int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (s >= 0 && bind(s, (struct sockaddr *)&at, len) == 0 &&
        getsockname(s, (struct sockaddr *)&at, &len) == 0)
        port = ntohs(at.sin_port);
    if (s >= 0)
        close(s);
    return port;
}

static int
answers(unsigned port)
{
    struct sockaddr_in at = {.sin_family = AF_INET,
                             .sin_port = htons((uint16_t)port),
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int yes = s >= 0 && connect(s, (struct sockaddr *)&at, sizeof at) == 0;
    if (s >= 0)
        close(s);
    return yes;
}

/* In the child. Its output would keep a pipe of the test open as long as it
 * lives, and its SIGTERM goes to its whole process group. */
static void
serve(const char *path, unsigned port)
{
    char number[16];
    int null = open("/dev/null", O_RDWR);
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (int fd = 0; fd < 3 && null >= 0; fd++)
        dup2(null, fd);
    snprintf(number, sizeof number, "%u", port);
    execlp("xapian-tcpsrv", "xapian-tcpsrv", "--quiet", "--interface",
           "127.0.0.1", "--port", number, path, (char *)NULL);
    _exit(127);
}

pid_t
server_start(const char *path, unsigned *port)
{
    unsigned wanted = *port;
    for (int i = 0; i < PORTS; i++) {
        *port = wanted ? wanted : free_port();
        pid_t server = *port ? fork() : -1;
        if (server == 0)
            serve(path, *port);
        if (server < 0)
            return 0;
        setpgid(server, server); /* whoever comes first */
        for (int j = 0; j < ANSWERS; j++) {
            if (waitpid(server, NULL, WNOHANG) != 0)
                break;
            if (answers(*port))
                return server;
            if (j + 1 == ANSWERS)
                server_end(server);
            else
                usleep(APART);
        }
    }
    return 0;
}

/* A server of 1.4 that gets SIGTERM may wait for ever within its handler. */
void
server_end(pid_t server)
{
    kill(-server, SIGKILL);
    waitpid(server, NULL, 0);
}
