/* SPDX-License-Identifier: GPL-2.0-or-later */
/* TEI P5 (tei-c.org): edited texts. Divisions are headed, paragraphs, lines
 * of verse in their groups, speeches and items of lists are paragraphs. */
#include <config.h>
#include "read/formats.h"

#include "base/ascii.h"
#include "read/xml/tree.h"

static int
sniff(struct film_str head, struct film_str path)
{
    (void)path;
    return film_xml_root_is(head, "TEI|TEI.2|teiCorpus") ? 95 : 0;
}

/* Printed at the head or foot of a page. */
static const char left_out[] = "fw";
static const char apart[] = "note|fw";

/* Appends text without notes. An element that starts a new line is separated by
 * a blank. */
static void
add_text(struct film_buf *out, const xmlNode *n)
{
    static const char lines[] = "l|lb|speaker|p|cell|item";
    if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE)
        film_node_add_text(n, out);
    if (n->type != XML_ELEMENT_NODE)
        return;
    for (const xmlNode *c = n->children; c; c = c->next)
        if (c->type != XML_ELEMENT_NODE || !film_node_is_one_of(c, apart))
            add_text(out, c);
    if (film_node_is_one_of(n, lines))
        film_buf_byte(out, ' ');
}

static struct film_str
text_at(struct film_tree *t, const xmlNode *n)
{
    film_buf_reset(&t->scratch);
    if (n)
        add_text(&t->scratch, n);
    return film_str_trim(film_buf_get(&t->scratch));
}

/* A part in a cast list: "role, actor". */
static void
add_cast(struct film_tree *t, const xmlNode *item)
{
    const xmlNode *actor = film_node_child(item, "actor");
    for (; actor; actor = film_node_next(actor, "actor"))
        film_builder_add(&t->b, &t->b.article.cast, text_at(t, actor));
}

/* Notes follow the paragraph that they are in. */
static void
add_notes(struct film_tree *t, const xmlNode *parent)
{
    const xmlNode *n = film_node_child(parent, NULL);
    for (; n; n = film_node_next(n, NULL)) {
        if (film_node_is(n, "note")) {
            struct film_str s = text_at(t, n);
            film_builder_paragraph(&t->b, s, film_node_place(n, s));
        }
        add_notes(t, n);
    }
}

/* libxml2 nests no deeper than 256. */
static void
add_blocks(struct film_tree *t, const xmlNode *parent, unsigned level)
{
    static const char paragraphs[] = "p|ab|lg|l|item|castItem|stage|sp|row|"
                                     "byline|docTitle|opener|closer|quote|note";
    const xmlNode *n = film_node_child(parent, NULL);
    for (; n; n = film_node_next(n, NULL)) {
        if (film_node_is_one_of(n, left_out)) {
            film_read_skipped(t->b.ctx, film_node_line(n), "a running head",
                              text_at(t, n));
            continue;
        }
        if (film_node_is(n, "castItem"))
            add_cast(t, n);
        struct film_str s;
        if (film_node_is(n, "head")) {
            s = text_at(t, n);
            film_builder_heading(&t->b, level, s, film_node_place(n, s));
            add_notes(t, n);
        } else if (film_node_is_one_of(n, paragraphs) ||
                   film_node_has_text(n)) {
            s = text_at(t, n);
            film_builder_paragraph(&t->b, s, film_node_place(n, s));
            add_notes(t, n);
        } else {
            add_blocks(t, n, level < 6 ? level + 1 : level);
        }
    }
}

/* The author's name is often an element beside numbers, places and addresses;
 * its parts may be in any order. */
static void
add_author(struct film_tree *t, const xmlNode *author)
{
    const xmlNode *name = film_node_child(author, "persName");
    name = name ? name : film_node_child(author, "name");
    name = name ? name : author;
    const xmlNode *given = film_node_child(name, "forename");
    const xmlNode *surname = film_node_child(name, "surname");
    if (!given || !surname) {
        film_builder_authors(&t->b, text_at(t, name));
        return;
    }
    film_buf_reset(&t->scratch2);
    for (; given; given = film_node_next(given, "forename")) {
        film_buf_str(&t->scratch2, text_at(t, given));
        film_buf_byte(&t->scratch2, ' ');
    }
    film_buf_str(&t->scratch2, text_at(t, surname));
    film_builder_add(&t->b, &t->b.article.authors, film_buf_get(&t->scratch2));
}

/* What the header says of the edition is not text of the work, except its
 * abstract. */
static void
pass_over_header(struct film_tree *t, const xmlNode *n)
{
    for (n = film_node_child(n, NULL); n; n = film_node_next(n, NULL)) {
        if (film_node_is(n, "abstract"))
            add_blocks(t, n, 1);
        else if (film_node_has_text(n))
            film_read_skipped(t->b.ctx, film_node_line(n), "in the header",
                              text_at(t, n));
        else if (!film_node_is(n, "titleStmt"))
            pass_over_header(t, n);
    }
}

static void
add_header(struct film_tree *t, const xmlNode *tei)
{
    struct film_article *a = &t->b.article;
    const xmlNode *desc =
        film_node_child(film_node_child(tei, "teiHeader"), "fileDesc");
    const xmlNode *titles = film_node_child(desc, "titleStmt");
    a->title = film_builder_text(&t->b, film_tree_text(t, titles, "title"));
    const xmlNode *author = film_node_child(titles, "author");
    for (; author; author = film_node_next(author, "author"))
        add_author(t, author);
    const xmlNode *publication = film_node_child(desc, "publicationStmt");
    const xmlNode *date = film_node_child(publication, "date");
    struct film_str when = film_tree_attr(t, date, "when");
    a->date = film_builder_date(&t->b, when.n ? when : text_at(t, date));
    a->source =
        film_builder_text(&t->b, film_tree_text(t, publication, "publisher"));
    a->language = film_builder_text(&t->b, film_tree_attr(t, tei, "lang"));
    film_buf_reset(&t->scratch2);
    struct film_str id = film_node_attr(tei, "id", &t->scratch2);
    if (id.n)
        a->id = film_builder_text(&t->b, id);
}

static enum film_status
take(struct film_tree *t, const xmlNode *tei, struct film_error *err)
{
    film_builder_article(&t->b, t->line);
    add_header(t, tei);
    pass_over_header(t, film_node_child(tei, "teiHeader"));
    const xmlNode *part = film_node_child(tei, NULL);
    for (; part; part = film_node_next(part, NULL))
        if (film_node_is_one_of(part, "text|standOff"))
            add_blocks(t, part, 1);
    return film_builder_emit_article(&t->b, err);
}

static enum film_status
read_tei(struct film_stream *in, struct film_read_context *ctx,
         struct film_error *err)
{
    static const struct film_tree_format format = {"tei", "TEI|TEI.2", NULL,
                                                   false, take};
    return film_tree_read(in, ctx, &format, err);
}

const struct film_reader film_reader_tei = {"tei", sniff, read_tei};
