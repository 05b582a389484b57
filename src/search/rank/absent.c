/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/rank/absent.h"

#include "search/rank/enough.h"

/* In 100 questions without an answer and in 1,000 with one, what each rule
 * alone says of them. The rarest capitalised word is missing: 29, 4. */
static const double MATTERS = .4; /* of one word, missing: 22, 6 */
static const double BESIDE = .6;  /* of a name's pairs of words: 28, 7; .5 says
                                     one less of those without an answer */

enum {
    RUN = 8,     /* words of one name */
    NAMED = 4,   /* words that a passage does not have, in a note */
    NEAR = 3,    /* positions from one word of a name to the next */
    BESIDES = 2, /* words of a question that are not of the name */
};

/* True if a passage with at least this score has the term. */
static bool
is_found(const struct film_judge *j, size_t term, double least)
{
    for (size_t i = 0; i < j->ranking->n; i++) {
        const struct film_ranked_passage *r = &j->ranking->v[i];
        if (r->score >= least && r->found[term] > 0)
            return true;
    }
    return false;
}

/* ---- Names ------------------------------------------------------------ */

/* Capitalised words side by side. */
struct run {
    const struct film_token *v[RUN];
    size_t n;
};

/* True if two words are parts of one with a hyphen before a small letter, such
 * as Jong-seo. */
static bool
are_parts(const struct film_judge *j, const struct film_token *s,
          const struct film_token *t)
{
    return (s->flags & FILM_TOKEN_HYPHEN) && t->from == s->to + 1 &&
           j->plan->asked.text.p[s->to] != ' ' &&
           !(t->flags & FILM_TOKEN_CAPITAL);
}

/* The next run from token *at on; false after the last one. A small word with a
 * capital is inside (Drive My Car), and so is a small part (Jong-seo). */
static bool
next_run(const struct film_judge *j, size_t *at, struct run *run)
{
    const struct film_tokens asked = j->plan->asked.tokens;
    run->n = 0;
    for (; *at < asked.n && run->n < RUN; ++*at) {
        const struct film_token *t = &asked.v[*at];
        if (t->flags & FILM_TOKEN_JOINED)
            continue;
        if (film_judge_counts(j->plan, t, film_judge_term(j->plan, t)) &&
            (film_judge_is_capital(j, t) ||
             (run->n > 0 && are_parts(j, run->v[run->n - 1], t))))
            run->v[run->n++] = t;
        else if (run->n > 0 && !(t->flags & FILM_TOKEN_CAPITAL))
            break;
    }
    return run->n > 0;
}

/* True if the second word follows the first one. */
static bool
stand_near(struct film_tokens text, uint32_t a, uint32_t b)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.v[i].word->stem_id != a)
            continue;
        for (size_t k = i + 1;
             k < text.n && text.v[k].pos <= text.v[i].pos + NEAR; k++)
            if (text.v[k].word->stem_id == b)
                return true;
    }
    return false;
}

/* A word by its stem, or two words side by side. */
struct pair {
    uint32_t a, b;
};

static bool
has_pair(struct film_tokens text, struct pair p)
{
    return p.a == p.b ? film_tokens_have(text, p.a)
                      : stand_near(text, p.a, p.b);
}

static bool
is_pair_near(const struct film_ranked_passage *r, struct pair p)
{
    const struct film_fetched_article *article = r->p->article;
    if (has_pair(r->p->text, p) || has_pair(r->p->headings, p) ||
        has_pair(article->title, p) || has_pair(article->header, p))
        return true;
    for (size_t i = 0; i < article->record_count; i++) {
        const struct film_fetched_record *rec = article->records[i];
        for (size_t k = 0; k < rec->text_count; k++)
            if (has_pair(rec->texts[k].tokens, p))
                return true;
    }
    return false;
}

/* The stem of the joined form that a part has, else its own. */
static uint32_t
joined_stem(const struct film_judge *j, const struct film_token *t)
{
    const struct film_tokens asked = j->plan->asked.tokens;
    for (size_t i = 0; i < asked.n; i++)
        if ((asked.v[i].flags & FILM_TOKEN_JOINED) &&
            asked.v[i].from <= t->from && asked.v[i].to >= t->to)
            return asked.v[i].word->stem_id;
    return t->word->stem_id;
}

/* True if the passage has two words next to each other, or what is written for
 * them in one: Jongseo for Jong-seo. */
static bool
are_near(const struct film_judge *j, const struct film_ranked_passage *r,
         const struct film_token *s, const struct film_token *t)
{
    uint32_t a[] = {s->word->stem_id, joined_stem(j, s)};
    uint32_t b[] = {t->word->stem_id, joined_stem(j, t)};
    for (int i = 0; i < 2; i++)
        for (int k = 0; k < 2; k++)
            if (is_pair_near(r, (struct pair){a[i], b[k]}))
                return true;
    return false;
}

/* The share of the run's pairs of words that a passage has next to each other;
 * none without all parts of a word, which are no pairs themselves: Jong-seo
 * alone is not half of Lee Jong-seo. A word that stands for another may be
 * anywhere. */
static double
pairs_near(const struct film_judge *j, const struct film_ranked_passage *r,
           const struct run *run)
{
    size_t near = 0, pairs = 0;
    for (size_t i = 0; i + 1 < run->n; i++) {
        const struct film_token *s = run->v[i], *t = run->v[i + 1];
        float a = r->found[film_judge_term(j->plan, s)];
        float b = r->found[film_judge_term(j->plan, t)];
        bool is = a > 0 && b > 0 && (a < 1 || b < 1 || are_near(j, r, s, t));
        if (!is && are_parts(j, s, t))
            return 0;
        near += is && !are_parts(j, s, t);
        pairs += !are_parts(j, s, t);
    }
    return pairs > 0 ? (double)near / (double)pairs : 1;
}

static bool
overlaps(const struct run *run, size_t from, size_t to)
{
    return from < run->v[run->n - 1]->to && to > run->v[0]->from;
}

/* True if an occurrence is of the name, if need be with a slip, and not only of
 * one alike, by which it is found as well. */
static bool
is_same_name(const struct film_name_occurrence *o)
{
    return o->span.spelling->how != FILM_NAME_HOW_TYPO ||
           o->span.spelling->likeness >= film_name_likeness(FILM_NAME_SLIP);
}

/* True if some passage has it in another spelling, or may by another name, or
 * some record has it. */
static bool
is_known_otherwise(const struct film_judge *j, const struct run *run)
{
    const struct film_catalogue_names *names = &j->plan->catalogue_names;
    for (size_t i = 0; i < names->n; i++)
        if (overlaps(run, names->v[i].from, names->v[i].to))
            return true;
    for (size_t i = 0; i < j->plan->mentions.n; i++) {
        const struct film_mention *m = &j->plan->mentions.v[i];
        if (film_mention_is_sure(m) && overlaps(run, m->from, m->to))
            return true;
    }
    for (size_t i = 0; i < j->ranking->n; i++) {
        const struct film_ranked_passage *r = &j->ranking->v[i];
        const struct film_occurrences *in[] = {&r->here, r->above};
        for (size_t s = 0; s < 2; s++)
            for (size_t k = 0; in[s] && k < in[s]->n; k++)
                if (overlaps(run, in[s]->v[k].name->from,
                             in[s]->v[k].name->to) &&
                    is_same_name(&in[s]->v[k]))
                    return true;
    }
    return false;
}

/* True if a passage that says enough has the last word of the name, by which
 * texts call people, and all others or none of them: "Republicans" for French
 * Republicans. */
static bool
is_called(const struct film_judge *j, const struct run *run)
{
    size_t last = film_judge_term(j->plan, run->v[run->n - 1]);
    if (run->n < 2 || !j->asks || j->words < run->n + BESIDES)
        return false;
    const struct film_enough_page page = film_enough_page(j);
    for (size_t i = 0; i < j->ranking->n; i++) {
        const struct film_ranked_passage *r = &j->ranking->v[i];
        size_t has = 0;
        for (size_t k = 0; k < run->n; k++)
            has += r->found[film_judge_term(j->plan, run->v[k])] > 0;
        if (r->found[last] > 0 && (has == 1 || has == run->n) &&
            film_enough(j, r, &page))
            return true;
    }
    return false;
}

/* True if no passage has the words of the run side by side. */
static bool
is_apart(const struct film_judge *j, const struct run *run)
{
    if (run->n < 2 || j->headline || is_known_otherwise(j, run))
        return false;
    for (size_t i = 0; i < j->ranking->n; i++)
        if (pairs_near(j, &j->ranking->v[i], run) >= BESIDE)
            return false;
    return true;
}

/* ---- What is absent --------------------------------------------------- */

/* Adds what was typed, the pairs of a word that is written in them whole, and
 * so are parts with hyphens. */
static void
add_absent(struct film_judge *j, struct film_absent *e,
           const struct film_token *first, const struct film_token *last)
{
    const struct film_tokens asked = j->plan->asked.tokens;
    const struct film_token *end = asked.v + asked.n;
    while (first > asked.v && (first->flags & FILM_TOKEN_NGRAM) &&
           first[-1].to > first->from)
        first--;
    while (last + 1 < end && (last[1].flags & FILM_TOKEN_NGRAM) &&
           last[1].from < last->to)
        last++;
    while (last + 1 < end && (last->flags & FILM_TOKEN_HYPHEN) &&
           !(last->flags & FILM_TOKEN_JOINED) && last[1].from == last->to + 1 &&
           j->plan->asked.text.p[last->to] != ' ')
        last++;
    const struct film_str text = {j->plan->asked.text.p + first->from,
                                  last->to - first->from};
    for (size_t i = 0; i < e->words.n; i++)
        if (film_str_equal(e->words.v[i], text))
            return;
    struct film_str *slot =
        film_ctx_push(j->c, &e->words.v, &e->words.n, sizeof *slot);
    if (slot)
        *slot = text;
}

/* Adds the words of a name that no passage has, or the whole name. */
static void
add_name(struct film_judge *j, struct film_absent *e, const struct run *run)
{
    size_t before = e->words.n;
    for (size_t i = 0; i < run->n; i++) {
        size_t from = i;
        while (i < run->n &&
               !is_found(j, film_judge_term(j->plan, run->v[i]), 0))
            i++;
        if (i > from)
            add_absent(j, e, run->v[from], run->v[i - 1]);
    }
    if (e->words.n == before)
        add_absent(j, e, run->v[0], run->v[run->n - 1]);
}

/* A name is absent: as a whole, or the rarest word of all names. */
static void
judge_names(struct film_judge *j, struct film_absent *e)
{
    struct run run;
    const struct film_token *rarest = NULL;
    uint64_t least = UINT64_MAX;
    for (size_t at = 0; next_run(j, &at, &run);) {
        if (is_called(j, &run))
            continue;
        if (is_apart(j, &run))
            add_name(j, e, &run);
        for (size_t i = 0; i < run.n; i++) {
            uint64_t n =
                j->plan->terms[film_judge_term(j->plan, run.v[i])].passages;
            if (n >= least)
                continue;
            least = n;
            rarest = run.v[i];
        }
    }
    if (!rarest || e->words.n > 0)
        return;
    size_t term = film_judge_term(j->plan, rarest);
    if (is_found(j, term, film_enough_last(j->ranking)))
        return;
    add_absent(j, e, rarest, rarest);
    e->together = is_found(j, term, 0);
}

/* True for a word that no passage has and that is of the name of a person in
 * records: passages may have it under another. */
static bool
is_of_record(const struct film_judge *j, const struct film_token *t,
             size_t term)
{
    for (size_t i = 0; i < j->plan->mentions.n; i++) {
        const struct film_mention *m = &j->plan->mentions.v[i];
        if (j->plan->terms[term].passages == 0 && m->how == FILM_KEY_PERSON &&
            t->from >= m->from && t->to <= m->to)
            return true;
    }
    return false;
}

/* The word that matters most is absent. */
static void
judge_rarest(struct film_judge *j, struct film_absent *e)
{
    const struct film_tokens asked = j->plan->asked.tokens;
    size_t term = 0;
    for (size_t k = 1; k < j->plan->term_count; k++)
        if (j->worth[k] > j->worth[term])
            term = k;
    if (j->worth[term] < MATTERS * j->total || is_found(j, term, 0) ||
        (j->asks && !film_enough_best(j)))
        return;
    for (size_t i = 0; i < asked.n; i++)
        if (film_judge_counts(j->plan, &asked.v[i],
                              film_judge_term(j->plan, &asked.v[i])) &&
            film_judge_term(j->plan, &asked.v[i]) == term &&
            !is_of_record(j, &asked.v[i], term))
            add_absent(j, e, &asked.v[i], &asked.v[i]);
}

/* True if fewer than NAMED words that the passage does not have are worth more
 * than the term. */
static bool
is_among_heaviest(const struct film_judge *j,
                  const struct film_ranked_passage *r, size_t term)
{
    size_t heavier = 0;
    for (size_t k = 0; k < j->plan->term_count; k++)
        heavier += (double)r->found[k] < FILM_JUDGE_UNTRUSTED &&
                   (j->worth[k] > j->worth[term] ||
                    (k < term && j->worth[k] >= j->worth[term]));
    return heavier < NAMED;
}

/* Even the best passage has too little. */
static void
judge_best(struct film_judge *j, struct film_absent *e)
{
    const struct film_tokens asked = j->plan->asked.tokens;
    const struct film_ranked_passage *best = film_enough_best(j);
    if (!best)
        return;
    for (size_t i = 0; i < asked.n; i++) {
        size_t k = film_judge_term(j->plan, &asked.v[i]);
        if (!film_judge_counts(j->plan, &asked.v[i], k) ||
            (double)best->found[k] >= FILM_JUDGE_UNTRUSTED ||
            is_of_record(j, &asked.v[i], k) || !is_among_heaviest(j, best, k))
            continue;
        add_absent(j, e, &asked.v[i], &asked.v[i]);
        e->together |= is_found(j, k, 0);
    }
}

struct film_absent
film_absent_find(struct film_search_ctx *c, const struct film_plan *plan,
                 const struct film_ranking *ranking)
{
    struct film_judge j = {.c = c, .plan = plan, .ranking = ranking};
    struct film_absent e = {0};
    if (ranking->n == 0 || !film_judge_begin(&j) || j.total <= 0)
        return e;
    judge_names(&j, &e);
    if (e.words.n == 0)
        judge_rarest(&j, &e);
    if (e.words.n == 0)
        judge_best(&j, &e);
    e.poor = e.words.n > 0;
    return e;
}
