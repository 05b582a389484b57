/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "base/when.h"

#include "base/ascii.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { TEXT_MAX = 40, WORDS_MAX = 4, COUNT_MAX = 99999 };

struct span {
    struct tm first, last;
};

struct words {
    char text[TEXT_MAX + 1];
    struct film_str v[WORDS_MAX];
    size_t n;
};

void
film_when_today(char today[FILM_TODAY_SIZE])
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    long long seconds = epoch ? strtoll(epoch, &end, 10) : 0;
    bool fixed = epoch && end > epoch && !*end;
    time_t now = fixed ? (time_t)seconds : time(NULL);
    struct tm tm;
    if (!(fixed ? gmtime_r(&now, &tm) : localtime_r(&now, &tm)) ||
        strftime(today, FILM_TODAY_SIZE, "%Y-%m-%d", &tm) == 0)
        today[0] = '\0';
}

/* ---- Words -------------------------------------------------------------- */

static bool
split(struct words *w, struct film_str text)
{
    text = film_str_trim(text);
    if (text.n == 0 || text.n > TEXT_MAX)
        return false;
    film_ascii_lower(w->text, text.p, text.n);
    for (size_t i = 0; i < text.n; i++)
        if (w->text[i] == '-' || w->text[i] == '_')
            w->text[i] = ' ';
    struct film_str rest = {w->text, text.n}, word;
    w->n = 0;
    while (film_str_cut(&rest, ' ', &word)) {
        if (word.n == 0)
            continue;
        if (w->n == WORDS_MAX)
            return false;
        w->v[w->n++] = word;
    }
    return w->n > 0;
}

static bool
is(struct film_str word, const char *list)
{
    return film_str_is_one_of(word, list);
}

/* 'd', 'w', 'm' or 'y'; 0 for no unit. */
static char
unit(struct film_str word)
{
    if (is(word, "d|day|days"))
        return 'd';
    if (is(word, "w|week|weeks"))
        return 'w';
    if (is(word, "m|month|months"))
        return 'm';
    return is(word, "y|year|years") ? 'y' : 0;
}

/* Reads "3 months", "3months" or "a month" from word *at on. */
static bool
take_length(const struct words *w, size_t *at, int *count, char *of)
{
    if (*at >= w->n)
        return false;
    struct film_str word = w->v[(*at)++];
    size_t digits = 0;
    *count = is(word, "a|an|one") ? 1 : 0;
    if (*count == 0) {
        while (digits < word.n && film_ascii_digit(word.p[digits]) &&
               *count <= COUNT_MAX)
            *count = *count * 10 + (word.p[digits++] - '0');
        if (digits == 0 || *count > COUNT_MAX)
            return false;
        word = (struct film_str){word.p + digits, word.n - digits};
    }
    if (digits == 0 || word.n == 0) {
        if (*at >= w->n)
            return false;
        word = w->v[(*at)++];
    }
    *of = unit(word);
    return *of != 0;
}

/* ---- Days --------------------------------------------------------------- */

static void
settle(struct tm *day)
{
    time_t t = timegm(day);
    gmtime_r(&t, day);
}

static void
go_back(struct tm *day, int count, char of)
{
    int wanted = day->tm_mday;
    if (of == 'd' || of == 'w') {
        day->tm_mday -= of == 'w' ? 7 * count : count;
        settle(day);
        return;
    }
    day->tm_mday = 1;
    if (of == 'm')
        day->tm_mon -= count;
    else
        day->tm_year -= count;
    settle(day);
    int month = day->tm_mon;
    day->tm_mday = wanted;
    settle(day);
    if (day->tm_mon != month) { /* the month was too short */
        day->tm_mday = 0;
        settle(day);
    }
}

/* The whole week, month or year that so many before it. */
static struct span
whole(struct tm day, int before, char of)
{
    struct span s;
    if (of == 'w')
        day.tm_mday -= (day.tm_wday + 6) % 7;
    if (of == 'm' || of == 'y')
        day.tm_mday = 1;
    if (of == 'y')
        day.tm_mon = 0;
    settle(&day);
    go_back(&day, before, of);
    s.first = s.last = day;
    go_back(&s.last, -1, of);
    go_back(&s.last, 1, 'd');
    return s;
}

static bool
read_words(const struct words *w, struct tm today, struct span *s)
{
    size_t at = 1;
    int count;
    char of;
    *s = (struct span){today, today};
    if (w->n == 1 && is(w->v[0], "today|now"))
        return true;
    if (w->n == 1 && is(w->v[0], "yesterday")) {
        *s = whole(today, 1, 'd');
        return true;
    }
    bool last = is(w->v[0], "last|past");
    if (w->n == 2 && (last || is(w->v[0], "this")) && (of = unit(w->v[1]))) {
        *s = whole(today, last, of);
        return true;
    }
    if (last && take_length(w, &at, &count, &of) && at == w->n) {
        go_back(&s->first, count, of);
        return true;
    }
    at = 0;
    if (last || !take_length(w, &at, &count, &of) ||
        !(at == w->n || (at + 1 == w->n && is(w->v[at], "ago"))))
        return false;
    go_back(&s->first, count, of);
    s->last = s->first;
    return true;
}

static bool
put_day(char to[FILM_DAY_SIZE], const struct tm *day)
{
    int year = day->tm_year + 1900;
    char text[64];
    if (year < 1 || year > 9999)
        return false;
    snprintf(text, sizeof text, "%04d%02d%02d", year, day->tm_mon + 1,
             day->tm_mday);
    memcpy(to, text, FILM_DAY_SIZE);
    return true;
}

bool
film_when_bounds(struct film_str text, const char *today,
                 char low[FILM_DAY_SIZE], char high[FILM_DAY_SIZE])
{
    struct words w;
    struct span s;
    struct tm day = {0};
    char first[FILM_DAY_SIZE], last[FILM_DAY_SIZE];
    if (film_date_bounds(text, low, high))
        return true;
    if (!today || sscanf(today, "%4d-%2d-%2d", &day.tm_year, &day.tm_mon,
                         &day.tm_mday) != 3)
        return false;
    day.tm_year -= 1900;
    day.tm_mon--;
    settle(&day);
    if (!split(&w, text) || !read_words(&w, day, &s) ||
        !put_day(first, &s.first) || !put_day(last, &s.last))
        return false;
    memcpy(low, first, FILM_DAY_SIZE);
    memcpy(high, last, FILM_DAY_SIZE);
    return true;
}
