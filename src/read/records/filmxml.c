/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Our own records: corpus/film.rng is the grammar, and the order of what
 * follows here is its order. A record is read at a time, so that a file may
 * hold any number. */
#include <config.h>
#include "read/builder.h"
#include "read/date.h"
#include "read/formats.h"
#include "read/xml/xml.h"

#include <stdlib.h>

enum { UNKNOWN_MOST = 10 }; /* warnings a file */

struct reader {
    struct film_builder b;
    struct film_buf scratch;
    struct film_buf plot; /* of the present record */
    unsigned unknown;
};

static struct film_str
attr(struct reader *r, const xmlNode *n, const char *name)
{
    return film_node_attr(n, name, &r->scratch);
}

static struct film_str
kept(struct reader *r, const xmlNode *n, const char *name)
{
    return film_builder_text(&r->b, attr(r, n, name));
}

static int
whole_number(struct film_str s)
{
    char digits[10];
    s = film_str_trim(s);
    if (s.n == 0 || s.n >= sizeof digits)
        return 0;
    memcpy(digits, s.p, s.n);
    digits[s.n] = '\0';
    char *end;
    long v = strtol(digits, &end, 10);
    return *end == '\0' && v > 0 ? (int)v : 0;
}

/* ---- parts that films and persons share ---- */

static struct film_name *
add_name(struct reader *r, struct film_names *to, const xmlNode *n,
         enum film_name_kind kind)
{
    struct film_buf text;
    film_buf_init(&text, SIZE_MAX / 4);
    struct film_str lang = kept(r, n, "lang");
    struct film_name *name =
        film_builder_name(&r->b, to, kind, film_node_text(n, &text), lang);
    film_buf_release(&text);
    return name;
}

static enum film_name_kind
name_kind(struct film_str kind)
{
    static const struct {
        struct film_str word;
        enum film_name_kind kind;
    } kinds[] = {
        {FILM_STR("main"), FILM_NAME_MAIN},
        {FILM_STR("original"), FILM_NAME_ORIGINAL},
        {FILM_STR("native"), FILM_NAME_ORIGINAL},
        {FILM_STR("romanised"), FILM_NAME_ROMANISED},
        {FILM_STR("translated"), FILM_NAME_TRANSLATED},
        {FILM_STR("birth"), FILM_NAME_BIRTH},
        {FILM_STR("stage"), FILM_NAME_STAGE},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (film_str_equal(kinds[i].word, kind))
            return kinds[i].kind;
    return FILM_NAME_ALTERNATIVE;
}

/* There can be one for each language. */
static void
add_plot(struct reader *r, const xmlNode *n)
{
    if (r->plot.n > 0)
        film_buf_text(&r->plot, "\n\n");
    film_node_add_text(n, &r->plot);
}

static struct film_award *
add_award(struct reader *r, const xmlNode *n)
{
    struct film_award *a = film_builder_award(&r->b, film_node_line(n));
    if (!a)
        return NULL;
    a->year = film_date_year(attr(r, n, "year"));
    a->ceremony = kept(r, n, "ceremony");
    a->edition = kept(r, n, "edition");
    a->category = kept(r, n, "category");
    a->won = film_str_equal(attr(r, n, "result"), FILM_STR("won"));
    return a;
}

static void
unknown(struct reader *r, const xmlNode *n)
{
    if (r->unknown++ < UNKNOWN_MOST)
        film_read_warn(r->b.ctx, film_node_line(n),
                       "unknown element <%.40s> was left out",
                       (const char *)n->name);
}

static bool
read_id(struct reader *r, const xmlNode *n)
{
    struct film_record *rec = &r->b.record;
    if (!film_node_is(n, "id"))
        return false;
    struct film_str scheme = kept(r, n, "scheme");
    film_builder_id(&r->b, &rec->ids, &rec->id_count, scheme,
                    attr(r, n, "value"));
    return true;
}

/* ---- film ---- */

static void
add_credit(struct reader *r, const xmlNode *n, enum film_job job)
{
    struct film_credit *c = film_builder_credit(&r->b, job, film_node_line(n));
    if (!c)
        return;
    if (job == FILM_JOB_OTHER)
        c->job_text = kept(r, n, "job");
    c->person_ref = kept(r, n, "person");
    film_builder_name(&r->b, &c->names, FILM_NAME_MAIN, attr(r, n, "name"),
                      FILM_STR(""));
    for (const xmlNode *e = film_node_child(n, "role"); e;
         e = film_node_next(e, "role")) {
        bool also = film_str_equal(attr(r, e, "also"), FILM_STR("true")) ||
                    film_str_equal(attr(r, e, "also"), FILM_STR("1"));
        add_name(r, &c->roles, e,
                 also ? FILM_NAME_ALTERNATIVE : FILM_NAME_MAIN);
    }
}

static void
film_element(struct reader *r, const xmlNode *n)
{
    struct film_record *rec = &r->b.record;
    struct film_award *award;
    if (film_node_is(n, "title")) {
        add_name(r, &rec->names, n, name_kind(attr(r, n, "kind")));
    } else if (film_node_is(n, "release")) {
        struct film_str country = kept(r, n, "country");
        film_builder_release_date(&r->b, attr(r, n, "date"), country);
    } else if (film_node_is(n, "country")) {
        film_builder_add(&r->b, &rec->countries, attr(r, n, "code"));
    } else if (film_node_is(n, "language")) {
        film_builder_add(&r->b, &rec->languages, attr(r, n, "code"));
    } else if (film_node_is(n, "genre")) {
        film_builder_add(&r->b, &rec->genres, film_node_text(n, &r->scratch));
    } else if (film_node_is(n, "synopsis")) {
        add_plot(r, n);
    } else if (film_node_is(n, "actor")) {
        add_credit(r, n, FILM_JOB_CAST);
    } else if (film_node_is(n, "crew")) {
        add_credit(r, n, film_job_parse(attr(r, n, "job")));
    } else if (film_node_is(n, "award")) {
        if ((award = add_award(r, n))) {
            award->person_ref = kept(r, n, "person");
            award->person = kept(r, n, "name");
        }
    } else {
        unknown(r, n);
    }
}

static void
read_film(struct reader *r, const xmlNode *n, uint32_t line)
{
    struct film_record *rec = &r->b.record;
    film_builder_record(&r->b, FILM_RECORD_FILM, line);
    rec->ref = kept(r, n, "id");
    rec->form = kept(r, n, "type");
    if (rec->form.n == 0 || film_str_equal(rec->form, FILM_STR("film")))
        rec->form = FILM_STR("movie");
    rec->year = film_date_year(attr(r, n, "year"));
    rec->runtime = whole_number(attr(r, n, "runtime"));
    for (const xmlNode *e = film_node_child(n, NULL); e;
         e = film_node_next(e, NULL))
        if (!read_id(r, e))
            film_element(r, e);
}

/* ---- person ---- */

static void
person_element(struct reader *r, const xmlNode *n)
{
    struct film_record *rec = &r->b.record;
    struct film_award *award;
    if (film_node_is(n, "name")) {
        enum film_name_kind kind = name_kind(attr(r, n, "kind"));
        struct film_str family = kept(r, n, "family");
        struct film_name *name = add_name(r, &rec->names, n, kind);
        if (name)
            name->family = family;
    } else if (film_node_is(n, "profession")) {
        film_builder_add(&r->b, &rec->tags, film_node_text(n, &r->scratch));
    } else if (film_node_is(n, "biography")) {
        add_plot(r, n);
    } else if (film_node_is(n, "award")) {
        if ((award = add_award(r, n))) {
            award->film_ref = kept(r, n, "film");
            award->film = kept(r, n, "work");
        }
    } else {
        unknown(r, n);
    }
}

static void
read_person(struct reader *r, const xmlNode *n, uint32_t line)
{
    struct film_record *rec = &r->b.record;
    film_builder_record(&r->b, FILM_RECORD_PERSON, line);
    rec->ref = kept(r, n, "id");
    rec->born = film_builder_date(&r->b, attr(r, n, "born"));
    rec->died = film_builder_date(&r->b, attr(r, n, "died"));
    for (const xmlNode *e = film_node_child(n, NULL); e;
         e = film_node_next(e, NULL))
        if (!read_id(r, e))
            person_element(r, e);
}

/* ---- the file ---- */

static enum film_status
read_record(struct reader *r, struct film_xml *x, struct film_error *err)
{
    const xmlNode *n;
    uint32_t line = film_xml_line(x);
    film_buf_reset(&r->plot);
    enum film_status st = film_xml_expand(x, &n, err);
    if (st != FILM_OK)
        return st;
    if (film_node_is(n, "film")) {
        read_film(r, n, line);
    } else if (film_node_is(n, "person")) {
        read_person(r, n, line);
    } else {
        unknown(r, n);
        return FILM_OK;
    }
    film_node_report_unread(r->b.ctx, n, line);
    r->b.record.plot = film_builder_body(&r->b, film_buf_get(&r->plot));
    return film_builder_emit_record(&r->b, err);
}

static enum film_status
read_records(struct reader *r, struct film_xml *x, struct film_error *err)
{
    enum film_status st = film_xml_next(x, err); /* to the root */
    if (st == FILM_OK)
        st = film_xml_next(x, err);
    while (st == FILM_OK) {
        if (film_xml_depth(x) != 1 || !film_xml_is_start(x, NULL)) {
            st = film_xml_next(x, err);
            continue;
        }
        st = read_record(r, x, err);
        if (st == FILM_OK)
            st = film_xml_skip(x, err);
    }
    if (r->unknown > UNKNOWN_MOST)
        film_read_warn(r->b.ctx, 0, "%u unknown elements in all", r->unknown);
    return st == FILM_END ? FILM_OK : st;
}

static enum film_status
read_filmxml(struct film_stream *in, struct film_read_context *ctx,
             struct film_error *err)
{
    struct reader r = {.unknown = 0};
    struct film_xml *x = NULL;
    film_builder_init(&r.b, ctx, film_reader_filmxml.name);
    film_buf_init(&r.scratch, SIZE_MAX / 4);
    film_buf_init(&r.plot, SIZE_MAX / 4);
    enum film_status st = film_xml_open(&x, in, ctx, err);
    if (st == FILM_OK)
        st = read_records(&r, x, err);
    film_xml_free(x);
    film_buf_release(&r.scratch);
    film_buf_release(&r.plot);
    film_builder_release(&r.b);
    return st;
}

static int
sniff(struct film_str head, struct film_str path)
{
    (void)path;
    return film_xml_root_is(head, "filmdata") ? 95 : 0;
}

const struct film_reader film_reader_filmxml = {"filmxml", sniff, read_filmxml};
