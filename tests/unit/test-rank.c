/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The formula on candidates made by hand: no index is needed. */
#include <config.h>
#include "search/expand/weights.h"
#include "search/retrieve/retrieval.h"
#include "search/rank/answers.h"
#include "search/rank/rank.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

enum { PASSAGES = 4 };

struct fixture {
    struct film_analyser *an;
    struct film_arena arena;
    struct film_error err;
    struct film_search_ctx ctx;
    struct film_plan plan;
    struct film_candidates candidates;
    struct film_ranking ranking;
};

static int
set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    if (!f || film_analyser_new(&f->an, &f->err) != FILM_OK)
        return -1;
    film_arena_init(&f->arena);
    f->ctx = (struct film_search_ctx){
        .an = f->an, .arena = &f->arena, .err = &f->err};
    *state = f;
    return 0;
}

static int
tear_down(void **state)
{
    struct fixture *f = *state;
    film_arena_release(&f->arena);
    film_analyser_free(f->an);
    free(f);
    return 0;
}

static struct film_tokens
tokens(struct fixture *f, const char *text)
{
    return film_ctx_tokens(&f->ctx, film_str_from(text));
}

/* The query's terms, each in 10 of 1,000 passages and articles. */
static void
set_query(struct fixture *f, const char *query)
{
    struct film_plan *p = &f->plan;
    *p = (struct film_plan){0};
    p->asked.text = film_str_from(query);
    p->asked.tokens = tokens(f, query);
    p->counts = (struct film_counts){.passages = 1000,
                                     .passage_length = 10000,
                                     .articles = 1000,
                                     .article_length = 10000};
    for (size_t i = 0; i < p->asked.tokens.n; i++) {
        const struct film_word *word = p->asked.tokens.v[i].word;
        size_t k = 0;
        while (k < p->term_count && p->terms[k].word->stem_id != word->stem_id)
            k++;
        if (k < p->term_count)
            continue;
        struct film_query_term *t =
            film_arena_push(&f->arena, &p->terms, &p->term_count, sizeof *t);
        assert_non_null(t);
        *t = (struct film_query_term){word, 10, 10, 10, 0};
    }
    struct film_candidates *c = &f->candidates;
    *c = (struct film_candidates){0};
    c->passages = film_arena_zalloc(&f->arena, PASSAGES, sizeof *c->passages);
    c->articles = film_arena_zalloc(&f->arena, PASSAGES, sizeof *c->articles);
    assert_non_null(c->passages);
    assert_non_null(c->articles);
}

/* An article of one passage. */
static struct film_fetched_passage *
add_passage(struct fixture *f, const char *title, const char *heading,
            const char *text)
{
    const struct film_plan *plan = &f->plan;
    struct film_candidates *c = &f->candidates;
    struct film_fetched_article *a = &c->articles[c->article_count++];
    struct film_fetched_passage *p = &c->passages[c->passage_count++];
    assert_true(c->passage_count <= PASSAGES);
    p->article = a;
    p->text = tokens(f, text);
    p->headings = tokens(f, heading);
    a->title = tokens(f, title);
    a->stored.passages = 1;
    a->stored.length = (uint32_t)p->text.n;
    a->tf = film_arena_zalloc(&f->arena, plan->term_count + 1, sizeof *a->tf);
    assert_non_null(a->tf);
    for (size_t i = 0; i < p->text.n; i++)
        for (size_t k = 0; k < plan->term_count; k++)
            a->tf[k] +=
                p->text.v[i].word->stem_id == plan->terms[k].word->stem_id;
    return p;
}

static void
rank(struct fixture *f, bool alias)
{
    film_weights_make(&f->ctx, &f->plan, alias);
    f->ranking = film_rank_score(&f->ctx, &f->plan, &f->candidates);
    assert_int_equal(f->ctx.status, FILM_OK);
    assert_int_equal(f->ranking.n, f->candidates.passage_count);
}

static const struct film_ranked_passage *
ranked(const struct fixture *f, const struct film_fetched_passage *p)
{
    return &f->ranking.v[p - f->candidates.passages];
}

/* ---- Which of two is the better --------------------------------------- */

struct text {
    const char *title, *heading, *text;
};

static const struct {
    const char *query;
    struct text better, worse;
} orders[] = {
    /* more of the query, and more often */
    {"burning greenhouse",
     {"", "", "He is burning a greenhouse."},
     {"", "", "He is burning a field today."}},
    {"burning",
     {"", "", "Burning is about burning."},
     {"", "", "Burning is about smoke."}},
    /* the shorter one */
    {"vertigo",
     {"", "", "Green light in Vertigo."},
     {"", "", "Green light and so much else in Vertigo that never ends."}},
    /* title and heading */
    {"burning smoke",
     {"Burning", "", "He sees smoke."},
     {"Poetry", "", "He sees smoke."}},
    {"minhee dancer",
     {"", "Park Yu-rim as Minhee", "She is a dancer."},
     {"", "Jeon Jong-seo as Ok-ju", "She is a dancer."}},
    /* near, in order, in one sentence */
    {"green light",
     {"", "", "A green light shines on the wall there."},
     {"", "", "A green wall shines there on the light."}},
    {"green light",
     {"", "", "All is green light there on a wall."},
     {"", "", "All is light green there on a wall."}},
    {"green light",
     {"", "", "The wall there is green in light today now"},
     {"", "", "The wall there is green. Light today now it"}},
    /* words in other words */
    {"talkie",
     {"", "", "His first sound film of that year."},
     {"", "", "His first great film of that year."}},
    {"director",
     {"", "", "He directs all of it himself with care."},
     {"", "", "He edits all of it himself with care."}},
    /* what asks weighs less than what is asked for */
    {"describe vertigo green light",
     {"", "", "vertigo word word word"},
     {"", "", "describe word word word"}},
    {"전종서는 누구", {"", "", "전종서 전종서"}, {"", "", "누구 누구 누구"}},
};

static void
test_order(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++) {
        const struct text *b = &orders[i].better, *w = &orders[i].worse;
        set_query(f, orders[i].query);
        struct film_fetched_passage *worse =
            add_passage(f, w->title, w->heading, w->text);
        struct film_fetched_passage *better =
            add_passage(f, b->title, b->heading, b->text);
        rank(f, true);
        if (ranked(f, better)->score <= ranked(f, worse)->score)
            print_message("%s: %f for %s\n%f for %s\n", orders[i].query,
                          ranked(f, better)->score, b->text,
                          ranked(f, worse)->score, w->text);
        assert_true(ranked(f, better)->score > ranked(f, worse)->score);
    }
}

/* ---- Figures ---------------------------------------------------------- */

static void
assert_near(double got, double want)
{
    if (fabs(got - want) > 1e-9)
        print_message("%.12f != %.12f\n", got, want);
    assert_true(fabs(got - want) <= 1e-9);
}

static double
part(struct fixture *f, const struct film_fetched_passage *p, const char *name)
{
    struct film_hit hit = {0};
    film_rank_explain(&f->ctx, &f->plan, ranked(f, p), &hit);
    for (size_t i = 0; i < hit.part_count; i++)
        if (film_str_equal(hit.parts[i].name, film_str_from(name)))
            return hit.parts[i].value;
    fail_msg("no part %s", name);
    return 0;
}

/* One word, once, in a passage of the average length. */
static void
test_one_word(void **state)
{
    struct fixture *f = *state;
    double idf = log(1 + 990.5 / 10.5);
    set_query(f, "vertigo");
    struct film_fetched_passage *p = add_passage(
        f, "", "", "vertigo one two three four five six seven eight nine");
    rank(f, true);
    assert_near(f->plan.weights->passage[0], idf);
    assert_near(f->plan.weights->article[0], idf);
    assert_near(part(f, p, "text"), idf / 1.7);
    assert_near(part(f, p, "article"), .7 * idf / 2.2);
    assert_near(part(f, p, "nearness"), 0);
    assert_near(part(f, p, "role"), 0);
    assert_near(ranked(f, p)->score,
                part(f, p, "text") + part(f, p, "article"));
}

/* A word above the passage is worth two in it, one in the film's record half of
 * one, and in both places as much as above. */
static void
test_places(void **state)
{
    struct fixture *f = *state;
    double idf = log(1 + 990.5 / 10.5);
    struct film_record_text texts[] = {
        {FILM_RECORD_TEXT_TITLE, tokens(f, "Vertigo"), 0}};
    struct film_fetched_record record = {.texts = texts, .text_count = 1};
    const struct film_fetched_record *records[] = {&record};
    static const struct {
        const char *title, *heading;
        bool record;
        double tf;
    } rows[] = {
        {"", "", false, 0},        {"Vertigo", "", false, 2},
        {"", "Vertigo", false, 2}, {"", "", true, .5},
        {"Vertigo", "", true, 2},  {"Vertigo", "Vertigo", true, 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        set_query(f, "vertigo");
        struct film_fetched_passage *p =
            add_passage(f, rows[i].title, rows[i].heading, "green light");
        p->article->records = records;
        p->article->record_count = rows[i].record;
        rank(f, true);
        assert_near(part(f, p, "text"), idf * rows[i].tf / (rows[i].tf + .7));
    }
}

static void
test_burst_and_factor(void **state)
{
    struct fixture *f = *state;
    double idf = log(1 + 990.5 / 10.5);
    set_query(f, "vertigo");
    f->plan.terms[0].occurrences = 20;
    rank(f, true);
    assert_near(f->plan.weights->passage[0], idf * pow(2, .2));
    assert_near(f->plan.weights->article[0], idf);
    set_query(f, "vertigo");
    f->plan.terms[0].factor = .8;
    rank(f, true);
    assert_near(f->plan.weights->passage[0], .8 * idf);
}

/* Function words count if there is nothing else, or in a quotation. */
static void
test_function_words(void **state)
{
    struct fixture *f = *state;
    set_query(f, "the vertigo");
    rank(f, true);
    assert_near(f->plan.weights->passage[0], 0);
    set_query(f, "it");
    struct film_fetched_passage *p = add_passage(f, "", "", "It is It");
    rank(f, true);
    assert_true(f->plan.weights->passage[0] > 0);
    assert_true(ranked(f, p)->score > 0);
    set_query(f, "to be or not hamlet");
    struct film_fetched_passage *whole =
        add_passage(f, "", "", "to be or not hamlet");
    struct film_fetched_passage *rest =
        add_passage(f, "", "", "at of in we hamlet");
    rank(f, true);
    assert_near(f->plan.weights->passage[0], 0);
    assert_true(ranked(f, whole)->score > ranked(f, rest)->score);
}

static void
test_alias_off(void **state)
{
    struct fixture *f = *state;
    for (int alias = 0; alias < 2; alias++) {
        set_query(f, "talkie");
        struct film_fetched_passage *p =
            add_passage(f, "", "", "his first sound film");
        rank(f, alias);
        assert_int_equal(ranked(f, p)->score > 0, alias);
    }
}

/* The postings of an article of several passages count its header twice. */
static void
test_compounds(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *query, *text;
        bool found;
    } rows[] = {
        {"landlady", "The land lady knocks.", true},
        {"landlady", "The lady knocks.", false},
        {"quarter back", "A quarterback knocks.", true},
        {"quarter long back", "A quarterback knocks.", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        set_query(f, rows[i].query);
        struct film_fetched_passage *p = add_passage(f, "", "", rows[i].text);
        rank(f, true);
        assert_int_equal(part(f, p, "text") > 0, rows[i].found);
        rank(f, false);
        assert_near(part(f, p, "text"), 0);
    }
}

static void
test_article_of_several(void **state)
{
    struct fixture *f = *state;
    double idf = log(1 + 990.5 / 10.5);
    set_query(f, "vertigo");
    struct film_fetched_passage *p = add_passage(f, "Vertigo", "", "smoke");
    p->article->stored.passages = 3;
    p->article->stored.length = 10;
    p->article->tf[0] = 2;
    rank(f, true);
    assert_near(part(f, p, "article"), .7 * idf * (2 / 3.2 + .15));
    set_query(f, "vertigo");
    p = add_passage(f, "Vertigo", "", "smoke");
    p->article->stored.passages = 3;
    p->article->stored.length = 10;
    p->article->tf[0] = 3;
    rank(f, true);
    assert_near(part(f, p, "article"), .7 * idf * (3 / 4.2 + .15));
}

static void
test_whole_title(void **state)
{
    struct fixture *f = *state;
    double idf = log(1 + 990.5 / 10.5);
    set_query(f, "vertigo director");
    struct film_fetched_passage *whole =
        add_passage(f, "The Vertigo", "", "fog");
    struct film_fetched_passage *more =
        add_passage(f, "Vertigo Town", "", "fog");
    rank(f, true);
    assert_near(part(f, whole, "article") - part(f, more, "article"),
                .7 * .15 * idf);
}

/* ---- Records ---------------------------------------------------------- */

static void
test_record(void **state)
{
    struct fixture *f = *state;
    set_query(f, "Oh Dae-su imprisoned");
    struct film_fetched_passage *actor =
        add_passage(f, "", "", "Choi is imprisoned there.");
    struct film_fetched_passage *other =
        add_passage(f, "", "", "Kang is imprisoned there.");
    struct film_record_text texts[] = {
        {FILM_RECORD_TEXT_TITLE, tokens(f, "Oldboy"), 0},
        {FILM_RECORD_TEXT_ROLE, tokens(f, "Oh Dae-su"), 0},
        {FILM_RECORD_TEXT_NAME, tokens(f, "Min-sik Choi"), 0},
    };
    struct film_fetched_record record = {.texts = texts, .text_count = 3};
    const struct film_fetched_record *records[] = {&record};
    actor->article->records = other->article->records = records;
    actor->article->record_count = other->article->record_count = 1;
    rank(f, true);
    assert_true(part(f, actor, "role") > 0);
    assert_near(part(f, other, "role"), 0);
    assert_true(part(f, other, "nearness") > 0); /* Oh Dae-su as one name */
    other->article->record_count = 0;
    double with = ranked(f, actor)->score;
    rank(f, true);
    assert_near(ranked(f, actor)->score, with);
    assert_true(ranked(f, other)->score <
                ranked(f, actor)->score - part(f, actor, "role"));
}

/* ---- Answers ---------------------------------------------------------- */

/* What a question asks for, what a passage with a word of it has of that kind,
 * and what that is worth relative to the heaviest word. */
static const struct {
    const char *query, *text;
    double worth;
} answers[] = {
    {"when did rain fall", "The rain of 1968.", .2},
    {"when did rain fall", "The rain of 2968.", .2},
    {"when did rain fall", "The rain of 3968.", 0},
    {"when did rain fall", "The rain of 968.", 0},
    {"when did rain fall", "The rain of 19685.", 0},
    {"when did rain fall", "The rain of 196b.", 0},
    {"when did rain fall", "In 1968, fog.", 0}, /* no word of the query */
    {"when did rain fall", "The rain of May 3.", .2},
    {"when did rain fall", "The rain of 3 May.", .2},
    {"when did rain fall", "The rain of may 3.", 0},
    {"when did rain fall", "The rain of May.", 0},
    {"when did rain fall", "May rain.", 0},
    {"what year was the rain", "The rain of 1968.", .2},
    {"which day was the rain", "The rain of 1968.", .2},
    {"what was the rain year", "The rain of 1968.", 0},
    {"the rain of what", "The rain of 1968.", 0},
    {"how long is rain", "The rain took 90 minutes.", .5},
    {"how long is rain", "The rain took two hours.", .5},
    {"how long is rain", "The rain took some hours.", 0},
    {"how long is rain", "The rain, minutes: 90.", 0},
    {"how is long rain", "The rain took 90 minutes.", 0},
    {"rain running time", "The rain took 90 minutes.", .5},
    {"how many minutes is rain", "The rain took 90 minutes.", .5},
    {"rain runtime", "The rain took 90 minutes.", .5},
    {"how old is rain", "The rain is aged 7.", .4},
    {"how old is rain", "Rain died at 44.", .4},
    {"how old is rain", "Rain died at 444.", 0},
    {"how old is rain", "44 rain.", 0},
    {"how old is rain", "Rain, fifty years old.", .4},
    {"how old is rain", "Rain of fifty years.", 0},
    {"who wrote rain", "Rain has a script by Ann.", .4},
    {"who wrote rain", "Rain has a script by Ann Lee.", .55},
    {"rain writer", "Rain has a script by Ann.", .4},
    {"rain writer", "Rain has a script by a man named Ann.", 0},
    {"rain writer", "Rain has Ann's script.", .4},
    {"rain writer", "Ann of rain.", 0},
    {"rain writer", "A script: rain.", 0},
    {"how much did rain cost", "The rain cost $5.", .4},
    {"how much did rain cost", "The rain cost 5 million.", .4},
    {"how much did rain cost", "The rain cost 5.", 0},
    {"how much did rain cost", "The rain cost a million.", 0},
    {"why did rain fall", "It fell because of rain.", .1},
    {"why did rain fall", "It fell as rain.", 0},
    {"where did rain fall", "The rain fell in Rome.", .15},
    {"where did rain fall", "The rain fell in May.", 0},
    {"where did rain fall", "The rain fell in Rain.", 0},
    {"where did rain fall", "The rain fell on Rome.", 0},
    {"where did rain fall", "The rain is on Netflix.", 0},
    {"where can i watch rain", "The rain is on Netflix.", .6},
    {"where can i watch rain", "The rain fell in Rome.", 0},
    {"who made rain", "The rain of Ann Lee.", .15},
    {"who made rain", "The rain of Ann.", 0},
    {"who made rain", "The rain of Ann May.", 0},
    {"who made rain", "The rain of Ann. Lee went.", 0},
    {"whose rain", "The rain of Ann Lee.", .15},
    {"is rain any good", "The rain is dull.", .2},
    {"is rain any good", "The rain is wet.", 0},
    {"what is wrong with rain", "The rain is dull.", .2},
    {"rain overrated", "The rain is dull.", .2},
    {"rain wrong", "The rain is dull.", 0},
    {"rain", "The rain of 1968 took 90 minutes in Rome.", 0},
};

static void
test_answers(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        double most = 0;
        set_query(f, answers[i].query);
        struct film_fetched_passage *p =
            add_passage(f, "", "", answers[i].text);
        p->stored.passage.text = film_str_from(answers[i].text);
        rank(f, true);
        double before = ranked(f, p)->score;
        film_answers_score(&f->ctx, &f->plan, &f->ranking);
        for (size_t k = 0; k < f->plan.term_count; k++)
            if (f->plan.weights->terms[k].content &&
                f->plan.weights->terms[k].weight > most)
                most = f->plan.weights->terms[k].weight;
        double worth = ranked(f, p)->answer / most;
        if (fabs(worth - answers[i].worth) > 1e-6)
            fail_msg("%s: %s: %f", answers[i].query, answers[i].text, worth);
        assert_near(ranked(f, p)->score - before, ranked(f, p)->answer);
    }
}

/* Equal scores are not parted, as their order is that of adding, if that can be
 * helped. */
static void
test_equal_scores_stay_together(void **state)
{
    (void)state;
    static const struct {
        const char *ranks; /* a letter a document: equals have the same */
        size_t most, expected;
        bool last;
    } rows[] = {
        {"98765", 9, 5, false},   /* fewer than wanted */
        {"98765", 4, 4, false},   /* none are equal */
        {"987666", 4, 6, false},  /* all of them */
        {"9877777", 4, 2, false}, /* too many: none of them … */
        {"9877777", 4, 4, true},  /* … but in the last round */
        {"7777777", 4, 5, false}, /* nothing else: as many as may be */
        {"7777777", 4, 4, true},  {"777777", 3, 5, false},
        {"7777", 3, 4, false},    {"987", 0, 0, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        for (int by_day = 0; by_day < 2; by_day++) {
            struct film_doc_score v[8] = {{0}};
            size_t n = strlen(rows[i].ranks);
            for (size_t k = 0; k < n; k++) {
                v[k].score = by_day ? 1 : (float)(rows[i].ranks[k] - '0');
                v[k].day = by_day ? (uint32_t)rows[i].ranks[k] : 0;
            }
            const struct film_retrieval r = {
                .most = rows[i].most, .equals = 5, .last = rows[i].last};
            assert_int_equal(film_retrieval_cut(v, n, &r), rows[i].expected);
        }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_one_word),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_burst_and_factor),
        cmocka_unit_test(test_function_words),
        cmocka_unit_test(test_alias_off),
        cmocka_unit_test(test_compounds),
        cmocka_unit_test(test_article_of_several),
        cmocka_unit_test(test_whole_title),
        cmocka_unit_test(test_record),
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_equal_scores_stay_together),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
