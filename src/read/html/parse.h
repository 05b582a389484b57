/* SPDX-License-Identifier: GPL-2.0-or-later */
/* libxml2's HTML parser, held within limits. */
#ifndef FILM_READ_HTML_PARSE_H
#define FILM_READ_HTML_PARSE_H

#include "base/buf.h"
#include "read/context.h"

#include <libxml/tree.h>

/* Writes the charset that a page's own bytes declare to name: from <meta
 * charset>, <meta http-equiv> or an XML declaration in the first 4 KiB (HTML
 * Living Standard, 13.2.3.2); false if there is none. */
bool film_html_declared_charset(struct film_str bytes, char name[32]);

/* FILM_ERR_LIMIT if an element of the markup has more than `most` attributes:
 * libxml2 takes quadratic time for them, for 100,000 of them more than 20
 * seconds. */
enum film_status film_html_check_attributes(struct film_str s, unsigned most,
                                            struct film_error *err);

/* Parses HTML in UTF-8 to *doc (never NULL on FILM_OK; free with xmlFreeDoc).
 * Elements nested more than 250 deep are flattened: their text stays.
 * FILM_ERR_LIMIT for too many attributes of one element, for absurd nesting
 * and when the time is over. */
enum film_status film_html_parse(xmlDoc **doc, struct film_str html,
                                 struct film_read_context *ctx,
                                 struct film_error *err);

#endif
