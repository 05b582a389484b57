/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Turns articles and records into documents, each with terms, stored data and
 * values. Uses no database. */
#ifndef FILM_INDEX_DOCUMENT_H
#define FILM_INDEX_DOCUMENT_H

#include "index/format/store.h"
#include "xapian-c/xapian-c.h"

struct film_document {
    xapc_prepared prepared; /* borrowed until the next document is made */
    char kind;              /* the FILM_KIND_… letter */
    uint32_t words;         /* of an article: words in all its passages */
    uint64_t length;        /* sum of the terms' wdf */
};

/* Makes documents one at a time. It remembers the words it has seen and
 * collects names; each thread needs its own. */
struct film_document_maker;

/* FILM_ERR_NOMEM, and the errors of the analyser. */
enum film_status film_document_maker_new(struct film_document_maker **out,
                                         struct film_error *err);
/* m may be NULL. */
void film_document_maker_free(struct film_document_maker *m);

/* Begins an article, which is borrowed until its last document has been made.
 * An article becomes a document of its own and one for each passage; if it has
 * a single passage, one document in all. *passages is set to the number of
 * passages; an article without any becomes no document. */
enum film_status film_document_article(struct film_document_maker *m,
                                       const struct film_article *a,
                                       uint32_t *passages,
                                       struct film_error *err);

/* Begins an article again that is in an index, from what is stored there: the
 * same documents are made, except for the last part of their order among equals
 * (FILM_SLOT_ORDER), as the path is not stored. `a` and its passages are
 * borrowed until the last document has been made. */
enum film_status film_document_again(struct film_document_maker *m,
                                     const struct film_stored_article *a,
                                     const struct film_passage *passages,
                                     struct film_error *err);

/* Makes the article's next document, in the order of docids: the article's own
 * document comes first. FILM_END after the last. */
enum film_status film_document_next(struct film_document_maker *m,
                                    struct film_document *out,
                                    struct film_error *err);

/* Makes the document of a record. */
enum film_status film_document_record(struct film_document_maker *m,
                                      const struct film_record *r,
                                      struct film_document *out,
                                      struct film_error *err);

/* The names found in the documents made since the last film_lexicon_reset.
 * Borrowed. */
struct film_lexicon;
struct film_lexicon *film_document_names(struct film_document_maker *m);

/* The value of FILM_F_PATH_HASH for documents of an input (film_path_id); a
 * part of `text`. It is short, because every article has it, so it may match
 * other inputs: compare the whole id. */
struct film_str film_document_input(const struct film_sum *id,
                                    char text[FILM_SUM_TEXT + 1]);

#endif
