/* SPDX-License-Identifier: GPL-2.0-or-later */
/* THE table of what the index contains: fields, term prefixes, value slots and
 * metadata keys. The writer, the query language, --help and index/SCHEMA.md all
 * use it; nothing else spells out a prefix or a slot.
 *
 * Prefixes follow the conventions of Xapian Omega (docs/termprefixes.rst): one
 * capital letter where Omega has one with that meaning, X and capitals for our
 * own. A ':' follows the prefix if the term begins with a capital or a ':'. */
#ifndef FILM_SCHEMA_SCHEMA_H
#define FILM_SCHEMA_SCHEMA_H

#include "base/buf.h"
#include "base/str.h"

/* How the terms of a field are made from text. */
enum film_field_kind {
    FILM_FIELD_TEXT,  /* analysed: one stem per word */
    FILM_FIELD_EXACT, /* one folded term for the whole value */
    FILM_FIELD_NAME,  /* name of a person, film or role: looked up in the
                         catalogue, otherwise searched as text */
    FILM_FIELD_DATE,  /* a pair of value slots, searched as a range */
    FILM_FIELD_KEY,   /* internal: ids, hashes, kinds; not in the query
                         language */
};

/* Which documents have the terms of a field. */
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
    /* In the query language, as in name:value; NULL: not there. */
    const char *name;
    const char *aliases; /* further names, comma-separated, or "" */
    enum film_field_kind kind;
    const char *prefix;  /* prefix of its terms; "" for plain words */
    unsigned homes;      /* enum film_field_home values, or-ed */
    const char *what;    /* one line for --help and SCHEMA.md */
    const char *example; /* a query, or "" */
};

/* Appends a metadata key in the form that terms of FILM_F_META and queries use:
 * small letters, "_" for spaces. */
void film_schema_meta_key(struct film_buf *out, struct film_str key);

/* True for a field of the films that an article is about. The catalogue has its
 * values, not the passages. */
static inline bool
film_field_of_films(const struct film_field_row *row)
{
    return row && row->name && row->homes == FILM_HOME_ENTITY;
}

/* The row of a field; never NULL. */
const struct film_field_row *film_schema_field(enum film_field field);

/* The field that the query language calls `name` (ignoring ASCII case), or
 * NULL. */
const struct film_field_row *film_schema_find(struct film_str name);

/* Value slots. Two hold dates as sortable text YYYYMMDD: an unknown month or
 * day is 00 in the lower bound and 99 in the upper one. The third orders
 * documents that are equal otherwise, the newest last, and depends only on the
 * inputs. A number is never reused for another purpose. */
enum film_slot {
    FILM_SLOT_DATE_LOW = 0,
    FILM_SLOT_DATE_HIGH = 1,
    FILM_SLOT_ORDER = 2,
    FILM_SLOTS
};

/* Terms of FILM_F_KIND, without the prefix. */
#define FILM_KIND_PASSAGE "p" /* one of several passages of an article */
#define FILM_KIND_ARTICLE "a" /* an article of several passages */
#define FILM_KIND_SINGLE "s"  /* an article of one passage: both in one */
#define FILM_KIND_RECORD "r"  /* a film or person record as read */
#define FILM_KIND_ENTITY "e"  /* a film or person of the catalogue */

/* Prefixes of values of FILM_F_FILM_ID and FILM_F_TITLE_KEY. They mark such
 * terms where they are not on the document of an article. */
#define FILM_ON_PASSAGE "."    /* a passage whose article has the term */
#define FILM_TITLE_IN_TEXT "~" /* found only in the article's first passage */
#define FILM_TITLE_OF_FILM "=" /* a film of the catalogue: its own titles */

/* How many times each word of title, date and cast counts among the words of an
 * article: worth .026 nDCG@10 on English collections. */
enum { FILM_HEADER_WDF = 2 };

/* Keys of the database metadata. */
#define FILM_META_SCHEMA "film.schema"     /* FILM_SCHEMA_VERSION */
#define FILM_META_ANALYSIS "film.analysis" /* film_analysis_fingerprint */
#define FILM_META_COUNTS "film.counts"
#define FILM_META_INPUT "film.input:"     /* + the sum of the input's key */
#define FILM_META_REFUSED "film.refused:" /* + the same */
/* + the number of a dictionary, see index/format/dictionary.h. */
#define FILM_META_DICTIONARY "film.dictionary:"
/* Of a head or shard, see index/format/part.h. */
#define FILM_META_PART "film.part"
/* + key of a piece, see names/lexicon.h. */
#define FILM_META_NAMES "film.names:"

/* Increased with every change that an older reader could not understand. */
#define FILM_SCHEMA_VERSION "5"

/* Maximum length of a term including its prefix. Xapian accepts 245 bytes, and
 * a NUL counts twice when the term becomes a key. */
enum { FILM_TERM_MAX = 240 };

/* Writes the term of `value` in `field`: prefix, ':' where Omega's rule
 * requires one, value. A term that is too long is cut between characters to
 * FILM_TERM_MAX bytes and ends in a hash of the whole value. The buffer is
 * reset first and keeps a failure. */
void film_schema_term(struct film_buf *term, enum film_field field,
                      struct film_str value);

#endif
