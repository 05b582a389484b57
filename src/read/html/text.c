/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/html/text.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/xml/xml.h"

#include <libxml/HTMLparser.h>

/* The end of the tag or comment that begins at s.p[at], or at if none does. */
static size_t
tag_end(struct film_str s, size_t at)
{
    struct film_str rest = {s.p + at, s.n - at};
    if (film_str_starts(rest, FILM_STR("<!--"))) {
        for (size_t i = at + 4; i + 3 <= s.n; i++)
            if (memcmp(s.p + i, "-->", 3) == 0)
                return i + 3;
        return s.n;
    }
    if (rest.n < 2 || !(film_ascii_letter(rest.p[1]) || rest.p[1] == '/' ||
                        rest.p[1] == '!' || rest.p[1] == '?'))
        return at;
    const char *gt = memchr(rest.p, '>', rest.n);
    return gt ? (size_t)(gt - s.p) + 1 : at;
}

/* The number of a "&#…" reference; *at moves past it. */
static uint32_t
number_of(struct film_str s, size_t *at)
{
    size_t i = *at + 2;
    bool hex = i < s.n && (s.p[i] == 'x' || s.p[i] == 'X');
    uint32_t c = 0;
    size_t begin = i += hex;
    for (; i < s.n && c < 0x110000; i++) {
        char d = s.p[i];
        if (film_ascii_digit(d))
            c = c * (hex ? 16 : 10) + (uint32_t)(d - '0');
        else if (hex && film_ascii_letter(d) && (d | 32) <= 'f')
            c = c * 16 + (uint32_t)((d | 32) - 'a') + 10;
        else
            break;
    }
    if (i == begin)
        return 0;
    *at = i < s.n && s.p[i] == ';' ? i + 1 : i;
    /* the C1 range means Windows-1252 in HTML (Living Standard, 13.2.5.80) */
    static const uint16_t c1[32] = {
        0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021,
        0x2c6,  0x2030, 0x160,  0x2039, 0x152,  0x8d,   0x17d,  0x8f,
        0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
        0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178};
    return c >= 0x80 && c < 0xa0 ? c1[c - 0x80] : c;
}

/* Returns the character of the reference at s.p[*at] and moves *at past it; 0
 * if there is no reference. */
static uint32_t
reference(struct film_str s, size_t *at)
{
    char name[16];
    size_t n = 0, i = *at + 1;
    if (i < s.n && s.p[i] == '#')
        return number_of(s, at);
    while (i < s.n && n + 1 < sizeof name &&
           (film_ascii_letter(s.p[i]) || film_ascii_digit(s.p[i])))
        name[n++] = s.p[i++];
    name[n] = '\0';
    if (n == 0 || i >= s.n || s.p[i] != ';')
        return 0;
    const htmlEntityDesc *e = htmlEntityLookup((const xmlChar *)name);
    if (e)
        *at = i + 1;
    return e ? e->value : 0;
}

/* True for the tag of a block or line break. */
static bool
parts_words(struct film_str tag)
{
    size_t i = tag.n > 1 && tag.p[1] == '/' ? 2 : 1, n = i;
    while (n < tag.n &&
           (film_ascii_letter(tag.p[n]) || film_ascii_digit(tag.p[n])))
        n++;
    return film_str_is_one_of_nocase((struct film_str){tag.p + i, n - i},
                                     "br|p|div|li|td|tr|h1|h2|h3|h4|dd|dt");
}

void
film_html_plain(struct film_buf *out, struct film_str s)
{
    for (size_t i = 0; i < s.n;) {
        if (s.p[i] == '<') {
            size_t end = tag_end(s, i);
            if (end > i) {
                if (parts_words((struct film_str){s.p + i, end - i}))
                    film_buf_byte(out, ' ');
                i = end;
                continue;
            }
        }
        size_t next = i;
        uint32_t c = s.p[i] == '&' ? reference(s, &next) : 0;
        if (c) {
            film_utf8_add(out, c);
            i = next;
        } else {
            film_buf_byte(out, s.p[i++]);
        }
    }
}

/* The next place of c in s at or after i; s.n if there is none. */
static size_t
find(struct film_str s, size_t i, char c)
{
    const char *at = i < s.n ? memchr(s.p + i, c, s.n - i) : NULL;
    return at ? (size_t)(at - s.p) : s.n;
}

bool
film_html_has_markup(struct film_str s)
{
    for (size_t i = find(s, 0, '<'); i < s.n; i = find(s, i + 1, '<'))
        if (tag_end(s, i) > i)
            return true;
    for (size_t i = find(s, 0, '&'), at; i < s.n; i = find(s, i + 1, '&')) {
        at = i;
        if (reference(s, &at))
            return true;
    }
    return false;
}

xmlNode *
film_html_next(const xmlNode *root, xmlNode *n, bool over)
{
    if (!over && n->type == XML_ELEMENT_NODE && n->children)
        return n->children;
    while (n != root && !n->next)
        n = n->parent;
    return n == root ? NULL : n->next;
}

/* True for what is not part of the words around it: program code, and the
 * readings above characters. */
static bool
is_skipped(const xmlNode *n)
{
    return film_node_is_one_of(n, "script|style|rt|rp");
}

void
film_html_node_text(struct film_buf *out, xmlNode *node, size_t most)
{
    size_t end = out->n + most;
    bool over = false;
    for (xmlNode *n = node; n && out->n < end;
         n = film_html_next(node, n, over)) {
        over = n->type == XML_ELEMENT_NODE && is_skipped(n);
        if (over)
            continue;
        if (n->type == XML_ELEMENT_NODE && n != node)
            film_buf_byte(out, ' ');
        else if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE)
            film_buf_text(out, (const char *)n->content);
    }
}
