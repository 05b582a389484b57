/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/results/spoilers.h"

#include "base/ascii.h"
#include "text/passages.h"

/* The stem under which passages with such a warning are listed. */
#define STEM "spoiler"

/* Passages with that stem that are looked at before a hit. */
enum { LOOKED_AT = 16 };

/* Takes the next word, of ASCII letters and hyphens: "spoiler-free" is one. */
static bool
next_word(struct film_str *rest, struct film_str *word)
{
    while (rest->n > 0 && !film_ascii_letter(rest->p[0])) {
        rest->p++;
        rest->n--;
    }
    *word = (struct film_str){rest->p, 0};
    while (rest->n > 0 &&
           (film_ascii_letter(rest->p[0]) || rest->p[0] == '-')) {
        word->n++;
        rest->p++;
        rest->n--;
    }
    return word->n > 0;
}

static bool
is(struct film_str word, const char *list)
{
    return film_str_is_one_of_nocase(word, list);
}

static bool
sentence_warns(struct film_str sentence)
{
    bool spoiler = false, warning = false, none = false;
    struct film_str word;
    while (next_word(&sentence, &word)) {
        spoiler |= is(word, "spoiler|spoilers");
        warning |= is(word, "follow|follows|following|ahead|below|warning|"
                            "alert|beware|contain|contains|containing|coming");
        none |= is(word, "no|not|free|without|non|avoid|avoids|avoiding|never|"
                         "none|nor|t|cannot");
    }
    return spoiler && warning && !none;
}

/* Few texts have the word; to look for sentences in all of them was a fortieth
 * of a query. */
static bool
may_warn(struct film_str text)
{
    return text.n > 0 && (memmem(text.p, text.n, "poiler", 6) ||
                          memmem(text.p, text.n, "POILER", 6));
}

bool
film_warns_of_spoilers(struct film_str text)
{
    if (!may_warn(text))
        return false;
    for (size_t at = 0, end; at < text.n; at = end) {
        end = film_sentence_end(text, at);
        if (sentence_warns((struct film_str){text.p + at, end - at}))
            return true;
    }
    return false;
}

static bool
heading_warns(struct film_strs section)
{
    static const char words[] = "plot|ending|" STEM "|spoilers|synopsis";
    for (size_t i = 0; i < section.n; i++) {
        struct film_str rest = section.v[i], word;
        while (next_word(&rest, &word))
            if (is(word, words))
                return true;
    }
    return false;
}

/* Documents with the stem between two others, at most LOOKED_AT. */
static struct film_docids
stem_between(struct film_search_ctx *c, struct film_shard *s, xapc_docid from,
             xapc_docid to)
{
    xapc_docid *ids = film_arena_zalloc(c->arena, LOOKED_AT, sizeof *ids);
    xapc_error *xerr = NULL;
    size_t n = 0;
    xapc_postlist *list =
        film_shard_postings(c, s, FILM_F_TEXT, FILM_STR(STEM));
    if (!list || !ids) {
        xapc_postlist_free(list);
        return (struct film_docids){NULL, 0};
    }
    xapc_status x = xapc_postlist_skip_to(list, from, &xerr);
    if (x == XAPC_OK)
        x = xapc_postlist_next(&n, list, ids, NULL, NULL, LOOKED_AT, &xerr);
    xapc_postlist_free(list);
    if (!film_ctx_xapian(c, x, xerr))
        return (struct film_docids){NULL, 0};
    while (n > 0 && ids[n - 1] >= to)
        n--;
    return (struct film_docids){ids, n};
}

static bool
earlier_warns(struct film_search_ctx *c, const struct film_fetched_passage *p)
{
    struct film_shard *s = p->article->shard;
    if (p->stored.ordinal < 2)
        return false;
    struct film_docids docs =
        stem_between(c, s, p->docid - p->stored.ordinal + 1, p->docid);
    struct film_str *data = docs.n > 0 ? film_shard_data(c, s, docs) : NULL;
    for (size_t i = 0; data && i < docs.n; i++) {
        struct film_stored_passage q;
        if (film_load_passage(&q, data[i], c->arena, c->err) == FILM_OK &&
            film_warns_of_spoilers(q.passage.text))
            return true;
    }
    return false;
}

bool
film_is_spoiler(struct film_search_ctx *c, const struct film_fetched_passage *p)
{
    return heading_warns(p->stored.passage.section) ||
           film_warns_of_spoilers(p->stored.passage.text) ||
           earlier_warns(c, p);
}
