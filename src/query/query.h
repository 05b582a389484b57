/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The query language: text -> tree -> text.
 *
 *   words                what to look for; the more the better
 *   "a phrase"           these words in this order
 *   a NEAR b  a NEAR/5 b within 10 (5) words of each other, either order
 *   begin*               words that begin so
 *   +must -not           before a word, phrase, field or group
 *   a AND b  a OR b  NOT a  ( )    capitals only; NOT is another -
 *   field:value          fields of the schema table; value: word, "phrase",
 *                        begin* or ( group )
 *   date:2021  date:2021-05..2022  date:2021..  date:..2022
 *   date:1y..  date:"last week"    by today: base/when.h
 *   filmyear:1968..1970  country:it  genre:western  director:"A B"
 *                        of the films that an article is about
 *
 * NOT, + and - hold for what directly follows. Words side by side bind tighter
 * than AND, AND tighter than OR. In a query of five words or more without a
 * small letter or a field, AND, OR, NOT and NEAR are words; in one of 25 or
 * more without an operator or a field, quotation marks make no phrases. No
 * text is wrong: what cannot be an operator is read as words, and a note says
 * so. Quotation marks are the straight, the curly, the angle and the
 * full-width ones.
 *
 * What a tree asks for: its root is a list. On the root list (and on lists
 * within lists) plain words are free text: they rank. Everything else there is
 * a condition: phrases, nearness, fields, ranges, MUST and NOT, groups with an
 * operator. A list below an operator is met only as a whole, each word of it
 * included. */
#ifndef FILM_QUERY_QUERY_H
#define FILM_QUERY_QUERY_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "schema/schema.h"

enum film_node_kind {
    FILM_NODE_LIST,  /* adjacent children; the root is always a list */
    FILM_NODE_AND,   /* two or more children, none of them an AND */
    FILM_NODE_OR,    /* two or more children, none of them an OR */
    FILM_NODE_NOT,   /* one child, neither MUST nor NOT */
    FILM_NODE_MUST,  /* one child, neither MUST nor NOT */
    FILM_NODE_NEAR,  /* two or more WORD or PHRASE children */
    FILM_NODE_FIELD, /* one child: WORD, PHRASE or PREFIX */
    FILM_NODE_WORD,  /* text without a space; for the analyser it may be several
                        words ("Jong-seo's") or none ("&") */
    FILM_NODE_PHRASE, /* text with single spaces. In a NAME field it has
                         children, never parsed: PHRASEs that are longer names
                         of others, within which the text does not mean this one
                       */
    FILM_NODE_PREFIX, /* text without its star */
    FILM_NODE_RANGE,  /* a DATE field: low and high */
    FILM_NODE_ABOUT,  /* never parsed: the article is about a film, given by its
                         id as the text or by the conditions in the text. The
                         children are WORDs with a field: terms of which such an
                         article has at least one. Without children there is no
                         such article or, if it is not exact, the check decides
                       */
    FILM_NODE_COUNT
};

/* Only the root may be an empty list. A list below another node has two or more
 * children; a list is never a child of a list. */
struct film_node {
    enum film_node_kind kind;
    const struct film_field_row *field; /* FIELD and RANGE, else NULL */
    struct film_str text;               /* WORD, PHRASE, PREFIX: NFC */
    char low[9], high[9]; /* RANGE: YYYYMMDD as in the slots; "": open */
    unsigned distance; /* NEAR: maximum distance of first and last, in words */
    bool exact;        /* ABOUT: all articles with one of the terms match */
    bool open;         /* ABOUT: articles with none of the terms may match */
    struct film_node *first, *next; /* first child, next sibling */
};

/* True for a child of the root list that is a condition, not free text. */
static inline bool
film_node_is_condition(const struct film_node *child)
{
    return child->kind != FILM_NODE_WORD && child->kind != FILM_NODE_LIST;
}

/* Limits. What exceeds one is read as words or left out, with a note. */
enum {
    FILM_QUERY_RAW_MAX = 16384,  /* bytes read */
    FILM_QUERY_TEXT_MAX = 8192,  /* bytes in words; short words count as 24 */
    FILM_QUERY_WORDS_MAX = 256,  /* words and operators */
    FILM_QUERY_NESTING_MAX = 64, /* depth of nested groups */
    FILM_QUERY_PREFIXES_MAX = 8, /* words with a star */
    FILM_QUERY_PREFIX_MIN = 2,   /* minimum bytes before a star */
};

/* Reads any bytes as a query. today (YYYY-MM-DD or NULL) is the day that dates
 * such as "yesterday" are relative to; the tree has the resulting days. The
 * tree is in the arena; notes are appended to *notes, one sentence each, for
 * people, without control characters. The only error is FILM_ERR_NOMEM. */
enum film_status film_query_parse(struct film_node **root,
                                  struct film_strs *notes, struct film_arena *a,
                                  struct film_str text, const char *today,
                                  struct film_error *err);

/* Appends the tree in the query language. Parsing that gives an equal tree. */
void film_query_print(struct film_buf *out, const struct film_node *root);

/* Appends the tree with the name of every node, for --explain:
 * (list (word jeon) (not (phrase "money heist"))). */
void film_query_dump(struct film_buf *out, const struct film_node *root);

/* True if both trees are equal. */
bool film_query_equal(const struct film_node *a, const struct film_node *b);

#endif
