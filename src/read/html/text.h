/* SPDX-License-Identifier: GPL-2.0-or-later */
/* HTML in small: text with tags and references, text of a subtree, the order
 * of a document's nodes. */
#ifndef FILM_READ_HTML_TEXT_H
#define FILM_READ_HTML_TEXT_H

#include "base/buf.h"

#include <libxml/tree.h>

/* Appends s to out without its tags and comments and with its character
 * references resolved ("&eacute;" "&#233;" "&#xe9;"). A "<" that begins no
 * tag stays. */
void film_html_plain(struct film_buf *out, struct film_str s);

/* True if s contains a tag or a character reference. */
bool film_html_has_markup(struct film_str s);

/* The node after n in document order within root, or NULL. over: pass over
 * what is inside n. Takes no stack, however deep the tree. */
xmlNode *film_html_next(const xmlNode *root, xmlNode *n, bool over);

/* Appends the text in node to out, up to `most` bytes, with a space between
 * block elements. */
void film_html_node_text(struct film_buf *out, xmlNode *node, size_t most);

#endif
