/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Private to wikitext.c and template.c: the recursion of the grammar. A text
 * has templates, which template.c knows by name, and their parts are texts
 * again, which wikitext.c walks over. */
#ifndef FILM_READ_WIKI_GRAMMAR_H
#define FILM_READ_WIKI_GRAMMAR_H

#include "read/wiki/lex.h"

struct film_wiki_walk;

/* In template.c: adds the text of the template whose opening token is t to the
 * walk. False if it is left out, as most are. */
bool film_wiki_template(struct film_wiki_walk *x, uint32_t t);

/* In wikitext.c, like all below: appends text, with its entities decoded. */
void film_wiki_put(struct film_wiki_walk *x, struct film_str s);

/* Walks over a part of a template, as if a line began there or not. */
void film_wiki_walk_part(struct film_wiki_walk *x,
                         const struct film_wiki_part *part, bool line_start);

/* Sets what comes apart from what was: a new block, or a comma or (in plain
 * rendering) a newline. */
void film_wiki_separate(struct film_wiki_walk *x, bool block);

/* Notes that the following text is at token t. */
void film_wiki_begin_text(struct film_wiki_walk *x, uint32_t t);

/* The text that is walked over. */
const struct film_wiki *film_wiki_of(const struct film_wiki_walk *x);

#endif
