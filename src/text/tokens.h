/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tokens of a text, as the analyser returns them, and questions about
 * them. */
#ifndef FILM_TEXT_TOKENS_H
#define FILM_TEXT_TOKENS_H

#include "base/str.h"

#include <stdint.h>

/* A distinct word; valid until film_analyser_trim or _free. */
struct film_word {
    struct film_str folded;
    struct film_str stem;
    uint32_t stem_id; /* equal stems have equal ids, from 0 */
    bool stop;        /* a function word */
};

enum film_token_flag {
    FILM_TOKEN_CAPITAL = 1, /* begins with an upper-case letter */
    FILM_TOKEN_START = 2,   /* first word of a sentence */
    FILM_TOKEN_JOINED = 4,  /* the joined form of the parts around it, or a
                               character of the pairs around it */
    FILM_TOKEN_NGRAM = 8,   /* part of a run of a script without spaces */
    FILM_TOKEN_HYPHEN = 16, /* a part that also has a joined form */
    FILM_TOKEN_NAME = 32,   /* in a query: a word of a film's title */
    FILM_TOKEN_INNER = 64,  /* a Han character beside others: texts can be found
                               by it, queries do not ask for it */
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

/* True for a content word: neither a function word nor a joined form, which
 * repeats its parts. */
static inline bool
film_token_is_content(const struct film_token *t)
{
    return !t->word->stop && !(t->flags & FILM_TOKEN_JOINED);
}

/* Removes the joined forms. */
void film_tokens_unjoin(struct film_tokens *t);

/* True if a word with this stem is among the tokens. */
bool film_tokens_have(struct film_tokens t, uint32_t stem_id);

/* True if the tokens of `want`, ignoring joined forms, occur consecutively in
 * the text. */
bool film_tokens_stand_in(struct film_tokens text, struct film_tokens want);

#endif
