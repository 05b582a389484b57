/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/source/address.h"

#include "base/ascii.h"

#include <stdlib.h>
#include <string.h>

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
