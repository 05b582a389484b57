/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The same answers for programs: the JSON of filmsearch --format json. */
#include <config.h>
#include "filmweb/facets.h"
#include "filmweb/page.h"
#include "filmweb/query.h"
#include "filmweb/site.h"
#include "base/json.h"
#include "base/when.h"
#include "output/output.h"

enum { HITS = 10, HITS_MOST = 100, OFFSET_MOST = 10000 };

void
web_api_search(const struct web_site *site, const struct web_request *r,
               struct web_response *to)
{
    struct film_search_options o = web_options(site);
    const struct film_output format = {.format = FILM_FORMAT_JSON};
    struct film_hits hits;
    web_query_read(&o, r);
    if (web_arg(&r->args, "facets").n > 0)
        o.facets = WEB_FACETS;
    o.limit = web_arg_number(&r->args, "limit", HITS, HITS_MOST);
    o.offset = web_arg_number(&r->args, "offset", 0, OFFSET_MOST);
    if (!web_ask(site, r, &o, web_query_text(r), &hits, to))
        return;
    to->type = "application/json";
    film_output_answer(&to->body, &hits, &format);
}

/* [{"name":"Psycho","id":"imdb:tt0054215","kind":"film","year":1960}, …] */
void
web_api_complete(const struct web_site *site, const struct web_request *r,
                 struct web_response *to)
{
    struct film_search_options o = web_options(site);
    struct film_buf *out = &to->body;
    struct film_hits names;
    o.complete = true;
    o.limit = web_arg_number(&r->args, "limit", HITS, HITS_MOST);
    if (!web_ask(site, r, &o, web_arg(&r->args, "q"), &names, to))
        return;
    to->type = "application/json";
    film_buf_byte(out, '[');
    for (size_t i = 0; i < names.card_count; i++) {
        const struct film_fact_card *c = &names.cards[i];
        film_buf_text(out, i > 0 ? ",{\"name\":" : "{\"name\":");
        film_json_string(out, c->name);
        film_buf_text(out, ",\"id\":");
        film_json_string(out, c->id);
        film_buf_printf(out, ",\"kind\":\"%s\"", c->person ? "person" : "film");
        if (c->year)
            film_buf_printf(out, ",\"year\":%d", c->year);
        film_buf_byte(out, '}');
    }
    film_buf_text(out, "]\n");
}

/* ---- Citations -------------------------------------------------------- */

static const struct {
    const char *name, *type;
    enum film_format format;
} citations[] = {
    {"markdown", "text/markdown; charset=utf-8", FILM_FORMAT_MARKDOWN},
    {"bibtex", "application/x-bibtex; charset=utf-8", FILM_FORMAT_BIBTEX},
    {"csl", "application/vnd.citationstyles.csl+json", FILM_FORMAT_CSL},
    {"ris", "application/x-research-info-systems; charset=utf-8",
     FILM_FORMAT_RIS},
};

/* An article, or in Markdown the passage at a line of it. */
void
web_cite(const struct web_site *site, const struct web_request *r,
         struct web_response *to)
{
    struct film_search_options o = web_options(site);
    struct film_str wanted = web_arg(&r->args, "format");
    uint32_t line = web_arg_number(&r->args, "line", 0, UINT32_MAX);
    struct film_hits hits;
    size_t i = 0, at = 0, kinds = sizeof citations / sizeof citations[0];
    char today[FILM_TODAY_SIZE];
    while (i < kinds &&
           !film_str_equal(wanted, film_str_from(citations[i].name)))
        i++;
    o.facts = false;
    if (!web_ask(site, r, &o, web_article_query(r, FILM_STR("")), &hits, to))
        return;
    if (i == kinds || hits.n == 0) {
        web_page_message(to, 404, "Nothing to cite",
                         FILM_STR("There is no such article or format."));
        return;
    }
    while (at + 1 < hits.n && line > 0 && hits.v[at].line != line)
        at++;
    hits.v += at;
    hits.n = 1;
    film_when_today(today);
    const struct film_output format = {.format = citations[i].format,
                                       .today = today[0] ? today : NULL};
    to->type = citations[i].type;
    film_output_answer(&to->body, &hits, &format);
}
