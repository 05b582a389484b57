/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the keys of an article's metadata mean, whether they are in header
 * lines of plain text, YAML front matter or JSON. */
#ifndef FILM_READ_FIELDS_H
#define FILM_READ_FIELDS_H

#include "read/builder.h"

/* What is kept until all fields are seen. */
struct film_fields {
    int date_rank;        /* of the key the date came from */
    int year;             /* of the film */
    struct film_str slug; /* in the arena */
    struct film_place at; /* where the caller is, for prose */
    struct film_prose *prose;
    size_t prose_count;
};

/* A synopsis or the like, as it was written. */
struct film_prose {
    struct film_str text; /* in the arena */
    struct film_place at;
};

enum { FILM_FIELD_PLAIN = 24 };

/* The key as it is compared with ours: in lower case, without the vocabulary it
 * is from and without "_", "-" and blanks ("dc:Date_Published" gives
 * "datepublished"). It is in room; "" if it is longer than ours are. */
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

/* When all fields are in: the year goes to a film without one, an article
 * without a title gets one from the slug, and prose becomes its first
 * paragraphs, unless the text repeats it. */
void film_fields_end(struct film_builder *b, struct film_fields *f);

/* Drops those of the article's first n blocks that stand again, whole or as a
 * beginning, in its title or a block after. */
void film_fields_drop_repeats(struct film_builder *b, size_t n);

/* Appends what a key within the value of another stands for: a {name: …} is
 * the value itself, ids and what is in a table of parameters ([extra],
 * params:) keep their own names, another has both: "ratings.critics". */
void film_fields_key(struct film_buf *out, struct film_str outer,
                     struct film_str key);

#endif
