/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Shared by the files of the ranking formula: rank.c has the formula, count.c
 * finds the query's words in a text, proximity.c measures how near they are to
 * each other, article.c finds what an article and its records have of them. */
#ifndef FILM_SEARCH_RANK_INTERNAL_H
#define FILM_SEARCH_RANK_INTERNAL_H

#include "search/expand/parameters.h"
#include "search/expand/weights.h"
#include "search/retrieve/candidates.h"

enum {
    /* Maximum number of positions of one term in a text. */
    FILM_RANK_POSITIONS = 24,
    FILM_RANK_FIELD_NEAR = 2, /* positions between two words of one name */
};

/* Occurrences of the query's terms in one text, by term. */
struct film_rank_counts {
    uint32_t *n;
    double *other;                        /* synonyms and relatives, weighted */
    uint32_t (*pos)[FILM_RANK_POSITIONS]; /* the first ones, ascending */
    uint32_t length;                      /* words but function words */
};

/* Where an article has a term outside its text. */
enum film_rank_found_in {
    FILM_RANK_IN_HEADER = 1, /* title, date, cast */
    FILM_RANK_IN_RECORD = 2,
    FILM_RANK_IN_HEADING = 4, /* headings of the passage */
};

/* An actor of a role that the query names. */
struct film_rank_actor {
    uint32_t stem; /* stem of the family name */
    double weight;
};

/* The idf of a word looked up earlier. */
struct film_rank_rarity {
    uint32_t stem;
    double idf;
};

/* What all passages of an article share. */
struct film_rank_article {
    bool ready;
    double score;
    uint8_t *fields; /* by term */
    uint8_t *near;   /* by pair: 1 if its words are adjacent in a field */
    struct film_rank_actor *actors;
    size_t actor_count;
};

/* One run over the candidates. */
struct film_rank {
    struct film_search_ctx *c;
    const struct film_plan *plan;
    const struct film_weights *w;
    struct film_rank_counts counts; /* counts of the current text */
    /* In the order of the candidates' articles. */
    struct film_rank_article *articles;
    /* Of a passage: fields by term, and nearness by pair. */
    uint8_t *headings, *headings_near;
    const struct film_fetched_passage *first;
    /* For all passages, by passage and term: see rank.h. */
    float *found, *gains;
    struct film_rank_rarity *rarities; /* words of roles looked up so far */
    size_t rarity_count;
};

/* Counts the query's terms in text, into r->counts. */
void film_rank_count(struct film_rank *r, struct film_tokens text);

/* Measures how near the words of the query's pairs are to each other, in the
 * text that was counted or in a field (near[pair], which may be NULL; headings
 * in the same way). */
double film_rank_near(const struct film_rank *r, const uint8_t *near,
                      const uint8_t *heading);

/* Sets near[pair] for each pair whose words are adjacent in a field of two
 * texts, the second directly after the first; sets fields[term] to `field` for
 * every term in them. */
void film_rank_field(const struct film_rank *r, struct film_tokens text,
                     struct film_tokens more, uint8_t *near, uint8_t *fields,
                     uint8_t field);

/* Computes an article's part. */
void film_rank_article(struct film_rank *r,
                       const struct film_fetched_article *a,
                       struct film_rank_article *out);

#endif
