/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The part of the walk over wikitext that knows templates by name; only for
 * wikitext.c and wikitext-template.c. */
#ifndef FILM_READ_WIKI_TEMPLATE_H
#define FILM_READ_WIKI_TEMPLATE_H

#include "read/wiki/wikitext.h"

struct film_wiki_walk;

/* Puts what the template whose opening token is t says into the walk; most
 * say nothing. */
void film_wiki_template(struct film_wiki_walk *x, uint32_t t);

/* Appends text, with its entities decoded. */
void film_wiki_put(struct film_wiki_walk *x, struct film_str s);

/* Walks over a part of a template, as if a line began there or not. */
void film_wiki_walk_part(struct film_wiki_walk *x,
                         const struct film_wiki_part *part, bool line_start);

/* Sets what comes apart from what was: a new block, or a comma or (in plain
 * rendering) a newline. */
void film_wiki_separate(struct film_wiki_walk *x, bool block);

/* Tells the walk that text follows that stands at token t. */
void film_wiki_begin_text(struct film_wiki_walk *x, uint32_t t);

/* The text that is walked over. */
const struct film_wiki *film_wiki_of(const struct film_wiki_walk *x);

/* Appends the numbers among the positional parts as dates YYYY[-MM[-DD]],
 * each followed by the words after it in brackets; `most` dates at most. */
void film_wiki_render_dates(const struct film_wiki *w,
                            const struct film_wiki_part *parts, unsigned n,
                            unsigned most, struct film_buf *out);

#endif
