/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/html/facts.h"

#include "read/authors.h"
#include "read/date.h"
#include "read/html/text.h"
#include "text/clean.h"

enum { TAG_BYTES = 100, TITLE_BYTES = 500, LIST = 100 };

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

void
film_html_set_from_text(struct film_html_meta *meta, enum film_html_field field,
                        enum film_html_rank rank, xmlNode *n)
{
    struct film_buf text;
    film_buf_init(&text, 1 << 20);
    film_html_node_text(&text, n, FILM_HTML_BYLINE_BYTES);
    if (field != FILM_HTML_AUTHOR || text.n <= FILM_HTML_BYLINE_BYTES)
        film_html_meta_set(meta, field, rank, n, film_buf_get(&text));
    film_buf_release(&text);
}

bool
film_html_has_word(struct film_str names, const char *words)
{
    struct film_str one;
    while (film_str_cut(&names, ' ', &one))
        if (film_str_is_one_of_nocase(one, words))
            return true;
    return false;
}

/* True if some word of `words` is in s, in any case. */
bool
film_html_mentions(struct film_str s, const char *words)
{
    struct film_str list = film_str_from(words), word;
    while (film_str_cut(&list, '|', &word))
        for (size_t i = 0; i + word.n <= s.n; i++)
            if (film_str_equal_nocase((struct film_str){s.p + i, word.n}, word))
                return true;
    return false;
}
