/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which part of a page is its article, and which runs of that part are. */
#ifndef FILM_READ_HTML_CONTENT_H
#define FILM_READ_HTML_CONTENT_H

#include "read/html/dom.h"

/* What the page's metadata says that helps to find the article in it; "" for
 * what is not known. */
struct film_html_guide {
    struct film_str title;    /* as in <title>; may have the site's name */
    struct film_str headline; /* the article's own */
    struct film_str body;     /* JSON-LD articleBody */
    struct film_str host;     /* the page's own */
    struct film_str date;     /* YYYY-MM-DD, of publication */
    struct film_strs authors;
};

/* Sets *root to the element that holds the article, and `why` of the elements
 * that are furniture. Where nothing looks like an article, the root is what
 * holds most of the text outside of navigation. Of the guide the title and the
 * body are used. FILM_ERR_NOMEM. */
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

/* Characters of running text that a run has: a sentence or more, few links. */
uint32_t film_html_running_text(const struct film_html_run *run);

#endif
