/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The values of a text of JSON one after the other, however they are laid out:
 * a document over many lines or one, the elements of an array, a value on each
 * line. The text may be a script: `export const x = {…};`. */
#ifndef FILM_READ_JSON_VALUES_H
#define FILM_READ_JSON_VALUES_H

#include "base/str.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

struct film_json_values {
    struct film_str text; /* borrowed */
    size_t at, counted;   /* bytes read; bytes whose line ends are counted */
    uint32_t line;        /* of text.p[counted] */
    unsigned open;        /* arrays */
    bool script, members;

    /* The value that was read last. */
    json_t *value;        /* NULL if it is bad; freed by the next call */
    struct film_str span; /* its text, or that which was left out */
    uint32_t first_line, last_line;
    json_error_t why; /* if it is bad; its line is of the text */
};

/* True if s begins, but for a script's words, as JSON. */
bool film_json_values_begins(struct film_str s);

/* Begins with the text; false if it is not JSON. */
bool film_json_values_init(struct film_json_values *j, struct film_str text);
/* Begins with what stands in the brackets of an array, or with the members of
 * an object, each of which gives two values: its name and its value. s: its
 * text, line: where that is. */
void film_json_values_inside(struct film_json_values *j, struct film_str s,
                             uint32_t line);
void film_json_values_release(struct film_json_values *j);

/* Reads the next value; false at the end. Arrays around values are passed
 * over. After a bad one it goes on at the next line that begins a value with
 * the same indentation. */
bool film_json_values_next(struct film_json_values *j);

#endif
