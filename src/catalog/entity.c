/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "catalog/entity.h"

#include "base/unpack.h"
#include "schema/schema.h"

#include <stdlib.h>

struct film_str
film_job_name(enum film_job job, struct film_str text)
{
    static const char *const names[] = {
        [FILM_JOB_CAST] = "cast",
        [FILM_JOB_DIRECTOR] = "director",
        [FILM_JOB_WRITER] = "writer",
        [FILM_JOB_PRODUCER] = "producer",
        [FILM_JOB_COMPOSER] = "composer",
        [FILM_JOB_CINEMATOGRAPHER] = "cinematographer",
        [FILM_JOB_EDITOR] = "editor",
        [FILM_JOB_OTHER] = "crew",
    };
    return job == FILM_JOB_OTHER && text.n > 0 ? text
                                               : film_str_from(names[job]);
}

/* Directors count more than actors: a film is searched for by its director's
 * name more often, and a surname alone mostly means one. */
unsigned
film_entity_prominence(const struct film_entity *e)
{
    enum { DIRECTOR = 6 };
    unsigned n = 0;
    for (size_t i = 0; i < e->credit_count; i++)
        n += e->credits[i].job == FILM_JOB_DIRECTOR ? DIRECTOR : 1;
    return n;
}

/* The claims of a conflict about years are the years in all records. */
void
film_entity_years(int years[FILM_ENTITY_YEARS], size_t *n,
                  const struct film_entity *e)
{
    *n = 0;
    if (e->year > 0)
        years[(*n)++] = e->year;
    for (size_t i = 0; i < e->conflict_count; i++) {
        const struct film_entity_conflict *c = &e->conflicts[i];
        for (size_t k = 0; k < c->n && *n < FILM_ENTITY_YEARS; k++) {
            char digits[8] = "";
            size_t known = 0;
            struct film_str said = c->claims[k].said;
            if (!film_str_equal(c->what, FILM_STR("year")) ||
                said.n >= sizeof digits)
                continue;
            memcpy(digits, said.p, said.n);
            int year = (int)strtoul(digits, NULL, 10);
            while (known < *n && years[known] != year)
                known++;
            if (known == *n && year > 0)
                years[(*n)++] = year;
        }
    }
}

/* ---- Writing ---------------------------------------------------------- */

static void
put_source(struct film_buf *out, struct film_source s)
{
    film_buf_varstr(out, s.path);
    film_buf_varint(out, s.line);
}

static void
put_credit(struct film_buf *out, const struct film_entity_credit *c)
{
    film_buf_varstr(out, c->other_id);
    film_buf_varstr(out, c->other);
    film_buf_varint(out, c->job);
    film_buf_varstr(out, c->job_text);
    film_pack_strs(out, c->roles);
    film_buf_varint(out, (uint64_t)c->year);
    put_source(out, c->source);
}

static void
put_fact(struct film_buf *out, const struct film_entity_fact *f)
{
    film_buf_varint(out, f->kind);
    film_buf_varstr(out, f->said);
    film_buf_varstr(out, f->of);
    put_source(out, f->source);
}

static void
put_award(struct film_buf *out, const struct film_entity_award *a)
{
    film_buf_varstr(out, a->ceremony);
    film_buf_varstr(out, a->edition);
    film_buf_varstr(out, a->category);
    film_buf_varstr(out, a->film);
    film_buf_varstr(out, a->person);
    film_buf_varint(out, (uint64_t)a->year);
    film_buf_varint(out, a->won);
    put_source(out, a->source);
}

static void
put_conflict(struct film_buf *out, const struct film_entity_conflict *c)
{
    film_buf_varstr(out, c->what);
    film_buf_varint(out, c->n);
    for (size_t i = 0; i < c->n; i++) {
        film_buf_varstr(out, c->claims[i].said);
        put_source(out, c->claims[i].source);
    }
}

void
film_entity_store(struct film_buf *out, const struct film_entity *e)
{
    film_buf_byte(out, FILM_KIND_ENTITY[0]);
    film_buf_varint(out, e->person);
    film_buf_varstr(out, e->id);
    film_buf_varint(out, e->names.n);
    for (size_t i = 0; i < e->names.n; i++) {
        film_buf_varstr(out, e->names.v[i].text);
        film_buf_varstr(out, e->names.v[i].language);
        film_buf_varint(out, e->names.v[i].kind);
    }
    film_pack_strs(out, e->ids);
    film_buf_varint(out, (uint64_t)e->year);
    film_buf_varstr(out, e->born);
    film_buf_varstr(out, e->died);
    film_buf_varint(out, e->fact_count);
    for (size_t i = 0; i < e->fact_count; i++)
        put_fact(out, &e->facts[i]);
    film_buf_varint(out, e->credit_count);
    for (size_t i = 0; i < e->credit_count; i++)
        put_credit(out, &e->credits[i]);
    film_buf_varint(out, e->award_count);
    for (size_t i = 0; i < e->award_count; i++)
        put_award(out, &e->awards[i]);
    film_buf_varint(out, e->conflict_count);
    for (size_t i = 0; i < e->conflict_count; i++)
        put_conflict(out, &e->conflicts[i]);
    put_source(out, e->source);
}

/* ---- Reading ---------------------------------------------------------- */

static struct film_source
get_source(struct film_unpack *in)
{
    struct film_source s;
    s.path = film_unpack_str(in);
    s.line = (uint32_t)film_unpack_number(in);
    return s;
}

static void
get_credit(struct film_unpack *in, struct film_entity_credit *c)
{
    c->other_id = film_unpack_str(in);
    c->other = film_unpack_str(in);
    uint64_t job = film_unpack_number(in);
    c->job = job <= FILM_JOB_OTHER ? (enum film_job)job : FILM_JOB_OTHER;
    c->job_text = film_unpack_str(in);
    c->roles = film_unpack_strs(in);
    c->year = (int)film_unpack_number(in);
    c->source = get_source(in);
}

static void
get_fact(struct film_unpack *in, struct film_entity_fact *f)
{
    uint64_t kind = film_unpack_number(in);
    f->kind = kind < FILM_ENTITY_FACT_KINDS ? (enum film_entity_fact_kind)kind
                                            : FILM_ENTITY_RELEASE;
    f->said = film_unpack_str(in);
    f->of = film_unpack_str(in);
    f->source = get_source(in);
}

static void
get_award(struct film_unpack *in, struct film_entity_award *a)
{
    a->ceremony = film_unpack_str(in);
    a->edition = film_unpack_str(in);
    a->category = film_unpack_str(in);
    a->film = film_unpack_str(in);
    a->person = film_unpack_str(in);
    a->year = (int)film_unpack_number(in);
    a->won = film_unpack_number(in) != 0;
    a->source = get_source(in);
}

static void
get_conflict(struct film_unpack *in, struct film_entity_conflict *c)
{
    c->what = film_unpack_str(in);
    c->claims = film_unpack_list(in, &c->n, sizeof *c->claims);
    for (size_t i = 0; i < c->n; i++) {
        c->claims[i].said = film_unpack_str(in);
        c->claims[i].source = get_source(in);
    }
}

static void
get_names(struct film_unpack *in, struct film_names *names)
{
    names->v = film_unpack_list(in, &names->n, sizeof *names->v);
    for (size_t i = 0; i < names->n; i++) {
        names->v[i].text = film_unpack_str(in);
        names->v[i].language = film_unpack_str(in);
        uint64_t kind = film_unpack_number(in);
        names->v[i].kind = kind <= FILM_NAME_STAGE ? (enum film_name_kind)kind
                                                   : FILM_NAME_ALTERNATIVE;
    }
}

enum film_status
film_entity_load(struct film_entity *e, struct film_str data,
                 struct film_arena *arena, struct film_error *err)
{
    struct film_unpack in = {
        data, 1, arena, data.n == 0 || data.p[0] != FILM_KIND_ENTITY[0], false};
    memset(e, 0, sizeof *e);
    e->person = film_unpack_number(&in) != 0;
    e->id = film_unpack_str(&in);
    get_names(&in, &e->names);
    e->ids = film_unpack_strs(&in);
    e->year = (int)film_unpack_number(&in);
    e->born = film_unpack_str(&in);
    e->died = film_unpack_str(&in);
    e->facts = film_unpack_list(&in, &e->fact_count, sizeof *e->facts);
    for (size_t i = 0; i < e->fact_count; i++)
        get_fact(&in, &e->facts[i]);
    e->credits = film_unpack_list(&in, &e->credit_count, sizeof *e->credits);
    for (size_t i = 0; i < e->credit_count; i++)
        get_credit(&in, &e->credits[i]);
    e->awards = film_unpack_list(&in, &e->award_count, sizeof *e->awards);
    for (size_t i = 0; i < e->award_count; i++)
        get_award(&in, &e->awards[i]);
    e->conflicts =
        film_unpack_list(&in, &e->conflict_count, sizeof *e->conflicts);
    for (size_t i = 0; i < e->conflict_count; i++)
        get_conflict(&in, &e->conflicts[i]);
    e->source = get_source(&in);
    return film_unpack_end(&in, "an entry of the catalogue", err);
}
