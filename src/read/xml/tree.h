/* SPDX-License-Identifier: GPL-2.0-or-later */
/* For formats that are a list of records in XML or JSON: finds the records
 * and hands each over as a tree. An object of JSON is an element whose
 * members are its children, an array as many elements of its name, so that
 * one mapping serves both. */
#ifndef FILM_READ_XML_TREE_H
#define FILM_READ_XML_TREE_H

#include "read/builder.h"
#include "read/xml/xml.h"

struct film_tree {
    struct film_builder b;
    struct film_buf scratch;  /* of film_tree_text and its like */
    struct film_buf scratch2; /* a second one for who needs both texts */
    uint32_t line;  /* of the record; in JSON of the value at the top, or the
                       element of the array there, that it is in */
    size_t records; /* taken so far */
};

struct film_tree_format {
    const char *name; /* the reader's */
    const char *xml;  /* names of the elements that are a record, and … */
    const char *json; /* … of the members, "" at the top; NULL: none */
    bool mend;        /* the XML is known to be bad at times */
    /* Begins, fills and emits what the record holds. */
    enum film_status (*take)(struct film_tree *t, const xmlNode *n,
                             struct film_error *err);
};

/* Reads the XML or JSON document (read/json-values.h) in `in`. A document
 * without a record is warned of. */
enum film_status film_tree_read(struct film_stream *in,
                                struct film_read_context *ctx,
                                const struct film_tree_format *format,
                                struct film_error *err);

/* True if head begins, but for a script's words, as JSON. */
bool film_tree_is_json(struct film_str head);

/* True if head holds the word. */
bool film_tree_mentions(struct film_str head, const char *word);

/* The trimmed text of the first child of that name ("" if there is none),
 * borrowed until the next call. */
struct film_str film_tree_text(struct film_tree *t, const xmlNode *n,
                               const char *name);

/* The trimmed value of an attribute, likewise. */
struct film_str film_tree_attr(struct film_tree *t, const xmlNode *n,
                               const char *name);

/* Adds what stands between commas in the text of child `name` to list. */
void film_tree_list(struct film_tree *t, struct film_strs *list,
                    const xmlNode *n, const char *name, const char *seps);

/* True if text that is not blank stands in n itself. */
bool film_node_has_text(const xmlNode *n);

/* The lines at which this text of n stands, 0 where libxml2 keeps none. */
struct film_place film_node_place(const xmlNode *n, struct film_str text);

/* The line of n, or of the record where libxml2 keeps none. */
uint32_t film_tree_line(const struct film_tree *t, const xmlNode *n);

/* The two-letter code for a three-letter one of ISO 639-2 that films are
 * described in ("swe" gives "sv"); any other as it is. */
struct film_str film_tree_language(struct film_str code);

/* True if the record has a name with that text, folded, in any language. */
bool film_tree_has_name(struct film_tree *t, const struct film_names *names,
                        struct film_str text);

/* The count that begins s ("130 min"): 0 if there is none or it is above a
 * million. */
int film_tree_number(struct film_str s);

#endif
