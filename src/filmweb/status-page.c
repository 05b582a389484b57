/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmweb/page.h"
#include "filmweb/site.h"

#include "index/generation.h"
#include "index/inputs/inputs.h"
#include "index/live.h"

#include <stdlib.h>
#include <time.h>

enum { NAMED_MOST = 200 }; /* inputs that are listed */

static void
add_row(struct film_buf *out, const char *what, unsigned long long n)
{
    web_markup(out, "<tr><th scope=\"row\">%s</th><td>%llu</td></tr>\n", what,
               n);
}

static void
add_commit(struct film_buf *out, const char *db)
{
    char *path, when[32];
    struct tm tm;
    if (film_generation_path(&path, db, NULL) != FILM_OK)
        return;
    struct film_generation_state g = film_generation_look(path);
    if (g.committed && gmtime_r(&g.committed, &tm) &&
        strftime(when, sizeof when, "%Y-%m-%d %H:%M:%S UTC", &tm) > 0)
        web_markup(out,
                   "<tr><th scope=\"row\">last change</th>"
                   "<td>%s</td></tr>\n",
                   when);
    add_row(out, "kilobytes", (unsigned long long)g.bytes / 1000);
    free(path);
}

/* Those that are in the archive only in part. */
static void
add_partial(struct film_buf *out, const struct film_inputs *in)
{
    size_t n = 0;
    for (size_t i = 0; i < in->n; i++) {
        if (in->v[i].losses == 0 || n++ >= NAMED_MOST)
            continue;
        film_buf_text(out, n == 1 ? "<h2>Only in part</h2>\n<ul>\n" : "");
        film_buf_text(out, "<li>");
        web_source(out, in->v[i].shown, 0);
        film_buf_text(out, "</li>\n");
    }
    film_buf_text(out, n > 0 ? "</ul>\n" : "");
    if (n > NAMED_MOST)
        web_markup(out, "<p>and %zu more</p>\n", n - NAMED_MOST);
}

static void
add_counts(struct film_buf *out, const char *db, const struct film_inputs *in)
{
    uint64_t articles = 0, passages = 0, records = 0;
    for (size_t i = 0; i < in->n; i++) {
        articles += in->v[i].articles;
        passages += in->v[i].passages;
        records += in->v[i].records;
    }
    film_buf_text(out, "<table>\n");
    add_row(out, "inputs", in->n);
    add_row(out, "articles", articles);
    add_row(out, "passages", passages);
    add_row(out, "records", records);
    add_commit(out, db);
    film_buf_text(out, "</table>\n");
    add_partial(out, in);
}

/* Again while a writer puts a new generation in the place of the one that is
 * being read. */
static enum film_status
load(struct film_inputs *in, const struct web_site *site,
     struct film_arena *arena, struct film_error *err)
{
    enum film_status s = FILM_ERR_BUSY;
    for (int i = 0; i < FILM_READ_TRIES && film_live_may_pass(s); i++) {
        xapc_database *db;
        s = film_live_open(&db, site->db, err);
        if (s != FILM_OK)
            continue;
        s = film_inputs_load(in, db, site->cwd, arena, err);
        xapc_database_free(db);
    }
    return s;
}

void
web_status_page(const struct web_site *site, const struct web_request *r,
                struct web_response *to)
{
    struct film_inputs in;
    struct film_error err;
    struct film_buf *out = &to->body;
    if (load(&in, site, r->arena, &err) != FILM_OK) {
        web_page_message(to, 503, "The archive cannot be read",
                         film_str_from(err.text));
        return;
    }
    web_page_begin(out, FILM_STR("Status"), FILM_STR(""));
    film_buf_text(out, "<div class=\"status\">\n<h1>Status</h1>\n<p>");
    web_source(out, film_str_from(site->db), 0);
    film_buf_text(out, "</p>\n");
    add_counts(out, site->db, &in);
    film_buf_text(out, "</div>\n");
    web_page_end(out);
}
