/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Properties of a query's words as words: which mean little in a question,
 * which Hangul pairs are grammar, what looks like a quotation, and which stems
 * are related. Uses no index. */
#ifndef FILM_SEARCH_EXPAND_QUERY_HINTS_H
#define FILM_SEARCH_EXPAND_QUERY_HINTS_H

#include "text/analyse.h"

/* True for a word (folded) that phrases a request more than it says what is
 * wanted: "discussed", "various", "known". */
bool film_hint_is_weak(struct film_str folded);

/* True for an English word (folded) that begins a question. */
bool film_hint_is_question(struct film_str folded);

enum film_hint_hangul {
    FILM_HINT_PLAIN,
    FILM_HINT_PARTICLE, /* contains the particle at the end of its word */
    FILM_HINT_QUESTION, /* part of a question word or of a question's ending */
};

/* Classifies the token tokens[i], a pair of characters, within its Hangul word.
 * `text` is what the tokens were made from. */
enum film_hint_hangul film_hint_hangul(const struct film_token *tokens,
                                       size_t n, size_t i,
                                       struct film_str text);

/* True if the tokens look like something that was said rather than like words
 * to search for: 4 to 12 words, many of them function words, and not a
 * question. */
bool film_hint_is_quotation(const struct film_token *tokens, size_t n);

enum { FILM_HINT_ROOT_MIN = 4 };

/* Returns an English stem without its derivational ending ("director" and
 * "direct": "direct"), which is a prefix of stem; empty if no root of at least
 * FILM_HINT_ROOT_MIN letters is left. */
struct film_str film_hint_root(struct film_str stem);

/* True if two stems with this common root are certainly related: if the root is
 * short, it must itself be one of them. */
bool film_hint_are_relatives(struct film_str a, struct film_str b,
                             struct film_str root);

#endif
