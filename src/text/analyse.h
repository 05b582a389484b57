/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The analyser turns text into tokens. The same analyser builds the index,
 * reads the query, ranks the stored passages and marks their matches, so that
 * these always agree.
 *
 * Rules:
 * - A word is a run of letters, digits and marks. It is folded: NFKC, case,
 *   diacritics of Latin, Greek and Cyrillic letters, the optional marks of
 *   Hebrew and Arabic (not of other scripts, where marks are letters), and a
 *   few letters that do not decompose (ø o, ł l, æ ae, ة ه …). Words longer
 *   than FILM_WORD_MAX folded bytes are cut there.
 * - Apostrophes: a possessive or clitic ('s 're 'll 've 'd 'm) is left out; n't
 *   stays joined (don't: dont); otherwise the parts are joined, and a second
 *   part of three or more letters is also a word (d'Artagnan: dartagnan,
 *   artagnan).
 * - A hyphenated word gives its parts and the joined form (Jong-seo: jong, seo,
 *   jongseo), and so does one with a zero-width joiner or non-joiner; letters
 *   with points or stars between them are one word (U.S.: us, M*A*S*H: mash).
 * - Numbers keep an inner decimal point and lose thousands commas.
 * - A run of Hangul, of Han and kana, or of Thai, Lao, Khmer or Burmese gives
 *   its overlapping pairs of characters, each with its marks; a run of one
 *   character is itself a token. Further tokens, which do not count as words,
 *   are one syllable of Hangul before a particle (콜은: 콜은, 콜) and each Han
 *   character of a run.
 * - The stem is the English Snowball stemmer's for words of Latin letters;
 *   anything else is its own stem.
 *
 * An analyser must not be shared by threads. */
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

/* Returns the tokens of text (UTF-8, NFC; ill-formed bytes separate words) in
 * the order of their position, with a joined form after its last part, and
 * single characters after the last pair. *tokens is borrowed until the next
 * call on an. FILM_ERR_NOMEM, FILM_ERR_LIMIT (text of 4 GiB or more). */
enum film_status film_analyse(struct film_analyser *an, struct film_str text,
                              struct film_token **tokens, size_t *count,
                              struct film_error *err);

/* While focus is on, words whose beginning differs from all words added are not
 * distinguished: they all become one word (or one function word) with the empty
 * stem. That avoids looking up most words of a text when only those of a query
 * matter. Words with non-ASCII letters are always distinguished. */
void film_analyser_focus(struct film_analyser *an, bool on);

/* film_analyser_focus_none forgets the words added; film_analyser_focus_add
 * adds a folded word or stem. */
void film_analyser_focus_none(struct film_analyser *an);
void film_analyser_focus_add(struct film_analyser *an, struct film_str word);

/* Number of stem ids assigned so far; all ids are lower. */
uint32_t film_analyser_stem_count(const struct film_analyser *an);

/* The stem with this id. */
struct film_str film_analyser_stem(const struct film_analyser *an, uint32_t id);

/* Forgets all words if there are more than `words` of them: pointers to words
 * and stem ids returned before are then invalid. Returns true if it did. */
bool film_analyser_trim(struct film_analyser *an, size_t words);

/* True for a function word (folded). Function words are left out of queries
 * that have other words, and indexed only where they may be a film title
 * (film_terms_rule). */
bool film_stop_word(struct film_str folded);

/* Returns the i-th function word; "" after the last one. */
struct film_str film_stop_word_at(size_t i);

/* Identifies the rules above and the versions of the libraries they depend on:
 * an index made under another fingerprint must not be searched. Static. */
const char *film_analysis_fingerprint(void);

#endif
