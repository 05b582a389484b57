/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "catalog/key.h"

#include "base/utf8.h"
#include "text/fold.h"

#include <stdlib.h>

static int
compare(const void *a, const void *b)
{
    return film_str_compare(*(const struct film_str *)a,
                            *(const struct film_str *)b);
}

void
film_name_key_words(struct film_buf *key, struct film_str *v, size_t n)
{
    film_buf_reset(key);
    if (n == 2 || n == 3) /* Jeon Jong-seo, Jong-seo Jeon */
        qsort(v, n, sizeof *v, compare);
    for (size_t i = 0; i < n; i++) {
        if (i)
            film_buf_byte(key, ' ');
        film_buf_str(key, v[i]);
    }
}

/* True for what stands inside a word without parting it. */
static bool
is_joint(uint32_t c)
{
    return c == '-' || c == 0x2010 || c == 0x2011 || c == '\'' || c == 0x2019 ||
           c == '.';
}

/* The words of a name, folded; they borrow from `words`. */
static size_t
split_name(struct film_buf *words, struct film_str name,
           struct film_str v[FILM_KEY_WORDS])
{
    struct film_buf folded;
    size_t from[FILM_KEY_WORDS + 1], n = 0;
    bool inside = false;
    film_buf_init(&folded, 1 << 20);
    film_fold(&folded, name);
    struct film_str s = film_buf_get(&folded);
    for (size_t at = 0; at < s.n;) {
        uint32_t c = film_utf8_next(s, &at);
        if (film_fold_word_char(c)) {
            if (!inside && n == FILM_KEY_WORDS)
                break;
            if (!inside)
                from[n++] = words->n;
            inside = true;
            film_utf8_add(words, c);
        } else if (!is_joint(c)) {
            inside = false;
        }
    }
    from[n] = words->n;
    if (folded.failed)
        words->failed = folded.failed;
    film_buf_release(&folded);
    if (words->failed)
        return 0;
    for (size_t i = 0; i < n; i++)
        v[i] = (struct film_str){words->p + from[i], from[i + 1] - from[i]};
    return n;
}

void
film_name_key(struct film_buf *key, struct film_str name)
{
    struct film_buf words;
    struct film_str v[FILM_KEY_WORDS];
    film_buf_init(&words, 1 << 20);
    film_name_key_words(key, v, split_name(&words, name, v));
    if (words.failed)
        key->failed = words.failed;
    film_buf_release(&words);
}

static void
join_words(struct film_buf *key, struct film_str name, struct film_str but)
{
    struct film_buf words;
    struct film_str v[FILM_KEY_WORDS];
    film_buf_init(&words, 1 << 20);
    size_t n = split_name(&words, name, v);
    film_buf_reset(key);
    for (size_t i = 0; i < n; i++)
        if (but.n == 0 || !film_str_equal(v[i], but))
            film_buf_str(key, v[i]);
    if (words.failed)
        key->failed = words.failed;
    film_buf_release(&words);
}

void
film_name_key_joined(struct film_buf *key, struct film_str name)
{
    join_words(key, name, (struct film_str){"", 0});
}

/* Titles are made into keys with every article, so the usual ones without
 * detours: what the function below does, for ASCII. */
static void
ascii_title_key(struct film_buf *key, struct film_str title)
{
    size_t from = 0, words = 0;
    film_buf_reset(key);
    for (size_t i = 0; i < title.n; i++) {
        char c = title.p[i];
        bool upper = c >= 'A' && c <= 'Z';
        if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            film_buf_byte(key, upper ? (char)(c | 0x20) : c);
            if (i + 1 < title.n)
                continue;
        } else if (is_joint((unsigned char)c)) {
            continue;
        }
        if (key->n == from)
            continue;
        if (key->n - from == 3 && memcmp(key->p + from, "and", 3) == 0)
            key->n = from;
        from = key->n;
        if (++words == FILM_KEY_WORDS)
            return;
    }
}

void
film_title_key(struct film_buf *key, struct film_str title)
{
    if (film_utf8_ascii(title))
        ascii_title_key(key, title);
    else
        join_words(key, title, FILM_STR("and"));
}
