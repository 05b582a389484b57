/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Plain text: an empty line ends a paragraph; header lines ("Title: …") or a
 * leading "date YYYY-MM-DD" may come first; a short line alone without closing
 * punctuation is a heading; captions of pictures are left out. */
#include <config.h>
#include "base/utf8.h"
#include "read/charset.h"
#include "read/date.h"
#include "read/fields.h"
#include "read/formats.h"
#include "read/shape.h"

enum {
    HEADING_COLUMNS = 80,
    CAPTION_COLUMNS = 120,
    KEY_MOST = 30, /* bytes of a header's name */
    WRAPPED = 250  /* a longer line is not wrapped: each is a paragraph */
};

struct text {
    struct film_builder b;
    struct film_fields fields;
    struct film_str s;
    size_t at;     /* of the next line */
    uint32_t line; /* lines taken */
    uint64_t base; /* see film_charset_read */
};

struct line {
    struct film_str s; /* without its end */
    uint32_t number;
};

static bool
next_line(struct text *t, struct line *l)
{
    if (t->at >= t->s.n)
        return false;
    const char *p = t->s.p + t->at;
    size_t left = t->s.n - t->at;
    const char *lf = memchr(p, '\n', left);
    size_t n = lf ? (size_t)(lf - p) : left;
    t->at += n + (lf != NULL);
    if (n > 0 && p[n - 1] == '\r')
        n--;
    *l = (struct line){{p, n}, ++t->line};
    return true;
}

static void
back(struct text *t, const struct line *l)
{
    t->at = (size_t)(l->s.p - t->s.p);
    t->line = l->number - 1;
}

static struct film_place
place(const struct text *t, struct film_str s, uint32_t first, uint32_t last)
{
    struct film_place at = {first, last, 0, 0};
    if (t->base != UINT64_MAX) {
        at.byte = t->base + (uint64_t)(s.p - t->s.p);
        at.byte_end = at.byte + s.n;
    }
    return at;
}

/* ---- what a line is ---- */

/* Columns on a terminal, counted to `most` and no further. */
static size_t
columns(struct film_str s, size_t most)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n && n <= most;)
        n += (size_t)film_utf8_width(film_utf8_next(s, &i));
    return n;
}

static bool
closes_sentence(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == ',' || c == ';' ||
           c == ':' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}

static bool
is_quote(uint32_t c)
{
    return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F) ||
           (c >= 0x300C && c <= 0x300F);
}

static bool
has_letter(struct film_str s)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t c = film_utf8_next(s, &i);
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xC0)
            return true;
    }
    return false;
}

static bool
is_heading(struct film_str s)
{
    s = film_str_trim(s);
    if (s.n == 0 || columns(s, HEADING_COLUMNS) > HEADING_COLUMNS)
        return false;
    size_t start = 0, end = s.n;
    uint32_t first = film_utf8_next(s, &start), last = 0, sign = ' ';
    while (end > 0 && is_quote(sign = film_utf8_prev(s, &end)))
        last = sign;
    /* Wholly in quotes it is what somebody says. */
    return !closes_sentence(sign) && has_letter(s) && first != '-' &&
           first != '*' && !(is_quote(first) && last);
}

/* What saved pages leave of their pictures. */
static bool
is_caption(struct film_str s)
{
    static const struct film_str starts[] = {
        FILM_STR("Image via "),     FILM_STR("Image: "),
        FILM_STR("Image by "),      FILM_STR("Image credit"),
        FILM_STR("Image courtesy"), FILM_STR("Images via "),
        FILM_STR("Photo: "),        FILM_STR("Photo by "),
        FILM_STR("Photo via "),     FILM_STR("Photo credit"),
        FILM_STR("Photo courtesy"), FILM_STR("Photos by "),
        FILM_STR("Photograph: "),   FILM_STR("Photograph by "),
        FILM_STR("Picture: "),      FILM_STR("Courtesy of "),
        FILM_STR("Getty Images"),   FILM_STR("(Image"),
        FILM_STR("[Image"),         FILM_STR("(Photo"),
        FILM_STR("[Photo"),         FILM_STR("사진="),
        FILM_STR("사진 ="),         FILM_STR("사진:"),
        FILM_STR("사진제공"),       FILM_STR("사진 제공"),
        FILM_STR("[사진"),          FILM_STR("(사진"),
    };
    s = film_str_trim(s);
    if (columns(s, CAPTION_COLUMNS) > CAPTION_COLUMNS)
        return false;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (s.n >= starts[i].n &&
            film_str_equal_nocase((struct film_str){s.p, starts[i].n},
                                  starts[i]))
            return true;
    return false;
}

/* A line of one repeated sign under another: 1 for ===, 2 for --- or ~~~. */
static unsigned
underlines(struct film_str s)
{
    s = film_str_trim(s);
    if (s.n < 3 || !strchr("=-~", s.p[0]) || s.p[0] == '\0')
        return 0;
    for (size_t i = 1; i < s.n; i++)
        if (s.p[i] != s.p[0])
            return 0;
    return s.p[0] == '=' ? 1 : 2;
}

/* ---- the beginning ---- */

static bool
split_header(struct film_str line, struct film_str *key, struct film_str *value)
{
    const char *colon = line.n ? memchr(line.p, ':', line.n) : NULL;
    if (!colon || line.p[0] == ' ' || line.p[0] == '\t')
        return false;
    *key = (struct film_str){line.p, (size_t)(colon - line.p)};
    *value = film_str_trim((struct film_str){colon + 1, line.n - key->n - 1});
    return true;
}

/* A key is short: "He said: …" is text. */
static bool
is_key(struct film_str key)
{
    size_t blanks = 0;
    for (size_t i = 0; i < key.n; i++)
        blanks += key.p[i] == ' ';
    return film_field_known(key) ||
           (key.n > 0 && key.n <= KEY_MOST && blanks < 2);
}

/* Header lines, the first of which must be known; an empty line ends them. */
static void
read_headers(struct text *t)
{
    struct line l;
    struct film_str key, value;
    for (bool first = true; next_line(t, &l); first = false) {
        if (film_str_trim(l.s).n == 0 && !first)
            break;
        if (!split_header(l.s, &key, &value) || !is_key(key) ||
            (first && !film_field_known(key))) {
            back(t, &l);
            break;
        }
        t->fields.at = place(t, value, l.number, l.number);
        film_field_add(&t->b, &t->fields, key, value, false);
    }
}

/* "date 2023-10-05" with text after it on the line. */
static void
read_marker(struct text *t)
{
    struct line l;
    if (!next_line(t, &l))
        return;
    struct film_str s = l.s;
    while (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '\t')) {
        s.p++;
        s.n--;
    }
    char date[FILM_DATE_SIZE];
    if (s.n < 15 ||
        !film_str_equal_nocase((struct film_str){s.p, 5}, FILM_STR("date ")) ||
        (s.n > 15 && s.p[15] != ' ' && s.p[15] != '\t') ||
        film_date_parse(date, (struct film_str){s.p + 5, 10}) != 10) {
        back(t, &l);
        return;
    }
    t->b.article.date =
        film_builder_date(&t->b, (struct film_str){s.p + 5, 10});
    t->at = (size_t)(s.p + 15 - t->s.p); /* the rest is a line of its own */
    t->line = l.number - 1;
}

/* ---- paragraphs ---- */

/* True for a caption, which is not taken. */
static bool
pass_over_caption(struct text *t, struct film_str s, uint32_t line)
{
    if (!is_caption(s))
        return false;
    film_read_skipped(t->b.ctx, line, "a caption", s);
    return true;
}

static void
add_alone(struct text *t, const struct line *l)
{
    struct film_str s = film_str_trim(l->s);
    struct film_place at = place(t, s, l->number, l->number);
    if (pass_over_caption(t, s, l->number))
        return;
    if (!is_heading(s)) {
        film_builder_paragraph(&t->b, s, at);
    } else if (t->b.article.title.n == 0 && t->b.article.block_count == 0) {
        t->b.article.title = film_builder_text(&t->b, s);
    } else {
        film_builder_heading(&t->b, 2, s, at);
    }
}

/* The lines from first up to the present place. */
static void
add_lines(struct text *t, const struct line *first, const struct line *second,
          const struct line *last)
{
    unsigned level = second->s.p ? underlines(second->s) : 0;
    if (first->number == last->number) {
        add_alone(t, first);
        return;
    }
    if (level && second->number == last->number) {
        struct film_str s = film_str_trim(first->s);
        film_builder_heading(&t->b, level, s,
                             place(t, s, first->number, first->number));
        return;
    }
    const char *from = first->s.p, *to = last->s.p + last->s.n;
    struct film_str s =
        film_str_trim((struct film_str){from, (size_t)(to - from)});
    if (!pass_over_caption(t, s, first->number))
        film_builder_paragraph(&t->b, s,
                               place(t, s, first->number, last->number));
}

static enum film_status
read_paragraphs(struct text *t, struct film_error *err)
{
    struct line l, first = {{NULL, 0}, 0}, second = first, last = first;
    bool wrapped = true;
    for (;;) {
        bool more = next_line(t, &l);
        bool empty = more && film_str_trim(l.s).n == 0;
        if (first.s.p && (!more || empty || !wrapped || l.s.n > WRAPPED)) {
            add_lines(t, &first, &second, &last);
            first.s.p = second.s.p = NULL;
        }
        if (!more)
            return FILM_OK;
        enum film_status st = film_read_check_time(t->b.ctx, err);
        if (st != FILM_OK)
            return st;
        if (empty)
            continue;
        if (!first.s.p)
            first = l;
        else if (!second.s.p)
            second = l;
        last = l;
        wrapped = l.s.n <= WRAPPED;
    }
}

/* A heading with nothing under it is the last paragraph. */
static void
end_headings(struct film_article *a)
{
    if (a->block_count == 0)
        return;
    struct film_block *last = &a->blocks[a->block_count - 1];
    last->kind = FILM_BLOCK_PARAGRAPH;
    last->level = 0;
}

/* Runs of text have nearly no control characters; ESC and form feed occur. */
static bool
is_text(struct film_str head)
{
    size_t odd = 0;
    for (size_t i = 0; i < head.n; i++) {
        unsigned char c = (unsigned char)head.p[i];
        if (c == 0)
            return false;
        odd += c < ' ' && !(c >= '\t' && c <= '\r') && c != 0x1B;
    }
    return odd * 200 <= head.n;
}

bool
film_text_is_plain(struct film_str head)
{
    struct film_str s = film_str_trim(head);
    if (s.n == 0 || !is_text(head))
        return false;
    /* Markup and data are for others or for nobody. */
    if (s.p[0] == '<' && s.n > 1 &&
        (s.p[1] == '!' || s.p[1] == '?' || s.p[1] == '/' ||
         ((s.p[1] | 0x20) >= 'a' && (s.p[1] | 0x20) <= 'z')))
        return false;
    if (s.p[0] == '{' || (s.p[0] == '[' && s.n > 1 &&
                          strchr("{[\" \t\r\n", s.p[1]) && s.p[1] != '['))
        return false;
    return true;
}

static int
sniff(struct film_str head, struct film_str path)
{
    if (!film_text_is_plain(head) || film_shape_of(head))
        return 0;
    return film_str_ends(path, FILM_STR(".txt")) ? 12 : 10;
}

static enum film_status
read_text(struct film_stream *in, struct film_read_context *ctx,
          struct film_error *err)
{
    struct film_buf text;
    struct text t = {.line = 0};
    film_buf_init(&text, SIZE_MAX / 4);
    film_builder_init(&t.b, ctx, film_reader_text.name);
    enum film_status st = film_charset_read(in, ctx, NULL, &text, &t.base, err);
    if (st == FILM_OK) {
        t.s = film_buf_get(&text);
        film_builder_article(&t.b, 1);
        read_headers(&t);
        read_marker(&t);
        st = read_paragraphs(&t, err);
    }
    if (st == FILM_OK) {
        end_headings(&t.b.article);
        film_fields_end(&t.b, &t.fields);
        film_builder_title(&t.b, ctx->url.n ? ctx->url : film_read_name(ctx));
        if (t.b.article.title.n == 0) /* "http://example.org/" */
            t.b.article.title = t.b.article.url;
        st = film_builder_emit_article(&t.b, err);
    }
    film_builder_release(&t.b);
    film_buf_release(&text);
    return st;
}

const struct film_reader film_reader_text = {"text", sniff, read_text};
