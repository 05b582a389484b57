/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmweb/site.h"

#include "filmweb/assets.h"
#include "filmweb/page.h"

enum { QUERY_MAX = 1000 }; /* bytes */

struct film_search_options
web_options(const struct web_site *site)
{
    struct film_search_options o = FILM_SEARCH_OPTIONS_INIT;
    o.db = site->db;
    o.cwd = site->cwd;
    o.name_films = true;
    return o;
}

bool
web_ask(const struct web_site *site, const struct web_request *r,
        const struct film_search_options *o, struct film_str query,
        struct film_hits *hits, struct web_response *to)
{
    struct film_search *search;
    struct film_error err;
    *hits = (struct film_hits){.query = query};
    enum film_status s = web_readers_take(&search, site->readers, o, &err);
    if (s == FILM_OK) {
        s = film_search_run(search, query, r->arena, hits, &err);
        web_readers_give(site->readers, search, s != FILM_OK);
    }
    if (s == FILM_ERR_USAGE)
        web_page_message(to, 400, "Not understood", film_str_from(err.text));
    else if (s != FILM_OK)
        web_page_message(to, 503, "The archive cannot be searched",
                         film_str_from(err.text));
    return s == FILM_OK;
}

/* ---- Files that belong to the pages ----------------------------------- */

static void
give(struct web_response *to, const char *type, struct film_str body)
{
    to->type = type;
    to->lasting = true;
    film_buf_str(&to->body, body);
}

static void
style(const struct web_site *site, const struct web_request *r,
      struct web_response *to)
{
    (void)site, (void)r;
    give(to, "text/css; charset=utf-8", film_str_from(web_asset_style));
}

static void
script(const struct web_site *site, const struct web_request *r,
       struct web_response *to)
{
    (void)site, (void)r;
    give(to, "text/javascript; charset=utf-8", film_str_from(web_asset_script));
}

static void
icon(const struct web_site *site, const struct web_request *r,
     struct web_response *to)
{
    (void)site, (void)r;
    give(to, "image/svg+xml", film_str_from(web_asset_icon));
}

/* OpenSearch 1.1: a browser's search bar asks the archive. */
static void
opensearch(const struct web_site *site, const struct web_request *r,
           struct web_response *to)
{
    struct film_buf *out = &to->body;
    (void)site;
    to->type = "application/opensearchdescription+xml";
    film_buf_text(out,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<OpenSearchDescription "
                  "xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
                  "<ShortName>filmsearch</ShortName>\n"
                  "<Description>Passages on films and people</Description>\n"
                  "<InputEncoding>UTF-8</InputEncoding>\n"
                  "<Url type=\"text/html\" template=\"http://");
    web_text(out, r->host);
    film_buf_text(out, "/?q={searchTerms}\"/>\n<Url type=\"application/json\" "
                       "template=\"http://");
    web_text(out, r->host);
    film_buf_text(out, "/api/search?q={searchTerms}\"/>\n"
                       "</OpenSearchDescription>\n");
}

/* ---- Which page ------------------------------------------------------- */

static const struct {
    const char *path;
    web_page *page;
    bool action; /* for forms; the others only show */
} pages[] = {
    {"/open", web_open, true},
    {"/", web_search_page, false},
    {"/article", web_article_page, false},
    {"/film", web_film_page, false},
    {"/person", web_person_page, false},
    {"/new", web_new_page, false},
    {"/status", web_status_page, false},
    {"/api/search", web_api_search, false},
    {"/api/complete", web_api_complete, false},
    {"/cite", web_cite, false},
    {"/style.css", style, false},
    {"/filmweb.js", script, false},
    {"/icon.svg", icon, false},
    {"/opensearch.xml", opensearch, false},
};

void
web_site_answer(const struct web_site *site, const struct web_request *r,
                struct web_response *to)
{
    const char *refusal = web_guard_refuses(&site->guard, r);
    to->status = 200;
    to->type = "text/html; charset=utf-8";
    to->remember = web_arg(&r->args, "token").n > 0 && !refusal;
    if (refusal) {
        web_page_message(to, r->readonly || r->posted ? 403 : 405,
                         "Not answered", film_str_from(refusal));
        return;
    }
    if (web_arg(&r->args, "q").n > QUERY_MAX) {
        web_page_message(to, 414, "Too long",
                         FILM_STR("A query may have 1,000 bytes."));
        return;
    }
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
        if (film_str_equal(r->path, film_str_from(pages[i].path)) &&
            pages[i].action == r->posted) {
            pages[i].page(site, r, to);
            return;
        }
    web_page_message(to, 404, "Not here",
                     FILM_STR("There is no page at this address."));
}
