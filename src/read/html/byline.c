/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/html/byline.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/date.h"
#include "read/dateline.h"
#include "read/html/phrase.h"
#include "read/html/text.h"
#include "read/html/weights.h"

#define W film_html_weights

enum { LINE_BYTES = 256 };

/* How much a word with digits has besides the number: "5th", "10:20Z" and "5월"
 * have little. */
static bool
is_number(struct film_str word)
{
    enum { SUFFIX = 3 };
    static const char *const units[] = {"年", "月", "日", "时", "時", "分",
                                        "년", "월", "일", "시", "분"};
    size_t others = 0;
    for (size_t i = 0; i < word.n;) {
        struct film_str rest = {word.p + i, word.n - i};
        size_t unit = 0;
        for (size_t k = 0; k < sizeof units / sizeof *units && !unit; k++)
            if (film_str_starts(rest, film_str_from(units[k])))
                unit = strlen(units[k]);
        others += !unit && (film_ascii_letter(word.p[i]) ||
                            (unsigned char)word.p[i] >= 0x80);
        i += unit ? unit : 1;
    }
    return others <= SUFFIX;
}

/* Words of s that belong to no date, no label and no name after "by". */
static unsigned
other_words(struct film_str s)
{
    enum { NAMES = 4 };
    struct film_str word, next;
    unsigned n = 0, names = 0;
    for (bool digit = false; film_dateline_next(&s, &word);
         digit = film_dateline_has_digit(word)) {
        struct film_str rest = s;
        bool beside = digit || (film_dateline_next(&rest, &next) &&
                                film_dateline_has_digit(next));
        bool small = film_ascii_small(word.p[0]);
        if (film_dateline_has_digit(word))
            n += is_number(word) ? 0 : 2;
        else if (film_str_is_one_of_nocase(word, "by|von|par|por|door|di"))
            names = NAMES;
        else if (names && !small)
            names--;
        else
            n += word.n > 2 && !film_dateline_is_label(word) &&
                 !(beside && film_dateline_is_month(word));
    }
    return n;
}

/* Copies s to line without the names of the authors; true if one was there. */
static bool
without_authors(char line[], struct film_str s, struct film_strs authors)
{
    bool any = false;
    memcpy(line, s.p, s.n);
    for (size_t a = 0; a < authors.n; a++) {
        size_t n = authors.v[a].n;
        for (size_t i = 0; n && i + n <= s.n; i++)
            if (film_str_equal_nocase((struct film_str){s.p + i, n},
                                      authors.v[a])) {
                memset(line + i, ' ', n);
                any = true;
            }
    }
    return any;
}

struct film_str
film_html_dateline(struct film_str text, struct film_strs authors)
{
    struct film_str none = {"", 0};
    char line[LINE_BYTES];
    if (text.n >= sizeof line || text.n > W.dateline)
        return none;
    without_authors(line, text, authors);
    return other_words((struct film_str){line, text.n})
               ? none
               : film_dateline_date(text);
}

struct film_str
film_html_plain_byline(struct film_str line)
{
    struct film_str none = {"", 0}, rest = line, word;
    unsigned words = 0;
    if (line.n > W.dateline || film_html_ends_sentence(line) ||
        !film_dateline_next(&rest, &word) ||
        !film_str_equal_nocase(word, FILM_STR("by")))
        return none;
    struct film_str names = film_str_trim(rest);
    while (film_dateline_next(&rest, &word)) {
        if (!film_dateline_is_label(word) && film_ascii_small(word.p[0]))
            return none;
        words +=
            !film_dateline_is_label(word) && !film_dateline_has_digit(word);
    }
    return words >= 2 && words <= 8 ? names : none;
}

/* True if the line has the article's date, as far as both say. */
static bool
has_date(struct film_str line, struct film_str known)
{
    char date[FILM_DATE_SIZE];
    struct film_str s = film_dateline_date(line);
    size_t n = s.n ? film_date_parse(date, s) : 0;
    if (n > known.n)
        n = known.n;
    return n >= 7 && memcmp(date, known.p, n) == 0;
}

/* Characters of run i that are in elements which the page marks as a date or
 * an author. */
static uint32_t
marked_chars(const struct film_html_page *page, uint32_t i)
{
    uint32_t owner = page->runs[i].owner, end = page->elements[owner].end;
    uint32_t chars = 0;
    for (uint32_t up = owner; up; up = page->elements[up].parent)
        if (page->elements[up].flags & FILM_HTML_BYLINE)
            return page->runs[i].chars;
    for (uint32_t k = owner + 1; k < end;) {
        const struct film_html_element *e = &page->elements[k];
        if (e->run_first != i || !(e->flags & FILM_HTML_BYLINE)) {
            k++;
            continue;
        }
        struct film_buf text;
        film_buf_init(&text, 4096);
        film_html_node_text(&text, e->node, 1000);
        struct film_str all = film_str_trim(film_buf_get(&text));
        for (size_t at = 0; at < all.n;)
            chars += film_utf8_next(all, &at) >= 0x2e80 ? 2 : 1;
        film_buf_release(&text);
        k = e->end;
    }
    return chars;
}

/* Characters that a run may have beside what is marked in it. */
static uint32_t
room_beside(const struct film_html_page *page, uint32_t i)
{
    uint8_t tag = page->elements[page->runs[i].owner].tag;
    bool item = tag == FILM_HTML_ITEM || tag == FILM_HTML_CELL;
    return item ? W.byline_item : W.byline;
}

bool
film_html_says_little(const struct film_html_page *page, size_t element,
                      struct film_strs authors)
{
    const struct film_html_element *e = &page->elements[element];
    uint32_t i = e->run_first;
    if (e->run_end == i) /* its date is an attribute */
        return true;
    return marked_chars(page, i) + room_beside(page, i) >=
               page->runs[i].chars ||
           film_html_dateline(page->runs[i].text, authors).n > 0;
}

bool
film_html_is_byline(const struct film_html_page *page, uint32_t i,
                    const struct film_html_guide *guide)
{
    const struct film_html_run *r = &page->runs[i];
    uint8_t tag = page->elements[r->owner].tag;
    char line[LINE_BYTES];
    bool item = tag == FILM_HTML_ITEM || tag == FILM_HTML_CELL;
    if (r->text.n >= sizeof line || tag == FILM_HTML_PRE)
        return false;
    bool author = without_authors(line, r->text, guide->authors);
    if (!author && !has_date(r->text, guide->date))
        return false;
    if (marked_chars(page, i) + room_beside(page, i) >= r->chars)
        return true;
    struct film_str rest = {line, r->text.n};
    unsigned others = other_words(rest);
    return !item && r->text.n <= W.dateline && others <= 1 &&
           !(others && film_html_ends_sentence(r->text));
}
