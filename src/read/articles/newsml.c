/* SPDX-License-Identifier: GPL-2.0-or-later */
/* NewsML-G2 of the IPTC (iptc.org/std/NewsML-G2): news items, alone or many in
 * a message, with NITF, XHTML or plain text inside; packages for their
 * headline; concepts that are persons. */
#include <config.h>
#include "read/fields.h"
#include "read/formats.h"

#include "read/html/html.h"
#include "read/html/text.h"
#include "read/articles/nitf.h"

static int
sniff(struct film_str head, struct film_str path)
{
    (void)path;
    return film_xml_root_is(
               head,
               "newsItem|newsMessage|packageItem|conceptItem|knowledgeItem")
               ? 95
               : 0;
}

static struct film_str
text_at(struct film_tree *t, const xmlNode *n)
{
    return film_str_trim(film_node_text(n, &t->scratch));
}

/* A name is an attribute or an element. */
static struct film_str
name_of(struct film_tree *t, const xmlNode *n)
{
    struct film_str s = film_tree_text(t, n, "name");
    return s.n ? s : film_tree_attr(t, n, "literal");
}

static void
set(struct film_tree *t, struct film_str *field, struct film_str value)
{
    if (field->n == 0)
        *field = film_builder_text(&t->b, value);
}

static void
add_date(struct film_tree *t, const xmlNode *meta, const char *name)
{
    struct film_str *date = &t->b.article.date;
    if (date->n == 0)
        *date = film_builder_date(&t->b, film_tree_text(t, meta, name));
}

static void
add_authors(struct film_tree *t, const xmlNode *meta)
{
    const xmlNode *n = film_node_child(meta, "by");
    for (; n; n = film_node_next(n, "by"))
        film_news_byline(t, text_at(t, n));
    if (t->b.article.authors.n)
        return;
    for (n = film_node_child(meta, "creator"); n;
         n = film_node_next(n, "creator")) {
        /* a source, not a person: Reuters marks it by its role */
        if (film_str_ends(film_tree_attr(t, n, "role"), FILM_STR(":source")))
            continue;
        film_builder_authors(&t->b, name_of(t, n));
    }
}

/* The main headline is the title; those below it are paragraphs. */
static void
add_headlines(struct film_tree *t, const xmlNode *meta)
{
    const xmlNode *n = film_node_child(meta, "headline");
    for (; n; n = film_node_next(n, "headline")) {
        struct film_place at = {.line = film_node_line(n),
                                .line_end = film_node_line(n)};
        if (t->b.article.title.n == 0)
            set(t, &t->b.article.title, text_at(t, n));
        else
            film_builder_paragraph(&t->b, text_at(t, n), at);
    }
}

static void
add_descriptions(struct film_tree *t, const xmlNode *meta)
{
    const xmlNode *n = film_node_child(meta, "description");
    for (; n; n = film_node_next(n, "description"))
        film_builder_paragraph(
            &t->b, text_at(t, n),
            (struct film_place){.line = film_node_line(n),
                                .line_end = film_node_line(n)});
}

/* "Embargoed until noon" */
static void
pass_over_notes(struct film_tree *t, const xmlNode *meta)
{
    const xmlNode *n = film_node_child(meta, "edNote");
    for (; n; n = film_node_next(n, "edNote"))
        film_read_skipped(t->b.ctx, film_node_line(n), "a note to editors",
                          text_at(t, n));
}

static void
add_meta(struct film_tree *t, const xmlNode *item)
{
    struct film_article *a = &t->b.article;
    const xmlNode *own = film_node_child(item, "itemMeta");
    const xmlNode *meta = film_node_child(item, "contentMeta");
    struct film_str guid = film_tree_attr(t, item, "guid");
    if (guid.n)
        a->id = film_builder_text(&t->b, guid);
    set(t, &a->language,
        film_tree_attr(t, film_node_child(meta, "language"), "tag"));
    set(t, &a->language, film_tree_attr(t, item, "lang"));
    a->date = (struct film_str){0};
    add_date(t, own, "versionCreated");
    add_date(t, meta, "contentModified");
    add_date(t, meta, "contentCreated");
    set(t, &a->source, name_of(t, film_node_child(own, "provider")));
    const xmlNode *rights = film_node_child(item, "rightsInfo");
    set(t, &a->source, name_of(t, film_node_child(rights, "copyrightHolder")));
    add_headlines(t, meta);
    add_descriptions(t, meta);
    set(t, &a->title, film_tree_text(t, own, "title"));
    add_authors(t, meta);
    pass_over_notes(t, own);
    const xmlNode *subject = film_node_child(meta, "subject");
    for (; subject; subject = film_node_next(subject, "subject"))
        film_builder_add(&t->b, &a->tags, film_tree_text(t, subject, "name"));
}

/* --- content ------------------------------------------------------------ */

static enum film_status
add_inline_xml(struct film_tree *t, const xmlNode *n, struct film_error *err)
{
    const xmlNode *root = film_node_child(n, NULL);
    if (film_node_is(root, "nitf")) {
        film_nitf_add(t, root);
        return FILM_OK;
    }
    const xmlNode *body = film_node_child(root, "body");
    if (!root)
        return FILM_OK;
    return film_html_read_node((xmlNode *)(body ? body : root), &t->b, err);
}

/* Text, or HTML that says it is text. */
static enum film_status
add_inline_data(struct film_tree *t, const xmlNode *n, struct film_error *err)
{
    struct film_str encoding = film_tree_attr(t, n, "encoding");
    if (encoding.n) /* base64: a picture or a program's data */
        return FILM_OK;
    uint32_t line = film_node_line(n);
    struct film_buf text;
    film_buf_init(&text, t->scratch.max);
    film_node_add_text(n, &text);
    enum film_status st = film_buf_check(&text, err);
    if (st == FILM_OK && film_html_has_markup(film_buf_get(&text)))
        st = film_html_read_fragment(film_buf_get(&text), line, &t->b, err);
    else if (st == FILM_OK)
        film_builder_paragraphs(&t->b, film_buf_get(&text),
                                (struct film_place){.line = line});
    film_buf_release(&text);
    return st;
}

/* An item may bring its content in several forms: the first with text. */
static enum film_status
add_content(struct film_tree *t, const xmlNode *set_node,
            struct film_error *err)
{
    enum film_status st = FILM_OK;
    size_t before = t->b.article.block_count;
    const xmlNode *n = film_node_child(set_node, NULL);
    for (; n && st == FILM_OK && t->b.article.block_count == before;
         n = film_node_next(n, NULL)) {
        if (film_node_is(n, "inlineXML"))
            st = add_inline_xml(t, n, err);
        else if (film_node_is(n, "inlineData"))
            st = add_inline_data(t, n, err);
    }
    return st;
}

static enum film_status
take_item(struct film_tree *t, const xmlNode *n, struct film_error *err)
{
    film_builder_article(&t->b, t->line);
    add_meta(t, n);
    size_t before = t->b.article.block_count;
    enum film_status st = add_content(t, film_node_child(n, "contentSet"), err);
    if (st != FILM_OK)
        return st;
    film_fields_drop_repeats(&t->b, before);
    if (t->b.article.block_count == 0)
        film_read_warn(t->b.ctx, t->line, "a news item without text");
    return film_builder_emit_article(&t->b, err);
}

static enum film_status
take_concept(struct film_tree *t, const xmlNode *n, struct film_error *err)
{
    const xmlNode *c = film_node_child(n, "concept");
    struct film_str type =
        film_tree_attr(t, film_node_child(c, "type"), "qcode");
    if (!film_str_ends(type, FILM_STR(":person"))) {
        film_read_warn(t->b.ctx, t->line, "a concept that is not a person");
        return FILM_OK;
    }
    struct film_builder *b = &t->b;
    film_builder_record(b, FILM_RECORD_PERSON, t->line);
    b->record.ref = film_builder_text(
        b, film_tree_attr(t, film_node_child(c, "conceptId"), "qcode"));
    const xmlNode *name = film_node_child(c, "name");
    for (; name; name = film_node_next(name, "name")) {
        struct film_str text = text_at(t, name);
        film_buf_reset(&t->scratch2);
        struct film_str lang = film_node_attr(name, "lang", &t->scratch2);
        film_builder_name(b, &b->record.names,
                          b->record.names.n ? FILM_NAME_ALTERNATIVE
                                            : FILM_NAME_MAIN,
                          text, lang);
    }
    b->record.born = film_builder_date(
        b, film_tree_text(t, film_node_child(c, "personDetails"), "born"));
    b->record.died = film_builder_date(
        b, film_tree_text(t, film_node_child(c, "personDetails"), "died"));
    b->record.plot = film_builder_body(b, film_tree_text(t, c, "definition"));
    return film_builder_emit_record(b, err);
}

static enum film_status
take(struct film_tree *t, const xmlNode *n, struct film_error *err)
{
    return film_node_is(n, "conceptItem") ? take_concept(t, n, err)
                                          : take_item(t, n, err);
}

static enum film_status
read_newsml(struct film_stream *in, struct film_read_context *ctx,
            struct film_error *err)
{
    static const struct film_tree_format format = {
        "newsml", "newsItem|packageItem|conceptItem", NULL, false, take};
    return film_tree_read(in, ctx, &format, err);
}

const struct film_reader film_reader_newsml = {"newsml", sniff, read_newsml};
