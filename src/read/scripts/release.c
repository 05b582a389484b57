/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/scripts/release.h"

#include "base/ascii.h"
#include "read/date.h"

/* Words of releases that no longer belong to the title. */
static const char technical[] =
    "480p|576p|720p|1080p|2160p|4k|uhd|bluray|blu-ray|bdrip|brrip|"
    "dvdrip|dvd|web-dl|webrip|web|hdtv|hdrip|x264|x265|h264|h265|hevc|"
    "xvid|remux|extended|unrated|remastered|proper|multi";

/* Marks of the kind of subtitles, besides their language. */
static const char flags[] = "forced|sdh|cc|hi|full|default";

static struct film_str
base_name(struct film_str path)
{
    for (size_t i = path.n; i > 0; i--)
        if (path.p[i - 1] == '/')
            return (struct film_str){path.p + i, path.n - i};
    return path;
}

/* Takes the ending after the last point off *name; "" if there is none. */
static struct film_str
cut_ending(struct film_str *name)
{
    for (size_t i = name->n; i > 1; i--)
        if (name->p[i - 1] == '.') {
            struct film_str ending = {name->p + i, name->n - i};
            name->n = i - 1;
            return ending;
        }
    return (struct film_str){"", 0};
}

/* "en", "eng" or "pt-BR": two or three small letters, and a region. */
static bool
is_language(struct film_str s)
{
    size_t n = 0;
    while (n < s.n && s.p[n] >= 'a' && s.p[n] <= 'z')
        n++;
    return (n == 2 || n == 3) &&
           (n == s.n || (s.p[n] == '-' && s.n - n >= 3 && s.n - n <= 5));
}

/* Reads the language and other marks before the extension. */
static struct film_str
cut_language(struct film_str *name)
{
    struct film_str language = {"", 0};
    for (;;) {
        struct film_str rest = *name, ending = cut_ending(&rest);
        if (ending.n == 0)
            return language;
        if (language.n == 0 && is_language(ending) &&
            !film_str_is_one_of_nocase(ending, technical))
            language = ending;
        else if (!film_str_is_one_of_nocase(ending, flags))
            return language;
        *name = rest;
    }
}

/* "2019", "(2019)", "[2019]" */
static int
year_of(struct film_str word)
{
    if (word.n == 6 && strchr("([", word.p[0]))
        word = (struct film_str){word.p + 1, 4};
    if (word.n != 4)
        return 0;
    for (size_t i = 0; i < 4; i++)
        if (word.p[i] < '0' || word.p[i] > '9')
            return 0;
    return film_date_year(word);
}

/* The words before the year or the first technical one, with blanks; *year is
 * 0 if there is none. A title may itself be or begin with a year. */
static void
split_title(struct film_str name, struct film_buf *title, int *year)
{
    bool points = !memchr(name.p, ' ', name.n);
    struct film_str rest = name, word;
    *year = 0;
    while (rest.n > 0) {
        size_t n = 0;
        while (n < rest.n && rest.p[n] != ' ' && rest.p[n] != '_' &&
               !(points && rest.p[n] == '.'))
            n++;
        word = (struct film_str){rest.p, n};
        rest.p += n < rest.n ? n + 1 : n;
        rest.n -= n < rest.n ? n + 1 : n;
        if (title->n > 0 &&
            (year_of(word) || film_str_is_one_of_nocase(word, technical) ||
             strchr("{[", word.n ? word.p[0] : 'x'))) {
            *year = year_of(word);
            return;
        }
        film_buf_text(title, title->n && word.n ? " " : "");
        film_buf_str(title, word);
    }
}

/* The IMDb id in a name: "tt" and at least seven digits. */
static struct film_str
imdb_of(struct film_str s)
{
    for (size_t i = 0; i + 9 <= s.n; i++) {
        size_t n = 2;
        if (memcmp(s.p + i, "tt", 2) != 0 ||
            (i > 0 && film_ascii_letter(s.p[i - 1])))
            continue;
        while (i + n < s.n && s.p[i + n] >= '0' && s.p[i + n] <= '9')
            n++;
        if (n >= 9)
            return (struct film_str){s.p + i, n};
    }
    return (struct film_str){"", 0};
}

void
film_release_apply(struct film_builder *b, struct film_str path)
{
    struct film_str name = base_name(path);
    struct film_buf title;
    int year;
    if (film_str_ends(name, FILM_STR(".gz")))
        name.n -= 3;
    cut_ending(&name);
    struct film_str language = cut_language(&name);
    film_buf_init(&title, 4 * path.n + 1);
    split_title(name, &title, &year);
    b->article.title = film_builder_text(b, film_buf_get(&title));
    b->article.language = film_builder_text(b, language);
    film_builder_film_id(b, FILM_STR("imdb"), imdb_of(path));
    if (year)
        film_builder_film(b, b->article.title, year);
    film_buf_release(&title);
}
