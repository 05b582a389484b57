/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dates in the elements of a page, and in its address. */
#include <config.h>
#include "read/html/meta-parts.h"

#include "read/date.h"
#include "read/html/byline.h"
#include "read/html/class.h"
#include "read/html/text.h"

void
film_html_read_date(struct film_html_meta *meta, enum film_html_rank rank,
                    xmlNode *n)
{
    static const char *const keys[] = {"datetime", "content", "title"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct film_str value = film_html_attribute(n, keys[i]);
        if (value.n)
            film_html_meta_set(meta, FILM_HTML_DATE, rank, n, value);
    }
    film_html_set_from_text(meta, FILM_HTML_DATE, rank, n);
}

/* The rank of an element as the place of the date, 0 if it is none: <time>
 * unless it is that of something else, or a name that is used for it. */
enum film_html_rank
film_html_date_rank(const xmlNode *n)
{
    struct film_str prop = film_html_attribute(n, "itemprop");
    struct film_str class = film_html_attribute(n, "class");
    if (film_html_has_word(prop, "datePublished"))
        return FILM_HTML_MICRODATA;
    if (strcmp((const char *)n->name, "time") == 0)
        return prop.n && !film_str_starts(prop, FILM_STR("date"))
                   ? 0
                   : FILM_HTML_LINK;
    if (film_html_has_word(
            class, "published|date|pubdate|entry-date|post-date|timestamp"))
        return FILM_HTML_LOOKS;
    return 0;
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
bool
film_html_dates_another(const struct film_html_page *p, size_t i, size_t root)
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

/* True for an element with "date" or its like as a part of its name. */
static bool
is_by_date(const xmlNode *n)
{
    struct film_str class = film_html_attribute(n, "class");
    return film_html_mentions(class,
                              "date|publish|posted|timestamp|datum|fecha") &&
           !film_html_mentions(class, "update|modif|event|release|birth");
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
            bool marked =
                (e->flags & FILM_HTML_BYLINE) && film_html_date_rank(e->node);
            if ((!marked && !(loose && is_by_date(e->node))) ||
                (run >= first) != after || run + BEFORE < first ||
                (after && run >= p->elements[root].run_end) ||
                film_html_dates_another(p, i, root) ||
                !film_html_says_little(p, i,
                                       meta->facts[FILM_HTML_AUTHOR].list))
                continue;
            film_html_read_date(
                meta, marked ? film_html_date_rank(e->node) : FILM_HTML_LOOKS,
                e->node);
        }
}

void
film_html_find_date(struct film_html_meta *meta, const struct film_html_page *p,
                    size_t root, uint32_t first, struct film_str url)
{
    if (!meta->facts[FILM_HTML_DATE].rank)
        find_marked_date(meta, p, root, first, false);
    if (!meta->facts[FILM_HTML_DATE].rank)
        find_marked_date(meta, p, root, first, true);
    if (!meta->facts[FILM_HTML_DATE].rank)
        film_html_meta_set(meta, FILM_HTML_DATE, FILM_HTML_LOOKS, p,
                           date_in_url(url));
}
