/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Rows of separated values (RFC 4180) and the variants written by spreadsheets:
 * commas, semicolons, tabs or bars, line ends inside quotation marks, and a
 * first line "sep=;". */
#ifndef FILM_READ_TABLES_CSV_H
#define FILM_READ_TABLES_CSV_H

#include "base/buf.h"

#include <stdint.h>

enum { FILM_CSV_CELLS = 256 }; /* maximum per row; further cells are left out */

struct film_csv {
    struct film_str rest; /* borrowed */
    char separator;
    uint32_t next_line;
    struct film_buf text; /* text of the row's cells */

    /* The row that was read last; its cells are borrowed until the next. */
    struct film_str cells[FILM_CSV_CELLS];
    size_t n;
    size_t dropped; /* cells beyond FILM_CSV_CELLS */
    uint32_t line, line_end;
};

/* Begins with the text (UTF-8, borrowed until the release) and finds the
 * separator: the one that parts the first lines into most cells. */
void film_csv_init(struct film_csv *csv, struct film_str text);
void film_csv_release(struct film_csv *csv);

/* Reads the next row, with cells trimmed; an empty line is a row without cells.
 * False at the end, or if memory ran out (film_buf_check of csv->text). A
 * quotation mark that is never closed extends to the end of the text. */
bool film_csv_next(struct film_csv *csv);

#endif
