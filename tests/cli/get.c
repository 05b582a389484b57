/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A small HTTP client for tests.
 *
 *   get PORT REQUEST-LINE [HEADER...]   sends the request, prints the response
 *   get PORT REQUEST-LINE [HEADER...] --body TEXT   with a body
 *   get PORT --hold N                   opens N connections that each send the
 *                                       beginning of a request, says "held",
 *                                       and waits to be killed */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

static int
dial(const char *port)
{
    struct sockaddr_in at = {.sin_family = AF_INET};
    struct timeval most = {.tv_sec = 60};
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    at.sin_port = htons((unsigned short)strtoul(port, NULL, 10));
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &most, sizeof most);
    if (fd < 0 || connect(fd, (struct sockaddr *)&at, sizeof at) != 0) {
        perror("get");
        exit(2);
    }
    return fd;
}

static int
hold(const char *port, int n)
{
    static const char half[] = "GET / HTTP/1.1\r\nHost: local";
    for (int i = 0; i < n; i++)
        if (write(dial(port), half, sizeof half - 1) < 0)
            return 2;
    puts("held");
    fflush(stdout);
    pause();
    return 0;
}

int
main(int argc, char **argv)
{
    char buffer[65536];
    ssize_t n;
    if (argc == 4 && strcmp(argv[2], "--hold") == 0)
        return hold(argv[1], (int)strtol(argv[3], NULL, 10));
    if (argc < 3)
        return 2;
    int fd = dial(argv[1]);
    FILE *to = fdopen(dup(fd), "w");
    fprintf(to, "%s\r\nConnection: close\r\n", argv[2]);
    int i = 3;
    for (; i < argc && strcmp(argv[i], "--body") != 0; i++)
        fprintf(to, "%s\r\n", argv[i]);
    fprintf(to, "\r\n%s", i + 1 < argc ? argv[i + 1] : "");
    fclose(to);
    while ((n = read(fd, buffer, sizeof buffer)) > 0)
        fwrite(buffer, 1, (size_t)n, stdout);
    return n < 0;
}
