/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/format/part.h"

/* No FILM_KIND_ letter, which is the first byte of all other data. */
enum { ELSEWHERE = 'h' };

static void
add_sum(struct film_buf *out, const struct film_sum *sum)
{
    film_buf_add(out, sum->bytes, sizeof sum->bytes);
}

static bool
take_sum(struct film_str s, size_t *at, struct film_sum *sum)
{
    if (s.n - *at < sizeof sum->bytes)
        return false;
    memcpy(sum->bytes, s.p + *at, sizeof sum->bytes);
    *at += sizeof sum->bytes;
    return true;
}

void
film_part_write(struct film_buf *out, const struct film_part *p)
{
    film_buf_varint(out, p->number);
    film_buf_varint(out, p->of);
    add_sum(out, &p->id);
}

bool
film_part_read(struct film_part *p, struct film_str value)
{
    uint64_t number = 0, of = 0;
    size_t at = 0;
    struct film_sum id;
    bool is = film_varint_get(value, &at, &number) &&
              film_varint_get(value, &at, &of) && take_sum(value, &at, &id) &&
              at == value.n && of > 0 && of <= FILM_PARTS_MOST && number <= of;
    *p = (struct film_part){0};
    if (is)
        *p = (struct film_part){(unsigned)number, (unsigned)of, id};
    return is;
}

void
film_store_elsewhere(struct film_buf *out, const struct film_elsewhere *e,
                     struct film_str without_text)
{
    film_buf_byte(out, ELSEWHERE);
    film_buf_varint(out, e->part);
    add_sum(out, &e->sum);
    film_buf_str(out, without_text);
}

bool
film_load_elsewhere(struct film_elsewhere *e, struct film_str *without_text,
                    struct film_str data)
{
    size_t at = 1;
    uint64_t part;
    if (data.n == 0 || data.p[0] != ELSEWHERE ||
        !film_varint_get(data, &at, &part) || part == 0 ||
        part > FILM_PARTS_MOST || !take_sum(data, &at, &e->sum))
        return false;
    e->part = (unsigned)part;
    *without_text = (struct film_str){data.p + at, data.n - at};
    return true;
}
