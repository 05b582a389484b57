/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From the tree of a query to what the engine is asked: the words that rank,
 * a filter that Xapian can evaluate, and a check on the stored text for what
 * only the text can decide (phrases, nearness, titles, headings). The filter
 * lets through at least everything that the check would. */
#ifndef FILM_QUERY_LOWER_H
#define FILM_QUERY_LOWER_H

#include "query/query.h"
#include "text/analyse.h"
#include "xapian-c/xapian-c.h"

struct film_lowered {
    struct film_str text;      /* all text that ranks, joined by blanks */
    struct film_tokens tokens; /* its tokens, in order */
    struct film_strs prefixes; /* words with a star, folded */
    bool filters;              /* there is a condition at all */
    bool verify;        /* the filter lets through too much: check the text */
    bool quoted;        /* the ranking text is one phrase */
    bool has_free_text; /* it has words that are not part of a condition */
};

/* What ranks in the tree, in the arena; token words belong to an. */
enum film_status film_lower_words(struct film_lowered *out,
                                  const struct film_node *root,
                                  struct film_analyser *an,
                                  struct film_arena *arena,
                                  struct film_error *err);

/* The filter of the tree's conditions, to be freed by the caller; NULL if
 * there is none. Sets filters and verify. */
enum film_status film_lower_filter(xapc_query **filter,
                                   struct film_lowered *out,
                                   const struct film_node *root,
                                   struct film_analyser *an,
                                   struct film_error *err);

/* A passage as the check sees it. */
struct film_checked {
    const struct film_token *text; /* of the passage */
    size_t text_count;
    struct film_str raw; /* the text itself */
    struct film_str title;
    struct film_strs headings;
    struct film_strs films; /* of ABOUT nodes: those that hold */
};

enum film_met {
    FILM_MET_NOT,
    FILM_MET_ABOVE, /* but a phrase stands only in title or headings */
    FILM_MET,
};

/* Whether the passage meets the conditions of the tree as far as the text can
 * say; what the filter has decided (fields of metadata, ranges) is taken as
 * met. Sets *failed when out of memory. */
enum film_met film_check(const struct film_node *root,
                         const struct film_checked *p, struct film_analyser *an,
                         bool *failed);

#endif
