/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/export.h"
#include "base/line.h"
#include "read/formats.h"
#include "read/reader.h"

#include <jansson.h>

static struct film_str
text(const json_t *o, const char *key)
{
    const json_t *v = json_object_get(o, key);
    return json_is_string(v)
               ? (struct film_str){json_string_value(v), json_string_length(v)}
               : (struct film_str){"", 0};
}

static int
number(const json_t *o, const char *key)
{
    return (int)json_integer_value(json_object_get(o, key));
}

/* The place under "line", "page" or "second", and what else is in the key. */
static uint32_t
line_of(const json_t *o, const char *end)
{
    char key[16];
    snprintf(key, sizeof key, "page%s", end);
    if (json_object_get(o, key))
        return film_line_of_page((uint32_t)number(o, key));
    snprintf(key, sizeof key, "second%s", end);
    if (json_object_get(o, key))
        return film_line_of_second((uint32_t)number(o, key));
    snprintf(key, sizeof key, "line%s", end);
    return (uint32_t)number(o, key);
}

static json_t *
load(struct film_str line, struct film_error *err)
{
    json_error_t e;
    json_t *o = json_loadb(line.p, line.n, 0, &e);
    if (json_is_object(o) && text(o, "kind").n > 0 && text(o, "path").n > 0)
        return o;
    json_decref(o);
    film_error_set(err, FILM_ERR_INPUT,
                   "not a line of an export (kind and path are missing)");
    return NULL;
}

enum film_status
film_export_path(struct film_buf *path, struct film_str line,
                 struct film_error *err)
{
    json_t *o = load(line, err);
    if (!o)
        return FILM_ERR_INPUT;
    film_buf_str(path, text(o, "path"));
    json_decref(o);
    return film_buf_check(path, err);
}

/* The reader's own name, which stays. */
static const char *
format_of(const json_t *o)
{
    struct film_str name = text(o, "format");
    for (const struct film_reader *const *r = film_readers(); *r; r++)
        if (film_str_equal(film_str_from((*r)->name), name))
            return (*r)->name;
    return "export";
}

static void
add_list(struct film_builder *b, struct film_strs *list, const json_t *o,
         const char *key)
{
    size_t i;
    json_t *v;
    json_array_foreach(json_object_get(o, key), i, v) if (json_is_string(v))
        film_builder_add(
            b, list,
            (struct film_str){json_string_value(v), json_string_length(v)});
}

static void
add_ids(struct film_builder *b, struct film_id **ids, size_t *n,
        const json_t *list)
{
    size_t i;
    json_t *v;
    json_array_foreach(list, i, v)
        film_builder_id(b, ids, n, text(v, "scheme"), text(v, "value"));
}

/* ---- articles ---- */

/* {"grade":"A+","venue":["A","B"]} */
static void
add_meta(struct film_builder *b, const json_t *o)
{
    const char *key;
    json_t *v, *one;
    size_t i;
    struct film_buf field;
    film_buf_init(&field, SIZE_MAX / 4);
    json_object_foreach(json_object_get(o, "meta"), key, v)
    {
        size_t n = json_is_array(v) ? json_array_size(v) : 1;
        for (i = 0; i < n; i++) {
            one = json_is_array(v) ? json_array_get(v, i) : v;
            film_buf_reset(&field);
            film_buf_printf(&field, "%s:", key);
            film_buf_text(&field,
                          json_is_string(one) ? json_string_value(one) : "");
            film_builder_add(b, &b->article.fields, film_buf_get(&field));
        }
    }
    b->failed |= field.failed != FILM_OK;
    film_buf_release(&field);
}

static void
begin_article(struct film_export *x, const json_t *o)
{
    struct film_builder *b = &x->b;
    struct film_article *a = &b->article;
    size_t i;
    json_t *v;
    film_builder_article(b, line_of(o, ""));
    x->section = (struct film_strs){0};
    x->open = true;
    a->format = format_of(o);
    a->id = film_builder_text(b, text(o, "id"));
    a->title = film_builder_text(b, text(o, "title"));
    a->title_made = json_is_true(json_object_get(o, "title_made"));
    a->date = film_builder_date(b, text(o, "date"));
    a->url = film_builder_text(b, text(o, "url"));
    a->source = film_builder_text(b, text(o, "source"));
    a->language = film_builder_text(b, text(o, "language"));
    add_list(b, &a->authors, o, "author");
    add_list(b, &a->tags, o, "tags");
    add_list(b, &a->cast, o, "cast");
    add_meta(b, o);
    add_ids(b, &a->film_ids, &a->film_id_count, json_object_get(o, "film_ids"));
    json_array_foreach(json_object_get(o, "films"), i, v)
        film_builder_film(b, text(v, "title"), number(v, "year"));
}

/* The headings that lead from the section of the last passage to this one. */
static void
enter_section(struct film_export *x, const json_t *o, struct film_place at)
{
    struct film_strs section = {0};
    add_list(&x->b, &section, o, "section");
    size_t same = 0;
    while (same < section.n && same < x->section.n &&
           film_str_equal(section.v[same], x->section.v[same]))
        same++;
    if (same == section.n && section.n < x->section.n && same > 0)
        same--; /* out of an inner one */
    for (size_t i = same; i < section.n; i++)
        film_builder_heading(&x->b, (unsigned)i + 1, section.v[i], at);
    x->section = section;
}

static void
take_passage(struct film_export *x, const json_t *o)
{
    const json_t *bytes = json_object_get(o, "byte");
    struct film_place at = {
        .line = line_of(o, ""),
        .line_end = line_of(o, "_end"),
        .byte = (uint64_t)json_integer_value(json_array_get(bytes, 0)),
        .byte_end = (uint64_t)json_integer_value(json_array_get(bytes, 1))};
    enter_section(x, o, at);
    film_builder_paragraph(&x->b, text(o, "text"), at);
}

static enum film_status
flush(struct film_export *x, struct film_error *err)
{
    if (!x->open)
        return FILM_OK;
    x->open = false;
    return film_builder_emit_article(&x->b, err);
}

/* ---- records ---- */

static void
add_names(struct film_builder *b, struct film_names *names, const json_t *list)
{
    static const char *const kinds[] = {
        "main",      "original", "alternative", "translated",
        "romanised", "birth",    "stage"};
    size_t i;
    json_t *v;
    json_array_foreach(list, i, v)
    {
        enum film_name_kind kind = FILM_NAME_ALTERNATIVE;
        for (size_t k = 0; k <= FILM_NAME_STAGE; k++)
            if (film_str_equal(text(v, "kind"), film_str_from(kinds[k])))
                kind = (enum film_name_kind)k;
        struct film_name *n = film_builder_name(b, names, kind, text(v, "text"),
                                                text(v, "language"));
        if (n)
            n->family = film_builder_text(b, text(v, "family"));
    }
}

static void
add_credits(struct film_builder *b, const json_t *o)
{
    size_t i;
    json_t *v;
    json_array_foreach(json_object_get(o, "credits"), i, v)
    {
        struct film_credit *c = film_builder_credit(
            b, film_job_parse(text(v, "job")), (uint32_t)number(v, "line"));
        if (!c)
            return;
        c->job_text = film_builder_text(b, text(v, "job_text"));
        c->person_ref = film_builder_text(b, text(v, "person"));
        add_names(b, &c->names, json_object_get(v, "names"));
        add_ids(b, &c->person_ids, &c->person_id_count,
                json_object_get(v, "ids"));
        add_names(b, &c->roles, json_object_get(v, "roles"));
    }
}

static void
add_awards(struct film_builder *b, const json_t *o)
{
    size_t i;
    json_t *v;
    json_array_foreach(json_object_get(o, "awards"), i, v)
    {
        struct film_award *a =
            film_builder_award(b, (uint32_t)number(v, "line"));
        if (!a)
            return;
        a->year = number(v, "year");
        a->won = json_is_true(json_object_get(v, "won"));
        a->ceremony = film_builder_text(b, text(v, "ceremony"));
        a->edition = film_builder_text(b, text(v, "edition"));
        a->category = film_builder_text(b, text(v, "category"));
        a->person_ref = film_builder_text(b, text(v, "person_ref"));
        a->person = film_builder_text(b, text(v, "person"));
        a->film_ref = film_builder_text(b, text(v, "film_ref"));
        a->film = film_builder_text(b, text(v, "film"));
    }
}

static enum film_status
take_record(struct film_export *x, const json_t *o, bool film,
            struct film_error *err)
{
    struct film_builder *b = &x->b;
    struct film_record *r = &b->record;
    size_t i;
    json_t *v;
    film_builder_record(b, film ? FILM_RECORD_FILM : FILM_RECORD_PERSON,
                        (uint32_t)number(o, "line"));
    r->format = format_of(o);
    r->ref = film_builder_text(b, text(o, "id"));
    r->form = film_builder_text(b, text(o, "form"));
    r->year = number(o, "year");
    r->runtime = number(o, "runtime");
    r->born = film_builder_date(b, text(o, "born"));
    r->died = film_builder_date(b, text(o, "died"));
    r->plot = film_builder_body(b, text(o, "plot"));
    r->tagline = film_builder_text(b, text(o, "tagline"));
    add_names(b, &r->names, json_object_get(o, "names"));
    add_ids(b, &r->ids, &r->id_count, json_object_get(o, "ids"));
    json_array_foreach(json_object_get(o, "releases"), i, v)
        film_builder_release_date(b, text(v, "date"), text(v, "country"));
    json_array_foreach(json_object_get(o, "ratings"), i, v)
        film_builder_rating(b, text(v, "value"), FILM_STR(""), text(v, "by"));
    add_list(b, &r->countries, o, "countries");
    add_list(b, &r->languages, o, "languages");
    add_list(b, &r->genres, o, "genres");
    add_list(b, &r->tags, o, "tags");
    add_list(b, &r->studios, o, "studios");
    add_list(b, &r->works, o, "works");
    add_credits(b, o);
    add_awards(b, o);
    return film_builder_emit_record(b, err);
}

void
film_export_begin(struct film_export *x, struct film_read_context *ctx)
{
    *x = (struct film_export){.open = false};
    film_builder_init(&x->b, ctx, "export");
}

enum film_status
film_export_take(struct film_export *x, struct film_str line,
                 struct film_error *err)
{
    json_t *o = load(line, err);
    if (!o)
        return FILM_ERR_INPUT;
    struct film_str kind = text(o, "kind");
    bool passage = film_str_equal(kind, FILM_STR("passage"));
    enum film_status st = FILM_OK;
    if (!passage || number(o, "ordinal") == 1 || !x->open)
        st = flush(x, err);
    if (st == FILM_OK && passage) {
        if (!x->open)
            begin_article(x, o);
        take_passage(x, o);
    } else if (st == FILM_OK) {
        st = take_record(x, o, film_str_equal(kind, FILM_STR("film")), err);
    }
    json_decref(o);
    return st;
}

enum film_status
film_export_end(struct film_export *x, struct film_error *err)
{
    enum film_status st = flush(x, err);
    film_builder_release(&x->b);
    return st;
}
