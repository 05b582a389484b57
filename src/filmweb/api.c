/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The same answers for programs: the JSON of filmsearch --format json. */
#include <config.h>
#include "filmweb/facets.h"
#include "filmweb/query.h"
#include "filmweb/site.h"
#include "base/json.h"
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
