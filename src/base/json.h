/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writes JSON (RFC 8259) to a buffer, which keeps a failure. */
#ifndef FILM_BASE_JSON_H
#define FILM_BASE_JSON_H

#include "base/buf.h"

/* Appends s as a JSON string: valid UTF-8 whatever s contains, with control and
 * bidirectional characters escaped. */
void film_json_string(struct film_buf *out, struct film_str s);

/* Appends `"name":` for the next member of the current object, after a comma if
 * it is not the first. */
void film_json_name(struct film_buf *out, const char *name);

/* Appends an object made of strings "key:value"; a key that occurs several
 * times gets a list of its values. */
void film_json_meta(struct film_buf *out, struct film_strs fields);

/* Appends the comma before the next element of the current list or object,
 * unless it is the first. */
void film_json_next(struct film_buf *out);

#endif
