/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/html/content.h"

#include "read/html/class.h"
#include "read/html/guide.h"
#include "read/html/keep.h"
#include "read/html/phrase.h"
#include "read/html/weights.h"

#define W film_html_weights

enum { CLUTTER = FILM_HTML_CLASS_CLUTTER | FILM_HTML_CLASS_COMMENT };

/* The work: mass[i] is the text of the runs before i that may be prose. */
struct choice {
    struct film_html_page *page;
    const struct film_html_guide *guide;
    uint32_t *mass;
    bool thread; /* the page is a discussion */
};

static bool
is_dropped(const struct choice *c, uint32_t element)
{
    return c->page->elements[element].why != FILM_HTML_KEPT;
}

/* Characters of a run that look like prose: not those of headings, of short
 * lines and of lists of links. */
static uint32_t
plain_of(const struct film_html_page *p, const struct film_html_run *r)
{
    uint32_t plain = r->chars - r->link_chars;
    return p->elements[r->owner].tag == FILM_HTML_HEADING || plain < W.prose ||
                   r->link_chars > plain
               ? 0
               : plain;
}

static void
sum_mass(struct choice *c)
{
    const struct film_html_page *p = c->page;
    for (size_t i = 0; i < p->run_count; i++)
        c->mass[i + 1] =
            c->mass[i] +
            (is_dropped(c, p->runs[i].owner) ? 0 : plain_of(p, &p->runs[i]));
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

/* Hands the mark down: what is inside a dropped element is dropped. */
static bool
inherit_drop(struct film_html_page *p, size_t i)
{
    struct film_html_element *e = &p->elements[i];
    if (i && p->elements[e->parent].why)
        e->why = p->elements[e->parent].why;
    return e->why != FILM_HTML_KEPT;
}

/* Why an element is not part of any article, whatever it holds. */
static enum film_html_reason
never_why(const struct film_html_element *e)
{
    if (e->tag == FILM_HTML_NAV)
        return FILM_HTML_NAVIGATION;
    if (e->flags & FILM_HTML_HIDDEN)
        return FILM_HTML_NOT_SHOWN;
    if (e->classes & FILM_HTML_CLASS_COMMENTS)
        return FILM_HTML_COMMENTS;
    return e->classes & FILM_HTML_CLASS_NEVER ? FILM_HTML_NAMED
                                              : FILM_HTML_KEPT;
}

/* A menu or a dialog does not hold most of a page's text; comments may, and
 * what is both hidden and named. */
static bool
is_too_big(const struct choice *c, size_t i, uint32_t all)
{
    const struct film_html_element *e = &c->page->elements[i];
    bool sure =
        e->classes & FILM_HTML_CLASS_COMMENTS ||
        (e->flags & FILM_HTML_HIDDEN && e->classes & FILM_HTML_CLASS_NEVER);
    return !sure && (uint64_t)mass_of(c, i) * 100 > (uint64_t)all * W.box;
}

static void
drop_all_never(struct choice *c, bool named)
{
    struct film_html_page *p = c->page;
    uint32_t all = mass_of_all(c);
    for (size_t i = 0; i < p->element_count; i++) {
        struct film_html_element *e = &p->elements[i];
        enum film_html_reason why = never_why(e);
        if (!inherit_drop(p, i) && e->tag != FILM_HTML_BODY && e->parent != i &&
            (named || why == FILM_HTML_NAVIGATION) && why &&
            !is_too_big(c, i, all))
            e->why = (uint8_t)why;
    }
    sum_mass(c);
}

static void
clear_why(struct film_html_page *p)
{
    for (size_t i = 0; i < p->element_count; i++)
        p->elements[i].why = FILM_HTML_KEPT;
}

/* Drops clutter of any size: menus, comments, dialogs, hidden elements. If
 * little other text is left, class names are misleading and are ignored. */
static void
drop_never(struct choice *c)
{
    sum_mass(c);
    uint32_t all = mass_of_all(c);
    drop_all_never(c, true);
    if ((uint64_t)mass_of_all(c) * 100 >= (uint64_t)all * W.names_lie)
        return;
    clear_why(c->page);
    sum_mass(c);
    drop_all_never(c, false);
}

/* A paragraph or a piece of text in a line is not an article, whatever its
 * name, and the whole page no choice. */
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
 * at least percent of all; else 0. shaded: in a box with a name of clutter
 * too. */
static size_t
find_hint_in(const struct choice *c, bool shaded, unsigned classes, int tag,
             unsigned percent)
{
    const struct film_html_page *p = c->page;
    size_t best = 0;
    uint32_t most = (uint32_t)((uint64_t)mass_of_all(c) * percent / 100);
    for (size_t i = 1; i < p->element_count; i++) {
        const struct film_html_element *e = &p->elements[i];
        if (e->why || (!shaded && e->flags & FILM_HTML_SHADED) ||
            !may_be_root(e) ||
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
    size_t hint = find_hint_in(c, false, classes, tag, percent);
    return hint ? hint : find_hint_in(c, true, classes, tag, percent);
}

/* The innermost element around i that is an article by its tag or name. */
static size_t
scope_of(const struct choice *c, size_t i)
{
    const struct film_html_element *e = c->page->elements;
    do
        i = e[i].parent;
    while (i && e[i].tag != FILM_HTML_ARTICLE &&
           !(e[i].classes & FILM_HTML_CLASS_ARTICLE));
    return i;
}

/* The parts of the article that are named as the text as the hint is: around,
 * the element around them, and what they hold together. Only those beside the
 * hint, or any in the same article. */
static uint64_t
named_parts(const struct choice *c, size_t hint, bool beside, size_t *around)
{
    const struct film_html_page *p = c->page;
    unsigned names = FILM_HTML_CLASS_BODY | FILM_HTML_CLASS_ITEM;
    size_t within = beside ? p->elements[hint].parent : scope_of(c, hint);
    uint64_t parts = 0;
    for (size_t i = within + 1; i < p->elements[within].end;) {
        const struct film_html_element *e = &p->elements[i];
        bool part = i == hint ||
                    (e->classes & names && !e->why && !contains(c, i, hint) &&
                     (beside || (mass_of(c, i) && scope_of(c, i) == within)));
        parts += part ? mass_of(c, i) : 0;
        while (part && !contains(c, *around, i))
            *around = p->elements[*around].parent;
        i = part || beside ? e->end : i + 1;
    }
    return parts;
}

/* An article in several parts: the element around them. Parts that are not side
 * by side may be of other articles, too, unless there is much in them. */
static size_t
join_parts(const struct choice *c, size_t hint)
{
    unsigned names = FILM_HTML_CLASS_BODY | FILM_HTML_CLASS_ITEM;
    size_t around = hint;
    if (!(c->page->elements[hint].classes & names))
        return hint;
    if (named_parts(c, hint, true, &around) * 100 >
        (uint64_t)mass_of(c, hint) * W.parts)
        return around;
    around = hint;
    return named_parts(c, hint, false, &around) * 100 >
                   (uint64_t)mass_of(c, hint) * W.parts_apart
               ? around
               : hint;
}

static bool
is_title(const struct choice *c, const struct film_html_run *r)
{
    return c->page->elements[r->owner].tag == FILM_HTML_HEADING &&
           film_html_same_title(c->guide->title, r->text);
}

/* Also true for a heading of the page that has only part of its title: the
 * name of an episode without that of its series. */
static bool
heads_page(const struct choice *c, const struct film_html_run *r)
{
    const struct film_html_element *e = &c->page->elements[r->owner];
    return is_title(c, r) || (e->tag == FILM_HTML_HEADING && e->level == 1 &&
                              film_html_like_title(c->guide->title, r->text));
}

/* The innermost <article> around an element, 0 if none. */
static size_t
article_around(const struct choice *c, size_t i)
{
    while (i && c->page->elements[i].tag != FILM_HTML_ARTICLE)
        i = c->page->elements[i].parent;
    return i;
}

/* The innermost <article> around a heading that is the page's title. */
static size_t
find_titled(const struct choice *c)
{
    const struct film_html_page *p = c->page;
    for (size_t i = 0; i < p->run_count; i++) {
        size_t up =
            is_title(c, &p->runs[i]) ? article_around(c, p->runs[i].owner) : 0;
        if (up && mass_of(c, up) > W.titled)
            return up;
    }
    return 0;
}

/* True if the article at element a is one of several of equal rank: others
 * are beside it (or each in a box of the same kind) that hold a good part of
 * what the largest holds, and the page's title is not its own. */
static bool
has_equals(const struct choice *c, size_t a, size_t *around)
{
    const struct film_html_page *p = c->page;
    const struct film_html_element *e = &p->elements[a];
    size_t parent = e->parent, above = p->elements[parent].parent;
    uint64_t others = 0;
    for (uint32_t i = e->run_first; i < e->run_end; i++)
        if (is_title(c, &p->runs[i]))
            return false;
    *around = parent;
    for (size_t i = above + 1; i < p->elements[above].end; i++) {
        const struct film_html_element *o = &p->elements[i];
        bool beside = o->parent == parent ||
                      (p->elements[o->parent].parent == above &&
                       p->elements[o->parent].tag == p->elements[parent].tag);
        if (i == a || o->tag != e->tag || o->why || !beside ||
            (uint64_t)mass_of(c, i) * 100 < (uint64_t)mass_of(c, a) * W.equal)
            continue;
        others += mass_of(c, i);
        if (o->parent != parent)
            *around = above;
    }
    return others > 0;
}

/* Several articles of equal rank, such as the reviews on a film's page, belong
 * together, with what comes before them under the page's title: the plot. The
 * page of a film in a database is about the film, not one of its reviews. */
static size_t
join_equals(const struct choice *c, size_t hint)
{
    const struct film_html_page *p = c->page;
    size_t a = article_around(c, hint), around = p->elements[a].parent, up;
    if (!a || (!has_equals(c, a, &around) && !c->guide->of_film))
        return hint;
    for (up = around; up && p->elements[up].tag != FILM_HTML_MAIN;)
        up = p->elements[up].parent;
    if (up)
        return up;
    for (size_t i = 0; i < p->run_count; i++)
        if (!is_dropped(c, p->runs[i].owner) && heads_page(c, &p->runs[i])) {
            while (around && !contains(c, around, p->runs[i].owner))
                around = p->elements[around].parent;
            break;
        }
    return around;
}

/* All posts of a discussion are of interest; a hint would lead to one. */
static size_t
find_best_hint(const struct choice *c)
{
    if (c->thread)
        return 0;
    size_t hint = find_hint(c, FILM_HTML_CLASS_ITEM, 0, W.item);
    if (!hint)
        hint = find_hint(c, FILM_HTML_CLASS_BODY, 0, W.body);
    if (hint) {
        size_t around = join_equals(c, hint);
        return around == hint ? join_parts(c, hint) : around;
    }
    hint = find_titled(c);
    if (!hint)
        hint = join_equals(c, find_hint(c, 0, FILM_HTML_ARTICLE, W.article));
    if (!hint)
        hint = find_hint(c, FILM_HTML_CLASS_ARTICLE, 0, W.article_box);
    if (!hint)
        hint = find_hint(c, 0, FILM_HTML_MAIN, W.main);
    return hint;
}

/* True for a figure that frames text: a quotation, a table. */
static bool
frames_text(const struct choice *c, size_t figure)
{
    const struct film_html_page *p = c->page;
    for (size_t i = figure + 1; i < p->elements[figure].end; i++)
        switch (p->elements[i].tag) {
        case FILM_HTML_BLOCKQUOTE:
        case FILM_HTML_LIST:
        case FILM_HTML_PRE:
        case FILM_HTML_TABLE:
            return true;
        default:
            break;
        }
    return false;
}

/* True for a header with a heading of a part of the article: not its title. */
static bool
heads_section(const struct choice *c, size_t header)
{
    const struct film_html_page *p = c->page;
    const struct film_html_element *e = &p->elements[header];
    for (uint32_t i = e->run_first; i < e->run_end; i++) {
        const struct film_html_element *o = &p->elements[p->runs[i].owner];
        if (o->tag == FILM_HTML_HEADING && o->level > 1 &&
            !film_html_like_title(c->guide->title, p->runs[i].text))
            return true;
    }
    return false;
}

/* Why an element inside the article is furniture by its name or tag. */
static enum film_html_reason
clutter_why(const struct choice *c, size_t i)
{
    const struct film_html_element *e = &c->page->elements[i];
    bool picture = !c->page->all_shown; /* else the caption may be the only
                                         * text */
    uint32_t mass = mass_of(c, i);
    switch (e->tag) {
    case FILM_HTML_FOOTER:
        return mass < W.footer ? FILM_HTML_BOX : FILM_HTML_KEPT;
    case FILM_HTML_ASIDE:
        return mass < W.aside ? FILM_HTML_BOX : FILM_HTML_KEPT;
    case FILM_HTML_HEADER:
        return mass < W.header && !heads_section(c, i) ? FILM_HTML_BOX
                                                       : FILM_HTML_KEPT;
    case FILM_HTML_CAPTION:
        return picture && mass < W.caption ? FILM_HTML_OF_PICTURE
                                           : FILM_HTML_KEPT;
    case FILM_HTML_FORM:
        return mass < W.form ? FILM_HTML_BOX : FILM_HTML_KEPT;
    case FILM_HTML_FIGURE:
        return picture && mass < W.figure && !frames_text(c, i)
                   ? FILM_HTML_OF_PICTURE
                   : FILM_HTML_KEPT;
    default:
        break;
    }
    if (e->classes & (FILM_HTML_CLASS_BODY | FILM_HTML_CLASS_ITEM))
        return FILM_HTML_KEPT;
    bool weak = e->classes & FILM_HTML_CLASS_WEAK && mass < W.weak &&
                e->tag != FILM_HTML_HEADING;
    return e->classes & CLUTTER || weak ? FILM_HTML_NAMED : FILM_HTML_KEPT;
}

/* Drops what is clutter by its name or tag, but not what holds the hint or,
 * without one, a good part of the page. */
static void
drop_clutter(struct choice *c, size_t hint)
{
    struct film_html_page *p = c->page;
    uint64_t big = hint ? (uint64_t)mass_of(c, hint) * W.guard_hint
                        : (uint64_t)mass_of_all(c) * W.guard_page;
    if (!hint && mass_of_all(c) < W.titled) /* no prose worth a guard */
        big = UINT64_MAX;
    for (size_t i = 1; i < p->element_count; i++) {
        struct film_html_element *e = &p->elements[i];
        if (inherit_drop(p, i) || e->tag == FILM_HTML_BODY)
            continue;
        bool guarded = hint && !contains(c, hint, i)
                           ? contains(c, i, hint)
                           : (uint64_t)mass_of(c, i) * 100 > big;
        if (!guarded)
            e->why = (uint8_t)clutter_why(c, i);
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

/* If the metadata has the article's text and most of it is outside of the
 * hint, the innermost element that has most of it; else the hint. */
static enum film_status
follow_guide(struct choice *c, size_t *hint, struct film_error *err)
{
    const struct film_html_page *p = c->page;
    uint32_t all;
    if (c->guide->body.n < W.guide_bytes)
        return FILM_OK;
    enum film_status st =
        film_html_guide_match(c->page, c->guide->body, &all, err);
    if (st != FILM_OK || all < W.guide_bytes / 2 ||
        (*hint && guided_in(c, *hint) > all / 2))
        return st;
    for (size_t at = 0, next = 0;; at = next) {
        next = 0;
        for (size_t i = at + 1; i < p->elements[at].end && !next;
             i = p->elements[i].end)
            if ((uint64_t)guided_in(c, i) * 100 > (uint64_t)all * W.guide_in)
                next = i;
        if (!next) {
            *hint = at;
            return st;
        }
    }
}

static uint64_t
kept_chars(const struct film_html_page *p)
{
    uint64_t chars = 0;
    for (size_t i = 0; i < p->run_count; i++)
        chars += p->runs[i].why ? 0 : p->runs[i].chars;
    return chars;
}

/* The first heading in an element, if it begins with one. */
static struct film_str
first_heading(const struct film_html_page *p, const struct film_html_element *e)
{
    const struct film_html_run *r =
        e->run_first < e->run_end ? &p->runs[e->run_first] : NULL;
    return r && p->elements[r->owner].tag == FILM_HTML_HEADING
               ? r->text
               : (struct film_str){"", 0};
}

/* True for a page that says it is a discussion: its comments are its text. An
 * article can have a discussion below. */
static bool
is_thread(const struct choice *c)
{
    static const char *const types[] = {"/DiscussionForumPosting", "/QAPage"};
    const struct film_html_page *p = c->page;
    bool is = c->guide->of_thread;
    if (c->guide->of_article)
        return false;
    for (size_t i = 0; i < p->element_count; i++) {
        struct film_str type =
            film_html_attribute(p->elements[i].node, "itemtype");
        if (film_str_ends(type, FILM_STR("Article")) ||
            film_str_ends(type, FILM_STR("/BlogPosting")))
            return false;
        is |= film_str_ends(type, film_str_from(types[0])) ||
              film_str_ends(type, film_str_from(types[1]));
    }
    return is;
}

static void
classify(struct film_html_page *p, bool thread)
{
    unsigned comments = FILM_HTML_CLASS_COMMENT | FILM_HTML_CLASS_COMMENTS;
    for (size_t i = 0; i < p->element_count; i++) {
        struct film_html_element *e = &p->elements[i];
        e->classes = (uint8_t)film_html_classify(e->node, first_heading(p, e));
        if (thread)
            e->classes &= (uint8_t)~comments;
        if (p->all_shown) /* class names are not trusted in this pass */
            e->classes &=
                (uint8_t) ~(FILM_HTML_CLASS_CLUTTER | FILM_HTML_CLASS_WEAK);
        if (p->elements[e->parent].flags & FILM_HTML_SHADED ||
            e->tag == FILM_HTML_ASIDE || e->tag == FILM_HTML_FOOTER ||
            (e->classes & CLUTTER && i && e->tag != FILM_HTML_BODY))
            e->flags |= FILM_HTML_SHADED;
    }
}

enum film_status
film_html_content_find(struct film_html_page *page,
                       const struct film_html_guide *guide,
                       struct film_arena *arena, size_t *root,
                       struct film_error *err)
{
    struct choice c = {page, guide, NULL, false};
    c.mass = film_arena_zalloc(arena, page->run_count + 1, sizeof *c.mass);
    if (!c.mass)
        return film_error_nomem(err);
    *root = 0;
    if (page->element_count == 0)
        return FILM_OK;
    c.thread = is_thread(&c);
    classify(page, c.thread);
    drop_never(&c);
    size_t hint = find_best_hint(&c);
    enum film_status st = follow_guide(&c, &hint, err);
    if (st != FILM_OK)
        return st;
    drop_clutter(&c, hint);
    if (!hint && mass_of_all(&c) >= W.found) /* else a line is no article */
        hint = descend(&c, 0, W.descend);
    *root = hint;
    return FILM_OK;
}

bool
film_html_content_keep(struct film_html_page *page,
                       const struct film_html_guide *guide, size_t root)
{
    if (page->element_count == 0)
        return false;
    const struct film_html_element *e = &page->elements[root];
    film_html_keep_runs(page, guide, root);
    for (size_t i = e->run_first; i < e->run_end; i++)
        if (!page->elements[page->runs[i].owner].why &&
            plain_of(page, &page->runs[i]))
            return true;
    return kept_chars(page) >= W.found;
}

void
film_html_content_all(struct film_html_page *page)
{
    clear_why(page);
    for (size_t i = 0; i < page->element_count; i++) {
        struct film_html_element *e = &page->elements[i];
        if (!inherit_drop(page, i))
            e->why = e->tag == FILM_HTML_NAV       ? FILM_HTML_NAVIGATION
                     : e->flags & FILM_HTML_HIDDEN ? FILM_HTML_NOT_SHOWN
                                                   : FILM_HTML_KEPT;
    }
    for (size_t i = 0; i < page->run_count; i++)
        page->runs[i].why = page->elements[page->runs[i].owner].why;
}

const char *
film_html_reason_text(enum film_html_reason why)
{
    static const char *const texts[FILM_HTML_REASONS] = {
        [FILM_HTML_KEPT] = "kept",
        [FILM_HTML_OUTSIDE] = "outside of the article",
        [FILM_HTML_NOT_SHOWN] = "not shown",
        [FILM_HTML_NAVIGATION] = "navigation",
        [FILM_HTML_COMMENTS] = "comments",
        [FILM_HTML_NAMED] = "in a box named as furniture",
        [FILM_HTML_BOX] = "in a header, footer, aside or form",
        [FILM_HTML_OF_PICTURE] = "of a picture",
        [FILM_HTML_LINKS] = "links",
        [FILM_HTML_PHRASE] = "words of furniture",
        [FILM_HTML_IS_TITLE] = "the title",
        [FILM_HTML_IS_BYLINE] = "the date or the author",
        [FILM_HTML_TAIL] = "a note after the article",
        [FILM_HTML_BARE] = "a heading of nothing",
        [FILM_HTML_REPEATED] = "in full elsewhere",
        [FILM_HTML_IN_RECORD] = "in the record",
    };
    return texts[why];
}
