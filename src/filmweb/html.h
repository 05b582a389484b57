/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writing HTML: the one place where text from articles, records and addresses
 * is escaped. Whatever the text is, the output is valid UTF-8 without control
 * or bidirectional characters, and nothing of it is markup. */
#ifndef FILM_FILMWEB_HTML_H
#define FILM_FILMWEB_HTML_H

#include "filmweb/request.h"

/* Appends text, for elements and for attributes in double quotes. */
void web_text(struct film_buf *out, struct film_str s);

/* Appends  lang="…" as an attribute if text is written in a script that English
 * is not, or else if `language` (a tag, or "") names another language: so that
 * it is spoken and hyphenated as what it is. */
void web_lang(struct film_buf *out, struct film_str text,
              struct film_str language);

/* Appends text for elements, in a <span lang="…"> of its own if it is of
 * another script. */
void web_span(struct film_buf *out, struct film_str text);

/* Appends markup; %s and the like are for text that needs no escaping: numbers
 * and literals. */
#define web_markup film_buf_printf

/* Appends <tag class="class">text</tag>; nothing if the text is empty. class
 * may be NULL. */
void web_element(struct film_buf *out, const char *tag, const char *class,
                 struct film_str text);

/* Appends a path with arguments in the form for href="…". */
void web_address(struct film_buf *out, const char *path,
                 const struct web_args *args);

/* Appends <a href="…">text</a> to a path with one or two arguments; the second
 * is left out if its value is empty. */
void web_link(struct film_buf *out, struct film_str text, const char *path,
              struct web_arg first, struct web_arg second);

/* Appends the text with <mark> around ranges of it, in order. */
struct film_range;
void web_marked(struct film_buf *out, struct film_str text,
                const struct film_range *ranges, size_t n);

/* True if an address from an article may be linked to: http or https. */
bool web_may_link(struct film_str url);

#endif
