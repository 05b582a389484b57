/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which films an article may be about, by what it says of itself: its
 * metadata, its title, its headings and the beginning of its text. A pure
 * function of the article; whether a film of that title is meant is decided
 * when records and articles meet in a search (search/retrieve/film-links.h). */
#ifndef FILM_CATALOG_TITLES_H
#define FILM_CATALOG_TITLES_H

#include "base/arena.h"
#include "base/buf.h"
#include "model/article.h"

enum film_title_place {
    FILM_TITLE_SUBJECT, /* metadata or title: all of the article */
    FILM_TITLE_HEADING, /* a part of it */
    FILM_TITLE_TEXT,    /* the first passage: less sure */
};

/* A title that may be a film's. */
struct film_title {
    struct film_str key; /* film_title_key */
    int year;            /* beside it; 0: none is given */
    enum film_title_place place;
};

struct film_titles {
    struct film_title *v;
    size_t n;
};

enum { FILM_TITLES_MOST = 24 }; /* of one article */

/* The titles in a; headings are those of its passages, one after the other,
 * `text` is the first passage. A key with a year somewhere stands only with
 * that. In the arena; FILM_ERR_NOMEM. */
enum film_status film_titles_find(struct film_titles *out,
                                  const struct film_article *a,
                                  struct film_str text,
                                  struct film_arena *arena,
                                  struct film_error *err);

/* Resets out and writes how a title is posted in FILM_F_TITLE_KEY: the mark
 * (FILM_TITLE_…), six letters and digits that stand for the key, and :year if
 * that is not 0. */
void film_title_term(struct film_buf *out, const char *mark,
                     struct film_str key, int year);

#endif
