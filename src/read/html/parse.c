/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/html/parse.h"
#include "base/ascii.h"
#include "base/memory.h"

#include <limits.h>
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>

enum {
    DEPTH = 250,        /* of the tree; libxml2 ends at 256 on its own */
    NESTING = 20000,    /* open elements in all: closing one may look at each */
    ELEMENTS = 1000000, /* of a page; each costs some 400 bytes */
    DECLARATION = 4096, /* bytes in which a charset is declared */
};

/* ---- charset ---- */

static bool
at_word(struct film_str s, size_t i, const char *word)
{
    size_t n = strlen(word);
    if (s.n - i < n)
        return false;
    for (size_t k = 0; k < n; k++)
        if (film_ascii_to_small(s.p[i + k]) != word[k])
            return false;
    return true;
}

/* Reads the value after "charset" or "encoding" at i: = and maybe a quote. */
static bool
read_value(struct film_str s, size_t i, char name[32])
{
    size_t n = 0;
    while (i < s.n && strchr(" \t\r\n", s.p[i]))
        i++;
    if (i >= s.n || s.p[i++] != '=')
        return false;
    while (i < s.n && strchr(" \t\r\n\"'", s.p[i]))
        i++;
    while (i < s.n && n < 31 && s.p[i] != '\0' &&
           !strchr("\"' \t\r\n;>/?", s.p[i]))
        name[n++] = s.p[i++];
    name[n] = '\0';
    return n > 0;
}

bool
film_html_declared_charset(struct film_str bytes, char name[32])
{
    bool meta = false, xml = false;
    if (bytes.n > DECLARATION)
        bytes.n = DECLARATION;
    for (size_t i = 0; i < bytes.n; i++) {
        if (bytes.p[i] == '<') {
            meta = at_word(bytes, i + 1, "meta");
            xml = at_word(bytes, i + 1, "?xml");
            if (at_word(bytes, i + 1, "body"))
                return false;
        } else if (meta && at_word(bytes, i, "charset")) {
            if (read_value(bytes, i + 7, name))
                return true;
        } else if (xml && at_word(bytes, i, "encoding")) {
            if (read_value(bytes, i + 8, name))
                return true;
        }
    }
    return false;
}

/* ---- attributes ---- */

/* Moves past `end`, written in lower case; to s.n if there is none. */
static size_t
skip_past(struct film_str s, size_t i, const char *end)
{
    for (; i < s.n; i++)
        if (film_ascii_to_small(s.p[i]) == *end && at_word(s, i, end))
            return i + strlen(end);
    return s.n;
}

/* Counts the attributes of the tag at s.p[*i] and moves past it. */
static unsigned
count_attributes(struct film_str s, size_t *i)
{
    unsigned count = 0;
    bool blank = false, value = false;
    for (; *i < s.n && s.p[*i] != '>'; ++*i) {
        char c = s.p[*i];
        if (strchr(" \t\r\n\f/", c)) {
            blank = true;
            continue;
        }
        if (value && (c == '"' || c == '\'')) {
            const char *q = memchr(s.p + *i + 1, c, s.n - *i - 1);
            *i = q ? (size_t)(q - s.p) : s.n - 1;
            value = false;
            blank = true; /* a quote ends an attribute without a blank too */
            continue;
        }
        if (c == '=') {
            value = true;
        } else {
            if (blank && !value)
                count++;
            value = false;
        }
        blank = false;
    }
    return count;
}

enum film_status
film_html_check_attributes(struct film_str s, unsigned most,
                           struct film_error *err)
{
    unsigned line = 1;
    for (size_t i = 0; i < s.n;) {
        line += s.p[i] == '\n';
        if (s.p[i++] != '<')
            continue;
        size_t tag = i;
        if (at_word(s, i, "!--"))
            i = skip_past(s, i + 3, "-->");
        else if (i < s.n && film_ascii_to_small(s.p[i]) >= 'a' &&
                 film_ascii_to_small(s.p[i]) <= 'z' &&
                 count_attributes(s, &i) > most)
            return film_error_set(err, FILM_ERR_LIMIT,
                                  "line %u: more than %u attributes of an "
                                  "element",
                                  line, most);
        if (at_word(s, tag, "script"))
            i = skip_past(s, i, "</script");
        else if (at_word(s, tag, "style"))
            i = skip_past(s, i, "</style");
        for (size_t k = tag; k < i && k < s.n; k++)
            line += s.p[k] == '\n';
    }
    return FILM_OK;
}

/* ---- tags ---- */

/* True if the next tag of a script after i is an end. */
static bool
ends_script(struct film_str s, size_t i)
{
    for (; i < s.n; i++)
        if (s.p[i] == '<' && at_word(s, i, "</script"))
            return true;
        else if (s.p[i] == '<' && at_word(s, i, "<script"))
            return false;
    return false;
}

/* A copy of s that is made at the first change. */
static void
set_byte(struct film_buf *out, struct film_str s, size_t at, char c)
{
    if (out->n == 0)
        film_buf_str(out, s);
    if (!out->failed)
        out->p[at] = c;
}

static bool
is_name_byte(char c)
{
    return film_ascii_letter(c) || film_ascii_digit(c) ||
           (unsigned char)c >= 0x80 || strchr("_:-.", c);
}

/* Names such as "@click" and "(click)" are names in HTML. libxml2 takes them
 * for errors and their values, which are programs with ">" in them, for text.
 * The attributes from `at` to `end` get names that it knows. */
static void
mend_names(struct film_buf *out, struct film_str s, size_t at, size_t end)
{
    bool value = false, first = true;
    while (at < end && is_name_byte(s.p[at]))
        at++; /* the element's name */
    for (; at < end; at++) {
        char c = s.p[at];
        if (film_ascii_space(c) || c == '/' || c == '=') {
            value |= c == '=';
            first = true;
        } else if (value && (c == '"' || c == '\'')) {
            const char *q = memchr(s.p + at + 1, c, end - at - 1);
            at = q ? (size_t)(q - s.p) : end;
            value = false;
        } else if (value) {
            while (at + 1 < end && !film_ascii_space(s.p[at + 1]))
                at++;
            value = false;
        } else {
            if (!is_name_byte(c) || (first && strchr("-.0123456789", c)))
                set_byte(out, s, at, '_');
            first = false;
        }
    }
}

/* "<script src=a.js/>" opens a script, as everywhere in HTML; libxml2 takes it
 * for a whole one and what it does for text. Programs that write XML write it
 * of scripts without content, too: these have no end. */
static void
open_script(struct film_buf *out, struct film_str s, size_t end)
{
    if (end < s.n && s.p[end - 1] == '/' && ends_script(s, end))
        set_byte(out, s, end - 1, ' ');
}

/* Mends tags that libxml2 reads in another way than browsers. True if out is a
 * changed copy of s. */
static bool
mend_tags(struct film_buf *out, struct film_str s)
{
    for (size_t i = 0; i < s.n;) {
        const char *lt = memchr(s.p + i, '<', s.n - i);
        if (!lt)
            break;
        size_t tag = (size_t)(lt - s.p) + 1, end = tag;
        i = tag;
        if (at_word(s, tag, "!--")) {
            i = skip_past(s, tag + 3, "-->");
        } else if (tag < s.n && film_ascii_letter(s.p[tag])) {
            count_attributes(s, &end);
            mend_names(out, s, tag, end);
            i = end;
            if (at_word(s, tag, "script")) {
                open_script(out, s, end);
                i = skip_past(s, end, "</script");
            } else if (at_word(s, tag, "style")) {
                i = skip_past(s, end, "</style");
            }
        }
    }
    return out->n > 0;
}

/* ---- the parser ---- */

struct guard {
    struct film_read_context *ctx;
    unsigned open, flattened; /* elements open in the tree / left out of it */
    unsigned elements;        /* seen so far */
    bool page, body;          /* <html> and <body> are open */
    bool warned;
    struct film_error failed;
};

static struct guard *
guard_of(void *parser)
{
    return ((htmlParserCtxtPtr)parser)->_private;
}

static void
check(htmlParserCtxtPtr parser)
{
    struct guard *g = parser->_private;
    if (g->failed.status != FILM_OK)
        return;
    if (film_memory_failed())
        film_error_nomem(&g->failed);
    else if (g->flattened > NESTING)
        film_error_set(&g->failed, FILM_ERR_LIMIT,
                       "line %d: elements are nested more than %d deep",
                       xmlSAX2GetLineNumber(parser), NESTING);
    else if (g->elements > ELEMENTS)
        film_error_set(&g->failed, FILM_ERR_LIMIT,
                       "line %d: more than %d elements",
                       xmlSAX2GetLineNumber(parser), ELEMENTS);
    else
        film_read_check_time(g->ctx, &g->failed);
    if (g->failed.status != FILM_OK)
        xmlStopParser(parser);
}

/* The flag of <html> or <body>, NULL for other elements. They stay open to the
 * end, as in browsers: what comes after </html> is part of the page. libxml2
 * begins a second page there, which nobody would read. */
static bool *
stays_open(struct guard *g, const xmlChar *name)
{
    if (strcmp((const char *)name, "html") == 0)
        return &g->page;
    return strcmp((const char *)name, "body") == 0 ? &g->body : NULL;
}

static void
start_element(void *parser, const xmlChar *name, const xmlChar **attributes)
{
    struct guard *g = guard_of(parser);
    bool *page = stays_open(g, name);
    g->elements++;
    check(parser);
    if (g->failed.status != FILM_OK || (page && *page))
        return;
    if (page)
        *page = true;
    if (g->open < DEPTH) {
        g->open++;
        xmlSAX2StartElement(parser, name, attributes);
        return;
    }
    g->flattened++;
    if (!g->warned)
        film_read_mended(
            g->ctx, (uint32_t)xmlSAX2GetLineNumber(parser),
            "elements are nested more than %d deep; the inner ones "
            "are read as text",
            DEPTH);
    g->warned = true;
}

static void
end_element(void *parser, const xmlChar *name)
{
    struct guard *g = guard_of(parser);
    if (stays_open(g, name))
        return;
    if (g->flattened > 0) {
        g->flattened--;
    } else if (g->open > 0) {
        g->open--;
        xmlSAX2EndElement(parser, name);
    }
}

static void
add_characters(void *parser, const xmlChar *text, int n)
{
    check(parser);
    if (guard_of(parser)->failed.status == FILM_OK)
        xmlSAX2Characters(parser, text, n);
}

/* Called for every error of the page. The parser mends most of them; only its
 * giving up matters. */
static void
on_error(void *parser, xmlError *e)
{
    struct guard *g = guard_of(parser);
    check(parser);
    if (e->code == XML_ERR_NO_MEMORY && g->failed.status == FILM_OK)
        film_error_nomem(&g->failed);
    else if ((e->code == XML_ERR_INTERNAL_ERROR || e->level == XML_ERR_FATAL) &&
             !g->warned) {
        film_read_warn(g->ctx, (uint32_t)e->line,
                       "the parser gave up here; the rest may be left out");
        g->warned = true;
    }
}

static enum film_status
parse(xmlDoc **doc, struct film_str html, struct film_read_context *ctx,
      struct film_error *err)
{
    if (html.n == 0 || html.n > INT_MAX)
        return film_error_set(err, FILM_ERR_INPUT,
                              html.n ? "too large" : "empty");
    struct guard g = {.ctx = ctx};
    htmlParserCtxtPtr p = htmlCreateMemoryParserCtxt(html.p, (int)html.n);
    if (!p)
        return film_error_nomem(err);
    /* HUGE lifts libxml2's limits on the length of a text and of a value
     * (pages saved whole carry pictures in attributes): the length of the
     * input is limited and the depth is ours. */
    htmlCtxtUseOptions(p, HTML_PARSE_RECOVER | HTML_PARSE_NOWARNING |
                              HTML_PARSE_NOERROR | HTML_PARSE_NONET |
                              HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC |
                              XML_PARSE_HUGE);
    xmlSwitchEncoding(p, XML_CHAR_ENCODING_UTF8);
    p->_private = &g;
    p->sax->startElement = start_element;
    p->sax->endElement = end_element;
    p->sax->characters = add_characters;
    p->sax->serror = on_error;
    p->sax->initialized = XML_SAX2_MAGIC; /* else serror is not asked */
    htmlParseDocument(p);
    *doc = p->myDoc;
    p->myDoc = NULL;
    htmlFreeParserCtxt(p);
    if (g.failed.status == FILM_OK && *doc)
        return FILM_OK;
    xmlFreeDoc(*doc);
    *doc = NULL;
    if (g.failed.status == FILM_OK)
        return film_error_set(err, FILM_ERR_INPUT, "no HTML document");
    if (err)
        *err = g.failed;
    return g.failed.status;
}

enum film_status
film_html_parse(xmlDoc **doc, struct film_str html,
                struct film_read_context *ctx, struct film_error *err)
{
    struct film_buf mended;
    film_buf_init(&mended, html.n + 1);
    enum film_status st =
        film_html_check_attributes(html, ctx->limits->attributes, err);
    if (st == FILM_OK && mend_tags(&mended, html))
        html = film_buf_get(&mended);
    if (st == FILM_OK)
        st = film_buf_check(&mended, err);
    if (st == FILM_OK)
        st = parse(doc, html, ctx, err);
    film_buf_release(&mended);
    return st;
}
