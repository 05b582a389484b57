/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which people, films and characters of the catalogue a text names: the
 * longest names first, whatever their order, hyphens, case and script, Hangul
 * ones also with a particle behind or without blanks. */
#ifndef FILM_CATALOG_RECOGNISE_H
#define FILM_CATALOG_RECOGNISE_H

#include "catalog/entity.h"
#include "xapian-c/xapian-c.h"

struct film_recognised {
    struct film_str text; /* as it stands in the query */
    bool role;            /* it is a character; the entities are its actors */
    bool weak;            /* without a capital among others: a title or a
                             character's name, or just a word */
    struct film_entity *v;
    size_t n;       /* at most FILM_RECOGNISED_MOST */
    size_t loaded;  /* with those behind them that narrowing left out */
    uint32_t total; /* entities of that name in all */
};

enum { FILM_RECOGNISED_MOST = 8 };

/* What the text (a query, or a name alone) names, in its order, without
 * overlaps; in the arena. Looks up at most some hundred terms. */
enum film_status film_recognise(struct film_recognised **out, size_t *n,
                                struct film_str text, const xapc_database *db,
                                struct film_arena *arena,
                                struct film_error *err);

/* Sorts those of one name by year or birth. Leaves of the actors of a character
 * those who played in a film that is named as well, and of films of one title
 * those of a year that the text gives; all of them if there is none. */
void film_recognised_narrow(struct film_recognised *r, size_t n,
                            struct film_str text);

#endif
