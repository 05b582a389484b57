/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a query asks for, in the form that all later stages read: its words with
 * their statistics and weights, what else is searched for, the people and films
 * it names, and its conditions. The planner completes it before anything is
 * retrieved; after that nobody changes it. Everything is in the query's arena,
 * except that words of tokens belong to the analyser. */
#ifndef FILM_SEARCH_EXPAND_PLAN_H
#define FILM_SEARCH_EXPAND_PLAN_H

#include "catalog/mention.h"
#include "index/format/counts.h"
#include "names/lexicon.h"
#include "query/lower.h"
#include "search/expand/places.h"
#include "search/source/shard.h"

#include <math.h>

/* A term of the query, with what the index knows about it. */
struct film_query_term {
    const struct film_word *word; /* its stem and stem id */
    uint64_t passages;            /* documents with it in their text */
    uint64_t occurrences;         /* in running text of passages */
    /* Approximate number of articles that have it anywhere. */
    uint64_t articles;
    double factor; /* factor of its weight: below 1 for a word that replaces one
                      that occurs nowhere; 0 means 1 */
};

/* A word that the query does not have, to look for in stage 1 as well. */
struct film_expansion {
    struct film_str stem;
    double weight; /* weight it would have as a term of the query */
};

/* A word of the query that no passage has, and the one it was replaced by. */
struct film_correction {
    size_t from, to;    /* its bytes in the query's text */
    struct film_str as; /* as passages or records spell it */
};

/* A part of a name as texts have it in another script than the query's. */
struct film_single_name {
    size_t from, to; /* what was typed, in the query's text */
    struct film_str as;
};

struct film_single_names {
    struct film_single_name *v;
    size_t n;
};

/* Another name that the catalogue has for what the query names. */
struct film_catalogue_name {
    size_t from, to; /* range of what was typed, in the query's text */
    struct film_tokens typed;
    struct film_str as; /* the other name */
    struct film_tokens tokens;
    double worth;   /* its weight */
    bool single;    /* one word of a name, in another script */
    bool other;     /* `as` is somebody, a character or job was typed */
    const char *by; /* "alias", "role", "job", "script" */
};

struct film_catalogue_names {
    struct film_catalogue_name *v;
    size_t n;
};

/* An article that is about a film. */
struct film_link {
    const struct film_shard *shard;
    xapc_docid article, record; /* record: of the film, if it was found without
                                   an id (film-links.h) */
    double worth; /* weight for each of its passages, if the query names the
                     film */
};

/* Their order by shard, then article, for qsort and bsearch. */
static inline int
film_link_compare(const void *a, const void *b)
{
    const struct film_link *x = a, *y = b;
    if (x->shard != y->shard)
        return x->shard < y->shard ? -1 : 1;
    return x->article < y->article ? -1 : x->article > y->article;
}

/* The films that a condition names or that meet conditions on films, and the
 * articles that are about them without giving an id. */
struct film_entity_filter {
    struct film_str film; /* the text of its ABOUT node */
    const struct film_entity *films;
    size_t film_count;
    struct film_strs ids;    /* "scheme:value" of all films, sorted */
    struct film_link *links; /* sorted by shard, then article */
    size_t link_count;
    bool articles; /* from article:, and names only these articles */
};

struct film_entity_filters {
    struct film_entity_filter *v;
    size_t n;
};

/* The articles whose passages alone can be hits. */
struct film_scope {
    bool on;             /* false: all */
    struct film_link *v; /* sorted by shard, then article */
    size_t n;
};

struct film_weights;

struct film_plan {
    struct film_node *root;    /* the query and what options add */
    struct film_strs typed;    /* its conditions, by child of the root */
    struct film_lowered asked; /* its words: text, tokens, stars */
    struct film_entity_filters filters;
    struct film_scope scope;
    /* Passage that hits should be similar to; no shard: none. */
    struct film_place like;
    xapc_query *filter; /* the conditions, as far as the index can decide them;
                           NULL: none; owned */
    bool everything;    /* nothing is asked for: to be counted */
    bool newest;        /* the newest passages are wanted, not the
                           best */
    struct film_counts counts;     /* sums over all shards */
    struct film_query_term *terms; /* different stems, in order; function words
                                      included */
    size_t term_count;
    struct film_mentions mentions; /* of people, films and characters */
    bool
        spelled; /* one of them was not found by a key, but as texts spell it */
    struct film_single_names single_names;
    struct film_correction *corrections; /* in no order */
    size_t correction_count;
    struct film_expansion *expansions;
    size_t expansion_count;
    double *prefix_weights; /* for asked.prefixes: the weights they would have
                               as terms */
    const struct film_weights *weights;
    struct film_catalogue_names catalogue_names;
    struct film_link *named_films; /* sorted by shard, then article */
    size_t named_film_count;
};

/* True if a stem is one of the query's terms. */
static inline bool
film_plan_asks(const struct film_plan *plan, uint32_t stem_id)
{
    for (size_t i = 0; i < plan->term_count; i++)
        if (plan->terms[i].word->stem_id == stem_id)
            return true;
    return false;
}

/* How rare a word is that so many passages have. */
static inline double
film_plan_rarity(const struct film_plan *plan, uint64_t passages)
{
    return log(1 + (double)plan->counts.passages / ((double)passages + 1));
}

/* True if the query's text between two bytes touches a name of which the
 * catalogue's bearers are meant. */
static inline bool
film_plan_names(const struct film_plan *plan, size_t from, size_t to)
{
    for (size_t i = 0; i < plan->mentions.n; i++)
        if (film_mention_is_sure(&plan->mentions.v[i]) &&
            film_mention_overlaps(&plan->mentions.v[i], from, to))
            return true;
    return false;
}

/* True if the query's text between two bytes touches a name that texts spell
 * or have in another script, or a title that was typed with a slip. */
static inline bool
film_plan_spells(const struct film_plan *plan, size_t from, size_t to)
{
    for (size_t i = 0; i < plan->mentions.n; i++)
        if ((plan->mentions.v[i].spellings.n > 0 || plan->mentions.v[i].near) &&
            film_mention_overlaps(&plan->mentions.v[i], from, to))
            return true;
    for (size_t i = 0; i < plan->single_names.n; i++)
        if (from < plan->single_names.v[i].to &&
            to > plan->single_names.v[i].from)
            return true;
    return false;
}

#endif
