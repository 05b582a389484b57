/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/html/dom.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "read/html/text.h"
#include "read/xml/xml.h"

#include <stdlib.h>

struct tag_row {
    const char *name;
    uint8_t tag, level;
};

/* Sorted by name. What is not here is inline. Elements that never hold text
 * of an article (HTML Living Standard, 4.2, 4.8, 4.10 and 4.12) are skipped
 * whole. */
static const struct tag_row tag_rows[] = {
    {"a", FILM_HTML_A, 0},
    {"address", FILM_HTML_BLOCK, 0},
    {"applet", FILM_HTML_SKIP, 0},
    {"area", FILM_HTML_SKIP, 0},
    {"article", FILM_HTML_ARTICLE, 0},
    {"aside", FILM_HTML_ASIDE, 0},
    {"audio", FILM_HTML_SKIP, 0},
    {"b", FILM_HTML_STRONG, 0},
    {"blockquote", FILM_HTML_BLOCKQUOTE, 0},
    {"body", FILM_HTML_BODY, 0},
    {"br", FILM_HTML_BR, 0},
    {"button", FILM_HTML_SKIP, 0},
    {"canvas", FILM_HTML_SKIP, 0},
    {"caption", FILM_HTML_CAPTION, 0},
    {"center", FILM_HTML_BLOCK, 0},
    {"datalist", FILM_HTML_SKIP, 0},
    {"dd", FILM_HTML_ITEM, 0},
    {"details", FILM_HTML_BLOCK, 0},
    {"dialog", FILM_HTML_SKIP, 0},
    {"div", FILM_HTML_DIV, 0},
    {"dl", FILM_HTML_LIST, 0},
    {"dt", FILM_HTML_ITEM, 0},
    {"em", FILM_HTML_STRONG, 0},
    {"embed", FILM_HTML_SKIP, 0},
    {"fieldset", FILM_HTML_BLOCK, 0},
    {"figcaption", FILM_HTML_CAPTION, 0},
    {"figure", FILM_HTML_FIGURE, 0},
    {"footer", FILM_HTML_FOOTER, 0},
    {"form", FILM_HTML_FORM, 0},
    {"h1", FILM_HTML_HEADING, 1},
    {"h2", FILM_HTML_HEADING, 2},
    {"h3", FILM_HTML_HEADING, 3},
    {"h4", FILM_HTML_HEADING, 4},
    {"h5", FILM_HTML_HEADING, 5},
    {"h6", FILM_HTML_HEADING, 6},
    {"head", FILM_HTML_SKIP, 0},
    {"header", FILM_HTML_HEADER, 0},
    {"hr", FILM_HTML_BLOCK, 0},
    {"i", FILM_HTML_STRONG, 0},
    {"iframe", FILM_HTML_SKIP, 0},
    {"input", FILM_HTML_SKIP, 0},
    {"legend", FILM_HTML_BLOCK, 0},
    {"li", FILM_HTML_ITEM, 0},
    {"main", FILM_HTML_MAIN, 0},
    {"map", FILM_HTML_SKIP, 0},
    {"menu", FILM_HTML_NAV, 0},
    {"nav", FILM_HTML_NAV, 0},
    {"noframes", FILM_HTML_SKIP, 0},
    {"noscript", FILM_HTML_SKIP, 0},
    {"object", FILM_HTML_SKIP, 0},
    {"ol", FILM_HTML_LIST, 0},
    {"optgroup", FILM_HTML_SKIP, 0},
    {"option", FILM_HTML_SKIP, 0},
    {"p", FILM_HTML_P, 0},
    {"pre", FILM_HTML_PRE, 0},
    {"progress", FILM_HTML_SKIP, 0},
    {"rp", FILM_HTML_SKIP, 0},
    {"rt", FILM_HTML_READING, 0},
    {"ruby", FILM_HTML_RUBY, 0},
    {"script", FILM_HTML_SKIP, 0},
    {"section", FILM_HTML_DIV, 0},
    {"select", FILM_HTML_SKIP, 0},
    {"small", FILM_HTML_STRONG, 0},
    {"strong", FILM_HTML_STRONG, 0},
    {"style", FILM_HTML_SKIP, 0},
    {"summary", FILM_HTML_BLOCK, 0},
    {"svg", FILM_HTML_SKIP, 0},
    {"table", FILM_HTML_TABLE, 0},
    {"tbody", FILM_HTML_BLOCK, 0},
    {"td", FILM_HTML_CELL, 0},
    {"template", FILM_HTML_SKIP, 0},
    {"textarea", FILM_HTML_SKIP, 0},
    {"tfoot", FILM_HTML_BLOCK, 0},
    {"th", FILM_HTML_CELL, 0},
    {"thead", FILM_HTML_BLOCK, 0},
    {"time", FILM_HTML_TIME, 0},
    {"title", FILM_HTML_SKIP, 0},
    {"tr", FILM_HTML_ROW, 0},
    {"ul", FILM_HTML_LIST, 0},
    {"video", FILM_HTML_SKIP, 0},
};

static int
compare_tag(const void *key, const void *row)
{
    return strcmp(key, ((const struct tag_row *)row)->name);
}

static struct tag_row
tag_of(const xmlNode *node)
{
    static const struct tag_row other = {"", FILM_HTML_OTHER, 0};
    const struct tag_row *row =
        bsearch(node->name, tag_rows, sizeof tag_rows / sizeof *tag_rows,
                sizeof *tag_rows, compare_tag);
    return row ? *row : other;
}

static bool
is_block(enum film_html_tag tag)
{
    switch (tag) {
    case FILM_HTML_OTHER:
    case FILM_HTML_A:
    case FILM_HTML_BR:
    case FILM_HTML_SKIP:
    case FILM_HTML_STRONG:
    case FILM_HTML_RUBY:
    case FILM_HTML_READING:
    case FILM_HTML_TIME:
        return false;
    default:
        return true;
    }
}

struct film_str
film_html_attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (strcmp((const char *)a->name, name) == 0)
            return a->children
                       ? film_str_from((const char *)a->children->content)
                       : (struct film_str){0};
    return (struct film_str){0};
}

/* True if style, a copy of an attribute in lower case without blanks, hides
 * its element. */
static bool
style_hides(struct film_str style)
{
    char plain[400];
    size_t n = 0;
    for (size_t i = 0; i < style.n && n + 1 < sizeof plain; i++)
        if (style.p[i] != ' ')
            plain[n++] =
                (char)(style.p[i] >= 'A' && style.p[i] <= 'Z' ? style.p[i] + 32
                                                              : style.p[i]);
    plain[n] = '\0';
    return strstr(plain, "display:none") || strstr(plain, "visibility:hidden");
}

/* A panel opens in its place: the text below a heading that one has to touch,
 * or a tab beside others. */
static bool
is_panel(const xmlNode *node)
{
    struct film_str role = film_html_attribute(node, "role");
    return film_str_equal_nocase(role, FILM_STR("region")) ||
           film_str_equal_nocase(role, FILM_STR("tabpanel")) ||
           film_str_equal_nocase(film_html_attribute(node, "hidden"),
                                 FILM_STR("until-found"));
}

/* True for what a browser does not show in its place: hidden elements and
 * the boxes that open over a word. */
static bool
is_hidden(const xmlNode *node)
{
    static const char *const words[] = {
        "rollover",      "tooltip",         "popover",        "sr-only",
        "screen-reader", "visually-hidden", "visuallyhidden", "screenreader",
        "noprint",       "mw-editsection", /* MediaWiki's "[edit]" */
    };
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        const char *name = (const char *)a->name;
        const char *value =
            a->children ? (const char *)a->children->content : "";
        if (!value)
            value = "";
        if (strcmp(name, "hidden") == 0)
            return true;
        if (strcmp(name, "style") == 0 && style_hides(film_str_from(value)))
            return true;
        if (strcmp(name, "class") != 0)
            continue;
        if (strcmp((const char *)node->name, "sup") == 0 &&
            strcmp(value, "reference") == 0) /* its "[1]" */
            return true;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (strstr(value, words[i]))
                return true;
    }
    return false;
}

/* What is known while the tree is walked. */
struct walk {
    struct film_html_page *page;
    struct film_arena *arena;
    struct film_buf text, readings; /* of the run being made */
    struct film_html_run run;
    uint32_t owner;         /* innermost block element */
    uint32_t line;          /* line of the source that the walk has reached */
    uint32_t link;          /* the <a href> opened last */
    unsigned links, strong; /* open <a href>, <b> and similar … */
    unsigned ruby, reading; /* … <ruby>, <rt> */
    unsigned breaks;        /* <br> since the last text */
    bool apart;             /* text outside of ruby since the last reading */
    bool blank;             /* white space must be written before the next
                             * text */
    bool nomem;
};

static void
end_run(struct walk *w)
{
    w->blank = w->apart = false;
    w->breaks = 0;
    if (w->text.n == 0) /* readings of nothing */
        film_buf_add(&w->text, w->readings.p, w->readings.n);
    else if (!film_arena_copy(w->arena, film_buf_get(&w->readings),
                              &w->run.readings))
        w->nomem = true;
    film_buf_reset(&w->readings);
    if (w->text.n == 0)
        return;
    struct film_html_run *run = film_arena_push(
        w->arena, &w->page->runs, &w->page->run_count, sizeof *run);
    if (!run || w->text.failed || w->readings.failed) {
        w->nomem = true;
        return;
    }
    *run = w->run;
    run->owner = w->owner;
    if (!film_arena_copy(w->arena, film_buf_get(&w->text), &run->text))
        w->nomem = true;
    film_buf_reset(&w->text);
    w->run = (struct film_html_run){0};
}

static void
count_lines(struct walk *w, const xmlNode *n)
{
    for (const char *p = (const char *)n->content; p && (p = strchr(p, '\n'));
         p++)
        w->line++;
}

static bool
is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xa0 || c == 0x3000 ||
           (c >= 0x2000 && c <= 0x200b) || c == 0x2028 || c == 0x2029 ||
           c == 0xfeff;
}

/* Appends a reading to the others of the run: those of neighbours make one
 * word, as the characters that they are of do. */
static void
add_reading(struct walk *w, struct film_str s)
{
    s = film_str_trim(s);
    if (s.n && w->apart && w->readings.n)
        film_buf_text(&w->readings, ", ");
    if (s.n)
        w->apart = false;
    film_buf_add(&w->readings, s.p, s.n);
}

/* Appends the text of n to the run, white space folded, lines counted. */
static void
add_text(struct walk *w, const xmlNode *n)
{
    struct film_str s = film_str_from((const char *)n->content);
    if (w->reading) {
        count_lines(w, n);
        add_reading(w, s);
        return;
    }
    for (size_t at = 0; at < s.n;) {
        size_t begin = at;
        uint32_t c = film_utf8_next(s, &at);
        if (c == '\n')
            w->line++;
        if (is_space(c)) {
            w->blank = true;
            continue;
        }
        if (c == 0xad) /* soft hyphen */
            continue;
        if (w->text.n == 0)
            w->run.line = w->line;
        else if (w->blank) {
            film_buf_byte(&w->text, ' ');
            w->run.chars++;
            w->run.link_chars += w->links > 0;
            w->run.bold_chars += w->strong > 0;
        }
        w->blank = false;
        w->breaks = 0;
        w->run.line_end = w->line;
        film_buf_add(&w->text, s.p + begin, at - begin);
        unsigned weight = c >= 0x2e80 ? 2 : 1;
        w->run.chars += weight;
        w->run.link_chars += w->links ? weight : 0;
        w->run.bold_chars += w->strong ? weight : 0;
        w->apart |= w->ruby == 0;
        if (w->links && !w->run.link)
            w->run.link = w->link;
    }
}

/* True for a row of a table of values: several cells and no block or line
 * break inside any. Its cells make one run. */
static bool
is_data_row(const xmlNode *row)
{
    unsigned cells = 0;
    for (const xmlNode *n = row->children; n && n != row;) {
        if (n->type == XML_ELEMENT_NODE) {
            struct tag_row t = tag_of(n);
            if (t.tag == FILM_HTML_CELL)
                cells++;
            else if (t.tag == FILM_HTML_BR || is_block(t.tag))
                return false;
            if (n->children && t.tag != FILM_HTML_SKIP) {
                n = n->children;
                continue;
            }
        }
        while (n != row && !n->next)
            n = n->parent;
        if (n != row)
            n = n->next;
    }
    return cells > 1;
}

static bool
in_data_row(const struct walk *w)
{
    return w->page->elements[w->owner].flags & FILM_HTML_DATA_ROW;
}

static void
enter(struct walk *w, xmlNode *node, struct tag_row t, uint32_t parent)
{
    if (is_block(t.tag) && !(t.tag == FILM_HTML_CELL && in_data_row(w)))
        end_run(w);
    uint32_t index = (uint32_t)w->page->element_count;
    struct film_html_element *e = film_arena_push(
        w->arena, &w->page->elements, &w->page->element_count, sizeof *e);
    if (!e) {
        w->nomem = true;
        return;
    }
    *e = (struct film_html_element){.node = node,
                                    .parent = parent,
                                    .block = w->owner,
                                    .tag = t.tag,
                                    .level = t.level,
                                    .run_first = (uint32_t)w->page->run_count};
    if (node->line && node->line < 65535 && node->line > w->line)
        w->line = node->line;
    if (t.tag == FILM_HTML_ROW && is_data_row(node))
        e->flags |= FILM_HTML_DATA_ROW;
    if (t.tag == FILM_HTML_CELL && in_data_row(w))
        w->blank = true;
    else if (is_block(t.tag))
        w->owner = index;
    if (t.tag == FILM_HTML_BR) {
        w->blank = true;
        if (++w->breaks > 1)
            end_run(w);
    }
    if (t.tag == FILM_HTML_A && film_html_attribute(node, "href").n) {
        w->links++;
        w->link = index;
    }
    w->strong += t.tag == FILM_HTML_STRONG;
    w->ruby += t.tag == FILM_HTML_RUBY;
    w->reading += t.tag == FILM_HTML_READING;
}

static void
leave(struct walk *w, uint32_t index)
{
    struct film_html_element *e = &w->page->elements[index];
    if (e->tag == FILM_HTML_A && film_html_attribute(e->node, "href").n)
        w->links--;
    w->strong -= e->tag == FILM_HTML_STRONG;
    w->ruby -= e->tag == FILM_HTML_RUBY;
    w->reading -= e->tag == FILM_HTML_READING;
    if (w->owner == index) {
        end_run(w);
        w->owner = e->block;
        e = &w->page->elements[index];
    }
    e->end = (uint32_t)w->page->element_count;
    /* a run that is being made counts for the elements it began in */
    e->run_end = (uint32_t)w->page->run_count + (w->text.n > 0);
}

/* Keeps the text of an element that is skipped, and counts its lines. Scripts
 * and styles have no text; parentheses around readings mean nothing alone. */
static void
skip(struct walk *w, xmlNode *node)
{
    struct film_buf text;
    uint32_t line = w->line;
    for (xmlNode *n = node; n; n = film_html_next(node, n, false))
        if (n->type != XML_ELEMENT_NODE)
            count_lines(w, n);
    if (film_node_is_one_of(node, "script|style|head|rp"))
        return;
    film_buf_init(&text, SIZE_MAX / 2);
    film_html_node_text(&text, node, SIZE_MAX / 4);
    struct film_str all = film_str_trim(film_buf_get(&text));
    if (all.n) {
        struct film_html_unread *u = film_arena_push(
            w->arena, &w->page->unread, &w->page->unread_count, sizeof *u);
        if (u && film_arena_copy(w->arena, all, &u->text))
            u->line = line;
        else
            w->nomem = true;
    }
    w->nomem |= text.failed;
    film_buf_release(&text);
}

/* A button without its end has the rest of the page in it; libxml2 overlooks
 * the end if a box in it has none. */
static bool
holds_page(xmlNode *node)
{
    for (xmlNode *n = node->children; n; n = film_html_next(node, n, false))
        if (film_node_is_one_of(n, "main|article|section|nav|header|footer"))
            return true;
    return false;
}

/* True if nothing but blanks is beside a node. */
static bool
is_alone(const xmlNode *node)
{
    for (const xmlNode *n = node->parent->children; n; n = n->next)
        if (n != node && n->type != XML_COMMENT_NODE && !xmlIsBlankNode(n))
            return false;
    return true;
}

/* True for a button that opens what is below it and is all of a heading: its
 * text is the heading. */
static bool
is_heading(const xmlNode *node)
{
    enum { BETWEEN = 3 };
    if (!film_node_is(node, "button") ||
        !xmlHasProp(node, (const xmlChar *)"aria-expanded"))
        return false;
    for (unsigned i = 0; i < BETWEEN && node->parent && is_alone(node); i++) {
        node = node->parent;
        if (film_node_is_one_of(node, "h1|h2|h3|h4|h5|h6"))
            return true;
    }
    return false;
}

static void
walk(struct walk *w, xmlNode *root)
{
    uint32_t open = 0;
    for (xmlNode *n = root; n && !w->nomem;) {
        if (n->type == XML_ELEMENT_NODE) {
            struct tag_row t = tag_of(n);
            uint32_t index = (uint32_t)w->page->element_count;
            bool shown = w->page->all_shown;
            bool hidden = !shown && is_hidden(n) && !is_panel(n);
            if (shown && strcmp((const char *)n->name, "noscript") == 0)
                t.tag = FILM_HTML_DIV;
            if (hidden && !is_block(t.tag))
                t.tag = FILM_HTML_SKIP;
            if (film_node_is_one_of(n, "button|select") && holds_page(n))
                t.tag = FILM_HTML_DIV;
            else if (is_heading(n))
                t.tag = FILM_HTML_OTHER;
            enter(w, n, t, open);
            if (w->nomem)
                return;
            if (hidden && t.tag != FILM_HTML_BODY)
                w->page->elements[index].flags |= FILM_HTML_HIDDEN;
            if (n->children && t.tag != FILM_HTML_SKIP) {
                open = index;
                n = n->children;
                continue;
            }
            if (n->children)
                skip(w, n);
            leave(w, index);
        } else if (n->type == XML_TEXT_NODE ||
                   n->type == XML_CDATA_SECTION_NODE) {
            add_text(w, n);
        } else {
            count_lines(w, n);
        }
        while (n != root && !n->next) {
            n = n->parent;
            uint32_t up = w->page->elements[open].parent;
            leave(w, open);
            open = up;
        }
        n = n == root ? NULL : n->next;
    }
}

enum film_status
film_html_page_make(struct film_html_page *page, xmlDoc *doc, xmlNode *root,
                    bool all_shown, struct film_arena *arena,
                    struct film_error *err)
{
    *page = (struct film_html_page){.doc = doc, .all_shown = all_shown};
    struct walk w = {.page = page, .arena = arena, .line = 1};
    film_buf_init(&w.text, SIZE_MAX / 2);
    film_buf_init(&w.readings, SIZE_MAX / 2);
    walk(&w, root);
    film_buf_release(&w.text);
    film_buf_release(&w.readings);
    return w.nomem ? film_error_nomem(err) : FILM_OK;
}
