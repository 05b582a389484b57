/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which people, films and characters of the catalogue a text names: the
 * longest names first, whatever their order, hyphens, case and script, Hangul
 * ones also with a particle after them or without blanks. */
#ifndef FILM_CATALOG_RECOGNISE_H
#define FILM_CATALOG_RECOGNISE_H

#include "catalog/recognised.h"

/* What a query names, in its order, in the arena. Two may have the same text:
 * a film and a person. Of several films or people of one name those stay in
 * front that a year, a film or a person of the query belongs to; otherwise of
 * the bearers of a surname the prominent ones. */
enum film_status film_recognise(struct film_recognised **out, size_t *n,
                                struct film_str text,
                                const struct film_recogniser *how);

/* All that are called so, if the whole text is one name of the kind:
 * FILM_KEY_FILM, FILM_KEY_PERSON, FILM_KEY_ROLE. *found says so. */
enum film_status film_recognise_name(struct film_recognised *out, bool *found,
                                     struct film_str text,
                                     enum film_key_kind kind,
                                     const struct film_recogniser *how);

/* For who asks for the names themselves: none is weak, and bearers of a
 * surname who are less prominent are there, too. */
void film_recognised_all(struct film_recognised *r, size_t n);

#endif
