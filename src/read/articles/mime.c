/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/articles/mime.h"

#include "base/ascii.h"
#include "read/charset.h"

/* ---- lines and header fields ---- */

bool
film_mime_line(struct film_mime *r, struct film_str *line)
{
    if (!film_str_cut(&r->rest, '\n', line))
        return false;
    if (line->n && line->p[line->n - 1] == '\r')
        line->n--;
    r->line++;
    return true;
}

bool
film_mime_begins(struct film_str s, const char *name)
{
    return film_str_starts_nocase(s, film_str_from(name));
}

struct film_str
film_mime_parameter(struct film_str s, const char *name)
{
    size_t n = strlen(name);
    for (size_t i = 0; i + n < s.n; i++) {
        struct film_str at = {s.p + i, s.n - i};
        if (!film_mime_begins(at, name) || at.p[n] != '=' ||
            (i && !strchr("; \t\r\n", s.p[i - 1])))
            continue;
        at.p += n + 1;
        at.n -= n + 1;
        bool quoted = at.n && at.p[0] == '"';
        at.p += quoted;
        at.n -= quoted;
        size_t end = 0;
        while (end < at.n && !strchr(quoted ? "\"" : "; \t\r\n", at.p[end]))
            end++;
        return (struct film_str){at.p, end};
    }
    return (struct film_str){"", 0};
}

static struct film_str
value_of(struct film_str field)
{
    const char *colon = memchr(field.p, ':', field.n);
    size_t skip = (size_t)(colon - field.p) + 1;
    return film_str_trim((struct film_str){field.p + skip, field.n - skip});
}

static void
take_field(struct film_mime_header *h, struct film_str field)
{
    const struct {
        const char *name;
        struct film_str *value;
    } rows[] = {
        {"content-type:", &h->type},
        {"content-transfer-encoding:", &h->encoding},
        {"content-location:", &h->location},
        {"content-disposition:", &h->disposition},
        {"subject:", &h->subject},
        {"from:", &h->from},
        {"date:", &h->date},
        {"message-id:", &h->id},
        {"list-id:", &h->list},
    };
    if (h->from.n && h->more_from.n == 0 && film_mime_begins(field, "from:"))
        h->more_from = value_of(field);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].value->n == 0 && film_mime_begins(field, rows[i].name))
            *rows[i].value = value_of(field);
}

/* A line that begins with a blank continues the field before (RFC 5322,
 * 2.2.3). */
void
film_mime_header(struct film_mime *r, struct film_mime_header *h)
{
    struct film_str field = {"", 0}, line;
    *h = (struct film_mime_header){0};
    while (film_mime_line(r, &line)) {
        if (line.n && (line.p[0] == ' ' || line.p[0] == '\t') && field.n) {
            field.n = (size_t)(line.p + line.n - field.p);
            continue;
        }
        take_field(h, field);
        field = line;
        if (line.n == 0)
            break;
    }
    take_field(h, field);
    h->boundary = film_mime_parameter(h->type, "boundary");
    h->charset = film_mime_parameter(h->type, "charset");
}

/* ---- decoding ---- */

int
film_mime_hex(char c)
{
    c = film_ascii_to_small(c);
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : -1;
}

/* RFC 2045, 6.7. Invalid sequences are copied unchanged. */
static void
decode_quoted(struct film_buf *out, struct film_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '=') {
            film_buf_byte(out, s.p[i]);
        } else if (i + 1 < s.n && s.p[i + 1] == '\n') {
            i++;
        } else if (i + 2 < s.n && s.p[i + 1] == '\r' && s.p[i + 2] == '\n') {
            i += 2;
        } else if (i + 2 < s.n && film_mime_hex(s.p[i + 1]) >= 0 &&
                   film_mime_hex(s.p[i + 2]) >= 0) {
            film_buf_byte(out, (char)(film_mime_hex(s.p[i + 1]) * 16 +
                                      film_mime_hex(s.p[i + 2])));
            i += 2;
        } else {
            film_buf_byte(out, '=');
        }
    }
}

/* RFC 2045, 6.8; other characters are passed over. */
static void
decode_base64(struct film_buf *out, struct film_str s)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmno"
                                 "pqrstuvwxyz0123456789+/";
    uint32_t bits = 0;
    unsigned count = 0;
    for (size_t i = 0; i < s.n && s.p[i] != '='; i++) {
        const char *d = s.p[i] ? strchr(digits, s.p[i]) : NULL;
        if (!d)
            continue;
        bits = (bits << 6 | (uint32_t)(d - digits)) & 0xffffff;
        count += 6;
        if (count >= 8) {
            count -= 8;
            film_buf_byte(out, (char)(bits >> count & 0xff));
        }
    }
}

/* ---- parts ---- */

bool
film_mime_boundary(struct film_str line, struct film_str boundary, bool *last)
{
    if (boundary.n == 0 || !film_str_starts(line, FILM_STR("--")))
        return false;
    line.p += 2;
    line.n -= 2;
    if (!film_str_starts(line, boundary))
        return false;
    struct film_str rest = {line.p + boundary.n, line.n - boundary.n};
    *last = film_str_starts(rest, FILM_STR("--"));
    return *last || film_str_trim(rest).n == 0;
}

struct film_str
film_mime_part(struct film_mime *r, struct film_str boundary, bool *whole,
               bool *last)
{
    struct film_str body = {r->rest.p, 0}, line;
    *last = false;
    *whole = true;
    while (film_mime_line(r, &line)) {
        if (film_mime_boundary(line, boundary, last))
            return body;
        body.n = (size_t)(line.p + line.n - body.p);
    }
    *whole = false;
    return body;
}

bool
film_mime_is_html(const struct film_mime_header *h)
{
    return film_mime_begins(h->type, "text/html") ||
           film_mime_begins(h->type, "application/xhtml+xml");
}

bool
film_mime_decode(struct film_buf *out, struct film_str body,
                 struct film_str encoding)
{
    bool quoted = film_mime_begins(encoding, "quoted-printable");
    bool base64 = film_mime_begins(encoding, "base64");
    if (quoted)
        decode_quoted(out, body);
    else if (base64)
        decode_base64(out, body);
    else
        film_buf_str(out, body);
    return quoted || base64;
}

/* ---- words in header fields ---- */

/* Reads "=?charset?Q?text?=" at the beginning of s; its length, 0 if it is not
 * there. */
static size_t
encoded_word(struct film_str s, struct film_str *charset, char *how,
             struct film_str *text)
{
    struct film_str rest = {s.p + 2, s.n - 2}, letter;
    if (!film_str_cut(&rest, '?', charset) ||
        !film_str_cut(&rest, '?', &letter) || letter.n != 1)
        return 0;
    const char *end = memmem(rest.p, rest.n, "?=", 2);
    if (!end)
        return 0;
    *how = film_ascii_to_small(letter.p[0]);
    *text = (struct film_str){rest.p, (size_t)(end - rest.p)};
    return (size_t)(end + 2 - s.p);
}

void
film_mime_text(struct film_buf *out, struct film_str bytes,
               struct film_str charset)
{
    enum { NAME = 32 };
    char name[NAME];
    struct film_charset used;
    size_t n = charset.n < NAME ? charset.n : NAME - 1;
    memcpy(name, charset.p, n);
    name[n] = '\0';
    film_charset_decode(out, bytes, name, &used, NULL);
}

static void
add_word(struct film_buf *out, struct film_str charset, char how,
         struct film_str text)
{
    struct film_buf bytes;
    film_buf_init(&bytes, 2 * text.n + 16);
    if (how == 'b')
        decode_base64(&bytes, text);
    else
        decode_quoted(&bytes, text);
    for (size_t i = 0; how != 'b' && i < bytes.n; i++)
        if (bytes.p[i] == '_')
            bytes.p[i] = ' ';
    film_mime_text(out, film_buf_get(&bytes), charset);
    film_buf_release(&bytes);
}

void
film_mime_words(struct film_buf *out, struct film_str s)
{
    bool after_word = false;
    while (s.n > 0) {
        struct film_str charset, text;
        char how;
        size_t n = film_str_starts(s, FILM_STR("=?"))
                       ? encoded_word(s, &charset, &how, &text)
                       : 0;
        size_t blanks = 0;
        while (blanks < s.n && strchr(" \t\r\n", s.p[blanks]))
            blanks++;
        struct film_str next = {s.p + blanks, s.n - blanks};
        if (n > 0) {
            add_word(out, charset, how, text);
        } else if (blanks > 0) { /* none between two encoded words */
            if (!after_word || !film_str_starts(next, FILM_STR("=?")))
                film_buf_byte(out, ' ');
            n = blanks;
        } else {
            film_buf_byte(out, s.p[0]);
            n = 1;
        }
        after_word = blanks == 0 && n > 1;
        s.p += n;
        s.n -= n;
    }
}
