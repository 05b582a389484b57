/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words in lines that say who wrote an article and when, and the date in such a
 * line. */
#ifndef FILM_READ_DATELINE_H
#define FILM_READ_DATELINE_H

#include "base/str.h"

/* True for a byte between two words of such a line. */
bool film_dateline_parts(char c);

/* The next word of *rest, which moves past it; false at the end. */
bool film_dateline_next(struct film_str *rest, struct film_str *word);

/* True if s has an ASCII digit. */
bool film_dateline_has_digit(struct film_str s);

/* True for the name of a month or of a day of the week, in the languages that
 * dates are met in. */
bool film_dateline_is_month(struct film_str word);
bool film_dateline_is_weekday(struct film_str word);

/* True for words that occur in lines of author and date and mean nothing else:
 * "posted", "on", "updated"; also for days of the week. */
bool film_dateline_is_label(struct film_str word);

/* Returns the end of a short text from its first date on that has at least a
 * month; "" if there is none. */
struct film_str film_dateline_date(struct film_str s);

#endif
