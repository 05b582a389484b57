/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "catalog/key.h"

#include "catalog/words.h"

#include <stdlib.h>

/* Splits a person's name into words. When out of memory there are none, and
 * key->failed is set. */
static void
split_name(struct film_words *w, struct film_buf *key, struct film_str name)
{
    film_buf_reset(key);
    if (!film_words_split(w, name, false)) {
        key->failed = FILM_ERR_NOMEM;
        w->n = 0;
    }
}

static int
compare(const void *a, const void *b)
{
    return film_str_compare(*(const struct film_str *)a,
                            *(const struct film_str *)b);
}

void
film_name_key(struct film_buf *key, struct film_str name)
{
    struct film_words w;
    split_name(&w, key, name);
    if (w.n == 2 || w.n == 3) /* Jeon Jong-seo, Jong-seo Jeon */
        qsort(w.v, w.n, sizeof *w.v, compare);
    for (size_t i = 0; i < w.n; i++) {
        if (i)
            film_buf_byte(key, ' ');
        film_buf_str(key, w.v[i]);
    }
}

/* Writes the words [from, to) without separators. */
static void
join(struct film_buf *key, const struct film_words *w, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        film_buf_str(key, w->v[i]);
    if (key->n > FILM_KEY_BYTES)
        key->n = FILM_KEY_BYTES;
}

void
film_name_key_joined(struct film_buf *key, struct film_str name)
{
    struct film_words w;
    split_name(&w, key, name);
    join(key, &w, 0, w.n);
}

/* Longer names are not typed in another order. */
enum { ORDERS = 4 };

bool
film_name_order(struct film_buf *key, struct film_str name, size_t i)
{
    struct film_words w;
    split_name(&w, key, name);
    if (i >= w.n || (i > 0 && w.n > ORDERS))
        return false;
    join(key, &w, i, w.n);
    join(key, &w, 0, i);
    return true;
}

/* ---- Surnames --------------------------------------------------------- */

/* Suffixes as in Downey Jr. */
static const char suffixes[] = "jr|sr|ii|iii|iv";

/* True if the family name comes first, which a hyphenated word after it shows:
 * Bong Joon-ho, Hou Hsiao-hsien. */
static bool
begins_with_family(const struct film_words *w, struct film_str name)
{
    const char *blank = memchr(name.p, ' ', name.n);
    struct film_str rest = {blank,
                            blank ? name.n - (size_t)(blank - name.p) : 0};
    return w->n == 2 && rest.n > 0 && memchr(rest.p, '-', rest.n) != NULL &&
           !memchr(name.p, '-', name.n - rest.n) && w->v[0].n <= 6;
}

bool
film_name_surname(struct film_buf *key, struct film_str name, size_t i)
{
    struct film_words w;
    split_name(&w, key, name);
    size_t n = w.n;
    if (n == 1 && i == 0 && (w.v[0].p[0] & 0x80) == 0) {
        film_buf_str(key, w.v[0]); /* Madonna */
        return true;
    }
    if (n > 2 && film_str_is_one_of(w.v[n - 1], suffixes))
        n--;
    if (n < 2 || n > ORDERS)
        return false;
    if (i + 1 < n) {
        join(key, &w, i + 1, n);
        return true;
    }
    if (i + 1 != n || !begins_with_family(&w, name))
        return false;
    film_buf_str(key, w.v[0]);
    return true;
}

struct film_str
film_name_called(struct film_str name)
{
    struct film_words w;
    struct film_buf none;
    struct film_str rest = film_str_trim(name), word, called = {"", 0};
    size_t words = 0;
    film_buf_init(&none, 0);
    split_name(&w, &none, rest);
    bool first = begins_with_family(&w, rest);
    while (film_str_cut(&rest, ' ', &word)) {
        struct film_words one;
        split_name(&one, &none, word);
        if (one.n == 0 || (words > 1 && film_str_is_one_of(one.v[0], suffixes)))
            continue;
        called = first && words > 0 ? called : word;
        words++;
    }
    return words > 1 ? called : (struct film_str){"", 0};
}
