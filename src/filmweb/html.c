/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmweb/html.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "search/hits.h"

static void
add_char(struct film_buf *out, uint32_t c)
{
    enum { REPLACEMENT = 0xFFFD };
    if (c == '&')
        film_buf_text(out, "&amp;");
    else if (c == '<')
        film_buf_text(out, "&lt;");
    else if (c == '>')
        film_buf_text(out, "&gt;");
    else if (c == '"')
        film_buf_text(out, "&quot;");
    else if (c == '\'')
        film_buf_text(out, "&#39;");
    else if (c == '\n' || c == '\t')
        film_buf_byte(out, ' ');
    else
        film_utf8_add(out, film_utf8_control(c) ? (uint32_t)REPLACEMENT : c);
}

void
web_text(struct film_buf *out, struct film_str s)
{
    for (size_t i = 0; i < s.n;)
        add_char(out, film_utf8_next(s, &i));
}

/* ---- Languages ----------------------------------------------------------- */

/* Where a script is not of one language the tag names the script alone
 * (BCP 47). */
static const struct {
    uint32_t first, last;
    const char *tag;
} scripts[] = {
    {0x0370, 0x03FF, "und-Grek"}, {0x0400, 0x052F, "und-Cyrl"},
    {0x0590, 0x05FF, "und-Hebr"}, {0x0600, 0x06FF, "und-Arab"},
    {0x0900, 0x097F, "und-Deva"}, {0x0E00, 0x0E7F, "th"},
    {0x1100, 0x11FF, "ko"},       {0x3040, 0x30FF, "ja"},
    {0x3400, 0x9FFF, "und-Hani"}, {0xAC00, 0xD7A3, "ko"},
};

static const char *
script_of(uint32_t c)
{
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++)
        if (c >= scripts[i].first && c <= scripts[i].last)
            return scripts[i].tag;
    return NULL;
}

/* The tag of the script of most of the text, NULL for a Latin one. Japanese and
 * Korean are known by the letters that only they have. */
static const char *
tag_of(struct film_str text)
{
    const char *tag = NULL;
    size_t latin = 0, other = 0;
    for (size_t i = 0; i < text.n;) {
        uint32_t c = film_utf8_next(text, &i);
        const char *script = script_of(c);
        latin += c < 0x0250 && (c >= 0xC0 || film_ascii_letter((char)c));
        other += script != NULL;
        if (script && (!tag || strcmp(tag, "und-Hani") == 0))
            tag = script;
    }
    return other > latin ? tag : NULL;
}

/* True for the tag of another language than English. */
static bool
is_foreign(struct film_str language)
{
    if (language.n < 2 || film_str_starts_nocase(language, FILM_STR("en")))
        return false;
    for (size_t i = 0; i < language.n; i++)
        if (!film_ascii_letter(language.p[i]) &&
            !film_ascii_digit(language.p[i]) && language.p[i] != '-')
            return false;
    return true;
}

void
web_lang(struct film_buf *out, struct film_str text, struct film_str language)
{
    const char *tag = tag_of(text);
    if (!tag && !is_foreign(language))
        return;
    film_buf_text(out, " lang=\"");
    web_text(out, tag ? film_str_from(tag) : language);
    film_buf_byte(out, '"');
}

void
web_span(struct film_buf *out, struct film_str text)
{
    bool other = tag_of(text) != NULL;
    film_buf_text(out, other ? "<span" : "");
    if (other) {
        web_lang(out, text, FILM_STR(""));
        film_buf_byte(out, '>');
    }
    web_text(out, text);
    film_buf_text(out, other ? "</span>" : "");
}

/* ---- Elements ------------------------------------------------------------ */

void
web_element(struct film_buf *out, const char *tag, const char *class,
            struct film_str text)
{
    if (text.n == 0)
        return;
    web_markup(out, "<%s", tag);
    if (class)
        web_markup(out, " class=\"%s\"", class);
    web_lang(out, text, FILM_STR(""));
    film_buf_byte(out, '>');
    web_text(out, text);
    web_markup(out, "</%s>", tag);
}

/* RFC 3986: all but the unreserved characters as %XX. */
static void
add_encoded(struct film_buf *out, struct film_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (film_ascii_letter(s.p[i]) || film_ascii_digit(s.p[i]) ||
            (c && strchr("-._~", c)))
            film_buf_byte(out, s.p[i]);
        else
            film_buf_printf(out, "%%%02X", c);
    }
}

void
web_address(struct film_buf *out, const char *path, const struct web_args *args)
{
    film_buf_text(out, path);
    for (size_t i = 0; i < args->n; i++) {
        film_buf_text(out, i == 0 ? "?" : "&amp;");
        add_encoded(out, args->v[i].name);
        film_buf_byte(out, '=');
        add_encoded(out, args->v[i].value);
    }
}

void
web_link(struct film_buf *out, struct film_str text, const char *path,
         struct web_arg first, struct web_arg second)
{
    struct web_args args = {.v = {first, second},
                            .n = second.value.n > 0 ? 2 : 1};
    film_buf_text(out, "<a href=\"");
    web_address(out, path, &args);
    film_buf_byte(out, '"');
    web_lang(out, text, FILM_STR(""));
    film_buf_byte(out, '>');
    web_text(out, text);
    film_buf_text(out, "</a>");
}

void
web_marked(struct film_buf *out, struct film_str text,
           const struct film_range *ranges, size_t n)
{
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        size_t from = ranges[i].from, to = ranges[i].to;
        if (from < at || to < from || to > text.n)
            continue;
        web_text(out, (struct film_str){text.p + at, from - at});
        web_element(out, "mark", NULL,
                    (struct film_str){text.p + from, to - from});
        at = to;
    }
    web_text(out, (struct film_str){text.p + at, text.n - at});
}

bool
web_may_link(struct film_str url)
{
    return film_str_starts_nocase(url, FILM_STR("http://")) ||
           film_str_starts_nocase(url, FILM_STR("https://"));
}
