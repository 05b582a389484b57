/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What articles and records become in the index: documents, each with its
 * terms, stored data and values. Touches no database. */
#ifndef FILM_INDEX_DOCUMENT_H
#define FILM_INDEX_DOCUMENT_H

#include "index/format/store.h"
#include "xapian-c/xapian-c.h"

struct film_document {
    xapc_prepared prepared; /* borrowed until the next document is made */
    char kind;              /* the letter of FILM_KIND_… */
    uint32_t words;         /* of an article: in all its passages */
    uint64_t length;        /* the sum of the terms' wdf */
};

/* Makes documents one at a time. It keeps the words it has seen and collects
 * names; one a thread. */
struct film_document_maker;

/* FILM_ERR_NOMEM, or what the analyser fails with. */
enum film_status film_document_maker_new(struct film_document_maker **out,
                                         struct film_error *err);
/* NULL is fine. */
void film_document_maker_free(struct film_document_maker *m);

/* Begins an article, borrowed until its last document is made: a document of
 * its own and one for each passage, or one in all if it has a single passage.
 * *passages: how many; an article without one has no documents. */
enum film_status film_document_article(struct film_document_maker *m,
                                       const struct film_article *a,
                                       uint32_t *passages,
                                       struct film_error *err);

/* Makes the next document of the article, in the order of their docids: its
 * own comes first. FILM_END after the last. */
enum film_status film_document_next(struct film_document_maker *m,
                                    struct film_document *out,
                                    struct film_error *err);

/* Makes the document of a record. */
enum film_status film_document_record(struct film_document_maker *m,
                                      const struct film_record *r,
                                      struct film_document *out,
                                      struct film_error *err);

/* The names in what documents were made of since the last film_lexicon_reset.
 * Borrowed. */
struct film_lexicon;
struct film_lexicon *film_document_names(struct film_document_maker *m);

/* The value of FILM_F_PATH_HASH that finds what came from the input at path, as
 * a part of text. It is short, as every article has it: whoever looks it up
 * compares the whole id. */
struct film_str film_document_input(struct film_str path,
                                    char text[FILM_SUM_TEXT + 1]);

#endif
