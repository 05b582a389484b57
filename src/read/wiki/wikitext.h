/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Wikitext, the markup of MediaWiki (mediawiki.org/wiki/Help:Formatting and
 * Preprocessor_ABNF), to plain text. The text is cut into tokens once, with
 * the partner of every bracket known; everything else walks over them and
 * jumps over what it leaves out, so the work grows with the length of the
 * text alone. */
#ifndef FILM_READ_WIKI_WIKITEXT_H
#define FILM_READ_WIKI_WIKITEXT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "model/record.h"

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
    uint32_t match;   /* the token's partner; itself when it has none */
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

/* What film_wiki_blocks finds, in the order of the text. */
struct film_wiki_sink {
    void *user;
    /* A paragraph, list item, table row (cells joined by " | ") or heading;
     * white space is folded, lines count from 0. */
    enum film_status (*block)(void *user, enum film_block_kind kind,
                              unsigned level, struct film_str text,
                              uint32_t line, uint32_t line_end,
                              struct film_error *err);
    /* The category without its namespace. */
    enum film_status (*category)(void *user, struct film_str name,
                                 struct film_error *err);
};

/* Hands the text to the sink block by block. Templates are left out but for
 * those that only dress their text (quotations, lists, names in another
 * language, dates, amounts); so are references, files, formulas, and the
 * sections that hold only references or links to other sites. A sink's error
 * ends the walk and is returned. */
enum film_status film_wiki_blocks(const struct film_wiki *w,
                                  const struct film_wiki_sink *sink,
                                  struct film_error *err);

/* Appends the tokens from up to (not with) end as text to out: items of lists
 * and line breaks give a newline, all else is one line. */
void film_wiki_render(const struct film_wiki *w, uint32_t from, uint32_t end,
                      struct film_buf *out);

/* A part of a template: a range of tokens. */
struct film_wiki_part {
    uint32_t from, end;
    uint32_t skip;        /* bytes of the first token that belong to "name =" */
    struct film_str name; /* what is before "=", "" if positional */
};

/* The parts of the template whose opening token is t: parts[0] is the name,
 * the next its parameters, at most max in all; returns how many. */
unsigned film_wiki_parts(const struct film_wiki *w, uint32_t t,
                         struct film_wiki_part *parts, unsigned max);

/* Appends a part of a template as text, as film_wiki_render does. */
void film_wiki_render_part(const struct film_wiki *w,
                           const struct film_wiki_part *part,
                           struct film_buf *out);

#endif
