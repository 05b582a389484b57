/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "catalog/numerals.h"

#include "base/ascii.h"

#include <stdlib.h>

/* ---- Words ------------------------------------------------------------ */

/* Numbers below twenty and tens, with the ordinal unless it is the word and
 * "th". */
static const struct number {
    const char *word, *ordinal;
    unsigned value;
} numbers[] = {
    {"zero", NULL, 0},
    {"one", "first", 1},
    {"two", "second", 2},
    {"three", "third", 3},
    {"four", NULL, 4},
    {"five", "fifth", 5},
    {"six", NULL, 6},
    {"seven", NULL, 7},
    {"eight", "eighth", 8},
    {"nine", "ninth", 9},
    {"ten", NULL, 10},
    {"eleven", NULL, 11},
    {"twelve", "twelfth", 12},
    {"thirteen", NULL, 13},
    {"fourteen", NULL, 14},
    {"fifteen", NULL, 15},
    {"sixteen", NULL, 16},
    {"seventeen", NULL, 17},
    {"eighteen", NULL, 18},
    {"nineteen", NULL, 19},
    {"twenty", "twentieth", 20},
    {"thirty", "thirtieth", 30},
    {"forty", "fortieth", 40},
    {"fifty", "fiftieth", 50},
    {"sixty", "sixtieth", 60},
    {"seventy", "seventieth", 70},
    {"eighty", "eightieth", 80},
    {"ninety", "ninetieth", 90},
};

enum { NUMBERS = sizeof numbers / sizeof numbers[0] };

/* True if w is this word. The first letter decides most. */
static bool
is_word(struct film_str w, const char *word)
{
    return w.p[0] == word[0] && film_str_equal(w, film_str_from(word));
}

static bool
is_ordinal(const struct number *n, struct film_str w)
{
    if (n->ordinal)
        return is_word(w, n->ordinal);
    if (w.p[0] != n->word[0])
        return false;
    struct film_str word = film_str_from(n->word);
    return w.n == word.n + 2 && film_str_starts(w, word) &&
           film_str_ends(w, FILM_STR("th"));
}

static const struct number *
find_number(struct film_str w, bool *ordinal)
{
    for (size_t i = 0; i < NUMBERS && w.n > 0; i++) {
        *ordinal = is_ordinal(&numbers[i], w);
        if (*ordinal || is_word(w, numbers[i].word))
            return &numbers[i];
    }
    return NULL;
}

/* Reads a number from words. */
struct reader {
    const struct film_str *v;
    size_t n, at;
    bool ordinal;
};

static bool
take(struct reader *r, const char *word)
{
    bool is = r->at < r->n && !r->ordinal &&
              film_str_equal(r->v[r->at], film_str_from(word));
    r->at += is;
    return is;
}

/* Numbers of other languages in titles, folded, in order: German, French,
 * Spanish, Italian and Portuguese, without those that are English words (once,
 * elf, due, seize) or articles. */
static const struct foreign {
    const char *word;
    unsigned value;
} foreign[] = {{"acht", 8},         {"achtzehn", 18},    {"achtzig", 80},
               {"catorce", 14},     {"cem", 100},        {"cento", 100},
               {"cien", 100},       {"cinco", 5},        {"cincuenta", 50},
               {"cinq", 5},         {"cinquanta", 50},   {"cinquante", 50},
               {"cinque", 5},       {"cinquenta", 50},   {"cuarenta", 40},
               {"cuatro", 4},       {"deux", 2},         {"dez", 10},
               {"diciannove", 19},  {"diciassette", 17}, {"diciotto", 18},
               {"dieci", 10},       {"diez", 10},        {"dix", 10},
               {"doce", 12},        {"dodici", 12},      {"dois", 2},
               {"dos", 2},          {"douze", 12},       {"doze", 12},
               {"drei", 3},         {"dreissig", 30},    {"dreizehn", 13},
               {"duas", 2},         {"funf", 5},         {"funfzehn", 15},
               {"funfzig", 50},     {"huit", 8},         {"hundert", 100},
               {"neuf", 9},         {"neun", 9},         {"neunzehn", 19},
               {"neunzig", 90},     {"nove", 9},         {"noventa", 90},
               {"nueve", 9},        {"ochenta", 80},     {"ocho", 8},
               {"oito", 8},         {"onze", 11},        {"otto", 8},
               {"quaranta", 40},    {"quarante", 40},    {"quarenta", 40},
               {"quatorze", 14},    {"quatre", 4},       {"quatro", 4},
               {"quattordici", 14}, {"quattro", 4},      {"quindici", 15},
               {"quinze", 15},      {"sechs", 6},        {"sechzehn", 16},
               {"sechzig", 60},     {"sedici", 16},      {"sei", 6},
               {"seis", 6},         {"sept", 7},         {"sesenta", 60},
               {"sete", 7},         {"setenta", 70},     {"sette", 7},
               {"sieben", 7},       {"siebzehn", 17},    {"siebzig", 70},
               {"siete", 7},        {"soixante", 60},    {"tre", 3},
               {"trece", 13},       {"tredici", 13},     {"treinta", 30},
               {"treize", 13},      {"trenta", 30},      {"trente", 30},
               {"tres", 3},         {"treze", 13},       {"trinta", 30},
               {"trois", 3},        {"undici", 11},      {"veinte", 20},
               {"venti", 20},       {"vier", 4},         {"vierzehn", 14},
               {"vierzig", 40},     {"vingt", 20},       {"vinte", 20},
               {"zehn", 10},        {"zwanzig", 20},     {"zwei", 2},
               {"zwolf", 12}};

static int
compare_foreign(const void *key, const void *row)
{
    struct film_str w = *(const struct film_str *)key;
    const char *word = ((const struct foreign *)row)->word;
    int order = (unsigned char)w.p[0] - (unsigned char)word[0];
    return order ? order : film_str_compare(w, film_str_from(word));
}

/* The value of a number of another language; 0 if the word is none. */
static unsigned
foreign_value(struct film_str w)
{
    if (w.n == 0)
        return 0;
    const struct foreign *f =
        bsearch(&w, foreign, sizeof foreign / sizeof foreign[0],
                sizeof *foreign, compare_foreign);
    return f ? f->value : 0;
}

/* The value of the word if it ends in one of some words for hundred and begins
 * with a number: cuatrocientos, vierhundert. */
static unsigned
foreign_hundreds(struct film_str w)
{
    static const char *const ends[] = {"cientos", "centos", "cento", "hundert"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        struct film_str end = film_str_from(ends[i]);
        if (w.n > end.n && film_str_ends(w, end))
            return 100 * foreign_value((struct film_str){w.p, w.n - end.n});
    }
    return 0;
}

static unsigned
value_at(const struct reader *r, size_t i)
{
    return i < r->n ? foreign_value(r->v[i]) : 0;
}

/* Takes a number of another language: huit, quatre cents, dix-sept, treinta y
 * nueve. 0 if there is none. */
static unsigned
take_foreign(struct reader *r)
{
    unsigned value = value_at(r, 0);
    if (value == 0) {
        value = r->n > 0 ? foreign_hundreds(r->v[0]) : 0;
        r->at = value > 0;
        return value;
    }
    r->at = 1;
    if (value < 10 && (take(r, "cent") || take(r, "cents")))
        return 100 * value;
    size_t next =
        r->n > 2 && film_str_is_one_of(r->v[1], "y|e|et") ? r->at + 1 : r->at;
    unsigned ones = value_at(r, next);
    bool teens = value == 10 && ones >= 7;
    if (ones == 0 || ones > 9 || (!teens && (value < 20 || value > 90)))
        return value;
    r->at = next + 1;
    return value + ones;
}

/* Takes a number below a hundred. */
static bool
take_small(struct reader *r, unsigned *value)
{
    bool ordinal;
    const struct number *a =
        r->at < r->n && !r->ordinal ? find_number(r->v[r->at], &ordinal) : NULL;
    if (!a)
        return false;
    *value = a->value;
    r->ordinal = ordinal;
    r->at++;
    const struct number *b = a->value >= 20 && !ordinal && r->at < r->n
                                 ? find_number(r->v[r->at], &ordinal)
                                 : NULL;
    if (b && b->value > 0 && b->value < 10) {
        *value += b->value;
        r->ordinal = ordinal;
        r->at++;
    }
    return true;
}

/* Takes "hundred" and what follows it, if present. */
static void
take_hundreds(struct reader *r, unsigned *value)
{
    unsigned rest = 0;
    if (!take(r, "hundred"))
        return;
    *value *= 100;
    size_t before = r->at;
    take(r, "and");
    if (take_small(r, &rest))
        *value += rest;
    else
        r->at = before;
}

static unsigned
take_number(struct reader *r)
{
    unsigned value = 1, rest = 0;
    bool one = r->n > 0 && (film_str_equal(r->v[0], FILM_STR("hundred")) ||
                            film_str_equal(r->v[0], FILM_STR("thousand")));
    if (!one && !take_small(r, &value))
        return 0;
    take_hundreds(r, &value);
    if (!take(r, "thousand"))
        return value;
    value *= 1000;
    size_t before = r->at;
    take(r, "and");
    if (take_small(r, &rest)) {
        take_hundreds(r, &rest);
        value += rest;
    } else {
        r->at = before;
    }
    return value;
}

/* Takes "and a half" or its folded form: ½ is folded to 1⁄2, so 8½ to 81⁄2. */
static bool
take_half(struct reader *r)
{
    size_t before = r->at;
    take(r, "and");
    take(r, "a");
    if (take(r, "half"))
        return true;
    r->at = before;
    return false;
}

static bool
is_figures(struct film_str w)
{
    for (size_t i = 0; i < w.n; i++)
        if (w.p[i] < '0' || w.p[i] > '9')
            return false;
    return w.n > 0;
}

/* A quick test by the first letter, as most words of titles are not numbers:
 * all words of the lists above begin with one of these. */
static bool
may_begin(struct film_str w)
{
    static const char letters[] = "acdefhnoqstuvz";
    return w.n >= 3 && memchr(letters, w.p[0], sizeof letters - 1) != NULL;
}

size_t
film_numeral_words(struct film_buf *out, const struct film_str *v, size_t n)
{
    struct reader r = {v, n, 0, false};
    if (n > 1 && is_figures(v[0])) {
        r.at = 1;
        const char *end = take(&r, "hundred")    ? "00"
                          : take(&r, "thousand") ? "000"
                          : take_half(&r)        ? "12"
                                                 : NULL;
        if (!end)
            return 0;
        film_buf_str(out, v[0]);
        film_buf_text(out, end);
        return r.at;
    }
    if (n == 0 || !may_begin(v[0]))
        return 0;
    unsigned value = take_number(&r);
    if (r.at == 0)
        value = take_foreign(&r);
    if (r.at == 0)
        return 0;
    film_buf_printf(out, "%u%s", value, r.ordinal ? "th" : "");
    if (!r.ordinal && r.at > 0 && r.at < n && take_half(&r))
        film_buf_text(out, "12");
    return r.at;
}

/* ---- Roman figures ---------------------------------------------------- */

unsigned
film_numeral_roman(struct film_str word)
{
    static const char *const ones[] = {"",  "i",  "ii",  "iii",  "iv",
                                       "v", "vi", "vii", "viii", "ix"};
    unsigned tens = 0;
    if (word.n == 0 || !memchr("ivx", word.p[0], 3))
        return 0;
    while (tens < word.n && tens < 3 && word.p[tens] == 'x')
        tens++;
    struct film_str rest = {word.p + tens, word.n - tens};
    for (unsigned i = 0; i < 10 && rest.n <= 4; i++)
        if (film_str_equal(rest, film_str_from(ones[i])))
            return 10 * tens + i == 1 ? 0 : 10 * tens + i;
    return 0;
}

/* ---- Figures ---------------------------------------------------------- */

/* Returns the number whose word has its own figures in place of some letters
 * (se7en, thir13en), or NULL. */
static const struct number *
number_inside(struct film_str w, size_t from, size_t to)
{
    struct film_str head = {w.p, from}, tail = {w.p + to, w.n - to};
    unsigned value = 0;
    for (size_t i = from; i < to && to - from <= 2; i++)
        value = 10 * value + (unsigned)(w.p[i] - '0');
    for (size_t i = 0; i < NUMBERS; i++) {
        struct film_str word = film_str_from(numbers[i].word);
        if (numbers[i].value == value && head.n + tail.n < word.n &&
            film_str_starts(word, head) && film_str_ends(word, tail))
            return &numbers[i];
    }
    return NULL;
}

/* The letters that figures look like, from 0 to 9. */
static const char alike[] = "oizeasgtbg";

static void
write_alike(struct film_buf *out, struct film_str w)
{
    for (size_t i = 0; i < w.n; i++) {
        bool inside = i > 0 && i + 1 < w.n && film_ascii_digit(w.p[i]) &&
                      film_ascii_small(w.p[i - 1]) &&
                      film_ascii_small(w.p[i + 1]);
        film_buf_byte(out, inside ? alike[w.p[i] - '0'] : w.p[i]);
    }
}

static bool
is_ordinal_ending(struct film_str w)
{
    return film_str_equal(w, FILM_STR("st")) ||
           film_str_equal(w, FILM_STR("nd")) ||
           film_str_equal(w, FILM_STR("rd")) ||
           film_str_equal(w, FILM_STR("th"));
}

void
film_numeral_figures(struct film_buf *out, struct film_str word)
{
    size_t from = 0, to;
    while (from < word.n && !film_ascii_digit(word.p[from]))
        from++;
    for (to = from; to < word.n && film_ascii_digit(word.p[to]);)
        to++;
    struct film_str head = {word.p, to}, tail = {word.p + to, word.n - to};
    if (from == 0 && to > 0 && is_ordinal_ending(tail)) {
        film_buf_str(out, head);
        film_buf_text(out, "th");
        return;
    }
    if (from == 0 || to == from || to == word.n) {
        film_buf_str(out, word);
        return;
    }
    const struct number *n = number_inside(word, from, to);
    if (n)
        film_buf_printf(out, "%u", n->value);
    else
        write_alike(out, word);
}
