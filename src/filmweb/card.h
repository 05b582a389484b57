/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What records say of a film or a person. */
#ifndef FILM_FILMWEB_CARD_H
#define FILM_FILMWEB_CARD_H

#include "filmweb/html.h"
#include "search/hits.h"

/* Appends the card that stands beside passages: a few lines with a link to the
 * page of the whole. */
void web_card_brief(struct film_buf *out, const struct film_fact_card *card);

/* Appends all that records say, every fact with its source, and where they
 * disagree. */
void web_card_whole(struct film_buf *out, const struct film_fact_card *card);

/* Appends a person's films by year as a drawing (SVG) with links, or nothing
 * if fewer than two of them have a year. */
void web_timeline(struct film_buf *out, const struct film_fact_card *card);

#endif
