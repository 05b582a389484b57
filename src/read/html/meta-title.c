/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Titles: without the site and its sections, and where no metadata has one. */
#include <config.h>
#include "read/html/meta-parts.h"

#include "read/html/phrase.h"

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
void
film_html_guess_title(struct film_html_meta *meta,
                      const struct film_html_page *page)
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

static void
strip_site(struct film_html_meta *meta)
{
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

void
film_html_strip_title(struct film_html_meta *meta,
                      const struct film_html_page *page)
{
    strip_site(meta);
    strip_to_heading(meta, page);
}
