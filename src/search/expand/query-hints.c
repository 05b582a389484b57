/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/query-hints.h"

#include "text/particles.h"

#include <stdlib.h>

/* ---- Lists ------------------------------------------------------------ */

/* Words of requests, and general nouns and verbs with many meanings. Sorted
 * by bytes. */
static const char *const weak_words[] = {
    "another",   "anyone",      "anything",   "became",    "become",
    "becomes",   "came",        "certain",    "come",      "comes",
    "concern",   "concerned",   "concerning", "consider",  "considered",
    "describe",  "described",   "describing", "different", "discuss",
    "discussed", "discusses",   "discussion", "done",      "etc",
    "everyone",  "everything",  "example",    "examples",  "exist",
    "existing",  "exists",      "find",       "first",     "found",
    "gave",      "get",         "gets",       "give",      "given",
    "gives",     "giving",      "go",         "goes",      "gone",
    "good",      "got",         "include",    "included",  "includes",
    "including", "information", "involve",    "involved",  "kind",
    "kinds",     "knew",        "know",       "known",     "last",
    "like",      "likely",      "made",       "make",      "makes",
    "many",      "mean",        "meaning",    "means",     "method",
    "methods",   "much",        "name",       "named",     "names",
    "need",      "needs",       "new",        "nothing",   "old",
    "possible",  "question",    "questions",  "refer",     "referred",
    "refers",    "regard",      "regarding",  "relate",    "related",
    "relating",  "said",        "saw",        "say",       "says",
    "see",       "seen",        "several",    "show",      "shown",
    "shows",     "someone",     "something",  "sort",      "sorts",
    "take",      "taken",       "takes",      "tell",      "tells",
    "term",      "terms",       "thing",      "things",    "think",
    "thought",   "told",        "took",       "type",      "types",
    "use",       "used",        "useful",     "uses",      "using",
    "various",   "want",        "wants",      "way",       "ways",
    "went",
};

static const char *const question_words[] = {
    "are",  "can",  "did",  "do",    "does",  "how", "in",    "is",  "was",
    "were", "what", "when", "where", "which", "who", "whose", "why",
};

static int
compare(const void *key, const void *row)
{
    const struct film_str *s = key;
    return film_str_compare(*s, film_str_from(*(const char *const *)row));
}

bool
film_hint_is_weak(struct film_str folded)
{
    return bsearch(&folded, weak_words,
                   sizeof weak_words / sizeof weak_words[0],
                   sizeof weak_words[0], compare) != NULL;
}

bool
film_hint_is_question(struct film_str folded)
{
    return bsearch(&folded, question_words,
                   sizeof question_words / sizeof question_words[0],
                   sizeof question_words[0], compare) != NULL;
}

/* ---- Hangul ----------------------------------------------------------- */

/* Beginnings of words that ask (what, who, where, when, which, how much, how
 * many) or stand for the answer (name, person, thing, place, time). */
static const char *const asking[] = {"무엇", "누구", "어디", "언제", "어느",
                                     "어떤", "얼마", "몇",   "무슨", "이름",
                                     "사람", "것은", "곳은", "때는"};

static bool
follows(const struct film_token *tokens, size_t i)
{
    return (tokens[i].flags & FILM_TOKEN_NGRAM) &&
           tokens[i].from < tokens[i - 1].to &&
           tokens[i].from > tokens[i - 1].from;
}

/* The word whose pairs are tokens[*first] to tokens[*last]. */
static struct film_str
word_of_pair(const struct film_token *tokens, size_t n, size_t i,
             struct film_str text, size_t *first, size_t *last)
{
    *first = *last = i;
    while (*first > 0 && follows(tokens, *first))
        --*first;
    while (*last + 1 < n && follows(tokens, *last + 1))
        ++*last;
    uint32_t from = tokens[*first].from, to = tokens[*last].to;
    return (struct film_str){text.p + from, to - from};
}

static bool
is_hangul(struct film_str word)
{
    /* U+AC00 to U+D7A3: EA B0 80 to ED 9E A3 */
    unsigned char c = (unsigned char)word.p[0];
    return word.n % FILM_SYLLABLE == 0 && c >= 0xEA && c <= 0xED;
}

enum film_hint_hangul
film_hint_hangul(const struct film_token *tokens, size_t n, size_t i,
                 struct film_str text)
{
    size_t first, last;
    if (!(tokens[i].flags & FILM_TOKEN_NGRAM))
        return FILM_HINT_PLAIN;
    struct film_str word = word_of_pair(tokens, n, i, text, &first, &last);
    if (!is_hangul(word))
        return FILM_HINT_PLAIN;
    for (size_t k = 0; k < sizeof asking / sizeof asking[0]; k++)
        if (film_str_starts(word, film_str_from(asking[k])))
            return FILM_HINT_QUESTION;
    size_t syllables = word.n / FILM_SYLLABLE;
    if (syllables >= 4 && i + 1 >= last &&
        (film_str_ends(word, FILM_STR("인가")) ||
         film_str_ends(word, FILM_STR("는가"))))
        return FILM_HINT_QUESTION;
    struct film_str end = {word.p + word.n - FILM_SYLLABLE, FILM_SYLLABLE};
    if (syllables >= 3 && i == last && film_particle(end))
        return FILM_HINT_PARTICLE;
    return FILM_HINT_PLAIN;
}

/* ---- Quotations ------------------------------------------------------- */

bool
film_hint_is_quotation(const struct film_token *tokens, size_t n)
{
    size_t words = 0, stops = 0;
    for (size_t i = 0; i < n; i++) {
        if (tokens[i].flags & FILM_TOKEN_JOINED)
            continue;
        words++;
        stops += tokens[i].word->stop;
    }
    return words >= 4 && words <= 12 && 5 * stops >= 2 * words &&
           !film_hint_is_question(tokens[0].word->folded);
}

/* ---- Families of words ------------------------------------------------ */

/* Endings that the stemmer leaves, longer ones before those they end in. */
static const char *const endings[] = {
    "ation", "ement", "eri", "ist", "ism", "ness", "ship", "hood", "ment",
    "ing",   "ion",   "ant", "ent", "anc", "enc",  "abl",  "ibl",  "ous",
    "ful",   "al",    "iv",  "ic",  "er",  "or",   "ur",   "i",    "e",
};

struct film_str
film_hint_root(struct film_str stem)
{
    unsigned char c = stem.n ? (unsigned char)stem.p[0] : 0;
    if (stem.n < FILM_HINT_ROOT_MIN || c >= 0x80 || (c >= '0' && c <= '9'))
        return (struct film_str){0};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        struct film_str e = film_str_from(endings[i]);
        if (stem.n >= e.n + FILM_HINT_ROOT_MIN && film_str_ends(stem, e)) {
            stem.n -= e.n;
            break;
        }
    }
    size_t n = stem.n;
    if (n > FILM_HINT_ROOT_MIN && stem.p[n - 1] == stem.p[n - 2] &&
        stem.p[n - 1] != 'l' && stem.p[n - 1] != 's')
        stem.n--; /* robb-er: rob */
    return stem;
}

/* The root, or the root with a last e or i. */
static bool
is_root(struct film_str stem, struct film_str root)
{
    if (stem.n == root.n + 1 &&
        (stem.p[root.n] == 'e' || stem.p[root.n] == 'i'))
        stem.n--;
    return film_str_equal(stem, root);
}

bool
film_hint_are_relatives(struct film_str a, struct film_str b,
                        struct film_str root)
{
    return root.n >= 6 || is_root(a, root) || is_root(b, root);
}
