/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "catalog/words.h"

#include "base/utf8.h"
#include "text/fold.h"

/* Adds a folded character to the last word, or begins a word with it. False if
 * there is no space. */
static bool
put(struct film_words *w, uint32_t c, bool begins)
{
    char bytes[4] = {(char)c};
    size_t n = c < 0x80 ? 1 : film_utf8_encode(c, bytes);
    if (w->used + n > sizeof w->bytes || (begins && w->n == FILM_WORDS_MOST))
        return false;
    if (begins)
        w->v[w->n++] = (struct film_str){w->bytes + w->used, 0};
    memcpy(w->bytes + w->used, bytes, n);
    w->used += n;
    w->v[w->n - 1].n += n;
    return true;
}

/* The article in L'Avventura is a word. */
static bool
is_elided(const struct film_words *w, uint32_t c)
{
    return film_words_apostrophe(c) && w->n == 1 && w->v[0].n == 1 &&
           w->v[0].p[0] == 'l';
}

static void
split(struct film_words *w, struct film_str s, bool hyphens)
{
    bool inside = false, pointed = false;
    for (size_t at = 0; at < s.n;) {
        uint32_t c = film_utf8_next(s, &at);
        bool letter = c < 0x80 ? (c | 0x20) - 'a' < 26 || c - '0' < 10
                               : film_fold_word_char(c);
        if (c - 'A' < 26)
            c |= 0x20;
        if (letter && !put(w, c, !inside))
            return;
        if (w->n == 1 && inside && !letter)
            w->blank = (c == ' ' && !pointed) || is_elided(w, c);
        pointed |= c == '.';
        if (letter)
            inside = true;
        else if (c != '.' && (hyphens || !film_words_hyphen(c)) &&
                 (!film_words_apostrophe(c) || (hyphens && is_elided(w, c))))
            inside = false;
    }
}

bool
film_words_split(struct film_words *w, struct film_str name, bool hyphens)
{
    w->used = w->n = 0;
    w->blank = false;
    if (film_utf8_ascii(name)) {
        split(w, name, hyphens);
        return true;
    }
    struct film_buf folded;
    film_buf_init(&folded, 1 << 20);
    film_fold(&folded, name);
    split(w, film_buf_get(&folded), hyphens);
    bool ok = folded.failed == FILM_OK;
    film_buf_release(&folded);
    return ok;
}

int
film_words_year(struct film_str word)
{
    int year = 0;
    for (size_t i = 0; i < word.n; i++) {
        if (word.n != 4 || word.p[i] < '0' || word.p[i] > '9')
            return 0;
        year = 10 * year + (word.p[i] - '0');
    }
    return year >= 1880 && year <= 2100 ? year : 0;
}

size_t
film_words_possessive(struct film_str word)
{
    static const char *const forms[] = {"'s", "'S", "\xE2\x80\x99s",
                                        "\xE2\x80\x99S"};
    for (size_t i = 0; i < 4; i++) {
        struct film_str form = film_str_from(forms[i]);
        if (word.n > form.n && film_str_ends(word, form))
            return form.n;
    }
    return 0;
}
