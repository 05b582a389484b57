/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "names/parse.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "names/romanise.h"
#include "text/analyse.h"
#include "text/particles.h"

#include <stdio.h>
#include <stdlib.h>
#include <utf8proc.h>

/* ---- Words ------------------------------------------------------------ */

enum {
    LISTED_MAX = 12,      /* letters of the words in lists */
    FIRST_ASIAN = 0x2E80, /* scripts whose single characters are not initials */
};

static bool
letter(uint32_t c, bool *capital)
{
    utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);
    *capital = k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LT;
    return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_MC;
}

static bool
hyphen(uint32_t c)
{
    return c == '-' || c == 0x2010 || c == 0x2011;
}

static bool
apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019;
}

static bool
katakana(uint32_t c)
{
    return (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC;
}

/* Takes the letter at *at and advances past it; false, without advancing, if
 * there is none. */
static bool
take_letter(struct film_str text, size_t *at, uint32_t *c, bool *capital)
{
    if (*at >= text.n)
        return false;
    char b = text.p[*at];
    if ((unsigned char)b < 0x80) {
        *capital = b >= 'A' && b <= 'Z';
        *c = (uint32_t)b;
        *at += film_ascii_letter(b);
        return film_ascii_letter(b);
    }
    size_t i = *at;
    *c = film_utf8_next(text, &i);
    if (!letter(*c, capital))
        return false;
    *at = i;
    return true;
}

/* True if a word that began with such letters goes on with c. */
static bool
goes_on(const struct film_name_word *w, uint32_t c)
{
    return (c >= 0xAC00 && c <= 0xD7A3) == w->hangul &&
           katakana(c) == w->katakana;
}

/* The next word at or after *at. Hyphens and apostrophes inside belong to it,
 * a possessive 's does not; Hangul, katakana and other letters are words
 * apart. */
static bool
next_word(struct film_str text, size_t *at, struct film_name_word *w)
{
    uint32_t c;
    bool capital;
    size_t i = *at, from;
    for (;;) {
        if (i >= text.n)
            return false;
        from = i;
        if (take_letter(text, &i, &c, &capital))
            break;
        film_utf8_next(text, &i);
    }
    *w = (struct film_name_word){.from = from,
                                 .to = i,
                                 .capital = capital,
                                 .hangul = c >= 0xAC00 && c <= 0xD7A3,
                                 .katakana = katakana(c)};
    bool asian = c >= FIRST_ASIAN;
    unsigned letters = 1;
    for (;;) {
        bool big;
        if (!w->hangul) { /* most are: no closer look */
            size_t run = film_ascii_letters(text.p + i, text.n - i);
            letters += (unsigned)run;
            i += run;
        }
        w->to = i;
        size_t next = i;
        if (take_letter(text, &next, &c, &big)) {
            if (!goes_on(w, c))
                break;
            letters++;
            w->to = i = next;
            continue;
        }
        if (i >= text.n)
            break;
        uint32_t joint = film_utf8_next(text, &next);
        if (!hyphen(joint) && !apostrophe(joint))
            break;
        if (!take_letter(text, &next, &c, &big))
            break;
        if (apostrophe(joint) && (c | 0x20) == 's' &&
            !(next < text.n && film_ascii_letter(text.p[next])))
            break;
        w->hyphen |= hyphen(joint);
        letters++;
        w->to = i = next;
    }
    w->initial = letters == 1 && !asian;
    *at = i;
    return true;
}

/* The word in lower case, without anything but ASCII changed; the empty string
 * if it is longer than any in the lists. */
static struct film_str
lower(struct film_str text, const struct film_name_word *w,
      char bytes[LISTED_MAX])
{
    size_t n = w->to - w->from;
    if (n > LISTED_MAX)
        return (struct film_str){bytes, 0};
    film_ascii_lower(bytes, text.p + w->from, n);
    return (struct film_str){bytes, n};
}

/* Words with a space on either side. Most words of a text are longer than all
 * of a list and need no closer look. */
struct list {
    const char *words;
    size_t longest; /* in bytes */
};

/* True if the word is in the list, case folded. */
static bool
listed(struct film_str text, const struct film_name_word *w,
       const struct list *list)
{
    char bytes[LISTED_MAX + 3] = " ";
    size_t n =
        w->to - w->from > list->longest ? 0 : lower(text, w, bytes + 1).n;
    if (n == 0)
        return false;
    bytes[n + 1] = ' ';
    bytes[n + 2] = '\0';
    return strstr(list->words, bytes) != NULL;
}

/* True for a word that is not part of a name even with a capital. */
static bool
stops(struct film_str text, const struct film_name_word *w)
{
    static const struct list others = {" film movie two three ", 5};
    char bytes[LISTED_MAX];
    return film_stop_word(lower(text, w, bytes)) || listed(text, w, &others);
}

/* Words before a name that do not belong to it. */
static const struct list titles = {
    " director actor actress writer star mr mrs ms miss dr sir dame lady lord "
    "captain detective officer professor president prince princess general "
    "colonel sergeant lieutenant agent ",
    10};

static const struct list suffixes = {" jr sr ii iii iv ", 3};

/* Words that belong to the next one: Olivia de Havilland. */
static const struct list particles = {
    " de von van der den di da del della du des la le bin ibn ter ten ", 5};

/* ---- Names in a text -------------------------------------------------- */

/* True if there is only one space (and the point of an initial) between the
 * words, or the point between foreign names in katakana. */
static bool
joins(struct film_str text, const struct film_name_word *a,
      const struct film_name_word *b)
{
    struct film_str gap = {text.p + a->to, b->from - a->to};
    if (a->katakana && b->katakana)
        return film_str_equal(gap, FILM_STR("\u30FB"));
    if (gap.n == 1)
        return gap.p[0] == ' ' || (a->initial && gap.p[0] == '.');
    return gap.n == 2 && a->initial && gap.p[0] == '.' && gap.p[1] == ' ';
}

static struct film_phonetic
sound(struct film_str text, const struct film_name_word *from,
      const struct film_name_word *to)
{
    struct film_phonetic s;
    film_phonetic_set(
        &s, (struct film_str){text.p + from->from, to->to - from->from});
    return s;
}

/* True for a word that ends a name. "An" and "So" are Korean family names when
 * a hyphenated name follows. */
static bool
stops_here(struct film_str text, const struct film_name_word *w)
{
    struct film_name_word next;
    size_t at = w->to;
    if (!stops(text, w))
        return false;
    if (!next_word(text, &at, &next) || !next.hyphen || !joins(text, w, &next))
        return true;
    struct film_phonetic a = sound(text, w, w), b = sound(text, &next, &next);
    return !film_phonetic_family(&a) || film_phonetic_syllables(&b) == 0;
}

/* True for a small word between the parts of a name. */
static bool
is_particle(struct film_str text, const struct film_name_word *w)
{
    struct film_name_word next;
    size_t at = w->to;
    return listed(text, w, &particles) && next_word(text, &at, &next) &&
           next.capital;
}

/* Advances *at to a word that may be capitalised: most are not and need no
 * closer examination. */
static void
seek_capital(struct film_str text, size_t *at)
{
    for (;; ++*at) {
        size_t i = *at += film_ascii_no_capital(text.p + *at, text.n - *at);
        char before = i > 0 ? text.p[i - 1] : ' ';
        if (i >= text.n || (unsigned char)text.p[i] >= 0x80 ||
            !(film_ascii_letter(before) || before == '-' || before == '\''))
            return;
    }
}

/* False if the first word of a run certainly stands alone: most capitalised
 * words begin a sentence and are followed by one without a capital. */
static bool
may_go_on(struct film_str text, const struct film_name_word *w)
{
    const char *p = text.p + w->to;
    if (text.n - w->to < 3 || p[0] != ' ' || p[1] < 'a' || p[1] > 'z')
        return true;
    const char pair[] = {' ', p[1], p[2], '\0'};
    return strstr(particles.words, pair) != NULL;
}

bool
film_name_next_run(struct film_name_run *run, struct film_str text, size_t *at)
{
    struct film_name_word w;
    run->n = 0;
    for (;;) {
        if (run->n == 0)
            seek_capital(text, at);
        if (!next_word(text, at, &w))
            return run->n > 1;
        if (run->n == 0 && !may_go_on(text, &w))
            continue;
        bool follows = run->n > 0 && joins(text, &run->w[run->n - 1], &w);
        bool name =
            w.katakana || (w.capital ? !w.hangul && !stops_here(text, &w)
                                     : follows && is_particle(text, &w));
        if (name && (follows || run->n == 0) && run->n < FILM_NAME_RUN_MAX) {
            run->w[run->n++] = w;
            continue;
        }
        if (run->n > 1) {
            *at = w.from; /* read it again */
            return true;
        }
        run->n = 0;
        if (name)
            run->w[run->n++] = w;
    }
}

/* Drops titles, suffixes and initials and glues particles to the next word.
 * What is left are the words a name is made of. */
static void
trim_run(struct film_str text, struct film_name_run *run)
{
    unsigned from = 0, n = 0;
    while (from < run->n && listed(text, &run->w[from], &titles))
        from++;
    while (run->n > from && listed(text, &run->w[run->n - 1], &suffixes))
        run->n--;
    unsigned whole = 0;
    for (unsigned i = from; i < run->n; i++)
        whole += !run->w[i].initial;
    for (unsigned i = from; i < run->n; i++) {
        struct film_name_word w = run->w[i];
        if (w.initial && whole > 1)
            continue;
        while (n > 0 && i + 1 < run->n && listed(text, &run->w[i], &particles))
            w.to = run->w[++i].to;
        run->w[n++] = w;
    }
    run->n = n;
}

/* The two parts of a name as ranges of words: [0, split) and [rest, n). */
struct halves {
    unsigned from, split, rest, to;
};

static bool
is_korean(const struct film_phonetic *s, unsigned most)
{
    unsigned n = film_phonetic_syllables(s);
    return n > 0 && n <= most;
}

/* True if a part may be a Chinese name. Used for a family name and a hyphenated
 * given name after another given name: Anthony Wong Chau-sang. */
static bool
is_chinese(const struct film_phonetic *s)
{
    struct film_chinese_name name;
    film_chinese_read(&name, s);
    return name.may;
}

/* Reads a hyphenated Korean given name with a family name next to it, or a
 * Chinese one after its family name. */
static bool
hyphen_halves(const struct film_name_run *run, const struct film_phonetic *s,
              struct halves *h)
{
    for (unsigned i = 0; i < run->n; i++) {
        if (!run->w[i].hyphen)
            continue;
        bool korean = is_korean(&s[i], 4);
        if (i > 0 && ((korean && film_phonetic_family(&s[i - 1])) ||
                      is_chinese(&s[i - 1]))) {
            *h = (struct halves){i - 1, i, i, i + 1};
            return true;
        }
        if (korean && i + 1 < run->n && film_phonetic_family(&s[i + 1])) {
            *h = (struct halves){i, i + 1, i + 1, i + 2};
            return true;
        }
    }
    return false;
}

/* Decides how a run is read: Korean names by their family name, others as the
 * first and the last word. False if it is not a name of two parts. */
static bool
halve(struct film_str text, const struct film_name_run *run, struct halves *h)
{
    if (run->n < 2)
        return false;
    *h = (struct halves){0, 1, run->n - 1, run->n};
    if (run->n == 2)
        return true;
    struct film_phonetic s[FILM_NAME_RUN_MAX];
    unsigned korean = 0;
    for (unsigned i = 0; i < run->n; i++) {
        s[i] = sound(text, &run->w[i], &run->w[i]);
        korean += is_korean(&s[i], 2);
    }
    if (hyphen_halves(run, s, h))
        return true;
    if (korean == run->n && run->n <= 4) {
        if (film_phonetic_family(&s[0]))
            h->rest = 1;
        else if (film_phonetic_family(&s[run->n - 1]))
            h->split = run->n - 1;
    }
    return run->n <= 4;
}

bool
film_name_read_run(struct film_name_found *name, struct film_str text,
                   const struct film_name_run *whole)
{
    struct film_name_run run = *whole;
    struct halves h;
    trim_run(text, &run);
    if (!halve(text, &run, &h))
        return false;
    name->from = run.w[h.from].from;
    name->to = run.w[h.to - 1].to;
    name->part[0] = sound(text, &run.w[h.from], &run.w[h.split - 1]);
    name->part[1] = sound(text, &run.w[h.rest], &run.w[h.to - 1]);
    /* some scripts have no sounds here */
    return name->part[0].n > 0 && name->part[1].n > 0 &&
           name->part[0].n + name->part[1].n > 2;
}

/* ---- Names in a query ------------------------------------------------- */

enum { QUERY_WORDS = 32, WINDOW_MAX = 4 };

struct query {
    struct film_str text;
    struct film_name_word w[QUERY_WORDS];
    struct film_phonetic s[QUERY_WORDS];
    bool stop[QUERY_WORDS];
    unsigned n;
    bool mixed; /* some words have a capital, some not */
};

static void
read_query(struct query *q, struct film_str text)
{
    *q = (struct query){.text = text};
    struct film_name_word w;
    unsigned small = 0, capital = 0;
    for (size_t at = 0; q->n < QUERY_WORDS && next_word(text, &at, &w);) {
        struct film_phonetic s = sound(text, &w, &w);
        if (s.n == 0 || (w.initial && !film_phonetic_family(&s)))
            continue;
        q->w[q->n] = w;
        q->s[q->n] = s;
        q->stop[q->n] = stops(text, &w);
        if (!w.hangul && s.script < FILM_SCRIPT_KANA) {
            capital += w.capital;
            small += !w.capital;
        }
        q->n++;
    }
    q->mixed = capital > 0 && small > 0;
}

/* Whether function word i may be a family name of a name that begins at from:
 * So Ji-sub and so ji-sub, but not the last word of "Hae-mi in". */
static bool
may_be_family(const struct query *q, unsigned i, unsigned from)
{
    return q->w[i].capital || (!q->mixed && i == from);
}

/* True for a word in Hangul, kana or Chinese characters. */
static bool
has_no_capitals(const struct query *q, unsigned i)
{
    return q->w[i].hangul || q->s[i].script >= FILM_SCRIPT_KANA;
}

/* True for a word without a capital that no name begins or ends with: in
 * Cyrillic and Greek, whose function words no list has, a short one. */
static bool
is_small(const struct query *q, unsigned i)
{
    enum { SHORT = 2 }; /* letters */
    return q->s[i].script == FILM_SCRIPT_LETTERS && !q->w[i].capital &&
           q->s[i].n <= SHORT;
}

/* The trust in words [from, to); 0 if they cannot be a name. */
static double
trust(const struct query *q, unsigned from, unsigned to)
{
    bool capitals = true, hyphened = false, family = false;
    unsigned korean = 0, no_capitals = 0, stopped = 0, n = to - from;
    for (unsigned i = from; i < to; i++) {
        const struct film_phonetic *s = &q->s[i];
        capitals &= q->w[i].capital;
        no_capitals += has_no_capitals(q, i);
        stopped += q->stop[i] && !film_phonetic_family(s);
        korean += is_korean(s, n == 2 ? 4 : 2);
        hyphened |= q->w[i].hyphen;
        family |= (i == from || i + 1 == to) && film_phonetic_family(s);
    }
    bool korean_name = korean == n && family;
    if (stopped > 0 || (no_capitals > 0 && no_capitals < n) ||
        is_small(q, from) || is_small(q, to - 1))
        return 0;
    for (unsigned i = from; i < to; i++)
        if (q->stop[i] && !(korean_name && may_be_family(q, i, from)))
            return 0;
    bool few = q->n <= WINDOW_MAX;
    if (no_capitals == n)
        return few ? 1 : .5;
    if ((capitals && (q->mixed || few)) || (hyphened && korean_name))
        return 1;
    return korean_name ? .7 : few ? .5 : .2;
}

static bool
add_window(struct film_name_windows *out, struct film_arena *arena,
           const struct query *q, const unsigned edge[4], double trusted)
{
    struct film_name_window *w =
        film_arena_push(arena, &out->v, &out->n, sizeof *out->v);
    if (!w)
        return false;
    *w = (struct film_name_window){
        .from = q->w[edge[0]].from,
        .to = q->w[edge[3]].to,
        .part = {sound(q->text, &q->w[edge[0]], &q->w[edge[1]]),
                 sound(q->text, &q->w[edge[2]], &q->w[edge[3]])},
        .foreign =
            q->w[edge[0]].hangul || q->s[edge[0]].script == FILM_SCRIPT_KANA,
        .loose = edge[3] - edge[0] > 1,
        .gap = edge[2] > edge[1] + 1,
        .trust = trusted,
    };
    return true;
}

/* Every division of words [from, to) into two parts, and the first with the
 * last alone. */
static bool
add_divisions(struct film_name_windows *out, struct film_arena *arena,
              const struct query *q, unsigned from, unsigned to)
{
    double t = trust(q, from, to);
    if (t == 0)
        return true;
    unsigned last = to - 1;
    for (unsigned cut = from; cut < last; cut++) {
        unsigned edge[4] = {from, cut, cut + 1, last};
        if (!add_window(out, arena, q, edge, t))
            return false;
    }
    unsigned ends[4] = {from, from, last, last};
    return to - from < 3 || add_window(out, arena, q, ends, t);
}

/* The byte after the first n characters of a word. */
static size_t
after_chars(struct film_str text, size_t at, size_t to, unsigned n)
{
    while (n-- > 0 && at < to)
        film_utf8_next(text, &at);
    return at;
}

/* Adds the characters [from, cut) and [cut, to) of a Hangul word. */
static bool
add_parts(struct film_name_windows *out, struct film_arena *arena,
          struct film_str text, const size_t edge[3], bool foreign)
{
    struct film_name_window *w =
        film_arena_push(arena, &out->v, &out->n, sizeof *out->v);
    if (!w)
        return false;
    *w = (struct film_name_window){.from = edge[0],
                                   .to = edge[2],
                                   .foreign = foreign,
                                   .loose = foreign,
                                   .one_word = foreign,
                                   .trust = 1};
    for (int i = 0; i < 2; i++)
        film_phonetic_set(
            &w->part[i],
            (struct film_str){text.p + edge[i], edge[i + 1] - edge[i]});
    return true;
}

/* Adds the readings of a Hangul word as family and given name, with and without
 * particles: 전종서가 is 전 + 종서 and 전 + 종서가, but 김기덕 not 김 + 기. The
 * list of family names also has those of two syllables. */
static bool
add_hangul(struct film_name_windows *out, struct film_arena *arena,
           const struct query *q, unsigned i)
{
    const struct film_name_word *w = &q->w[i];
    unsigned syllables = q->s[i].hangul;
    for (unsigned family = 1; family <= 2; family++) {
        size_t cut = after_chars(q->text, w->from, w->to, family);
        struct film_phonetic a;
        film_phonetic_set(
            &a, (struct film_str){q->text.p + w->from, cut - w->from});
        if (!film_phonetic_family(&a))
            continue;
        for (unsigned n = family + 1; n <= syllables && n <= family + 3; n++) {
            size_t to = after_chars(q->text, w->from, w->to, n);
            struct film_str rest = {q->text.p + to, w->to - to};
            if (n == family + 1 && rest.n > 0 && !film_particle(rest))
                continue;
            if (!add_parts(out, arena, q->text, (size_t[]){w->from, cut, to},
                           false))
                return false;
        }
    }
    return true;
}

/* A foreign name written in one word of a short query, with a particle or
 * without: 톰크루즈가 is 톰 + 크루즈. */
static bool
add_foreign(struct film_name_windows *out, struct film_arena *arena,
            const struct query *q, unsigned i)
{
    enum { FEWEST = 4, MOST = 10 }; /* syllables */
    const struct film_name_word *w = &q->w[i];
    unsigned syllables = q->s[i].hangul;
    bool ok = true;
    for (unsigned n = syllables; n >= FEWEST && n <= MOST && n + 2 >= syllables;
         n--) {
        size_t to = after_chars(q->text, w->from, w->to, n);
        if (to < w->to &&
            !film_particle((struct film_str){q->text.p + to, w->to - to}))
            continue;
        for (unsigned k = 1; k < n && ok; k++)
            ok = add_parts(
                out, arena, q->text,
                (size_t[]){w->from, after_chars(q->text, w->from, to, k), to},
                true);
    }
    return ok;
}

/* The number of characters in a word; its phonetic form may have lost some. */
static unsigned
count_characters(struct film_str text, const struct film_name_word *w)
{
    unsigned n = 0;
    for (size_t at = w->from; at < w->to; n++)
        film_utf8_next(text, &at);
    return n;
}

/* True if a sign that divides the parts of a foreign name in kana is before or
 * after a word: then it is one of the parts. */
static bool
is_divided(struct film_str text, const struct film_name_word *w)
{
    static const char *const signs[] = {"・", "＝", "･"};
    struct film_str before = {text.p, w->from};
    struct film_str after = {text.p + w->to, text.n - w->to};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (film_str_ends(before, film_str_from(signs[i])) ||
            film_str_starts(after, film_str_from(signs[i])))
            return true;
    return false;
}

/* A name in kana written in one word, divided anywhere: トムクルーズ. Short
 * words sound like too many names: ベルイマン (Bergman) like Barry Herman. */
static bool
add_kana(struct film_name_windows *out, struct film_arena *arena,
         const struct query *q, unsigned i)
{
    enum { FEWEST = 6, MOST = 14 }; /* kana */
    const struct film_name_word *w = &q->w[i];
    unsigned n = count_characters(q->text, w);
    bool ok = true;
    if (is_divided(q->text, w))
        return true;
    for (unsigned k = 1; n >= FEWEST && n <= MOST && k < n && ok; k++)
        ok = add_parts(
            out, arena, q->text,
            (size_t[]){w->from, after_chars(q->text, w->from, w->to, k), w->to},
            true);
    return ok;
}

/* True if a text begins with a Chinese family name of two characters. */
static bool
begins_with_double(struct film_str text)
{
    static const char *const names[] = {
        "歐陽", "欧阳", "司馬", "司马", "諸葛", "诸葛", "上官", "司徒", "慕容",
        "皇甫", "東方", "东方", "夏侯", "令狐", "公孫", "公孙", "端木", "南宮",
        "南宫", "西門", "西门", "獨孤", "独孤", "軒轅", "轩辕", "宇文", "長孫",
        "长孙", "鍾離", "钟离", "太史", "呼延", "申屠", "尉遲", "尉迟"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (film_str_starts(text, film_str_from(names[i])))
            return true;
    return false;
}

/* A name in Chinese characters, with something after it or not: one for the
 * family, or two of some, and two or one given. A long word is not one of two
 * and others: 小津安二郎 is not 小津. */
static bool
add_han(struct film_name_windows *out, struct film_arena *arena,
        const struct query *q, unsigned i)
{
    const struct film_name_word *w = &q->w[i];
    struct film_str word = {q->text.p + w->from, w->to - w->from};
    enum { LONGEST = 4 };
    unsigned n = count_characters(q->text, w), most;
    bool ok = true;
    for (unsigned family = begins_with_double(word) ? 2 : 1; family > 0;
         family--) {
        most = family + 2 < n ? family + 2 : n;
        for (unsigned k = most; k > family && ok; k--) {
            if (k == 2 && n > LONGEST)
                continue;
            ok = add_parts(
                out, arena, q->text,
                (size_t[]){w->from,
                           after_chars(q->text, w->from, w->to, family),
                           after_chars(q->text, w->from, w->to, k)},
                false);
        }
    }
    return ok;
}

/* The divisions of one word. */
static bool
add_word(struct film_name_windows *out, struct film_arena *arena,
         const struct query *q, unsigned i)
{
    bool few = q->n <= WINDOW_MAX, ok = true;
    if (q->w[i].hangul)
        ok = add_hangul(out, arena, q, i) &&
             (!few || add_foreign(out, arena, q, i));
    else if (q->s[i].script == FILM_SCRIPT_KANA && few)
        ok = add_kana(out, arena, q, i);
    else if (q->s[i].script == FILM_SCRIPT_HAN)
        ok = add_han(out, arena, q, i);
    return ok;
}

enum film_status
film_name_windows(struct film_name_windows *windows, struct film_arena *arena,
                  struct film_str text, struct film_error *err)
{
    struct film_name_windows out = {0};
    struct query q;
    read_query(&q, text);
    for (unsigned i = 0; i < q.n; i++) {
        if (!add_word(&out, arena, &q, i))
            return film_error_nomem(err);
        for (unsigned n = 2; n <= WINDOW_MAX && i + n <= q.n; n++)
            if (!add_divisions(&out, arena, &q, i, i + n))
                return film_error_nomem(err);
    }
    *windows = out;
    return FILM_OK;
}

/* ---- One part --------------------------------------------------------- */

static bool
add_single(struct film_name_singles *out, struct film_arena *arena,
           const struct query *q, unsigned i, size_t to)
{
    const struct film_name_word *w = &q->w[i];
    struct film_name_single *s =
        film_arena_push(arena, &out->v, &out->n, sizeof *out->v);
    if (!s)
        return false;
    *s = (struct film_name_single){
        .from = w->from, .to = to, .capital = w->capital};
    film_phonetic_set(&s->part,
                      (struct film_str){q->text.p + w->from, to - w->from});
    return true;
}

/* A word, and of a Hangul word what is before its particle. */
static bool
add_singles(struct film_name_singles *out, struct film_arena *arena,
            const struct query *q, unsigned i)
{
    enum { FEWEST = 2, PARTICLE = 3 }; /* syllables */
    const struct film_name_word *w = &q->w[i];
    unsigned syllables = q->s[i].hangul;
    if (!add_single(out, arena, q, i, w->to))
        return false;
    for (unsigned n = 1; n <= PARTICLE && n + FEWEST <= syllables; n++) {
        size_t to = after_chars(q->text, w->from, w->to, syllables - n);
        if (film_particle((struct film_str){q->text.p + to, w->to - to}) &&
            !add_single(out, arena, q, i, to))
            return false;
    }
    return true;
}

static bool
is_capital_of(const struct query *q, unsigned i, const struct film_phonetic *of)
{
    return q->w[i].capital && q->s[i].script == of->script && !q->stop[i] &&
           !listed(q->text, &q->w[i], &particles);
}

/* True for a word with a capital next to another, and for a part of a name in
 * kana: Robert Hitchcock is not Alfred. */
static bool
is_beside_name(const struct query *q, unsigned i)
{
    const struct film_phonetic *s = &q->s[i];
    if (s->script == FILM_SCRIPT_KANA)
        return is_divided(q->text, &q->w[i]);
    return q->w[i].capital &&
           ((i > 0 && joins(q->text, &q->w[i - 1], &q->w[i]) &&
             is_capital_of(q, i - 1, s)) ||
            (i + 1 < q->n && joins(q->text, &q->w[i], &q->w[i + 1]) &&
             is_capital_of(q, i + 1, s)));
}

/* True for a word in Cyrillic or Greek without a capital that is rather one of
 * the language: beside one with a capital, or short. Of 59 usual Russian words
 * 16 are left that sound like a name in 3,831 records. */
static bool
is_common_word(const struct query *q, unsigned i)
{
    enum { LONG = 6 }; /* letters */
    return q->s[i].script == FILM_SCRIPT_LETTERS && !q->w[i].capital &&
           (q->mixed || count_characters(q->text, &q->w[i]) < LONG);
}

enum film_status
film_name_singles(struct film_name_singles *singles, struct film_arena *arena,
                  struct film_str text, struct film_error *err)
{
    struct film_name_singles out = {0};
    struct query q;
    read_query(&q, text);
    for (unsigned i = 0; i < q.n; i++) {
        bool other = q.w[i].hangul || q.s[i].script != FILM_SCRIPT_LATIN;
        if (q.stop[i] || is_beside_name(&q, i) || is_common_word(&q, i) ||
            q.s[i].script == FILM_SCRIPT_HAN ||
            (other ? q.n > WINDOW_MAX && q.s[i].script != FILM_SCRIPT_LETTERS
                   : !q.w[i].capital && q.n > 1))
            continue;
        if (!add_singles(&out, arena, &q, i))
            return film_error_nomem(err);
    }
    *singles = out;
    return FILM_OK;
}

/* ---- Likeness --------------------------------------------------------- */

double
film_name_likeness(double distance)
{
    return 1 - distance / (2 * FILM_NAME_APART);
}

static bool
is_romanised(const struct film_phonetic a[2], const struct film_phonetic b[2])
{
    struct film_cyrillic_name cyrillic;
    struct film_chinese_name chinese;
    struct film_japanese_name japanese;
    film_cyrillic_read(&cyrillic, a);
    if (film_cyrillic_same(&cyrillic, b))
        return true;
    film_japanese_read(&japanese, a);
    if (film_japanese_same(&japanese, b))
        return true;
    film_chinese_read(&chinese, a);
    return film_chinese_same(&chinese, b);
}

enum film_name_how
film_name_how_of(const struct film_phonetic a[2],
                 const struct film_phonetic b[2])
{
    double heard = 0;
    struct film_phonetic_families of;
    bool same = true, spelled = true, korean = true;
    for (int i = 0; i < 2; i++) {
        if ((a[i].hangul > 0) != (b[i].hangul > 0))
            return FILM_NAME_HOW_HANGUL;
        if (a[i].script != b[i].script)
            return FILM_NAME_HOW_SCRIPT;
        same &= film_phonetic_same(&a[i], &b[i]);
        spelled &= strcmp(a[i].spelled, b[i].spelled) == 0;
        korean &= film_phonetic_syllables(&a[i]) > 0 &&
                  film_phonetic_syllables(&b[i]) > 0;
        film_phonetic_families(&of, &a[i]);
        heard += of.n > 0 && film_phonetic_family(&b[i])
                     ? film_phonetic_family_distance(&a[i], &of, &b[i],
                                                     FILM_NAME_SOUNDS_ALIKE)
                     : film_phonetic_sound_distance(&a[i], &b[i],
                                                    FILM_NAME_SOUNDS_ALIKE);
    }
    if (spelled || same)
        return spelled ? FILM_NAME_HOW_EXACT : FILM_NAME_HOW_HYPHEN;
    bool sounds = korean && heard <= FILM_NAME_SOUNDS_ALIKE;
    return sounds || is_romanised(a, b) ? FILM_NAME_HOW_ROMANISED
                                        : FILM_NAME_HOW_TYPO;
}

const char *
film_name_how_text(enum film_name_how how)
{
    static const char *const text[] = {"exact",  "hyphen", "order", "romanised",
                                       "hangul", "script", "typo"};
    return text[how];
}

/* ---- Where a text has it ---------------------------------------------- */

bool
film_name_match(struct film_name_span *span,
                const struct film_name_spellings *spellings,
                const struct film_name_found *f)
{
    const struct film_name_spelling *best = NULL;
    bool swapped = false;
    for (size_t i = 0; i < spellings->n; i++) {
        const struct film_name_spelling *s = &spellings->v[i];
        bool straight = film_phonetic_same(&s->part[0], &f->part[0]) &&
                        film_phonetic_same(&s->part[1], &f->part[1]);
        bool across = film_phonetic_same(&s->part[0], &f->part[1]) &&
                      film_phonetic_same(&s->part[1], &f->part[0]);
        if ((straight || across) && (!best || best->likeness < s->likeness)) {
            best = s;
            swapped = !straight;
        }
    }
    if (!best)
        return false;
    *span = (struct film_name_span){f->from, f->to, best, best->how};
    if (swapped && best->how <= FILM_NAME_HOW_HYPHEN)
        span->how = FILM_NAME_HOW_ORDER;
    return true;
}
