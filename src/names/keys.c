/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "names/keys.h"

#include "names/lexicon.h"
#include "names/loanword.h"
#include "names/romanise.h"
#include "names/scripts.h"

static void
add_key(struct film_name_keys *keys, const char key[4])
{
    for (unsigned i = 0; i < keys->n; i++)
        if (strcmp(keys->v[i], key) == 0)
            return;
    if (keys->n < FILM_NAME_KEYS)
        memcpy(keys->v[keys->n++], key, 4);
}

/* ---- By spellings ----------------------------------------------------- */

static void
add_spelling(struct film_name_keys *keys, const char *letters)
{
    struct film_phonetic p;
    char key[4];
    if (!film_phonetic_set(&p, film_str_from(letters)))
        return;
    film_lexicon_key(key, &p);
    add_key(keys, key);
}

static void
add_chinese(struct film_name_keys *keys, const struct film_name_window *w,
            unsigned side)
{
    struct film_chinese_name name;
    struct film_chinese_spellings s;
    film_chinese_read(&name, w->part);
    film_chinese_spell(&s, &name, side);
    for (unsigned i = 0; i < s.n; i++)
        add_spelling(keys, s.v[i]);
}

/* Writes the part in Hepburn with one of its letters as other systems or
 * habits have them. */
static void
add_changed(struct film_name_keys *keys, const char *part, const char *from,
            const char *to)
{
    char letters[2 * FILM_PHONETIC_LETTERS + 1];
    size_t n = 0, len = strlen(from);
    while (*part && n < FILM_PHONETIC_LETTERS) {
        bool here = len > 0 && strncmp(part, from, len) == 0;
        const char *put = here ? to : part;
        size_t k = here ? strlen(to) : 1;
        memcpy(letters + n, put, k);
        n += k;
        part += here ? len : 1;
    }
    letters[n] = '\0';
    add_spelling(keys, letters);
}

static void
add_japanese(struct film_name_keys *keys, const struct film_name_window *w,
             unsigned side)
{
    static const char *const changes[][2] = {
        {"", ""},    {"ch", "t"},  {"ts", "t"},  {"fu", "hu"},
        {"z", "dz"}, {"np", "mp"}, {"nb", "mb"}, {"q", ""}};
    struct film_japanese_name name;
    film_japanese_read(&name, w->part);
    for (size_t i = 0; i < sizeof changes / sizeof changes[0] && name.may; i++)
        add_changed(keys, name.part[side], changes[i][0], changes[i][1]);
}

/* ---- By sounds -------------------------------------------------------- */

/* The possible classes of a sound in a key, separated by commas; "" means
 * none. */
struct sound {
    char sound;
    const char *classes;
};

/* Sounds of Slavic names (names/cyrillic.c) as the systems write them: J is
 * dzh, dsch, j; V also w, which is a vowel. */
static const struct sound slavic[] = {
    {'S', "S,J"}, {'J', "J,T"}, {'H', ",K,J"}, {'C', "J,S,K"}, {'Q', "K,S,J"},
    {'V', ",P"},  {'G', "K"},   {'K', "K"},    {'D', "T"},     {'T', "T"},
    {'B', "P"},   {'P', "P"},   {'M', "M"},    {'N', "N"},     {'R', "L"},
    {'L', "L"},   {'I', ",J"},  {'\0', ""}};

/* Sounds of foreign names in kana (names/loanword.c) as Latin letters may
 * write them: a liquid counts only before a vowel, which kana do not say. */
static const struct sound foreign[] = {
    {'k', "K"}, {'g', "K,J"},  {'s', "S,J"},   {'t', "T"},  {'d', "T"},
    {'n', "N"}, {'h', ",P,H"}, {'m', "M"},     {'r', ",L"}, {'b', ",P"},
    {'p', "P"}, {'c', "J,T"},  {'j', "J,S,K"}, {'\0', ""}};

struct maker {
    struct film_name_keys *keys;
    const struct sound *table;
    const char *sounds;
    unsigned steps; /* left: a bound of time */
    char key[4];
    bool vowels_open; /* a liquid counts only before a vowel */
};

static bool
is_vowel(char c)
{
    return strchr("AEIOUaeioux_wy", c) != NULL;
}

static const char *
classes_of(const struct maker *m, size_t i)
{
    const struct sound *s = m->table;
    if (m->vowels_open && strchr("RL", m->sounds[i]) &&
        (m->sounds[i + 1] == '\0' || !is_vowel(m->sounds[i + 1])))
        return "";
    while (s->sound && s->sound != m->sounds[i])
        s++;
    return s->classes;
}

/* Adds the keys that go on with sound i after n classes. */
static void
extend(struct maker *m, size_t i, size_t n)
{
    if (m->steps == 0)
        return;
    m->steps--;
    if (n == 3 || m->sounds[i] == '\0') {
        memset(m->key + n, 0, sizeof m->key - n);
        add_key(m->keys, m->key);
        return;
    }
    struct film_str rest = film_str_from(classes_of(m, i)), one;
    bool after = i > 0 && n > 0 && !is_vowel(m->sounds[i - 1]);
    if (rest.n == 0)
        extend(m, i + 1, n);
    while (film_str_cut(&rest, ',', &one)) {
        bool swallowed = one.n == 0 ||
                         (after && (one.p[0] == m->key[n - 1] ||
                                    (one.p[0] == 'K' && m->key[n - 1] == 'N')));
        if (!swallowed)
            m->key[n] = one.p[0];
        extend(m, i + 1, n + !swallowed);
    }
}

/* Adds the keys of sounds, which begin with a vowel's mark if with a vowel. */
static void
add_sounds(struct film_name_keys *keys, const struct sound *table,
           const char *sounds)
{
    enum { STEPS = 400 };
    struct maker m = {keys, table, sounds, STEPS, "", table == slavic};
    bool vowel = is_vowel(*sounds);
    if (vowel || *sounds == 'V')
        m.key[0] = 'a';
    extend(&m, vowel || *sounds == 'V', vowel || *sounds == 'V');
    if (!vowel)
        extend(&m, 0, 0);
    if (vowel && table == slavic) { /* Evgeny, Jewgeni */
        m.key[0] = 'J';
        extend(&m, 1, 1);
    }
}

static void
add_slavic(struct film_name_keys *keys, const struct film_name_window *w,
           unsigned side)
{
    struct film_cyrillic_name name;
    film_cyrillic_read(&name, w->part);
    if (name.may)
        add_sounds(keys, slavic, name.part[side].v);
}

/* Adds the keys of a part in Cyrillic or Greek, of a case its nominatives, as
 * Latin letters write it. */
static void
add_letters(struct film_name_keys *keys, const struct film_phonetic *part)
{
    struct film_declension d;
    struct film_loanword sounds;
    film_declension(&d, part);
    for (unsigned i = 0; i < d.n; i++) {
        add_spelling(keys, d.v[i]);
        add_changed(keys, d.v[i], "t", "th"); /* Смит: Smith */
        add_changed(keys, d.v[i], "v", "w");  /* Вуд: Wood */
        if (film_loanword_set_letters(&sounds, d.v[i]))
            add_sounds(keys, foreign, sounds.sound);
    }
}

/* Adds the keys of a part in the script that it is not in. */
static void
add_script(struct film_name_keys *keys, const struct film_phonetic *part)
{
    struct film_script_keys others;
    struct film_loanword sounds;
    if (part->script == FILM_SCRIPT_LETTERS) {
        add_letters(keys, part);
    } else if (part->script == FILM_SCRIPT_KANA) {
        if (film_loanword_set_kana(&sounds, part->letters))
            add_sounds(keys, foreign, sounds.sound);
    } else if (part->script == FILM_SCRIPT_LATIN) {
        film_script_keys(&others, part);
        for (unsigned i = 0; i < others.n; i++)
            add_key(keys, others.v[i]);
    }
}

void
film_name_part_keys(struct film_name_keys *keys,
                    const struct film_phonetic *part)
{
    char own[4];
    keys->n = 0;
    film_lexicon_key(own, part);
    add_key(keys, own);
    if (!part->hangul)
        add_script(keys, part);
}

void
film_name_keys(struct film_name_keys *keys, const struct film_name_window *w,
               unsigned side)
{
    keys->n = 0;
    if (w->part[0].hangul || w->part[1].hangul)
        return;
    add_script(keys, &w->part[side]);
    add_chinese(keys, w, side);
    add_japanese(keys, w, side);
    add_slavic(keys, w, side);
}
