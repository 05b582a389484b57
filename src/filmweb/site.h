/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The pages of an archive: a request in, a response out. */
#ifndef FILM_FILMWEB_SITE_H
#define FILM_FILMWEB_SITE_H

#include "filmweb/guard.h"
#include "filmweb/readers.h"
#include "filmweb/request.h"

struct web_site {
    const char *db;
    struct film_str cwd; /* paths are shown relative to it */
    const char *editor;  /* command line that opens a file, or NULL */
    struct web_guard guard;
    struct web_readers *readers;
};

/* Answers r, from any thread; never fails: what goes wrong becomes a page that
 * says so. The body must have been initialised and is empty. */
void web_site_answer(const struct web_site *site, const struct web_request *r,
                     struct web_response *to);

/* The pages, for site.c. `hits` of the searches live in the request's arena. */
typedef void web_page(const struct web_site *site, const struct web_request *r,
                      struct web_response *to);
web_page web_search_page, web_article_page, web_film_page, web_person_page,
    web_status_page, web_api_search, web_api_complete, web_cite, web_open,
    web_new_page;

/* Asks the index, as it is committed now. False after it has made an error page
 * of `to`. */
bool web_ask(const struct web_site *site, const struct web_request *r,
             const struct film_search_options *o, struct film_str query,
             struct film_hits *hits, struct web_response *to);

/* The options of a search of this site: those of filmsearch. */
struct film_search_options web_options(const struct web_site *site);

#endif
