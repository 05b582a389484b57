/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/source/wire.h"

enum {
    ASK_DOCUMENT = 2,
    ASK_METADATA = 22,
    LONG = 255,      /* lengths from here on have more bytes */
    LENGTH_MOST = 7, /* bytes of a length: more than any body has */
};

/* A number below LONG is one byte. Others are LONG, then what is above it in
 * groups of 7 bits, the lowest first; the last one has the highest bit set. */
static void
add_number(struct film_buf *out, size_t n)
{
    if (n < LONG) {
        film_buf_byte(out, (char)n);
        return;
    }
    film_buf_byte(out, (char)LONG);
    for (n -= LONG; n > 127; n >>= 7)
        film_buf_byte(out, (char)(n & 127));
    film_buf_byte(out, (char)(n | 128));
}

/* FILM_END if there are too few bytes. */
static enum film_status
take_number(size_t *n, struct film_str *in)
{
    size_t at = 1;
    uint64_t more = 0;
    unsigned char byte = 0;
    if (in->n == 0)
        return FILM_END;
    *n = (unsigned char)in->p[0];
    for (unsigned shift = 0; *n == LONG && !(byte & 128); shift += 7) {
        if (at > LENGTH_MOST)
            return FILM_ERR_INPUT;
        if (at >= in->n)
            return FILM_END;
        byte = (unsigned char)in->p[at++];
        more |= (uint64_t)(byte & 127) << shift;
    }
    if (more > SIZE_MAX - LONG)
        return FILM_ERR_INPUT;
    *n += (size_t)more;
    *in = (struct film_str){in->p + at, in->n - at};
    return FILM_OK;
}

static void
ask(struct film_buf *out, unsigned type, struct film_str body)
{
    film_buf_byte(out, (char)type);
    add_number(out, body.n);
    film_buf_str(out, body);
}

void
film_wire_ask_document(struct film_buf *out, uint32_t docid)
{
    struct film_buf body;
    film_buf_init(&body, LENGTH_MOST + 1);
    add_number(&body, docid);
    if (body.failed)
        out->failed = body.failed;
    ask(out, ASK_DOCUMENT, film_buf_get(&body));
    film_buf_release(&body);
}

void
film_wire_ask_metadata(struct film_buf *out, struct film_str key)
{
    ask(out, ASK_METADATA, key);
}

enum film_status
film_wire_take(struct film_wire_message *m, struct film_str *in, size_t most,
               struct film_error *err)
{
    struct film_str at = *in;
    size_t n;
    if (at.n == 0)
        return FILM_END;
    m->type = (unsigned char)at.p[0];
    if (m->type >= FILM_WIRE_TYPES)
        return film_error_set(err, FILM_ERR_INPUT,
                              "it does not answer as xapian-tcpsrv does");
    at = (struct film_str){at.p + 1, at.n - 1};
    enum film_status s = take_number(&n, &at);
    if (s == FILM_END)
        return s;
    if (s != FILM_OK || n > most)
        return film_error_set(err, FILM_ERR_INPUT,
                              "it announces an answer of impossible length");
    if (at.n < n)
        return FILM_END;
    m->body = (struct film_str){at.p, n};
    *in = (struct film_str){at.p + n, at.n - n};
    return FILM_OK;
}

enum film_status
film_wire_check_greeting(const struct film_wire_message *m,
                         struct film_error *err)
{
    if (m->type == FILM_WIRE_EXCEPTION) {
        struct film_str why = film_wire_exception(m);
        return film_error_set(err, FILM_ERR_INPUT, "it cannot serve: %.*s",
                              (int)why.n, why.p);
    }
    if (m->type != FILM_WIRE_GREETING || m->body.n < 2)
        return film_error_set(err, FILM_ERR_INPUT,
                              "it does not answer as xapian-tcpsrv does");
    unsigned version = (unsigned char)m->body.p[0];
    if (version != FILM_WIRE_VERSION)
        return film_error_set(err, FILM_ERR_INPUT,
                              "it speaks version %u of the protocol, not %d",
                              version, FILM_WIRE_VERSION);
    return FILM_OK;
}

/* The class is one byte; context and text have their length in front. */
struct film_str
film_wire_exception(const struct film_wire_message *m)
{
    struct film_str at = m->body, text;
    size_t n;
    for (int i = 0; i < 2; i++) {
        if (at.n < 1)
            break;
        if (i == 0)
            at = (struct film_str){at.p + 1, at.n - 1};
        if (take_number(&n, &at) != FILM_OK || n > at.n)
            break;
        text = (struct film_str){at.p, n};
        if (i == 1)
            return text;
        at = (struct film_str){at.p + n, at.n - n};
    }
    return FILM_STR("?");
}
