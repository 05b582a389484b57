/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "base/date.h"

/* Takes up to max digits from *s as the number *v; returns how many there
 * were. */
static size_t
take_digits(struct film_str *s, size_t max, unsigned *v)
{
    size_t n = 0;
    *v = 0;
    while (n < max && n < s->n && s->p[n] >= '0' && s->p[n] <= '9')
        *v = *v * 10 + (unsigned)(s->p[n++] - '0');
    s->p += n;
    s->n -= n;
    return n;
}

/* Takes a separator and a number from 1 to max. Returns 1 on success, 0 at the
 * end of *s, -1 for anything else. */
static int
take_part(struct film_str *s, unsigned max, unsigned *v)
{
    if (s->n == 0)
        return 0;
    if (s->p[0] != '-' && s->p[0] != '/' && s->p[0] != '.')
        return -1;
    s->p++;
    s->n--;
    return take_digits(s, 2, v) > 0 && *v >= 1 && *v <= max ? 1 : -1;
}

static void
put_two(char *p, unsigned v)
{
    p[0] = (char)('0' + v / 10);
    p[1] = (char)('0' + v % 10);
}

bool
film_date_bounds(struct film_str date, char low[FILM_DAY_SIZE],
                 char high[FILM_DAY_SIZE])
{
    unsigned year, month = 0, day = 0;
    if (take_digits(&date, 4, &year) != 4)
        return false;
    int has_month = take_part(&date, 12, &month);
    int has_day = has_month > 0 ? take_part(&date, 31, &day) : 0;
    if (has_month < 0 || has_day < 0 || date.n > 0)
        return false;
    put_two(low, year / 100);
    put_two(low + 2, year % 100);
    put_two(low + 4, has_month ? month : 0);
    put_two(low + 6, has_day ? day : 0);
    low[8] = '\0';
    memcpy(high, low, FILM_DAY_SIZE);
    if (!has_month)
        put_two(high + 4, 99);
    if (!has_day)
        put_two(high + 6, 99);
    return true;
}
