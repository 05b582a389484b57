/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One index to search: the local one, or one served by xapian-tcpsrv. Ranking
 * itself adds up the statistics of all shards. The local one may be the head of
 * an index that is split: the texts of its passages are then on servers, and
 * everything else is here, so it is searched like any other. */
#ifndef FILM_SEARCH_SOURCE_SHARD_H
#define FILM_SEARCH_SOURCE_SHARD_H

#include "base/buf.h"
#include "base/sum.h"
#include "index/format/counts.h"
#include "index/format/decompress.h"
#include "index/live.h"
#include "schema/schema.h"
#include "search/source/address.h"
#include "search/source/context.h"
#include "search/source/peers.h"
#include "search/source/stored.h"
#include "xapian-c/xapian-c.h"

struct film_shard {
    const char *name; /* "HOST:PORT"; NULL for the local one; borrowed */
    /* Of a remote one: in numbers, because libxapian looks up a name without a
     * time limit; for each answer. */
    char host[FILM_HOST_SIZE];
    unsigned timeout_ms;
    const char *path;      /* path of the local index; borrowed */
    struct film_str cwd;   /* paths are shown relative to it; set by the caller
                              after opening; borrowed */
    xapc_database *db;     /* NULL: could not be opened */
    struct film_part part; /* of a local index that is split */
    struct film_peers *peers; /* keep the texts of a head; borrowed, or NULL */
    struct film_hashes lost;  /* docids whose text is missing */
    /* State of the local index when it was opened. */
    struct film_live_stamp stamp;
    xapc_docid last; /* highest docid */
    struct film_counts counts;
    float *lengths; /* by docid, as far as they have been read; or NULL */
    uint64_t lengths_read;
    bool all_lengths;
    struct film_decompressor decompressor;
    /* Data read earlier, if another query may follow. */
    struct film_stored stored;
    /* The articles about films, see expand/film-links.h. */
    struct film_stored links;
    struct film_buf term; /* scratch */
};

/* Opens the local index at path, and checks its schema version and analysis
 * fingerprint: FILM_ERR_VERSION names the command that repairs it.
 * FILM_ERR_INDEX for a shard without its head. Strings are borrowed until the
 * close. */
enum film_status film_shard_open_local(struct film_shard *s, const char *path,
                                       struct film_error *err);

/* Makes a remote one at "HOST:PORT", which film_shard_reopen opens and checks
 * in the same way, at the host that is set then. */
void film_shard_init_remote(struct film_shard *s, const char *host_port,
                            unsigned timeout_ms);
void film_shard_close(struct film_shard *s);

/* Closes the database alone; the shard is missing until the reopen. */
void film_shard_drop(struct film_shard *s);

/* True if the error is this remote shard's. */
bool film_shard_has_failed(const struct film_shard *s,
                           const struct film_error *err);

/* Moves to the last commit, even in a new generation. */
enum film_status film_shard_reopen(struct film_shard *s,
                                   struct film_error *err);

/* The same, but only if something was committed to a local index since it was
 * opened, or if another index has replaced it. */
enum film_status film_shard_refresh(struct film_shard *s,
                                    struct film_error *err);

/* The first source that has a catalogue, or NULL. */
struct film_shard *film_shards_catalogue(const struct film_search_ctx *c);

/* Documents, by docid. */
struct film_docids {
    const xapc_docid *v;
    size_t n;
};

/* The following functions work in a query's context and return 0, NULL or
 * nothing after a failure. */

/* Keeps the status of a call of libxapian like film_ctx_keep; frees xerr. */
bool film_ctx_xapian(struct film_search_ctx *c, xapc_status x,
                     xapc_error *xerr);

/* Call it before using `more` documents' lengths. Allocates lengths, and reads
 * all of them if that is less work than reading them one by one. With all of
 * them, stage 1 of later queries avoids a look-up in Xapian for each posting.
 * Local shards only. False after a failure. */
bool film_shard_lengths(struct film_search_ctx *c, struct film_shard *s,
                        uint64_t more);

/* Reads the lengths of these documents; false after a failure. */
bool film_shard_lengths_of(struct film_search_ctx *c, struct film_shard *s,
                           struct film_docids docs);

/* The number of documents that have the term `value` of `field`, in one shard
 * or in all. */
uint32_t film_shard_termfreq(struct film_search_ctx *c, struct film_shard *s,
                             enum film_field field, struct film_str value);
uint64_t film_shards_termfreq(struct film_search_ctx *c, enum film_field field,
                              struct film_str value);

/* The postings of a term; the caller frees them. */
xapc_postlist *film_shard_postings(struct film_search_ctx *c,
                                   struct film_shard *s, enum film_field field,
                                   struct film_str value);

/* Writes the first documents that have a term to ids, at most `most`; returns
 * their number. */
size_t film_shard_documents(struct film_search_ctx *c, struct film_shard *s,
                            enum film_field field, struct film_str value,
                            xapc_docid *ids, size_t most);

/* Returns all documents that have a term, ascending, in the arena. */
struct film_docids film_shard_all(struct film_search_ctx *c,
                                  struct film_shard *s, enum film_field field,
                                  struct film_str value);

/* If there are more than `most` documents, chooses `most` of them: the newest,
 * and among equal ones by FILM_SLOT_ORDER, not by docid. In an index without
 * that slot, the first ones. Ascending, in the arena. */
struct film_docids film_shard_newest(struct film_search_ctx *c,
                                     struct film_shard *s,
                                     struct film_docids docs, size_t most);

/* Returns the documents in which a field has all content words among the
 * tokens, ascending, in the arena; none if there is no content word. */
struct film_docids film_shard_with_words(struct film_search_ctx *c,
                                         struct film_shard *s,
                                         enum film_field field,
                                         struct film_tokens words);

/* Compares two docids, for qsort. */
int film_docid_compare(const void *a, const void *b);

/* True if docid is among the documents, which are ascending. */
bool film_docids_have(struct film_docids docs, xapc_docid docid);

/* Write the term's wdf in each of the documents (sorted) to wdfs, 0 if it is
 * missing: from a list that has not passed them, or for a term. */
void film_postings_wdfs(struct film_search_ctx *c, xapc_postlist *list,
                        struct film_docids docs, uint32_t *wdfs);
void film_shard_wdfs(struct film_search_ctx *c, struct film_shard *s,
                     enum film_field field, struct film_str value,
                     struct film_docids docs, uint32_t *wdfs);

/* Returns the path of the input with this id (film_path_id) in the form shown
 * to users, in the arena. */
struct film_str film_shard_path(struct film_search_ctx *c, struct film_shard *s,
                                const struct film_sum *input);

/* Returns the stored data of each document, in the arena. If the servers of a
 * head do not give a text, it is empty, and film_shard_lacks is true of it. */
struct film_str *film_shard_data(struct film_search_ctx *c,
                                 struct film_shard *s, struct film_docids docs);
bool film_shard_lacks(const struct film_shard *s, xapc_docid docid);

/* The same, for those who do not read the text, which may be empty: no server
 * is asked. */
struct film_str *film_shard_data_here(struct film_search_ctx *c,
                                      struct film_shard *s,
                                      struct film_docids docs);

/* Gets texts that will be asked for one after the other at once, if they are on
 * servers. */
void film_shard_prefetch(struct film_search_ctx *c, struct film_shard *s,
                         struct film_docids docs);

#endif
