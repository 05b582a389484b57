/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Recognises the people, films and characters of the catalogue that a text
 * names. Longest names come first, in any order of words and whatever their
 * hyphens, case and script. Hangul names may be followed by a particle or be
 * written without spaces. */
#ifndef FILM_CATALOG_RECOGNISE_H
#define FILM_CATALOG_RECOGNISE_H

#include "catalog/mention.h"

/* Sets *out to the names in a query, in their order, in the arena. Two may have
 * the same text: a film and a person. If several films or people share a name,
 * those come first that a year, a film or a person in the query supports;
 * otherwise, for a surname, the prominent ones. FILM_ERR_NOMEM, errors of
 * reading. */
enum film_status film_recognise(struct film_mentions *out, struct film_str text,
                                const struct film_recogniser *how);

/* Sets *out to all bearers of a name, if the whole text is one name of this
 * kind: FILM_KEY_FILM, FILM_KEY_PERSON, FILM_KEY_ROLE, FILM_KEY_SURNAME;
 * otherwise to a mention without bearers. */
enum film_status film_recognise_name(struct film_mention *out,
                                     struct film_str text,
                                     enum film_key_kind kind,
                                     const struct film_recogniser *how);

/* Prepares names for a query about the names themselves: all are sure, and the
 * less prominent bearers of a surname are included. */
void film_recognised_all(struct film_mentions *of);

#endif
