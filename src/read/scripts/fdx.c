/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Screenplays of Final Draft (FDX): XML, a <Paragraph Type> each. */
#include <config.h>
#include "read/formats.h"

#include "read/scripts/play.h"
#include "read/xml/xml.h"

struct reading {
    struct film_builder b;
    struct film_play play;
    struct film_buf text, type;
    bool title_page, by; /* the next line of the title page names authors */
};

static int
sniff(struct film_str head, struct film_str path)
{
    (void)path;
    return film_xml_root_is(head, "FinalDraft") ? 95 : 0;
}

static enum film_play_part
part_of(struct film_str type)
{
    static const struct {
        const char *type;
        enum film_play_part part;
    } rows[] = {
        {"Scene Heading", FILM_PLAY_SCENE},
        {"Character", FILM_PLAY_CHARACTER},
        {"Dialogue", FILM_PLAY_DIALOGUE},
        {"Parenthetical", FILM_PLAY_DIALOGUE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (film_str_equal(type, film_str_from(rows[i].type)))
            return rows[i].part;
    return FILM_PLAY_ACTION;
}

/* On the title page the first line is the title, and the authors are below
 * "Written by". */
static void
take_title(struct reading *r, struct film_str text, uint32_t line)
{
    text = film_str_trim(text);
    bool by = film_str_is_one_of_nocase(text, "by|written by|screenplay by");
    if (text.n == 0)
        return;
    if (r->b.article.title.n == 0)
        r->b.article.title = film_builder_text(&r->b, text);
    else if (r->by)
        film_builder_authors(&r->b, text);
    else if (!by)
        film_read_skipped(r->b.ctx, line, "on the title page", text);
    r->by = by;
}

static void
take_one(struct reading *r, const xmlNode *n, uint32_t line)
{
    struct film_str type = film_node_attr(n, "Type", &r->type);
    film_buf_reset(&r->text);
    for (const xmlNode *t = film_node_child(n, "Text"); t;
         t = film_node_next(t, "Text"))
        film_node_add_text(t, &r->text);
    if (r->title_page)
        take_title(r, film_buf_get(&r->text), line);
    else
        film_play_add(&r->play, part_of(type), film_buf_get(&r->text), line);
}

/* A paragraph, or those of two who speak at once. */
static void
take(struct reading *r, const xmlNode *n, uint32_t line)
{
    const xmlNode *both = film_node_child(n, "DualDialogue");
    take_one(r, n, line);
    for (n = both ? film_node_child(both, "Paragraph") : NULL; n;
         n = film_node_next(n, "Paragraph"))
        take_one(r, n, line);
}

static enum film_status
take_all(struct reading *r, struct film_xml *x, struct film_error *err)
{
    enum film_status st = film_xml_next(x, err);
    while (st == FILM_OK) {
        const xmlNode *n;
        if (film_xml_is_start(x, "TitlePage") ||
            film_xml_is_end(x, "TitlePage"))
            r->title_page = film_xml_is_start(x, "TitlePage");
        if (!film_xml_is_start(x, "Paragraph")) {
            st = film_xml_next(x, err);
            continue;
        }
        st = film_xml_expand(x, &n, err);
        if (st == FILM_OK) {
            take(r, n, film_xml_line(x));
            st = film_xml_skip(x, err);
        }
    }
    film_play_end(&r->play);
    return st == FILM_END ? FILM_OK : st;
}

static enum film_status
read_fdx(struct film_stream *in, struct film_read_context *ctx,
         struct film_error *err)
{
    struct reading r = {.title_page = false};
    struct film_xml *x = NULL;
    film_builder_init(&r.b, ctx, film_reader_fdx.name);
    film_play_init(&r.play, &r.b);
    film_buf_init(&r.text, 1 << 20);
    film_buf_init(&r.type, 1 << 12);
    film_builder_article(&r.b, 1);
    enum film_status st = film_xml_open(&x, in, ctx, err);
    if (st == FILM_OK)
        st = take_all(&r, x, err);
    film_xml_free(x);
    if (st == FILM_OK && r.b.article.block_count == 0)
        st = film_error_set(err, FILM_ERR_INPUT, "no paragraph in it");
    film_builder_title(&r.b, film_read_name(ctx));
    if (st == FILM_OK)
        st = film_builder_emit_article(&r.b, err);
    film_buf_release(&r.text);
    film_buf_release(&r.type);
    film_play_release(&r.play);
    film_builder_release(&r.b);
    return st;
}

const struct film_reader film_reader_fdx = {"fdx", sniff, read_fdx};
