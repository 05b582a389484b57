/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/html/byline.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/date.h"
#include "read/html/phrase.h"
#include "read/html/text.h"
#include "read/html/weights.h"
#include "read/months.h"
#include "text/fold.h"

#define W film_html_weights

enum { NAME_BYTES = 100, WORD_BYTES = 40, LINE_BYTES = 256, LIST = 100 };

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool
is_one_of(struct film_str s, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (film_str_equal_nocase(s, film_str_from(words[i])))
            return true;
    return false;
}

static bool
has_digit(struct film_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= '0' && s.p[i] <= '9')
            return true;
    return false;
}

static bool
ends_word(char c)
{
    return strchr(" ,.:;|()[]/\t", c) && c;
}

/* The next word of *rest, which moves past it; false at the end. */
static bool
next_word(struct film_str *rest, struct film_str *word)
{
    size_t i = 0, end;
    while (i < rest->n && ends_word(rest->p[i]))
        i++;
    for (end = i; end < rest->n && !ends_word(rest->p[end]);)
        end++;
    *word = (struct film_str){rest->p + i, end - i};
    *rest = (struct film_str){rest->p + end, rest->n - end};
    return word->n > 0;
}

/* ---- words of dates ---- */

static bool
is_month(struct film_str word)
{
    struct film_buf folded;
    film_buf_init(&folded, 4 * WORD_BYTES);
    if (word.n <= WORD_BYTES)
        film_fold(&folded, word);
    bool month = film_month_named(film_buf_get(&folded)) != 0;
    film_buf_release(&folded);
    return month;
}

static bool
is_weekday(struct film_str word)
{
    static const char *const days[] = {
        "monday",     "tuesday",   "wednesday",   "thursday",  "friday",
        "saturday",   "sunday",    "mon",         "tue",       "tues",
        "wed",        "thu",       "thur",        "thurs",     "fri",
        "sat",        "sun",       "montag",      "dienstag",  "mittwoch",
        "donnerstag", "freitag",   "samstag",     "sonnabend", "sonntag",
        "lundi",      "mardi",     "mercredi",    "jeudi",     "vendredi",
        "samedi",     "dimanche",  "lunes",       "martes",    "miércoles",
        "jueves",     "viernes",   "sábado",      "domingo",   "lunedì",
        "martedì",    "mercoledì", "giovedì",     "venerdì",   "sabato",
        "domenica",   "maandag",   "dinsdag",     "woensdag",  "donderdag",
        "vrijdag",    "zaterdag",  "zondag",      "måndag",    "tisdag",
        "onsdag",     "torsdag",   "fredag",      "lördag",    "söndag",
        "mandag",     "tirsdag",   "lørdag",      "søndag",    "pondělí",
        "úterý",      "středa",    "čtvrtek",     "pátek",     "sobota",
        "neděle",     "środa",     "poniedziałek"};
    return is_one_of(word, days, COUNT(days));
}

/* Words of lines that say who and when, and nothing else. */
static bool
is_label(struct film_str word)
{
    static const char *const words[] = {
        /* English */
        "by", "written", "posted", "on", "at", "in", "published", "publication",
        "updated", "last", "date", "modified", "created", "added", "first",
        "and", "the", "for", "am", "pm", "gmt", "est", "edt", "pst", "pdt",
        "bst", "utc", "cet", "text", "words", "article", "review", "reviewed",
        /* German, Dutch, Nordic */
        "von", "veröffentlicht", "publiziert", "aktualisiert", "erstellt",
        "stand", "datum", "uhr", "für", "door", "geplaatst", "gepubliceerd",
        "bijgewerkt", "publicerad", "publicerat", "uppdaterad", "udgivet",
        "opdateret", "publisert", "oppdatert", "julkaistu", "päivitetty", "kl",
        /* Romance */
        "par", "publié", "mis", "jour", "por", "publicado", "publicada",
        "actualizado", "atualizado", "atualizada", "fecha", "data", "del",
        "pubblicato", "aggiornato", "publicat", "publicação",
        /* Slavic and others */
        "opublikowano", "zaktualizowano", "publikováno", "vydáno", "dne",
        "aktualizováno", "publikované", "objavljeno", "megjelent",
        "опубликовано", "обновлено", "дата", "опубліковано", "yayınlanma",
        "tarihi", "δημοσίευση",
        /* Korean, Japanese, Chinese */
        "기사입력", "기사수정", "최종수정", "입력", "수정", "등록", "승인",
        "작성", "게시", "기자", "公開", "公開日", "更新", "更新日", "投稿日",
        "掲載日", "发布", "發布", "发表于", "更新时间", "發佈"};
    return is_one_of(word, words, COUNT(words)) || is_weekday(word);
}

/* A date that begins somewhere in a short text. */
static struct film_str
date_in(struct film_str s)
{
    char date[FILM_DATE_SIZE];
    for (size_t i = 0; i < s.n; i++) {
        bool begins = i == 0 || strchr(" :[(/,|", s.p[i - 1]);
        struct film_str rest = {s.p + i, s.n - i};
        if (begins && film_date_parse(date, rest) >= 7)
            return rest;
    }
    return (struct film_str){"", 0};
}

/* What is in a word with a digit besides the number: "5th", "10:20Z", "5월"
 * have little. */
static bool
is_number(struct film_str word)
{
    enum { SUFFIX = 3 };
    static const char *const units[] = {"年", "月", "日", "时", "時", "分",
                                        "년", "월", "일", "시", "분"};
    size_t others = 0;
    for (size_t i = 0; i < word.n;) {
        struct film_str rest = {word.p + i, word.n - i};
        size_t unit = 0;
        for (size_t k = 0; k < COUNT(units) && !unit; k++)
            if (film_str_starts(rest, film_str_from(units[k])))
                unit = strlen(units[k]);
        others += !unit && (film_ascii_letter(word.p[i]) ||
                            (unsigned char)word.p[i] >= 0x80);
        i += unit ? unit : 1;
    }
    return others <= SUFFIX;
}

/* Words of s that belong to no date, no label and no name after "by". */
static unsigned
other_words(struct film_str s)
{
    enum { NAMES = 4 };
    static const char *const by[] = {"by", "von", "par", "por", "door", "di"};
    struct film_str word, next;
    unsigned n = 0, names = 0;
    for (bool digit = false; next_word(&s, &word); digit = has_digit(word)) {
        struct film_str rest = s;
        bool beside = digit || (next_word(&rest, &next) && has_digit(next));
        bool small = word.p[0] >= 'a' && word.p[0] <= 'z';
        if (has_digit(word))
            n += is_number(word) ? 0 : 2;
        else if (is_one_of(word, by, COUNT(by)))
            names = NAMES;
        else if (names && !small)
            names--;
        else
            n += word.n > 2 && !is_label(word) && !(beside && is_month(word));
    }
    return n;
}

/* Copies s to line without the names of the authors; true if one was there. */
static bool
without_authors(char line[], struct film_str s, struct film_strs authors)
{
    bool any = false;
    memcpy(line, s.p, s.n);
    for (size_t a = 0; a < authors.n; a++) {
        size_t n = authors.v[a].n;
        for (size_t i = 0; n && i + n <= s.n; i++)
            if (film_str_equal_nocase((struct film_str){s.p + i, n},
                                      authors.v[a])) {
                memset(line + i, ' ', n);
                any = true;
            }
    }
    return any;
}

struct film_str
film_html_dateline(struct film_str text, struct film_strs authors)
{
    struct film_str none = {"", 0};
    char line[LINE_BYTES];
    if (text.n >= sizeof line || text.n > W.dateline)
        return none;
    without_authors(line, text, authors);
    return other_words((struct film_str){line, text.n}) ? none : date_in(text);
}

/* ---- lines ---- */

struct film_str
film_html_plain_byline(struct film_str line)
{
    struct film_str none = {"", 0}, rest = line, word;
    unsigned words = 0;
    if (line.n > W.dateline || film_html_ends_sentence(line) ||
        !next_word(&rest, &word) ||
        !film_str_equal_nocase(word, FILM_STR("by")))
        return none;
    struct film_str names = film_str_trim(rest);
    while (next_word(&rest, &word)) {
        char c = word.p[0];
        if (!is_label(word) && c >= 'a' && c <= 'z')
            return none;
        words += !is_label(word) && !has_digit(word);
    }
    return words >= 2 && words <= 8 ? names : none;
}

/* True if the line has the article's date, as far as both say. */
static bool
has_date(struct film_str line, struct film_str known)
{
    char date[FILM_DATE_SIZE];
    struct film_str s = date_in(line);
    size_t n = s.n ? film_date_parse(date, s) : 0;
    if (n > known.n)
        n = known.n;
    return n >= 7 && memcmp(date, known.p, n) == 0;
}

/* Characters of run i that are in elements which the page marks as a date or
 * an author. */
static uint32_t
marked_chars(const struct film_html_page *page, uint32_t i)
{
    uint32_t owner = page->runs[i].owner, end = page->elements[owner].end;
    uint32_t chars = 0;
    for (uint32_t up = owner; up; up = page->elements[up].parent)
        if (page->elements[up].flags & FILM_HTML_BYLINE)
            return page->runs[i].chars;
    for (uint32_t k = owner + 1; k < end;) {
        const struct film_html_element *e = &page->elements[k];
        if (e->run_first != i || !(e->flags & FILM_HTML_BYLINE)) {
            k++;
            continue;
        }
        struct film_buf text;
        film_buf_init(&text, 4096);
        film_html_node_text(&text, e->node, 1000);
        struct film_str all = film_str_trim(film_buf_get(&text));
        for (size_t at = 0; at < all.n;)
            chars += film_utf8_next(all, &at) >= 0x2e80 ? 2 : 1;
        film_buf_release(&text);
        k = e->end;
    }
    return chars;
}

/* Characters that a run may have beside what is marked in it. */
static uint32_t
room_beside(const struct film_html_page *page, uint32_t i)
{
    uint8_t tag = page->elements[page->runs[i].owner].tag;
    bool item = tag == FILM_HTML_ITEM || tag == FILM_HTML_CELL;
    return item ? W.byline_item : W.byline;
}

bool
film_html_says_little(const struct film_html_page *page, size_t element,
                      struct film_strs authors)
{
    const struct film_html_element *e = &page->elements[element];
    uint32_t i = e->run_first;
    if (e->run_end == i) /* its date is an attribute */
        return true;
    return marked_chars(page, i) + room_beside(page, i) >=
               page->runs[i].chars ||
           film_html_dateline(page->runs[i].text, authors).n > 0;
}

bool
film_html_is_byline(const struct film_html_page *page, uint32_t i,
                    const struct film_html_guide *guide)
{
    const struct film_html_run *r = &page->runs[i];
    uint8_t tag = page->elements[r->owner].tag;
    char line[LINE_BYTES];
    bool item = tag == FILM_HTML_ITEM || tag == FILM_HTML_CELL;
    if (r->text.n >= sizeof line || tag == FILM_HTML_PRE)
        return false;
    bool author = without_authors(line, r->text, guide->authors);
    if (!author && !has_date(r->text, guide->date))
        return false;
    if (marked_chars(page, i) + room_beside(page, i) >= r->chars)
        return true;
    struct film_str rest = {line, r->text.n};
    unsigned others = other_words(rest);
    return !item && r->text.n <= W.dateline && others <= 1 &&
           !(others && film_html_ends_sentence(r->text));
}

/* ---- names ---- */

/* Fields that nobody filled in, and accounts that are not people. */
static bool
is_placeholder(struct film_str s)
{
    static const char *const marks[] = {"{{", "}}", "${", "#{", "<%",
                                        "%>", "[[", "%%", "__"};
    static const char *const words[] = {
        "undefined", "null",   "none",  "nil",           "n/a",
        "unknown",   "author", "nan",   "administrator", "webmaster",
        "admin",     "root",   "guest", "user",          "author name",
        "your name", "false",  "true",  "[author]",      "staff"};
    for (size_t i = 0; i < COUNT(marks); i++)
        if (memmem(s.p, s.n, marks[i], 2))
            return true;
    return is_one_of(s, words, COUNT(words)) ||
           (s.n > 1 && s.p[0] == '%' && s.p[s.n - 1] == '%');
}

/* "filmblog.example.com": no blank, and ends as hosts do. */
static bool
is_host(struct film_str s)
{
    static const char *const ends[] = {
        "com", "org",  "net",  "info",   "co", "uk", "de",  "fr", "it",
        "es",  "kr",   "jp",   "cz",     "pl", "ru", "tv",  "eu", "at",
        "ch",  "nl",   "be",   "se",     "no", "dk", "fi",  "br", "ar",
        "mx",  "au",   "nz",   "ca",     "us", "cn", "hk",  "tw", "news",
        "sk",  "film", "blog", "online", "hu", "io", "biz", "pt", "gr"};
    size_t dot = s.n;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == ' ')
            return false;
        if (s.p[i] == '.')
            dot = i;
    }
    return dot > 0 && dot + 1 < s.n &&
           is_one_of((struct film_str){s.p + dot + 1, s.n - dot - 1}, ends,
                     COUNT(ends));
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
    if (s.n < 2 || s.n > NAME_BYTES || !has_letter(s))
        return false;
    for (size_t i = 0; i + 1 < s.n; i++)
        if (s.p[i] == '@' || memcmp(s.p + i, "//", 2) == 0)
            return false;
    return !film_str_starts(s, FILM_STR("http")) &&
           !film_str_starts(s, FILM_STR("www.")) && !is_placeholder(s) &&
           !is_host(s);
}

/* Houses that follow the name of who works there, and jobs. */
static const char *const houses[] = {"associated press",
                                     "the associated press",
                                     "ap",
                                     "afp",
                                     "agence france-presse",
                                     "reuters",
                                     "thomson reuters",
                                     "dpa",
                                     "ansa",
                                     "efe",
                                     "upi",
                                     "bloomberg",
                                     "bloomberg news",
                                     "yonhap",
                                     "kyodo",
                                     "kyodo news",
                                     "tass",
                                     "itar-tass",
                                     "xinhua",
                                     "pa",
                                     "press association",
                                     "pa media",
                                     "čtk",
                                     "apa",
                                     "sda",
                                     "belga",
                                     "anp",
                                     "ritzau",
                                     "ntb",
                                     "tt",
                                     "stt",
                                     "pap",
                                     "mti",
                                     "lusa",
                                     "getty images",
                                     "ap film writer",
                                     "ap entertainment writer",
                                     "associated press writer",
                                     "ap writer"};
static const char *const jobs[] = {"staff writer",
                                   "staff reporter",
                                   "correspondent",
                                   "reporter",
                                   "senior reporter",
                                   "senior writer",
                                   "senior editor",
                                   "editor",
                                   "film critic",
                                   "film editor",
                                   "chief film critic",
                                   "critic",
                                   "contributor",
                                   "columnist",
                                   "contributing writer",
                                   "special correspondent",
                                   "freelance writer",
                                   "guest writer",
                                   "entertainment writer",
                                   "entertainment reporter",
                                   "news editor",
                                   "managing editor",
                                   "editor-in-chief",
                                   "editor in chief",
                                   "filmkritiker",
                                   "redakteur",
                                   "journalist",
                                   "journaliste",
                                   "redacción"};

static bool
is_house(struct film_str s)
{
    return is_one_of(s, houses, COUNT(houses));
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
                                is_one_of(tail, jobs, COUNT(jobs)))))
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
        for (size_t k = 0; k < COUNT(words); k++)
            if (film_str_starts((struct film_str){s.p + i, s.n - i},
                                film_str_from(words[k])))
                return film_str_trim((struct film_str){s.p, i});
    return s;
}

static struct film_str
without_by(struct film_str s)
{
    static const char *const words[] = {
        "by ",     "by: ",        "von ",         "par ",
        "por ",    "written by ", "di ",          "author: ",
        "autor: ", "text: ",      "reviewed by ", "review by ",
        "door ",   "words by ",   "words: ",      "story by "};
    for (size_t i = 0; i < COUNT(words); i++) {
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
    while (begin && !ends_word(s.p[begin - 1]))
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
    while (n < s.n && !(s.p[n] >= '0' && s.p[n] <= '9'))
        n++;
    bool dated = n < s.n;
    for (s.n = n; next_word(&rest, &word);)
        words++;
    for (;;) {
        while (s.n && ends_word(s.p[s.n - 1]))
            s.n--;
        word = last_word(s);
        bool day = is_weekday(word) && (dated || words > 2);
        bool label = dated && (is_month(word) || is_label(word));
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
        if (s.p[i] < 'a' || s.p[i] > 'z')
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
        for (size_t k = 0; k < COUNT(cuts); k++) {
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
    static const char *const words[] = {"and", "&", "und", "et", "y"};
    struct film_str word = last_word(s);
    if (word.n < s.n && is_one_of(word, words, COUNT(words)))
        s.n -= word.n;
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
    s = without_house(without_and(without_by(s)));
    bool date = line && (is_weekday(s) || is_month(s));
    return is_name(s) && !date && !is_one_of(s, jobs, COUNT(jobs))
               ? s
               : (struct film_str){"", 0};
}

bool
film_html_add_authors(struct film_strs *list, struct film_arena *arena,
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
