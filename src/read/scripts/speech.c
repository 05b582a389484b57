/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/scripts/speech.h"

#include "base/line.h"

/* A passage ends with a pause, or with the first sentence that ends beyond
 * ENOUGH bytes, or before MOST: an answer shows a few exchanges, as a reader
 * would quote them. */
enum { PAUSE = 8 /* seconds */, ENOUGH = 320, MOST = 900 };

void
film_speech_init(struct film_speech *s, struct film_builder *b)
{
    *s = (struct film_speech){.b = b, .from = -1};
    film_buf_init(&s->text, 1 << 20);
    film_buf_init(&s->last, 1 << 20);
}

void
film_speech_release(struct film_speech *s)
{
    film_buf_release(&s->text);
    film_buf_release(&s->last);
}

static uint32_t
place_of(double seconds)
{
    return film_line_of_second(seconds < UINT32_MAX ? (uint32_t)seconds
                                                    : UINT32_MAX);
}

void
film_speech_end(struct film_speech *s)
{
    if (s->text.n > 0) {
        double to = s->to > s->from ? s->to : s->from;
        struct film_place at = {.line = place_of(s->from),
                                .line_end = place_of(to)};
        film_builder_paragraph(s->b, film_buf_get(&s->text), at);
    }
    film_buf_reset(&s->text);
    s->from = -1;
}

static bool
ends_sentence(struct film_str s)
{
    static const char *const ends[] = {".",  "!",  "?",  "…", "。",
                                       "！", "？", "\"", "”", "♪"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (film_str_ends(s, film_str_from(ends[i])))
            return true;
    return false;
}

static bool
is_full(const struct film_speech *s, double from, size_t more)
{
    return s->from >= 0 &&
           (from - s->to > PAUSE || s->text.n + more > MOST ||
            (s->text.n > ENOUGH && ends_sentence(film_buf_get(&s->text))));
}

void
film_speech_add(struct film_speech *s, double from, double to,
                struct film_str text)
{
    text = film_str_trim(text);
    if (text.n == 0 || film_str_equal(text, film_buf_get(&s->last)))
        return;
    film_buf_reset(&s->last);
    film_buf_str(&s->last, text);
    if (is_full(s, from, text.n))
        film_speech_end(s);
    if (s->from < 0)
        s->from = from < 0 ? 0 : from;
    film_buf_text(&s->text, s->text.n ? " " : "");
    film_buf_str(&s->text, text);
    s->to = to;
}

double
film_speech_time(struct film_str s, size_t *n)
{
    enum { PARTS = 3, LARGEST = 100000 };
    double seconds = 0, part = 0, unit = 1;
    int colons = 0;
    bool digits = false, fraction = false;
    size_t i = 0;
    for (; i < s.n; i++) {
        char c = s.p[i];
        if (c >= '0' && c <= '9' && part < LARGEST) {
            digits = true;
            if (fraction)
                part += (unit /= 10) * (c - '0');
            else
                part = 10 * part + (c - '0');
        } else if (c == ':' && digits && !fraction && colons < PARTS - 1) {
            seconds = (seconds + part) * 60;
            part = 0;
            colons++;
        } else if ((c == '.' || c == ',') && digits && !fraction) {
            fraction = true;
        } else {
            break;
        }
    }
    *n = i;
    return digits && colons > 0 ? seconds + part : -1;
}

/* Appends the speaker of "<v Lena>" or "<v.loud Lena>". */
static void
add_voice(struct film_buf *out, struct film_str tag)
{
    const char *blank = memchr(tag.p, ' ', tag.n);
    if (tag.n < 3 || tag.p[0] != 'v' || !blank)
        return;
    film_buf_str(out, film_str_trim((struct film_str){
                          blank, (size_t)(tag.p + tag.n - blank)}));
    film_buf_text(out, ": ");
}

void
film_speech_plain(struct film_buf *out, struct film_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        const char *end = c == '<'   ? memchr(s.p + i, '>', s.n - i)
                          : c == '{' ? memchr(s.p + i, '}', s.n - i)
                                     : NULL;
        if (end) {
            struct film_str tag = {s.p + i + 1, (size_t)(end - s.p) - i - 1};
            if (c == '<')
                add_voice(out, tag);
            i = (size_t)(end - s.p);
        } else if (c == '\\' && i + 1 < s.n && strchr("Nnh", s.p[i + 1])) {
            film_buf_byte(out, ' ');
            i++;
        } else {
            film_buf_byte(out, c);
        }
    }
}
