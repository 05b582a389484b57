/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/authors.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "read/dateline.h"

enum {
    NAME_BYTES = 100, /* anything longer is a sentence */
    LIST = 100,       /* the search for a name that is there takes this time */
};

/* These name the author of a picture, not of the text: "Foto: …", "Photo by
 * …". */
static bool
is_picture(struct film_str s)
{
    static const char words[] = "photo|photos|foto|fotos|фото|Фото|bild|bilder|"
                                "image|images|picture|photograph|fotografía";
    struct film_str rest = s, word;
    return film_dateline_next(&rest, &word) &&
           film_str_is_one_of_nocase(word, words) && rest.n > 0;
}

/* True for fields that were never filled in, and for accounts that are not
 * people. */
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
           (s.n > 1 && s.p[0] == '%' && s.p[s.n - 1] == '%') || is_picture(s);
}

/* True for host names such as "filmblog.example.com": no space, and a known
 * ending. */
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

/* True for a name, not an address or a placeholder. */
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

/* Agencies and publishers that follow the name of their employee, and jobs. */
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

/* The last word of s, without marks at its end. */
static struct film_str
last_word(struct film_str s)
{
    size_t begin = s.n;
    while (begin && !film_dateline_parts(s.p[begin - 1]))
        begin--;
    return (struct film_str){s.p + begin, s.n - begin};
}

/* "Senior Politics Editor": a job, and words that say which. */
static bool
is_job(struct film_str s)
{
    static const char nouns[] =
        "editor|writer|reporter|correspondent|critic|columnist|contributor|"
        "journalist|producer|blogger";
    static const char which[] =
        "senior|junior|chief|staff|associate|assistant|managing|deputy|"
        "executive|contributing|special|guest|freelance|national|political|"
        "politics|film|movie|movies|tv|television|culture|arts|"
        "entertainment|features|news|business|sports|digital|online|foreign|"
        "technology|books|music|theatre|theater|video|lead|principal|us|uk";
    struct film_str last = last_word(s), word;
    if (film_str_is_one_of_nocase(s, jobs))
        return true;
    if (!film_str_is_one_of_nocase(last, nouns))
        return false;
    s.n -= last.n;
    while (film_dateline_next(&s, &word))
        if (!film_str_is_one_of_nocase(word, which))
            return false;
    return true;
}

/* "TNN" */
static bool
is_acronym(struct film_str s)
{
    enum { MOST = 5 };
    for (size_t i = 0; i < s.n; i++)
        if (!film_ascii_capital(s.p[i]))
            return false;
    return s.n > 1 && s.n <= MOST;
}

static bool
is_house(struct film_str s)
{
    static const char ends[] =
        "news|agency|magazine|media|inc|ltd|llc|gmbh|university|"
        "college|institute|staff|team|editors|redaktion|network|studios|tv|"
        "radio";
    while (s.n && s.p[s.n - 1] == '.')
        s.n--;
    struct film_str last = last_word(s);
    return film_str_is_one_of_nocase(s, houses) ||
           film_str_is_one_of_nocase(s, "inc|ltd|llc|gmbh") ||
           film_str_starts(s, FILM_STR("The ")) ||
           (last.n < s.n && film_str_is_one_of_nocase(last, ends));
}

/* Takes a house or a job off the end of a name: "JANE ROE Associated Press". */
static struct film_str
without_house(struct film_str s)
{
    for (size_t i = 1; i + 1 < s.n; i++) {
        struct film_str tail = {s.p + i + 1, s.n - i - 1};
        struct film_str name = film_str_trim((struct film_str){s.p, i});
        if (s.p[i] == ' ' && memchr(name.p, ' ', name.n) &&
            (film_str_is_one_of_nocase(tail, houses) ||
             film_str_is_one_of_nocase(tail, "ceo|founder") ||
             (memchr(tail.p, ' ', tail.n) && is_job(tail))))
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
    static const char *const words[] = {"by ",
                                        "by: ",
                                        "von ",
                                        "par ",
                                        "por ",
                                        "written by ",
                                        "di ",
                                        "author: ",
                                        "autor: ",
                                        "text: ",
                                        "reviewed by ",
                                        "review by ",
                                        "door ",
                                        "words by ",
                                        "words: ",
                                        "story by ",
                                        "text und interview: ",
                                        "interview: ",
                                        "text von ",
                                        "kritik von ",
                                        "auteur: ",
                                        "auteur : ",
                                        "autore: ",
                                        "texto: ",
                                        "testo: ",
                                        "texte : ",
                                        "tekst: ",
                                        "skribent: ",
                                        "yazan: ",
                                        "kirjoittaja: ",
                                        "критик: ",
                                        "автор: ",
                                        "Автор: ",
                                        "текст: ",
                                        "Текст: ",
                                        "文：",
                                        "文:",
                                        "文・",
                                        "作者：",
                                        "作者:",
                                        "撰文：",
                                        "記者：",
                                        "记者：",
                                        "글 ",
                                        "글=",
                                        "글: "};
    /* "<span>By</span>Jane Roe" */
    if (s.n > 2 && film_str_starts(s, FILM_STR("By")) &&
        film_ascii_capital(s.p[2]))
        return (struct film_str){s.p + 2, s.n - 2};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (s.n > n && film_str_equal_nocase((struct film_str){s.p, n},
                                             film_str_from(words[i])))
            return film_str_trim((struct film_str){s.p + n, s.n - n});
    }
    return s;
}

/* Removes a date at the end of a byline, with the day of the week and the
 * month. */
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

/* Whether a mark of this width at s.p[at] is part of one name: an "&" next to a
 * letter, or a short word that separates names in some languages and belongs to
 * them in others (Ortega y Gasset). */
static bool
is_within_name(struct film_str s, size_t at, size_t width, bool word)
{
    struct film_str before = {s.p, at}, after = part_from(s, at + width);
    if (word)
        return !is_two_words(before) || !is_two_words(after);
    return is_piece(before) || is_piece(after);
}

/* The position of the next separator of names in s; *width is set to its
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
        {" / ", false, false},    {" · ", false, false},
        {" • ", false, false},    {" und ", true, true},
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
    if (list->n == 1 && is_house(list->v[0])) /* until somebody is named */
        list->n = 0;
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

/* "Jane Roe -", "– Jane Roe ·" */
static struct film_str
without_signs(struct film_str s)
{
    static const struct film_str signs[] = {
        FILM_STR("-"), FILM_STR("–"), FILM_STR("—"), FILM_STR("·"),
        FILM_STR("•"), FILM_STR("/"), FILM_STR("~"), FILM_STR(":")};
    s = film_str_trim(s);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (film_str_ends(s, signs[i]))
            s = film_str_trim((struct film_str){s.p, s.n - signs[i].n});
        if (film_str_starts(s, signs[i]))
            s = film_str_trim(
                (struct film_str){s.p + signs[i].n, s.n - signs[i].n});
    }
    return s;
}

/* "Jane Roe Jane Roe" of a picture's text and a link. */
static struct film_str
once(struct film_str s)
{
    size_t half = s.n / 2;
    bool twice = s.n % 2 == 1 && s.p[half] == ' ' &&
                 memcmp(s.p, s.p + half + 1, half) == 0;
    return twice ? (struct film_str){s.p, half} : s;
}

/* Removes everything that is not a name from a part of a list of names; "" if
 * nothing is left. */
static struct film_str
clean_name(struct film_str s, bool line)
{
    static const char degrees[] = "phd|ph.d.|ph.d|md|m.d.|msc|m.sc.|ma|m.a.|"
                                  "mba|rd|rn|esq|esq.";
    s = once(without_signs(before_bar(s)));
    if (line)
        s = without_place(before_date(s));
    s = without_address(s);
    s = without_reporter(without_house(without_and(without_by(s))));
    bool date =
        line && (film_dateline_is_weekday(s) || film_dateline_is_month(s));
    s = without_signs(s);
    return is_name(s) && !date && !is_job(s) &&
                   !film_str_is_one_of_nocase(s, degrees)
               ? s
               : (struct film_str){"", 0};
}

/* ---- surname, given name ---- */

/* True if s begins with a capital, or with a letter of a script that may have
 * none. */
static bool
begins_name(struct film_str s)
{
    size_t i = 0;
    uint32_t c = s.n ? film_utf8_next(s, &i) : 0;
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x530);
}

/* One word, or more with "de" and its like before the last. */
static bool
is_surname(struct film_str s)
{
    static const char particles[] =
        "de|del|della|di|da|dos|du|la|le|van|von|der|den|ter|ten|zu|al|el|bin|"
        "ibn|st.|saint|af|av|mac";
    struct film_str rest = s, word, last = {"", 0};
    while (film_str_cut(&rest, ' ', &word)) {
        if (last.n && !film_str_is_one_of_nocase(last, particles))
            return false;
        last = word;
    }
    return begins_name(last) && !is_house(s);
}

/* "J." or "J. R." */
static bool
is_initials(struct film_str s)
{
    struct film_str word;
    while (film_str_cut(&s, ' ', &word))
        if (word.n < 2 || word.n > 3 || word.p[word.n - 1] != '.' ||
            !begins_name(word))
            return false;
    return true;
}

static bool
is_given_name(struct film_str s)
{
    enum { WORDS = 3 };
    struct film_str rest = s, word;
    unsigned words = 0;
    while (film_str_cut(&rest, ' ', &word)) {
        words++;
        if (!begins_name(word) || film_dateline_has_digit(word))
            return false;
    }
    return words > 0 && words <= WORDS && !is_house(s) && !is_job(s) &&
           !is_acronym(s) && is_name(s);
}

/* True for what follows a name after a comma and belongs to it. */
static bool
is_suffix(struct film_str s)
{
    return film_str_is_one_of_nocase(s, "jr|jr.|sr|sr.|ii|iii|iv");
}

/* The next part of *text before a comma. */
static struct film_str
next_part(struct film_str *text)
{
    struct film_str part = {"", 0};
    film_str_cut(text, ',', &part);
    return film_str_trim(part);
}

/* True if s is "Roe, Jane", or "Roe, J., Doe, K.": surnames are single words,
 * and where there are several, initials follow each. */
static bool
is_turned(struct film_str s)
{
    unsigned pairs = 0;
    bool initials = true;
    while (s.n) {
        struct film_str surname = next_part(&s), given = next_part(&s);
        if (!is_surname(surname) || !is_given_name(given) || is_suffix(given))
            return false;
        initials = initials && is_initials(given);
        pairs++;
    }
    return pairs == 1 || (pairs > 1 && initials);
}

/* The end of the part of s that only commas part; *width is the length of what
 * ends it. */
static size_t
group_end(struct film_str s, size_t *width)
{
    size_t n = next_cut(s, width);
    while (n < s.n && s.p[n] == ',')
        n += 1 + next_cut((struct film_str){s.p + n + 1, s.n - n - 1}, width);
    return n;
}

static bool
add_turned(struct film_strs *list, struct film_arena *arena, struct film_str s)
{
    bool ok = true;
    struct film_buf name;
    film_buf_init(&name, 4 * NAME_BYTES);
    while (s.n && ok) {
        struct film_str surname = next_part(&s);
        film_buf_reset(&name);
        film_buf_str(&name, next_part(&s));
        film_buf_byte(&name, ' ');
        film_buf_str(&name, surname);
        ok = !name.failed && add_name(list, arena, film_buf_get(&name));
    }
    film_buf_release(&name);
    return ok;
}

/* ---- lists ---- */

/* The end of the next name in s, which may be "Sam Roe, Jr.". */
static size_t
name_end(struct film_str s, size_t *width)
{
    size_t n = next_cut(s, width), more;
    struct film_str rest = {s.p + n + *width, s.n - n - *width};
    if (*width == 0 || s.p[n] != ',')
        return n;
    struct film_str next = {rest.p, next_cut(rest, &more)};
    if (!is_suffix(film_str_trim(next)))
        return n;
    n += *width + next.n;
    *width = more;
    return n;
}

/* "Jane Roe (text)": without what is in brackets. */
static bool
copy_without_brackets(struct film_buf *out, struct film_str s)
{
    unsigned depth = 0;
    for (size_t i = 0; i < s.n; i++) {
        depth += s.p[i] == '(' && i > 0 && (depth || s.p[i - 1] == ' ');
        if (!depth && !(s.p[i] == ' ' && out->n && out->p[out->n - 1] == ' '))
            film_buf_byte(out, s.p[i]);
        depth -= s.p[i] == ')' && depth > 0;
    }
    return !out->failed;
}

/* Adds the names of a group, which only commas part. */
static bool
add_group(struct film_strs *list, struct film_arena *arena,
          struct film_str group, bool line, struct film_str *house)
{
    bool ok = true;
    while (group.n && ok) {
        size_t width, end = name_end(group, &width);
        struct film_str name =
            clean_name((struct film_str){group.p, end}, line);
        bool second = list->n > 0 && memchr(list->v[0].p, ' ', list->v[0].n);
        if (is_house(name) || (second && is_acronym(name)))
            *house = name;
        else if (name.n)
            ok = add_name(list, arena, name);
        group.p += end + width;
        group.n -= end + width;
    }
    return ok;
}

static bool
add_all(struct film_strs *list, struct film_arena *arena, struct film_str text,
        bool line)
{
    struct film_str house = {"", 0};
    bool ok = true;
    while (text.n && ok) {
        size_t width;
        struct film_str group = {text.p, group_end(text, &width)};
        ok = !line && is_turned(group)
                 ? add_turned(list, arena, group)
                 : add_group(list, arena, group, line, &house);
        text.p += group.n + width;
        text.n -= group.n + width;
    }
    if (ok && list->n == 0 && house.n) /* no other author */
        ok = add_name(list, arena, house);
    return ok;
}

bool
film_authors_add(struct film_strs *list, struct film_arena *arena,
                 struct film_str text, bool line)
{
    struct film_buf plain;
    film_buf_init(&plain, text.n + 1);
    bool ok = copy_without_brackets(&plain, film_str_trim(text));
    text = plain.n ? without_by(film_buf_get(&plain)) : FILM_STR("");
    if (line || film_dateline_date(text).n)
        text = before_date(text);
    ok = ok && add_all(list, arena, text, line);
    film_buf_release(&plain);
    return ok;
}
