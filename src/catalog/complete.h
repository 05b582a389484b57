/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Completes names: films and people whose names begin with what was typed. */
#ifndef FILM_CATALOG_COMPLETE_H
#define FILM_CATALOG_COMPLETE_H

#include "catalog/mention.h"

/* Sets *v to the matches with the most credits, *n of them, at most `most`, in
 * the arena. A person's name may be typed in any usual order, beginning with
 * the surname, too. Empty if the key has less than two bytes. FILM_ERR_NOMEM,
 * FILM_ERR_INDEX, errors of reading. */
enum film_status film_complete(struct film_entity **v, size_t *n, size_t most,
                               struct film_str typed,
                               const struct film_recogniser *how);

#endif
