/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmweb/card.h"

/* Units of the drawing; the browser scales it to the width of the page. */
enum {
    WIDTH = 720,
    MARGIN = 24,
    DOT = 5, /* radius; films of one year stand in a pile */
    STEP = 2 * DOT + 2,
    PILE_MOST = 12, /* dots on one pile: higher ones are left out */
    AXIS = 22,      /* height of the line with the years */
};

struct span {
    int first, last;
    unsigned highest; /* pile */
};

/* How many films before the i-th are of its year: films, not jobs in them. */
static unsigned
place_in_pile(const struct film_fact_card *c, size_t i, bool *again)
{
    unsigned below = 0;
    *again = false;
    for (size_t k = 0; k < i; k++) {
        if (c->roles[k].year != c->roles[i].year)
            continue;
        *again |= film_str_equal(c->roles[k].film, c->roles[i].film);
        bool counted = false;
        for (size_t m = 0; m < k && !counted; m++)
            counted = c->roles[m].year == c->roles[k].year &&
                      film_str_equal(c->roles[m].film, c->roles[k].film);
        below += !counted;
    }
    return below;
}

static struct span
measure(const struct film_fact_card *c)
{
    struct span s = {0, 0, 0};
    for (size_t i = 0; i < c->role_count; i++) {
        int year = c->roles[i].year;
        bool again;
        if (year <= 0)
            continue;
        if (s.first == 0 || year < s.first)
            s.first = year;
        if (year > s.last)
            s.last = year;
        unsigned place = place_in_pile(c, i, &again);
        if (!again && place + 1 > s.highest)
            s.highest = place + 1;
    }
    if (s.highest > PILE_MOST)
        s.highest = PILE_MOST;
    return s;
}

static double
across(const struct span *s, int year)
{
    return MARGIN + (double)(year - s->first) * (WIDTH - 2 * MARGIN) /
                        (s->last - s->first);
}

static void
add_axis(struct film_buf *out, const struct span *s, unsigned bottom)
{
    enum { DECADE = 10, CLOSE = 15 };
    int step = s->last - s->first > CLOSE ? DECADE
               : s->last - s->first > 6   ? 5
                                          : 1;
    web_markup(out, "<line x1=\"%d\" x2=\"%d\" y1=\"%u\" y2=\"%u\"/>\n", MARGIN,
               WIDTH - MARGIN, bottom, bottom);
    for (int year = (s->first + step - 1) / step * step; year <= s->last;
         year += step)
        web_markup(out,
                   "<text x=\"%.1f\" y=\"%u\" "
                   "text-anchor=\"middle\">%d</text>\n",
                   across(s, year), bottom + AXIS - 6, year);
}

static void
add_dot(struct film_buf *out, const struct film_fact_role *r, double x,
        double y)
{
    struct web_args args = {.n = 0};
    web_args_add(&args, "name", r->film);
    web_args_add(&args, "id", r->film_id);
    film_buf_text(out, "<a href=\"");
    web_address(out, "/film", &args);
    web_markup(out,
               "\"><circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" "
               "r=\"%d\"><title>%d ",
               r->roles.n > 0 || film_str_equal(r->job, FILM_STR("cast"))
                   ? "cast"
                   : "crew",
               x, y, DOT, r->year);
    web_text(out, r->film);
    film_buf_text(out, ", ");
    web_text(out, r->roles.n > 0 ? r->roles.v[0] : r->job);
    film_buf_text(out, "</title></circle></a>\n");
}

void
web_timeline(struct film_buf *out, const struct film_fact_card *c)
{
    struct span s = measure(c);
    if (s.first == s.last)
        return;
    unsigned bottom = (s.highest + 1) * STEP;
    web_markup(out,
               "<svg class=\"timeline\" viewBox=\"0 0 %d %u\" role=\"group\" "
               "aria-label=\"Films by year, %d to %d\">\n",
               WIDTH, bottom + AXIS, s.first, s.last);
    add_axis(out, &s, bottom);
    for (size_t i = 0; i < c->role_count; i++) {
        const struct film_fact_role *r = &c->roles[i];
        bool again;
        unsigned place = place_in_pile(c, i, &again);
        if (r->year > 0 && !again && place < PILE_MOST)
            add_dot(out, r, across(&s, r->year),
                    bottom - (place + 1) * (double)STEP);
    }
    film_buf_text(out, "</svg>\n");
}
