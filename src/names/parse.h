/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names in running text, without any record: which words look like a name,
 * which words of a query may be one, how alike two names are, and where a text
 * has a name of the query in whatever spelling. Pure functions.
 *
 * A name counts as two parts without order: Jeon and Jong-seo, Mary and
 * Winstead. The list of all names that an index holds is names/lexicon.h's. */
#ifndef FILM_NAMES_PARSE_H
#define FILM_NAMES_PARSE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "names/phonetic.h"

/* ---- In a text -------------------------------------------------------- */

/* A name of two parts, as found in a text. */
struct film_name_found {
    size_t from, to; /* bytes of the text */
    struct film_phonetic part[2];
};

/* A word as names are read: with the hyphens and apostrophes in it, without a
 * possessive 's; Hangul and katakana apart from other letters. */
struct film_name_word {
    size_t from, to; /* bytes of the text */
    bool capital, hyphen, hangul, katakana;
    bool initial; /* one letter: J. */
};

#define FILM_NAME_RUN_MAX 6

/* Adjacent words that may form one name, with what is around them. */
struct film_name_run {
    struct film_name_word w[FILM_NAME_RUN_MAX];
    unsigned n; /* 2 at least */
};

/* The next run at or after byte *at, which moves past it. False at the end.
 * Start with *at 0. */
bool film_name_next_run(struct film_name_run *run, struct film_str text,
                        size_t *at);

/* Reads a run of the text as a name of two parts: its words without titles,
 * initials and suffixes; Korean names by their family name, others as the first
 * and the last word. False if it is not one. The result depends only on the
 * bytes from its first word to its last. */
bool film_name_read_run(struct film_name_found *name, struct film_str text,
                        const struct film_name_run *run);

/* ---- In a query ------------------------------------------------------- */

/* One to four neighbouring words of a query that may be a name, read in one
 * way: "jung hye seon" is one window as jung + hyeseon and another as
 * junghye + seon. */
struct film_name_window {
    size_t from, to; /* bytes of the query */
    struct film_phonetic part[2];
    bool foreign; /* in Hangul or kana, but not read as a Korean name written as
                     one word */
    bool loose;   /* the same, if its parts were not typed as one word each */
    bool one_word; /* foreign, and its parts were typed as one word */
    bool gap;      /* words between the parts are left out: Mary (Elizabeth)
                      Winstead */
    /* how much it looks like a name, before the index is searched: 1 capitals,
     * hyphen or Hangul; .7 Korean syllables; .5 words of a short query, Hangul
     * in a long one; .2 any other words, worth trying only if one of them is in
     * no document */
    double trust;
};

struct film_name_windows {
    struct film_name_window *v;
    size_t n;
};

/* Every window of the query's first 32 words, in order; in the arena. */
enum film_status film_name_windows(struct film_name_windows *windows,
                                   struct film_arena *arena,
                                   struct film_str query,
                                   struct film_error *err);

/* A word of a query that may be one part of a name, or what is before the
 * particle of a Hangul word. */
struct film_name_single {
    size_t from, to; /* bytes of the query */
    struct film_phonetic part;
    bool capital;
};

struct film_name_singles {
    struct film_name_single *v;
    size_t n;
};

/* The words of a query that may be names by themselves, in order: in Latin
 * letters those with a capital or the only one, in Cyrillic and Greek also long
 * ones if no word has a capital, in Hangul and kana those of a short query. In
 * the arena. */
enum film_status film_name_singles(struct film_name_singles *singles,
                                   struct film_arena *arena,
                                   struct film_str query,
                                   struct film_error *err);

/* ---- Likeness --------------------------------------------------------- */

/* The sum of the distances of two names' parts (film_phonetic_family_distance)
 * beyond which they have nothing in common, up to which one letter may be a
 * slip, and up to which two Korean names are spellings of one sound. */
#define FILM_NAME_APART 1.6
#define FILM_NAME_SLIP .8
#define FILM_NAME_SOUNDS_ALIKE .5

/* The distance of a name from itself as another system romanises it or in
 * another script: nearly the same. */
#define FILM_NAME_BY_RULE .1

/* The similarity of names with this distance: 1 if they differ only in case and
 * hyphens, FILM_NAME_LIKE at the limit. */
double film_name_likeness(double distance);

#define FILM_NAME_LIKE .5

/* How a spelling differs from that in the query. */
enum film_name_how {
    FILM_NAME_HOW_EXACT,     /* only in case */
    FILM_NAME_HOW_HYPHEN,    /* joined, apart, hyphen */
    FILM_NAME_HOW_ORDER,     /* the other part first */
    FILM_NAME_HOW_ROMANISED, /* another spelling of the same sound */
    FILM_NAME_HOW_HANGUL,    /* one of them in Hangul */
    FILM_NAME_HOW_SCRIPT,    /* one of them in Cyrillic, Greek, kana or Han */
    FILM_NAME_HOW_TYPO,
};

/* Returns how name b, with its parts in the order of a's, differs from a. */
enum film_name_how film_name_how_of(const struct film_phonetic a[2],
                                    const struct film_phonetic b[2]);

/* "exact" "hyphen" "order" "romanised" "hangul" "script" "typo"; never NULL. */
const char *film_name_how_text(enum film_name_how how);

/* A name that occurs in the index and may be the one of a window. */
struct film_name_spelling {
    struct film_phonetic part[2];
    double likeness;
    double rarity; /* for use by the caller; initially 0 */
    enum film_name_how how;
};

struct film_name_spellings {
    struct film_name_spelling *v;
    size_t n;
};

/* ---- Where a text has it ---------------------------------------------- */

struct film_name_span {
    size_t from, to; /* bytes of the text */
    const struct film_name_spelling *spelling;
    enum film_name_how how; /* for the text itself */
};

/* True if the name found in a text is one of the spellings; sets the span to
 * the most similar one. */
bool film_name_match(struct film_name_span *span,
                     const struct film_name_spellings *spellings,
                     const struct film_name_found *f);

#endif
