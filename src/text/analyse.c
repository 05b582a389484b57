/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "text/analyse.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/fold.h"
#include "text/particles.h"
#include "xapian-c/xapian-c.h"

#include <stdlib.h>

/* Version of the analyser's rules; increased with every change that alters a
 * term. */
#define ANALYSIS_VERSION "2"

enum {
    STOP_BITS = 9,
    STOP_SLOTS = 1 << STOP_BITS,
    PACKED = 8, /* bytes of a packed word */
    RECENT_BITS = 12,
};

/* A short word that was met lately. */
struct recent {
    uint64_t packed; /* 0: none */
    const struct film_word *word;
};

struct film_analyser {
    xapc_stem *stemmer;
    struct film_arena arena; /* owns words, keys and stems */
    struct film_map words;   /* by folded and by written form */
    struct film_map stems;   /* an entry's index is its stem id */
    struct film_token *tokens;
    size_t token_count, token_room;
    struct film_buf scratch;
    bool failed; /* out of memory during the current film_analyse */
    bool focused;
    /* Hashes of the first two bytes of words in focus. */
    uint64_t beginnings[16];
    uint64_t stops[STOP_SLOTS]; /* function words, packed; 0: empty */
    /* In front of `words`, whose entries and keys are spread over memory. */
    struct recent recent[1 << RECENT_BITS];
    struct film_word other, other_stop; /* stand for all words out of focus */
};

/* ---- Words and stems -------------------------------------------------- */

static bool
latin_word(struct film_str s)
{
    bool letter = false;
    for (size_t at = 0; at < s.n;) {
        uint32_t c = film_utf8_next(s, &at);
        if (c >= 0x250)
            return false;
        letter |= c > '9';
    }
    return letter;
}

static const struct film_word *
make_word(struct film_analyser *an, struct film_str folded)
{
    struct film_word *w = film_arena_zalloc(&an->arena, 1, sizeof *w);
    if (!w || !film_arena_copy(&an->arena, folded, &w->folded))
        return NULL;
    char stem[2 * FILM_WORD_MAX];
    size_t n = 0;
    if (!latin_word(folded) ||
        xapc_stem_apply(&n, an->stemmer, folded.p, folded.n, stem, sizeof stem,
                        NULL) != XAPC_OK ||
        n == 0 || n > sizeof stem) {
        memcpy(stem, folded.p, folded.n);
        n = folded.n;
    }
    bool added;
    struct film_map_entry *e = film_map_keep(
        &an->stems, &an->arena, (struct film_str){stem, n}, &added);
    if (!e)
        return NULL;
    w->stem = e->key;
    w->stem_id = (uint32_t)(e - an->stems.v);
    w->stop = film_stop_word(folded);
    return w;
}

static const struct film_word *
intern_folded(struct film_analyser *an, struct film_str folded)
{
    const uintptr_t *known = film_map_get(&an->words, folded);
    if (known)
        return (const struct film_word *)*known;
    bool added;
    const struct film_word *w = make_word(an, folded);
    struct film_map_entry *e =
        w ? film_map_put(&an->words, w->folded, &added) : NULL;
    if (!e)
        return NULL;
    e->value = (uintptr_t)w;
    return w;
}

/* Cuts a folded word to FILM_WORD_MAX bytes, between characters. */
static struct film_str
cut_word(struct film_str s)
{
    if (s.n <= FILM_WORD_MAX)
        return s;
    s.n = FILM_WORD_MAX;
    while (s.n > 0 && ((unsigned char)s.p[s.n] & 0xC0) == 0x80)
        s.n--;
    return s;
}

/* Returns the word for a written form that is not plain ASCII. Both forms are
 * keys, so that each form is folded only once. */
static const struct film_word *
intern_written(struct film_analyser *an, struct film_str written)
{
    const uintptr_t *known = film_map_get(&an->words, written);
    if (known)
        return (const struct film_word *)*known;
    film_buf_reset(&an->scratch);
    film_fold(&an->scratch, written);
    if (an->scratch.failed)
        return NULL;
    /* A form that folds to nothing (a lone accent) is kept as written. */
    struct film_str folded =
        an->scratch.n ? film_buf_get(&an->scratch) : written;
    const struct film_word *w = intern_folded(an, cut_word(folded));
    if (!w || film_str_equal(w->folded, written))
        return w;
    bool added;
    struct film_map_entry *e =
        film_map_keep(&an->words, &an->arena, written, &added);
    if (!e)
        return NULL;
    e->value = (uintptr_t)w;
    return w;
}

/* ---- Tokens ----------------------------------------------------------- */

struct scan {
    struct film_analyser *an;
    struct film_str text;
    size_t at;
    uint32_t pos;
    bool start; /* the next word begins a sentence */
};

static inline void
emit(struct scan *sc, size_t from, size_t to, uint32_t pos, unsigned flags,
     const struct film_word *word)
{
    struct film_analyser *an = sc->an;
    bool room = an->token_count < an->token_room ||
                film_vec_reserve(&an->tokens, &an->token_room,
                                 an->token_count + 1, sizeof *an->tokens);
    if (!word || !room) {
        an->failed = true;
        return;
    }
    an->tokens[an->token_count++] =
        (struct film_token){(uint32_t)from, (uint32_t)to, pos, flags, word};
}

enum { OTHER, DIGIT, LOWER, UPPER, HIGH };

static inline int
class_of(unsigned char c)
{
    if ((unsigned char)(c - 'a') < 26)
        return LOWER;
    if (c < '0')
        return OTHER;
    if (c >= 0x80)
        return HIGH;
    if ((unsigned char)(c - 'A') < 26)
        return UPPER;
    return c <= '9' ? DIGIT : OTHER;
}

/* A part of a word: letters and digits without punctuation. */
struct piece {
    size_t from, to;
    bool ascii, capital, digits; /* digits: it has only digits */
};

/* How the scanner treats a character. */
enum script { NOT_WORD, PLAIN, HANGUL, IDEOGRAPH, UNSPACED };

static enum script
script_at(struct film_str text, size_t at, size_t *next, uint32_t *c)
{
    *next = at;
    *c = film_utf8_next(text, next);
    if (film_fold_hangul(*c))
        return HANGUL;
    if (film_fold_ideograph(*c))
        return IDEOGRAPH;
    if (film_fold_unspaced(*c))
        return UNSPACED;
    return film_fold_word_char(*c) ? PLAIN : NOT_WORD;
}

/* Reads the piece at `at`; false if there is none. */
static bool
read_piece(struct film_str text, size_t at, struct piece *p)
{
    *p = (struct piece){.from = at, .ascii = true, .digits = true};
    size_t i = at;
    while (i < text.n) {
        int k = class_of((unsigned char)text.p[i]);
        if (k == OTHER)
            break;
        if (k == HIGH) {
            size_t next;
            uint32_t c;
            if (script_at(text, i, &next, &c) != PLAIN)
                break;
            if (i == at)
                p->capital = film_fold_upper(c);
            p->ascii = p->digits = false;
            i = next;
            continue;
        }
        if (k != DIGIT)
            p->digits = false;
        if (i == at)
            p->capital = k == UPPER;
        i++;
    }
    p->to = i;
    return i > at;
}

static struct film_str
part(struct film_str text, size_t from, size_t to)
{
    return (struct film_str){text.p + from, to - from};
}

/* ---- Focus ------------------------------------------------------------ */

static unsigned
beginning(struct film_str word)
{
    unsigned a = (unsigned char)word.p[0];
    unsigned b = word.n > 1 ? (unsigned char)word.p[1] : 0;
    return (a * 31 + b) & 1023;
}

void
film_analyser_focus(struct film_analyser *an, bool on)
{
    an->focused = on;
}

void
film_analyser_focus_none(struct film_analyser *an)
{
    memset(an->beginnings, 0, sizeof an->beginnings);
}

/* A stem begins with the same letters as its words, except dying, lying and
 * tying, whose stems are die, lie and tie. */
void
film_analyser_focus_add(struct film_analyser *an, struct film_str word)
{
    if (word.n == 0)
        return;
    unsigned bit = beginning(word);
    an->beginnings[bit / 64] |= UINT64_C(1) << bit % 64;
    if (word.n > 1 && word.p[1] == 'i') {
        char with_y[2] = {word.p[0], 'y'};
        bit = beginning((struct film_str){with_y, 2});
        an->beginnings[bit / 64] |= UINT64_C(1) << bit % 64;
    }
}

/* Packs the first n bytes of a word, at most PACKED, into a number. `room`
 * bytes can be read at p: eight are read faster than n. */
static inline uint64_t
pack(const char *p, size_t n, size_t room)
{
    uint64_t v = 0;
    if (room < PACKED) {
        memcpy(&v, p, n);
        return v;
    }
    memcpy(&v, p, PACKED);
    return film_ascii_head(v, n);
}

/* A place for a packed word in a table of 2^bits. */
static inline size_t
spread(uint64_t packed, unsigned bits)
{
    return (packed * UINT64_C(0x9E3779B97F4A7C15)) >> (64 - bits);
}

/* The slot of a packed function word, or the one where it belongs. */
static inline size_t
stop_slot(const uint64_t *stops, uint64_t packed)
{
    size_t i = spread(packed, STOP_BITS);
    while (stops[i] && stops[i] != packed)
        i = (i + 1) % STOP_SLOTS;
    return i;
}

static inline bool
in_focus(const struct film_analyser *an, struct film_str folded)
{
    unsigned bit = beginning(folded);
    return an->beginnings[bit / 64] >> bit % 64 & 1;
}

/* The word that stands for a word out of focus. */
static inline const struct film_word *
unfocused(const struct film_analyser *an, bool stop)
{
    return stop ? &an->other_stop : &an->other;
}

/* Returns the word for at most PACKED ASCII letters and digits. */
static inline const struct film_word *
intern_packed(struct film_analyser *an, uint64_t v, size_t n)
{
    v |= film_ascii_between(v, 'A', 'Z') >> 2; /* 0x80 becomes 0x20 */
    const struct film_str folded = {(const char *)&v, n};
    if (an->focused && !in_focus(an, folded))
        return unfocused(an, an->stops[stop_slot(an->stops, v)] != 0);
    struct recent *r = &an->recent[spread(v, RECENT_BITS)];
    if (r->packed != v) {
        const struct film_word *w = intern_folded(an, folded);
        if (!w)
            return NULL;
        *r = (struct recent){v, w};
    }
    return r->word;
}

/* Returns the word for ASCII letters and digits; `room` bytes can be read at
 * them. */
static inline const struct film_word *
intern_ascii(struct film_analyser *an, struct film_str s, size_t room)
{
    if (s.n <= PACKED)
        return intern_packed(an, pack(s.p, s.n, room), s.n);
    char lower[FILM_WORD_MAX];
    size_t n = s.n < FILM_WORD_MAX ? s.n : FILM_WORD_MAX;
    film_ascii_lower(lower, s.p, n);
    const struct film_str folded = {lower, n};
    return an->focused && !in_focus(an, folded)
               ? unfocused(an, film_stop_word(folded))
               : intern_folded(an, folded);
}

static const struct film_word *
intern_piece(struct film_analyser *an, struct film_str text,
             const struct piece *p)
{
    struct film_str s = part(text, p->from, p->to);
    return p->ascii ? intern_ascii(an, s, text.n - p->from)
                    : intern_written(an, s);
}

/* The length in bytes of an apostrophe at `at` (', U+2019 or U+02BC), or 0. */
static size_t
apostrophe(struct film_str text, size_t at)
{
    if (at < text.n && text.p[at] == '\'')
        return 1;
    if (at + 3 <= text.n && memcmp(text.p + at, "\xE2\x80\x99", 3) == 0)
        return 3;
    return at + 2 <= text.n && memcmp(text.p + at, "\xCA\xBC", 2) == 0 ? 2 : 0;
}

/* The length in bytes of a hyphen at `at` (-, U+2010 or U+2011, or a zero-width
 * joiner or non-joiner, U+200D or U+200C), or 0. */
static size_t
hyphen(struct film_str text, size_t at)
{
    if (at < text.n && text.p[at] == '-')
        return 1;
    if (at + 3 > text.n || memcmp(text.p + at, "\xE2\x80", 2) != 0)
        return 0;
    unsigned char last = (unsigned char)text.p[at + 2];
    return last == 0x90 || last == 0x91 || last == 0x8C || last == 0x8D ? 3 : 0;
}

/* Returns the folded word made of several pieces. */
static const struct film_word *
intern_joined(struct scan *sc, const struct piece *pieces, size_t n)
{
    struct film_buf joined;
    film_buf_init(&joined, UINT32_MAX);
    for (size_t i = 0; i < n; i++)
        film_buf_str(&joined, part(sc->text, pieces[i].from, pieces[i].to));
    struct piece whole = {0, joined.n, true, false, false};
    for (size_t i = 0; i < n; i++)
        whole.ascii &= pieces[i].ascii;
    const struct film_word *w =
        joined.failed ? NULL
                      : intern_piece(sc->an, film_buf_get(&joined), &whole);
    film_buf_release(&joined);
    return w;
}

static bool
is_clitic(struct film_str s)
{
    static const char *const clitics[] = {"s", "re", "ll", "ve", "d", "m"};
    for (size_t i = 0; i < sizeof clitics / sizeof clitics[0]; i++)
        if (film_str_equal_nocase(s, film_str_from(clitics[i])))
            return true;
    return false;
}

/* Reads a word with apostrophes inside. *p becomes the piece after the last one
 * taken. True if a token was written. */
static bool
read_apostrophes(struct scan *sc, struct piece *p, unsigned flags)
{
    struct piece second;
    size_t n = apostrophe(sc->text, p->to);
    if (n == 0 || !read_piece(sc->text, p->to + n, &second))
        return false;
    struct film_str tail = part(sc->text, second.from, second.to);
    if (is_clitic(tail)) {
        emit(sc, p->from, p->to, sc->pos++, flags,
             intern_piece(sc->an, sc->text, p));
    } else {
        struct piece both[2] = {*p, second};
        emit(sc, p->from, second.to, sc->pos, flags,
             intern_joined(sc, both, 2));
        if (tail.n >= 3)
            emit(sc, second.from, second.to, sc->pos, flags | FILM_TOKEN_HYPHEN,
                 intern_piece(sc->an, sc->text, &second));
        sc->pos++;
    }
    p->to = second.to;
    return true;
}

/* Reads single letters with points or stars between, such as U.S.A. and
 * M*A*S*H; true if a token was written. Two letters with a star between them
 * are a product. */
static bool
read_initials(struct scan *sc, struct piece *p, unsigned flags)
{
    struct piece letters[8] = {*p};
    size_t n = 1, end = p->to;
    struct film_str t = sc->text;
    const char between = t.p[end];
    while (n < 8 && letters[n - 1].to - letters[n - 1].from == 1 &&
           end + 1 < t.n && t.p[end] == between &&
           read_piece(t, end + 1, &letters[n]) &&
           letters[n].to - letters[n].from == 1 && !letters[n].digits) {
        end = letters[n].to;
        n++;
    }
    if (n < (between == '*' ? 3 : 2))
        return false;
    emit(sc, p->from, end, sc->pos++, flags | FILM_TOKEN_CAPITAL,
         intern_joined(sc, letters, n));
    p->to = end;
    return true;
}

/* Reads numbers such as 1,000 and 3.5; true if a token was written. */
static bool
read_number(struct scan *sc, struct piece *p, unsigned flags)
{
    struct film_buf digits;
    struct piece next;
    struct film_str t = sc->text;
    film_buf_init(&digits, FILM_WORD_MAX);
    film_buf_str(&digits, part(t, p->from, p->to));
    size_t end = p->to;
    while (end + 1 < t.n && (t.p[end] == ',' || t.p[end] == '.') &&
           read_piece(t, end + 1, &next) && next.digits &&
           (t.p[end] == '.' || next.to - next.from == 3)) {
        if (t.p[end] == '.')
            film_buf_byte(&digits, '.');
        film_buf_str(&digits, part(t, next.from, next.to));
        end = next.to;
    }
    bool taken = end > p->to && digits.failed == FILM_OK;
    if (taken) {
        emit(sc, p->from, end, sc->pos++, flags,
             intern_folded(sc->an, film_buf_get(&digits)));
        p->to = end;
    }
    film_buf_release(&digits);
    return taken;
}

static void
read_simple(struct scan *sc, struct piece *p, unsigned flags)
{
    size_t n = p->to - p->from;
    if (p->to < sc->text.n) {
        unsigned char c = (unsigned char)sc->text.p[p->to];
        if ((c == '\'' || c >= 0x80) && read_apostrophes(sc, p, flags))
            return;
        if ((c == '.' || c == '*') && n == 1 && !p->digits &&
            read_initials(sc, p, flags))
            return;
        if ((c == ',' || c == '.') && p->digits && read_number(sc, p, flags))
            return;
    }
    emit(sc, p->from, p->to, sc->pos++, flags,
         intern_piece(sc->an, sc->text, p));
}

/* Reads a word of one or more hyphenated parts at sc->at. */
static void
read_word(struct scan *sc, struct piece first)
{
    enum { MOST = 4 }; /* longer chains are not names: no joined form */
    struct piece pieces[MOST];
    size_t n = 0, total = 0;
    uint32_t pos = sc->pos;
    bool all_digits = true;
    struct piece p = first;
    size_t hy;
    bool more;
    do {
        struct piece next;
        if (n < MOST)
            pieces[n++] = p;
        total++;
        all_digits &= p.digits;
        hy = p.to < sc->text.n ? hyphen(sc->text, p.to) : 0;
        more = hy && read_piece(sc->text, p.to + hy, &next);
        unsigned flags = (p.capital ? FILM_TOKEN_CAPITAL : 0) |
                         (sc->start ? FILM_TOKEN_START : 0) |
                         (total > 1 || more ? FILM_TOKEN_HYPHEN : 0);
        sc->start = false;
        size_t whole = p.to;
        read_simple(sc, &p, flags);
        if (p.to != whole)
            more = false; /* an apostrophe or point ends the chain */
        sc->at = p.to;
        if (more)
            p = next;
    } while (more);
    if (total >= 2 && total <= MOST && !all_digits)
        emit(sc, first.from, pieces[n - 1].to, pos,
             FILM_TOKEN_JOINED | (first.capital ? FILM_TOKEN_CAPITAL : 0),
             intern_joined(sc, pieces, n));
}

/* Reads most words: a run of ASCII letters at sc->at, followed by nothing that
 * could belong to the word. Anything else is left alone: false. */
static inline bool
read_plain(struct scan *sc)
{
    const char *p = sc->text.p + sc->at;
    size_t left = sc->text.n - sc->at, n = film_ascii_letters(p, left);
    char next = n < left ? p[n] : ' ';
    if (class_of((unsigned char)next) != OTHER || next == '\'' || next == '-' ||
        ((next == '.' || next == '*') && n == 1))
        return false;
    unsigned flags = (*p < 'a' ? FILM_TOKEN_CAPITAL : 0) |
                     (sc->start ? FILM_TOKEN_START : 0);
    emit(sc, sc->at, sc->at + n, sc->pos++, flags,
         intern_ascii(sc->an, (struct film_str){p, n}, left));
    sc->start = false;
    sc->at += n;
    return true;
}

/* Reads the character at `at` with its marks, if it belongs to the script; *to
 * is its end. */
static bool
read_character(struct film_str text, size_t at, enum script script, size_t *to,
               uint32_t *c)
{
    size_t next;
    uint32_t last, mark;
    if (at >= text.n || script_at(text, at, to, c) != script)
        return false;
    for (last = *c; *to < text.n; last = mark, *to = next) {
        next = *to;
        mark = film_utf8_next(text, &next);
        if (!film_fold_follows(last, mark))
            break;
    }
    return true;
}

static void
emit_gram(struct scan *sc, size_t from, size_t to, uint32_t pos, unsigned flags)
{
    emit(sc, from, to, pos, FILM_TOKEN_NGRAM | flags,
         intern_written(sc->an, part(sc->text, from, to)));
}

/* Emits the single Han characters of a run of pairs that ends at sc->at. The
 * first of them is at position pos. */
static void
emit_characters(struct scan *sc, size_t from, uint32_t pos)
{
    struct film_str run = part(sc->text, 0, sc->at);
    size_t to, next;
    uint32_t c, after;
    bool beside = false; /* a Han character comes before it */
    for (; read_character(run, from, IDEOGRAPH, &to, &c); from = to, pos++) {
        bool more = read_character(run, to, IDEOGRAPH, &next, &after);
        bool han = !film_fold_kana(c);
        if (han)
            emit_gram(sc, from, to, more ? pos : pos - 1,
                      beside || (more && !film_fold_kana(after))
                          ? FILM_TOKEN_JOINED | FILM_TOKEN_INNER
                          : FILM_TOKEN_JOINED);
        beside = han;
    }
}

/* Reads a run of one script as overlapping pairs, or as one single
 * character. */
static void
read_run(struct scan *sc, enum script script)
{
    size_t from = sc->at, previous = from, second = from, next, n = 0;
    uint32_t c, pos = sc->pos;
    for (; read_character(sc->text, sc->at, script, &next, &c); n++) {
        if (n > 0)
            emit_gram(sc, previous, next, sc->pos++, 0);
        if (n == 1)
            second = sc->at;
        previous = sc->at;
        sc->at = next;
    }
    if (n == 1)
        emit_gram(sc, from, sc->at, sc->pos++, 0);
    else if (script == IDEOGRAPH)
        emit_characters(sc, from, pos);
    else if (script == HANGUL && film_particle(part(sc->text, second, sc->at)))
        emit_gram(sc, from, second, pos, FILM_TOKEN_JOINED);
    sc->start = false;
}

/* Skips what is not part of a word, noting the end of a sentence. */
static void
skip_other(struct scan *sc, uint32_t c, size_t next)
{
    if (c == '.' || c == '!' || c == '?' || c == ':' || c == '\n' ||
        c == 0x3002 || c == 0x2026)
        sc->start = true;
    sc->at = next;
}

static void
scan_text(struct scan *sc)
{
    while (sc->at < sc->text.n && !sc->an->failed) {
        unsigned char b = (unsigned char)sc->text.p[sc->at];
        int k = class_of(b);
        struct piece p;
        if (b == ' ') { /* most of what is not part of a word */
            sc->at++;
        } else if (k == OTHER) {
            skip_other(sc, b, sc->at + 1);
        } else if (k >= LOWER && k <= UPPER && read_plain(sc)) {
            continue;
        } else if (k != HIGH) {
            read_piece(sc->text, sc->at, &p);
            read_word(sc, p);
        } else {
            size_t next;
            uint32_t c;
            enum script script = script_at(sc->text, sc->at, &next, &c);
            if (script == NOT_WORD) {
                skip_other(sc, c, next);
            } else if (script == PLAIN) {
                read_piece(sc->text, sc->at, &p);
                read_word(sc, p);
            } else {
                read_run(sc, script);
            }
        }
    }
}

enum film_status
film_analyse(struct film_analyser *an, struct film_str text,
             struct film_token **tokens, size_t *count, struct film_error *err)
{
    if (text.n >= UINT32_MAX)
        return film_error_set(err, FILM_ERR_LIMIT, "text of 4 GiB or more");
    struct scan sc = {.an = an, .text = text, .start = true};
    an->token_count = 0;
    an->failed = false;
    scan_text(&sc);
    if (an->failed)
        return film_error_nomem(err);
    *tokens = an->tokens;
    *count = an->token_count;
    return FILM_OK;
}

/* ---- The analyser ----------------------------------------------------- */

static void
make_tables(struct film_analyser *an)
{
    film_map_init(&an->words);
    film_map_init(&an->stems);
    for (size_t i = 0; film_stop_word_at(i).n > 0; i++) {
        struct film_str stop = film_stop_word_at(i);
        uint64_t packed = stop.n <= PACKED ? pack(stop.p, stop.n, stop.n) : 0;
        if (packed)
            an->stops[stop_slot(an->stops, packed)] = packed;
    }
    an->other.stem_id = an->other_stop.stem_id = UINT32_MAX;
    an->other.stem = an->other_stop.stem = (struct film_str){"", 0};
    an->other.folded = an->other_stop.folded = (struct film_str){"", 0};
    an->other_stop.stop = true;
}

enum film_status
film_analyser_new(struct film_analyser **out, struct film_error *err)
{
    struct film_analyser *an = calloc(1, sizeof *an);
    if (!an)
        return film_error_nomem(err);
    film_arena_init(&an->arena);
    film_buf_init(&an->scratch, UINT32_MAX);
    make_tables(an);
    xapc_status x = xapc_stem_new(&an->stemmer, "english", NULL);
    if (x != XAPC_OK) {
        film_analyser_free(an);
        return x == XAPC_ERR_NOMEM ? film_error_nomem(err)
                                   : film_error_set(err, FILM_ERR_INTERNAL,
                                                    "no English stemmer");
    }
    *out = an;
    return FILM_OK;
}

void
film_analyser_free(struct film_analyser *an)
{
    if (!an)
        return;
    xapc_stem_free(an->stemmer);
    film_arena_release(&an->arena);
    film_buf_release(&an->scratch);
    film_map_release(&an->words);
    film_map_release(&an->stems);
    free(an->tokens);
    free(an);
}

uint32_t
film_analyser_stem_count(const struct film_analyser *an)
{
    return (uint32_t)an->stems.n;
}

struct film_str
film_analyser_stem(const struct film_analyser *an, uint32_t id)
{
    return an->stems.v[id].key;
}

bool
film_analyser_trim(struct film_analyser *an, size_t words)
{
    if (an->words.n <= words)
        return false;
    film_arena_reset(&an->arena);
    film_map_reset(&an->words);
    film_map_reset(&an->stems);
    memset(an->recent, 0, sizeof an->recent);
    return true;
}

const char *
film_analysis_fingerprint(void)
{
    return "film-" ANALYSIS_VERSION " snowball-english unicode-15";
}
