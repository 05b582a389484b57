/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The meaning of keys in an article's metadata, whether they are in header
 * lines of plain text, YAML front matter or JSON. */
#ifndef FILM_READ_FIELDS_H
#define FILM_READ_FIELDS_H

#include "read/builder.h"

/* What is kept until all fields have been read. */
struct film_fields {
    int date_rank;        /* rank of the key that gave the date */
    int year;             /* year of the film */
    struct film_str slug; /* in the arena */
    struct film_place at; /* current position of the caller, for prose */
    struct film_prose *prose;
    size_t prose_count;
};

/* A synopsis or the like, as written. */
struct film_prose {
    struct film_str text; /* in the arena */
    struct film_place at;
};

enum { FILM_FIELD_PLAIN = 24 };

/* Returns the key in the form that is compared with ours: in lower case,
 * without its vocabulary and without "_", "-" and spaces ("dc:Date_Published"
 * gives "datepublished"). The result is in `room`; "" if the key is longer than
 * any of ours. */
struct film_str film_field_plain(struct film_str key,
                                 char room[FILM_FIELD_PLAIN]);

/* True if key, in any case, is one of ours. */
bool film_field_known(struct film_str key);

/* Takes a field of the present article: one value of several when a list is
 * given, else the whole text (`many` false: names are parted at commas,
 * semicolons and "and"). Prose (a synopsis, a summary, any long value) is kept
 * in f->prose; what has another key is a field of the article. */
void film_field_add(struct film_builder *b, struct film_fields *f,
                    struct film_str key, struct film_str value, bool many);

/* Call it when all fields have been read. The year is given to a film without
 * one, an article without a title gets one from the slug, and prose becomes its
 * first paragraphs unless the text repeats it. */
void film_fields_end(struct film_builder *b, struct film_fields *f);

/* Drops those of the article's first n blocks that are repeated, completely or
 * as a beginning, in its title or a later block. */
void film_fields_drop_repeats(struct film_builder *b, size_t n);

/* Appends the key to use for a key inside the value of another one. {name: …}
 * is the value itself; ids and parameters in a table ([extra], params:) keep
 * their own names; others get both: "ratings.critics". */
void film_fields_key(struct film_buf *out, struct film_str outer,
                     struct film_str key);

#endif
