/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The options of a search, filled in from the command line. */
#ifndef FILM_SEARCH_OPTIONS_H
#define FILM_SEARCH_OPTIONS_H

#include "query/request.h"

#include <stdint.h>

enum film_sort {
    FILM_SORT_RELEVANCE,
    FILM_SORT_DATE,  /* newest first, undated last */
    FILM_SORT_PLACE, /* articles one after the other, each in its own order;
                        always used with article: */
};

/* Strings are borrowed and must outlive the search. Within a list, any value
 * may match; different conditions must all hold. */
struct film_search_options {
    const char *db; /* directory of the index; NULL: shards only */
    /* Paths are shown relative to it (index/inputs/path.h). */
    struct film_str cwd;
    struct film_strs shards; /* "HOST:PORT" */
    double shard_timeout;    /* in seconds, for one exchange with all shards */
    uint32_t limit;          /* maximum number of hits, or FILM_LIMIT_USUAL */
    uint32_t offset;         /* number of hits to skip */
    uint32_t per_article;    /* maximum number of hits per article; 0: no limit,
                                and near-duplicates are shown, too */
    struct film_request request; /* conditions in addition to the query */
    enum film_sort sort;
    const char *facets; /* "film,genre:5" (facet-list.h) or NULL */
    const char *like; /* PATH:LINE of a passage to which hits should be similar,
                         or NULL; turns cards off */
    bool facts;       /* look for records to show as cards */
    bool who;         /* the query is a name: only its cards, no hits */
    bool complete;   /* the query is the beginning of a name: possible films and
                        people as cards, no hits */
    bool ambiguous;  /* list names shared by several people or films; no hits */
    bool name_films; /* set the films that each hit's article is about */
    bool no_alias;   /* match names and words only as written */
    bool count;  /* only count: hits->estimate is exact then, or a note says why
                    not */
    bool all;    /* also show passages that match little of the query */
    bool silent; /* do not look for the reason if nothing is found, which
                    takes longer than the search */
    bool explain;      /* set tree, lowered and the parts of scores */
    double min_score;  /* leave out hits with a lower score; 0: none */
    double time_limit; /* in seconds for one query, enforced by the program; 0:
                          none */
};

/* The user gave no limit: FILM_HITS_USUAL, or all passages of article:. */
#define FILM_LIMIT_USUAL UINT32_MAX
enum { FILM_HITS_USUAL = 10 };

#define FILM_SEARCH_OPTIONS_INIT                                               \
    {                                                                          \
        .limit = FILM_LIMIT_USUAL, .per_article = 2, .facts = true,            \
        .time_limit = 10, .shard_timeout = 2                                   \
    }

/* The most hits, whether it was said or not. */
static inline uint32_t
film_search_limit(const struct film_search_options *o)
{
    return o->limit == FILM_LIMIT_USUAL ? FILM_HITS_USUAL : o->limit;
}

#endif
