/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The name of an attached file: filename="…" with words of RFC 2047, or as RFC
 * 2231 has it: filename*=UTF-8''… and filename*0=, filename*1= … */
#include <config.h>
#include "read/articles/mime.h"

#include <stdio.h>

enum {
    LONGEST = 16 * 1024, /* field that is looked into: real ones have 1 KiB */
    PIECES = 64          /* of a name; real ones have 78 characters each */
};

static void
decode_percent(struct film_buf *out, struct film_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        int high =
            s.p[i] == '%' && i + 2 < s.n ? film_mime_hex(s.p[i + 1]) : -1;
        int low = high >= 0 ? film_mime_hex(s.p[i + 2]) : -1;
        film_buf_byte(out, low >= 0 ? (char)(high * 16 + low) : s.p[i]);
        i += low >= 0 ? 2 : 0;
    }
}

/* Takes "charset'language'" off the front of s; the charset, "" if it is not
 * there. */
static struct film_str
cut_charset(struct film_str *s)
{
    struct film_str rest = *s, charset, language;
    if (!memchr(rest.p, '\'', rest.n) || !film_str_cut(&rest, '\'', &charset) ||
        !memchr(rest.p, '\'', rest.n) || !film_str_cut(&rest, '\'', &language))
        return (struct film_str){"", 0};
    *s = rest;
    return charset;
}

/* Appends the bytes of the pieces name*0, name*1* …; those with a second star
 * are encoded, and the first says in which charset. */
static void
add_pieces(struct film_buf *bytes, struct film_str field, const char *name,
           struct film_str *charset)
{
    char key[32];
    for (unsigned i = 0; i < PIECES; i++) {
        snprintf(key, sizeof key, "%s*%u*", name, i);
        struct film_str s = film_mime_parameter(field, key);
        if (s.n > 0) {
            if (i == 0)
                *charset = cut_charset(&s);
            decode_percent(bytes, s);
            continue;
        }
        key[strlen(key) - 1] = '\0';
        s = film_mime_parameter(field, key);
        if (s.n == 0)
            return;
        film_buf_str(bytes, s);
    }
}

/* Appends the parameter of the field, in whichever form it is there. */
static void
add_parameter(struct film_buf *out, struct film_str field, const char *name)
{
    struct film_str charset = {"", 0}, s;
    struct film_buf bytes;
    char key[32];
    if (field.n > LONGEST)
        field.n = LONGEST;
    film_buf_init(&bytes, LONGEST);
    snprintf(key, sizeof key, "%s*", name);
    s = film_mime_parameter(field, key);
    if (s.n > 0) {
        charset = cut_charset(&s);
        decode_percent(&bytes, s);
    } else {
        add_pieces(&bytes, field, name, &charset);
    }
    /* Some write words of RFC 2047 in the pieces, without an encoding. */
    if (bytes.n > 0 && charset.n > 0)
        film_mime_text(out, film_buf_get(&bytes), charset);
    else
        film_mime_words(out, bytes.n > 0 ? film_buf_get(&bytes)
                                         : film_mime_parameter(field, name));
    film_buf_release(&bytes);
}

void
film_mime_name(struct film_buf *out, const struct film_mime_header *h)
{
    add_parameter(out, h->disposition, "filename");
    if (out->n == 0)
        add_parameter(out, h->type, "name");
}
