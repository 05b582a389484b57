/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The meaning of columns in tables about films, by their names in several
 * languages, as used by Letterboxd, IMDb and private lists. */
#ifndef FILM_READ_TABLES_COLUMNS_H
#define FILM_READ_TABLES_COLUMNS_H

#include "base/str.h"

enum film_column {
    FILM_COLUMN_OTHER, /* kept as a field under its own name */
    FILM_COLUMN_TITLE,
    FILM_COLUMN_ORIGINAL,
    FILM_COLUMN_YEAR,
    FILM_COLUMN_DATE,    /* date of the entry: watched, rated, written */
    FILM_COLUMN_RELEASE, /* release date of the film */
    FILM_COLUMN_DIRECTOR,
    FILM_COLUMN_WRITER,
    FILM_COLUMN_CAST,
    FILM_COLUMN_GENRE,
    FILM_COLUMN_COUNTRY,
    FILM_COLUMN_LANGUAGE,
    FILM_COLUMN_RUNTIME,
    FILM_COLUMN_FORM, /* film, series, episode */
    FILM_COLUMN_TEXT, /* prose */
    FILM_COLUMN_URL,
    FILM_COLUMN_ID, /* id of the film; the column's name or the value gives the
                       scheme */
    FILM_COLUMN_TAGS,
    FILM_COLUMN_AUTHOR,
};

/* The meaning of a column's name, in any case. */
enum film_column film_column_parse(struct film_str name);

/* True if cells look like column names of a table about films: a title and at
 * least one more known one. */
bool film_columns_known(const struct film_str *cells, size_t n);

#endif
