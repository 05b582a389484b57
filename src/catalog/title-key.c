/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "catalog/key.h"

#include "base/utf8.h"
#include "catalog/numerals.h"
#include "catalog/words.h"

/* ---- Words ------------------------------------------------------------ */

/* Articles that people omit when they type a title. `plain`: it is also an
 * English word, and in a title of two words the other one alone could be any
 * word: Die Hard. */
static const struct {
    const char *word;
    bool plain;
} articles[] = {
    {"the", false}, {"a", false},    {"an", false},  {"le", false},
    {"la", false},  {"les", false},  {"l", false},   {"un", false},
    {"une", false}, {"der", false},  {"die", true},  {"das", false},
    {"ein", false}, {"eine", false}, {"il", false},  {"lo", true},
    {"gli", false}, {"el", false},   {"los", true},  {"las", true},
    {"una", false}, {"uno", false},  {"det", false}, {"den", true},
    {"het", false}, {"os", false},   {"as", true},
};

/* Returns the article that a word is, in a title of n words; NULL if it is not
 * one. */
static const char *
article(struct film_str word, size_t n)
{
    for (size_t i = 0; i < sizeof articles / sizeof articles[0]; i++)
        if (word.n > 0 && word.p[0] == articles[i].word[0] &&
            film_str_equal(word, film_str_from(articles[i].word)))
            return articles[i].plain && n < 3 ? NULL : articles[i].word;
    return NULL;
}

static bool
begins_with_article(const struct film_words *w)
{
    return w->n > 1 && w->blank && article(w->v[0], w->n);
}

/* True for titles as in catalogues: Affair, The; but not Die, Monster, Die! */
static bool
ends_with_article(struct film_str title, const struct film_words *w)
{
    const char *comma = memrchr(title.p, ',', title.n);
    if (w->n < 2 || !comma || !article(w->v[w->n - 1], 2))
        return false;
    struct film_str rest = {comma + 1, title.n - (size_t)(comma + 1 - title.p)};
    return film_str_equal_nocase(film_str_trim(rest), w->v[w->n - 1]);
}

/* True for words that others write "&" or "+", or omit: Rock 'n' Roll. */
static bool
is_and(struct film_str word)
{
    return film_str_is_one_of(word, "and|n|und|et");
}

static bool
is_versus(struct film_str word)
{
    return film_str_equal(word, FILM_STR("vs")) ||
           film_str_equal(word, FILM_STR("versus"));
}

/* Words that precede a number, as in Part I. */
static bool
counts(struct film_str word)
{
    return film_str_is_one_of(
        word, "part|vol|volume|chapter|episode|book|teil|no|pt|ch|ep|parte");
}

static bool
is_number(struct film_str word)
{
    struct film_buf figures;
    film_buf_init(&figures, 64);
    bool is = (word.p[0] >= '0' && word.p[0] <= '9') ||
              film_numeral_roman(word) > 0 ||
              film_str_equal(word, FILM_STR("i")) ||
              film_numeral_words(&figures, &word, 1) > 0;
    film_buf_release(&figures);
    return is;
}

/* Writes word i and returns the number of words taken. A Roman number at the
 * start is a letter: V for Vendetta. "v" may be versus or five. Part and the
 * like are omitted before a number: Kill Bill 2. */
static size_t
write_word(struct film_buf *key, const struct film_words *w, size_t i)
{
    if (i > 0 && i + 1 < w->n && counts(w->v[i]) && is_number(w->v[i + 1]))
        return 1;
    size_t taken = film_numeral_words(key, w->v + i, w->n - i);
    if (taken > 0)
        return taken;
    unsigned roman = i > 0 ? film_numeral_roman(w->v[i]) : 0;
    if (i > 0 && film_str_equal(w->v[i], FILM_STR("i")) && counts(w->v[i - 1]))
        roman = 1;
    if (i > 0 && is_versus(w->v[i]))
        roman = 5;
    if (roman)
        film_buf_printf(key, "%u", roman);
    else
        film_numeral_figures(key, w->v[i]);
    return 1;
}

/* Appends the key of the words [from, w->n). */
static void
write_key(struct film_buf *key, const struct film_words *w, size_t from)
{
    size_t start = key->n;
    for (size_t i = from; i < w->n;) {
        bool inner = i > from && i + 1 < w->n;
        if (inner && is_and(w->v[i]))
            i++;
        else
            i += write_word(key, w, i);
    }
    if (key->n - start > FILM_KEY_BYTES)
        key->n = start + FILM_KEY_BYTES;
}

static bool
split_title(struct film_words *w, struct film_buf *key, struct film_str title)
{
    film_buf_reset(key);
    if (film_words_split(w, title, true))
        return true;
    key->failed = FILM_ERR_NOMEM;
    return false;
}

void
film_title_key(struct film_buf *key, struct film_str title)
{
    struct film_words w;
    if (!split_title(&w, key, title))
        return;
    bool begins = begins_with_article(&w);
    w.n -= !begins && ends_with_article(title, &w);
    write_key(key, &w, begins);
}

bool
film_title_key_joined(struct film_buf *key, struct film_str word, size_t i)
{
    enum { FEWEST = 5 }; /* minimum number of letters that remain */
    film_buf_reset(key);
    for (size_t k = 0; k < sizeof articles / sizeof articles[0]; k++) {
        struct film_str own = film_str_from(articles[k].word);
        if (!film_str_starts(word, own) || word.n < own.n + FEWEST || i-- > 0)
            continue;
        film_buf_str(key, (struct film_str){word.p + own.n, word.n - own.n});
        return true;
    }
    return false;
}

bool
film_title_whole_key(struct film_buf *key, struct film_str title)
{
    struct film_buf plain;
    film_buf_init(&plain, key->max);
    film_title_key(&plain, title);
    film_name_key_joined(key, title);
    if (plain.failed && !key->failed)
        key->failed = plain.failed;
    bool differs = !film_str_equal(film_buf_get(&plain), film_buf_get(key));
    film_buf_release(&plain);
    return differs;
}

struct film_str
film_title_article(struct film_str title)
{
    struct film_words w;
    struct film_str none = {"", 0};
    size_t from = 0;
    if (!film_words_split(&w, title, true))
        return none;
    if (!begins_with_article(&w)) {
        if (!ends_with_article(title, &w))
            return none;
        size_t n = w.v[w.n - 1].n;
        while (!film_str_equal_nocase(
            (struct film_str){title.p + title.n - n, n}, w.v[w.n - 1]))
            title.n--; /* trailing spaces */
        return (struct film_str){title.p + title.n - n, n};
    }
    /* All articles are ASCII letters. */
    while (from < title.n && (title.p[from] | 0x20) != w.v[0].p[0])
        from++;
    return from + w.v[0].n <= title.n
               ? (struct film_str){title.p + from, w.v[0].n}
               : none;
}

bool
film_title_word_open(struct film_str word)
{
    struct film_words w = {.n = 3, .blank = true};
    w.v[0] = word;
    return is_and(word) || counts(word) || begins_with_article(&w) ||
           word.n < 3 || is_number(word);
}

/* ---- Parts ------------------------------------------------------------ */

/* Takes the first part and the mark that ends it; false at the end. */
static bool
cut_part(struct film_str *rest, struct film_str *part)
{
    static const char *const marks[] = {
        ": ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " (", " / ", " or "};
    if (rest->n == 0)
        return false;
    *part = *rest;
    size_t n = 0;
    for (size_t m = 0; m < sizeof marks / sizeof marks[0]; m++) {
        struct film_str mark = film_str_from(marks[m]);
        const char *at = memmem(rest->p, rest->n, mark.p, mark.n);
        if (at && (size_t)(at - rest->p) < part->n) {
            part->n = (size_t)(at - rest->p);
            n = mark.n;
        }
    }
    rest->p += part->n + n;
    rest->n -= part->n + n;
    /* As in Dr. Strangelove or: How … */
    if (film_str_ends(*part, FILM_STR(" or")))
        part->n -= 3;
    return true;
}

/* Finds the i-th part of a title that has several. */
static bool
get_part(struct film_str *part, struct film_str title, size_t i)
{
    struct film_str rest = title;
    bool found = cut_part(&rest, part) && rest.n > 0;
    while (found && i-- > 0)
        found = cut_part(&rest, part);
    return found;
}

/* True for parts such as Part II, The Movie, A Love Story. */
static bool
is_general(const struct film_words *w)
{
    static const char words[] =
        "the|a|an|movie|film|love|true|story|final|legend|uncut";
    for (size_t i = 0; i < w->n; i++) {
        bool plain = counts(w->v[i]) || film_numeral_roman(w->v[i]) > 0 ||
                     film_str_is_one_of(w->v[i], words);
        if (!plain && !film_title_word_open(w->v[i]))
            return false;
    }
    return true;
}

bool
film_title_part(struct film_buf *key, struct film_str title, size_t i)
{
    struct film_words w;
    struct film_str part;
    film_buf_reset(key);
    if (!get_part(&part, title, i))
        return false;
    if (split_title(&w, key, part) && !is_general(&w))
        write_key(key, &w, begins_with_article(&w));
    return true;
}

/* ---- Initials --------------------------------------------------------- */

static void
write_initials(struct film_buf *key, const struct film_words *w, size_t from)
{
    bool number = false;
    for (size_t i = from; i < w->n;) {
        size_t before = key->n, word = i;
        i += write_word(key, w, i);
        if (key->n == before) /* "part", which counts here */
            film_buf_str(key, w->v[word]);
        if (key->n > before && key->p[before] >= '0' && key->p[before] <= '9')
            number = true;
        else
            key->n = before + (key->n > before && (key->p[before] & 0x80) == 0);
    }
    if (key->n < 2 || key->n > 12 || (key->n == 2 && !number) ||
        w->n - from < 2)
        film_buf_reset(key);
}

bool
film_title_initials(struct film_buf *key, struct film_str title, size_t i)
{
    struct film_words w;
    struct film_str part = title;
    film_buf_reset(key);
    if (i > 1 && !get_part(&part, title, i / 2 - 1))
        return false;
    if (!split_title(&w, key, part))
        return true;
    if (i > 1 && is_general(&w))
        return true;
    size_t from = i % 2 ? begins_with_article(&w) : 0;
    if (i % 2 == 0 || from)
        write_initials(key, &w, from);
    return true;
}
