/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is done with the text of an XML document before it is parsed. */
#include <config.h>
#include "read/xml/xml.h"
#include "base/utf8.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>

static bool
name_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == ':' || (unsigned char)c >= 0x80;
}

static bool
name_byte(char c)
{
    return name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

static bool
blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static struct film_str
from(struct film_str s, size_t at)
{
    return (struct film_str){s.p + at, s.n - at};
}

/* Where what begins at `at` ends: after the next `end`; s.n if it does not. */
static size_t
end_of(struct film_str s, size_t at, struct film_str end)
{
    const char *p = memmem(s.p + at, s.n - at, end.p, end.n);
    return p ? (size_t)(p - s.p) + end.n : s.n;
}

/* The end of a DOCTYPE at `at`: its ">" outside of brackets and quotes. */
static size_t
doctype_end(struct film_str s, size_t at)
{
    bool brackets = false;
    while (at < s.n) {
        char c = s.p[at++];
        if (c == '"' || c == '\'') {
            const char *q = memchr(s.p + at, c, s.n - at);
            at = q ? (size_t)(q - s.p) + 1 : s.n;
        } else if (c == '[') {
            brackets = true;
        } else if (c == ']') {
            brackets = false;
        } else if (c == '>' && !brackets) {
            break;
        }
    }
    return at;
}

/* ---- the root element ---- */

/* The end of what may come before the root at `at`, or `at`. */
static size_t
prolog_end(struct film_str s, size_t at)
{
    struct film_str rest = from(s, at);
    if (film_str_starts(rest, FILM_STR("<?")))
        return end_of(s, at, FILM_STR("?>"));
    if (film_str_starts(rest, FILM_STR("<!--")))
        return end_of(s, at + 4, FILM_STR("-->"));
    if (film_str_starts(rest, FILM_STR("<!DOCTYPE")))
        return doctype_end(s, at);
    while (at < s.n && blank(s.p[at]))
        at++;
    return at;
}

/* The value of attribute `name` (xmlns or xmlns:prefix) in the start tag that
 * is s. */
static struct film_str
tag_attribute(struct film_str s, struct film_str name)
{
    for (size_t at = 0; at + name.n < s.n;) {
        const char *p = memmem(s.p + at, s.n - at, name.p, name.n);
        if (!p)
            break;
        at = (size_t)(p - s.p) + name.n;
        bool whole = p > s.p && blank(p[-1]);
        while (at < s.n && blank(s.p[at]))
            at++;
        if (!whole || at >= s.n || s.p[at] != '=')
            continue;
        at++;
        while (at < s.n && blank(s.p[at]))
            at++;
        if (at >= s.n || (s.p[at] != '"' && s.p[at] != '\''))
            continue;
        const char *q = memchr(s.p + at + 1, s.p[at], s.n - at - 1);
        if (q)
            return (struct film_str){s.p + at + 1, (size_t)(q - s.p) - at - 1};
    }
    return FILM_STR("");
}

bool
film_xml_root(struct film_str head, struct film_str *name,
              struct film_str *space)
{
    size_t at = 0;
    if (head.n == 0)
        return false;
    for (;;) {
        size_t end = prolog_end(head, at);
        if (end == at)
            break;
        at = end;
    }
    if (at + 1 >= head.n || head.p[at] != '<' || !name_start(head.p[at + 1]))
        return false;
    size_t start = ++at;
    while (at < head.n && name_byte(head.p[at]))
        at++;
    const char *gt = memchr(head.p + at, '>', head.n - at);
    if (at == head.n || !gt)
        return false;
    struct film_str full = {head.p + start, at - start};
    struct film_str tag = {head.p + at, (size_t)(gt - head.p) - at};
    const char *colon = memchr(full.p, ':', full.n);
    char declared[64] = "xmlns";
    *name = full;
    if (colon) {
        size_t n = (size_t)(colon - full.p);
        *name = from(full, n + 1);
        if (n + 7 > sizeof declared)
            return false;
        declared[5] = ':';
        memcpy(declared + 6, full.p, n);
        declared[6 + n] = '\0';
    }
    *space = tag_attribute(tag, film_str_from(declared));
    return true;
}

bool
film_xml_root_is(struct film_str head, const char *names)
{
    struct film_str name, space;
    return film_xml_root(head, &name, &space) &&
           film_str_is_one_of(name, names);
}

/* ---- references ---- */

/* The code point that "#233" or "#xE9" names, 0 if none that XML allows. */
static uint32_t
numeric(struct film_str body)
{
    bool hex = body.n > 1 && (body.p[1] == 'x' || body.p[1] == 'X');
    char digits[10];
    size_t skip = hex ? 2 : 1;
    if (body.n <= skip || body.n - skip >= sizeof digits)
        return 0;
    memcpy(digits, body.p + skip, body.n - skip);
    digits[body.n - skip] = '\0';
    if (strspn(digits, hex ? "0123456789abcdefABCDEF" : "0123456789") !=
        body.n - skip)
        return 0;
    unsigned long v = strtoul(digits, NULL, hex ? 16 : 10);
    bool allowed = (v >= ' ' || v == '\t' || v == '\n' || v == '\r') &&
                   v < 0x110000 && (v < 0xD800 || v > 0xDFFF) &&
                   (v & 0xFFFE) != 0xFFFE;
    return allowed ? (uint32_t)v : 0;
}

/* The code point of the text between "&" and ";", 0 if it has none. */
static uint32_t
reference(struct film_str body)
{
    char name[32];
    if (body.n == 0 || body.n >= sizeof name)
        return 0;
    if (body.p[0] == '#')
        return numeric(body);
    if (film_str_equal(body, FILM_STR("apos"))) /* XML's, not HTML 4's */
        return '\'';
    memcpy(name, body.p, body.n);
    name[body.n] = '\0';
    const htmlEntityDesc *e = htmlEntityLookup((const xmlChar *)name);
    return e ? e->value : 0;
}

bool
film_xml_reference(struct film_buf *out, struct film_str ref)
{
    if (ref.n < 3 || ref.p[0] != '&' || ref.p[ref.n - 1] != ';')
        return false;
    uint32_t c = reference((struct film_str){ref.p + 1, ref.n - 2});
    if (c)
        film_utf8_add(out, c);
    return c != 0;
}

/* ---- mending ---- */

struct mend {
    struct film_buf *out;
    struct film_str s;
    size_t at;
    bool changed;
};

/* Copies up to `end`, without what XML does not allow. */
static void
copy(struct mend *m, size_t end)
{
    while (m->at < end) {
        size_t start = m->at;
        while (m->at < end &&
               ((unsigned char)m->s.p[m->at] >= ' ' || blank(m->s.p[m->at])) &&
               (unsigned char)m->s.p[m->at] < 0x80)
            m->at++;
        film_buf_add(m->out, m->s.p + start, m->at - start);
        if (m->at >= end)
            break;
        start = m->at;
        uint32_t c = film_utf8_next(m->s, &m->at);
        if (c < ' ' || c == 0xFFFE || c == 0xFFFF) {
            m->changed = true;
            continue;
        }
        m->changed |= c == 0xFFFD && m->at - start == 1;
        film_utf8_add(m->out, c);
    }
}

/* Writes blanks for all up to `end` but line ends. */
static void
blot(struct mend *m, size_t end)
{
    for (; m->at < end; m->at++) {
        film_buf_byte(m->out, m->s.p[m->at] == '\n' ? '\n' : ' ');
    }
}

/* True for what XML itself knows: these stay as they are. */
static bool
xml_knows(struct film_str body)
{
    static const struct film_str own[] = {FILM_STR("amp"), FILM_STR("lt"),
                                          FILM_STR("gt"), FILM_STR("quot"),
                                          FILM_STR("apos")};
    for (size_t k = 0; k < sizeof own / sizeof *own; k++)
        if (film_str_equal(own[k], body))
            return true;
    return body.p[0] == '#' && numeric(body) != 0;
}

static void
mend_reference(struct mend *m)
{
    size_t i = m->at + 1;
    if (i < m->s.n && m->s.p[i] == '#')
        i++;
    while (i < m->s.n && i - m->at < 32 && name_byte(m->s.p[i]) &&
           m->s.p[i] != ':')
        i++;
    struct film_str body = {m->s.p + m->at + 1, i - m->at - 1};
    if (i >= m->s.n || m->s.p[i] != ';' || body.n == 0) {
        film_buf_text(m->out, "&amp;");
        m->changed = true;
        m->at++;
        return;
    }
    struct film_str whole = {body.p - 1, body.n + 2};
    m->at = i + 1;
    if (xml_knows(body)) {
        film_buf_str(m->out, whole);
        return;
    }
    m->changed = true;
    if (film_xml_reference(m->out, whole) || body.p[0] == '#')
        return; /* a number that names no character goes */
    film_buf_text(m->out, "&amp;");
    film_buf_str(m->out, (struct film_str){body.p, body.n + 1});
}

static void
mend_markup(struct mend *m)
{
    struct film_str rest = from(m->s, m->at);
    char next = rest.n > 1 ? rest.p[1] : ' ';
    if (film_str_starts(rest, FILM_STR("<!--"))) {
        copy(m, end_of(m->s, m->at + 4, FILM_STR("-->")));
    } else if (film_str_starts(rest, FILM_STR("<![CDATA["))) {
        copy(m, end_of(m->s, m->at, FILM_STR("]]>")));
    } else if (film_str_starts(rest, FILM_STR("<!DOCTYPE"))) {
        m->changed = true;
        blot(m, doctype_end(m->s, m->at));
    } else if (film_str_starts(rest, FILM_STR("<?"))) {
        /* Only the first declaration has its place; none is needed. */
        m->changed |= film_str_trim((struct film_str){m->s.p, m->at}).n > 0;
        blot(m, end_of(m->s, m->at, FILM_STR("?>")));
    } else if (name_start(next) || next == '/') {
        film_buf_byte(m->out, '<');
        m->at++;
    } else {
        film_buf_text(m->out, "&lt;");
        m->changed = true;
        m->at++;
    }
}

bool
film_xml_mend(struct film_buf *out, struct film_str text)
{
    struct mend m = {.out = out, .s = text};
    const char *lt = text.n ? memchr(text.p, '<', text.n) : NULL;
    m.changed =
        lt &&
        film_str_trim((struct film_str){text.p, (size_t)(lt - text.p)}).n > 0;
    if (lt)
        blot(&m, (size_t)(lt - text.p));
    while (m.at < text.n && !out->failed) {
        if (text.p[m.at] == '<') {
            mend_markup(&m);
        } else if (text.p[m.at] == '&') {
            mend_reference(&m);
        } else {
            size_t end = m.at;
            while (end < text.n && text.p[end] != '<' && text.p[end] != '&')
                end++;
            copy(&m, end);
        }
    }
    return m.changed;
}
