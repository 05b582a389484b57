/* SPDX-License-Identifier: GPL-2.0-or-later */
/* XML for readers: a pull parser over a stream, safe on hostile input. No
 * network, no other file, no entity of the document's own (a DOCTYPE that
 * declares one is refused), depth and attributes limited, lines in messages.
 * Names are local names: the prefix is not looked at. */
#ifndef FILM_READ_XML_XML_H
#define FILM_READ_XML_XML_H

#include "read/context.h"
#include "read/stream.h"

#include <libxml/tree.h>

struct film_xml;

/* A parser over what is left of `in` (borrowed). The charset is given by a
 * byte order mark, the context's charset, or the declaration. */
enum film_status film_xml_open(struct film_xml **out, struct film_stream *in,
                               struct film_read_context *ctx,
                               struct film_error *err);
void film_xml_free(struct film_xml *x);

/* Moves to the next node: start and end of elements, text and CDATA (white
 * space alone too); comments, PIs and the DOCTYPE are passed over. FILM_END
 * after the root. Errors begin with "line N: ". */
enum film_status film_xml_next(struct film_xml *x, struct film_error *err);

/* Moves past the present element (its children are passed over), to the
 * next node as film_xml_next does. */
enum film_status film_xml_skip(struct film_xml *x, struct film_error *err);

/* These describe the current node. An empty element is a start followed by an
 * end. */
bool film_xml_is_start(const struct film_xml *x, const char *name);
bool film_xml_is_end(const struct film_xml *x, const char *name);
unsigned film_xml_depth(const struct film_xml *x); /* the root has 0 */
uint32_t film_xml_line(const struct film_xml *x);
const char *film_xml_name(const struct film_xml *x);      /* local name */
struct film_str film_xml_value(const struct film_xml *x); /* of a text */
/* The element itself for film_node_attr; its children are not there. */
const xmlNode *film_xml_node(const struct film_xml *x);

/* Appends the text of the present element and of all in it to out and moves
 * to its end. */
enum film_status film_xml_text(struct film_xml *x, struct film_buf *out,
                               struct film_error *err);

/* The present element with all that is in it as a tree, valid until the next
 * move; follow with film_xml_skip. FILM_ERR_LIMIT if it is larger than
 * 16 MiB: for one record, never for a document of many. */
enum film_status film_xml_expand(struct film_xml *x, const xmlNode **node,
                                 struct film_error *err);

/* Receives an element with all that is in it. */
typedef enum film_status film_xml_take_fn(void *user, const xmlNode *n,
                                          struct film_error *err);

/* Gives to take each element of the document in bytes whose name is in a list
 * separated by '|', but none within another that was given. Ends at the first
 * error, of take too. */
enum film_status film_xml_each(struct film_str bytes, const char *names,
                               film_xml_take_fn *take, void *user,
                               struct film_read_context *ctx,
                               struct film_error *err);

/* ---- trees (from film_xml_expand) ---- */

/* True if n is an element of that local name. */
bool film_node_is(const xmlNode *n, const char *name);

/* The same for any name in a list separated by '|'. */
bool film_node_is_one_of(const xmlNode *n, const char *names);

/* Return the first child element or the next sibling element with this name
 * (NULL: any name), or NULL if there is none. */
const xmlNode *film_node_child(const xmlNode *n, const char *name);
const xmlNode *film_node_next(const xmlNode *n, const char *name);

/* The value of the attribute with that local name, "" if absent; borrowed
 * from the tree or from scratch, which is emptied before. */
struct film_str film_node_attr(const xmlNode *n, const char *name,
                               struct film_buf *scratch);

/* All text in n (which may be NULL); likewise. */
struct film_str film_node_text(const xmlNode *n, struct film_buf *scratch);

/* Appends all text in n to out. */
void film_node_add_text(const xmlNode *n, struct film_buf *out);

/* The two functions above mark text as read; so does this all text in n, for
 * readers that walk through it themselves. */
void film_node_mark_read(const xmlNode *n);

/* Reports the running text in n, also of attributes, that is not marked as
 * read. line: for where libxml2 keeps none. */
void film_node_report_unread(const struct film_read_context *ctx,
                             const xmlNode *n, uint32_t line);

/* Parses a small document as a whole, tolerating tags that do not match, with a
 * warning about what was repaired. text is UTF-8 without a charset declaration.
 * On FILM_OK the caller frees the document with xmlFreeDoc; a document without
 * a root is an error. */
enum film_status film_xml_tree(xmlDoc **doc, struct film_str text,
                               struct film_read_context *ctx,
                               struct film_error *err);

/* The line of an element, 0 above 65534 (libxml2 keeps 16 bits). */
uint32_t film_node_line(const xmlNode *n);

/* ---- before parsing ---- */

/* Finds the root element's local name and its namespace ("" if none is declared
 * there), for sniffing. False if head does not begin like XML, or if the name
 * or namespace is cut off by the end of head. */
bool film_xml_root(struct film_str head, struct film_str *name,
                   struct film_str *space);

/* True if head begins as XML whose root has one of these names. */
bool film_xml_root_is(struct film_str head, const char *names);

/* Appends the character for a reference such as "&eacute;", "&#233;" or
 * "&#xE9;"; false, with nothing appended, if it is not one. */
bool film_xml_reference(struct film_buf *out, struct film_str reference);

/* Appends an XML document to out with common errors repaired: "&" that does not
 * begin a reference is escaped, HTML's named entities become characters,
 * control characters and ill-formed UTF-8 are removed, and XML declarations,
 * DOCTYPEs and text before the first "<" become spaces. Line numbers do not
 * change. True if anything but a declaration at the start was changed. */
bool film_xml_mend(struct film_buf *out, struct film_str text);

#endif
