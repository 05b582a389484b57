/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "names/loanword.h"

#include "base/utf8.h"

/* ---- Sounds of Hangul ------------------------------------------------- */

/* Appends sounds, which are letters: at the beginning of a syllable g n d r
 * m b s j c k t p h, at its end K n T l m P N(ng), the vowels a e i o u
 * x(eo) _(eu), with y and w before them. Double consonants become aspirated
 * ones, because nobody distinguishes them in foreign names; ll between
 * vowels is l. */

static void
put(struct film_loanword *w, const char *sounds)
{
    for (; *sounds && w->n < FILM_LOANWORD_SOUNDS; sounds++)
        w->sound[w->n++] = *sounds;
}

static void
put_syllable(struct film_loanword *w, uint32_t c)
{
    static const char *const first[] = {"g", "k", "n", "d", "t", "r", "m",
                                        "b", "p", "s", "s", "",  "j", "c",
                                        "c", "k", "t", "p", "h"};
    static const char *const middle[] = {
        "a",  "e",  "ya", "ye", "x",  "e",  "yx", "ye", "o", "wa", "we",
        "we", "yo", "u",  "wx", "we", "wi", "yu", "_",  "i", "i"};
    static const char *const last[] = {
        "",  "K", "K", "K", "n", "n", "n", "T", "l", "K", "m", "l", "l", "l",
        "P", "l", "m", "P", "P", "T", "T", "N", "T", "T", "K", "T", "P", "T"};
    const char *initial = first[c / 588];
    bool liquid = initial[0] == 'r' && w->n > 0 && w->sound[w->n - 1] == 'l';
    put(w, liquid ? "" : initial);
    put(w, middle[c % 588 / 28]);
    put(w, last[c % 28]);
}

bool
film_loanword_set(struct film_loanword *w, struct film_str hangul)
{
    enum { FIRST = 0xAC00, LAST = 0xD7A3 };
    *w = (struct film_loanword){.n = 0};
    for (size_t i = 0; i < hangul.n;) {
        uint32_t c = film_utf8_next(hangul, &i);
        if (c == ' ' || c == '-')
            continue;
        if (c < FIRST || c > LAST)
            return false;
        put_syllable(w, c - FIRST);
    }
    return w->n > 0;
}

/* ---- Sounds of kana --------------------------------------------------- */

/* Returns the Hangul sound of a kana consonant; *n is set to the number of
 * letters it takes. */
static const char *
kana_consonant(const char *p, size_t *n)
{
    static const struct {
        const char *letters, *sounds;
    } consonants[] = {{"shi", "s"}, {"sh", "sy"}, {"tch", "c"}, {"ch", "c"},
                      {"ts", "c"},  {"fu", "h"},  {"f", "hw"},  {"z", "j"},
                      {"v", "b"},   {"j", "j"}};
    static const char single[][2] = {"k", "g", "s", "t", "d", "n", "h",
                                     "m", "r", "b", "p", "y", "w"};
    for (size_t i = 0; i < sizeof consonants / sizeof consonants[0]; i++) {
        *n = strlen(consonants[i].letters);
        if (strncmp(p, consonants[i].letters, *n) == 0) {
            *n -= strchr("iu", consonants[i].letters[*n - 1]) != NULL;
            return consonants[i].sounds;
        }
    }
    *n = 1;
    for (size_t i = 0; i < sizeof single / sizeof single[0]; i++)
        if (single[i][0] == *p)
            return p[1] == *p && *p != 'n' ? "" : single[i];
    return NULL;
}

/* Returns the vowel of kana after the letter `before`. A short u, or o after t
 * and d, may stand for no vowel: kurosu is Cross, furento Brent. */
static const char *
kana_vowel(char before, const char *p)
{
    static const char single[][2] = {"a", "e", "i", "o", "u"};
    bool is_long = p[1] == *p, weak = *p == 'u' && before != 'y';
    weak |= *p == 'o' && (before == 't' || before == 'd');
    if (weak && !is_long)
        return "_";
    for (size_t i = 0; i < sizeof single / sizeof single[0]; i++)
        if (single[i][0] == *p)
            return single[i];
    return NULL;
}

bool
film_loanword_set_kana(struct film_loanword *w, const char *letters)
{
    *w = (struct film_loanword){.n = 0};
    for (const char *p = letters; *p;) {
        size_t n = 1;
        const char *sounds = kana_vowel(p > letters ? p[-1] : '\0', p);
        if (sounds)
            n += p[1] == *p;
        else
            sounds = kana_consonant(p, &n);
        if (!sounds)
            return false;
        put(w, sounds);
        p += n;
    }
    return w->n > 0;
}

/* ---- Sounds of Cyrillic and Greek -------------------------------------- */

/* How letters of names/letters.h sound, longer ones first; what is not here
 * sounds as it is written. Z is s, which Latin letters write for it as often
 * (Scorsese). */
static const struct {
    const char *letters, *sounds;
} romanised[] = {{"shch", "s"},  {"dzh", "j"},   {"tch", "c"},   {"iya", "iya"},
                 {"iye", "iye"}, {"iyo", "iyo"}, {"iyu", "iyu"}, {"kv", "kw"},
                 {"ua", "wa"},   {"zh", "j"},    {"kh", "h"},    {"ts", "c"},
                 {"dz", "j"},    {"ch", "c"},    {"sh", "s"},    {"th", "t"},
                 {"yu", "yu"},   {"ya", "ya"},   {"yo", "yo"},   {"ye", "e"},
                 {"iy", "i"},    {"yy", "i"},    {"y", "i"},     {"v", "b"},
                 {"f", "p"},     {"z", "s"},     {"x", "ks"}};

bool
film_loanword_set_letters(struct film_loanword *w, const char *letters)
{
    enum { N = sizeof romanised / sizeof romanised[0] };
    *w = (struct film_loanword){.n = 0};
    for (const char *p = letters; *p;) {
        char own[2] = {*p, '\0'};
        size_t i = 0, n = 1;
        while (i < N && strncmp(p, romanised[i].letters,
                                n = strlen(romanised[i].letters)) != 0)
            i++;
        const char *sounds = i < N ? romanised[i].sounds : own;
        bool doubled = w->n > 0 && !sounds[1] && !strchr("aeiou", *sounds) &&
                       w->sound[w->n - 1] == *sounds;
        put(w, doubled ? "" : sounds);
        p += i < N ? n : 1;
    }
    return w->n > 0;
}
