/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The page's metadata about its article, as a guide to the article's place in
 * the page. */
#ifndef FILM_READ_HTML_GUIDE_H
#define FILM_READ_HTML_GUIDE_H

#include "read/html/dom.h"

/* Metadata that helps to find the article in the page; "" if unknown. */
struct film_html_guide {
    struct film_str title;    /* as in <title>; may include the site's name */
    struct film_str headline; /* the article's own */
    struct film_str body;     /* JSON-LD articleBody */
    struct film_str host;     /* the page's own */
    struct film_str date;     /* YYYY-MM-DD, of publication */
    struct film_strs authors;
    bool of_film;    /* the page of one film in a database */
    bool of_thread;  /* a discussion: its posts, or a question and answers */
    bool of_article; /* the page says that it is one */
};

/* Sets `guided` of every run most of whose words occur in body in the same
 * order, and *found to the number of characters in these runs. */
enum film_status film_html_guide_match(struct film_html_page *page,
                                       struct film_str body, uint32_t *found,
                                       struct film_error *err);

#endif
