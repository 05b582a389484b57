/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "schema/schema.h"

#include "base/sum.h"

#define P FILM_HOME_PASSAGE
#define A FILM_HOME_ARTICLE
#define R FILM_HOME_RECORD
#define E FILM_HOME_ENTITY

static const struct film_field_row rows[FILM_FIELD_COUNT] = {
    {FILM_F_TEXT, "text", "", FILM_FIELD_TEXT, "", P,
     "words of the passage itself", "text:vengeance"},
    {FILM_F_HEADING, "heading", "section", FILM_FIELD_TEXT, "", P,
     "words of the headings above a passage; verified on the stored text",
     "heading:cast"},
    {FILM_F_ABOVE, NULL, "", FILM_FIELD_TEXT, "S", P,
     "words of the headings above a passage; where it is all of its article, "
     "of title, date and cast too",
     ""},
    {FILM_F_TITLE, "title", "", FILM_FIELD_TEXT, "XS", P,
     "words of the article's title; posted on passages of several, verified on "
     "the stored text",
     "title:ballerina"},
    {FILM_F_AUTHOR, "author", "by", FILM_FIELD_TEXT, "A", P,
     "words of the authors' names", "author:\"Jane Doe\""},
    {FILM_F_SOURCE, "source", "site", FILM_FIELD_EXACT, "H", P,
     "the outlet or site an article is from", "source:example.org"},
    {FILM_F_LANGUAGE, "language", "lang", FILM_FIELD_EXACT, "L", P,
     "language of the article, as a BCP 47 tag", "language:ko"},
    {FILM_F_TAG, "tag", "keyword,tags,category", FILM_FIELD_EXACT, "K", P,
     "keywords and categories of the article", "tag:review"},
    {FILM_F_META, "meta", "", FILM_FIELD_EXACT, "XM", P,
     "key:value of what else the article's metadata say; meta.KEY:VALUE for "
     "short",
     "meta.grade:A+"},
    {FILM_F_PERSON, "person", "", FILM_FIELD_NAME, "", P | A,
     "a person, by any of the names the records know",
     "person:\"Jun Jong-seo\""},
    {FILM_F_FILM, "film", "movie", FILM_FIELD_NAME, "", P | A,
     "a film, by any of its titles", "film:Burning"},
    {FILM_F_ROLE, "role", "character", FILM_FIELD_NAME, "", P | A,
     "a character: leads to the actor and the film", "role:Ok-ju"},
    {FILM_F_DATE, "date", "year", FILM_FIELD_DATE, "", P | A,
     "date of the article: a year, month or day, or a range",
     "date:2021-05..2022"},
    {FILM_F_FILM_YEAR, "filmyear", "", FILM_FIELD_DATE, "XY", E,
     "year of a film that the article is about, or a range",
     "filmyear:1968..1970"},
    {FILM_F_COUNTRY, "country", "", FILM_FIELD_EXACT, "XC", E,
     "country of such a film, by code or name in several languages",
     "country:it"},
    {FILM_F_GENRE, "genre", "", FILM_FIELD_EXACT, "XG", E,
     "genre of such a film, as the records say it", "genre:western"},
    {FILM_F_DIRECTOR, "director", "", FILM_FIELD_NAME, "", E,
     "who directed such a film, by any name", "director:\"Sergio Leone\""},
    {FILM_F_WRITER, "writer", "", FILM_FIELD_NAME, "", E,
     "who wrote such a film", "writer:\"Park Chan-wook\""},
    {FILM_F_ACTOR, "actor", "", FILM_FIELD_NAME, "", E,
     "who plays in such a film", "actor:\"Henry Fonda\""},
    {FILM_F_ARTICLE, "article", "", FILM_FIELD_EXACT, "", A,
     "one article, whole and in its order: by the id that --format json gives, "
     "or by PATH:LINE as hits show it",
     "article:reviews/heat.txt:12"},
    {FILM_F_KIND, NULL, "", FILM_FIELD_KEY, "XK", P | A | R | E,
     "what a document is: p passage, a article, s article of one passage, "
     "r record, e entity of the catalogue",
     ""},
    {FILM_F_PATH_HASH, NULL, "", FILM_FIELD_KEY, "P", A | R,
     "5 characters of the sum of the input's path", ""},
    {FILM_F_FILM_ID, NULL, "", FILM_FIELD_KEY, "XI", P | A | R | E,
     "scheme:value of a film the article names or a record has; on a passage "
     "of several with a point in front",
     ""},
    {FILM_F_ARTICLE_TEXT, NULL, "", FILM_FIELD_TEXT, "XA", A,
     "words of all passages of an article of several", ""},
    {FILM_F_RECORD_TEXT, NULL, "", FILM_FIELD_TEXT, "XR", R,
     "words of names, titles, roles and crew of a record", ""},
    {FILM_F_NAME_KEY, NULL, "", FILM_FIELD_KEY, "XN", E,
     "key of a name, and what it is: ! a film's title, \" a part of one, # its "
     "initials, $ a person, % a role of the person, & a surname, with a letter "
     "from a (many credits) to j",
     ""},
    {FILM_F_TITLE_KEY, NULL, "", FILM_FIELD_KEY, "XT", P | A | E,
     "what may be a film's title in the article's own title, headings, "
     "metadata or (~) first passage: six letters for its key, and :year; on a "
     "passage of several with a point in front; of a film of the catalogue "
     "with = in front",
     ""},
};

#undef P
#undef A
#undef R
#undef E

void
film_schema_meta_key(struct film_buf *out, struct film_str key)
{
    for (size_t i = 0; i < key.n; i++) {
        char c = key.p[i];
        film_buf_byte(out, c == ' '               ? '_'
                           : c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a')
                                                  : c);
    }
}

const struct film_field_row *
film_schema_field(enum film_field field)
{
    return &rows[field];
}

static bool
has_alias(const struct film_field_row *row, struct film_str name)
{
    struct film_str rest = film_str_from(row->aliases), alias;
    while (film_str_cut(&rest, ',', &alias))
        if (film_str_equal_nocase(alias, name))
            return true;
    return false;
}

const struct film_field_row *
film_schema_find(struct film_str name)
{
    for (size_t i = 0; i < FILM_FIELD_COUNT; i++)
        if (rows[i].name &&
            (film_str_equal_nocase(film_str_from(rows[i].name), name) ||
             has_alias(&rows[i], name)))
            return &rows[i];
    return NULL;
}

/* Omega's rule: a ':' separates the prefix from a term that begins with a
 * capital, which would otherwise look like a longer prefix. */
static bool
needs_colon(const char *prefix, struct film_str value)
{
    return prefix[0] && value.n > 0 &&
           (value.p[0] == ':' || (value.p[0] >= 'A' && value.p[0] <= 'Z'));
}

void
film_schema_term(struct film_buf *term, enum film_field field,
                 struct film_str value)
{
    struct film_sum sum;
    char text[FILM_SUM_TEXT + 1];
    const char *prefix = rows[field].prefix;
    film_buf_reset(term);
    film_buf_text(term, prefix);
    if (needs_colon(prefix, value))
        film_buf_byte(term, ':');
    if (term->n + value.n <= FILM_TERM_MAX) {
        film_buf_str(term, value);
        return;
    }
    size_t n = FILM_TERM_MAX - sizeof text - term->n;
    while (n > 0 && ((unsigned char)value.p[n] & 0xC0) == 0x80)
        n--;
    film_buf_add(term, value.p, n);
    sum = film_sum_of(value);
    film_sum_text(&sum, text);
    film_buf_printf(term, "~%s", text);
}
