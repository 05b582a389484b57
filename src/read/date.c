/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/date.h"

#include <stdio.h>

struct date {
    unsigned year, month, day; /* 0: not given */
};

static bool
digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool
letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The digits at s.p[*at] as a number, capped; *at moves past them, which
 * returns how many there were. */
static size_t
number(struct film_str s, size_t *at, unsigned *v)
{
    size_t from = *at;
    *v = 0;
    while (*at < s.n && digit(s.p[*at])) {
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

/* Passes over one separator of date parts, with blanks around it: - . / or
 * the Korean or Chinese word for year or month. */
static bool
separator(struct film_str s, size_t *at)
{
    static const struct film_str words[] = {
        FILM_STR("-"),  FILM_STR("."),  FILM_STR("/"),  FILM_STR("년"),
        FILM_STR("월"), FILM_STR("年"), FILM_STR("月"),
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

/* 2023-10-05, 2023/10/5, 2023.10, 20231005…, 2023 at s.p[at]. */
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

/* 05.10.2023; 5/10/2023 says only the year unless one number is a day for
 * sure, as both orders are in use. */
static bool
year_last(struct film_str s, size_t at, struct date *d)
{
    unsigned a, b, y;
    size_t n = number(s, &at, &a);
    if (n < 1 || n > 2 || at >= s.n)
        return false;
    char sep = s.p[at];
    if (!separator(s, &at))
        return false;
    n = number(s, &at, &b);
    if (n < 1 || n > 2 || !separator(s, &at) || number(s, &at, &y) != 4)
        return false;
    if (sep != '/' || a > 12)
        *d = (struct date){y, b, a};
    else if (b > 12)
        *d = (struct date){y, a, b};
    else
        *d = (struct date){y, 0, 0};
    return true;
}

/* The names of months in English, German, French, Spanish, Italian and
 * Portuguese, as feeds have them too, although RFC 822 wants English ones. */
static const struct {
    const char *name;
    unsigned month;
} months[] = {
    {"january", 1},    {"januar", 1},     {"janvier", 1},    {"enero", 1},
    {"gennaio", 1},    {"janeiro", 1},    {"jänner", 1},     {"february", 2},
    {"februar", 2},    {"février", 2},    {"fevrier", 2},    {"febrero", 2},
    {"febbraio", 2},   {"fevereiro", 2},  {"march", 3},      {"märz", 3},
    {"mars", 3},       {"marzo", 3},      {"março", 3},      {"april", 4},
    {"avril", 4},      {"abril", 4},      {"may", 5},        {"mai", 5},
    {"mayo", 5},       {"maggio", 5},     {"maio", 5},       {"june", 6},
    {"juni", 6},       {"juin", 6},       {"junio", 6},      {"giugno", 6},
    {"junho", 6},      {"july", 7},       {"juli", 7},       {"juillet", 7},
    {"julio", 7},      {"luglio", 7},     {"julho", 7},      {"august", 8},
    {"août", 8},       {"aout", 8},       {"agosto", 8},     {"september", 9},
    {"septembre", 9},  {"septiembre", 9}, {"settembre", 9},  {"setembro", 9},
    {"october", 10},   {"oktober", 10},   {"octobre", 10},   {"octubre", 10},
    {"ottobre", 10},   {"outubro", 10},   {"november", 11},  {"novembre", 11},
    {"noviembre", 11}, {"novembro", 11},  {"december", 12},  {"dezember", 12},
    {"décembre", 12},  {"decembre", 12},  {"diciembre", 12}, {"dicembre", 12},
    {"dezembro", 12},
};

/* Letters of words: ASCII, and those of Latin-1, which begin with C3. */
static bool
in_word(struct film_str s, size_t i)
{
    return letter(s.p[i]) || s.p[i] == '\xC3' ||
           (i > 0 && s.p[i - 1] == '\xC3');
}

/* In lower case, of a byte of such a letter. */
static unsigned char
lower(char c)
{
    unsigned char b = (unsigned char)c;
    return (b >= 'A' && b <= 'Z') || (b >= 0x80 && b < 0xA0) ? b | 0x20 : b;
}

/* Whether the n bytes at p begin the name. */
static bool
begins(const char *p, size_t n, const char *name)
{
    size_t i = 0;
    while (i < n && name[i] && lower(p[i]) == (unsigned char)name[i])
        i++;
    return i == n;
}

/* The month that a word of n bytes names: three letters or more of its name,
 * 0 if those are of two months (juin and juillet) or of none. */
static unsigned
month_name(const char *p, size_t n)
{
    unsigned month = 0;
    for (size_t i = 0; n >= 3 && i < sizeof months / sizeof *months; i++) {
        if (!begins(p, n, months[i].name))
            continue;
        if (month && month != months[i].month)
            return 0;
        month = months[i].month;
    }
    return month;
}

/* Passes over the "de" of "5 de mayo de 2020". */
static size_t
behind_de(struct film_str s, size_t at)
{
    bool de = s.n - at > 4 && memcmp(s.p + at, " de ", 4) == 0;
    return de ? at + 3 : at;
}

static size_t
before_de(struct film_str s, size_t at)
{
    bool de = at > 4 && memcmp(s.p + at - 4, " de ", 4) == 0;
    return de ? at - 3 : at;
}

/* The next number within a few characters that are not letters, at s.p[*at].
 */
static size_t
near_number(struct film_str s, size_t *at, unsigned *v)
{
    size_t i = behind_de(s, *at);
    *at = i;
    while (i < s.n && i - *at < 4 && !digit(s.p[i]) && !letter(s.p[i]))
        i++;
    size_t n = i < s.n && digit(s.p[i]) ? number(s, &i, v) : 0;
    if (n > 0 && i + 2 <= s.n && letter(s.p[i]) && letter(s.p[i + 1]) &&
        (i + 2 == s.n || !letter(s.p[i + 2])))
        i += 2; /* 1st, 22nd */
    *at = i;
    return n;
}

/* The number that ends shortly before at. */
static size_t
number_before(struct film_str s, size_t at, unsigned *v)
{
    at = before_de(s, at);
    size_t i = at;
    while (i > 0 && at - i < 4 && !digit(s.p[i - 1]) && !letter(s.p[i - 1]))
        i--;
    if (i >= 3 && letter(s.p[i - 1]) && letter(s.p[i - 2]) && digit(s.p[i - 3]))
        i -= 2; /* 1st, 22nd */
    size_t end = i;
    while (i > 0 && digit(s.p[i - 1]))
        i--;
    if (i == end)
        return 0;
    return number(s, &i, v);
}

/* 19 May 1999, 19-May-99, May 19th, 1999, May 2021, 2021 May 19 around the
 * month name at [from, to). */
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
    if (na != 1 && na != 2)
        return false;
    if (nb == 1 || nb == 2) { /* RFC 822 has years of two digits */
        d->year = a < 70 ? 2000 + a : 1900 + a;
        d->day = before;
        return true;
    }
    d->day = a;
    if (near_number(s, &at, &b) != 4)
        return false;
    d->year = b;
    return true;
}

static bool
by_month_name(struct film_str s, struct date *d)
{
    for (size_t i = 0; i < s.n;) {
        if (!in_word(s, i)) {
            i++;
            continue;
        }
        size_t from = i;
        while (i < s.n && in_word(s, i))
            i++;
        unsigned m = month_name(s.p + from, i - from);
        if (m && around_month(s, from, i, m, d))
            return true;
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

size_t
film_date_parse(char date[FILM_DATE_SIZE], struct film_str text)
{
    struct film_str s = film_str_trim(text);
    if (s.n > 200) /* a date is short: not to search whole articles */
        s.n = 200;
    struct date d = {0, 0, 0};
    size_t at = 0;
    while (at < s.n && !digit(s.p[at]))
        at++;
    if (!by_month_name(s, &d) && !year_first(s, at, &d) &&
        !year_last(s, at, &d))
        return 0;
    if (d.year < 1000 || d.year > 2999 || d.month > 12)
        return 0;
    if (d.month && d.day > days(d.year, d.month))
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
        if (!digit(text.p[i])) {
            i++;
        } else if (number(text, &i, &v) == 4 && v >= 1800 && v < 2200) {
            return (int)v;
        }
    }
    return 0;
}
