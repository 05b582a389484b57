/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmweb/aspects.h"

#include "filmweb/page.h"

enum { HITS = 3 };

/* Words that speak of an aspect in the languages that archives have most: any
 * of them, as conditions, since a search for plain words also finds words of
 * like meaning ("film" for "cinematography"). A word with other meanings
 * ("shot", "light", "play") would find more of those. */
static const struct {
    const char *heading, *query;
} aspects[] = {
    {"The story", "story OR plot OR script* OR screenplay* OR narrative OR "
                  "dialogue OR 줄거리* OR 스토리* OR 각본* OR 대사*"},
    {"The ending", "ending OR endings OR finale OR climax* OR epilogue* OR "
                   "결말* OR 엔딩*"},
    {"The cast", "performance OR performances OR cast OR acting OR actor* OR "
                 "actress* OR 연기* OR 배우*"},
    {"The pictures", "cinematograph* OR camera* OR photography OR photographed "
                     "OR visual* OR 촬영* OR 영상미*"},
    {"The music", "music* OR score OR soundtrack* OR song OR songs OR "
                  "composer* OR 음악* OR 사운드트랙*"},
    {"The making", "production OR budget* OR studio* OR remake* OR adaptation* "
                   "OR adapted OR 제작* OR 원작*"},
    {"The reception", "critics OR audience* OR festival* OR premiere* OR "
                      "\"box office\" OR 관객* OR 평단* OR 영화제*"},
};

static void
add_aspect(struct film_buf *out, const struct web_site *site,
           const struct web_request *r, size_t i, const struct film_hits *hits,
           struct film_str film)
{
    web_markup(out, "<section>\n<h2 class=\"aspect\">%s</h2>\n",
               aspects[i].heading);
    web_passages(out, site, r, hits, 3);
    if (hits->n == HITS) {
        film_buf_text(out, "<p class=\"more\">");
        web_link(
            out, FILM_STR("More on this"), "/",
            (struct web_arg){FILM_STR("q"), film_str_from(aspects[i].query)},
            (struct web_arg){FILM_STR("film"), film});
        film_buf_text(out, "</p>\n");
    }
    film_buf_text(out, "</section>\n");
}

bool
web_aspects(const struct web_site *site, const struct web_request *r,
            struct film_str film, struct web_response *to)
{
    for (size_t i = 0; i < sizeof aspects / sizeof aspects[0]; i++) {
        struct film_search_options o = web_options(site);
        struct film_hits hits;
        o.facts = false;
        o.silent = true;
        o.request.films = (struct film_strs){&film, 1};
        o.limit = HITS;
        if (!web_ask(site, r, &o, film_str_from(aspects[i].query), &hits, to))
            return false;
        if (hits.n > 0)
            add_aspect(&to->body, site, r, i, &hits, film);
    }
    return true;
}
