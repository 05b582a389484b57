/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "catalog/recognise.h"

#include "base/utf8.h"
#include "catalog/key.h"
#include "schema/schema.h"
#include "schema/xapian-status.h"
#include "text/analyse.h"
#include "text/fold.h"

#include <stdlib.h>

enum {
    UNITS_MAX = 24, /* words of a query that are looked at */
    WINDOW_MAX = 8, /* words of a title … */
    JOINS_MAX = 4,  /* … and of names whose words may be put together */
    LOOKUPS_MAX = 160,
    TAIL_MAX = 3, /* syllables behind a Hangul name in one word */
};

/* A word of the text. */
struct unit {
    size_t from, to;
    struct film_str key; /* folded, in one */
    bool capital, stop, hangul;
};

struct finder {
    struct film_str text;
    const xapc_database *db;
    struct film_arena *arena;
    struct film_error *err;
    struct unit units[UNITS_MAX];
    size_t unit_count;
    unsigned lookups;
    struct film_buf key, value, term;
    xapc_docid found[FILM_RECOGNISED_MOST];
    size_t found_count;
    uint32_t found_total;
};

/* ---- Words ------------------------------------------------------------ */

static bool
is_joint(uint32_t c)
{
    return c == '-' || c == 0x2010 || c == 0x2011 || c == '\'' || c == 0x2019;
}

/* Leaves off a possessive 's. */
static size_t
without_possessive(struct film_str text, size_t from, size_t to)
{
    if (to - from > 2 && (text.p[to - 1] | 0x20) == 's') {
        if (text.p[to - 2] == '\'')
            return to - 2;
        if (to - from > 4 && memcmp(text.p + to - 4, "\xE2\x80\x99", 3) == 0)
            return to - 4;
    }
    return to;
}

static bool
add_unit(struct finder *f, size_t from, size_t to, uint32_t first)
{
    struct unit *u = &f->units[f->unit_count];
    to = without_possessive(f->text, from, to);
    film_name_key_joined(&f->key,
                         (struct film_str){f->text.p + from, to - from});
    if (f->key.n == 0)
        return true;
    *u = (struct unit){.from = from,
                       .to = to,
                       .capital = film_fold_upper(first),
                       .hangul = film_fold_hangul(first)};
    u->stop = film_stop_word(film_buf_get(&f->key));
    f->unit_count++;
    return film_arena_copy(f->arena, film_buf_get(&f->key), &u->key);
}

/* Words are runs of one kind of letters: a Hangul name directly beside Latin
 * letters is a word of its own. */
static bool
split(struct finder *f)
{
    size_t at = 0, from = 0, end = 0;
    uint32_t first = 0;
    bool inside = false, ok = true;
    while (at < f->text.n && ok && f->unit_count < UNITS_MAX) {
        size_t here = at;
        uint32_t c = film_utf8_next(f->text, &at);
        bool word = film_fold_word_char(c);
        bool turns =
            inside && word && film_fold_hangul(c) != film_fold_hangul(first);
        if (inside && ((!word && !is_joint(c)) || turns)) {
            ok = add_unit(f, from, end, first);
            inside = false;
        }
        if (word && !inside) {
            from = here;
            first = c;
            inside = true;
        }
        if (word)
            end = at;
    }
    if (inside && ok && f->unit_count < UNITS_MAX)
        ok = add_unit(f, from, end, first);
    return ok;
}

/* ---- Look-ups --------------------------------------------------------- */

/* The documents of a key; *found tells if there are any. */
static enum film_status
look_up(struct finder *f, const char *mark, struct film_str key, bool *found)
{
    xapc_postlist *list = NULL;
    xapc_error *xerr = NULL;
    uint32_t freq = 0;
    *found = false;
    if (f->lookups++ >= LOOKUPS_MAX || key.n == 0)
        return FILM_OK;
    film_buf_reset(&f->value);
    film_buf_text(&f->value, mark);
    film_buf_str(&f->value, key);
    film_schema_term(&f->term, FILM_F_NAME_KEY, film_buf_get(&f->value));
    if (f->value.failed || f->term.failed)
        return film_error_nomem(f->err);
    xapc_status x =
        xapc_database_termfreq(&freq, f->db, f->term.p, f->term.n, &xerr);
    if (x != XAPC_OK || freq == 0)
        return film_error_xapian(f->err, x, xerr);
    x = xapc_postlist_open(&list, f->db, f->term.p, f->term.n, &xerr);
    if (x == XAPC_OK)
        x = xapc_postlist_next(&f->found_count, list, f->found, NULL, NULL,
                               FILM_RECOGNISED_MOST, &xerr);
    xapc_postlist_free(list);
    f->found_total = freq;
    *found = x == XAPC_OK && f->found_count > 0;
    return film_error_xapian(f->err, x, xerr);
}

/* Writes the key of the window's words; bit i of joins puts word i and the
 * next one together: jeon jong seo as jeon + jongseo. */
static void
window_key(struct finder *f, size_t from, size_t n, unsigned joins,
           struct film_buf *joined)
{
    struct film_str v[WINDOW_MAX];
    size_t start[WINDOW_MAX + 1], words = 0;
    film_buf_reset(joined);
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || !(joins & 1u << (i - 1)))
            start[words++] = joined->n;
        film_buf_str(joined, f->units[from + i].key);
    }
    start[words] = joined->n;
    for (size_t i = 0; i < words; i++)
        v[i] = (struct film_str){joined->p + start[i], start[i + 1] - start[i]};
    film_name_key_words(&f->key, v, joined->failed ? 0 : words);
}

static enum film_status
match_window(struct finder *f, size_t from, size_t n, const char *mark,
             bool *found)
{
    struct film_buf joined;
    enum film_status s = FILM_OK;
    film_buf_init(&joined, 1 << 20);
    *found = false;
    unsigned ways = n <= JOINS_MAX ? 1u << (n - 1) : 1;
    for (unsigned joins = 0; joins < ways && s == FILM_OK && !*found; joins++) {
        window_key(f, from, n, joins, &joined);
        s = look_up(f, mark, film_buf_get(&f->key), found);
    }
    film_buf_release(&joined);
    return s;
}

/* A Hangul name at the start of a longer word: with a particle, or with the
 * next word written on. *to is set behind the name. */
static enum film_status
match_hangul(struct finder *f, const struct unit *u, const char *mark,
             size_t *to, bool *found)
{
    enum { SYLLABLE = 3 };
    size_t n = u->key.n / SYLLABLE;
    enum film_status s = FILM_OK;
    *found = false;
    for (size_t k = n; k >= 2 && k + TAIL_MAX >= n && s == FILM_OK; k--) {
        s = look_up(f, mark, (struct film_str){u->key.p, k * SYLLABLE}, found);
        *to = u->from + k * SYLLABLE;
        if (*found)
            return s;
    }
    return s;
}

/* ---- Judgement -------------------------------------------------------- */

/* Function words are a name only if they are written like one, or are all
 * there is: It, Her, Us, Up. */
static bool
may_be_name(const struct finder *f, size_t from, size_t n)
{
    bool stops = true, capitals = true, others_small = false;
    for (size_t i = 0; i < f->unit_count; i++) {
        bool in = i >= from && i < from + n;
        stops &= !in || f->units[i].stop;
        capitals &= !in || f->units[i].capital;
        others_small |= !in && !f->units[i].capital;
    }
    if (!stops || n == f->unit_count)
        return true;
    return capitals && from > 0 && others_small;
}

/* True if the text asks for a character: by a word that leads to one. */
static bool
asks_for_role(const struct finder *f)
{
    static const char *const words[] = {"as",      "plays", "played",
                                        "playing", "role",  "part",
                                        "cast",    "actor", "actress"};
    for (size_t i = 0; i < f->unit_count; i++)
        for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
            if (film_str_equal(f->units[i].key, film_str_from(words[k])))
                return true;
    return false;
}

/* Among other words a small one, or several that are the name of a character
 * (a man, the boss), may be just words. */
static bool
is_weak(const struct finder *f, size_t from, size_t n, bool role)
{
    bool written_so = false;
    for (size_t i = from; i < from + n; i++)
        written_so |= f->units[i].capital || f->units[i].hangul;
    return n < f->unit_count && !written_so &&
           (n == 1 || (role && !asks_for_role(f)));
}

static enum film_status
load_entities(struct finder *f, struct film_recognised *r)
{
    xapc_blobs data;
    xapc_error *xerr = NULL;
    xapc_status x = xapc_database_get_data_many(&data, f->db, f->found,
                                                f->found_count, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(f->err, x, xerr);
    enum film_status s = FILM_OK;
    r->v = film_arena_zalloc(f->arena, f->found_count, sizeof *r->v);
    if (!r->v)
        s = film_error_nomem(f->err);
    for (size_t i = 0; i < f->found_count && s == FILM_OK; i++) {
        struct film_str copy;
        struct film_str bytes = {data.items[i].data, data.items[i].len};
        s = film_arena_copy(f->arena, bytes, &copy)
                ? film_entity_load(&r->v[r->n++], copy, f->arena, f->err)
                : film_error_nomem(f->err);
    }
    xapc_blobs_free(&data);
    return s;
}

/* Looks for a name of n words from `from` on. */
static enum film_status
try_window(struct finder *f, size_t from, size_t n, struct film_recognised *r,
           bool *found)
{
    static const char *const marks[] = {"", FILM_KEY_ROLE};
    const struct unit *first = &f->units[from];
    size_t to = f->units[from + n - 1].to;
    enum film_status s = FILM_OK;
    *found = false;
    if (!may_be_name(f, from, n))
        return FILM_OK;
    for (int i = 0; i < 2 && s == FILM_OK && !*found; i++) {
        s = match_window(f, from, n, marks[i], found);
        if (s == FILM_OK && !*found && n == 1 && first->hangul)
            s = match_hangul(f, first, marks[i], &to, found);
        r->role = i == 1;
    }
    if (s != FILM_OK || !*found)
        return s;
    r->text = (struct film_str){f->text.p + first->from, to - first->from};
    r->weak = is_weak(f, from, n, r->role);
    r->total = f->found_total;
    return load_entities(f, r);
}

static enum film_status
find_all(struct finder *f, struct film_recognised **out, size_t *n)
{
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < f->unit_count && s == FILM_OK;) {
        size_t left = f->unit_count - i, taken = 1;
        size_t most = left < WINDOW_MAX ? left : WINDOW_MAX;
        for (size_t k = most; k > 0 && s == FILM_OK; k--) {
            struct film_recognised r = {0};
            bool found;
            s = try_window(f, i, k, &r, &found);
            if (s != FILM_OK || !found)
                continue;
            struct film_recognised *slot =
                film_arena_push(f->arena, out, n, sizeof *slot);
            if (!slot)
                return film_error_nomem(f->err);
            *slot = r;
            taken = k;
            break;
        }
        i += taken;
    }
    return s;
}

static bool
is_covered(const struct film_recognised *r, size_t n, const char *p)
{
    for (size_t i = 0; i < n; i++)
        if (p >= r[i].text.p && p < r[i].text.p + r[i].text.n)
            return true;
    return false;
}

/* True for a word that is written like a part of a name but was not
 * recognised. */
static bool
is_stranger(const struct finder *f, size_t unit,
            const struct film_recognised *r, size_t n)
{
    const struct unit *u = &f->units[unit];
    return u->capital && !u->stop && !is_covered(r, n, f->text.p + u->from);
}

/* A character of one name beside another word with a capital is hardly meant:
 * Anthony Wong is no Wong that somebody played. */
static void
weaken_parts(const struct finder *f, struct film_recognised *r, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t u = 0;
        while (f->text.p + f->units[u].from < r[i].text.p)
            u++;
        if (!r[i].role || r[i].text.n > f->units[u].to - f->units[u].from)
            continue;
        r[i].weak |= (u > 0 && is_stranger(f, u - 1, r, n)) ||
                     (u + 1 < f->unit_count && is_stranger(f, u + 1, r, n));
    }
}

enum film_status
film_recognise(struct film_recognised **out, size_t *n, struct film_str text,
               const xapc_database *db, struct film_arena *arena,
               struct film_error *err)
{
    struct finder f = {.text = text, .db = db, .arena = arena, .err = err};
    *out = NULL;
    *n = 0;
    film_buf_init(&f.key, 1 << 20);
    film_buf_init(&f.value, 1 << 20);
    film_buf_init(&f.term, 1 << 20);
    enum film_status s =
        split(&f) ? find_all(&f, out, n) : film_error_nomem(err);
    weaken_parts(&f, *out, *n);
    film_buf_release(&f.key);
    film_buf_release(&f.value);
    film_buf_release(&f.term);
    return s;
}

/* ---- Of several ------------------------------------------------------- */

static bool
has_year(struct film_str text, int year)
{
    int n = 0, digits = 0;
    for (size_t i = 0; i <= text.n; i++) {
        bool digit = i < text.n && text.p[i] >= '0' && text.p[i] <= '9';
        if (digit && digits < 5) {
            n = 10 * n + (text.p[i] - '0');
            digits++;
        } else if (!digit) {
            if (digits == 4 && n == year)
                return true;
            n = digits = 0;
        }
    }
    return false;
}

static bool
played_in(const struct film_entity *e, const struct film_recognised *films)
{
    for (size_t f = 0; f < films->n && !films->role; f++)
        for (size_t i = 0; i < e->credit_count; i++)
            if (film_str_equal(e->credits[i].other_id, films->v[f].id))
                return true;
    return false;
}

static bool
is_meant(const struct film_recognised *r, size_t n, size_t i,
         const struct film_entity *e, struct film_str text)
{
    if (!r[i].role)
        return !e->person && e->year > 0 && has_year(text, e->year);
    for (size_t k = 0; k < n; k++)
        if (k != i && played_in(e, &r[k]))
            return true;
    return false;
}

static int
by_age(const void *a, const void *b)
{
    const struct film_entity *x = a, *y = b;
    int c = (x->year > y->year) - (x->year < y->year);
    if (c == 0)
        c = film_str_compare(x->born, y->born);
    return c ? c : film_str_compare(x->id, y->id);
}

void
film_recognised_narrow(struct film_recognised *r, size_t n,
                       struct film_str text)
{
    for (size_t i = 0; i < n; i++) {
        size_t kept = 0;
        r[i].loaded = r[i].n;
        for (size_t k = 0; r[i].total > 1 && k < r[i].n; k++)
            if (is_meant(r, n, i, &r[i].v[k], text)) {
                struct film_entity e = r[i].v[kept];
                r[i].v[kept++] = r[i].v[k];
                r[i].v[k] = e;
            }
        if (kept > 0) {
            r[i].n = kept;
            r[i].total = (uint32_t)kept;
        }
        if (r[i].n > 1)
            qsort(r[i].v, r[i].n, sizeof *r[i].v, by_age);
    }
}
