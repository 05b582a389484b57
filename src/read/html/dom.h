/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A parsed HTML page as two flat arrays in document order: its elements and
 * its runs (the stretches of text between block boundaries). Everything that
 * looks at a page works on these, so nothing recurses into a tree whose depth
 * the page's author chooses. */
#ifndef FILM_READ_HTML_DOM_H
#define FILM_READ_HTML_DOM_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#include <libxml/tree.h>
#include <stdint.h>

/* What an element's name means to the readers. */
enum film_html_tag {
    FILM_HTML_OTHER, /* inline or unknown */
    FILM_HTML_BLOCK, /* only breaks the text */
    FILM_HTML_A,
    FILM_HTML_ARTICLE,
    FILM_HTML_ASIDE,
    FILM_HTML_BLOCKQUOTE,
    FILM_HTML_BODY,
    FILM_HTML_BR,
    FILM_HTML_CAPTION, /* figcaption, caption */
    FILM_HTML_CELL,    /* td, th */
    FILM_HTML_DIV,     /* div, section */
    FILM_HTML_FIGURE,
    FILM_HTML_FOOTER,
    FILM_HTML_FORM,
    FILM_HTML_HEADER,
    FILM_HTML_HEADING, /* h1 to h6 */
    FILM_HTML_ITEM,    /* li, dt, dd */
    FILM_HTML_LIST,    /* ul, ol, dl */
    FILM_HTML_MAIN,
    FILM_HTML_NAV, /* nav, menu */
    FILM_HTML_P,
    FILM_HTML_PRE,
    FILM_HTML_ROW,
    FILM_HTML_SKIP,   /* contains no text of the article: script, button … */
    FILM_HTML_STRONG, /* b, strong, em, i, small */
    FILM_HTML_RUBY,
    FILM_HTML_READING, /* rt */
    FILM_HTML_TABLE,
    FILM_HTML_TIME,
};

enum film_html_flag {
    FILM_HTML_BYLINE = 1, /* the page marks it as a date or an author */
    FILM_HTML_DATA_ROW = 2,
    FILM_HTML_HIDDEN = 4, /* a browser does not show it at first */
    FILM_HTML_SHADED = 8, /* it or an ancestor has a name typical of clutter */
};

/* Why a piece of text is not part of the article. */
enum film_html_reason {
    FILM_HTML_KEPT, /* kept */
    FILM_HTML_OUTSIDE,
    FILM_HTML_NOT_SHOWN,
    FILM_HTML_NAVIGATION,
    FILM_HTML_COMMENTS,
    FILM_HTML_NAMED, /* its box has a class or role of furniture */
    FILM_HTML_BOX,   /* a header, footer, aside or form */
    FILM_HTML_OF_PICTURE,
    FILM_HTML_LINKS,
    FILM_HTML_PHRASE,
    FILM_HTML_IS_TITLE,
    FILM_HTML_IS_BYLINE,
    FILM_HTML_TAIL,
    FILM_HTML_BARE,
    FILM_HTML_REPEATED,
    FILM_HTML_IN_RECORD,
    FILM_HTML_REASONS
};

struct film_html_element {
    xmlNode *node;
    uint32_t parent;             /* index; the first element is its own */
    uint32_t block;              /* index of the block element around it */
    uint32_t end;                /* index of the first element after it */
    uint32_t run_first, run_end; /* runs inside it, half-open */
    uint8_t tag, level, flags;
    uint8_t classes; /* set by content.c */
    uint8_t why;     /* film_html_reason for everything inside it */
};

struct film_html_run {
    struct film_str text; /* white space folded; as in the tree, not NFC */
    /* Readings of ruby inside it, which would split its words. */
    struct film_str readings;
    uint32_t owner; /* index of the block element around it */
    uint32_t line, line_end;
    uint32_t chars;      /* characters; an ideograph or a kana counts 2 */
    uint32_t link_chars; /* … of these, inside <a href> */
    /* … of these, inside <b>, <strong>, <em>, <i>, <small>. */
    uint32_t bold_chars;
    uint32_t link; /* index of the first such <a>, 0 if none */
    bool guided;   /* set by guide.c */
    uint8_t why;   /* film_html_reason */
};

/* Text in elements that are never part of an article: buttons, selection lists,
 * and fallback content. */
struct film_html_unread {
    struct film_str text;
    uint32_t line;
};

struct film_html_page {
    xmlDoc *doc;
    struct film_html_element *elements;
    size_t element_count;
    struct film_html_run *runs;
    size_t run_count;
    struct film_html_unread *unread;
    size_t unread_count;
    bool all_shown; /* nothing was taken as hidden */
};

/* Fills page from doc (borrowed, must outlive it) in the arena. root is the
 * element to begin with. all_shown: with what a browser shows only when a
 * script has run, or cannot run. */
enum film_status film_html_page_make(struct film_html_page *page, xmlDoc *doc,
                                     xmlNode *root, bool all_shown,
                                     struct film_arena *arena,
                                     struct film_error *err);

/* Returns the value of an attribute, borrowed from the tree; empty if missing.
 * Only its first text node is used; in HTML that is the whole value. */
struct film_str film_html_attribute(const xmlNode *node, const char *name);

#endif
