/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What articles say about a film, by aspect: its story, its ending, its
 * music. */
#ifndef FILM_FILMWEB_ASPECTS_H
#define FILM_FILMWEB_ASPECTS_H

#include "filmweb/site.h"

/* Appends a section for each aspect that has passages on the film, whose title
 * is as in a condition. False after it has made an error page of `to`. */
bool web_aspects(const struct web_site *site, const struct web_request *r,
                 struct film_str film, struct web_response *to);

#endif
