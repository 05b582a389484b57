/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/html/content.h"

#include "base/utf8.h"
#include "read/html/class.h"
#include "read/html/guide.h"
#include "read/html/phrase.h"

enum { GUIDE_BYTES = 400 }; /* a shorter articleBody may be a teaser */

/* The work: mass[i] is the text of the runs before i that may be prose. */
struct choice {
    struct film_html_page *page;
    const struct film_html_guide *guide;
    uint32_t *mass;
};

static bool
is_dropped(const struct choice *c, uint32_t element)
{
    return c->page->elements[element].flags & FILM_HTML_DROPPED;
}

/* Characters of a run that look like prose: not those of headings, of short
 * lines and of lists of links. */
static uint32_t
prose_of(const struct choice *c, const struct film_html_run *r)
{
    uint32_t plain = r->chars - r->link_chars;
    if (is_dropped(c, r->owner) ||
        c->page->elements[r->owner].tag == FILM_HTML_HEADING || plain < 25 ||
        r->link_chars > plain)
        return 0;
    return plain;
}

static void
sum_mass(struct choice *c)
{
    for (size_t i = 0; i < c->page->run_count; i++)
        c->mass[i + 1] = c->mass[i] + prose_of(c, &c->page->runs[i]);
}

static uint32_t
mass_of(const struct choice *c, size_t element)
{
    const struct film_html_element *e = &c->page->elements[element];
    return c->mass[e->run_end] - c->mass[e->run_first];
}

static uint32_t
mass_of_all(const struct choice *c)
{
    return c->mass[c->page->run_count];
}

static bool
contains(const struct choice *c, size_t element, size_t inner)
{
    return element <= inner && inner < c->page->elements[element].end;
}

/* Hands the mark down: what stands in a dropped element is dropped. */
static bool
inherit_drop(struct film_html_page *p, size_t i)
{
    struct film_html_element *e = &p->elements[i];
    if (i && p->elements[e->parent].flags & FILM_HTML_DROPPED)
        e->flags |= FILM_HTML_DROPPED;
    return e->flags & FILM_HTML_DROPPED;
}

static void
drop_all_never(struct choice *c, unsigned flags, unsigned classes)
{
    struct film_html_page *p = c->page;
    for (size_t i = 0; i < p->element_count; i++) {
        struct film_html_element *e = &p->elements[i];
        if (!inherit_drop(p, i) && e->tag != FILM_HTML_BODY && e->parent != i &&
            (e->tag == FILM_HTML_NAV || e->flags & flags ||
             e->classes & classes))
            e->flags |= FILM_HTML_DROPPED;
    }
    sum_mass(c);
}

/* Drops what is clutter whatever its size: menus, comments, dialogs, what is
 * hidden. If little else has text then the names lie, and are not heeded. */
static void
drop_never(struct choice *c)
{
    struct film_html_page *p = c->page;
    sum_mass(c);
    uint32_t all = mass_of_all(c);
    drop_all_never(c, FILM_HTML_HIDDEN, FILM_HTML_CLASS_NEVER);
    if (mass_of_all(c) >= all / 8)
        return;
    for (size_t i = 0; i < p->element_count; i++)
        p->elements[i].flags &= ~FILM_HTML_DROPPED;
    drop_all_never(c, 0, 0);
}

/* A paragraph or a piece of text in a line is no article, whatever its name,
 * and the whole page no choice. */
static bool
may_be_root(const struct film_html_element *e)
{
    switch (e->tag) {
    case FILM_HTML_ARTICLE:
    case FILM_HTML_BLOCK:
    case FILM_HTML_CELL:
    case FILM_HTML_DIV:
    case FILM_HTML_FORM:
    case FILM_HTML_MAIN:
    case FILM_HTML_TABLE:
        return true;
    default:
        return false;
    }
}

/* The element of one of the classes or tags that holds the most, if it holds
 * at least percent of all; else 0. Elements with one of the flags are passed
 * over. */
static size_t
find_hint_without(const struct choice *c, unsigned flags, unsigned classes,
                  int tag, unsigned percent)
{
    const struct film_html_page *p = c->page;
    size_t best = 0;
    uint32_t most = (uint32_t)((uint64_t)mass_of_all(c) * percent / 100);
    for (size_t i = 1; i < p->element_count; i++) {
        const struct film_html_element *e = &p->elements[i];
        if (e->flags & flags || !may_be_root(e) ||
            !(e->classes & classes || (tag && e->tag == tag)))
            continue;
        /* the innermost of those that hold the same */
        if (mass_of(c, i) >= most && mass_of(c, i) > 0) {
            best = i;
            most = mass_of(c, i);
        }
    }
    return best;
}

/* First those that are in no box with a name of clutter, then any. */
static size_t
find_hint(const struct choice *c, unsigned classes, int tag, unsigned percent)
{
    size_t hint = find_hint_without(c, FILM_HTML_DROPPED | FILM_HTML_SHADED,
                                    classes, tag, percent);
    return hint
               ? hint
               : find_hint_without(c, FILM_HTML_DROPPED, classes, tag, percent);
}

/* An article in several parts side by side: the element around them. */
static size_t
join_parts(const struct choice *c, size_t hint)
{
    const struct film_html_page *p = c->page;
    unsigned names = FILM_HTML_CLASS_BODY | FILM_HTML_CLASS_ITEM;
    size_t parent = p->elements[hint].parent;
    uint64_t parts = 0;
    if (!(p->elements[hint].classes & names))
        return hint;
    for (size_t i = parent + 1; i < p->elements[parent].end;
         i = p->elements[i].end)
        if (p->elements[i].classes & names)
            parts += mass_of(c, i);
    return parts * 4 > (uint64_t)mass_of(c, hint) * 5 ? parent : hint;
}

/* The innermost <article> around a heading that is the page's title. */
static size_t
find_titled(const struct choice *c)
{
    const struct film_html_page *p = c->page;
    for (size_t i = 0; i < p->run_count; i++) {
        uint32_t up = p->runs[i].owner;
        if (p->elements[up].tag != FILM_HTML_HEADING ||
            !film_html_same_title(c->guide->title, p->runs[i].text))
            continue;
        while (up && p->elements[up].tag != FILM_HTML_ARTICLE)
            up = p->elements[up].parent;
        if (up && mass_of(c, up) > 300)
            return up;
    }
    return 0;
}

static size_t
find_best_hint(const struct choice *c)
{
    size_t hint = find_hint(c, FILM_HTML_CLASS_ITEM, 0, 20);
    if (!hint)
        hint = find_hint(c, FILM_HTML_CLASS_BODY, 0, 20);
    if (hint)
        return join_parts(c, hint);
    hint = find_titled(c);
    if (!hint)
        hint = find_hint(c, 0, FILM_HTML_ARTICLE, 30);
    if (!hint)
        hint = find_hint(c, FILM_HTML_CLASS_ARTICLE, 0, 40);
    if (!hint)
        hint = find_hint(c, 0, FILM_HTML_MAIN, 40);
    return hint;
}

static bool
is_clutter(const struct choice *c, size_t i)
{
    const struct film_html_element *e = &c->page->elements[i];
    uint32_t mass = mass_of(c, i);
    switch (e->tag) {
    case FILM_HTML_FOOTER:
    case FILM_HTML_ASIDE:
    case FILM_HTML_HEADER:
        return true;
    case FILM_HTML_CAPTION:
        return mass < 100;
    case FILM_HTML_FORM:
        return mass < 300;
    case FILM_HTML_FIGURE:
        return mass < 100;
    default:
        break;
    }
    if (e->classes & (FILM_HTML_CLASS_BODY | FILM_HTML_CLASS_ITEM))
        return false;
    return e->classes & FILM_HTML_CLASS_CLUTTER ||
           (e->classes & FILM_HTML_CLASS_WEAK && mass < 150);
}

/* Drops what is clutter by its name or tag, but not what holds the hint or,
 * without one, a good part of the page. */
static void
drop_clutter(struct choice *c, size_t hint)
{
    struct film_html_page *p = c->page;
    uint32_t big = hint ? mass_of(c, hint) / 2 : mass_of_all(c) / 3;
    for (size_t i = 1; i < p->element_count; i++) {
        struct film_html_element *e = &p->elements[i];
        if (inherit_drop(p, i) || e->tag == FILM_HTML_BODY)
            continue;
        bool guarded = hint && !contains(c, hint, i) ? contains(c, i, hint)
                                                     : mass_of(c, i) > big;
        if (!guarded && is_clutter(c, i))
            e->flags |= FILM_HTML_DROPPED;
    }
    sum_mass(c);
}

/* The innermost element below `from` that still holds percent of its mass. */
static size_t
descend(const struct choice *c, size_t from, unsigned percent)
{
    const struct film_html_page *p = c->page;
    for (;;) {
        uint64_t least = (uint64_t)mass_of(c, from) * percent / 100;
        size_t next = 0;
        for (size_t i = from + 1; least && i < p->elements[from].end;
             i = p->elements[i].end)
            if (mass_of(c, i) >= least && p->elements[i].tag != FILM_HTML_P) {
                next = i;
                break;
            }
        if (!next)
            return from;
        from = next;
    }
}

/* --- the guide ----------------------------------------------------------- */

/* Characters of guided runs within an element. */
static uint32_t
guided_in(const struct choice *c, size_t element)
{
    const struct film_html_element *e = &c->page->elements[element];
    uint32_t sum = 0;
    for (uint32_t i = e->run_first; i < e->run_end; i++)
        sum += c->page->runs[i].guided ? c->page->runs[i].chars : 0;
    return sum;
}

/* If the metadata has the article's text and most of it stands outside of the
 * hint, the innermost element that has most of it; else the hint. */
static enum film_status
follow_guide(struct choice *c, struct film_arena *arena, size_t *hint,
             struct film_error *err)
{
    const struct film_html_page *p = c->page;
    uint32_t all;
    if (c->guide->body.n < GUIDE_BYTES)
        return FILM_OK;
    enum film_status st =
        film_html_guide_match(c->page, c->guide->body, arena, &all, err);
    if (st != FILM_OK || all < GUIDE_BYTES / 2 ||
        (*hint && guided_in(c, *hint) > all / 2))
        return st;
    for (size_t at = 0, next = 0;; at = next) {
        next = 0;
        for (size_t i = at + 1; i < p->elements[at].end && !next;
             i = p->elements[i].end)
            if (guided_in(c, i) > all - all / 5)
                next = i;
        if (!next) {
            *hint = at;
            return st;
        }
    }
}

/* --- runs of the chosen element ----------------------------------------- */

/* True if the first link of r leads to another host. */
static bool
links_away(const struct choice *c, const struct film_html_run *r)
{
    struct film_str href =
        film_html_attribute(c->page->elements[r->link].node, "href");
    for (size_t i = 0; i + 3 <= href.n; i++) {
        if (memcmp(href.p + i, "://", 3) != 0)
            continue;
        struct film_str rest = {href.p + i + 3, href.n - i - 3}, host;
        if (!film_str_cut(&rest, '/', &host))
            return false;
        return c->guide->host.n && !film_str_ends(host, c->guide->host);
    }
    return false;
}

/* "Starring: …" before links to the people. */
static bool
is_labelled(const struct film_html_run *r)
{
    enum { LABEL = 30 };
    const char *colon = memchr(r->text.p, ':', r->text.n);
    size_t label = colon ? (size_t)(colon - r->text.p) : 0;
    return label > 1 && label <= LABEL && colon[1] == ' ' &&
           r->chars - r->link_chars > label / 2 && r->link_chars > 0;
}

/* A line of links: kept if it is a source (the text is an address), a long
 * sentence or an item of a list that leads away. */
static bool
keep_links(const struct choice *c, const struct film_html_run *r)
{
    if (film_str_starts(r->text, FILM_STR("http")) ||
        film_str_starts(r->text, FILM_STR("www.")))
        return true;
    if (r->chars - r->link_chars >= 80 || is_labelled(r))
        return true;
    if (r->chars > 100 && film_html_ends_sentence(r->text))
        return true;
    const struct film_html_element *e = &c->page->elements[r->owner];
    if (e->flags & FILM_HTML_DATA_ROW)
        return r->chars > r->link_chars + r->link_chars / 8;
    return e->tag == FILM_HTML_ITEM && links_away(c, r);
}

static bool
keep_run(const struct choice *c, const struct film_html_run *r)
{
    if (is_dropped(c, r->owner) || film_html_is_phrase(r->text))
        return false;
    if (c->page->elements[r->owner].tag == FILM_HTML_CAPTION &&
        film_html_is_credit(r->text))
        return false;
    return r->link_chars * 3 < r->chars * 2 || keep_links(c, r);
}

/* Before the first paragraph stand the title and the like. */
static void
drop_head(struct choice *c, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        struct film_html_run *r = &c->page->runs[i];
        const struct film_html_element *e = &c->page->elements[r->owner];
        if (!r->keep)
            continue;
        if ((e->tag == FILM_HTML_HEADING && e->level == 1) ||
            film_html_same_title(c->guide->title, r->text) ||
            film_html_is_dateline(r->text))
            r->keep = false;
        else if (e->tag != FILM_HTML_HEADING && r->chars > 100)
            break;
    }
}

/* Behind the last paragraph stand invitations and notes on the reporters. */
static void
drop_tail(struct choice *c, uint32_t first, uint32_t end)
{
    unsigned kept = 0;
    for (uint32_t i = end; i-- > first && kept < 2;) {
        struct film_html_run *r = &c->page->runs[i];
        if (!r->keep)
            continue;
        if (film_html_is_tail(r->text))
            r->keep = false;
        else
            kept++;
    }
}

/* A heading with nothing kept below it before the next heading of its rank
 * has no use. */
static void
drop_bare_headings(struct choice *c, uint32_t first, uint32_t end)
{
    unsigned lowest = 0; /* level of the nearest kept heading below, 0: text */
    bool bare = true;
    for (uint32_t i = end; i-- > first;) {
        struct film_html_run *r = &c->page->runs[i];
        const struct film_html_element *e = &c->page->elements[r->owner];
        if (!r->keep)
            continue;
        if (e->tag != FILM_HTML_HEADING) {
            bare = false;
            lowest = 0;
        } else if (bare || (lowest && lowest <= e->level)) {
            /* a run of headings of one rank may be a list: keep those */
            if (bare)
                r->keep = false;
        } else {
            lowest = e->level;
        }
    }
}

static void
keep_runs(struct choice *c, size_t root)
{
    const struct film_html_element *e = &c->page->elements[root];
    uint32_t end = e->run_end;
    for (uint32_t i = e->run_first; i < end; i++)
        c->page->runs[i].keep = keep_run(c, &c->page->runs[i]);
    drop_head(c, e->run_first, end);
    drop_tail(c, e->run_first, end);
    drop_bare_headings(c, e->run_first, end);
}

static uint64_t
kept_chars(const struct film_html_page *p)
{
    uint64_t chars = 0;
    for (size_t i = 0; i < p->run_count; i++)
        chars += p->runs[i].keep ? p->runs[i].chars : 0;
    return chars;
}

static void
classify(struct film_html_page *p)
{
    for (size_t i = 0; i < p->element_count; i++) {
        struct film_html_element *e = &p->elements[i];
        e->classes = (uint8_t)film_html_classify(e->node);
        if (p->elements[e->parent].flags & FILM_HTML_SHADED ||
            e->tag == FILM_HTML_ASIDE || e->tag == FILM_HTML_FOOTER ||
            (e->classes & FILM_HTML_CLASS_CLUTTER && i &&
             e->tag != FILM_HTML_BODY))
            e->flags |= FILM_HTML_SHADED;
    }
}

enum film_status
film_html_content_choose(struct film_html_page *page,
                         const struct film_html_guide *guide,
                         struct film_arena *arena, bool *found,
                         struct film_error *err)
{
    struct choice c = {page, guide, NULL};
    c.mass = film_arena_zalloc(arena, page->run_count + 1, sizeof *c.mass);
    if (!c.mass)
        return film_error_nomem(err);
    *found = false;
    if (page->element_count == 0)
        return FILM_OK;
    classify(page);
    drop_never(&c);
    size_t hint = find_best_hint(&c);
    enum film_status st = follow_guide(&c, arena, &hint, err);
    if (st != FILM_OK)
        return st;
    drop_clutter(&c, hint);
    size_t root = hint ? hint : descend(&c, 0, 75);
    keep_runs(&c, root);
    *found = mass_of(&c, root) > 0 || kept_chars(page) >= 100;
    return FILM_OK;
}

void
film_html_content_all(struct film_html_page *page)
{
    for (size_t i = 0; i < page->element_count; i++) {
        struct film_html_element *e = &page->elements[i];
        if (!inherit_drop(page, i) &&
            (e->tag == FILM_HTML_NAV || e->flags & FILM_HTML_HIDDEN))
            e->flags |= FILM_HTML_DROPPED;
    }
    for (size_t i = 0; i < page->run_count; i++)
        page->runs[i].keep =
            !(page->elements[page->runs[i].owner].flags & FILM_HTML_DROPPED);
}
