/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What must hold in every index, whatever was done to it:
 * - every passage follows its article, in order, and none is missing;
 * - stored data can be decoded, text is UTF-8, lines and bytes do not run
 *   backwards;
 * - every document belongs to an input that is noted, and the note has the
 *   right number of them;
 * - the counts in the metadata and the frequencies of the kind terms are the
 *   sums over the documents. */
#ifndef FILM_INDEX_CHECK_AUDIT_H
#define FILM_INDEX_CHECK_AUDIT_H

#include "base/str.h"
#include "base/child.h"

#include <stdbool.h>

/* Walks the documents of the generation at path, which belongs to the index at
 * db, and reports violations. With `postings` it also reads every posting list
 * and term list, which stands in for Xapian's check where nothing can be
 * written. Inputs are shown relative to cwd. Errors: FILM_ERR_INDEX (cannot be
 * opened, or not read further), FILM_ERR_VERSION, FILM_ERR_NOMEM. */
enum film_status film_audit_run(const char *path, const char *db,
                                struct film_str cwd, bool postings,
                                const struct film_problems *problems,
                                struct film_error *err);

#endif
