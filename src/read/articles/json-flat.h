/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Flat objects of JSON, which contain only strings, numbers and arrays of them,
 * like nearly all articles. Reading them here takes a third of the time that
 * jansson takes. */
#ifndef FILM_READ_ARTICLES_JSON_FLAT_H
#define FILM_READ_ARTICLES_JSON_FLAT_H

#include "base/buf.h"

enum { FILM_JSON_FLAT_FIELDS = 64 };

enum film_json_kind { FILM_JSON_STRING, FILM_JSON_LITERAL, FILM_JSON_ARRAY };

/* A field: spans of the text, without quotes or brackets, escaped. */
struct film_json_field {
    struct film_str key, value;
    enum film_json_kind kind;
};

struct film_json_flat {
    struct film_json_field fields[FILM_JSON_FLAT_FIELDS];
    size_t n;
};

/* Finds the fields of the object that s is; false if it is not a flat one, or
 * not JSON. */
bool film_json_flat_scan(struct film_json_flat *flat, struct film_str s);

/* Takes the next element from what is in the brackets of an array; *string is
 * false for a literal. False at the end, with s empty, or if it is bad. */
bool film_json_flat_element(struct film_str *s, struct film_str *part,
                            bool *string);

/* s without its escapes, borrowed from s or from plain; false if one is not
 * JSON's. */
bool film_json_flat_unescape(struct film_buf *plain, struct film_str s,
                             struct film_str *value);

#endif
