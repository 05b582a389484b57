/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Builds articles and records in the arena of a read context. A builder holds
 * one article and one record: begin one, fill it, emit it. Running out of
 * memory is kept and reported at the emit, so that readers need no checks in
 * between. What exceeds a soft limit, and entries of a list of names, words or
 * ids from the 1000th on, are left out with one warning per item. A name, a
 * title or an id of more than 64 KiB is left out with a warning of its own. */
#ifndef FILM_READ_BUILDER_H
#define FILM_READ_BUILDER_H

#include "base/buf.h"
#include "read/context.h"

struct film_builder {
    struct film_read_context *ctx;
    const char *format;
    struct film_article article;
    struct film_record record;
    struct film_buf scratch;
    uint64_t text_bytes; /* of the current item */
    uint32_t line;       /* where the current item begins */
    bool full, list_full, failed;
};

/* The place of a block in the input; 0 if unknown. */
struct film_place {
    uint32_t line, line_end;
    uint64_t byte, byte_end;
};

/* format: the reader's name, a literal. */
void film_builder_init(struct film_builder *b, struct film_read_context *ctx,
                       const char *format);
void film_builder_release(struct film_builder *b);

/* Resets the arena (what was emitted or begun before is gone) and begins an
 * empty article or record. It has the path and, for an article, the context's
 * item, url and date. */
void film_builder_article(struct film_builder *b, uint32_t line);
void film_builder_record(struct film_builder *b, enum film_record_kind kind,
                         uint32_t line);

/* A folded copy of s in the arena ("" when out of memory). */
struct film_str film_builder_text(struct film_builder *b, struct film_str s);

/* Same, in paragraphs as film_builder_paragraphs, joined by "\n\n". */
struct film_str film_builder_body(struct film_builder *b, struct film_str s);

/* The date in normal form (read/date.h) in the arena, or "". */
struct film_str film_builder_date(struct film_builder *b, struct film_str s);

/* Adds to the article; text that folds to nothing adds nothing. */
void film_builder_heading(struct film_builder *b, unsigned level,
                          struct film_str s, struct film_place at);
void film_builder_paragraph(struct film_builder *b, struct film_str s,
                            struct film_place at);
/* Adds a paragraph for each part of s between empty lines; a line of more than
 * 250 bytes, which is longer than any wrapped line, is a paragraph by itself.
 * If only at.line is set, it is the line of the first paragraph and later ones
 * are counted from there; otherwise all have the same place. */
void film_builder_paragraphs(struct film_builder *b, struct film_str s,
                             struct film_place at);

/* Adds s, folded, to a list of the item unless it is empty or there. */
void film_builder_add(struct film_builder *b, struct film_strs *list,
                      struct film_str s);
/* Adds the authors that s names to the article, without "By", jobs and
 * agencies; nothing for an address or a field of a template. */
void film_builder_authors(struct film_builder *b, struct film_str s);
/* Adds each part of s between separators (any byte of seps, e.g. ",;|"). */
void film_builder_split(struct film_builder *b, struct film_strs *list,
                        struct film_str s, const char *seps);

/* Adds an id to an array of the item (or of a credit), unless a part of it is
 * empty or the id is there already. */
void film_builder_id(struct film_builder *b, struct film_id **ids,
                     size_t *count, struct film_str scheme,
                     struct film_str value);

/* Adds to the article a film it is about; year 0 if not known, unless the
 * title ends in one in brackets: "The Call (2020)". */
void film_builder_film(struct film_builder *b, struct film_str title, int year);

/* Gives an article without a title one made from a slug or a file's name:
 * "train-to-busan-2016.md.gz" gives "Train To Busan (2016)". */
void film_builder_title(struct film_builder *b, struct film_str slug);

/* Returns the scheme of a metadata key that holds an id ("imdb_id", "TMDB",
 * "tmdbid"); "" for other keys. */
struct film_str film_id_scheme(struct film_str key);

/* Adds an id to the article's film_ids; a URL gives the id in it
 * ("https://www.imdb.com/title/tt13130308/"), a bare IMDb number "tt". */
void film_builder_film_id(struct film_builder *b, struct film_str scheme,
                          struct film_str value);

/* Adds a name unless its text is empty or there in the same language. The
 * new name, valid until the next one is added, or NULL. */
struct film_name *film_builder_name(struct film_builder *b,
                                    struct film_names *names,
                                    enum film_name_kind kind,
                                    struct film_str text,
                                    struct film_str language);

/* Add an element to the record. The new element is cleared except for its line
 * and valid until the next of its kind is added; NULL when out of memory. */
struct film_credit *film_builder_credit(struct film_builder *b,
                                        enum film_job job, uint32_t line);
struct film_award *film_builder_award(struct film_builder *b, uint32_t line);
void film_builder_release_date(struct film_builder *b, struct film_str date,
                               struct film_str country);

/* A rating, of `best` at most ("" if not known), by whom. One that says nothing
 * (0, N/A) is not added. */
void film_builder_rating(struct film_builder *b, struct film_str value,
                         struct film_str best, struct film_str by);

/* Returns the job that a word of any format means ("Director", "writer",
 * "Screenplay" …); FILM_JOB_OTHER if it is unknown. */
enum film_job film_job_parse(struct film_str word);

/* Gives the article or record to the sink. An article without a title and
 * blocks, or a record without a name, is not given: FILM_OK, with a warning
 * for the record. */
enum film_status film_builder_emit_article(struct film_builder *b,
                                           struct film_error *err);
enum film_status film_builder_emit_record(struct film_builder *b,
                                          struct film_error *err);

#endif
