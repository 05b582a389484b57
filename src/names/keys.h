/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Keys of the list of names for a name that another system of writing may
 * spell. Pure functions. */
#ifndef FILM_NAMES_KEYS_H
#define FILM_NAMES_KEYS_H

#include "names/parse.h"

enum { FILM_NAME_KEYS = 32 };

struct film_name_keys {
    char v[FILM_NAME_KEYS][4]; /* in the form of film_lexicon_key */
    unsigned n;
};

/* Computes the keys of a part that is typed alone, in its script and in others
 * (Hitchcock for Хичкок and the other way round); its own is the first. */
void film_name_part_keys(struct film_name_keys *keys,
                         const struct film_phonetic *part);

/* Computes the keys of w->part[side] in the spellings of other systems of
 * writing (Wong for Huang, Schepitko for Shepitko, Tati for Tachi, Tom for
 * トム); its own key may be among them. There are none if the window cannot be
 * a name of these systems. */
void film_name_keys(struct film_name_keys *keys,
                    const struct film_name_window *w, unsigned side);

#endif
