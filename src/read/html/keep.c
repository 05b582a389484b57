/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/html/keep.h"

#include "base/ascii.h"
#include "read/html/byline.h"
#include "read/html/phrase.h"
#include "read/html/weights.h"

#define W film_html_weights

/* The runs first to end (not with it) are those of the root. */
struct keeping {
    struct film_html_page *page;
    const struct film_html_guide *guide;
    uint32_t first, end;
};

static const struct film_html_element *
owner_of(const struct keeping *k, uint32_t i)
{
    return &k->page->elements[k->page->runs[i].owner];
}

static bool
is_heading(const struct keeping *k, uint32_t i)
{
    return owner_of(k, i)->tag == FILM_HTML_HEADING;
}

static bool
is_share(uint32_t part, uint32_t all, unsigned percent)
{
    return (uint64_t)part * 100 >= (uint64_t)all * percent;
}

/* ---- lines of links ---- */

/* True if the first link of r leads to another host. */
static bool
links_away(const struct keeping *k, const struct film_html_run *r)
{
    struct film_str href =
        film_html_attribute(k->page->elements[r->link].node, "href");
    for (size_t i = 0; i + 3 <= href.n; i++) {
        if (memcmp(href.p + i, "://", 3) != 0)
            continue;
        struct film_str rest = {href.p + i + 3, href.n - i - 3}, host;
        if (!film_str_cut(&rest, '/', &host))
            return false;
        return k->guide->host.n && !film_str_ends(host, k->guide->host);
    }
    return false;
}

/* "Starring: …" before links to the people. */
static bool
is_labelled(const struct film_html_run *r)
{
    const char *colon = memchr(r->text.p, ':', r->text.n);
    size_t label = colon ? (size_t)(colon - r->text.p) : 0;
    return label > 1 && label <= W.label && colon[1] == ' ' &&
           r->chars - r->link_chars > label / 2 && r->link_chars > 0;
}

static bool
is_links(const struct film_html_run *r)
{
    return is_share(r->link_chars, r->chars, W.links);
}

/* A link in bold that is a paragraph: a heading, if text follows it. */
static bool
is_bold_link(const struct keeping *k, uint32_t i)
{
    const struct film_html_run *r = &k->page->runs[i];
    return r->link_chars == r->chars && r->bold_chars == r->chars &&
           r->chars <= W.bold_link && owner_of(k, i)->tag == FILM_HTML_P;
}

/* True if a cell is in a row of a table that has text beside it. */
static bool
row_has_text(const struct keeping *k, uint32_t i)
{
    const struct film_html_element *row =
        &k->page->elements[owner_of(k, i)->parent];
    for (uint32_t j = row->run_first; j < row->run_end; j++)
        if (j != i && !is_links(&k->page->runs[j]))
            return row->tag == FILM_HTML_ROW;
    return false;
}

/* A line of links is kept if it is a source (the text is an address), a long
 * sentence or an item of a list that leads away. */
static bool
keeps_links(const struct keeping *k, uint32_t i)
{
    const struct film_html_run *r = &k->page->runs[i];
    const struct film_html_element *e = owner_of(k, i);
    if (film_str_starts(r->text, FILM_STR("http")) ||
        film_str_starts(r->text, FILM_STR("www.")))
        return true;
    if (r->chars - r->link_chars >= W.links_plain || is_labelled(r))
        return true;
    if (r->chars > W.links_line && film_html_ends_sentence(r->text))
        return true;
    if (e->tag == FILM_HTML_CELL && row_has_text(k, i))
        return true;
    if (e->flags & FILM_HTML_DATA_ROW)
        return is_share(r->chars - r->link_chars, r->link_chars, W.row);
    return e->tag == FILM_HTML_ITEM && links_away(k, r);
}

/* ---- one line ---- */

/* True if s shows where to turn to: an address of a page, or a "@name". */
static bool
shows_address(struct film_str s)
{
    for (size_t i = 0; i + 1 < s.n; i++)
        if (s.p[i] == '@' && film_ascii_letter(s.p[i + 1]))
            return true;
    return memmem(s.p, s.n, "://", 3) || memmem(s.p, s.n, "www.", 4);
}

/* True if what a line says is borne out by what it is: mostly links, or set
 * apart in bold or italics; or it shows an address. */
static bool
is_borne_out(const struct film_html_run *r, unsigned links)
{
    return (r->link_chars && is_share(r->link_chars, r->chars, links)) ||
           r->bold_chars == r->chars || shows_address(r->text);
}

/* True for an element that holds text rather than a label or a button. */
static bool
holds_text(const struct film_html_element *e)
{
    return e->tag == FILM_HTML_P || e->tag == FILM_HTML_ITEM ||
           e->tag == FILM_HTML_CELL || e->tag == FILM_HTML_PRE ||
           e->tag == FILM_HTML_BLOCKQUOTE || e->tag == FILM_HTML_HEADING;
}

static bool
is_furniture(const struct keeping *k, uint32_t i)
{
    const struct film_html_run *r = &k->page->runs[i];
    switch (film_html_phrase(r->text)) {
    case FILM_HTML_PHRASE_SURE:
        return true;
    case FILM_HTML_PHRASE_WORD:
        return r->link_chars == r->chars || (!holds_text(owner_of(k, i)) &&
                                             !film_html_ends_sentence(r->text));
    case FILM_HTML_PHRASE_LABEL:
        if (r->chars <= W.phrase_label && !film_html_ends_sentence(r->text))
            return true;
        return is_borne_out(r, W.phrase_links);
    case FILM_HTML_PHRASE_BEGINS:
        return is_borne_out(r, W.phrase_links);
    default:
        return false;
    }
}

static enum film_html_reason
why_not(const struct keeping *k, uint32_t i)
{
    const struct film_html_run *r = &k->page->runs[i];
    const struct film_html_element *e = owner_of(k, i);
    if (e->why)
        return e->why;
    if (i < k->first || i >= k->end)
        return FILM_HTML_OUTSIDE;
    if (is_furniture(k, i))
        return FILM_HTML_PHRASE;
    if (e->tag == FILM_HTML_CAPTION && film_html_is_credit(r->text) &&
        (r->chars <= W.credit || !film_html_ends_sentence(r->text)))
        return FILM_HTML_OF_PICTURE;
    if (is_links(r) && e->tag != FILM_HTML_HEADING && !is_bold_link(k, i) &&
        !keeps_links(k, i))
        return FILM_HTML_LINKS;
    return FILM_HTML_KEPT;
}

/* ---- the head and the tail ---- */

/* Between the title and the article's body may be its first paragraph, in a box
 * of its own. */
static void
keep_lead(struct keeping *k)
{
    enum { FAR = 40 };
    uint32_t i = k->first;
    while (i > 0 && i + FAR > k->first &&
           !(is_heading(k, i - 1) &&
             film_html_same_title(k->guide->title, k->page->runs[i - 1].text)))
        i--;
    if (i == 0 || i + FAR == k->first)
        return;
    for (; i < k->first; i++)
        if (k->page->runs[i].why == FILM_HTML_OUTSIDE &&
            film_html_running_text(&k->page->runs[i]))
            k->page->runs[i].why = FILM_HTML_KEPT;
}

/* The heading that the page's title is made of, or the article's. */
static bool
is_title(const struct keeping *k, uint32_t i)
{
    struct film_str s = k->page->runs[i].text;
    return film_html_same_title(k->guide->title, s) ||
           film_html_same_title(k->guide->headline, s) ||
           (is_heading(k, i) && owner_of(k, i)->level == 1 &&
            film_html_like_title(k->guide->title, s));
}

/* Before the first paragraph are the title, the date and the author. */
static void
drop_head(struct keeping *k)
{
    for (uint32_t i = k->first; i < k->end; i++) {
        struct film_html_run *r = &k->page->runs[i];
        if (r->why && r->why != FILM_HTML_LINKS)
            continue;
        if (is_title(k, i))
            r->why = FILM_HTML_IS_TITLE;
        else if (film_html_is_byline(k->page, i, k->guide))
            r->why = FILM_HTML_IS_BYLINE;
        else if (!r->why && !is_heading(k, i) && r->chars > W.head)
            break;
    }
}

/* After the last paragraph are invitations and notes on the reporters. */
static void
drop_tail(struct keeping *k)
{
    unsigned kept = 0;
    for (uint32_t i = k->end; i-- > k->first && kept < W.tails;) {
        struct film_html_run *r = &k->page->runs[i];
        if (r->why)
            continue;
        enum film_html_phrase tail = film_html_tail(r->text);
        bool word = kept == 0 && !is_heading(k, i) &&
                    owner_of(k, i)->tag != FILM_HTML_ITEM &&
                    film_html_phrase(r->text) == FILM_HTML_PHRASE_WORD &&
                    !film_html_ends_sentence(r->text);
        if (tail == FILM_HTML_PHRASE_SURE || word ||
            (tail && is_borne_out(r, W.tail_links)))
            r->why = FILM_HTML_TAIL;
        else if (film_html_is_byline(k->page, i, k->guide))
            r->why = FILM_HTML_IS_BYLINE;
        else
            kept++;
    }
}

/* ---- headings ---- */

static bool
holds_run(const struct film_html_element *e, uint32_t i)
{
    return e->run_first <= i && i < e->run_end;
}

/* True if an element has kept text that is not a heading and no lone link. */
static bool
has_prose(const struct keeping *k, const struct film_html_element *e)
{
    for (uint32_t i = e->run_first; i < e->run_end; i++)
        if (!k->page->runs[i].why && !is_heading(k, i) &&
            !is_links(&k->page->runs[i]))
            return true;
    return false;
}

/* How many linked headings an element has with text below them. */
static unsigned
linked_sections(const struct keeping *k, const struct film_html_element *e)
{
    unsigned n = 0;
    bool open = false;
    for (uint32_t i = e->run_first; i < e->run_end; i++) {
        const struct film_html_run *r = &k->page->runs[i];
        bool title = (is_heading(k, i) && is_links(r)) || is_bold_link(k, i);
        if (r->why)
            continue;
        n += open && !title;
        open = title;
    }
    return n;
}

static bool
begins_with(const struct keeping *k, const struct film_html_element *e,
            uint32_t run)
{
    uint32_t i = e->run_first;
    while (i < run && k->page->runs[i].why)
        i++;
    return i == run;
}

/* A heading that is a link is that of the text in its box, or in the box that
 * begins with it, as in a list of films; in a box of its own it leads to
 * another article, unless each section has such a box. */
static bool
heads_text(const struct keeping *k, uint32_t i)
{
    const struct film_html_page *p = k->page;
    const struct film_html_element *e = owner_of(k, i);
    const struct film_html_element *box = &p->elements[e->parent];
    const struct film_html_element *up = box;
    if (e->tag != FILM_HTML_HEADING) /* a link in bold */
        return i + 1 < k->end && !p->runs[i + 1].why && holds_run(box, i + 1) &&
               linked_sections(k, box) > 1;
    while (!has_prose(k, up) && up != p->elements)
        up = &p->elements[up->parent];
    if (up == box || (up->run_first >= k->first && begins_with(k, up, i)))
        return true;
    return box->run_end - box->run_first == 1 &&
           linked_sections(k, &p->elements[box->parent]) > 1;
}

static void
drop_linked_headings(struct keeping *k)
{
    for (uint32_t i = k->first; i < k->end; i++) {
        struct film_html_run *r = &k->page->runs[i];
        if (!r->why && is_links(r) &&
            (is_heading(k, i) || (is_bold_link(k, i) && !keeps_links(k, i))) &&
            !heads_text(k, i))
            r->why = FILM_HTML_LINKS;
    }
}

/* A heading with nothing kept below it has no use. */
static void
drop_bare_headings(struct keeping *k)
{
    for (uint32_t i = k->end; i-- > k->first;) {
        struct film_html_run *r = &k->page->runs[i];
        if (r->why)
            continue;
        if (!is_heading(k, i))
            return;
        r->why = FILM_HTML_BARE;
    }
}

/* ---- facts ---- */

/* "Director" beside links to the directors, in a box of their own. */
static bool
is_fact(const struct keeping *k, const struct film_html_element *box)
{
    if (box->run_first < k->first || box->run_end > k->end ||
        box->run_end - box->run_first != 2)
        return false;
    const struct film_html_run *r = &k->page->runs[box->run_first];
    return r->link_chars == 0 && r->chars <= W.label &&
           !film_html_ends_sentence(r->text) && !r->why &&
           r[1].why == FILM_HTML_LINKS;
}

/* Links are text where each of several boxes side by side has a label and
 * links: the credits on the page of a film. */
static void
keep_facts(struct keeping *k)
{
    struct film_html_page *p = k->page;
    for (size_t i = 0; i < p->element_count; i++) {
        unsigned facts = 0;
        for (size_t j = i + 1; j < p->elements[i].end; j = p->elements[j].end)
            facts += is_fact(k, &p->elements[j]);
        if (facts < W.facts)
            continue;
        for (size_t j = i + 1; j < p->elements[i].end; j = p->elements[j].end)
            if (is_fact(k, &p->elements[j]))
                p->runs[p->elements[j].run_first + 1].why = FILM_HTML_KEPT;
    }
}

/* ---- repeated text ---- */

/* A preview of what is there in full: the beginning of another run, then a
 * link to the rest of it or dots. */
static struct film_str
preview_of(const struct film_html_run *r)
{
    enum { MARK = 20 };
    struct film_str s = r->text, dots = FILM_STR("…"), three = FILM_STR("...");
    if (r->link_chars && r->link_chars <= MARK) {
        while (s.n && r->text.n - s.n < r->link_chars)
            s.n--;
        while (s.n && ((unsigned char)s.p[s.n] & 0xc0) == 0x80)
            s.n--;
    }
    s = film_str_trim(s);
    if (film_str_ends(s, dots))
        s.n -= dots.n;
    else if (film_str_ends(s, three))
        s.n -= three.n;
    return s.n < r->text.n ? film_str_trim(s) : (struct film_str){"", 0};
}

/* A preview, or a long text that is followed by itself. */
static void
drop_previews(struct keeping *k)
{
    enum { NEAR = 20, LEAST = 40, TWICE = 160, NEXT = 3 };
    for (uint32_t i = k->first; i < k->end; i++) {
        struct film_html_run *r = &k->page->runs[i];
        struct film_str s = preview_of(r);
        bool whole = s.n == 0 && r->text.n >= TWICE;
        uint32_t near = whole ? NEXT : NEAR;
        if (whole)
            s = r->text;
        if (r->why || s.n < LEAST)
            continue;
        uint32_t from = i > k->first + near ? i - near : k->first;
        for (uint32_t j = from; j < k->end && j < i + near; j++)
            if (j != i && !k->page->runs[j].why &&
                film_str_starts(k->page->runs[j].text, s))
                r->why = FILM_HTML_REPEATED;
    }
}

void
film_html_keep_runs(struct film_html_page *page,
                    const struct film_html_guide *guide, size_t root)
{
    const struct film_html_element *e = &page->elements[root];
    struct keeping k = {page, guide, e->run_first, e->run_end};
    for (uint32_t i = 0; i < page->run_count; i++)
        page->runs[i].why = (uint8_t)why_not(&k, i);
    keep_lead(&k);
    drop_head(&k);
    drop_tail(&k);
    drop_linked_headings(&k);
    keep_facts(&k);
    drop_bare_headings(&k);
    drop_previews(&k);
}

uint32_t
film_html_running_text(const struct film_html_run *run)
{
    return run->chars >= W.running && film_html_ends_sentence(run->text) &&
                   (uint64_t)run->link_chars * 100 <=
                       (uint64_t)run->chars * W.running_links
               ? run->chars - run->link_chars
               : 0;
}
