/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/html/meta.h"

#include "read/builder.h"
#include "read/date.h"
#include "read/html/phrase.h"
#include "read/html/text.h"
#include "text/clean.h"

#include <stdlib.h>

enum { NAME_BYTES = 100, TITLE_BYTES = 500, BYLINE_BYTES = 200, LIST = 100 };

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

/* A name, not an address, a role alone or a sentence. */
static bool
is_name(struct film_str s)
{
    if (s.n < 2 || s.n > NAME_BYTES)
        return false;
    for (size_t i = 0; i + 1 < s.n; i++)
        if (s.p[i] == '@' || memcmp(s.p + i, "//", 2) == 0)
            return false;
    return !film_str_starts(s, FILM_STR("http")) &&
           !film_str_starts(s, FILM_STR("www."));
}

static struct film_str
without_by(struct film_str s)
{
    static const char *const words[] = {"by ",  "by: ",        "von ",
                                        "par ", "written by ", "author: "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (s.n > n && film_str_equal_nocase((struct film_str){s.p, n},
                                             film_str_from(words[i])))
            return film_str_trim((struct film_str){s.p + n, s.n - n});
    }
    return s;
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

/* One or two lower-case letters are no name, but a piece of one: Mac & i. */
static bool
is_piece(struct film_str s)
{
    s = film_str_trim(s);
    if (s.n == 0 || s.n > 2)
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < 'a' || s.p[i] > 'z')
            return false;
    return true;
}

/* Whether the "&" of width bytes at s.p[at] stands within a name. */
static bool
is_within_name(struct film_str s, size_t at, size_t width)
{
    size_t end = at + width;
    while (end < s.n && !strchr(",;|&0123456789", s.p[end]))
        end++;
    return is_piece((struct film_str){s.p, at}) ||
           is_piece((struct film_str){s.p + at + width, end - at - width});
}

/* The place of the next thing that parts two names in s; *width is its
 * length. s.n if there is none. */
static size_t
next_cut(struct film_str s, bool commas, size_t *width)
{
    static const char *const cuts[] = {" and ", " And ", " & ", "; ", " with "};
    for (size_t i = 0; i < s.n; i++) {
        if (commas && s.p[i] == ',') {
            *width = 1;
            return i;
        }
        for (size_t k = 0; k < sizeof cuts / sizeof *cuts; k++) {
            *width = strlen(cuts[k]);
            if (s.n - i >= *width && memcmp(s.p + i, cuts[k], *width) == 0 &&
                (cuts[k][1] != '&' || !is_within_name(s, i, *width)))
                return i;
        }
    }
    *width = 0;
    return s.n;
}

static struct film_str
before_digit(struct film_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= '0' && s.p[i] <= '9')
            return (struct film_str){s.p, i};
    return s;
}

static struct film_str
before_bar(struct film_str s)
{
    const char *bar = s.n ? memchr(s.p, '|', s.n) : NULL;
    return bar ? (struct film_str){s.p, (size_t)(bar - s.p)} : s;
}

static void
add_authors(struct film_html_meta *meta, struct film_html_fact *fact,
            enum film_html_rank rank, const void *place, struct film_str s)
{
    if (fact->rank == rank && fact->place != place)
        return;
    s = without_by(s);
    while (s.n) {
        size_t width, end = next_cut(s, true, &width);
        struct film_str name = {s.p, end};
        if (rank >= FILM_HTML_MICRODATA) /* a byline goes on with its date */
            name = before_digit(name);
        name = film_str_trim(before_bar(name));
        if (is_name(name)) {
            if (!fact->rank || rank < fact->rank)
                fact->list = (struct film_strs){0};
            fact->rank = rank;
            fact->place = place;
            add_to_list(meta, fact, name);
        }
        s.p += end + width;
        s.n -= end + width;
    }
}

static void
add_tags(struct film_html_meta *meta, struct film_html_fact *fact,
         struct film_str s)
{
    struct film_str part;
    while (film_str_cut(&s, ',', &part)) {
        part = film_str_trim(part);
        if (part.n && part.n <= NAME_BYTES)
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
has_word(struct film_str names, const char *word)
{
    struct film_str one;
    while (film_str_cut(&names, ' ', &one))
        if (film_str_equal_nocase(one, film_str_from(word)))
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

/* Microdata, rel=author and class names of an element in the body. */
static void
read_element(struct film_html_meta *meta, xmlNode *n)
{
    struct film_str prop = film_html_attribute(n, "itemprop");
    struct film_str class = film_html_attribute(n, "class");
    if (has_word(prop, "datePublished"))
        read_date(meta, FILM_HTML_MICRODATA, n);
    else if (strcmp((const char *)n->name, "time") == 0)
        read_date(meta, FILM_HTML_LINK, n);
    else if (has_word(class, "published") || has_word(class, "date") ||
             has_word(class, "pubdate") || has_word(class, "entry-date") ||
             has_word(class, "post-date") || has_word(class, "timestamp"))
        read_date(meta, FILM_HTML_LOOKS, n);
    if (has_word(prop, "author"))
        set_from_text(meta, FILM_HTML_AUTHOR, FILM_HTML_MICRODATA, n);
    else if (has_word(film_html_attribute(n, "rel"), "author"))
        set_from_text(meta, FILM_HTML_AUTHOR, FILM_HTML_LINK, n);
    else if (has_word(class, "byline") || has_word(class, "author") ||
             has_word(class, "author-name") || has_word(class, "byline-name"))
        if (!meta->facts[FILM_HTML_AUTHOR].rank)
            set_from_text(meta, FILM_HTML_AUTHOR, FILM_HTML_LOOKS, n);
    if (has_word(prop, "headline"))
        set_from_text(meta, FILM_HTML_TITLE, FILM_HTML_MICRODATA, n);
}

/* ---- titles without metadata ---- */

static const char *const title_marks[] = {
    " | ", " - ", " \u2013 ", " \u2014 ", " :: ", " \u00bb ", " \u00b7 ",
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
                    const struct film_html_page *page)
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
        } else if (n->properties) {
            read_element(meta, n);
        }
    }
    guess_title(meta, page);
}

/* ---- what is left ---- */

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

/* A date that begins somewhere in a short text, after "Posted on" or so. */
static struct film_str
date_in(struct film_str s)
{
    char date[FILM_DATE_SIZE];
    for (size_t i = 0; i < s.n; i++) {
        bool begins = i == 0 || strchr(" :[(/,|", s.p[i - 1]);
        struct film_str rest = {s.p + i, s.n - i};
        if (begins && film_date_parse(date, rest) >= 7)
            return rest;
    }
    return (struct film_str){"", 0};
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

static void
find_date(struct film_html_meta *meta, const struct film_html_page *page,
          struct film_str url)
{
    enum { BEFORE = 15, AFTER = 5 };
    struct film_str date = date_in_url(url);
    size_t first = 0;
    while (first < page->run_count && !page->runs[first].keep)
        first++;
    for (size_t i = first > BEFORE ? first - BEFORE : 0;
         date.n == 0 && i < page->run_count && i < first + AFTER; i++)
        if (film_html_is_dateline(page->runs[i].text))
            date = date_in(page->runs[i].text);
    film_html_meta_set(meta, FILM_HTML_DATE, FILM_HTML_LOOKS, page, date);
}

void
film_html_meta_finish(struct film_html_meta *meta,
                      const struct film_html_page *page, struct film_str url)
{
    strip_site(meta);
    if (!meta->facts[FILM_HTML_DATE].rank)
        find_date(meta, page, url);
}
