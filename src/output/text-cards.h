/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Cards of facts as text, and names that several people or films share. */
#ifndef FILM_OUTPUT_TEXT_CARDS_H
#define FILM_OUTPUT_TEXT_CARDS_H

#include "base/buf.h"
#include "output/format.h"
#include "search/hits.h"

/* Appends a card: names, dates, roles and awards, each with its source. `line`
 * is scratch space; the caller checks it for failure. */
void film_text_card(struct film_buf *out, const struct film_fact_card *c,
                    const struct film_output *o, struct film_buf *line);

/* Appends the bearers of a shared name, one per line, with what distinguishes
 * them. `line` as above. */
void film_text_shared(struct film_buf *out, const struct film_shared_name *s,
                      const struct film_output *o, struct film_buf *line);

#endif
