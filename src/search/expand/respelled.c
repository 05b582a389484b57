/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/respelled.h"

#include "base/ascii.h"
#include "names/slips.h"
#include "search/expand/mentions.h"
#include "search/expand/middle-names.h"

#include <stdlib.h>

enum { LONG = 12 }; /* letters from which on a name may have two slips */

/* Spellings that are farther than the nearest one by no more than this are as
 * near: systems of romanisation have several for one sound. */
static const double AS_NEAR = .02;

/* The distance of a slip of cost 1: one letter is as far as the farthest of two
 * spellings of one sound. */
static const double PER_COST = .0156;

/* ---- The nearest spelling --------------------------------------------- */

/* The least likeness of somebody who is meant by a name in Hangul: of a Korean,
 * 김지운 is Kim Jee-woon, and of others, 안드레이 is not Ian Dury. */
static const double MEANT = .9, MEANT_FOREIGN = .93;

struct candidate {
    const struct film_name_spelling *spelling;
    double distance;
    bool ordered;          /* the parts must be in the order of the record */
    struct film_str typed; /* the whole, if other words are between them */
};

struct candidates {
    struct candidate *v;
    size_t n;
};

static int
by_distance(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->distance != y->distance)
        return x->distance < y->distance ? -1 : 1;
    int order =
        strcmp(x->spelling->part[0].spelled, y->spelling->part[0].spelled);
    return order ? order
                 : strcmp(x->spelling->part[1].spelled,
                          y->spelling->part[1].spelled);
}

/* True if a spelling is another one of the same sound by the rules of a
 * language, rather than a slip. */
static bool
is_by_rule(const struct film_name_spelling *s)
{
    /* Michael and Cine are syllables of Korean, too. */
    bool korean =
        strchr(s->part[0].spelled, '-') || strchr(s->part[1].spelled, '-');
    /* 전종서 and John Johns are farther apart: .23, and 전도연 and Jeong Do-won
     * are: .14. Those who are meant, Korean or not, are at .1 at most. */
    if (s->how == FILM_NAME_HOW_HANGUL)
        return s->likeness >= (korean ? MEANT : MEANT_FOREIGN);
    return s->how == FILM_NAME_HOW_SCRIPT ||
           s->likeness >= film_name_likeness(FILM_NAME_BY_RULE) ||
           (korean && s->how == FILM_NAME_HOW_ROMANISED);
}

/* The cost of the slips between a typed name, in one word, and a spelling with
 * its parts in this order; more than `most` as most + 1. */
static unsigned
slips(struct film_str typed, const char *first, const char *second,
      unsigned most)
{
    char joined[2 * (FILM_PHONETIC_SPELLED + 1)];
    size_t n = 0;
    for (; *first; first++)
        joined[n++] = *first;
    for (; *second; second++)
        joined[n++] = *second;
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (film_ascii_small(joined[i]))
            joined[kept++] = joined[i];
    return film_slips(typed, (struct film_str){joined, kept}, most);
}

/* True if no passage has the words of a name that are none of the spelling's:
 * John is no slip for Jean. */
static bool
may_be_slip(struct film_search_ctx *c, struct film_tokens typed,
            const struct film_name_spelling *s)
{
    for (size_t i = 0; i < typed.n; i++) {
        const struct film_word *w = typed.v[i].word;
        bool same =
            film_str_equal(w->folded, film_str_from(s->part[0].spelled)) ||
            film_str_equal(w->folded, film_str_from(s->part[1].spelled));
        if (!same && film_shards_termfreq(c, FILM_F_TEXT, w->stem) > 0)
            return false;
    }
    return true;
}

/* Adds the spellings that may be meant: those by rule, others with one slip or,
 * of a long name, two. */
static void
add_candidates(struct film_search_ctx *c, struct candidates *to,
               struct film_str typed, const struct film_name_spellings *from,
               const struct film_mention *how)
{
    static const struct film_str none = {"", 0};
    bool middle = how->gap || memchr(typed.p, '.', typed.n); /* an initial */
    struct film_buf key;
    film_buf_init(&key, 1 << 10);
    film_name_key_joined(&key, typed);
    film_ctx_keep(c, film_buf_check(&key, c->err));
    struct film_str letters = film_buf_get(&key);
    unsigned most = letters.n < LONG ? FILM_SLIP : FILM_SLIP + FILM_SLIP_LIKELY;
    struct film_tokens words = film_ctx_analyse(c, typed);
    for (size_t i = 0; i < from->n && film_ctx_ok(c); i++) {
        const struct film_name_spelling *s = &from->v[i];
        bool foreign =
            s->how == FILM_NAME_HOW_SCRIPT || s->how == FILM_NAME_HOW_HANGUL;
        double distance = 1 - s->likeness;
        if (!is_by_rule(s)) {
            const char *a = s->part[0].spelled, *b = s->part[1].spelled;
            unsigned cost = slips(letters, a, b, most);
            unsigned turned = slips(letters, b, a, most);
            cost = turned < cost ? turned : cost;
            if (cost > most || !may_be_slip(c, words, s))
                continue;
            distance = cost * PER_COST;
        }
        struct candidate *slot = film_ctx_push(c, &to->v, &to->n, sizeof *slot);
        if (slot)
            *slot = (struct candidate){s, distance, how->one_word,
                                       middle && foreign ? typed : none};
    }
    film_buf_release(&key);
}

static struct film_str
spelled_out(struct film_search_ctx *c, const struct film_name_spelling *s)
{
    struct film_buf name;
    film_buf_init(&name, 1 << 10);
    film_buf_printf(&name, "%s %s", s->part[0].spelled, s->part[1].spelled);
    film_ctx_keep(c, film_buf_check(&name, c->err));
    struct film_str out = film_ctx_copy(c, film_buf_get(&name));
    film_buf_release(&name);
    return out;
}

/* True if somebody has a name with the parts of a spelling in this order. */
static bool
is_in_order(struct film_search_ctx *c, const struct film_entity *e,
            struct film_str spelled)
{
    bool is = false;
    struct film_buf a, b;
    film_buf_init(&a, 1 << 10);
    film_buf_init(&b, 1 << 10);
    film_name_key_joined(&a, spelled);
    for (size_t i = 0; i < e->names.n && !is; i++) {
        film_name_key_joined(&b, e->names.v[i].text);
        is = film_str_equal(film_buf_get(&a), film_buf_get(&b));
    }
    film_ctx_keep(c, film_buf_check(&a, c->err));
    film_ctx_keep(c, film_buf_check(&b, c->err));
    film_buf_release(&a);
    film_buf_release(&b);
    return is;
}

/* The people whose name is spelled so, and has the middle that was typed. */
static struct film_mention
find_bearers(struct film_search_ctx *c, const struct film_shard *catalogue,
             const struct candidate *of, struct film_str spelled)
{
    struct film_mention m =
        film_mentions_name(c, catalogue, spelled, FILM_KEY_PERSON);
    size_t kept = 0;
    if (of->typed.n == 0)
        return m;
    m = film_mentions_name(c, catalogue,
                           film_str_from(of->spelling->part[1].spelled),
                           FILM_KEY_SURNAME);
    for (size_t i = 0; i < m.n; i++)
        if (film_middle_names_fit(c, &m.bearers[i],
                                  of->spelling->part[0].spelled, of->typed))
            m.bearers[kept++] = m.bearers[i];
    m.n = kept;
    return m;
}

/* Adds the people of the catalogue whose name is spelled so, each once. Nobody
 * writes a foreign name in one word with the surname first: イーストウッド is
 * not Ed East. */
static void
add_bearers(struct film_search_ctx *c, const struct film_shard *catalogue,
            struct film_mention *to, const struct candidate *of)
{
    struct film_str spelled = spelled_out(c, of->spelling);
    struct film_mention m = find_bearers(c, catalogue, of, spelled);
    for (size_t i = 0; i < m.n && to->n < FILM_BEARERS_MOST; i++) {
        bool known = of->ordered && !is_in_order(c, &m.bearers[i], spelled);
        for (size_t k = 0; k < to->n && !known; k++)
            known = film_str_equal(to->bearers[k].id, m.bearers[i].id);
        struct film_entity *slot =
            known ? NULL : film_ctx_push(c, &to->bearers, &to->n, sizeof *slot);
        if (slot)
            *slot = m.bearers[i];
    }
    to->total = (uint32_t)to->n;
}

static int
by_prominence(const void *a, const void *b)
{
    const struct film_entity *x = a, *y = b;
    unsigned p = film_entity_prominence(x), q = film_entity_prominence(y);
    return p != q ? (p > q ? -1 : 1) : film_str_compare(x->id, y->id);
}

/* The people with the nearest of the spellings that the catalogue has, the most
 * prominent first: 김지운 is Kim Jee-woon rather than an extra, Kim Ji-won. */
static struct film_mention
find_nearest(struct film_search_ctx *c, const struct film_shard *catalogue,
             struct candidates *of)
{
    struct film_mention m = {
        .kind = FILM_MENTION_PERSON, .how = FILM_KEY_PERSON, .sure = 1};
    double most = 1;
    if (of->n > 0)
        qsort(of->v, of->n, sizeof *of->v, by_distance);
    for (size_t i = 0; i < of->n && of->v[i].distance <= most; i++) {
        add_bearers(c, catalogue, &m, &of->v[i]);
        if (m.n > 0 && most == 1)
            most = of->v[i].distance + AS_NEAR;
    }
    if (m.n > 1)
        qsort(m.bearers, m.n, sizeof *m.bearers, by_prominence);
    return m;
}

struct film_mention
film_respelled_person(struct film_search_ctx *c,
                      const struct film_shard *catalogue, struct film_str name)
{
    struct candidates all = {NULL, 0};
    struct film_mention m =
        film_mentions_name(c, catalogue, name, FILM_KEY_PERSON);
    if (m.n > 0)
        return m;
    struct film_name_spellings v = film_mentions_spellings(c, name);
    add_candidates(c, &all, name, &v, &(struct film_mention){.n = 0});
    return find_nearest(c, catalogue, &all);
}

struct film_strs
film_respelled_by_rule(struct film_search_ctx *c, struct film_str name)
{
    struct film_strs out = {NULL, 0};
    struct film_name_spellings v = film_mentions_spellings(c, name);
    for (size_t i = 0; i < v.n && film_ctx_ok(c); i++) {
        struct film_str *slot =
            is_by_rule(&v.v[i]) ? film_ctx_push(c, &out.v, &out.n, sizeof *slot)
                                : NULL;
        if (slot)
            *slot = spelled_out(c, &v.v[i]);
    }
    return out;
}

/* ---- In a query ------------------------------------------------------- */

/* The mentions that are to be put before those without a key. */
struct found {
    struct film_mention *v;
    size_t n;
};

static void
add(struct film_search_ctx *c, struct found *to, struct film_mention m)
{
    struct film_mention *slot = film_ctx_push(c, &to->v, &to->n, sizeof *slot);
    if (slot)
        *slot = m;
}

/* True if another of the readings [i, end) of a name has more of the text: Stan
 * Lee is no more than the beginning of スタンリー・キューブリック. */
static bool
is_part(const struct film_plan *plan, const struct film_mention *m, size_t i,
        size_t end)
{
    for (; i < end; i++) {
        const struct film_mention *o = &plan->mentions.v[i];
        if (o->sure >= 1 && o->from <= m->from && o->to >= m->to &&
            o->to - o->from > m->to - m->from)
            return true;
    }
    return false;
}

/* True if a word with a capital that does not begin the query is next to a name
 * in another script: Пьер Паоло Пазолини is not Paolo Pieri. */
static bool
is_beside_name(const struct film_plan *plan, const struct film_mention *m)
{
    struct film_tokens t = plan->asked.tokens;
    for (size_t i = 0; i < t.n; i++)
        if ((t.v[i].flags & FILM_TOKEN_CAPITAL) &&
            !(t.v[i].flags & FILM_TOKEN_START) && !t.v[i].word->stop &&
            (t.v[i].to + 1 == m->from || t.v[i].from == m->to + 1))
            return true;
    return false;
}

static bool
is_other_script(const struct film_mention *m)
{
    return m->spellings.n > 0 && m->spellings.v[0].how == FILM_NAME_HOW_SCRIPT;
}

/* Adds whom the catalogue has for the readings [first, end) of one name. */
static void
add_group(struct film_search_ctx *c, const struct film_plan *plan, size_t first,
          size_t end, struct found *to)
{
    struct candidates all = {NULL, 0};
    const struct film_mention *at = NULL;
    for (size_t i = first; i < end; i++) {
        const struct film_mention *m = &plan->mentions.v[i];
        if (film_plan_names(plan, m->from, m->to))
            return;
        if (m->sure < 1 || is_part(plan, m, first, end) ||
            (is_other_script(m) && is_beside_name(plan, m)))
            continue;
        add_candidates(c, &all, m->text, &m->spellings, m);
        if (!at || m->to - m->from > at->to - at->from)
            at = m;
    }
    struct film_mention m = find_nearest(c, film_shards_catalogue(c), &all);
    if (m.n == 0)
        return;
    m.text = at->text;
    m.from = at->from;
    m.to = at->to;
    m.tokens = at->tokens;
    add(c, to, m);
}

/* ---- With words that were corrected ----------------------------------- */

static const struct film_correction *
correction_at(const struct film_plan *plan, size_t from)
{
    for (size_t i = 0; i < plan->correction_count; i++)
        if (plan->corrections[i].from == from)
            return &plan->corrections[i];
    return NULL;
}

/* The query as it was corrected. For every byte of it and its end, *origin has
 * the byte of the query; of a corrected word that of its beginning. */
static struct film_str
corrected_text(struct film_search_ctx *c, const struct film_plan *plan,
               size_t **origin)
{
    struct film_str text = plan->asked.text, out = {NULL, 0};
    size_t most = text.n;
    for (size_t i = 0; i < plan->correction_count; i++)
        most += plan->corrections[i].as.n;
    char *bytes = film_ctx_alloc(c, most + 1, 1);
    *origin = film_ctx_alloc(c, most + 1, sizeof **origin);
    if (!bytes || !*origin)
        return out;
    for (size_t at = 0; at < text.n;) {
        const struct film_correction *w = correction_at(plan, at);
        struct film_str piece = w ? w->as : (struct film_str){text.p + at, 1};
        for (size_t i = 0; i < piece.n; i++) {
            (*origin)[out.n] = at;
            bytes[out.n++] = piece.p[i];
        }
        at = w ? w->to : at + 1;
    }
    (*origin)[out.n] = text.n;
    out.p = bytes;
    return out;
}

/* Makes a mention of the corrected text one of the query. */
static void
move(struct film_search_ctx *c, const struct film_plan *plan,
     struct film_mention *m, const size_t *origin)
{
    size_t from = origin[m->from];
    const struct film_correction *last = correction_at(plan, origin[m->to - 1]);
    m->from = from;
    m->to = last ? last->to : origin[m->to - 1] + 1;
    m->text = (struct film_str){plan->asked.text.p + from, m->to - from};
    m->tokens = film_mentions_tokens(c, plan, from, m->to);
}

static bool
has_correction(const struct film_plan *plan, const struct film_mention *m)
{
    for (size_t i = 0; i < plan->correction_count; i++)
        if (film_mention_overlaps(m, plan->corrections[i].from,
                                  plan->corrections[i].to))
            return true;
    return false;
}

/* Adds what the query names with its corrected words. */
static void
add_corrected(struct film_search_ctx *c, const struct film_plan *plan,
              struct found *to)
{
    size_t *origin;
    struct film_str text = corrected_text(c, plan, &origin);
    if (!text.p)
        return;
    struct film_mentions names = film_mentions_recognise(c, text);
    for (size_t i = 0; i < names.n; i++) {
        struct film_mention *m = &names.v[i];
        move(c, plan, m, origin);
        if (has_correction(plan, m) && film_mention_is_sure(m))
            add(c, to, *m);
    }
}

/* ---- The whole -------------------------------------------------------- */

void
film_respelled_find(struct film_search_ctx *c, struct film_plan *plan)
{
    struct found found = {NULL, 0};
    const struct film_mentions *all = &plan->mentions;
    if (!film_shards_catalogue(c))
        return;
    for (size_t i = film_mentions_keyed(plan), end; i < all->n; i = end) {
        for (end = i + 1; end < all->n && all->v[end].group == all->v[i].group;)
            end++;
        add_group(c, plan, i, end, &found);
    }
    if (plan->correction_count > 0)
        add_corrected(c, plan, &found);
    film_mentions_add(c, plan, found.v, found.n);
}
