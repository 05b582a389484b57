/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/source/address.h"

#include "base/ascii.h"

#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

bool
film_address_split(const char *address, char host[FILM_HOST_SIZE],
                   unsigned *port)
{
    const char *colon = strrchr(address, ':');
    size_t n = colon ? (size_t)(colon - address) : 0;
    char *end = NULL;
    if (n == 0 || n >= FILM_HOST_SIZE || !film_ascii_digit(colon[1]))
        return false; /* strtoul takes signs and blanks, too */
    if (address[0] == '[' && address[n - 1] == ']') {
        address++;
        n -= 2;
    }
    memcpy(host, address, n);
    host[n] = '\0';
    unsigned long v = strtoul(colon + 1, &end, 10);
    *port = (unsigned)v;
    return *end == '\0' && v > 0 && v < 65536;
}

enum film_status
film_address_find(struct addrinfo **out, const char *address,
                  struct film_error *err)
{
    const struct addrinfo how = {.ai_socktype = SOCK_STREAM};
    char host[FILM_HOST_SIZE], number[16];
    unsigned port;
    if (!film_address_split(address, host, &port))
        return film_error_set(err, FILM_ERR_USAGE,
                              "--shard %s: must have the form HOST:PORT",
                              address);
    snprintf(number, sizeof number, "%u", port);
    int why = getaddrinfo(host, number, &how, out);
    return why == 0 ? FILM_OK
                    : film_error_set(err, FILM_ERR_USAGE, "--shard %s: %s",
                                     address, gai_strerror(why));
}
