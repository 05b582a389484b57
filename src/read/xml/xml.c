/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/xml/xml.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "read/charset.h"
#include "read/charset-guess.h"

#include <libxml/HTMLparser.h>
#include <libxml/xmlreader.h>
#include <stdio.h>
#include <stdlib.h>

/* No NOENT, DTDLOAD, DTDATTR, XINCLUDE: they read other files. No HUGE: it
 * lifts libxml2's own limits. The charset is ours (the stream is UTF-8). */
enum {
    OPTIONS = XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOERROR |
              XML_PARSE_NOWARNING | XML_PARSE_COMPACT,
    HEAD = 1024,
    BELIEVED = 256 * 1024 /* bytes that may prove a label wrong */
};
static const uint64_t record_bytes = 16u << 20;

/* Where in a document the scanner is; it sees the bytes before libxml2. */
enum scan {
    SCAN_TEXT,
    SCAN_LT,      /* after < */
    SCAN_TAG,     /* in a start tag */
    SCAN_VALUE,   /* in a quoted value of it */
    SCAN_BANG,    /* in <!…: comment, CDATA, DOCTYPE or declaration */
    SCAN_COMMENT, /* until --> */
    SCAN_CDATA,   /* until ]]> */
    SCAN_PI       /* until ?> */
};

struct film_xml {
    xmlTextReaderPtr r;
    struct film_read_context *ctx;
    struct film_stream *in, *decoded;
    uint64_t bad;             /* bytes replaced while decoding */
    struct film_error failed; /* of the stream, the scanner or the parser */
    uint32_t error_line;
    uint64_t budget;      /* bytes that may still be read for one tree */
    bool body;            /* the root element is open */
    bool empty_end;       /* at the made-up end of an empty element */
    bool warned;          /* of bad */
    bool cut;             /* there is content that the parser did not take, or
                             an element without its end */
    struct film_buf text; /* of an entity reference */

    enum scan scan;
    char quote;      /* of the value */
    char last[9];    /* the last bytes of the present construct */
    unsigned entity; /* bytes of "<!ENTITY" seen */
    unsigned attributes;
    uint32_t line; /* that the scanner is on */

    /* Lines of the start tags that libxml2 has read and not yet shown: it
     * keeps 16 bits a line itself. */
    uint32_t *starts;
    size_t first_start, start_count, start_room;
    uint32_t start_line; /* of the element last begun */
    bool ended;          /* the input is all read */
};

/* ---- the scanner: what would cost libxml2 quadratic time ---- */

static bool
just_read(const struct film_xml *x, const char *end)
{
    size_t n = strlen(end);
    return memcmp(x->last + sizeof x->last - n, end, n) == 0;
}

static void
scan_bang(struct film_xml *x, char c)
{
    if (just_read(x, "<!--"))
        x->scan = SCAN_COMMENT;
    else if (just_read(x, "<![CDATA["))
        x->scan = SCAN_CDATA;
    else if (c == '<') /* inside a DOCTYPE's brackets */
        x->scan = SCAN_LT;
    else if (c == '>')
        x->scan = SCAN_TEXT;
}

static void
push_start(struct film_xml *x)
{
    bool full = x->first_start + x->start_count == x->start_room;
    if (full && x->first_start > x->start_room / 2) {
        memmove(x->starts, x->starts + x->first_start,
                x->start_count * sizeof *x->starts);
        x->first_start = 0;
    } else if (!film_vec_reserve(&x->starts, &x->start_room,
                                 x->first_start + x->start_count + 1,
                                 sizeof *x->starts)) {
        film_error_nomem(&x->failed);
        return;
    }
    x->starts[x->first_start + x->start_count++] = x->line;
}

static void
take_start(struct film_xml *x)
{
    if (x->start_count == 0)
        return;
    x->start_line = x->starts[x->first_start++];
    if (--x->start_count == 0)
        x->first_start = 0;
}

static void
scan_tag(struct film_xml *x, char c)
{
    if (c == '>') {
        push_start(x);
        x->scan = SCAN_TEXT;
    } else if (c == '"' || c == '\'') {
        x->quote = c;
        x->scan = SCAN_VALUE;
    } else if (c == '=') {
        x->attributes++;
    }
}

static void
scan_byte(struct film_xml *x, char c)
{
    memmove(x->last, x->last + 1, sizeof x->last - 1);
    x->last[sizeof x->last - 1] = c;
    switch (x->scan) {
    case SCAN_TEXT:
        break;
    case SCAN_LT:
        x->scan = c == '!'   ? SCAN_BANG
                  : c == '?' ? SCAN_PI
                  : c == '/' ? SCAN_TEXT
                             : SCAN_TAG;
        x->attributes = 0;
        break;
    case SCAN_TAG:
        scan_tag(x, c);
        break;
    case SCAN_VALUE:
        if (c == x->quote)
            x->scan = SCAN_TAG;
        break;
    case SCAN_BANG:
        scan_bang(x, c);
        break;
    case SCAN_COMMENT:
        if (just_read(x, "-->"))
            x->scan = SCAN_TEXT;
        break;
    case SCAN_CDATA:
        if (just_read(x, "]]>"))
            x->scan = SCAN_TEXT;
        break;
    case SCAN_PI:
        if (just_read(x, "?>"))
            x->scan = SCAN_TEXT;
        break;
    }
}

/* "<!ENTITY" before the root element, wherever it is: comments and quotes
 * are not distinguished, so that nothing can hide it. */
static bool
declares_entity(struct film_xml *x, char c)
{
    static const char word[] = "<!ENTITY";
    x->entity = c == word[x->entity] ? x->entity + 1 : c == '<';
    if (x->entity < sizeof word - 1)
        return false;
    x->entity = 0;
    return true;
}

static enum film_status
scan(struct film_xml *x, const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (x->scan == SCAN_TEXT && x->body) { /* most of a document */
            const char *lt = memchr(p + i, '<', n - i);
            size_t skip = (lt ? (size_t)(lt - p) : n) - i;
            for (size_t k = 0; k < skip; k++)
                x->line += p[i + k] == '\n';
            i += skip;
            if (!lt)
                break;
        }
        x->line += p[i] == '\n';
        if (x->scan == SCAN_TEXT && p[i] == '<') {
            x->scan = SCAN_LT;
            x->last[sizeof x->last - 1] = '<';
        } else {
            scan_byte(x, p[i]);
        }
        if (!x->body && declares_entity(x, p[i]))
            return film_error_set(&x->failed, FILM_ERR_INPUT,
                                  "line %u: the DOCTYPE declares an entity",
                                  (unsigned)x->line);
        if (x->attributes > x->ctx->limits->attributes)
            return film_error_set(
                &x->failed, FILM_ERR_LIMIT, "line %u: more than %u attributes",
                (unsigned)x->line, x->ctx->limits->attributes);
    }
    return FILM_OK;
}

/* ---- libxml2's side ---- */

static int
read_some(void *user, char *p, int room)
{
    struct film_xml *x = user;
    if (x->failed.status == FILM_OK && film_memory_failed())
        film_error_nomem(&x->failed);
    if (x->failed.status != FILM_OK)
        return -1;
    size_t got = 0;
    struct film_stream *in = x->decoded ? x->decoded : x->in;
    enum film_status st =
        film_stream_read(in, p, (size_t)room, &got, &x->failed);
    if (st != FILM_OK) {
        x->failed.status = st;
        return -1;
    }
    if (got > x->budget) {
        film_error_set(&x->failed, FILM_ERR_LIMIT,
                       "line %u: a record of more than %llu bytes",
                       (unsigned)x->line, (unsigned long long)record_bytes);
        return -1;
    }
    x->budget -= x->budget == UINT64_MAX ? 0 : got;
    x->ended = got == 0;
    return scan(x, p, got) == FILM_OK ? (int)got : -1;
}

/* The parser's words carry pieces of the document: ASCII only, one line. */
static void
take_error(void *user, xmlErrorPtr e)
{
    struct film_xml *x = user;
    if (e->level != XML_ERR_FATAL)
        return;
    x->cut |=
        e->code == XML_ERR_DOCUMENT_END || e->code == XML_ERR_TAG_NOT_FINISHED;
    if (x->failed.status != FILM_OK)
        return;
    char why[200];
    size_t n = 0;
    for (const char *p = e->message ? e->message : "not well-formed";
         *p && n < sizeof why - 1; p++)
        why[n++] = (unsigned char)*p < 0x80 ? *p : '?';
    why[n] = '\0';
    struct film_str s = film_str_trim(film_str_from(why));
    if (e->code == XML_ERR_DOCUMENT_END && x->ended)
        s = FILM_STR("the document is cut off");
    x->error_line = e->line > 0 ? (uint32_t)e->line : 1;
    film_error_set(&x->failed, FILM_ERR_INPUT, "line %u: %.*s",
                   (unsigned)x->error_line, (int)s.n, s.p);
}

/* The encoding that the XML declaration at the start of head names. */
static bool
declared_charset(struct film_str head, struct film_str *label)
{
    if (!film_str_starts(head, FILM_STR("<?xml")))
        return false;
    const char *end = memchr(head.p, '>', head.n);
    if (!end)
        return false;
    struct film_str decl = {head.p, (size_t)(end - head.p)};
    const char *at = memmem(decl.p, decl.n, "encoding", 8);
    if (!at)
        return false;
    const char *open = at + 8;
    while (open < end && *open != '"' && *open != '\'')
        open++;
    if (open == end)
        return false;
    const char *close = memchr(open + 1, *open, (size_t)(end - open - 1));
    if (!close)
        return false;
    *label = (struct film_str){open + 1, (size_t)(close - open - 1)};
    return true;
}

/* Puts a decoder between when the input is not UTF-8. */
static enum film_status
decode(struct film_xml *x, struct film_error *err)
{
    struct film_str head, label;
    enum film_status st = film_stream_peek(x->in, HEAD, &head, err);
    if (st != FILM_OK)
        return st;
    char name[32];
    size_t mark;
    const char *told = film_charset_mark(head, &mark);
    struct film_str rest = {head.p + mark, head.n - mark};
    if (told)
        snprintf(name, sizeof name, "%s", told);
    else if (x->ctx->charset &&
             film_charset_name(film_str_from(x->ctx->charset), name))
        told = name;
    else if (!declared_charset(rest, &label))
        snprintf(name, sizeof name, "UTF-8");
    else if (!film_charset_name(label, name))
        return film_error_set(err, FILM_ERR_INPUT,
                              "line 1: unknown encoding \"%.*s\"",
                              (int)(label.n < 32 ? label.n : 32), label.p);
    else if (film_str_starts(label, FILM_STR("UTF-16")) ||
             film_str_starts(label, FILM_STR("utf-16")))
        snprintf(name, sizeof name,
                 "UTF-8"); /* somebody has converted the file */
    bool marked = told && told != name;
    if (!marked && strcmp(name, "UTF-8") != 0) {
        st = film_stream_peek(x->in, BELIEVED, &head, err);
        if (st != FILM_OK)
            return st;
        head.p += mark;
        head.n -= mark;
        if (film_charset_is_utf8(head, name))
            snprintf(name, sizeof name, "UTF-8");
    }
    st = film_stream_skip(x->in, mark, err);
    if (st != FILM_OK || strcmp(name, "UTF-8") == 0)
        return st;
    return film_charset_stream(&x->decoded, x->in, name, &x->bad,
                               x->ctx->limits, err);
}

enum film_status
film_xml_open(struct film_xml **out, struct film_stream *in,
              struct film_read_context *ctx, struct film_error *err)
{
    struct film_xml *x = calloc(1, sizeof *x);
    if (!x)
        return film_error_nomem(err);
    x->ctx = ctx;
    x->in = in;
    x->budget = UINT64_MAX;
    x->line = 1;
    film_buf_init(&x->text, 64);
    enum film_status st = decode(x, err);
    if (st == FILM_OK) {
        x->r = xmlReaderForIO(read_some, NULL, x, NULL, "UTF-8", OPTIONS);
        if (!x->r)
            st = film_error_nomem(err);
    }
    if (st != FILM_OK) {
        film_xml_free(x);
        return st;
    }
    xmlTextReaderSetStructuredErrorHandler(x->r, take_error, x);
    *out = x;
    return FILM_OK;
}

void
film_xml_free(struct film_xml *x)
{
    if (!x)
        return;
    if (x->r) {
        /* The reader leaves the document to its user. */
        xmlDocPtr doc = xmlTextReaderCurrentDoc(x->r);
        xmlFreeTextReader(x->r);
        xmlFreeDoc(doc);
    }
    film_stream_free(x->decoded);
    film_buf_release(&x->text);
    free(x->starts);
    free(x);
}

static enum film_status
stop(struct film_xml *x, struct film_error *err)
{
    if (x->failed.status == FILM_OK)
        film_error_set(&x->failed, FILM_ERR_INPUT,
                       "line %u: not well-formed XML", (unsigned)x->line);
    if (err)
        *err = x->failed;
    return x->failed.status;
}

/* ---- moving ---- */

static void
warn_bad(struct film_xml *x)
{
    if (x->bad == 0 || x->warned)
        return;
    x->warned = true;
    film_read_mended(x->ctx, x->line,
                     "bytes that are not characters of the declared encoding "
                     "were replaced");
}

/* After a read: passes over what readers do not want. */
static enum film_status
settle(struct film_xml *x, int rc, struct film_error *err)
{
    x->empty_end = false;
    for (;; rc = xmlTextReaderRead(x->r)) {
        if (x->failed.status == FILM_OK && film_memory_failed())
            film_error_nomem(&x->failed);
        if (x->failed.status != FILM_OK || rc < 0)
            return stop(x, err);
        warn_bad(x);
        enum film_status st = film_read_check_time(x->ctx, err);
        if (st != FILM_OK)
            return st;
        if (rc == 0)
            return FILM_END;
        switch (xmlTextReaderNodeType(x->r)) {
        case XML_READER_TYPE_ELEMENT:
            x->body = true;
            take_start(x);
            if (film_xml_depth(x) > x->ctx->limits->depth)
                return film_error_set(err, FILM_ERR_LIMIT,
                                      "line %u: elements nested more than %u "
                                      "deep",
                                      (unsigned)film_xml_line(x),
                                      x->ctx->limits->depth);
            return FILM_OK;
        case XML_READER_TYPE_END_ELEMENT:
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        case XML_READER_TYPE_WHITESPACE:
        case XML_READER_TYPE_ENTITY_REFERENCE:
            return FILM_OK;
        default:
            break;
        }
    }
}

static bool
at_start(const struct film_xml *x)
{
    return !x->empty_end &&
           xmlTextReaderNodeType(x->r) == XML_READER_TYPE_ELEMENT;
}

enum film_status
film_xml_next(struct film_xml *x, struct film_error *err)
{
    if (x->failed.status != FILM_OK)
        return stop(x, err);
    if (x->body && at_start(x) && xmlTextReaderIsEmptyElement(x->r) == 1) {
        x->empty_end = true;
        return FILM_OK;
    }
    return settle(x, xmlTextReaderRead(x->r), err);
}

enum film_status
film_xml_skip(struct film_xml *x, struct film_error *err)
{
    if (x->failed.status != FILM_OK)
        return stop(x, err);
    if (!at_start(x))
        return film_xml_next(x, err);
    /* Every element is gone through, so that none is lost from the count of
     * start tags; libxml2 would do no less. */
    unsigned depth = film_xml_depth(x);
    bool empty = xmlTextReaderIsEmptyElement(x->r) == 1;
    enum film_status st = settle(x, xmlTextReaderRead(x->r), err);
    while (!empty && st == FILM_OK && film_xml_depth(x) > depth)
        st = settle(x, xmlTextReaderRead(x->r), err);
    return empty || st != FILM_OK ? st
                                  : settle(x, xmlTextReaderRead(x->r), err);
}

/* ---- the present node ---- */

static bool
is_named(const struct film_xml *x, const char *name)
{
    const char *own = film_xml_name(x);
    return own && (!name || strcmp(own, name) == 0);
}

bool
film_xml_is_start(const struct film_xml *x, const char *name)
{
    return at_start(x) && is_named(x, name);
}

bool
film_xml_is_end(const struct film_xml *x, const char *name)
{
    return (x->empty_end ||
            xmlTextReaderNodeType(x->r) == XML_READER_TYPE_END_ELEMENT) &&
           is_named(x, name);
}

static bool
is_text(const struct film_xml *x)
{
    int type = xmlTextReaderNodeType(x->r);
    return type != XML_READER_TYPE_ELEMENT &&
           type != XML_READER_TYPE_END_ELEMENT;
}

unsigned
film_xml_depth(const struct film_xml *x)
{
    int depth = xmlTextReaderDepth(x->r);
    return depth < 0 ? 0 : (unsigned)depth;
}

uint32_t
film_xml_line(const struct film_xml *x)
{
    if (at_start(x))
        return x->start_line;
    /* After a tag the parser's line is used, which may be some lines too
     * high. */
    int here = xmlTextReaderGetParserLineNumber(x->r);
    return here > 0 ? (uint32_t)here : 0;
}

const char *
film_xml_name(const struct film_xml *x)
{
    return (const char *)xmlTextReaderConstLocalName(x->r);
}

/* What an entity reference that is not declared means: HTML's meaning,
 * nothing if it has none. */
static void
add_entity(const xmlChar *name, struct film_buf *out)
{
    const htmlEntityDesc *e = name ? htmlEntityLookup(name) : NULL;
    if (e)
        film_utf8_add(out, e->value);
}

struct film_str
film_xml_value(const struct film_xml *x)
{
    if (xmlTextReaderNodeType(x->r) != XML_READER_TYPE_ENTITY_REFERENCE)
        return film_str_from((const char *)xmlTextReaderConstValue(x->r));
    struct film_buf *text = &((struct film_xml *)x)->text;
    film_buf_reset(text);
    add_entity(xmlTextReaderConstName(x->r), text);
    return film_buf_get(text);
}

const xmlNode *
film_xml_node(const struct film_xml *x)
{
    return xmlTextReaderCurrentNode(x->r);
}

enum film_status
film_xml_text(struct film_xml *x, struct film_buf *out, struct film_error *err)
{
    unsigned depth = film_xml_depth(x);
    for (;;) {
        enum film_status st = film_xml_next(x, err);
        if (st != FILM_OK)
            return st == FILM_END ? FILM_OK : st;
        if (film_xml_is_end(x, NULL) && film_xml_depth(x) <= depth)
            return FILM_OK;
        if (is_text(x))
            film_buf_str(out, film_xml_value(x));
    }
}

enum film_status
film_xml_expand(struct film_xml *x, const xmlNode **node,
                struct film_error *err)
{
    x->budget = record_bytes;
    const xmlNode *n = xmlTextReaderExpand(x->r);
    x->budget = UINT64_MAX;
    if (!n || x->failed.status != FILM_OK)
        return stop(x, err);
    warn_bad(x);
    *node = n;
    return FILM_OK;
}

/* ---- trees ---- */

bool
film_node_is(const xmlNode *n, const char *name)
{
    return n && n->type == XML_ELEMENT_NODE &&
           (!name || strcmp((const char *)n->name, name) == 0);
}

bool
film_node_is_one_of(const xmlNode *n, const char *names)
{
    return film_node_is(n, NULL) &&
           film_str_is_one_of(film_str_from((const char *)n->name), names);
}

static const xmlNode *
first_element(const xmlNode *n, const char *name)
{
    while (n && !film_node_is(n, name))
        n = n->next;
    return n;
}

const xmlNode *
film_node_child(const xmlNode *n, const char *name)
{
    return n ? first_element(n->children, name) : NULL;
}

const xmlNode *
film_node_next(const xmlNode *n, const char *name)
{
    return n ? first_element(n->next, name) : NULL;
}

/* libxml2 allows a depth of 256. */
void
film_node_add_text(const xmlNode *n, struct film_buf *out)
{
    switch (n->type) {
    case XML_TEXT_NODE:
    case XML_CDATA_SECTION_NODE:
        film_node_mark_read(n);
        if (n->content)
            film_buf_text(out, (const char *)n->content);
        break;
    case XML_ENTITY_REF_NODE: /* its children are the declaration's */
        add_entity(n->name, out);
        break;
    case XML_ELEMENT_NODE:
    case XML_ATTRIBUTE_NODE:
        for (const xmlNode *c = n->children; c; c = c->next)
            film_node_add_text(c, out);
        break;
    default:
        break;
    }
}

/* The text of a node, without a copy when it is one piece. */
static struct film_str
text_of(const xmlNode *n, struct film_buf *scratch)
{
    const xmlNode *c = n->children;
    if (!c)
        return FILM_STR("");
    if (!c->next && c->type == XML_TEXT_NODE) {
        film_node_mark_read(c);
        return film_str_from((const char *)c->content);
    }
    film_buf_reset(scratch);
    film_node_add_text(n, scratch);
    return scratch->n ? film_buf_get(scratch) : FILM_STR("");
}

struct film_str
film_node_attr(const xmlNode *n, const char *name, struct film_buf *scratch)
{
    if (n && n->type == XML_ELEMENT_NODE)
        for (const xmlAttr *a = n->properties; a; a = a->next)
            if (strcmp((const char *)a->name, name) == 0)
                return text_of((const xmlNode *)a, scratch);
    return FILM_STR("");
}

struct film_str
film_node_text(const xmlNode *n, struct film_buf *scratch)
{
    return n ? text_of(n, scratch) : FILM_STR("");
}

static enum film_status
check_tree(xmlDoc *doc, struct film_xml *x, struct film_error *err)
{
    if (!doc || !xmlDocGetRootElement(doc))
        return stop(x, err);
    if (x->failed.status != FILM_OK) {
        const char *why = strstr(x->failed.text, ": ");
        film_read_report(x->ctx, x->error_line,
                         x->cut ? FILM_LOST_PART : FILM_LOST_NOTHING,
                         "mended: %s", why ? why + 2 : x->failed.text);
    }
    return FILM_OK;
}

enum film_status
film_xml_tree(xmlDoc **doc, struct film_str text, struct film_read_context *ctx,
              struct film_error *err)
{
    struct film_xml x = {.ctx = ctx, .line = 1};
    if (text.n > record_bytes) /* a tree takes some ten times as much */
        return film_error_set(err, FILM_ERR_LIMIT,
                              "a record of more than %llu bytes",
                              (unsigned long long)record_bytes);
    enum film_status scanned = scan(&x, text.p, text.n);
    free(x.starts); /* the tree keeps its lines itself */
    x.starts = NULL;
    if (scanned != FILM_OK)
        return stop(&x, err);
    x.line = 1;
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    if (!parser)
        return film_error_nomem(err);
    xmlSetStructuredErrorFunc(&x, take_error);
    xmlDoc *d = xmlCtxtReadMemory(parser, text.p, (int)text.n, NULL, "UTF-8",
                                  OPTIONS | XML_PARSE_RECOVER);
    xmlSetStructuredErrorFunc(NULL, NULL);
    xmlFreeParserCtxt(parser);
    enum film_status st = check_tree(d, &x, err);
    if (st == FILM_OK)
        *doc = d;
    else
        xmlFreeDoc(d);
    return st;
}

uint32_t
film_node_line(const xmlNode *n)
{
    return n->line < 65535 ? n->line : 0;
}
