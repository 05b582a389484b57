/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Entities of Wikidata in JSON (doc.wikimedia.org/Wikibase, "JSON"): films
 * and people, one or an "entities" object of many. People of a film are given
 * by their number and have a name only where they are in the same input. */
#include <config.h>
#include "read/formats.h"

#include "read/date.h"
#include "read/xml/tree.h"

static int
sniff(struct film_str head, struct film_str path)
{
    (void)path;
    return film_tree_is_json(head) && film_tree_mentions(head, "\"labels\"") &&
                   film_tree_mentions(head, "\"language\"") &&
                   (film_tree_mentions(head, "\"item\"") ||
                    film_tree_mentions(head, "\"entities\""))
               ? 90
               : 0;
}

/* --- claims ------------------------------------------------------------- */

static const xmlNode *
first_claim(const xmlNode *entity, const char *property)
{
    return film_node_child(film_node_child(entity, "claims"), property);
}

/* The value of a statement's or qualifier's snak: its element "value". */
static const xmlNode *
value_of(const xmlNode *statement)
{
    const xmlNode *snak = film_node_child(statement, "mainsnak");
    return film_node_child(
        film_node_child(snak ? snak : statement, "datavalue"), "value");
}

/* A value as text: an item's number, a string, a time or a monolingual text
 * without what is around it. */
static struct film_str
value_text(struct film_tree *t, const xmlNode *statement)
{
    static const char *const parts[] = {"id", "time", "text", "amount"};
    const xmlNode *v = value_of(statement);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct film_str s = film_tree_text(t, v, parts[i]);
        if (s.n) /* "+2018-05-17T00:00:00Z", "+148" */
            return s.p[0] == '+' ? (struct film_str){s.p + 1, s.n - 1} : s;
    }
    return film_str_trim(film_node_text(v, &t->scratch));
}

/* A date's precision: day 11, month 10, year 9. */
static struct film_str
value_date(struct film_tree *t, const xmlNode *statement)
{
    int precision =
        film_tree_number(film_tree_text(t, value_of(statement), "precision"));
    struct film_str s = value_text(t, statement);
    size_t keep = precision >= 11 ? 10 : precision == 10 ? 7 : 4;
    if (precision && precision < 9)
        keep = 0;
    s.n = s.n < keep ? s.n : keep;
    return film_builder_date(&t->b, s);
}

static bool
has_value(struct film_tree *t, const xmlNode *entity, const char *property,
          const char *const *values)
{
    const xmlNode *n = first_claim(entity, property);
    for (; n; n = film_node_next(n, property))
        for (size_t i = 0; values[i]; i++)
            if (film_str_equal(value_text(t, n), film_str_from(values[i])))
                return true;
    return false;
}

/* --- names and people --------------------------------------------------- */

static void
add_names(struct film_tree *t, const xmlNode *entity)
{
    struct film_names *names = &t->b.record.names;
    const xmlNode *labels = film_node_child(entity, "labels");
    const xmlNode *en = film_node_child(labels, "en");
    struct film_buf *lang = &t->scratch2;
    film_builder_name(&t->b, names, FILM_NAME_MAIN,
                      film_tree_text(t, en, "value"), FILM_STR("en"));
    const xmlNode *n = first_claim(entity, "P1476");
    for (; n; n = film_node_next(n, "P1476")) {
        film_buf_reset(lang);
        film_buf_str(lang, film_tree_text(t, value_of(n), "language"));
        film_builder_name(&t->b, names,
                          names->n ? FILM_NAME_ORIGINAL : FILM_NAME_MAIN,
                          value_text(t, n), film_buf_get(lang));
    }
    static const char *const lists[] = {"labels", "aliases"};
    for (size_t i = 0; i < 2; i++)
        for (n = film_node_child(film_node_child(entity, lists[i]), NULL); n;
             n = film_node_next(n, NULL)) {
            film_buf_reset(lang);
            film_buf_str(lang, film_tree_text(t, n, "language"));
            film_builder_name(&t->b, names,
                              names->n == 0 ? FILM_NAME_MAIN
                              : i           ? FILM_NAME_ALTERNATIVE
                                            : FILM_NAME_TRANSLATED,
                              film_tree_text(t, n, "value"),
                              film_buf_get(lang));
        }
}

static void
add_credits(struct film_tree *t, const xmlNode *entity, const char *property,
            enum film_job job)
{
    struct film_builder *b = &t->b;
    const xmlNode *n = first_claim(entity, property);
    for (; n; n = film_node_next(n, property)) {
        struct film_str who = value_text(t, n);
        struct film_credit *c =
            who.n ? film_builder_credit(b, job, film_tree_line(t, n)) : NULL;
        if (!c)
            continue;
        c->person_ref = film_builder_text(b, who);
        film_builder_id(b, &c->person_ids, &c->person_id_count,
                        FILM_STR("wikidata"), c->person_ref);
        /* P4633: name of the character as text */
        const xmlNode *role =
            film_node_child(film_node_child(n, "qualifiers"), "P4633");
        for (; role; role = film_node_next(role, "P4633"))
            film_builder_name(b, &c->roles, FILM_NAME_MAIN, value_text(t, role),
                              FILM_STR(""));
    }
}

static void
add_ids(struct film_tree *t, const xmlNode *entity)
{
    static const char *const ids[][2] = {
        {"P345", "imdb"}, {"P4947", "tmdb"}, {"P4985", "tmdb"}};
    struct film_record *r = &t->b.record;
    r->ref = film_builder_text(&t->b, film_tree_text(t, entity, "id"));
    film_builder_id(&t->b, &r->ids, &r->id_count, FILM_STR("wikidata"), r->ref);
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        film_builder_id(&t->b, &r->ids, &r->id_count, film_str_from(ids[i][1]),
                        value_text(t, first_claim(entity, ids[i][0])));
}

/* --- entities ----------------------------------------------------------- */

static enum film_status
take_film(struct film_tree *t, const xmlNode *entity, bool series,
          struct film_error *err)
{
    struct film_builder *b = &t->b;
    struct film_record *r = &b->record;
    film_builder_record(b, FILM_RECORD_FILM, t->line);
    r->form = series ? FILM_STR("series") : FILM_STR("movie");
    add_ids(t, entity);
    add_names(t, entity);
    const xmlNode *n = first_claim(entity, "P577");
    for (; n; n = film_node_next(n, "P577")) {
        struct film_str date = value_date(t, n);
        int year = film_date_year(date);
        film_builder_release_date(b, date, FILM_STR(""));
        if (year && (r->year == 0 || year < r->year))
            r->year = year;
    }
    r->runtime = film_tree_number(value_text(t, first_claim(entity, "P2047")));
    add_credits(t, entity, "P57", FILM_JOB_DIRECTOR);
    add_credits(t, entity, "P58", FILM_JOB_WRITER);
    add_credits(t, entity, "P161", FILM_JOB_CAST);
    add_credits(t, entity, "P162", FILM_JOB_PRODUCER);
    add_credits(t, entity, "P86", FILM_JOB_COMPOSER);
    add_credits(t, entity, "P344", FILM_JOB_CINEMATOGRAPHER);
    add_credits(t, entity, "P1040", FILM_JOB_EDITOR);
    return film_builder_emit_record(b, err);
}

static enum film_status
take_person(struct film_tree *t, const xmlNode *entity, struct film_error *err)
{
    struct film_builder *b = &t->b;
    film_builder_record(b, FILM_RECORD_PERSON, t->line);
    add_ids(t, entity);
    add_names(t, entity);
    b->record.born = value_date(t, first_claim(entity, "P569"));
    b->record.died = value_date(t, first_claim(entity, "P570"));
    return film_builder_emit_record(b, err);
}

/* What an entity is an instance of (P31). */
static enum film_status
take_entity(struct film_tree *t, const xmlNode *entity, struct film_error *err)
{
    static const char *const human[] = {"Q5", NULL};
    static const char *const film[] = {
        "Q11424",  "Q24869",  "Q24862",   "Q506240",   "Q93204", "Q202866",
        "Q226730", "Q229390", "Q5778924", "Q20650540", NULL};
    static const char *const series[] = {"Q5398426", "Q1259759", "Q581714",
                                         NULL};
    if (has_value(t, entity, "P31", human))
        return take_person(t, entity, err);
    bool is_series = has_value(t, entity, "P31", series);
    struct film_str imdb = value_text(t, first_claim(entity, "P345"));
    if (is_series || has_value(t, entity, "P31", film) ||
        film_str_starts(imdb, FILM_STR("tt")))
        return take_film(t, entity, is_series, err);
    struct film_str id = film_tree_text(t, entity, "id");
    film_read_warn(t->b.ctx, t->line, "%.*s is neither a film nor a person",
                   (int)id.n, id.p);
    return FILM_OK;
}

static enum film_status
take(struct film_tree *t, const xmlNode *n, struct film_error *err)
{
    const xmlNode *entities = film_node_child(n, "entities");
    if (!entities)
        return take_entity(t, n, err);
    enum film_status st = FILM_OK;
    const xmlNode *entity = film_node_child(entities, NULL);
    for (; entity && st == FILM_OK; entity = film_node_next(entity, NULL))
        st = take_entity(t, entity, err);
    return st;
}

static enum film_status
read_wikidata(struct film_stream *in, struct film_read_context *ctx,
              struct film_error *err)
{
    static const struct film_tree_format format = {"wikidata", NULL, "", false,
                                                   take};
    return film_tree_read(in, ctx, &format, err);
}

const struct film_reader film_reader_wikidata = {"wikidata", sniff,
                                                 read_wikidata};
