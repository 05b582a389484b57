/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Films and people whose names begin as something that is being typed. */
#ifndef FILM_CATALOG_COMPLETE_H
#define FILM_CATALOG_COMPLETE_H

#include "catalog/recognised.h"

/* Lists those with the most credits first, *n of them, `most` at most, in the
 * arena. A person's names begin in any order that people type, by the surname
 * too. Nothing for less than two bytes of a key. FILM_ERR_NOMEM,
 * FILM_ERR_INDEX, errors of reading. */
enum film_status film_complete(struct film_entity **v, size_t *n, size_t most,
                               struct film_str typed,
                               const struct film_recogniser *how);

#endif
