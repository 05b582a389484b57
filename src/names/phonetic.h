/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The sound of a part of a name, precise enough to see that Jeon and Chun,
 * Hyo-jung and Hyojeong, Joyce Gordon and 조이스 고든 may be the same; and the
 * distance of two parts. Pure functions without allocation. */
#ifndef FILM_NAMES_PHONETIC_H
#define FILM_NAMES_PHONETIC_H

#include "base/str.h"

#include <stdint.h>

enum {
    FILM_PHONETIC_LETTERS = 24, /* longer parts are cut */
    FILM_PHONETIC_SPELLED = 31,
    FILM_PHONETIC_UNITS = 24,
    FILM_PHONETIC_SKELETON = 6,
    FILM_PHONETIC_FAMILIES = 4,
};

/* The script of a part, apart from Latin letters and Hangul. */
enum film_script {
    FILM_SCRIPT_LATIN,
    FILM_SCRIPT_LETTERS, /* some letters are Cyrillic or Greek */
    FILM_SCRIPT_KANA,
    FILM_SCRIPT_HAN, /* some characters are Chinese */
};

/* One part of a name, such as Hyo-jung or 효정. */
struct film_phonetic {
    char letters[FILM_PHONETIC_LETTERS + 1]; /* a to z; others romanised */
    uint8_t n;
    /* the letters with the hyphens and spaces between them ("hyo-jung"); other
     * scripts unchanged */
    char spelled[FILM_PHONETIC_SPELLED + 1];
    uint8_t spelled_n;
    uint8_t unit[FILM_PHONETIC_UNITS]; /* consonants and vowel groups */
    uint8_t units;
    /* the consonants by class, NUL-terminated: equal for nearly all spellings
       of a name; never empty */
    char skeleton[FILM_PHONETIC_SKELETON + 1];
    uint8_t hangul; /* count of Hangul syllables */
    uint8_t script; /* enum film_script */
};

/* Fills *s from UTF-8: case, diacritics, hyphens and apostrophes go, Hangul,
 * Cyrillic, Greek, kana and Chinese characters are romanised. False if no
 * letter of these is in it. */
bool film_phonetic_set(struct film_phonetic *s, struct film_str text);

/* The same without the skeleton, which no distance needs: for the many names
 * that a part is compared with. */
bool film_phonetic_set_sound(struct film_phonetic *s, struct film_str text);

/* True if the letters are the same, ignoring hyphens and spaces. */
bool film_phonetic_same(const struct film_phonetic *a,
                        const struct film_phonetic *b);

/* The number of letters to insert, drop, replace or exchange with the next one
 * to make one part the other. */
unsigned film_phonetic_edits(const struct film_phonetic *a,
                             const struct film_phonetic *b);

/* No distance is greater. */
#define FILM_PHONETIC_FAR 2.5

/* The distance of two parts: 0 for the same letters, below about .5 for
 * spellings of one sound, about 1 for a slip of one letter, more for another
 * name. If it exceeds the limit, any number above the limit is returned, which
 * takes less time. */
double film_phonetic_distance(const struct film_phonetic *a,
                              const struct film_phonetic *b, double limit);

/* The same by sound alone, treating slips in writing like slips in speech. */
double film_phonetic_sound_distance(const struct film_phonetic *a,
                                    const struct film_phonetic *b,
                                    double limit);

/* The Korean family names that a part may be: Chun is 전 or 천. */
struct film_phonetic_families {
    struct film_str line[FILM_PHONETIC_FAMILIES]; /* from a static list */
    unsigned n; /* 0: not one of the 100 most frequent family names */
};

/* Sets *f to those of s. */
void film_phonetic_families(struct film_phonetic_families *f,
                            const struct film_phonetic *s);

/* Like film_phonetic_distance, but spellings of one family name are near: Lee,
 * Yi and Rhee. `of` are the families of a. */
double film_phonetic_family_distance(const struct film_phonetic *a,
                                     const struct film_phonetic_families *of,
                                     const struct film_phonetic *b,
                                     double limit);

/* The fewest Korean syllables that s can be read as, 0 if it cannot. */
unsigned film_phonetic_syllables(const struct film_phonetic *s);

/* True for the romanised or Hangul family names of Korea (the 100 most
 * frequent and their usual spellings). */
bool film_phonetic_family(const struct film_phonetic *s);

#endif
