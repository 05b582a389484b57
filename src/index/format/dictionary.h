/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dictionaries of zstd. The documents of an index are too short for a
 * compressor to learn from, so what they have in common is kept once, in the
 * metadata of the index. Each compressed document names its dictionary by a
 * number from 1; an index gets a new one when it more than doubles. A
 * dictionary is never changed. */
#ifndef FILM_INDEX_FORMAT_DICTIONARY_H
#define FILM_INDEX_FORMAT_DICTIONARY_H

#include "base/buf.h"
#include "xapian-c/xapian-c.h"

enum { FILM_DICTIONARIES_MOST = 64 };

/* Bytes of one: those that are made have far less, and what has more is
 * damaged. */
enum { FILM_DICTIONARY_MOST = 1 << 20 };

/* All frames of zstd begin with these bytes (RFC 8878, 3.1.1), which are not
 * stored. */
#define FILM_FRAME_MAGIC "\x28\xB5\x2F\xFD"
enum { FILM_FRAME_MAGIC_SIZE = 4 };

/* The metadata key of a dictionary. */
enum { FILM_DICTIONARY_KEY = 32 };
void film_dictionary_key(char key[FILM_DICTIONARY_KEY], unsigned number);

/* Appends the value under that key; out keeps a failure. */
void film_dictionary_write(struct film_buf *out, struct film_str content);

struct film_dictionary {
    xapc_string value; /* owned */
    struct film_str content;
};

/* Reads a dictionary of the database. FILM_ERR_INDEX if it is missing or
 * damaged. */
enum film_status film_dictionary_load(struct film_dictionary *out,
                                      const xapc_database *db, unsigned number,
                                      struct film_error *err);
void film_dictionary_free(struct film_dictionary *d);

/* Sets *number to that of the newest dictionary of the database; 0: none. */
enum film_status film_dictionary_newest(unsigned *number,
                                        const xapc_database *db,
                                        struct film_error *err);

#endif
