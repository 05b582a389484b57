/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Wikitext, the markup of MediaWiki (mediawiki.org/wiki/Help:Formatting and
 * Preprocessor_ABNF), as tokens. The text is cut once, with the partner of
 * every bracket known; everything else walks over the tokens. */
#ifndef FILM_READ_WIKI_LEX_H
#define FILM_READ_WIKI_LEX_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"

#include <stdint.h>

enum film_wiki_kind {
    FILM_WIKI_TEXT,
    FILM_WIKI_LITERAL, /* the inside of <nowiki> and <pre> */
    FILM_WIKI_NEWLINE,
    FILM_WIKI_SKIPPED, /* comments, references, formulas, magic words … */
    FILM_WIKI_QUOTES,  /* '' and ''' */
    FILM_WIKI_BAR,     /* | between the parts of a template or link */
    FILM_WIKI_TEMPLATE,
    FILM_WIKI_TEMPLATE_END,
    FILM_WIKI_PARAMETER, /* {{{name}}} */
    FILM_WIKI_PARAMETER_END,
    FILM_WIKI_LINK,
    FILM_WIKI_LINK_END,
    FILM_WIKI_URL, /* [http://… label] */
    FILM_WIKI_URL_END,
    FILM_WIKI_TABLE,     /* {| with its attributes */
    FILM_WIKI_TABLE_END, /* |} */
    FILM_WIKI_ROW,       /* |- with its attributes, |+ */
    FILM_WIKI_CELL,      /* | ! || !! in a table */
    FILM_WIKI_TAG,       /* an HTML tag that is not skipped */
};

struct film_wiki_token {
    uint32_t at, end; /* bytes of the text */
    uint32_t line;    /* counted from 0 */
    uint32_t match;   /* the token's partner; itself if it has none */
    enum film_wiki_kind kind;
};

/* The names of the namespaces whose links show no text of their own. */
struct film_wiki_names {
    struct film_strs files, categories;
};

struct film_wiki {
    struct film_str text; /* borrowed */
    const struct film_wiki_token *tokens;
    uint32_t count;
    const struct film_wiki_names *names; /* borrowed; may be NULL */
    struct film_arena *arena;
};

/* Cuts text (below 1 GiB, UTF-8) into tokens that live in the arena. Brackets
 * nested deeper than 40 are left out. Errors: FILM_ERR_NOMEM,
 * FILM_ERR_LIMIT. */
enum film_status film_wiki_parse(struct film_wiki *w, struct film_str text,
                                 const struct film_wiki_names *names,
                                 struct film_arena *arena,
                                 struct film_error *err);

/* A part of a template: a range of tokens. */
struct film_wiki_part {
    uint32_t from, end;
    uint32_t skip;        /* bytes of the first token that belong to "name =" */
    struct film_str name; /* the name before "="; "" if positional */
};

/* The parts of the template whose opening token is t: parts[0] is the name,
 * the next its parameters, at most max in all; returns how many. */
unsigned film_wiki_parts(const struct film_wiki *w, uint32_t t,
                         struct film_wiki_part *parts, unsigned max);

#endif
