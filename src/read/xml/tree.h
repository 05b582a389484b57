/* SPDX-License-Identifier: GPL-2.0-or-later */
/* For formats that are a list of records in XML or JSON: finds the records and
 * passes each one on as a tree. A JSON object becomes an element with its
 * members as children, an array becomes several elements of its name, so that
 * one mapping serves both. */
#ifndef FILM_READ_XML_TREE_H
#define FILM_READ_XML_TREE_H

#include "read/builder.h"
#include "read/xml/xml.h"

struct film_tree {
    struct film_builder b;
    /* Scratch space of film_tree_text and similar functions. */
    struct film_buf scratch;
    /* A second one, for callers that need two texts. */
    struct film_buf scratch2;
    uint32_t line;  /* line of the record; in JSON, line of the top-level value,
                       or the element of the top-level array, that contains it */
    size_t records; /* taken so far */
};

struct film_tree_format {
    const char *name; /* the reader's */
    const char *xml;  /* names of the elements that are records, and … */
    const char *json; /* … of such members ("": at the top level); NULL: none */
    bool mend;        /* the XML is sometimes invalid */
    /* Begins, fills and emits the item in a record. */
    enum film_status (*take)(struct film_tree *t, const xmlNode *n,
                             struct film_error *err);
};

/* Reads the XML or JSON document (read/json-values.h) in `in`. A document
 * without a record is warned of. */
enum film_status film_tree_read(struct film_stream *in,
                                struct film_read_context *ctx,
                                const struct film_tree_format *format,
                                struct film_error *err);

/* True if head begins like JSON, possibly after words of a script. */
bool film_tree_is_json(struct film_str head);

/* True if head contains the word. */
bool film_tree_mentions(struct film_str head, const char *word);

/* Returns the trimmed text of the first child with that name ("" if there is
 * none), borrowed until the next call. */
struct film_str film_tree_text(struct film_tree *t, const xmlNode *n,
                               const char *name);

/* The trimmed value of an attribute, borrowed until the next call. */
struct film_str film_tree_attr(struct film_tree *t, const xmlNode *n,
                               const char *name);

/* Adds the parts of child `name`'s text, separated by seps, to list. */
void film_tree_list(struct film_tree *t, struct film_strs *list,
                    const xmlNode *n, const char *name, const char *seps);

/* True if n itself has text other than white space. */
bool film_node_has_text(const xmlNode *n);

/* The lines of this text in n; 0 where libxml2 does not keep them. */
struct film_place film_node_place(const xmlNode *n, struct film_str text);

/* The line of n, or of the record if libxml2 does not keep it. */
uint32_t film_tree_line(const struct film_tree *t, const xmlNode *n);

/* Returns the two-letter code for a three-letter code of ISO 639-2, if it is a
 * language that films are described in ("swe" gives "sv"); any other code
 * unchanged. */
struct film_str film_tree_language(struct film_str code);

/* True if the record has a name with that text, folded, in any language. */
bool film_tree_has_name(struct film_tree *t, const struct film_names *names,
                        struct film_str text);

/* Returns the number at the beginning of s ("130 min"); 0 if there is none or
 * it exceeds a million. */
int film_tree_number(struct film_str s);

#endif
