/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dates as articles and records write them. */
#ifndef FILM_READ_DATE_H
#define FILM_READ_DATE_H

#include "base/str.h"

/* Room for YYYY-MM-DD and a NUL. */
enum { FILM_DATE_SIZE = 11 };

/* Converts a date to YYYY, YYYY-MM or YYYY-MM-DD, as precise as it is, and
 * returns the length; 0 if it is not a date. These forms are understood, also
 * when followed by a time of day and zone: ISO 8601 extended and basic
 * (2017-01-02, 20170102T222800+0000), RFC 822 (Tue, 19 May 1999 10:00:00 GMT),
 * names of months in some forty languages (read/months.h) in any order ("May
 * 19, 1999", "5 de mayo de 2020", "May 2021"), "2021", 2023.10.05, 2023/10/5,
 * 05.10.2023 and 05.10.23 (day first with dots), "2023년 10월 5일". If the
 * order or the name is ambiguous, only the year is taken. Years range from 1000
 * to 2199, two-digit years from 1940 to 2039. The day is the one written: zones
 * do not change it. A text with a month or day that does not exist is not a
 * date. */
size_t film_date_parse(char date[FILM_DATE_SIZE], struct film_str text);

/* Returns the first year from 1800 to 2199 in the text that is not part of a
 * longer number; 0 if there is none ("2011-2019" gives 2011). */
int film_date_year(struct film_str text);

#endif
