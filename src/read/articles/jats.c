/* SPDX-License-Identifier: GPL-2.0-or-later */
/* JATS (ANSI/NISO Z39.96), before that the NLM's: articles of journals. An
 * article's letters, answers and translations are articles of their own. */
#include <config.h>
#include "read/formats.h"

#include "base/ascii.h"
#include "read/xml/tree.h"

static int
sniff(struct film_str head, struct film_str path)
{
    static const char *const words[] = {"<front", "dtd-version", "//DTD JATS",
                                        "//NLM//DTD", "<article-meta"};
    struct film_str name, space;
    (void)path;
    if (!film_xml_root(head, &name, &space) ||
        !film_str_equal(name, FILM_STR("article")))
        return 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (film_tree_mentions(head, words[i]))
            return 96; /* of HTML it would be a part of a page */
    return 0;
}

static bool
is_any(const xmlNode *n, const char *const *names)
{
    for (; *names; names++)
        if (film_node_is(n, *names))
            return true;
    return false;
}

/* ---- text ---- */

/* A mark for a note, the number of a figure, anything that is not text. */
static bool
is_apart(struct film_tree *t, const xmlNode *n)
{
    static const char *const names[] = {
        "label",         "object-id", "graphic",  "inline-graphic",
        "media",         "math",      "tex-math", "related-object",
        "contrib-group", "aff",       NULL};
    struct film_str type = film_node_is(n, "xref")
                               ? film_tree_attr(t, n, "ref-type")
                               : FILM_STR("");
    return is_any(n, names) || film_str_equal(type, FILM_STR("fn")) ||
           film_str_equal(type, FILM_STR("table-fn"));
}

static void
add_text(struct film_tree *t, struct film_buf *out, const xmlNode *n)
{
    static const char *const lines[] = {"p",     "title",      "list-item",
                                        "break", "td",         "th",
                                        "term",  "verse-line", NULL};
    if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE)
        film_node_add_text(n, out);
    if (n->type != XML_ELEMENT_NODE || is_apart(t, n))
        return;
    for (const xmlNode *c = n->children; c; c = c->next)
        add_text(t, out, c);
    if (is_any(n, lines))
        film_buf_byte(out, ' ');
}

/* The same for n, which may be NULL; valid until the next call. */
static struct film_str
text_at(struct film_tree *t, const xmlNode *n)
{
    film_buf_reset(&t->scratch2);
    if (n)
        add_text(t, &t->scratch2, n);
    return film_str_trim(film_buf_get(&t->scratch2));
}

static void
skip_references(struct film_tree *t, const xmlNode *list)
{
    const xmlNode *ref = film_node_child(list, "ref");
    for (; ref; ref = film_node_next(ref, "ref"))
        film_read_skipped(t->b.ctx, film_tree_line(t, ref), "a reference",
                          text_at(t, ref));
}

/* libxml2 nests no deeper than 256. */
static void
add_blocks(struct film_tree *t, const xmlNode *parent, unsigned level)
{
    static const char *const deeper[] = {"sec",        "abstract", "app",
                                         "boxed-text", "ack",      NULL};
    static const char *const paragraphs[] = {"p", "tr", "verse-line", "attrib",
                                             NULL};
    unsigned below = is_any(parent, deeper) && level < 6 ? level + 1 : level;
    const xmlNode *n = film_node_child(parent, NULL);
    for (; n; n = film_node_next(n, NULL)) {
        struct film_place at = {.line = film_tree_line(t, n)};
        at.line_end = at.line;
        if (film_node_is(n, "ref-list"))
            skip_references(t, n);
        else if (film_node_is(n, "title"))
            film_builder_heading(&t->b, level, text_at(t, n), at);
        else if (is_any(n, paragraphs) || film_node_has_text(n))
            film_builder_paragraph(&t->b, text_at(t, n), at);
        else if (!is_apart(t, n))
            add_blocks(t, n, below);
    }
}

/* ---- metadata ---- */

static void
add_name(struct film_tree *t, const xmlNode *contrib)
{
    struct film_buf name;
    const xmlNode *n = film_node_child(contrib, "name-alternatives");
    n = film_node_child(n ? n : contrib, "name");
    film_buf_init(&name, 1 << 16);
    if (n) {
        bool eastern = film_str_equal(film_tree_attr(t, n, "name-style"),
                                      FILM_STR("eastern"));
        film_buf_str(&name,
                     film_tree_text(t, n, eastern ? "surname" : "given-names"));
        film_buf_byte(&name, ' ');
        film_buf_str(&name,
                     film_tree_text(t, n, eastern ? "given-names" : "surname"));
    } else {
        n = film_node_child(contrib, "string-name");
        film_buf_str(&name,
                     text_at(t, n ? n : film_node_child(contrib, "collab")));
    }
    film_builder_add(&t->b, &t->b.article.authors,
                     film_str_trim(film_buf_get(&name)));
    film_buf_release(&name);
}

static void
add_authors(struct film_tree *t, const xmlNode *meta)
{
    const xmlNode *group = film_node_child(meta, "contrib-group");
    for (; group; group = film_node_next(group, "contrib-group")) {
        const xmlNode *c = film_node_child(group, "contrib");
        for (; c; c = film_node_next(c, "contrib")) {
            struct film_str type = film_tree_attr(t, c, "contrib-type");
            if (type.n == 0 || film_str_equal(type, FILM_STR("author")))
                add_name(t, c);
        }
    }
}

/* The first date that has a month, else the first with a year. */
static void
add_date(struct film_tree *t, const xmlNode *meta)
{
    const xmlNode *n = film_node_child(meta, "pub-date");
    for (; n; n = film_node_next(n, "pub-date")) {
        char date[64];
        int year = film_tree_number(film_tree_text(t, n, "year"));
        int month = film_tree_number(film_tree_text(t, n, "month"));
        int day = film_tree_number(film_tree_text(t, n, "day"));
        if (month && day)
            snprintf(date, sizeof date, "%04d-%02d-%02d", year, month, day);
        else if (month)
            snprintf(date, sizeof date, "%04d-%02d", year, month);
        else
            snprintf(date, sizeof date, "%04d", year);
        if (year && (month || t->b.article.date.n == 0))
            t->b.article.date = film_builder_date(&t->b, film_str_from(date));
        if (month)
            return;
    }
}

/* What a review is about. */
static void
add_products(struct film_tree *t, const xmlNode *meta)
{
    static const char *const kinds[] = {"film", "movie", "video", "dvd"};
    const xmlNode *n = film_node_child(meta, "product");
    for (; n; n = film_node_next(n, "product")) {
        struct film_str type = film_tree_attr(t, n, "product-type");
        bool film = false;
        for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
            film |= film_str_equal_nocase(type, film_str_from(kinds[i]));
        if (!film)
            continue;
        int year = film_tree_number(film_tree_text(t, n, "year"));
        film_builder_film(&t->b, text_at(t, film_node_child(n, "source")),
                          year);
    }
}

static void
add_ids(struct film_tree *t, const xmlNode *meta)
{
    struct film_article *a = &t->b.article;
    struct film_buf url;
    const xmlNode *n = film_node_child(meta, "article-id");
    film_buf_init(&url, 1 << 16);
    for (; n; n = film_node_next(n, "article-id")) {
        if (!film_str_equal(film_tree_attr(t, n, "pub-id-type"),
                            FILM_STR("doi")))
            continue;
        a->id = film_builder_text(&t->b, text_at(t, n));
        film_buf_text(&url, "https://doi.org/");
        film_buf_str(&url, a->id);
        a->url = film_builder_text(&t->b, film_buf_get(&url));
    }
    film_buf_release(&url);
}

static void
add_meta(struct film_tree *t, const xmlNode *meta)
{
    struct film_article *a = &t->b.article;
    const xmlNode *titles = film_node_child(meta, "title-group");
    const xmlNode *words = film_node_child(meta, "kwd-group");
    a->title = film_builder_text(
        &t->b, text_at(t, film_node_child(titles, "article-title")));
    add_ids(t, meta);
    add_authors(t, meta);
    add_date(t, meta);
    add_products(t, meta);
    for (; words; words = film_node_next(words, "kwd-group")) {
        const xmlNode *w = film_node_child(words, "kwd");
        for (; w; w = film_node_next(w, "kwd"))
            film_builder_add(&t->b, &a->tags, text_at(t, w));
    }
    const xmlNode *n = film_node_child(meta, "abstract");
    for (; n; n = film_node_next(n, "abstract"))
        add_blocks(t, n, 1);
    n = film_node_child(meta, "trans-abstract");
    for (; n; n = film_node_next(n, "trans-abstract"))
        add_blocks(t, n, 1);
}

/* ---- articles ---- */

static enum film_status
take_one(struct film_tree *t, const xmlNode *article, struct film_str source,
         struct film_error *err)
{
    const xmlNode *front = film_node_child(article, "front");
    const xmlNode *meta = film_node_child(article, "front-stub");
    film_builder_article(&t->b, film_tree_line(t, article));
    t->b.article.source = film_builder_text(&t->b, source);
    t->b.article.language =
        film_builder_text(&t->b, film_tree_attr(t, article, "lang"));
    add_meta(t, meta ? meta : film_node_child(front, "article-meta"));
    const xmlNode *body = film_node_child(article, "body");
    const xmlNode *back = film_node_child(article, "back");
    if (body)
        add_blocks(t, body, 1);
    if (back)
        add_blocks(t, back, 1);
    return film_builder_emit_article(&t->b, err);
}

static enum film_status
take(struct film_tree *t, const xmlNode *article, struct film_error *err)
{
    struct film_buf source;
    const xmlNode *journal =
        film_node_child(film_node_child(article, "front"), "journal-meta");
    const xmlNode *group = film_node_child(journal, "journal-title-group");
    film_buf_init(&source, 1 << 16);
    film_buf_str(&source,
                 film_tree_text(t, group ? group : journal, "journal-title"));
    enum film_status st = take_one(t, article, film_buf_get(&source), err);
    const xmlNode *n = film_node_child(article, NULL);
    for (; st == FILM_OK && n; n = film_node_next(n, NULL))
        if (film_node_is(n, "sub-article") || film_node_is(n, "response"))
            st = take_one(t, n, film_buf_get(&source), err);
    film_buf_release(&source);
    return st;
}

static enum film_status
read_jats(struct film_stream *in, struct film_read_context *ctx,
          struct film_error *err)
{
    static const struct film_tree_format format = {"jats", "article", NULL,
                                                   false, take};
    return film_tree_read(in, ctx, &format, err);
}

const struct film_reader film_reader_jats = {"jats", sniff, read_jats};
