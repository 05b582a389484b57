/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Finds the films that an article may be about, from the article itself: its
 * metadata, its title, its headings and the beginning of its text. A pure
 * function of the article; whether a film with such a title is meant is decided
 * during a search, where records and articles meet
 * (search/expand/film-links.h). */
#ifndef FILM_CATALOG_TITLES_H
#define FILM_CATALOG_TITLES_H

#include "base/arena.h"
#include "base/buf.h"
#include "model/article.h"

enum film_title_place {
    FILM_TITLE_SUBJECT, /* metadata or title: the whole article */
    FILM_TITLE_HEADING, /* a part of the article */
    FILM_TITLE_TEXT,    /* the first passage: less certain */
};

/* A title that may be a film's. */
struct film_title {
    struct film_str key; /* film_title_key */
    int year;            /* the year next to it; 0: none */
    enum film_title_place place;
};

struct film_titles {
    struct film_title *v;
    size_t n;
};

enum { FILM_TITLES_MOST = 24 }; /* maximum for one article */

/* Finds the titles in a, in the arena. The headings are those of its passages,
 * in their order; `text` is the first passage. If a key occurs with a year, its
 * occurrences without one are left out. FILM_ERR_NOMEM. */
enum film_status film_titles_find(struct film_titles *out,
                                  const struct film_article *a,
                                  struct film_str text,
                                  struct film_arena *arena,
                                  struct film_error *err);

/* The number that stands for a key: 30 bits. */
uint32_t film_title_number(struct film_str key);

/* Resets out and writes the term of a title in FILM_F_TITLE_KEY: the mark
 * (FILM_TITLE_…), six letters and digits that stand for the number of the key,
 * and :year unless that is 0. */
void film_title_term(struct film_buf *out, const char *mark, uint32_t number,
                     int year);

#endif
