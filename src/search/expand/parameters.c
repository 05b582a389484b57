/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/parameters.h"

/* Each figure is the change of mean nDCG@10 without the parameter, on nine
 * English collections (E), on film reviews with records (R), or on the task
 * named; in parentheses, on a single collection. */
const struct film_parameters film_parameters = {
    /* Stage 1. */
    .k1 = .9,
    .passages = 48,         /* for ten hits: 80 the same, 30: -.001 R */
    .passages_named = 80,   /* with names, which stage 2 weighs: 48: -.009
                               cast lists, 64: -.001 */
    .articles = 12,         /* 8: -.0025 cast lists, 40: +.0005 */
    .article_passages = 30, /* 70: -.001 R, 300 in all: +.0005 */

    /* A term's weight is frequency in the query * idf * burst. */
    .joined = .3,   /* Jong-seo as one word: .002 R */
    .weak = .5,     /* words of requests, film_hint_is_weak: .004 E and R … */
    .weak_from = 4, /* … in queries of so many content words */
    .particle = .2, /* pair with a Hangul particle: these two … */
    .question = .3, /* … .007 on Korean questions */
    .burst = .2,    /* (occurrences / passages)^burst: .012 E (abstracts */
    .burst_long = 1.5,      /* .02 to .06), the second in long queries */
    .function_word = .3,    /* .002 E (questions .02), .005 R … */
    .function_quoted = 1.5, /* … in what looks like a quotation: .05 of these */

    /* A query of 3 terms is short, one of 8 long. */
    .long_from = 3,
    .long_span = 5,

    /* Passages. */
    .k = .7,
    .b = .3,
    .b_long = .4,   /* .002 on Korean questions */
    .header = 2,    /* in title, heading, date, cast: .026 E (names in cast
                       lists .11, questions .06), .046 R */
    .record = .5,   /* in the film's record: .013 R (other titles .06) */
    .synonym = .4,  /* of an occurrence: .017 R; compounds .008 R */
    .relative = .4, /* director, direct: .03 on variant names and words */

    /* Articles. */
    .article = .7, /* .014 R, .001 E */
    .article_k = 1.2,
    .article_b = .5,
    .article_b_long = .25,
    .article_header = 2,
    .article_record = 1,
    .title = .15, /* all of the title is in the query: .001 E */

    .beside = .15, /* of what a word gives where the article has most of it,
                      less what it gives here: .003 R, .001 E */

    /* Of the weight of a query of few words, for all of them: .002 R, .0002 E;
       on 189 questions written by reading reviews .02 of the first hits. Long
       queries lose (abstracts .01). */
    .coverage = .2,

    /* Nearness. */
    .near = .1,       /* .003 E (plots .016), .017 R (roles .11) … */
    .near_short = .6, /* … of which in short queries .0015 E (plots .010) */
    .near_apart = .5, /* of words that are not neighbours: .006 R */
    .near_offset = 4, /* a larger distance in the query counts as this */
    .near_window = 10,
    .near_slope = 4,
    .sentence = 4, /* positions that the end of a sentence counts: .003 E */

    /* Roles. */
    .role = .3,       /* .015 on questions for roles */
    .role_share = .6, /* of a role's words, by idf, that name it */
};
