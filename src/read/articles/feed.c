/* SPDX-License-Identifier: GPL-2.0-or-later */
/* News feeds: RSS 0.9x and 2.0, RSS 1.0 (RDF), Atom (RFC 4287), with the
 * modules Dublin Core, content, Media RSS and iTunes. An article per entry.
 * Exports of WordPress (WXR) are RSS too: of these the published posts and
 * pages. */
#include <config.h>
#include "read/articles/wxr.h"
#include "read/builder.h"
#include "read/charset.h"
#include "read/date.h"
#include "read/fields.h"
#include "read/formats.h"
#include "read/html/parse.h"
#include "read/html/text.h"
#include "read/html/html.h"
#include "read/xml/xml.h"

#include <limits.h>
#include <libxml/parser.h>
#include <libxml/uri.h>

enum {
    TAGS = 3000000, /* of a feed; each costs some 100 bytes */
    LIST = 200      /* authors or categories of an entry */
};

enum module {
    MODULE_NONE, /* the feed's own elements */
    MODULE_DC,
    MODULE_CONTENT,
    MODULE_MEDIA,
    MODULE_ITUNES,
    MODULE_WP,      /* WXR */
    MODULE_EXCERPT, /* WXR */
    MODULE_OTHER
};

/* What the feed as a whole says. */
struct feed {
    struct film_read_context *ctx;
    xmlDoc *doc;
    struct film_builder b;
    struct film_buf text, plain; /* scratch */
    xmlNode *title, *language, *author;
    struct film_str link;
    bool wxr;
    unsigned entries;  /* with a title or text */
    unsigned unposted; /* of WXR: drafts, attachments, menus */
};

/* The best nodes of an entry for each fact. */
struct entry {
    xmlNode *title, *id, *date, *body, *summary;
    xmlNode *type, *status;                                  /* WXR */
    unsigned title_rank, date_rank, body_rank, summary_rank; /* 0: none; low is
                                                                good */
    struct film_str link;
    bool has_link, has_author;
};

/* ---- names ---- */

/* The name without the prefix that libxml2 leaves in it if the prefix is not
 * declared. */
static const char *
local_name(const xmlNode *n)
{
    const char *colon = strchr((const char *)n->name, ':');
    return colon ? colon + 1 : (const char *)n->name;
}

static bool
is_named(const xmlNode *n, const char *name)
{
    return n->type == XML_ELEMENT_NODE && strcmp(local_name(n), name) == 0;
}

static enum module
module_of(const xmlNode *n)
{
    static const struct {
        const char *part, *prefix;
        enum module module;
    } rows[] = {
        {"purl.org/dc/", "dc:", MODULE_DC},
        {"purl.org/rss/1.0/modules/content", "content:", MODULE_CONTENT},
        {"search.yahoo.com/mrss", "media:", MODULE_MEDIA},
        {"itunes.com/dtds", "itunes:", MODULE_ITUNES},
        {"wordpress.org/export/1.0/excerpt", "excerpt:", MODULE_EXCERPT},
        {"wordpress.org/export/1.1/excerpt", "excerpt:", MODULE_EXCERPT},
        {"wordpress.org/export/1.2/excerpt", "excerpt:", MODULE_EXCERPT},
        {"wordpress.org/export/", "wp:", MODULE_WP},
        {"purl.org/atom", "atom:", MODULE_NONE},
        {"w3.org/2005/Atom", "atom:", MODULE_NONE},
        {"purl.org/rss/1.0/", "rss:", MODULE_NONE},
        {"purl.org/net/rss", "rss:", MODULE_NONE},
        {"netscape.com/rdf", "rss:", MODULE_NONE},
        {"backend.userland.com", "rss:", MODULE_NONE},
        {"w3.org/1999/xhtml", "xhtml:", MODULE_OTHER},
    };
    if (n->type != XML_ELEMENT_NODE) /* CDATA has no name */
        return MODULE_OTHER;
    const char *href = n->ns ? (const char *)n->ns->href : NULL;
    const char *name = (const char *)n->name;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (href ? strstr(href, rows[i].part) != NULL
                 : strncmp(name, rows[i].prefix, strlen(rows[i].prefix)) == 0)
            return rows[i].module;
    if (href && n->ns->prefix)
        return MODULE_OTHER;
    return strchr(name, ':') ? MODULE_OTHER : MODULE_NONE;
}

static struct film_str
attribute(const xmlNode *n, const char *name)
{
    for (const xmlAttr *a = n->properties; a; a = a->next)
        if (strcmp((const char *)a->name, name) == 0 && a->children)
            return film_str_from((const char *)a->children->content);
    return (struct film_str){"", 0};
}

/* ---- text ---- */

/* All text of n, in the feed's scratch. */
static struct film_str
text_of(struct feed *f, xmlNode *n)
{
    film_buf_reset(&f->text);
    for (xmlNode *t = n; t; t = film_html_next(n, t, false))
        if (t->type == XML_TEXT_NODE || t->type == XML_CDATA_SECTION_NODE)
            film_buf_text(&f->text, (const char *)t->content);
    return film_buf_get(&f->text);
}

static bool
has_text(struct feed *f, xmlNode *n)
{
    return film_str_trim(text_of(f, n)).n > 0;
}

/* The same for a line that may be HTML: Atom says so, RSS never does. */
static struct film_str
line_of(struct feed *f, xmlNode *n)
{
    struct film_str s = text_of(f, n), type = attribute(n, "type");
    film_buf_reset(&f->plain);
    if (film_str_equal(type, FILM_STR("text")) ||
        film_str_equal(type, FILM_STR("xhtml")))
        return s;
    film_html_plain(&f->plain, s);
    s = film_buf_get(&f->plain);
    if (s.n == 0 || memchr(s.p, '<', s.n) || !film_html_has_markup(s))
        return s;
    film_buf_reset(&f->text); /* escaped twice */
    film_html_plain(&f->text, s);
    return film_buf_get(&f->text);
}

/* Replaces *kept if this node ranks better than the one there. */
static void
offer(xmlNode **kept, unsigned *rank, xmlNode *n, unsigned offered)
{
    if (*rank == 0 || offered < *rank) {
        *kept = n;
        *rank = offered;
    }
}

/* ---- addresses ---- */

/* Puts the address s, seen from node n, into the arena of the builder. */
static struct film_str
resolve(struct feed *f, xmlNode *n, struct film_str s)
{
    struct film_str result = film_builder_text(&f->b, s);
    if (result.n == 0 || result.n > 4000)
        return result;
    xmlChar *base = xmlNodeGetBase(f->doc, n);
    char link[1000];
    if (!base || !strstr((const char *)base, "://")) {
        struct film_str from = f->link.n ? f->link : f->ctx->url;
        if (from.n < sizeof link) {
            memcpy(link, from.n ? from.p : "", from.n);
            link[from.n] = '\0';
            xmlChar *joined =
                base ? xmlBuildURI(base, (const xmlChar *)link) : NULL;
            xmlFree(base);
            base = joined ? joined : xmlStrdup((const xmlChar *)link);
        }
    }
    xmlChar *full =
        base && *base ? xmlBuildURI((const xmlChar *)result.p, base) : NULL;
    if (full)
        result = film_builder_text(&f->b, film_str_from((const char *)full));
    xmlFree(full);
    xmlFree(base);
    return result;
}

static void
read_link(struct feed *f, struct entry *e, xmlNode *n)
{
    struct film_str rel = attribute(n, "rel"), href = attribute(n, "href");
    if (e->has_link || (rel.n && !film_str_equal(rel, FILM_STR("alternate"))))
        return;
    e->link = resolve(f, n, href.n ? href : film_str_trim(text_of(f, n)));
    e->has_link = e->link.n > 0;
}

/* ---- authors ---- */

/* RSS has "address (Name)", "Name (mailto:address)", "Name <address>" or a
 * name. */
static struct film_str
name_in(struct film_str s)
{
    s = film_str_trim(s);
    const char *open = s.n ? memchr(s.p, '(', s.n) : NULL;
    if (open && s.p[s.n - 1] == ')' && memchr(s.p, '@', (size_t)(open - s.p)))
        return film_str_trim(
            (struct film_str){open + 1, (size_t)(s.p + s.n - open) - 2});
    if (open && memchr(open, '@', (size_t)(s.p + s.n - open)))
        return film_str_trim((struct film_str){s.p, (size_t)(open - s.p)});
    open = s.n ? memchr(s.p, '<', s.n) : NULL;
    if (open)
        return film_str_trim((struct film_str){s.p, (size_t)(open - s.p)});
    return s;
}

static void
add_tag(struct feed *f, struct film_str tag)
{
    if (f->b.article.tags.n < LIST)
        film_builder_add(&f->b, &f->b.article.tags, tag);
}

static struct film_str
child_text(const xmlNode *n, const char *name)
{
    for (const xmlNode *c = n->children; c; c = c->next)
        if (is_named(c, name) && c->children && c->children->content)
            return film_str_trim(
                film_str_from((const char *)c->children->content));
    return (struct film_str){"", 0};
}

/* WXR names an author by login, and the login once by its name. */
static struct film_str
display_name(struct feed *f, struct film_str login)
{
    xmlNode *root = xmlDocGetRootElement(f->doc);
    for (xmlNode *n = root; n;) {
        bool inner = n == root || is_named(n, "channel");
        if (is_named(n, "author") &&
            film_str_equal(child_text(n, "author_login"), login)) {
            struct film_str name = child_text(n, "author_display_name");
            return name.n ? name : login;
        }
        n = film_html_next(root, n, !inner);
    }
    return login;
}

/* Adds a name; an address is none. True if there was a name, or there are
 * enough. */
static bool
add_author(struct feed *f, xmlNode *n)
{
    xmlNode *name = NULL;
    if (f->b.article.authors.n >= LIST)
        return true;
    for (xmlNode *c = n->children; c; c = c->next)
        if (is_named(c, "name") && !name)
            name = c;
    struct film_str s = line_of(f, name ? name : n);
    if (!name)
        s = name_in(s);
    if (f->wxr)
        s = display_name(f, s);
    if (s.n == 0 || memchr(s.p, '@', s.n))
        return false;
    film_builder_authors(&f->b, s);
    return true;
}

/* ---- entries ---- */

static void
read_own(struct feed *f, struct entry *e, xmlNode *n)
{
    const char *name = local_name(n);
    if (strcmp(name, "title") == 0)
        offer(&e->title, &e->title_rank, n, 1);
    else if (strcmp(name, "link") == 0)
        read_link(f, e, n);
    else if (strcmp(name, "guid") == 0 || strcmp(name, "id") == 0)
        e->id = n;
    else if (strcmp(name, "pubDate") == 0 || strcmp(name, "published") == 0 ||
             strcmp(name, "issued") == 0)
        offer(&e->date, &e->date_rank, n, 1);
    else if (strcmp(name, "created") == 0)
        offer(&e->date, &e->date_rank, n, 3);
    else if (strcmp(name, "updated") == 0 || strcmp(name, "modified") == 0)
        offer(&e->date, &e->date_rank, n, 4);
    else if (strcmp(name, "author") == 0)
        e->has_author |= add_author(f, n);
    else if (strcmp(name, "category") == 0) {
        struct film_str term = attribute(n, "label");
        if (term.n == 0)
            term = attribute(n, "term");
        add_tag(f, term.n ? term : line_of(f, n));
    } else if (strcmp(name, "content") == 0 && has_text(f, n))
        offer(&e->body, &e->body_rank, n, 2);
    else if (strcmp(name, "description") == 0 || strcmp(name, "summary") == 0)
        offer(&e->summary, &e->summary_rank, n, 1);
}

static void
read_module(struct feed *f, struct entry *e, xmlNode *n, enum module module)
{
    const char *name = local_name(n);
    if (module == MODULE_CONTENT && strcmp(name, "encoded") == 0 &&
        has_text(f, n))
        offer(&e->body, &e->body_rank, n, 1);
    else if (module == MODULE_EXCERPT && has_text(f, n))
        offer(&e->summary, &e->summary_rank, n, 1);
    else if (module == MODULE_WP && strcmp(name, "post_type") == 0)
        e->type = n;
    else if (module == MODULE_WP && strcmp(name, "status") == 0)
        e->status = n;
    else if (module == MODULE_DC && strcmp(name, "creator") == 0)
        e->has_author |= add_author(f, n);
    else if (module == MODULE_DC && strcmp(name, "date") == 0)
        offer(&e->date, &e->date_rank, n, 2);
    else if (module == MODULE_DC && strcmp(name, "subject") == 0)
        add_tag(f, line_of(f, n));
    else if (strcmp(name, "title") == 0 && module != MODULE_OTHER)
        offer(&e->title, &e->title_rank, n, 1 + (unsigned)module);
    else if ((module == MODULE_MEDIA || module == MODULE_DC) &&
             strcmp(name, "description") == 0)
        offer(&e->summary, &e->summary_rank, n, 2);
    else if (module == MODULE_ITUNES && strcmp(name, "summary") == 0)
        offer(&e->summary, &e->summary_rank, n, 3);
    else if (module == MODULE_ITUNES && strcmp(name, "author") == 0 &&
             !e->has_author)
        add_author(f, n);
}

/* Text that was escaped twice has tags and references where it should have
 * signs: once more is once too few. */
static struct film_str
unescaped(struct feed *f, struct film_str s)
{
    static const char *const signs[] = {"&lt;p&gt;",  "&lt;/",     "&lt;br",
                                        "&amp;quot;", "&amp;amp;", "&amp;#",
                                        "&amp;nbsp;"};
    bool twice = false;
    if (s.n == 0 || memchr(s.p, '<', s.n))
        return s;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        twice |= memmem(s.p, s.n, signs[i], strlen(signs[i])) != NULL;
    if (!twice)
        return s;
    film_buf_reset(&f->plain);
    film_html_plain(&f->plain, s);
    return film_buf_get(&f->plain);
}

/* Atom has content of other types than text as base64 (RFC 4287, 4.1.3.3). */
static bool
is_no_text(struct film_str type)
{
    return type.n && memchr(type.p, '/', type.n) &&
           !film_str_starts(type, FILM_STR("text/"));
}

/* The text of RSS may be HTML or not; Atom's type says which. */
static enum film_status
add_body(struct feed *f, xmlNode *n, struct film_error *err)
{
    struct film_str type = attribute(n, "type");
    uint32_t line = (uint32_t)xmlGetLineNo(n);
    if (film_str_ends(type, FILM_STR("xhtml")) ||
        film_str_ends(type, FILM_STR("xml")))
        return film_html_read_node(n, &f->b, err);
    if (is_no_text(type)) {
        film_read_warn(f->ctx, line, "content of type %.*s was left out",
                       (int)type.n, type.p);
        return FILM_OK;
    }
    struct film_str s = text_of(f, n);
    if (f->wxr) {
        film_buf_reset(&f->plain);
        film_wxr_html(&f->plain, s);
        return film_html_read_fragment(film_buf_get(&f->plain), line, &f->b,
                                       err);
    }
    s = unescaped(f, s);
    if (!film_str_starts(type, FILM_STR("text/plain")) &&
        !film_str_equal(type, FILM_STR("text")) && film_html_has_markup(s))
        return film_html_read_fragment(s, line, &f->b, err);
    film_builder_paragraphs(&f->b, s, (struct film_place){.line = line});
    return FILM_OK;
}

/* The summary, where the text has it not, and the text. */
static enum film_status
add_text(struct feed *f, const struct entry *e, struct film_error *err)
{
    enum film_status st = e->summary ? add_body(f, e->summary, err) : FILM_OK;
    size_t n = f->b.article.block_count;
    if (st == FILM_OK && e->body)
        st = add_body(f, e->body, err);
    if (st == FILM_OK && e->body)
        film_fields_drop_repeats(&f->b, n);
    return st;
}

/* Reports the text of a child of an entry, or of the feed, that is not taken:
 * comments, a second summary, elements of vocabularies not known here. */
static void
pass_over(struct feed *f, xmlNode *n)
{
    for (xmlNode *c = n; c; c = film_html_next(n, c, false))
        if (c->type == XML_TEXT_NODE || c->type == XML_CDATA_SECTION_NODE)
            film_read_unused(f->b.ctx, (uint32_t)xmlGetLineNo(c),
                             local_name(c->parent),
                             film_str_from((const char *)c->content));
}

static void
pass_over_rest(struct feed *f, const struct entry *e, xmlNode *item)
{
    for (xmlNode *n = item->children; n; n = n->next)
        if (n->type == XML_ELEMENT_NODE && n != e->title && n != e->body &&
            n != e->summary && !(e->summary && e->summary->parent == n) &&
            !is_named(n, "author"))
            pass_over(f, n);
}

/* Whether an item of WXR is a published post or page. */
static bool
is_post(struct feed *f, const struct entry *e)
{
    struct film_str type = film_str_trim(text_of(f, e->type));
    bool post = film_str_equal(type, FILM_STR("post")) ||
                film_str_equal(type, FILM_STR("page"));
    struct film_str status =
        e->status ? film_str_trim(text_of(f, e->status)) : FILM_STR("publish");
    return post && film_str_equal(status, FILM_STR("publish"));
}

static enum film_status
read_entry(struct feed *f, xmlNode *item, struct film_error *err)
{
    struct entry e = {0};
    struct film_article *a = &f->b.article;
    film_builder_article(&f->b, (uint32_t)xmlGetLineNo(item));
    for (xmlNode *n = item->children; n;) {
        bool group = n->type == XML_ELEMENT_NODE &&
                     module_of(n) == MODULE_MEDIA && is_named(n, "group");
        if (n->type == XML_ELEMENT_NODE && module_of(n) == MODULE_NONE)
            read_own(f, &e, n);
        else if (n->type == XML_ELEMENT_NODE)
            read_module(f, &e, n, module_of(n));
        n = film_html_next(item, n, !group);
    }
    if (e.type && !is_post(f, &e)) {
        pass_over_rest(f, &(struct entry){0}, item);
        f->unposted++;
        return FILM_OK;
    }
    if (e.title)
        a->title = film_builder_text(&f->b, line_of(f, e.title));
    struct film_str id =
        e.id ? film_str_trim(text_of(f, e.id)) : attribute(item, "about");
    a->id = film_builder_text(&f->b, id);
    a->url = e.link;
    if (!e.has_link && film_str_starts(a->id, FILM_STR("http")))
        a->url = a->id;
    if (a->id.n == 0)
        a->id = a->url;
    if (e.date)
        a->date = film_builder_date(&f->b, film_str_trim(text_of(f, e.date)));
    if (!e.has_author && a->authors.n == 0 && f->author)
        add_author(f, f->author);
    if (f->title)
        a->source = film_builder_text(&f->b, line_of(f, f->title));
    if (f->language)
        a->language = film_builder_text(&f->b, text_of(f, f->language));
    pass_over_rest(f, &e, item);
    enum film_status st = add_text(f, &e, err);
    f->entries += a->title.n > 0 || a->block_count > 0;
    return st == FILM_OK ? film_builder_emit_article(&f->b, err) : st;
}

/* ---- feeds ---- */

static bool
is_entry(const xmlNode *n)
{
    return (is_named(n, "item") || is_named(n, "entry")) &&
           module_of(n) == MODULE_NONE;
}

/* Reads what comes before or between the entries, in rss/channel or feed. */
static void
read_head(struct feed *f, xmlNode *root)
{
    if (is_entry(root)) /* a document of its own */
        return;
    for (xmlNode *n = root; n;) {
        bool own = n->type == XML_ELEMENT_NODE && module_of(n) == MODULE_NONE;
        bool inner = n == root || is_named(n, "channel");
        if (own && is_named(n, "title") && !f->title)
            f->title = n;
        else if (is_named(n, "language") && !f->language)
            f->language = n;
        else if (module_of(n) == MODULE_WP && is_named(n, "wxr_version"))
            f->wxr = true;
        else if (own && is_named(n, "author") && !f->author &&
                 is_named(root, "feed"))
            f->author = n;
        else if (own && is_named(n, "link") && f->link.n == 0) {
            struct film_str href = attribute(n, "href");
            const xmlNode *text = n->children;
            if (href.n == 0 && text && text->content)
                href =
                    film_str_trim(film_str_from((const char *)text->content));
            if (strstr(href.n ? href.p : "", "://"))
                f->link = href;
        } else if (!inner && !is_entry(n))
            pass_over(f, n);
        n = film_html_next(root, n, !inner);
    }
}

static enum film_status
read_entries(struct feed *f, xmlNode *root, struct film_error *err)
{
    enum film_status st = FILM_OK;
    /* into entries too: one that is not closed swallows the next */
    for (xmlNode *n = root; n && st == FILM_OK;
         n = film_html_next(root, n, false))
        if (is_entry(n))
            st = read_entry(f, n, err);
    if (f->unposted > 0)
        film_read_mended(f->ctx, 0,
                         "%u items that are not published posts or pages "
                         "were skipped",
                         f->unposted);
    if (f->entries == 0 && f->unposted == 0)
        film_read_warn(f->ctx, (uint32_t)xmlGetLineNo(root),
                       "a feed without any entry that has a title or text");
    return st;
}

/* ---- parsing ---- */

static bool
too_many_tags(struct film_str text)
{
    size_t tags = 0;
    for (size_t i = 0; i < text.n; i++)
        tags += text.p[i] == '<';
    return tags > TAGS;
}

/* Feeds are often not well-formed: what is commonly wrong has been mended
 * (DOCTYPEs, and entities with them, are gone), of the rest libxml2 takes what
 * it can. */
static enum film_status
parse(xmlDoc **doc, struct film_str text, struct film_read_context *ctx,
      struct film_error *err)
{
    enum film_status st =
        film_html_check_attributes(text, ctx->limits->attributes, err);
    if (st != FILM_OK)
        return st;
    if (text.n == 0 || text.n > INT_MAX)
        return film_error_set(err, FILM_ERR_INPUT, "empty");
    if (too_many_tags(text))
        return film_error_set(err, FILM_ERR_LIMIT, "more than %d tags", TAGS);
    xmlParserCtxtPtr p = xmlNewParserCtxt();
    if (!p)
        return film_error_nomem(err);
    *doc = xmlCtxtReadMemory(p, text.p, (int)text.n, NULL, "UTF-8",
                             XML_PARSE_RECOVER | XML_PARSE_NONET |
                                 XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                 XML_PARSE_IGNORE_ENC | XML_PARSE_COMPACT);
    const xmlError *e = xmlCtxtGetLastError(p);
    unsigned line = e ? (unsigned)e->line : 0;
    if (!*doc || !xmlDocGetRootElement(*doc))
        st = film_error_set(err, FILM_ERR_INPUT,
                            "line %u: not well-formed; nothing could be read",
                            line);
    else if (!p->wellFormed)
        film_read_warn(ctx, line,
                       "not well-formed; some of it may be left out");
    xmlFreeParserCtxt(p);
    return st;
}

static enum film_status
read_text(struct film_str text, struct film_read_context *ctx,
          struct film_error *err)
{
    struct feed f = {.ctx = ctx};
    struct film_buf mended;
    film_buf_init(&mended, 2 * text.n + 1024);
    film_buf_init(&f.text, (size_t)ctx->limits->input_bytes * 3);
    film_buf_init(&f.plain, (size_t)ctx->limits->input_bytes * 3);
    film_builder_init(&f.b, ctx, "feed");
    film_xml_mend(&mended, text);
    enum film_status st = film_buf_check(&mended, err);
    if (st == FILM_OK)
        st = parse(&f.doc, film_buf_get(&mended), ctx, err);
    if (st == FILM_OK) {
        xmlNode *root = xmlDocGetRootElement(f.doc);
        read_head(&f, root);
        st = read_entries(&f, root, err);
    }
    xmlFreeDoc(f.doc);
    film_builder_release(&f.b);
    film_buf_release(&f.text);
    film_buf_release(&f.plain);
    film_buf_release(&mended);
    return st;
}

static enum film_status
read_feed(struct film_stream *in, struct film_read_context *ctx,
          struct film_error *err)
{
    struct film_buf text;
    struct film_str head;
    char declared[32];
    uint64_t base;
    film_buf_init(&text, (size_t)ctx->limits->input_bytes * 3);
    enum film_status st = film_stream_peek(in, 4096, &head, err);
    if (st == FILM_OK)
        st = film_charset_read(
            in, ctx,
            film_html_declared_charset(head, declared) ? declared : NULL, &text,
            &base, err);
    if (st == FILM_OK)
        st = read_text(film_buf_get(&text), ctx, err);
    film_buf_release(&text);
    return st;
}

/* ---- sniffing ---- */

static bool
has(struct film_str head, const char *word)
{
    return head.n && memmem(head.p, head.n, word, strlen(word)) != NULL;
}

static int
sniff_feed(struct film_str head, struct film_str path)
{
    struct film_str name, space;
    (void)path;
    if (film_xml_root(head, &name, &space)) {
        if (film_str_equal(name, FILM_STR("rss")))
            return 95;
        if (film_str_equal(name, FILM_STR("feed")))
            return has(head, "w3.org/2005/Atom") || has(head, "purl.org/atom")
                       ? 95
                       : 60;
        if (film_str_equal(name, FILM_STR("entry")) &&
            (has(head, "w3.org/2005/Atom") || has(head, "purl.org/atom")))
            return 95;
        if (film_str_equal(name, FILM_STR("RDF")) &&
            (has(head, "purl.org/rss/1.0/") || has(head, "netscape.com/rdf")))
            return 93;
        return 0;
    }
    /* something before the document, or a root cut off */
    return has(head, "<rss") && has(head, "<channel") ? 80 : 0;
}

const struct film_reader film_reader_feed = {"feed", sniff_feed, read_feed};
