/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Answers of omdbapi.com: XML, everything in attributes of <movie> or
 * <result>, and JSON. The service does not always escape "&". */
#include <config.h>
#include "read/formats.h"

#include "read/date.h"
#include "read/xml/tree.h"

enum { CREDITS = 1000 };

static int
sniff(struct film_str head, struct film_str path)
{
    (void)path;
    struct film_str name, space;
    if (film_xml_root(head, &name, &space))
        return film_str_equal(name, FILM_STR("root")) &&
                       film_tree_mentions(head, "response=\"")
                   ? 92
                   : 0;
    return film_tree_is_json(head) && film_tree_mentions(head, "\"Title\"") &&
                   film_tree_mentions(head, "\"imdbID\"")
               ? 92
               : 0;
}

/* A field: an attribute in XML, a member with a capital in JSON; "N/A" is
 * nothing. */
static struct film_str
field(struct film_tree *t, const xmlNode *n, const char *name)
{
    char capital[24];
    size_t length = strlen(name);
    struct film_str s = film_tree_attr(t, n, name);
    if (s.n == 0 && length < sizeof capital) {
        memcpy(capital, name, length + 1);
        if (capital[0] >= 'a' && capital[0] <= 'z' &&
            strncmp(name, "imdb", 4) != 0)
            capital[0] = (char)(capital[0] - 'a' + 'A');
        s = film_tree_text(t, n, capital);
    }
    return film_str_equal(s, FILM_STR("N/A")) ? (struct film_str){0} : s;
}

/* "Jonathan Nolan (screenplay), Christopher Nolan" */
static void
add_people(struct film_tree *t, const xmlNode *n, const char *name,
           enum film_job job)
{
    struct film_str rest = field(t, n, name), one;
    /* Each name is looked for among those before it. */
    while (t->b.record.credit_count < CREDITS &&
           film_str_cut(&rest, ',', &one)) {
        const char *open = memchr(one.p, '(', one.n);
        if (open)
            one.n = (size_t)(open - one.p);
        one = film_str_trim(one);
        bool known = one.n == 0;
        struct film_record *r = &t->b.record;
        for (size_t i = 0; i < r->credit_count && !known; i++)
            known = r->credits[i].job == job && r->credits[i].names.n &&
                    film_str_equal(r->credits[i].names.v[0].text, one);
        struct film_credit *c =
            known ? NULL : film_builder_credit(&t->b, job, t->line);
        if (c)
            film_builder_name(&t->b, &c->names, FILM_NAME_MAIN, one,
                              FILM_STR(""));
    }
}

/* A list of all in JSON, attributes in XML. */
static void
add_ratings(struct film_tree *t, const xmlNode *n)
{
    const xmlNode *k = film_node_child(n, "Ratings");
    for (; k; k = film_node_next(k, "Ratings")) {
        struct film_str by =
            film_builder_text(&t->b, film_tree_text(t, k, "Source"));
        film_builder_rating(&t->b, film_tree_text(t, k, "Value"), FILM_STR(""),
                            by);
    }
    if (t->b.record.rating_count > 0)
        return;
    film_builder_rating(&t->b, field(t, n, "imdbRating"), FILM_STR("10"),
                        FILM_STR("imdb"));
    film_builder_rating(&t->b, field(t, n, "metascore"), FILM_STR("100"),
                        FILM_STR("metacritic"));
}

static enum film_status
take_film(struct film_tree *t, const xmlNode *n, struct film_error *err)
{
    struct film_builder *b = &t->b;
    struct film_record *r = &b->record;
    film_builder_record(b, FILM_RECORD_FILM, t->line);
    r->form = film_builder_text(b, field(t, n, "type"));
    if (r->form.n == 0)
        r->form = FILM_STR("movie");
    film_builder_name(b, &r->names, FILM_NAME_MAIN, field(t, n, "title"),
                      FILM_STR(""));
    r->ref = film_builder_text(b, field(t, n, "imdbID"));
    film_builder_id(b, &r->ids, &r->id_count, FILM_STR("imdb"), r->ref);
    r->year = film_date_year(field(t, n, "year"));
    film_builder_release_date(b, field(t, n, "released"), FILM_STR(""));
    r->runtime = film_tree_number(field(t, n, "runtime"));
    film_builder_split(b, &r->genres, field(t, n, "genre"), ",");
    film_builder_split(b, &r->countries, field(t, n, "country"), ",");
    film_builder_split(b, &r->languages, field(t, n, "language"), ",");
    film_builder_split(b, &r->studios, field(t, n, "production"), ",");
    r->plot = film_builder_body(b, field(t, n, "plot"));
    add_ratings(t, n);
    add_people(t, n, "director", FILM_JOB_DIRECTOR);
    add_people(t, n, "writer", FILM_JOB_WRITER);
    add_people(t, n, "actors", FILM_JOB_CAST);
    return film_builder_emit_record(b, err);
}

static enum film_status
take(struct film_tree *t, const xmlNode *n, struct film_error *err)
{
    if (film_node_is(n, "error")) {
        struct film_str why = film_str_trim(film_node_text(n, &t->scratch));
        return film_error_set(err, FILM_ERR_INPUT,
                              "line %u: an error message of OMDb: %.*s",
                              (unsigned)t->line, (int)why.n, why.p);
    }
    const xmlNode *found = film_node_child(n, "Search");
    if (!found)
        return take_film(t, n, err);
    enum film_status st = FILM_OK;
    for (; found && st == FILM_OK; found = film_node_next(found, "Search"))
        st = take_film(t, found, err);
    return st;
}

static enum film_status
read_omdb(struct film_stream *in, struct film_read_context *ctx,
          struct film_error *err)
{
    /* One film is the document itself; a search's films are in "Search". */
    static const struct film_tree_format format = {"omdb", "movie|result|error",
                                                   "", true, take};
    return film_tree_read(in, ctx, &format, err);
}

const struct film_reader film_reader_omdb = {"omdb", sniff, read_omdb};
