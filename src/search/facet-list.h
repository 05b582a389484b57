/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What --facets asks for. */
#ifndef FILM_SEARCH_FACET_LIST_H
#define FILM_SEARCH_FACET_LIST_H

#include "base/error.h"
#include "base/str.h"

#include <stddef.h>
#include <stdint.h>

enum film_facet_kind {
    FILM_FACET_FILM,
    FILM_FACET_PERSON,
    FILM_FACET_FILM_YEAR,
    FILM_FACET_YEAR,
    FILM_FACET_SOURCE,
    FILM_FACET_COUNTRY,
    FILM_FACET_GENRE,
    FILM_FACETS
};

struct film_facet_wish {
    enum film_facet_kind kind;
    uint32_t most; /* values that are shown */
};

struct film_facet_list {
    struct film_facet_wish v[FILM_FACETS];
    size_t n;
};

/* "film", "person" …; also the field of the query language that it counts. */
const char *film_facet_name(enum film_facet_kind kind);

/* Reads "film,person:5,genre": a number holds for the facets before it that
 * have none of their own; without one it is 10. FILM_ERR_USAGE: another name,
 * one that is there twice, no number. */
enum film_status film_facet_list_parse(struct film_facet_list *out,
                                       struct film_str text,
                                       struct film_error *err);

#endif
