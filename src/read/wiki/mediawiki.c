/* SPDX-License-Identifier: GPL-2.0-or-later */
/* MediaWiki's XML export (mediawiki.org/xml/export-0.11.xsd and its earlier
 * versions, which differ in what is not read here). One page is in memory at a
 * time. An article is made of each page of the main namespace, of its newest
 * revision; an information box about a film or person gives a record too.
 * Redirects give nothing. */
#include <config.h>
#include "read/formats.h"

#include "read/builder.h"
#include "read/wiki/infobox.h"
#include "read/wiki/wikitext.h"
#include "read/xml/xml.h"

#include <stdlib.h>

/* MediaWiki itself takes pages of up to 2 MiB. */
enum { CATEGORIES = 100, CAST = 400, PAGE_BYTES = 4 << 20 };

struct wiki {
    struct film_read_context *ctx;
    struct film_xml *x;
    struct film_builder b;
    struct film_arena site_arena, page_arena;
    /* of the site */
    struct film_str name, base, language;
    struct film_wiki_names names;
    struct film_strs spaces; /* all namespaces, for exports without <ns> */
    /* of the page */
    struct film_buf title, id, ns, timestamp, text;
    struct film_buf value; /* of the element being read */
    struct film_buf model;
    uint32_t page_line, line, newest_line;
    struct film_buf newest, newest_time;
    bool redirect, has_ns, wikitext;
    /* of the text being handed over */
    struct film_strs cast;
    bool in_cast;
    unsigned cast_level;
};

static int
sniff(struct film_str head, struct film_str path)
{
    (void)path;
    return film_xml_root_is(head, "mediawiki") ? 95 : 0;
}

/* The text of the present element, folded to the trimmed value. */
static enum film_status
read_value(struct wiki *w, struct film_buf *out, struct film_error *err)
{
    film_buf_reset(out);
    enum film_status st = film_xml_text(w->x, out, err);
    return st == FILM_OK ? film_buf_check(out, err) : st;
}

static bool
keep(struct film_arena *a, struct film_strs *list, struct film_str s)
{
    struct film_str *v = film_arena_push(a, &list->v, &list->n, sizeof *v);
    return v && film_arena_copy(a, s, v);
}

/* --- the site ----------------------------------------------------------- */

static enum film_status
read_namespace(struct wiki *w, struct film_error *err)
{
    struct film_buf scratch;
    film_buf_init(&scratch, 64);
    struct film_str key = film_node_attr(film_xml_node(w->x), "key", &scratch);
    bool file = film_str_equal(key, FILM_STR("6"));
    bool category = film_str_equal(key, FILM_STR("14"));
    film_buf_release(&scratch);
    enum film_status st = read_value(w, &w->value, err);
    struct film_str name = film_str_trim(film_buf_get(&w->value));
    if (st != FILM_OK || name.n == 0)
        return st;
    bool ok = keep(&w->site_arena, &w->spaces, name);
    if (file)
        ok = ok && keep(&w->site_arena, &w->names.files, name);
    if (category)
        ok = ok && keep(&w->site_arena, &w->names.categories, name);
    return ok ? FILM_OK : film_error_nomem(err);
}

static enum film_status
read_site(struct wiki *w, struct film_error *err)
{
    enum film_status st;
    while ((st = film_xml_next(w->x, err)) == FILM_OK) {
        if (film_xml_is_end(w->x, "siteinfo"))
            return FILM_OK;
        struct film_str *field = NULL;
        if (film_xml_is_start(w->x, "sitename"))
            field = &w->name;
        else if (film_xml_is_start(w->x, "base"))
            field = &w->base;
        else if (film_xml_is_start(w->x, "namespace"))
            st = read_namespace(w, err);
        if (field) {
            st = read_value(w, &w->value, err);
            if (st == FILM_OK &&
                !film_arena_copy(&w->site_arena,
                                 film_str_trim(film_buf_get(&w->value)), field))
                st = film_error_nomem(err);
        }
        if (st != FILM_OK)
            return st;
    }
    return st;
}

/* --- a page's text ------------------------------------------------------ */

static enum film_status
take_block(void *user, enum film_block_kind kind, unsigned level,
           struct film_str text, struct film_wiki_lines lines,
           struct film_error *err)
{
    struct wiki *w = user;
    struct film_place at = {w->newest_line + lines.first,
                            w->newest_line + lines.last, 0, 0};
    if (kind == FILM_BLOCK_HEADING) {
        film_builder_heading(&w->b, level, text, at);
        if (!w->in_cast || level <= w->cast_level) {
            w->in_cast = film_wiki_is_cast_heading(text);
            w->cast_level = level;
        }
        return FILM_OK;
    }
    film_builder_paragraph(&w->b, text, at);
    if (w->in_cast && w->cast.n < CAST && text.n < 1000 &&
        !keep(&w->page_arena, &w->cast, text))
        return film_error_nomem(err);
    return film_read_check_time(w->ctx, err);
}

static enum film_status
take_category(void *user, struct film_str name, struct film_error *err)
{
    struct wiki *w = user;
    (void)err;
    if (w->b.article.tags.n < CATEGORIES)
        film_builder_add(&w->b, &w->b.article.tags, name);
    return FILM_OK;
}

/* Reports a part of a page that is not in its article. */
static void
skip(void *user, const char *what, struct film_str source, uint32_t line)
{
    const struct wiki *w = user;
    film_read_unused(w->ctx, w->newest_line + line, what, source);
}

/* The page's address, from that of the main page: "…/wiki/Main_Page". */
static void
add_url(struct wiki *w, struct film_str title)
{
    size_t n = w->base.n;
    while (n > 0 && w->base.p[n - 1] != '/')
        n--;
    if (n == 0)
        return;
    struct film_buf url;
    film_buf_init(&url, n + 3 * title.n + 16);
    film_buf_add(&url, w->base.p, n);
    for (size_t i = 0; i < title.n; i++) {
        char c = title.p[i];
        if (c == ' ')
            film_buf_byte(&url, '_');
        else if (strchr("\"%&+?\\#<>", c))
            film_buf_printf(&url, "%%%02X", (unsigned char)c);
        else
            film_buf_byte(&url, c);
    }
    w->b.article.url = film_builder_text(&w->b, film_buf_get(&url));
    film_buf_release(&url);
}

static enum film_status
give_article(struct wiki *w, const struct film_wiki *text, const uint32_t *film,
             struct film_error *err)
{
    const struct film_wiki_sink sink = {w, take_block, take_category, skip};
    struct film_builder *b = &w->b;
    struct film_article *a = &b->article;
    struct film_str title = film_buf_get(&w->title);
    film_builder_article(b, w->page_line);
    a->id = film_builder_text(b, film_buf_get(&w->id));
    a->title = film_builder_text(b, title);
    a->date = film_builder_date(b, film_buf_get(&w->newest_time));
    a->source = film_builder_text(b, w->name);
    a->language = film_builder_text(b, w->language);
    add_url(w, title);
    if (film) {
        film_wiki_ids(b, text, FILM_RECORD_FILM, &a->film_ids,
                      &a->film_id_count);
        film_builder_film(b, film_wiki_plain_title(title),
                          film_wiki_year(text, *film, title));
    }
    w->cast = (struct film_strs){0};
    w->in_cast = false;
    enum film_status st = film_wiki_blocks(text, &sink, err);
    return st == FILM_OK ? film_builder_emit_article(b, err) : st;
}

static enum film_status
give_record(struct wiki *w, const struct film_wiki *text, uint32_t box,
            enum film_record_kind kind, struct film_error *err)
{
    struct film_wiki_page page = {.title = film_buf_get(&w->title),
                                  .language = w->language,
                                  .id = film_buf_get(&w->id),
                                  .cast = w->cast,
                                  .line = w->newest_line};
    uint32_t line = w->newest_line + text->tokens[box].line;
    film_builder_record(&w->b, kind, line);
    film_wiki_record(&w->b, text, box, &page);
    return film_builder_emit_record(&w->b, err);
}

static bool
in_main_namespace(const struct wiki *w)
{
    if (w->has_ns)
        return film_str_equal(film_str_trim(film_buf_get(&w->ns)),
                              FILM_STR("0"));
    struct film_str title = film_buf_get(&w->title);
    const char *colon = title.n ? memchr(title.p, ':', title.n) : NULL;
    if (!colon)
        return true;
    struct film_str space = {title.p, (size_t)(colon - title.p)};
    for (size_t i = 0; i < w->spaces.n; i++)
        if (film_str_equal_nocase(space, w->spaces.v[i]))
            return false;
    return true;
}

/* "#REDIRECT [[…]]" and its translations, for exports without <redirect>. */
static bool
is_redirect(const struct wiki *w, struct film_str text)
{
    text = film_str_trim(text);
    if (w->redirect || text.n < 10 || text.p[0] != '#')
        return w->redirect;
    static const char *const words[] = {
        "#redirect",      "#넘겨주기",    "#転送",        "#重定向",
        "#weiterleitung", "#redirection", "#пренасочване"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (text.n > n && film_str_equal_nocase((struct film_str){text.p, n},
                                                film_str_from(words[i])))
            return true;
    }
    return false;
}

static enum film_status
give_page(struct wiki *w, struct film_error *err)
{
    struct film_str source = film_buf_get(&w->newest);
    if (source.n == 0 || !in_main_namespace(w) || is_redirect(w, source)) {
        skip(w, "a page beside the articles", source, 0);
        film_read_progress(w->ctx);
        return FILM_OK;
    }
    film_arena_reset(&w->page_arena);
    struct film_wiki text;
    enum film_status st =
        film_wiki_parse(&text, source, &w->names, &w->page_arena, err);
    if (st != FILM_OK)
        return st;
    uint32_t box = 0;
    enum film_record_kind kind = FILM_RECORD_FILM;
    bool has_box = film_wiki_infobox(&text, &box, &kind);
    bool film = has_box && kind == FILM_RECORD_FILM;
    st = give_article(w, &text, film ? &box : NULL, err);
    if (st == FILM_OK && has_box)
        st = give_record(w, &text, box, kind, err);
    return st;
}

/* --- a page's elements -------------------------------------------------- */

static void
swap(struct film_buf *a, struct film_buf *b)
{
    struct film_buf t = *a;
    *a = *b;
    *b = t;
}

static enum film_status
read_text(struct wiki *w, struct film_error *err)
{
    w->line = film_xml_line(w->x);
    film_buf_reset(&w->text);
    enum film_status st = film_xml_text(w->x, &w->text, err);
    if (st != FILM_OK || w->text.failed == FILM_OK)
        return st;
    if (w->text.failed == FILM_ERR_NOMEM)
        return film_error_nomem(err);
    film_read_report(w->ctx, w->line, FILM_LOST_OVER,
                     "a page of more than %llu bytes is left "
                     "out",
                     (unsigned long long)w->text.max);
    film_buf_reset(&w->text);
    return FILM_OK;
}

static enum film_status
read_revision(struct wiki *w, struct film_error *err)
{
    enum film_status st;
    unsigned depth = film_xml_depth(w->x);
    w->wikitext = true;
    film_buf_reset(&w->text);
    film_buf_reset(&w->timestamp);
    while ((st = film_xml_next(w->x, err)) == FILM_OK) {
        if (film_xml_is_end(w->x, "revision") && film_xml_depth(w->x) == depth)
            break;
        if (film_xml_is_start(w->x, "timestamp"))
            st = read_value(w, &w->timestamp, err);
        else if (film_xml_is_start(w->x, "text"))
            st = read_text(w, err);
        else if (film_xml_is_start(w->x, "model")) {
            st = read_value(w, &w->model, err);
            w->wikitext =
                film_str_equal(film_buf_get(&w->model), FILM_STR("wikitext"));
        }
        if (st != FILM_OK)
            return st;
    }
    if (st != FILM_OK)
        return st;
    struct film_str time = film_buf_get(&w->timestamp);
    if (!w->wikitext)
        film_read_unused(w->ctx, w->line, "a page that is no wikitext",
                         film_buf_get(&w->text));
    if (w->wikitext && w->text.n &&
        film_str_compare(time, film_buf_get(&w->newest_time)) >= 0) {
        swap(&w->text, &w->newest);
        swap(&w->timestamp, &w->newest_time);
        w->newest_line = w->line;
    }
    return FILM_OK;
}

static enum film_status
read_page(struct wiki *w, struct film_error *err)
{
    enum film_status st;
    unsigned depth = film_xml_depth(w->x);
    w->page_line = film_xml_line(w->x);
    w->redirect = w->has_ns = false;
    film_buf_reset(&w->title);
    film_buf_reset(&w->id);
    film_buf_reset(&w->newest);
    film_buf_reset(&w->newest_time);
    while ((st = film_xml_next(w->x, err)) == FILM_OK) {
        if (film_xml_is_end(w->x, "page") && film_xml_depth(w->x) == depth)
            return give_page(w, err);
        if (film_xml_is_start(w->x, "revision")) {
            st = read_revision(w, err);
        } else if (film_xml_is_start(w->x, "title")) {
            st = read_value(w, &w->title, err);
        } else if (film_xml_is_start(w->x, "ns")) {
            st = read_value(w, &w->ns, err);
            w->has_ns = true;
        } else if (film_xml_is_start(w->x, "id")) {
            st = read_value(w, &w->id, err);
        } else if (film_xml_is_start(w->x, "redirect")) {
            w->redirect = true;
        }
        if (st != FILM_OK)
            return st;
    }
    return st;
}

static enum film_status
read_pages(struct wiki *w, struct film_error *err)
{
    enum film_status st;
    struct film_buf scratch;
    film_buf_init(&scratch, 64);
    while ((st = film_xml_next(w->x, err)) == FILM_OK) {
        if (film_xml_is_start(w->x, "mediawiki")) {
            if (!film_arena_copy(
                    &w->site_arena,
                    film_node_attr(film_xml_node(w->x), "lang", &scratch),
                    &w->language))
                st = film_error_nomem(err);
        } else if (film_xml_is_start(w->x, "siteinfo")) {
            st = read_site(w, err);
        } else if (film_xml_is_start(w->x, "page")) {
            st = read_page(w, err);
        }
        if (st != FILM_OK)
            break;
    }
    film_buf_release(&scratch);
    return st == FILM_END ? FILM_OK : st;
}

static enum film_status
read_export(struct film_stream *in, struct film_read_context *ctx,
            struct film_error *err)
{
    size_t most = ctx->limits->input_bytes < PAGE_BYTES
                      ? (size_t)ctx->limits->input_bytes
                      : PAGE_BYTES;
    struct wiki w = {.ctx = ctx};
    struct film_buf *bufs[] = {&w.title, &w.id,    &w.ns,         &w.timestamp,
                               &w.value, &w.model, &w.newest_time};
    enum { BUFS = sizeof bufs / sizeof *bufs };
    for (size_t i = 0; i < BUFS; i++)
        film_buf_init(bufs[i], 64 * 1024);
    film_buf_init(&w.text, most);
    film_buf_init(&w.newest, most);
    film_arena_init(&w.site_arena);
    film_arena_init(&w.page_arena);
    film_builder_init(&w.b, ctx, "mediawiki");
    enum film_status st = film_xml_open(&w.x, in, ctx, err);
    if (st == FILM_OK)
        st = read_pages(&w, err);
    film_xml_free(w.x);
    film_builder_release(&w.b);
    film_arena_release(&w.site_arena);
    film_arena_release(&w.page_arena);
    film_buf_release(&w.text);
    film_buf_release(&w.newest);
    for (size_t i = 0; i < BUFS; i++)
        film_buf_release(bufs[i]);
    return st;
}

const struct film_reader film_reader_mediawiki = {"mediawiki", sniff,
                                                  read_export};
