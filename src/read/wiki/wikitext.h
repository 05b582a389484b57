/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Wikitext to plain text: a walk over its tokens that jumps over what it
 * leaves out, so the work grows with the length of the text alone. */
#ifndef FILM_READ_WIKI_WIKITEXT_H
#define FILM_READ_WIKI_WIKITEXT_H

#include "model/article.h"
#include "read/wiki/lex.h"

/* Lines of a text, from 0. */
struct film_wiki_lines {
    uint32_t first, last;
};

/* Receives what film_wiki_blocks finds, in the order of the text. */
struct film_wiki_sink {
    void *user;
    /* A paragraph, list item, table row (cells joined by " | ") or heading;
     * white space is folded. */
    enum film_status (*block)(void *user, enum film_block_kind kind,
                              unsigned level, struct film_str text,
                              struct film_wiki_lines lines,
                              struct film_error *err);
    /* The category without its namespace. */
    enum film_status (*category)(void *user, struct film_str name,
                                 struct film_error *err);
    /* Receives the source of a part that is left out, and what it is: "a
     * template". line: from 0. May be NULL. */
    void (*skipped)(void *user, const char *what, struct film_str source,
                    uint32_t line);
};

/* Passes the text to the sink block by block. Templates are left out, except
 * those that only format text (quotations, lists, names in another language,
 * dates, amounts); so are references, files, formulas, and sections with
 * only references or external links. A sink's error ends the walk and is
 * returned. */
enum film_status film_wiki_blocks(const struct film_wiki *w,
                                  const struct film_wiki_sink *sink,
                                  struct film_error *err);

/* Appends a part of a template as text to out: items of lists and line breaks
 * give a newline, all else is one line. */
void film_wiki_render_part(const struct film_wiki *w,
                           const struct film_wiki_part *part,
                           struct film_buf *out);

#endif
