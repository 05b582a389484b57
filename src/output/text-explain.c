/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "output/text-explain.h"

#include "output/clean.h"
#include "output/wrap.h"

#include <stdio.h>

enum {
    WORD = 20,          /* columns of a word of the query */
    PART = 12,          /* columns of the name of a score's part */
    LIST = 4 + 20 + 21, /* column where the list of equivalent words begins */
    WHY = 4 + 12 + 12,  /* column where the explanation of a part begins */
};

/* Appends s, padded with spaces to this many columns; at least one space. */
static void
add_column(struct film_buf *out, struct film_str s, size_t columns)
{
    film_output_clean(out, s);
    size_t n = film_wrap_columns(s, 0, s.n);
    do
        film_buf_byte(out, ' ');
    while (++n < columns);
}

/* Appends a list that begins at a column; continuation lines begin there,
 * too. */
static void
add_list(struct film_buf *out, const struct film_output *o,
         struct film_strs list, size_t column)
{
    size_t at = column;
    for (size_t i = 0; i < list.n; i++) {
        size_t n = film_wrap_columns(list.v[i], 0, list.v[i].n) + 2;
        if (i > 0 && o->width > 0 && at + n > o->width) {
            film_buf_printf(out, ",\n%*s", (int)column, "");
            at = column;
        } else if (i > 0) {
            film_buf_text(out, ", ");
        }
        film_output_clean(out, list.v[i]);
        at += n;
    }
    film_buf_byte(out, '\n');
}

/* ---- The query -------------------------------------------------------- */

/* Appends a line such as "Jun Jong-seo: the person Jeon Jong-seo, by a name
 * that records have". */
static void
add_name(struct film_buf *out, const struct film_explained_name *n,
         const struct film_output *o, struct film_buf *line)
{
    const char *what = strcmp(n->what, "spelling") == 0     ? "passages have"
                       : strcmp(n->what, "other name") == 0 ? "also looked for"
                       : strcmp(n->what, "person") == 0     ? "the person"
                                                            : "the film";
    const char *sep = what[0] == 't' ? " or " : ", ";
    film_buf_reset(line);
    film_buf_str(line, n->text);
    film_buf_printf(line, ": %s ", what);
    for (size_t i = 0; i < n->means.n; i++) {
        film_buf_text(line, i > 0 ? sep : "");
        film_buf_str(line, n->means.v[i]);
    }
    film_buf_printf(line, " (%s)", n->why);
    if (n->backed)
        film_buf_text(line, "; a year or another name of the query fits");
    if (n->doubtful)
        film_buf_text(line, "; it may be just words, and has no card");
    film_wrap_line(out, o, NULL, film_buf_get(line));
}

static void
add_word(struct film_buf *out, const struct film_explained_word *w,
         const struct film_output *o)
{
    film_buf_text(out, "    ");
    add_column(out, w->text, WORD);
    if (w->function) {
        film_buf_printf(out, "%6.2f             function word\n", w->weight);
        return;
    }
    film_buf_printf(out, "%6.2f %10llu", w->weight,
                    (unsigned long long)w->passages);
    film_buf_text(out, w->corrected.n + w->others.n > 0 ? "  " : "");
    if (w->corrected.n > 0) {
        film_buf_text(out, "read as ");
        film_output_clean(out, w->corrected);
        if (w->others.n > 0)
            film_buf_printf(out, "\n%*s", LIST, "");
    }
    add_list(out, o, w->others, LIST);
}

void
film_text_explain_query(struct film_buf *out, const struct film_hits *hits,
                        const struct film_output *o, struct film_buf *line)
{
    if (hits->tree.n == 0)
        return;
    if (hits->name_count > 0)
        film_buf_text(out, "Names:\n");
    for (size_t i = 0; i < hits->name_count; i++)
        add_name(out, &hits->names[i], o, line);
    if (hits->word_count > 0)
        film_buf_printf(out, "%-24s%6s %10s  %s\n", "Words:", "weight",
                        "passages", "also counted, for less");
    for (size_t i = 0; i < hits->word_count; i++)
        add_word(out, &hits->words[i], o);
    film_buf_text(out, "Read as:\n");
    film_wrap_line(out, o, NULL, hits->tree);
    film_buf_byte(out, '\n');
}

/* ---- Scores ----------------------------------------------------------- */

static const char *
meaning(struct film_str part)
{
    static const struct {
        const char *name, *text;
    } table[] = {
        {"article", "its words in all of the article"},
        {"nearness", "words as near each other as in the query"},
        {"role", "the actor of a role that the query names"},
        {"film", "the article is about a film of the query"},
        {"names", "a name in another spelling, or another name"},
        {"answer", "it has what the question asks for"},
        {"coverage", "how much of a short query it has"},
        {"order", "taken off, to come after what fits better"},
    };
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (film_str_equal(part, film_str_from(table[i].name)))
            return table[i].text;
    return "";
}

/* Appends words such as "burning 2.98, greenhouse 3.12". */
static void
add_words(struct film_buf *out, const struct film_hit *h,
          const struct film_output *o, struct film_buf *line)
{
    size_t at = WHY;
    for (size_t i = 0; i < h->word_count; i++) {
        film_buf_reset(line);
        film_buf_str(line, h->words[i].name);
        film_buf_printf(line, " %.2f", h->words[i].value);
        size_t n = film_wrap_columns(film_buf_get(line), 0, line->n) + 2;
        if (i > 0 && o->width > 0 && at + n > o->width) {
            film_buf_printf(out, ",\n%*s", WHY, "");
            at = WHY;
        } else if (i > 0) {
            film_buf_text(out, ", ");
        }
        film_output_clean(out, film_buf_get(line));
        at += n;
    }
}

void
film_text_explain_hit(struct film_buf *out, const struct film_hit *h,
                      const struct film_output *o, struct film_buf *line)
{
    if (h->part_count == 0)
        return;
    film_buf_printf(out, "    %-*s%9.3f   has %.0f %% of the query\n", PART,
                    "score", h->score, 100 * h->share);
    for (size_t i = 0; i < h->part_count; i++) {
        const struct film_score_part *p = &h->parts[i];
        if (p->value > -.0005 && p->value < .0005)
            continue;
        film_buf_printf(out, "      %-*.*s%9.3f   ", PART - 2, (int)p->name.n,
                        p->name.p, p->value);
        if (film_str_equal(p->name, FILM_STR("text")))
            add_words(out, h, o, line);
        film_buf_text(out, meaning(p->name));
        film_buf_byte(out, '\n');
    }
}
