/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "text/passages.h"

#include "base/ascii.h"

/* Words whose full stop does not end a sentence, as used in writing about
 * films. */
static bool
abbreviation(struct film_str word)
{
    static const char known[] =
        "mr|mrs|ms|dr|st|jr|sr|vs|prof|no|vol|etc|feat|dir|ed|lt|col|gen|"
        "sgt";
    if (word.n == 1)
        return word.p[0] != 'I'; /* an initial */
    return film_str_is_one_of_nocase(word, known);
}

/* Returns the word that ends before `at`. */
static struct film_str
word_before(struct film_str text, size_t from, size_t at)
{
    size_t i = at;
    while (i > from && film_ascii_letter(text.p[i - 1]))
        i--;
    return (struct film_str){text.p + i, at - i};
}

/* Skips closing quotes and brackets after a full stop. */
static size_t
skip_closing(struct film_str text, size_t at)
{
    static const char *const closing[] = {
        "\"", "'", ")", "]", "\xE2\x80\x9D", "\xE2\x80\x99", "\xC2\xBB"};
    for (size_t i = 0; i < sizeof closing / sizeof closing[0]; i++) {
        struct film_str rest = {text.p + at, text.n - at};
        struct film_str c = film_str_from(closing[i]);
        if (film_str_starts(rest, c)) {
            at += c.n;
            i = (size_t)-1; /* start again with the first */
        }
    }
    return at;
}

size_t
film_sentence_end(struct film_str text, size_t from)
{
    for (size_t i = from; i < text.n; i++) {
        char c = text.p[i];
        if (i + 3 <= text.n && memcmp(text.p + i, "\xE3\x80\x82", 3) == 0)
            return i + 3; /* ideographic full stop */
        if (c != '.' && c != '!' && c != '?')
            continue;
        size_t end = skip_closing(text, i + 1);
        if (end < text.n && text.p[end] != ' ')
            continue;
        if (c == '.' && abbreviation(word_before(text, from, i)))
            continue;
        while (end < text.n && text.p[end] == ' ')
            end++;
        return end;
    }
    return text.n;
}
