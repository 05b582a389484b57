/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/html/meta.h"

#include "read/html/byline.h"
#include "read/html/meta-parts.h"
#include "read/html/phrase.h"
#include "read/html/text.h"
#include "read/html/weights.h"

#include <stdlib.h>

#define W film_html_weights

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

/* Microdata, rel=author and class names of the elements of the body. */
static void
read_elements(struct film_html_meta *meta, struct film_html_page *p)
{
    enum { RUNS = 4 };
    for (size_t i = 1; i < p->element_count; i++) {
        struct film_html_element *e = &p->elements[i];
        if (!e->node->properties && e->tag != FILM_HTML_TIME)
            continue;
        enum film_html_rank author = film_html_author_rank(e->node);
        enum film_html_rank date = film_html_date_rank(e->node);
        if (film_html_has_word(film_html_attribute(e->node, "itemprop"),
                               "headline"))
            film_html_set_from_text(meta, FILM_HTML_TITLE, FILM_HTML_MICRODATA,
                                    e->node);
        if ((!author && !date) || film_html_is_comment(p, i))
            continue;
        if (e->run_end - e->run_first <= RUNS)
            e->flags |= FILM_HTML_BYLINE;
        if (author)
            film_html_read_author(meta, p, i, author);
        if (date == FILM_HTML_MICRODATA)
            film_html_read_date(meta, date, e->node);
    }
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
                film_html_set_from_text(meta, FILM_HTML_PAGE_TITLE,
                                        FILM_HTML_META, n);
            titled = true;
        }
    }
    read_elements(meta, page);
    film_html_guess_title(meta, page);
}

/* ---- what is left ---- */

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
            film_html_dates_another(p, r->owner, root))
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
    film_html_strip_title(meta, page);
    if (page->element_count == 0)
        return;
    uint32_t first = first_paragraph(meta, page, root);
    if (meta->event)
        return;
    film_html_find_date(meta, page, root, first, url);
    if (!meta->facts[FILM_HTML_AUTHOR].rank)
        film_html_find_author(meta, page, root, first);
    find_lines(meta, page, root, first);
}
