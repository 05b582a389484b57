/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Replaces a word of the query that occurs nowhere by the nearest word that
 * does; the answer says so. Words that occur are never changed: correcting them
 * did harm ("sid haig" became "kid haig"). */
#ifndef FILM_SEARCH_EXPAND_SPELLING_H
#define FILM_SEARCH_EXPAND_SPELLING_H

#include "search/expand/plan.h"

/* Replaces unknown words in the query and its terms, with lower weight, and
 * adds a note for each. Words for which a name in another spelling was found
 * are left alone. A replacement begins with the same letter, or is a surname
 * that begins with one that is taken for it (Cubrick) or not heard; it may
 * differ by one slip (a letter inserted, missing, wrong, or two swapped) if the
 * word has at least four letters, by two likely ones if it has at least eight.
 * Likely slips count less: a letter doubled or not, silent, or for one that
 * sounds alike. The words are the stems of passages and, as they are written,
 * the surnames of people who are well known to the records, if passages have
 * them. Names stand for what is typed like a name (it or a word next to it is
 * capitalised), for a likely slip, or, if it is well known, for a word in small
 * letters that is the whole query; other words for other words. Passages must
 * spell the replacement nearly like the unknown word: the index has only stems,
 * and "losing" and "lost" have similar ones. A word that only records have is
 * somebody's name: only a doubled letter makes it that of somebody whom more
 * passages have. The note has the word as passages spell it. */
void film_spelling_correct(struct film_search_ctx *c, struct film_plan *plan);

#endif
