/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ninjs, news in JSON, of the IPTC (iptc.org/std/ninjs), versions 1 to 3. */
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
    if (!film_tree_is_json(head))
        return 0;
    bool dated = film_tree_mentions(head, "\"versioncreated\"") ||
                 film_tree_mentions(head, "\"versionCreated\"");
    bool news = film_tree_mentions(head, "\"headline") ||
                film_tree_mentions(head, "\"body_") ||
                film_tree_mentions(head, "\"bodies\"") ||
                film_tree_mentions(head, "\"pubstatus\"");
    if (!film_tree_mentions(head, "\"uri\"")) /* Superdesk's has "guid" */
        return dated && news && film_tree_mentions(head, "\"guid\"") ? 90 : 0;
    return dated && news ? 90 : dated || news ? 45 : 0;
}

/* Versions write the same names with and without capitals. */
static struct film_str
either(struct film_tree *t, const xmlNode *n, const char *a, const char *b)
{
    struct film_str s = film_tree_text(t, n, a);
    return s.n ? s : film_tree_text(t, n, b);
}

/* The member of that name, or of one that begins with it and "_": providers
 * make up their own (headline_main, body_short). */
static const xmlNode *
member(const xmlNode *n, const char *name)
{
    const xmlNode *c = film_node_child(n, name);
    size_t len = strlen(name);
    if (c)
        return c;
    for (c = film_node_child(n, NULL); c; c = film_node_next(c, NULL))
        if (strncmp((const char *)c->name, name, len) == 0 &&
            c->name[len] == '_')
            return c;
    return NULL;
}

static struct film_str
member_text(struct film_tree *t, const xmlNode *n, const char *name)
{
    const xmlNode *c = member(n, name);
    return c ? film_str_trim(film_node_text(c, &t->scratch)) : FILM_STR("");
}

static enum film_status
add_html(struct film_tree *t, struct film_str html, struct film_error *err)
{
    struct film_buf copy; /* t->scratch is used meanwhile */
    film_buf_init(&copy, html.n);
    film_buf_str(&copy, html);
    enum film_status st = film_buf_check(&copy, err);
    if (st == FILM_OK)
        st = film_html_read_fragment(film_buf_get(&copy), 0, &t->b, err);
    film_buf_release(&copy);
    return st;
}

/* One body is enough, one with its paragraphs marked is best. */
static enum film_status
add_body(struct film_tree *t, const xmlNode *n, struct film_error *err)
{
    struct film_str html = either(t, n, "body_xhtml", "body_html");
    if (html.n)
        return add_html(t, html, err);
    const xmlNode *body = film_node_child(n, "bodies"), *best = body;
    for (; body; body = film_node_next(body, "bodies"))
        if (film_tree_mentions(either(t, body, "contenttype", "contentType"),
                               "html"))
            best = body;
    if (best && film_tree_mentions(
                    either(t, best, "contenttype", "contentType"), "html"))
        return add_html(t, film_tree_text(t, best, "value"), err);
    struct film_str text = best ? film_tree_text(t, best, "value")
                                : film_tree_text(t, n, "body_text");
    if (text.n == 0)
        text = member_text(t, n, "body");
    if (film_html_has_markup(text))
        return add_html(t, text, err);
    film_builder_paragraphs(&t->b, text, (struct film_place){0});
    return FILM_OK;
}

static void
add_description(struct film_tree *t, const xmlNode *n)
{
    const xmlNode *d = film_node_child(n, "descriptions");
    film_builder_paragraphs(&t->b,
                            d ? film_tree_text(t, d, "value")
                              : member_text(t, n, "description"),
                            (struct film_place){0});
}

static void
add_tags(struct film_tree *t, const xmlNode *n, const char *name)
{
    const xmlNode *s = film_node_child(n, name);
    for (; s; s = film_node_next(s, name))
        film_builder_add(&t->b, &t->b.article.tags,
                         film_tree_text(t, s, "name"));
}

static enum film_status
take_item(struct film_tree *t, const xmlNode *n, struct film_error *err)
{
    struct film_builder *b = &t->b;
    struct film_article *a = &b->article;
    film_builder_article(b, t->line);
    struct film_str uri = either(t, n, "uri", "guid");
    if (uri.n)
        a->id = film_builder_text(b, uri);
    if (film_str_starts(a->id, FILM_STR("http")))
        a->url = a->id;
    const xmlNode *headlines = film_node_child(n, "headlines");
    a->title =
        film_builder_text(b, headlines ? film_tree_text(t, headlines, "value")
                                       : member_text(t, n, "headline"));
    if (a->title.n == 0)
        a->title = film_builder_text(b, film_tree_text(t, n, "title"));
    struct film_str date = either(t, n, "versioncreated", "versionCreated");
    if (date.n)
        a->date = film_builder_date(b, date);
    a->language = film_builder_text(b, film_tree_text(t, n, "language"));
    a->source = film_builder_text(
        b, either(t, n, "copyrightholder", "copyrightHolder"));
    struct film_str by = film_tree_text(t, n, "by");
    film_news_byline(t, by.n ? by : member_text(t, n, "byline"));
    add_tags(t, n, "subject");
    add_tags(t, n, "subjects");
    add_description(t, n);
    size_t before = a->block_count;
    enum film_status st = add_body(t, n, err);
    if (st != FILM_OK)
        return st;
    film_fields_drop_repeats(b, before);
    if (a->block_count == 0 && !film_node_child(n, "associations"))
        film_read_warn(b->ctx, t->line, "a news item without text");
    return film_builder_emit_article(b, err);
}

static bool
is_text_item(struct film_tree *t, const xmlNode *n)
{
    struct film_str type = film_tree_text(t, n, "type");
    return (type.n == 0 || film_str_equal(type, FILM_STR("text")) ||
            film_str_equal(type, FILM_STR("composite"))) &&
           (member(n, "headline") || film_node_child(n, "headlines") ||
            member(n, "body") || film_node_child(n, "bodies"));
}

/* The items of a package are in a list, or each has its own member. */
static enum film_status
take_with_parts(struct film_tree *t, const xmlNode *n, unsigned depth,
                struct film_error *err)
{
    enum film_status st = take_item(t, n, err);
    const xmlNode *list = film_node_child(n, "associations");
    for (; list && depth < 8; list = film_node_next(list, "associations")) {
        if (is_text_item(t, list) && st == FILM_OK)
            st = take_with_parts(t, list, depth + 1, err);
        const xmlNode *part =
            is_text_item(t, list) ? NULL : film_node_child(list, NULL);
        for (; part && st == FILM_OK; part = film_node_next(part, NULL))
            if (is_text_item(t, part))
                st = take_with_parts(t, part, depth + 1, err);
    }
    return st;
}

/* A document is an item or holds some as "item" or "_items". */
static enum film_status
take(struct film_tree *t, const xmlNode *n, struct film_error *err)
{
    static const char *const lists[] = {"item", "items", "_items"};
    enum film_status st = FILM_OK;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        const xmlNode *item = film_node_child(n, lists[i]);
        if (!item || film_node_child(n, "uri"))
            continue;
        for (; item && st == FILM_OK; item = film_node_next(item, lists[i]))
            st = take_with_parts(t, item, 0, err);
        return st;
    }
    return take_with_parts(t, n, 0, err);
}

static enum film_status
read_ninjs(struct film_stream *in, struct film_read_context *ctx,
           struct film_error *err)
{
    static const struct film_tree_format format = {"ninjs", NULL, "", false,
                                                   take};
    return film_tree_read(in, ctx, &format, err);
}

const struct film_reader film_reader_ninjs = {"ninjs", sniff, read_ninjs};
