/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmweb/card.h"
#include "filmweb/facets.h"
#include "filmweb/page.h"
#include "filmweb/query.h"
#include "filmweb/site.h"

#include <stdio.h>

enum { HITS = 10, PAGES_MOST = 1000 };

/* ---- Conditions in force ---------------------------------------------- */

/* Each condition as a link that takes it back. */
static void
add_conditions(struct film_buf *out, const struct web_args *args)
{
    static const char *const names[] = {"film",  "person", "role", "source",
                                        "since", "until",  "like", "where"};
    bool any = false;
    for (size_t i = 0; i < args->n; i++)
        for (size_t k = 0; k < sizeof names / sizeof names[0]; k++) {
            if (!film_str_equal(args->v[i].name, film_str_from(names[k])) ||
                args->v[i].value.n == 0)
                continue;
            struct web_args without =
                web_args_without(args, names[k], &args->v[i].value);
            without = web_args_without(&without, "page", NULL);
            film_buf_text(out, any ? ""
                                   : "<ul class=\"conditions\" "
                                     "aria-label=\"Conditions\">\n");
            any = true;
            web_markup(out, "<li><a href=\"");
            web_address(out, "/", &without);
            film_buf_text(out, "\" title=\"take back\">");
            if (!film_str_equal(args->v[i].name, FILM_STR("where")))
                web_markup(out, "%s: ", names[k]);
            web_span(out, args->v[i].value);
            film_buf_text(out,
                          " <span aria-hidden=\"true\">×</span></a></li>\n");
        }
    film_buf_text(out, any ? "</ul>\n" : "");
}

static void
add_sorting(struct film_buf *out, const struct web_args *args)
{
    bool date = film_str_equal(web_arg(args, "sort"), FILM_STR("date"));
    struct web_args other = web_args_without(args, "sort", NULL);
    other = web_args_without(&other, "page", NULL);
    if (!date)
        web_args_add(&other, "sort", FILM_STR("date"));
    film_buf_text(out, "<p class=\"sort\">");
    film_buf_text(out, date ? "newest first · " : "best first · ");
    film_buf_text(out, "<a href=\"");
    web_address(out, "/", &other);
    web_markup(out, "\">%s</a></p>\n", date ? "best first" : "newest first");
}

/* ---- Paging ----------------------------------------------------------- */

static void
add_page_link(struct film_buf *out, const struct web_args *args, uint32_t page,
              const char *rel, const char *text)
{
    struct web_args other = web_args_without(args, "page", NULL);
    char number[16];
    snprintf(number, sizeof number, "%u", (unsigned)page);
    if (page > 1)
        web_args_add(&other, "page", film_str_from(number));
    film_buf_text(out, "<a href=\"");
    web_address(out, "/", &other);
    web_markup(out, "\" rel=\"%s\">%s</a> ", rel, text);
}

static void
add_paging(struct film_buf *out, const struct web_args *args, uint32_t page,
           size_t n)
{
    if (page == 1 && n < HITS)
        return;
    film_buf_text(out, "<nav class=\"pages\" aria-label=\"Pages\">");
    if (page > 1)
        add_page_link(out, args, page - 1, "prev", "← previous");
    web_markup(out, "<span>page %u</span> ", (unsigned)page);
    if (n == HITS && page < PAGES_MOST)
        add_page_link(out, args, page + 1, "next", "next →");
    film_buf_text(out, "</nav>\n");
}

/* ---- The page --------------------------------------------------------- */

/* Counting all that matches takes a tenth of a second and more: it is done for
 * who asks. */
static void
add_facets(struct film_buf *out, const struct film_hits *hits,
           const struct web_args *args)
{
    if (hits->facet_count > 0) {
        web_facets(out, hits, args);
        return;
    }
    if (hits->n == 0)
        return;
    struct web_args more = *args;
    web_args_add(&more, "facets", FILM_STR("1"));
    film_buf_text(out, "<p class=\"narrow\"><a href=\"");
    web_address(out, "/", &more);
    film_buf_text(out, "\">Narrow by film, person, year …</a></p>\n");
}

static void
add_aside(struct film_buf *out, const struct film_hits *hits,
          const struct web_args *args)
{
    film_buf_text(out, "<aside aria-label=\"Records\">\n");
    for (size_t i = 0; i < hits->card_count; i++)
        web_card_brief(out, &hits->cards[i]);
    add_facets(out, hits, args);
    film_buf_text(out, "</aside>\n");
}

static void
add_start(struct film_buf *out)
{
    film_buf_text(
        out, "<div class=\"start\">\n<h1>Ask the archive</h1>\n"
             "<p>Every word, any spelling of a name: passages that answer, "
             "with article, date, file and line.</p>\n"
             "<p class=\"hint\"><kbd>/</kbd> to the search, <kbd>j</kbd> "
             "<kbd>k</kbd> from hit to hit, <kbd>Enter</kbd> opens it, "
             "<kbd>?</kbd> all keys.</p>\n</div>\n");
}

/* Notes name options of filmsearch: a link to what --all shows. */
static void
add_notes(struct film_buf *out, const struct film_hits *hits,
          const struct web_args *args)
{
    web_notes(out, hits->notes);
    for (size_t i = 0; i < hits->notes.n; i++) {
        struct film_str note = hits->notes.v[i];
        struct web_args all = web_args_without(args, "page", NULL);
        if (note.n == 0 || !memmem(note.p, note.n, "--all", 5))
            continue;
        web_args_add(&all, "all", FILM_STR("1"));
        film_buf_text(out, "<p class=\"narrow\"><a href=\"");
        web_address(out, "/", &all);
        film_buf_text(out, "\">Show them all</a></p>\n");
        return;
    }
}

static void
add_answer(struct film_buf *out, const struct web_site *site,
           const struct web_request *r, const struct film_hits *hits,
           uint32_t page)
{
    web_element(out, "h1", "unseen", FILM_STR("Passages that answer"));
    add_conditions(out, &r->args);
    film_buf_text(out, "<div class=\"answer\">\n<div class=\"found\">\n");
    /* Above: "no passage has …" must not be found after ten that have not. */
    add_notes(out, hits, &r->args);
    if (hits->n > 0)
        add_sorting(out, &r->args);
    else
        web_markup(out, "<p class=\"none\" role=\"status\">%s</p>\n",
                   page > 1 ? "There are no more passages."
                            : "No passage was found.");
    web_passages(out, site, r, hits, 2);
    add_paging(out, &r->args, page, hits->n);
    film_buf_text(out, "</div>\n");
    add_aside(out, hits, &r->args);
    film_buf_text(out, "</div>\n");
}

void
web_search_page(const struct web_site *site, const struct web_request *r,
                struct web_response *to)
{
    struct film_search_options o = web_options(site);
    struct film_hits hits;
    struct film_buf *out = &to->body;
    struct film_str typed = web_arg(&r->args, "q");
    struct film_str query = web_query_text(r);
    uint32_t page = web_arg_number(&r->args, "page", 1, PAGES_MOST);
    if (page == 0)
        page = 1;
    bool asked = web_query_read(&o, r) || query.n > 0;
    o.limit = HITS;
    o.offset = (page - 1) * HITS;
    o.facts = page == 1;
    if (web_arg(&r->args, "facets").n > 0)
        o.facets = WEB_FACETS;
    if (asked && !web_ask(site, r, &o, query, &hits, to))
        return;
    web_page_begin(out, typed, typed);
    if (asked)
        add_answer(out, site, r, &hits, page);
    else
        add_start(out);
    web_page_end(out);
}
