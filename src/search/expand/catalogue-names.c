/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/catalogue-names.h"

#include "search/expand/mentions.h"

enum {
    /* Names per query, to bound the time; 3 has the same result. */
    NAMES_MOST = 12,
    EXPANSIONS_MOST = 24, /* additional words, also to bound the time */
};

/* Weights relative to the idf of the name's rarest word: of the name as typed,
 * and the share for an actor found by a character and for a person found by a
 * job. Half of WORTH costs .002 nDCG of movielog (.015 of questions for roles),
 * twice as much .004 (.028 of names in other spellings, .026 of what only
 * records have). */
static const double WORTH = 1.2, ROLE_WORTH = 0.2, JOB_WORTH = 0.7;

/* Words in queries that ask who did a job. */
static const struct {
    enum film_job job;
    const char *words;
} jobs[] = {
    {FILM_JOB_DIRECTOR, "director|directed|directs|filmmaker|감독"},
    {FILM_JOB_WRITER, "writer|screenwriter|wrote|written|각본"},
    {FILM_JOB_PRODUCER, "producer|produced|제작자"},
    {FILM_JOB_COMPOSER, "composer|composed|음악감독"},
    {FILM_JOB_CINEMATOGRAPHER, "cinematographer|photographed|촬영감독"},
    {FILM_JOB_EDITOR, "editor|edited"},
};

struct finder {
    struct film_search_ctx *c;
    struct film_plan *plan;
};

static bool
is_searched(const struct film_plan *plan, const struct film_word *word)
{
    bool is = film_plan_asks(plan, word->stem_id);
    for (size_t i = 0; i < plan->expansion_count && !is; i++)
        is = film_str_equal(plan->expansions[i].stem, word->stem);
    return is;
}

/* Makes the words of a name ones that candidates are looked for by, and sets
 * what it is worth. */
static void
add_words(struct finder *k, struct film_catalogue_name *a, double share)
{
    struct film_plan *plan = k->plan;
    double rarest = 0;
    for (size_t i = 0; i < a->tokens.n; i++) {
        const struct film_word *word = a->tokens.v[i].word;
        film_analyser_focus_add(k->c->an, word->folded);
        film_analyser_focus_add(k->c->an, word->stem);
        if (word->stop)
            continue;
        uint64_t n = film_shards_termfreq(k->c, FILM_F_TEXT, word->stem);
        double idf = film_plan_rarity(plan, n);
        if (idf > rarest)
            rarest = idf;
        if (is_searched(plan, word) || plan->expansion_count >= EXPANSIONS_MOST)
            continue;
        struct film_expansion *slot = film_ctx_push(
            k->c, &plan->expansions, &plan->expansion_count, sizeof *slot);
        if (slot)
            *slot = (struct film_expansion){film_ctx_copy(k->c, word->stem),
                                            idf * share / (double)a->tokens.n};
    }
    a->worth = rarest * share * WORTH;
}

/* Adds `a`, whose typed text and way of finding are set already. */
static void
add_name(struct finder *k, struct film_catalogue_name a, struct film_str name,
         double share)
{
    struct film_catalogue_names *out = &k->plan->catalogue_names;
    if (out->n >= NAMES_MOST)
        return;
    a.as = name;
    a.tokens = film_ctx_tokens(k->c, name);
    film_tokens_unjoin(&a.tokens);
    if (a.tokens.n == 0 || (a.tokens.n < 2 && !a.single &&
                            !(a.tokens.v[0].flags & FILM_TOKEN_NGRAM)))
        return; /* one common word: half the passages would have it */
    add_words(k, &a, share);
    struct film_catalogue_name *slot =
        film_ctx_push(k->c, &out->v, &out->n, sizeof *slot);
    if (slot)
        *slot = a;
}

static void
add_names(struct finder *k, const struct film_mention *m,
          const struct film_names *names)
{
    bool role = m->kind == FILM_MENTION_ROLE;
    const struct film_catalogue_name a = {.from = m->from,
                                          .to = m->to,
                                          .typed = m->tokens,
                                          .other = role,
                                          .by = role ? "role" : "alias"};
    for (size_t i = 0; i < names->n; i++)
        if (!film_str_equal_nocase(names->v[i].text, m->text))
            add_name(k, a, names->v[i].text, role ? ROLE_WORTH : 1);
}

/* The word of the query that asks for a job, outside the film's own name. */
static struct film_token *
asks_for(const struct finder *k, const struct film_mention *m,
         const char *words)
{
    struct film_tokens asked = k->plan->asked.tokens;
    for (size_t i = 0; i < asked.n; i++) {
        struct film_token *t = &asked.v[i];
        struct film_str typed = {k->plan->asked.text.p + t->from,
                                 t->to - t->from};
        if ((t->from < m->from || t->to > m->to) &&
            film_str_is_one_of_nocase(typed, words))
            return t;
    }
    return NULL;
}

/* Adds the people who did the job that the query asks about, for this film. */
static void
add_crew(struct finder *k, const struct film_mention *m,
         const struct film_entity *e)
{
    for (size_t j = 0; j < sizeof jobs / sizeof jobs[0]; j++) {
        struct film_token *t = asks_for(k, m, jobs[j].words);
        for (size_t i = 0; t && i < e->credit_count; i++)
            if (e->credits[i].job == jobs[j].job)
                add_name(k,
                         (struct film_catalogue_name){.from = t->from,
                                                      .to = t->to,
                                                      .typed = {t, 1},
                                                      .other = true,
                                                      .by = "job"},
                         e->credits[i].other, JOB_WORTH);
    }
}

/* Adds names of one word as texts have them in another script. */
static void
add_singles(struct finder *k)
{
    const struct film_plan *plan = k->plan;
    for (size_t i = 0; i < plan->single_names.n; i++) {
        const struct film_single_name *s = &plan->single_names.v[i];
        const struct film_catalogue_name a = {
            .from = s->from,
            .to = s->to,
            .typed = film_mentions_tokens(k->c, plan, s->from, s->to),
            .single = true,
            .by = "script"};
        add_name(k, a, s->as, 1);
    }
}

void
film_catalogue_names_find(struct film_search_ctx *c, struct film_plan *plan)
{
    /* More bearers of a character or initials say too little; 1: -.002 nDCG of
     * movielog, -.010 of questions for roles. */
    enum { FEW = 3 };
    struct finder k = {c, plan};
    add_singles(&k);
    for (size_t i = 0; i < plan->mentions.n; i++) {
        const struct film_mention *m = &plan->mentions.v[i];
        bool role = m->kind == FILM_MENTION_ROLE;
        /* If several people share the name, it is unclear whose other names to
         * add. */
        bool several = role || m->how == FILM_KEY_INITIALS;
        if (m->total > (several ? FEW : 1) ||
            (!film_mention_is_sure(m) && !role) || m->how == FILM_KEY_SURNAME ||
            m->how == FILM_KEY_PART)
            continue; /* a text with the whole name has the typed part */
        for (size_t e = 0; e < m->n; e++) {
            add_names(&k, m, &m->bearers[e].names);
            if (!m->bearers[e].person && !role)
                add_crew(&k, m, &m->bearers[e]);
        }
    }
}
