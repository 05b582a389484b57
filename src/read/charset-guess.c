/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/charset-guess.h"
#include "base/ascii.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "read/charset-name.h"

#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <uchardet/uchardet.h>

enum {
    SHOWN = 1 << 20, /* bytes of a text that are looked at */
    PARTS = 8,       /* parts of a text that are tested separately */
    WORD = 64        /* bytes; the rest of a longer one is another word */
};

/* ---- UTF-8 ---- */

struct counts {
    /* Good: multi-byte sequences; bad: bytes that belong to none. */
    size_t good, bad;
    size_t three;      /* sequences of three bytes and more */
    size_t in_letters; /* sequences next to an ASCII letter */
};

static struct counts
count_sequences(struct film_str text)
{
    struct counts c = {0, 0, 0, 0};
    for (size_t i = 0; i < text.n;) {
        size_t from = i;
        uint32_t code = film_utf8_next(text, &i);
        if (i - from > 1) {
            c.good++;
            c.three += i - from > 2;
            c.in_letters += (from > 0 && film_ascii_letter(text.p[from - 1])) ||
                            (i < text.n && film_ascii_letter(text.p[i]));
        } else if (code == 0xFFFD && text.n - from >= 4) {
            c.bad++; /* nearer to the end it may be a cut one */
        }
    }
    return c;
}

static bool
is_east_asian(const char *name)
{
    static const char *const names[] = {"CP949",      "CP932",  "GB18030",
                                        "BIG5-HKSCS", "EUC-JP", "EUC-TW",
                                        "JOHAB",      "BIG5"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

bool
film_charset_is_utf8(struct film_str text, const char *label)
{
    struct counts c = count_sequences(text);
    if (c.good == 0 || c.good < 2 * c.bad)
        return false;
    return !label || !is_east_asian(label) || c.good >= 4 || c.three > 0 ||
           c.in_letters == c.good;
}

/* ---- Latin letters ---- */

enum { CP1252, CP1250, LATIN2, CP1254, CP1257, CP850, MAC, CP852, CHARSETS };

/* In the order of preference among equally good ones. */
static const char *const charsets[CHARSETS] = {
    "CP1252", "CP1250", "ISO-8859-2", "CP1254",
    "CP1257", "CP850",  "MACINTOSH",  "CP852"};

/* The letters beyond ASCII of languages, small ones: those of a word belong to
 * one of them. French, Spanish, Portuguese, Italian, German, Finnish and
 * Swedish, Danish and Norwegian, Icelandic, Dutch, Catalan, Estonian, Polish,
 * Czech and Slovak, Hungarian, Romanian, Croatian and its neighbours, Turkish,
 * Latvian, Lithuanian. */
static const char *const alphabets[] = {"àâæçéèêëîïôœùûüÿ",
                                        "áéíóúüñ",
                                        "áâãàçéêíóôõúü",
                                        "àèéìòù",
                                        "äöüß",
                                        "åäöé",
                                        "æøåéöä",
                                        "áðéíóúýþæö",
                                        "áéíóúëïöüèç",
                                        "àçèéíïòóúü",
                                        "äõöüšž",
                                        "ąćęłńóśźż",
                                        "áčďéěíňóřšťúůýž",
                                        "áäčďéíĺľňóôŕšťúýž",
                                        "áéíóöőúüű",
                                        "ăâîșțşţ",
                                        "čćđšž",
                                        "çğıöşüâîû",
                                        "āčēģīķļņšūž",
                                        "ąčęėįšųūž"};

/* Words of languages, by the charset that writes them. */
static const struct {
    const char *words;
    int charset;
} languages[] = {
    {"the of and der die und das ist les des est une que los el il che het een "
     "van och att som og det uma com para",
     CP1252},
    {"nie jest przez oraz jsou jako nebo kter hogy nem egy meg csak din care "
     "pentru koji kako ali jer",
     CP1250},
    {"ve bir ile bu olarak", CP1254},
    {"yra kad kas nav tika", CP1257},
};

struct guess {
    uint32_t code[CHARSETS][128]; /* of the upper half; 0: undefined */
    unsigned cost[CHARSETS];      /* the evidence against each charset */
    unsigned rare[CHARSETS];      /* letters that are rare in names */
    size_t words[CP1257 + 1];     /* words of a language, by charset */
    bool used[128];               /* bytes that occur */
    size_t high, in_runs; /* bytes beyond ASCII; of these in runs of 3 */
    size_t marked;        /* words with such bytes */
};

static void
load_tables(struct guess *g)
{
    for (int k = 0; k < CHARSETS; k++) {
        iconv_t cd = iconv_open("UTF-32LE", charsets[k]);
        for (unsigned b = 0; cd != (iconv_t)-1 && b < 128; b++) {
            char byte = (char)(b + 128), *in = &byte, four[4] = {0}, *to = four;
            size_t n = 1, room = 4;
            if (iconv(cd, &in, &n, &to, &room) == 0)
                g->code[k][b] = (unsigned char)four[0] |
                                (uint32_t)(unsigned char)four[1] << 8;
        }
        if (cd != (iconv_t)-1)
            iconv_close(cd);
    }
}

static bool
is_letter(uint32_t c)
{
    return (c < 128 && film_ascii_letter((char)c)) ||
           (c >= 0xC0 && c <= 0x17F && c != 0xD7 && c != 0xF7) ||
           (c >= 0x218 && c <= 0x21B);
}

/* The small letter of a Latin one. */
static uint32_t
small(uint32_t c)
{
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0xDF && c != 0xD7))
        return c + 0x20;
    if (c == 0x178)
        return 0xFF;
    bool odd = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    return (c >= 0x100 && c <= 0x21B && c != 0x131) && c % 2 == odd ? c + 1 : c;
}

static bool
is_vowel(uint32_t c)
{
    return c && c < 128 && strchr("aeiouy", (int)c);
}

/* True for a letter in a place where its language does not have it: decoded
 * from another charset, Gdańsk becomes Gdañsk, Ilić Iliæ, Călin Cãlin, Buñuel
 * Buńuel. */
static bool
is_misplaced(uint32_t before, uint32_t c, uint32_t after)
{
    return c == 0xEC    ? after != 0                      /* così */
           : c == 0xF1  ? !is_vowel(after) && after < 128 /* niño */
           : c == 0x144 ? is_vowel(after)
           : c == 0xE3  ? after && !strchr("oeisz", (int)(after & 127))
           : c == 0xE6  ? before == 'i'
           : c == 0x153 ? is_vowel(before) /* cœur */
                        : false;
}

static bool
has_letter(const char *alphabet, uint32_t c)
{
    struct film_str s = film_str_from(alphabet);
    for (size_t i = 0; i < s.n;)
        if (film_utf8_next(s, &i) == c)
            return true;
    return false;
}

/* The letters and signs beyond ASCII that are met most. */
static const char common[] = "éáíóúñçèàüöäåøâêôßšžčćłńř’“”–—";

/* No word is one of these alone. */
static const char consonants[] = "çñðþßćčďđğĺľłńňŕřśšşťţźżž";

static bool
is_of_one_language(const uint32_t *word, size_t n)
{
    for (size_t a = 0; a < sizeof alphabets / sizeof *alphabets; a++) {
        size_t i = 0;
        while (i < n && (word[i] < 128 || has_letter(alphabets[a], word[i])))
            i++;
        if (i == n)
            return true;
    }
    return false;
}

/* True for signs that are next to words in any text. */
static bool
is_punctuation(uint32_t c)
{
    return (c >= 0x2013 && c <= 0x2026) || c == 0x20AC || c == 0x2039 ||
           c == 0x203A || c == 0x2122 || c == 0xA0 || c == 0xA1 || c == 0xA3 ||
           c == 0xA7 || c == 0xA9 || c == 0xAB || c == 0xAD || c == 0xAE ||
           c == 0xB0 || (c >= 0xB7 && c <= 0xBF && c != 0xB9 && c != 0xBA);
}

/* The evidence against a sign between these two characters; 0 for none. */
static unsigned
sign_cost(uint32_t before, uint32_t c, uint32_t after)
{
    bool joins = c == 0x2018 || c == 0x2019 || c == 0xB7 || c == 0xAD ||
                 c == 0x2013 || c == 0x2014 || c == 0x2026 || c == 0xA0;
    if (is_letter(before) && is_letter(after) && !joins)
        return 3;
    if (!is_punctuation(c))
        return 2;
    bool opens =
        c == 0xA1 || c == 0xA3 || c == 0xBF || c == 0x201A || c == 0x201E;
    bool stray = opens && is_letter(before);
    return stray || (c == 0xA3 && is_letter(after)) ? 2 : 0;
}

/* The evidence against a word of letters and signs. */
static unsigned
word_cost(const uint32_t *word, size_t n)
{
    uint32_t run[WORD];
    size_t m = 0;
    unsigned cost = 0;
    for (size_t i = 0; i <= n; i++) {
        uint32_t c = i < n ? word[i] : ' ';
        uint32_t before = i > 0 ? word[i - 1] : 0;
        uint32_t after = i + 1 < n ? word[i + 1] : 0;
        if (i < n && is_letter(c)) {
            uint32_t low = small(c);
            bool lower_before = is_letter(before) && small(before) == before;
            cost += c >= 128 && low != c && lower_before ? 3 : 0;
            cost += is_misplaced(small(before), low, small(after));
            run[m++] = low;
            continue;
        }
        if (m > 0 && !is_of_one_language(run, m))
            cost += 2;
        if (m == 1 && run[0] >= 128 && has_letter(consonants, run[0]))
            cost++;
        m = 0;
        if (i < n && c >= 128)
            cost += sign_cost(before, c, after);
        else if (i < n && c == 0)
            cost += 6;
    }
    return cost;
}

static void
weigh_word(struct guess *g, struct film_str s)
{
    uint32_t word[WORD];
    g->marked++;
    for (int k = 0; k < CHARSETS; k++) {
        for (size_t i = 0; i < s.n; i++) {
            unsigned char b = (unsigned char)s.p[i];
            uint32_t c = b < 128 ? b : g->code[k][b - 128];
            word[i] = c >= 0x80 && c < 0xA0 ? 0 : c;
            g->rare[k] += c >= 128 && !has_letter(common, small(c));
        }
        g->cost[k] += word_cost(word, s.n);
    }
}

static void
count_word(struct guess *g, struct film_str s)
{
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        struct film_str rest = film_str_from(languages[i].words), word;
        while (film_str_cut(&rest, ' ', &word))
            g->words[languages[i].charset] += film_str_equal_nocase(word, s);
    }
}

/* Notes the non-ASCII bytes of a word; false if it has none. */
static bool
note_bytes(struct guess *g, struct film_str s)
{
    size_t run = 0, high = 0;
    for (size_t i = 0; i <= s.n; i++) {
        unsigned char b = i < s.n ? (unsigned char)s.p[i] : 0;
        if (b >= 128) {
            g->used[b - 128] = true;
            high++;
            run++;
            continue;
        }
        g->in_runs += run >= 3 ? run : 0;
        run = 0;
    }
    g->high += high;
    return high > 0;
}

static void
weigh(struct guess *g, struct film_str text)
{
    for (size_t i = 0; i < text.n;) {
        size_t from = i;
        while (
            i < text.n && i - from < WORD &&
            ((unsigned char)text.p[i] >= 128 || film_ascii_letter(text.p[i])))
            i++;
        struct film_str word = {text.p + from, i - from};
        if (note_bytes(g, word))
            weigh_word(g, word);
        else if (word.n >= 2 && word.n <= 8)
            count_word(g, word);
        i += i == from;
    }
}

/* True if the two read a byte that occurs in different ways. */
static bool
differ(const struct guess *g, int a, int b)
{
    for (int i = 0; i < 128; i++)
        if (g->used[i] && g->code[a][i] != g->code[b][i])
            return true;
    return false;
}

/* The charset of the language of the text; CP1252 if that is unknown. *sure:
 * there are enough of its words. */
static int
by_language(const struct guess *g, bool *sure)
{
    size_t most = g->words[CP1252];
    int best = CP1252;
    for (int k = CP1250; k <= CP1257; k++)
        if (g->words[k] > 2 * g->words[CP1252] && g->words[k] > most) {
            best = k;
            most = g->words[k];
        }
    *sure = most >= 2 && best != CP1252;
    return best;
}

/* The best for Latin letters; its cost is left in *cost. */
static int
choose(const struct guess *g, char rival[32], unsigned *cost)
{
    bool sure;
    int best = by_language(g, &sure);
    for (int k = 0; k < CHARSETS; k++)
        if (g->cost[k] < g->cost[best] ||
            (best >= CP850 && g->cost[k] == g->cost[best] &&
             g->rare[k] < g->rare[best]))
            best = k;
    *cost = g->cost[best];
    int last = best < CP850 ? CP1254 : CP852; /* the others are too few */
    for (int k = 0; k <= last && !sure && !rival[0]; k++)
        if (k != best && g->cost[k] == g->cost[best] && differ(g, k, best))
            snprintf(rival, 32, "%s", charsets[k]);
    return best;
}

/* ---- other scripts ---- */

/* Asks uchardet; sets name to iconv's name of its answer, or to "" if it does
 * not know. */
static void
ask(struct film_str text, char name[32])
{
    name[0] = '\0';
    uchardet_t det = uchardet_new();
    if (!det) {
        film_memory_fail();
        return;
    }
    if (uchardet_handle_data(det, text.p, text.n) == 0) {
        uchardet_data_end(det);
        if (!film_charset_name(film_str_from(uchardet_get_charset(det)), name))
            name[0] = '\0';
    } else {
        film_memory_fail(); /* its one failure */
    }
    uchardet_delete(det);
    if (strcmp(name, "UTF-8") == 0) /* already ruled out */
        name[0] = '\0';
}

/* Because of one stray byte uchardet rules a charset out, so the parts of the
 * text are tested separately, and the majority decides. */
static void
ask_parts(struct film_str text, char name[32])
{
    char names[PARTS][32];
    for (size_t i = 0; i < PARTS; i++) {
        size_t from = text.n * i / PARTS, to = text.n * (i + 1) / PARTS;
        while (from > 0 && from < to && text.p[from - 1] != '\n' &&
               text.p[from - 1] != ' ')
            from++;
        ask((struct film_str){text.p + from, to - from}, names[i]);
    }
    for (size_t i = 0; i < PARTS; i++) {
        size_t same = 0;
        for (size_t j = 0; j < PARTS; j++)
            same += strcmp(names[i], names[j]) == 0;
        if (2 * same > PARTS && is_east_asian(names[i]))
            memcpy(name, names[i], sizeof names[i]);
    }
}

void
film_charset_guess(struct film_str text, char name[32], char rival[32])
{
    struct guess g = {.high = 0};
    unsigned cost;
    if (text.n > SHOWN)
        text.n = SHOWN;
    load_tables(&g);
    weigh(&g, text);
    rival[0] = '\0';
    int latin = choose(&g, rival, &cost);
    name[0] = '\0';
    if (2 * g.in_runs > g.high || cost > 2 * g.marked) {
        ask(text, name);
        if (!is_east_asian(name))
            ask_parts(text, name);
        rival[0] = '\0';
    }
    if (name[0] == '\0')
        snprintf(name, 32, "%s", charsets[latin]);
}
