/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Answers as text: path:line as in grep, then the passage. */
#include <config.h>
#include "output/render.h"
#include "base/line.h"
#include "base/utf8.h"
#include "model/article.h"
#include "output/clean.h"
#include "output/snippet.h"
#include "output/text-cards.h"
#include "output/text-explain.h"
#include "output/text-place.h"
#include "output/wrap.h"

#include <stdio.h>

enum {
    SNIPPET_BYTES = 480, /* six lines of 80 columns */
    ALSO_IN = 3,         /* number of paths shown */
};

/* ---- Hits ---- */

/* Like film_wrap_more, with s between marks such as parentheses. */
static void
add_marked(struct film_wrap *w, struct film_buf *line, const char *open,
           struct film_str s, const char *close)
{
    if (s.n == 0)
        return;
    film_buf_reset(line);
    film_buf_text(line, open);
    film_buf_str(line, s);
    film_buf_text(line, close);
    film_wrap_more(w, NULL, film_buf_get(line));
}

/* Appends the head of a hit. Path and line are not broken, so that terminals
 * and editors can follow them. */
static void
add_head(struct film_buf *out, const struct film_hit *h,
         const struct film_output *o, size_t folder, struct film_buf *line)
{
    struct film_wrap w = film_wrap_begin(out, o, 0);
    film_text_place(&w, h, folder, line);
    film_wrap_more(&w, FILM_COLOR_TITLE, h->title);
    for (size_t i = 0; i < h->section.n; i++) {
        if (i > 0 || h->title.n > 0)
            film_wrap_more(&w, NULL, FILM_STR(">"));
        film_wrap_more(&w, NULL, h->section.v[i]);
    }
    add_marked(&w, line, "(", h->date, ")");
    if (h->shard)
        add_marked(&w, line, "[", film_str_from(h->shard), "]");
    if (o->numbers) {
        film_buf_reset(line);
        film_buf_printf(line, "#%u", (unsigned)h->rank);
        film_wrap_more(&w, FILM_COLOR_SIDE, film_buf_get(line));
    }
    film_buf_byte(out, '\n');
}

static void
add_passage(struct film_buf *out, const struct film_hit *h,
            const struct film_output *o)
{
    struct film_range r = {0, (uint32_t)h->text.n};
    if (!o->full)
        r = film_snippet(h, SNIPPET_BYTES);
    struct film_wrap w = film_wrap_begin(out, o, FILM_WRAP_INDENT);
    w.marks = h->highlights;
    w.marks_end = h->highlights + h->highlight_count;
    film_buf_text(out, "    ");
    if (r.from > 0) {
        film_buf_text(out, "\xE2\x80\xA6 ");
        w.column += 2;
    }
    film_wrap_words(&w, h->text, r.from, r.to);
    if (w.on)
        film_wrap_color(out, o, "");
    film_buf_text(out, r.to < h->text.n ? " \xE2\x80\xA6\n" : "\n");
}

/* Returns the next letter of s for says_something, in lower case if it is
 * ASCII; 0 at the end. Skips spaces and hyphens. */
static uint32_t
next_letter(struct film_str s, size_t *at)
{
    while (*at < s.n) {
        uint32_t c = film_utf8_next(s, at);
        if (c != ' ' && c != '-' && c != 0x2010 && c != 0x2011)
            return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
    }
    return 0;
}

/* False if a spelling differs only by spaces, hyphens or capitals. */
static bool
says_something(const struct film_matched *m)
{
    size_t i = 0, k = 0;
    uint32_t a, b;
    do {
        a = next_letter(m->query, &i);
        b = next_letter(m->as, &k);
    } while (a == b && a);
    return a != b;
}

/* Appends the tags that the user has given the article. */
static void
add_tags(struct film_buf *out, const struct film_hit *h,
         const struct film_output *o, struct film_buf *line)
{
    struct film_str tag;
    film_buf_reset(line);
    for (size_t i = 0; i < h->fields.n; i++) {
        if (!film_field_tag(h->fields.v[i], &tag))
            continue;
        film_buf_text(line, line->n > 0 ? ", " : "tagged ");
        film_buf_str(line, tag);
    }
    film_wrap_line(out, o, FILM_COLOR_SIDE, film_buf_get(line));
}

/* Appends the lines below a passage that say how it was found and what else
 * there is. */
static void
add_sides(struct film_buf *out, const struct film_hit *h,
          const struct film_output *o, struct film_buf *line)
{
    for (size_t i = 0; i < h->matched_count; i++) {
        const struct film_matched *m = &h->matched[i];
        if (strcmp(m->by, "exact") == 0 || !says_something(m))
            continue;
        film_buf_reset(line);
        film_buf_str(line, m->query);
        film_buf_text(line, " -> ");
        film_buf_str(line, m->as);
        film_buf_printf(line, " (%s)", m->by);
        film_wrap_line(out, o, FILM_COLOR_SIDE, film_buf_get(line));
    }
    add_tags(out, h, o, line);
    if (h->also_in.n > 0) {
        film_buf_reset(line);
        for (size_t i = 0; i < h->also_in.n && i < ALSO_IN; i++) {
            film_buf_text(line, i > 0 ? ", " : "also in ");
            film_buf_str(line, h->also_in.v[i]);
        }
        if (h->also_in.n > ALSO_IN)
            film_buf_printf(line, " and %zu more", h->also_in.n - ALSO_IN);
        film_wrap_line(out, o, FILM_COLOR_SIDE, film_buf_get(line));
    }
    if (h->more_in_article) {
        film_buf_reset(line);
        film_buf_printf(line, "+%u more in this article: article:",
                        (unsigned)h->more_in_article);
        film_buf_str(line, h->article);
        film_wrap_line(out, o, FILM_COLOR_SIDE, film_buf_get(line));
    }
    film_text_explain_hit(out, h, o, line);
}

static void
add_hit(struct film_buf *out, const struct film_hit *h,
        const struct film_output *o, size_t folder, struct film_buf *line)
{
    add_head(out, h, o, folder, line);
    if (h->spoiler && o->fold_spoilers)
        film_wrap_line(
            out, o, NULL,
            FILM_STR("[may give the plot away: --spoilers shows it]"));
    else
        add_passage(out, h, o);
    add_sides(out, h, o, line);
}

/* Appends a facet, each value as a condition that can be added to the query. */
static void
add_facet(struct film_buf *out, const struct film_facet *f,
          const struct film_output *o)
{
    film_wrap_colored(out, o, FILM_COLOR_TITLE, film_str_from(f->name));
    if (f->n == 0)
        film_buf_text(out, ": none");
    else
        film_buf_printf(out, f->n < f->total ? ": %zu of %zu" : ": %zu", f->n,
                        f->total);
    film_buf_text(out, f->exact ? "\n" : ", counts are at least\n");
    for (size_t i = 0; i < f->n; i++) {
        film_buf_printf(out, "%8llu  ", (unsigned long long)f->v[i].count);
        film_output_clean(out, f->v[i].condition);
        film_buf_byte(out, '\n');
    }
    film_buf_byte(out, '\n');
}

/* Appends the folder that all hits are in, which their heads leave out. */
static void
add_folder(struct film_buf *out, const struct film_output *o,
           struct film_str path, size_t folder)
{
    struct film_wrap w = film_wrap_begin(out, o, 0);
    film_buf_text(out, "in");
    w.column = 2;
    film_wrap_more(&w, FILM_COLOR_PATH, (struct film_str){path.p, folder});
    film_buf_text(out, "\n\n");
}

void
film_render_text(struct film_buf *out, const struct film_hits *hits,
                 const struct film_output *o)
{
    struct film_buf line;
    film_buf_init(&line, out->max);
    film_text_explain_query(out, hits, o, &line);
    for (size_t i = 0; i < hits->card_count; i++) {
        film_text_card(out, &hits->cards[i], o, &line);
        film_buf_byte(out, '\n');
    }
    for (size_t i = 0; i < hits->facet_count; i++)
        add_facet(out, &hits->facets[i], o);
    for (size_t i = 0; i < hits->shared_count; i++)
        film_text_shared(out, &hits->shared[i], o, &line);
    size_t folder = o->width > 0 ? film_text_folder(hits) : 0;
    if (folder > 0)
        add_folder(out, o, hits->v[0].path, folder);
    for (size_t i = 0; i < hits->n; i++) {
        if (i > 0)
            film_buf_byte(out, '\n');
        add_hit(out, &hits->v[i], o, folder, &line);
    }
    if (out->failed == FILM_OK)
        out->failed = line.failed;
    film_buf_release(&line);
}
