/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looks up keys of names in an index's catalogue, and loads their entities. */
#ifndef FILM_CATALOG_LOOKUP_H
#define FILM_CATALOG_LOOKUP_H

#include "catalog/mention.h"
#include "schema/schema.h"

enum {
    FILM_KEY_KINDS = FILM_KEY_LAST - FILM_KEY_FILM + 1,
    FILM_LOOKUP_MOST = 24, /* maximum number of entities loaded for one name */
};

/* What is known about a key. */
struct film_key_match {
    /* Number of entities of each kind; for surnames only the most prominent
     * bearers. */
    uint32_t freq[FILM_KEY_KINDS];
    bool more; /* a longer key begins with this one, or that is unknown */
};

/* Looks up a key. FILM_ERR_NOMEM, errors of reading. */
enum film_status film_lookup_key(struct film_key_match *out,
                                 struct film_str key,
                                 const struct film_recogniser *how);

/* Loads those who have the key, *n of them, at most FILM_LOOKUP_MOST, into the
 * arena; for a surname, the most prominent ones. *total is set to their total
 * number. Errors as film_lookup_key; FILM_ERR_INDEX. */
enum film_status film_lookup_load(struct film_entity **v, size_t *n,
                                  uint32_t *total, struct film_str key,
                                  enum film_key_kind kind,
                                  const struct film_recogniser *how);

/* Sets *freq to the number of documents with this term of a field. */
enum film_status film_lookup_freq(uint32_t *freq, enum film_field field,
                                  struct film_str value,
                                  const struct film_recogniser *how);

/* Counts the passages that have all content words of a name of several words,
 * up to FILM_MENTIONS_MOST. */
enum { FILM_MENTIONS_MOST = 200 };
enum film_status film_lookup_mentions(unsigned *count, struct film_str name,
                                      const struct film_recogniser *how);

#endif
