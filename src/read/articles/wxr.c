/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/articles/wxr.h"

#include "base/ascii.h"

enum {
    NAME = 40,     /* bytes of the name of a shortcode */
    SEARCHES = 500 /* for the end of one: each takes the length of the text */
};

/* The shortcodes of WordPress itself; "[sic]" is text. */
static const struct film_str codes[] = {
    FILM_STR("caption"),  FILM_STR("wp_caption"), FILM_STR("gallery"),
    FILM_STR("playlist"), FILM_STR("embed"),      FILM_STR("audio"),
    FILM_STR("video"),    FILM_STR("youtube"),    FILM_STR("vimeo"),
};

/* A shortcode of a plugin: "[/name]", or what has a value or such an end. */
static bool
is_plugins(struct film_str s, struct film_str code, bool closes,
           unsigned *searches)
{
    char end[NAME + 3] = "[/";
    size_t n = 0;
    while (n < code.n && n < NAME &&
           (film_ascii_letter(code.p[n]) || film_ascii_digit(code.p[n]) ||
            code.p[n] == '_' || code.p[n] == '-'))
        n++;
    if (n == 0 || (n < code.n && code.p[n] != ' '))
        return false;
    if (closes || memmem(code.p, code.n, "=\"", 2))
        return true;
    memcpy(end + 2, code.p, n);
    end[n + 2] = ']';
    return (*searches)++ < SEARCHES && memmem(s.p, s.n, end, n + 3);
}

/* Bytes of the shortcode at s.p[at], 0 if there is none; *caption: it begins
 * or ends a caption. */
static size_t
shortcode(struct film_str s, size_t at, bool *caption, unsigned *searches)
{
    size_t from = at + 1;
    if (s.p[at] != '[')
        return 0;
    bool closes = from < s.n && s.p[from] == '/';
    from += closes;
    const char *end = memchr(s.p + at, ']', s.n - at);
    if (!end)
        return 0;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        struct film_str rest = {s.p + from, (size_t)(end - s.p) - from};
        if (!film_str_starts(rest, codes[i]) ||
            (rest.n > codes[i].n && rest.p[codes[i].n] != ' ' &&
             rest.p[codes[i].n] != '/'))
            continue;
        *caption = i < 2;
        return (size_t)(end - s.p) + 1 - at;
    }
    struct film_str code = {s.p + from, (size_t)(end - s.p) - from};
    return is_plugins(s, code, closes, searches) ? (size_t)(end - s.p) + 1 - at
                                                 : 0;
}

static bool
has(struct film_str s, const char *text)
{
    return s.n > 0 && memmem(s.p, s.n, text, strlen(text)) != NULL;
}

/* Bytes of the line end and the empty lines at s.p[at], 0 if the next line is
 * not empty. */
static size_t
empty_lines(struct film_str s, size_t at)
{
    size_t i = at, ends = 0;
    while (i < s.n && strchr("\r\n \t", s.p[i]) && s.p[i] != '\0')
        ends += s.p[i++] == '\n';
    return ends > 1 ? i - at : 0;
}

void
film_wxr_html(struct film_buf *out, struct film_str content)
{
    bool classic = !has(content, "<p>") && !has(content, "<p ");
    bool mixed = has(content, "<!-- /wp:"); /* below blocks of the new editor */
    unsigned searches = 0;
    if (classic)
        film_buf_text(out, "<p>");
    for (size_t i = 0; i < content.n;) {
        bool caption = false;
        size_t code = shortcode(content, i, &caption, &searches);
        size_t gap = (classic || mixed) && !code && content.p[i] == '\n'
                         ? empty_lines(content, i)
                         : 0;
        if (gap || caption)
            film_buf_text(out, "</p><p>");
        if (!code && !gap)
            film_buf_byte(out, content.p[i]);
        i += code + gap ? code + gap : 1;
    }
}
