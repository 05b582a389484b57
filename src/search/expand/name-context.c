/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/name-context.h"

#include "search/expand/name-list.h"

enum { BEFORE = 3 }; /* words of a name that are looked at */

/* Whether the list of names has a part, and with another. */
struct known {
    bool part, both;
};

static void
look_in(struct known *k, const char *part, const char *other,
        struct film_str bytes)
{
    struct film_lexicon_cursor c;
    film_lexicon_cursor_init(&c, bytes);
    while (!k->both && film_lexicon_cursor_group(&c)) {
        if (strcmp(c.first, part) != 0)
            continue;
        k->part = true;
        while (!k->both && film_lexicon_cursor_next(&c))
            k->both = strcmp(c.second, other) == 0;
    }
}

static struct known
look_up(struct film_search_ctx *c, struct film_str part, struct film_str other)
{
    struct film_name_list list = {NULL, 0};
    struct known known = {false, false};
    struct film_phonetic a, b;
    char key[4];
    if (!film_phonetic_set(&a, part) || !film_phonetic_set(&b, other))
        return known;
    film_lexicon_key(key, &a);
    for (size_t i = 0; i < c->n; i++)
        if (c->shards[i].db)
            look_in(&known, a.spelled, b.spelled,
                    film_name_list_read(&list, c, &c->shards[i], key));
    return known;
}

/* True if some passage has both words. */
static bool
stand_together(struct film_search_ctx *c, const struct film_token *t,
               struct film_str name)
{
    struct film_tokens words = film_ctx_tokens(c, name);
    struct film_tokens both = {film_ctx_alloc(c, words.n + 1, sizeof *both.v),
                               words.n + 1};
    if (!both.v)
        return true;
    memcpy(both.v, words.v, words.n * sizeof *both.v);
    both.v[words.n] = *t;
    for (size_t i = 0; i < c->n; i++)
        if (c->shards[i].db &&
            film_shard_with_words(c, &c->shards[i], FILM_F_TEXT, both).n > 0)
            return true;
    return false;
}

bool
film_name_context_fits(struct film_search_ctx *c, const struct film_plan *plan,
                       const struct film_token *t, struct film_str name)
{
    struct film_tokens asked = plan->asked.tokens;
    size_t i = (size_t)(t - asked.v), parts = 0;
    for (size_t n = 0; i > 0 && n < BEFORE; n++) {
        const struct film_token *before = &asked.v[--i];
        struct film_str typed = {plan->asked.text.p + before->from,
                                 before->to - before->from};
        if (!(before->flags & FILM_TOKEN_CAPITAL) || before->word->stop ||
            before[1].from != before->to + 1)
            break;
        struct known known = look_up(c, typed, name);
        if (known.both || stand_together(c, before, name))
            return true;
        parts += known.part;
    }
    return parts == 0;
}
