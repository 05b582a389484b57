/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Films as web services and their users keep them in JSON: responses of TMDB,
 * TVmaze and Trakt, and lists like {"title", "year", "cast", "genres"}. The
 * services agree on most names of members, so that one table serves them all;
 * an object is one film, an array or a member like "results" many, and each
 * may also be a line of JSON Lines. */
#include <config.h>
#include "read/formats.h"

#include "read/date.h"
#include "read/xml/tree.h"

/* Members that hold a film, or films, instead of being part of one. */
static const char *const wrappers[] = {
    "movie",         "show",       "film",    "results",   "items",
    "movies",        "films",      "shows",   "data",      "entries",
    "movie_results", "tv_results", "_source", "known_for", NULL};

static struct film_str
first_text(struct film_tree *t, const xmlNode *n, const char *const *keys)
{
    for (; *keys; keys++) {
        struct film_str s = film_tree_text(t, n, *keys);
        if (s.n && !film_str_equal(s, FILM_STR("N/A")))
            return s;
    }
    return (struct film_str){0};
}

/* A value's text, or that of its name or title if it is an object. */
static struct film_str
name_of(struct film_tree *t, const xmlNode *n)
{
    static const char *const keys[] = {
        "name", "title", "english_name", "iso_639_1", "iso_3166_1", NULL};
    if (!film_node_child(n, NULL))
        return film_str_trim(film_node_text(n, &t->scratch));
    return first_text(t, n, keys);
}

/* Adds the values of the members `key`; one text may list several. */
static void
add_words(struct film_tree *t, struct film_strs *list, const xmlNode *n,
          const char *key)
{
    for (n = film_node_child(n, key); n; n = film_node_next(n, key))
        film_builder_split(&t->b, list, name_of(t, n), ",|");
}

/* ---- people ---- */

static void
add_role(struct film_tree *t, struct film_credit *c, const xmlNode *n)
{
    static const char *const keys[] = {"character",      "characters", "role",
                                       "character_name", "as",         NULL};
    for (size_t i = 0; keys[i]; i++)
        for (const xmlNode *r = film_node_child(n, keys[i]); r;
             r = film_node_next(r, keys[i]))
            film_builder_name(&t->b, &c->roles, FILM_NAME_MAIN, name_of(t, r),
                              FILM_STR(""));
}

/* One person: a name, or an object with one; TVmaze and Trakt have it in a
 * member "person". */
static void
add_person(struct film_tree *t, enum film_job job, const xmlNode *n,
           struct film_str name)
{
    struct film_credit *c =
        name.n ? film_builder_credit(&t->b, job, t->line) : NULL;
    if (!c)
        return;
    film_builder_name(&t->b, &c->names, FILM_NAME_MAIN, name, FILM_STR(""));
    if (job == FILM_JOB_CAST)
        add_role(t, c, n);
    if (job == FILM_JOB_OTHER)
        c->job_text = film_builder_text(&t->b, film_tree_text(t, n, "job"));
}

/* The job of an object in a list of a crew. */
static enum film_job
job_of(struct film_tree *t, const xmlNode *n, enum film_job job)
{
    static const char *const keys[] = {"job", "jobs", "type", "department",
                                       NULL};
    return job == FILM_JOB_OTHER ? film_job_parse(first_text(t, n, keys)) : job;
}

static void
add_people(struct film_tree *t, const xmlNode *n, const char *key,
           enum film_job job)
{
    struct film_str one;
    for (n = film_node_child(n, key); n; n = film_node_next(n, key)) {
        const xmlNode *person = film_node_child(n, "person");
        if (person || film_node_child(n, NULL)) {
            enum film_job own = job_of(t, n, job);
            add_person(t, own, n, name_of(t, person ? person : n));
            continue;
        }
        struct film_buf names; /* add_person uses the scratch of the text */
        film_buf_init(&names, 1 << 20);
        film_buf_str(&names, name_of(t, n));
        struct film_str rest = film_buf_get(&names);
        while (film_str_cut(&rest, ',', &one))
            add_person(t, job, n, film_str_trim(one));
        film_buf_release(&names);
    }
}

static void
add_all_people(struct film_tree *t, const xmlNode *n)
{
    static const struct {
        const char *key;
        enum film_job job;
    } rows[] = {
        {"cast", FILM_JOB_CAST},          {"actors", FILM_JOB_CAST},
        {"actor", FILM_JOB_CAST},         {"stars", FILM_JOB_CAST},
        {"guest_stars", FILM_JOB_CAST},   {"director", FILM_JOB_DIRECTOR},
        {"directors", FILM_JOB_DIRECTOR}, {"writer", FILM_JOB_WRITER},
        {"writers", FILM_JOB_WRITER},     {"created_by", FILM_JOB_WRITER},
        {"producers", FILM_JOB_PRODUCER}, {"composer", FILM_JOB_COMPOSER},
        {"crew", FILM_JOB_OTHER},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        add_people(t, n, rows[i].key, rows[i].job);
}

/* ---- titles, ids, dates ---- */

static void
add_titles(struct film_tree *t, const xmlNode *n)
{
    static const char *const main_keys[] = {"title", "name", "movie_title",
                                            "film", NULL};
    static const char *const original_keys[] = {
        "original_title", "original_name", "originalTitle", "originalName",
        NULL};
    static const char *const lists[] = {"alternative_titles", "aliases",
                                        "alternativeTitles", "aka", NULL};
    struct film_names *names = &t->b.record.names;
    film_builder_name(&t->b, names, FILM_NAME_MAIN, first_text(t, n, main_keys),
                      FILM_STR(""));
    film_builder_name(&t->b, names, FILM_NAME_ORIGINAL,
                      first_text(t, n, original_keys), FILM_STR(""));
    for (size_t i = 0; lists[i]; i++)
        for (const xmlNode *v = film_node_child(n, lists[i]); v;
             v = film_node_next(v, lists[i])) {
            const xmlNode *inner = film_node_child(v, "titles");
            if (!inner)
                inner = film_node_child(v, "results");
            if (!inner)
                film_builder_name(&t->b, names, FILM_NAME_ALTERNATIVE,
                                  name_of(t, v), FILM_STR(""));
            for (; inner; inner = film_node_next(inner, NULL))
                film_builder_name(&t->b, names, FILM_NAME_ALTERNATIVE,
                                  name_of(t, inner), FILM_STR(""));
        }
}

/* Ids in the object itself ("imdb_id", "tmdb") or in its "ids",
 * "externals", "external_ids"; a bare "id" is TMDB's where the object is. */
static void
add_ids(struct film_tree *t, const xmlNode *n)
{
    struct film_record *r = &t->b.record;
    for (const xmlNode *m = film_node_child(n, NULL); m;
         m = film_node_next(m, NULL)) {
        struct film_str scheme =
            film_id_scheme(film_str_from((const char *)m->name));
        if (scheme.n && !film_node_child(m, NULL))
            film_builder_id(&t->b, &r->ids, &r->id_count, scheme,
                            film_str_trim(film_node_text(m, &t->scratch)));
    }
    if (film_node_child(n, "original_language"))
        film_builder_id(&t->b, &r->ids, &r->id_count, FILM_STR("tmdb"),
                        film_tree_text(t, n, "id"));
}

static void
add_dates(struct film_tree *t, const xmlNode *n)
{
    static const char *const dates[] = {
        "release_date", "first_air_date", "premiered", "released",
        "releaseDate",  "first_aired",    NULL};
    struct film_record *r = &t->b.record;
    struct film_str date = first_text(t, n, dates);
    film_builder_release_date(&t->b, date, FILM_STR(""));
    r->year = film_date_year(film_tree_text(t, n, "year"));
    if (r->year == 0)
        r->year = film_date_year(first_text(t, n, dates));
}

/* ---- a film ---- */

static void
add_plot(struct film_tree *t, const xmlNode *n)
{
    static const char *const keys[] = {"overview",  "summary",     "plot",
                                       "synopsis",  "description", "extract",
                                       "storyline", NULL};
    t->b.record.plot = film_builder_body(&t->b, first_text(t, n, keys));
    t->b.record.tagline =
        film_builder_text(&t->b, film_tree_text(t, n, "tagline"));
}

static void
add_lists(struct film_tree *t, const xmlNode *n)
{
    struct film_record *r = &t->b.record;
    add_words(t, &r->genres, n, "genres");
    add_words(t, &r->genres, n, "genre");
    add_words(t, &r->countries, n, "production_countries");
    add_words(t, &r->countries, n, "country");
    add_words(t, &r->countries, n, "countries");
    add_words(t, &r->languages, n, "original_language");
    add_words(t, &r->languages, n, "language");
    add_words(t, &r->languages, n, "languages");
    add_words(t, &r->studios, n, "production_companies");
    add_words(t, &r->studios, n, "studios");
    add_words(t, &r->studios, n, "network");
    add_words(t, &r->tags, n, "keywords");
    add_words(t, &r->tags, n, "tags");
}

static enum film_status
take_film(struct film_tree *t, const xmlNode *n, struct film_error *err)
{
    static const char *const inner[] = {"ids",     "externals", "external_ids",
                                        "credits", "_embedded", NULL};
    struct film_record *r = &t->b.record;
    film_builder_record(&t->b, FILM_RECORD_FILM, t->line);
    r->form = film_node_child(n, "first_air_date") ||
                      film_node_child(n, "premiered") ||
                      film_node_child(n, "number_of_seasons") ||
                      film_node_is(n, "show")
                  ? FILM_STR("series")
                  : FILM_STR("movie");
    add_titles(t, n);
    add_dates(t, n);
    r->runtime = film_tree_number(film_tree_text(t, n, "runtime"));
    add_plot(t, n);
    film_builder_rating(&t->b, film_tree_text(t, n, "vote_average"),
                        FILM_STR("10"), FILM_STR("tmdb"));
    add_lists(t, n);
    add_ids(t, n);
    add_all_people(t, n);
    for (size_t i = 0; inner[i]; i++) {
        const xmlNode *m = film_node_child(n, inner[i]);
        if (m) {
            add_ids(t, m);
            add_all_people(t, m);
        }
    }
    return film_builder_emit_record(&t->b, err);
}

/* ---- a person ---- */

static bool
is_person(const xmlNode *n)
{
    static const char *const keys[] = {"birthday", "biography",
                                       "known_for_department", "known_for"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (film_node_child(n, keys[i]))
            return true;
    return false;
}

static enum film_status
take_person(struct film_tree *t, const xmlNode *n, struct film_error *err)
{
    static const char *const died[] = {"deathday", "death", NULL};
    struct film_record *r = &t->b.record;
    film_builder_record(&t->b, FILM_RECORD_PERSON, t->line);
    film_builder_name(&t->b, &r->names, FILM_NAME_MAIN,
                      film_tree_text(t, n, "name"), FILM_STR(""));
    const xmlNode *m = film_node_child(n, "also_known_as");
    for (; m; m = film_node_next(m, "also_known_as"))
        film_builder_name(&t->b, &r->names, FILM_NAME_ALTERNATIVE,
                          name_of(t, m), FILM_STR(""));
    r->born = film_builder_date(&t->b, film_tree_text(t, n, "birthday"));
    r->died = film_builder_date(&t->b, first_text(t, n, died));
    r->plot = film_builder_body(&t->b, film_tree_text(t, n, "biography"));
    add_ids(t, n);
    if ((m = film_node_child(n, "ids")))
        add_ids(t, m);
    for (m = film_node_child(n, "known_for"); m;
         m = film_node_next(m, "known_for"))
        film_builder_add(&t->b, &r->works, name_of(t, m));
    enum film_status st = film_builder_emit_record(&t->b, err);
    for (m = film_node_child(n, "known_for"); m && st == FILM_OK;
         m = film_node_next(m, "known_for"))
        if (film_node_child(m, "title") || film_node_child(m, "name"))
            st = take_film(t, m, err);
    return st;
}

/* ---- what is around films ---- */

/* Returns the list of films in an object that has a name but is not a film,
 * such as a collection or a user's list; NULL if there is none. */
static const char *
list_in(const xmlNode *n)
{
    static const char *const lists[] = {"parts", "items"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (film_node_child(film_node_child(n, lists[i]), "title") ||
            film_node_child(film_node_child(n, lists[i]), "name"))
            return lists[i];
    return NULL;
}

/* True if n has films by their ids: objects with a title alone. */
static bool
is_keyed(const xmlNode *n)
{
    const xmlNode *m = film_node_child(n, NULL);
    if (!m)
        return false;
    for (; m; m = film_node_next(m, NULL))
        if (!film_node_child(m, "title"))
            return false;
    return true;
}

/* What is around films is looked into; an object without a title and without
 * such a member is not a film, which the builder reports. */
static enum film_status
take(struct film_tree *t, const xmlNode *n, struct film_error *err)
{
    bool wrapped = false;
    enum film_status st = FILM_OK;
    const char *list = list_in(n);
    for (const xmlNode *m = list ? film_node_child(n, list) : NULL;
         m && st == FILM_OK; m = film_node_next(m, list))
        st = take(t, m, err);
    if (list)
        return st;
    if (is_person(n) && film_node_child(n, "name"))
        return take_person(t, n, err);
    if (film_node_child(n, "title") || film_node_child(n, "name"))
        return take_film(t, n, err);
    if (is_keyed(n)) {
        for (n = film_node_child(n, NULL); n && st == FILM_OK;
             n = film_node_next(n, NULL))
            st = take_film(t, n, err);
        return st;
    }
    for (size_t i = 0; wrappers[i]; i++)
        for (const xmlNode *m = film_node_child(n, wrappers[i]);
             m && st == FILM_OK; m = film_node_next(m, wrappers[i])) {
            if (!film_node_child(m, NULL))
                continue;
            wrapped = true;
            st = take(t, m, err);
        }
    return wrapped || st != FILM_OK ? st : take_film(t, n, err);
}

/* How many of the words head has. */
static int
mentions(struct film_str head, const char *const *words)
{
    int n = 0;
    for (; *words; words++)
        n += film_tree_mentions(head, *words);
    return n;
}

/* Members that show a film's record, and those that show an article with its
 * own text. */
static int
sniff(struct film_str head, struct film_str path)
{
    static const char *const service[] = {"\"original_title\"",
                                          "\"original_name\"",
                                          "\"trakt\"",
                                          "\"externals\"",
                                          "\"tmdb_id\"",
                                          "\"first_air_date\"",
                                          NULL};
    static const char *const film[] = {
        "\"cast\"",         "\"genres\"",     "\"genre\"",
        "\"director\"",     "\"directors\"",  "\"actors\"",
        "\"release_date\"", "\"runtime\"",    "\"premiered\"",
        "\"overview\"",     "\"imdb_id\"",    "\"birthday\"",
        "\"biography\"",    "\"watched_at\"", NULL};
    static const char *const article[] = {
        "\"text\"",   "\"contents\"", "\"content\"",
        "\"body\"",   "\"article\"",  "\"articleBody\"",
        "\"review\"", "\"author\"",   NULL};
    (void)path;
    if (!film_tree_is_json(head) ||
        !(film_tree_mentions(head, "\"title\"") ||
          film_tree_mentions(head, "\"name\"")) ||
        mentions(head, article) > 0)
        return 0;
    int signs = mentions(head, film);
    if (mentions(head, service) > 0 && signs > 0)
        return 85;
    bool dated = film_tree_mentions(head, "\"year\"") ||
                 film_tree_mentions(head, "\"release_date\"");
    return signs >= 2 || (signs == 1 && dated) ? 75 : 0;
}

static enum film_status
read_movie_json(struct film_stream *in, struct film_read_context *ctx,
                struct film_error *err)
{
    /* Every object at the top is a film. */
    static const struct film_tree_format format = {"movie-json", NULL, "",
                                                   false, take};
    return film_tree_read(in, ctx, &format, err);
}

const struct film_reader film_reader_movie_json = {"movie-json", sniff,
                                                   read_movie_json};
