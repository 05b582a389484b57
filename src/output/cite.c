/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Citations of hits, for reference managers and for writing: one entry per
 * article; in Markdown, one per passage. */
#include <config.h>
#include "output/render.h"
#include "base/ascii.h"
#include "base/json.h"
#include "base/line.h"
#include "base/utf8.h"
#include "output/clean.h"

#include <stdio.h>

/* ---- What is cited ---------------------------------------------------- */

/* Passages of one article are one source, cited once. */
static bool
is_cited_before(const struct film_hits *hits, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (film_str_equal(hits->v[k].article, hits->v[i].article))
            return true;
    return false;
}

static struct film_str
title_of(const struct film_hit *h)
{
    return h->title.n > 0 ? h->title : h->path;
}

/* Appends "path:line", the place of the passage in the archive. */
static void
add_place(struct film_buf *out, const struct film_hit *h)
{
    film_output_clean(out, h->path);
    if (h->line > 0) {
        film_buf_byte(out, ':');
        film_line_add(out, h->line);
    }
}

/* Splits "YYYY-MM-DD", or a beginning of it, into numbers; returns how many
 * there are. */
static size_t
split_date(struct film_str date, int v[3])
{
    size_t n = 0;
    struct film_str part;
    while (n < 3 && film_str_cut(&date, '-', &part)) {
        int number = 0;
        for (size_t i = 0; i < part.n; i++) {
            if (!film_ascii_digit(part.p[i]) || number > 9999)
                return n;
            number = 10 * number + (part.p[i] - '0');
        }
        if (part.n == 0)
            return n;
        v[n++] = number;
    }
    return n;
}

/* Appends the key of an entry: letters and digits of the last word of the first
 * author, or of the title if there is none, then the year: "hawley2008". The
 * rank makes keys distinct. */
static void
add_key(struct film_buf *out, const struct film_hit *h)
{
    struct film_str from = h->authors.n > 0 ? h->authors.v[0] : title_of(h);
    struct film_str word = from, rest = from;
    int date[3];
    size_t before = out->n;
    while (film_str_cut(&rest, ' ', &word) &&
           (h->authors.n > 0 ? rest.n > 0 : word.n == 0))
        ;
    for (size_t i = 0; i < word.n; i++)
        if (film_ascii_letter(word.p[i]) || film_ascii_digit(word.p[i]))
            film_buf_byte(out, film_ascii_to_small(word.p[i]));
    if (out->n == before)
        film_buf_text(out, "article");
    if (split_date(h->date, date) > 0)
        film_buf_printf(out, "%d", date[0]);
    film_buf_printf(out, "-%u", (unsigned)h->rank);
}

/* ---- BibTeX ----------------------------------------------------------- */

/* Escapes whatever TeX would read as a command. */
static void
add_tex(struct film_buf *out, struct film_str s)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t c = film_utf8_next(s, &i);
        if (c == '\\')
            film_buf_text(out, "\\textbackslash{}");
        else if (c == '~' || c == '^')
            film_buf_printf(out, "\\%c{}", (int)c);
        else if (c < 0x80 && c > 0 && strchr("{}$&#%_", (int)c))
            film_buf_printf(out, "\\%c", (int)c);
        else if (film_utf8_control(c))
            film_buf_byte(out, '?'); /* TeX would read \u{9b} as a command */
        else
            film_output_clean_char(out, c);
    }
}

static void
add_tex_field(struct film_buf *out, const char *name, struct film_str s)
{
    if (s.n == 0)
        return;
    film_buf_printf(out, "  %s = {", name);
    add_tex(out, s);
    film_buf_text(out, "},\n");
}

/* Appends a URL for use between braces or angle brackets. What could end them,
 * spaces, controls and all non-ASCII bytes become %XX (RFC 3986). */
static void
add_url(struct film_buf *out, struct film_str url)
{
    for (size_t i = 0; i < url.n; i++) {
        unsigned char c = (unsigned char)url.p[i];
        if (c <= ' ' || c >= 0x7F || strchr("{}<>\\", c))
            film_buf_printf(out, "%%%02X", (unsigned)c);
        else
            film_buf_byte(out, url.p[i]);
    }
}

static void
add_tex_url(struct film_buf *out, struct film_str url)
{
    if (url.n == 0)
        return;
    film_buf_text(out, "  url = {");
    add_url(out, url);
    film_buf_text(out, "},\n");
}

static void
add_tex_date(struct film_buf *out, struct film_str date)
{
    static const char months[][4] = {"jan", "feb", "mar", "apr", "may", "jun",
                                     "jul", "aug", "sep", "oct", "nov", "dec"};
    int v[3];
    size_t n = split_date(date, v);
    if (n > 0)
        film_buf_printf(out, "  year = {%d},\n", v[0]);
    if (n > 1 && v[1] >= 1 && v[1] <= 12)
        film_buf_printf(out, "  month = %s,\n", months[v[1] - 1]);
}

static void
add_bibtex(struct film_buf *out, const struct film_hit *h, const char *today)
{
    film_buf_text(out, "@misc{");
    add_key(out, h);
    film_buf_text(out, ",\n");
    for (size_t i = 0; i < h->authors.n; i++) {
        film_buf_text(out, i == 0 ? "  author = {" : " and ");
        add_tex(out, h->authors.v[i]);
    }
    film_buf_text(out, h->authors.n > 0 ? "},\n" : "");
    film_buf_text(out, "  title = {{");
    add_tex(out, title_of(h));
    film_buf_text(out, "}},\n");
    add_tex_field(out, "howpublished", h->source);
    add_tex_date(out, h->date);
    add_tex_url(out, h->url);
    film_buf_text(out, "  note = {");
    struct film_buf place;
    film_buf_init(&place, 1 << 16);
    add_place(&place, h);
    add_tex(out, film_buf_get(&place));
    film_buf_release(&place);
    film_buf_printf(out, "; accessed %s},\n}\n\n", today);
}

/* ---- RIS -------------------------------------------------------------- */

/* Appends a tag and its value as one line. */
static void
add_tag(struct film_buf *out, const char *tag, struct film_str s)
{
    if (s.n == 0)
        return;
    film_buf_printf(out, "%s  - ", tag);
    film_output_clean(out, s);
    film_buf_text(out, "\r\n");
}

/* Appends a date in the form "2023/10/05/". */
static void
add_ris_date(struct film_buf *out, const char *tag, struct film_str date)
{
    int v[3];
    size_t n = split_date(date, v);
    if (n == 0)
        return;
    film_buf_printf(out, "%s  - %04d/", tag, v[0]);
    if (n > 1)
        film_buf_printf(out, "%02d", v[1]);
    film_buf_byte(out, '/');
    if (n > 2)
        film_buf_printf(out, "%02d", v[2]);
    film_buf_text(out, "/\r\n");
}

static void
add_ris(struct film_buf *out, const struct film_hit *h, const char *today)
{
    film_buf_text(out, "TY  - ELEC\r\n");
    for (size_t i = 0; i < h->authors.n; i++)
        add_tag(out, "AU", h->authors.v[i]);
    add_tag(out, "TI", title_of(h));
    add_tag(out, "T2", h->source);
    add_ris_date(out, "DA", h->date);
    add_tag(out, "UR", h->url);
    add_ris_date(out, "Y2", film_str_from(today));
    film_buf_text(out, "N1  - ");
    add_place(out, h);
    film_buf_text(out, "\r\nER  - \r\n");
}

/* ---- CSL JSON --------------------------------------------------------- */

static void
add_csl_date(struct film_buf *out, const char *name, struct film_str date)
{
    int v[3];
    size_t n = split_date(date, v);
    if (n == 0)
        return;
    film_buf_printf(out, ",\"%s\":{\"date-parts\":[[", name);
    for (size_t i = 0; i < n; i++)
        film_buf_printf(out, "%s%d", i > 0 ? "," : "", v[i]);
    film_buf_text(out, "]]}");
}

static void
add_csl_text(struct film_buf *out, const char *name, struct film_str s)
{
    if (s.n == 0)
        return;
    film_buf_printf(out, ",\"%s\":", name);
    film_json_string(out, s);
}

static void
add_csl(struct film_buf *out, const struct film_hit *h, const char *today)
{
    struct film_buf text;
    film_buf_init(&text, 1 << 16);
    add_key(&text, h);
    film_buf_text(out, "{\"id\":");
    film_json_string(out, film_buf_get(&text));
    film_buf_text(out, h->url.n > 0 ? ",\"type\":\"webpage\""
                                    : ",\"type\":\"document\"");
    add_csl_text(out, "title", title_of(h));
    for (size_t i = 0; i < h->authors.n; i++) {
        film_buf_text(out, i == 0 ? ",\"author\":[" : ",");
        film_buf_text(out, "{\"literal\":");
        film_json_string(out, h->authors.v[i]);
        film_buf_byte(out, '}');
    }
    film_buf_text(out, h->authors.n > 0 ? "]" : "");
    add_csl_text(out, "container-title", h->source);
    add_csl_date(out, "issued", h->date);
    add_csl_text(out, "URL", h->url);
    add_csl_date(out, "accessed", film_str_from(today));
    film_buf_reset(&text);
    add_place(&text, h);
    add_csl_text(out, "note", film_buf_get(&text));
    film_buf_byte(out, '}');
    film_buf_release(&text);
}

/* ---- Markdown --------------------------------------------------------- */

/* Escapes whatever CommonMark would read as markup. */
static void
add_mark(struct film_buf *out, struct film_str s)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t c = film_utf8_next(s, &i);
        if (c < 0x80 && c > 0 && strchr("\\`*_[]<>&#|~", (int)c))
            film_buf_byte(out, '\\');
        film_output_clean_char(out, c);
    }
}

/* Appends the passage as a quotation, with its source below. */
static void
add_markdown(struct film_buf *out, const struct film_hit *h)
{
    film_buf_text(out, "> ");
    add_mark(out, h->text);
    film_buf_text(out, "\n>\n> — ");
    for (size_t i = 0; i < h->authors.n; i++) {
        add_mark(out, h->authors.v[i]);
        film_buf_text(out, ", ");
    }
    film_buf_text(out, h->url.n > 0 ? "[" : "");
    add_mark(out, title_of(h));
    if (h->url.n > 0) {
        film_buf_text(out, "](<");
        add_url(out, h->url);
        film_buf_text(out, ">)");
    }
    film_buf_text(out, h->source.n > 0 ? ", " : "");
    add_mark(out, h->source);
    film_buf_text(out, h->date.n > 0 ? ", " : "");
    add_mark(out, h->date);
    film_buf_text(out, " (`");
    add_place(out, h);
    film_buf_text(out, "`)\n\n");
}

/* ---- All formats ------------------------------------------------------ */

void
film_render_citations(struct film_buf *out, const struct film_hits *hits,
                      const struct film_output *o)
{
    const char *today = o->today ? o->today : "";
    size_t n = 0;
    if (o->format == FILM_FORMAT_CSL)
        film_buf_byte(out, '[');
    for (size_t i = 0; i < hits->n; i++) {
        const struct film_hit *h = &hits->v[i];
        if (o->format == FILM_FORMAT_MARKDOWN)
            add_markdown(out, h);
        if (o->format == FILM_FORMAT_MARKDOWN || is_cited_before(hits, i))
            continue;
        if (o->format == FILM_FORMAT_BIBTEX)
            add_bibtex(out, h, today);
        else if (o->format == FILM_FORMAT_RIS)
            add_ris(out, h, today);
        else {
            film_buf_text(out, n++ > 0 ? ",\n" : "");
            add_csl(out, h, today);
        }
    }
    if (o->format == FILM_FORMAT_CSL)
        film_buf_text(out, "]\n");
}
