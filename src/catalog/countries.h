/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Countries by their codes and their names in several languages. */
#ifndef FILM_CATALOG_COUNTRIES_H
#define FILM_CATALOG_COUNTRIES_H

#include "base/buf.h"

/* Resets key and writes the key of a country: its code in small letters ("kr"
 * for South Korea, Corée du Sud, KOR, 한국), or the key of the name if no
 * country has that name. */
void film_country_key(struct film_buf *key, struct film_str name);

/* True if the country with this key has a name or code that begins with
 * `begin`, which is a key, too (film_name_key_joined). */
bool film_country_begins(struct film_str country, struct film_str begin);

#endif
