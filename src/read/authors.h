/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names of authors in the text that says who wrote an article. */
#ifndef FILM_READ_AUTHORS_H
#define FILM_READ_AUTHORS_H

#include "base/arena.h"

/* Adds the names of authors in text to list, each once, copied to the arena:
 * without "By", titles of jobs, places and agencies; a list with "and", commas
 * and their like in several languages gives all of them. Nothing for what is
 * no name: addresses, host names, fields of a template that were never filled
 * in. line: text is a line of the page, in which a date may follow. False
 * when out of memory. */
bool film_authors_add(struct film_strs *list, struct film_arena *arena,
                      struct film_str text, bool line);

#endif
