/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Turns the tree of a query into what the engine needs: the words that rank, a
 * filter that Xapian can evaluate, and a check on the stored text for what only
 * the text can decide (phrases, nearness, titles, headings). Everything that
 * passes the check also passes the filter. */
#ifndef FILM_QUERY_LOWER_H
#define FILM_QUERY_LOWER_H

#include "query/query.h"
#include "text/analyse.h"
#include "xapian-c/xapian-c.h"

struct film_lowered {
    struct film_str text;      /* all text that ranks, separated by spaces */
    struct film_tokens tokens; /* its tokens, in order */
    struct film_strs prefixes; /* words with a star, folded */
    bool filters;              /* there is at least one condition */
    bool verify;               /* the filter is too wide: check the text */
    bool quoted;               /* the ranking text is one phrase */
    bool has_free_text; /* it has words that are not part of a condition */
};

/* Finds what ranks in the tree, in the arena. The words of the tokens belong to
 * an. */
enum film_status film_lower_words(struct film_lowered *out,
                                  const struct film_node *root,
                                  struct film_analyser *an,
                                  struct film_arena *arena,
                                  struct film_error *err);

/* Makes the filter of the tree's conditions; the caller frees *filter, which is
 * NULL if there is none. Sets filters and verify. */
enum film_status film_lower_filter(xapc_query **filter,
                                   struct film_lowered *out,
                                   const struct film_node *root,
                                   struct film_analyser *an,
                                   struct film_error *err);

/* A passage to be checked. */
struct film_checked {
    const struct film_token *text; /* tokens of the passage */
    size_t text_count;
    struct film_str raw; /* text of the passage */
    struct film_str title;
    struct film_strs headings;
    struct film_strs films; /* films of ABOUT nodes that apply */
};

enum film_met {
    FILM_MET_NOT,
    FILM_MET_ABOVE, /* met, but a phrase only by title or headings */
    FILM_MET,
};

/* Whether the passage meets the conditions of the tree, as far as the text can
 * tell. What the filter has decided (fields of metadata, ranges) counts as met.
 * Sets *failed when out of memory. */
enum film_met film_check(const struct film_node *root,
                         const struct film_checked *p, struct film_analyser *an,
                         bool *failed);

#endif
