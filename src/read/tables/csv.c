/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/tables/csv.h"

/* Counts each byte that the first lines have outside quotation marks. */
static void
count_outside(struct film_str s, size_t count[256])
{
    enum { LINES = 5 };
    bool quoted = false;
    for (size_t i = 0; i < s.n && count['\n'] < LINES; i++) {
        if (s.p[i] == '"')
            quoted = !quoted;
        else if (!quoted)
            count[(unsigned char)s.p[i]]++;
    }
}

/* Reads "sep=;", which Excel writes and reads. */
static bool
take_separator(struct film_csv *csv)
{
    struct film_str rest = csv->rest, line;
    if (!film_str_starts(rest, FILM_STR("sep=")) ||
        !film_str_cut(&rest, '\n', &line))
        return false;
    line.n -= film_str_ends(line, FILM_STR("\r"));
    if (line.n != 5)
        return false;
    csv->separator = line.p[4];
    csv->rest = rest;
    csv->next_line++;
    return true;
}

void
film_csv_init(struct film_csv *csv, struct film_str text)
{
    static const char separators[] = ",;\t|";
    memset(csv, 0, sizeof *csv);
    csv->rest = text;
    csv->separator = ',';
    csv->next_line = 1;
    film_buf_init(&csv->text, text.n + 1);
    if (take_separator(csv))
        return;
    size_t most = 0, count[256] = {0};
    count_outside(text, count);
    for (const char *s = separators; *s; s++) {
        if (count[(unsigned char)*s] > most) {
            most = count[(unsigned char)*s];
            csv->separator = *s;
        }
    }
}

void
film_csv_release(struct film_csv *csv)
{
    film_buf_release(&csv->text);
}

/* Moves past the cell at *at, which begins with a quotation mark, and appends
 * what is inside. Text after the closing mark belongs to the cell, too. */
static void
take_quoted(struct film_csv *csv, size_t *at)
{
    struct film_str s = csv->rest;
    bool quoted = true;
    size_t i = *at + 1;
    for (; i < s.n; i++) {
        char c = s.p[i];
        if (c == '\n')
            csv->next_line += quoted;
        if (quoted && c == '"' && i + 1 < s.n && s.p[i + 1] == '"') {
            film_buf_byte(&csv->text, '"');
            i++;
        } else if (quoted && c == '"') {
            quoted = false;
        } else if (!quoted && (c == csv->separator || c == '\n')) {
            break;
        } else {
            film_buf_byte(&csv->text, c);
        }
    }
    *at = i;
}

static void
take_plain(struct film_csv *csv, size_t *at)
{
    struct film_str s = csv->rest;
    size_t i = *at;
    while (i < s.n && s.p[i] != csv->separator && s.p[i] != '\n')
        i++;
    film_buf_str(&csv->text, (struct film_str){s.p + *at, i - *at});
    *at = i;
}

/* Notes the cell whose text begins at `from`; its place is set when the row
 * is complete, as the text may move. */
static void
end_cell(struct film_csv *csv, size_t from)
{
    if (csv->n == FILM_CSV_CELLS) {
        csv->dropped++;
        return;
    }
    csv->cells[csv->n++] = (struct film_str){NULL, csv->text.n - from};
}

static void
place_cells(struct film_csv *csv)
{
    const char *p = csv->text.p;
    for (size_t i = 0; i < csv->n; i++) {
        struct film_str *cell = &csv->cells[i];
        size_t n = cell->n;
        *cell = n ? film_str_trim((struct film_str){p, n})
                  : (struct film_str){"", 0};
        if (n) /* p may be NULL */
            p += n;
    }
    if (csv->n == 1 && csv->cells[0].n == 0)
        csv->n = 0;
}

bool
film_csv_next(struct film_csv *csv)
{
    csv->n = csv->dropped = 0;
    csv->line = csv->next_line;
    film_buf_reset(&csv->text);
    if (csv->rest.n == 0 || csv->text.failed)
        return false;
    size_t at = 0;
    for (;;) {
        size_t from = csv->text.n;
        if (at < csv->rest.n && csv->rest.p[at] == '"')
            take_quoted(csv, &at);
        else
            take_plain(csv, &at);
        end_cell(csv, from);
        if (at >= csv->rest.n || csv->rest.p[at] == '\n')
            break;
        at++;
    }
    csv->line_end = csv->next_line;
    csv->next_line++;
    if (at < csv->rest.n)
        at++;
    csv->rest.p += at;
    csv->rest.n -= at;
    if (csv->text.failed)
        return false;
    place_cells(csv);
    return true;
}
