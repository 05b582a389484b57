/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which runs of a page are its article. */
#ifndef FILM_READ_HTML_CONTENT_H
#define FILM_READ_HTML_CONTENT_H

#include "read/html/dom.h"

/* What the page's metadata says that helps to find the article in it. */
struct film_html_guide {
    struct film_str title; /* as in <title>; may have the site's name */
    struct film_str body;  /* JSON-LD articleBody, or "" */
    struct film_str host;  /* the page's own, "" if not known */
};

/* Sets `keep` of every run of the main content. Where nothing looks like
 * an article that is the text outside of navigation; *found is false if that
 * is next to nothing. */
enum film_status film_html_content_choose(struct film_html_page *page,
                                          const struct film_html_guide *guide,
                                          struct film_arena *arena, bool *found,
                                          struct film_error *err);

/* Keeps every run but for what is hidden or navigation. */
void film_html_content_all(struct film_html_page *page);

#endif
