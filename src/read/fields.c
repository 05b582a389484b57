/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/fields.h"
#include "read/date.h"

enum field {
    FIELD_TITLE,
    FIELD_DATE, /* the surest first: ranks count down from here */
    FIELD_DATE_MADE,
    FIELD_DATE_CHANGED,
    FIELD_AUTHOR,
    FIELD_CAST,
    FIELD_FILM,
    FIELD_YEAR,
    FIELD_SLUG,
    FIELD_URL,
    FIELD_SOURCE,
    FIELD_LANGUAGE,
    FIELD_TAG,
};

static const struct {
    struct film_str key;
    enum field field;
} keys[] = {
    {FILM_STR("title"), FIELD_TITLE},
    {FILM_STR("headline"), FIELD_TITLE},
    {FILM_STR("제목"), FIELD_TITLE},
    {FILM_STR("date"), FIELD_DATE},
    {FILM_STR("published"), FIELD_DATE},
    {FILM_STR("date_published"), FIELD_DATE},
    {FILM_STR("datepublished"), FIELD_DATE},
    {FILM_STR("publish_date"), FIELD_DATE},
    {FILM_STR("published_at"), FIELD_DATE},
    {FILM_STR("pubdate"), FIELD_DATE},
    {FILM_STR("날짜"), FIELD_DATE},
    {FILM_STR("created"), FIELD_DATE_MADE},
    {FILM_STR("timestamp"), FIELD_DATE_MADE},
    {FILM_STR("updated"), FIELD_DATE_CHANGED},
    {FILM_STR("modified"), FIELD_DATE_CHANGED},
    {FILM_STR("lastmod"), FIELD_DATE_CHANGED},
    {FILM_STR("author"), FIELD_AUTHOR},
    {FILM_STR("authors"), FIELD_AUTHOR},
    {FILM_STR("by"), FIELD_AUTHOR},
    {FILM_STR("byline"), FIELD_AUTHOR},
    {FILM_STR("creator"), FIELD_AUTHOR},
    {FILM_STR("기자"), FIELD_AUTHOR},
    {FILM_STR("cast"), FIELD_CAST},
    {FILM_STR("actors"), FIELD_CAST},
    {FILM_STR("starring"), FIELD_CAST},
    {FILM_STR("director"), FIELD_CAST},
    {FILM_STR("directors"), FIELD_CAST},
    {FILM_STR("출연"), FIELD_CAST},
    {FILM_STR("감독"), FIELD_CAST},
    {FILM_STR("film"), FIELD_FILM},
    {FILM_STR("films"), FIELD_FILM},
    {FILM_STR("movie"), FIELD_FILM},
    {FILM_STR("movies"), FIELD_FILM},
    {FILM_STR("영화"), FIELD_FILM},
    {FILM_STR("year"), FIELD_YEAR},
    {FILM_STR("slug"), FIELD_SLUG},
    {FILM_STR("url"), FIELD_URL},
    {FILM_STR("link"), FIELD_URL},
    {FILM_STR("canonical"), FIELD_URL},
    {FILM_STR("canonical_url"), FIELD_URL},
    {FILM_STR("permalink"), FIELD_URL},
    {FILM_STR("source"), FIELD_SOURCE},
    {FILM_STR("publication"), FIELD_SOURCE},
    {FILM_STR("publisher"), FIELD_SOURCE},
    {FILM_STR("site"), FIELD_SOURCE},
    {FILM_STR("출처"), FIELD_SOURCE},
    {FILM_STR("language"), FIELD_LANGUAGE},
    {FILM_STR("lang"), FIELD_LANGUAGE},
    {FILM_STR("locale"), FIELD_LANGUAGE},
    {FILM_STR("tags"), FIELD_TAG},
    {FILM_STR("tag"), FIELD_TAG},
    {FILM_STR("categories"), FIELD_TAG},
    {FILM_STR("category"), FIELD_TAG},
    {FILM_STR("keywords"), FIELD_TAG},
    {FILM_STR("genre"), FIELD_TAG},
    {FILM_STR("genres"), FIELD_TAG},
};

/* Index in keys, or -1. */
static int
find(struct film_str key)
{
    char plain[24];
    if (key.n == 0 || key.n >= sizeof plain)
        return -1;
    for (size_t i = 0; i < key.n; i++)
        plain[i] = key.p[i] == '-' || key.p[i] == ' ' ? '_' : key.p[i];
    struct film_str k = {plain, key.n};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (film_str_equal_nocase(keys[i].key, k))
            return (int)i;
    return -1;
}

bool
film_field_known(struct film_str key)
{
    return find(key) >= 0 || film_id_scheme(key).n > 0;
}

static void
set(struct film_builder *b, struct film_str *to, struct film_str value)
{
    if (to->n == 0)
        *to = film_builder_text(b, value);
}

/* Parts at ", ", ";" and " and ". */
static void
add_names(struct film_builder *b, struct film_strs *list, struct film_str s,
          bool many)
{
    size_t from = 0;
    for (size_t i = 0; !many && i < s.n; i++) {
        struct film_str rest = {s.p + i, s.n - i};
        size_t n = s.p[i] == ',' || s.p[i] == ';'             ? 1
                   : film_str_starts(rest, FILM_STR(" and ")) ? 5
                   : film_str_starts(rest, FILM_STR(" & "))   ? 3
                                                              : 0;
        if (n == 0)
            continue;
        film_builder_add(b, list, (struct film_str){s.p + from, i - from});
        from = i + n;
        i = from - 1;
    }
    if (from < s.n)
        film_builder_add(b, list, (struct film_str){s.p + from, s.n - from});
}

/* "[[Ballerina (2023)|this film]]" gives "Ballerina (2023)". */
static struct film_str
link_target(struct film_str s)
{
    s = film_str_trim(s);
    if (!film_str_starts(s, FILM_STR("[[")))
        return s;
    s.p += 2;
    s.n -= 2;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == ']' || s.p[i] == '|' || s.p[i] == '#')
            s.n = i;
    return s;
}

static void
set_date(struct film_builder *b, struct film_fields *f, enum field field,
         struct film_str value)
{
    int rank = FIELD_DATE_CHANGED + 1 - (int)field;
    if (rank <= f->date_rank)
        return;
    struct film_str date = film_builder_date(b, value);
    if (date.n == 0)
        return;
    b->article.date = date;
    f->date_rank = rank;
}

void
film_field_add(struct film_builder *b, struct film_fields *f,
               struct film_str key, struct film_str value, bool many)
{
    struct film_article *a = &b->article;
    value = film_str_trim(value);
    struct film_str scheme = film_id_scheme(key);
    if (scheme.n > 0)
        film_builder_film_id(b, scheme, value);
    int i = find(key);
    if (i < 0)
        return;
    switch (keys[i].field) {
    case FIELD_TITLE:
        set(b, &a->title, value);
        break;
    case FIELD_DATE:
    case FIELD_DATE_MADE:
    case FIELD_DATE_CHANGED:
        set_date(b, f, keys[i].field, value);
        break;
    case FIELD_AUTHOR:
        add_names(b, &a->authors, value, many);
        break;
    case FIELD_CAST:
        add_names(b, &a->cast, link_target(value), many);
        break;
    case FIELD_FILM:
        film_builder_film(b, link_target(value), 0);
        break;
    case FIELD_YEAR:
        f->year = film_date_year(value);
        break;
    case FIELD_SLUG:
        set(b, &f->slug, value);
        break;
    case FIELD_URL:
        if (memmem(value.p, value.n, "://", 3))
            set(b, &a->url, value);
        break;
    case FIELD_SOURCE:
        set(b, &a->source, value);
        break;
    case FIELD_LANGUAGE:
        set(b, &a->language, value);
        break;
    case FIELD_TAG:
        film_builder_split(b, &a->tags, value, many ? "" : ",;");
        break;
    }
}

void
film_fields_end(struct film_builder *b, struct film_fields *f)
{
    struct film_article *a = &b->article;
    if (f->year && a->film_count == 1 && a->films[0].year == 0)
        a->films[0].year = f->year;
    if (f->slug.n > 0)
        film_builder_title(b, f->slug);
}
