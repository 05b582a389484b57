/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an element's class names and roles say about its part in a page. */
#ifndef FILM_READ_HTML_CLASS_H
#define FILM_READ_HTML_CLASS_H

#include "base/str.h"

#include <libxml/tree.h>
#include <stdint.h>

enum film_html_class {
    FILM_HTML_CLASS_BODY = 1,      /* the text of an article */
    FILM_HTML_CLASS_ITEM = 2,      /* the same, from microdata */
    FILM_HTML_CLASS_ARTICLE = 4,   /* an article with head and tail */
    FILM_HTML_CLASS_CLUTTER = 8,   /* beside or between the text */
    FILM_HTML_CLASS_NEVER = 16,    /* the same, however much text it contains */
    FILM_HTML_CLASS_WEAK = 32,     /* clutter if it is short */
    FILM_HTML_CLASS_COMMENTS = 64, /* readers' comments */
    FILM_HTML_CLASS_COMMENT = 128, /* a single comment, or a form for one */
};

/* Returns the set of classes for an element. heading: the text that it begins
 * with, if that is a heading, else empty; an id made of it says nothing. */
unsigned film_html_classify(const xmlNode *node, struct film_str heading);

#endif
