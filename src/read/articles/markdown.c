/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Markdown, with YAML front matter or without. md4c reports blocks and text;
 * template tags ({% … %}, {{ … }}) are blanked before, HTML is reduced to its
 * text, emphasis and links to their words, pictures and marks of footnotes to
 * nothing; a footnote is a paragraph in its own place. */
#include <config.h>
#include "read/charset.h"
#include "read/formats.h"
#include "read/shape.h"
#include "read/articles/frontmatter.h"
#include "read/xml/xml.h"

#include <md4c.h>

enum {
    /* CommonMark with what people use beside it. Indented code is off: it is
     * met here only where template tags were. */
    FLAGS = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_WIKILINKS |
            MD_FLAG_TASKLISTS | MD_FLAG_NOINDENTEDCODEBLOCKS,
    TAG_MOST = 2000, /* bytes of a template tag */
    LABEL_MOST = 64, /* bytes of a footnote's label */
    /* md4c 0.4.8 takes quadratic time over the links of a paragraph: 5 s for
     * 2 MB, and nothing can stop it there. */
    PARAGRAPH_MOST = 256 * 1024
};

struct markdown {
    struct film_builder b;
    struct film_fields fields;
    struct film_buf source; /* what md4c sees: same places as the text */
    struct film_buf text;   /* of the present block */
    size_t first, last;     /* its bytes in source; none if first > last */
    unsigned level;         /* of a heading */
    unsigned pictures;      /* spans of pictures around */
    bool html;              /* in a block of HTML */
    uint64_t base;          /* see film_charset_read */
    size_t prose;           /* blocks from the front matter */
    const struct film_place *fixed; /* of what is not in the text, or NULL */
    size_t seen;    /* for counting lines: those before here … */
    uint32_t lines; /* … are this many */
    struct film_error failed;
};

/* ---- places ---- */

static uint32_t
line_at(struct markdown *m, size_t at)
{
    if (at < m->seen)
        m->seen = m->lines = 0;
    for (; m->seen < at; m->seen++)
        m->lines += m->source.p[m->seen] == '\n';
    return m->lines + 1;
}

/* The whole lines from byte first to last. */
static struct film_place
place(struct markdown *m, size_t first, size_t last)
{
    size_t from = first, to = last;
    while (from > 0 && m->source.p[from - 1] != '\n')
        from--;
    while (to < m->source.n && m->source.p[to] != '\n')
        to++;
    if (to > from && m->source.p[to - 1] == '\r')
        to--;
    struct film_place at = {0, 0, 0, 0};
    if (m->fixed)
        return *m->fixed;
    at.line = line_at(m, from);
    at.line_end = line_at(m, last);
    if (m->base != UINT64_MAX) {
        at.byte = m->base + from;
        at.byte_end = m->base + to;
    }
    return at;
}

/* ---- footnotes ---- */

#define NO_MARK "\x01" /* keeps "[^" of code from being one */

/* Bytes of the mark of a footnote ("[^1]") at s.p[at], 0 if there is none. */
static size_t
footnote_at(struct film_str s, size_t at)
{
    size_t i = at + 2;
    if (at + 3 >= s.n || s.p[at] != '[' || s.p[at + 1] != '^')
        return 0;
    while (i < s.n && i - at < LABEL_MOST && (unsigned char)s.p[i] > ' ' &&
           !strchr("[]^", s.p[i]))
        i++;
    return i > at + 2 && i < s.n && s.p[i] == ']' ? i + 1 - at : 0;
}

/* Takes the marks out of the text of a block, and the blank before one at the
 * end of a word or sentence. */
static void
drop_footnotes(struct film_buf *text)
{
    struct film_str s = film_buf_get(text);
    size_t kept = 0;
    if (s.n == 0 ||
        (!memmem(s.p, s.n, "[^", 2) && !memchr(s.p, NO_MARK[0], s.n)))
        return;
    for (size_t i = 0; i < s.n;) {
        size_t mark = footnote_at(s, i), end = i + mark;
        if (!mark) {
            if (s.p[i] != NO_MARK[0])
                text->p[kept++] = s.p[i];
            i++;
            continue;
        }
        while (kept > 0 && text->p[kept - 1] == ' ' &&
               (end == s.n || strchr(" .,;:!?)", s.p[end])))
            kept--;
        i = end;
    }
    text->n = kept;
}

/* ---- blocks ---- */

/* The title of an article is not a section of it. */
static bool
is_title(struct markdown *m, struct film_str s)
{
    struct film_article *a = &m->b.article;
    if (m->level != 1 || a->block_count > m->prose)
        return false;
    struct film_str title = film_builder_text(&m->b, s);
    if (a->title.n == 0)
        a->title = title;
    return film_str_equal(a->title, title);
}

static void
flush(struct markdown *m)
{
    drop_footnotes(&m->text);
    struct film_str s = film_buf_get(&m->text);
    if (m->first <= m->last && film_str_trim(s).n > 0) {
        struct film_place at = place(m, m->first, m->last);
        if (m->level == 0)
            film_builder_paragraph(&m->b, s, at);
        else if (!is_title(m, s))
            film_builder_heading(&m->b, m->level, s, at);
    }
    film_buf_reset(&m->text);
    m->first = SIZE_MAX;
    m->last = 0;
}

/* Notes where in the source the text that md4c gave is; what it made up (line
 * ends in code) does not. */
static void
note_place(struct markdown *m, const char *p, size_t n)
{
    if (n == 0 || p < m->source.p || p >= m->source.p + m->source.n)
        return;
    size_t at = (size_t)(p - m->source.p);
    if (at < m->first)
        m->first = at;
    if (at + n - 1 > m->last)
        m->last = at + n - 1;
}

/* ---- HTML ---- */

struct tag {
    char name[12];
    bool close;
    size_t end; /* after it */
};

/* The tag, comment or declaration at s.p[at], which is '<'; false if none. */
static bool
read_tag(struct film_str s, size_t at, struct tag *t)
{
    struct film_str rest = {s.p + at, s.n - at};
    bool comment = film_str_starts(rest, FILM_STR("<!--"));
    const char *end = comment ? memmem(rest.p, rest.n, "-->", 3)
                              : memchr(rest.p, '>', rest.n);
    size_t i = 1, n = 0;
    *t = (struct tag){.end = s.n};
    if (end)
        t->end = at + (size_t)(end - rest.p) + (comment ? 3 : 1);
    if (comment)
        return true;
    t->close = rest.n > 1 && rest.p[1] == '/';
    i += t->close;
    for (; i < rest.n && n + 1 < sizeof t->name; i++) {
        char c = rest.p[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (!((c >= 'a' && c <= 'z') || (n > 0 && c >= '0' && c <= '9')))
            break;
        t->name[n++] = c;
    }
    return n > 0 || (rest.n > 1 && (rest.p[1] == '!' || rest.p[1] == '?'));
}

/* After the content of an element that holds no text for readers. */
static size_t
skip_content(struct film_str s, const struct tag *open)
{
    struct tag t;
    size_t at = open->end;
    while (at < s.n) {
        const char *lt = memchr(s.p + at, '<', s.n - at);
        if (!lt)
            return s.n;
        at = (size_t)(lt - s.p);
        if (read_tag(s, at, &t) && t.close && strcmp(t.name, open->name) == 0)
            return t.end;
        at++;
    }
    return s.n;
}

static size_t
html_tag(struct markdown *m, struct film_str s, size_t at)
{
    static const char blocks[] =
        "p|div|section|article|aside|header|footer|main|figure|figcaption|"
        "blockquote|ul|ol|li|dl|dt|dd|table|tr|hr|h1|h2|h3|h4|h5|h6";
    struct tag t;
    if (!read_tag(s, at, &t)) {
        film_buf_byte(&m->text, '<');
        return at + 1;
    }
    struct film_str name = film_str_from(t.name);
    if (!t.close &&
        film_str_is_one_of(name, "script|style|iframe|svg|template"))
        return skip_content(s, &t);
    if (film_str_is_one_of(name, blocks)) {
        flush(m);
        m->level =
            !t.close && t.name[0] == 'h' && t.name[1] >= '1' && t.name[1] <= '6'
                ? (unsigned)(t.name[1] - '0')
                : 0;
    } else if (film_str_is_one_of(name, "br|td|th")) {
        film_buf_byte(&m->text, ' ');
    }
    return t.end;
}

static size_t
html_reference(struct markdown *m, struct film_str s, size_t at)
{
    size_t end = at + 1;
    while (end < s.n && end - at < 32 && s.p[end] != ';' && s.p[end] != '<' &&
           s.p[end] != ' ')
        end++;
    struct film_str ref = {s.p + at, end - at + 1};
    if (end < s.n && s.p[end] == ';' && film_xml_reference(&m->text, ref))
        return end + 1;
    film_buf_byte(&m->text, '&');
    return at + 1;
}

/* The block of HTML whose bytes in source are m->first to m->last. */
static void
html_block(struct markdown *m)
{
    if (m->first > m->last)
        return;
    struct film_str s = {m->source.p + m->first, m->last - m->first + 1};
    film_buf_reset(&m->text);
    m->first = SIZE_MAX;
    m->last = 0;
    for (size_t at = 0; at < s.n;) {
        if (s.p[at] == '<') {
            at = html_tag(m, s, at);
        } else if (s.p[at] == '&') {
            note_place(m, s.p + at, 1);
            at = html_reference(m, s, at);
        } else {
            size_t from = at;
            while (at < s.n && s.p[at] != '<' && s.p[at] != '&')
                at++;
            struct film_str run = {s.p + from, at - from};
            film_buf_str(&m->text, run);
            run = film_str_trim(run);
            note_place(m, run.p, run.n);
        }
    }
    flush(m);
    m->level = 0;
}

/* ---- md4c's callbacks ---- */

static int
enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    struct markdown *m = user;
    if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) {
        if (m->text.n > 0)
            film_buf_text(&m->text, " | ");
        return 0;
    }
    flush(m);
    m->html = type == MD_BLOCK_HTML;
    if (type == MD_BLOCK_H)
        m->level = ((const MD_BLOCK_H_DETAIL *)detail)->level;
    return film_read_check_time(m->b.ctx, &m->failed) != FILM_OK;
}

static int
leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    struct markdown *m = user;
    (void)detail;
    if (type == MD_BLOCK_TD || type == MD_BLOCK_TH)
        return 0;
    if (m->html)
        html_block(m);
    else
        flush(m);
    m->html = false;
    m->level = 0;
    return 0;
}

static int
enter_span(MD_SPANTYPE type, void *detail, void *user)
{
    (void)detail;
    ((struct markdown *)user)->pictures += type == MD_SPAN_IMG;
    return 0;
}

static int
leave_span(MD_SPANTYPE type, void *detail, void *user)
{
    (void)detail;
    ((struct markdown *)user)->pictures -= type == MD_SPAN_IMG;
    return 0;
}

static int
add_text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE n, void *user)
{
    struct markdown *m = user;
    struct film_str s = {p, n};
    if (m->pictures)
        return 0;
    note_place(m, p, n);
    switch (type) {
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
    case MD_TEXT_NULLCHAR:
        film_buf_byte(&m->text, ' ');
        break;
    case MD_TEXT_ENTITY:
        if (!film_xml_reference(&m->text, s))
            film_buf_str(&m->text, s);
        break;
    case MD_TEXT_HTML: /* a block is taken from its place when it ends */
        if (!m->html && film_str_starts(s, FILM_STR("<br")))
            film_buf_byte(&m->text, ' ');
        break;
    case MD_TEXT_CODE:
        for (size_t i = 0; i < s.n; i++) {
            film_buf_byte(&m->text, s.p[i]);
            if (s.p[i] == '[')
                film_buf_text(&m->text, NO_MARK);
        }
        break;
    default:
        film_buf_str(&m->text, s);
    }
    return m->text.failed != FILM_OK;
}

/* ---- before md4c ---- */

static void
blank(struct film_buf *b, size_t from, size_t to)
{
    for (; from < to; from++)
        if (b->p[from] != '\n' && b->p[from] != '\r')
            b->p[from] = ' ';
}

/* Template tags of Nunjucks, Liquid, Jinja and Hugo, and Obsidian's embedded
 * files. */
static void
blank_tags(struct film_buf *b)
{
    static const struct {
        struct film_str open, close;
    } tags[] = {
        {FILM_STR("{%"), FILM_STR("%}")},
        {FILM_STR("{{"), FILM_STR("}}")},
        {FILM_STR("{#"), FILM_STR("#}")},
        {FILM_STR("![["), FILM_STR("]]")},
    };
    for (size_t i = 0; i + 4 <= b->n; i++) {
        if (b->p[i] != '{' && b->p[i] != '!')
            continue;
        for (size_t t = 0; t < sizeof tags / sizeof *tags; t++) {
            struct film_str rest = {b->p + i, b->n - i};
            if (!film_str_starts(rest, tags[t].open))
                continue;
            size_t most = rest.n < TAG_MOST ? rest.n : TAG_MOST;
            const char *end =
                memmem(rest.p, most, tags[t].close.p, tags[t].close.n);
            if (end)
                blank(b, i, (size_t)(end - b->p) + tags[t].close.n);
        }
    }
}

/* Pictures that are written out in the text. */
static void
blank_data(struct film_buf *b)
{
    static const char start[] = "data:image/";
    size_t at = 0, n = sizeof start - 1;
    const char *p;
    while (at < b->n && (p = memmem(b->p + at, b->n - at, start, n))) {
        size_t from = (size_t)(p - b->p), to = from + n;
        while (to < b->n && !strchr(")>\"' \t\r\n", b->p[to]))
            to++;
        blank(b, from, to);
        at = to;
    }
}

/* The line at b->p[at] without the blanks that it may be indented by. */
static struct film_str
line_of(const struct film_buf *b, size_t at)
{
    const char *end = memchr(b->p + at, '\n', b->n - at);
    struct film_str line = {b->p + at,
                            end ? (size_t)(end - b->p) - at : b->n - at};
    for (int i = 0; i < 3 && line.n > 0 && line.p[0] == ' '; i++) {
        line.p++;
        line.n--;
    }
    return line;
}

/* Makes the text of a footnote ("[^1]: …") an item of a list, which begins a
 * block of its own. */
static void
unmark_footnotes(struct film_buf *b)
{
    bool fenced = false;
    if (b->n == 0 || !memmem(b->p, b->n, "[^", 2))
        return;
    for (size_t at = 0; at < b->n;) {
        struct film_str line = line_of(b, at);
        size_t from = (size_t)(line.p - b->p), mark = footnote_at(line, 0);
        fenced ^= film_str_starts(line, FILM_STR("```")) ||
                  film_str_starts(line, FILM_STR("~~~"));
        if (!fenced && mark && mark < line.n && line.p[mark] == ':') {
            blank(b, from, from + mark + 1);
            b->p[from] = '-';
        }
        at = from + line.n + 1;
    }
}

/* True for a line that begins an item of a list, and so a paragraph. */
static bool
begins_item(const struct film_buf *b, size_t at)
{
    struct film_str line = line_of(b, at);
    return line.n > 1 && strchr("-*+", line.p[0]) && line.p[1] == ' ';
}

/* Leaves out, with a warning, what is too much of a paragraph. */
static void
cut_paragraphs(struct markdown *m)
{
    struct film_buf *b = &m->source;
    size_t run = 0, end;
    for (size_t at = 0; at < b->n; at = end + 1) {
        size_t before = begins_item(b, at) ? 0 : run;
        run = before;
        for (end = at; end < b->n && b->p[end] != '\n'; end++) {
            bool is_blank = strchr(" \t\r", b->p[end]) && b->p[end];
            run += !is_blank;
            if (run == PARAGRAPH_MOST + 1 && !is_blank)
                film_read_report(m->b.ctx,
                                 m->fixed ? m->fixed->line : line_at(m, at),
                                 FILM_LOST_OVER,
                                 "a paragraph of more than %d bytes: the rest "
                                 "was left out",
                                 PARAGRAPH_MOST);
            if (run > PARAGRAPH_MOST)
                b->p[end] = ' ';
        }
        if (run == before)
            run = 0; /* an empty line */
    }
}

static enum film_status
parse(struct markdown *m, struct film_error *err)
{
    static const MD_PARSER parser = {0,           FLAGS,      enter_block,
                                     leave_block, enter_span, leave_span,
                                     add_text,    NULL,       NULL};
    int rc = md_parse(m->source.p ? m->source.p : "", (MD_SIZE)m->source.n,
                      &parser, m);
    if (m->failed.status != FILM_OK) {
        *err = m->failed;
        return m->failed.status;
    }
    return rc == 0 ? FILM_OK : film_error_nomem(err);
}

/* The prose of the front matter is Markdown too. Its places are those of its
 * field. */
static enum film_status
read_prose(struct markdown *m, struct film_error *err)
{
    struct film_buf body = m->source;
    enum film_status st = FILM_OK;
    film_buf_init(&m->source, UINT32_MAX / 2);
    for (size_t i = 0; i < m->fields.prose_count && st == FILM_OK; i++) {
        film_buf_reset(&m->source);
        film_buf_str(&m->source, m->fields.prose[i].text);
        m->fixed = &m->fields.prose[i].at;
        st = film_buf_check(&m->source, err);
        cut_paragraphs(m);
        if (st == FILM_OK)
            st = parse(m, err);
    }
    film_buf_release(&m->source);
    m->source = body;
    m->fixed = NULL;
    m->fields.prose_count = 0;
    return st;
}

static enum film_status
read_source(struct markdown *m, struct film_error *err)
{
    struct film_frontmatter fm;
    size_t front = film_frontmatter_find(film_buf_get(&m->source), &fm);
    film_builder_article(&m->b, 1);
    if (front) {
        film_frontmatter_read(&m->b, &m->fields, &fm);
        enum film_status s = read_prose(m, err);
        if (s != FILM_OK)
            return s;
        blank(&m->source, 0, front);
    }
    m->prose = m->b.article.block_count;
    blank_tags(&m->source);
    blank_data(&m->source);
    unmark_footnotes(&m->source);
    cut_paragraphs(m);
    enum film_status st = parse(m, err);
    if (st != FILM_OK)
        return st;
    film_fields_drop_repeats(&m->b, m->prose);
    film_fields_end(&m->b, &m->fields);
    struct film_read_context *ctx = m->b.ctx;
    film_builder_title(&m->b, film_read_name(ctx));
    return film_builder_emit_article(&m->b, err);
}

static enum film_status
read_markdown(struct film_stream *in, struct film_read_context *ctx,
              struct film_error *err)
{
    struct markdown m = {.first = SIZE_MAX};
    film_buf_init(&m.source, UINT32_MAX / 2);
    film_buf_init(&m.text, SIZE_MAX / 4);
    film_builder_init(&m.b, ctx, film_reader_markdown.name);
    enum film_status st =
        film_charset_read(in, ctx, NULL, &m.source, &m.base, err);
    if (st == FILM_OK)
        st = read_source(&m, err);
    film_builder_release(&m.b);
    film_buf_release(&m.text);
    film_buf_release(&m.source);
    return st;
}

static int
sniff(struct film_str head, struct film_str path)
{
    struct film_str line, rest = head;
    struct film_frontmatter fm;
    bool ending = film_str_ends(path, FILM_STR(".md")) ||
                  film_str_ends(path, FILM_STR(".markdown"));
    if (film_frontmatter_find(head, &fm) &&
        memchr(fm.text.p, fm.toml ? '=' : ':', fm.text.n))
        return ending ? 72 : 62;
    if (ending)
        return film_text_is_plain(head) ? 20 : 0;
    size_t marks = 0;
    if (!film_str_cut(&rest, '\n', &line))
        return 0;
    while (marks < line.n && line.p[marks] == '#')
        marks++;
    return marks >= 1 && marks <= 6 && marks < line.n && line.p[marks] == ' ' &&
                   film_text_is_plain(head) && !film_shape_of(head)
               ? 15
               : 0;
}

const struct film_reader film_reader_markdown = {"markdown", sniff,
                                                 read_markdown};
