/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The weights of the query's words, in stage 1 and in the ranking formula;
 * which of them form pairs; and which other words of a text count as them. */
#ifndef FILM_SEARCH_EXPAND_WEIGHTS_H
#define FILM_SEARCH_EXPAND_WEIGHTS_H

#include "base/hash.h"
#include "search/expand/plan.h"

/* Parameters of stage 1 for a query. */
struct film_stage1 {
    double k1, b;
    size_t passages; /* number of best passages that become candidates … */
    size_t articles; /* … and number of best articles … */
    size_t article_passages; /* … with this many passages in total */
};

enum {
    FILM_WEIGHTS_SPAN = 9, /* words between the two of a pair, and one */
};

/* A term of the query. */
struct film_term_weight {
    const struct film_word *word;
    double frequency; /* frequency in the query */
    double weight;    /* weight in passages; 0: ignored */
    double article;   /* weight in articles */
    bool content;     /* else a function word */
};

/* Two words of the query that are near each other. */
struct film_term_pair {
    uint16_t i, j;   /* terms */
    uint16_t offset; /* distance from i to j in the query */
    double weight;
};

/* What a stem in a text stands for: term i of the query, or a synonym of it. */
struct film_matcher {
    uint32_t stem;
    uint32_t second; /* stem that must follow, or FILM_NO_STEM */
    uint16_t term;
    bool synonym;
    uint32_t next; /* index of another matcher of this stem, from 1; 0: none */
};

#define FILM_NO_STEM UINT32_MAX

/* The root of a term, to find words of its family by. */
struct film_conflation {
    struct film_str root, stem;
    uint16_t term;
};

/* The weights of a plan, indexed like its terms. */
struct film_weights {
    struct film_stage1 stage1;
    double length; /* 0 for a short query, 1 for a long one */
    double b;      /* b for passages */
    struct film_term_weight *terms;
    size_t term_count;
    double *passage, *article; /* weights in stage 1; 0: takes no part */
    struct film_term_pair *pairs;
    size_t pair_count;
    struct film_matcher *matchers; /* used from 1 on; [0] is empty */
    size_t matcher_count;
    /* Hash table of matchers by stem; its size is a power of two. */
    uint32_t *slots;
    size_t slot_mask;
    struct film_conflation *conflations;
    size_t conflation_count;
    uint64_t conflation_letters[4]; /* hashes of the roots' beginnings */
};

/* Sets the weights of a plan whose words, terms, names and counts are there.
 * `alias` lets the thesaurus widen the query. */
void film_weights_make(struct film_search_ctx *c, struct film_plan *plan,
                       bool alias);

/* The idf of a term that df of n documents have (Robertson and Zaragoza, The
 * Probabilistic Relevance Framework, 2009, without negative values). */
double film_weights_idf(uint64_t n, uint64_t df);

/* Approximately how much less score a passage without these terms (by term) has
 * than one with all of them side by side. */
double film_weights_absent(const struct film_weights *w, const bool *absent);

/* Writes the single words that may stand for the i-th term to v, at most `room`
 * stems, and returns their number. If the term occurs nowhere, these are all
 * there is to search for. */
size_t film_weights_substitutes(const struct film_weights *w, size_t i,
                                struct film_analyser *an, struct film_str *v,
                                size_t room);

/* Puts into the analyser's focus all words that the score of a passage without
 * records may depend on. */
void film_weights_focus(const struct film_weights *w, struct film_analyser *an);

/* The first matcher of a stem; 0 if there is none. */
static inline uint32_t
film_weights_matcher(const struct film_weights *w, uint32_t stem)
{
    size_t i = film_hash_number(stem) & w->slot_mask;
    while (w->slots[i] && w->matchers[w->slots[i]].stem != stem)
        i = (i + 1) & w->slot_mask;
    return w->slots[i];
}

/* Bit of conflation_letters for a stem of at least FILM_HINT_ROOT_MIN bytes. */
unsigned film_weights_letters(struct film_str stem);

#endif
