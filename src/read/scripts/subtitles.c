/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Subtitles: SubRip (SRT), YouTube's (SBV), WebVTT, SubStation Alpha (SSA,
 * ASS). What is said is joined to passages under the time it is said at. */
#include <config.h>
#include "read/formats.h"

#include "read/charset.h"
#include "read/scripts/release.h"
#include "read/scripts/speech.h"

struct reading {
    struct film_speech speech;
    struct film_buf plain; /* of a cue */
    double from, to;       /* of the cue that is being read; from < 0: none */
    size_t cues;
};

/* ---- SubRip, SBV and WebVTT: a line of times, then lines of text ---- */

/* True for "00:00:01,000 --> 00:00:03,000", with settings after it, and for
 * "0:00:01.000,0:00:03.000" alone. */
static bool
take_times(struct film_str line, double *from, double *to)
{
    size_t n;
    line = film_str_trim(line);
    *from = film_speech_time(line, &n);
    struct film_str rest =
        film_str_trim((struct film_str){line.p + n, line.n - n});
    bool arrow = film_str_starts(rest, FILM_STR("-->"));
    if (*from < 0 || (!arrow && !film_str_starts(rest, FILM_STR(","))))
        return false;
    size_t sign = arrow ? 3 : 1;
    rest = film_str_trim((struct film_str){rest.p + sign, rest.n - sign});
    *to = film_speech_time(rest, &n);
    return *to >= 0 && (arrow || n == rest.n);
}

static void
end_cue(struct reading *r)
{
    if (r->from >= 0) {
        film_speech_add(&r->speech, r->from, r->to, film_buf_get(&r->plain));
        r->cues++;
    }
    film_buf_reset(&r->plain);
    r->from = -1;
}

/* A line that is neither times nor text of a cue is a cue's number or name, or
 * belongs to a block that is not shown. */
static void
take_cue_line(struct reading *r, struct film_str line)
{
    double from, to;
    if (film_str_trim(line).n == 0) {
        end_cue(r);
    } else if (take_times(line, &from, &to)) {
        end_cue(r);
        r->from = from;
        r->to = to;
    } else if (r->from >= 0) {
        film_buf_text(&r->plain, r->plain.n ? " " : "");
        film_speech_plain(&r->plain, line);
    }
}

/* ---- SubStation Alpha: "Dialogue: 0,0:00:01.00,0:00:03.00,…,Text" ---- */

static void
take_dialogue(struct reading *r, struct film_str line)
{
    enum { START = 1, END = 2, NAME = 4, TEXT = 9 };
    struct film_str name = {"", 0}, part;
    double from = -1, to = -1;
    size_t n;
    line.p += strlen("Dialogue:");
    line.n -= strlen("Dialogue:");
    for (int i = 0; i < TEXT; i++) {
        if (!film_str_cut(&line, ',', &part))
            return;
        part = film_str_trim(part);
        if (i == START)
            from = film_speech_time(part, &n);
        else if (i == END)
            to = film_speech_time(part, &n);
        else if (i == NAME)
            name = part;
    }
    film_buf_reset(&r->plain);
    if (name.n > 0)
        film_buf_printf(&r->plain, "%.*s: ", (int)name.n, name.p);
    film_speech_plain(&r->plain, line);
    if (from < 0)
        return;
    film_speech_add(&r->speech, from, to, film_buf_get(&r->plain));
    film_buf_reset(&r->plain);
    r->cues++;
}

/* ---- the file ---- */

static bool
is_substation(struct film_str s)
{
    s = film_str_trim(s);
    return film_str_starts(s, FILM_STR("[Script Info]")) ||
           film_str_starts(s, FILM_STR("[V4"));
}

static void
take_lines(struct reading *r, struct film_str text)
{
    bool substation = is_substation(text);
    struct film_str line;
    while (film_str_cut(&text, '\n', &line)) {
        if (!substation)
            take_cue_line(r, line);
        else if (film_str_starts(line, FILM_STR("Dialogue:")))
            take_dialogue(r, film_str_trim(line));
    }
    end_cue(r);
    film_speech_end(&r->speech);
}

static enum film_status
read_text(struct film_str text, struct film_read_context *ctx,
          struct film_error *err)
{
    struct film_builder b;
    struct reading r = {.from = -1};
    film_builder_init(&b, ctx, film_reader_subtitles.name);
    film_speech_init(&r.speech, &b);
    film_buf_init(&r.plain, 1 << 20);
    film_builder_article(&b, 1);
    film_release_apply(&b, film_read_name(ctx));
    take_lines(&r, text);
    enum film_status st =
        r.cues ? film_builder_emit_article(&b, err)
               : film_error_set(err, FILM_ERR_INPUT, "no cue in it");
    film_buf_release(&r.plain);
    film_speech_release(&r.speech);
    film_builder_release(&b);
    return st;
}

static enum film_status
read_subtitles(struct film_stream *in, struct film_read_context *ctx,
               struct film_error *err)
{
    return film_charset_read_text(in, ctx, read_text, err);
}

/* A line of times, or a number and such a line. */
static bool
begins_with_times(struct film_str s)
{
    struct film_str line;
    double from, to;
    s = film_str_trim(s);
    if (!film_str_cut(&s, '\n', &line))
        return false;
    line = film_str_trim(line);
    if (take_times(line, &from, &to))
        return true;
    for (size_t i = 0; i < line.n; i++)
        if (line.p[i] < '0' || line.p[i] > '9')
            return false;
    return film_str_cut(&s, '\n', &line) && take_times(line, &from, &to);
}

static int
sniff(struct film_str head, struct film_str path)
{
    (void)path;
    return film_str_starts(head, FILM_STR("WEBVTT")) || is_substation(head) ||
                   begins_with_times(head)
               ? 95
               : 0;
}

const struct film_reader film_reader_subtitles = {"subtitles", sniff,
                                                  read_subtitles};
