/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Decides the conditions of a query on the text of a passage. */
#include <config.h>
#include "query/lower.h"

#include "base/ascii.h"

#include <stdlib.h>

/* Ordered: the answer for all of several is the least of theirs, for any of
 * several the greatest. ABOVE means met, but only by the title or headings. */
enum answer { NO, UNKNOWN, ABOVE, YES };

struct checker {
    struct film_analyser *an;
    const struct film_checked *p;
    bool nomem;
};

/* Tokens copied from the analyser, which lends them only until its next
 * call. */
struct tokens {
    struct film_token *v;
    size_t n;
    struct film_str text; /* the text they come from */
};

static struct tokens
analyse(struct checker *c, struct film_str text)
{
    struct film_token *t;
    struct tokens copy = {0};
    size_t n;
    if (film_analyse(c->an, text, &t, &n, NULL) != FILM_OK) {
        c->nomem = true;
        return copy;
    }
    copy.v = malloc((n + 1) * sizeof *t);
    if (!copy.v) {
        c->nomem = true;
        return copy;
    }
    if (n)
        memcpy(copy.v, t, n * sizeof *t);
    copy.n = n;
    copy.text = text;
    return copy;
}

/* Returns the words to find: all tokens except joined forms, which repeat their
 * parts. */
static struct tokens
analyse_wanted(struct checker *c, struct film_str text)
{
    struct tokens t = analyse(c, text);
    struct film_tokens plain = {t.v, t.n};
    film_tokens_unjoin(&plain);
    t.n = plain.n;
    return t;
}

static const struct film_token *
next_plain(const struct film_token *t, const struct film_token *end)
{
    while (t < end && (t->flags & FILM_TOKEN_JOINED))
        t++;
    return t;
}

/* True if the words occur in `in` in this order, next to each other; *from is
 * the index of the first. A single word may match a joined form. */
static bool
find_phrase(const struct film_token *in, size_t n, struct tokens want,
            size_t start, size_t *from)
{
    const struct film_token *end = in + n;
    for (size_t i = start; i < n; i++) {
        const struct film_token *t = in + i;
        size_t k = 0;
        if ((t->flags & FILM_TOKEN_JOINED) && want.n > 1)
            continue;
        while (k < want.n && t < end &&
               t->word->stem_id == want.v[k].word->stem_id) {
            t = next_plain(t + 1, end);
            k++;
        }
        if (k == want.n) {
            *from = i;
            return true;
        }
    }
    return false;
}

static bool
has_all(const struct film_token *in, size_t n, struct tokens want)
{
    for (size_t k = 0; k < want.n; k++) {
        bool found = false;
        for (size_t i = 0; i < n && !found; i++)
            found = in[i].word->stem_id == want.v[k].word->stem_id;
        if (!found)
            return false;
    }
    return true;
}

static bool
has_prefix(const struct film_token *in, size_t n, struct film_str begin)
{
    for (size_t i = 0; i < n; i++)
        if (film_str_starts(in[i].word->folded, begin))
            return true;
    return false;
}

/* True if a leaf (word, phrase, prefix) is in a text. */
static bool
leaf_in(struct checker *c, const struct film_node *leaf,
        const struct film_token *in, size_t n)
{
    struct tokens want = analyse_wanted(c, leaf->text);
    size_t from;
    bool found = want.n == 0;
    if (want.n == 0)
        found = leaf->kind == FILM_NODE_WORD;
    else if (leaf->kind == FILM_NODE_PREFIX)
        found = has_prefix(in, n, want.v[want.n - 1].word->folded);
    else if (leaf->kind == FILM_NODE_PHRASE)
        found = find_phrase(in, n, want, 0, &from);
    else
        found = has_all(in, n, want);
    free(want.v);
    return found;
}

static bool
leaf_in_str(struct checker *c, const struct film_node *leaf,
            struct film_str text)
{
    struct tokens in = analyse(c, text);
    bool found = leaf_in(c, leaf, in.v, in.n);
    free(in.v);
    return found;
}

static bool
leaf_in_headings(struct checker *c, const struct film_node *leaf)
{
    const struct film_strs *headings = &c->p->headings;
    for (size_t i = 0; i < headings->n; i++)
        if (leaf_in_str(c, leaf, headings->v[i]))
            return true;
    return false;
}

/* Words must be in the text, as the filter requires. A phrase may also be in
 * the article's title or a heading, as nobody repeats those in the text
 * below. */
static enum answer
check_leaf(struct checker *c, const struct film_node *leaf)
{
    if (leaf_in(c, leaf, c->p->text, c->p->text_count))
        return YES;
    return leaf->kind == FILM_NODE_PHRASE &&
                   (leaf_in_str(c, leaf, c->p->title) ||
                    leaf_in_headings(c, leaf))
               ? ABOVE
               : NO;
}

/* True for a word in a script with capitals that begins with a small letter.
 * (The second part of Jong-seo is such a word, and is fine.) */
static bool
is_small(const struct film_token *t)
{
    unsigned char c = (unsigned char)t->word->folded.p[0];
    bool cased = c >= 0x80 ? !(t->flags & FILM_TOKEN_NGRAM) : c > '9';
    return cased && !(t->flags & FILM_TOKEN_CAPITAL);
}

/* True if two capitalised words stand next to each other with only a space
 * between them: both may belong to one name. A function word that begins a
 * sentence owes its capital to that. */
static bool
joins(const struct film_token *t, const struct film_token *next)
{
    return t->to + 1 == next->from && (t->flags & FILM_TOKEN_CAPITAL) &&
           (next->flags & FILM_TOKEN_CAPITAL) &&
           !(t->word->stop && (t->flags & FILM_TOKEN_START));
}

static bool
is_mark(struct film_str text, size_t from, size_t to)
{
    struct film_str mark = {text.p + from, to - from};
    return film_str_equal(mark, FILM_STR("\"")) ||
           film_str_equal(mark, FILM_STR("\xE2\x80\x9C"));
}

/* True if quoted speech begins at this byte: after a comma or colon, a space
 * and a quotation mark. */
static bool
begins_speech(struct film_str text, size_t at)
{
    for (size_t n = 1; n <= 3; n += 2)
        if (at >= n + 2 && is_mark(text, at - n, at) &&
            text.p[at - n - 1] == ' ' &&
            (text.p[at - n - 2] == ',' || text.p[at - n - 2] == ':'))
            return true;
    return false;
}

/* True if the function words from token i to *last, followed by *next, are a
 * name: not at the start of a sentence, not next to other capitalised words
 * (Some Like It Hot), and not an abbreviation (It's, US). */
static bool
is_small_name(struct tokens in, size_t i, const struct film_token *last,
              const struct film_token *next)
{
    const struct film_token *t = in.v + i;
    struct film_str rest = {in.text.p + last->to, in.text.n - last->to};
    bool abbreviation =
        t->to > t->from + 1 && (film_ascii_capital(in.text.p[t->from + 1]) ||
                                in.text.p[t->from + 1] == '.');
    return !(t->flags & FILM_TOKEN_START) && !abbreviation &&
           !begins_speech(in.text, t->from) &&
           !film_str_starts(rest, FILM_STR("'")) &&
           !film_str_starts(rest, FILM_STR("\xE2\x80\x99")) &&
           !(i > 0 && joins(t - 1, t)) && !(next && joins(last, next));
}

/* True if the words from token i on are written like the name `want`: with
 * capitals on the first word and the first content word. */
static bool
is_name(struct tokens in, size_t i, struct tokens want)
{
    const struct film_token *t = in.v + i, *end = in.v + in.n, *last = t;
    bool stops = true;
    for (size_t k = 0; k < want.n; k++, t = next_plain(t + 1, end)) {
        if (!film_str_equal(t->word->folded, want.v[k].word->folded) ||
            (is_small(t) && (k == 0 || (stops && !t->word->stop))))
            return false;
        stops &= t->word->stop;
        last = t;
    }
    return !stops || is_small_name(in, i, last, t < end ? t : NULL);
}

static size_t
count_words(const struct film_token *t, size_t n)
{
    size_t words = 0;
    for (size_t i = 0; i < n; i++)
        words += !(t[i].flags & FILM_TOKEN_JOINED);
    return words;
}

/* Returns the end, in bytes, of this many words from token i on. */
static size_t
end_of_words(const struct film_token *in, size_t n, size_t i, size_t words)
{
    const struct film_token *t = in + i, *end = in + n;
    for (size_t k = 1; k < words; k++)
        t = next_plain(t + 1, end);
    return t->to;
}

/* True if the bytes [from, to) of the text belong to one of the longer
 * names. */
static bool
is_within(struct checker *c, struct tokens in, size_t from, size_t to,
          const struct film_node *longer)
{
    bool within = false;
    for (; longer && !within; longer = longer->next) {
        struct tokens want = analyse_wanted(c, longer->text);
        size_t at, start = 0;
        while (want.n > 0 && !within &&
               find_phrase(in.v, in.n, want, start, &at)) {
            within = in.v[at].from <= from &&
                     end_of_words(in.v, in.n, at, want.n) >= to;
            start = at + 1;
        }
        free(want.v);
    }
    return within;
}

static bool
name_in(struct checker *c, struct tokens in, struct tokens want,
        const struct film_node *longer)
{
    size_t from, start = 0;
    while (find_phrase(in.v, in.n, want, start, &from)) {
        if ((count_words(in.v, in.n) == want.n || is_name(in, from, want)) &&
            !is_within(c, in, in.v[from].from,
                       end_of_words(in.v, in.n, from, want.n), longer))
            return true;
        start = from + 1;
    }
    return false;
}

static bool
name_in_str(struct checker *c, struct tokens want, struct film_str text,
            const struct film_node *longer)
{
    struct tokens in = analyse(c, text);
    bool found = name_in(c, in, want, longer);
    free(in.v);
    return found;
}

static bool
name_anywhere(struct checker *c, const struct film_node *leaf)
{
    const struct film_checked *p = c->p;
    if (leaf->kind == FILM_NODE_PREFIX)
        return leaf_in(c, leaf, p->text, p->text_count) ||
               leaf_in_str(c, leaf, p->title) || leaf_in_headings(c, leaf);
    struct tokens want = analyse_wanted(c, leaf->text);
    const struct tokens text = {(struct film_token *)p->text, p->text_count,
                                p->raw};
    const struct film_node *longer = leaf->first;
    bool found = want.n > 0 && (name_in(c, text, want, longer) ||
                                name_in_str(c, want, p->title, longer));
    for (size_t i = 0; i < p->headings.n && want.n > 0 && !found; i++)
        found = name_in_str(c, want, p->headings.v[i], longer);
    free(want.v);
    return found;
}

static enum answer
check_field(struct checker *c, const struct film_node *node)
{
    const struct film_checked *p = c->p;
    const struct film_node *leaf = node->first;
    switch (node->field->field) {
    case FILM_F_TEXT:
        return leaf_in(c, leaf, p->text, p->text_count) ? YES : NO;
    case FILM_F_TITLE:
        return leaf_in_str(c, leaf, p->title) ? YES : NO;
    case FILM_F_HEADING:
        return leaf_in_headings(c, leaf) ? YES : NO;
    case FILM_F_PERSON:
    case FILM_F_FILM:
    case FILM_F_ROLE:
        return name_anywhere(c, leaf) ? YES : NO;
    default:
        return UNKNOWN; /* metadata: the filter has already decided */
    }
}

enum { PLACES = 256 };

/* Finds the positions of a leaf's words in the text; returns their number. */
static size_t
places(struct checker *c, const struct film_node *leaf, uint32_t *v)
{
    const struct film_checked *p = c->p;
    struct tokens want = analyse_wanted(c, leaf->text);
    size_t n = 0, from = 0, start = 0;
    while (want.n > 0 && n < PLACES &&
           find_phrase(p->text, p->text_count, want, start, &from)) {
        v[n++] = p->text[from].pos;
        start = from + 1;
    }
    free(want.v);
    return n;
}

/* True if every other child has an occurrence within the distance of the same
 * occurrence of the first child. For two children, that is what NEAR means. */
static bool
check_near(struct checker *c, const struct film_node *node)
{
    uint32_t first[PLACES], other[PLACES];
    size_t n = places(c, node->first, first);
    for (size_t i = 0; i < n; i++) {
        bool all = true;
        for (const struct film_node *k = node->first->next; k && all;
             k = k->next) {
            size_t m = places(c, k, other);
            all = false;
            for (size_t j = 0; j < m && !all; j++)
                all = (first[i] > other[j]
                           ? first[i] - other[j]
                           : other[j] - first[i]) <= node->distance + 1;
        }
        if (all)
            return true;
    }
    return false;
}

static enum answer check_node(struct checker *c, const struct film_node *node);

static enum answer
check_all(struct checker *c, const struct film_node *node)
{
    enum answer all = YES;
    for (const struct film_node *k = node->first; k && all != NO; k = k->next) {
        enum answer one = check_node(c, k);
        all = one < all ? one : all;
    }
    return all;
}

static enum answer
check_any(struct checker *c, const struct film_node *node)
{
    enum answer any = NO;
    for (const struct film_node *k = node->first; k && any != YES;
         k = k->next) {
        enum answer one = check_node(c, k);
        any = one > any ? one : any;
    }
    return any;
}

static enum answer
check_node(struct checker *c, const struct film_node *node)
{
    enum answer a;
    switch (node->kind) {
    case FILM_NODE_WORD:
    case FILM_NODE_PHRASE:
    case FILM_NODE_PREFIX:
        return check_leaf(c, node);
    case FILM_NODE_NEAR:
        return check_near(c, node) ? YES : NO;
    case FILM_NODE_LIST:
    case FILM_NODE_AND:
        return check_all(c, node);
    case FILM_NODE_OR:
        return check_any(c, node);
    case FILM_NODE_NOT:
        a = check_node(c, node->first);
        return a == UNKNOWN ? UNKNOWN : a == NO ? YES : NO;
    case FILM_NODE_MUST:
        return check_node(c, node->first);
    case FILM_NODE_FIELD:
        return check_field(c, node);
    case FILM_NODE_ABOUT:
        for (size_t i = 0; i < c->p->films.n; i++)
            if (film_str_equal(c->p->films.v[i], node->text))
                return YES;
        return NO;
    default:
        return UNKNOWN;
    }
}

enum film_met
film_check(const struct film_node *root, const struct film_checked *p,
           struct film_analyser *an, bool *failed)
{
    struct checker c = {.an = an, .p = p};
    enum film_met met = FILM_MET;
    for (const struct film_node *k = root->first; k && met != FILM_MET_NOT;
         k = k->next) {
        if (k->kind == FILM_NODE_WORD || k->kind == FILM_NODE_LIST)
            continue;
        enum answer a = check_node(&c, k);
        if (a == NO)
            met = FILM_MET_NOT;
        else if (a == ABOVE)
            met = FILM_MET_ABOVE;
    }
    *failed |= c.nomem;
    return met;
}
