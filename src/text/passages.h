/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Cuts an article into passages. The paragraph is the unit that is indexed,
 * ranked and shown, with the path of headings above it. */
#ifndef FILM_TEXT_PASSAGES_H
#define FILM_TEXT_PASSAGES_H

#include "base/arena.h"
#include "base/error.h"
#include "model/article.h"

/* Longer paragraphs are cut at sentence ends near this many bytes: a passage
 * must be short enough to be read at a glance and ranked as one unit. */
enum { FILM_PASSAGE_MAX = 3000 };

struct film_passage {
    struct film_str text;     /* borrows from the article's block */
    struct film_strs section; /* headings above it, outermost first */
    uint32_t line, line_end;  /* as in struct film_block */
    uint64_t byte, byte_end;
};

/* Sets *v to the *n passages of a (in the arena; their strings borrow from a):
 * its paragraphs, and the headings that have nothing below them. An article
 * without either gives its title; without a title, too, *n is 0.
 * FILM_ERR_NOMEM. */
enum film_status film_passages(struct film_arena *arena,
                               const struct film_article *a,
                               struct film_passage **v, size_t *n,
                               struct film_error *err);

/* Returns the end of the sentence that begins at `from`: the offset after its
 * closing punctuation and spaces, at most text.n. One-letter abbreviations and
 * those of titles (Mr., Dr. …) do not end a sentence. */
size_t film_sentence_end(struct film_str text, size_t from);

#endif
