/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names of charsets as documents and as iconv write them. */
#ifndef FILM_READ_CHARSET_NAME_H
#define FILM_READ_CHARSET_NAME_H

#include "base/str.h"

#include <iconv.h>

/* The name iconv knows for a label as documents write it ("ks_c_5601-1987"
 * gives "CP949", "latin1" gives "CP1252": what browsers take them for, WHATWG
 * Encoding Standard, section 4.2), written to name; false if iconv does not
 * know it. */
bool film_charset_name(struct film_str label, char name[32]);

/* Opens a converter from this charset to UTF-8, for iconv_close; (iconv_t)-1 if
 * the name is unknown. */
iconv_t film_charset_converter(const char *name);

#endif
