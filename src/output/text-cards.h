/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Cards of facts for people, and names that several share. */
#ifndef FILM_OUTPUT_TEXT_CARDS_H
#define FILM_OUTPUT_TEXT_CARDS_H

#include "base/buf.h"
#include "output/format.h"
#include "search/hits.h"

/* Adds a card: names, dates, roles and awards, each with its source. `line` is
 * scratch; its failure is for the caller to check. */
void film_text_card(struct film_buf *out, const struct film_fact_card *c,
                    const struct film_output *o, struct film_buf *line);

/* Adds the bearers of a shared name, a line each, with what tells them apart.
 * `line` as above. */
void film_text_shared(struct film_buf *out, const struct film_shared_name *s,
                      const struct film_output *o, struct film_buf *line);

#endif
