/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A page's metadata: title, authors, date, address, site, language, tags.
 * Several places have the same fact; the best of them is kept. */
#ifndef FILM_READ_HTML_META_H
#define FILM_READ_HTML_META_H

#include "read/html/facts.h"

/* Collects everything but JSON-LD from doc; page has its runs, and its
 * elements get the flag FILM_HTML_BYLINE. */
void film_html_meta_read(struct film_html_meta *meta, const xmlDoc *doc,
                         struct film_html_page *page);

/* When all is collected, root is the element with the article and url is the
 * page's address: takes the site's name off the end of the title; looks for a
 * date that is missing in elements marked as one, in url ("/2019/11/18/") and
 * in the short lines above the text, and for an author in these. */
void film_html_meta_finish(struct film_html_meta *meta,
                           const struct film_html_page *page, size_t root,
                           struct film_str url);

#endif
