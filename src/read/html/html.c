/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/html/html.h"

#include "base/url.h"
#include "base/utf8.h"
#include "read/charset.h"
#include "read/date.h"
#include "read/formats.h"
#include "read/html/content.h"
#include "read/html/meta.h"
#include "read/html/parse.h"
#include "read/html/phrase.h"
#include "read/html/text.h"
#include "read/html/weights.h"
#include "read/html/wiki-page.h"
#include "read/xml/xml.h"
#include "read/html/json-ld.h"
#include "read/html/keep.h"

#include <libxml/uri.h>

/* A page that is being read. */
struct reading {
    struct film_read_context *ctx;
    struct film_arena arena; /* of the page; the context's is the builder's */
    xmlDoc *doc;
    struct film_html_page page;
    struct film_html_meta meta;
    struct film_json_ld ld;
    struct film_html_wiki wiki;
    struct film_str saved_from; /* the address in SingleFile's comment */
};

/* ---- what is beside the text ---- */

static void
read_json_ld(struct reading *r)
{
    xmlNode *root = xmlDocGetRootElement(r->doc);
    for (xmlNode *n = root; n; n = film_html_next(root, n, false)) {
        if (n->type != XML_ELEMENT_NODE ||
            strcmp((const char *)n->name, "script") != 0 || !n->children ||
            !film_str_starts(film_html_attribute(n, "type"),
                             FILM_STR("application/ld+json")))
            continue;
        if (!film_json_ld_add(
                &r->ld, film_str_from((const char *)n->children->content)))
            film_read_warn(r->ctx, (uint32_t)xmlGetLineNo(n),
                           "JSON-LD that is not JSON was left out");
    }
}

/* SingleFile begins a page with a comment: "Page saved with SingleFile", then
 * lines, one of them "url: ADDRESS". */
static void
read_saved_from(struct reading *r)
{
    for (xmlNode *n = r->doc->children; n;) {
        if (n->type == XML_COMMENT_NODE) {
            struct film_str line, s = film_str_from((const char *)n->content);
            if (!strstr(s.p ? s.p : "", "Page saved with SingleFile"))
                return;
            while (film_str_cut(&s, '\n', &line)) {
                line = film_str_trim(line);
                if (film_str_starts(line, FILM_STR("url: ")))
                    r->saved_from = film_str_trim(
                        (struct film_str){line.p + 5, line.n - 5});
            }
            return;
        }
        n = n->type == XML_ELEMENT_NODE &&
                    strcmp((const char *)n->name, "html") == 0
                ? n->children
                : n->next;
    }
}

/* The address of the page: what it says itself, seen from where it came. */
static struct film_str
page_url(struct reading *r)
{
    struct film_str said = film_html_meta_get(&r->meta, FILM_HTML_URL);
    struct film_str base = r->ctx->url.n ? r->ctx->url : r->saved_from;
    struct film_str url = base, copy;
    if (said.n && said.n < 2000 && base.n < 2000) {
        char b[2000];
        memcpy(b, base.n ? base.p : "", base.n);
        b[base.n] = '\0';
        xmlChar *full = xmlBuildURI((const xmlChar *)said.p,
                                    base.n ? (const xmlChar *)b : NULL);
        struct film_str made = film_str_from((const char *)full);
        if (film_str_starts(made, FILM_STR("http")) &&
            film_arena_copy(&r->arena, made, &copy))
            url = copy;
        xmlFree(full);
    }
    return url;
}

/* ---- blocks ---- */

/* The text of a run; the readings of ruby follow it, where they part no
 * words. */
static struct film_str
text_of(const struct film_html_run *r, struct film_builder *b)
{
    struct film_buf all;
    struct film_str copy = r->text;
    if (r->readings.n == 0)
        return r->text;
    film_buf_init(&all, SIZE_MAX / 2);
    film_buf_printf(&all, "%.*s (%.*s)", (int)r->text.n, r->text.p,
                    (int)r->readings.n, r->readings.p);
    if (all.failed ||
        !film_arena_copy(b->ctx->arena, film_buf_get(&all), &copy))
        b->failed = true;
    film_buf_release(&all);
    return copy;
}

static void
add_blocks(const struct film_html_page *page, uint32_t line,
           struct film_builder *b)
{
    for (size_t i = 0; i < page->run_count; i++) {
        const struct film_html_run *r = &page->runs[i];
        const struct film_html_element *e = &page->elements[r->owner];
        struct film_place at = {0, 0, 0, 0};
        if (line) {
            at.line = r->line + line - 1;
            at.line_end = r->line_end + line - 1;
        }
        if (r->why)
            continue;
        struct film_str text = text_of(r, b);
        if (e->tag == FILM_HTML_HEADING)
            film_builder_heading(b, e->level, text, at);
        else
            film_builder_paragraph(b, text, at);
    }
}

/* Reports what is left out of the page: each block to the sink, and one warning
 * if there is so much running text that the article may be part of it. */
static void
report_skipped(const struct film_read_context *ctx,
               const struct film_html_page *p, uint32_t line)
{
    uint32_t running[FILM_HTML_REASONS] = {0}, all = 0, most = 0;
    for (size_t i = 0; i < p->run_count; i++) {
        const struct film_html_run *run = &p->runs[i];
        if (!run->why)
            continue;
        film_read_skipped(ctx, line ? run->line + line - 1 : 0,
                          film_html_reason_text(run->why), run->text);
        if (run->why == FILM_HTML_REPEATED) /* nothing is lost */
            continue;
        running[run->why] += film_html_running_text(run);
        all += film_html_running_text(run);
    }
    for (size_t i = 0; i < p->unread_count; i++)
        film_read_skipped(ctx, line ? p->unread[i].line + line - 1 : 0,
                          film_html_reason_text(FILM_HTML_NOT_SHOWN),
                          p->unread[i].text);
    for (uint32_t why = 0; why < FILM_HTML_REASONS; why++)
        if (running[why] > running[most])
            most = why;
    if (all > film_html_weights.running_most)
        film_read_mended(ctx, 0,
                         "%u characters of running text are left out, most: "
                         "%s (-v shows them)",
                         (unsigned)all, film_html_reason_text(most));
}

static void
add_facts(struct reading *r, struct film_builder *b)
{
    const struct film_html_fact *facts = r->meta.facts;
    struct film_article *a = &b->article;
    struct film_str date = film_builder_date(b, facts[FILM_HTML_DATE].text);
    a->title = film_builder_text(b, facts[FILM_HTML_TITLE].text);
    a->source = film_builder_text(b, facts[FILM_HTML_SITE].text);
    a->language = film_builder_text(b, facts[FILM_HTML_LANGUAGE].text);
    a->url = film_builder_text(b, page_url(r));
    if (date.n)
        a->date = date;
    for (size_t i = 0; i < facts[FILM_HTML_AUTHOR].list.n; i++)
        film_builder_add(b, &a->authors, facts[FILM_HTML_AUTHOR].list.v[i]);
    for (size_t i = 0; i < facts[FILM_HTML_TAG].list.n; i++)
        film_builder_add(b, &a->tags, facts[FILM_HTML_TAG].list.v[i]);
    film_json_ld_films(&r->ld, b);
    film_html_wiki_article(&r->wiki, b);
}

/* ---- pages ---- */

/* Characters of running text that are kept, or left out. */
static uint32_t
running_text(const struct film_html_page *p, bool kept)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < p->run_count; i++)
        if (!p->runs[i].why == kept)
            sum += film_html_running_text(&p->runs[i]);
    for (size_t i = 0; !kept && i < p->unread_count; i++)
        if (p->unread[i].text.n >= film_html_weights.again)
            sum += (uint32_t)p->unread[i].text.n;
    return sum;
}

/* Where next to no text is kept and much is not, the names of boxes mislead,
 * or the text is shown only by a script or without one: looks at the page
 * again without that evidence, and takes what then is its article if it is far
 * more. */
static enum film_status
look_again(struct reading *r, const struct film_html_guide *guide, bool *found,
           struct film_error *err)
{
    struct film_html_page again;
    uint32_t kept = running_text(&r->page, true);
    uint32_t least = film_html_weights.again_more * kept;
    size_t root;
    if (least < film_html_weights.again)
        least = film_html_weights.again;
    if (kept >= film_html_weights.again ||
        running_text(&r->page, false) < least)
        return FILM_OK;
    enum film_status st = film_html_page_make(
        &again, r->doc, xmlDocGetRootElement(r->doc), true, &r->arena, err);
    if (st == FILM_OK)
        st = film_html_content_find(&again, guide, &r->arena, &root, err);
    if (st == FILM_OK && film_html_content_keep(&again, guide, root) &&
        running_text(&again, true) >= least) {
        r->page = again;
        *found = true;
    }
    return st;
}

/* True if anything of the page is taken, headings among it or not. */
static bool
has_text(const struct film_html_page *page, bool headings)
{
    for (size_t i = 0; i < page->run_count; i++)
        if (!page->runs[i].why &&
            (headings ||
             page->elements[page->runs[i].owner].tag != FILM_HTML_HEADING))
            return true;
    return false;
}

/* Decides which part of the page is its article. If nothing would be left,
 * everything but navigation is kept. */
static enum film_status
choose(struct reading *r, struct film_error *err)
{
    struct film_html_guide guide = {
        .title = film_html_meta_get(&r->meta, FILM_HTML_PAGE_TITLE),
        .headline = film_html_meta_get(&r->meta, FILM_HTML_TITLE),
        .body = film_html_meta_get(&r->meta, FILM_HTML_TEXT),
        .host = film_url_host(page_url(r)),
        .authors = r->meta.facts[FILM_HTML_AUTHOR].list,
        .of_film = film_json_ld_of_film(&r->ld),
        .of_thread = film_json_ld_of_thread(&r->ld),
        .of_article = film_json_ld_of_article(&r->ld)};
    char date[FILM_DATE_SIZE];
    size_t root;
    enum film_status st =
        film_html_content_find(&r->page, &guide, &r->arena, &root, err);
    if (st != FILM_OK)
        return st;
    st = film_html_wiki_find(
        &r->wiki, &r->page, film_html_meta_get(&r->meta, FILM_HTML_TITLE),
        film_html_meta_get(&r->meta, FILM_HTML_LANGUAGE), &r->arena, err);
    if (st != FILM_OK)
        return st;
    film_html_meta_finish(&r->meta, &r->page, root, page_url(r));
    guide.authors = r->meta.facts[FILM_HTML_AUTHOR].list;
    guide.date = (struct film_str){
        date,
        film_date_parse(date, film_html_meta_get(&r->meta, FILM_HTML_DATE))};
    bool found = film_html_content_keep(&r->page, &guide, root);
    st = look_again(r, &guide, &found, err);
    if (st != FILM_OK)
        return st;
    if (!has_text(&r->page, false))
        film_html_content_all(&r->page);
    film_html_wiki_cast(&r->wiki, &r->page, &r->arena);
    if (!found)
        film_read_report(r->ctx, 0,
                         has_text(&r->page, false) ? FILM_LOST_NOTHING
                                                   : FILM_LOST_PART,
                         "nothing looks like an article");
    return r->meta.failed ? film_error_nomem(err) : FILM_OK;
}

static enum film_status
read_tree(struct reading *r, uint32_t line, const char *format,
          struct film_error *err)
{
    xmlNode *root = xmlDocGetRootElement(r->doc);
    if (!root)
        return film_error_set(err, FILM_ERR_INPUT, "no HTML element");
    enum film_status st =
        film_html_page_make(&r->page, r->doc, root, false, &r->arena, err);
    if (st != FILM_OK)
        return st;
    read_json_ld(r);
    read_saved_from(r);
    film_html_meta_read(&r->meta, r->doc, &r->page);
    film_json_ld_meta(&r->ld, &r->meta);
    if (r->meta.failed)
        return film_error_nomem(err);
    /* A chapter of a book has no furniture, whatever it says or is called;
     * tables of contents are navigation. */
    bool chapter = r->ctx->chapter;
    if (chapter)
        film_html_content_all(&r->page);
    else
        st = choose(r, err);
    if (st != FILM_OK)
        return st;
    if (chapter && !has_text(&r->page, true)) {
        report_skipped(r->ctx, &r->page, line);
        return FILM_OK;
    }
    struct film_builder b;
    film_builder_init(&b, r->ctx, format);
    film_builder_article(&b, line);
    add_facts(r, &b);
    add_blocks(&r->page, line, &b);
    report_skipped(r->ctx, &r->page, line);
    st = film_builder_emit_article(&b, err);
    if (st == FILM_OK)
        st = film_json_ld_records(&r->ld, &b, 1, err);
    if (st == FILM_OK)
        st = film_html_wiki_record(&r->wiki, &b, err);
    film_builder_release(&b);
    return st;
}

enum film_status
film_html_read_page(struct film_str bytes, uint32_t line,
                    struct film_read_context *ctx, const char *format,
                    struct film_error *err)
{
    struct reading r = {.ctx = ctx};
    struct film_charset used;
    char declared[32];
    struct film_buf text;
    film_buf_init(&text, (size_t)ctx->limits->input_bytes * 3);
    film_arena_init(&r.arena);
    film_json_ld_init(&r.ld);
    r.meta.arena = &r.arena;
    const char *charset = ctx->charset;
    if (!charset && film_html_declared_charset(bytes, declared))
        charset = declared;
    enum film_status st =
        film_charset_decode(&text, bytes, charset, &used, err);
    if (st == FILM_OK) {
        film_charset_warn(ctx, &used);
        st = film_html_parse(&r.doc, film_buf_get(&text), ctx, err);
    }
    if (st == FILM_OK)
        st = read_tree(&r, line, format, err);
    xmlFreeDoc(r.doc);
    film_json_ld_release(&r.ld);
    film_arena_release(&r.arena);
    film_buf_release(&text);
    return st;
}

static enum film_status
add_tree(xmlDoc *doc, xmlNode *root, uint32_t line, struct film_builder *b,
         struct film_error *err)
{
    struct film_arena arena;
    struct film_html_page page;
    film_arena_init(&arena);
    enum film_status st =
        film_html_page_make(&page, doc, root, false, &arena, err);
    if (st == FILM_OK) {
        film_html_content_all(&page);
        add_blocks(&page, line, b);
        report_skipped(b->ctx, &page, line);
    }
    film_arena_release(&arena);
    return st;
}

enum film_status
film_html_read_node(xmlNode *node, struct film_builder *b,
                    struct film_error *err)
{
    film_node_mark_read(node);
    return add_tree(node->doc, node, 1, b, err);
}

enum film_status
film_html_read_fragment(struct film_str html, uint32_t line,
                        struct film_builder *b, struct film_error *err)
{
    xmlDoc *doc = NULL;
    if (film_str_trim(html).n == 0)
        return FILM_OK;
    enum film_status st = film_html_parse(&doc, html, b->ctx, err);
    if (st == FILM_OK && xmlDocGetRootElement(doc))
        st = add_tree(doc, xmlDocGetRootElement(doc), line, b, err);
    xmlFreeDoc(doc);
    return st;
}

/* ---- the reader ---- */

static bool
begins_tag(struct film_str s, const char *name)
{
    size_t n = strlen(name);
    return s.n > n &&
           film_str_equal_nocase((struct film_str){s.p, n},
                                 film_str_from(name)) &&
           strchr(" \t\r\n>/", s.p[n]);
}

/* The first tag after comments, declarations and processing instructions. */
static int
sniff_html(struct film_str head, struct film_str path)
{
    static const char *const sure[] = {"html", "head", "body"};
    static const char *const likely[] = {
        "meta",  "title", "script", "link", "div", "p",   "h1",     "table",
        "style", "a",     "br",     "b",    "ul",  "img", "article"};
    bool named = film_str_ends(path, FILM_STR(".html")) ||
                 film_str_ends(path, FILM_STR(".htm")) ||
                 film_str_ends(path, FILM_STR(".xhtml"));
    struct film_str s = film_str_trim(head);
    while (s.n > 1 && s.p[0] == '<' && (s.p[1] == '!' || s.p[1] == '?')) {
        if (begins_tag((struct film_str){s.p + 2, s.n - 2}, "doctype html") ||
            begins_tag((struct film_str){s.p + 2, s.n - 2}, "doctype  html"))
            return 95;
        bool comment = film_str_starts(s, FILM_STR("<!--"));
        const char *end =
            comment ? memmem(s.p, s.n, "-->", 3) : memchr(s.p, '>', s.n);
        if (!end)
            return named ? 60 : 0;
        size_t used = (size_t)(end - s.p) + (comment ? 3 : 1);
        s = film_str_trim((struct film_str){s.p + used, s.n - used});
    }
    if (s.n == 0 || s.p[0] != '<')
        return named ? 50 : 0;
    s.p++;
    s.n--;
    for (size_t i = 0; i < sizeof sure / sizeof *sure; i++)
        if (begins_tag(s, sure[i]))
            return 95;
    for (size_t i = 0; i < sizeof likely / sizeof *likely; i++)
        if (begins_tag(s, likely[i]))
            return named ? 70 : 45;
    return named ? 40 : 0;
}

static enum film_status
read_html(struct film_stream *in, struct film_read_context *ctx,
          struct film_error *err)
{
    struct film_buf bytes;
    film_buf_init(&bytes, (size_t)ctx->limits->input_bytes);
    enum film_status st = film_stream_all(in, &bytes, err);
    if (st == FILM_OK)
        st = film_html_read_page(film_buf_get(&bytes), 1, ctx, "html", err);
    film_buf_release(&bytes);
    return st;
}

const struct film_reader film_reader_html = {"html", sniff_html, read_html};
