/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lists of passages, each with its title, headings, text and place. */
#include <config.h>
#include "filmweb/page.h"
#include "filmweb/site.h"

#include "base/line.h"
#include "output/text-place.h"

#include <stdio.h>

/* A list that is being written. */
struct list {
    struct film_buf *out;
    const struct web_site *site;
    const struct web_request *r;
    const struct film_hits *hits;
    size_t folder;  /* bytes that all paths begin with */
    unsigned level; /* of the titles */
};

/* "Cannes › The prize" */
static void
add_section(struct film_buf *out, struct film_strs section)
{
    if (section.n == 0)
        return;
    film_buf_text(out, "<p class=\"section\">");
    for (size_t i = 0; i < section.n; i++) {
        film_buf_text(out, i > 0 ? " › " : "");
        web_span(out, section.v[i]);
    }
    film_buf_text(out, "</p>\n");
}

static void
add_head(const struct list *l, const struct film_hit *h)
{
    struct film_buf *out = l->out;
    struct web_args args = {.n = 0};
    char line[16];
    snprintf(line, sizeof line, "%u", (unsigned)h->line);
    web_args_add(&args, "id", h->article);
    web_args_add(&args, "q", l->hits->query);
    web_args_add(&args, "line", film_str_from(line));
    web_markup(out, "<h%u class=\"title\"><a href=\"", l->level);
    web_address(out, "/article", &args);
    film_buf_text(out, "#hit\"");
    web_lang(out, h->title, FILM_STR(""));
    film_buf_byte(out, '>');
    web_text(out, h->title.n > 0 ? h->title : h->path);
    film_buf_text(out, "</a>");
    if (l->r->visit.before > 0 && web_arrived(h->path) > l->r->visit.before)
        film_buf_text(out, " <span class=\"new\">new</span>");
    web_markup(out, "</h%u>\n", l->level);
}

static void
add_like(struct film_buf *out, const struct film_hit *h)
{
    struct film_buf place;
    if (h->line == 0)
        return;
    film_buf_init(&place, 1 << 16);
    film_buf_str(&place, h->path);
    film_buf_byte(&place, ':');
    film_line_add(&place, h->line);
    film_buf_byte(out, ' ');
    web_link(out, FILM_STR("more like this"), "/",
             (struct web_arg){FILM_STR("like"), film_buf_get(&place)},
             (struct web_arg){FILM_STR(""), FILM_STR("")});
    film_buf_release(&place);
}

static void
add_place(const struct list *l, const struct film_hit *h)
{
    film_buf_text(l->out, "<p class=\"place\">");
    web_origin(l->out, h, FILM_STR("page"));
    if (h->path.n > 0)
        web_source_below(l->out, (struct film_fact_source){h->path, h->line},
                         l->folder);
    add_like(l->out, h);
    film_buf_text(l->out, "</p>\n");
    web_open_form(l->out, l->site, h->article, h->line);
}

static void
add_films(struct film_buf *out, const struct film_hit *h)
{
    if (h->film_count == 0)
        return;
    film_buf_text(out, "<p class=\"about\">");
    for (size_t i = 0; i < h->film_count; i++) {
        film_buf_text(out, i > 0 ? " · " : "");
        web_film_link(out, h->films[i].title, h->films[i].id);
        if (h->films[i].year)
            web_markup(out, " (%d)", h->films[i].year);
    }
    film_buf_text(out, "</p>\n");
}

/* Appends a link to all passages of the article that match. */
static void
add_more(const struct list *l, const struct film_hit *h)
{
    struct web_args args = web_args_without(&l->r->args, "page", NULL);
    char text[40], where[128];
    if (h->more_in_article == 0)
        return;
    snprintf(text, sizeof text, "%u more in this article",
             (unsigned)h->more_in_article);
    snprintf(where, sizeof where, "article:\"%.*s\"", (int)h->article.n,
             h->article.p);
    web_args_add(&args, "where", film_str_from(where));
    film_buf_text(l->out, "<p class=\"more\"><a href=\"");
    web_address(l->out, "/", &args);
    web_markup(l->out, "\">%s</a></p>\n", text);
}

static void
add_copies(const struct list *l, const struct film_hit *h)
{
    struct film_buf *out = l->out;
    if (h->also_in.n == 0)
        return;
    web_markup(out,
               "<details class=\"copies\"><summary>Also in %zu other "
               "%s</summary><ul>",
               h->also_in.n, h->also_in.n == 1 ? "file" : "files");
    for (size_t i = 0; i < h->also_in.n; i++) {
        film_buf_text(out, "<li>");
        web_link(out, h->also_in.v[i], "/article",
                 (struct web_arg){FILM_STR("id"), h->also_in.v[i]},
                 (struct web_arg){0});
        film_buf_text(out, "</li>");
    }
    film_buf_text(out, "</ul></details>\n");
}

/* A passage that may give away an ending is folded, as on a terminal. */
static void
add_passage(const struct list *l, const struct film_hit *h)
{
    struct film_buf *out = l->out;
    film_buf_text(out, "<li><article class=\"passage\">\n");
    add_head(l, h);
    add_section(out, h->section);
    if (h->spoiler)
        film_buf_text(out, "<details class=\"spoiler\"><summary>Gives away "
                           "the plot: show</summary>\n");
    film_buf_text(out, "<p class=\"text\" dir=\"auto\"");
    web_lang(out, h->text, h->language);
    film_buf_byte(out, '>');
    web_marked(out, h->text, h->highlights, h->highlight_count);
    film_buf_text(out, "</p>\n");
    if (h->spoiler)
        film_buf_text(out, "</details>\n");
    add_place(l, h);
    add_films(out, h);
    add_more(l, h);
    add_copies(l, h);
    film_buf_text(out, "</article></li>\n");
}

void
web_passages(struct film_buf *out, const struct web_site *site,
             const struct web_request *r, const struct film_hits *hits,
             unsigned level)
{
    const struct list l = {out, site, r, hits, film_text_folder(hits), level};
    if (hits->n == 0)
        return;
    web_markup(out, "<ol class=\"passages\" start=\"%u\">\n",
               (unsigned)hits->v[0].rank);
    for (size_t i = 0; i < hits->n; i++)
        add_passage(&l, &hits->v[i]);
    film_buf_text(out, "</ol>\n");
}
