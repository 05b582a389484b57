/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writes articles and records, as documents (index/document.h), to one glass
 * database: the live generation, or a segment of a new one. One writer a
 * thread. Nothing counts until film_writer_commit. Xapian drops the whole
 * uncommitted batch when one document fails, so after any error the caller
 * discards and begins again from the last commit. */
#ifndef FILM_INDEX_WRITER_H
#define FILM_INDEX_WRITER_H

#include "index/format/store.h"
#include "xapian-c/xapian-c.h"

struct film_writer;

/* Opens the glass database at path; `fresh` makes a new one that may skip
 * syncing, as it is not live yet. The metadata of a fresh one gets the schema
 * version and the analysis fingerprint. */
enum film_status film_writer_open(struct film_writer **out, const char *path,
                                  bool fresh, struct film_error *err);

/* Opens a segment at path, where nothing is yet: documents can only be added,
 * far faster, and a commit ends it. */
enum film_status film_writer_open_segment(struct film_writer **out,
                                          const char *path,
                                          struct film_error *err);

/* A segment may keep so many bytes in memory (64 MiB) before it is full. */
void film_writer_hold(struct film_writer *w, uint64_t bytes);

/* Goes on with another segment when film_writer_has_ended(). */
enum film_status film_writer_next_segment(struct film_writer *w,
                                          const char *path,
                                          struct film_error *err);

/* True when it is time for a commit of a segment or a new database: not to
 * hold too much in memory. */
bool film_writer_is_full(const struct film_writer *w);

/* True when a segment was committed: only its counts and names are left. */
bool film_writer_has_ended(const struct film_writer *w);

/* Closes without committing. */
void film_writer_free(struct film_writer *w);

/* Adds an article as one document and one for each of its passages, or one in
 * all if it has a single passage. *passages: how many. */
enum film_status film_writer_add_article(struct film_writer *w,
                                         const struct film_article *a,
                                         uint32_t *passages,
                                         struct film_error *err);
enum film_status film_writer_add_record(struct film_writer *w,
                                        const struct film_record *r,
                                        struct film_error *err);

/* Adds a document as it is in another database of this version. */
enum film_status film_writer_copy(struct film_writer *w,
                                  const xapc_prepared *doc,
                                  struct film_error *err);

/* Forgets everything that came from the input at path, and the note of it. */
enum film_status film_writer_remove(struct film_writer *w, struct film_str path,
                                    struct film_error *err);

/* A mark between the documents added before and those added from now on, and
 * forgetting the documents of an input on one side of it. */
enum film_status film_writer_mark(const struct film_writer *w, uint32_t *mark,
                                  struct film_error *err);
enum film_status film_writer_remove_before(struct film_writer *w,
                                           struct film_str path, uint32_t mark,
                                           struct film_error *err);
enum film_status film_writer_remove_after(struct film_writer *w,
                                          struct film_str path, uint32_t mark,
                                          struct film_error *err);

/* Notes an input as indexed / forgets the note. */
enum film_status film_writer_set_input(struct film_writer *w,
                                       const struct film_input *in,
                                       struct film_error *err);
enum film_status film_writer_unset_input(struct film_writer *w,
                                         struct film_str path,
                                         struct film_error *err);

/* Notes a value under a key of FILM_META_…. */
enum film_status film_writer_set_metadata(struct film_writer *w,
                                          struct film_str key,
                                          struct film_str value,
                                          struct film_error *err);

/* Makes all changes so far durable (but for the directory: film_index_sync).
 * On failure nothing since the last commit is in the database. It fails, too,
 * if memory ran out in this thread since the writer was opened or discarded
 * (base/memory.h): what was added may not be whole. */
enum film_status film_writer_commit(struct film_writer *w,
                                    struct film_error *err);
enum film_status film_writer_discard(struct film_writer *w,
                                     struct film_error *err);

/* The counts of the database as the next commit will note them; the writer
 * keeps articles, passages and records right itself. Borrowed. */
struct film_counts;
struct film_counts *film_writer_counts(struct film_writer *w);

/* True if a record was added or removed since the last commit. */
bool film_writer_records_changed(const struct film_writer *w);

/* The names of the passages that were added and are not in the database yet:
 * a fresh one leaves them to whoever merges it. Borrowed. */
struct film_lexicon;
struct film_lexicon *film_writer_names(struct film_writer *w);

/* Adds names to the list of names in the database; sorts the set. */
enum film_status film_writer_add_names(struct film_writer *w,
                                       struct film_lexicon *names,
                                       struct film_error *err);

/* Documents added or removed since the last commit. */
uint32_t film_writer_pending(const struct film_writer *w);

/* The database under the writer, for reading back and for the catalogue;
 * borrowed. */
xapc_writable *film_writer_database(struct film_writer *w);

#endif
