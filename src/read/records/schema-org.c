/* SPDX-License-Identifier: GPL-2.0-or-later */
/* JSON-LD of schema.org in a file of its own, as scrapers and film databases
 * keep it: films become records, and an article or review with its text
 * becomes an article. One value, an array, or a value on each line. */
#include <config.h>
#include "read/formats.h"

#include "read/charset.h"
#include "read/html/json-ld.h"
#include "read/json-values.h"
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
/* Gives the article that the object describes to the sink, if one has a
 * text. */
static enum film_status
emit_article(struct film_builder *b, const struct film_json_ld *ld,
             struct film_html_meta *meta, uint32_t line, struct film_error *err)
{
    struct film_article *a = &b->article;
    struct film_str text = fact(meta, FILM_HTML_TEXT);
    if (text.n == 0)
        return FILM_OK;
    film_builder_article(b, line);
    struct film_str date = film_builder_date(b, fact(meta, FILM_HTML_DATE));
    a->title = film_builder_text(b, fact(meta, FILM_HTML_TITLE));
    a->source = film_builder_text(b, fact(meta, FILM_HTML_SITE));
    a->language = film_builder_text(b, fact(meta, FILM_HTML_LANGUAGE));
    if (date.n)
        a->date = date;
    add_list(b, &a->authors, &meta->facts[FILM_HTML_AUTHOR]);
    add_list(b, &a->tags, &meta->facts[FILM_HTML_TAG]);
    film_json_ld_films(ld, b);
    film_builder_paragraphs(
        b, text, (struct film_place){.line = line, .line_end = line});
    return film_builder_emit_article(b, err);
}

/* Gives what ld describes; *found if there is something. */
static enum film_status
emit(const struct film_json_ld *ld, uint32_t line, struct film_builder *b,
     bool *found, struct film_error *err)
{
    struct film_arena arena; /* the builder resets its own */
    film_arena_init(&arena);
    struct film_html_meta meta = {.arena = &arena};
    film_json_ld_meta(ld, &meta);
    enum film_status st = meta.failed ? film_error_nomem(err)
                                      : emit_article(b, ld, &meta, line, err);
    if (st == FILM_OK)
        st = film_json_ld_records(ld, b, line, err);
    *found |= fact(&meta, FILM_HTML_TEXT).n > 0 || film_json_ld_has_film(ld);
    film_arena_release(&arena);
    return st;
}

/* Invalid JSON may be repaired, but then the rest of an array is missing. */
static enum film_status
take_value(const struct film_json_values *v, struct film_builder *b,
           bool *found, struct film_error *err)
{
    struct film_json_ld ld;
    struct film_str s = v->span;
    enum film_status st = FILM_OK;
    while (!v->value && s.n > 0 && strchr(" \t\r\n,]", s.p[s.n - 1]))
        s.n--;
    film_json_ld_init(&ld);
    if (film_json_ld_add(&ld, s))
        st = emit(&ld, v->first_line, b, found, err);
    else
        film_read_warn(b->ctx, (uint32_t)v->why.line, "%s", v->why.text);
    film_json_ld_release(&ld);
    return st;
}

static enum film_status
read_text(struct film_str text, struct film_read_context *ctx,
          struct film_error *err)
{
    struct film_builder b;
    struct film_json_values v;
    enum film_status st = FILM_OK;
    bool found = false;
    if (!film_json_values_init(&v, text))
        return film_error_set(err, FILM_ERR_INPUT, "line 1: not JSON");
    film_builder_init(&b, ctx, "schema-org");
    while (st == FILM_OK && film_json_values_next(&v))
        st = take_value(&v, &b, &found, err);
    if (st == FILM_OK && !found)
        film_read_warn(ctx, 0,
                       "contains neither a film nor an article with its text");
    film_json_values_release(&v);
    film_builder_release(&b);
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
