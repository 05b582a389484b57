/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Finds the film that is meant by a title typed with a slip. */
#ifndef FILM_CATALOG_NEAR_H
#define FILM_CATALOG_NEAR_H

#include "catalog/mention.h"

/* Sets *out to the films whose title is nearest to the text, if it is no more
 * than a slip away, of a long title two; otherwise to a mention without
 * bearers. Figures must be the same: Saw 3 is no slip for Saw 4. `unknown` says
 * that a word of the text is in no passage: then a slip may be at its beginning
 * and the title may be shorter, and all titles with its first letter are
 * compared. Everything is in the arena. FILM_ERR_NOMEM, FILM_ERR_INDEX, errors
 * of reading. */
enum film_status film_near_title(struct film_mention *out, struct film_str text,
                                 bool unknown,
                                 const struct film_recogniser *how);

#endif
