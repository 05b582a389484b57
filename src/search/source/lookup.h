/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looks up the host of an address in a thread of its own, because getaddrinfo
 * knows no time limit. Nobody has to wait for it. */
#ifndef FILM_SEARCH_SOURCE_LOOKUP_H
#define FILM_SEARCH_SOURCE_LOOKUP_H

#include "base/error.h"

#include <stdint.h>

struct addrinfo;
struct film_lookup;

enum film_lookup_state {
    FILM_LOOKUP_RUNS,
    FILM_LOOKUP_FOUND,
    FILM_LOOKUP_UNKNOWN, /* nobody knows the host */
    FILM_LOOKUP_FAILED,  /* nobody can be asked now */
};

/* Begins with an address as of film_address_split; one in numbers is found at
 * once. FILM_ERR_USAGE if the address has another form. */
enum film_status film_lookup_begin(struct film_lookup **out,
                                   const char *address, struct film_error *err);

/* Waits for it, for so many ms at most. */
enum film_lookup_state film_lookup_wait(struct film_lookup *l, uint64_t ms);

/* Once it is found: its addresses for TCP, borrowed until the end. */
const struct addrinfo *film_lookup_addresses(const struct film_lookup *l);

/* Once it is unknown or has failed: why; borrowed. */
const char *film_lookup_why(const struct film_lookup *l);

/* l may be NULL, or may still run. */
void film_lookup_end(struct film_lookup *l);

#endif
