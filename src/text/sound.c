/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "text/sound.h"

#include "base/utf8.h"

#include <utf8proc.h>

/* Consonant units are letters; a vowel group is VOWEL | the set of vowels in
 * it, so that groups that share one are near. */
enum { VOWEL = 0x80, A = 1, E = 2, I = 4, O = 8, U = 16, EU = 32 };

/* K G T D P B F V S Z J C(h) M N Q(ng) L R H X(th) */

/* ---- Folding ---------------------------------------------------------- */

static void
spell(struct film_sound *s, char c)
{
    size_t n = strlen(s->spelled);
    if (n < FILM_SOUND_SPELLED)
        s->spelled[n] = c;
}

static void
put(struct film_sound *s, const char *letters)
{
    for (; *letters && s->n < FILM_SOUND_LETTERS; letters++) {
        s->letters[s->n++] = *letters;
        spell(s, *letters);
    }
}

/* A hyphen or blank between two letters. */
static void
put_gap(struct film_sound *s, char c)
{
    size_t n = strlen(s->spelled);
    if (n > 0 && s->spelled[n - 1] != '-' && s->spelled[n - 1] != ' ')
        spell(s, c);
}

/* Revised Romanization (Ministry of Culture 2000-8), syllable by syllable. */
static void
put_hangul(struct film_sound *s, uint32_t c)
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
    c -= 0xAC00;
    put(s, first[c / 588]);
    put(s, middle[c % 588 / 28]);
    put(s, last[c % 28]);
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

/* Appends the letters of a code point above ASCII. */
static void
put_wide(struct film_sound *s, uint32_t c)
{
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
        char one[2] = {(char)to[i], '\0'};
        if (to[i] >= 'a' && to[i] <= 'z')
            put(s, one);
        else
            put(s, plain_latin((uint32_t)to[i]));
    }
}

/* ---- Units ------------------------------------------------------------ */

static bool
vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' ||
           c == 'y' || c == 'w';
}

static uint8_t
vowel_set(const char *p, size_t n)
{
    static const struct {
        const char *text;
        uint8_t set;
    } special[] = {
        {"eo", E | O | U},  {"eu", EU | U | E}, {"oo", O | U},
        {"ee", I | E},      {"ui", EU | U | I}, {"woo", O | U},
        {"wu", U},          {"ou", O | U},      {"yeo", E | O | U | I},
        {"you", O | U | I}, {"yu", U | I},      {"oe", O | E},
        {"ae", A | E},      {"ay", A | E | I},  {"ai", A | E | I},
        {"ei", A | E | I},  {"ey", A | E | I},
    };
    for (size_t i = 0; n > 1 && i < sizeof special / sizeof *special; i++)
        if (special[i].text[0] == p[0] && special[i].text[1] == p[1] &&
            strlen(special[i].text) == n && memcmp(special[i].text, p, n) == 0)
            return special[i].set;
    uint8_t set = 0;
    for (size_t i = 0; i < n; i++)
        set |= p[i] == 'a'                  ? A
               : p[i] == 'e'                ? E
               : p[i] == 'i' || p[i] == 'y' ? I
               : p[i] == 'o'                ? O
                                            : U;
    return set;
}

static void
unit(struct film_sound *s, uint8_t u)
{
    if (s->units < FILM_SOUND_UNITS &&
        (s->units == 0 || s->unit[s->units - 1] != u))
        s->unit[s->units++] = u;
}

static bool
at(const struct film_sound *s, size_t i, const char *text)
{
    size_t n = strlen(text);
    return i + n <= s->n && memcmp(s->letters + i, text, n) == 0;
}

/* The consonant at letter i: its units, and how many letters it takes. */
static size_t
consonant(struct film_sound *s, size_t i)
{
    static const struct {
        const char *text, *units;
    } groups[] = {
        {"tch", "C"}, {"sch", "S"}, {"chr", "KR"}, {"ph", "F"}, {"th", "X"},
        {"sh", "S"},  {"ch", "C"},  {"cz", "C"},   {"tz", "C"}, {"ts", "C"},
        {"ck", "K"},  {"dg", "J"},  {"rh", "R"},   {"ng", "Q"}, {"qu", "K"},
        {"kk", "K"},  {"tt", "T"},  {"pp", "P"},   {"ss", "S"}, {"jj", "J"},
    };
    for (size_t g = 0; g < sizeof groups / sizeof *groups; g++)
        if (groups[g].text[0] == s->letters[i] && at(s, i, groups[g].text)) {
            for (const char *u = groups[g].units; *u; u++)
                unit(s, (uint8_t)*u);
            return strlen(groups[g].text);
        }
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
make_units(struct film_sound *s)
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
 * and ng is either n-g or ng), and a vowel at the beginning is told. */
static void
make_skeleton(struct film_sound *s)
{
    size_t n = 0;
    if (s->units == 0 || s->unit[0] & VOWEL)
        s->skeleton[n++] = 'a';
    for (size_t i = 0; i < s->units && n < FILM_SOUND_SKELETON; i++) {
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
film_sound_syllables(const struct film_sound *s)
{
    if (s->hangul)
        return s->hangul;
    const char *p = s->letters;
    size_t n = s->n;
    static const char *const codas[] = {
        "hng", "hn", "hk", "hl", "hm", "ng", "nk", "rn", "rk", "k",
        "g",   "n",  "l",  "m",  "p",  "b",  "h",  "r",  "t"};
    unsigned best[FILM_SOUND_LETTERS + 1] = {0};
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

static void
finish(struct film_sound *s)
{
    make_units(s);
    make_skeleton(s);
}

bool
film_sound_set(struct film_sound *s, struct film_str text)
{
    *s = (struct film_sound){0};
    for (size_t i = 0; i < text.n;) {
        uint32_t c = film_utf8_next(text, &i);
        if (c >= 0x80) {
            put_wide(s, c);
        } else {
            char one[2] = {(char)(c | 0x20), '\0'};
            if (one[0] >= 'a' && one[0] <= 'z')
                put(s, one);
            else if (c == '-' || c == ' ')
                put_gap(s, (char)c);
        }
    }
    size_t n = strlen(s->spelled);
    if (n > 0 && (s->spelled[n - 1] == ' ' || s->spelled[n - 1] == '-'))
        s->spelled[n - 1] = '\0';
    finish(s);
    return s->n > 0;
}

/* ---- Distance --------------------------------------------------------- */

static bool
pair(uint8_t a, uint8_t b, const char *pairs)
{
    for (; *pairs; pairs += 2)
        if ((a == pairs[0] && b == pairs[1]) ||
            (a == pairs[1] && b == pairs[0]))
            return true;
    return false;
}

static double
swap_cost(uint8_t a, uint8_t b)
{
    if (a == b)
        return 0;
    if (a & VOWEL && b & VOWEL) {
        uint8_t both = a & b & 0x7F;
        return !both                                      ? .35
               : both == (a & 0x7F) || both == (b & 0x7F) ? .1
                                                          : .15;
    }
    if ((a | b) & VOWEL)
        return 1.2;
    if (pair(a, b, "KGTDPBFPVBJCLRZJSXTXFVFBVP"))
        return .12;
    if (pair(a, b, "NQZSGJCKZCDXCS"))
        return .3;
    if (pair(a, b, "SJMN"))
        return .6;
    return 1;
}

/* The cost of leaving out unit i of s. */
static double
drop_cost(const struct film_sound *s, size_t i)
{
    uint8_t u = s->unit[i];
    bool open = i + 1 < s->units && s->unit[i + 1] & VOWEL;
    if (u & VOWEL)
        return u & EU ? .1 : (u & 0x7F) == I ? .25 : .35;
    if (u == 'R')
        return open ? .8 : .15;
    if (u == 'L')
        return open ? .8 : .4;
    if (u == 'H')
        return .25;
    if ((u == 'G' || u == 'K') && i > 0 && s->unit[i - 1] == 'Q')
        return .1;
    return 1;
}

/* No distance is told beyond this one. */
static const double FAR = 2.5;

static double
min2(double a, double b)
{
    return a < b ? a : b;
}

double
film_sound_heard_distance(const struct film_sound *a,
                          const struct film_sound *b)
{
    double row[FILM_SOUND_UNITS + 1], drop[FILM_SOUND_UNITS];
    row[0] = 0;
    for (size_t j = 0; j < b->units; j++) {
        drop[j] = drop_cost(b, j);
        row[j + 1] = row[j] + drop[j];
    }
    for (size_t i = 0; i < a->units; i++) {
        double diagonal = row[0];
        double out = drop_cost(a, i), least = row[0] += out;
        for (size_t j = 0; j < b->units; j++) {
            double swapped = diagonal + swap_cost(a->unit[i], b->unit[j]);
            diagonal = row[j + 1];
            row[j + 1] =
                min2(swapped, min2(row[j + 1] + out, row[j] + drop[j]));
            least = min2(least, row[j + 1]);
        }
        if (least > FAR)
            return FAR;
    }
    return min2(row[b->units], FAR);
}

/* Edits of letters, two neighbours changing places being one. */
static unsigned
edits(const char *a, size_t na, const char *b, size_t nb)
{
    unsigned char d[3][FILM_SOUND_LETTERS + 1];
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

double
film_sound_distance(const struct film_sound *a, const struct film_sound *b)
{
    if (a->n == b->n && memcmp(a->letters, b->letters, a->n) == 0)
        return 0;
    double sound = film_sound_heard_distance(a, b);
    if (a->hangul > 0 || b->hangul > 0)
        return sound;
    size_t longer = a->n > b->n ? a->n - b->n : b->n - a->n;
    if (longer * EDIT >= sound)
        return sound;
    unsigned e = edits(a->letters, a->n, b->letters, b->n);
    return min2(sound, e * EDIT);
}

/* ---- Korean family names ---------------------------------------------- */

/* The family names of Korea (Statistics Korea, census of 2015, those with
 * over 10,000 bearers) in their usual spellings, one name a row. */
static const char *const families[] = {
    " kim gim ghim kym ",
    " lee yi rhee ri li i rhie leigh ree ",
    " park pak bak bark ",
    " choi choe choy chwe ",
    " jung jeong chung cheong jong chong joung jeung ",
    " kang gang kahng ",
    " cho jo joe joh ",
    " yoon yun youn yune ",
    " jang chang jahng ",
    " lim im rim yim leem eem ",
    " han hahn haan ",
    " oh o ",
    " seo suh so sur su ",
    " shin sin shinn ",
    " kwon gwon kwun gweon ",
    " hwang whang ",
    " ahn an ",
    " song ",
    " ryu yoo yu you ryoo lyu yu ryou liu rhyu ",
    " hong ",
    " jeon jun chun chon jon jhun ",
    " ko go koh goh kho ",
    " moon mun ",
    " son sohn ",
    " bae pae bai ",
    " baek paik back paek baik baeg ",
    " heo hur huh her ho ",
    " nam ",
    " shim sim ",
    " noh roh no ro rho ",
    " ha hah ",
    " kwak gwak kwack ",
    " sung seong song ",
    " cha ",
    " joo ju chu zoo jou ",
    " woo u wu oo ",
    " koo gu ku goo ",
    " min ",
    " jin chin ",
    " na ra la rha nah ",
    " ji chi jee chee ",
    " um eom uhm om ",
    " chae chai ",
    " won weon ",
    " cheon chun chon ",
    " bang pang ",
    " kong gong ",
    " hyun hyeon hyon ",
    " ham hahm ",
    " byun byeon pyun byon byoun ",
    " yeom yum yom youm ",
    " yang ryang ",
    " choo chu ",
    " do to doh ",
    " seok suk sok suhk ",
    " sun seon sunwoo ",
    " seol sul sol ",
    " ma mah ",
    " gil kil ",
    " yeon yun ",
    " wi wee ",
    " pyo ",
    " myung myeong ",
    " ki gi kee ",
    " ban pan bahn ",
    " wang ",
    " keum geum kum ",
    " ok ock oak ",
    " yuk yook ",
    " in ihn ",
    " maeng ",
    " je jae ",
    " mo ",
    " tak tahk ",
    " kook guk kuk gook ",
    " eo uh ",
    " eun un ",
    " pyeon ",
    " yong ",
    " ye ",
    " kyung gyeong ",
    " bong pong ",
    " sa ",
    " boo bu ",
    " yeo yuh ",
    " gwan ",
    " tae ",
    " hwangbo ",
    " namgung namkoong namgoong ",
    " jegal ",
    " seonu ",
    " dokgo dokko ",
    " sagong ",
    " seomun seomoon ",
};

enum { FAMILIES = sizeof families / sizeof *families };

/* Between two spellings of one family name; none are so unlike as Yi and Rhee,
 * which stay below the second. */
static const double FAMILY = .1, UNLIKE = 1.1;

enum { FAMILY_LETTERS = 8 }; /* of the longest: namgoong */

static bool
in_row(const char *row, const struct film_sound *s)
{
    char word[FAMILY_LETTERS + 3];
    if (s->n > FAMILY_LETTERS)
        return false;
    word[0] = ' ';
    memcpy(word + 1, s->letters, s->n);
    word[s->n + 1] = ' ';
    word[s->n + 2] = '\0';
    return strstr(row, word) != NULL;
}

bool
film_sound_family(const struct film_sound *s)
{
    for (size_t i = 0; i < FAMILIES; i++)
        if (in_row(families[i], s))
            return true;
    return false;
}

double
film_sound_family_distance(const struct film_sound *a,
                           const struct film_sound *b)
{
    double d = film_sound_distance(a, b);
    if (d <= FAMILY || d >= UNLIKE || !film_sound_family(a))
        return d;
    for (size_t i = 0; i < FAMILIES; i++)
        if (in_row(families[i], a) && in_row(families[i], b))
            return FAMILY;
    return d;
}
