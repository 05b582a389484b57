/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "catalog/key.h"

#include "base/utf8.h"
#include "catalog/words.h"
#include "text/fold.h"

/* Parts that say how somebody appears, not as which character. */
static const char appearances[] =
    "self|himself|herself|themself|themselves|voice|uncredited|extra|various|"
    "archivefootage";

/* Returns the length of a divider at `at` (a slash, semicolon or comma, or a
 * dash between spaces), or 0. */
static size_t
divider(struct film_str s, size_t at)
{
    size_t next = at;
    uint32_t c = film_utf8_next(s, &next);
    if (c == '/' || c == ';' || c == ',')
        return 1;
    bool dash = c == '-' || c == 0x2013 || c == 0x2014;
    bool apart = at > 0 && s.p[at - 1] == ' ' && next < s.n && s.p[next] == ' ';
    return dash && apart ? next - at : 0;
}

/* Takes the part of *rest before the next divider or bracket. The content of
 * brackets is dropped. False when nothing is left. */
static bool
cut_part(struct film_str *rest, struct film_str *part)
{
    size_t at = 0, end;
    if (rest->n == 0)
        return false;
    while (at < rest->n && rest->p[at] != '(' && rest->p[at] != '[' &&
           divider(*rest, at) == 0)
        film_utf8_next(*rest, &at);
    *part = film_str_trim((struct film_str){rest->p, at});
    end = at;
    if (at < rest->n && (rest->p[at] == '(' || rest->p[at] == '[')) {
        char close = rest->p[at] == '(' ? ')' : ']';
        const char *p = memchr(rest->p + at, close, rest->n - at);
        end = p ? (size_t)(p - rest->p) + 1 : rest->n;
    } else if (at < rest->n) {
        end = at + divider(*rest, at);
    }
    rest->p += end;
    rest->n -= end;
    return true;
}

/* False for a part in small letters, which is a description: voice, the younger
 * one. */
static bool
is_name(struct film_str part)
{
    size_t at = 0;
    uint32_t c = part.n > 0 ? film_utf8_next(part, &at) : 0;
    return part.n > 0 && (film_fold_upper(c) || c >= 0x590);
}

bool
film_role_key(struct film_buf *key, struct film_str role, size_t i)
{
    struct film_str rest = role, part = {0};
    if (i == 0) {
        film_name_key_joined(key, role);
        return true;
    }
    for (size_t k = 0; k < i; k++)
        if (i > FILM_ROLE_PARTS || !cut_part(&rest, &part))
            return false;
    film_buf_reset(key);
    if (!is_name(part) || part.n == role.n)
        return true;
    film_name_key_joined(key, part);
    if (film_str_is_one_of(film_buf_get(key), appearances))
        film_buf_reset(key);
    return true;
}
