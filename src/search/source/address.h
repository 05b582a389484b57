/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Addresses of servers as users write them: "HOST:PORT", "[::1]:PORT". */
#ifndef FILM_SEARCH_SOURCE_ADDRESS_H
#define FILM_SEARCH_SOURCE_ADDRESS_H

#include "base/error.h"

#include <stdbool.h>

struct addrinfo;

enum { FILM_HOST_SIZE = 256 };

/* Splits an address; false if it has another form. */
bool film_address_split(const char *address, char host[FILM_HOST_SIZE],
                        unsigned *port);

/* Finds the addresses of the host for TCP; the caller calls freeaddrinfo.
 * FILM_ERR_USAGE if the form is wrong or nobody knows the host. */
enum film_status film_address_find(struct addrinfo **out, const char *address,
                                   struct film_error *err);

#endif
