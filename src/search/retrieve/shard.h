/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One index that a search asks: the local one, or one served by
 * xapian-tcpsrv. Ranking adds up statistics over all of them itself. */
#ifndef FILM_SEARCH_RETRIEVE_SHARD_H
#define FILM_SEARCH_RETRIEVE_SHARD_H

#include "base/arena.h"
#include "base/buf.h"
#include "index/format/counts.h"
#include "schema/schema.h"
#include "xapian-c/xapian-c.h"

struct film_shard {
    const char *name;    /* "HOST:PORT", NULL for the local one; borrowed */
    const char *path;    /* of the local index; borrowed */
    struct film_str cwd; /* paths are shown as from there; to be set once open;
                            borrowed */
    xapc_database *db;   /* NULL: could not be opened */
    xapc_docid last;     /* highest docid */
    struct film_counts counts;
    float *lengths; /* by docid, as far as they were asked for; or NULL */
    uint64_t lengths_read;
    bool all_lengths;
    float *scores;        /* the same; all 0 between queries */
    xapc_docid *scored;   /* room for those with a score */
    struct film_buf term; /* scratch */
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

/* To be called before `more` documents' lengths are asked for: makes lengths
 * (and room for scores), and reads all lengths at once when that is less work
 * than one by one. With all of them every query's stage 1 is free of Xapian's
 * look-up a posting. Local shards only. */
enum film_status film_shard_lengths(struct film_shard *s, uint64_t more,
                                    struct film_error *err);

/* Reads the lengths of n documents. */
enum film_status film_shard_lengths_of(struct film_shard *s,
                                       const xapc_docid *docids, size_t n,
                                       struct film_error *err);

/* Documents that have the term `value` of `field`. */
enum film_status film_shard_termfreq(uint32_t *freq, struct film_shard *s,
                                     enum film_field field,
                                     struct film_str value,
                                     struct film_error *err);

/* The postings of a term; *list is the caller's to free. */
enum film_status film_shard_postings(xapc_postlist **list, struct film_shard *s,
                                     enum film_field field,
                                     struct film_str value,
                                     struct film_error *err);

/* The first documents with a term, `most` at most, in ids; *n is how many. */
enum film_status film_shard_documents(xapc_docid *ids, size_t *n, size_t most,
                                      struct film_shard *s,
                                      enum film_field field,
                                      struct film_str value,
                                      struct film_error *err);

/* The path of the input with this id (film_path_id) as it is shown, in the
 * arena. */
enum film_status film_shard_path(struct film_str *path, struct film_shard *s,
                                 uint64_t input, struct film_arena *arena,
                                 struct film_error *err);

/* Stored data of n documents; free with xapc_blobs_free. */
enum film_status film_shard_data(xapc_blobs *out, struct film_shard *s,
                                 const xapc_docid *docids, size_t n,
                                 struct film_error *err);

#endif
