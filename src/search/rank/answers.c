/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/rank/answers.h"

#include "base/ascii.h"
#include "search/expand/weights.h"

enum kind {
    WHEN,
    HOW_LONG,
    HOW_MUCH,
    WHY,
    SHOWN, /* where it can be seen */
    PLACE, /* where something is or happens */
    WHO,
    WRITER, /* who wrote the script */
    AGE,    /* how old somebody is */
    JUDGED, /* somebody's opinion of it */
    KINDS
};

/* The bonus for an answer of a kind, relative to the weight of the query's
 * heaviest word: .018 on questions (wikiqa), -.001 on others (xquad), nothing
 * on reviews. Where a film is shown and how long it is is mostly said in other
 * words than those of the question, so their bonus is high, as it is for a
 * writer and an age: .004 on questions, .023 of the first hits of 174 questions
 * written by reading reviews. With .4 for a judgement, questions for an opinion
 * lose .012 (movielog -.002). */
static const double worth[KINDS] = {
    [WHEN] = .2,   [HOW_LONG] = .5, [HOW_MUCH] = .4, [WHY] = .1, [SHOWN] = .6,
    [PLACE] = .15, [WHO] = .15,     [WRITER] = .4,   [AGE] = .4, [JUDGED] = .2,
};

/* ---- The question ----------------------------------------------------- */

static struct film_str
typed(const struct film_plan *plan, size_t i)
{
    const struct film_token *t = &plan->asked.tokens.v[i];
    return i < plan->asked.tokens.n
               ? (struct film_str){plan->asked.text.p + t->from,
                                   t->to - t->from}
               : (struct film_str){"", 0};
}

/* True if one of the words occurs in the query. */
static bool
has_word(const struct film_plan *plan, const char *words)
{
    for (size_t i = 0; i < plan->asked.tokens.n; i++)
        if (film_str_is_one_of_nocase(typed(plan, i), words))
            return true;
    return false;
}

/* True if a word of the first list is directly followed by one of the
 * second. */
static bool
has_two(const struct film_plan *plan, const char *first, const char *second)
{
    for (size_t i = 0; i + 1 < plan->asked.tokens.n; i++)
        if (film_str_is_one_of_nocase(typed(plan, i), first) &&
            film_str_is_one_of_nocase(typed(plan, i + 1), second))
            return true;
    return false;
}

static unsigned
kinds_of(const struct film_plan *plan)
{
    unsigned kinds = 0;
    if (has_word(plan, "when") || has_two(plan, "what|which", "year|date|day"))
        kinds |= 1U << WHEN;
    if (has_two(plan, "how", "long") ||
        has_two(plan, "running|run|minutes|hours", "time|length|long") ||
        has_two(plan, "many", "minutes|hours") ||
        has_word(plan, "runtime|length|duration"))
        kinds |= 1U << HOW_LONG;
    if (has_two(plan, "how", "old"))
        kinds |= 1U << AGE;
    if (has_word(plan, "wrote|writer|writers|screenwriter|screenwriters|"
                       "scriptwriter|scriptwriters"))
        kinds |= 1U << WRITER;
    if (has_two(plan, "how", "much"))
        kinds |= 1U << HOW_MUCH;
    if (has_word(plan, "why"))
        kinds |= 1U << WHY;
    if (has_word(plan, "where"))
        kinds |=
            has_word(plan, "watch|watched|see|seen|stream|streaming|streams")
                ? 1U << SHOWN
                : 1U << PLACE;
    if (has_word(plan, "who|whom|whose"))
        kinds |= 1U << WHO;
    if (has_two(plan, "any|worth|is it|so", "good|bad|watching|seeing|it") ||
        has_two(plan, "wrong|right", "with") ||
        has_word(plan, "convincing|overrated|underrated|manipulative"))
        kinds |= 1U << JUDGED;
    return kinds;
}

/* ---- Answers ---------------------------------------------------------- */

/* A text word by word. */
struct reader {
    const struct film_plan *plan;
    struct film_str text;
    struct film_tokens tokens;
    size_t i;
};

static struct film_str
word_at(const struct reader *r, size_t i)
{
    const struct film_token *t = &r->tokens.v[i];
    return i < r->tokens.n
               ? (struct film_str){r->text.p + t->from, t->to - t->from}
               : (struct film_str){"", 0};
}

/* The index of the next word: joined forms follow their parts. */
static size_t
next_of(const struct reader *r, size_t i)
{
    do
        i++;
    while (i < r->tokens.n && (r->tokens.v[i].flags & FILM_TOKEN_JOINED));
    return i;
}

static bool
is_number(struct film_str w)
{
    return w.n > 0 && film_ascii_digit(w.p[0]);
}

static bool
is_count(struct film_str w)
{
    return is_number(w) ||
           film_str_is_one_of_nocase(
               w, "one|two|three|four|five|ten|twenty|thirty|forty|fifty|"
                  "ninety|half|hundred");
}

static bool
is_year(struct film_str w)
{
    return w.n == 4 && is_number(w) && (w.p[0] == '1' || w.p[0] == '2') &&
           film_ascii_digit(w.p[3]);
}

static bool
is_month(struct film_str w)
{
    return film_str_is_one_of(
        w, "January|February|March|April|May|June|July|August|September|"
           "October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|"
           "Oct|Nov|Dec");
}

/* True for a sum: $5 or 5 million. */
static bool
is_sum(const struct reader *r)
{
    size_t from = r->tokens.v[r->i].from;
    return (from > 0 && r->text.p[from - 1] == '$') ||
           film_str_is_one_of_nocase(
               word_at(r, next_of(r, r->i)),
               "million|millions|billion|dollars|pounds|euros|percent|won|yen");
}

/* True for a capitalised word that is not of the query. */
static bool
is_name(const struct reader *r, size_t i)
{
    struct film_str w = word_at(r, i);
    if (w.n < 2 || !film_ascii_capital(w.p[0]) || r->tokens.v[i].word->stop)
        return false;
    for (size_t k = 0; k < r->plan->term_count; k++)
        if (r->plan->terms[k].word->stem_id == r->tokens.v[i].word->stem_id)
            return false;
    return true;
}

/* True if the word is about a script and a name is near it: "script by Steve
 * Niles", "Billy Wilder's script". */
static bool
is_writing(const struct reader *r)
{
    enum { NEAR = 3 };
    size_t i = r->i;
    if (!film_str_is_one_of_nocase(
            word_at(r, i),
            "script|screenplay|written|writer|writers|wrote|"
            "screenwriter|screenwriters|penned|adapted|scripted"))
        return false;
    for (size_t k = 0; k < NEAR; k++)
        if (is_name(r, i = next_of(r, i)))
            return true;
    return r->i > 0 && is_name(r, r->i - 1);
}

/* True for "at 44", "aged 7" and "fifty-seven-year-old". */
static bool
is_age(const struct reader *r)
{
    struct film_str w = word_at(r, r->i);
    return film_str_is_one_of_nocase(w, "year|years")
               ? film_str_equal_nocase(word_at(r, next_of(r, r->i)),
                                       FILM_STR("old"))
               : is_number(w) && w.n <= 2 && r->i > 0 &&
                     film_str_is_one_of_nocase(word_at(r, r->i - 1),
                                               "at|aged|age");
}

/* True if an answer of the kind begins with the word: a month and its day, or
 * a year, for when. */
static bool
is_answer(const struct reader *r, enum kind kind)
{
    size_t next = next_of(r, r->i);
    struct film_str w = word_at(r, r->i), after = word_at(r, next);
    switch (kind) {
    case WHEN:
        return is_year(w) || (film_ascii_capital(w.p[0]) && is_month(w) &&
                              (is_number(after) ||
                               (r->i > 0 && is_number(word_at(r, r->i - 1)))));
    case HOW_LONG:
        return is_count(w) &&
               film_str_is_one_of_nocase(
                   after, "minute|minutes|min|mins|hour|hours|hrs");
    case HOW_MUCH:
        return is_number(w) && is_sum(r);
    case PLACE:
        return film_str_is_one_of(w, "in|at|near") && is_name(r, next) &&
               !is_month(after);
    case WHO:
        return is_name(r, r->i) && is_name(r, next) &&
               !(r->tokens.v[next].flags & FILM_TOKEN_START) && !is_month(w) &&
               !is_month(after);
    case WRITER:
        return is_writing(r);
    case AGE:
        return is_age(r);
    case WHY:
        return film_str_equal_nocase(w, FILM_STR("because"));
    case SHOWN:
        return film_str_is_one_of_nocase(
            w, "Netflix|Hulu|Disney|Amazon|Shudder|Criterion|MUBI|Prime|HBO|"
               "streaming|streams|streamed|theaters|theatres|cinemas|blu|dvd|"
               "vod|platform");
    case JUDGED:
        return film_str_is_one_of_nocase(
            w, "convincing|unconvincing|fails|succeeds|works|worst|best|weak|"
               "weakest|great|terrible|excellent|mediocre|masterpiece|"
               "problem|problems|flaw|flaws|disappointing|recommended|"
               "overlong|dull|compelling|fun|brilliant|lacks|suffers|wooden|"
               "memorable|forgettable|superb|solid|boring");
    default:
        return false;
    }
}

static bool
has_answer(const struct film_plan *plan, const struct film_fetched_passage *p,
           enum kind kind)
{
    struct reader r = {plan, p->stored.passage.text, p->text, 0};
    while (r.i < r.tokens.n && !is_answer(&r, kind))
        r.i++;
    return r.i < r.tokens.n;
}

void
film_answers_score(struct film_search_ctx *c, const struct film_plan *plan,
                   struct film_ranking *ranking)
{
    double most = 0;
    unsigned asked = film_ctx_ok(c) ? kinds_of(plan) : 0;
    if (!asked)
        return;
    for (size_t k = 0; k < plan->term_count; k++)
        if (plan->weights->terms[k].content &&
            plan->weights->terms[k].weight > most)
            most = plan->weights->terms[k].weight;
    for (size_t i = 0; i < ranking->n; i++) {
        struct film_ranked_passage *r = &ranking->v[i];
        for (unsigned k = 0; k < KINDS; k++)
            if ((asked >> k & 1) && r->text > 0 && has_answer(plan, r->p, k))
                r->answer += worth[k] * most;
        r->score += r->answer;
    }
}
