/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Keys under which the catalogue finds a name however it is typed: records,
 * queries, links between articles and films, and conditions all make them here.
 *
 * A title's key is its words in one, folded, without a leading article and
 * without "and" between words, with numbers in figures. A person's is the
 * words of the name in one; it is posted in every order that people type. */
#ifndef FILM_CATALOG_KEY_H
#define FILM_CATALOG_KEY_H

#include "base/buf.h"

enum {
    FILM_KEY_BYTES = 120, /* and so many bytes of their key */
};

/* Ends a key in the index and says what it is the name of. All sort before
 * what a key consists of, so that those of one key stand together. */
enum film_key_kind {
    FILM_KEY_FILM = '!',
    FILM_KEY_PART = '"', /* a film, by its title before or after a colon */
    FILM_KEY_INITIALS = '#',
    FILM_KEY_PERSON = '$',
    FILM_KEY_ROLE = '%',    /* a person, by a character */
    FILM_KEY_SURNAME = '&', /* a person; a letter for how prominent follows */
    FILM_KEY_LAST = FILM_KEY_SURNAME,
};

/* ---- People ----------------------------------------------------------- */

/* Resets key and writes what tells a name from others whatever its case,
 * hyphens, diacritics and order: its folded words, a hyphenated one joined,
 * sorted if there are two or three, with a blank between. A name of nothing
 * but marks gives "". */
void film_name_key(struct film_buf *key, struct film_str name);

/* Resets key and writes the words of a name in one, in their order:
 * "jeonjongseo". */
void film_name_key_joined(struct film_buf *key, struct film_str name);

/* Resets key and writes the i-th key under which a person's name is looked up:
 * its words in one in the orders that people type ("jeonjongseo",
 * "jongseojeon"). False if there is none. */
bool film_name_order(struct film_buf *key, struct film_str name, size_t i);

/* The same for what the name is called for short: the last word, with the
 * particles before it or without ("deniro", "niro"), and the first of names
 * that begin with the family's ("bong"). */
bool film_name_surname(struct film_buf *key, struct film_str name, size_t i);

/* The word of a name that it is called by for short: the last one, but for Jr.
 * and the like, or the family's in front; "" for a name of one word. Part of
 * name. */
struct film_str film_name_called(struct film_str name);

/* Resets key and writes the i-th key of a character as credits label it: the
 * whole label, then each part that a bracket, slash, comma, semicolon or dash
 * divides ("Unosuke - Gunfighter", "Adelaide / Red", "Samantha (voice)"); ""
 * for one that is not a name ("voice", "Self"). False if there is none. */
bool film_role_key(struct film_buf *key, struct film_str role, size_t i);

enum { FILM_ROLE_PARTS = 8 }; /* of one label */

/* ---- Films ------------------------------------------------------------ */

/* Resets key and writes the key of a film's title. */
void film_title_key(struct film_buf *key, struct film_str title);

/* The leading article that the key of the title leaves out, as it stands
 * there; "" if there is none. */
struct film_str film_title_article(struct film_str title);

/* The same of a title typed in one word, the i-th article that it may begin
 * with being left out: eldorado. False if there are no more. */
bool film_title_key_joined(struct film_buf *key, struct film_str word,
                           size_t i);

/* True for a title that begins with L': without the apostrophe its key is that
 * of film_name_key_joined. */
bool film_title_elided(struct film_str title);

/* True for a folded word that may vanish from a key, or be written another
 * way, when other words follow it: "and", "the", "thirty". */
bool film_title_word_open(struct film_str word);

/* Resets key and writes the key of the i-th part of a title that a colon or
 * the like divides; "" for one that says nothing by itself (Part II, The
 * Movie). False if there is none. */
bool film_title_part(struct film_buf *key, struct film_str title, size_t i);

/* The same for the initials of the title and of its parts, with and without
 * the article: "tlotr", "lotr", "t2". Those of less than three words or a word
 * and a number are "". */
bool film_title_initials(struct film_buf *key, struct film_str title, size_t i);

#endif
