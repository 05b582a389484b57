/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Subtitles in XML: TTML and its older form DFXP, a <p begin end> a cue. */
#include <config.h>
#include "read/formats.h"

#include "read/scripts/release.h"
#include "read/scripts/speech.h"
#include "read/xml/xml.h"

#include <stdlib.h>

struct reading {
    struct film_builder b;
    struct film_speech speech;
    struct film_buf text, scratch;
    size_t cues;
};

static int
sniff(struct film_str head, struct film_str path)
{
    struct film_str name, space;
    (void)path;
    return film_xml_root(head, &name, &space) &&
                   film_str_equal(name, FILM_STR("tt")) &&
                   memmem(space.p, space.n, "ttml", 4) != NULL
               ? 95
               : 0;
}

/* "00:00:01.000", "00:00:01:12" (frames), "12.5s", "1200ms"; negative if it is
 * neither of these. */
static double
time_of(struct film_str s)
{
    size_t n;
    double seconds = film_speech_time(s, &n);
    if (seconds >= 0 || s.n == 0 || s.n > 30)
        return seconds;
    char number[32], *end;
    memcpy(number, s.p, s.n);
    number[s.n] = '\0';
    seconds = strtod(number, &end);
    if (end == number)
        return -1;
    return strcmp(end, "ms") == 0 ? seconds / 1000 : seconds;
}

/* Appends the text in n, with a blank for each <br/>. */
static void
add_text(struct film_buf *out, const xmlNode *n, unsigned depth)
{
    enum { DEEPEST = 50 };
    for (n = depth < DEEPEST ? n->children : NULL; n; n = n->next) {
        if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE)
            film_buf_text(out, (const char *)n->content);
        else if (film_node_is(n, "br"))
            film_buf_byte(out, ' ');
        else if (n->type == XML_ELEMENT_NODE)
            add_text(out, n, depth + 1);
    }
}

static void
take_cue(struct reading *r, const xmlNode *n)
{
    double from = time_of(film_node_attr(n, "begin", &r->scratch));
    double to = time_of(film_node_attr(n, "end", &r->scratch));
    film_buf_reset(&r->text);
    add_text(&r->text, n, 0);
    if (from < 0)
        return;
    film_speech_add(&r->speech, from, to < from ? from : to,
                    film_builder_text(&r->b, film_buf_get(&r->text)));
    r->cues++;
}

static enum film_status
take_cues(struct reading *r, struct film_xml *x, struct film_error *err)
{
    enum film_status st = film_xml_next(x, err);
    while (st == FILM_OK) {
        const xmlNode *n;
        if (!film_xml_is_start(x, "p")) {
            st = film_xml_next(x, err);
            continue;
        }
        st = film_xml_expand(x, &n, err);
        if (st == FILM_OK) {
            take_cue(r, n);
            st = film_xml_skip(x, err);
        }
    }
    film_speech_end(&r->speech);
    return st == FILM_END ? FILM_OK : st;
}

static enum film_status
read_ttml(struct film_stream *in, struct film_read_context *ctx,
          struct film_error *err)
{
    struct reading r = {.cues = 0};
    struct film_xml *x = NULL;
    film_builder_init(&r.b, ctx, film_reader_ttml.name);
    film_speech_init(&r.speech, &r.b);
    film_buf_init(&r.text, 1 << 20);
    film_buf_init(&r.scratch, 1 << 20);
    film_builder_article(&r.b, 1);
    film_release_apply(&r.b, film_read_name(ctx));
    enum film_status st = film_xml_open(&x, in, ctx, err);
    if (st == FILM_OK)
        st = take_cues(&r, x, err);
    film_xml_free(x);
    if (st == FILM_OK)
        st = r.cues ? film_builder_emit_article(&r.b, err)
                    : film_error_set(err, FILM_ERR_INPUT, "no cue in it");
    film_buf_release(&r.text);
    film_buf_release(&r.scratch);
    film_speech_release(&r.speech);
    film_builder_release(&r.b);
    return st;
}

const struct film_reader film_reader_ttml = {"ttml", sniff, read_ttml};
