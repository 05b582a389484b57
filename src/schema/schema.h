/* SPDX-License-Identifier: GPL-2.0-or-later */
/* THE table of what the index holds: fields, term prefixes, value slots and
 * metadata keys. The writer, the query language, --help and index/SCHEMA.md
 * all read it; nothing else spells a prefix or a slot.
 *
 * Prefixes follow Xapian Omega's conventions (docs/termprefixes.rst): one
 * capital letter where Omega has one with that meaning, X + capitals for our
 * own; a ':' follows when the term begins with a capital or a ':'. */
#ifndef FILM_SCHEMA_SCHEMA_H
#define FILM_SCHEMA_SCHEMA_H

#include "base/buf.h"
#include "base/str.h"

/* How the terms of a field are made from text. */
enum film_field_kind {
    FILM_FIELD_TEXT,  /* analysed: a stem a word */
    FILM_FIELD_EXACT, /* one folded term, the whole value */
    FILM_FIELD_NAME,  /* a person's, film's or role's name: resolved through
                         the catalogue, else searched as text */
    FILM_FIELD_DATE,  /* a value slot pair, searched as a range */
    FILM_FIELD_KEY,   /* internal: ids, hashes, kinds; not in the query
                         language */
};

/* Which documents carry the terms of a field. */
enum film_field_home {
    FILM_HOME_PASSAGE = 1,
    FILM_HOME_ARTICLE = 2,
    FILM_HOME_RECORD = 4,
    FILM_HOME_ENTITY = 8,
};

enum film_field {
    FILM_F_TEXT,
    FILM_F_HEADING,
    FILM_F_ABOVE,
    FILM_F_TITLE,
    FILM_F_AUTHOR,
    FILM_F_SOURCE,
    FILM_F_LANGUAGE,
    FILM_F_TAG,
    FILM_F_META,
    FILM_F_PERSON,
    FILM_F_FILM,
    FILM_F_ROLE,
    FILM_F_DATE,
    FILM_F_FILM_YEAR,
    FILM_F_COUNTRY,
    FILM_F_GENRE,
    FILM_F_DIRECTOR,
    FILM_F_WRITER,
    FILM_F_ACTOR,
    FILM_F_ARTICLE,
    FILM_F_KIND,
    FILM_F_PATH_HASH,
    FILM_F_FILM_ID,
    FILM_F_ARTICLE_TEXT,
    FILM_F_RECORD_TEXT,
    FILM_F_NAME_KEY,
    FILM_F_TITLE_KEY,
    FILM_FIELD_COUNT
};

struct film_field_row {
    enum film_field field;
    const char *name;    /* in the query language: name:value; NULL if not */
    const char *aliases; /* further names, comma-separated, or "" */
    enum film_field_kind kind;
    const char *prefix;  /* of its terms; "" for plain words */
    unsigned homes;      /* enum film_field_home, or-ed */
    const char *what;    /* a line for --help and SCHEMA.md */
    const char *example; /* a query, or "" */
};

/* How the terms of FILM_F_META and a query spell a key of metadata: small
 * letters, "_" for blanks. Appends to out. */
void film_schema_meta_key(struct film_buf *out, struct film_str key);

/* True for a field of the films that an article is about, which the catalogue
 * has, not the documents of passages. */
static inline bool
film_field_of_films(const struct film_field_row *row)
{
    return row && row->name && row->homes == FILM_HOME_ENTITY;
}

/* The row of a field; never NULL. */
const struct film_field_row *film_schema_field(enum film_field field);

/* The field that the query language calls `name` (ASCII case folded), NULL if
 * none does. */
const struct film_field_row *film_schema_find(struct film_str name);

/* Value slots: dates as sortable text YYYYMMDD, unknown parts 0 in the lower
 * and 99 in the upper bound; and an order of what equals otherwise, the newest
 * last, that depends on nothing but the inputs. Numbers are never used again
 * for another thing. */
enum film_slot {
    FILM_SLOT_DATE_LOW = 0,
    FILM_SLOT_DATE_HIGH = 1,
    FILM_SLOT_ORDER = 2,
    FILM_SLOTS
};

/* Terms of FILM_F_KIND, without the prefix. */
#define FILM_KIND_PASSAGE "p" /* one passage of an article of several */
#define FILM_KIND_ARTICLE "a" /* an article of several passages */
#define FILM_KIND_SINGLE "s"  /* an article of one passage, both at once */
#define FILM_KIND_RECORD "r"  /* a film or person record as it was read */
#define FILM_KIND_ENTITY "e"  /* a film or person of the catalogue */

/* In front of values of FILM_F_FILM_ID and FILM_F_TITLE_KEY: where a term of
 * the kind stands besides the document of an article. */
#define FILM_ON_PASSAGE "."    /* a passage whose article has the term */
#define FILM_TITLE_IN_TEXT "~" /* only in the article's first passage */
#define FILM_TITLE_OF_FILM "=" /* a film of the catalogue: its own titles */

/* How often each word of title, date and cast counts among the words of an
 * article: worth .026 nDCG@10 on English collections. */
enum { FILM_HEADER_WDF = 2 };

/* Keys of the database metadata. */
#define FILM_META_SCHEMA "film.schema"     /* FILM_SCHEMA_VERSION */
#define FILM_META_ANALYSIS "film.analysis" /* film_analysis_fingerprint */
#define FILM_META_COUNTS "film.counts"
#define FILM_META_INPUT "film.input:"     /* + sum of the input's key */
#define FILM_META_REFUSED "film.refused:" /* + the same */
#define FILM_META_NAMES "film.names:" /* + key of a piece: names/lexicon.h */

/* Raised with every change that an older reader could not understand. */
#define FILM_SCHEMA_VERSION "4"

/* Longest term, prefix included: Xapian takes 245 bytes, and a NUL counts
 * twice when the term becomes a key. */
enum { FILM_TERM_MAX = 240 };

/* Writes the term of `value` in `field` (prefix, ':' where Omega's rule wants
 * one, value); a value that is too long is cut at FILM_TERM_MAX bytes on a
 * character and ends in a hash of the whole. The buffer is reset first. */
void film_schema_term(struct film_buf *term, enum film_field field,
                      struct film_str value);

#endif
