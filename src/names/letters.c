/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "names/letters.h"

#include <stddef.h>

const char *
film_cyrillic_letters(uint32_t c)
{
    static const char *const russian[32] = {
        "a",  "b",  "v",  "g",    "d", "e", "zh", "z", "i",  "y", "k",
        "l",  "m",  "n",  "o",    "p", "r", "s",  "t", "u",  "f", "kh",
        "ts", "ch", "sh", "shch", "",  "y", "",   "e", "yu", "ya"};
    static const char *const others[16] = {"e", "yo", "dj", "g",  "ye", "z",
                                           "i", "yi", "j",  "lj", "nj", "c",
                                           "k", "i",  "v",  "dz"};
    if (c >= 0x430 && c < 0x450)
        return russian[c - 0x430];
    if (c >= 0x450 && c < 0x460)
        return others[c - 0x450];
    return c == 0x491 ? "g" : NULL;
}

enum {
    ALPHA = 0x3B1,
    GAMMA = 0x3B3,
    EPSILON = 0x3B5,
    OMICRON = 0x3BF,
    UPSILON = 0x3C5
};

const char *
film_greek_letters(uint32_t before, uint32_t c)
{
    static const char *const letters[25] = {
        "a", "v", "g", "d", "e", "z", "i", "th", "i", "k",  "l",  "m", "n",
        "x", "o", "p", "r", "s", "s", "t", "y",  "f", "kh", "ps", "o"};
    if (c == UPSILON && before == OMICRON)
        return "u";
    if (c == UPSILON && (before == ALPHA || before == EPSILON))
        return "v";
    return c >= ALPHA && c < ALPHA + 25 ? letters[c - ALPHA] : NULL;
}
