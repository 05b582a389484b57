/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether two spellings are systems' ways to write one Russian, Chinese or
 * Japanese name.
 * Pure functions, no allocation. A name that is compared with many is read once
 * before. */
#ifndef FILM_NAMES_ROMANISE_H
#define FILM_NAMES_ROMANISE_H

#include "names/phonetic.h"

/* ---- Russian ---------------------------------------------------------- */

enum { FILM_CYRILLIC_SOUNDS = 2 * FILM_PHONETIC_LETTERS };

struct film_cyrillic_sounds {
    char v[FILM_CYRILLIC_SOUNDS + 1];
    size_t n;
};

struct film_cyrillic_name {
    struct film_cyrillic_sounds part[2];
    bool may; /* it may be Slavic: one of the parts ends like a Slavic surname,
                 is a Slavic given name or in Cyrillic, and none is in Hangul,
                 which shows the sound of a name itself */
};

/* Reads a name to compare it. */
void film_cyrillic_read(struct film_cyrillic_name *out,
                        const struct film_phonetic name[2]);

/* True if two names, their parts in the same order, are one Russian name in the
 * spellings of English, French, German, Polish or scientific texts: Tarkovsky,
 * Tarkowski, Tarkovskij, Тарковский. `may` must be set for one of them. */
bool film_cyrillic_same(const struct film_cyrillic_name *a,
                        const struct film_phonetic b[2]);

/* The same for one part of a name: true if both have a common reading. */
bool film_cyrillic_same_part(const struct film_cyrillic_name *a, unsigned part,
                             const struct film_phonetic *b);

/* ---- Chinese ---------------------------------------------------------- */

enum {
    FILM_CHINESE_SYSTEMS = 3,
    FILM_CHINESE_READINGS = 6,
    FILM_CHINESE_SYLLABLE = 6, /* letters of the longest: zhuang */
};

/* The possible pinyin readings of a written syllable; none if it is not a
 * syllable. */
struct film_chinese_syllable {
    char v[FILM_CHINESE_READINGS][FILM_CHINESE_SYLLABLE + 3];
    unsigned n;
};

struct film_chinese_cut {
    struct film_chinese_syllable first, last;
};

/* A part as one system may read it: as one syllable, or as two. */
struct film_chinese_reading {
    struct film_chinese_syllable whole;
    struct film_chinese_cut cuts[2 * FILM_CHINESE_SYLLABLE];
    unsigned n; /* cuts */
};

struct film_chinese_part {
    const struct film_phonetic *of; /* borrowed */
    struct film_chinese_reading in[FILM_CHINESE_SYSTEMS];
};

struct film_chinese_name {
    struct film_chinese_part part[2];
    bool may; /* it may be Chinese and is not in Hangul; otherwise it matches no
                 other name */
};

/* Reads a name, which must outlive *out, to compare it. */
void film_chinese_read(struct film_chinese_name *out,
                       const struct film_phonetic name[2]);

/* True if two names, their parts in one order, are one Chinese name in pinyin,
 * Wade-Giles or the spellings of Hong Kong: Lau Kar-leung, Liu Chia-liang, Liu
 * Jialiang. */
bool film_chinese_same(const struct film_chinese_name *a,
                       const struct film_phonetic b[2]);

/* The same for one part of a name: true if both have a common reading. */
bool film_chinese_same_part(const struct film_chinese_name *a, unsigned part,
                            const struct film_phonetic *b);

/* Ways to write a part: letters without separators; may contain duplicates. */
enum { FILM_CHINESE_SPELLINGS = 128 };
struct film_chinese_spellings {
    char v[FILM_CHINESE_SPELLINGS][2 * FILM_PHONETIC_LETTERS];
    unsigned n;
};

/* Sets *out to the ways to write a part of a name that may be Chinese in
 * pinyin, Wade-Giles and Hong Kong, of the many ways the first ones. */
void film_chinese_spell(struct film_chinese_spellings *out,
                        const struct film_chinese_name *name, unsigned part);

/* ---- Japanese --------------------------------------------------------- */

struct film_japanese_name {
    /* the parts in Hepburn without long vowels, a doubled consonant as q */
    char part[2][FILM_PHONETIC_LETTERS + 1];
    bool may; /* both are made of syllables of Japanese */
};

/* Reads a name in Latin letters or kana to compare it. */
void film_japanese_read(struct film_japanese_name *out,
                        const struct film_phonetic name[2]);

/* True if two names, their parts in one order, are one Japanese name in
 * Hepburn, Kunrei or Nihon-shiki, with long vowels written in any way (ō, ou,
 * oo, oh, o) or in kana: Ozu Yasujirō, Odu Yasuziro, おづ やすじろう. */
bool film_japanese_same(const struct film_japanese_name *a,
                        const struct film_phonetic b[2]);

/* The same for one part of a name. */
bool film_japanese_same_part(const struct film_japanese_name *a, unsigned part,
                             const struct film_phonetic *b);

#endif
