/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The names of the months in the languages that dates are met in. */
#ifndef FILM_READ_MONTHS_H
#define FILM_READ_MONTHS_H

#include "base/str.h"

enum { FILM_MONTH_UNSURE = 13 };

/* Returns the month, 1 to 12, that the folded word names; 0 if it is not a
 * month, FILM_MONTH_UNSURE if it names two ("listopada" is November in Polish,
 * October in Croatian). */
unsigned film_month_named(struct film_str word);

#endif
