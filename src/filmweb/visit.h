/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is new since the last visit. The browser keeps two times in a cookie:
 * when the visit before this one ended, and when a page was last shown. */
#ifndef FILM_FILMWEB_VISIT_H
#define FILM_FILMWEB_VISIT_H

#include "base/buf.h"

#include <time.h>

struct web_visit {
    time_t before; /* end of the visit before this one; 0: there was none */
    time_t now;
};

/* The visit that a page shown now belongs to; `cookie` is what web_visit_write
 * wrote last, or anything. A visit ends with an hour without a page. */
struct web_visit web_visit_read(struct film_str cookie, time_t now);

/* Appends the value of the cookie. */
void web_visit_write(struct film_buf *out, const struct web_visit *v);

/* When the file of a hit, as its path is shown, came to where it is or last
 * changed there; 0 if that is not known. Its content is not read. */
time_t web_arrived(struct film_str path);

#endif
