/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Inside the ranking formula: what its files share. rank.c has the table of
 * parameters and the formula, weights.c weighs the query, count.c
 * finds its words in a text, proximity.c says how near they stand to each
 * other, article.c says what an article and its records have of them. */
#ifndef FILM_SEARCH_RANK_INTERNAL_H
#define FILM_SEARCH_RANK_INTERNAL_H

#include "search/rank/rank.h"

struct film_rank_parameters {
    /* stage 1 */
    double k1;
    size_t passages, passages_named, articles, article_passages;
    /* the weight of a term */
    double joined, weak;
    size_t weak_from;
    double particle, question;
    double burst, burst_long;
    double function_word, function_quoted;
    /* short and long queries */
    double long_from, long_span;
    /* passages */
    double k, b, b_long;
    double header, record;
    double synonym, relative;
    /* articles */
    double article, article_k, article_b, article_b_long;
    double article_header, article_record, title;
    /* nearness */
    double near, near_short, near_apart;
    int near_offset, near_window, near_slope, sentence;
    /* roles */
    double role, role_share;
};

extern const struct film_rank_parameters film_rank_parameters;

enum {
    FILM_RANK_POSITIONS = 24, /* of one term in a text that are looked at */
    FILM_RANK_SPAN = 9,       /* words between the two of a pair, and one */
    FILM_RANK_FIELD_NEAR = 2, /* positions between two words of one name */
};

/* A term of the query. */
struct film_rank_term {
    const struct film_word *word;
    double frequency; /* in the query */
    double weight;    /* in passages; 0: takes no part */
    double article;   /* in articles */
    bool content;     /* else a function word */
};

/* Two words of the query that stand near each other. */
struct film_rank_pair {
    uint16_t i, j;   /* terms */
    uint16_t offset; /* from i to j in the query */
    double weight;
};

/* What a stem of a text says of the query: term i, or a synonym of it. */
struct film_rank_matcher {
    uint32_t stem;
    uint32_t second; /* stem that must follow, or FILM_RANK_NO_STEM */
    uint16_t term;
    bool synonym;
    uint32_t next; /* another use of this stem, from 1; 0: none */
};

#define FILM_RANK_NO_STEM UINT32_MAX

/* The root of a term, to find its relatives by. */
struct film_rank_conflation {
    struct film_str root, stem;
    uint16_t term;
};

/* Occurrences of the query's terms in one text, by term. */
struct film_rank_counts {
    uint32_t *n;
    double *other; /* of synonyms and relatives, weighted */
    uint32_t (*pos)[FILM_RANK_POSITIONS]; /* the first ones, ascending */
    uint32_t length;                      /* words but function words */
};

/* Where an article has a term beside its text. */
enum film_rank_found_in {
    FILM_RANK_IN_HEADER = 1, /* title, date, cast */
    FILM_RANK_IN_RECORD = 2,
    FILM_RANK_IN_HEADING = 4, /* of the passage */
};

/* An actor of a role that the query names. */
struct film_rank_actor {
    uint32_t stem; /* of the family name */
    double weight;
};

/* A word's idf as it was looked up. */
struct film_rank_rarity {
    uint32_t stem;
    double idf;
};

/* What is the same for all passages of an article. */
struct film_rank_article {
    bool ready;
    double score;
    uint8_t *fields; /* by term */
    uint8_t *near;   /* by pair: 1 if its words stand together in a field */
    struct film_rank_actor *actors;
    size_t actor_count;
};

struct film_rank {
    const struct film_view *view;
    struct film_arena *arena;
    struct film_rank_stage1 stage1;
    double length;                /* 0 for a short query, 1 for a long one */
    double b;                     /* of passages */
    struct film_rank_term *terms; /* as the view's */
    size_t term_count;
    double *passage_weights, *article_weights; /* of stage 1 */
    struct film_rank_pair *pairs;
    size_t pair_count;
    struct film_rank_matcher *matchers; /* from 1 on; [0] is empty */
    size_t matcher_count;
    uint32_t *slots; /* uses by stem, a power of two of them */
    size_t slot_mask;
    struct film_rank_conflation *conflations;
    size_t conflation_count;
    uint64_t conflation_letters[4]; /* hashes of the roots' beginnings */
    struct film_rank_counts counts;
    struct film_rank_article *articles; /* as the view's, once ranked */
    uint8_t *headings, *headings_near;  /* of a passage: fields, pairs */
    struct film_rank_rarity *rarities;  /* of words of roles, as looked up */
    size_t rarity_count;
};

/* How rare a term is that df of n documents have (Robertson and Zaragoza,
 * The Probabilistic Relevance Framework, 2009, without negative values). */
double film_rank_idf(uint64_t n, uint64_t df);

/* Fills terms, pairs, matchers and conflations for the view's query. */
enum film_status film_rank_query(struct film_rank *r, bool alias,
                                 struct film_analyser *an,
                                 struct film_error *err);

/* the first matcher of a stem, 0 if it has none. */
static inline uint32_t
film_rank_find(const struct film_rank *r, uint32_t stem)
{
    size_t i = (stem * 0x9E3779B1u) & r->slot_mask;
    while (r->slots[i] && r->matchers[r->slots[i]].stem != stem)
        i = (i + 1) & r->slot_mask;
    return r->slots[i];
}

/* Bit of conflation_letters for a stem of at least FILM_HINT_ROOT_MIN bytes. */
unsigned film_rank_letters(struct film_str stem);

/* Counts the query's terms in text, into r->counts. */
void film_rank_count(struct film_rank *r, struct film_tokens text);

/* How near the words of the query's pairs stand to each other in the text that
 * was counted, or in a field (near[pair], may be NULL; headings likewise). */
double film_rank_near(const struct film_rank *r, const uint8_t *near,
                      const uint8_t *heading);

/* Sets near[pair] for each pair whose words stand together in a field of two
 * texts, the second one right behind the first; fields[term] gets `field` for
 * every term in it. */
void film_rank_field(const struct film_rank *r, struct film_tokens text,
                     struct film_tokens more, uint8_t *near, uint8_t *fields,
                     uint8_t field);

/* Computes an article's part. */
enum film_status film_rank_article(struct film_rank *r,
                                   const struct film_fetched_article *a,
                                   struct film_rank_article *out,
                                   struct film_error *err);

#endif
