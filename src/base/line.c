/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "base/line.h"

/* The two highest bits are the unit; no input has so many lines. */
#define UNIT_BIT 30
#define MOST ((UINT32_C(1) << UNIT_BIT) - 1)

static uint32_t
make(enum film_unit unit, uint32_t number)
{
    return (uint32_t)unit << UNIT_BIT | (number < MOST ? number : MOST);
}

uint32_t
film_line_of_page(uint32_t page)
{
    return make(FILM_UNIT_PAGE, page);
}

uint32_t
film_line_of_second(uint32_t second)
{
    return make(FILM_UNIT_SECOND, second);
}

enum film_unit
film_line_unit(uint32_t line)
{
    uint32_t unit = line >> UNIT_BIT;
    return unit == FILM_UNIT_PAGE || unit == FILM_UNIT_SECOND
               ? (enum film_unit)unit
               : FILM_UNIT_LINE;
}

const char *
film_line_unit_name(uint32_t line)
{
    static const char *const names[] = {"line", "page", "second"};
    return names[film_line_unit(line)];
}

uint32_t
film_line_number(uint32_t line)
{
    return film_line_unit(line) == FILM_UNIT_LINE ? line : line & MOST;
}

void
film_line_add(struct film_buf *out, uint32_t line)
{
    unsigned n = film_line_number(line);
    switch (film_line_unit(line)) {
    case FILM_UNIT_PAGE:
        film_buf_printf(out, "p%u", n);
        break;
    case FILM_UNIT_SECOND:
        film_buf_printf(out, "%02u:%02u:%02u", n / 3600, n / 60 % 60, n % 60);
        break;
    default:
        film_buf_printf(out, "%u", n);
    }
}
