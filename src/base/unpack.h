/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads what film_buf_varint, film_buf_varstr and film_pack_strs wrote. Damaged
 * bytes read as zeros and empty strings; film_unpack_end reports the damage. */
#ifndef FILM_BASE_UNPACK_H
#define FILM_BASE_UNPACK_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"

struct film_unpack {
    struct film_str data; /* borrowed; strings that are read borrow from it */
    size_t at;            /* offset of the next byte */
    struct film_arena *arena; /* owns the lists */
    bool bad, nomem;
};

/* Appends the number of strings, then the strings; out keeps a failure. */
void film_pack_strs(struct film_buf *out, struct film_strs s);

/* The next varint; 0 after damage. */
uint64_t film_unpack_number(struct film_unpack *in);

/* The next string, borrowed from data; "" after damage. */
struct film_str film_unpack_str(struct film_unpack *in);

/* The next list of strings, in the arena; empty after damage. */
struct film_strs film_unpack_strs(struct film_unpack *in);

/* Allocates a zeroed list whose count is read first; NULL if it is empty. A
 * count larger than the number of remaining bytes is damage. */
void *film_unpack_list(struct film_unpack *in, size_t *n, size_t size);

/* FILM_OK, FILM_ERR_NOMEM, or FILM_ERR_INDEX with "WHAT is damaged". */
enum film_status film_unpack_end(const struct film_unpack *in, const char *what,
                                 struct film_error *err);

#endif
