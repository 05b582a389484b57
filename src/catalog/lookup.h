/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Keys of names in the catalogue of an index, and the entities they are of. */
#ifndef FILM_CATALOG_LOOKUP_H
#define FILM_CATALOG_LOOKUP_H

#include "catalog/recognised.h"
#include "schema/schema.h"

enum {
    FILM_KEY_KINDS = FILM_KEY_LAST - FILM_KEY_FILM + 1,
    FILM_LOOKUP_MOST = 24, /* entities that are loaded of one name */
};

/* What a key is the key of. */
struct film_key_match {
    uint32_t freq[FILM_KEY_KINDS]; /* entities by kind; of surnames those of
                                      the most prominent bearers only */
    bool more;                     /* a longer key begins so, or nobody knows */
};

/* FILM_ERR_NOMEM, errors of reading. */
enum film_status film_lookup_key(struct film_key_match *out,
                                 struct film_str key,
                                 const struct film_recogniser *how);

/* Loads those who bear the key, *n of them, FILM_LOOKUP_MOST at most, into the
 * arena; the most prominent bearers of a surname. *total is how many there
 * are. Errors as film_lookup_key; FILM_ERR_INDEX. */
enum film_status film_lookup_load(struct film_entity **v, size_t *n,
                                  uint32_t *total, struct film_str key,
                                  enum film_key_kind kind,
                                  const struct film_recogniser *how);

/* In how many documents the term of a field is. */
enum film_status film_lookup_freq(uint32_t *freq, enum film_field field,
                                  struct film_str value,
                                  const struct film_recogniser *how);

/* In how many passages all content words of a name of several are, counted up
 * to FILM_MENTIONS_MOST. */
enum { FILM_MENTIONS_MOST = 200 };
enum film_status film_lookup_mentions(unsigned *count, struct film_str name,
                                      const struct film_recogniser *how);

#endif
