/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Iterates over the values in a text of JSON, however they are laid out: a
 * document on many lines or one, the elements of an array, one value per line.
 * The text may be a script: `export const x = {…};`. */
#ifndef FILM_READ_JSON_VALUES_H
#define FILM_READ_JSON_VALUES_H

#include "base/str.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

struct film_json_values {
    struct film_str text; /* borrowed */
    size_t at, counted;   /* bytes read; bytes whose line ends are counted */
    uint32_t line;        /* line of text.p[counted] */
    unsigned open;        /* arrays */
    bool script, members;

    /* The value that was read last. */
    json_t *value;        /* NULL if it is bad; freed by the next call */
    struct film_str span; /* its text, or that which was left out */
    uint32_t first_line, last_line;
    json_error_t why; /* if it is bad; its line is of the text */
};

/* True if s begins like JSON, possibly after words of a script. */
bool film_json_values_begins(struct film_str s);

/* Begins with the text; false if it is not JSON. */
bool film_json_values_init(struct film_json_values *j, struct film_str text);
/* Begins with the content of an array, or with the members of an object, each
 * of which gives two values: its name and its value. s is the text of the array
 * or object, line its position. */
void film_json_values_inside(struct film_json_values *j, struct film_str s,
                             uint32_t line);
void film_json_values_release(struct film_json_values *j);

/* Reads the next value; false at the end. Arrays around values are skipped.
 * After an invalid value, continues at the next line that begins a value with
 * the same indentation. */
bool film_json_values_next(struct film_json_values *j);

#endif
