/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/xml/xml.h"

static bool
is_one_of(const struct film_xml *x, const char *names)
{
    return film_xml_is_start(x, NULL) &&
           film_str_is_one_of(film_str_from(film_xml_name(x)), names);
}

enum film_status
film_xml_each(struct film_str bytes, const char *names, film_xml_take_fn *take,
              void *user, struct film_read_context *ctx, struct film_error *err)
{
    struct film_stream *in = NULL;
    struct film_xml *x = NULL;
    const xmlNode *n;
    enum film_status st = film_stream_from_bytes(&in, bytes, ctx->limits, err);
    if (st == FILM_OK)
        st = film_xml_open(&x, in, ctx, err);
    if (st == FILM_OK)
        st = film_xml_next(x, err);
    while (st == FILM_OK) {
        if (!is_one_of(x, names)) {
            st = film_xml_next(x, err);
            continue;
        }
        st = film_xml_expand(x, &n, err);
        if (st == FILM_OK)
            st = take(user, n, err);
        if (st == FILM_OK)
            st = film_xml_skip(x, err);
    }
    film_xml_free(x);
    film_stream_free(in);
    return st == FILM_END ? FILM_OK : st;
}
