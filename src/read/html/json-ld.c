/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/html/json-ld.h"

#include "read/date.h"
#include "read/html/phrase.h"
#include "read/html/text.h"

#include <stdlib.h>

enum { NESTING = 8, OBJECTS = 2000, PEOPLE = 500 };

void
film_json_ld_init(struct film_json_ld *ld)
{
    *ld = (struct film_json_ld){.objects = json_array()};
}

void
film_json_ld_release(struct film_json_ld *ld)
{
    json_decref(ld->objects);
    ld->objects = NULL;
}

/* ---- reading a block ---- */

/* What surrounds the JSON in real pages: HTML comments, CDATA marks,
 * JavaScript comments. Leaves the part from the first bracket to the last. */
static struct film_str
between_brackets(struct film_str s)
{
    size_t begin = 0, end = s.n;
    while (begin < end && s.p[begin] != '{' && s.p[begin] != '[') {
        struct film_str rest = {s.p + begin, end - begin};
        if (film_str_starts(rest, FILM_STR("<![CDATA[")))
            begin += 9;
        else
            begin++;
    }
    while (end > begin && s.p[end - 1] != '}' && s.p[end - 1] != ']')
        end--;
    if (end > begin + 2 && memcmp(s.p + end - 2, "]]", 2) == 0)
        while (end > begin && s.p[end - 1] == ']' && s.p[begin] == '{')
            end--; /* of "]]>" */
    return (struct film_str){s.p + begin, end - begin};
}

/* A backslash and what is after it; only what JSON allows stays. */
static size_t
mend_escape(struct film_buf *out, struct film_str s, size_t i)
{
    if (i + 1 >= s.n)
        return i + 1;
    char c = s.p[i + 1];
    if (c != '\'' && !strchr("\"\\/bfnrtu", c)) {
        film_buf_text(out, "\\\\");
        return i + 1;
    }
    if (c != '\'')
        film_buf_byte(out, '\\');
    film_buf_byte(out, c);
    return i + 2;
}

/* Copies s without commas before a closing bracket, control characters in
 * strings and escapes that JSON does not know. */
static void
mend(struct film_buf *out, struct film_str s)
{
    bool quoted = false;
    for (size_t i = 0; i < s.n;) {
        char c = s.p[i];
        if (quoted && c == '\\') {
            i = mend_escape(out, s, i);
            continue;
        }
        if (!quoted && c == '/' && i + 1 < s.n && s.p[i + 1] == '/') {
            while (i < s.n && s.p[i] != '\n')
                i++;
            continue;
        }
        if (c == '"')
            quoted = !quoted;
        if ((unsigned char)c < 0x20)
            c = ' ';
        if (c == ',' && !quoted) {
            size_t k = i + 1;
            while (k < s.n && strchr(" \t\r\n", s.p[k]))
                k++;
            if (k == s.n || s.p[k] == '}' || s.p[k] == ']') {
                i = k;
                continue;
            }
        }
        film_buf_byte(out, c);
        i++;
    }
}

static json_t *
parse(struct film_str text)
{
    const size_t flags = JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL;
    text = between_brackets(text);
    json_t *v = json_loadb(text.p, text.n, flags, NULL);
    if (v || text.n == 0)
        return v;
    struct film_buf mended;
    film_buf_init(&mended, 2 * text.n + 16);
    mend(&mended, text);
    if (!mended.failed)
        v = json_loadb(mended.p, mended.n, flags, NULL);
    film_buf_release(&mended);
    return v;
}

/* Adds v and what it contains as a graph to the list. */
static void
collect(json_t *list, json_t *v, unsigned depth)
{
    static const char *const inner[] = {"@graph", "mainEntity", "item",
                                        "hasPart", "itemListElement"};
    if (!v || depth > NESTING || json_array_size(list) >= OBJECTS)
        return;
    for (size_t i = 0; i < json_array_size(v); i++)
        collect(list, json_array_get(v, i), depth + 1);
    if (!json_is_object(v))
        return;
    json_array_append(list, v);
    for (size_t i = 0; i < sizeof inner / sizeof *inner; i++)
        collect(list, json_object_get(v, inner[i]), depth + 1);
}

bool
film_json_ld_add(struct film_json_ld *ld, struct film_str text)
{
    json_t *v = parse(text);
    bool whole = v || film_str_trim(text).n == 0;
    collect(ld->objects, v, 0);
    json_decref(v);
    return whole;
}

/* ---- looking into objects ---- */

static struct film_str
string_of(const json_t *v)
{
    if (!json_is_string(v))
        return (struct film_str){"", 0};
    return (struct film_str){json_string_value(v), json_string_length(v)};
}

static struct film_str
member(const json_t *object, const char *key)
{
    return string_of(json_object_get(object, key));
}

/* Returns the i-th value of v, which can be one value or a list; NULL after the
 * last. */
static json_t *
nth(json_t *v, size_t i)
{
    if (json_is_array(v))
        return json_array_get(v, i);
    return i == 0 && !json_is_null(v) ? v : NULL;
}

/* True if a type of the object ends so ("Article" is also NewsArticle). */
static bool
has_type(const json_t *object, const char *end)
{
    json_t *types = json_object_get(object, "@type"), *one;
    for (size_t i = 0; (one = nth(types, i)); i++)
        if (film_str_ends(string_of(one), film_str_from(end)))
            return true;
    return false;
}

static bool
is_article(const json_t *object)
{
    static const char *const types[] = {"Article", "BlogPosting", "Review",
                                        "Report", "Recipe"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (has_type(object, types[i]))
            return true;
    return false;
}

static bool
is_film(const json_t *object)
{
    return has_type(object, "Movie") || has_type(object, "TVSeries") ||
           has_type(object, "TVEpisode") || has_type(object, "TVMovie");
}

/* The object that v means: itself, or the one with its "@id". */
static const json_t *
resolve(const struct film_json_ld *ld, const json_t *v)
{
    struct film_str id = member(v, "@id");
    if (!json_is_object(v) || id.n == 0 || json_object_get(v, "name"))
        return v;
    for (size_t i = 0; i < json_array_size(ld->objects); i++) {
        const json_t *o = json_array_get(ld->objects, i);
        if (film_str_equal(member(o, "@id"), id) && json_object_get(o, "name"))
            return o;
    }
    return v;
}

/* The name of a person or organisation: a string, or an object's name. */
static struct film_str
name_of(const struct film_json_ld *ld, const json_t *v)
{
    if (json_is_string(v))
        return string_of(v);
    v = resolve(ld, v);
    json_t *name = json_object_get(v, "name");
    return string_of(json_is_array(name) ? json_array_get(name, 0) : name);
}

/* ---- facts of the article ---- */

static void
set(struct film_html_meta *meta, enum film_html_field field, struct film_str s)
{
    film_html_meta_set(meta, field, FILM_HTML_JSON_LD, meta, s);
}

static void
set_list(const struct film_json_ld *ld, struct film_html_meta *meta,
         enum film_html_field field, json_t *v)
{
    json_t *one;
    for (size_t i = 0; i < PEOPLE && (one = nth(v, i)); i++)
        set(meta, field, name_of(ld, one));
}

static void
set_article(const struct film_json_ld *ld, struct film_html_meta *meta,
            const json_t *a)
{
    static const char *const dates[] = {"datePublished", "dateCreated",
                                        "uploadDate"};
    struct film_str title = member(a, "headline"), name = member(a, "name");
    /* MediaWiki has the page's title as the name, a description as headline */
    if (title.n == 0 ||
        film_html_same_title(film_html_meta_get(meta, FILM_HTML_PAGE_TITLE),
                             name))
        title = name;
    set(meta, FILM_HTML_TITLE, title);
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        set(meta, FILM_HTML_DATE, member(a, dates[i]));
    set(meta, FILM_HTML_TEXT, member(a, "articleBody"));
    set(meta, FILM_HTML_TEXT, member(a, "reviewBody"));
    set(meta, FILM_HTML_SITE, name_of(ld, json_object_get(a, "publisher")));
    set_list(ld, meta, FILM_HTML_LANGUAGE, json_object_get(a, "inLanguage"));
    set_list(ld, meta, FILM_HTML_AUTHOR, json_object_get(a, "author"));
    set_list(ld, meta, FILM_HTML_AUTHOR, json_object_get(a, "creator"));
    set_list(ld, meta, FILM_HTML_TAG, json_object_get(a, "articleSection"));
    set_list(ld, meta, FILM_HTML_TAG, json_object_get(a, "keywords"));
}

/* The one film that the objects are about; NULL if there are several, or an
 * article, whose own words say what it is about. */
static const json_t *
only_film(const struct film_json_ld *ld)
{
    const json_t *found = NULL;
    for (size_t i = 0; i < json_array_size(ld->objects); i++) {
        const json_t *o = json_array_get(ld->objects, i);
        if (is_article(o) || (is_film(o) && found))
            return NULL;
        if (is_film(o))
            found = o;
    }
    return found;
}

bool
film_json_ld_of_film(const struct film_json_ld *ld)
{
    return only_film(ld) != NULL;
}

bool
film_json_ld_of_thread(const struct film_json_ld *ld)
{
    for (size_t i = 0; i < json_array_size(ld->objects); i++) {
        const json_t *o = json_array_get(ld->objects, i);
        if (has_type(o, "DiscussionForumPosting") || has_type(o, "QAPage"))
            return true;
    }
    return false;
}

bool
film_json_ld_of_article(const struct film_json_ld *ld)
{
    for (size_t i = 0; i < json_array_size(ld->objects); i++)
        if (is_article(json_array_get(ld->objects, i)))
            return true;
    return false;
}

/* The page of a film in a database has the film's name for its title; what
 * follows that in <title> is the year or the site. */
static void
set_film_title(const struct film_json_ld *ld, struct film_html_meta *meta)
{
    struct film_str title = film_html_meta_get(meta, FILM_HTML_PAGE_TITLE);
    struct film_str name = name_of(ld, only_film(ld));
    static const char *const marks[] = {" (", " |", " -", " –", " —", " /"};
    if (name.n == 0 || title.n < name.n ||
        !film_str_equal_nocase((struct film_str){title.p, name.n}, name))
        return;
    struct film_str rest = {title.p + name.n, title.n - name.n};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (rest.n == 0 || film_str_starts(rest, film_str_from(marks[i]))) {
            set(meta, FILM_HTML_TITLE, name);
            return;
        }
}

void
film_json_ld_meta(const struct film_json_ld *ld, struct film_html_meta *meta)
{
    for (size_t i = 0; i < json_array_size(ld->objects); i++) {
        const json_t *o = json_array_get(ld->objects, i);
        if (is_article(o)) {
            set_article(ld, meta, o);
            return;
        }
        meta->event |= has_type(o, "Event");
    }
    set_film_title(ld, meta);
}

/* ---- films ---- */

/* The IMDb id in an address, "" if none: "tt" or "nm" and digits. */
static struct film_str
imdb_id(struct film_str url, const char *letters)
{
    for (size_t i = 0; i + 9 <= url.n; i++) {
        if (memcmp(url.p + i, letters, 2) != 0 || (i && url.p[i - 1] != '/'))
            continue;
        size_t n = 2;
        while (i + n < url.n && url.p[i + n] >= '0' && url.p[i + n] <= '9')
            n++;
        if (n >= 9 && n <= 12)
            return (struct film_str){url.p + i, n};
    }
    return (struct film_str){"", 0};
}

static void
add_imdb_ids(struct film_builder *b, const json_t *object, const char *letters,
             struct film_id **ids, size_t *count)
{
    static const char *const keys[] = {"sameAs", "url", "@id"};
    json_t *one;
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        json_t *v = json_object_get(object, keys[k]);
        for (size_t i = 0; i < PEOPLE && (one = nth(v, i)); i++)
            film_builder_id(b, ids, count, FILM_STR("imdb"),
                            imdb_id(string_of(one), letters));
    }
}

static struct film_str
date_of(const json_t *film)
{
    struct film_str date = member(film, "datePublished");
    return date.n ? date : member(film, "dateCreated");
}

static void
add_mention(const struct film_json_ld *ld, struct film_builder *b,
            const json_t *v)
{
    const json_t *film = resolve(ld, v);
    if (!is_film(film))
        return;
    film_builder_film(b, name_of(ld, film), film_date_year(date_of(film)));
    add_imdb_ids(b, film, "tt", &b->article.film_ids,
                 &b->article.film_id_count);
}

void
film_json_ld_films(const struct film_json_ld *ld, struct film_builder *b)
{
    static const char *const keys[] = {"about", "itemReviewed", "mentions"};
    json_t *one;
    for (size_t i = 0; i < json_array_size(ld->objects); i++) {
        const json_t *o = json_array_get(ld->objects, i);
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            json_t *v = json_object_get(o, keys[k]);
            for (size_t j = 0; j < PEOPLE && (one = nth(v, j)); j++)
                add_mention(ld, b, one);
        }
    }
    if (only_film(ld))
        add_mention(ld, b, only_film(ld));
}

static void
add_name(struct film_builder *b, struct film_names *names,
         enum film_name_kind kind, struct film_str s)
{
    struct film_buf plain;
    film_buf_init(&plain, 1 << 20);
    film_html_plain(&plain, s);
    film_builder_name(b, names, kind, film_buf_get(&plain), FILM_STR(""));
    film_buf_release(&plain);
}

/* A person, or a PerformanceRole around one. */
static void
add_person(const struct film_json_ld *ld, struct film_builder *b,
           enum film_job job, const json_t *v)
{
    struct film_str role = member(v, "characterName");
    if (has_type(v, "Organization"))
        return;
    if (has_type(v, "PerformanceRole")) {
        json_t *actor = json_object_get(v, "actor");
        v = json_is_array(actor) ? json_array_get(actor, 0) : actor;
    }
    v = json_is_string(v) ? v : resolve(ld, v);
    struct film_str name = name_of(ld, v);
    if (name.n == 0)
        return;
    struct film_credit *c = film_builder_credit(b, job, b->record.line);
    if (!c)
        return;
    add_name(b, &c->names, FILM_NAME_MAIN, name);
    if (role.n)
        add_name(b, &c->roles, FILM_NAME_MAIN, role);
    add_imdb_ids(b, v, "nm", &c->person_ids, &c->person_id_count);
}

static void
add_people(const struct film_json_ld *ld, struct film_builder *b,
           const json_t *film)
{
    static const struct {
        const char *key;
        enum film_job job;
    } rows[] = {
        {"actor", FILM_JOB_CAST},        {"actors", FILM_JOB_CAST},
        {"director", FILM_JOB_DIRECTOR}, {"directors", FILM_JOB_DIRECTOR},
        {"author", FILM_JOB_WRITER},     {"creator", FILM_JOB_WRITER},
        {"producer", FILM_JOB_PRODUCER}, {"musicBy", FILM_JOB_COMPOSER},
    };
    json_t *one;
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        json_t *v = json_object_get(film, rows[k].key);
        for (size_t i = 0; i < PEOPLE && (one = nth(v, i)); i++)
            add_person(ld, b, rows[k].job, one);
    }
}

static void
add_strings(const struct film_json_ld *ld, struct film_builder *b,
            struct film_strs *list, json_t *v)
{
    json_t *one;
    for (size_t i = 0; i < PEOPLE && (one = nth(v, i)); i++) {
        struct film_buf plain;
        film_buf_init(&plain, 1 << 20);
        film_html_plain(&plain, name_of(ld, one));
        film_builder_add(b, list, film_buf_get(&plain));
        film_buf_release(&plain);
    }
}

/* Minutes of an ISO 8601 duration of hours and minutes ("PT1H52M"); film
 * databases put zeros before them ("P0Y0M0DT1H52M"). */
static int
minutes_of(struct film_str s)
{
    int total = 0, number = 0;
    size_t begin = 0;
    if (!film_str_starts(s, FILM_STR("P")))
        return 0;
    while (begin < s.n && s.p[begin] != 'T')
        begin++;
    for (size_t i = begin + 1; i < s.n; i++) {
        char c = s.p[i];
        if (c >= '0' && c <= '9' && number < 100000) {
            number = number * 10 + (c - '0');
            continue;
        }
        if (c == 'H' && number < 1000)
            total += number * 60;
        else if (c == 'M')
            total += number;
        number = 0;
    }
    return total;
}

static void
add_titles(struct film_builder *b, const json_t *film)
{
    json_t *one, *v = json_object_get(film, "name");
    struct film_names *names = &b->record.names;
    for (size_t i = 0; i < PEOPLE && (one = nth(v, i)); i++)
        add_name(b, names, i ? FILM_NAME_ALTERNATIVE : FILM_NAME_MAIN,
                 string_of(one));
    v = json_object_get(film, "alternateName");
    for (size_t i = 0; i < PEOPLE && (one = nth(v, i)); i++)
        add_name(b, names, FILM_NAME_ALTERNATIVE, string_of(one));
}

/* A number or a string that has one. */
static void
put_number(struct film_buf *out, const json_t *v)
{
    if (json_is_number(v))
        film_buf_printf(out, "%g", json_number_value(v));
    else
        film_buf_str(out, string_of(v));
}

/* The rating by the site's readers. */
static void
add_rating(struct film_builder *b, const json_t *film)
{
    const json_t *v = nth(json_object_get(film, "aggregateRating"), 0);
    struct film_buf value, best;
    film_buf_init(&value, SIZE_MAX / 4);
    film_buf_init(&best, SIZE_MAX / 4);
    put_number(&value, json_object_get(v, "ratingValue"));
    put_number(&best, json_object_get(v, "bestRating"));
    film_builder_rating(b, film_buf_get(&value), film_buf_get(&best),
                        member(v, "name"));
    film_buf_release(&value);
    film_buf_release(&best);
}

static enum film_status
emit_film(const struct film_json_ld *ld, struct film_builder *b,
          const json_t *film, uint32_t line, struct film_error *err)
{
    struct film_record *r = &b->record;
    film_builder_record(b, FILM_RECORD_FILM, line);
    r->form =
        film_builder_text(b, has_type(film, "TVSeries")    ? FILM_STR("series")
                             : has_type(film, "TVEpisode") ? FILM_STR("episode")
                                                           : FILM_STR("movie"));
    add_titles(b, film);
    add_imdb_ids(b, film, "tt", &r->ids, &r->id_count);
    struct film_str date = date_of(film);
    r->year = film_date_year(date);
    if (date.n)
        film_builder_release_date(b, date, FILM_STR(""));
    r->runtime = minutes_of(member(film, "duration"));
    struct film_buf plot;
    film_buf_init(&plot, 1 << 20);
    film_html_plain(&plot, member(film, "description"));
    r->plot = film_builder_body(b, film_buf_get(&plot));
    film_buf_release(&plot);
    add_strings(ld, b, &r->genres, json_object_get(film, "genre"));
    add_strings(ld, b, &r->countries, json_object_get(film, "countryOfOrigin"));
    add_strings(ld, b, &r->languages, json_object_get(film, "inLanguage"));
    add_strings(ld, b, &r->studios, json_object_get(film, "productionCompany"));
    json_t *one, *keywords = json_object_get(film, "keywords");
    for (size_t i = 0; i < PEOPLE && (one = nth(keywords, i)); i++)
        film_builder_split(b, &r->tags, string_of(one), ",");
    add_rating(b, film);
    add_people(ld, b, film);
    return film_builder_emit_record(b, err);
}

/* A person that a page is about has dates of life; an author has a name. */
static bool
is_life(const json_t *object)
{
    return has_type(object, "Person") &&
           (member(object, "birthDate").n || member(object, "deathDate").n);
}

static enum film_status
emit_person(struct film_builder *b, const json_t *person, uint32_t line,
            struct film_error *err)
{
    struct film_record *r = &b->record;
    struct film_buf plot;
    film_builder_record(b, FILM_RECORD_PERSON, line);
    add_titles(b, person);
    add_imdb_ids(b, person, "nm", &r->ids, &r->id_count);
    r->born = film_builder_date(b, member(person, "birthDate"));
    r->died = film_builder_date(b, member(person, "deathDate"));
    film_buf_init(&plot, 1 << 20);
    film_html_plain(&plot, member(person, "description"));
    r->plot = film_builder_body(b, film_buf_get(&plot));
    film_buf_release(&plot);
    return film_builder_emit_record(b, err);
}

/* The i-th object if it is a film with a name, else NULL. */
static const json_t *
film_at(const struct film_json_ld *ld, size_t i)
{
    const json_t *o = json_array_get(ld->objects, i);
    return is_film(o) && name_of(ld, o).n ? o : NULL;
}

bool
film_json_ld_has_film(const struct film_json_ld *ld)
{
    for (size_t i = 0; i < json_array_size(ld->objects); i++)
        if (film_at(ld, i))
            return true;
    return false;
}

enum film_status
film_json_ld_records(const struct film_json_ld *ld, struct film_builder *b,
                     uint32_t line, struct film_error *err)
{
    enum film_status st = FILM_OK;
    for (size_t i = 0; st == FILM_OK && i < json_array_size(ld->objects); i++) {
        const json_t *film = film_at(ld, i);
        const json_t *o = json_array_get(ld->objects, i);
        if (film)
            st = emit_film(ld, b, film, line, err);
        else if (is_life(o))
            st = emit_person(b, o, line, err);
    }
    return st;
}
