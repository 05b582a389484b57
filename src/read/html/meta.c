/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/html/meta.h"

#include "base/ascii.h"
#include "read/builder.h"
#include "read/authors.h"
#include "read/date.h"
#include "read/dateline.h"
#include "read/html/byline.h"
#include "read/html/class.h"
#include "read/html/phrase.h"
#include "read/html/text.h"
#include "read/html/weights.h"
#include "text/clean.h"

#include <stdlib.h>

#define W film_html_weights

enum { TAG_BYTES = 100, TITLE_BYTES = 500, BYLINE_BYTES = 200, LIST = 100 };

struct meta_row {
    const char *name;
    uint8_t field, rank;
};

/* Sorted by name (lower-case). The names that <meta name|property|itemprop>
 * has on real pages: Open Graph, Twitter, Dublin Core, parsely, sailthru. */
static const struct meta_row meta_rows[] = {
    {"application-name", FILM_HTML_SITE, FILM_HTML_LOOKS},
    {"article.published", FILM_HTML_DATE, FILM_HTML_META},
    {"article:author", FILM_HTML_AUTHOR, FILM_HTML_OPEN_GRAPH},
    {"article:published", FILM_HTML_DATE, FILM_HTML_OPEN_GRAPH},
    {"article:published_time", FILM_HTML_DATE, FILM_HTML_OPEN_GRAPH},
    {"article:section", FILM_HTML_TAG, FILM_HTML_META},
    {"article:tag", FILM_HTML_TAG, FILM_HTML_META},
    {"author", FILM_HTML_AUTHOR, FILM_HTML_META},
    {"byl", FILM_HTML_AUTHOR, FILM_HTML_META},
    {"content-language", FILM_HTML_LANGUAGE, FILM_HTML_META},
    {"date", FILM_HTML_DATE, FILM_HTML_META},
    {"datepublished", FILM_HTML_DATE, FILM_HTML_MICRODATA},
    {"dc.creator", FILM_HTML_AUTHOR, FILM_HTML_META},
    {"dc.date", FILM_HTML_DATE, FILM_HTML_META},
    {"dc.date.created", FILM_HTML_DATE, FILM_HTML_META},
    {"dc.date.issued", FILM_HTML_DATE, FILM_HTML_META},
    {"dc.language", FILM_HTML_LANGUAGE, FILM_HTML_META},
    {"dc.publisher", FILM_HTML_SITE, FILM_HTML_META},
    {"dc.subject", FILM_HTML_TAG, FILM_HTML_META},
    {"dc.title", FILM_HTML_TITLE, FILM_HTML_META},
    {"dc:creator", FILM_HTML_AUTHOR, FILM_HTML_META},
    {"dc:date", FILM_HTML_DATE, FILM_HTML_META},
    {"dc:publisher", FILM_HTML_SITE, FILM_HTML_META},
    {"dc:subject", FILM_HTML_TAG, FILM_HTML_META},
    {"dc:title", FILM_HTML_TITLE, FILM_HTML_DUBLIN_CORE},
    {"dcterms.created", FILM_HTML_DATE, FILM_HTML_META},
    {"dcterms.creator", FILM_HTML_AUTHOR, FILM_HTML_META},
    {"dcterms.date", FILM_HTML_DATE, FILM_HTML_META},
    {"dcterms.issued", FILM_HTML_DATE, FILM_HTML_META},
    {"dcterms.publisher", FILM_HTML_SITE, FILM_HTML_META},
    {"dcterms.title", FILM_HTML_TITLE, FILM_HTML_DUBLIN_CORE},
    {"inlanguage", FILM_HTML_LANGUAGE, FILM_HTML_MICRODATA},
    {"keywords", FILM_HTML_TAG, FILM_HTML_META},
    {"news_keywords", FILM_HTML_TAG, FILM_HTML_META},
    {"og:article:author", FILM_HTML_AUTHOR, FILM_HTML_OPEN_GRAPH},
    {"og:article:published_time", FILM_HTML_DATE, FILM_HTML_OPEN_GRAPH},
    {"og:locale", FILM_HTML_LANGUAGE, FILM_HTML_LOOKS},
    {"og:pubdate", FILM_HTML_DATE, FILM_HTML_OPEN_GRAPH},
    {"og:site_name", FILM_HTML_SITE, FILM_HTML_OPEN_GRAPH},
    {"og:title", FILM_HTML_TITLE, FILM_HTML_OPEN_GRAPH},
    {"og:url", FILM_HTML_URL, FILM_HTML_OPEN_GRAPH},
    {"originalpublicationdate", FILM_HTML_DATE, FILM_HTML_META},
    {"parsely-author", FILM_HTML_AUTHOR, FILM_HTML_META},
    {"parsely-pub-date", FILM_HTML_DATE, FILM_HTML_META},
    {"parsely-section", FILM_HTML_TAG, FILM_HTML_META},
    {"parsely-tags", FILM_HTML_TAG, FILM_HTML_META},
    {"parsely-title", FILM_HTML_TITLE, FILM_HTML_META},
    {"pdate", FILM_HTML_DATE, FILM_HTML_META},
    {"ptime", FILM_HTML_DATE, FILM_HTML_META},
    {"pubdate", FILM_HTML_DATE, FILM_HTML_META},
    {"publication_date", FILM_HTML_DATE, FILM_HTML_META},
    {"publish-date", FILM_HTML_DATE, FILM_HTML_META},
    {"publishdate", FILM_HTML_DATE, FILM_HTML_META},
    {"publisher", FILM_HTML_SITE, FILM_HTML_LINK},
    {"rnews:datepublished", FILM_HTML_DATE, FILM_HTML_META},
    {"sailthru.author", FILM_HTML_AUTHOR, FILM_HTML_META},
    {"sailthru.date", FILM_HTML_DATE, FILM_HTML_META},
    {"sailthru.tags", FILM_HTML_TAG, FILM_HTML_META},
    {"sailthru.title", FILM_HTML_TITLE, FILM_HTML_META},
    {"section", FILM_HTML_TAG, FILM_HTML_META},
    {"twitter:title", FILM_HTML_TITLE, FILM_HTML_TWITTER},
};

/* ---- facts ---- */

static struct film_str
plain_copy(struct film_html_meta *meta, struct film_str text)
{
    struct film_buf plain, folded;
    struct film_str copy = {"", 0};
    film_buf_init(&plain, 64u << 20);
    film_buf_init(&folded, 64u << 20);
    film_html_plain(&plain, text);
    film_clean_text(&folded, film_buf_get(&plain));
    if (plain.failed || folded.failed ||
        !film_arena_copy(meta->arena, film_buf_get(&folded), &copy))
        meta->failed = true;
    film_buf_release(&plain);
    film_buf_release(&folded);
    return copy;
}

static void
add_to_list(struct film_html_meta *meta, struct film_html_fact *fact,
            struct film_str s)
{
    if (fact->list.n >= LIST)
        return;
    for (size_t i = 0; i < fact->list.n; i++)
        if (film_str_equal_nocase(fact->list.v[i], s))
            return;
    struct film_str *new =
        film_arena_push(meta->arena, &fact->list.v, &fact->list.n, sizeof *new);
    if (new)
        *new = s;
    else
        meta->failed = true;
}

/* Authors of the best rank, from one place: the page's other articles have
 * authors too. */
static void
add_authors(struct film_html_meta *meta, struct film_html_fact *fact,
            enum film_html_rank rank, const void *place, struct film_str s)
{
    struct film_strs names = {0};
    bool line = rank >= FILM_HTML_MICRODATA;
    if (fact->rank == rank && fact->place != place)
        return;
    if (fact->rank == rank)
        names = fact->list;
    if (!film_authors_add(&names, meta->arena, s, line))
        meta->failed = true;
    if (names.n == 0)
        return;
    fact->list = names;
    fact->rank = rank;
    fact->place = place;
}

static void
add_tags(struct film_html_meta *meta, struct film_html_fact *fact,
         struct film_str s)
{
    struct film_str part;
    while (film_str_cut(&s, ',', &part)) {
        part = film_str_trim(part);
        if (part.n && part.n <= TAG_BYTES)
            add_to_list(meta, fact, part);
    }
}

void
film_html_meta_set(struct film_html_meta *meta, enum film_html_field field,
                   enum film_html_rank rank, const void *place,
                   struct film_str text)
{
    struct film_html_fact *fact = &meta->facts[field];
    if (fact->rank && fact->rank < rank && field != FILM_HTML_TAG)
        return;
    if (field != FILM_HTML_TEXT)
        text = plain_copy(meta, text);
    if (field == FILM_HTML_AUTHOR) {
        add_authors(meta, fact, rank, place, text);
    } else if (field == FILM_HTML_TAG) {
        add_tags(meta, fact, text);
    } else if (text.n && rank != fact->rank) {
        char date[FILM_DATE_SIZE];
        if (field == FILM_HTML_DATE && film_date_parse(date, text) == 0)
            return;
        if (field == FILM_HTML_TITLE && text.n > TITLE_BYTES)
            return;
        fact->text = text;
        fact->rank = rank;
    }
}

struct film_str
film_html_meta_get(const struct film_html_meta *meta,
                   enum film_html_field field)
{
    return meta->facts[field].text;
}

/* ---- elements ---- */

static int
compare_row(const void *key, const void *row)
{
    return strcmp(key, ((const struct meta_row *)row)->name);
}

static void
read_meta_names(struct film_html_meta *meta, struct film_str names,
                struct film_str content)
{
    char name[64];
    struct film_str one;
    while (film_str_cut(&names, ' ', &one)) { /* property may list several */
        if (one.n == 0 || one.n >= sizeof name)
            continue;
        for (size_t i = 0; i < one.n; i++)
            name[i] = (char)(one.p[i] >= 'A' && one.p[i] <= 'Z' ? one.p[i] + 32
                                                                : one.p[i]);
        name[one.n] = '\0';
        const struct meta_row *row =
            bsearch(name, meta_rows, sizeof meta_rows / sizeof *meta_rows,
                    sizeof *meta_rows, compare_row);
        if (row)
            film_html_meta_set(meta, row->field, row->rank, row, content);
    }
}

static void
read_meta(struct film_html_meta *meta, const xmlNode *n)
{
    static const char *const keys[] = {"property", "name", "itemprop",
                                       "http-equiv"};
    struct film_str content = film_html_attribute(n, "content");
    if (content.n == 0)
        return;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        read_meta_names(meta, film_html_attribute(n, keys[i]), content);
}

static void
read_link(struct film_html_meta *meta, const xmlNode *n)
{
    if (film_str_equal_nocase(film_html_attribute(n, "rel"),
                              FILM_STR("canonical")))
        film_html_meta_set(meta, FILM_HTML_URL, FILM_HTML_JSON_LD, n,
                           film_html_attribute(n, "href"));
}

static void
set_from_text(struct film_html_meta *meta, enum film_html_field field,
              enum film_html_rank rank, xmlNode *n)
{
    struct film_buf text;
    film_buf_init(&text, 1 << 20);
    film_html_node_text(&text, n, BYLINE_BYTES);
    if (field != FILM_HTML_AUTHOR || text.n <= BYLINE_BYTES)
        film_html_meta_set(meta, field, rank, n, film_buf_get(&text));
    film_buf_release(&text);
}

static bool
has_word(struct film_str names, const char *words)
{
    struct film_str one;
    while (film_str_cut(&names, ' ', &one))
        if (film_str_is_one_of_nocase(one, words))
            return true;
    return false;
}

static void
read_date(struct film_html_meta *meta, enum film_html_rank rank, xmlNode *n)
{
    static const char *const keys[] = {"datetime", "content", "title"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct film_str value = film_html_attribute(n, keys[i]);
        if (value.n)
            film_html_meta_set(meta, FILM_HTML_DATE, rank, n, value);
    }
    set_from_text(meta, FILM_HTML_DATE, rank, n);
}

/* The rank of an element as the place of an author, 0 if it is none. */
static enum film_html_rank
author_rank(const xmlNode *n)
{
    struct film_str class = film_html_attribute(n, "class");
    if (has_word(film_html_attribute(n, "itemprop"), "author"))
        return FILM_HTML_MICRODATA;
    if (has_word(film_html_attribute(n, "rel"), "author"))
        return FILM_HTML_LINK;
    if (has_word(class, "byline|author|author-name|byline-name|article-author|"
                        "byline-author|autor|auteur|autore"))
        return FILM_HTML_LOOKS;
    return 0;
}

/* The same for the date: <time> unless it is that of something else, or a
 * name that is used for it. */
static enum film_html_rank
date_rank(const xmlNode *n)
{
    struct film_str prop = film_html_attribute(n, "itemprop");
    struct film_str class = film_html_attribute(n, "class");
    if (has_word(prop, "datePublished"))
        return FILM_HTML_MICRODATA;
    if (strcmp((const char *)n->name, "time") == 0)
        return prop.n && !film_str_starts(prop, FILM_STR("date"))
                   ? 0
                   : FILM_HTML_LINK;
    if (has_word(class,
                 "published|date|pubdate|entry-date|post-date|timestamp"))
        return FILM_HTML_LOOKS;
    return 0;
}

/* True if two elements are parts of one byline: in one line of text, or side by
 * side in boxes of their own. */
static bool
are_neighbours(const struct film_html_page *p, size_t a, size_t b)
{
    const struct film_html_element *e = &p->elements[a], *o = &p->elements[b];
    const struct film_html_element *above = &p->elements[e->parent];
    const struct film_html_element *beside = &p->elements[o->parent];
    if (e->run_first == o->run_first || e->parent == o->parent)
        return true;
    return above->parent == beside->parent && above->tag == beside->tag &&
           above->run_end - above->run_first <= 1 &&
           beside->run_end - beside->run_first <= 1;
}

static void
read_author(struct film_html_meta *meta, const struct film_html_page *p,
            size_t i, enum film_html_rank rank)
{
    struct film_html_fact *fact = &meta->facts[FILM_HTML_AUTHOR];
    xmlNode *n = p->elements[i].node;
    bool more = fact->rank == rank && meta->byline &&
                are_neighbours(p, meta->byline, i);
    if (fact->rank && fact->rank <= rank && !more)
        return;
    struct film_buf text;
    film_buf_init(&text, 1 << 20);
    film_html_node_text(&text, n, BYLINE_BYTES);
    if (text.n <= BYLINE_BYTES) {
        film_html_meta_set(meta, FILM_HTML_AUTHOR, rank, more ? fact->place : n,
                           film_buf_get(&text));
        if (fact->rank == rank && (more || fact->place == n))
            meta->byline = i;
    }
    film_buf_release(&text);
}

/* True inside of what readers, not the page's authors, wrote. */
static bool
is_comment(const struct film_html_page *p, size_t i)
{
    for (; i; i = p->elements[i].parent)
        if (film_html_classify(p->elements[i].node) & FILM_HTML_CLASS_COMMENTS)
            return true;
    return false;
}

/* Microdata, rel=author and class names of the elements of the body. */
static void
read_elements(struct film_html_meta *meta, struct film_html_page *p)
{
    enum { RUNS = 4 };
    for (size_t i = 1; i < p->element_count; i++) {
        struct film_html_element *e = &p->elements[i];
        if (!e->node->properties && e->tag != FILM_HTML_TIME)
            continue;
        enum film_html_rank author = author_rank(e->node);
        enum film_html_rank date = date_rank(e->node);
        if (has_word(film_html_attribute(e->node, "itemprop"), "headline"))
            set_from_text(meta, FILM_HTML_TITLE, FILM_HTML_MICRODATA, e->node);
        if ((!author && !date) || is_comment(p, i))
            continue;
        if (e->run_end - e->run_first <= RUNS)
            e->flags |= FILM_HTML_BYLINE;
        if (author)
            read_author(meta, p, i, author);
        if (date == FILM_HTML_MICRODATA)
            read_date(meta, date, e->node);
    }
}

/* ---- titles without metadata ---- */

static const char *const title_marks[] = {
    " | ",  " - ",      " \u2013 ", " \u2014 ",
    " :: ", " \u00bb ", " \u00b7 ", " \u203a ",
};

/* "Title | Site" and "Site: Title": the part with the most words, if the
 * other is short; else all of it. */
static struct film_str
cut_title(struct film_str s)
{
    for (size_t k = 0; k < sizeof title_marks / sizeof *title_marks; k++) {
        const char *mark = title_marks[k];
        size_t n = strlen(mark);
        for (size_t i = s.n; i-- > 0;) {
            if (s.n - i < n || memcmp(s.p + i, mark, n) != 0)
                continue;
            struct film_str left = {s.p, i};
            struct film_str right = {s.p + i + n, s.n - i - n};
            if (left.n >= right.n || left.n > 25)
                return cut_title(left);
            return right;
        }
    }
    return s;
}

/* An h1 that the <title> begins with, else the <title> without the site. */
static void
guess_title(struct film_html_meta *meta, const struct film_html_page *page)
{
    struct film_str title = film_html_meta_get(meta, FILM_HTML_PAGE_TITLE);
    struct film_str first = {"", 0};
    unsigned count = 0;
    for (size_t i = 0; i < page->run_count; i++) {
        const struct film_html_run *r = &page->runs[i];
        if (page->elements[r->owner].tag != FILM_HTML_HEADING ||
            page->elements[r->owner].level != 1)
            continue;
        if (film_html_same_title(title, r->text)) {
            film_html_meta_set(meta, FILM_HTML_TITLE, FILM_HTML_LOOKS, r,
                               r->text);
            return;
        }
        first = r->text;
        count++;
    }
    if (title.n)
        film_html_meta_set(meta, FILM_HTML_TITLE, FILM_HTML_LOOKS, page,
                           cut_title(title));
    else if (count == 1)
        film_html_meta_set(meta, FILM_HTML_TITLE, FILM_HTML_LOOKS, page, first);
}

void
film_html_meta_read(struct film_html_meta *meta, const xmlDoc *doc,
                    struct film_html_page *page)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    bool titled = false;
    if (!root)
        return;
    film_html_meta_set(meta, FILM_HTML_LANGUAGE, FILM_HTML_OPEN_GRAPH, root,
                       film_html_attribute(root, "lang"));
    for (xmlNode *n = root; n; n = film_html_next(root, n, false)) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        const char *name = (const char *)n->name;
        if (strcmp(name, "meta") == 0) {
            read_meta(meta, n);
        } else if (strcmp(name, "link") == 0) {
            read_link(meta, n);
        } else if (strcmp(name, "title") == 0) {
            if (!titled) /* svg has titles too */
                set_from_text(meta, FILM_HTML_PAGE_TITLE, FILM_HTML_META, n);
            titled = true;
        }
    }
    read_elements(meta, page);
    guess_title(meta, page);
}

/* ---- what is left ---- */

static void
strip_site(struct film_html_meta *meta)
{
    enum { SHORT = 16 /* may be the site's name */ };
    struct film_str *title = &meta->facts[FILM_HTML_TITLE].text;
    struct film_str site = film_html_meta_get(meta, FILM_HTML_SITE);
    if (site.n == 0 || title->n <= site.n)
        return;
    size_t rest = title->n - site.n;
    if (!film_str_equal_nocase((struct film_str){title->p + rest, site.n},
                               site))
        return;
    for (size_t k = 0; k < sizeof title_marks / sizeof *title_marks; k++) {
        struct film_str head = {title->p, rest};
        if (!film_str_ends(head, film_str_from(title_marks[k])))
            continue;
        head.n -= strlen(title_marks[k]);
        if (head.n)
            *title = head;
        return;
    }
}

/* True if s begins as the tail of a title does: "| Culture - Filmpaper". */
static bool
begins_tail(struct film_str s)
{
    static const char *const marks[] = {
        " | ",      " - ",    " \u2013 ", " \u2014 ", " : ",
        "\uff1a",   "\uff5c", " \uff5c",  " \u00bb ", " \u00b7 ",
        " \u203a ", " :: ",   "_"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (film_str_starts(s, film_str_from(marks[i])))
            return true;
    return false;
}

/* Cuts a title after what the page shows as its heading, if that is not the
 * site and what follows is not long: sections and the site. */
static void
strip_to_heading(struct film_html_meta *meta, const struct film_html_page *page)
{
    enum { SHORT = 16 /* may be the site's name */ };
    struct film_str *title = &meta->facts[FILM_HTML_TITLE].text;
    struct film_str site = film_html_meta_get(meta, FILM_HTML_SITE);
    for (size_t i = 0; i < page->run_count; i++) {
        const struct film_html_run *r = &page->runs[i];
        const struct film_html_element *e = &page->elements[r->owner];
        size_t n = r->text.n;
        if (e->tag != FILM_HTML_HEADING || e->level != 1 || n < 2 ||
            n >= title->n || title->n > (n < SHORT ? 2 : 3) * n + 4 ||
            film_str_equal_nocase(r->text, site) ||
            !film_str_equal_nocase((struct film_str){title->p, n}, r->text) ||
            !begins_tail((struct film_str){title->p + n, title->n - n}))
            continue;
        title->n = n;
        return;
    }
}

/* "/2019/11/18/" or "/2019-11-18" in an address. */
static struct film_str
date_in_url(struct film_str url)
{
    for (size_t i = 0; i + 9 <= url.n; i++) {
        struct film_str rest = {url.p + i + 1, 10};
        char date[FILM_DATE_SIZE];
        if (url.p[i] != '/' || (url.p[i + 1] != '1' && url.p[i + 1] != '2'))
            continue;
        if (rest.n > url.n - i - 1)
            rest.n = url.n - i - 1;
        if (film_date_parse(date, rest) == FILM_DATE_SIZE - 1)
            return rest;
    }
    return (struct film_str){"", 0};
}

/* True if the element is a thing of a kind in schema.org. */
static bool
has_itemtype(const xmlNode *n, const char *kind)
{
    return film_str_ends(film_html_attribute(n, "itemtype"),
                         film_str_from(kind));
}

/* True for what is not a date of the article's: in a list or a table (a
 * programme has dates), in a box of something else. */
static bool
dates_another(const struct film_html_page *p, size_t i, size_t root)
{
    bool item = false, named = false;
    for (; i && i != root; i = p->elements[i].parent) {
        const struct film_html_element *e = &p->elements[i];
        if (e->tag == FILM_HTML_ITEM || e->tag == FILM_HTML_CELL)
            item = true;
        else
            named |= item && (e->classes &
                              (FILM_HTML_CLASS_WEAK | FILM_HTML_CLASS_CLUTTER));
        if (e->tag == FILM_HTML_ASIDE || e->tag == FILM_HTML_NAV ||
            e->classes & (FILM_HTML_CLASS_NEVER | FILM_HTML_CLASS_COMMENTS) ||
            has_itemtype(e->node, "Event") || has_itemtype(e->node, "Person"))
            return true;
    }
    return item && !named;
}

/* True for a run that is a paragraph, not a line of the article's head. */
static bool
is_paragraph(const struct film_html_page *p, const struct film_html_run *r)
{
    return !p->elements[r->owner].why &&
           (r->chars > W.head ||
            (r->chars > W.head / 2 && film_html_ends_sentence(r->text)));
}

/* The run with the article's title among its own, or the first of these. */
static uint32_t
title_run(const struct film_html_meta *meta, const struct film_html_page *p,
          const struct film_html_element *root)
{
    struct film_str title = film_html_meta_get(meta, FILM_HTML_PAGE_TITLE);
    for (uint32_t i = root->run_first; i < root->run_end; i++) {
        const struct film_html_element *e = &p->elements[p->runs[i].owner];
        if (e->tag == FILM_HTML_HEADING && e->level == 1 &&
            film_html_like_title(title, p->runs[i].text))
            return i;
    }
    return root->run_first;
}

/* The first paragraph of the article below its title; of a page without any,
 * one of the first lines. */
static uint32_t
first_paragraph(const struct film_html_meta *meta,
                const struct film_html_page *p, size_t root)
{
    enum { LINES = 3 };
    const struct film_html_element *e = &p->elements[root];
    uint32_t from = title_run(meta, p, e), i = from;
    while (i < e->run_end && !is_paragraph(p, &p->runs[i]))
        i++;
    if (i == e->run_end && i > from + LINES)
        return from + LINES;
    return i == e->run_end && i > from ? i - 1 : i;
}

/* True if some word of `words` is in s, in any case. */
static bool
mentions(struct film_str s, const char *words)
{
    struct film_str list = film_str_from(words), word;
    while (film_str_cut(&list, '|', &word))
        for (size_t i = 0; i + word.n <= s.n; i++)
            if (film_str_equal_nocase((struct film_str){s.p + i, word.n}, word))
                return true;
    return false;
}

/* True for an element with "date" or its like as a part of its name. */
static bool
is_by_date(const xmlNode *n)
{
    struct film_str class = film_html_attribute(n, "class");
    return mentions(class, "date|publish|posted|timestamp|datum|fecha") &&
           !mentions(class, "update|modif|event|release|birth");
}

/* Takes the date from an element that is marked as one: of those that say
 * little else the first before the article's text, else the first after it
 * begins. One in a sentence is that of an event. loose: by a part of its name.
 */
static void
find_marked_date(struct film_html_meta *meta, const struct film_html_page *p,
                 size_t root, uint32_t first, bool loose)
{
    enum { BEFORE = 25 };
    for (int after = 0;
         after < (loose ? 1 : 2) && !meta->facts[FILM_HTML_DATE].rank; after++)
        for (size_t i = 1; i < p->element_count; i++) {
            const struct film_html_element *e = &p->elements[i];
            uint32_t run = e->run_first;
            bool marked = (e->flags & FILM_HTML_BYLINE) && date_rank(e->node);
            if ((!marked && !(loose && is_by_date(e->node))) ||
                (run >= first) != after || run + BEFORE < first ||
                (after && run >= p->elements[root].run_end) ||
                dates_another(p, i, root) ||
                !film_html_says_little(p, i,
                                       meta->facts[FILM_HTML_AUTHOR].list))
                continue;
            read_date(meta, marked ? date_rank(e->node) : FILM_HTML_LOOKS,
                      e->node);
        }
}

/* Two to four words that begin with capitals, or letters that have none. */
static bool
looks_like_name(struct film_str s)
{
    enum { MOST = 4, BYTES = 60 };
    struct film_str word;
    unsigned words = 0;
    if (s.n > BYTES || film_html_ends_sentence(s))
        return false;
    for (; film_str_cut(&s, ' ', &word); words++)
        if (word.n == 0 || film_dateline_has_digit(word) ||
            (film_ascii_small(word.p[0]) && word.n > 3))
            return false;
    return words >= 2 && words <= MOST;
}

/* True for an element whose name has "author" or "byline" as a part, and for a
 * link to the pages of an author. */
static bool
is_by_author(const xmlNode *n)
{
    static const char folders[] =
        "/author/|/authors/|/autor/|/autoren/|/auteur/|/auteurs/|/autore/|"
        "/by/|/editors/|/writers/|/contributors/|/contributor/|/columnists/|"
        "/journalists/|/staff/|/reporters/";
    struct film_str class = film_html_attribute(n, "class");
    if (mentions(class, "author|byline"))
        return !mentions(class, "bio|avatar|image|photo|social|follow|desc|"
                                "related|more|title|job");
    return mentions(film_html_attribute(n, "href"), folders);
}

/* In the lines about the head, where no page's own word for it is known: the
 * first element that is an author's by its name or its link, and is a name. */
static void
find_marked_author(struct film_html_meta *meta, const struct film_html_page *p,
                   size_t root, uint32_t first)
{
    enum { BEFORE = 25 };
    struct film_html_fact *fact = &meta->facts[FILM_HTML_AUTHOR];
    for (size_t i = 1; i < p->element_count; i++) {
        const struct film_html_element *e = &p->elements[i];
        uint32_t run = e->run_first;
        bool more = meta->byline && are_neighbours(p, meta->byline, i);
        if (run >= first || run + BEFORE < first || !is_by_author(e->node) ||
            is_comment(p, i) || dates_another(p, i, root) ||
            (fact->rank && !more))
            continue;
        struct film_buf text;
        film_buf_init(&text, 1 << 16);
        film_html_node_text(&text, e->node, BYLINE_BYTES);
        struct film_strs names = {0};
        film_authors_add(&names, meta->arena, film_buf_get(&text), true);
        if (names.n > 0 && looks_like_name(names.v[0]))
            read_author(meta, p, i, FILM_HTML_LOOKS);
        film_buf_release(&text);
    }
}

/* In the short lines above the first paragraph. */
static void
find_lines(struct film_html_meta *meta, const struct film_html_page *p,
           size_t root, uint32_t first)
{
    enum { BEFORE = 15 };
    for (uint32_t i = first > BEFORE ? first - BEFORE : 0;
         i <= first && i < p->run_count; i++) {
        const struct film_html_run *r = &p->runs[i];
        const struct film_html_element *e = &p->elements[r->owner];
        if (e->tag == FILM_HTML_ITEM || e->tag == FILM_HTML_CELL ||
            (e->tag == FILM_HTML_HEADING && !(e->flags & FILM_HTML_BYLINE)) ||
            dates_another(p, r->owner, root))
            continue;
        if (!meta->facts[FILM_HTML_AUTHOR].rank)
            film_html_meta_set(meta, FILM_HTML_AUTHOR, FILM_HTML_LOOKS, r,
                               film_html_plain_byline(r->text));
        struct film_str date =
            film_html_dateline(r->text, meta->facts[FILM_HTML_AUTHOR].list);
        if (!meta->facts[FILM_HTML_DATE].rank)
            film_html_meta_set(meta, FILM_HTML_DATE, FILM_HTML_LOOKS, r, date);
    }
}

void
film_html_meta_finish(struct film_html_meta *meta,
                      const struct film_html_page *page, size_t root,
                      struct film_str url)
{
    strip_site(meta);
    strip_to_heading(meta, page);
    if (page->element_count == 0)
        return;
    uint32_t first = first_paragraph(meta, page, root);
    if (meta->event)
        return;
    if (!meta->facts[FILM_HTML_DATE].rank)
        find_marked_date(meta, page, root, first, false);
    if (!meta->facts[FILM_HTML_DATE].rank)
        find_marked_date(meta, page, root, first, true);
    if (!meta->facts[FILM_HTML_DATE].rank)
        film_html_meta_set(meta, FILM_HTML_DATE, FILM_HTML_LOOKS, page,
                           date_in_url(url));
    if (!meta->facts[FILM_HTML_AUTHOR].rank)
        find_marked_author(meta, page, root, first);
    find_lines(meta, page, root, first);
}
