/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "names/kana.h"

/* ---- Kana ------------------------------------------------------------- */

enum {
    KANA = 0x3041,
    KANA_END = 0x3097,
    KATAKANA = 0x30A1,
    KATAKANA_END = 0x30F7,
    LONG = 0x30FC,
    SMALL_TSU = 0x3063,
    U = 0x3046
};

/* Hiragana in the order of Unicode, in modified Hepburn (ALA-LC 2012); small
 * ones begin with a point. */
static const char *const hepburn[KANA_END - KANA] = {
    ".a",  "a",  ".i",  "i",  ".u",  "u",  ".e", "e",  ".o", "o",  "ka",
    "ga",  "ki", "gi",  "ku", "gu",  "ke", "ge", "ko", "go", "sa", "za",
    "shi", "ji", "su",  "zu", "se",  "ze", "so", "zo", "ta", "da", "chi",
    "ji",  ".",  "tsu", "zu", "te",  "de", "to", "do", "na", "ni", "nu",
    "ne",  "no", "ha",  "ba", "pa",  "hi", "bi", "pi", "fu", "bu", "pu",
    "he",  "be", "pe",  "ho", "bo",  "po", "ma", "mi", "mu", "me", "mo",
    ".ya", "ya", ".yu", "yu", ".yo", "yo", "ra", "ri", "ru", "re", "ro",
    ".wa", "wa", "i",   "e",  "o",   "n",  "vu", "ka", "ke"};

static bool
is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static void
put(struct film_kana *k, char c)
{
    if (k->n < k->most)
        k->letters[k->n++] = c;
}

static char
last(const struct film_kana *k)
{
    return k->n > 0 ? k->letters[k->n - 1] : '\0';
}

/* A small kana takes the place of the vowel before it: kiya is kya, shiya sha,
 * fua fa, uia wia. */
static void
put_small(struct film_kana *k, uint32_t before, const char *letters)
{
    if (is_vowel(last(k)))
        k->n--;
    if (before == U)
        put(k, 'w');
    bool soft = last(k) == 'h' || last(k) == 'j';
    for (letters += soft && *letters == 'y'; *letters; letters++)
        put(k, *letters);
}

bool
film_kana_put(struct film_kana *k, uint32_t before, uint32_t c)
{
    if (c >= KATAKANA && c < KATAKANA_END)
        c -= KATAKANA - KANA;
    if (before >= KATAKANA && before < KATAKANA_END)
        before -= KATAKANA - KANA;
    if (c == LONG) {
        if (is_vowel(last(k)))
            put(k, last(k));
        return true;
    }
    if (c < KANA || c >= KANA_END)
        return false;
    const char *letters = hepburn[c - KANA];
    if (c == SMALL_TSU)
        return true; /* doubles the next consonant */
    if (*letters == '.') {
        put_small(k, before, letters + 1);
        return true;
    }
    if (before == SMALL_TSU && !is_vowel(*letters))
        put(k, *letters == 'c' ? 't' : *letters);
    for (; *letters; letters++)
        put(k, *letters);
    return true;
}
