/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The record that a page about a film or a person carries in its information
 * box: {{Infobox film}}, {{영화 정보}} and their like. */
#ifndef FILM_READ_WIKI_INFOBOX_H
#define FILM_READ_WIKI_INFOBOX_H

#include "read/builder.h"
#include "read/wiki/wikitext.h"

/* What is known about a page besides its text. */
struct film_wiki_page {
    struct film_str title;    /* as in the export: "Burning (2018 film)" */
    struct film_str language; /* language of the wiki */
    struct film_str id;       /* the page's number */
    struct film_strs cast;    /* the items of its cast section */
    uint32_t line;            /* line of the text in the input */
};

/* Finds the first information box of a known kind in the page: its opening
 * token, and what it is about. False if there is none. */
bool film_wiki_infobox(const struct film_wiki *w, uint32_t *t,
                       enum film_record_kind *kind);

/* Fills the record begun in b from the box at token t: names, dates, people,
 * identifiers; the cast section's roles with it. */
void film_wiki_record(struct film_builder *b, const struct film_wiki *w,
                      uint32_t t, const struct film_wiki_page *page);

/* Adds the ids that {{IMDb title}} and its like give, to an article or a
 * record. */
void film_wiki_ids(struct film_builder *b, const struct film_wiki *w,
                   enum film_record_kind kind, struct film_id **ids,
                   size_t *count);

/* The year of a film from its box (opening token t) or its page's title; 0 if
 * neither says. */
int film_wiki_year(const struct film_wiki *w, uint32_t t,
                   struct film_str title);

/* The title without what distinguishes it from others of the name: "Burning".
 */
struct film_str film_wiki_plain_title(struct film_str title);

/* True for the heading of a cast section: "Cast", "Besetzung", "출연". */
bool film_wiki_is_cast_heading(struct film_str s);

#endif
