/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writing JSON (RFC 8259) straight into a buffer; a failure is kept there. */
#ifndef FILM_BASE_JSON_H
#define FILM_BASE_JSON_H

#include "base/buf.h"

/* Appends s as a string: valid UTF-8 whatever s is, control and bidirectional
 * characters escaped. */
void film_json_string(struct film_buf *out, struct film_str s);

/* Appends "name": as the next member of the object that is open, with a comma
 * if it is not the first. */
void film_json_name(struct film_buf *out, const char *name);

/* Appends an object of strings "key:value"; a key that occurs again has the
 * list of its values. */
void film_json_meta(struct film_buf *out, struct film_strs fields);

/* Appends the comma before the next element of the list or object that is
 * open, unless it is the first. */
void film_json_next(struct film_buf *out);

#endif
