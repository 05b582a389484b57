/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/authors.h"

#include "base/ascii.h"
#include "read/dateline.h"

enum {
    NAME_BYTES = 100, /* what is longer is a sentence */
    LIST = 100,       /* the search for a name that is there takes this time */
};

/* Fields that nobody filled in, and accounts that are not people. */
static bool
is_placeholder(struct film_str s)
{
    static const char *const marks[] = {"{{", "}}", "${", "#{", "<%",
                                        "%>", "[[", "%%", "__"};
    static const char words[] =
        "undefined|null|none|nil|n/a|unknown|author|nan|administrator|"
        "webmaster|admin|root|guest|user|author name|your name|false|true|"
        "[author]|staff";
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (memmem(s.p, s.n, marks[i], 2))
            return true;
    return film_str_is_one_of_nocase(s, words) ||
           (s.n > 1 && s.p[0] == '%' && s.p[s.n - 1] == '%');
}

/* "filmblog.example.com": no blank, and ends as hosts do. */
static bool
is_host(struct film_str s)
{
    static const char ends[] =
        "com|org|net|info|co|uk|de|fr|it|es|kr|jp|cz|pl|ru|tv|eu|at|ch|nl|be|"
        "se|no|dk|fi|br|ar|mx|au|nz|ca|us|cn|hk|tw|news|sk|film|blog|online|"
        "hu|io|biz|pt|gr";
    size_t dot = s.n;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == ' ')
            return false;
        if (s.p[i] == '.')
            dot = i;
    }
    return dot > 0 && dot + 1 < s.n &&
           film_str_is_one_of_nocase(
               (struct film_str){s.p + dot + 1, s.n - dot - 1}, ends);
}

static bool
has_letter(struct film_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (film_ascii_letter(s.p[i]) || (unsigned char)s.p[i] >= 0x80)
            return true;
    return false;
}

/* A name, not an address or what stands where one was meant to be. */
static bool
is_name(struct film_str s)
{
    if (s.n < 2 || s.n > NAME_BYTES || !has_letter(s) || s.p[0] == '#')
        return false;
    for (size_t i = 0; i + 1 < s.n; i++)
        if (s.p[i] == '@' || memcmp(s.p + i, "//", 2) == 0)
            return false;
    return !film_str_starts(s, FILM_STR("http")) &&
           !film_str_starts(s, FILM_STR("www.")) && !is_placeholder(s) &&
           !is_host(s);
}

/* Houses that follow the name of who works there, and jobs. */
static const char houses[] =
    "associated press|the associated press|ap|afp|agence france-presse|"
    "reuters|thomson reuters|dpa|ansa|efe|upi|bloomberg|bloomberg news|"
    "yonhap|kyodo|kyodo news|tass|itar-tass|xinhua|pa|press association|"
    "pa media|čtk|apa|sda|belga|anp|ritzau|ntb|tt|stt|pap|mti|lusa|"
    "getty images|ap film writer|ap entertainment writer|"
    "associated press writer|ap writer";
static const char jobs[] =
    "staff writer|staff reporter|correspondent|reporter|senior reporter|"
    "senior writer|senior editor|editor|film critic|film editor|"
    "chief film critic|critic|contributor|columnist|contributing writer|"
    "special correspondent|freelance writer|guest writer|"
    "entertainment writer|entertainment reporter|news editor|"
    "managing editor|editor-in-chief|editor in chief|filmkritiker|"
    "redakteur|journalist|journaliste|redacción";

/* Korean and Japanese put "reporter" after the name. */
static struct film_str
without_reporter(struct film_str s)
{
    static const struct film_str ends[] = {FILM_STR(" 기자"), FILM_STR("기자"),
                                           FILM_STR("記者")};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (s.n > ends[i].n && film_str_ends(s, ends[i]))
            return film_str_trim((struct film_str){s.p, s.n - ends[i].n});
    return s;
}

static bool
is_house(struct film_str s)
{
    return film_str_is_one_of_nocase(s, houses);
}

/* Takes a house or a job off the end of a name: "JANE ROE Associated Press". */
static struct film_str
without_house(struct film_str s)
{
    for (size_t i = 1; i + 1 < s.n; i++) {
        struct film_str tail = {s.p + i + 1, s.n - i - 1};
        struct film_str name = film_str_trim((struct film_str){s.p, i});
        if (s.p[i] == ' ' && memchr(name.p, ' ', name.n) &&
            (is_house(tail) || (memchr(tail.p, ' ', tail.n) &&
                                film_str_is_one_of_nocase(tail, jobs))))
            return name;
    }
    return s;
}

/* Takes off what follows in a line: "Jane Roe for Film Weekly in Cannes". */
static struct film_str
without_place(struct film_str s)
{
    static const char *const words[] = {" for ", " in ", " at ", " | ", " – "};
    for (size_t i = 1; i < s.n; i++)
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (film_str_starts((struct film_str){s.p + i, s.n - i},
                                film_str_from(words[k])))
                return film_str_trim((struct film_str){s.p, i});
    return s;
}

static struct film_str
without_by(struct film_str s)
{
    static const char *const words[] = {
        "by ",          "by: ",       "von ",          "par ",      "por ",
        "written by ",  "di ",        "author: ",      "autor: ",   "text: ",
        "reviewed by ", "review by ", "door ",         "words by ", "words: ",
        "story by ",    "text von ",  "kritik von ",   "auteur: ",  "auteur : ",
        "autore: ",     "texto: ",    "testo: ",       "texte : ",  "tekst: ",
        "skribent: ",   "yazan: ",    "kirjoittaja: ", "критик: ",  "автор: ",
        "Автор: ",      "текст: ",    "Текст: ",       "文：",      "文:",
        "文・",         "作者：",     "作者:",         "撰文：",    "記者：",
        "记者：",       "글 ",        "글=",           "글: "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (s.n > n && film_str_equal_nocase((struct film_str){s.p, n},
                                             film_str_from(words[i])))
            return film_str_trim((struct film_str){s.p + n, s.n - n});
    }
    return s;
}

/* The last word of s, without marks at its end. */
static struct film_str
last_word(struct film_str s)
{
    size_t begin = s.n;
    while (begin && !film_dateline_parts(s.p[begin - 1]))
        begin--;
    return (struct film_str){s.p + begin, s.n - begin};
}

/* A byline goes on with its date: what is before that, without the day of the
 * week and the month. */
static struct film_str
before_date(struct film_str s)
{
    size_t n = 0, words = 0;
    struct film_str rest = s, word;
    while (n < s.n && !film_ascii_digit(s.p[n]))
        n++;
    bool dated = n < s.n;
    for (s.n = n; film_dateline_next(&rest, &word);)
        words++;
    for (;;) {
        while (s.n && film_dateline_parts(s.p[s.n - 1]))
            s.n--;
        word = last_word(s);
        bool day = film_dateline_is_weekday(word) && (dated || words > 2);
        bool label = dated && (film_dateline_is_month(word) ||
                               film_dateline_is_label(word));
        if (word.n == 0 || word.n == s.n || !(day || label))
            return s;
        s.n -= word.n;
    }
}

/* One or two lower-case letters are not a name, but a piece of one: Mac & i. */
static bool
is_piece(struct film_str s)
{
    s = film_str_trim(s);
    if (s.n == 0 || s.n > 2)
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (!film_ascii_small(s.p[i]))
            return false;
    return true;
}

/* The part of s from `at` to where the next name may begin. */
static struct film_str
part_from(struct film_str s, size_t at)
{
    size_t end = at;
    while (end < s.n && !strchr(",;|&0123456789", s.p[end]))
        end++;
    return (struct film_str){s.p + at, end - at};
}

static bool
is_two_words(struct film_str s)
{
    s = film_str_trim(s);
    return s.n && memchr(s.p, ' ', s.n);
}

/* Whether a mark of width bytes at s.p[at] is within one name: an "&" beside a
 * letter, or a short word that parts names in some languages and belongs to
 * them in others (Ortega y Gasset). */
static bool
is_within_name(struct film_str s, size_t at, size_t width, bool word)
{
    struct film_str before = {s.p, at}, after = part_from(s, at + width);
    if (word)
        return !is_two_words(before) || !is_two_words(after);
    return is_piece(before) || is_piece(after);
}

/* The place of the next thing that parts two names in s; *width is its
 * length. s.n if there is none. */
static size_t
next_cut(struct film_str s, size_t *width)
{
    static const struct {
        const char *text;
        bool checked, word;
    } cuts[] = {
        {",", false, false},      {" and ", false, false},
        {" And ", false, false},  {" AND ", false, false},
        {" & ", true, false},     {"; ", false, false},
        {" with ", false, false}, {"、", false, false},
        {" / ", false, false},    {" und ", true, true},
        {" et ", true, true},     {" y ", true, true},
        {" e ", true, true},      {" en ", true, true},
        {" och ", true, true},    {" og ", true, true},
        {" i ", true, true},      {" a ", true, true},
        {" ja ", true, true},     {" és ", true, true},
        {" ve ", true, true},     {" и ", true, true},
    };
    for (size_t i = 0; i < s.n; i++)
        for (size_t k = 0; k < sizeof cuts / sizeof *cuts; k++) {
            struct film_str rest = {s.p + i, s.n - i};
            *width = strlen(cuts[k].text);
            if (film_str_starts(rest, film_str_from(cuts[k].text)) &&
                !(cuts[k].checked &&
                  is_within_name(s, i, *width, cuts[k].word)))
                return i;
        }
    *width = 0;
    return s.n;
}

static bool
has_name(const struct film_strs *list, struct film_str s)
{
    for (size_t i = 0; i < list->n; i++)
        if (film_str_equal_nocase(list->v[i], s))
            return true;
    return false;
}

static bool
add_name(struct film_strs *list, struct film_arena *arena, struct film_str s)
{
    if (list->n >= LIST || has_name(list, s))
        return true;
    struct film_str *new =
        film_arena_push(arena, &list->v, &list->n, sizeof *new);
    return new &&film_arena_copy(arena, s, new);
}

static struct film_str
before_bar(struct film_str s)
{
    const char *bar = s.n ? memchr(s.p, '|', s.n) : NULL;
    return bar ? (struct film_str){s.p, (size_t)(bar - s.p)} : s;
}

/* "Tom Aker and" before another element with a name. */
static struct film_str
without_and(struct film_str s)
{
    struct film_str word = last_word(s);
    if (word.n < s.n && film_str_is_one_of_nocase(word, "and|&|und|et|y"))
        s.n -= word.n;
    return film_str_trim(s);
}

/* "Jane Roe jane@example.org", and "Jane Roe@jroe" of an account. */
static struct film_str
without_address(struct film_str s)
{
    size_t begin = s.n;
    while (begin && s.p[begin - 1] != ' ')
        begin--;
    const char *at = begin ? memchr(s.p + begin, '@', s.n - begin) : NULL;
    if (!at)
        return s;
    bool address = memchr(at, '.', (size_t)(s.p + s.n - at)) != NULL;
    s.n = address ? begin : (size_t)(at - s.p);
    return film_str_trim(s);
}

/* What is left of a part of a list of names when all is off that is not a name;
 * "" if nothing. */
static struct film_str
clean_name(struct film_str s, bool line)
{
    s = film_str_trim(before_bar(s));
    if (line)
        s = without_place(before_date(s));
    s = without_address(s);
    s = without_reporter(without_house(without_and(without_by(s))));
    bool date =
        line && (film_dateline_is_weekday(s) || film_dateline_is_month(s));
    return is_name(s) && !date && !film_str_is_one_of_nocase(s, jobs)
               ? s
               : (struct film_str){"", 0};
}

bool
film_authors_add(struct film_strs *list, struct film_arena *arena,
                 struct film_str text, bool line)
{
    struct film_str house = {"", 0};
    bool ok = true;
    text = without_by(film_str_trim(text));
    if (line)
        text = before_date(text);
    while (text.n && ok) {
        size_t width, end = next_cut(text, &width);
        struct film_str name = clean_name((struct film_str){text.p, end}, line);
        if (is_house(name))
            house = name;
        else if (name.n)
            ok = add_name(list, arena, name);
        text.p += end + width;
        text.n -= end + width;
    }
    if (ok && list->n == 0 && house.n) /* nobody else has written it */
        ok = add_name(list, arena, house);
    return ok;
}
