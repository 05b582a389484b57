/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The result of retrieval: passages worth examining closely, with their
 * tokens, their articles, and the records of the films that these are about.
 * Everything is in the query's arena, except that words of tokens belong to
 * the analyser. */
#ifndef FILM_SEARCH_RETRIEVE_CANDIDATES_H
#define FILM_SEARCH_RETRIEVE_CANDIDATES_H

#include "index/format/store.h"
#include "search/source/shard.h"

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
    size_t credit; /* for NAME and ROLE: index into the record's credits */
};

struct film_fetched_record {
    xapc_docid docid;
    struct film_record record;
    struct film_record_text *texts; /* texts that may have words of the query */
    size_t text_count;
    bool analysed; /* texts are there */
};

struct film_fetched_article {
    struct film_shard *shard;
    xapc_docid docid;
    struct film_stored_article stored;
    struct film_tokens title;
    struct film_tokens header; /* date and cast of its metadata */
    const struct film_fetched_record **records;
    size_t record_count;
    uint32_t *tf; /* by query term: occurrences in the article's whole text */
};

struct film_fetched_passage {
    xapc_docid docid;
    struct film_fetched_article *article;
    struct film_stored_passage stored;
    struct film_tokens text;
    struct film_tokens headings; /* all of them, concatenated */
    double stage1;
    bool context_only; /* a phrase of the query is met by title or headings
                          alone */
};

struct film_candidates {
    struct film_fetched_passage *passages;
    size_t passage_count;
    struct film_fetched_article *articles;
    size_t article_count;
    size_t found;     /* passages before any check of their text */
    bool all;         /* no passage with a score is left out */
    uint64_t matched; /* approximate number of passages that match */
};

#endif
