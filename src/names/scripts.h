/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a part of a name in Hangul, kana, Cyrillic or Greek and one in Latin
 * letters are the same, by the rules of loanwords (names/loanword.h) and the
 * systems of romanisation (names/romanise.h); and keys under which either finds
 * the other. Pure functions, no allocation. */
#ifndef FILM_NAMES_SCRIPTS_H
#define FILM_NAMES_SCRIPTS_H

#include "names/declension.h"
#include "names/loanword.h"

/* A part as it may sound: of a case, the nominatives. */
struct film_script_part {
    const struct film_phonetic *of; /* borrowed */
    struct film_loanword forms[FILM_DECLENSION_FORMS];
    unsigned n; /* 0: Latin letters, or Chinese characters */
};

/* True if the list of names has the part under keys of scripts. */
bool film_script_is_other(const struct film_phonetic *part);

/* Reads a part to compare it with many. */
void film_script_read(struct film_script_part *out,
                      const struct film_phonetic *part);

/* The distance of two parts of which one is in Latin letters, in sounds, or of
 * two cases of a Cyrillic name; above the limit any number above it. */
double film_script_distance(const struct film_script_part *a,
                            const struct film_script_part *b, double limit);

/* The limit for the sum of the distances of both parts; for one part alone b is
 * NULL, and the limit is below 0 if it is too short to be found alone. */
double film_script_limit(const struct film_script_part *a,
                         const struct film_script_part *b);

/* Writes a part as listed, in small letters, with the capitals of names: de
 * niro is De Niro. */
void film_script_capitals(char out[FILM_PHONETIC_SPELLED + 1],
                          const char *spelled);

/* The first character of the keys of names in other scripts, in a string. */
#define FILM_SCRIPT_MARK "~"

/* The key of a part for which film_script_is_other holds. */
void film_script_key(char key[4], const struct film_phonetic *part);

enum { FILM_SCRIPT_KEYS = 12 };

struct film_script_keys {
    char v[FILM_SCRIPT_KEYS][4];
    unsigned n;
};

/* Sets *out to the keys under which a part in Latin letters may be listed in
 * other scripts. */
void film_script_keys(struct film_script_keys *out,
                      const struct film_phonetic *latin);

#endif
