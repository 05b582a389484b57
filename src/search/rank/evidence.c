/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/rank/evidence.h"

#include "search/expand/parameters.h"
#include "search/expand/query-hints.h"
#include "search/expand/weights.h"

#include <math.h>

/* A passage with a smaller share of the query is not shown: of the 1,425 right
 * passages among the first ten of 1,190 questions 1 in 1,000 has less, of the
 * wrong ones 22 in 100, of those shown for questions without an answer 38 in
 * 100. Of a long query less is asked: without that, -.012 on abstracts. */
static const double LEAST = .2, LEAST_LONG = .6;

/* Measured on questions with an answer (189 written by reading reviews,
 * movielog, xquad, wikiqa; names of kmrd) and 480 without (questions of another
 * collection, films, people and details that are not there, invented ones): how
 * many of those without are said to be so, and how many of those with one
 * wrongly. With a strength below ENOUGH - ENOUGH_MANY ln(1 + words), and the
 * rules below: 80 of 100, 0 to 27 in 1,000 (wikiqa, whose questions share few
 * words with their answers: 87). A share of .41 for questions of any length:
 * 57 and 9; of questions in small letters 39. The rules below, alone: */
static const double ENOUGH = 1.12, ENOUGH_MANY = .37;
static const double ENOUGH_NAMED = .41; /* share */
static const double MATTERS = .4;       /* of one word, missing: 22, 6 */
static const double BESIDE = .5;        /* of a name's pairs of words: 28, 7 */
static const double UNTRUSTED = .5; /* a less sure name counts as its trust */
static const double WEAK = .5;      /* what a word of requests counts */
/* The rarest capitalised word is missing: 29, 4. */

enum {
    PAGE = 10,      /* passages that are shown first */
    RUN = 8,        /* words of one name */
    NAMED = 4,      /* words that a passage does not have, in a note */
    NEAR = 3,       /* positions from one word of a name to the next */
    TITLE_MOST = 3, /* words; more may be a sentence or a headline */
};

/* ---- Words of the query ----------------------------------------------- */

struct judge {
    struct film_search_ctx *c;
    const struct film_plan *plan;
    const struct film_ranking *ranking;
    double *worth; /* by term */
    double total;
    double weight; /* the weight of the same words in scores */
    size_t words;  /* number of words that count */
    bool question; /* a sentence with a question mark */
    bool headline; /* there are many words, and all are capitalised */
};

static size_t
term_of(const struct film_plan *plan, const struct film_token *t)
{
    size_t k = 0;
    while (k < plan->term_count &&
           plan->terms[k].word->stem_id != t->word->stem_id)
        k++;
    return k;
}

/* The full weight of one term, even if another word stands for it. */
static double
worth_of(const struct film_plan *plan, size_t term)
{
    double factor = plan->terms[term].factor;
    bool weak = film_hint_is_weak(plan->terms[term].word->folded);
    return plan->weights->terms[term].weight * (weak ? WEAK : 1) /
           (factor > 0 ? factor : 1);
}

/* False for function words and joined forms. */
static bool
counts(const struct film_plan *plan, const struct film_token *t, size_t term)
{
    return !(t->flags & FILM_TOKEN_JOINED) && term < plan->term_count &&
           plan->weights->terms[term].content;
}

/* True if the capital says that it is a name: not that of a question's first
 * word. */
static bool
is_capital(const struct judge *j, const struct film_token *t)
{
    return (t->flags & FILM_TOKEN_CAPITAL) && !(j->question && t->pos == 0) &&
           !film_hint_is_question(t->word->folded) &&
           !film_hint_is_weak(t->word->folded);
}

/* Looks at how the query is written. */
static void
read_style(struct judge *j)
{
    const struct film_tokens asked = j->plan->asked.tokens;
    size_t words = 0, capitals = 0;
    for (size_t i = 0; i < asked.n; i++) {
        words += !(asked.v[i].flags & FILM_TOKEN_JOINED);
        capitals += !(asked.v[i].flags & FILM_TOKEN_JOINED) &&
                    (asked.v[i].flags & FILM_TOKEN_CAPITAL);
    }
    bool sentence = words > TITLE_MOST;
    j->question = sentence && film_str_ends(j->plan->asked.text, FILM_STR("?"));
    j->headline = sentence && capitals == words;
}

static bool
begin(struct judge *j)
{
    const struct film_plan *plan = j->plan;
    j->worth = film_ctx_alloc(j->c, plan->term_count + 1, sizeof *j->worth);
    for (size_t i = 0; i < plan->asked.tokens.n && j->worth; i++) {
        const struct film_token *t = &plan->asked.tokens.v[i];
        size_t k = term_of(plan, t);
        if (!counts(plan, t, k) || j->worth[k] > 0)
            continue;
        j->worth[k] = worth_of(plan, k);
        j->total += j->worth[k];
        j->weight += plan->weights->terms[k].weight;
        j->words++;
    }
    return j->worth;
}

void
film_evidence_name(const struct film_plan *plan, struct film_ranked_passage *r,
                   size_t from, size_t to, double sure)
{
    float found = sure < UNTRUSTED ? (float)sure : 1;
    for (size_t i = 0; i < plan->asked.tokens.n; i++) {
        const struct film_token *t = &plan->asked.tokens.v[i];
        size_t k = term_of(plan, t);
        if (t->from >= from && t->to <= to && k < plan->term_count &&
            r->found[k] < found)
            r->found[k] = found;
    }
}

/* A syllable counts as the word of which it is the stem: 콜 for 콜의. */
static void
find_stems(const struct film_plan *plan, struct film_ranked_passage *r)
{
    const struct film_tokens asked = plan->asked.tokens;
    for (size_t i = 1; i < asked.n; i++) {
        const struct film_token *t = &asked.v[i], *whole = t - 1;
        if ((t->flags &
             (FILM_TOKEN_JOINED | FILM_TOKEN_INNER | FILM_TOKEN_NGRAM)) !=
                (FILM_TOKEN_JOINED | FILM_TOKEN_NGRAM) ||
            t->from != whole->from || t->to > whole->to)
            continue;
        size_t part = term_of(plan, t), k = term_of(plan, whole);
        if (part < plan->term_count && k < plan->term_count &&
            r->found[k] < r->found[part])
            r->found[k] = r->found[part];
    }
}

/* ---- Shares ----------------------------------------------------------- */

void
film_evidence_weigh(struct film_search_ctx *c, const struct film_plan *plan,
                    struct film_ranking *ranking)
{
    struct judge j = {.c = c, .plan = plan, .ranking = ranking};
    bool chosen = plan->asked.filters || plan->asked.prefixes.n > 0;
    if (!begin(&j))
        return;
    double length = plan->weights->length;
    double least = LEAST * (1 - LEAST_LONG * length);
    double coverage =
        film_parameters.coverage * (1 - length) * (1 - length) * j.weight;
    for (size_t i = 0; i < ranking->n; i++) {
        struct film_ranked_passage *r = &ranking->v[i];
        double sum = 0;
        find_stems(plan, r);
        for (size_t k = 0; k < plan->term_count; k++)
            sum += j.worth[k] * (double)r->found[k];
        r->share = j.total > 0 && !chosen ? sum / j.total : 1;
        r->coverage = chosen ? 0 : coverage * r->share;
        r->score += r->coverage;
        r->weak = r->share < least && r->names <= 0 && r->answer <= 0;
    }
}

/* The score of a passage and its article, relative to the weight of the
 * query. */
static double
strength(const struct judge *j, const struct film_ranked_passage *r)
{
    return (r->text + r->article + r->names + r->film + r->role) / j->weight;
}

/* True if the passage has enough of the query; a query of few words requires
 * more than one of many. A name in another spelling gets less score than
 * share. */
static bool
is_enough(const struct judge *j, const struct film_ranked_passage *r)
{
    double words = (double)j->words;
    return strength(j, r) >= ENOUGH - ENOUGH_MANY * log(1 + words) ||
           (r->names > 0 && r->share >= ENOUGH_NAMED);
}

/* The passage with the largest share; NULL if some passage says enough. */
static const struct film_ranked_passage *
best_of(const struct judge *j)
{
    const struct film_ranked_passage *v = j->ranking->v, *best = v;
    for (size_t i = 0; i < j->ranking->n; i++) {
        if (is_enough(j, &v[i]))
            return NULL;
        if (v[i].share > best->share)
            best = &v[i];
    }
    return best;
}

/* True if a passage with at least this score has the term. */
static bool
is_found(const struct judge *j, size_t term, double least)
{
    for (size_t i = 0; i < j->ranking->n; i++) {
        const struct film_ranked_passage *r = &j->ranking->v[i];
        if (r->score >= least && r->found[term] > 0)
            return true;
    }
    return false;
}

/* The score of the last passage of a first page. */
static double
tenth_score(const struct film_ranking *ranking)
{
    double best[PAGE] = {0};
    for (size_t i = 0; i < ranking->n; i++) {
        size_t k = PAGE;
        for (; k > 0 && ranking->v[i].score > best[k - 1]; k--)
            if (k < PAGE)
                best[k] = best[k - 1];
        if (k < PAGE)
            best[k] = ranking->v[i].score;
    }
    return best[PAGE - 1];
}

/* ---- Names ------------------------------------------------------------ */

/* Capitalised words side by side. */
struct run {
    const struct film_token *v[RUN];
    size_t n;
};

/* The next run from token *at on; false after the last one. */
static bool
next_run(const struct judge *j, size_t *at, struct run *run)
{
    const struct film_tokens asked = j->plan->asked.tokens;
    run->n = 0;
    for (; *at < asked.n && run->n < RUN; ++*at) {
        const struct film_token *t = &asked.v[*at];
        if (t->flags & FILM_TOKEN_JOINED)
            continue;
        if (counts(j->plan, t, term_of(j->plan, t)) && is_capital(j, t))
            run->v[run->n++] = t;
        else if (run->n > 0)
            break;
    }
    return run->n > 0;
}

static bool
stand_near(struct film_tokens text, uint32_t a, uint32_t b)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.v[i].word->stem_id != a && text.v[i].word->stem_id != b)
            continue;
        uint32_t other = text.v[i].word->stem_id == a ? b : a;
        for (size_t k = i + 1;
             k < text.n && text.v[k].pos <= text.v[i].pos + NEAR; k++)
            if (text.v[k].word->stem_id == other)
                return true;
    }
    return false;
}

static bool
is_pair_near(const struct film_ranked_passage *r, uint32_t a, uint32_t b)
{
    const struct film_fetched_article *article = r->p->article;
    if (stand_near(r->p->text, a, b) || stand_near(r->p->headings, a, b) ||
        stand_near(article->title, a, b) || stand_near(article->header, a, b))
        return true;
    for (size_t i = 0; i < article->record_count; i++) {
        const struct film_fetched_record *rec = article->records[i];
        for (size_t k = 0; k < rec->text_count; k++)
            if (stand_near(rec->texts[k].tokens, a, b))
                return true;
    }
    return false;
}

/* True for a part before a hyphen and a small letter (Jong-seo): texts write
 * such names in many ways. A joined form comes after the last part. */
static bool
is_part(const struct film_token *t)
{
    return (t->flags & FILM_TOKEN_HYPHEN) && t[1].from == t->to + 1 &&
           !(t[1].flags & FILM_TOKEN_CAPITAL);
}

/* The share of the run's pairs that a passage has next to each other. A word
 * that stands for another may be anywhere. */
static double
pairs_near(const struct judge *j, const struct film_ranked_passage *r,
           const struct run *run)
{
    size_t near = 0;
    for (size_t i = 0; i + 1 < run->n; i++) {
        size_t k = term_of(j->plan, run->v[i]);
        size_t l = term_of(j->plan, run->v[i + 1]);
        float a = r->found[k], b = r->found[l];
        near +=
            a > 0 && b > 0 &&
            (a < 1 || b < 1 || is_part(run->v[i]) || is_part(run->v[i + 1]) ||
             is_pair_near(r, run->v[i]->word->stem_id,
                          run->v[i + 1]->word->stem_id));
    }
    return (double)near / (double)(run->n - 1);
}

static bool
overlaps(const struct run *run, size_t from, size_t to)
{
    return from < run->v[run->n - 1]->to && to > run->v[0]->from;
}

/* True if some passage has it in another spelling, or may by another name, or
 * some record has it. */
static bool
is_known_otherwise(const struct judge *j, const struct run *run)
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
                if (overlaps(run, in[s]->v[k].name->from, in[s]->v[k].name->to))
                    return true;
    }
    return false;
}

/* True if no passage has the words of the run side by side. */
static bool
is_apart(const struct judge *j, const struct run *run)
{
    if (run->n < 2 || j->headline || is_known_otherwise(j, run))
        return false;
    for (size_t i = 0; i < j->ranking->n; i++)
        if (pairs_near(j, &j->ranking->v[i], run) >= BESIDE)
            return false;
    return true;
}

/* ---- What is absent --------------------------------------------------- */

/* Adds what was typed, the pairs of a word that is written in them whole. */
static void
add_absent(struct judge *j, struct film_evidence *e,
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
    const struct film_str text = {j->plan->asked.text.p + first->from,
                                  last->to - first->from};
    for (size_t i = 0; i < e->absent.n; i++)
        if (film_str_equal(e->absent.v[i], text))
            return;
    struct film_str *slot =
        film_ctx_push(j->c, &e->absent.v, &e->absent.n, sizeof *slot);
    if (slot)
        *slot = text;
}

/* Adds the words of a name that no passage has, or the whole name. */
static void
add_name(struct judge *j, struct film_evidence *e, const struct run *run)
{
    size_t before = e->absent.n;
    for (size_t i = 0; i < run->n; i++) {
        size_t from = i;
        while (i < run->n && !is_found(j, term_of(j->plan, run->v[i]), 0))
            i++;
        if (i > from)
            add_absent(j, e, run->v[from], run->v[i - 1]);
    }
    if (e->absent.n == before)
        add_absent(j, e, run->v[0], run->v[run->n - 1]);
}

/* A name is absent: as a whole, or the rarest word of all names. */
static void
judge_names(struct judge *j, struct film_evidence *e)
{
    struct run run;
    const struct film_token *rarest = NULL;
    uint64_t least = UINT64_MAX;
    for (size_t at = 0; next_run(j, &at, &run);) {
        if (is_apart(j, &run))
            add_name(j, e, &run);
        for (size_t i = 0; i < run.n; i++) {
            uint64_t n = j->plan->terms[term_of(j->plan, run.v[i])].passages;
            if (n >= least)
                continue;
            least = n;
            rarest = run.v[i];
        }
    }
    if (!rarest || e->absent.n > 0)
        return;
    size_t term = term_of(j->plan, rarest);
    if (is_found(j, term, tenth_score(j->ranking)))
        return;
    add_absent(j, e, rarest, rarest);
    e->together = is_found(j, term, 0);
}

/* True for a word that no passage has and that is of the name of a person in
 * records: passages may have it under another. */
static bool
is_of_record(const struct judge *j, const struct film_token *t, size_t term)
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
judge_rarest(struct judge *j, struct film_evidence *e)
{
    const struct film_tokens asked = j->plan->asked.tokens;
    size_t term = 0;
    for (size_t k = 1; k < j->plan->term_count; k++)
        if (j->worth[k] > j->worth[term])
            term = k;
    if (j->worth[term] < MATTERS * j->total || is_found(j, term, 0))
        return;
    for (size_t i = 0; i < asked.n; i++)
        if (counts(j->plan, &asked.v[i], term_of(j->plan, &asked.v[i])) &&
            term_of(j->plan, &asked.v[i]) == term &&
            !is_of_record(j, &asked.v[i], term))
            add_absent(j, e, &asked.v[i], &asked.v[i]);
}

/* True if fewer than NAMED words that the passage does not have are worth more
 * than the term. */
static bool
is_among_heaviest(const struct judge *j, const struct film_ranked_passage *r,
                  size_t term)
{
    size_t heavier = 0;
    for (size_t k = 0; k < j->plan->term_count; k++)
        heavier += (double)r->found[k] < UNTRUSTED &&
                   (j->worth[k] > j->worth[term] ||
                    (k < term && j->worth[k] >= j->worth[term]));
    return heavier < NAMED;
}

/* Even the best passage has too little. */
static void
judge_best(struct judge *j, struct film_evidence *e)
{
    const struct film_tokens asked = j->plan->asked.tokens;
    const struct film_ranked_passage *best = best_of(j);
    if (!best)
        return;
    for (size_t i = 0; i < asked.n; i++) {
        size_t k = term_of(j->plan, &asked.v[i]);
        if (!counts(j->plan, &asked.v[i], k) ||
            (double)best->found[k] >= UNTRUSTED ||
            is_of_record(j, &asked.v[i], k) || !is_among_heaviest(j, best, k))
            continue;
        add_absent(j, e, &asked.v[i], &asked.v[i]);
        e->together |= is_found(j, k, 0);
    }
}

struct film_evidence
film_evidence_judge(struct film_search_ctx *c, const struct film_plan *plan,
                    const struct film_ranking *ranking)
{
    struct judge j = {.c = c, .plan = plan, .ranking = ranking};
    struct film_evidence e = {0};
    if (ranking->n == 0 || !begin(&j) || j.total <= 0)
        return e;
    read_style(&j);
    judge_names(&j, &e);
    if (e.absent.n == 0)
        judge_rarest(&j, &e);
    if (e.absent.n == 0)
        judge_best(&j, &e);
    e.poor = e.absent.n > 0;
    return e;
}
