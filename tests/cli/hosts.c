/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A library to preload: finds the host "here.example" on this machine, never
 * ends looking for "slow.example", and cannot ask for "later.example" now. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <netdb.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

int
getaddrinfo(const char *host, const char *port, const struct addrinfo *how,
            struct addrinfo **found)
{
    static int (*next)(const char *, const char *, const struct addrinfo *,
                       struct addrinfo **);
    if (!next)
        *(void **)&next = dlsym(RTLD_NEXT, "getaddrinfo");
    if (how && how->ai_flags & AI_NUMERICHOST)
        return next(host, port, how, found);
    if (host && strcmp(host, "slow.example") == 0)
        for (;;)
            pause();
    if (host && strcmp(host, "later.example") == 0)
        return EAI_AGAIN;
    if (host && strcmp(host, "here.example") == 0)
        host = "127.0.0.1";
    return next(host, port, how, found);
}
