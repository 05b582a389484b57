/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "catalog/meant.h"

#include "catalog/lookup.h"

#include <math.h>
#include <stdlib.h>

/* How rare the words of a name must be, in sum of their idf, to be one among
 * other words that are written in small letters, too: a title typed whole, one
 * typed without its article, and a single word. "first love" has 4.4, "third
 * man" 5.6, "big sleep" 7.9, "casablanca" 6.2 in the reviews that these were
 * set on. */
static const double TITLE = 6, SHORTENED = 7.5, WORD = 6;

/* Of a single word with a capital at the start of a query, and of a character
 * of one name: Oscar has 3.7. */
static const double FIRST = 4.5;

struct judge {
    struct film_meant *v;
    size_t n;
    const struct film_units *u;
    const struct film_recogniser *how;
    double passages;
    struct film_buf key;
};

static bool
is_film(const struct film_meant *m)
{
    return m->r.kind <= FILM_KEY_INITIALS;
}

static bool
apart(const struct film_meant *a, const struct film_meant *b)
{
    return a->to <= b->from || b->to <= a->from;
}

/* ---- Years and other names -------------------------------------------- */

/* Puts entity i, which the query speaks of, after those of which that is known
 * already. */
static void
back(struct film_meant *m, size_t i, size_t *backed)
{
    struct film_entity e = m->r.v[i];
    if (i < *backed)
        return;
    m->r.v[i] = m->r.v[*backed];
    m->r.v[(*backed)++] = e;
}

/* Leaves the backed ones, if there are any. */
static void
settle(struct film_meant *m, size_t backed)
{
    if (backed == 0)
        return;
    m->r.n = backed;
    m->r.total = (uint32_t)backed;
    m->r.backed = true;
}

static void
choose_by_year(const struct judge *j, struct film_meant *m)
{
    size_t backed = 0;
    for (size_t i = 0; i < j->u->n; i++) {
        int year = j->u->v[i].year;
        if (year == 0 || (i >= m->from && i < m->to))
            continue;
        for (size_t k = 0; k < m->r.n; k++)
            if (m->r.v[k].year == year)
                back(m, k, &backed);
    }
    settle(m, backed);
}

static bool
worked_on(const struct film_entity *film, const struct film_entity *person)
{
    for (size_t i = 0; i < film->credit_count; i++)
        if (film_str_equal(film->credits[i].other_id, person->id))
            return true;
    return false;
}

/* Adds the person of a credit, who is none of the most prominent bearers of a
 * surname. */
static enum film_status
add_credited(struct judge *j, struct film_meant *person,
             const struct film_entity_credit *c)
{
    struct film_entity *v;
    size_t n;
    uint32_t total;
    film_name_key_joined(&j->key, c->other);
    enum film_status s = film_lookup_load(&v, &n, &total, film_buf_get(&j->key),
                                          FILM_KEY_PERSON, j->how);
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        if (!film_str_equal(v[i].id, c->other_id))
            continue;
        struct film_recognised *r = &person->r;
        struct film_entity *more =
            film_arena_alloc(j->how->arena, (r->n + 1) * sizeof *more);
        if (!more)
            return film_error_nomem(j->how->err);
        memcpy(more, r->v, r->n * sizeof *more);
        more[r->n++] = v[i];
        r->v = more;
        return FILM_OK;
    }
    return s;
}

/* Looks among those who worked on the film for one of the surname. */
static enum film_status
add_bearer(struct judge *j, struct film_meant *person,
           const struct film_entity *film)
{
    struct film_buf typed;
    enum film_status s = FILM_OK;
    bool found = false;
    film_buf_init(&typed, 1 << 16);
    film_name_key_joined(&typed, person->r.text);
    for (size_t i = 0; i < film->credit_count && !found && s == FILM_OK; i++) {
        const struct film_entity_credit *c = &film->credits[i];
        for (size_t k = 0; film_name_surname(&j->key, c->other, k); k++)
            found |=
                film_str_equal(film_buf_get(&j->key), film_buf_get(&typed));
        if (found)
            s = add_credited(j, person, c);
    }
    film_buf_release(&typed);
    return s;
}

/* A film and a person of the query who worked on it. */
static enum film_status
choose_by_credits(struct judge *j, struct film_meant *film,
                  struct film_meant *person)
{
    size_t films = 0, people = 0;
    enum film_status s = FILM_OK;
    for (int round = 0; round < 2 && people == 0 && s == FILM_OK; round++) {
        for (size_t i = 0; i < film->r.n && round == 1 && s == FILM_OK; i++)
            s = add_bearer(j, person, &film->r.v[i]);
        for (size_t i = 0; i < film->r.n && s == FILM_OK; i++)
            for (size_t k = 0; k < person->r.n; k++)
                if (worked_on(&film->r.v[i], &person->r.v[k])) {
                    back(person, k, &people);
                    back(film, i, &films);
                    break;
                }
        if (person->r.kind != FILM_KEY_SURNAME)
            break;
    }
    settle(film, films);
    settle(person, people);
    return s;
}

static enum film_status
choose(struct judge *j)
{
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < j->n; i++)
        if (is_film(&j->v[i]))
            choose_by_year(j, &j->v[i]);
    for (size_t i = 0; i < j->n; i++)
        for (size_t k = 0; k < j->n && s == FILM_OK; k++)
            if (is_film(&j->v[i]) && !is_film(&j->v[k]) &&
                apart(&j->v[i], &j->v[k]))
                s = choose_by_credits(j, &j->v[i], &j->v[k]);
    return s;
}

/* ---- Order ------------------------------------------------------------ */

static int
by_age(const void *a, const void *b)
{
    const struct film_entity *x = a, *y = b;
    int c = (x->year > y->year) - (x->year < y->year);
    if (c == 0)
        c = film_str_compare(x->born, y->born);
    return c ? c : film_str_compare(x->id, y->id);
}

static int
by_prominence(const void *a, const void *b)
{
    const struct film_entity *x = a, *y = b;
    unsigned p = film_entity_prominence(x), q = film_entity_prominence(y);
    return p != q ? (p > q ? -1 : 1) : film_str_compare(x->id, y->id);
}

/* Of the bearers of a surname those are meant who are about as prominent as
 * the first. */
static void
keep_prominent(struct film_recognised *r)
{
    enum { LESS = 4, MOST = 4 };
    unsigned least = film_entity_prominence(&r->v[0]) / LESS;
    while (r->n > 1 &&
           (r->n > MOST || film_entity_prominence(&r->v[r->n - 1]) <= least))
        r->n--;
    r->total = (uint32_t)r->n;
}

static void
order(struct film_recognised *r)
{
    r->loaded = r->n;
    qsort(r->v, r->n, sizeof *r->v,
          r->kind == FILM_KEY_SURNAME ? by_prominence : by_age);
    if (r->kind == FILM_KEY_SURNAME && !r->backed)
        keep_prominent(r);
    if (r->n > FILM_RECOGNISED_MOST)
        r->n = FILM_RECOGNISED_MOST;
}

/* ---- Words or names --------------------------------------------------- */

/* The sum of the idf of the words in a text; *words of them are no function
 * words. */
static enum film_status
rarity(struct judge *j, struct film_str text, double *sum)
{
    struct film_token *t;
    size_t n;
    *sum = 0;
    enum film_status s = film_analyse(j->how->an, text, &t, &n, j->how->err);
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        uint32_t freq = 0;
        if (t[i].word->stop || (t[i].flags & FILM_TOKEN_JOINED))
            continue;
        s = film_lookup_passages(&freq, t[i].word->stem, j->how);
        *sum += log(1 + j->passages / (freq + 1.0));
    }
    return s;
}

/* Words beside a name that say what it is the name of. */
static bool
leads_to(const struct judge *j, size_t unit, const char *words)
{
    struct film_str rest = film_str_from(words), word;
    while (unit < j->u->n && film_str_cut(&rest, '|', &word))
        if (film_str_equal(j->u->v[unit].key, word))
            return true;
    return false;
}

static bool
is_led_to(const struct judge *j, const struct film_meant *m)
{
    static const char films[] = "film|movie|directed|watch|watched|called";
    static const char people[] =
        "director|actor|actress|starring|stars|writer|composer";
    static const char jobs[] = "directed|written|scored|shot|produced|films|"
                               "film|movies|movie";
    if (m->from == 0)
        return false;
    if (is_film(m))
        return leads_to(j, m->from - 1, films);
    return leads_to(j, m->from - 1, people) ||
           (m->from > 1 && leads_to(j, m->from - 1, "by|with") &&
            leads_to(j, m->from - 2, jobs));
}

/* All words that are no function words have a capital; *inside tells if one
 * stands where every word would not. */
static bool
is_written_so(const struct judge *j, const struct film_meant *m, bool *inside)
{
    bool so = true;
    *inside = false;
    for (size_t i = m->from; i < m->to; i++) {
        const struct film_unit *u = &j->u->v[i];
        bool figures = u->key.n > 0 && u->key.p[0] >= '0' && u->key.p[0] <= '9';
        so &= u->capital || u->hangul || u->stop || figures;
        *inside |= (u->capital && i > 0) || u->hangul;
    }
    return so;
}

static bool
is_covered(const struct judge *j, size_t unit)
{
    for (size_t i = 0; i < j->n; i++)
        if (unit >= j->v[i].from && unit < j->v[i].to)
            return true;
    return false;
}

/* A word beside it that is written like another part of a name: Anthony Wong
 * is no other Wong. */
static bool
has_stranger(const struct judge *j, const struct film_meant *m)
{
    const struct film_unit *v = j->u->v;
    size_t before = m->from - 1, after = m->to;
    return (m->from > 0 && v[before].capital && !v[before].stop &&
            !is_covered(j, before)) ||
           (after < j->u->n && v[after].capital && !v[after].stop &&
            !is_covered(j, after));
}

/* Whether the name is more than its words, as it stands among others. */
static enum film_status
is_name(struct judge *j, const struct film_meant *m, bool *is)
{
    bool inside, single = m->to == m->from + 1;
    bool so = is_written_so(j, m, &inside);
    double rare;
    *is = m->r.backed || m->to - m->from == j->u->n || is_led_to(j, m);
    if (*is)
        return FILM_OK;
    if (single && has_stranger(j, m))
        return FILM_OK;
    enum film_status s = rarity(j, m->r.text, &rare);
    switch (m->r.kind) {
    case FILM_KEY_FILM:
        if (so && (inside || !single))
            *is = !single || !m->without_article || rare >= FIRST;
        else
            *is = rare >= (single               ? WORD
                           : m->without_article ? SHORTENED
                                                : TITLE);
        break;
    case FILM_KEY_PERSON:
        *is = !single || (so && inside) || rare >= WORD;
        break;
    case FILM_KEY_SURNAME:
        *is = so && (inside || rare >= FIRST);
        break;
    case FILM_KEY_ROLE:
        *is = single ? so && inside && rare >= FIRST : so;
        break;
    default:
        *is = so && inside && (!single || m->r.kind == FILM_KEY_INITIALS);
    }
    return s;
}

/* Of a film and a person of one name only that is meant which something else
 * in the query belongs to. */
static bool
yields(const struct judge *j, const struct film_meant *m)
{
    for (size_t i = 0; i < j->n; i++)
        if (&j->v[i] != m && !apart(&j->v[i], m) && j->v[i].r.backed &&
            !m->r.backed)
            return true;
    return false;
}

enum film_status
film_meant_judge(struct film_meant *v, size_t n, const struct film_units *u,
                 const struct film_recogniser *how)
{
    struct judge j = {.v = v, .n = n, .u = u, .how = how};
    uint32_t documents = 0;
    xapc_error *xerr = NULL;
    if (n == 0)
        return FILM_OK;
    film_buf_init(&j.key, 1 << 16);
    xapc_database_doccount(&documents, how->db, &xerr);
    j.passages = documents;
    enum film_status s = choose(&j);
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        bool is = false;
        order(&v[i].r);
        s = is_name(&j, &v[i], &is);
        v[i].r.weak = !is || yields(&j, &v[i]);
    }
    film_buf_release(&j.key);
    return s;
}
