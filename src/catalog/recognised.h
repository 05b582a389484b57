/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names of the catalogue that a text has: what recognise.h gives, and what its
 * helpers look them up with. */
#ifndef FILM_CATALOG_RECOGNISED_H
#define FILM_CATALOG_RECOGNISED_H

#include "catalog/entity.h"
#include "catalog/key.h"
#include "text/analyse.h"
#include "xapian-c/xapian-c.h"

enum { FILM_RECOGNISED_MOST = 8 }; /* bearers of a name that a query means */

/* A name of a text, and who bears it. */
struct film_recognised {
    struct film_str text; /* as it stands in the query */
    enum film_key_kind kind;
    bool role;       /* it is a character; the entities are its actors */
    bool weak;       /* may be just words: nothing is to be shown of it */
    bool only_stops; /* all of its words are function words */
    bool backed;     /* a year or another name of the text belongs to v[0] */
    struct film_entity *v;
    size_t n;
    size_t loaded;  /* with those after them that were not meant */
    uint32_t total; /* entities of that name that may be meant: v may have
                       fewer */
};

/* What names are looked up with. */
struct film_recogniser {
    const xapc_database *db; /* with the catalogue */
    struct film_analyser *an;
    struct film_arena *arena;
    struct film_error *err;
};

#endif
