/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "catalog/recognise.h"

#include "base/ascii.h"
#include "catalog/lookup.h"
#include "catalog/meant.h"
#include "catalog/query-units.h"

#include <stdlib.h>

enum {
    WINDOW_MAX = 20, /* maximum number of words in a title */
    PERSON_WORDS = 6, /* … in the name of a person or character; 3: one query of
                         2,286 for films and people gets another card */
    SURNAME_WORDS = 3, /* 1: two of these get another card */
    TAIL_MAX = 3,      /* syllables after a Hangul name written as one word */
};

/* What is known about a window: some words of the query, beginning with a
 * certain one. */
struct window {
    struct film_str title, name; /* keys */
    struct film_key_match films, people;
};

struct finder {
    const struct film_recogniser *how;
    struct film_units units;
    struct film_buf key;
    struct window windows[WINDOW_MAX + 1]; /* indexed by number of words */
    struct film_mentions *out;
};

/* ---- Windows ---------------------------------------------------------- */

static struct film_str
words(const struct finder *f, size_t i, size_t n)
{
    const struct film_unit *v = f->units.v;
    size_t from = v[i].from;
    return (struct film_str){f->units.text.p + from, v[i + n - 1].to - from};
}

static enum film_status
keep_key(struct finder *f, struct film_str *to)
{
    bool ok = !f->key.failed &&
              film_arena_copy(f->how->arena, film_buf_get(&f->key), to);
    return ok ? FILM_OK : film_error_nomem(f->how->err);
}

/* Looks up a title with its possessive, which may belong to it. */
static enum film_status
look_up_possessive(struct finder *f, struct window *w, size_t i, size_t n)
{
    const struct film_unit *last = &f->units.v[i + n - 1];
    if (last->end == last->to || w->films.freq[0] > 0)
        return FILM_OK;
    struct film_key_match m;
    struct film_str title = words(f, i, n);
    title.n += last->end - last->to;
    film_title_key(&f->key, title);
    enum film_status s = film_lookup_key(&m, film_buf_get(&f->key), f->how);
    if (s != FILM_OK || m.freq[0] == 0)
        return s;
    w->films = m;
    return keep_key(f, &w->title);
}

/* Looks up a title typed as one word with its article, if it is nearly the
 * whole query. */
static enum film_status
look_up_joined(struct finder *f, struct window *w, size_t i, size_t n)
{
    enum film_status s = FILM_OK;
    if (n > 1 || f->units.n > 2 || w->films.freq[0] > 0)
        return FILM_OK;
    for (size_t k = 0; s == FILM_OK && w->films.freq[0] == 0 &&
                       film_title_key_joined(&f->key, f->units.v[i].key, k);
         k++) {
        s = keep_key(f, &w->title);
        if (s == FILM_OK)
            s = film_lookup_key(&w->films, w->title, f->how);
    }
    return s;
}

/* Looks up the words as a name, which one word may also be of a film: its title
 * typed in one. */
static enum film_status
look_up_name(struct finder *f, struct window *w, size_t i, size_t n)
{
    w->people = (struct film_key_match){0};
    film_name_key_joined(&f->key, words(f, i, n));
    enum film_status s = keep_key(f, &w->name);
    if (s != FILM_OK || n > PERSON_WORDS)
        return s;
    if (film_str_equal(w->name, w->title))
        w->people = w->films;
    else
        s = film_lookup_key(&w->people, w->name, f->how);
    if (n == 1 && w->films.freq[0] == 0 && w->people.freq[0] > 0) {
        w->films = w->people;
        w->title = w->name;
    }
    return s;
}

/* Looks up the window of n words at i. */
static enum film_status
look_up(struct finder *f, size_t i, size_t n)
{
    struct window *w = &f->windows[n];
    film_title_key(&f->key, words(f, i, n));
    enum film_status s = keep_key(f, &w->title);
    if (s == FILM_OK)
        s = film_lookup_key(&w->films, w->title, f->how);
    if (s == FILM_OK)
        s = look_up_name(f, w, i, n);
    if (s == FILM_OK)
        s = look_up_possessive(f, w, i, n);
    if (s == FILM_OK)
        s = look_up_joined(f, w, i, n);
    return s;
}

/* True if the query ends with an article as in lists of titles: Affair, The. */
static bool
is_listed(const struct film_units *u, size_t unit)
{
    return unit + 1 == u->n && u->text.p[u->v[unit - 1].end] == ',';
}

/* Looks up longer and longer windows at i, as long as there are names that
 * begin with them. *n is set to the longest. */
static enum film_status
look_up_windows(struct finder *f, size_t i, size_t *n)
{
    bool more = true;
    for (*n = 0; more && *n < WINDOW_MAX && i + *n < f->units.n;) {
        ++*n;
        enum film_status s = look_up(f, i, *n);
        if (s != FILM_OK)
            return s;
        const struct window *w = &f->windows[*n];
        more = w->films.more || w->people.more ||
               film_title_word_open(f->units.v[i + *n - 1].key) ||
               (*n == 2 && film_title_word_open(f->units.v[i].key)) ||
               is_listed(&f->units, i + *n);
    }
    return FILM_OK;
}

/* ---- Entities --------------------------------------------------------- */

/* How the typed article fits one of the film's titles with this key: 2 if it is
 * the title's, 1 if it was omitted, 0 if it is another one. */
static int
article_fits(struct finder *f, const struct film_entity *e, struct film_str key,
             struct film_str typed)
{
    int best = 0;
    for (size_t i = 0; i < e->names.n && best < 2; i++) {
        struct film_str title = e->names.v[i].text;
        struct film_str own = film_title_article(title);
        film_title_key(&f->key, title);
        bool same = film_str_equal(film_buf_get(&f->key), key);
        if (!same && !(film_title_whole_key(&f->key, title) &&
                       film_str_equal(film_buf_get(&f->key), key)))
            continue;
        if (film_str_equal_nocase(own, typed) || !same)
            best = 2;
        else if (typed.n == 0)
            best = 1;
    }
    return best;
}

/* Puts the films of a key first whose title was typed with its article, then
 * those whose article was omitted; removes the others. */
static bool
choose_by_article(struct finder *f, struct film_mention *m, struct film_str key)
{
    struct film_str typed = film_title_article(m->text);
    struct film_entity *v =
        film_arena_alloc(f->how->arena, (m->n + 1) * sizeof *v);
    int *fits = film_arena_alloc(f->how->arena, (m->n + 1) * sizeof *fits);
    size_t kept = 0;
    if (!v || !fits)
        return false;
    for (size_t i = 0; i < m->n; i++)
        fits[i] = article_fits(f, &m->bearers[i], key, typed);
    for (int fit = 2; fit > 0; fit--) {
        for (size_t i = 0; i < m->n; i++)
            if (fits[i] == fit)
                v[kept++] = m->bearers[i];
        if (fit == 2)
            m->exact = kept;
    }
    if (kept < m->n)
        m->total = (uint32_t)kept;
    m->bearers = v;
    m->n = kept;
    return true;
}

/* Loads the bearers of the key and adds them as the meaning of the n words at
 * i. *found is set to whether there are any. */
static enum film_status
add(struct finder *f, size_t i, size_t n, enum film_key_kind kind,
    struct film_str key, bool *found)
{
    struct film_str text = words(f, i, n);
    struct film_mention m = {.text = text,
                             .from = (size_t)(text.p - f->units.text.p),
                             .kind = kind == FILM_KEY_ROLE ? FILM_MENTION_ROLE
                                     : kind <= FILM_KEY_INITIALS
                                         ? FILM_MENTION_FILM
                                         : FILM_MENTION_PERSON,
                             .how = kind,
                             .only_stops = true,
                             .first = i,
                             .end = i + n};
    m.to = m.from + text.n;
    for (size_t k = i; k < i + n; k++)
        m.only_stops &= f->units.v[k].stop;
    enum film_status s =
        film_lookup_load(&m.bearers, &m.n, &m.total, key, kind, f->how);
    if (s == FILM_OK && kind == FILM_KEY_FILM && !choose_by_article(f, &m, key))
        s = film_error_nomem(f->how->err);
    *found = m.n > 0;
    if (s != FILM_OK || !*found)
        return s;
    struct film_mention *slot =
        film_arena_push(f->how->arena, &f->out->v, &f->out->n, sizeof *slot);
    if (!slot)
        return film_error_nomem(f->how->err);
    *slot = m;
    return s;
}

/* ---- Choice ----------------------------------------------------------- */

/* True if function words may be a name: they are written like one, or are the
 * whole query, or a year or little else is next to them: It, Her, Us, Up. */
static bool
may_be_name(const struct film_units *u, size_t from, size_t n)
{
    enum { FEW = 2 };
    bool stops = true, capitals = true, others_small = false, year = false;
    for (size_t i = 0; i < u->n; i++) {
        bool in = i >= from && i < from + n;
        stops &= !in || u->v[i].stop;
        capitals &= !in || u->v[i].capital;
        others_small |= !in && !u->v[i].capital;
        year |= !in && u->v[i].year > 0;
    }
    return !stops || n == u->n || year || u->n - n < FEW ||
           (capitals && from > 0 && others_small);
}

static uint32_t
freq(const struct film_key_match *m, enum film_key_kind kind)
{
    return m->freq[kind - FILM_KEY_FILM];
}

/* Tries the window of n words as a person or a character. A single word is
 * tried as a surname before it is tried as a complete name. A character with a
 * one-word name comes after people with that name and films, unless the query
 * asks for a character. */
static enum film_status
try_people(struct finder *f, size_t i, size_t n, bool film, bool *found)
{
    const struct window *w = &f->windows[n];
    bool asked = film_units_ask_for_role(&f->units);
    bool role_first = n > 1 || asked;
    bool surname = n == 1 && !f->units.v[i].hangul && !role_first;
    const enum film_key_kind order[] = {
        surname ? FILM_KEY_SURNAME : FILM_KEY_PERSON,
        role_first ? FILM_KEY_ROLE : FILM_KEY_SURNAME,
        role_first ? FILM_KEY_SURNAME : FILM_KEY_ROLE, FILM_KEY_PERSON};
    enum film_status s = FILM_OK;
    *found = false;
    for (size_t k = 0; k < 4 && s == FILM_OK && !*found; k++)
        if (freq(&w->people, order[k]) > 0 &&
            (order[k] != FILM_KEY_SURNAME || n <= SURNAME_WORDS) &&
            (order[k] != FILM_KEY_ROLE || !film || asked))
            s = add(f, i, n, order[k], w->name, found);
    return s;
}

/* Puts a surname before a film whose article was omitted: Hill means Walter
 * Hill rather than The Hill. */
static void
put_first(struct film_mentions *out)
{
    struct film_mention *film = &out->v[out->n - 2], m = out->v[out->n - 1];
    if (film->exact > 0)
        return;
    out->v[out->n - 1] = *film;
    *film = m;
}

static enum film_status
try_window(struct finder *f, size_t i, size_t n, bool *found)
{
    const struct window *w = &f->windows[n];
    bool film = false, person = false;
    enum film_status s = FILM_OK;
    *found = false;
    if (!may_be_name(&f->units, i, n))
        return FILM_OK;
    if (freq(&w->films, FILM_KEY_FILM) > 0)
        s = add(f, i, n, FILM_KEY_FILM, w->title, &film);
    /* A part of a title that only one film has comes before characters. */
    if (s == FILM_OK && !film && n > 1 && freq(&w->films, FILM_KEY_PART) == 1 &&
        freq(&w->people, FILM_KEY_PERSON) == 0 &&
        !film_units_ask_for_role(&f->units))
        s = add(f, i, n, FILM_KEY_PART, w->title, &film);
    if (s == FILM_OK && (!film || n <= 2))
        s = try_people(f, i, n, film, &person);
    if (film && person && n == 1)
        put_first(f->out);
    *found = film || person;
    if (s == FILM_OK && !*found && freq(&w->films, FILM_KEY_INITIALS) > 0)
        s = add(f, i, n, FILM_KEY_INITIALS, w->title, found);
    if (s == FILM_OK && !*found && freq(&w->films, FILM_KEY_PART) > 0)
        s = add(f, i, n, FILM_KEY_PART, w->title, found);
    return s;
}

/* Tries a Hangul name at the start of a longer word: followed by a particle, or
 * by the next word without a space. */
static enum film_status
try_hangul(struct finder *f, size_t i, bool *found)
{
    enum { SYLLABLE = 3 };
    struct film_unit *u = &f->units.v[i];
    size_t n = u->key.n / SYLLABLE, end = u->to;
    enum film_status s = FILM_OK;
    *found = false;
    for (size_t k = n;
         k-- > 2 && k + TAIL_MAX >= n && s == FILM_OK && !*found;) {
        struct window *w = &f->windows[1];
        u->to = u->from + k * SYLLABLE;
        w->title = w->name = (struct film_str){u->key.p, k * SYLLABLE};
        s = film_lookup_key(&w->films, w->title, f->how);
        w->people = w->films;
        if (s == FILM_OK)
            s = try_window(f, i, 1, found);
    }
    if (!*found)
        u->to = end;
    return s;
}

/* True if the unit is the initial of a name rather than a word: one letter,
 * which must be written as one if it is also a word (a, I). */
static bool
is_initial(const struct finder *f, size_t unit)
{
    const struct film_unit *u = &f->units.v[unit];
    bool dot = u->end < f->units.text.n && f->units.text.p[u->end] == '.';
    return u->key.n == 1 && film_ascii_small(u->key.p[0]) &&
           (!u->stop || (u->capital && dot));
}

/* True if the person has a name that begins with the letter and ends with this
 * surname. */
static bool
has_initial(struct finder *f, const struct film_entity *e, char initial,
            struct film_str surname)
{
    for (size_t i = 0; i < e->names.n; i++)
        for (size_t k = 0; film_name_order(&f->key, e->names.v[i].text, k); k++)
            if (f->key.n > surname.n && f->key.p[0] == initial &&
                film_str_ends(film_buf_get(&f->key), surname))
                return true;
    return false;
}

/* Sets *initial to the letter and *surname to the key of the n words at i, if
 * they are an initial and a surname, in the order of texts or of lists: J.
 * Huston; R. De Niro; Huston, J. False if they are not. */
static bool
split_initial(struct finder *f, size_t i, size_t n, char *initial,
              struct film_str *surname)
{
    const struct film_unit *v = &f->units.v[i];
    bool listed = f->units.text.p[v[n - 2].end] == ',';
    size_t letter = listed ? i + n - 1 : i, rest = listed ? i : i + 1;
    if (!is_initial(f, letter) ||
        f->units.v[listed ? i + n - 2 : i + n - 1].stop)
        return false;
    *initial = f->units.v[letter].key.p[0];
    film_name_key_joined(&f->key, words(f, rest, n - 1));
    return keep_key(f, surname) == FILM_OK;
}

/* Tries the n words at i as an initial with a surname, unless they are a name
 * as they stand: O. Henry. */
static enum film_status
try_initial(struct finder *f, size_t i, size_t n, bool *found)
{
    const struct window *w = &f->windows[n];
    char initial;
    struct film_str key;
    if (freq(&w->films, FILM_KEY_FILM) > 0 ||
        freq(&w->people, FILM_KEY_PERSON) > 0 ||
        !split_initial(f, i, n, &initial, &key))
        return film_buf_check(&f->key, f->how->err);
    enum film_status s = add(f, i, n, FILM_KEY_SURNAME, key, found);
    if (s != FILM_OK || !*found)
        return s;
    struct film_mention *m = &f->out->v[f->out->n - 1];
    size_t kept = 0;
    for (size_t k = 0; k < m->n; k++)
        if (has_initial(f, &m->bearers[k], initial, key))
            m->bearers[kept++] = m->bearers[k];
    m->n = kept;
    m->total = (uint32_t)kept;
    *found = kept > 0;
    f->out->n -= kept == 0;
    return film_buf_check(&f->key, f->how->err);
}

static enum film_status
find_all(struct finder *f)
{
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < f->units.n && s == FILM_OK;) {
        size_t n;
        bool found = false;
        s = look_up_windows(f, i, &n);
        for (; s == FILM_OK && n > 0 && !found; n--) {
            if (n > 1 && n <= SURNAME_WORDS)
                s = try_initial(f, i, n, &found);
            if (s == FILM_OK && !found)
                s = try_window(f, i, n, &found);
        }
        if (s == FILM_OK && !found && f->units.v[i].hangul)
            s = try_hangul(f, i, &found);
        i += found ? n + 1 : 1;
    }
    return s;
}

/* ---- The whole -------------------------------------------------------- */

static enum film_status
begin(struct finder *f, struct film_mentions *out, struct film_str text,
      const struct film_recogniser *how)
{
    *out = (struct film_mentions){NULL, 0};
    f->how = how;
    f->out = out;
    film_buf_init(&f->key, 1 << 16);
    return film_units_split(&f->units, text, how->arena)
               ? FILM_OK
               : film_error_nomem(how->err);
}

enum film_status
film_recognise(struct film_mentions *out, struct film_str text,
               const struct film_recogniser *how)
{
    struct finder f; /* not cleared, because its windows are large */
    enum film_status s = begin(&f, out, text, how);
    if (s == FILM_OK)
        s = find_all(&f);
    if (s == FILM_OK)
        s = film_meant_judge(out->v, out->n, &f.units, how);
    film_buf_release(&f.key);
    return s;
}

static enum film_status
find_kind(struct finder *f, enum film_key_kind kind, bool *found)
{
    size_t n = f->units.n;
    const struct window *w = &f->windows[n];
    enum film_status s = look_up(f, 0, n);
    if (s != FILM_OK)
        return s;
    const struct film_key_match *m =
        kind == FILM_KEY_FILM ? &w->films : &w->people;
    if (freq(m, kind) > 0)
        s = add(f, 0, n, kind, kind == FILM_KEY_FILM ? w->title : w->name,
                found);
    return s;
}

enum film_status
film_recognise_name(struct film_mention *out, struct film_str text,
                    enum film_key_kind kind, const struct film_recogniser *how)
{
    struct finder f;
    struct film_mentions found;
    bool is = false;
    enum film_status s = begin(&f, &found, text, how);
    if (s == FILM_OK && f.units.n > 0 && f.units.n <= WINDOW_MAX)
        s = find_kind(&f, kind, &is);
    *out = s == FILM_OK && is ? found.v[0] : (struct film_mention){.n = 0};
    film_buf_release(&f.key);
    return s;
}

void
film_recognised_all(struct film_mentions *of)
{
    for (size_t i = 0; i < of->n; i++) {
        struct film_mention *m = &of->v[i];
        m->sure = 1;
        if (m->how == FILM_KEY_SURNAME && !m->backed) {
            m->n = m->loaded;
            m->total = (uint32_t)m->loaded;
        }
    }
}
