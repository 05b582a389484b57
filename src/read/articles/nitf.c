/* SPDX-License-Identifier: GPL-2.0-or-later */
/* News Industry Text Format of the IPTC, versions 3.x (iptc.org/std/NITF). */
#include <config.h>
#include "read/formats.h"

#include "read/articles/nitf.h"

static int
sniff(struct film_str head, struct film_str path)
{
    (void)path;
    return film_xml_root_is(head, "nitf") ? 95 : 0;
}

void
film_news_byline(struct film_tree *t, struct film_str text)
{
    film_builder_authors(&t->b, text);
}

/* --- the head ----------------------------------------------------------- */

/* Children by name along a path, NULL where it breaks off. */
static const xmlNode *
descend(const xmlNode *n, const char *const *path)
{
    for (; n && *path; path++)
        n = film_node_child(n, *path);
    return n;
}

#define PATH(...)                                                              \
    (const char *const[])                                                      \
    {                                                                          \
        __VA_ARGS__, NULL                                                      \
    }

static struct film_str
text_at(struct film_tree *t, const xmlNode *n)
{
    return film_str_trim(film_node_text(n, &t->scratch));
}

static void
set(struct film_tree *t, struct film_str *field, struct film_str value)
{
    if (field->n == 0)
        *field = film_builder_text(&t->b, value);
}

static void
add_date(struct film_tree *t, const xmlNode *n, const char *name)
{
    struct film_str *date = &t->b.article.date;
    if (n && date->n == 0)
        *date = film_builder_date(&t->b, film_tree_attr(t, n, name));
}

static void
add_head(struct film_tree *t, const xmlNode *nitf)
{
    struct film_article *a = &t->b.article;
    const xmlNode *doc = descend(nitf, PATH("head", "docdata"));
    add_date(t, film_node_child(doc, "date.issue"), "norm");
    add_date(t, descend(nitf, PATH("head", "pubdata")), "date.publication");
    add_date(t,
             descend(nitf, PATH("body", "body.head", "dateline", "story.date")),
             "norm");
    const xmlNode *id = film_node_child(doc, "doc-id");
    if (a->id.n == 0)
        set(t, &a->id, film_tree_attr(t, id, "id-string"));
    const xmlNode *key = descend(doc, PATH("key-list", "keyword"));
    for (; key; key = film_node_next(key, "keyword"))
        film_builder_add(&t->b, &a->tags, film_tree_attr(t, key, "key"));
    set(t, &a->language, film_tree_attr(t, nitf, "baselang"));
    set(t, &a->language, film_tree_attr(t, nitf, "lang"));
    const xmlNode *body_head = descend(nitf, PATH("body", "body.head"));
    set(t, &a->source, text_at(t, film_node_child(body_head, "distributor")));
    set(t, &a->source,
        film_tree_attr(t, film_node_child(doc, "doc.copyright"), "holder"));
    set(t, &a->title, text_at(t, descend(body_head, PATH("hedline", "hl1"))));
    set(t, &a->title, text_at(t, descend(nitf, PATH("head", "title"))));
}

static void
add_bylines(struct film_tree *t, const xmlNode *head)
{
    const xmlNode *n = film_node_child(head, "byline");
    for (; n && t->b.article.authors.n < 20; n = film_node_next(n, "byline")) {
        const xmlNode *person = film_node_child(n, "person");
        if (!person && film_node_child(n, "byttl")) {
            /* the text in front of the person's title */
            film_buf_reset(&t->scratch);
            for (const xmlNode *c = n->children; c; c = c->next)
                if (!film_node_is(c, NULL))
                    film_node_add_text(c, &t->scratch);
            film_news_byline(t, film_buf_get(&t->scratch));
        } else if (!person) {
            film_news_byline(t, text_at(t, n));
        }
        for (; person; person = film_node_next(person, "person"))
            film_news_byline(t, text_at(t, person));
    }
}

/* --- the body ----------------------------------------------------------- */

static void
add_row(struct film_tree *t, const xmlNode *row)
{
    film_buf_reset(&t->scratch);
    const xmlNode *cell = film_node_child(row, NULL);
    for (; cell; cell = film_node_next(cell, NULL)) {
        if (t->scratch.n)
            film_buf_text(&t->scratch, " | ");
        film_node_add_text(cell, &t->scratch);
    }
    struct film_str s = film_buf_get(&t->scratch);
    film_builder_paragraph(&t->b, s, film_node_place(row, s));
}

static void
add_paragraph(struct film_tree *t, const xmlNode *n)
{
    struct film_str s = text_at(t, n);
    film_builder_paragraph(&t->b, s, film_node_place(n, s));
}

/* Agencies repeat the title where the text begins. */
static void
add_heading(struct film_tree *t, const xmlNode *n)
{
    struct film_str s = text_at(t, n);
    if (!film_str_equal(s, t->b.article.title))
        film_builder_heading(&t->b, 2, s, film_node_place(n, s));
}

/* libxml2 nests no deeper than 256. */
static void
add_blocks(struct film_tree *t, const xmlNode *parent)
{
    static const char paragraphs[] = "p|li|dt|dd|bq|fn|tagline";
    static const char left_out[] = "media|nitf-table-metadata|note";
    const xmlNode *n = film_node_child(parent, NULL);
    for (; n; n = film_node_next(n, NULL)) {
        if (film_node_is_one_of(n, left_out)) {
            struct film_str s = text_at(t, n);
            if (s.n)
                film_read_skipped(
                    t->b.ctx, film_node_line(n),
                    film_node_is(n, "media") ? "a caption" : "a note", s);
            continue;
        }
        if (film_node_is(n, "hl2"))
            add_heading(t, n);
        else if (film_node_is(n, "tr"))
            add_row(t, n);
        else if (film_node_is(n, "bq") && film_node_child(n, "block"))
            add_blocks(t, n);
        else if (film_node_is(n, "pre"))
            film_builder_paragraphs(
                &t->b, text_at(t, n),
                (struct film_place){.line = film_node_line(n)});
        else if (film_node_is_one_of(n, paragraphs) || film_node_has_text(n))
            add_paragraph(t, n);
        else
            add_blocks(t, n);
    }
}

void
film_nitf_add(struct film_tree *t, const xmlNode *nitf)
{
    add_head(t, nitf);
    const xmlNode *body = film_node_child(nitf, "body");
    const xmlNode *head = film_node_child(body, "body.head");
    if (t->b.article.authors.n == 0)
        add_bylines(t, head);
    const xmlNode *below =
        film_node_child(film_node_child(head, "hedline"), "hl2");
    for (; below; below = film_node_next(below, "hl2"))
        add_paragraph(t, below);
    const xmlNode *abstract = film_node_child(head, "abstract");
    if (abstract && film_node_child(abstract, NULL))
        add_blocks(t, abstract);
    else if (abstract)
        film_builder_paragraphs(&t->b, text_at(t, abstract),
                                (struct film_place){0});
    const xmlNode *content = film_node_child(body, "body.content");
    for (; content; content = film_node_next(content, "body.content"))
        add_blocks(t, content);
    add_blocks(t, film_node_child(body, "body.end"));
}

static enum film_status
take(struct film_tree *t, const xmlNode *n, struct film_error *err)
{
    film_builder_article(&t->b, t->line);
    film_nitf_add(t, n);
    return film_builder_emit_article(&t->b, err);
}

static enum film_status
read_nitf(struct film_stream *in, struct film_read_context *ctx,
          struct film_error *err)
{
    static const struct film_tree_format format = {"nitf", "nitf", NULL, false,
                                                   take};
    return film_tree_read(in, ctx, &format, err);
}

const struct film_reader film_reader_nitf = {"nitf", sniff, read_nitf};
