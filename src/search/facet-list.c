/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/facet-list.h"

#include <stdlib.h>

enum { SHOWN = 10, DIGITS = 6 };

static const char *const names[FILM_FACETS] = {
    [FILM_FACET_FILM] = "film",          [FILM_FACET_PERSON] = "person",
    [FILM_FACET_FILM_YEAR] = "filmyear", [FILM_FACET_YEAR] = "year",
    [FILM_FACET_SOURCE] = "source",      [FILM_FACET_COUNTRY] = "country",
    [FILM_FACET_GENRE] = "genre",
};

const char *
film_facet_name(enum film_facet_kind kind)
{
    return names[kind];
}

/* Reads the number after a name; 0 if it is not one. */
static uint32_t
read_number(struct film_str text)
{
    char digits[DIGITS + 1] = "";
    char *end;
    if (text.n == 0 || text.n > DIGITS)
        return 0;
    memcpy(digits, text.p, text.n);
    unsigned long n = strtoul(digits, &end, 10);
    return *end || digits[0] < '0' || digits[0] > '9' ? 0 : (uint32_t)n;
}

static enum film_status
add(struct film_facet_list *out, struct film_str one, struct film_error *err)
{
    struct film_str rest = one, name = {"", 0};
    size_t kind = 0;
    film_str_cut(&rest, ':', &name);
    while (kind < FILM_FACETS &&
           !film_str_equal_nocase(name, film_str_from(names[kind])))
        kind++;
    if (kind == FILM_FACETS)
        return film_error_set(
            err, FILM_ERR_USAGE,
            "--facets %.*s: must be one of film, person, filmyear, year, "
            "source, country, genre, with commas between",
            (int)name.n, name.p);
    for (size_t i = 0; i < out->n; i++)
        if (out->v[i].kind == (enum film_facet_kind)kind)
            return film_error_set(err, FILM_ERR_USAGE, "--facets: %s twice",
                                  names[kind]);
    uint32_t most = name.n < one.n ? read_number(rest) : 0;
    if (most == 0 && name.n < one.n)
        return film_error_set(err, FILM_ERR_USAGE,
                              "--facets %.*s: expected a number from 1",
                              (int)one.n, one.p);
    out->v[out->n++] =
        (struct film_facet_wish){(enum film_facet_kind)kind, most};
    return FILM_OK;
}

enum film_status
film_facet_list_parse(struct film_facet_list *out, struct film_str text,
                      struct film_error *err)
{
    struct film_str rest = text, one;
    enum film_status s = FILM_OK;
    uint32_t most = SHOWN;
    out->n = 0;
    if (text.n == 0 || text.p[text.n - 1] == ',')
        s = add(out, (struct film_str){"", 0}, err);
    while (s == FILM_OK && film_str_cut(&rest, ',', &one))
        s = add(out, film_str_trim(one), err);
    for (size_t i = out->n; i > 0; i--) {
        struct film_facet_wish *w = &out->v[i - 1];
        most = w->most ? w->most : most;
        w->most = most;
    }
    return s;
}
