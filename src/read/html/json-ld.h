/* SPDX-License-Identifier: GPL-2.0-or-later */
/* JSON-LD blocks of a page (schema.org): of an article to the page's facts,
 * of films to records. */
#ifndef FILM_READ_HTML_JSON_LD_H
#define FILM_READ_HTML_JSON_LD_H

#include "read/builder.h"
#include "read/html/meta.h"

#include <jansson.h>

struct film_json_ld {
    json_t *objects; /* an array of all objects that can be useful */
};

/* An empty list; release it after use. */
void film_json_ld_init(struct film_json_ld *ld);
void film_json_ld_release(struct film_json_ld *ld);

/* Adds the objects of one <script type="application/ld+json">. Common errors
 * (in one block of nine) are repaired: comments around it, line ends in
 * strings, superfluous commas, a semicolon at the end. False if it still is not
 * JSON. */
bool film_json_ld_add(struct film_json_ld *ld, struct film_str text);

/* Sets facts from the first article among the objects; meta has the page's
 * other facts. */
void film_json_ld_meta(const struct film_json_ld *ld,
                       struct film_html_meta *meta);

/* Adds to the builder's article the films that the objects are about. */
void film_json_ld_films(const struct film_json_ld *ld, struct film_builder *b);

/* True if the objects make the page that of one film: one, and no article. */
bool film_json_ld_of_film(const struct film_json_ld *ld);

/* True if one of the objects is a discussion or a question with answers. */
bool film_json_ld_of_thread(const struct film_json_ld *ld);

/* True if one of the objects is an article. */
bool film_json_ld_of_article(const struct film_json_ld *ld);

/* True if a film with a name is among the objects. */
bool film_json_ld_has_film(const struct film_json_ld *ld);

/* Passes a record for each of them to the sink; line: their position. */
enum film_status film_json_ld_records(const struct film_json_ld *ld,
                                      struct film_builder *b, uint32_t line,
                                      struct film_error *err);

#endif
