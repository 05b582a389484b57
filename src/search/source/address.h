/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Addresses of servers as users write them: "HOST:PORT", "[::1]:PORT". */
#ifndef FILM_SEARCH_SOURCE_ADDRESS_H
#define FILM_SEARCH_SOURCE_ADDRESS_H

#include <stdbool.h>

enum { FILM_HOST_SIZE = 256 };

/* Splits an address; false if it has another form. */
bool film_address_split(const char *address, char host[FILM_HOST_SIZE],
                        unsigned *port);

#endif
