/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The analyser: text to tokens. The same one builds the index, reads the
 * query, ranks the stored passages and marks their matches, so that these can
 * never disagree.
 *
 * Rules:
 * - A word is a run of letters, digits and marks. It is folded: NFKC, case,
 *   diacritics of Latin, Greek and Cyrillic letters, the optional marks of
 *   Hebrew and Arabic (not of other scripts, where marks are letters), and a
 *   few letters that do not decompose (ø o, ł l, æ ae, ة ه …). Words above
 *   FILM_WORD_MAX folded bytes are cut there.
 * - Apostrophes: a possessive or clitic ('s 're 'll 've 'd 'm) is left off;
 *   n't stays joined (don't: dont); elsewhere the parts are joined, and a
 *   part of three or more letters after it is a word as well (d'Artagnan:
 *   dartagnan, artagnan).
 * - A hyphenated word gives its parts and the joined form (Jong-seo: jong,
 *   seo, jongseo), and so does one with a zero-width joiner or non-joiner;
 *   letters with points or stars between are one word (U.S.: us, M*A*S*H:
 *   mash).
 * - Numbers keep an inner decimal point and lose thousands commas.
 * - A run of Hangul, of Han and kana, or of Thai, Lao, Khmer or Burmese gives
 *   its overlapping pairs of characters, each with its marks; a run of one
 *   character is itself a token. So is one syllable of Hangul before a
 *   particle (콜은: 콜은, 콜), and each Han character of a run: these do not
 *   count as words.
 * - The stem is the English Snowball stemmer's for words of Latin letters;
 *   anything else is its own stem.
 *
 * Not safe for several threads: one analyser a thread. */
#ifndef FILM_TEXT_ANALYSE_H
#define FILM_TEXT_ANALYSE_H

#include "base/error.h"
#include "text/tokens.h"

enum { FILM_WORD_MAX = 64 };

struct film_analyser;

/* FILM_ERR_NOMEM, FILM_ERR_INTERNAL (no English stemmer). */
enum film_status film_analyser_new(struct film_analyser **out,
                                   struct film_error *err);
void film_analyser_free(struct film_analyser *an);

/* The tokens of text (UTF-8, NFC; ill-formed bytes separate words), in the
 * order of their position, a joined form after its last part, single
 * characters after the last pair. *tokens is
 * borrowed until the next call on an. FILM_ERR_NOMEM, FILM_ERR_LIMIT (text
 * of 4 GiB or more). */
enum film_status film_analyse(struct film_analyser *an, struct film_str text,
                              struct film_token **tokens, size_t *count,
                              struct film_error *err);

/* While on, words that begin unlike all of those added are not distinguished:
 * they are one word (or one function word) with the empty stem. That spares
 * looking up most words of a text in which only a query's are of interest;
 * words of other letters than ASCII's are distinguished all the same. */
void film_analyser_focus(struct film_analyser *an, bool on);

/* Forgets what was added / adds a folded word or stem. */
void film_analyser_focus_none(struct film_analyser *an);
void film_analyser_focus_add(struct film_analyser *an, struct film_str word);

/* Stem ids given out so far: all are below this. */
uint32_t film_analyser_stem_count(const struct film_analyser *an);

/* The stem with this id. */
struct film_str film_analyser_stem(const struct film_analyser *an, uint32_t id);

/* Forgets every word if more than `words` are held: pointers to words and
 * stem ids handed out before are no longer valid. True if it did. */
bool film_analyser_trim(struct film_analyser *an, size_t words);

/* True for a function word (folded). They are left out of queries that have
 * other words, and posted only where a film title may hide (writer.c). */
bool film_stop_word(struct film_str folded);

/* The i-th function word, "" after the last one. */
struct film_str film_stop_word_at(size_t i);

/* Names the rules above and the versions of what they rest on: an index made
 * under another fingerprint must not be searched. Static. */
const char *film_analysis_fingerprint(void);

#endif
