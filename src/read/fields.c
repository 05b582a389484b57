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
    FIELD_OTHER /* a field of the article itself */
};

enum {
    KEY_MOST = 100,   /* bytes of a key that is kept */
    VALUE_MOST = 200, /* bytes of a value that is not prose: names and places */
    REPEAT_LEAST = 20 /* bytes of a paragraph that repeats another */
};

/* The keys of each field, as film_field_plain has them. */
static const char *const keys[FIELD_OTHER] = {
    [FIELD_TITLE] = "title|headline|제목",
    [FIELD_DATE] = "date|published|datepublished|publishdate|publishedat|"
                   "publisheddate|publicationdate|reviewdate|pubdate|날짜",
    [FIELD_DATE_MADE] = "created|createdat|datecreated|timestamp",
    [FIELD_DATE_CHANGED] = "updated|updatedat|datemodified|modified|lastmod",
    [FIELD_AUTHOR] = "author|authors|by|byline|creator|reviewer|reviewername|"
                     "authorname|기자",
    [FIELD_CAST] = "cast|actors|starring|director|directors|출연|감독",
    [FIELD_FILM] = "film|films|filmtitle|filmname|movietitle|moviename|movie|"
                   "movies|영화",
    [FIELD_YEAR] = "year|filmyear|movieyear",
    [FIELD_SLUG] = "slug",
    [FIELD_URL] = "url|link|canonical|canonicalurl|permalink",
    [FIELD_SOURCE] = "source|publication|publisher|site|출처",
    [FIELD_LANGUAGE] = "language|lang|locale",
    [FIELD_TAG] = "tags|tag|categories|category|keywords|genre|genres|subject",
    [FIELD_PROSE] =
        "synopsis|summary|description|abstract|excerpt|subtitle|dek|"
        "deck|standfirst|subheading|subhead|lede|lead|intro|"
        "introduction|teaser|blurb|tagline|logline|plot|review|요약|"
        "줄거리|시놉시스",
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

static enum field
find(struct film_str key)
{
    char room[FILM_FIELD_PLAIN];
    struct film_str plain = film_field_plain(key, room);
    enum field field = 0;
    while (field < FIELD_OTHER && !film_str_is_one_of(plain, keys[field]))
        field++;
    return field;
}

bool
film_field_known(struct film_str key)
{
    return find(key) < FIELD_OTHER || film_id_scheme(key).n > 0;
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

/* Returns where the value of a field with a single text is kept; NULL for other
 * fields. */
static struct film_str *
single(struct film_article *a, struct film_fields *f, enum field field)
{
    switch (field) {
    case FIELD_TITLE:
        return &a->title;
    case FIELD_SLUG:
        return &f->slug;
    case FIELD_URL:
        return &a->url;
    case FIELD_SOURCE:
        return &a->source;
    case FIELD_LANGUAGE:
        return &a->language;
    default:
        return NULL;
    }
}

void
film_field_add(struct film_builder *b, struct film_fields *f,
               struct film_str key, struct film_str value, bool many)
{
    struct film_str scheme = film_id_scheme(key);
    enum field field = find(key);
    struct film_str *to = single(&b->article, f, field);
    value = film_str_trim(value);
    if (scheme.n > 0)
        film_builder_film_id(b, scheme, value);
    if (to && to->n == 0 &&
        (field != FIELD_URL || memmem(value.p, value.n, "://", 3)))
        *to = film_builder_text(b, value);
    else if (field >= FIELD_DATE && field <= FIELD_DATE_CHANGED)
        set_date(b, f, field, value);
    else if (field == FIELD_AUTHOR)
        film_builder_authors(b, value);
    else if (field == FIELD_CAST)
        add_names(b, &b->article.cast, link_target(value), many);
    else if (field == FIELD_FILM)
        film_builder_film(b, link_target(value), 0);
    else if (field == FIELD_TAG)
        film_builder_split(b, &b->article.tags, value, many ? "" : ",;");
    else if (field == FIELD_PROSE && value.n > 0 &&
             memchr(value.p, ' ', value.n))
        add_prose(b, f, value); /* "intro: true" is not prose */
    else if (field >= FIELD_PROSE)
        add_other(b, f, key, value);
    if (field == FIELD_YEAR) {
        f->year = film_date_year(value);
        add_field(b, key, value);
    }
}

/* Returns the text without the ellipsis at its end. */
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
    for (size_t i = block + 1; i < a->block_count; i++)
        if (film_str_equal(s, a->blocks[i].text) ||
            (s.n >= REPEAT_LEAST &&
             memmem(a->blocks[i].text.p, a->blocks[i].text.n, s.p, s.n)))
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
