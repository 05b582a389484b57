/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Splits query text into lexemes and decides what is an operator. */
#ifndef FILM_QUERY_LEX_H
#define FILM_QUERY_LEX_H

#include "base/when.h"
#include "query/query.h"

enum film_lex_kind {
    FILM_LEX_NONE, /* nothing: an undone parenthesis */
    FILM_LEX_WORD,
    FILM_LEX_PHRASE,
    FILM_LEX_PREFIX,
    FILM_LEX_OPEN, /* always has its CLOSE, with something between */
    FILM_LEX_CLOSE,
    FILM_LEX_AND, /* AND, OR, NOT and NEAR have their operands next to them */
    FILM_LEX_OR,
    FILM_LEX_NOT,
    FILM_LEX_NEAR,
};

struct film_lexeme {
    enum film_lex_kind kind;
    char sign; /* '+' or '-' directly before it, or 0 */
    /* Field of a "field:" directly before it. */
    const struct film_field_row *field;
    struct film_str text;  /* of a leaf: without field, quotes and star */
    struct film_str typed; /* the same with field, quotes and star */
    unsigned distance;     /* NEAR */
};

struct film_lexemes {
    struct film_lexeme *v;
    size_t n;
};

struct film_lex_how {
    const char *today; /* for relative dates: film_when_bounds */
    bool prose; /* quotation marks make phrases only after a field or a sign */
};

/* Appends the lexemes of text to *out and notes to *notes, all in the arena.
 * The only error is FILM_ERR_NOMEM. */
enum film_status film_lex(struct film_lexemes *out, struct film_strs *notes,
                          struct film_arena *a, struct film_str text,
                          const struct film_lex_how *how,
                          struct film_error *err);

/* Reads DATE, DATE..DATE, DATE.. or ..DATE as the days of a RANGE node; false,
 * with nothing written, if it is none of these. *turned is set to whether the
 * later date was typed first. */
bool film_query_range(struct film_str text, const char *today,
                      char low[FILM_DAY_SIZE], char high[FILM_DAY_SIZE],
                      bool *turned);

/* Appends a note that a word was not read as what it looks like; if `word` is
 * empty, only the reason. False when out of memory. */
bool film_query_note(struct film_strs *notes, struct film_arena *a,
                     struct film_str word, const char *why);

#endif
