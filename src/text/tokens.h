/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tokens of a text, as the analyser gives them, and what is asked of
 * them. */
#ifndef FILM_TEXT_TOKENS_H
#define FILM_TEXT_TOKENS_H

#include "base/str.h"

#include <stdint.h>

/* One different word; lives until film_analyser_trim or _free. */
struct film_word {
    struct film_str folded;
    struct film_str stem;
    uint32_t stem_id; /* equal stems have equal ids, counted from 0 */
    bool stop;        /* a function word */
};

enum film_token_flag {
    FILM_TOKEN_CAPITAL = 1, /* begins with an upper-case letter */
    FILM_TOKEN_START = 2,   /* first word of a sentence */
    FILM_TOKEN_JOINED = 4,  /* the joined form of the parts around it, or
                               a character of the pairs around it */
    FILM_TOKEN_NGRAM = 8,   /* of a run of a script without blanks */
    FILM_TOKEN_HYPHEN = 16, /* a part of a joined form */
    FILM_TOKEN_NAME = 32,   /* of a query: a word of a film's name */
    FILM_TOKEN_INNER = 64,  /* a Han character beside others: a text may be
                               found by it, a query does not ask for it */
};

struct film_token {
    uint32_t from, to; /* bytes in the text, half-open */
    uint32_t pos;      /* number of the word in the text; a joined form has
                          that of its first part */
    uint32_t flags;
    const struct film_word *word;
};

struct film_tokens {
    struct film_token *v;
    size_t n;
};

/* True for a word that says something: neither a function word nor a joined
 * form, which says its parts again. */
static inline bool
film_token_is_content(const struct film_token *t)
{
    return !t->word->stop && !(t->flags & FILM_TOKEN_JOINED);
}

/* Leaves out joined forms. */
void film_tokens_unjoin(struct film_tokens *t);

/* True if a word with the stem is among them. */
bool film_tokens_have(struct film_tokens t, uint32_t stem_id);

/* True if `want`, without joined forms, stands side by side in the text. */
bool film_tokens_stand_in(struct film_tokens text, struct film_tokens want);

#endif
