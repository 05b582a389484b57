/* SPDX-License-Identifier: GPL-2.0-or-later */
/* peer MODE [PORT [N]]: a server that is not what it should be, or a proxy. It
 * prints its port on 127.0.0.1 and serves until it is ended, each connection in
 * a process of its own, which ends with it.
 *
 *   silent      accepts, and never says anything
 *   closing     hangs up at once
 *   web         speaks another protocol
 *   noise       bytes without end
 *   huge        announces an answer of impossible length
 *   long        announces a long answer and sends without end
 *   old         greets in another version
 *   half        stops in the middle of its greeting
 *   upset       says, with controls and at length, that it cannot serve
 *   proxy P N   hands on to port P, each burst N ms later; at its end a
 *               connection prints "round trips, bytes up, bytes down"
 *   false P N   hands on, but changes byte N of what the server says
 *   other P     hands on, but asks for other documents than the client does
 *   drip P N    hands on what the server says byte by byte, each N ms later
 *   short P N   hands on the first N bytes of the server, then nothing
 *   cut P N     the same, then hangs up */
#include <arpa/inet.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

static const char *mode;
static unsigned long number;

static struct sockaddr_in
at(unsigned port)
{
    return (struct sockaddr_in){.sin_family = AF_INET,
                                .sin_port = htons((unsigned short)port),
                                .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
}

static void
give(int fd, const void *p, size_t n)
{
    for (const char *c = p; n > 0;) {
        ssize_t done = send(fd, c, n, MSG_NOSIGNAL);
        if (done <= 0)
            exit(0);
        c += done;
        n -= (size_t)done;
    }
}

/* What the server says, from byte `from` of it on; false: no more. */
static int
spoil(char *bytes, ssize_t *n, size_t from)
{
    if (strcmp(mode, "false") == 0 && number >= from &&
        number < from + (size_t)*n)
        bytes[number - from] ^= 0x55;
    if (strcmp(mode, "short") != 0 && strcmp(mode, "cut") != 0)
        return 1;
    if (from + (size_t)*n > number)
        *n = from < number ? (ssize_t)(number - from) : 0;
    return *n > 0 || strcmp(mode, "short") == 0;
}

static void
drip(int fd, const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        usleep((useconds_t)(number * 1000));
        give(fd, p + i, 1);
    }
}

static void
hand_on(int client, unsigned port)
{
    static char bytes[1 << 16];
    struct sockaddr_in server = at(port);
    size_t up = 0, down = 0, trips = 0;
    int asked = 0, s = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(s, (struct sockaddr *)&server, sizeof server) != 0)
        exit(0);
    for (;;) {
        struct pollfd fds[2] = {{client, POLLIN, 0}, {s, POLLIN, 0}};
        poll(fds, 2, -1);
        int from_client = fds[0].revents != 0;
        ssize_t n = read(from_client ? client : s, bytes, sizeof bytes);
        if (n <= 0)
            break;
        if (strcmp(mode, "proxy") == 0 && asked != from_client)
            usleep((useconds_t)(number * 1000 / 2));
        if (from_client) {
            trips += !asked;
            if (strcmp(mode, "other") == 0 && up > 0)
                bytes[n - 1] ^= 1; /* the docid's */
            up += (size_t)n;
        } else {
            ssize_t all = n;
            if (!spoil(bytes, &n, down))
                break;
            down += (size_t)all;
        }
        asked = from_client;
        if (!from_client && strcmp(mode, "drip") == 0)
            drip(client, bytes, (size_t)n);
        else
            give(from_client ? s : client, bytes, (size_t)n);
    }
    if (strcmp(mode, "proxy") == 0) {
        printf("%zu %zu %zu\n", trips, up, down);
        fflush(stdout);
    }
}

/* An exception: class, no context, a text of 699 bytes. */
static void
complain(int fd)
{
    static const char begin[] = "\x01\xff\x41\x83\x07\x00\xff\x3c\x83\r\033[1m";
    static char text[699 - 5];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = i % 2 ? '\xa9' : '\xc3';
    give(fd, begin, sizeof begin - 1);
    give(fd, text, sizeof text);
}

static void
serve(int fd, unsigned port)
{
    static const char web[] = "HTTP/1.1 400 Bad Request\r\n\r\n";
    static const char huge[] = "\x00\xff\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f";
    static const char length[] = "\x00\xff\x00\x00\x00\x84"; /* some 8 MB */
    static const char old[] = "\x00\x05\x0c\x01\x00\x00\x00";
    static const char half[] = "\x00\x60\x27\x01\x05";
    static char noise[1 << 16];
    memset(noise, 0x11, sizeof noise);
    if (port)
        hand_on(fd, port);
    else if (strcmp(mode, "web") == 0)
        give(fd, web, sizeof web - 1);
    else if (strcmp(mode, "huge") == 0)
        give(fd, huge, sizeof huge - 1);
    else if (strcmp(mode, "old") == 0)
        give(fd, old, sizeof old - 1);
    else if (strcmp(mode, "half") == 0)
        give(fd, half, sizeof half - 1);
    else if (strcmp(mode, "long") == 0)
        give(fd, length, sizeof length - 1);
    else if (strcmp(mode, "upset") == 0)
        complain(fd);
    while (strcmp(mode, "noise") == 0 || strcmp(mode, "long") == 0)
        give(fd, noise, sizeof noise);
    if (strcmp(mode, "closing") != 0 && !port)
        pause();
}

int
main(int argc, char **argv)
{
    int one = 1, s = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in own = at(0);
    socklen_t n = sizeof own;
    unsigned port = argc > 2 ? (unsigned)strtoul(argv[2], NULL, 10) : 0;
    if (argc < 2)
        return 2;
    mode = argv[1];
    number = argc > 3 ? strtoul(argv[3], NULL, 10) : 0;
    signal(SIGCHLD, SIG_IGN);
    setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(s, (struct sockaddr *)&own, n) != 0 || listen(s, 64) != 0 ||
        getsockname(s, (struct sockaddr *)&own, &n) != 0)
        return 1;
    printf("%u\n", (unsigned)ntohs(own.sin_port));
    fflush(stdout);
    for (;;) {
        int fd = accept(s, NULL, NULL);
        if (fd >= 0 && fork() == 0) {
            prctl(PR_SET_PDEATHSIG, SIGKILL);
            close(s);
            serve(fd, port);
            exit(0);
        }
        close(fd);
    }
}
