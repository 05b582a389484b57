/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "catalog/meant.h"

#include "base/ascii.h"
#include "catalog/lookup.h"

#include <math.h>
#include <stdlib.h>

/* What the rules below were worth, on the records and reviews of movielog: of
 * 2,286 queries for its films and people (N) so many get other cards, and of
 * 405 questions about other things (O), of which 27 get a card, so many more.
 */

/* How rare the words of a name must be: the minimum sum of their idf, where a
 * word in no passage counts 1. For a title in small letters among other words:
 * in 12,500 passages of reviews "road trip" has 1.16, "vampire hunters" 1.0,
 * "hard boiled" .87, "twelve angry men" 1.3; a single word may always be just a
 * word. 0: O +2; 99: N 2 without a card. */
static const double TITLE = 1.17;

/* The same for a single capitalised word at the start of a query, for a
 * character, and for a surname that is the whole query: Oscar has .39. 0: N 6,
 * O +6. */
static const double RARE = .48;

/* The same for a word followed by "film": heist, spy and ninja are kinds of
 * films. 0: N 1. */
static const double UNCOMMON = .75;

/* The same for initials in capitals: FBI has .52. 0: O +1. */
static const double ABBREVIATION = .64;

enum {
    /* Bearers of a surname are ordered by the sum of their credits, as counted
     * by film_entity_prominence, and the passages that name them in full, each
     * of which counts as this many credits. Of 150 directors asked for by
     * surname, 142 come first with 1 (144 is the maximum, as some share a
     * surname); with 3 it is 140, with Kirk before Gordon Douglas. */
    MENTION = 1,

    /* Those with more than the first one's prominence divided by this stay
     * beside that. 1: N 2. */
    LESS = 4,

    /* The minimum number of credits of the first bearer: London, Berlin, Hammer
     * and Bond are less prominent as people than as what they mostly mean.
     * 1: N 76, O +23. */
    PROMINENT = 30,

    /* The same if the surname is the whole query: one film directed, or six
     * parts. N and O have no query of one common word, so 1 is the same. */
    KNOWN = 6,

    /* Films that two people made together for their surnames to mean them; many
     * pairs have one in common. Both must be as rare as RARE: without that O is
     * 3 more. Without this rule: N 1 (Kurosawa Mifune). */
    TOGETHER = 2,
};

struct judge {
    struct film_mention *v;
    size_t n;
    const struct film_units *u;
    const struct film_recogniser *how;
    double passages;
    struct film_buf key;
    bool asks_for_role;
};

static bool
is_film(const struct film_mention *m)
{
    return m->kind == FILM_MENTION_FILM;
}

static bool
apart(const struct film_mention *a, const struct film_mention *b)
{
    return a->end <= b->first || b->end <= a->first;
}

/* Sets *sum to the idf of the words in a text that are not function words. */
static enum film_status
rarity(struct judge *j, struct film_str text, double *sum)
{
    struct film_token *t;
    size_t n;
    *sum = 0;
    enum film_status s = film_analyse(j->how->an, text, &t, &n, j->how->err);
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        uint32_t freq = 0;
        if (!film_token_is_content(&t[i]))
            continue;
        s = film_lookup_freq(&freq, FILM_F_TEXT, t[i].word->stem, j->how);
        *sum += j->passages > 0
                    ? log(1 + j->passages / (freq + 1.0)) / log(1 + j->passages)
                    : 1;
    }
    return s;
}

/* ---- Years and other names -------------------------------------------- */

/* Moves entity i, which the query supports, after those already known to be
 * supported. */
static void
back(struct film_mention *m, size_t i, size_t *backed)
{
    struct film_entity e = m->bearers[i];
    if (i < *backed)
        return;
    m->bearers[i] = m->bearers[*backed];
    m->bearers[(*backed)++] = e;
}

/* Keeps only the supported entities, if there are any. */
static void
settle(struct film_mention *m, size_t backed)
{
    if (backed == 0)
        return;
    m->n = backed;
    m->total = (uint32_t)backed;
    m->backed = true;
}

/* Keeps the films of a year in the query. Sources may differ by a year, so the
 * adjacent year is accepted if no film has the exact one. */
static void
choose_by_year(const struct judge *j, struct film_mention *m)
{
    size_t backed = 0;
    for (int off = 0; off <= 1 && backed == 0; off++)
        for (size_t i = 0; i < j->u->n; i++) {
            int year = j->u->v[i].year;
            if (year == 0 || (i >= m->first && i < m->end))
                continue;
            for (size_t k = 0; k < m->n; k++)
                if (abs(m->bearers[k].year - year) == off)
                    back(m, k, &backed);
        }
    settle(m, backed);
}

/* True if another film is meant: Ocean's Eleven 2001, when only that of 1960 is
 * known. */
static bool
has_other_year(const struct judge *j, const struct film_mention *m)
{
    return is_film(m) && !m->backed && m->end < j->u->n &&
           j->u->v[m->end].year > 0;
}

static bool
worked_on(const struct film_entity *film, const struct film_entity *person)
{
    for (size_t i = 0; i < film->credit_count; i++)
        if (film_str_equal(film->credits[i].other_id, person->id))
            return true;
    return false;
}

/* Adds the person of a credit who is not among the most prominent bearers of a
 * surname. */
static enum film_status
add_credited(struct judge *j, struct film_mention *person,
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
        struct film_entity *more =
            film_arena_alloc(j->how->arena, (person->n + 1) * sizeof *more);
        if (!more)
            return film_error_nomem(j->how->err);
        memcpy(more, person->bearers, person->n * sizeof *more);
        more[person->n++] = v[i];
        person->bearers = more;
        return FILM_OK;
    }
    return s;
}

/* Searches the film's credits for a person with the surname. */
static enum film_status
add_bearer(struct judge *j, struct film_mention *person,
           const struct film_entity *film)
{
    struct film_buf typed;
    enum film_status s = FILM_OK;
    bool found = false;
    film_buf_init(&typed, 1 << 16);
    film_name_key_joined(&typed, person->text);
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

/* Chooses a film and a person in the query by the person's credits in the
 * film. */
static enum film_status
choose_by_credits(struct judge *j, struct film_mention *film,
                  struct film_mention *person)
{
    size_t films = 0, people = 0;
    enum film_status s = FILM_OK;
    for (int round = 0; round < 2 && people == 0 && s == FILM_OK; round++) {
        for (size_t i = 0; i < film->n && round == 1 && s == FILM_OK; i++)
            s = add_bearer(j, person, &film->bearers[i]);
        for (size_t i = 0; i < film->n && s == FILM_OK; i++)
            for (size_t k = 0; k < person->n; k++)
                if (worked_on(&film->bearers[i], &person->bearers[k])) {
                    back(person, k, &people);
                    back(film, i, &films);
                    break;
                }
        if (person->how != FILM_KEY_SURNAME)
            break;
    }
    settle(film, films);
    settle(person, people);
    return s;
}

static unsigned
films_together(const struct film_entity *a, const struct film_entity *b)
{
    unsigned n = 0;
    for (size_t i = 0; i < a->credit_count; i++)
        n += worked_on(b, &(struct film_entity){.id = a->credits[i].other_id});
    return n;
}

static void
choose_by_films(struct film_mention *a, struct film_mention *b)
{
    unsigned most = TOGETHER - 1;
    size_t x = 0, y = 0;
    for (size_t i = 0; i < a->n; i++)
        for (size_t k = 0; k < b->n; k++) {
            unsigned n = films_together(&a->bearers[i], &b->bearers[k]);
            if (n > most) {
                most = n;
                x = i;
                y = k;
            }
        }
    if (most < TOGETHER)
        return;
    size_t backed = 0;
    back(a, x, &backed);
    settle(a, backed);
    back(b, y, &(size_t){0});
    settle(b, backed);
}

/* Of two surnames, chooses the bearers who made most films together, unless one
 * is a common word: on, every. */
static enum film_status
choose_pair(struct judge *j, struct film_mention *a, struct film_mention *b)
{
    double rare_a = 0, rare_b = 0;
    enum film_status s = rarity(j, a->text, &rare_a);
    if (s == FILM_OK)
        s = rarity(j, b->text, &rare_b);
    if (s == FILM_OK && rare_a >= RARE && rare_b >= RARE)
        choose_by_films(a, b);
    return s;
}

static bool
is_open_surname(const struct film_mention *m)
{
    return m->how == FILM_KEY_SURNAME && !m->backed;
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
    for (size_t i = 0; i < j->n; i++)
        for (size_t k = i + 1; k < j->n && s == FILM_OK; k++)
            if (is_open_surname(&j->v[i]) && is_open_surname(&j->v[k]) &&
                apart(&j->v[i], &j->v[k]))
                s = choose_pair(j, &j->v[i], &j->v[k]);
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

struct bearer {
    struct film_entity e;
    unsigned prominence;
};

static int
by_prominence(const void *a, const void *b)
{
    const struct bearer *x = a, *y = b;
    if (x->prominence != y->prominence)
        return x->prominence > y->prominence ? -1 : 1;
    return film_str_compare(x->e.id, y->e.id);
}

/* Orders the bearers of a surname. Keeps those about as prominent as the first,
 * or prominent enough to be first, unless the query itself identifies one. */
static enum film_status
order_bearers(const struct judge *j, struct film_mention *m)
{
    enum film_status s = FILM_OK;
    struct bearer *v = film_arena_alloc(j->how->arena, m->n * sizeof *v);
    if (!v)
        return film_error_nomem(j->how->err);
    for (size_t i = 0; i < m->n && s == FILM_OK; i++) {
        unsigned mentions = 0;
        s = film_lookup_mentions(&mentions, m->bearers[i].names.v[0].text,
                                 j->how);
        v[i].e = m->bearers[i];
        v[i].prominence =
            film_entity_prominence(&m->bearers[i]) + MENTION * mentions;
    }
    if (s != FILM_OK)
        return s;
    qsort(v, m->n, sizeof *v, by_prominence);
    for (size_t i = 0; i < m->n; i++)
        m->bearers[i] = v[i].e;
    size_t kept = 1;
    while (kept < m->n && kept < FILM_BEARERS_MOST &&
           (v[kept].prominence > v[0].prominence / LESS ||
            v[kept].prominence >= PROMINENT))
        kept++;
    if (!m->backed) {
        m->n = kept;
        m->total = (uint32_t)kept;
    }
    return s;
}

static enum film_status
order(const struct judge *j, struct film_mention *m)
{
    enum film_status s = FILM_OK;
    m->loaded = m->n;
    if (m->exact > 0 && !m->backed && m->exact < m->n) {
        m->n = m->exact;
        m->total = (uint32_t)m->n;
    }
    if (m->how == FILM_KEY_SURNAME)
        s = order_bearers(j, m);
    else
        qsort(m->bearers, m->n, sizeof *m->bearers, by_age);
    if (m->n > FILM_BEARERS_MOST)
        m->n = FILM_BEARERS_MOST;
    return s;
}

/* ---- Words or names --------------------------------------------------- */

static size_t
contents(const struct judge *j, const struct film_mention *m)
{
    size_t n = 0;
    for (size_t i = m->first; i < m->end; i++)
        n += !j->u->v[i].stop;
    return n;
}

/* True if the words before a name show what kind of name it is: directed X, the
 * ending of X; director X, directed by X. */
static bool
is_led_to(const struct judge *j, const struct film_mention *m)
{
    static const char on_films[] = "directed|watch|watched|called|titled";
    static const char of_films[] = "cast|ending|plot|director|review|remake";
    static const char people[] = "director|actor|actress|starring";
    static const char alike[] = "films|film|movies|movie|something|similar";
    static const char jobs[] = "directed|written|scored|shot|produced|films|"
                               "film|movies|movie";
    size_t before = m->first - 1;
    if (m->first == 0 || (!is_film(m) && contents(j, m) == 0))
        return false; /* the actor who ... */
    if (film_str_is_one_of(j->u->v[before].key, is_film(m) ? on_films : people))
        return true;
    if (is_film(m) && m->first > 1 &&
        film_str_is_one_of(j->u->v[before].key, "like|to") &&
        film_str_is_one_of(j->u->v[before - 1].key, alike))
        return true; /* movies like X, similar to X */
    return m->first > 1 && m->how != FILM_KEY_ROLE &&
           film_str_is_one_of(j->u->v[before].key,
                              is_film(m) ? "of" : "by|with") &&
           film_str_is_one_of(j->u->v[before - 1].key,
                              is_film(m) ? of_films : jobs);
}

/* True if all words except function words are capitalised; *inside is set if
 * one of them is where an ordinary word would not be. */
static bool
is_written_so(const struct judge *j, const struct film_mention *m, bool *inside)
{
    bool so = true;
    *inside = false;
    for (size_t i = m->first; i < m->end; i++) {
        const struct film_unit *u = &j->u->v[i];
        bool figures = u->key.n > 0 && u->key.p[0] >= '0' && u->key.p[0] <= '9';
        so &= u->capital || u->hangul || u->stop || figures;
        *inside |= (u->capital && i > 0) || u->hangul;
    }
    return so;
}

/* True if the word belongs to a name of several words, or to a supported
 * name. */
static bool
is_covered(const struct judge *j, size_t unit)
{
    for (size_t i = 0; i < j->n; i++)
        if (unit >= j->v[i].first && unit < j->v[i].end &&
            (j->v[i].end - j->v[i].first > 1 || j->v[i].backed))
            return true;
    return false;
}

/* True if a word next to the name looks like another part of a name: Anthony
 * Wong is not another Wong. */
static bool
has_stranger(const struct judge *j, const struct film_mention *m)
{
    const struct film_unit *v = j->u->v;
    size_t before = m->first - 1, after = m->end;
    return (m->first > 0 && v[before].capital && !v[before].stop &&
            !is_covered(j, before)) ||
           (after < j->u->n && v[after].capital && !v[after].stop &&
            !is_covered(j, after));
}

/* True if units [from, to) only state that a film, or films of a person, are
 * meant. */
static bool
says_kind(const struct judge *j, size_t from, size_t to, bool film)
{
    static const char of_film[] = "film|movie|cast|review|reviews|trailer|plot|"
                                  "ending|director|runtime";
    bool said = false;
    for (size_t i = from; i < to; i++) {
        bool kind =
            film_str_is_one_of(j->u->v[i].key, film ? of_film : "films|movies");
        if (!kind && !j->u->v[i].stop)
            return false;
        said |= kind;
    }
    return said;
}

/* True if all other words only ask for what a record of a film has: how long
 * is heat. Nothing but a title is left then, even if it is a common word. */
static bool
is_asked_about(const struct judge *j, const struct film_mention *m)
{
    static const char asked[] =
        "runtime|long|minutes|duration|release|released|premiere|premiered|"
        "directed|wrote|written|produced|composed|photographed|edited|rated|"
        "rating|genre|genres|country";
    static const char also[] = "film|movie|date|music|score|screenplay";
    bool said = false;
    for (size_t i = 0; i < j->u->n; i++) {
        const struct film_unit *u = &j->u->v[i];
        bool asks = film_str_is_one_of(u->key, asked);
        if (i >= m->first && i < m->end)
            continue;
        if (!asks && !u->stop && !film_str_is_one_of(u->key, also))
            return false;
        said |= asks;
    }
    return said;
}

/* True if a role begins with the name of the character: it is the whole label
 * or its first part. */
static bool
begins_role(struct judge *j, const struct film_mention *m, struct film_str name)
{
    for (size_t i = 0; i < m->n; i++)
        for (size_t k = 0; k < m->bearers[i].credit_count; k++) {
            const struct film_strs *roles = &m->bearers[i].credits[k].roles;
            for (size_t n = 0; n < 2 * roles->n; n++)
                if (film_role_key(&j->key, roles->v[n / 2], n % 2) &&
                    film_str_equal(film_buf_get(&j->key), name))
                    return true;
        }
    return false;
}

/* True if the words are a character's name rather than a place or the like at
 * the end of a label: "Car Rental Agent - Los Angeles". */
static bool
is_character(struct judge *j, const struct film_mention *m, double rare)
{
    struct film_str name;
    film_name_key_joined(&j->key, m->text);
    return rare >= UNCOMMON * (double)contents(j, m) ||
           (film_arena_copy(j->how->arena, film_buf_get(&j->key), &name) &&
            begins_role(j, m, name));
}

/* True if the name is the whole query, except for "movie" and the like. Then it
 * is what is asked for, unless it is a common word that is also the surname of
 * somebody hardly known to the records, or may be a kind of film. */
static bool
is_whole(struct judge *j, const struct film_mention *m, double rare)
{
    size_t n = j->u->n;
    if (m->end - m->first == n && m->how == FILM_KEY_ROLE)
        return is_character(j, m, rare);
    if (m->end - m->first == n)
        return m->how != FILM_KEY_SURNAME || rare >= RARE ||
               film_entity_prominence(&m->bearers[0]) >= KNOWN;
    bool film = is_film(m), single = m->end - m->first == 1;
    if (film && m->exact > 0 && contents(j, m) > 0 && is_asked_about(j, m))
        return true;
    if (film ? m->exact == 0 || (single && rare < UNCOMMON)
             : single && (rare < RARE ||
                          film_entity_prominence(&m->bearers[0]) < PROMINENT))
        return false;
    return (m->first == 0 || says_kind(j, 0, m->first, film)) &&
           (m->end == n || says_kind(j, m->end, n, film));
}

/* True for initials such as LOTR. Typed in small letters, they must not be a
 * word of any passage; in capitals, they must be rare, or supported by
 * something else in the query. */
static bool
is_abbreviation(const struct film_mention *m, double rare)
{
    struct film_str text = m->text;
    bool small = false;
    for (size_t i = 0; i < text.n; i++)
        small |= film_ascii_small(text.p[i]);
    return small ? rare >= 1 : m->backed || rare >= ABBREVIATION;
}

/* Sets *is to whether the name is more than its words in this context. A
 * character played by several people must be asked for explicitly. */
static enum film_status
is_name(struct judge *j, const struct film_mention *m, bool *is)
{
    bool inside, single = m->end == m->first + 1;
    bool so = is_written_so(j, m, &inside);
    double rare;
    enum film_status s = rarity(j, m->text, &rare);
    bool abbreviation =
        m->how != FILM_KEY_INITIALS || is_abbreviation(m, rare); /* goes mad */
    *is =
        (m->backed && abbreviation) || is_whole(j, m, rare) || is_led_to(j, m);
    if (s != FILM_OK || *is || has_other_year(j, m) ||
        ((single || m->how != FILM_KEY_FILM) && has_stranger(j, m)))
        return s;
    bool sure = so && (inside || rare >= RARE);
    switch (m->how) {
    case FILM_KEY_FILM:
        *is = single ? sure && (inside || m->exact > 0)
                     : so || (m->exact > 0 && rare >= TITLE);
        break;
    case FILM_KEY_PERSON:
        *is = !single || sure;
        break;
    case FILM_KEY_SURNAME:
        *is = sure && film_entity_prominence(&m->bearers[0]) >= PROMINENT;
        break;
    case FILM_KEY_ROLE:
        *is = so && rare >= RARE &&
              (j->asks_for_role || (contents(j, m) > 1 && m->total == 1));
        break;
    case FILM_KEY_INITIALS:
        *is = abbreviation;
        break;
    default:
        *is = so && inside && !single;
    }
    return s;
}

/* True if the words are a film's exact title and are not asked for as a
 * character's name: who played in Air Force, but who plays Sherlock Holmes. */
static bool
is_rather_title(const struct judge *j, const struct film_mention *role,
                const struct film_mention *title)
{
    if (role->how != FILM_KEY_ROLE || !is_film(title) || title->exact == 0 ||
        title->first != role->first || title->end != role->end)
        return false;
    return !j->asks_for_role ||
           (role->first > 0 &&
            film_str_equal(j->u->v[role->first - 1].key, FILM_STR("in")));
}

/* True if another reading of the same words, as film or person, is supported by
 * the query and this one is not, or if the title is meant. */
static bool
yields(const struct judge *j, const struct film_mention *m)
{
    for (size_t i = 0; i < j->n; i++)
        if (&j->v[i] != m && !apart(&j->v[i], m) && !m->backed &&
            (j->v[i].backed || is_rather_title(j, m, &j->v[i])))
            return true;
    return false;
}

enum film_status
film_meant_judge(struct film_mention *v, size_t n, const struct film_units *u,
                 const struct film_recogniser *how)
{
    struct judge j = {.v = v,
                      .n = n,
                      .u = u,
                      .how = how,
                      .asks_for_role = film_units_ask_for_role(u)};
    uint32_t of_several = 0, single = 0;
    if (n == 0)
        return FILM_OK;
    film_buf_init(&j.key, 1 << 16);
    enum film_status s = film_lookup_freq(&of_several, FILM_F_KIND,
                                          FILM_STR(FILM_KIND_PASSAGE), how);
    if (s == FILM_OK)
        s = film_lookup_freq(&single, FILM_F_KIND, FILM_STR(FILM_KIND_SINGLE),
                             how);
    j.passages = (double)of_several + single;
    if (s == FILM_OK)
        s = choose(&j);
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        bool is = false;
        s = order(&j, &v[i]);
        if (s == FILM_OK)
            s = is_name(&j, &v[i], &is);
        v[i].sure = is && !yields(&j, &v[i]);
    }
    film_buf_release(&j.key);
    return s;
}
