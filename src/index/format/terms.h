/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Collects the terms of one document: counts stems by id, adds prefixed terms,
 * and returns them sorted. */
#ifndef FILM_INDEX_FORMAT_TERMS_H
#define FILM_INDEX_FORMAT_TERMS_H

#include "base/arena.h"
#include "base/sort.h"
#include "schema/schema.h"
#include "text/analyse.h"
#include "xapian-c/xapian-c.h"

struct film_terms {
    struct film_analyser *an;
    uint32_t *wdf;     /* counts by stem id; 0 if not in this document */
    uint32_t *touched; /* stem ids with a count above 0 */
    size_t touched_count, touched_room, wdf_room;
    uint32_t length;  /* the sum of the counts */
    xapc_term *items; /* the prefixed terms; in the end all terms */
    size_t item_count, item_room;
    struct film_sort_key *keys; /* private: sort keys of the items, and spare */
    xapc_term *sorted;          /* the items sorted, without duplicates */
    size_t key_room, sorted_room;
    struct film_arena arena; /* owns the bytes of the prefixed terms */
    struct film_buf term;
    bool failed;
};

/* Embedded in the caller's structure; `an` is borrowed. film_terms_reset
 * prepares for the next document. */
void film_terms_init(struct film_terms *t, struct film_analyser *an);
void film_terms_release(struct film_terms *t);
void film_terms_reset(struct film_terms *t);

/* Which tokens film_terms_count takes. */
enum film_terms_rule {
    FILM_TERMS_ALL,  /* every token: titles, headings, records */
    FILM_TERMS_TEXT, /* running text: function words only where they may be a
                        film title: capitalised inside a sentence (It, Her, Us,
                        Up), or in a run of four or more ("to be or not to be").
                        That leaves out a third of all postings; the stored text
                        still has them for phrases. */
};

/* Counts the tokens' stems. */
void film_terms_count(struct film_terms *t, const struct film_token *tokens,
                      size_t n, enum film_terms_rule rule);

/* Adds a prefixed term with this wdf (0: only for filters). */
void film_terms_add(struct film_terms *t, enum film_field field,
                    struct film_str value, uint32_t wdf);

/* The same for the content of a buffer; if the buffer has failed, so do the
 * terms. */
void film_terms_add_buf(struct film_terms *t, enum film_field field,
                        const struct film_buf *value, uint32_t wdf);

/* Turns the counted stems into items, with the prefix of `field` (none for
 * FILM_F_TEXT), and sorts all items. *items holds *n of them, borrowed until
 * the next reset. FILM_ERR_NOMEM, also for earlier failures. */
enum film_status film_terms_finish(struct film_terms *t, enum film_field field,
                                   const xapc_term **items, size_t *n,
                                   struct film_error *err);

#endif
