/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/documents/office.h"

#include "read/xml/xml.h"

enum { DEEPEST = 100 /* elements within a note */ };

/* What a part consists of. The running heads of pages are not text of the
 * document, and neither are comments. */
static const struct kind {
    const char *element, *why;
    bool end;
} kinds[] = {
    {"footnote", NULL, false},        {"endnote", NULL, true},
    {"comment", "a comment", false},  {"hdr", "a running head", false},
    {"ftr", "a running foot", false},
};

void
film_notes_init(struct film_notes *notes)
{
    *notes = (struct film_notes){.n = 0};
    film_arena_init(&notes->arena);
}

void
film_notes_release(struct film_notes *notes)
{
    film_arena_release(&notes->arena);
}

static const struct kind *
kind_of(const struct film_xml *x)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (film_xml_is_start(x, kinds[i].element))
            return &kinds[i];
    return NULL;
}

static bool
add_paragraph(struct film_notes *notes, const struct kind *kind,
              struct film_str id, const xmlNode *p)
{
    struct film_buf text;
    film_buf_init(&text, 1 << 24);
    film_office_text(&text, p);
    struct film_str s = film_str_trim(film_buf_get(&text));
    struct film_note *note =
        s.n ? film_arena_push(&notes->arena, &notes->v, &notes->n, sizeof *note)
            : NULL;
    bool ok = !text.failed && (s.n == 0 || note);
    if (note) {
        note->end = kind->end;
        note->why = kind->why;
        ok = film_arena_copy(&notes->arena, s, &note->text) &&
             film_arena_copy(&notes->arena, id, &note->id);
    }
    film_buf_release(&text);
    return ok;
}

static bool
add_all(struct film_notes *notes, const struct kind *kind, struct film_str id,
        const xmlNode *n, unsigned depth)
{
    bool ok = true;
    for (n = film_node_child(n, NULL); n && ok && depth < DEEPEST;
         n = film_node_next(n, NULL))
        ok = film_node_is(n, "p") ? add_paragraph(notes, kind, id, n)
                                  : add_all(notes, kind, id, n, depth + 1);
    return ok;
}

static enum film_status
take_element(struct film_notes *notes, const struct kind *kind,
             struct film_xml *x, struct film_error *err)
{
    struct film_buf id;
    const xmlNode *n;
    film_buf_init(&id, 256);
    enum film_status st = film_xml_expand(x, &n, err);
    if (st == FILM_OK &&
        !add_all(notes, kind, film_node_attr(n, "id", &id), n, 0))
        st = film_error_nomem(err);
    film_buf_release(&id);
    return st == FILM_OK ? film_xml_skip(x, err) : st;
}

enum film_status
film_notes_read(struct film_notes *notes, struct film_str part,
                struct film_read_context *ctx, struct film_error *err)
{
    struct film_stream *in = NULL;
    struct film_xml *x = NULL;
    enum film_status st = film_stream_from_bytes(&in, part, ctx->limits, err);
    if (st == FILM_OK)
        st = film_xml_open(&x, in, ctx, err);
    if (st == FILM_OK)
        st = film_xml_next(x, err);
    while (st == FILM_OK) {
        const struct kind *kind = kind_of(x);
        st = kind ? take_element(notes, kind, x, err) : film_xml_next(x, err);
    }
    film_xml_free(x);
    film_stream_free(in);
    return st == FILM_END ? FILM_OK : st;
}
