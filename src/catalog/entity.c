/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "catalog/entity.h"

#include "schema/schema.h"

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

/* ---- Writing ---------------------------------------------------------- */

static void
put_strs(struct film_buf *out, struct film_strs s)
{
    film_buf_varint(out, s.n);
    for (size_t i = 0; i < s.n; i++)
        film_buf_varstr(out, s.v[i]);
}

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
    put_strs(out, c->roles);
    film_buf_varint(out, (uint64_t)c->year);
    put_source(out, c->source);
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
    put_strs(out, e->ids);
    film_buf_varint(out, (uint64_t)e->year);
    film_buf_varstr(out, e->born);
    film_buf_varstr(out, e->died);
    film_buf_varint(out, e->credit_count);
    for (size_t i = 0; i < e->credit_count; i++)
        put_credit(out, &e->credits[i]);
    film_buf_varint(out, e->award_count);
    for (size_t i = 0; i < e->award_count; i++)
        put_award(out, &e->awards[i]);
    put_strs(out, e->conflicts);
    put_source(out, e->source);
}

/* ---- Reading ---------------------------------------------------------- */

struct input {
    struct film_str data;
    size_t at;
    struct film_arena *arena;
    bool bad, nomem;
};

static uint64_t
get_number(struct input *in)
{
    uint64_t v = 0;
    if (!in->bad && !film_varint_get(in->data, &in->at, &v))
        in->bad = true;
    return v;
}

static struct film_str
get_str(struct input *in)
{
    struct film_str s = {"", 0};
    if (!in->bad && !film_varstr_get(in->data, &in->at, &s))
        in->bad = true;
    return s;
}

/* Room for a list whose count comes next; an element takes a byte at least,
 * so a greater count is damage. */
static void *
get_list(struct input *in, size_t *n, size_t size)
{
    uint64_t count = get_number(in);
    *n = 0;
    if (in->bad || count == 0)
        return NULL;
    if (count > in->data.n - in->at) {
        in->bad = true;
        return NULL;
    }
    void *v = film_arena_zalloc(in->arena, (size_t)count, size);
    if (!v)
        in->bad = in->nomem = true;
    else
        *n = (size_t)count;
    return v;
}

static struct film_strs
get_strs(struct input *in)
{
    struct film_strs s;
    s.v = get_list(in, &s.n, sizeof *s.v);
    for (size_t i = 0; i < s.n; i++)
        s.v[i] = get_str(in);
    return s;
}

static struct film_source
get_source(struct input *in)
{
    struct film_source s;
    s.path = get_str(in);
    s.line = (uint32_t)get_number(in);
    return s;
}

static void
get_credit(struct input *in, struct film_entity_credit *c)
{
    c->other_id = get_str(in);
    c->other = get_str(in);
    uint64_t job = get_number(in);
    c->job = job <= FILM_JOB_OTHER ? (enum film_job)job : FILM_JOB_OTHER;
    c->job_text = get_str(in);
    c->roles = get_strs(in);
    c->year = (int)get_number(in);
    c->source = get_source(in);
}

static void
get_award(struct input *in, struct film_entity_award *a)
{
    a->ceremony = get_str(in);
    a->edition = get_str(in);
    a->category = get_str(in);
    a->film = get_str(in);
    a->person = get_str(in);
    a->year = (int)get_number(in);
    a->won = get_number(in) != 0;
    a->source = get_source(in);
}

static void
get_names(struct input *in, struct film_names *names)
{
    names->v = get_list(in, &names->n, sizeof *names->v);
    for (size_t i = 0; i < names->n; i++) {
        names->v[i].text = get_str(in);
        names->v[i].language = get_str(in);
        uint64_t kind = get_number(in);
        names->v[i].kind = kind <= FILM_NAME_STAGE ? (enum film_name_kind)kind
                                                   : FILM_NAME_ALTERNATIVE;
    }
}

enum film_status
film_entity_load(struct film_entity *e, struct film_str data,
                 struct film_arena *arena, struct film_error *err)
{
    struct input in = {data, 1, arena,
                       data.n == 0 || data.p[0] != FILM_KIND_ENTITY[0], false};
    memset(e, 0, sizeof *e);
    e->person = get_number(&in) != 0;
    e->id = get_str(&in);
    get_names(&in, &e->names);
    e->ids = get_strs(&in);
    e->year = (int)get_number(&in);
    e->born = get_str(&in);
    e->died = get_str(&in);
    e->credits = get_list(&in, &e->credit_count, sizeof *e->credits);
    for (size_t i = 0; i < e->credit_count; i++)
        get_credit(&in, &e->credits[i]);
    e->awards = get_list(&in, &e->award_count, sizeof *e->awards);
    for (size_t i = 0; i < e->award_count; i++)
        get_award(&in, &e->awards[i]);
    e->conflicts = get_strs(&in);
    e->source = get_source(&in);
    if (in.nomem)
        return film_error_nomem(err);
    if (in.bad)
        return film_error_set(err, FILM_ERR_INDEX,
                              "an entry of the catalogue is damaged");
    return FILM_OK;
}
