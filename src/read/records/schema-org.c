/* SPDX-License-Identifier: GPL-2.0-or-later */
/* JSON-LD of schema.org in a file of its own, as scrapers and film databases
 * keep it: films become records, and an article or review with its text
 * becomes an article. One value, an array, or a value on each line. */
#include <config.h>
#include "read/formats.h"

#include "read/charset.h"
#include "read/html/json-ld.h"
#include "read/xml/tree.h"

static int
sniff(struct film_str head, struct film_str path)
{
    static const char *const types[] = {
        "Movie\"",  "TVSeries\"",    "TVEpisode\"", "Article\"",
        "Review\"", "BlogPosting\"", "@graph\"",    NULL};
    (void)path;
    if (!film_tree_is_json(head) || !film_tree_mentions(head, "\"@context\"") ||
        !film_tree_mentions(head, "schema.org"))
        return 0;
    for (size_t i = 0; types[i]; i++)
        if (film_tree_mentions(head, types[i]))
            return 92;
    return 0;
}

/* ---- the article ---- */

static struct film_str
fact(const struct film_html_meta *meta, enum film_html_field field)
{
    return film_html_meta_get(meta, field);
}

static void
add_list(struct film_builder *b, struct film_strs *list,
         const struct film_html_fact *f)
{
    for (size_t i = 0; i < f->list.n; i++)
        film_builder_add(b, list, f->list.v[i]);
}

/* Gives the article that the objects describe to the sink, if one has a
 * text. */
static enum film_status
emit_article(struct film_builder *b, const struct film_json_ld *ld,
             struct film_html_meta *meta, bool *emitted, struct film_error *err)
{
    struct film_article *a = &b->article;
    struct film_str text = fact(meta, FILM_HTML_TEXT);
    *emitted = text.n > 0;
    if (!*emitted)
        return FILM_OK;
    film_builder_article(b, 1);
    struct film_str date = film_builder_date(b, fact(meta, FILM_HTML_DATE));
    a->title = film_builder_text(b, fact(meta, FILM_HTML_TITLE));
    a->source = film_builder_text(b, fact(meta, FILM_HTML_SITE));
    a->language = film_builder_text(b, fact(meta, FILM_HTML_LANGUAGE));
    if (date.n)
        a->date = date;
    add_list(b, &a->authors, &meta->facts[FILM_HTML_AUTHOR]);
    add_list(b, &a->tags, &meta->facts[FILM_HTML_TAG]);
    film_json_ld_films(ld, b);
    film_builder_paragraphs(b, text, (struct film_place){.line = 1});
    return film_builder_emit_article(b, err);
}

static enum film_status
emit(struct film_json_ld *ld, struct film_read_context *ctx,
     struct film_error *err)
{
    struct film_builder b;
    struct film_arena arena; /* the builder resets its own */
    film_arena_init(&arena);
    struct film_html_meta meta = {.arena = &arena};
    bool article = false;
    film_builder_init(&b, ctx, "schema-org");
    film_json_ld_meta(ld, &meta);
    enum film_status st = meta.failed
                              ? film_error_nomem(err)
                              : emit_article(&b, ld, &meta, &article, err);
    if (st == FILM_OK)
        st = film_json_ld_records(ld, &b, err);
    if (st == FILM_OK && !article && !film_json_ld_has_film(ld))
        film_read_warn(ctx, 0,
                       "contains neither a film nor an article with its text");
    film_builder_release(&b);
    film_arena_release(&arena);
    return st;
}

/* Adds the values of s: one, or one on each line. */
static void
add_values(struct film_json_ld *ld, struct film_str s,
           struct film_read_context *ctx)
{
    struct film_str line;
    if (s.n == 0)
        return;
    const char *next = memmem(s.p, s.n, "\n{", 2);
    if (!next || s.p[0] == '[') {
        if (!film_json_ld_add(ld, s))
            film_read_warn(ctx, 1, "not valid JSON");
        return;
    }
    for (uint32_t n = 1; film_str_cut(&s, '\n', &line); n++)
        if (film_str_trim(line).n > 0 && !film_json_ld_add(ld, line))
            film_read_warn(ctx, n, "not valid JSON");
}

static enum film_status
read_text(struct film_str text, struct film_read_context *ctx,
          struct film_error *err)
{
    struct film_json_ld ld;
    film_json_ld_init(&ld);
    add_values(&ld, film_str_trim(text), ctx);
    enum film_status st = emit(&ld, ctx, err);
    film_json_ld_release(&ld);
    return st;
}

static enum film_status
read_schema_org(struct film_stream *in, struct film_read_context *ctx,
                struct film_error *err)
{
    return film_charset_read_text(in, ctx, read_text, err);
}

const struct film_reader film_reader_schema_org = {"schema-org", sniff,
                                                   read_schema_org};
