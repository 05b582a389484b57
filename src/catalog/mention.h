/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A place of a text that names a film, a person or a character: the one struct
 * of it. recognise.h finds those that the catalogue has by a key,
 * search/expand/mentions.h all of a query. */
#ifndef FILM_CATALOG_MENTION_H
#define FILM_CATALOG_MENTION_H

#include "catalog/entity.h"
#include "catalog/key.h"
#include "names/parse.h"
#include "text/analyse.h"
#include "xapian-c/xapian-c.h"

enum { FILM_BEARERS_MOST = 8 }; /* of a name that a query means */

enum film_mention_kind {
    FILM_MENTION_FILM,
    FILM_MENTION_PERSON,
    FILM_MENTION_ROLE, /* a character: the bearers are its actors */
};

struct film_mention {
    struct film_str text;      /* as written there */
    size_t from, to;           /* its bytes */
    struct film_tokens tokens; /* of a query: the query's tokens in it */
    enum film_mention_kind kind;
    enum film_key_kind how; /* by which key; 0: by none, as texts spell it */
    double sure;            /* 1: it is a name; less: it may be just words */

    /* Who or what of the catalogue is called so. */
    struct film_entity *bearers;
    size_t n;
    size_t loaded;   /* with those after them that are not meant */
    uint32_t total;  /* that may be meant: bearers may be fewer */
    size_t exact;    /* of films: so many, in front, are called just so; of the
                        others the article was left out */
    bool backed;     /* a year or another name belongs to bearers[0] */
    bool near;       /* its title is not what was typed, but a slip away */
    bool only_stops; /* all of its words are function words */
    size_t first, end; /* its words, for those who look for it */

    /* How texts spell it; none if it was found by a key. */
    struct film_name_spellings spellings;
    /* For Hangul, which no list contains: it is found as written, and `how` is
     * EXACT. */
    struct film_name_spelling literal;
    unsigned group; /* those that overlap are of one */
    bool gap;       /* words between its parts are left out */
    bool one_word;  /* foreign, and its parts were typed as one word */
    bool foreign;   /* in Hangul, and not read as a Korean name in one word */
};

/* In the order of the text; of a query those by a key first. */
struct film_mentions {
    struct film_mention *v;
    size_t n;
};

/* True if the catalogue's bearers are meant: something is to be shown of
 * them. */
static inline bool
film_mention_is_sure(const struct film_mention *m)
{
    return m->n > 0 && m->sure >= 1;
}

/* True if it covers some of the bytes [from, to). */
static inline bool
film_mention_overlaps(const struct film_mention *m, size_t from, size_t to)
{
    return from < m->to && to > m->from;
}

/* What names are looked up with. */
struct film_recogniser {
    const xapc_database *db; /* with the catalogue */
    struct film_analyser *an;
    struct film_arena *arena;
    struct film_error *err;
};

#endif
