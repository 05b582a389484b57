/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Parts of addresses (RFC 3986). */
#ifndef FILM_BASE_URL_H
#define FILM_BASE_URL_H

#include "base/str.h"

/* The host of an absolute URL as written there, without user, port and a
 * leading "www."; empty if it has none. Borrowed. */
struct film_str film_url_host(struct film_str url);

#endif
