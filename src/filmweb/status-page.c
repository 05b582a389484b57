/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmweb/page.h"
#include "filmweb/site.h"

#include "index/summary.h"

#include <time.h>

enum { NAMED_MOST = 200 }; /* files that are listed under a heading */

static void
add_row(struct film_buf *out, const char *what, unsigned long long n)
{
    web_markup(out, "<tr><th scope=\"row\">%s</th><td>%llu</td></tr>\n", what,
               n);
}

static void
add_commit(struct film_buf *out, time_t committed)
{
    char when[32];
    struct tm tm;
    if (committed && gmtime_r(&committed, &tm) &&
        strftime(when, sizeof when, "%Y-%m-%d %H:%M:%S UTC", &tm) > 0)
        web_markup(out,
                   "<tr><th scope=\"row\">last change</th>"
                   "<td>%s</td></tr>\n",
                   when);
}

static void
add_counts(struct film_buf *out, const struct film_summary *in)
{
    film_buf_text(out, "<table>\n");
    add_row(out, "inputs", in->inputs.n);
    add_row(out, "articles", in->articles);
    add_row(out, "passages", in->passages);
    add_row(out, "records", in->records);
    add_row(out, "films and people", in->entities);
    add_row(out, "in part", in->partial);
    add_row(out, "refused", in->refused);
    add_row(out, "left out", in->beside);
    add_commit(out, in->state.committed);
    add_row(out, "kilobytes", (unsigned long long)in->state.bytes / 1000);
    film_buf_text(out, "</table>\n");
}

static void
add_rest(struct film_buf *out, uint64_t n)
{
    if (n > NAMED_MOST)
        web_markup(out,
                   "<p>and %llu more: <code>filmindex status -v</code>"
                   "</p>\n",
                   (unsigned long long)n - NAMED_MOST);
}

/* Files that are in the archive only in part. */
static void
add_partial(struct film_buf *out, const struct film_summary *in)
{
    size_t n = 0;
    if (in->partial == 0)
        return;
    film_buf_text(out, "<h2>Only in part</h2>\n<ul>\n");
    for (size_t i = 0; i < in->inputs.n && n < NAMED_MOST; i++) {
        if (in->inputs.v[i].losses == 0)
            continue;
        n++;
        film_buf_text(out, "<li>");
        web_source(out, in->inputs.v[i].shown, 0);
        film_buf_text(out, "</li>\n");
    }
    film_buf_text(out, "</ul>\n");
    add_rest(out, in->partial);
}

static void
add_reasons(struct film_buf *out, const struct film_summary *in)
{
    film_buf_text(out, "<p>");
    for (size_t i = 0, n = 0; i < FILM_SUMMARY_REASONS; i++)
        if (in->by_reason[i] > 0)
            web_markup(out, "%s%llu %s", n++ > 0 ? ", " : "",
                       (unsigned long long)in->by_reason[i],
                       film_summary_reasons[i].words);
    film_buf_text(out, "</p>\n");
}

/* Each with its reason, as filmindex reported it. */
static void
add_refused(struct film_buf *out, const struct film_summary *in)
{
    size_t n = 0;
    if (in->refused == 0)
        return;
    film_buf_text(out, "<h2>Refused</h2>\n");
    add_reasons(out, in);
    film_buf_text(out, "<ul>\n");
    for (size_t i = 0; i < in->refusals.n && n < NAMED_MOST; i++) {
        const struct film_refusal *one = &in->refusals.v[i];
        if (one->status == FILM_ERR_BESIDE)
            continue;
        n++;
        film_buf_text(out, "<li>");
        web_source(out, one->shown, 0);
        web_text(out, one->why);
        film_buf_text(out, "</li>\n");
    }
    film_buf_text(out, "</ul>\n");
    add_rest(out, in->refused);
}

void
web_status_page(const struct web_site *site, const struct web_request *r,
                struct web_response *to)
{
    struct film_summary in;
    struct film_error err;
    struct film_buf *out = &to->body;
    if (film_summary_load(&in, site->db, site->cwd, r->arena, &err) !=
        FILM_OK) {
        web_page_message(to, 503, "The archive cannot be read",
                         film_str_from(err.text));
        return;
    }
    web_page_begin(out, FILM_STR("Status"), FILM_STR(""));
    film_buf_text(out, "<div class=\"status\">\n<h1>Status</h1>\n<p>");
    web_source(out, film_str_from(site->db), 0);
    film_buf_text(out, "</p>\n");
    add_counts(out, &in);
    add_partial(out, &in);
    add_refused(out, &in);
    film_buf_text(out, "</div>\n");
    web_page_end(out);
}
