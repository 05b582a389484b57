/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "names/lexicon.h"

#include "base/hash.h"
#include "base/sort.h"
#include "names/loanword.h"
#include "names/romanise.h"
#include "names/scripts.h"

#include <stdlib.h>

/* ---- Building --------------------------------------------------------- */

/* Runs of words remembered at most: 4 to 8 MB. */
enum { RUNS_MOST = 1 << 19 };

void
film_lexicon_init(struct film_lexicon *set)
{
    *set = (struct film_lexicon){.seed = film_hash_seed()};
    film_arena_init(&set->arena);
    film_map_init(&set->names);
}

void
film_lexicon_release(struct film_lexicon *set)
{
    film_map_release(&set->names);
    film_hashes_release(&set->runs);
    film_arena_release(&set->arena);
}

void
film_lexicon_reset(struct film_lexicon *set)
{
    film_map_reset(&set->names);
    film_hashes_reset(&set->runs);
    film_arena_reset(&set->arena);
}

/* A key as a number, in the same order; and back. */
static uintptr_t
pack_key(const char key[4])
{
    const unsigned char *k = (const unsigned char *)key;
    return (uintptr_t)k[0] << 16 | (uintptr_t)k[1] << 8 | k[2];
}

static void
unpack_key(char key[4], uintptr_t packed)
{
    for (int i = 0; i < 3; i++)
        key[i] = (char)(packed >> (16 - 8 * i) & 0xFF);
    key[3] = '\0';
}

/* The part after the first of a name in the set, whose parts end in NUL. */
static const char *
second_of(const struct film_map_entry *e)
{
    return e->key.p + strlen(e->key.p) + 1;
}

/* Adds a name under its part `first`; *added: it was not there. */
static bool
add(struct film_lexicon *set, uintptr_t packed, const char *first,
    const char *second, bool *added)
{
    char name[2 * (FILM_PHONETIC_SPELLED + 1)];
    size_t n = strlen(first) + 1, m = strlen(second) + 1;
    memcpy(name, first, n);
    memcpy(name + n, second, m);
    struct film_map_entry *e = film_map_keep(
        &set->names, &set->arena, (struct film_str){name, n + m}, added);
    if (e)
        e->value = *added ? packed : e->value;
    return e;
}

/* Notes a run; *fresh: it was not read before. */
static bool
note_run(struct film_lexicon *set, struct film_str text,
         const struct film_name_run *run, bool *fresh)
{
    size_t from = run->w[0].from, to = run->w[run->n - 1].to;
    if (set->runs.n >= RUNS_MOST)
        film_hashes_reset(&set->runs);
    return film_hashes_put(
        &set->runs,
        film_hash((struct film_str){text.p + from, to - from}, set->seed),
        fresh);
}

/* Adds a name under both its parts, or neither: one look decides. */
static bool
add_found(struct film_lexicon *set, const struct film_name_found *f)
{
    bool added = true, second;
    for (int i = 0; i < 2 && added; i++) {
        char key[4];
        film_lexicon_key(key, &f->part[i]);
        if (!add(set, pack_key(key), f->part[i].spelled, f->part[1 - i].spelled,
                 i == 0 ? &added : &second))
            return false;
    }
    return true;
}

enum film_status
film_lexicon_add(struct film_lexicon *set, struct film_str text,
                 struct film_error *err)
{
    struct film_name_run run;
    struct film_name_found f;
    for (size_t at = 0; film_name_next_run(&run, text, &at);) {
        bool fresh = false;
        if (!note_run(set, text, &run, &fresh) ||
            (fresh && film_name_read_run(&f, text, &run) &&
             !add_found(set, &f)))
            return film_error_nomem(err);
    }
    return FILM_OK;
}

enum film_status
film_lexicon_join(struct film_lexicon *set, struct film_lexicon *other,
                  struct film_error *err)
{
    bool added;
    if (set->names.n == 0) {
        struct film_lexicon empty = *set;
        *set = *other;
        *other = empty;
        return FILM_OK;
    }
    for (size_t i = 0; i < other->names.n; i++) {
        const struct film_map_entry *e = &other->names.v[i];
        if (!add(set, e->value, e->key.p, second_of(e), &added))
            return film_error_nomem(err);
    }
    return FILM_OK;
}

static int
compare_names(const void *a, const void *b)
{
    const struct film_map_entry *x = a, *y = b;
    return film_str_compare(x->key, y->key);
}

/* Sorts by the packed key, then by the name, of which five bytes fit beside
 * it. */
bool
film_lexicon_sort(struct film_lexicon *set)
{
    enum { PACKED_BITS = 24 };
    size_t n = set->names.n;
    struct film_sort_key *keys = calloc(2 * n + 1, sizeof *keys);
    struct film_map_entry *sorted = calloc(n + 1, sizeof *sorted);
    for (size_t i = 0; i < n && keys && sorted; i++) {
        const struct film_map_entry *e = &set->names.v[i];
        keys[i] = (struct film_sort_key){
            (uint64_t)e->value << (64 - PACKED_BITS) |
                film_sort_beginning(e->key) >> PACKED_BITS,
            e};
    }
    bool ok = keys && sorted;
    if (ok)
        film_sort(keys, keys + n, n, compare_names);
    for (size_t i = 0; i < n && ok; i++)
        sorted[i] = *(const struct film_map_entry *)keys[i].of;
    if (ok && n > 0)
        memcpy(set->names.v, sorted, n * sizeof *sorted);
    free(keys);
    free(sorted);
    return ok;
}

bool
film_lexicon_next(struct film_lexicon_piece *piece,
                  const struct film_lexicon *set, size_t *at)
{
    size_t left = set->names.n - *at;
    if (left == 0)
        return false;
    piece->v = set->names.v + *at;
    unpack_key(piece->key, piece->v->value);
    piece->n = 1;
    while (piece->n < left && piece->v[piece->n].value == piece->v->value)
        piece->n++;
    *at += piece->n;
    return true;
}

/* ---- Writing ---------------------------------------------------------- */

/* The names of one group are held back until their count is known. */
struct group {
    struct film_buf *out;
    struct film_buf seconds;
    uint64_t count;
    char first[FILM_PHONETIC_SPELLED + 1];
    char second[FILM_PHONETIC_SPELLED + 1];
    char written[FILM_PHONETIC_SPELLED + 1]; /* the group's before */
};

static void
write_part(struct film_buf *out, const char *before, const char *part)
{
    size_t shared = 0, n = strlen(part);
    while (shared < 7 && part[shared] && part[shared] == before[shared])
        shared++;
    film_buf_byte(out, (char)(shared << 5 | (n - shared)));
    film_buf_add(out, part + shared, n - shared);
}

static void
end_group(struct group *g)
{
    if (g->count) {
        write_part(g->out, g->written, g->first);
        film_buf_varint(g->out, g->count);
        film_buf_str(g->out, film_buf_get(&g->seconds));
        memcpy(g->written, g->first, sizeof g->written);
    }
    film_buf_reset(&g->seconds);
    g->count = 0;
    g->second[0] = '\0';
}

static void
write_name(struct group *g, const char *first, const char *second)
{
    if (strcmp(first, g->first) != 0) {
        end_group(g);
        memcpy(g->first, first, strlen(first) + 1);
    }
    write_part(&g->seconds, g->second, second);
    memcpy(g->second, second, strlen(second) + 1);
    g->count++;
}

static void
end_list(struct group *g)
{
    end_group(g);
    if (g->seconds.failed && !g->out->failed)
        g->out->failed = g->seconds.failed;
    film_buf_release(&g->seconds);
}

void
film_lexicon_piece_write(struct film_buf *out,
                         const struct film_lexicon_piece *piece)
{
    struct group g = {.out = out};
    film_buf_init(&g.seconds, out->max);
    for (size_t i = 0; i < piece->n; i++)
        write_name(&g, piece->v[i].key.p, second_of(&piece->v[i]));
    end_list(&g);
}

/* The next name of any group. */
static bool
next_name(struct film_lexicon_cursor *c)
{
    while (!film_lexicon_cursor_next(c))
        if (!film_lexicon_cursor_group(c))
            return false;
    return true;
}

static int
compare_cursors(const struct film_lexicon_cursor *a,
                const struct film_lexicon_cursor *b)
{
    int order = strcmp(a->first, b->first);
    return order ? order : strcmp(a->second, b->second);
}

void
film_lexicon_merge(struct film_buf *out, struct film_str a, struct film_str b)
{
    struct group g = {.out = out};
    film_buf_init(&g.seconds, out->max);
    struct film_lexicon_cursor x, y;
    film_lexicon_cursor_init(&x, a);
    film_lexicon_cursor_init(&y, b);
    bool more_x = next_name(&x), more_y = next_name(&y);
    while (more_x || more_y) {
        int order = !more_x ? 1 : !more_y ? -1 : compare_cursors(&x, &y);
        if (order <= 0)
            write_name(&g, x.first, x.second);
        else
            write_name(&g, y.first, y.second);
        if (order <= 0)
            more_x = next_name(&x);
        if (order >= 0)
            more_y = next_name(&y);
    }
    end_list(&g);
}

/* ---- Reading ---------------------------------------------------------- */

void
film_lexicon_key(char key[4], const struct film_phonetic *part)
{
    if (film_script_is_other(part)) {
        film_script_key(key, part);
        return;
    }
    memset(key, 0, 4);
    memcpy(key, part->skeleton,
           strlen(part->skeleton) < 3 ? strlen(part->skeleton) : 3);
}

void
film_lexicon_cursor_init(struct film_lexicon_cursor *c, struct film_str bytes)
{
    *c = (struct film_lexicon_cursor){.bytes = bytes};
}

/* Reads a part over the one before it, which shares its beginning. */
static bool
read_part(struct film_lexicon_cursor *c, char part[FILM_PHONETIC_SPELLED + 1])
{
    if (c->at >= c->bytes.n)
        return false;
    unsigned head = (unsigned char)c->bytes.p[c->at];
    size_t shared = head >> 5, rest = head & 31;
    if (shared > strlen(part) || shared + rest > FILM_PHONETIC_SPELLED ||
        c->bytes.n - c->at - 1 < rest)
        return false;
    memcpy(part + shared, c->bytes.p + c->at + 1, rest);
    part[shared + rest] = '\0';
    c->at += 1 + rest;
    return true;
}

bool
film_lexicon_cursor_next(struct film_lexicon_cursor *c)
{
    if (c->left == 0)
        return false;
    c->left--;
    if (read_part(c, c->second))
        return true;
    c->left = 0;
    c->at = c->bytes.n;
    return false;
}

/* Moves past a part without reading it; the bytes end with the last one. */
static void
skip_part(struct film_lexicon_cursor *c)
{
    size_t rest = (unsigned char)c->bytes.p[c->at] & 31;
    size_t left = c->bytes.n - c->at - 1;
    c->at += 1 + (rest < left ? rest : left);
}

bool
film_lexicon_cursor_group(struct film_lexicon_cursor *c)
{
    for (; c->left > 0 && c->at < c->bytes.n; c->left--)
        skip_part(c);
    c->second[0] = '\0';
    return read_part(c, c->first) &&
           film_varint_get(c->bytes, &c->at, &c->left);
}

/* ---- Searching -------------------------------------------------------- */

enum { SPELLINGS_MAX = 8 };

/* How far a Korean name in Hangul may be from one in Latin letters. 1.3: the
 * same nDCG (kohangul .9842), but nine more questions of korquad find a wrong
 * name; .7: kohangul .9823. */
static const double HANGUL = .9;

/* Syllables; fewer are also the beginnings of other words. */
enum { FULL_NAME = 3 };

/* A name so like the query's leaves no doubt that it was not misspelt. */
static const double SURE = .99;

struct match {
    struct film_name_spellings *out;
    struct film_arena *arena;
    const struct film_name_window *w;
    unsigned side;
    double limit; /* maximum distance */
};

/* Puts s among the best, each once; drops the worst. */
static bool
found(const struct match *m, struct film_name_spelling *s, double distance)
{
    struct film_name_spellings *out = m->out;
    struct film_name_spelling *worst = NULL;
    s->likeness = film_name_likeness(distance);
    s->rarity = 0;
    for (size_t i = 0; i < out->n; i++) {
        struct film_name_spelling *v = &out->v[i];
        if (strcmp(v->part[0].spelled, s->part[0].spelled) == 0 &&
            strcmp(v->part[1].spelled, s->part[1].spelled) == 0)
            return true;
        if (!worst || v->likeness < worst->likeness)
            worst = v;
    }
    if (out->n < SPELLINGS_MAX)
        worst = film_arena_push(m->arena, &out->v, &out->n, sizeof *out->v);
    else if (worst->likeness >= s->likeness)
        return true;
    if (!worst)
        return false;
    s->how = film_name_how_of(m->w->part, s->part); /* takes the longest */
    *worst = *s;
    return true;
}

/* True if the part has these letters, ignoring hyphens and spaces. */
static bool
spells(const char *spelled, const struct film_phonetic *part)
{
    size_t n = 0;
    for (; *spelled; spelled++)
        if (*spelled != '-' && *spelled != ' ' &&
            (n >= part->n || *spelled != part->letters[n++]))
            return false;
    return n == part->n;
}

/* Those with the window's own letters, which takes no more than a look. */
static bool
match_letters(const struct match *m, struct film_str bytes)
{
    struct film_lexicon_cursor c;
    struct film_name_spelling s;
    film_lexicon_cursor_init(&c, bytes);
    while (film_lexicon_cursor_group(&c)) {
        if (!spells(c.first, &m->w->part[m->side]))
            continue;
        while (film_lexicon_cursor_next(&c)) {
            if (!spells(c.second, &m->w->part[1 - m->side]))
                continue;
            film_phonetic_set_sound(&s.part[m->side], film_str_from(c.first));
            film_phonetic_set_sound(&s.part[1 - m->side],
                                    film_str_from(c.second));
            if (!found(m, &s, 0))
                return false;
        }
    }
    return true;
}

/* The window as each system may read it. */
struct systems {
    struct film_cyrillic_name cyrillic;
    struct film_chinese_name chinese;
    struct film_japanese_name japanese;
};

/* The systems of writing in which a part equals that of the window. */
struct shared {
    bool cyrillic, chinese, japanese;
};

static struct shared
share_part(const struct systems *w, unsigned side,
           const struct film_phonetic *part)
{
    return (struct shared){
        w->cyrillic.may && film_cyrillic_same_part(&w->cyrillic, side, part),
        w->chinese.may && film_chinese_same_part(&w->chinese, side, part),
        w->japanese.may && film_japanese_same_part(&w->japanese, side, part)};
}

/* Those that are the window's own name in another system of romanisation. */
static bool
match_romanised(const struct match *m, struct film_str bytes)
{
    struct systems w;
    struct film_lexicon_cursor c;
    struct film_name_spelling s;
    film_cyrillic_read(&w.cyrillic, m->w->part);
    film_chinese_read(&w.chinese, m->w->part);
    film_japanese_read(&w.japanese, m->w->part);
    film_lexicon_cursor_init(&c, bytes);
    while ((w.cyrillic.may || w.chinese.may || w.japanese.may) &&
           film_lexicon_cursor_group(&c)) {
        film_phonetic_set_sound(&s.part[m->side], film_str_from(c.first));
        struct shared by = share_part(&w, m->side, &s.part[m->side]);
        while ((by.cyrillic || by.chinese || by.japanese) &&
               film_lexicon_cursor_next(&c)) {
            film_phonetic_set_sound(&s.part[1 - m->side],
                                    film_str_from(c.second));
            bool same =
                (by.cyrillic && film_cyrillic_same(&w.cyrillic, s.part)) ||
                (by.chinese && film_chinese_same(&w.chinese, s.part)) ||
                (by.japanese && film_japanese_same(&w.japanese, s.part));
            if (same && !found(m, &s, FILM_NAME_BY_RULE))
                return false;
        }
    }
    return true;
}

/* True if both are Korean names with as many syllables: two spellings of one
 * sound may share few letters. John Johnson has syllables, but no family. */
static bool
are_korean(const struct film_phonetic a[2], const struct film_phonetic b[2])
{
    unsigned more = 0;
    for (int i = 0; i < 2; i++) {
        unsigned n = film_phonetic_syllables(&a[i]);
        unsigned m = film_phonetic_syllables(&b[i]);
        if (n == 0 || m == 0)
            return false;
        more += n - m;
    }
    return more == 0 &&
           (film_phonetic_family(&b[0]) || film_phonetic_family(&b[1]));
}

/* Letters of a name for each that may be another in a slip. */
enum { LETTERS_A_SLIP = 7 };

/* True if a name that sounds like the window's may be it: Jane Johns sounds
 * like Jeon Jong-seo, but nobody types the one for the other. */
static bool
may_be_typed_for(const struct film_phonetic a[2],
                 const struct film_phonetic b[2])
{
    if (a[0].script != b[0].script || a[0].hangul || b[0].hangul ||
        are_korean(a, b))
        return true;
    unsigned letters = a[0].n + a[1].n;
    return film_phonetic_edits(&a[0], &b[0]) +
               film_phonetic_edits(&a[1], &b[1]) <=
           1 + letters / LETTERS_A_SLIP;
}

/* True for a match by sound. A slip is in one part; the other one, under which
 * the name is listed as well, must sound the same. In another script both parts
 * may be far. */
static bool
match_sound(const struct match *m, struct film_str bytes)
{
    bool hangul = m->w->part[0].hangul || m->w->part[1].hangul;
    double near = hangul ? m->limit : FILM_NAME_SOUNDS_ALIKE;
    const struct film_phonetic *first = &m->w->part[m->side];
    const struct film_phonetic *second = &m->w->part[1 - m->side];
    struct film_phonetic_families of_first, of_second;
    film_phonetic_families(&of_first, first);
    film_phonetic_families(&of_second, second);
    struct film_lexicon_cursor c;
    struct film_name_spelling s;
    film_lexicon_cursor_init(&c, bytes);
    while (film_lexicon_cursor_group(&c)) {
        struct film_phonetic *other = &s.part[m->side];
        film_phonetic_set_sound(other, film_str_from(c.first));
        double d = film_phonetic_family_distance(first, &of_first, other, near);
        while (d <= near && film_lexicon_cursor_next(&c)) {
            film_phonetic_set_sound(&s.part[1 - m->side],
                                    film_str_from(c.second));
            double both =
                d + film_phonetic_family_distance(
                        second, &of_second, &s.part[1 - m->side], m->limit - d);
            if (both > m->limit)
                continue;
            if (may_be_typed_for(m->w->part, s.part) && !found(m, &s, both))
                return false;
        }
    }
    return true;
}

static bool
set_loanword(struct film_loanword *w, const struct film_phonetic *part)
{
    return part->script == FILM_SCRIPT_KANA
               ? film_loanword_set_kana(w, part->letters)
               : film_loanword_set(w, film_str_from(part->spelled));
}

/* Foreign names as Hangul or kana write them. */
static bool
match_loanword(const struct match *m, struct film_str bytes)
{
    struct film_loanword first, second;
    struct film_lexicon_cursor c;
    struct film_name_spelling s;
    const struct film_phonetic *part = m->w->part;
    if (!set_loanword(&first, &part[m->side]) ||
        !set_loanword(&second, &part[1 - m->side]))
        return true;
    double most = film_loanword_limit(&first, &second, !m->w->loose);
    film_lexicon_cursor_init(&c, bytes);
    while (film_lexicon_cursor_group(&c)) {
        film_phonetic_set(&s.part[m->side], film_str_from(c.first));
        double d = film_loanword_distance(&first, &s.part[m->side], most);
        while (d <= most && film_lexicon_cursor_next(&c)) {
            film_phonetic_set(&s.part[1 - m->side], film_str_from(c.second));
            double both = d + film_loanword_distance(
                                  &second, &s.part[1 - m->side], most - d);
            if (both <= most && !found(m, &s, both))
                return false;
        }
    }
    return true;
}

/* The window as it may be written in another script, or in another case. */
struct scripts {
    struct film_script_part typed[2], listed[2];
};

/* True if a listed part is not in Latin letters. */
static bool
is_other(const char *spelled)
{
    return (spelled[0] & 0x80) != 0;
}

/* The distance of one part of a listed name; above the limit one above it. */
static double
part_distance(struct scripts *x, unsigned side,
              const struct film_phonetic *listed, double limit)
{
    film_script_read(&x->listed[side], listed);
    return film_script_distance(&x->typed[side], &x->listed[side], limit);
}

/* Those with both parts in another script or case. */
static bool
match_scripts(const struct match *m, struct film_str bytes)
{
    static const double MOST = 1.2; /* above all limits */
    struct scripts x;
    struct film_lexicon_cursor c;
    struct film_name_spelling s;
    unsigned side = m->side, across = 1 - side;
    for (int i = 0; i < 2; i++)
        film_script_read(&x.typed[i], &m->w->part[i]);
    film_lexicon_cursor_init(&c, bytes);
    while (film_lexicon_cursor_group(&c)) {
        if (x.typed[side].n == 0 && !is_other(c.first))
            continue;
        film_phonetic_set_sound(&s.part[side], film_str_from(c.first));
        double d = part_distance(&x, side, &s.part[side], MOST);
        while (d <= MOST && film_lexicon_cursor_next(&c)) {
            film_phonetic_set_sound(&s.part[across], film_str_from(c.second));
            double both =
                d + part_distance(&x, across, &s.part[across], MOST - d);
            const struct film_script_part *of =
                x.typed[0].n > 0 ? x.typed : x.listed;
            if (both <= film_script_limit(&of[0], &of[1]) &&
                !found(m, &s, FILM_NAME_BY_RULE + both))
                return false;
        }
    }
    return true;
}

/* The limit for the distance from the window. Only Korean names have second
 * spellings that are not slips, some of which sound less similar than a
 * slip. */
static double
limit(const struct film_name_window *w, const struct film_name_spellings *out,
      bool slips)
{
    bool family =
        film_phonetic_family(&w->part[0]) || film_phonetic_family(&w->part[1]);
    bool korean = film_phonetic_syllables(&w->part[0]) &&
                  film_phonetic_syllables(&w->part[1]);
    slips &= !w->gap; /* a word left out and a slip: that is another name */
    for (size_t i = 0; i < out->n; i++)
        slips &= out->v[i].likeness < SURE;
    if (w->part[0].script >= FILM_SCRIPT_KANA)
        return 0; /* their Latin letters are not a Korean name */
    if (w->foreign)
        return family && korean && !w->loose ? FILM_NAME_SOUNDS_ALIKE : 0;
    if (w->part[0].hangul || w->part[1].hangul)
        return w->part[0].hangul + w->part[1].hangul < FULL_NAME
                   ? FILM_NAME_SOUNDS_ALIKE
                   : HANGUL;
    if (w->part[0].script || w->part[1].script)
        return FILM_NAME_SOUNDS_ALIKE;
    if (slips)
        return family || korean ? FILM_NAME_APART : FILM_NAME_SLIP;
    return family && korean ? FILM_NAME_SOUNDS_ALIKE : 0;
}

bool
film_lexicon_match(struct film_name_spellings *out, struct film_arena *arena,
                   const struct film_name_window *w, unsigned side, bool slips,
                   struct film_str bytes)
{
    struct match m = {.out = out, .arena = arena, .w = w, .side = side};
    bool ok = match_letters(&m, bytes);
    ok = ok && match_romanised(&m, bytes);
    if (ok && w->foreign)
        ok = match_loanword(&m, bytes);
    if (ok && w->part[0].script == FILM_SCRIPT_LETTERS)
        ok = match_scripts(&m, bytes);
    m.limit = limit(w, out, slips);
    if (ok && m.limit > 0)
        ok = match_sound(&m, bytes);
    return ok;
}

bool
film_lexicon_match_systems(struct film_name_spellings *out,
                           struct film_arena *arena,
                           const struct film_name_window *w, unsigned side,
                           struct film_str bytes)
{
    struct match m = {.out = out,
                      .arena = arena,
                      .w = w,
                      .side = side,
                      .limit = FILM_NAME_SOUNDS_ALIKE};
    bool ok = match_romanised(&m, bytes);
    if (ok && w->foreign)
        return match_loanword(&m, bytes);
    if (ok && w->part[0].script != FILM_SCRIPT_HAN)
        ok = match_scripts(&m, bytes);
    if (ok && w->part[0].script == FILM_SCRIPT_LETTERS)
        ok = match_sound(&m, bytes);
    return ok;
}

/* ---- One part --------------------------------------------------------- */

enum { PARTS_MAX = 6 };

static bool
is_nearer(const struct film_name_part *a, const struct film_name_part *b)
{
    if (a->distance != b->distance)
        return a->distance < b->distance;
    return a->names != b->names ? a->names > b->names
                                : strcmp(a->spelled, b->spelled) < 0;
}

/* Puts a part where it belongs, each once; drops the farthest. */
static bool
add_part(struct film_name_parts *out, struct film_arena *arena,
         const struct film_name_part *part)
{
    size_t i = 0;
    while (i < out->n && strcmp(out->v[i].spelled, part->spelled) != 0)
        i++;
    if (i < out->n) { /* of another shard */
        out->v[i].names += part->names;
        return true;
    }
    if (out->n == PARTS_MAX && !is_nearer(part, &out->v[out->n - 1]))
        return true;
    if (out->n < PARTS_MAX &&
        !film_arena_push(arena, &out->v, &out->n, sizeof *out->v))
        return false;
    for (i = out->n - 1; i > 0 && is_nearer(part, &out->v[i - 1]); i--)
        out->v[i] = out->v[i - 1];
    out->v[i] = *part;
    return true;
}

bool
film_lexicon_match_part(struct film_name_parts *out, struct film_arena *arena,
                        const struct film_phonetic *part, struct film_str bytes)
{
    static const double MOST = 1;
    struct film_script_part typed, listed;
    struct film_lexicon_cursor c;
    struct film_phonetic p;
    film_script_read(&typed, part);
    film_lexicon_cursor_init(&c, bytes);
    while (film_lexicon_cursor_group(&c)) {
        if (typed.n == 0 && !is_other(c.first))
            continue;
        film_phonetic_set_sound(&p, film_str_from(c.first));
        film_script_read(&listed, &p);
        struct film_name_part f = {.names = c.left};
        f.distance = film_script_distance(&typed, &listed, MOST);
        if (f.distance >
            film_script_limit(typed.n > 0 ? &typed : &listed, NULL))
            continue;
        memcpy(f.spelled, c.first, sizeof f.spelled);
        if (!add_part(out, arena, &f))
            return false;
    }
    return true;
}

void
film_lexicon_trim(struct film_name_spellings *s)
{
    double best = 0;
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++)
        if (s->v[i].how != FILM_NAME_HOW_TYPO && s->v[i].likeness > best)
            best = s->v[i].likeness;
    for (size_t i = 0; i < s->n; i++)
        if (best < SURE || s->v[i].how != FILM_NAME_HOW_TYPO)
            s->v[n++] = s->v[i];
    s->n = n;
}
