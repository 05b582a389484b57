/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tab-separated columns, and the count alone. */
#include <config.h>
#include "output/render.h"
#include "base/line.h"
#include "base/utf8.h"
#include "output/clean.h"

#include <stdio.h>

/* Appends a column; backslash, newline and tab become \\ \n \t. */
static void
add_column(struct film_buf *out, struct film_str s)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t c = film_utf8_next(s, &i);
        if (c == '\\')
            film_buf_text(out, "\\\\");
        else if (c == '\n')
            film_buf_text(out, "\\n");
        else if (c == '\t')
            film_buf_text(out, "\\t");
        else
            film_output_clean_char(out, c);
    }
}

static void
add_columns(struct film_buf *out, const struct film_str *v, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        add_column(out, v[i]);
        film_buf_byte(out, '\t');
    }
}

static void
render_cards(struct film_buf *out, const struct film_hits *hits,
             const struct film_output *o)
{
    for (size_t i = 0; i < hits->card_count; i++) {
        const struct film_fact_card *c = &hits->cards[i];
        char year[16] = "";
        if (c->year)
            snprintf(year, sizeof year, "%d", c->year);
        struct film_str v[] = {
            c->person ? FILM_STR("person") : FILM_STR("film"),
            c->id,
            c->name,
            c->person ? c->born : film_str_from(year),
            c->died,
            c->source.path,
        };
        if (o->batch)
            add_columns(out, &hits->qid, 1);
        add_columns(out, v, sizeof v / sizeof v[0]);
        film_buf_printf(out, "%u\t", (unsigned)c->source.line);
        for (size_t k = 0; k < c->names.n; k++) {
            film_buf_text(out, k > 0 ? "; " : "");
            add_column(out, c->names.v[k]);
        }
        film_buf_byte(out, o->null ? '\0' : '\n');
    }
}

static void
render_hits(struct film_buf *out, const struct film_hits *hits,
            const struct film_output *o)
{
    for (size_t i = 0; i < hits->n; i++) {
        const struct film_hit *h = &hits->v[i];
        if (o->batch) {
            add_column(out, hits->qid);
            film_buf_byte(out, '\t');
        }
        film_buf_printf(out, "%u\t%.6f\t", (unsigned)h->rank, h->score);
        add_column(out, h->path);
        film_buf_byte(out, '\t');
        film_line_add(out, h->line);
        film_buf_byte(out, '\t');
        add_column(out, h->date);
        film_buf_byte(out, '\t');
        add_column(out, h->title);
        film_buf_byte(out, '\t');
        for (size_t k = 0; k < h->section.n; k++) {
            if (k > 0)
                film_buf_text(out, " > ");
            add_column(out, h->section.v[k]);
        }
        film_buf_byte(out, '\t');
        add_column(out, h->text);
        film_buf_byte(out, o->null ? '\0' : '\n');
    }
}

void
film_render_tsv(struct film_buf *out, const struct film_hits *hits,
                const struct film_output *o)
{
    if (o->cards)
        render_cards(out, hits, o);
    else
        render_hits(out, hits, o);
}

void
film_render_count(struct film_buf *out, const struct film_hits *hits,
                  const struct film_output *o)
{
    if (o->batch) {
        add_column(out, hits->qid);
        film_buf_byte(out, '\t');
    }
    film_buf_printf(out, "%llu\n", (unsigned long long)hits->estimate);
}
