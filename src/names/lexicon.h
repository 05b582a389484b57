/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The list of all names that the passages of an index hold, so that a name can
 * be found by its sound, in another script or with a slip. It costs nothing a
 * passage: a name is in it once (twice: under each of its parts), in
 * pieces under metadata keys FILM_META_NAMES + the first consonants of a part.
 * What is found are spellings; passages are then found by their words.
 *
 * A piece is a sequence of groups, sorted: a first part, a varint count, and
 * so many second parts, sorted; a part is a byte (the count of letters shared
 * with the part before, up to 7, times 32, plus the count of further letters)
 * and these letters. Names of removed passages stay until the index is built
 * again: they lead to words that no passage holds together. */
#ifndef FILM_NAMES_LEXICON_H
#define FILM_NAMES_LEXICON_H

#include "base/buf.h"
#include "base/map.h"
#include "names/parse.h"

/* ---- Building --------------------------------------------------------- */

/* A growing set of names; each is kept once. Not thread-safe: one a worker,
 * joined in the end. */
struct film_lexicon {
    struct film_arena arena;
    struct film_map names;   /* from both parts to the key of the first */
    struct film_hashes runs; /* runs of words already read, most names being
                                met again and again */
    uint64_t seed;           /* seed of the runs' hashes */
};

/* film_lexicon_init makes an empty set and allocates nothing;
 * film_lexicon_release frees what the set holds. */
void film_lexicon_init(struct film_lexicon *set);
void film_lexicon_release(struct film_lexicon *set);

/* Empties the set but keeps its memory. */
void film_lexicon_reset(struct film_lexicon *set);

/* Adds the names of a text. FILM_ERR_NOMEM. */
enum film_status film_lexicon_add(struct film_lexicon *set,
                                  struct film_str text, struct film_error *err);

/* Adds the names of another set, which must not be sorted and may change.
 * FILM_ERR_NOMEM. */
enum film_status film_lexicon_join(struct film_lexicon *set,
                                   struct film_lexicon *other,
                                   struct film_error *err);

/* Ends the adding: the set is sorted and film_lexicon_next may be called,
 * until the next reset. False when out of memory. */
bool film_lexicon_sort(struct film_lexicon *set);

/* One key of the list and the entries under it, borrowed from the set. */
struct film_lexicon_piece {
    char key[4]; /* NUL-terminated, without FILM_META_NAMES */
    const struct film_map_entry *v;
    size_t n;
};

/* The next piece; start with *at 0. False at the end. */
bool film_lexicon_next(struct film_lexicon_piece *piece,
                       const struct film_lexicon *set, size_t *at);

/* Appends the piece as stored in the metadata; out keeps a failure. */
void film_lexicon_piece_write(struct film_buf *out,
                              const struct film_lexicon_piece *piece);

/* Appends the union of two pieces of one key as they were written, "" being an
 * empty one; failures are kept in out. */
void film_lexicon_merge(struct film_buf *out, struct film_str a,
                        struct film_str b);

/* ---- Reading ---------------------------------------------------------- */

/* The key under which names with this part are listed. */
void film_lexicon_key(char key[4], const struct film_phonetic *part);

struct film_lexicon_cursor {
    struct film_str bytes;
    size_t at;
    uint64_t left; /* second parts still to come */
    char
        first[FILM_PHONETIC_SPELLED + 1]; /* spelled, as struct film_phonetic */
    char second[FILM_PHONETIC_SPELLED + 1];
};

/* Reads the metadata value `bytes`, borrowed. */
void film_lexicon_cursor_init(struct film_lexicon_cursor *c,
                              struct film_str bytes);

/* Moves to the next group: c->first is set. What is left of the group before
 * is skipped. False at the end or if the bytes are damaged. */
bool film_lexicon_cursor_group(struct film_lexicon_cursor *c);

/* Moves to the next name of the group: c->second is set. */
bool film_lexicon_cursor_next(struct film_lexicon_cursor *c);

/* Adds to `out` the spellings of w in a piece: bytes is the metadata under the
 * key of w->part[side], so two calls find all that differ in one part by more
 * than its key. What only a slip would explain is left out unless `slips`, and
 * when `out` has the query's own spelling. The 8 most alike are kept, in no
 * order; their part[0] is like w->part[0]. False when out of memory. */
bool film_lexicon_match(struct film_name_spellings *out,
                        struct film_arena *arena,
                        const struct film_name_window *w, unsigned side,
                        bool slips, struct film_str bytes);

/* The same, but finds only names that are the window's name in another system
 * of writing; bytes is the metadata under one of film_name_keys. */
bool film_lexicon_match_systems(struct film_name_spellings *out,
                                struct film_arena *arena,
                                const struct film_name_window *w, unsigned side,
                                struct film_str bytes);

/* A part of names, how far it is from what was typed, and of how many names. */
struct film_name_part {
    char spelled[FILM_PHONETIC_SPELLED + 1];
    double distance;
    uint64_t names;
};

struct film_name_parts {
    struct film_name_part *v;
    size_t n;
};

/* Adds to `out` the parts in a piece that are the typed part in another script,
 * or in another case of a Cyrillic name; the nearest are kept, nearest first,
 * and of those the part of most names. bytes is the metadata under one of
 * film_name_part_keys. False when out of memory. */
bool film_lexicon_match_part(struct film_name_parts *out,
                             struct film_arena *arena,
                             const struct film_phonetic *part,
                             struct film_str bytes);

/* Drops slips when a spelling is the query's own, to be called when both sides
 * were matched. */
void film_lexicon_trim(struct film_name_spellings *s);

#endif
