/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmweb/page.h"

#include "base/line.h"

#include <stdio.h>

void
web_page_begin(struct film_buf *out, struct film_str title,
               struct film_str query)
{
    film_buf_text(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
                       "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                       "content=\"width=device-width, initial-scale=1\">\n"
                       "<meta name=\"color-scheme\" content=\"light dark\">\n"
                       "<title>");
    web_text(out, title);
    film_buf_text(out, title.n > 0 ? " · filmsearch" : "filmsearch");
    film_buf_text(
        out,
        "</title>\n<link rel=\"stylesheet\" href=\"/style.css\">\n"
        "<link rel=\"icon\" href=\"/icon.svg\" type=\"image/svg+xml\">\n"
        "<link rel=\"search\" type=\"application/opensearchdescription+xml\" "
        "title=\"filmsearch\" href=\"/opensearch.xml\">\n"
        "<script src=\"/filmweb.js\" defer></script>\n</head>\n<body>\n"
        "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n"
        "<header>\n<a class=\"name\" href=\"/\">filmsearch</a>\n"
        "<form role=\"search\" action=\"/\">\n"
        "<label class=\"unseen\" for=\"q\">Question or words</label>\n"
        "<input id=\"q\" name=\"q\" type=\"search\" list=\"names\" "
        "autocomplete=\"off\" maxlength=\"1000\" "
        "placeholder=\"A question, a film, a name\" value=\"");
    web_text(out, query);
    film_buf_text(out, "\">\n<datalist id=\"names\"></datalist>\n"
                       "<button>Search</button>\n</form>\n"
                       "<nav aria-label=\"Archive\">"
                       "<a href=\"/new\">New</a> "
                       "<a href=\"/status\">Status</a></nav>\n</header>\n"
                       "<main id=\"main\">\n");
}

void
web_page_end(struct film_buf *out)
{
    film_buf_text(out, "</main>\n</body>\n</html>\n");
}

void
web_page_message(struct web_response *to, unsigned status, const char *heading,
                 struct film_str text)
{
    struct film_buf *out = &to->body;
    film_buf_reset(out);
    to->status = status;
    to->type = "text/html; charset=utf-8";
    web_page_begin(out, film_str_from(heading), FILM_STR(""));
    web_element(out, "h1", NULL, film_str_from(heading));
    web_element(out, "p", NULL, text);
    web_page_end(out);
}

static void
add_line(struct film_buf *out, uint32_t line)
{
    if (line == 0)
        return;
    film_buf_byte(out, ':');
    film_line_add(out, line);
}

void
web_source(struct film_buf *out, struct film_str path, uint32_t line)
{
    if (path.n == 0)
        return;
    film_buf_text(out, "<code class=\"source\">");
    web_text(out, path);
    add_line(out, line);
    film_buf_text(out, "</code>");
}

void
web_source_below(struct film_buf *out, struct film_fact_source source,
                 size_t folder)
{
    struct film_str below = source.path;
    if (folder > 0)
        below = (struct film_str){below.p + folder, below.n - folder};
    film_buf_text(out, "<code class=\"source\" title=\"");
    web_text(out, source.path);
    film_buf_text(out, "\">");
    web_text(out, below);
    add_line(out, source.line);
    film_buf_text(out, "</code>");
}

void
web_source_short(struct film_buf *out, struct film_fact_source source)
{
    struct film_str path = source.path;
    const char *slash = path.n > 0 ? memrchr(path.p, '/', path.n) : NULL;
    web_source_below(out, source, slash ? (size_t)(slash + 1 - path.p) : 0);
}

static void
add_link(struct film_buf *out, const char *path, struct film_str name,
         struct film_str id)
{
    web_link(out, name, path, (struct web_arg){FILM_STR("name"), name},
             (struct web_arg){FILM_STR("id"), id});
}

void
web_film_link(struct film_buf *out, struct film_str title, struct film_str id)
{
    add_link(out, "/film", title, id);
}

void
web_person_link(struct film_buf *out, struct film_str name, struct film_str id)
{
    add_link(out, "/person", name, id);
}

void
web_notes(struct film_buf *out, struct film_strs notes)
{
    if (notes.n == 0)
        return;
    film_buf_text(out, "<ul class=\"notes\" role=\"status\">\n");
    for (size_t i = 0; i < notes.n; i++) {
        web_element(out, "li", NULL, notes.v[i]);
        film_buf_byte(out, '\n');
    }
    film_buf_text(out, "</ul>\n");
}

void
web_origin(struct film_buf *out, const struct film_hit *h,
           struct film_str nameless)
{
    web_element(out, "time", NULL, h->date);
    film_buf_text(out, h->date.n > 0 ? " " : "");
    for (size_t i = 0; i < h->authors.n; i++) {
        film_buf_text(out, i > 0 ? ", " : "");
        web_span(out, h->authors.v[i]);
    }
    film_buf_text(out, h->authors.n > 0 ? " " : "");
    if (web_may_link(h->url)) {
        film_buf_text(out, "<a rel=\"noreferrer\" href=\"");
        web_text(out, h->url);
        film_buf_text(out, "\">");
        web_text(out, h->source.n > 0 ? h->source : nameless);
        film_buf_text(out, "</a> ");
    } else {
        web_text(out, h->source);
        film_buf_text(out, h->source.n > 0 ? " " : "");
    }
}
