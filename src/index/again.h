/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Articles of an index have no term lists (xapian-c/glass/lists.h), because
 * they take as much space as the text and say nothing that the text does not:
 * here they are made again from what is stored. Libxapian needs the list of a
 * document to delete it. */
#ifndef FILM_INDEX_AGAIN_H
#define FILM_INDEX_AGAIN_H

#include "index/document.h"

#include <signal.h>

/* Makes the documents of a database again. */
struct film_again;

/* Borrows db. */
enum film_status film_again_new(struct film_again **out,
                                const xapc_database *db,
                                struct film_error *err);
/* g may be NULL. */
void film_again_free(struct film_again *g);

/* Begins the article whose own document is at docid. Sets *n to the number of
 * its documents. FILM_ERR_INDEX if not all of its passages are there. */
enum film_status film_again_begin(struct film_again *g, xapc_docid docid,
                                  size_t *n, struct film_error *err);

/* Makes its next document, in the order of docids: its terms and data. */
enum film_status film_again_next(struct film_again *g,
                                 struct film_document *out,
                                 struct film_error *err);

/* Writes the term lists that the articles of these inputs do not have yet, so
 * that they can be deleted from the database at path, which nobody else may be
 * writing. What was written stays if the inputs are not deleted then. `sync` as
 * for xapc_lists_write; *stop, if given and set, ends it. */
enum film_status film_again_list(const char *path, struct film_strs inputs,
                                 bool sync, const volatile sig_atomic_t *stop,
                                 struct film_error *err);

#endif
