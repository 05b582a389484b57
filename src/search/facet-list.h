/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The argument of --facets. */
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
    uint32_t most; /* maximum number of values to show */
};

struct film_facet_list {
    struct film_facet_wish v[FILM_FACETS];
    size_t n;
};

/* "film", "person" …; this is also the field of the query language whose values
 * are counted. */
const char *film_facet_name(enum film_facet_kind kind);

/* Parses "film,person:5,genre". A number applies to its facet and to those
 * directly before it without a number; the default is 10. FILM_ERR_USAGE for an
 * unknown name, a repeated one, or a wrong number. */
enum film_status film_facet_list_parse(struct film_facet_list *out,
                                       struct film_str text,
                                       struct film_error *err);

#endif
