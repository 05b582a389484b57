/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Countries by their codes and by their names in several languages. */
#ifndef FILM_CATALOG_COUNTRIES_H
#define FILM_CATALOG_COUNTRIES_H

#include "base/buf.h"

/* Resets key and writes what stands for the country: its code in small letters
 * ("kr" for South Korea, Corée du Sud, KOR, 한국), or the key of the name if no
 * country is known by it. */
void film_country_key(struct film_buf *key, struct film_str name);

/* True if the country of this key has a name, or its code, that begins so.
 * `begin` is a key: film_name_key_joined. */
bool film_country_begins(struct film_str country, struct film_str begin);

#endif
