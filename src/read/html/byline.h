/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines of a page that say who wrote the article and when: the date in them,
 * and whether they say anything else. */
#ifndef FILM_READ_HTML_BYLINE_H
#define FILM_READ_HTML_BYLINE_H

#include "read/html/guide.h"

/* The date that a line of the page says to be the article's, from its first
 * byte to the end of the line; "" unless the line says little else but the
 * authors ("Posted on 5 May 2019"). */
struct film_str film_html_dateline(struct film_str line,
                                   struct film_strs authors);

/* The author's part of a line "By Jane Roe" that is marked by nothing; "" for
 * any other line. */
struct film_str film_html_plain_byline(struct film_str line);

/* True if the line around an element that is marked as a date or an author
 * says little else. */
bool film_html_says_little(const struct film_html_page *page, size_t element,
                           struct film_strs authors);

/* True if run i says only who wrote the article and when, in agreement with the
 * guide. */
bool film_html_is_byline(const struct film_html_page *page, uint32_t i,
                         const struct film_html_guide *guide);

#endif
