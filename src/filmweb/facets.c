/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmweb/facets.h"

#include "base/ascii.h"

/* The address with a condition more. */
static void
add_narrowed(struct film_buf *out, const struct web_args *args,
             struct film_str condition)
{
    struct web_args narrowed = web_args_without(args, "page", NULL);
    web_args_add(&narrowed, "where", condition);
    web_address(out, "/", &narrowed);
}

static void
add_list(struct film_buf *out, const struct film_facet *f,
         const struct web_args *args)
{
    web_markup(out, "<h3>%s</h3>\n<ul>\n", f->name);
    for (size_t i = 0; i < f->n; i++) {
        film_buf_text(out, "<li><a href=\"");
        add_narrowed(out, args, f->v[i].condition);
        film_buf_byte(out, '"');
        web_lang(out, f->v[i].value, FILM_STR(""));
        film_buf_byte(out, '>');
        web_text(out, f->v[i].value);
        web_markup(out, "</a> <span class=\"year\">%llu%s</span></li>\n",
                   (unsigned long long)f->v[i].count, f->exact ? "" : "+");
    }
    film_buf_text(out, "</ul>\n");
    if (f->total > f->n)
        web_markup(out, "<p class=\"more\">of %zu</p>\n", f->total);
}

/* ---- Years ------------------------------------------------------------ */

static int
year_of(const struct film_facet_value *v)
{
    int year = 0;
    for (size_t i = 0; i < v->value.n; i++) {
        if (v->value.n != 4 || !film_ascii_digit(v->value.p[i]))
            return 0;
        year = 10 * year + (v->value.p[i] - '0');
    }
    return year;
}

/* One bar a year, each a link; a range of them can be drawn with the mouse
 * (filmweb.js). */
static void
add_bar(struct film_buf *out, const struct film_facet_value *v, int place,
        double height, const struct web_args *args)
{
    enum { STEP = 10, BAR = 8, HEIGHT = 60 };
    film_buf_text(out, "<a href=\"");
    add_narrowed(out, args, v->condition);
    web_markup(out,
               "\"><rect class=\"room\" x=\"%d\" y=\"0\" width=\"%d\" "
               "height=\"%d\"/><rect data-year=\"%d\" x=\"%d\" y=\"%.1f\" "
               "width=\"%d\" height=\"%.1f\"/>"
               "<title>%d: %llu</title></a>\n",
               place * STEP, STEP, HEIGHT, year_of(v), place * STEP + 1,
               HEIGHT - height * (HEIGHT - 1), BAR, height * (HEIGHT - 1) + 1,
               year_of(v), (unsigned long long)v->count);
}

static void
add_years(struct film_buf *out, const struct film_facet *f,
          const struct web_args *args)
{
    enum { STEP = 10, HEIGHT = 60, LABELS = 14 };
    int first = 0, last = 0;
    uint64_t most = 0;
    for (size_t i = 0; i < f->n; i++) {
        int year = year_of(&f->v[i]);
        first = year && (!first || year < first) ? year : first;
        last = year > last ? year : last;
        most = f->v[i].count > most ? f->v[i].count : most;
    }
    if (first == last)
        return;
    int width = (last - first + 1) * STEP;
    web_markup(out,
               "<h3>year of the article</h3>\n<svg class=\"years\" "
               "viewBox=\"0 0 %d %d\" role=\"group\" aria-label=\"Passages by "
               "year of the article, %d to %d\">\n",
               width, HEIGHT + LABELS, first, last);
    for (size_t i = 0; i < f->n; i++)
        if (year_of(&f->v[i]))
            add_bar(out, &f->v[i], year_of(&f->v[i]) - first,
                    (double)f->v[i].count / (double)most, args);
    web_markup(out,
               "<text x=\"0\" y=\"%d\">%d</text><text x=\"%d\" y=\"%d\" "
               "text-anchor=\"end\">%d</text></svg>\n",
               HEIGHT + LABELS - 2, first, width, HEIGHT + LABELS - 2, last);
}

void
web_facets(struct film_buf *out, const struct film_hits *hits,
           const struct web_args *args)
{
    film_buf_text(out, "<section class=\"facets\" aria-label=\"Narrow the "
                       "search\">\n<h2>Narrow</h2>\n");
    for (size_t i = 0; i < hits->facet_count; i++) {
        const struct film_facet *f = &hits->facets[i];
        if (film_str_equal(film_str_from(f->name), FILM_STR("year")))
            add_years(out, f, args);
        else if (f->n > 0)
            add_list(out, f, args);
    }
    film_buf_text(out, "</section>\n");
}
