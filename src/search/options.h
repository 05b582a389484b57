/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a search is asked for besides the query: filled from the command line,
 * read by the search. */
#ifndef FILM_SEARCH_OPTIONS_H
#define FILM_SEARCH_OPTIONS_H

#include "query/request.h"

#include <stdint.h>

enum film_sort {
    FILM_SORT_RELEVANCE,
    FILM_SORT_DATE,  /* newest first, undated last */
    FILM_SORT_PLACE, /* articles one after the other, each in its order; what
                        is shown of article:, whatever is asked for */
};

/* Strings are borrowed and must outlive the search. A list of several values
 * lets through what has any of them; different filters must all hold. */
struct film_search_options {
    const char *db;          /* directory of the index; NULL: shards only */
    struct film_str cwd;     /* paths are shown as from there: index/path.h */
    struct film_strs shards; /* "HOST:PORT" */
    uint32_t limit;          /* most hits, or FILM_LIMIT_USUAL */
    uint32_t offset;         /* hits left out before the first */
    uint32_t per_article;    /* most hits of one article; 0: no limit, and
                                copies are not folded either */
    struct film_request request; /* conditions beside the query */
    enum film_sort sort;
    const char *facets; /* "film,genre:5" (facet-list.h) or NULL */
    const char *like;   /* PATH:LINE of a passage that hits are to be like, or
                           NULL; no cards then */
    bool facts;         /* look for records to show as cards */
    bool who;           /* the query is a name: its cards alone, no hits */
    bool complete;      /* the query is the beginning of a name: the films and
                           people that may be meant as cards, no hits */
    bool ambiguous;     /* list names of several people or films, no hits */
    bool name_films;    /* say which films each hit's article is about */
    bool no_alias;      /* match names and words only as written */
    bool count;         /* only count: hits->estimate is exact then, or a note
                           says why it is not */
    bool all;           /* show also passages with little of the query */
    bool explain;       /* fill in tree, lowered and the parts of scores */
    double min_score;   /* leave out what scores lower; 0: nothing */
    double time_limit;  /* seconds for one query, for the program to hold; 0:
                           none */
};

/* Nobody says how many hits: FILM_HITS_USUAL, or all passages of article:. */
#define FILM_LIMIT_USUAL UINT32_MAX
enum { FILM_HITS_USUAL = 10 };

#define FILM_SEARCH_OPTIONS_INIT                                               \
    {                                                                          \
        .limit = FILM_LIMIT_USUAL, .per_article = 2, .facts = true,            \
        .time_limit = 10                                                       \
    }

#endif
