/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/date.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "read/months.h"
#include "text/fold.h"

#include <stdio.h>

enum {
    LONGEST = 200,     /* bytes of a text that is a date */
    YEAR_FIRST = 1000, /* a person of a record may be old */
    YEAR_LAST = 2199,
    BUDDHIST = 543, /* Thailand counts from then; 1857 to 2157 */
    BUDDHIST_FIRST = 2400,
    BUDDHIST_LAST = 2700
};

struct date {
    unsigned year, month, day; /* 0: not given */
};

/* The digits at s.p[*at] as a number, capped; *at moves past them, which
 * returns how many there were. */
static size_t
number(struct film_str s, size_t *at, unsigned *v)
{
    size_t from = *at;
    *v = 0;
    while (*at < s.n && film_ascii_digit(s.p[*at])) {
        if (*v < 100000000)
            *v = *v * 10 + (unsigned)(s.p[*at] - '0');
        ++*at;
    }
    return *at - from;
}

static void
blanks(struct film_str s, size_t *at)
{
    while (*at < s.n && (s.p[*at] == ' ' || s.p[*at] == '\t'))
        ++*at;
}

/* Skips one separator of date parts with spaces around it: - . / or the Korean,
 * Chinese or Vietnamese word for year or month. */
static bool
separator(struct film_str s, size_t *at)
{
    static const struct film_str words[] = {
        FILM_STR("-"),   FILM_STR("."),  FILM_STR("/"),  FILM_STR("년"),
        FILM_STR("월"),  FILM_STR("年"), FILM_STR("月"), FILM_STR("thang"),
        FILM_STR("nam"), /* Vietnamese: 5 tháng 3 năm 2019 */
    };
    size_t i = *at;
    blanks(s, &i);
    for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
        struct film_str rest = {s.p + i, s.n - i};
        if (film_str_starts(rest, words[w])) {
            i += words[w].n;
            blanks(s, &i);
            *at = i;
            return true;
        }
    }
    return false;
}

/* Reads 2023-10-05, 2023/10/5, 2023.10, 20231005…, 2023 at s.p[at]. */
static bool
year_first(struct film_str s, size_t at, struct date *d)
{
    unsigned v;
    size_t n = number(s, &at, &v);
    if (n == 8 || n == 14) { /* the time of day follows or is in it */
        while (v >= 100000000)
            v /= 10;
        *d = (struct date){v / 10000, v / 100 % 100, v % 100};
        return true;
    }
    if (n != 4)
        return false;
    *d = (struct date){v, 0, 0};
    if (!separator(s, &at))
        return true;
    n = number(s, &at, &v);
    if (n < 1 || n > 2)
        return true;
    d->month = v;
    if (!separator(s, &at))
        return true;
    n = number(s, &at, &v);
    if (n == 1 || n == 2)
        d->day = v;
    return true;
}

/* Completes a two-digit year: articles are not dated years ahead, and archives
 * contain those of the 1940s. */
static unsigned
whole_year(unsigned v)
{
    return v < 40 ? 2000 + v : 1900 + v;
}

/* Puts the parts into the order shown by the separator or by a number that only
 * fits one part. Only the year is kept if 5/10 could be May or October. */
static struct date
in_order(unsigned a, unsigned b, unsigned y, char sep)
{
    if (sep != '/' || a > 12)
        return (struct date){y, b, a};
    return b > 12 ? (struct date){y, a, b} : (struct date){y, 0, 0};
}

/* 05.10.2023, 5/10/2023, 5-10-23 and 99-10-05. Of two-digit years between
 * dashes the place is known only if one number is not a day. */
static bool
year_last(struct film_str s, size_t at, struct date *d)
{
    unsigned a, b, y;
    size_t first = number(s, &at, &a), n;
    blanks(s, &at);
    if (first < 1 || first > 2 || at >= s.n)
        return false;
    char sep = s.p[at];
    if (!separator(s, &at))
        return false;
    n = number(s, &at, &b);
    bool comma = sep == 't' && at < s.n && s.p[at] == ','; /* 3 thang 5, 2019 */
    if (comma)
        blanks(s, (at++, &at));
    if (n < 1 || n > 2 || (!comma && !separator(s, &at)))
        return false;
    n = number(s, &at, &y);
    if (n == 2 && a > 31)
        *d = (struct date){whole_year(a), b, y};
    else if (n == 2 && (sep != '-' || y > 31))
        *d = in_order(a, b, whole_year(y), sep);
    else if (n == 4)
        *d = in_order(a, b, y, sep);
    else
        return false;
    return true;
}

/* The length of the connecting word at s.p[at], including the space or
 * apostrophe after it; 0 if there is none. Examples: "5 de mayo del 2020", "5
 * d'abril", "3rd of May", "2019 m. kovo 5 d.", "2019. gada 5. marts". */
static size_t
connective(struct film_str s, size_t at)
{
    static const struct film_str words[] = {
        FILM_STR("de "),     FILM_STR("del "), FILM_STR("d'"),
        FILM_STR("d\u2019"), FILM_STR("of "),  FILM_STR("m. "),
        FILM_STR("gada "),
    };
    struct film_str rest = {s.p + at, s.n - at};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (film_str_starts(rest, words[i]))
            return words[i].n;
    return 0;
}

/* The end of the text that ends at `at`, without a connecting word. */
static size_t
before_connective(struct film_str s, size_t at)
{
    for (size_t n = 2; n <= 5 && n < at; n++)
        if (s.p[at - n - 1] == ' ' && connective(s, at - n) == n)
            return at - n;
    return at;
}

/* The next number within a few characters that are not letters, at s.p[*at].
 */
static size_t
near_number(struct film_str s, size_t *at, unsigned *v)
{
    size_t i = *at;
    if (i < s.n && s.p[i] == ' ')
        i += connective(s, i + 1);
    *at = i;
    while (i < s.n && i - *at < 4 && !film_ascii_digit(s.p[i]) &&
           !film_ascii_letter(s.p[i]))
        i++;
    size_t n = i < s.n && film_ascii_digit(s.p[i]) ? number(s, &i, v) : 0,
           end = i;
    while (n > 0 && end < s.n && film_ascii_letter(s.p[end]))
        end++;
    *at = end - i <= 2 ? end : i; /* 1st, 22nd, 1o */
    return n;
}

/* The number that ends shortly before at. */
static size_t
number_before(struct film_str s, size_t at, unsigned *v)
{
    at = before_connective(s, at);
    size_t i = at;
    while (i > 0 && at - i < 4 && !film_ascii_digit(s.p[i - 1]) &&
           !film_ascii_letter(s.p[i - 1]))
        i--;
    for (size_t n = 1; n <= 2 && i > n && film_ascii_letter(s.p[i - n]); n++)
        if (film_ascii_digit(s.p[i - n - 1])) { /* 1st, 22nd, 1o */
            i -= n;
            break;
        }
    size_t end = i;
    while (i > 0 && film_ascii_digit(s.p[i - 1]))
        i--;
    if (i == end)
        return 0;
    return number(s, &i, v);
}

/* True if there is a number next to [from, to). Only there is a month looked
 * for, because there are hundreds of names. */
static bool
has_number_beside(struct film_str s, size_t from, size_t to)
{
    unsigned v;
    size_t at = to < s.n && s.p[to] == '.' ? to + 1 : to;
    return number_before(s, from, &v) > 0 || near_number(s, &at, &v) > 0;
}

/* 19 May 1999, 19-May-99, May 19th, 1999, May 2021, 2021 May 19, May 19
 * 10:00:00 1999, 2019. gada 5. marts around the month name at [from, to). */
static bool
around_month(struct film_str s, size_t from, size_t to, unsigned month,
             struct date *d)
{
    unsigned before = 0, a = 0, b = 0;
    size_t at = to;
    if (at < s.n && s.p[at] == '.')
        at++;
    size_t nb = number_before(s, from, &before);
    size_t na = near_number(s, &at, &a);
    *d = (struct date){0, month, 0};
    if (nb == 4) {
        d->year = before;
        d->day = na == 1 || na == 2 ? a : 0;
        return true;
    }
    if (na == 4) {
        d->year = a;
        d->day = nb == 1 || nb == 2 ? before : 0;
        return true;
    }
    if (nb == 1 || nb == 2) {
        bool two = na == 2 && (at == s.n || s.p[at] != ':'); /* RFC 822 */
        d->year = two ? whole_year(a) : (unsigned)film_date_year(s);
        d->day = before;
        return d->year > 0;
    }
    if (na != 1 && na != 2)
        return false;
    d->day = a;
    size_t n = near_number(s, &at, &b);
    bool time = n < 4 && at < s.n && s.p[at] == ':';
    struct film_str rest = {s.p + at, s.n - at};
    if (n == 2 && (s.p[at - 3] == '\'' || s.p[at - 1 - n] == '\x99'))
        b = whole_year(b); /* May 3, '19 */
    d->year = time ? (unsigned)film_date_year(rest) : b;
    return d->year >= YEAR_FIRST;
}

/* The first byte after the letters, of any script, at s.p[at]. */
static size_t
after_word(struct film_str s, size_t at)
{
    for (size_t i = at; i < s.n; at = i) {
        uint32_t c = film_utf8_next(s, &i);
        if (!film_fold_word_char(c) || (c >= '0' && c <= '9'))
            break;
    }
    return at;
}

/* The month that the word at [from, *to), or with the next, is. */
static unsigned
month_at(struct film_str s, size_t from, size_t *to)
{
    char two[64];
    size_t end = *to < s.n && s.p[*to] == ' ' ? after_word(s, *to + 1) : 0;
    if (end > *to + 1 && end - from < sizeof two &&
        has_number_beside(s, from, end)) {
        memcpy(two, s.p + from, end - from);
        two[*to - from] = '_';
        unsigned m = film_month_named((struct film_str){two, end - from});
        if (m) {
            *to = end;
            return m;
        }
    }
    return has_number_beside(s, from, *to)
               ? film_month_named((struct film_str){s.p + from, *to - from})
               : 0;
}

static bool
by_month_name(struct film_str s, struct date *d)
{
    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        i = after_word(s, i);
        unsigned m = month_at(s, from, &i);
        if (m && around_month(s, from, i, m, d)) {
            if (m == FILM_MONTH_UNSURE)
                *d = (struct date){d->year, 0, 0};
            return true;
        }
        i += i == from;
    }
    return false;
}

static unsigned
days(unsigned year, unsigned month)
{
    static const unsigned char n[] = {31, 28, 31, 30, 31, 30,
                                      31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : n[month - 1];
}

/* Appends s with the digits of other scripts as ASCII. */
static void
add_plain_digits(struct film_buf *out, struct film_str s)
{
    static const uint32_t zeros[] = {0x0660, 0x06f0, 0x0966, 0x09e6,
                                     0x0be6, 0x0e50}; /* Arabic to Thai */
    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        uint32_t c = film_utf8_next(s, &i);
        size_t z = 0;
        while (z < sizeof zeros / sizeof *zeros && c - zeros[z] > 9)
            z++;
        if (z < sizeof zeros / sizeof *zeros)
            film_buf_byte(out, (char)('0' + (c - zeros[z])));
        else
            film_buf_add(out, s.p + from, i - from);
    }
}

/* Finds a date in folded text. */
static bool
find_date(struct film_str s, struct date *d)
{
    size_t at = 0;
    while (at < s.n && !film_ascii_digit(s.p[at]))
        at++;
    return by_month_name(s, d) || year_first(s, at, d) || year_last(s, at, d);
}

static bool
exists(const struct date *d)
{
    return d->year >= YEAR_FIRST && d->year <= YEAR_LAST && d->month <= 12 &&
           (!d->month || d->day <= days(d->year, d->month));
}

size_t
film_date_parse(char date[FILM_DATE_SIZE], struct film_str text)
{
    struct film_str s = film_str_trim(text);
    if (s.n > LONGEST) { /* do not search whole articles */
        s.n = LONGEST;
        while ((s.p[s.n] & 0xC0) == 0x80)
            s.n--;
    }
    struct film_buf folded, plain;
    film_buf_init(&folded, 8 * LONGEST);
    film_buf_init(&plain, 8 * LONGEST);
    film_fold_exact(&folded, s);
    add_plain_digits(&plain, film_buf_get(&folded));
    struct date d = {0, 0, 0};
    bool found = find_date(film_buf_get(&plain), &d);
    if (d.year >= BUDDHIST_FIRST && d.year <= BUDDHIST_LAST)
        d.year -= BUDDHIST;
    found = found && exists(&d);
    film_buf_release(&folded);
    film_buf_release(&plain);
    if (!found)
        return 0;
    int n;
    if (d.month && d.day)
        n = snprintf(date, FILM_DATE_SIZE, "%04u-%02u-%02u", d.year % 10000,
                     d.month % 100, d.day % 100);
    else if (d.month)
        n = snprintf(date, FILM_DATE_SIZE, "%04u-%02u", d.year % 10000,
                     d.month % 100);
    else
        n = snprintf(date, FILM_DATE_SIZE, "%04u", d.year % 10000);
    return (size_t)n;
}

int
film_date_year(struct film_str text)
{
    for (size_t i = 0; i < text.n;) {
        unsigned v;
        if (!film_ascii_digit(text.p[i])) {
            i++;
        } else if (number(text, &i, &v) == 4 && v >= 1800 && v < 2200) {
            return (int)v;
        }
    }
    return 0;
}
