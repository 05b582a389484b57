/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "cli/options.h"

#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

enum { COLUMNS = 80, HELP_COLUMN = 27 };
/* getopt's value for the long option of row i is FIRST_LONG + i. */
enum { FIRST_LONG = 256 };

static size_t
table_size(const struct film_option *table)
{
    size_t n = 0;
    while (table[n].kind != FILM_OPTION_END)
        n++;
    return n;
}

/* The arguments of getopt_long, made from a table. */
struct tables {
    char *letters;
    struct option *names;
};

static bool
make_tables(struct tables *t, const struct film_option *table,
            struct film_arena *a, bool stop_at_operand)
{
    size_t n = table_size(table);
    char *letters = film_arena_alloc(a, 2 * n + 3);
    struct option *names = film_arena_zalloc(a, n + 1, sizeof *names);
    if (!letters || !names)
        return false;
    *t = (struct tables){letters, names};
    if (stop_at_operand)
        *letters++ = '+';
    *letters++ = ':'; /* distinguish a missing value from an unknown option */
    for (size_t i = 0; i < n; i++) {
        if (table[i].kind == FILM_OPTION_GROUP)
            continue;
        *names++ = (struct option){
            table[i].name, table[i].arg ? required_argument : no_argument, NULL,
            FIRST_LONG + (int)i};
        if (table[i].letter) {
            *letters++ = table[i].letter;
            if (table[i].arg)
                *letters++ = ':';
        }
    }
    *letters = '\0';
    return true;
}

static enum film_status
set_count(uint32_t *target, const char *value, const char *name,
          struct film_error *err)
{
    char *end;
    errno = 0;
    unsigned long long v = strtoull(value, &end, 10);
    if (*value < '0' || *value > '9' || *end || errno || v > UINT32_MAX)
        return film_error_set(err, FILM_ERR_USAGE,
                              "--%s: '%s' is not a count from 0 to %lu", name,
                              value, (unsigned long)UINT32_MAX);
    *target = (uint32_t)v;
    return FILM_OK;
}

static enum film_status
set_size(uint64_t *target, const char *value, const char *name,
         struct film_error *err)
{
    static const char units[] = "KMG";
    char *end;
    errno = 0;
    unsigned long long v = strtoull(value, &end, 10);
    const char *unit = *end ? strchr(units, *end) : NULL;
    unsigned shift = unit ? 10 * (unsigned)(unit - units + 1) : 0;
    if (*value < '0' || *value > '9' || errno || (*end && !unit) ||
        (unit && end[1]) || v > UINT64_MAX >> shift)
        return film_error_set(err, FILM_ERR_USAGE,
                              "--%s: '%s' is not a size (a number, optionally "
                              "followed by K, M or G)",
                              name, value);
    *target = (uint64_t)v << shift;
    return FILM_OK;
}

static enum film_status
set_number(double *target, const char *value, const char *name,
           struct film_error *err)
{
    char *end;
    double v = strtod(value, &end);
    if (end == value || *end || !isfinite(v))
        return film_error_set(err, FILM_ERR_USAGE, "--%s: '%s' is not a number",
                              name, value);
    *target = v;
    return FILM_OK;
}

static enum film_status
set_choice(int *target, const char *value, const struct film_option *row,
           struct film_error *err)
{
    struct film_str rest = film_str_from(row->arg), word;
    for (int i = 0; film_str_cut(&rest, '|', &word); i++) {
        if (film_str_equal(word, film_str_from(value))) {
            *target = i;
            return FILM_OK;
        }
    }
    return film_error_set(err, FILM_ERR_USAGE, "--%s: '%s' must be one of %s",
                          row->name, value, row->arg);
}

static enum film_status
add_to_list(struct film_strs *list, const char *value, struct film_arena *a,
            struct film_error *err)
{
    struct film_str *s = film_arena_push(a, &list->v, &list->n, sizeof *s);
    if (!s)
        return film_error_nomem(err);
    *s = film_str_from(value);
    return FILM_OK;
}

static enum film_status
set(const struct film_option *row, void *target, const char *value,
    struct film_arena *a, struct film_error *err)
{
    void *at = (char *)target + row->offset;
    switch (row->kind) {
    case FILM_OPTION_TRUE:
    case FILM_OPTION_FALSE:
        *(bool *)at = row->kind == FILM_OPTION_TRUE;
        return FILM_OK;
    case FILM_OPTION_COUNT:
        return set_count(at, value, row->name, err);
    case FILM_OPTION_SIZE:
        return set_size(at, value, row->name, err);
    case FILM_OPTION_NUMBER:
        return set_number(at, value, row->name, err);
    case FILM_OPTION_STRING:
        if (*(const char **)at && strcmp(*(const char **)at, value) != 0)
            return film_error_set(err, FILM_ERR_USAGE,
                                  "--%s is given twice: %s and %s", row->name,
                                  *(const char **)at, value);
        *(const char **)at = value;
        return FILM_OK;
    case FILM_OPTION_LIST:
        return add_to_list(at, value, a, err);
    case FILM_OPTION_CHOICE:
        return set_choice(at, value, row, err);
    case FILM_OPTION_END:
    case FILM_OPTION_GROUP:
        break;
    }
    return film_error_set(err, FILM_ERR_INTERNAL, "option table");
}

enum film_status
film_options_set(const struct film_option *row, void *target, const char *value,
                 struct film_error *err)
{
    return set(row, target, value, NULL, err);
}

/* Reports what getopt could not parse. A long option is found from its
 * argument, which getopt has just passed; a short one from optopt. */
static enum film_status
refuse(int c, char *const *argv, struct film_error *err)
{
    char name[] = {'-', (char)optopt, '\0'};
    bool is_short = optopt > 0 && optopt < FIRST_LONG;
    const char *word = is_short ? name : argv[optind - 1];
    if (c == ':')
        return film_error_set(err, FILM_ERR_USAGE, "%s needs a value", word);
    if (optopt >= FIRST_LONG)
        return film_error_set(err, FILM_ERR_USAGE, "%s: takes no value", word);
    return film_error_set(err, FILM_ERR_USAGE, "unknown option %s%s", word,
                          is_short ? " (put -- before words with a -)" : "");
}

enum film_status
film_options_parse(const struct film_option *table, void *target,
                   struct film_arguments *args, struct film_arena *a,
                   struct film_error *err)
{
    struct tables t;
    if (!make_tables(&t, table, a, args->stop_at_operand))
        return film_error_nomem(err);
    opterr = 0;
    optind = 0; /* glibc: start again */
    for (;;) {
        int c = getopt_long(args->n, args->v, t.letters, t.names, NULL);
        if (c == -1)
            break;
        if (c == '?' || c == ':')
            return refuse(c, args->v, err);
        const struct film_option *row = table;
        if (c >= FIRST_LONG)
            row += c - FIRST_LONG;
        else
            while (row->letter != c)
                row++;
        enum film_status s = set(row, target, optarg, a, err);
        if (s != FILM_OK)
            return s;
    }
    args->first = optind;
    return FILM_OK;
}

static void
pad(struct film_buf *out, size_t n)
{
    while (n-- > 0)
        film_buf_byte(out, ' ');
}

void
film_options_wrap(struct film_buf *out, const char *text, size_t column,
                  size_t indent)
{
    struct film_str rest = film_str_from(text), word;
    bool first = true;
    while (film_str_cut(&rest, ' ', &word)) {
        if (!first && column + 1 + word.n > COLUMNS) {
            film_buf_byte(out, '\n');
            pad(out, indent);
            column = indent;
            first = true;
        }
        if (!first) {
            film_buf_byte(out, ' ');
            column++;
        }
        film_buf_str(out, word);
        column += word.n;
        first = false;
    }
    film_buf_byte(out, '\n');
}

void
film_options_help(struct film_buf *out, const struct film_option *table)
{
    for (; table->kind != FILM_OPTION_END; table++) {
        if (table->kind == FILM_OPTION_GROUP) {
            film_buf_printf(out, "\n%s:\n", table->help);
            continue;
        }
        size_t start = out->n;
        if (table->letter)
            film_buf_printf(out, "  -%c, ", table->letter);
        else
            film_buf_text(out, "      ");
        film_buf_printf(out, "--%s", table->name);
        if (table->arg)
            film_buf_printf(out, " %s", table->arg);
        size_t column = out->n - start;
        if (column + 2 > HELP_COLUMN) {
            film_buf_byte(out, '\n');
            column = 0;
        }
        pad(out, HELP_COLUMN - column);
        film_options_wrap(out, table->help, HELP_COLUMN, HELP_COLUMN);
    }
}
