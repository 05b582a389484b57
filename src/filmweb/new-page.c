/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The files that came since the last visit, or since a day. */
#include <config.h>
#include "filmweb/page.h"
#include "filmweb/site.h"

#include "base/when.h"
#include "index/summary.h"

#include <stdlib.h>

enum { SHOWN_MOST = 200 };

struct arrival {
    const struct film_input *input;
    time_t when;
};

static int
newest_first(const void *a, const void *b)
{
    const struct arrival *x = a, *y = b;
    if (x->when != y->when)
        return x->when > y->when ? -1 : 1;
    return film_str_compare(x->input->shown, y->input->shown);
}

/* Midnight of the day that ?since= names; else the end of the last visit. */
static time_t
since(const struct web_request *r)
{
    char today[FILM_TODAY_SIZE];
    char low[FILM_DAY_SIZE] = "", high[FILM_DAY_SIZE];
    film_when_today(today);
    if (!film_when_bounds(web_arg(&r->args, "since"), today, low, high))
        return r->visit.before;
    /* A month or day that is not said is 00. */
    unsigned long day = strtoul(low, NULL, 10);
    struct tm tm = {.tm_year = (int)(day / 10000) - 1900,
                    .tm_mon = (int)(day / 100 % 100 ? day / 100 % 100 - 1 : 0),
                    .tm_mday = (int)(day % 100 ? day % 100 : 1),
                    .tm_isdst = -1};
    return mktime(&tm);
}

static void
add_arrival(struct film_buf *out, const struct arrival *a)
{
    char when[32];
    struct tm tm;
    if (!localtime_r(&a->when, &tm) ||
        strftime(when, sizeof when, "%Y-%m-%d %H:%M", &tm) == 0)
        return;
    web_markup(out, "<li><time>%s</time> ", when);
    if (a->input->articles > 0)
        web_link(out, a->input->shown, "/article",
                 (struct web_arg){FILM_STR("id"), a->input->shown},
                 (struct web_arg){FILM_STR(""), FILM_STR("")});
    else
        web_source(out, a->input->shown, 0);
    film_buf_text(out, "</li>\n");
}

static void
add_list(struct film_buf *out, const struct film_inputs *in, time_t from,
         struct film_arena *arena)
{
    struct arrival *v = film_arena_zalloc(arena, in->n + 1, sizeof *v);
    size_t n = 0;
    for (size_t i = 0; i < in->n && v; i++) {
        time_t when = web_arrived(in->v[i].shown);
        if (when > from)
            v[n++] = (struct arrival){&in->v[i], when};
    }
    if (n == 0) {
        film_buf_text(out, "<p class=\"none\" role=\"status\">Nothing came "
                           "since then.</p>\n");
        return;
    }
    qsort(v, n, sizeof *v, newest_first);
    film_buf_text(out, "<ul class=\"arrivals\">\n");
    for (size_t i = 0; i < n && i < SHOWN_MOST; i++)
        add_arrival(out, &v[i]);
    film_buf_text(out, "</ul>\n");
    if (n > SHOWN_MOST)
        web_markup(out, "<p>and %zu more</p>\n", n - SHOWN_MOST);
}

void
web_new_page(const struct web_site *site, const struct web_request *r,
             struct web_response *to)
{
    struct film_summary in;
    struct film_error err;
    struct film_buf *out = &to->body;
    time_t from = since(r);
    if (film_summary_load(&in, site->db, site->cwd, r->arena, &err) !=
        FILM_OK) {
        web_page_message(to, 503, "The archive cannot be read",
                         film_str_from(err.text));
        return;
    }
    web_page_begin(out, FILM_STR("New"), FILM_STR(""));
    film_buf_text(out, "<div class=\"status\">\n<h1>New in the archive"
                       "</h1>\n");
    if (from == 0)
        film_buf_text(out, "<p class=\"none\" role=\"status\">This is your "
                           "first visit. At the next one the files that came "
                           "since then stand here; <code>?since=</code> with a "
                           "date in the address lists those since that day."
                           "</p>\n");
    else
        add_list(out, &in.inputs, from, r->arena);
    film_buf_text(out, "</div>\n");
    web_page_end(out);
}
