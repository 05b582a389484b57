/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The text of office documents: word/document.xml of DOCX with its notes, and
 * content.xml of ODT and ODS (also as one flat file). The archive around it is
 * the business of read/containers. Rows of a spreadsheet are rows of a table.
 */
#include <config.h>
#include "read/documents/office.h"

#include "base/line.h"
#include "read/formats.h"
#include "read/tables/table.h"
#include "read/xml/xml.h"

#include <stdlib.h>

enum { DEEPEST = 100 /* elements within a paragraph */ };

struct reading {
    struct film_builder b;
    struct film_table *table; /* of a spreadsheet, else NULL */
    struct film_notes *notes; /* or NULL */
    struct film_buf text, scratch;
    uint32_t paragraph; /* counted: lines of XML say nothing */
    uint32_t slide;     /* of a presentation, from 1 */
    bool heads_slide;   /* in the frame of its title */
    bool open;          /* text is the beginning of the next paragraph */
};

static int
sniff(struct film_str head, struct film_str path)
{
    struct film_str name, space;
    (void)path;
    if (!film_xml_root(head, &name, &space))
        return 0;
    bool word = (film_str_equal(name, FILM_STR("document")) ||
                 film_str_equal(name, FILM_STR("footnotes")) ||
                 film_str_equal(name, FILM_STR("endnotes"))) &&
                memmem(space.p, space.n, "wordprocessingml", 16);
    bool open = (film_str_equal(name, FILM_STR("document-content")) ||
                 film_str_equal(name, FILM_STR("document"))) &&
                memmem(space.p, space.n, "opendocument", 12);
    return word || open ? 95 : 0;
}

/* ---- text of a paragraph ---- */

/* Elements whose text is not the paragraph's own: deleted text, field codes,
 * text in boxes and notes, which comes after it. */
static bool
is_skipped(const xmlNode *n)
{
    return film_node_is_one_of(
        n, "del|delText|instrText|pPr|rPr|annotation|note|tracked-changes|"
           "drawing|pict|object|frame");
}

/* The spaces and hyphens that are elements. */
static const char *
sign_of(const xmlNode *n)
{
    if (film_node_is_one_of(n, "tab|br|cr|s|line-break"))
        return " ";
    return film_node_is(n, "noBreakHyphen") ? "-" : NULL;
}

static void
add_text(struct film_buf *out, const xmlNode *n, unsigned depth)
{
    bool choice = film_node_is(n, "AlternateContent");
    size_t before = out->n;
    for (n = depth < DEEPEST ? n->children : NULL; n; n = n->next) {
        const char *sign = sign_of(n);
        if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE)
            film_node_add_text(n, out);
        else if (sign)
            film_buf_text(out, sign);
        else if (n->type == XML_ELEMENT_NODE && !is_skipped(n))
            add_text(out, n, depth + 1);
        if (choice && out->n > before) /* the others are for old programs */
            return;
    }
}

void
film_office_text(struct film_buf *out, const xmlNode *paragraph)
{
    add_text(out, paragraph, 0);
}

static const xmlNode *
grandchild(const xmlNode *n, const char *child, const char *inner)
{
    n = film_node_child(n, child);
    return n ? film_node_child(n, inner) : NULL;
}

/* The level of a heading, 0 for other paragraphs, -1 for the title. Word says
 * it by the style's id: "Heading2", "berschrift2", "Title". */
static int
level_of(struct reading *r, const xmlNode *n)
{
    if (r->heads_slide)
        return r->slide == 1 && r->b.article.title.n == 0 ? -1 : 2;
    if (film_node_is(n, "h")) {
        struct film_str level = film_node_attr(n, "outline-level", &r->scratch);
        return level.n == 1 && level.p[0] >= '1' && level.p[0] <= '6'
                   ? level.p[0] - '0'
                   : 1;
    }
    const xmlNode *style = grandchild(n, "pPr", "pStyle");
    struct film_str id = style ? film_node_attr(style, "val", &r->scratch)
                               : film_node_attr(n, "style-name", &r->scratch);
    if (film_str_equal(id, FILM_STR("Title")) ||
        film_str_equal(id, FILM_STR("Titel")))
        return -1;
    bool heading = style && id.n > 1 && id.p[id.n - 1] >= '1' &&
                   id.p[id.n - 1] <= '6' &&
                   (memmem(id.p, id.n, "eading", 6) ||
                    memmem(id.p, id.n, "berschrift", 10) ||
                    memmem(id.p, id.n, "Titre", 5));
    return heading ? id.p[id.n - 1] - '0' : 0;
}

/* True if the next paragraph is the rest of this: after a large first letter,
 * or where the end of a paragraph is deleted. */
static bool
goes_on(struct reading *r, const xmlNode *n)
{
    const xmlNode *frame = grandchild(n, "pPr", "framePr");
    const xmlNode *mark = grandchild(n, "pPr", "rPr");
    struct film_str drop = frame ? film_node_attr(frame, "dropCap", &r->scratch)
                                 : (struct film_str){"", 0};
    return (mark && film_node_child(mark, "del")) ||
           film_str_equal(drop, FILM_STR("drop")) ||
           film_str_equal(drop, FILM_STR("margin"));
}

static struct film_place
next_place(struct reading *r)
{
    uint32_t at = ++r->paragraph;
    if (r->slide)
        at = film_line_of_page(r->slide);
    return (struct film_place){.line = at, .line_end = at};
}

static void
take_paragraph(struct reading *r, const xmlNode *n)
{
    if (!r->open)
        film_buf_reset(&r->text);
    film_office_text(&r->text, n);
    struct film_str s = film_str_trim(film_buf_get(&r->text));
    r->open = goes_on(r, n) && s.n > 0;
    if (s.n == 0 || r->open)
        return;
    struct film_place at = next_place(r);
    int level = level_of(r, n);
    if (level < 0 && r->b.article.title.n == 0)
        r->b.article.title = film_builder_text(&r->b, s);
    else if (level > 0)
        film_builder_heading(&r->b, (unsigned)level, s, at);
    else
        film_builder_paragraph(&r->b, s, at);
}

/* Adds the paragraphs of the note that n refers to. */
static void
take_reference(struct reading *r, const xmlNode *n)
{
    struct film_str id = film_node_attr(n, "id", &r->scratch);
    bool end = film_node_is(n, "endnoteReference");
    for (size_t i = 0; r->notes && i < r->notes->n; i++) {
        struct film_note *note = &r->notes->v[i];
        if (note->used || note->why || note->end != end ||
            !film_str_equal(note->id, id))
            continue;
        film_builder_paragraph(&r->b, note->text, next_place(r));
        note->used = true;
    }
}

/* What nothing refers to, and what is left out. */
static void
end_notes(struct reading *r)
{
    for (size_t i = 0; r->notes && i < r->notes->n; i++) {
        const struct film_note *note = &r->notes->v[i];
        if (note->why)
            film_read_skipped(r->b.ctx, 0, note->why, note->text);
        else if (!note->used)
            film_builder_paragraph(&r->b, note->text, next_place(r));
    }
}

/* Adds the paragraphs within one, after it: those of its text boxes and
 * notes. */
static void
take_inner(struct reading *r, const xmlNode *n, unsigned depth)
{
    bool choice = film_node_is(n, "AlternateContent");
    size_t before = r->b.article.block_count;
    for (n = depth < DEEPEST ? film_node_child(n, NULL) : NULL; n;
         n = film_node_next(n, NULL)) {
        if (film_node_is_one_of(n, "footnoteReference|endnoteReference"))
            take_reference(r, n);
        else if (film_node_is(n, "annotation"))
            film_read_skipped(r->b.ctx, 0, "a comment",
                              film_node_text(n, &r->scratch));
        else if (film_node_is_one_of(n, "p|h"))
            take_paragraph(r, n);
        if (!film_node_is_one_of(n, "annotation|note-citation"))
            take_inner(r, n, depth + 1);
        if (choice && r->b.article.block_count > before)
            return;
    }
}

/* ---- rows of a spreadsheet ---- */

static size_t
repeats(struct reading *r, const xmlNode *n)
{
    struct film_str s =
        film_node_attr(n, "number-columns-repeated", &r->scratch);
    size_t v = 0;
    for (size_t i = 0; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && v < 10000;
         i++)
        v = 10 * v + (size_t)(s.p[i] - '0');
    return v ? v : 1;
}

static enum film_status
take_row(struct reading *r, const xmlNode *n, struct film_error *err)
{
    struct film_str cells[FILM_TABLE_COLUMNS];
    struct film_arena arena;
    size_t count = 0, used = 0;
    enum film_status st = FILM_OK;
    film_arena_init(&arena);
    for (const xmlNode *c = film_node_child(n, NULL); c && st == FILM_OK;
         c = film_node_next(c, NULL)) {
        struct film_str text = {"", 0};
        film_buf_reset(&r->text);
        for (const xmlNode *p = film_node_child(c, "p"); p;
             p = film_node_next(p, "p")) {
            film_buf_text(&r->text, r->text.n ? "\n\n" : "");
            film_office_text(&r->text, p);
        }
        if (r->text.n &&
            !film_arena_copy(&arena, film_buf_get(&r->text), &text))
            st = film_error_nomem(err);
        for (size_t k = repeats(r, c); k > 0 && count < FILM_TABLE_COLUMNS; k--)
            cells[count++] = film_str_trim(text);
        used = text.n ? count : used;
    }
    r->paragraph++;
    struct film_table_row row = {
        cells, used, {.line = r->paragraph, .line_end = r->paragraph}};
    if (st == FILM_OK)
        st = film_table_row(r->table, &row, err);
    film_node_report_unread(r->table->b.ctx, n,
                            r->paragraph); /* comments, boxes */
    film_arena_release(&arena);
    return st;
}

/* ---- the document ---- */

static bool
is_paragraph(const struct film_xml *x)
{
    return film_xml_is_start(x, "p") || film_xml_is_start(x, "h");
}

/* Slides are pages with frames, one of which has the title. */
static void
enter_slide(struct reading *r, const struct film_xml *x)
{
    if (film_xml_is_start(x, "page"))
        r->slide++;
    else if (film_xml_is_start(x, "frame"))
        r->heads_slide = film_str_equal(
            film_node_attr(film_xml_node(x), "class", &r->scratch),
            FILM_STR("title"));
    else if (film_xml_is_end(x, "frame"))
        r->heads_slide = false;
}

static enum film_status
take_all(struct reading *r, struct film_xml *x, struct film_error *err)
{
    enum film_status st = film_xml_next(x, err);
    while (st == FILM_OK) {
        const xmlNode *n;
        bool row = r->table && film_xml_is_start(x, "table-row");
        if (r->table && film_xml_is_start(x, "table"))
            film_table_sheet(r->table);
        if (film_xml_is_start(x, "tracked-changes")) {
            st = film_xml_skip(x, err);
            continue;
        }
        enter_slide(r, x);
        if (!row && (r->table || !is_paragraph(x))) {
            st = film_xml_next(x, err);
            continue;
        }
        st = film_xml_expand(x, &n, err);
        if (st == FILM_OK && row)
            st = take_row(r, n, err);
        else if (st == FILM_OK) {
            take_paragraph(r, n);
            take_inner(r, n, 0);
        }
        if (st == FILM_OK)
            st = film_xml_skip(x, err);
    }
    return st == FILM_END ? FILM_OK : st;
}

static enum film_status
read_text(struct reading *r, struct film_xml *x, struct film_read_context *ctx,
          struct film_error *err)
{
    film_builder_init(&r->b, ctx, film_reader_office.name);
    film_builder_article(&r->b, 1);
    enum film_status st = take_all(r, x, err);
    if (r->open)
        film_builder_paragraph(&r->b, film_buf_get(&r->text), next_place(r));
    end_notes(r);
    if (r->slide)
        r->b.article.line = film_line_of_page(1);
    bool any = r->b.article.block_count > 0;
    film_builder_title(&r->b, film_read_name(ctx));
    if (st == FILM_OK && any)
        st = film_builder_emit_article(&r->b, err);
    film_builder_release(&r->b);
    return st;
}

static enum film_status
read_rows(struct reading *r, struct film_xml *x, struct film_read_context *ctx,
          struct film_error *err)
{
    r->table = malloc(sizeof *r->table);
    if (!r->table)
        return film_error_nomem(err);
    film_table_init(r->table, ctx, film_reader_office.name);
    enum film_status st = take_all(r, x, err);
    if (st == FILM_OK)
        st = film_table_end(r->table, err);
    film_table_release(r->table);
    free(r->table);
    return st;
}

enum film_status
film_office_read(struct film_stream *in, struct film_read_context *ctx,
                 struct film_notes *notes, struct film_error *err)
{
    enum { HEAD = 64 * 1024 };
    struct reading r = {.notes = notes};
    struct film_str head;
    struct film_xml *x = NULL;
    enum film_status st = film_stream_peek(in, HEAD, &head, err);
    bool sheet =
        st == FILM_OK && memmem(head.p, head.n, "<office:spreadsheet", 19);
    film_buf_init(&r.text, (size_t)ctx->limits->article_bytes);
    film_buf_init(&r.scratch, 4096);
    if (st == FILM_OK)
        st = film_xml_open(&x, in, ctx, err);
    if (st == FILM_OK)
        st = sheet ? read_rows(&r, x, ctx, err) : read_text(&r, x, ctx, err);
    film_xml_free(x);
    film_buf_release(&r.text);
    film_buf_release(&r.scratch);
    return st;
}

static enum film_status
read_office(struct film_stream *in, struct film_read_context *ctx,
            struct film_error *err)
{
    return film_office_read(in, ctx, NULL, err);
}

const struct film_reader film_reader_office = {"office", sniff, read_office};
