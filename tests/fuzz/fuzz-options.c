/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What users type: each line is an argument. A first line that begins with "="
 * is that of a filter in the configuration instead, and what follows is an
 * input that it may fit. */
#include <config.h>
#include "fuzz.h"

#include "cli/options.h"
#include "read/filter.h"

#include <stdlib.h>

enum { ARGUMENTS = 64 };

struct target {
    bool yes, no;
    uint32_t count;
    uint64_t size;
    double number;
    const char *string;
    struct film_strs list;
    int choice;
};

#define AT(member) offsetof(struct target, member)

static const struct film_option table[] = {
    {FILM_OPTION_GROUP, 0, NULL, 0, NULL, "Group"},
    {FILM_OPTION_TRUE, 'y', "yes", AT(yes), NULL, "yes"},
    {FILM_OPTION_FALSE, 0, "no", AT(no), NULL, "no"},
    {FILM_OPTION_COUNT, 'n', "count", AT(count), "N", "count"},
    {FILM_OPTION_SIZE, 's', "size", AT(size), "SIZE", "size"},
    {FILM_OPTION_NUMBER, 'x', "number", AT(number), "X", "number"},
    {FILM_OPTION_STRING, 'w', "string", AT(string), "DIR", "string"},
    {FILM_OPTION_LIST, 'l', "list", AT(list), "HOST", "list"},
    {FILM_OPTION_CHOICE, 'c', "choice", AT(choice), "text|json|tsv", "choice"},
    {.kind = FILM_OPTION_END},
};

static void
require(bool ok)
{
    if (!ok)
        abort();
}

/* Bytes that are no UTF-8 may be in it; who prints it replaces them. */
static void
require_plain(const struct film_error *err)
{
    for (const char *p = err->text; *p; p++)
        require((unsigned char)*p >= ' ');
}

static void
take_filter(struct film_str line, struct film_str input, struct film_arena *a)
{
    struct film_filters f = {0};
    struct film_error err;
    if (film_filters_add(&f, line, a, &err) != FILM_OK) {
        require_plain(&err);
        return;
    }
    require(f.n == 1 && f.v[0].command[0]);
    film_filters_hash(&f);
    film_filter_find(&f, input, input);
}

static void
take_arguments(struct film_str lines, struct film_arena *a)
{
    char *argv[ARGUMENTS + 2] = {(char *)"program"};
    struct film_arguments args = {1, argv, lines.n % 2, 0};
    struct film_str line;
    struct film_error err;
    struct target t = {0};
    while (args.n <= ARGUMENTS && film_str_cut(&lines, '\n', &line)) {
        struct film_str copy;
        require(film_arena_copy(a, line, &copy));
        argv[args.n++] = (char *)copy.p;
    }
    if (film_options_parse(table, &t, &args, a, &err) != FILM_OK)
        require_plain(&err);
    else
        require(args.first >= 1 && args.first <= args.n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct film_str text = {(const char *)data, size}, line;
    struct film_arena a;
    film_arena_init(&a);
    if (size > 0 && data[0] == '=') {
        film_str_cut(&text, '\n', &line);
        line.p++;
        line.n--;
        take_filter(line, text, &a);
    } else {
        take_arguments(text, &a);
    }
    film_arena_release(&a);
    return 0;
}
