/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmweb/page.h"
#include "filmweb/query.h"
#include "filmweb/site.h"

#include "model/article.h"

#include <stdio.h>

/* A heading where it differs from that of the passage before. */
static void
add_headings(struct film_buf *out, const struct film_hit *h,
             const struct film_hit *before)
{
    size_t same = 0;
    while (before && same < h->section.n && same < before->section.n &&
           film_str_equal(h->section.v[same], before->section.v[same]))
        same++;
    for (size_t i = same; i < h->section.n; i++)
        web_element(out, i == 0 ? "h2" : "h3", NULL, h->section.v[i]);
}

static void
add_citations(struct film_buf *out, const struct film_hit *h, uint32_t line)
{
    static const char *const formats[] = {"markdown", "bibtex", "csl", "ris"};
    char number[16];
    snprintf(number, sizeof number, "%u", (unsigned)line);
    film_buf_text(out, "<p class=\"place\">cite as");
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        struct web_args args = {.n = 0};
        web_args_add(&args, "id", h->article);
        web_args_add(&args, "format", film_str_from(formats[i]));
        if (line > 0)
            web_args_add(&args, "line", film_str_from(number));
        film_buf_text(out, " <a href=\"");
        web_address(out, "/cite", &args);
        web_markup(out, "\">%s</a>", formats[i]);
    }
    film_buf_text(out, "</p>\n");
}

/* Appends the tags that the user has given the article. Each leads to all
 * articles that have it. */
static void
add_tags(struct film_buf *out, const struct film_hit *h)
{
    bool first = true;
    for (size_t i = 0; i < h->fields.n; i++) {
        struct film_str tag;
        char query[256];
        if (!film_field_tag(h->fields.v[i], &tag))
            continue;
        snprintf(query, sizeof query, "tag:\"%.*s\"", (int)tag.n, tag.p);
        film_buf_text(out, first ? "<p class=\"about\">tagged " : " · ");
        web_link(out, tag, "/",
                 (struct web_arg){FILM_STR("q"), film_str_from(query)},
                 (struct web_arg){0});
        first = false;
    }
    film_buf_text(out, first ? "" : "</p>\n");
}

static void
add_head(struct film_buf *out, const struct web_site *site,
         const struct film_hit *h, uint32_t line)
{
    web_element(out, "h1", NULL, h->title.n > 0 ? h->title : h->path);
    film_buf_text(out, "<p class=\"place\">");
    web_origin(out, h, h->url);
    web_source(out, h->path, 0);
    film_buf_text(out, "</p>\n");
    add_citations(out, h, line);
    web_open_form(out, site, h->article, line > 0 ? line : h->line);
    for (size_t i = 0; i < h->film_count; i++) {
        film_buf_text(out, i == 0 ? "<p class=\"about\">" : " · ");
        web_film_link(out, h->films[i].title, h->films[i].id);
    }
    film_buf_text(out, h->film_count > 0 ? "</p>\n" : "");
    add_tags(out, h);
}

static void
add_text(struct film_buf *out, const struct film_hits *article, uint32_t line)
{
    bool marked = false;
    for (size_t i = 0; i < article->n; i++) {
        const struct film_hit *h = &article->v[i];
        add_headings(out, h, i > 0 ? h - 1 : NULL);
        if (line > 0 && h->line == line && !marked)
            film_buf_text(out, "<p class=\"text hit\" dir=\"auto\" "
                               "id=\"hit");
        else
            web_markup(out, "<p class=\"text\" dir=\"auto\" id=\"p%zu", i + 1);
        marked |= line > 0 && h->line == line; /* one id is of one only */
        web_markup(out, "\" data-line=\"%u\"", (unsigned)h->line);
        web_lang(out, h->text, h->language);
        film_buf_byte(out, '>');
        web_marked(out, h->text, h->highlights, h->highlight_count);
        film_buf_text(out, "</p>\n");
    }
}

void
web_article_page(const struct web_site *site, const struct web_request *r,
                 struct web_response *to)
{
    struct film_search_options o = web_options(site);
    struct film_hits article;
    struct film_buf *out = &to->body;
    struct film_str words = web_arg(&r->args, "q");
    uint32_t line = web_arg_number(&r->args, "line", 0, UINT32_MAX);
    o.facts = false;
    if (!web_ask(site, r, &o, web_article_query(r, words), &article, to))
        return;
    if (article.n == 0) {
        web_page_message(to, 404, "No such article",
                         FILM_STR("It may have left the archive, or changed "
                                  "since the link was made."));
        return;
    }
    web_page_begin(out, article.v[0].title, words);
    film_buf_text(out, "<article class=\"whole\">\n");
    add_head(out, site, &article.v[0], line);
    add_text(out, &article, line);
    film_buf_text(out, "</article>\n");
    web_page_end(out);
}
