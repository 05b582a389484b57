/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The cases of Russian and Greek names, and the sounds that Greek letters write
 * together: Тарковского is Тарковский, Κιούμπρικ Kubrick. Pure functions. */
#ifndef FILM_NAMES_DECLENSION_H
#define FILM_NAMES_DECLENSION_H

#include "names/phonetic.h"

enum { FILM_DECLENSION_FORMS = 4 };

struct film_declension {
    char v[FILM_DECLENSION_FORMS][FILM_PHONETIC_LETTERS + 3];
    unsigned n;
};

/* Sets *out to the nominatives that a part in Cyrillic or Greek may be a case
 * of, and to the sounds that it may have, as letters of struct film_phonetic;
 * the first one is the part as it is. */
void film_declension(struct film_declension *out,
                     const struct film_phonetic *part);

#endif
