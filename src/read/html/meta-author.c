/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Authors in the elements of a page. */
#include <config.h>
#include "read/html/meta-parts.h"

#include "base/ascii.h"
#include "read/authors.h"
#include "read/dateline.h"
#include "read/html/class.h"
#include "read/html/phrase.h"
#include "read/html/text.h"

/* The rank of an element as the place of an author, 0 if it is none. */
enum film_html_rank
film_html_author_rank(const xmlNode *n)
{
    struct film_str class = film_html_attribute(n, "class");
    if (film_html_has_word(film_html_attribute(n, "itemprop"), "author"))
        return FILM_HTML_MICRODATA;
    if (film_html_has_word(film_html_attribute(n, "rel"), "author"))
        return FILM_HTML_LINK;
    if (film_html_has_word(
            class, "byline|author|author-name|byline-name|article-author|"
                   "byline-author|autor|auteur|autore"))
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

void
film_html_read_author(struct film_html_meta *meta,
                      const struct film_html_page *p, size_t i,
                      enum film_html_rank rank)
{
    struct film_html_fact *fact = &meta->facts[FILM_HTML_AUTHOR];
    xmlNode *n = p->elements[i].node;
    bool more = fact->rank == rank && meta->byline &&
                are_neighbours(p, meta->byline, i);
    if (fact->rank && fact->rank <= rank && !more)
        return;
    struct film_buf text;
    film_buf_init(&text, 1 << 20);
    film_html_node_text(&text, n, FILM_HTML_BYLINE_BYTES);
    if (text.n <= FILM_HTML_BYLINE_BYTES) {
        film_html_meta_set(meta, FILM_HTML_AUTHOR, rank, more ? fact->place : n,
                           film_buf_get(&text));
        if (fact->rank == rank && (more || fact->place == n))
            meta->byline = i;
    }
    film_buf_release(&text);
}

/* True inside of what readers, not the page's authors, wrote. */
bool
film_html_is_comment(const struct film_html_page *p, size_t i)
{
    for (; i; i = p->elements[i].parent)
        if (film_html_classify(p->elements[i].node, FILM_STR("")) &
            FILM_HTML_CLASS_COMMENTS)
            return true;
    return false;
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
    if (film_html_mentions(class, "author|byline"))
        return !film_html_mentions(class,
                                   "bio|avatar|image|photo|social|follow|desc|"
                                   "related|more|title|job");
    return film_html_mentions(film_html_attribute(n, "href"), folders);
}

/* In the lines near the head, if the page does not name its author elsewhere:
 * the first element that is an author's by its name or its link, and is a name.
 */
void
film_html_find_author(struct film_html_meta *meta,
                      const struct film_html_page *p, size_t root,
                      uint32_t first)
{
    enum { BEFORE = 25 };
    struct film_html_fact *fact = &meta->facts[FILM_HTML_AUTHOR];
    for (size_t i = 1; i < p->element_count; i++) {
        const struct film_html_element *e = &p->elements[i];
        uint32_t run = e->run_first;
        bool more = meta->byline && are_neighbours(p, meta->byline, i);
        if (run >= first || run + BEFORE < first || !is_by_author(e->node) ||
            film_html_is_comment(p, i) || film_html_dates_another(p, i, root) ||
            (fact->rank && !more))
            continue;
        struct film_buf text;
        film_buf_init(&text, 1 << 16);
        film_html_node_text(&text, e->node, FILM_HTML_BYLINE_BYTES);
        struct film_strs names = {0};
        if (!film_authors_add(&names, meta->arena, film_buf_get(&text), true))
            meta->failed = true;
        if (names.n > 0 && looks_like_name(names.v[0]))
            film_html_read_author(meta, p, i, FILM_HTML_LOOKS);
        film_buf_release(&text);
    }
}
