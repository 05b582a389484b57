/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/wiki/grammar.h"

#include "base/ascii.h"
#include "read/wiki/wikitext.h"

#include <stdlib.h>
#include <strings.h>

enum { PARTS = 64 };

/* What a template is good for. */
enum action {
    WORDS,    /* is replaced by the words of its row */
    FIRST,    /* shows its first positional part */
    SECOND,   /* … */
    LAST,     /* … its last, that is not a language or script code */
    PREFIXED, /* shows the row's words and its first part */
    ITEMS,    /* a list: a part an item, or lines of wikitext */
    QUOTE,    /* a paragraph: the first part, "text", "quote" or "content" */
    DATES,    /* numbers for years, months, days */
    DATE,     /* … only the first date */
    NAMES,    /* all positional parts, the second on in brackets */
    KOREAN,   /* a name in hangul, hanja and Latin letters */
    AMOUNT,   /* number and unit, or two numbers and a unit */
    PERSON,   /* first and family name */
};

/* Names in lower case, sorted; the documentation of each template at
 * en.wikipedia.org and ko.wikipedia.org says what its parts are. A language
 * code in the name ("lang-ko") is cut off before the look-up. */
static const struct row {
    const char *name;
    enum action action;
    const char *words;
} rows[] = {
    {"!", WORDS, "|"},
    {"'", WORDS, "'"},
    {"'s", WORDS, "'s"},
    {"=", WORDS, "="},
    {"a$", PREFIXED, "A$"},
    {"abbr", FIRST, NULL},
    {"abbrlink", FIRST, NULL},
    {"as of", PREFIXED, "As of "},
    {"based on", PERSON, " by "},
    {"big", FIRST, NULL},
    {"birth date", DATE, NULL},
    {"birth date and age", DATE, NULL},
    {"birth year and age", DATE, NULL},
    {"birth-date", FIRST, NULL},
    {"birth-date and age", FIRST, NULL},
    {"blockquote", QUOTE, NULL},
    {"bulleted list", ITEMS, NULL},
    {"c.", PREFIXED, "c. "},
    {"cast list", ITEMS, NULL},
    {"cast listing", ITEMS, NULL},
    {"circa", PREFIXED, "c. "},
    {"columns-list", ITEMS, NULL},
    {"convert", AMOUNT, NULL},
    {"cquote", QUOTE, NULL},
    {"cvt", AMOUNT, NULL},
    {"dash", WORDS, " – "},
    {"date", FIRST, NULL},
    {"death date", DATE, NULL},
    {"death date and age", DATE, NULL},
    {"death-date", FIRST, NULL},
    {"dts", DATE, NULL},
    {"em dash", WORDS, "—"},
    {"emdash", WORDS, "—"},
    {"en dash", WORDS, "–"},
    {"end date", DATE, NULL},
    {"endash", WORDS, "–"},
    {"film date", DATES, NULL},
    {"flag", FIRST, NULL},
    {"flagcountry", FIRST, NULL},
    {"flagu", FIRST, NULL},
    {"flatlist", ITEMS, NULL},
    {"frac", PERSON, "/"},
    {"fraction", PERSON, "/"},
    {"hlist", ITEMS, NULL},
    {"ill", FIRST, NULL},
    {"ill-wd", FIRST, NULL},
    {"interlanguage link", FIRST, NULL},
    {"internal link helper", FIRST, NULL},
    {"jpy", PREFIXED, "¥"},
    {"ko-hhrm", KOREAN, NULL},
    {"korean", KOREAN, NULL},
    {"krw", PREFIXED, "₩"},
    {"lang", LAST, NULL},
    {"lang-", FIRST, NULL},
    {"langx", SECOND, NULL},
    {"linktext", NAMES, ""},
    {"llang", SECOND, NULL},
    {"longitem", FIRST, NULL},
    {"mdash", WORDS, "—"},
    {"mdashb", WORDS, " — "},
    {"native name", LAST, NULL},
    {"nbsp", WORDS, " "},
    {"ndash", WORDS, "–"},
    {"ndashb", WORDS, " – "},
    {"nihongo", NAMES, NULL},
    {"nihongo krt", NAMES, NULL},
    {"nihongo2", FIRST, NULL},
    {"nihongo3", NAMES, NULL},
    {"no", WORDS, "No"},
    {"nobold", FIRST, NULL},
    {"nobreak", FIRST, NULL},
    {"noitalic", FIRST, NULL},
    {"nom", WORDS, "Nominated"},
    {"nominated", WORDS, "Nominated"},
    {"nowrap", FIRST, NULL},
    {"nts", FIRST, NULL},
    {"ordered list", ITEMS, NULL},
    {"pipe", WORDS, "|"},
    {"plain list", ITEMS, NULL},
    {"plainlist", ITEMS, NULL},
    {"pull quote", QUOTE, NULL},
    {"quotation", QUOTE, NULL},
    {"quote", QUOTE, NULL},
    {"quote box", QUOTE, NULL},
    {"resize", LAST, NULL},
    {"romanization", LAST, NULL},
    {"script", LAST, NULL},
    {"sic", FIRST, NULL},
    {"small", FIRST, NULL},
    {"smaller", FIRST, NULL},
    {"snd", WORDS, " – "},
    {"snds", WORDS, " – "},
    {"sort", SECOND, NULL},
    {"sortname", PERSON, " "},
    {"spaced en dash", WORDS, " – "},
    {"spaced ndash", WORDS, " – "},
    {"start date", DATE, NULL},
    {"start date and age", DATE, NULL},
    {"tooltip", FIRST, NULL},
    {"transl", LAST, NULL},
    {"transliteration", LAST, NULL},
    {"ubl", ITEMS, NULL},
    {"unbulleted list", ITEMS, NULL},
    {"url", FIRST, NULL},
    {"us$", PREFIXED, "US$"},
    {"usd", PREFIXED, "US$"},
    {"val", FIRST, NULL},
    {"vanchor", FIRST, NULL},
    {"visible anchor", FIRST, NULL},
    {"vunblist", ITEMS, NULL},
    {"won", WORDS, "Won"},
    {"yes", WORDS, "Yes"},
    {"zh", KOREAN, NULL},
    {"£", PREFIXED, "£"},
    {"¥", PREFIXED, "¥"},
    {"·", WORDS, " · "},
    {"•", WORDS, " • "},
    {"₩", PREFIXED, "₩"},
    {"€", PREFIXED, "€"},
    {"국기", FIRST, NULL},
    {"국기나라", FIRST, NULL},
    {"만나이", DATE, NULL},
    {"목록", ITEMS, NULL},
    {"사망일과 나이", DATE, NULL},
    {"시작 날짜", DATE, NULL},
    {"인용문", QUOTE, NULL},
    {"작은글씨", FIRST, NULL},
    {"출생일과 나이", DATE, NULL},
    {"출생일과 만나이", DATE, NULL},
    {"후보", WORDS, "후보"},
};

static int
compare_row(const void *key, const void *row)
{
    return strcmp(key, ((const struct row *)row)->name);
}

/* The row for a template's name as written in the text. */
static const struct row *
find_row(struct film_str name)
{
    char key[40];
    name = film_str_trim(name);
    if (name.n == 0 || name.n >= sizeof key)
        return NULL;
    film_ascii_lower(key, name.p, name.n);
    for (size_t i = 0; i < name.n; i++)
        key[i] = (char)(key[i] == '_' ? ' ' : key[i]);
    key[name.n] = '\0';
    if (strncmp(key, "lang-", 5) == 0)
        key[5] = '\0';
    return bsearch(key, rows, sizeof rows / sizeof *rows, sizeof *rows,
                   compare_row);
}

static struct film_str
part_source(const struct film_wiki *w, const struct film_wiki_part *p)
{
    if (p->from >= p->end)
        return (struct film_str){0};
    size_t from = w->tokens[p->from].at + p->skip;
    return film_str_trim(
        (struct film_str){w->text.p + from, w->tokens[p->end - 1].end - from});
}

/* The n-th positional part (from 1), also when it is named "n="; NULL if
 * there is none. */
static const struct film_wiki_part *
positional(const struct film_wiki_part *parts, unsigned n, unsigned which)
{
    unsigned seen = 0;
    for (unsigned i = 1; i < n; i++) {
        if (parts[i].name.n == 0 && ++seen == which)
            return &parts[i];
        if (parts[i].name.n == 1 &&
            (unsigned)(parts[i].name.p[0] - '0') == which)
            return &parts[i];
    }
    return NULL;
}

static const struct film_wiki_part *
named(const struct film_wiki_part *parts, unsigned n, const char *name)
{
    for (unsigned i = 1; i < n; i++)
        if (film_str_equal_nocase(parts[i].name, film_str_from(name)))
            return &parts[i];
    return NULL;
}

static void
walk_positional(struct film_wiki_walk *x, const struct film_wiki_part *parts,
                unsigned n, unsigned which)
{
    const struct film_wiki_part *p = positional(parts, n, which);
    if (p)
        film_wiki_walk_part(x, p, false);
}

static void
walk_last(struct film_wiki_walk *x, const struct film_wiki_part *parts,
          unsigned n)
{
    const struct film_wiki_part *last = NULL;
    for (unsigned which = 1; positional(parts, n, which); which++)
        last = positional(parts, n, which);
    if (last)
        film_wiki_walk_part(x, last, false);
}

static void
walk_items(struct film_wiki_walk *x, const struct film_wiki_part *parts,
           unsigned n)
{
    bool several = positional(parts, n, 2) != NULL;
    for (unsigned which = 1;; which++) {
        const struct film_wiki_part *p = positional(parts, n, which);
        if (!p)
            break;
        film_wiki_walk_part(x, p, !several);
        if (several && positional(parts, n, which + 1))
            film_wiki_separate(x, false);
    }
    if (!several)
        film_wiki_separate(x, true);
}

static void
walk_quote(struct film_wiki_walk *x, const struct film_wiki_part *parts,
           unsigned n)
{
    static const char *const names[] = {"text", "quote", "content"};
    const struct film_wiki_part *p = positional(parts, n, 1);
    for (size_t i = 0; !p && i < sizeof names / sizeof *names; i++)
        p = named(parts, n, names[i]);
    if (!p)
        return;
    film_wiki_separate(x, true);
    film_wiki_walk_part(x, p, true);
    film_wiki_separate(x, true);
}

/* "Burning (버닝, Beoning)". */
static void
walk_names(struct film_wiki_walk *x, const struct film_wiki_part *parts,
           unsigned n, const char *words)
{
    unsigned shown = 0;
    for (unsigned which = 1; which <= 3; which++) {
        const struct film_wiki_part *p = positional(parts, n, which);
        if (!p || part_source(film_wiki_of(x), p).n == 0)
            continue;
        if (shown && !words)
            film_wiki_put(x, shown == 1 ? FILM_STR(" (") : FILM_STR(", "));
        film_wiki_walk_part(x, p, false);
        shown++;
    }
    if (shown > 1 && !words)
        film_wiki_put(x, FILM_STR(")"));
}

static void
walk_korean(struct film_wiki_walk *x, const struct film_wiki_part *parts,
            unsigned n)
{
    static const char *const names[] = {"hangul", "hanja", "rr", "mr", "lk",
                                        "t",      "s",     "c",  "p"};
    unsigned shown = 0;
    for (unsigned i = 1; i < n; i++) {
        bool show = parts[i].name.n == 0;
        for (size_t k = 0; k < sizeof names / sizeof *names; k++)
            show |= film_str_equal(parts[i].name, film_str_from(names[k]));
        if (!show || part_source(film_wiki_of(x), &parts[i]).n == 0)
            continue;
        if (shown++)
            film_wiki_put(x, FILM_STR(", "));
        film_wiki_walk_part(x, &parts[i], false);
    }
}

static void
walk_amount(struct film_wiki_walk *x, const struct film_wiki_part *parts,
            unsigned n)
{
    static const char *const joins[] = {"to", "-",   "–",  "x",
                                        "by", "and", "or", "×"};
    const struct film_wiki_part *second = positional(parts, n, 2);
    unsigned shown = 2;
    for (size_t i = 0; second && i < sizeof joins / sizeof *joins; i++)
        if (film_str_equal(part_source(film_wiki_of(x), second),
                           film_str_from(joins[i])))
            shown = 4;
    for (unsigned which = 1; which <= shown; which++) {
        if (which > 1)
            film_wiki_put(x, FILM_STR(" "));
        walk_positional(x, parts, n, which);
    }
}

static void
walk_person(struct film_wiki_walk *x, const struct film_wiki_part *parts,
            unsigned n, const char *between)
{
    walk_positional(x, parts, n, 1);
    const struct film_wiki_part *second = positional(parts, n, 2);
    if (second && part_source(film_wiki_of(x), second).n) {
        film_wiki_put(x, film_str_from(between));
        film_wiki_walk_part(x, second, false);
    }
}

/* A number of at most four digits; -1 if s is none. */
static int
small_number(struct film_str s)
{
    int v = 0;
    if (s.n == 0 || s.n > 4)
        return -1;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return -1;
        v = v * 10 + (s.p[i] - '0');
    }
    return v;
}

/* Appends the numbers among the positional parts as dates YYYY[-MM[-DD]], each
 * followed by the words after it in brackets; `most` dates at most. */
static void
render_dates(const struct film_wiki *w, const struct film_wiki_part *parts,
             unsigned n, unsigned most, struct film_buf *out)
{
    unsigned fields = 0, dates = 0; /* of the date being written */
    for (unsigned i = 1; i < n; i++) {
        if (parts[i].name.n)
            continue;
        struct film_str s = part_source(w, &parts[i]);
        int v = small_number(s);
        if (v >= 1000) {
            if (dates++ == most)
                return;
            if (dates > 1)
                film_buf_text(out, ", ");
            film_buf_printf(out, "%04d", v);
            fields = 1;
        } else if (v > 0 && v < 32 && (fields == 1 || fields == 2)) {
            film_buf_printf(out, "-%02d", v);
            fields++;
        } else if (v < 0 && s.n && fields && most > 1) {
            film_buf_text(out, " (");
            film_wiki_render_part(w, &parts[i], out);
            film_buf_text(out, ")");
            fields = 0;
        }
    }
}

static void
walk_dates(struct film_wiki_walk *x, const struct film_wiki_part *parts,
           unsigned n, unsigned most)
{
    struct film_buf text;
    film_buf_init(&text, 4096);
    render_dates(film_wiki_of(x), parts, n, most, &text);
    film_wiki_put(x, film_buf_get(&text));
    film_buf_release(&text);
}

bool
film_wiki_template(struct film_wiki_walk *x, uint32_t t)
{
    const struct film_wiki *w = film_wiki_of(x);
    struct film_wiki_part parts[PARTS];
    unsigned n = film_wiki_parts(w, t, parts, 1);
    const struct row *row = n ? find_row(part_source(w, &parts[0])) : NULL;
    if (!row)
        return false;
    n = film_wiki_parts(w, t, parts, PARTS);
    if (row->action != QUOTE && row->action != ITEMS)
        film_wiki_begin_text(x, t);
    switch (row->action) {
    case PREFIXED:
        film_wiki_put(x, film_str_from(row->words));
        walk_positional(x, parts, n, 1);
        break;
    case WORDS:
        film_wiki_put(x, film_str_from(row->words));
        break;
    case FIRST:
        walk_positional(x, parts, n, 1);
        break;
    case SECOND:
        walk_positional(x, parts, n, 2);
        break;
    case LAST:
        walk_last(x, parts, n);
        break;
    case ITEMS:
        walk_items(x, parts, n);
        break;
    case QUOTE:
        walk_quote(x, parts, n);
        break;
    case DATES:
        walk_dates(x, parts, n, 8);
        break;
    case DATE:
        walk_dates(x, parts, n, 1);
        break;
    case NAMES:
        walk_names(x, parts, n, row->words);
        break;
    case KOREAN:
        walk_korean(x, parts, n);
        break;
    case AMOUNT:
        walk_amount(x, parts, n);
        break;
    case PERSON:
        walk_person(x, parts, n, row->words);
        break;
    }
    return true;
}
