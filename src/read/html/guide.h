/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The article's text as the page's metadata has it, as a guide to where it
 * stands in the page. */
#ifndef FILM_READ_HTML_GUIDE_H
#define FILM_READ_HTML_GUIDE_H

#include "read/html/dom.h"

/* Sets `guided` of every run most of whose words stand in body in the same
 * order, and *found to the characters of these runs. */
enum film_status film_html_guide_match(struct film_html_page *page,
                                       struct film_str body,
                                       struct film_arena *arena,
                                       uint32_t *found, struct film_error *err);

#endif
