/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Streams: whatever pieces they are read in, the bytes are the same, and
 * damage is found by each way of reading. The first byte chooses pieces. */
#include <config.h>
#include "fuzz.h"

#include <stdlib.h>

static void
require(bool ok)
{
    if (!ok)
        abort();
}

/* Reads all by lines, peeks, skips and reads of varying size. */
static enum film_status
in_pieces(struct film_stream *s, unsigned seed, struct film_buf *out)
{
    struct film_error err;
    struct film_str p;
    char room[300];
    for (unsigned turn = seed;; turn = turn * 5 + 3) {
        size_t got = 0;
        enum film_status st = film_stream_peek(s, turn % 300, &p, &err);
        if (st != FILM_OK)
            return st;
        bool all = p.n < turn % 300;
        st = film_stream_read(s, room, turn % 299 + 1, &got, &err);
        if (st != FILM_OK)
            return st;
        require(!all || got <= p.n);
        film_buf_add(out, room, got);
        if (got == 0)
            return FILM_OK;
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct film_limits limits = film_limits_default;
    struct film_stream *s;
    struct film_error err;
    struct film_buf whole, pieces;
    limits.input_bytes = limits.stream_bytes = 1 << 20;
    if (size == 0)
        return 0;
    struct film_str bytes = {(const char *)data + 1, size - 1};
    film_buf_init(&whole, 1 << 21);
    film_buf_init(&pieces, 1 << 21);
    require(film_stream_from_bytes(&s, bytes, &limits, &err) == FILM_OK);
    enum film_status all = film_stream_all(s, &whole, &err);
    require(all == film_stream_skip(s, 1, &err)); /* an error stays */
    film_stream_free(s);
    require(film_stream_from_bytes(&s, bytes, &limits, &err) == FILM_OK);
    enum film_status part = in_pieces(s, data[0], &pieces);
    film_stream_free(s);
    require(all == part);
    require(all != FILM_OK ||
            film_str_equal(film_buf_get(&whole), film_buf_get(&pieces)));
    film_buf_release(&whole);
    film_buf_release(&pieces);
    return 0;
}
