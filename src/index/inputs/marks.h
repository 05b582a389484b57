/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the user has written on articles: tags and a note. They are in the file
 * `marks` of the index's folder, which no build touches, and every article that
 * is read gets its own: so they are kept whatever is done with the index. A
 * line of the file is tags (with blanks between), digest of the input, line of
 * the note, id of the article in its input, path, note, with tabs between; \\,
 * \t and \n stand for these characters. */
#ifndef FILM_INDEX_INPUTS_MARKS_H
#define FILM_INDEX_INPUTS_MARKS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/map.h"
#include "base/sum.h"
#include "index/inputs/inputs.h"

struct film_mark {
    struct film_str path;   /* the input's key */
    struct film_str id;     /* the article's own in its input */
    struct film_str digest; /* film_sum_text of the input's bytes, or "" */
    struct film_str tags;   /* "seen todo" */
    struct film_str note;
    uint32_t line; /* of the note */
};

struct film_marks {
    struct film_arena arena;
    struct film_mark *v;
    size_t n;
    struct film_map by_path, by_digest;
};

/* Reads the marks of the index at db; none is fine. To be released, also after
 * a failure. FILM_ERR_IO; FILM_ERR_INPUT names a line that is damaged. */
enum film_status film_marks_load(struct film_marks *m, const char *db,
                                 struct film_error *err);
void film_marks_release(struct film_marks *m);

/* The mark of an article by its input's path, else by the content of its input;
 * NULL if there is none. */
struct film_mark *film_marks_find(const struct film_marks *m,
                                  struct film_str path, struct film_str id,
                                  const struct film_sum *digest);

/* The mark of an article, made if there is none; NULL when out of memory. */
struct film_mark *film_marks_get(struct film_marks *m, struct film_str path,
                                 struct film_str id);

/* Takes over where marked inputs have moved to, known by their content, and
 * what their content is now. *changed: to be saved. FILM_ERR_NOMEM. */
enum film_status film_marks_follow(struct film_marks *m,
                                   const struct film_inputs *in, bool *changed,
                                   struct film_error *err);

/* Writes those that say something, at once. */
enum film_status film_marks_save(const struct film_marks *m, const char *db,
                                 struct film_error *err);

/* Gives the article its tags, as tags and as metadata "mark:TAG", and its note,
 * as a paragraph below the heading Note. False when out of memory. */
bool film_mark_apply(const struct film_mark *mark, struct film_article *a,
                     struct film_arena *arena);

#endif
