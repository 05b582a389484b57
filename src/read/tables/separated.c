/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables of comma- or tab-separated values: exports of Letterboxd and IMDb,
 * and what a spreadsheet writes. */
#include <config.h>
#include "read/formats.h"

#include "read/charset.h"
#include "read/tables/csv.h"
#include "read/tables/table.h"

#include <stdlib.h>

static bool
is_table_name(struct film_str path)
{
    return film_str_ends(path, FILM_STR(".csv")) ||
           film_str_ends(path, FILM_STR(".tsv")) ||
           film_str_ends(path, FILM_STR(".CSV"));
}

enum { ROWS = 6, CELLS = 3 }; /* rows that are examined; cells of a table */

/* True if two of the first rows, one after the other, have enough cells. Most
 * texts end here: to compare cells with all names of columns takes longer. */
static bool
has_cells(struct film_str head)
{
    struct film_csv csv;
    size_t run = 0;
    film_csv_init(&csv, head);
    for (int i = 0; i < ROWS && run < 2 && film_csv_next(&csv); i++)
        run = csv.n >= CELLS ? run + 1 : 0;
    film_csv_release(&csv);
    return run == 2;
}

/* True if one of the first rows names columns and the next one has as many
 * cells or so: prose may have a line like "Film, year". */
static bool
has_names(struct film_str head)
{
    struct film_csv csv;
    bool names = false, found = false;
    if (!has_cells(head))
        return false;
    film_csv_init(&csv, head);
    for (int i = 0; i < ROWS && !found && film_csv_next(&csv); i++) {
        found = names && csv.n >= CELLS;
        names = csv.n >= CELLS && film_columns_known(csv.cells, csv.n);
    }
    film_csv_release(&csv);
    return found;
}

static int
sniff(struct film_str head, struct film_str path)
{
    struct film_str s = film_str_trim(head);
    if (s.n == 0 || strchr("{[<", s.p[0]))
        return 0;
    return is_table_name(path) ? 80 : has_names(head) ? 70 : 0;
}

static enum film_status
take_rows(struct film_table *t, struct film_csv *csv, struct film_error *err)
{
    enum film_status st = FILM_OK;
    while (st == FILM_OK && film_csv_next(csv)) {
        struct film_table_row row = {
            csv->cells, csv->n, {.line = csv->line, .line_end = csv->line_end}};
        if (csv->dropped)
            film_read_warn(t->b.ctx, csv->line,
                           "%zu cells beyond the first %d were left out",
                           csv->dropped, FILM_CSV_CELLS);
        st = film_table_row(t, &row, err);
    }
    if (st == FILM_OK)
        st = film_buf_check(&csv->text, err);
    return st == FILM_OK ? film_table_end(t, err) : st;
}

static enum film_status
read_separated(struct film_stream *in, struct film_read_context *ctx,
               struct film_error *err)
{
    struct film_buf text;
    uint64_t base;
    film_buf_init(&text, (size_t)ctx->limits->input_bytes * 4);
    enum film_status st = film_charset_read(in, ctx, NULL, &text, &base, err);
    struct film_table *t = st == FILM_OK ? malloc(sizeof *t) : NULL;
    struct film_csv *csv = t ? malloc(sizeof *csv) : NULL;
    if (csv) {
        film_table_init(t, ctx, film_reader_separated.name);
        film_csv_init(csv, film_buf_get(&text));
        st = take_rows(t, csv, err);
        film_csv_release(csv);
        film_table_release(t);
    } else if (st == FILM_OK) {
        st = film_error_nomem(err);
    }
    free(csv);
    free(t);
    film_buf_release(&text);
    return st;
}

const struct film_reader film_reader_separated = {"table", sniff,
                                                  read_separated};
