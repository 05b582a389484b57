/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Cuts an article into passages: the paragraph is the unit that is indexed,
 * ranked and shown, with the path of headings above it. */
#ifndef FILM_TEXT_PASSAGES_H
#define FILM_TEXT_PASSAGES_H

#include "base/arena.h"
#include "base/error.h"
#include "model/article.h"

/* Longer paragraphs are cut at sentence ends near this many bytes: a passage
 * must be short enough to be read and ranked at once. */
enum { FILM_PASSAGE_MAX = 3000 };

struct film_passage {
    struct film_str text;     /* borrows from the article's block */
    struct film_strs section; /* headings above it, outermost first */
    uint32_t line, line_end;  /* as struct film_block */
    uint64_t byte, byte_end;
};

/* The passages of a in *v, *n (in the arena; strings borrow from a): its
 * paragraphs, and the headings that have nothing below them. An article without
 * either gives its title; without a title too, *n = 0. FILM_ERR_NOMEM. */
enum film_status film_passages(struct film_arena *arena,
                               const struct film_article *a,
                               struct film_passage **v, size_t *n,
                               struct film_error *err);

/* The end of the sentence that begins at from in text: the offset after its
 * closing punctuation and blanks, at most text.n. Abbreviations of one letter
 * and of titles (Mr., Dr. …) end none. */
size_t film_sentence_end(struct film_str text, size_t from);

#endif
