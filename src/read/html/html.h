/* SPDX-License-Identifier: GPL-2.0-or-later */
/* HTML for readers that contain it: pages in archives, fragments in feeds. */
#ifndef FILM_READ_HTML_HTML_H
#define FILM_READ_HTML_HTML_H

#include "read/builder.h"

#include <libxml/tree.h>

/* Reads a page of bytes in the charset that ctx declares, a mark, or the page
 * itself says, and gives the sink its article and film records. line: where
 * it begins in the input, 0 if its lines are not the input's. format: the
 * name to give them. */
enum film_status film_html_read_page(struct film_str bytes, uint32_t line,
                                     struct film_read_context *ctx,
                                     const char *format,
                                     struct film_error *err);

/* Adds the blocks of a fragment in UTF-8 to the builder's article: all of its
 * text except what is hidden. line: where the fragment begins; 0 if unknown. */
enum film_status film_html_read_fragment(struct film_str html, uint32_t line,
                                         struct film_builder *b,
                                         struct film_error *err);

/* The same for the content of an XHTML element in a tree (borrowed). */
enum film_status film_html_read_node(xmlNode *node, struct film_builder *b,
                                     struct film_error *err);

#endif
