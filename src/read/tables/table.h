/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads tables about films row by row. A row is an article on its film (what
 * somebody noted or wrote about it) and, if it gives the film's year, id or
 * director, a record of the film. */
#ifndef FILM_READ_TABLES_TABLE_H
#define FILM_READ_TABLES_TABLE_H

#include "read/builder.h"
#include "read/fields.h"
#include "read/tables/columns.h"

enum { FILM_TABLE_COLUMNS = 256 };

struct film_table {
    struct film_builder b;
    struct film_fields fields; /* fields of the row's article */
    /* Names of the columns, in `kept`. */
    struct film_str names[FILM_TABLE_COLUMNS];
    enum film_column columns[FILM_TABLE_COLUMNS];
    size_t n;               /* columns; 0: no names have been met */
    bool of_films;          /* a column is known to have titles */
    struct film_arena kept; /* outlives the builder's items */
    bool empty_before;      /* the previous row had no cells */
    bool any;               /* there were names, or rows that were taken */
    uint32_t left_out, first_left_out; /* rows without names, and its line */
};

/* A row: its cells are borrowed for the call. */
struct film_table_row {
    const struct film_str *cells;
    size_t n;
    struct film_place at;
};

/* format: the reader's name, a literal. */
void film_table_init(struct film_table *t, struct film_read_context *ctx,
                     const char *format);
void film_table_release(struct film_table *t);

/* Takes the next row. The first row with column names (columns.h, or the user's
 * own) sets the columns, and so does a later one after an empty row: there may
 * be several tables. Of the rows before the first one, those with a long text
 * are articles too, as nobody else would keep it; the others are reported as
 * left out. Errors: the sink's, FILM_ERR_NOMEM. */
enum film_status film_table_row(struct film_table *t,
                                const struct film_table_row *row,
                                struct film_error *err);

/* Begins another sheet: its columns have names of their own. */
void film_table_sheet(struct film_table *t);

/* FILM_ERR_FORMAT if no row named columns and none had a long text. */
enum film_status film_table_end(struct film_table *t, struct film_error *err);

#endif
