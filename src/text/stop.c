/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Function words of English: articles, pronouns, prepositions, conjunctions,
 * auxiliaries, question words and adverbs of degree; closed word classes as
 * listed in grammars. Words that say something about a film (first, last, new,
 * never, won't) are not included. */
#include <config.h>
#include "text/analyse.h"

#include "base/ascii.h"

enum { LONGEST = 10 };

/* In the order of their first letters, those of each letter as `first` says. */
static const char stop_words[][LONGEST + 1] = {
    "a",       "about",      "above",    "after",   "again",     "against",
    "all",     "also",       "although", "am",      "among",     "an",
    "and",     "any",        "are",      "as",      "at",        "be",
    "because", "been",       "before",   "being",   "below",     "between",
    "both",    "but",        "by",       "can",     "cannot",    "could",
    "did",     "do",         "does",     "doing",   "down",      "during",
    "each",    "either",     "for",      "from",    "had",       "has",
    "have",    "having",     "he",       "her",     "here",      "hers",
    "herself", "him",        "himself",  "his",     "how",       "however",
    "i",       "if",         "in",       "into",    "is",        "it",
    "its",     "itself",     "just",     "may",     "me",        "might",
    "more",    "most",       "must",     "my",      "myself",    "neither",
    "no",      "nor",        "not",      "of",      "off",       "on",
    "onto",    "or",         "our",      "ours",    "ourselves", "out",
    "over",    "own",        "per",      "quite",   "rather",    "same",
    "shall",   "she",        "should",   "since",   "so",        "some",
    "such",    "than",       "that",     "the",     "their",     "theirs",
    "them",    "themselves", "then",     "there",   "these",     "they",
    "this",    "those",      "though",   "through", "thus",      "to",
    "too",     "under",      "until",    "up",      "upon",      "us",
    "very",    "was",        "we",       "were",    "what",      "when",
    "where",   "whether",    "which",    "while",   "who",       "whom",
    "whose",   "why",        "will",     "with",    "within",    "without",
    "would",   "yet",        "you",      "your",    "yours",     "yourself",
};

/* For each letter the number of words that begin with a letter before it. */
static const unsigned char first[27] = {
    0,  17, 27, 30, 36, 38, 40,  40,  54,  62,  63,  63,  63, 71,
    75, 86, 87, 88, 89, 97, 115, 120, 121, 139, 139, 144, 144};

/* A name is made of words that are none of these, so this is asked of each word
 * with a capital. */
bool
film_stop_word(struct film_str folded)
{
    if (folded.n == 0 || folded.n > LONGEST || !film_ascii_small(folded.p[0]))
        return false;
    unsigned letter = (unsigned)(folded.p[0] - 'a');
    for (size_t i = first[letter]; i < first[letter + 1]; i++) {
        const char *word = stop_words[i];
        if (folded.n > 1 && word[1] != folded.p[1])
            continue;
        if (memcmp(word, folded.p, folded.n) == 0 && word[folded.n] == '\0')
            return true;
    }
    return false;
}

struct film_str
film_stop_word_at(size_t i)
{
    size_t n = sizeof stop_words / sizeof stop_words[0];
    return film_str_from(i < n ? stop_words[i] : "");
}
