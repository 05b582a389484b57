/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Rich Text Format (version 1.9.1 of its specification): groups in braces,
 * control words after backslashes, text between them. What a group is for, its
 * destination, says whether its text belongs to the document. */
#include <config.h>
#include "read/formats.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/builder.h"
#include "read/charset.h"

#include <stdio.h>
#include <stdlib.h>

enum { GROUPS = 200, STYLES = 256 };

enum destination {
    TO_TEXT,
    TO_NOTE,
    TO_NOWHERE,
    TO_STYLES, /* names of styles; only those of headings are used */
    TO_TITLE,
    TO_AUTHOR,
    TO_INFO /* other groups of it, but for the date */
};

struct group {
    enum destination to;
    unsigned fallback; /* bytes after a \u that repeat it for old programs */
};

struct reading {
    struct film_builder b;
    struct film_str rest;
    struct group groups[GROUPS];
    size_t depth;
    struct film_buf text, note, field, bytes;
    char charset[24];
    unsigned skip;        /* bytes of a fallback still to come */
    uint32_t line, first; /* of the reader; of the paragraph, 0: none yet */
    uint32_t half;        /* the first of two parts of a character, or 0 */
    int style;            /* of the paragraph, or -1 */
    unsigned level;       /* its outline level, 0: none */
    unsigned char levels[STYLES]; /* of styles that are headings */
    int year, month, day;
    bool ignorable, dated;
};

static struct group *
top(struct reading *r)
{
    return &r->groups[r->depth];
}

/* ---- text ---- */

static struct film_buf *
buffer(struct reading *r)
{
    switch (top(r)->to) {
    case TO_TEXT:
        return &r->text;
    case TO_NOTE:
        return &r->note;
    case TO_TITLE:
    case TO_AUTHOR:
    case TO_STYLES:
        return &r->field;
    default:
        return NULL;
    }
}

/* Collected bytes of a code page are converted when something else follows. */
static void
flush(struct reading *r)
{
    struct film_buf *out = buffer(r);
    struct film_charset used;
    if (r->bytes.n == 0)
        return;
    struct film_str s = film_buf_get(&r->bytes);
    if (out && film_utf8_ascii(s))
        film_buf_str(out, s);
    else if (out)
        film_charset_decode(out, s, r->charset, &used, NULL);
    film_buf_reset(&r->bytes);
}

static void
begin(struct reading *r)
{
    if (r->first == 0 && top(r)->to == TO_TEXT)
        r->first = r->line;
}

static void
add(struct reading *r, const char *text)
{
    flush(r);
    begin(r);
    r->half = 0;
    if (buffer(r))
        film_buf_text(buffer(r), text);
}

static void
add_byte(struct reading *r, char c)
{
    if (r->skip > 0) {
        r->skip--;
        return;
    }
    begin(r);
    r->half = 0;
    if (buffer(r))
        film_buf_byte(&r->bytes, c);
}

/* Adds a character of \u: a number of 16 bits, two for one beyond. */
static void
add_unicode(struct reading *r, int n)
{
    uint32_t c = (uint32_t)n & 0xFFFF, half = r->half;
    flush(r);
    begin(r);
    r->skip = top(r)->fallback;
    r->half = 0;
    if (c >= 0xD800 && c < 0xDC00) {
        r->half = c;
        return;
    }
    if (c >= 0xDC00 && c < 0xE000)
        c = half ? 0x10000 + ((half - 0xD800) << 10) + (c - 0xDC00) : 0xFFFD;
    if (buffer(r))
        film_utf8_add(buffer(r), c);
}

static void
end_paragraph(struct reading *r)
{
    flush(r);
    struct film_place at = {.line = r->first, .line_end = r->line};
    struct film_str s = film_str_trim(film_buf_get(&r->text));
    unsigned level = r->level;
    if (level == 0 && r->style >= 0 && r->style < STYLES)
        level = r->levels[r->style];
    if (s.n > 0 && level > 0)
        film_builder_heading(&r->b, level < 6 ? level : 6, s, at);
    else if (s.n > 0)
        film_builder_paragraph(&r->b, s, at);
    film_builder_paragraph(&r->b, film_buf_get(&r->note), at);
    film_buf_reset(&r->text);
    film_buf_reset(&r->note);
    r->first = 0;
}

/* ---- control words ---- */

static enum destination
destination_of(struct film_str word)
{
    static const char nowhere[] =
        "fonttbl|colortbl|pict|object|objdata|header|headerl|headerr|headerf|"
        "footer|footerl|footerr|footerf|themedata|colorschememapping|listtable|"
        "listoverridetable|rsidtbl|generator|xmlnstbl|fldinst|filetbl|"
        "revtbl|datastore|latentstyles|bkmkstart|bkmkend|nonshppict|atnid|"
        "atnauthor|annotation|tc|xe|ftnsep|ftnsepc|aftnsep|aftnsepc|mmathPr|"
        "pntext|pntxta|pntxtb|listtext|template|company|operator|category|"
        "comment|doccomm|keywords|subject|manager|hlinkbase|private|do";
    if (film_str_equal(word, FILM_STR("stylesheet")))
        return TO_STYLES;
    if (film_str_equal(word, FILM_STR("title")))
        return TO_TITLE;
    if (film_str_equal(word, FILM_STR("author")))
        return TO_AUTHOR;
    if (film_str_is_one_of(word, "footnote"))
        return TO_NOTE;
    if (film_str_is_one_of(word, "info|creatim|revtim|printim|buptim"))
        return TO_INFO;
    return film_str_is_one_of(word, nowhere) ? TO_NOWHERE : TO_TEXT;
}

static bool
take_break(struct reading *r, struct film_str word)
{
    if (film_str_is_one_of(word, "par|sect|page|row|column")) {
        if (top(r)->to == TO_TEXT)
            end_paragraph(r);
        else
            add(r, " ");
    } else if (film_str_is_one_of(word, "line|tab|emspace|enspace")) {
        add(r, " ");
    } else if (film_str_is_one_of(word, "cell|nestcell")) {
        add(r, " | ");
    } else {
        return false;
    }
    return true;
}

static bool
take_symbol(struct reading *r, struct film_str word)
{
    static const struct {
        const char *word, *text;
    } symbols[] = {
        {"emdash", "—"},  {"endash", "–"},    {"lquote", "‘"},
        {"rquote", "’"},  {"ldblquote", "“"}, {"rdblquote", "”"},
        {"bullet", "• "},
    };
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
        if (film_str_equal(word, film_str_from(symbols[i].word))) {
            add(r, symbols[i].text);
            return true;
        }
    return false;
}

static void
set_charset(struct reading *r, int page)
{
    flush(r);
    if (page >= 1250 && page <= 1258)
        snprintf(r->charset, sizeof r->charset, "windows-%d", page);
    else if (page == 10000)
        snprintf(r->charset, sizeof r->charset, "macintosh");
    else if (page == 65001)
        snprintf(r->charset, sizeof r->charset, "UTF-8");
    else if (page > 0 && page < 10000)
        snprintf(r->charset, sizeof r->charset, "CP%d", page);
}

/* Properties of the paragraph, the document and its date. */
static void
take_property(struct reading *r, struct film_str word, int n)
{
    if (film_str_equal(word, FILM_STR("pard"))) {
        r->style = -1;
        r->level = 0;
    } else if (film_str_equal(word, FILM_STR("s"))) {
        r->style = n;
    } else if (film_str_equal(word, FILM_STR("outlinelevel"))) {
        r->level = n >= 0 && n < 6 ? (unsigned)n + 1 : 0;
    } else if (film_str_equal(word, FILM_STR("uc"))) {
        top(r)->fallback = n > 0 && n < 20 ? (unsigned)n : 0;
    } else if (film_str_equal(word, FILM_STR("ansicpg"))) {
        set_charset(r, n);
    } else if (film_str_equal(word, FILM_STR("mac"))) {
        set_charset(r, 10000);
    } else if (r->dated && film_str_equal(word, FILM_STR("yr"))) {
        r->year = n;
    } else if (r->dated && film_str_equal(word, FILM_STR("mo"))) {
        r->month = n;
    } else if (r->dated && film_str_equal(word, FILM_STR("dy"))) {
        r->day = n;
    }
}

static void
take_word(struct reading *r, struct film_str word, int n)
{
    enum destination to = destination_of(word);
    if (film_str_equal(word, FILM_STR("u"))) {
        add_unicode(r, n);
        return;
    }
    flush(r);
    r->skip = 0;
    if (film_str_equal(word, FILM_STR("bin"))) {
        size_t bytes = n > 0 ? (size_t)n : 0;
        bytes = bytes < r->rest.n ? bytes : r->rest.n;
        r->rest.p += bytes;
        r->rest.n -= bytes;
    } else if (to != TO_TEXT) {
        if (top(r)->to != TO_NOWHERE)
            top(r)->to = to;
        r->dated = film_str_equal(word, FILM_STR("creatim"));
        film_buf_reset(&r->field);
    } else if (r->ignorable) {
        top(r)->to = TO_NOWHERE;
    } else if (!take_break(r, word) && !take_symbol(r, word)) {
        take_property(r, word, n);
    }
    r->ignorable = false;
}

/* A control word with its number: the letters, "-12", one blank. */
static void
read_word(struct reading *r)
{
    enum { DIGITS = 10 };
    struct film_str s = r->rest;
    size_t n = 0, from;
    long value = 0;
    while (n < s.n && n < 32 && film_ascii_letter(s.p[n]))
        n++;
    struct film_str word = {s.p, n};
    bool minus = n < s.n && s.p[n] == '-';
    n += minus;
    for (from = n; n < s.n && n - from < DIGITS && film_ascii_digit(s.p[n]);
         n++)
        value = 10 * value + (s.p[n] - '0');
    bool given = n > from;
    if (n < s.n && s.p[n] == ' ')
        n++;
    r->rest.p += n;
    r->rest.n -= n;
    value = value > 0x7FFFFFFF ? 0x7FFFFFFF : value;
    take_word(r, word, given ? (int)(minus ? -value : value) : 1);
}

static int
hex(char c)
{
    return film_ascii_digit(c)                      ? c - '0'
           : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                    : -1;
}

static void
read_control(struct reading *r)
{
    char c = r->rest.n ? r->rest.p[0] : '\0';
    if (film_ascii_letter(c)) {
        read_word(r);
        return;
    }
    if (c == '\'' && r->rest.n >= 3 && hex(r->rest.p[1]) >= 0 &&
        hex(r->rest.p[2]) >= 0) {
        add_byte(r, (char)(hex(r->rest.p[1]) << 4 | hex(r->rest.p[2])));
        r->rest.p += 3;
        r->rest.n -= 3;
        return;
    }
    if (r->rest.n > 0) {
        r->rest.p++;
        r->rest.n--;
    }
    if (c == '*')
        r->ignorable = true;
    else if (c == '~')
        add(r, " ");
    else if (c == '_')
        add(r, "-");
    else if (c == '\n' || c == '\r') /* as macOS writes it */
        take_word(r, FILM_STR("par"), 1);
    else if (c && strchr("{}\\", c))
        add_byte(r, c);
    r->line += c == '\n';
}

/* ---- groups ---- */

/* "heading 2" or its like is the name of style s. */
static void
take_style(struct reading *r)
{
    struct film_str s = film_str_trim(film_buf_get(&r->field));
    while (film_str_ends(s, FILM_STR(";")))
        s.n--;
    char last = s.n ? s.p[s.n - 1] : '\0';
    bool heading = s.n > 0 && (film_str_starts_nocase(s, FILM_STR("heading")) ||
                               film_str_starts_nocase(s, FILM_STR("titre")) ||
                               memmem(s.p, s.n, "berschrift", 10));
    if (heading && last >= '1' && last <= '6' && r->style >= 0 &&
        r->style < STYLES)
        r->levels[r->style] = (unsigned char)(last - '0');
    film_buf_reset(&r->field);
    r->style = -1;
    r->level = 0;
}

static void
end_group(struct reading *r)
{
    flush(r);
    struct group *g = top(r);
    struct film_article *a = &r->b.article;
    enum destination outer = r->depth ? g[-1].to : TO_TEXT;
    if (g->to == TO_STYLES)
        take_style(r);
    if (g->to == TO_TITLE && outer != TO_TITLE)
        a->title = film_builder_text(&r->b, film_buf_get(&r->field));
    if (g->to == TO_AUTHOR && outer != TO_AUTHOR)
        film_builder_authors(&r->b, film_buf_get(&r->field));
    r->dated &= g->to != TO_INFO;
    if (r->depth > 0)
        r->depth--;
    r->skip = 0;
    r->ignorable = false;
}

static enum film_status
begin_group(struct reading *r, struct film_error *err)
{
    flush(r);
    r->skip = 0;
    if (r->depth + 1 == GROUPS)
        return film_error_set(err, FILM_ERR_LIMIT,
                              "line %u: groups are nested more than %d deep",
                              (unsigned)r->line, GROUPS);
    struct group inner = *top(r);
    r->depth++;
    *top(r) = inner;
    return FILM_OK;
}

static enum film_status
read_all(struct reading *r, struct film_error *err)
{
    enum film_status st = FILM_OK;
    while (r->rest.n > 0 && st == FILM_OK) {
        char c = *r->rest.p++;
        r->rest.n--;
        if (c == '{')
            st = begin_group(r, err);
        else if (c == '}')
            end_group(r);
        else if (c == '\\')
            read_control(r);
        else if (c == '\n')
            r->line++;
        else if (c != '\r' && c != '\0')
            add_byte(r, c);
    }
    end_paragraph(r);
    return st;
}

/* ---- the article ---- */

static void
set_date(struct reading *r)
{
    char date[40];
    if (r->year < 1980 || r->year > 2200 || r->month < 1 || r->month > 12 ||
        r->day < 1 || r->day > 31)
        return;
    snprintf(date, sizeof date, "%04d-%02d-%02d", r->year, r->month, r->day);
    struct film_str s = film_builder_date(&r->b, film_str_from(date));
    if (s.n > 0)
        r->b.article.date = s;
}

static enum film_status
read_bytes(struct reading *r, struct film_read_context *ctx,
           struct film_error *err)
{
    film_builder_init(&r->b, ctx, film_reader_rtf.name);
    film_builder_article(&r->b, 1);
    enum film_status st = read_all(r, err);
    if (st == FILM_OK && r->depth > 0)
        film_read_report(ctx, r->line, FILM_LOST_END,
                         "ends within a group: it is cut off");
    set_date(r);
    bool any = r->b.article.block_count > 0;
    film_builder_title(&r->b, film_read_name(ctx));
    if (st == FILM_OK)
        st = any ? film_builder_emit_article(&r->b, err)
                 : film_error_set(err, FILM_ERR_INPUT,
                                  "an RTF document without text");
    film_builder_release(&r->b);
    return st;
}

static enum film_status
read_rtf(struct film_stream *in, struct film_read_context *ctx,
         struct film_error *err)
{
    struct reading *r = calloc(1, sizeof *r);
    struct film_buf all;
    if (!r)
        return film_error_nomem(err);
    size_t most = (size_t)ctx->limits->article_bytes;
    struct film_buf *const buffers[] = {&r->text, &r->note, &r->field,
                                        &r->bytes};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
        film_buf_init(buffers[i], most);
    film_buf_init(&all, (size_t)ctx->limits->input_bytes);
    snprintf(r->charset, sizeof r->charset, "windows-1252");
    r->line = 1;
    r->style = -1;
    r->groups[0].fallback = 1;
    enum film_status st = film_stream_all(in, &all, err);
    r->rest = film_buf_get(&all);
    if (st == FILM_OK)
        st = read_bytes(r, ctx, err);
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++) {
        if (st == FILM_OK)
            st = film_buf_check(buffers[i], err);
        film_buf_release(buffers[i]);
    }
    film_buf_release(&all);
    free(r);
    return st;
}

static int
sniff(struct film_str head, struct film_str path)
{
    (void)path;
    return film_str_starts(head, FILM_STR("{\\rtf")) ? 95 : 0;
}

const struct film_reader film_reader_rtf = {"rtf", sniff, read_rtf};
