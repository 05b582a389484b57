/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "names/phonetic.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "names/han.h"
#include "names/kana.h"
#include "names/letters.h"

#include <utf8proc.h>

/* Consonant units are letters. A vowel group is VOWEL | the set of its vowels,
 * so that groups with a common vowel are near. */
enum { VOWEL = 0x80, A = 1, E = 2, I = 4, O = 8, U = 16, EU = 32 };

/* K G T D P B F V S Z J C(h) M N Q(ng) L R H X(th) */

/* ---- Folding ---------------------------------------------------------- */

static void
put_letter(struct film_phonetic *s, char c)
{
    if (s->n >= FILM_PHONETIC_LETTERS)
        return;
    s->letters[s->n++] = c;
    if (s->spelled_n < FILM_PHONETIC_SPELLED)
        s->spelled[s->spelled_n++] = c;
}

static void
put(struct film_phonetic *s, const char *letters)
{
    for (; *letters; letters++)
        put_letter(s, *letters);
}

static bool
ends_in_gap(const struct film_phonetic *s)
{
    return s->spelled_n > 0 && (s->spelled[s->spelled_n - 1] == '-' ||
                                s->spelled[s->spelled_n - 1] == ' ');
}

/* Adds a hyphen or space between two letters. */
static void
put_gap(struct film_phonetic *s, char c)
{
    if (s->spelled_n > 0 && s->spelled_n < FILM_PHONETIC_SPELLED &&
        !ends_in_gap(s))
        s->spelled[s->spelled_n++] = c;
}

/* Appends the Latin letters for a character of another script, possibly none,
 * and keeps the character in the spelling. */
static void
put_letters(struct film_phonetic *s, const char *letters)
{
    for (; *letters && s->n < FILM_PHONETIC_LETTERS; letters++)
        s->letters[s->n++] = *letters;
}

static void
keep_spelled(struct film_phonetic *s, uint32_t c)
{
    char bytes[4];
    size_t n = film_utf8_encode(c, bytes);
    if (s->spelled_n + n > FILM_PHONETIC_SPELLED)
        return;
    memcpy(s->spelled + s->spelled_n, bytes, n);
    s->spelled_n += (uint8_t)n;
}

/* Revised Romanization (Ministry of Culture 2000-8), syllable by syllable. */
static void
put_hangul(struct film_phonetic *s, uint32_t c)
{
    static const char *const first[] = {"g",  "kk", "n", "d",  "tt", "r", "m",
                                        "b",  "pp", "s", "ss", "",   "j", "jj",
                                        "ch", "k",  "t", "p",  "h"};
    static const char *const middle[] = {
        "a",  "ae", "ya", "yae", "eo", "e",  "yeo", "ye", "o",  "wa", "wae",
        "oe", "yo", "u",  "wo",  "we", "wi", "yu",  "eu", "ui", "i"};
    static const char *const last[] = {
        "",  "k", "k", "k", "n", "n", "n", "t",  "l", "k", "m", "l", "l", "l",
        "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"};
    keep_spelled(s, c);
    c -= 0xAC00;
    put_letters(s, first[c / 588]);
    put_letters(s, middle[c % 588 / 28]);
    put_letters(s, last[c % 28]);
}

/* Latin letters that do not decompose. */
static const char *
plain_latin(uint32_t c)
{
    switch (c) {
    case 0xE6:
        return "ae";
    case 0xF8:
        return "o";
    case 0xF0:
        return "d";
    case 0xFE:
        return "th";
    case 0xDF:
        return "ss";
    case 0x153:
        return "oe";
    case 0x142:
        return "l";
    case 0x111:
        return "d";
    case 0x131:
        return "i";
    default:
        return "";
    }
}

/* True if c, in lower case, was a letter of Cyrillic or Greek. Two gammas are
 * ng. */
static bool
take_script(struct film_phonetic *s, uint32_t before, uint32_t c)
{
    enum { GAMMA = 0x3B3 };
    const char *letters = film_cyrillic_letters(c);
    if (!letters)
        letters = film_greek_letters(before, c);
    if (!letters)
        return false;
    if (c == GAMMA && before == GAMMA && s->n > 0)
        s->letters[s->n - 1] = 'n';
    s->script = FILM_SCRIPT_LETTERS;
    keep_spelled(s, c);
    put_letters(s, letters);
    return true;
}

/* True if c is a kana or a Chinese character that has a known reading. */
static bool
take_asian(struct film_phonetic *s, uint32_t before, uint32_t c)
{
    const char *pinyin[FILM_HAN_READINGS];
    struct film_kana kana = {s->letters, s->n, FILM_PHONETIC_LETTERS};
    if (film_kana_put(&kana, before, c)) {
        s->n = (uint8_t)kana.n;
        if (s->script == FILM_SCRIPT_LATIN)
            s->script = FILM_SCRIPT_KANA;
    } else if (film_han_readings(pinyin, c) > 0) {
        s->script = FILM_SCRIPT_HAN;
        put_letters(s, pinyin[0]);
    } else {
        return false;
    }
    keep_spelled(s, c);
    return true;
}

/* The letter without its accent, in lower case. */
static uint32_t
lower_base(uint32_t c)
{
    utf8proc_int32_t to[8];
    int boundary = 0;
    utf8proc_ssize_t n =
        utf8proc_decompose_char(utf8proc_tolower((utf8proc_int32_t)c), to, 8,
                                UTF8PROC_DECOMPOSE, &boundary);
    return n > 0 ? (uint32_t)to[0] : c;
}

/* Appends the letters of a code point above ASCII; *before is the letter of
 * Greek or Cyrillic or the kana before it. */
static void
put_wide(struct film_phonetic *s, uint32_t c, uint32_t *before)
{
    uint32_t last = *before;
    *before = 0;
    if (c >= 0x370 && c < 0x530) {
        uint32_t lower = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
        *before = lower >= 0x400 ? lower : lower_base(c);
        if (take_script(s, last, *before))
            return;
    }
    if (c >= 0x3041 && c <= 0x9FFF && take_asian(s, last, c)) {
        *before = c;
        return;
    }
    if (c == 0x2010 || c == 0x2011) {
        put_gap(s, '-');
        return;
    }
    if (c >= 0xAC00 && c <= 0xD7A3) {
        s->hangul++;
        put_hangul(s, c);
        return;
    }
    utf8proc_int32_t to[8];
    int boundary = 0;
    utf8proc_ssize_t n =
        utf8proc_decompose_char(utf8proc_tolower((utf8proc_int32_t)c), to, 8,
                                UTF8PROC_DECOMPOSE, &boundary);
    for (utf8proc_ssize_t i = 0; i < n && i < 8; i++) {
        if (to[i] >= 'a' && to[i] <= 'z')
            put_letter(s, (char)to[i]);
        else
            put(s, plain_latin((uint32_t)to[i]));
    }
}

/* ---- Units ------------------------------------------------------------ */

/* The possible sounds of a vowel letter, including w; 0 for other letters. */
static inline uint8_t
vowel(char c)
{
    static const uint8_t sets['y' + 1 - 'a'] = {
        ['a' - 'a'] = A, ['e' - 'a'] = E, ['i' - 'a'] = I, ['o' - 'a'] = O,
        ['u' - 'a'] = U, ['w' - 'a'] = U, ['y' - 'a'] = I,
    };
    unsigned i = (unsigned char)c - 'a';
    return i < sizeof sets ? sets[i] : 0;
}

#define TWO(a, b) ((a) << 8 | (b))
#define THREE(a, b, c) (TWO(a, b) << 8 | (c))

/* The possible sounds of vowels that are read together, or 0. */
static uint8_t
vowel_group(const char *p, size_t n)
{
    switch (n == 2 ? TWO(p[0], p[1]) : n == 3 ? THREE(p[0], p[1], p[2]) : 0) {
    case TWO('e', 'o'):
        return E | O | U;
    case TWO('e', 'u'):
        return EU | U | E;
    case TWO('o', 'o'):
    case TWO('o', 'u'):
    case THREE('w', 'o', 'o'):
        return O | U;
    case TWO('e', 'e'):
        return I | E;
    case TWO('u', 'i'):
        return EU | U | I;
    case TWO('w', 'u'):
        return U;
    case THREE('y', 'e', 'o'):
        return E | O | U | I;
    case THREE('y', 'o', 'u'):
        return O | U | I;
    case TWO('y', 'u'):
        return U | I;
    case TWO('o', 'e'):
        return O | E;
    case TWO('a', 'e'):
        return A | E;
    case TWO('a', 'y'):
    case TWO('a', 'i'):
    case TWO('e', 'i'):
    case TWO('e', 'y'):
        return A | E | I;
    default:
        return 0;
    }
}

static uint8_t
vowel_set(const char *p, size_t n)
{
    uint8_t set = n > 1 ? vowel_group(p, n) : 0;
    if (set)
        return set;
    for (size_t i = 0; i < n; i++)
        set |= vowel(p[i]);
    return set;
}

static void
unit(struct film_phonetic *s, uint8_t u)
{
    if (s->units < FILM_PHONETIC_UNITS &&
        (s->units == 0 || s->unit[s->units - 1] != u))
        s->unit[s->units++] = u;
}

/* A set of letters from a to z. */
#define BIT(c) (UINT32_C(1) << ((c) - 'a'))

/* True if the two letters may be read together: most are not, and this takes
 * one look. */
static bool
may_be_group(char a, char b)
{
    static const uint32_t seconds[26] = {
        ['c' - 'a'] = BIT('h') | BIT('z') | BIT('k'),
        ['d' - 'a'] = BIT('g'),
        ['j' - 'a'] = BIT('j'),
        ['k' - 'a'] = BIT('k'),
        ['n' - 'a'] = BIT('g'),
        ['p' - 'a'] = BIT('h') | BIT('p'),
        ['q' - 'a'] = BIT('u'),
        ['r' - 'a'] = BIT('h'),
        ['s' - 'a'] = BIT('c') | BIT('h') | BIT('s'),
        ['t' - 'a'] = BIT('c') | BIT('z') | BIT('s') | BIT('h') | BIT('t'),
    };
    return b && seconds[a - 'a'] & BIT(b);
}

/* Returns the units for the letters at i that are read together and sets *n to
 * their number; NULL if the letter is read by itself. */
static const char *
group(const struct film_phonetic *s, size_t i, size_t *n)
{
    if (!may_be_group(s->letters[i], s->letters[i + 1]))
        return NULL;
    char third = s->n > i + 2 ? s->letters[i + 2] : '\0';
    *n = 2;
    switch (TWO(s->letters[i], s->letters[i + 1])) {
    case TWO('t', 'c'):
        *n = 3;
        return third == 'h' ? "C" : NULL;
    case TWO('s', 'c'):
        *n = 3;
        return third == 'h' ? "S" : NULL;
    case TWO('c', 'h'):
        *n = third == 'r' ? 3 : 2;
        return third == 'r' ? "KR" : "C";
    case TWO('c', 'z'):
    case TWO('t', 'z'):
    case TWO('t', 's'):
        return "C";
    case TWO('p', 'h'):
        return "F";
    case TWO('t', 'h'):
        return "X";
    case TWO('s', 'h'):
    case TWO('s', 's'):
        return "S";
    case TWO('c', 'k'):
    case TWO('q', 'u'):
    case TWO('k', 'k'):
        return "K";
    case TWO('d', 'g'):
    case TWO('j', 'j'):
        return "J";
    case TWO('r', 'h'):
        return "R";
    case TWO('n', 'g'):
        return "Q";
    case TWO('t', 't'):
        return "T";
    case TWO('p', 'p'):
        return "P";
    default:
        return NULL;
    }
}

/* The consonant at letter i: its units, and how many letters it takes. */
static size_t
consonant(struct film_phonetic *s, size_t i)
{
    size_t n;
    const char *units = group(s, i, &n);
    for (const char *u = units; u && *u; u++)
        unit(s, (uint8_t)*u);
    if (units)
        return n;
    char c = s->letters[i], next = s->letters[i + 1];
    bool soft = next == 'e' || next == 'i' || next == 'y';
    if (i == 0 && ((c == 'k' && next == 'n') || (c == 'w' && next == 'r')))
        return 1;
    if (c == 'g' && next == 'h' && i > 0)
        return 2;
    if (c == 'h') {
        if (vowel(next))
            unit(s, 'H');
    } else if (c == 'c')
        unit(s, soft ? 'S' : 'K');
    else if (c == 'q')
        unit(s, 'K');
    else if (c == 'x') {
        unit(s, 'K');
        unit(s, 'S');
    } else
        unit(s, (uint8_t)(c - 'a' + 'A'));
    return 1;
}

static void
make_units(struct film_phonetic *s)
{
    s->units = 0;
    for (size_t i = 0; i < s->n;) {
        if (!vowel(s->letters[i])) {
            i += consonant(s, i);
            continue;
        }
        size_t from = i;
        while (i < s->n && vowel(s->letters[i]))
            i++;
        /* a silent final e */
        if (i == s->n && i - from == 1 && s->letters[from] == 'e' && s->n > 3)
            break;
        unit(s, VOWEL | vowel_set(s->letters + from, i - from));
    }
}

static char
class_of(uint8_t u)
{
    switch (u) {
    case 'K':
    case 'G':
        return 'K';
    case 'T':
    case 'D':
        return 'T';
    case 'P':
    case 'B':
    case 'F':
    case 'V':
        return 'P';
    case 'S':
    case 'X':
        return 'S';
    case 'J':
    case 'C':
    case 'Z':
        return 'J';
    case 'N':
    case 'Q':
        return 'N';
    case 'R':
        return 'L';
    default:
        return (char)u;
    }
}

/* The classes of the consonants. A liquid counts only before a vowel (Hurt is
 * 허트, Charles 찰스), h only at the beginning, k not after n (Frank 프랭크,
 * and ng is either n-g or ng), and a vowel at the beginning is marked. */
static void
make_skeleton(struct film_phonetic *s)
{
    size_t n = 0;
    if (s->units == 0 || s->unit[0] & VOWEL)
        s->skeleton[n++] = 'a';
    for (size_t i = 0; i < s->units && n < FILM_PHONETIC_SKELETON; i++) {
        uint8_t u = s->unit[i];
        if (u & VOWEL)
            continue;
        char c = class_of(u);
        bool open = i + 1 < s->units && s->unit[i + 1] & VOWEL &&
                    (!(s->unit[i + 1] & EU) || i == 0);
        if ((c == 'L' && !open) || (c == 'H' && i > 0))
            continue;
        if (i > 0 && n > 0 && !(s->unit[i - 1] & VOWEL) &&
            (c == s->skeleton[n - 1] ||
             (c == 'K' && s->skeleton[n - 1] == 'N')))
            continue;
        s->skeleton[n++] = c;
    }
    s->skeleton[n] = '\0';
}

/* ---- Korean syllables ------------------------------------------------- */

unsigned
film_phonetic_syllables(const struct film_phonetic *s)
{
    if (s->hangul)
        return s->hangul;
    const char *p = s->letters;
    size_t n = s->n;
    static const char *const codas[] = {
        "hng", "hn", "hk", "hl", "hm", "ng", "nk", "rn", "rk", "k",
        "g",   "n",  "l",  "m",  "p",  "b",  "h",  "r",  "t"};
    unsigned best[FILM_PHONETIC_LETTERS + 1] = {0};
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && best[i] == 0)
            continue;
        size_t j = i;
        while (j < n && !vowel(p[j]) && j - i < 2)
            j++;
        if (j - i == 2 && p[i + 1] != 'h' && p[i] != p[i + 1])
            continue;
        if (j > i && strchr("fvxqz", p[i]))
            continue;
        size_t v = j;
        while (v < n && vowel(p[v]) && v - j < 4) {
            v++;
            unsigned now = best[i] + 1;
            if (best[v] == 0 || best[v] > now)
                best[v] = now;
            for (size_t c = 0; c < sizeof codas / sizeof *codas; c++) {
                if (p[v] != codas[c][0]) /* decides most */
                    continue;
                size_t len = strlen(codas[c]);
                if (v + len <= n && memcmp(p + v, codas[c], len) == 0 &&
                    (best[v + len] == 0 || best[v + len] > now))
                    best[v + len] = now;
            }
        }
    }
    return best[n];
}

/* ---- Making ----------------------------------------------------------- */

/* Puts the plain letters at the start of the text, which are all of most names
 * in the lists of an index; returns how many. */
static size_t
put_plain(struct film_phonetic *s, struct film_str text)
{
    size_t n = 0;
    while (n < text.n && n < FILM_PHONETIC_LETTERS &&
           film_ascii_small(text.p[n]))
        n++;
    memcpy(s->letters, text.p, n);
    memcpy(s->spelled, text.p, n);
    s->n = s->spelled_n = (uint8_t)n;
    return n;
}

bool
film_phonetic_set_sound(struct film_phonetic *s, struct film_str text)
{
    uint32_t before = 0;
    *s = (struct film_phonetic){0};
    for (size_t i = put_plain(s, text); i < text.n;) {
        unsigned char c = (unsigned char)text.p[i];
        if (c >= 0x80) {
            put_wide(s, film_utf8_next(text, &i), &before);
            continue;
        }
        i++;
        char small = (char)(c | 0x20);
        if (small >= 'a' && small <= 'z')
            put_letter(s, small);
        else if (c == '-' || c == ' ')
            put_gap(s, (char)c);
    }
    if (ends_in_gap(s))
        s->spelled[--s->spelled_n] = '\0';
    make_units(s);
    return s->n > 0;
}

bool
film_phonetic_set(struct film_phonetic *s, struct film_str text)
{
    bool any = film_phonetic_set_sound(s, text);
    make_skeleton(s);
    return any;
}

/* ---- Distance --------------------------------------------------------- */

/* Costs of sounds in hundredths. These consonants may stand for each other; any
 * other pair costs WHOLE. */
enum { WHOLE = 100, VOWEL_TO_CONSONANT = 120 };

#define EITHER(a, b, cost)                                                     \
    [(a) - 'A'][(b) - 'A'] = (cost), [(b) - 'A'][(a) - 'A'] = (cost)

static const uint8_t swaps[26][26] = {
    EITHER('K', 'G', 12), EITHER('T', 'D', 12), EITHER('P', 'B', 12),
    EITHER('F', 'P', 12), EITHER('V', 'B', 12), EITHER('J', 'C', 12),
    EITHER('L', 'R', 12), EITHER('Z', 'J', 12), EITHER('S', 'X', 12),
    EITHER('T', 'X', 12), EITHER('F', 'V', 12), EITHER('F', 'B', 12),
    EITHER('V', 'P', 12), EITHER('N', 'Q', 30), EITHER('Z', 'S', 30),
    EITHER('G', 'J', 30), EITHER('C', 'K', 30), EITHER('Z', 'C', 30),
    EITHER('D', 'X', 30), EITHER('C', 'S', 30), EITHER('S', 'J', 60),
    EITHER('M', 'N', 60),
};

static int
swap_cost(uint8_t a, uint8_t b)
{
    if (a == b)
        return 0;
    if (a & b & VOWEL) {
        uint8_t both = a & b & 0x7F;
        return !both ? 35 : both == (a & 0x7F) || both == (b & 0x7F) ? 10 : 15;
    }
    if ((a | b) & VOWEL)
        return VOWEL_TO_CONSONANT;
    int cost = swaps[a - 'A'][b - 'A'];
    return cost ? cost : WHOLE;
}

/* The cost of leaving out unit i of s. */
static int
drop_cost(const struct film_phonetic *s, size_t i)
{
    uint8_t u = s->unit[i];
    bool open = i + 1 < s->units && s->unit[i + 1] & VOWEL;
    if (u & VOWEL)
        return u & EU ? 10 : (u & 0x7F) == I ? 25 : 35;
    if (u == 'R')
        return open ? 80 : 15;
    if (u == 'L')
        return open ? 80 : 40;
    if (u == 'H')
        return 25;
    if ((u == 'G' || u == 'K') && i > 0 && s->unit[i - 1] == 'Q')
        return 10;
    return WHOLE;
}

static int
smaller(int a, int b)
{
    return a < b ? a : b;
}

/* A row of the table of costs: for the first units of a, the least cost of the
 * first j units of b. Only columns `first` to `last` may be within the limit:
 * they are few, and the others are not computed. */
struct row {
    int cost[FILM_PHONETIC_UNITS + 1];
    size_t first, last;
};

static bool
start_row(struct row *r, const struct film_phonetic *b, int most)
{
    r->first = r->last = 0;
    r->cost[0] = 0;
    while (r->last < b->units) {
        int cost = r->cost[r->last] + drop_cost(b, r->last);
        if (cost > most)
            break;
        r->cost[++r->last] = cost;
    }
    return most >= 0;
}

/* Adds unit u of a, which costs `out` if it is left out. False if all is over
 * the limit. */
static bool
next_row(struct row *r, uint8_t u, int out, const struct film_phonetic *b,
         int most)
{
    int over = most + 1, diagonal = over, left = over;
    size_t first = SIZE_MAX, last = 0;
    for (size_t j = r->first; j <= b->units; j++) {
        int up = j <= r->last ? r->cost[j] : over;
        int cost = up + out;
        if (diagonal <= most)
            cost = smaller(cost, diagonal + swap_cost(u, b->unit[j - 1]));
        if (left <= most)
            cost = smaller(cost, left + drop_cost(b, j - 1));
        r->cost[j] = left = cost;
        diagonal = up;
        if (cost <= most) {
            first = first < j ? first : j;
            last = j;
        } else if (j > r->last) {
            break;
        }
    }
    r->first = first;
    r->last = last;
    return first <= last;
}

double
film_phonetic_sound_distance(const struct film_phonetic *a,
                             const struct film_phonetic *b, double limit)
{
    int most = (int)(limit * 100 + .5);
    struct row row;
    bool near = start_row(&row, b, most);
    for (size_t i = 0; i < a->units && near; i++)
        near = next_row(&row, a->unit[i], drop_cost(a, i), b, most);
    return near && row.last == b->units ? row.cost[b->units] / 100.
                                        : FILM_PHONETIC_FAR;
}

unsigned
film_phonetic_edits(const struct film_phonetic *s,
                    const struct film_phonetic *t)
{
    const char *a = s->letters, *b = t->letters;
    size_t na = s->n, nb = t->n;
    unsigned char d[3][FILM_PHONETIC_LETTERS + 1];
    for (size_t j = 0; j <= nb; j++)
        d[0][j] = (unsigned char)j;
    for (size_t i = 1; i <= na; i++) {
        unsigned char *now = d[i % 3], *last = d[(i + 2) % 3],
                      *before = d[(i + 1) % 3];
        now[0] = (unsigned char)i;
        for (size_t j = 1; j <= nb; j++) {
            unsigned m = last[j - 1] + (a[i - 1] != b[j - 1]);
            m = last[j] + 1u < m ? last[j] + 1u : m;
            m = now[j - 1] + 1u < m ? now[j - 1] + 1u : m;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
                a[i - 2] == b[j - 1] && before[j - 2] + 1u < m)
                m = before[j - 2] + 1u;
            now[j] = (unsigned char)m;
        }
    }
    return d[na % 3][nb];
}

/* One edit of a letter. */
static const double EDIT = .8;

bool
film_phonetic_same(const struct film_phonetic *a, const struct film_phonetic *b)
{
    return a->n == b->n && memcmp(a->letters, b->letters, a->n) == 0;
}

double
film_phonetic_distance(const struct film_phonetic *a,
                       const struct film_phonetic *b, double limit)
{
    if (film_phonetic_same(a, b))
        return 0;
    double sound = film_phonetic_sound_distance(a, b, limit);
    if (a->hangul > 0 || b->hangul > 0)
        return sound;
    double most = sound < limit ? sound : limit;
    size_t longer = a->n > b->n ? a->n - b->n : b->n - a->n;
    if (longer * EDIT > most || most < EDIT)
        return sound;
    double edited = film_phonetic_edits(a, b) * EDIT;
    return edited <= most ? edited : sound;
}

/* ---- Korean family names ---------------------------------------------- */

/* The family names of Korea (Statistics Korea, census of 2015, those with
 * over 10,000 bearers) in their usual spellings, one name a line. */
static const char families[] =
    " kim gim ghim kym \n"
    " lee yi rhee ri li i rhie leigh ree \n"
    " park pak bak bark \n"
    " choi choe choy chwe \n"
    " jung jeong chung cheong jong chong joung jeung \n"
    " kang gang kahng \n"
    " cho jo joe joh \n"
    " yoon yun youn yune \n"
    " jang chang jahng \n"
    " lim im rim yim leem eem \n"
    " han hahn haan \n"
    " oh o \n"
    " seo suh so sur su \n"
    " shin sin shinn \n"
    " kwon gwon kwun gweon \n"
    " hwang whang \n"
    " ahn an \n"
    " song \n"
    " ryu yoo yu you ryoo lyu yu ryou liu rhyu \n"
    " hong \n"
    " jeon jun chun chon jon jhun \n"
    " ko go koh goh kho \n"
    " moon mun \n"
    " son sohn \n"
    " bae pae bai \n"
    " baek paik back paek baik baeg \n"
    " heo hur huh her ho \n"
    " nam \n"
    " shim sim \n"
    " noh roh no ro rho \n"
    " ha hah \n"
    " kwak gwak kwack \n"
    " sung seong song \n"
    " cha \n"
    " joo ju chu zoo jou \n"
    " woo u wu oo \n"
    " koo gu ku goo \n"
    " min \n"
    " jin chin \n"
    " na ra la rha nah \n"
    " ji chi jee chee \n"
    " um eom uhm om \n"
    " chae chai \n"
    " won weon \n"
    " cheon chun chon \n"
    " bang pang \n"
    " kong gong \n"
    " hyun hyeon hyon \n"
    " ham hahm \n"
    " byun byeon pyun byon byoun \n"
    " yeom yum yom youm \n"
    " yang ryang \n"
    " choo chu \n"
    " do to doh \n"
    " seok suk sok suhk \n"
    " sun seon sunwoo \n"
    " seol sul sol \n"
    " ma mah \n"
    " gil kil \n"
    " yeon yun \n"
    " wi wee \n"
    " pyo \n"
    " myung myeong \n"
    " ki gi kee \n"
    " ban pan bahn \n"
    " wang \n"
    " keum geum kum \n"
    " ok ock oak \n"
    " yuk yook \n"
    " in ihn \n"
    " maeng \n"
    " je jae \n"
    " mo \n"
    " tak tahk \n"
    " kook guk kuk gook \n"
    " eo uh \n"
    " eun un \n"
    " pyeon \n"
    " yong \n"
    " ye \n"
    " kyung gyeong \n"
    " bong pong \n"
    " sa \n"
    " boo bu \n"
    " yeo yuh \n"
    " gwan \n"
    " tae \n"
    " hwangbo \n"
    " namgung namkoong namgoong \n"
    " jegal \n"
    " seonu \n"
    " dokgo dokko \n"
    " sagong \n"
    " seomun seomoon \n";

/* The cost of two spellings of one family name. Their distance by letters is
 * always below UNLIKE, even for Yi and Rhee. */
static const double FAMILY = .1, UNLIKE = 1.1;

enum { FAMILY_LETTERS = 8 }; /* length of the longest: namgoong */

/* The place of the name in n bytes of the list; NULL if it is not there. */
static const char *
find_family(const char *p, size_t n, const struct film_phonetic *s)
{
    char word[FAMILY_LETTERS + 2] = " ";
    if (s->n > FAMILY_LETTERS)
        return NULL;
    memcpy(word + 1, s->letters, s->n);
    word[s->n + 1] = ' ';
    return memmem(p, n, word, s->n + 2u);
}

void
film_phonetic_families(struct film_phonetic_families *f,
                       const struct film_phonetic *s)
{
    const char *p = families, *end = families + sizeof families - 1;
    f->n = 0;
    while (f->n < FILM_PHONETIC_FAMILIES &&
           (p = find_family(p, (size_t)(end - p), s))) {
        while (p > families && p[-1] != '\n')
            p--;
        const char *next = (const char *)memchr(p, '\n', (size_t)(end - p)) + 1;
        f->line[f->n++] = (struct film_str){p, (size_t)(next - p)};
        p = next;
    }
}

bool
film_phonetic_family(const struct film_phonetic *s)
{
    return find_family(families, sizeof families - 1, s) != NULL;
}

static bool
is_family(const struct film_phonetic_families *f, const struct film_phonetic *s)
{
    for (unsigned i = 0; i < f->n; i++)
        if (find_family(f->line[i].p, f->line[i].n, s))
            return true;
    return false;
}

double
film_phonetic_family_distance(const struct film_phonetic *a,
                              const struct film_phonetic_families *of,
                              const struct film_phonetic *b, double limit)
{
    double d = film_phonetic_distance(a, b, limit);
    if (d <= FAMILY || !is_family(of, b))
        return d;
    if (d > limit) /* the exact excess is unknown */
        d = film_phonetic_distance(a, b, UNLIKE);
    return d < UNLIKE ? FAMILY : d;
}
