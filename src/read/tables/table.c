/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/tables/table.h"

#include "base/ascii.h"
#include "read/date.h"
#include "read/html/html.h"
#include "read/html/text.h"
#include "read/xml/tree.h"

#include <stdio.h>

void
film_table_init(struct film_table *t, struct film_read_context *ctx,
                const char *format)
{
    memset(t, 0, sizeof *t);
    film_builder_init(&t->b, ctx, format);
    film_arena_init(&t->kept);
}

void
film_table_release(struct film_table *t)
{
    film_builder_release(&t->b);
    film_arena_release(&t->kept);
}

/* ---- names of columns ---- */

static void
report_left_out(struct film_table *t)
{
    if (t->left_out == 0 || !t->any) /* else the input is refused */
        return;
    film_read_warn(t->b.ctx, t->first_left_out,
                   "%u row%s without names of the columns above %s left out",
                   (unsigned)t->left_out, t->left_out == 1 ? "" : "s",
                   t->left_out == 1 ? "was" : "were");
    t->left_out = 0;
}

static enum film_status
take_names(struct film_table *t, const struct film_table_row *row, bool known,
           struct film_error *err)
{
    t->any = true;
    report_left_out(t);
    t->of_films = known;
    t->n = row->n < FILM_TABLE_COLUMNS ? row->n : FILM_TABLE_COLUMNS;
    for (size_t i = 0; i < t->n; i++) {
        t->columns[i] = film_column_parse(row->cells[i]);
        if (!film_arena_copy(&t->kept, row->cells[i], &t->names[i]))
            return film_error_nomem(err);
    }
    return FILM_OK;
}

/* Several short cells, none empty and none with a digit. */
static bool
looks_like_names(const struct film_table_row *row)
{
    enum { LONGEST = 40 };
    for (size_t i = 0; i < row->n; i++) {
        struct film_str s = row->cells[i];
        if (s.n == 0 || s.n > LONGEST)
            return false;
        for (size_t k = 0; k < s.n; k++)
            if (s.p[k] >= '0' && s.p[k] <= '9')
                return false;
    }
    return row->n > 1;
}

/* ---- cells ---- */

/* The first cell of the row in a column of that meaning, "" if none. */
static struct film_str
cell(const struct film_table *t, const struct film_table_row *row,
     enum film_column column)
{
    for (size_t i = 0; i < t->n && i < row->n; i++)
        if (t->columns[i] == column && row->cells[i].n > 0)
            return row->cells[i];
    return (struct film_str){"", 0};
}

/* True for a date or a number, which names nothing. */
static bool
is_value(struct film_str s)
{
    char date[FILM_DATE_SIZE];
    if (film_date_parse(date, s) > 0)
        return true;
    for (size_t i = 0; i < s.n; i++)
        if (film_ascii_letter(s.p[i]) || (unsigned char)s.p[i] >= 0x80)
            return false;
    return true;
}

/* The first cell with words, or else the first of all, if no column is known to
 * have titles. */
static struct film_str
title_of(const struct film_table *t, const struct film_table_row *row)
{
    struct film_str title = cell(t, row, FILM_COLUMN_TITLE);
    if (title.n == 0)
        title = cell(t, row, FILM_COLUMN_ORIGINAL);
    for (size_t i = 0; title.n == 0 && i < row->n; i++)
        if (!is_value(row->cells[i]))
            title = row->cells[i];
    for (size_t i = 0; title.n == 0 && i < row->n; i++)
        title = row->cells[i];
    return title;
}

enum { LONG = 160 }; /* bytes of prose; lists of ten actors are shorter */

/* A column of notes may have any name: a long cell is prose as well. */
static bool
is_prose(const struct film_table *t, const struct film_table_row *row, size_t i)
{
    return row->cells[i].n > 0 &&
           (t->columns[i] == FILM_COLUMN_TEXT ||
            (t->columns[i] == FILM_COLUMN_OTHER && row->cells[i].n > LONG));
}

static bool
has_long_cell(const struct film_table_row *row)
{
    for (size_t i = 0; i < row->n; i++)
        if (row->cells[i].n > LONG)
            return true;
    return false;
}

static int
year_of(const struct film_table *t, const struct film_table_row *row)
{
    int year = film_date_year(cell(t, row, FILM_COLUMN_YEAR));
    return year ? year : film_date_year(cell(t, row, FILM_COLUMN_RELEASE));
}

/* The scheme of an id: the column's name says it, or, in IMDb's "Const", the
 * value. "" if it is not a film's: a person's begins with "nm". */
static struct film_str
scheme_of(struct film_str name, struct film_str value)
{
    struct film_str scheme = film_id_scheme(name);
    if (film_str_starts(value, FILM_STR("nm")))
        return (struct film_str){"", 0};
    if (scheme.n == 0 && film_str_starts(value, FILM_STR("tt")))
        return FILM_STR("imdb");
    if (scheme.n == 0)
        return film_str_equal_nocase(name, FILM_STR("tmdb")) ? FILM_STR("tmdb")
                                                             : scheme;
    return scheme;
}

/* A title alone does not show that a row is about a film. */
static bool
names_film(const struct film_table *t, const struct film_table_row *row)
{
    if (!t->of_films)
        return false;
    for (size_t i = 0; i < t->n && i < row->n; i++)
        if (t->columns[i] == FILM_COLUMN_ID &&
            scheme_of(t->names[i], row->cells[i]).n > 0)
            return true;
    return year_of(t, row) != 0 || cell(t, row, FILM_COLUMN_DIRECTOR).n > 0;
}

/* ---- the article of a row ---- */

/* Programs put the number of a row before it, in a column without a name. */
static bool
is_row_number(const struct film_table *t, const struct film_table_row *row,
              size_t i)
{
    struct film_str s = row->cells[i];
    while (s.n && film_ascii_digit(s.p[s.n - 1]))
        s.n--;
    return i == 0 && t->names[i].n == 0 && s.n == 0;
}

/* A row without prose says what it has: "Rating: 4; Tags: cinema". */
static void
add_values(struct film_table *t, const struct film_table_row *row)
{
    struct film_buf text;
    film_buf_init(&text, (size_t)t->b.ctx->limits->article_bytes);
    for (size_t i = 0; i < t->n && i < row->n; i++) {
        if (row->cells[i].n == 0 || t->columns[i] == FILM_COLUMN_TITLE ||
            t->columns[i] == FILM_COLUMN_URL || is_row_number(t, row, i))
            continue;
        film_buf_text(&text, text.n ? "; " : "");
        film_buf_str(&text, t->names[i]);
        film_buf_text(&text, ": ");
        film_buf_str(&text, row->cells[i]);
    }
    film_builder_paragraph(&t->b, film_buf_get(&text), row->at);
    film_buf_release(&text);
}

/* Reviews and notes may have tags in them, as Letterboxd's have; empty lines
 * part paragraphs there too. */
static enum film_status
add_html(struct film_table *t, struct film_str text, uint32_t line,
         struct film_error *err)
{
    enum film_status st = FILM_OK;
    while (text.n && st == FILM_OK) {
        struct film_str part = text, one;
        uint32_t lines = 0;
        do {
            film_str_cut(&text, '\n', &one);
            lines++;
        } while (text.n && film_str_trim(one).n);
        part.n -= text.n;
        st = film_html_read_fragment(part, line, &t->b, err);
        line += lines;
    }
    return st;
}

/* The prose of the row, if it has some, is the article's text. Lines count on
 * from the row's first. */
static enum film_status
add_prose(struct film_table *t, const struct film_table_row *row, bool *any,
          struct film_error *err)
{
    enum film_status st = FILM_OK;
    *any = false;
    for (size_t i = 0; i < t->n && i < row->n && st == FILM_OK; i++) {
        if (!is_prose(t, row, i))
            continue;
        *any = true;
        if (film_html_has_markup(row->cells[i]))
            st = add_html(t, row->cells[i], row->at.line, err);
        else
            film_builder_paragraphs(&t->b, row->cells[i],
                                    (struct film_place){.line = row->at.line});
    }
    return st;
}

static void
add_metadata(struct film_table *t, const struct film_table_row *row, size_t i)
{
    struct film_builder *b = &t->b;
    struct film_article *a = &b->article;
    struct film_str value = row->cells[i];
    switch (t->columns[i]) {
    case FILM_COLUMN_DATE: /* of "Date" and "Watched Date" the later column */
        value = film_builder_date(b, value);
        a->date = value.n ? value : a->date;
        break;
    case FILM_COLUMN_URL:
        a->url = film_builder_text(b, value);
        break;
    case FILM_COLUMN_ID:
        film_builder_film_id(b, scheme_of(t->names[i], value), value);
        break;
    case FILM_COLUMN_TAGS:
        film_builder_split(b, &a->tags, value, ",;|");
        break;
    case FILM_COLUMN_AUTHOR:
        film_builder_split(b, &a->authors, value, ",;|");
        break;
    case FILM_COLUMN_CAST:
    case FILM_COLUMN_DIRECTOR:
        film_builder_split(b, &a->cast, value, ",;|");
        break;
    case FILM_COLUMN_LANGUAGE:
        break; /* the film's, not that of the text */
    case FILM_COLUMN_OTHER:
        film_field_add(b, &t->fields, t->names[i], value, false);
        break;
    default:
        break;
    }
}

/* An article without an id of its own has its line, as lines of JSON have; in a
 * book of several sheets after the sheet's. */
static void
number_article(struct film_builder *b, uint32_t line)
{
    struct film_str sheet = b->ctx->item;
    char number[64];
    if (!film_str_equal(b->article.id, sheet))
        return;
    snprintf(number, sizeof number, "%.*s%s%u",
             (int)(sheet.n < 32 ? sheet.n : 32), sheet.p ? sheet.p : "",
             sheet.n ? "." : "", (unsigned)line);
    b->article.id = film_builder_text(b, film_str_from(number));
}

static enum film_status
emit_article(struct film_table *t, const struct film_table_row *row,
             struct film_error *err)
{
    struct film_builder *b = &t->b;
    struct film_str title = title_of(t, row);
    film_builder_article(b, row->at.line);
    t->fields = (struct film_fields){0};
    b->article.title = film_builder_text(b, title);
    if (names_film(t, row))
        film_builder_film(b, title, year_of(t, row));
    for (size_t i = 0; i < t->n && i < row->n; i++)
        if (row->cells[i].n > 0)
            add_metadata(t, row, i);
    bool any;
    enum film_status st = add_prose(t, row, &any, err);
    if (st != FILM_OK)
        return st;
    if (!any)
        add_values(t, row);
    film_fields_end(b, &t->fields);
    number_article(b, row->at.line);
    return film_builder_emit_article(b, err);
}

/* Without names of columns, the first short cell with words is the title; what
 * else the row has comes after its long texts. */
static enum film_status
emit_unnamed(struct film_table *t, const struct film_table_row *row,
             struct film_error *err)
{
    struct film_builder *b = &t->b;
    struct film_buf rest;
    size_t title = row->n;
    film_buf_init(&rest, (size_t)b->ctx->limits->article_bytes);
    film_builder_article(b, row->at.line);
    for (size_t i = 0; i < row->n; i++) {
        struct film_str s = row->cells[i];
        if (s.n > LONG) {
            film_builder_paragraphs(b, s,
                                    (struct film_place){.line = row->at.line});
        } else if (title == row->n && !is_value(s)) {
            b->article.title = film_builder_text(b, s);
            title = i;
        } else if (s.n > 0) {
            film_buf_text(&rest, rest.n ? "; " : "");
            film_buf_str(&rest, s);
        }
    }
    enum film_status st = film_buf_check(&rest, err);
    film_builder_paragraph(b, film_buf_get(&rest), row->at);
    film_buf_release(&rest);
    film_builder_title(b, film_read_name(b->ctx));
    number_article(b, row->at.line);
    return st == FILM_OK ? film_builder_emit_article(b, err) : st;
}

/* ---- the record of a row ---- */

static void
add_people(struct film_table *t, const struct film_table_row *row,
           enum film_column column, enum film_job job)
{
    struct film_str rest = cell(t, row, column), one;
    char separator = memchr(rest.p, ';', rest.n)   ? ';'
                     : memchr(rest.p, '|', rest.n) ? '|'
                                                   : ',';
    while (film_str_cut(&rest, separator, &one)) {
        one = film_str_trim(one);
        struct film_credit *c =
            one.n ? film_builder_credit(&t->b, job, row->at.line) : NULL;
        if (c)
            film_builder_name(&t->b, &c->names, FILM_NAME_MAIN, one,
                              FILM_STR(""));
    }
}

/* "tvSeries", "TV Series", "Serie" */
static struct film_str
form_of(struct film_str type)
{
    if (film_tree_mentions(type, "pisode"))
        return FILM_STR("episode");
    if (film_tree_mentions(type, "erie"))
        return FILM_STR("series");
    return FILM_STR("movie");
}

static enum film_status
emit_record(struct film_table *t, const struct film_table_row *row,
            struct film_error *err)
{
    struct film_builder *b = &t->b;
    struct film_record *r = &b->record;
    film_builder_record(b, FILM_RECORD_FILM, row->at.line);
    r->form = form_of(cell(t, row, FILM_COLUMN_FORM));
    film_builder_name(b, &r->names, FILM_NAME_MAIN, title_of(t, row),
                      FILM_STR(""));
    film_builder_name(b, &r->names, FILM_NAME_ORIGINAL,
                      cell(t, row, FILM_COLUMN_ORIGINAL), FILM_STR(""));
    for (size_t i = 0; i < t->n && i < row->n; i++)
        if (t->columns[i] == FILM_COLUMN_ID)
            film_builder_id(b, &r->ids, &r->id_count,
                            scheme_of(t->names[i], row->cells[i]),
                            row->cells[i]);
    r->year = year_of(t, row);
    film_builder_release_date(b, cell(t, row, FILM_COLUMN_RELEASE),
                              FILM_STR(""));
    r->runtime = film_tree_number(cell(t, row, FILM_COLUMN_RUNTIME));
    film_builder_split(b, &r->genres, cell(t, row, FILM_COLUMN_GENRE), ",;|");
    film_builder_split(b, &r->countries, cell(t, row, FILM_COLUMN_COUNTRY),
                       ",;|");
    film_builder_split(b, &r->languages, cell(t, row, FILM_COLUMN_LANGUAGE),
                       ",;|");
    add_people(t, row, FILM_COLUMN_DIRECTOR, FILM_JOB_DIRECTOR);
    add_people(t, row, FILM_COLUMN_WRITER, FILM_JOB_WRITER);
    add_people(t, row, FILM_COLUMN_CAST, FILM_JOB_CAST);
    return film_builder_emit_record(b, err);
}

/* ---- rows ---- */

/* Passes over a row before the names of the columns, or without any: a line
 * like "Letterboxd list export v7" is a caption, several cells are part of a
 * table that says nothing of itself. */
static void
skip_row(struct film_table *t, const struct film_table_row *row)
{
    size_t filled = 0, last = 0;
    for (size_t i = 0; i < row->n; i++)
        if (row->cells[i].n) {
            filled++;
            last = i;
        }
    if (filled == 1)
        film_read_skipped(t->b.ctx, row->at.line, "above the table",
                          row->cells[last]);
    else if (t->left_out++ == 0)
        t->first_left_out = row->at.line;
    for (size_t i = 0; filled > 1 && i < row->n; i++)
        film_read_unused(t->b.ctx, row->at.line, "a column without a name",
                         row->cells[i]);
}

enum film_status
film_table_row(struct film_table *t, const struct film_table_row *row,
               struct film_error *err)
{
    bool after_empty = t->empty_before;
    t->empty_before = row->n == 0;
    if (row->n == 0)
        return FILM_OK;
    bool known = film_columns_known(row->cells, row->n);
    if ((known && (t->n == 0 || after_empty)) ||
        (t->n == 0 && looks_like_names(row)))
        return take_names(t, row, known, err);
    if (t->n == 0 && !has_long_cell(row)) {
        skip_row(t, row);
        return FILM_OK;
    }
    t->any = true;
    enum film_status st =
        t->n ? emit_article(t, row, err) : emit_unnamed(t, row, err);
    if (st == FILM_OK && names_film(t, row))
        st = emit_record(t, row, err);
    return st == FILM_OK ? film_read_check_time(t->b.ctx, err) : st;
}

void
film_table_sheet(struct film_table *t)
{
    report_left_out(t);
    t->n = 0;
    t->of_films = t->empty_before = false;
}

enum film_status
film_table_end(struct film_table *t, struct film_error *err)
{
    report_left_out(t);
    if (t->any)
        return FILM_OK;
    return film_error_set(err, FILM_ERR_FORMAT,
                          "a table without names of columns in a row, and "
                          "without long texts");
}
