/* SPDX-License-Identifier: GPL-2.0-or-later */
/* --explain for people: how the query was understood, and what a score is made
 * of. Both add nothing if the answer has none of it. */
#ifndef FILM_OUTPUT_TEXT_EXPLAIN_H
#define FILM_OUTPUT_TEXT_EXPLAIN_H

#include "base/buf.h"
#include "output/format.h"
#include "search/hits.h"

/* Appends names, words and conditions of the query, and an empty line. `line`
 * is room for a line; a failure is kept in out or line. */
void film_text_explain_query(struct film_buf *out, const struct film_hits *hits,
                             const struct film_output *o,
                             struct film_buf *line);

/* Appends the score of a hit part by part, their figures below each other. */
void film_text_explain_hit(struct film_buf *out, const struct film_hit *h,
                           const struct film_output *o, struct film_buf *line);

#endif
