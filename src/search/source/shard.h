/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One index that a search asks: the local one, or one served by
 * xapian-tcpsrv. Ranking adds up statistics over all of them itself. */
#ifndef FILM_SEARCH_SOURCE_SHARD_H
#define FILM_SEARCH_SOURCE_SHARD_H

#include "base/buf.h"
#include "base/sum.h"
#include "index/format/counts.h"
#include "index/live.h"
#include "schema/schema.h"
#include "search/source/context.h"
#include "search/source/stored.h"
#include "xapian-c/xapian-c.h"

struct film_shard {
    const char *name;    /* "HOST:PORT", NULL for the local one; borrowed */
    const char *path;    /* of the local index; borrowed */
    struct film_str cwd; /* paths are shown as from there; to be set once open;
                            borrowed */
    xapc_database *db;   /* NULL: could not be opened */
    struct film_live_stamp stamp; /* of what is open, if local */
    xapc_docid last;              /* highest docid */
    struct film_counts counts;
    float *lengths; /* by docid, as far as they were asked for; or NULL */
    uint64_t lengths_read;
    bool all_lengths;
    struct film_stored stored; /* what was read, if a query may follow */
    struct film_buf term;      /* scratch */
};

/* Opens the local index at path / the remote one at "HOST:PORT", and checks
 * its schema version and analysis fingerprint: FILM_ERR_VERSION names the
 * command that mends it. The strings are borrowed until the close. */
enum film_status film_shard_open_local(struct film_shard *s, const char *path,
                                       struct film_error *err);
enum film_status film_shard_open_remote(struct film_shard *s,
                                        const char *host_port,
                                        struct film_error *err);
void film_shard_close(struct film_shard *s);

/* Moves to what is committed now, also into a new generation. */
enum film_status film_shard_reopen(struct film_shard *s,
                                   struct film_error *err);

/* The same, if something was committed to a local index since it was opened, or
 * another index is in its place now; otherwise does nothing. */
enum film_status film_shard_refresh(struct film_shard *s,
                                    struct film_error *err);

/* Documents, by docid. */
struct film_docids {
    const xapc_docid *v;
    size_t n;
};

/* What follows asks in a query's context, and gives 0, NULL or nothing after a
 * failure. */

/* Keeps the status of a call of libxapian, as film_ctx_keep; frees xerr. */
bool film_ctx_xapian(struct film_search_ctx *c, xapc_status x,
                     xapc_error *xerr);

/* To be called before `more` documents' lengths are asked for: makes lengths,
 * and reads all of them at once when that is less work than one by one. With
 * all of them every query's stage 1 is free of Xapian's look-up a posting.
 * Local shards only. False after a failure. */
bool film_shard_lengths(struct film_search_ctx *c, struct film_shard *s,
                        uint64_t more);

/* Reads the lengths of these documents; false after a failure. */
bool film_shard_lengths_of(struct film_search_ctx *c, struct film_shard *s,
                           struct film_docids docs);

/* Documents that have the term `value` of `field`: of one shard, of all. */
uint32_t film_shard_termfreq(struct film_search_ctx *c, struct film_shard *s,
                             enum film_field field, struct film_str value);
uint64_t film_shards_termfreq(struct film_search_ctx *c, enum film_field field,
                              struct film_str value);

/* The postings of a term, the caller's to free. */
xapc_postlist *film_shard_postings(struct film_search_ctx *c,
                                   struct film_shard *s, enum film_field field,
                                   struct film_str value);

/* The first documents with a term, `most` at most, into ids; how many. */
size_t film_shard_documents(struct film_search_ctx *c, struct film_shard *s,
                            enum film_field field, struct film_str value,
                            xapc_docid *ids, size_t most);

/* All documents with a term, ascending, in the arena. */
struct film_docids film_shard_all(struct film_search_ctx *c,
                                  struct film_shard *s, enum film_field field,
                                  struct film_str value);

/* Of these documents `most`, if they are more, ascending, in the arena: the
 * newest, and what remains equal by FILM_SLOT_ORDER, not by docid. An index of
 * before that slot was there gives the first ones. */
struct film_docids film_shard_newest(struct film_search_ctx *c,
                                     struct film_shard *s,
                                     struct film_docids docs, size_t most);

/* The documents that have all content words among the tokens in a field,
 * ascending, in the arena; none if there is no such word. */
struct film_docids film_shard_with_words(struct film_search_ctx *c,
                                         struct film_shard *s,
                                         enum film_field field,
                                         struct film_tokens words);

/* Order of two docids, for qsort. */
int film_docid_compare(const void *a, const void *b);

/* True if docid is among the documents, which are ascending. */
bool film_docids_have(struct film_docids docs, xapc_docid docid);

/* The wdf of each of the documents, sorted, into wdfs, 0 without the term: of
 * a list that is not past them, of a term. */
void film_postings_wdfs(struct film_search_ctx *c, xapc_postlist *list,
                        struct film_docids docs, uint32_t *wdfs);
void film_shard_wdfs(struct film_search_ctx *c, struct film_shard *s,
                     enum film_field field, struct film_str value,
                     struct film_docids docs, uint32_t *wdfs);

/* The path of the input with this id (film_path_id) as it is shown, in the
 * arena. */
struct film_str film_shard_path(struct film_search_ctx *c, struct film_shard *s,
                                const struct film_sum *input);

/* The stored data of each of the documents, in the arena. */
struct film_str *film_shard_data(struct film_search_ctx *c,
                                 struct film_shard *s, struct film_docids docs);

#endif
