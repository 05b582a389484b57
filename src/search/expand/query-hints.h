/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the words of a query are worth as words: which say little in a
 * question, which Hangul pairs are grammar, what looks like a quotation, and
 * which stems are of one family. Nothing here knows an index. */
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
    FILM_HINT_PARTICLE, /* holds the particle at the end of its word */
    FILM_HINT_QUESTION, /* of a question word or a question's ending */
};

/* What the token tokens[i], a pair of characters, is in its Hangul word.
 * `text` is what the tokens were made from. */
enum film_hint_hangul film_hint_hangul(const struct film_token *tokens,
                                       size_t n, size_t i,
                                       struct film_str text);

/* True if the tokens look like words someone said rather than words to look
 * for: 4 to 12 words, many of them function words, and no question. */
bool film_hint_is_quotation(const struct film_token *tokens, size_t n);

enum { FILM_HINT_ROOT_MIN = 4 };

/* What is left of an English stem without its derivational ending ("director",
 * "direct": "direct"); empty if there is no such root of FILM_HINT_ROOT_MIN
 * letters. A beginning of stem. */
struct film_str film_hint_root(struct film_str stem);

/* True if two stems with the same root are surely of one family: a short root
 * must itself be one of them. */
bool film_hint_are_relatives(struct film_str a, struct film_str b,
                             struct film_str root);

#endif
