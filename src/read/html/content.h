/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which part of a page is its article, and which runs of that part are. */
#ifndef FILM_READ_HTML_CONTENT_H
#define FILM_READ_HTML_CONTENT_H

#include "read/html/guide.h"

/* Sets *root to the element that contains the article, and `why` of the
 * elements that are furniture. If nothing looks like an article, the root is
 * the element with most of the text outside navigation. Uses title and body of
 * the guide. FILM_ERR_NOMEM. */
enum film_status film_html_content_find(struct film_html_page *page,
                                        const struct film_html_guide *guide,
                                        struct film_arena *arena, size_t *root,
                                        struct film_error *err);

/* Then sets `why` of every run of the page. False if next to nothing is
 * kept. */
bool film_html_content_keep(struct film_html_page *page,
                            const struct film_html_guide *guide, size_t root);

/* Keeps every run except what is hidden or navigation. */
void film_html_content_all(struct film_html_page *page);

/* The words for a reason: "outside of the article". */
const char *film_html_reason_text(enum film_html_reason why);

#endif
