/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A page of MediaWiki as a browser saves it: what belongs to the site, and the
 * record in its information box, read as the one of an export is. */
#ifndef FILM_READ_HTML_WIKI_PAGE_H
#define FILM_READ_HTML_WIKI_PAGE_H

#include "read/builder.h"
#include "read/html/dom.h"
#include "read/wiki/infobox.h"

struct film_html_wiki {
    struct film_wiki text; /* the box as wikitext */
    uint32_t box;          /* its opening token */
    enum film_record_kind kind;
    struct film_wiki_page page;
    size_t element; /* element of the box; 0: none */
};

/* Sets `why` of the elements that are not part of a wiki's article (maintenance
 * boxes, references, navigation), and *w from its information box, all in the
 * arena. title and language are the page's, borrowed. Nothing is done for
 * another page. FILM_ERR_NOMEM. */
enum film_status
film_html_wiki_find(struct film_html_wiki *w, struct film_html_page *page,
                    struct film_str title, struct film_str language,
                    struct film_arena *arena, struct film_error *err);

/* When it is known which runs are kept: the roles of its cast section. */
void film_html_wiki_cast(struct film_html_wiki *w,
                         const struct film_html_page *page,
                         struct film_arena *arena);

/* Adds to the builder's article the film that the page is about. */
void film_html_wiki_article(const struct film_html_wiki *w,
                            struct film_builder *b);

/* Gives the record to the sink, if there is one. */
enum film_status film_html_wiki_record(const struct film_html_wiki *w,
                                       struct film_builder *b,
                                       struct film_error *err);

#endif
