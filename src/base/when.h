/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Days as people say them: a date, or how long ago. */
#ifndef FILM_BASE_WHEN_H
#define FILM_BASE_WHEN_H

#include "base/date.h"

/* Room for YYYY-MM-DD and a NUL. */
enum { FILM_TODAY_SIZE = 11 };

/* What film_when_bounds reads, for messages. */
#define FILM_WHEN_FORMS                                                        \
    "2019, 2019-05, 2019-05-31, today, yesterday, 2w, 3 months ago, "          \
    "last week, this year"

/* Today, of the clock and the time zone, as YYYY-MM-DD; or the day of
 * $SOURCE_DATE_EPOCH in UTC, if that is set. "" if there is none. */
void film_when_today(char today[FILM_TODAY_SIZE]);

/* Reads a date as film_date_bounds does, or one that today gives a meaning:
 *   today, now, yesterday        a day
 *   3d  2w  6m  1y               the day so long ago; so are
 *   3 months, a year ago         with a number, "a" or "an", and the unit as
 *                                a word
 *   last week, this month        the whole week (from Monday), month or year
 *   last 3 months                from the day so long ago to today
 * Case does not matter; '-' and '_' serve as blanks. A month that is too short
 * has its last day for one that it lacks. With today NULL or "" only dates are
 * read. False, with nothing written, if it is no such text. */
bool film_when_bounds(struct film_str text, const char *today,
                      char low[FILM_DAY_SIZE], char high[FILM_DAY_SIZE]);

#endif
