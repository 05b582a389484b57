/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sheets of XLSX (ECMA-376, part 1, 18): a row is a row of a table. */
#include <config.h>
#include "read/documents/package.h"

#include "base/map.h"
#include "read/formats.h"
#include "read/tables/table.h"
#include "read/xml/xml.h"

#include <stdio.h>
#include <stdlib.h>

enum { SHEETS = 200, FORMATS = 4096 };

struct book {
    const struct film_package *package;
    struct film_read_context *ctx;
    struct film_arena arena;
    struct film_str *strings; /* that cells share */
    size_t string_count;
    bool dates[FORMATS]; /* by number of the format: it is of dates */
    uint16_t *formats;   /* of a cell's style */
    size_t format_count;
    bool from_1904;
    struct film_buf text;
    struct film_table *table; /* of the sheet */
};

/* Of a part that is missing, nothing. */
static enum film_status
each(struct book *b, const char *part, const char *names,
     film_xml_take_fn *take, struct film_error *err)
{
    struct film_str bytes = film_package_get(b->package, part);
    return bytes.n > 0 ? film_xml_each(bytes, names, take, b, b->ctx, err)
                       : FILM_OK;
}

/* ---- what cells refer to ---- */

/* Appends the text of <t>, also in runs; readings of it are left out. */
static void
add_text(struct film_buf *out, const xmlNode *n)
{
    const xmlNode *c = film_node_child(n, NULL);
    for (; c; c = film_node_next(c, NULL)) {
        if (film_node_is(c, "t"))
            film_node_add_text(c, out);
        else if (film_node_is(c, "r"))
            add_text(out, c);
    }
}

static enum film_status
take_string(void *user, const xmlNode *n, struct film_error *err)
{
    struct book *b = user;
    film_buf_reset(&b->text);
    add_text(&b->text, n);
    struct film_str *s =
        film_arena_push(&b->arena, &b->strings, &b->string_count, sizeof *s);
    return s && film_arena_copy(&b->arena, film_buf_get(&b->text), s)
               ? FILM_OK
               : film_error_nomem(err);
}

/* What somebody noted at a cell. */
static enum film_status
take_comment(void *user, const xmlNode *n, struct film_error *err)
{
    struct book *b = user;
    film_buf_reset(&b->text);
    add_text(&b->text, film_node_child(n, "text"));
    film_read_skipped(b->ctx, 0, "a comment", film_buf_get(&b->text));
    return film_buf_check(&b->text, err);
}

static enum film_status
read_comments(struct book *b, struct film_error *err)
{
    enum film_status st = FILM_OK;
    for (unsigned i = 1; i <= SHEETS && st == FILM_OK; i++) {
        char name[64];
        snprintf(name, sizeof name, "xl/comments%u.xml", i);
        if (film_package_get(b->package, name).n > 0)
            st = each(b, name, "comment", take_comment, err);
    }
    return st;
}

static unsigned
number(struct film_str s)
{
    unsigned v = 0;
    for (size_t i = 0; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++)
        v = v < 100000000 ? 10 * v + (unsigned)(s.p[i] - '0') : v;
    return v;
}

static unsigned
attribute(struct book *b, const xmlNode *n, const char *name)
{
    return number(film_node_attr(n, name, &b->text));
}

/* A format has days or years outside of what is quoted. */
static bool
is_of_dates(struct film_str code)
{
    char close = '\0';
    for (size_t i = 0; i < code.n; i++) {
        char c = code.p[i];
        if (close)
            close = c == close ? '\0' : close;
        else if (c == '"')
            close = '"';
        else if (c == '[')
            close = ']';
        else if (c == '\\')
            i++;
        else if (strchr("yYdD", c))
            return true;
    }
    return false;
}

static enum film_status
take_format(void *user, const xmlNode *n, struct film_error *err)
{
    struct book *b = user;
    if (film_node_is(n, "numFmt")) {
        unsigned id = attribute(b, n, "numFmtId");
        if (id < FORMATS)
            b->dates[id] =
                is_of_dates(film_node_attr(n, "formatCode", &b->text));
        return FILM_OK;
    }
    for (const xmlNode *xf = film_node_child(n, "xf"); xf;
         xf = film_node_next(xf, "xf")) {
        uint16_t *f = film_arena_push(&b->arena, &b->formats, &b->format_count,
                                      sizeof *f);
        if (!f)
            return film_error_nomem(err);
        unsigned id = attribute(b, xf, "numFmtId");
        *f = (uint16_t)(id < FORMATS ? id : 0);
    }
    return FILM_OK;
}

static enum film_status
take_properties(void *user, const xmlNode *n, struct film_error *err)
{
    struct book *b = user;
    struct film_str s = film_node_attr(n, "date1904", &b->text);
    (void)err;
    b->from_1904 = film_str_is_one_of(s, "1|true");
    return FILM_OK;
}

/* ---- cells ---- */

/* Appends the day that is so many days after the last but one of 1899, by the
 * civil calendar (Hinnant, chrono-compatible date algorithms). */
static void
add_date(struct film_buf *out, long days)
{
    long z = days - 25569 + 719468;
    long era = z / 146097, doe = z % 146097;
    long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    long mp = (5 * doy + 2) / 153;
    long month = mp < 10 ? mp + 3 : mp - 9;
    film_buf_printf(out, "%04ld-%02ld-%02ld",
                    yoe + era * 400 + (month <= 2 ? 1 : 0), month,
                    doy - (153 * mp + 2) / 5 + 1);
}

static bool
is_date(const struct book *b, unsigned style)
{
    unsigned f = style < b->format_count ? b->formats[style] : 0;
    return (f >= 14 && f <= 17) || f == 22 || (f >= 27 && f <= 31) || f == 36 ||
           (f >= 50 && f <= 58) || b->dates[f];
}

/* The text of a cell, borrowed from the book or from its buffer. */
static struct film_str
cell_text(struct book *b, const xmlNode *c)
{
    enum { LATEST = 2958465 /* 9999-12-31 */ };
    char type[16] = "";
    struct film_str t = film_node_attr(c, "t", &b->text);
    if (t.n < sizeof type)
        memcpy(type, t.p, t.n);
    unsigned style = attribute(b, c, "s");
    film_buf_reset(&b->text);
    if (strcmp(type, "inlineStr") == 0) {
        add_text(&b->text, film_node_child(c, "is"));
        return film_buf_get(&b->text);
    }
    struct film_str v =
        film_str_trim(film_node_text(film_node_child(c, "v"), &b->text));
    if (strcmp(type, "s") == 0) {
        unsigned i = number(v);
        return v.n > 0 && i < b->string_count ? b->strings[i]
                                              : (struct film_str){"", 0};
    }
    if (strcmp(type, "b") == 0)
        return film_str_equal(v, FILM_STR("0")) ? FILM_STR("FALSE")
                                                : FILM_STR("TRUE");
    long days = (long)number(v) + (b->from_1904 ? 1462 : 0);
    if ((type[0] == '\0' || strcmp(type, "n") == 0) && v.n > 0 &&
        is_date(b, style) && days > 60 && days <= LATEST) {
        film_buf_reset(&b->text);
        add_date(&b->text, days);
        return film_buf_get(&b->text);
    }
    return v;
}

/* "AB12" is column 27, counted from 0; `next` without letters. */
static size_t
column_of(struct film_str reference, size_t next)
{
    size_t column = 0, i = 0;
    for (; i < reference.n && i < 4 && reference.p[i] >= 'A' &&
           reference.p[i] <= 'Z';
         i++)
        column = 26 * column + (size_t)(reference.p[i] - 'A') + 1;
    return i ? column - 1 : next;
}

static enum film_status
take_row(void *user, const xmlNode *n, struct film_error *err)
{
    struct book *b = user;
    struct film_str cells[FILM_TABLE_COLUMNS] = {{"", 0}};
    struct film_arena arena;
    size_t next = 0, used = 0;
    uint32_t line = attribute(b, n, "r");
    enum film_status st = FILM_OK;
    film_arena_init(&arena);
    for (size_t i = 0; i < FILM_TABLE_COLUMNS; i++)
        cells[i] = (struct film_str){"", 0};
    for (const xmlNode *c = film_node_child(n, "c"); c && st == FILM_OK;
         c = film_node_next(c, "c")) {
        size_t at = column_of(film_node_attr(c, "r", &b->text), next);
        struct film_str s = film_str_trim(cell_text(b, c));
        next = at + 1;
        if (at >= FILM_TABLE_COLUMNS || s.n == 0)
            continue;
        if (!film_arena_copy(&arena, s, &cells[at]))
            st = film_error_nomem(err);
        used = at + 1 > used ? at + 1 : used;
    }
    struct film_table_row row = {cells, used, {.line = line, .line_end = line}};
    if (st == FILM_OK)
        st = film_table_row(b->table, &row, err);
    film_arena_release(&arena);
    return st;
}

/* ---- sheets ---- */

static enum film_status
read_sheet(struct book *b, unsigned sheet, bool *found, struct film_error *err)
{
    char name[64];
    struct film_read_context inner = *b->ctx, *outer = b->ctx;
    char item[16];
    snprintf(name, sizeof name, "xl/worksheets/sheet%u.xml", sheet);
    if (film_package_get(b->package, name).n == 0)
        return FILM_OK;
    if (sheet > 1) { /* rows of the others have the same numbers */
        snprintf(item, sizeof item, "%u", sheet);
        inner.item = film_str_from(item);
    }
    b->ctx = &inner;
    film_table_init(b->table, &inner, "xlsx");
    enum film_status st = each(b, name, "row", take_row, err);
    bool any = b->table->any;
    if (st == FILM_OK && any)
        st = film_table_end(b->table, err);
    film_table_release(b->table);
    b->ctx = outer;
    outer->deadline_ns = inner.deadline_ns;
    *found |= any;
    return st;
}

enum film_status
film_xlsx_read(const struct film_package *p, struct film_read_context *ctx,
               struct film_error *err)
{
    struct book *b = calloc(1, sizeof *b);
    struct film_table *table = malloc(sizeof *table);
    bool found = false;
    enum film_status st = b && table ? FILM_OK : film_error_nomem(err);
    if (st == FILM_OK) {
        b->package = p;
        b->ctx = ctx;
        b->table = table;
        film_arena_init(&b->arena);
        film_buf_init(&b->text, (size_t)ctx->limits->article_bytes);
        st = each(b, "xl/workbook.xml", "workbookPr", take_properties, err);
        if (st == FILM_OK)
            st = each(b, "xl/styles.xml", "numFmt|cellXfs", take_format, err);
        if (st == FILM_OK)
            st = each(b, "xl/sharedStrings.xml", "si", take_string, err);
        for (unsigned i = 1; i <= SHEETS && st == FILM_OK; i++)
            st = read_sheet(b, i, &found, err);
        if (st == FILM_OK && found)
            st = read_comments(b, err);
        film_buf_release(&b->text);
        film_arena_release(&b->arena);
    }
    free(table);
    free(b);
    if (st == FILM_OK && !found)
        st = film_error_set(
            err, FILM_ERR_FORMAT,
            "sheets without names of columns in a row, and without "
            "long texts");
    return st;
}
