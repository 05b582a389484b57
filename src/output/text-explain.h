/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The text of --explain: how the query was understood, and what a score
 * consists of. Both append nothing if the answer does not have it. */
#ifndef FILM_OUTPUT_TEXT_EXPLAIN_H
#define FILM_OUTPUT_TEXT_EXPLAIN_H

#include "base/buf.h"
#include "output/format.h"
#include "search/hits.h"

/* Appends the names, words and conditions of the query and an empty line.
 * `line` is scratch space; out or line keeps a failure. */
void film_text_explain_query(struct film_buf *out, const struct film_hits *hits,
                             const struct film_output *o,
                             struct film_buf *line);

/* Appends the parts of a hit's score, one per line, with aligned figures. */
void film_text_explain_hit(struct film_buf *out, const struct film_hit *h,
                           const struct film_output *o, struct film_buf *line);

#endif
