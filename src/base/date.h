/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dates of the precision they were written in, as ranges of days. */
#ifndef FILM_BASE_DATE_H
#define FILM_BASE_DATE_H

#include "base/str.h"

/* Space for YYYYMMDD and a NUL. */
enum { FILM_DAY_SIZE = 9 };

/* Reads YYYY, YYYY-MM or YYYY-MM-DD ('/' and '.' are accepted for '-', and a
 * month or day may have one digit) and sets the first and the last day it may
 * mean. A missing part is 00 in low and 99 in high, so that bytes compare like
 * days. False, with nothing written, if it is not a date. */
bool film_date_bounds(struct film_str date, char low[FILM_DAY_SIZE],
                      char high[FILM_DAY_SIZE]);

#endif
