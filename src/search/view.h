/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stage 2 ranks: candidate passages with their tokens, their articles,
 * and the records of the films these articles are about. Everything lives in
 * the query's arena; token words belong to the search's analyser. */
#ifndef FILM_SEARCH_VIEW_H
#define FILM_SEARCH_VIEW_H

#include "index/format/store.h"
#include "search/retrieve/shard.h"
#include "text/analyse.h"
#include "names/parse.h"

struct film_tokens {
    struct film_token *v;
    size_t n;
};

enum film_record_text_kind {
    FILM_RECORD_TEXT_TITLE, /* a name of the film */
    FILM_RECORD_TEXT_NAME,  /* a person's name */
    FILM_RECORD_TEXT_ROLE,  /* the name of a character */
    FILM_RECORD_TEXT_YEAR,
};

/* One name of a record, analysed. */
struct film_record_text {
    enum film_record_text_kind kind;
    struct film_tokens tokens;
    size_t credit; /* of a NAME or ROLE: index into the record's credits */
};

struct film_fetched_record {
    xapc_docid docid;
    struct film_record record;
    struct film_record_text *texts; /* that words of the query may be in */
    size_t text_count;
};

/* One reading of words of the query as a name, and how the index spells it. */
struct film_name_reading {
    size_t from, to; /* bytes of the view's text */
    unsigned group;  /* readings that overlap are of one group */
    double trust;    /* that it is a name at all, up to 1 */
    struct film_name_spellings spellings;
    /* In Hangul, which no list holds, it is found as it stands; else how is
     * not EXACT. */
    struct film_name_spelling literal;
};

/* A place that has a name of the query. */
struct film_name_occurrence {
    const struct film_name_reading *name;
    struct film_str text; /* that the span is of */
    struct film_name_span span;
};

struct film_fetched_article {
    struct film_shard *shard;
    xapc_docid docid;
    struct film_stored_article stored;
    struct film_tokens title;
    struct film_tokens header; /* date and cast of its metadata */
    const struct film_fetched_record **records;
    size_t record_count;
    struct film_name_occurrence *found; /* in title and cast */
    size_t occurrence_count;
    bool searched; /* they were looked for */
    uint32_t *tf;  /* by query term: occurrences in all of its text */
};

/* A word that the query does not have, to look for in stage 1 as well. */
struct film_expansion {
    struct film_str stem;
    double weight; /* as a term of the query would have it */
};

struct film_fetched_passage {
    xapc_docid docid;
    struct film_fetched_article *article;
    struct film_stored_passage stored;
    struct film_tokens text;
    struct film_tokens headings;        /* all of them, one after the other */
    struct film_name_occurrence *found; /* in text and headings */
    size_t occurrence_count;
    double stage1;
    double score;
    double named_film; /* of that: the article's film is named */
    size_t
        pinned_rank; /* from 1, in the shorter list that comes first; else 0 */
    bool context_only; /* a phrase of the query is met by title or headings
                          alone */
};

/* A film's record and an article that is about that film, found without an id
 * (links.h). */
struct film_link {
    const struct film_shard *shard;
    xapc_docid article, record;
};

/* A term of the query, with what the index knows of it. */
struct film_query_term {
    const struct film_word *word; /* its stem and stem id */
    uint64_t passages;            /* documents with it in their text */
    uint64_t occurrences;         /* in running text of passages */
    uint64_t articles;            /* with it anywhere, about */
    double factor; /* what it counts: less than 1 for a word that stands for
                      one that occurs nowhere; 0 is 1 */
};

struct film_view {
    struct film_tokens query;  /* the ranking text of the query, analysed */
    struct film_str text;      /* that text */
    struct film_strs prefixes; /* words with a star, folded */
    bool filtered;      /* passages need only the query's words told apart */
    bool quoted;        /* it is one phrase in quotation marks */
    bool has_free_text; /* it has words that are no part of a condition */
    bool newest;        /* the newest passages are wanted, not the best */
    struct film_query_term *terms; /* its different stems, in order; function
                                      words included */
    size_t term_count;
    struct film_name_reading *names; /* in the order of the query */
    size_t name_count;
    struct film_expansion *expansions;
    size_t expansion_count;
    const struct film_link *links; /* by shard, then article */
    size_t link_count;
    struct film_counts counts; /* of all shards together */
    struct film_fetched_passage *passages;
    size_t passage_count;
    struct film_fetched_article *articles;
    size_t article_count;
};

#endif
