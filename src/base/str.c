/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "base/str.h"

#include "base/ascii.h"

int
film_str_compare(struct film_str a, struct film_str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int c = n ? memcmp(a.p, b.p, n) : 0;
    if (c != 0)
        return c;
    return a.n < b.n ? -1 : a.n > b.n;
}

bool
film_str_starts(struct film_str s, struct film_str prefix)
{
    return s.n >= prefix.n &&
           (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}

bool
film_str_has_at(struct film_str s, size_t at, const char *text)
{
    size_t n = strlen(text);
    return s.n >= at + n && memcmp(s.p + at, text, n) == 0;
}

bool
film_str_starts_nocase(struct film_str s, struct film_str prefix)
{
    return s.n >= prefix.n &&
           film_str_equal_nocase((struct film_str){s.p, prefix.n}, prefix);
}

bool
film_str_ends(struct film_str s, struct film_str suffix)
{
    return s.n >= suffix.n &&
           (suffix.n == 0 ||
            memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n) == 0);
}

struct film_str
film_str_trim(struct film_str s)
{
    while (s.n > 0 && film_ascii_space(s.p[0])) {
        s.p++;
        s.n--;
    }
    while (s.n > 0 && film_ascii_space(s.p[s.n - 1]))
        s.n--;
    return s;
}

bool
film_str_equal_nocase(struct film_str a, struct film_str b)
{
    return a.n == b.n && film_str_compare_nocase(a, b) == 0;
}

int
film_str_compare_nocase(struct film_str a, struct film_str b)
{
    for (size_t i = 0; i < a.n && i < b.n; i++) {
        unsigned char x = (unsigned char)film_ascii_to_small(a.p[i]);
        unsigned char y = (unsigned char)film_ascii_to_small(b.p[i]);
        if (x != y)
            return x < y ? -1 : 1;
    }
    return a.n < b.n ? -1 : a.n > b.n;
}

static inline bool
is_end(char c)
{
    return c == '|' || c == '\0';
}

/* The words are short: a call for each would take longer than they do. */
static inline bool
is_one_of(struct film_str s, const char *list, char (*same)(char))
{
    for (const char *p = list; p; p = *p ? p + 1 : NULL) {
        size_t i = 0;
        while (i < s.n && !is_end(p[i]) && same(p[i]) == same(s.p[i]))
            i++;
        if (i == s.n && is_end(p[i]))
            return true;
        for (p += i; !is_end(*p); p++)
            ;
    }
    return false;
}

static inline char
as_it_is(char c)
{
    return c;
}

bool
film_str_is_one_of(struct film_str s, const char *list)
{
    return is_one_of(s, list, as_it_is);
}

bool
film_str_is_one_of_nocase(struct film_str s, const char *list)
{
    return is_one_of(s, list, film_ascii_to_small);
}

bool
film_str_cut(struct film_str *rest, char sep, struct film_str *part)
{
    if (rest->n == 0)
        return false;
    const char *at = memchr(rest->p, sep, rest->n);
    size_t n = at ? (size_t)(at - rest->p) : rest->n;
    *part = (struct film_str){rest->p, n};
    size_t skip = at ? n + 1 : n;
    rest->p += skip;
    rest->n -= skip;
    return true;
}
