/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A passage in the editor of who runs the server: only of articles that the
 * index has, and without a shell. */
#include <config.h>
#include "filmweb/page.h"
#include "filmweb/query.h"
#include "filmweb/site.h"

#include "cli/editor.h"
#include "cli/start.h"

#include <stdio.h>
#include <sys/stat.h>

void
web_open_form(struct film_buf *out, const struct web_site *site,
              struct film_str article, uint32_t line)
{
    if (!site->editor)
        return;
    film_buf_text(out, "<form class=\"open\" method=\"post\" "
                       "action=\"/open\"><input type=\"hidden\" "
                       "name=\"key\" value=\"");
    web_text(out, site->guard.key);
    film_buf_text(out, "\"><input type=\"hidden\" name=\"id\" value=\"");
    web_text(out, article);
    web_markup(out,
               "\"><input type=\"hidden\" name=\"line\" value=\"%u\">"
               "<button>open in the editor</button></form>\n",
               (unsigned)line);
}

/* The absolute path of an article's file in the arena, NULL if it is none of
 * its own. */
static const char *
file_of(const struct web_site *site, const struct film_hit *h,
        struct film_arena *a)
{
    struct film_str whole;
    struct film_buf b;
    struct stat st;
    film_buf_init(&b, 1 << 16);
    if (!film_str_starts(h->path, FILM_STR("/"))) {
        film_buf_str(&b, site->cwd);
        film_buf_byte(&b, '/');
    }
    film_buf_str(&b, h->path);
    bool is = !b.failed && film_arena_copy(a, film_buf_get(&b), &whole) &&
              stat(whole.p, &st) == 0 && S_ISREG(st.st_mode);
    film_buf_release(&b);
    return is ? whole.p : NULL;
}

void
web_open(const struct web_site *site, const struct web_request *r,
         struct web_response *to)
{
    struct film_search_options o = web_options(site);
    uint32_t line = web_arg_number(&r->args, "line", 0, UINT32_MAX);
    struct film_hits hits;
    struct film_error err;
    char **words;
    o.facts = false;
    if (!web_ask(site, r, &o, web_article_query(r, FILM_STR("")), &hits, to))
        return;
    const char *path = hits.n > 0 ? file_of(site, &hits.v[0], r->arena) : NULL;
    if (!path) {
        web_page_message(to, 404, "Not opened",
                         FILM_STR("There is no such article, or no file of its "
                                  "own."));
        return;
    }
    enum film_status s =
        film_editor_command(&words, site->editor, path, line, r->arena, &err);
    if (s == FILM_OK)
        s = film_program_begin(words, &err);
    if (s == FILM_OK)
        to->status = 204; /* no content: the browser stays where it is */
    else
        web_page_message(to, 500, "Not opened", film_str_from(err.text));
}
