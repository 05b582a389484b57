/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "names/romanise.h"

static bool
is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* ---- Systems ---------------------------------------------------------- */

/* Spellings before a vowel in the systems, and in Hepburn; longer ones first.
 * From ALA-LC 2012, ISO 3602 (Kunrei, and Nihon-shiki as its strict form). */
static const struct {
    const char *written, *hepburn;
} onsets[] = {
    {"ch", "ch"}, {"sh", "sh"}, {"ts", "ts"}, {"dz", "z"},  {"ky", "ky"},
    {"gy", "gy"}, {"ny", "ny"}, {"hy", "hy"}, {"my", "my"}, {"ry", "ry"},
    {"by", "by"}, {"py", "py"}, {"sy", "sh"}, {"ty", "ch"}, {"cy", "ch"},
    {"zy", "j"},  {"jy", "j"},  {"dy", "j"},  {"k", "k"},   {"g", "g"},
    {"s", "s"},   {"z", "z"},   {"j", "j"},   {"t", "t"},   {"d", "d"},
    {"n", "n"},   {"h", "h"},   {"f", "f"},   {"b", "b"},   {"p", "p"},
    {"m", "m"},   {"y", "y"},   {"r", "r"},   {"w", "w"},   {"", ""}};

/* Whole syllables that Hepburn writes differently: those of Kunrei, and of kana
 * that are no longer used. */
static const struct {
    const char *onset;
    char vowel;
    const char *hepburn;
} syllables[] = {{"s", 'i', "sh"}, {"z", 'i', "j"},  {"t", 'i', "ch"},
                 {"d", 'i', "j"},  {"t", 'u', "ts"}, {"d", 'u', "z"},
                 {"h", 'u', "f"},  {"w", 'o', ""},   {"w", 'i', ""},
                 {"w", 'e', ""},   {"y", 'e', ""}};

struct reader {
    const char *at; /* NUL-terminated */
    char *out;      /* at least as long as the input */
};

static void
write(struct reader *r, const char *letters)
{
    while (*letters)
        *r->out++ = *letters++;
}

/* Moves past what makes the vowel long. */
static void
skip_long(struct reader *r, char vowel)
{
    while (*r->at == vowel || (vowel == 'o' && *r->at == 'u') ||
           (*r->at == 'h' && (vowel == 'o' || vowel == 'u') &&
            !is_vowel(r->at[1]) && r->at[1] != 'y'))
        r->at++;
}

/* n, m or the first of two consonants before another one. */
static bool
read_closed(struct reader *r)
{
    char c = *r->at, next = r->at[1];
    if (c == 'n' && !is_vowel(next) && next != 'y')
        write(r, "n");
    else if (c == 'm' && next && strchr("bpm", next))
        write(r, "n");
    else if ((c == next && !is_vowel(c)) || (c == 't' && next == 'c'))
        write(r, "q");
    else
        return false;
    r->at++;
    return true;
}

static bool
read_open(struct reader *r)
{
    size_t i = 0, n;
    while (n = strlen(onsets[i].written),
           strncmp(r->at, onsets[i].written, n) != 0)
        i++;
    char vowel = r->at[n];
    const char *onset = onsets[i].hepburn;
    if (!is_vowel(vowel))
        return false;
    for (size_t k = 0; k < sizeof syllables / sizeof syllables[0]; k++)
        if (vowel == syllables[k].vowel &&
            strcmp(onsets[i].written, syllables[k].onset) == 0)
            onset = syllables[k].hepburn;
    write(r, onset);
    *r->out++ = vowel;
    r->at += n + 1;
    skip_long(r, vowel);
    return true;
}

/* False if the letters are not syllables of Japanese. */
static bool
read_part(char out[FILM_PHONETIC_LETTERS + 1], const struct film_phonetic *p)
{
    /* ti is chi: no syllable grows but those of t, by one letter each */
    char long_enough[2 * FILM_PHONETIC_LETTERS + 1];
    struct reader r = {p->letters, long_enough};
    bool is = p->n > 1 && p->script != FILM_SCRIPT_HAN && p->hangul == 0 &&
              p->script != FILM_SCRIPT_LETTERS;
    while (is && *r.at)
        is = read_closed(&r) || read_open(&r);
    *r.out = '\0';
    size_t n = (size_t)(r.out - long_enough);
    is = is && n <= FILM_PHONETIC_LETTERS;
    memcpy(out, is ? long_enough : "", is ? n + 1 : 1);
    return is;
}

void
film_japanese_read(struct film_japanese_name *out,
                   const struct film_phonetic name[2])
{
    bool first = read_part(out->part[0], &name[0]);
    out->may = read_part(out->part[1], &name[1]) && first;
}

bool
film_japanese_same_part(const struct film_japanese_name *a, unsigned part,
                        const struct film_phonetic *b)
{
    char other[FILM_PHONETIC_LETTERS + 1];
    return a->may && read_part(other, b) && strcmp(a->part[part], other) == 0;
}

bool
film_japanese_same(const struct film_japanese_name *a,
                   const struct film_phonetic b[2])
{
    return film_japanese_same_part(a, 0, &b[0]) &&
           film_japanese_same_part(a, 1, &b[1]);
}
