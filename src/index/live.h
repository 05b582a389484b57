/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Opening the live generation for reading, beside a writer. */
#ifndef FILM_INDEX_LIVE_H
#define FILM_INDEX_LIVE_H

#include "base/error.h"
#include "xapian-c/xapian-c.h"

#include <stdbool.h>

/* Times that a reader opens the index and reads before it believes that what
 * it reads is damaged or gone: blocks that a writer has used again look so. Of
 * 33,254 queries beside 532 commits one needed to look a third time. */
enum { FILM_READ_TRIES = 10 };

/* True for a failure that may pass at the newest revision. */
bool film_live_may_pass(enum film_status s);

/* Opens what is committed now of the index at path, *db being the caller's to
 * free. Missing, foreign or damaged: FILM_ERR_INDEX; so may be one that is
 * just being replaced. */
enum film_status film_live_open(xapc_database **db, const char *path,
                                struct film_error *err);

/* True if a newer version of the schema than ours made the index. */
bool film_live_is_newer(const xapc_database *db);

/* FILM_ERR_VERSION, with the command that mends it if there is one, if the
 * index was made under another schema version or analysis fingerprint; `name`
 * is the index in the message, `path` where it stands (NULL: not here). */
enum film_status film_live_check(const xapc_database *db, const char *name,
                                 const char *path, struct film_error *err);

#endif
