/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the parts of meta.c have in common, one for titles, dates, authors. */
#ifndef FILM_READ_HTML_META_PARTS_H
#define FILM_READ_HTML_META_PARTS_H

#include "read/html/facts.h"

/* Sets the title from the headings and the <title> of a page without metadata.
 */
void film_html_guess_title(struct film_html_meta *meta,
                           const struct film_html_page *page);

/* Takes the site and its sections off the end of the title. */
void film_html_strip_title(struct film_html_meta *meta,
                           const struct film_html_page *page);

/* The rank of an element as the place of the date or of an author; 0 if it is
 * none. */
enum film_html_rank film_html_date_rank(const xmlNode *n);
enum film_html_rank film_html_author_rank(const xmlNode *n);

/* Sets the date from the attributes and the text of an element. */
void film_html_read_date(struct film_html_meta *meta, enum film_html_rank rank,
                         xmlNode *n);

/* Adds the author in element i, if no better place is known. */
void film_html_read_author(struct film_html_meta *meta,
                           const struct film_html_page *p, size_t i,
                           enum film_html_rank rank);

/* True if a date or name in element i is not of the article in element root:
 * that of an event, or inside of what readers wrote. */
bool film_html_dates_another(const struct film_html_page *p, size_t i,
                             size_t root);
bool film_html_is_comment(const struct film_html_page *p, size_t i);

/* Find a date or an author that is missing, in marked elements near the first
 * paragraph, which is run `first`, and the date in the address, too. */
void film_html_find_date(struct film_html_meta *meta,
                         const struct film_html_page *p, size_t root,
                         uint32_t first, struct film_str url);
void film_html_find_author(struct film_html_meta *meta,
                           const struct film_html_page *p, size_t root,
                           uint32_t first);

#endif
