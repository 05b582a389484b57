/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "catalog/titles.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "catalog/key.h"
#include "catalog/words.h"
#include "text/analyse.h"
#include "text/fold.h"

/* All bound the time and the size of the index: with half or twice as much of
 * each, queries for films of movielog get the same cards and first hits. */
enum {
    WORDS_MAX = 48,  /* maximum number of words examined in a text */
    RUN_MAX = 6,     /* maximum number of words of a title inside other text */
    LOOKED_AT = 300, /* bytes of the first passage that are examined */
    KEY_MAX = 80,    /* maximum length of a key */
};

struct word {
    size_t from, to;
    bool capital;
    bool cut;   /* a separating mark precedes it */
    bool quote; /* that mark opens a quotation */
    int year;   /* if the word is a year; else 0 */
};

struct finder {
    struct film_titles *out;
    struct film_arena *arena;
    struct film_buf key;
    enum film_title_place place;
    struct film_str text;
    struct word words[WORDS_MAX];
    size_t n;
    bool failed;
};

/* ---- Words ------------------------------------------------------------ */

static bool
is_joint(uint32_t c)
{
    return film_words_hyphen(c) || c == '.' || film_words_apostrophe(c);
}

static bool
opens_quote(uint32_t c)
{
    return c == '"' || c == '\'' || c == 0x201C || c == 0x2018 || c == 0x300A ||
           c == 0x3008 || c == 0x300C || c == 0x300E || c == 0xAB;
}

/* True for a function word in lower case. */
static bool
is_stop(struct film_str s)
{
    return s.n < 8 && s.p[0] >= 'a' && s.p[0] <= 'z' && film_stop_word(s);
}

static struct film_str
word_at(const struct finder *f, size_t i)
{
    const struct word *w = &f->words[i];
    return (struct film_str){f->text.p + w->from, w->to - w->from};
}

static void
end_word(struct finder *f)
{
    f->words[f->n - 1].year = film_words_year(word_at(f, f->n - 1));
}

/* Splits the text into words. Any mark other than a joint or a space
 * separates. */
static void
split(struct finder *f, struct film_str text)
{
    bool inside = false, cut = true, quote = false;
    f->text = text;
    f->n = 0;
    for (size_t at = 0; at < text.n;) {
        size_t here = at;
        uint32_t c = film_utf8_next(text, &at);
        if (film_fold_word_char(c)) {
            if (!inside && f->n == WORDS_MAX)
                return;
            if (!inside) {
                f->words[f->n++] = (struct word){.from = here,
                                                 .capital = film_fold_upper(c),
                                                 .cut = cut,
                                                 .quote = quote};
                cut = quote = false;
            }
            inside = true;
            f->words[f->n - 1].to = at;
        } else if (!inside || !is_joint(c)) {
            if (inside)
                end_word(f);
            inside = false;
            cut |= c != ' ';
            quote = opens_quote(c);
        } else if (at >= text.n || text.p[at] == ' ' ||
                   (film_words_apostrophe(c) &&
                    (unsigned char)text.p[at] >= 0x80)) {
            end_word(f); /* a full stop, or the end of a quotation */
            inside = false;
            cut = true;
        }
    }
    if (inside)
        end_word(f);
}

/* ---- Finding titles --------------------------------------------------- */

/* Adds one entry per key; an entry with a year replaces one without. */
static void
add_key(struct finder *f, struct film_str key, int year)
{
    for (size_t i = 0; i < f->out->n; i++) {
        struct film_title *t = &f->out->v[i];
        if (film_str_equal(t->key, key) &&
            (t->year == year || year == 0 || t->year == 0)) {
            if (t->year == 0)
                t->year = year;
            return;
        }
    }
    struct film_title *t =
        f->out->n < FILM_TITLES_MOST
            ? film_arena_push(f->arena, &f->out->v, &f->out->n, sizeof *t)
            : NULL;
    if (t && film_arena_copy(f->arena, key, &t->key)) {
        t->year = year;
        t->place = f->place;
    } else if (f->out->n < FILM_TITLES_MOST) {
        f->failed = true;
    }
}

static void
add_text(struct finder *f, struct film_str title, int year)
{
    film_title_key(&f->key, title);
    f->failed |= f->key.failed != FILM_OK;
    if (f->key.n > 0 && f->key.n <= KEY_MAX)
        add_key(f, film_buf_get(&f->key), year);
}

/* The year after word i - 1: Her (2013), The Caller of 2011. */
static int
year_after(const struct finder *f, size_t i)
{
    if (i < f->n && f->words[i].year && f->words[i].cut)
        return f->words[i].year;
    if (i + 1 < f->n && f->words[i + 1].year && !f->words[i + 1].cut &&
        film_str_equal(word_at(f, i), FILM_STR("of")))
        return f->words[i + 1].year;
    return 0;
}

/* Adds the words [i, k) as a title. */
static void
add_words(struct finder *f, size_t i, size_t k, int year)
{
    struct film_str s = {f->text.p + f->words[i].from,
                         f->words[k - 1].to - f->words[i].from};
    add_text(f, s, year);
}

/* True if a word may be inside a title: capitalised, a number, or a function
 * word between such words. */
static bool
is_inner(const struct finder *f, size_t i)
{
    const struct word *w = &f->words[i];
    struct film_str s = word_at(f, i);
    return w->capital || (s.p[0] >= '0' && s.p[0] <= '9' && !w->year) ||
           is_stop(s);
}

/* Returns the end of the run of capitalised words that begins with word i,
 * without a separating mark; i itself if there is none. */
static size_t
run_end(const struct finder *f, size_t i)
{
    size_t k = i + 1;
    if (!f->words[i].capital)
        return i;
    while (k < f->n && !f->words[k].cut && is_inner(f, k) &&
           !film_words_possessive(word_at(f, k - 1)))
        k++;
    while (!f->words[k - 1].capital && k > i + 1)
        k--;
    return k;
}

/* Adds the runs of capitalised words in [from, to): "Action film Ballerina
 * streams from Friday". The first word may be capitalised only because it is
 * the first. */
static void
add_runs(struct finder *f, size_t from, size_t to)
{
    for (size_t i = from; i < to;) {
        size_t k = run_end(f, i);
        if (k > i && k - i <= RUN_MAX)
            add_words(f, i, k, year_after(f, k));
        if (i == from && k > i + 1 && k - i <= RUN_MAX + 1)
            add_words(f, i + 1, k, year_after(f, k));
        i = k > i ? k : i + 1;
    }
}

/* True if not all words are written like those of a title. */
static bool
is_sentence(const struct finder *f, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (!is_inner(f, i) && !f->words[i].year)
            return true;
    return false;
}

static size_t
segment_end(const struct finder *f, size_t from)
{
    size_t to = from + 1;
    while (to < f->n && !f->words[to].cut)
        to++;
    return to;
}

/* Adds the whole title up to its year, its parts between marks and, if it is a
 * sentence, the runs of capitalised words. */
static void
add_title(struct finder *f, struct film_str title, enum film_title_place place)
{
    f->place = place;
    split(f, title);
    size_t whole = 0;
    while (whole < f->n &&
           (whole == 0 || !f->words[whole].year || !f->words[whole].cut))
        whole++;
    if (whole > 0)
        add_words(f, 0, whole, year_after(f, whole));
    for (size_t from = 0; from < f->n;) {
        size_t to = segment_end(f, from);
        int year = year_after(f, to);
        /* as in Batman: Mask of the Phantasm (1993) */
        if (from == 0 && year == 0 && whole < f->n)
            year = f->words[whole].year;
        bool added = from == 0 && to == whole;
        if (!added && !(to == from + 1 && f->words[from].year))
            add_words(f, from, to, year);
        if (place == FILM_TITLE_SUBJECT && is_sentence(f, from, to))
            add_runs(f, from, to);
        from = to;
    }
}

/* True if the text has one of the signs that add_beginning looks for. Splitting
 * every text would cost too much. */
static bool
has_sign(struct film_str text)
{
    static const bool sign[256] = {['"'] = true,  ['('] = true,  [' '] = true,
                                   [0xC2] = true, [0xE2] = true, [0xE3] = true};
    if (text.n > 0 && text.p[0] == '\'')
        return true;
    for (size_t i = 0; i + 4 < text.n; i++) {
        const char *p = text.p + i;
        if (!sign[(unsigned char)*p])
            continue;
        if (*p == '"' || (unsigned char)*p == 0xE3 ||
            memcmp(p, "\xC2\xAB", 2) == 0 ||
            memcmp(p, "\xE2\x80\x9C", 3) == 0 ||
            memcmp(p, "\xE2\x80\x98", 3) == 0)
            return true;
        if (*p == '(' && (p[1] == '1' || p[1] == '2'))
            return true;
        if (*p != ' ' || i < 4)
            continue;
        bool digit = p[1] == '1' || p[1] == '2';
        bool capital = p[1] >= 'A' && p[1] <= 'Z';
        if (p[1] == '\'' || (digit && memcmp(p - 3, " of", 3) == 0) ||
            (capital &&
             (memcmp(p - 4, "film", 4) == 0 || memcmp(p - 4, "ovie", 4) == 0)))
            return true;
    }
    return false;
}

/* True after "film" or "movie": The film Ballerina. */
static bool
is_called_film(const struct finder *f, size_t i)
{
    return i > 0 && !f->words[i].cut &&
           film_str_is_one_of(word_at(f, i - 1), "film|movie");
}

/* Adds the titles that the first lines put in quotation marks, call a film, or
 * follow by a year. Everything in capitals would be several times as much. */
static void
add_beginning(struct finder *f, struct film_str text)
{
    f->place = FILM_TITLE_TEXT;
    if (text.n > LOOKED_AT) {
        text.n = LOOKED_AT;
        while (text.n > 0 && ((unsigned char)text.p[text.n] & 0xC0) == 0x80)
            text.n--;
    }
    if (!has_sign(text))
        return;
    split(f, text);
    for (size_t i = 0; i < f->n;) {
        size_t to = f->words[i].quote ? segment_end(f, i) : run_end(f, i);
        int year = year_after(f, to);
        bool told = f->words[i].quote || year || is_called_film(f, i);
        if (told && to > i && to - i <= RUN_MAX)
            add_words(f, i, to, year);
        i = to > i ? to : i + 1;
    }
}

enum { LETTERS = 6, LETTER_BITS = 5 };

/* Keys themselves would make the index a tenth larger, as every article has a
 * title of its own. */
uint32_t
film_title_number(struct film_str key)
{
    return (uint32_t)(film_hash(key, 0) &
                      ((UINT64_C(1) << LETTERS * LETTER_BITS) - 1));
}

void
film_title_term(struct film_buf *out, const char *mark, uint32_t number,
                int year)
{
    static const char digits[] = "abcdefghijklmnopqrstuvwxyz234567";
    film_buf_reset(out);
    film_buf_text(out, mark);
    for (int i = 0; i < LETTERS; i++)
        film_buf_byte(out, digits[number >> (LETTER_BITS * i) & 31]);
    if (year)
        film_buf_printf(out, ":%d", year);
}

/* ---- The whole -------------------------------------------------------- */

/* Adds each heading once, however many passages it is above. */
static void
add_headings(struct finder *f, const struct film_article *a)
{
    for (size_t i = 0; i < a->block_count; i++)
        if (a->blocks[i].kind == FILM_BLOCK_HEADING &&
            !film_str_equal(a->blocks[i].text, a->title))
            add_title(f, a->blocks[i].text, FILM_TITLE_HEADING);
}

enum film_status
film_titles_find(struct film_titles *out, const struct film_article *a,
                 struct film_str text, struct film_arena *arena,
                 struct film_error *err)
{
    struct finder f; /* not cleared, because its words are large */
    f.out = out;
    f.arena = arena;
    f.failed = false;
    *out = (struct film_titles){0};
    film_buf_init(&f.key, 1 << 20);
    film_buf_reserve(&f.key, KEY_MAX);
    f.place = FILM_TITLE_SUBJECT;
    for (size_t i = 0; i < a->film_count; i++)
        add_text(&f, a->films[i].title, a->films[i].year);
    add_title(&f, a->title, FILM_TITLE_SUBJECT);
    add_headings(&f, a);
    if (a->film_count + a->film_id_count == 0)
        add_beginning(&f, text);
    film_buf_release(&f.key);
    return f.failed ? film_error_nomem(err) : FILM_OK;
}
