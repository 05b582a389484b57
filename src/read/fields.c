/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/fields.h"
#include "base/ascii.h"
#include "read/date.h"
#include "schema/schema.h"

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
    FIELD_PROSE,
    FIELD_OTHER /* of the article's own */
};

enum {
    KEY_MOST = 100,   /* bytes of a key that is kept */
    VALUE_MOST = 200, /* bytes of a value that is not prose: names and places */
    REPEAT_LEAST = 20 /* bytes of a paragraph that repeats another */
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
    {FILM_STR("datepublished"), FIELD_DATE},
    {FILM_STR("publishdate"), FIELD_DATE},
    {FILM_STR("publishedat"), FIELD_DATE},
    {FILM_STR("publisheddate"), FIELD_DATE},
    {FILM_STR("publicationdate"), FIELD_DATE},
    {FILM_STR("reviewdate"), FIELD_DATE},
    {FILM_STR("pubdate"), FIELD_DATE},
    {FILM_STR("날짜"), FIELD_DATE},
    {FILM_STR("created"), FIELD_DATE_MADE},
    {FILM_STR("createdat"), FIELD_DATE_MADE},
    {FILM_STR("datecreated"), FIELD_DATE_MADE},
    {FILM_STR("timestamp"), FIELD_DATE_MADE},
    {FILM_STR("updated"), FIELD_DATE_CHANGED},
    {FILM_STR("updatedat"), FIELD_DATE_CHANGED},
    {FILM_STR("datemodified"), FIELD_DATE_CHANGED},
    {FILM_STR("modified"), FIELD_DATE_CHANGED},
    {FILM_STR("lastmod"), FIELD_DATE_CHANGED},
    {FILM_STR("author"), FIELD_AUTHOR},
    {FILM_STR("authors"), FIELD_AUTHOR},
    {FILM_STR("by"), FIELD_AUTHOR},
    {FILM_STR("byline"), FIELD_AUTHOR},
    {FILM_STR("creator"), FIELD_AUTHOR},
    {FILM_STR("reviewer"), FIELD_AUTHOR},
    {FILM_STR("reviewername"), FIELD_AUTHOR},
    {FILM_STR("authorname"), FIELD_AUTHOR},
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
    {FILM_STR("filmtitle"), FIELD_FILM},
    {FILM_STR("filmname"), FIELD_FILM},
    {FILM_STR("movietitle"), FIELD_FILM},
    {FILM_STR("moviename"), FIELD_FILM},
    {FILM_STR("movie"), FIELD_FILM},
    {FILM_STR("movies"), FIELD_FILM},
    {FILM_STR("영화"), FIELD_FILM},
    {FILM_STR("year"), FIELD_YEAR},
    {FILM_STR("filmyear"), FIELD_YEAR},
    {FILM_STR("movieyear"), FIELD_YEAR},
    {FILM_STR("slug"), FIELD_SLUG},
    {FILM_STR("url"), FIELD_URL},
    {FILM_STR("link"), FIELD_URL},
    {FILM_STR("canonical"), FIELD_URL},
    {FILM_STR("canonicalurl"), FIELD_URL},
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
    {FILM_STR("subject"), FIELD_TAG},
    {FILM_STR("synopsis"), FIELD_PROSE},
    {FILM_STR("summary"), FIELD_PROSE},
    {FILM_STR("description"), FIELD_PROSE},
    {FILM_STR("abstract"), FIELD_PROSE},
    {FILM_STR("excerpt"), FIELD_PROSE},
    {FILM_STR("subtitle"), FIELD_PROSE},
    {FILM_STR("dek"), FIELD_PROSE},
    {FILM_STR("deck"), FIELD_PROSE},
    {FILM_STR("standfirst"), FIELD_PROSE},
    {FILM_STR("subheading"), FIELD_PROSE},
    {FILM_STR("subhead"), FIELD_PROSE},
    {FILM_STR("lede"), FIELD_PROSE},
    {FILM_STR("lead"), FIELD_PROSE},
    {FILM_STR("intro"), FIELD_PROSE},
    {FILM_STR("introduction"), FIELD_PROSE},
    {FILM_STR("teaser"), FIELD_PROSE},
    {FILM_STR("blurb"), FIELD_PROSE},
    {FILM_STR("tagline"), FIELD_PROSE},
    {FILM_STR("logline"), FIELD_PROSE},
    {FILM_STR("plot"), FIELD_PROSE},
    {FILM_STR("review"), FIELD_PROSE},
    {FILM_STR("요약"), FIELD_PROSE},
    {FILM_STR("줄거리"), FIELD_PROSE},
    {FILM_STR("시놉시스"), FIELD_PROSE},
};

/* The key without the vocabulary it is from: "dc:date", "dcterms.created". */
static struct film_str
without_vocabulary(struct film_str key)
{
    static const struct film_str names[] = {FILM_STR("dc"), FILM_STR("dcterms"),
                                            FILM_STR("og"), FILM_STR("article"),
                                            FILM_STR("schema")};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t n = names[i].n;
        if (key.n > n + 1 && strchr(":._", key.p[n]) &&
            film_str_equal_nocase((struct film_str){key.p, n}, names[i]))
            return (struct film_str){key.p + n + 1, key.n - n - 1};
    }
    return key;
}

struct film_str
film_field_plain(struct film_str key, char room[FILM_FIELD_PLAIN])
{
    struct film_str plain = {room, 0};
    key = without_vocabulary(key);
    for (size_t i = 0; i < key.n; i++) {
        if (strchr("_- ", key.p[i]) && key.p[i])
            continue;
        if (plain.n == FILM_FIELD_PLAIN)
            return (struct film_str){"", 0};
        room[plain.n++] = film_ascii_to_small(key.p[i]);
    }
    return plain;
}

/* Index in keys, or -1. */
static int
find(struct film_str key)
{
    char room[FILM_FIELD_PLAIN];
    struct film_str plain = film_field_plain(key, room);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (film_str_equal(keys[i].key, plain))
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

/* A name of a list may have its parts turned round: "Roe, Jane". */
static void
add_authors(struct film_builder *b, struct film_str s, bool many)
{
    struct film_strs *list = &b->article.authors;
    if (many && s.n > 0 && memchr(s.p, ',', s.n))
        film_builder_add(b, list, s);
    else
        film_builder_authors(b, s);
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

/* Whether a value is read as text rather than looked up: some words, or too
 * long for a name. */
static bool
is_prose(struct film_str value)
{
    size_t blanks = 0;
    for (size_t i = 0; i < value.n; i++)
        blanks += value.p[i] == ' ' || value.p[i] == '\n';
    return value.n > VALUE_MOST && (blanks >= 8 || value.n > 4096);
}

static void
add_prose(struct film_builder *b, struct film_fields *f, struct film_str value)
{
    struct film_prose *p =
        film_arena_push(b->ctx->arena, &f->prose, &f->prose_count, sizeof *p);
    if (!p || !film_arena_copy(b->ctx->arena, value, &p->text))
        b->failed = true;
    else
        p->at = f->at;
}

/* "Grade" "A+" becomes "grade:A+". */
static void
add_field(struct film_builder *b, struct film_str key, struct film_str value)
{
    struct film_buf field;
    film_buf_init(&field, SIZE_MAX / 4);
    film_schema_meta_key(&field, film_str_trim(key));
    film_buf_byte(&field, ':');
    film_buf_str(&field, value);
    film_builder_add(b, &b->article.fields, film_buf_get(&field));
    b->failed |= field.failed != FILM_OK;
    film_buf_release(&field);
}

/* A key that is not one of ours. */
static void
add_other(struct film_builder *b, struct film_fields *f, struct film_str key,
          struct film_str value)
{
    if (value.n == 0 || key.n == 0 || key.n > KEY_MOST ||
        film_id_scheme(key).n > 0)
        return;
    if (is_prose(value))
        add_prose(b, f, value);
    else
        add_field(b, key, value);
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
    switch (i < 0 ? FIELD_OTHER : keys[i].field) {
    case FIELD_TITLE:
        set(b, &a->title, value);
        break;
    case FIELD_DATE:
    case FIELD_DATE_MADE:
    case FIELD_DATE_CHANGED:
        set_date(b, f, keys[i].field, value);
        break;
    case FIELD_AUTHOR:
        add_authors(b, value, many);
        break;
    case FIELD_CAST:
        add_names(b, &a->cast, link_target(value), many);
        break;
    case FIELD_FILM:
        film_builder_film(b, link_target(value), 0);
        break;
    case FIELD_YEAR:
        f->year = film_date_year(value);
        add_field(b, key, value);
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
    case FIELD_PROSE: /* "intro: true" is none */
        if (value.n > 0 && memchr(value.p, ' ', value.n))
            add_prose(b, f, value);
        else
            add_other(b, f, key, value);
        break;
    case FIELD_OTHER:
        add_other(b, f, key, value);
        break;
    }
}

/* The text without the sign that it goes on. */
static struct film_str
without_dots(struct film_str s)
{
    static const struct film_str ends[] = {FILM_STR("[…]"), FILM_STR("[...]"),
                                           FILM_STR("…"), FILM_STR("..."),
                                           FILM_STR("[&hellip;]")};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (film_str_ends(s, ends[i]))
            return film_str_trim((struct film_str){s.p, s.n - ends[i].n});
    return s;
}

static bool
is_repeated(const struct film_article *a, size_t block)
{
    struct film_str s = without_dots(a->blocks[block].text);
    if (film_str_equal(s, a->title))
        return true;
    for (size_t i = block + 1; s.n >= REPEAT_LEAST && i < a->block_count; i++)
        if (memmem(a->blocks[i].text.p, a->blocks[i].text.n, s.p, s.n))
            return true;
    return false;
}

void
film_fields_drop_repeats(struct film_builder *b, size_t n)
{
    struct film_article *a = &b->article;
    size_t kept = 0;
    for (size_t i = 0; i < a->block_count; i++)
        if (i >= n || !is_repeated(a, i))
            a->blocks[kept++] = a->blocks[i];
    a->block_count = kept;
}

/* Puts the prose in front of the text. */
static void
put_prose(struct film_builder *b, const struct film_fields *f)
{
    struct film_article *a = &b->article;
    size_t before = a->block_count;
    for (size_t i = 0; i < f->prose_count; i++)
        film_builder_paragraphs(b, f->prose[i].text, f->prose[i].at);
    size_t n = a->block_count - before;
    struct film_block *first =
        n ? film_arena_alloc(b->ctx->arena, n * sizeof *first) : NULL;
    if (!first) {
        b->failed |= n > 0;
        return;
    }
    memcpy(first, a->blocks + before, n * sizeof *first);
    memmove(a->blocks + n, a->blocks, before * sizeof *first);
    memcpy(a->blocks, first, n * sizeof *first);
    film_fields_drop_repeats(b, n);
}

/* A slug that is not the file's name was chosen as a title. */
static void
title_from_slug(struct film_builder *b, struct film_str slug)
{
    struct film_article *a = &b->article;
    if (a->title.n > 0)
        return;
    film_builder_title(b, slug);
    struct film_str title = a->title;
    a->title.n = 0;
    film_builder_title(b, b->ctx->item.n ? b->ctx->item : b->ctx->path);
    a->title_made = film_str_equal(title, a->title);
    a->title = title;
}

void
film_fields_end(struct film_builder *b, struct film_fields *f)
{
    struct film_article *a = &b->article;
    if (f->year && a->film_count == 1 && a->films[0].year == 0)
        a->films[0].year = f->year;
    if (f->slug.n > 0)
        title_from_slug(b, f->slug);
    put_prose(b, f);
}

void
film_fields_key(struct film_buf *out, struct film_str outer,
                struct film_str key)
{
    static const struct film_str tables[] = {
        FILM_STR("params"), FILM_STR("extra"),    FILM_STR("taxonomies"),
        FILM_STR("meta"),   FILM_STR("metadata"), FILM_STR("fields")};
    bool own = outer.n == 0 || film_id_scheme(key).n > 0;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        own |= film_str_equal_nocase(outer, tables[i]);
    bool name = film_str_equal_nocase(key, FILM_STR("name")) ||
                film_str_equal_nocase(key, FILM_STR("title"));
    if (!own)
        film_buf_str(out, outer);
    if (!own && !name)
        film_buf_byte(out, '.');
    if (own || !name)
        film_buf_str(out, key);
}
