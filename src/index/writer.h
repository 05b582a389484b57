/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writes articles and records, as documents (index/document.h), to one glass
 * database: the live generation, or a segment of a new one. Each thread has its
 * own writer. Nothing takes effect until film_writer_commit. Xapian drops the
 * whole uncommitted batch when one document fails, so after any error the
 * caller discards the changes and starts again from the last commit. */
#ifndef FILM_INDEX_WRITER_H
#define FILM_INDEX_WRITER_H

#include "index/format/compress.h"
#include "index/format/store.h"
#include "xapian-c/xapian-c.h"

struct film_writer;

/* Opens the glass database at path. `fresh` creates a new one, which may skip
 * syncing because it is not live yet; its metadata gets the schema version and
 * the analysis fingerprint. Documents are compressed with its newest
 * dictionary, if it has one. */
enum film_status film_writer_open(struct film_writer **out, const char *path,
                                  bool fresh, struct film_error *err);

/* Creates a segment at path, which must not exist. Documents can only be added,
 * but far faster, and a commit ends the segment. They are compressed with
 * `with`, which is borrowed and noted in the segment; NULL: not at all. */
enum film_status film_writer_open_segment(struct film_writer **out,
                                          const char *path,
                                          const struct film_compression *with,
                                          struct film_error *err);

/* Sets the number of bytes that a segment may keep in memory before it is full;
 * 64 MiB by default. */
void film_writer_hold(struct film_writer *w, uint64_t bytes);

/* Continues with another segment after film_writer_has_ended() was true. */
enum film_status film_writer_next_segment(struct film_writer *w,
                                          const char *path,
                                          struct film_error *err);

/* True if a segment or a new database should be committed, to limit the memory
 * that is used. */
bool film_writer_is_full(const struct film_writer *w);

/* True after a segment was committed: only its counts and names are left. */
bool film_writer_has_ended(const struct film_writer *w);

/* Closes without committing. */
void film_writer_free(struct film_writer *w);

/* Adds an article as one document and one for each passage, or as one document
 * in all if it has a single passage. *passages is set to the number of
 * passages. */
enum film_status film_writer_add_article(struct film_writer *w,
                                         const struct film_article *a,
                                         uint32_t *passages,
                                         struct film_error *err);
enum film_status film_writer_add_record(struct film_writer *w,
                                        const struct film_record *r,
                                        struct film_error *err);

/* Adds a document unchanged from another database of the same version, of which
 * the dictionaries are copied, too. plain: its data, that of an article
 * decompressed. */
enum film_status film_writer_copy(struct film_writer *w,
                                  const xapc_prepared *doc,
                                  struct film_str plain,
                                  struct film_error *err);

/* Removes everything that came from the input at path, and its note. Articles
 * that were in the database when it was opened must have their term lists
 * (film_again_list). */
enum film_status film_writer_remove(struct film_writer *w, struct film_str path,
                                    struct film_error *err);

/* film_writer_mark sets *mark between the documents added so far and those
 * added later; the others remove the documents of an input on one side of a
 * mark. */
enum film_status film_writer_mark(const struct film_writer *w, uint32_t *mark,
                                  struct film_error *err);
enum film_status film_writer_remove_before(struct film_writer *w,
                                           struct film_str path, uint32_t mark,
                                           struct film_error *err);
enum film_status film_writer_remove_after(struct film_writer *w,
                                          struct film_str path, uint32_t mark,
                                          struct film_error *err);

/* Writes the note of an input, or removes it. */
enum film_status film_writer_set_input(struct film_writer *w,
                                       const struct film_input *in,
                                       struct film_error *err);
enum film_status film_writer_unset_input(struct film_writer *w,
                                         struct film_str path,
                                         struct film_error *err);

/* Stores a value under a FILM_META_… key. */
enum film_status film_writer_set_metadata(struct film_writer *w,
                                          struct film_str key,
                                          struct film_str value,
                                          struct film_error *err);

/* Copies what another database has under the keys that begin with prefix, a
 * FILM_META_… key. */
enum film_status film_writer_copy_metadata(struct film_writer *w,
                                           const xapc_database *from,
                                           const char *prefix,
                                           struct film_error *err);

/* Makes all changes so far durable (except the directory: see film_index_sync).
 * On failure the database has nothing since the last commit. The commit also
 * fails if memory ran out in this thread since the writer was opened or
 * discarded (base/memory.h), because what was added may be incomplete. */
enum film_status film_writer_commit(struct film_writer *w,
                                    struct film_error *err);
enum film_status film_writer_discard(struct film_writer *w,
                                     struct film_error *err);

/* The counts of the database as the next commit will store them. The writer
 * itself keeps articles, passages and records up to date. Borrowed. */
struct film_counts;
struct film_counts *film_writer_counts(struct film_writer *w);

/* True if a record was added or removed since the last commit. */
bool film_writer_records_changed(const struct film_writer *w);

/* The names in the passages that were added and are not in the database yet. A
 * fresh database leaves them to the merge. Borrowed. */
struct film_lexicon;
struct film_lexicon *film_writer_names(struct film_writer *w);

/* Adds names to the list of names in the database; sorts `names`. */
enum film_status film_writer_add_names(struct film_writer *w,
                                       struct film_lexicon *names,
                                       struct film_error *err);

/* Number of documents added or removed since the last commit. */
uint32_t film_writer_pending(const struct film_writer *w);

/* The writer's database, for reading back and for the catalogue; borrowed. */
xapc_writable *film_writer_database(struct film_writer *w);

#endif
