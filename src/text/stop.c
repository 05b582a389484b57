/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Function words of English: articles, pronouns, prepositions, conjunctions,
 * auxiliaries, question words and adverbs of degree; closed word classes as
 * listed in grammars. Words that say something about a film (first, last, new,
 * never, won't) are not included. */
#include <config.h>
#include "text/analyse.h"

/* Sorted by bytes, for binary search. */
static const char *const stop_words[] = {
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

bool
film_stop_word(struct film_str folded)
{
    enum { LONGEST = 10 };
    size_t low = 0, high = sizeof stop_words / sizeof stop_words[0];
    if (folded.n == 0 || folded.n > LONGEST)
        return false;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const char *row = stop_words[middle];
        int order = (unsigned char)folded.p[0] - (unsigned char)row[0];
        if (order == 0)
            order = film_str_compare(folded, film_str_from(row));
        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

struct film_str
film_stop_word_at(size_t i)
{
    size_t n = sizeof stop_words / sizeof stop_words[0];
    return film_str_from(i < n ? stop_words[i] : "");
}
