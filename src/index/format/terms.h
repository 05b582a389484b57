/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Collects the terms of one document: stems counted by id, and prefixed
 * terms; hands them over sorted. */
#ifndef FILM_INDEX_FORMAT_TERMS_H
#define FILM_INDEX_FORMAT_TERMS_H

#include "base/arena.h"
#include "schema/schema.h"
#include "text/analyse.h"
#include "xapian-c/xapian-c.h"

struct film_terms {
    struct film_analyser *an;
    uint32_t *wdf;     /* by stem id: counts of this document, else 0 */
    uint32_t *touched; /* stem ids with a count */
    size_t touched_count, touched_room, wdf_room;
    uint32_t length;  /* the sum of the counts */
    xapc_term *items; /* prefixed terms, then all */
    size_t item_count, item_room;
    struct film_terms_key *keys; /* private: to sort the items by */
    xapc_term *sorted;           /* items in order, each once */
    size_t key_room, sorted_room;
    struct film_arena arena; /* bytes of the prefixed terms */
    struct film_buf term;
    bool failed;
};

/* Embedded; `an` is borrowed. A reset makes it ready for the next document. */
void film_terms_init(struct film_terms *t, struct film_analyser *an);
void film_terms_release(struct film_terms *t);
void film_terms_reset(struct film_terms *t);

/* Which tokens film_terms_count takes. */
enum film_terms_rule {
    FILM_TERMS_ALL,  /* every one: titles, headings, records */
    FILM_TERMS_TEXT, /* running text: function words only where a film title
                        may hide: capitalised inside a sentence (It, Her, Us,
                        Up), or in a run of four or more ("to be or not to
                        be"). That leaves out a third of all postings; the
                        stored text still has them for phrases. */
};

/* Counts the tokens' stems. */
void film_terms_count(struct film_terms *t, const struct film_token *tokens,
                      size_t n, enum film_terms_rule rule);

/* Adds a prefixed term with this wdf (0 for one that only filters). */
void film_terms_add(struct film_terms *t, enum film_field field,
                    struct film_str value, uint32_t wdf);

/* The same of what a buffer holds; its failure becomes that of the terms. */
void film_terms_add_buf(struct film_terms *t, enum film_field field,
                        const struct film_buf *value, uint32_t wdf);

/* Turns the counted stems into items, with the prefix of `field` (none for
 * FILM_F_TEXT), and sorts all items; *n of them, borrowed until the reset. */
enum film_status film_terms_finish(struct film_terms *t, enum film_field field,
                                   const xapc_term **items, size_t *n,
                                   struct film_error *err);

#endif
