/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What all pages share: head, search form, foot; passages and cards. */
#ifndef FILM_FILMWEB_PAGE_H
#define FILM_FILMWEB_PAGE_H

#include "filmweb/html.h"
#include "search/hits.h"

struct web_site;

/* Appends everything before and after the content. The title is of the window;
 * the query stands in the form. */
void web_page_begin(struct film_buf *out, struct film_str title,
                    struct film_str query);
void web_page_end(struct film_buf *out);

/* Makes a whole page that says one thing, with this status. */
void web_page_message(struct web_response *to, unsigned status,
                      const char *heading, struct film_str text);

/* Appends a list of passages, each with heading path, article, date, source.
 * Titles are headings of this level. The query is kept in the links, so that
 * the article marks its words. What is new since the visit before that of the
 * request is marked. The folder that all are in is not repeated. */
void web_passages(struct film_buf *out, const struct web_site *site,
                  const struct web_request *r, const struct film_hits *hits,
                  unsigned level);

/* Appends date, authors and site of an article, with a link to its page; one
 * without the name of a site is called `nameless`. */
void web_origin(struct film_buf *out, const struct film_hit *h,
                struct film_str nameless);

/* Appends what was said on the side: film_hits.notes. */
void web_notes(struct film_buf *out, struct film_strs notes);

/* Appends the form that opens an article at a line in the editor of the site;
 * nothing if it has none. */
void web_open_form(struct film_buf *out, const struct web_site *site,
                   struct film_str article, uint32_t line);

/* Appends the path of a file and a line. */
void web_source(struct film_buf *out, struct film_str path, uint32_t line);

/* Appends the path from byte `folder` on and the line, with the whole path for
 * who points at it. */
void web_source_below(struct film_buf *out, struct film_fact_source source,
                      size_t folder);

/* Appends the name of the file and the line, with the whole path for who points
 * at it: for lists of facts. */
void web_source_short(struct film_buf *out, struct film_fact_source source);

/* Appends a link to the page of a film or a person; the id may be "". */
void web_film_link(struct film_buf *out, struct film_str title,
                   struct film_str id);
void web_person_link(struct film_buf *out, struct film_str name,
                     struct film_str id);

#endif
