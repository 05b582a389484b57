/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names of the catalogue found in a text: the result of recognise.h, and what
 * its helpers need. */
#ifndef FILM_CATALOG_RECOGNISED_H
#define FILM_CATALOG_RECOGNISED_H

#include "catalog/entity.h"
#include "catalog/key.h"
#include "text/analyse.h"
#include "xapian-c/xapian-c.h"

enum { FILM_RECOGNISED_MOST = 8 }; /* maximum number of bearers of a name */

/* A name in a text, and its bearers. */
struct film_recognised {
    struct film_str text; /* as written in the query */
    enum film_key_kind kind;
    bool role; /* it is a character; the entities are the actors */
    bool weak; /* it may be ordinary words, and nothing about it is shown */
    bool only_stops; /* all of its words are function words */
    bool backed;     /* a year or another name in the text supports v[0] */
    struct film_entity *v;
    size_t n;
    size_t loaded;  /* number of entities, including those after v[n] that are
                       not meant */
    uint32_t total; /* number of entities that may be meant; may exceed n */
};

/* What is needed to look up names. */
struct film_recogniser {
    const xapc_database *db; /* the database that has the catalogue */
    struct film_analyser *an;
    struct film_arena *arena;
    struct film_error *err;
};

#endif
