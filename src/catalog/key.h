/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Keys by which the catalogue finds a name however it is typed. Records,
 * queries, links between articles and films, and conditions all make their keys
 * here.
 *
 * The key of a title consists of its folded words without separators, without a
 * leading article and without "and" between words, with numbers as figures. The
 * key of a person consists of the words of the name without separators; it is
 * indexed in every order that people type. */
#ifndef FILM_CATALOG_KEY_H
#define FILM_CATALOG_KEY_H

#include "base/buf.h"

enum {
    FILM_KEY_BYTES = 120, /* maximum length of a key; the rest is cut */
};

/* The last byte of a key in the index; it says what kind of name it is. All of
 * these sort before the bytes of keys, so that the kinds of one key are
 * adjacent. */
enum film_key_kind {
    FILM_KEY_FILM = '!',
    /* A film, by a part of its title before or after a colon. */
    FILM_KEY_PART = '"',
    FILM_KEY_INITIALS = '#',
    FILM_KEY_PERSON = '$',
    FILM_KEY_ROLE = '%',    /* a person, by the name of a character */
    FILM_KEY_SURNAME = '&', /* a person; followed by a letter for prominence */
    FILM_KEY_LAST = FILM_KEY_SURNAME,
};

/* ---- People ----------------------------------------------------------- */

/* Resets key and writes what identifies a name independently of case, hyphens,
 * diacritics and order: its folded words, hyphenated ones joined, sorted if
 * there are two or three, separated by spaces. "" for a name without letters or
 * digits. */
void film_name_key(struct film_buf *key, struct film_str name);

/* Resets key and writes the words of a name in their order, without separators:
 * "jeonjongseo". */
void film_name_key_joined(struct film_buf *key, struct film_str name);

/* Resets key and writes the i-th key by which a person's name is looked up: its
 * words in the orders that people type ("jeonjongseo", "jongseojeon"). False if
 * there are no more. */
bool film_name_order(struct film_buf *key, struct film_str name, size_t i);

/* The same for the short form of a name: the last word, with and without the
 * particles before it ("deniro", "niro"), and the first word of names that
 * begin with the family name ("bong"). */
bool film_name_surname(struct film_buf *key, struct film_str name, size_t i);

/* Returns the word that a person is called by: the last one except Jr. and the
 * like, or a family name in front; "" for a name of one word. Borrows from
 * name. */
struct film_str film_name_called(struct film_str name);

/* Resets key and writes the i-th key of a character in a credit: the whole
 * text, then each part separated by a bracket, slash, comma, semicolon or dash
 * ("Unosuke - Gunfighter", "Adelaide / Red", "Samantha (voice)"); "" for a part
 * that is not a name ("voice", "Self"). False if there are no more. */
bool film_role_key(struct film_buf *key, struct film_str role, size_t i);

enum { FILM_ROLE_PARTS = 8 }; /* maximum number of parts */

/* ---- Films ------------------------------------------------------------ */

/* Resets key and writes the key of a film's title. */
void film_title_key(struct film_buf *key, struct film_str title);

/* Returns the leading article that the title's key omits, as written in the
 * title; "" if there is none. */
struct film_str film_title_article(struct film_str title);

/* Resets key and writes the key of a title typed as one word, without the i-th
 * article that it may begin with: eldorado. False if there are no more. */
bool film_title_key_joined(struct film_buf *key, struct film_str word,
                           size_t i);

/* Resets key and writes all words of a title in one as people type it without
 * blanks, with its article, "and" and numbers in words: theprideandthepassion.
 * False if film_title_key writes the same. */
bool film_title_whole_key(struct film_buf *key, struct film_str title);

/* True for a folded word that may be omitted from a key, or be written
 * differently, if other words follow it: "and", "the", "thirty". */
bool film_title_word_open(struct film_str word);

/* Resets key and writes the key of the i-th part of a title divided by a colon
 * or the like; "" for a part that identifies nothing by itself (Part II, The
 * Movie). False if there are no more. */
bool film_title_part(struct film_buf *key, struct film_str title, size_t i);

/* The same for the initials of the title and of its parts, with and without the
 * article: "tlotr", "lotr", "t2". "" if there are fewer than three words, and
 * not one word with a number. */
bool film_title_initials(struct film_buf *key, struct film_str title, size_t i);

#endif
