/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmindex/export-json.h"

#include "base/json.h"
#include "base/line.h"
#include "base/utf8.h"
#include "catalog/entity.h"
#include "cli/program.h"
#include "text/clean.h"

#include <stdio.h>

enum { MANY = 1 << 16 }; /* bytes collected before writing */

/* ---- values; a missing one is left out ---- */

/* Appends a string. Texts in items are clean, but a path may contain
 * anything. */
static void
add_string(struct film_buf *out, struct film_str s)
{
    if (film_utf8_valid(s)) {
        film_json_string(out, s);
        return;
    }
    struct film_buf clean;
    film_buf_init(&clean, 8 * s.n + 8);
    film_clean_path(&clean, s);
    film_json_string(out, film_buf_get(&clean));
    if (clean.failed)
        out->failed = clean.failed;
    film_buf_release(&clean);
}

static void
put(struct film_buf *out, const char *key, struct film_str s)
{
    if (s.n == 0)
        return;
    film_json_name(out, key);
    add_string(out, s);
}

static void
put_number(struct film_buf *out, const char *key, long long v)
{
    if (v == 0)
        return;
    film_json_name(out, key);
    film_buf_printf(out, "%lld", v);
}

static void
put_bytes(struct film_buf *out, uint64_t from, uint64_t to)
{
    if (to == 0)
        return;
    film_json_name(out, "byte");
    film_buf_printf(out, "[%llu,%llu]", (unsigned long long)from,
                    (unsigned long long)to);
}

/* Opens a list of n elements; if there are none, appends nothing and returns
 * false. */
static bool
open_list(struct film_buf *out, const char *key, size_t n)
{
    if (n == 0)
        return false;
    film_json_name(out, key);
    film_buf_byte(out, '[');
    return true;
}

static void
open_object(struct film_buf *out)
{
    film_json_next(out);
    film_buf_byte(out, '{');
}

static void
close_object(struct film_buf *out)
{
    film_buf_byte(out, '}');
}

static void
close_list(struct film_buf *out)
{
    film_buf_byte(out, ']');
}

static void
put_list(struct film_buf *out, const char *key, struct film_strs list)
{
    if (!open_list(out, key, list.n))
        return;
    for (size_t i = 0; i < list.n; i++) {
        film_json_next(out);
        add_string(out, list.v[i]);
    }
    close_list(out);
}

static void
put_ids(struct film_buf *out, const char *key, const struct film_id *ids,
        size_t n)
{
    if (!open_list(out, key, n))
        return;
    for (size_t i = 0; i < n; i++) {
        open_object(out);
        put(out, "scheme", ids[i].scheme);
        put(out, "value", ids[i].value);
        close_object(out);
    }
    close_list(out);
}

/* Appends a position as "line", "page" or "second", with `end` appended to the
 * key. */
static void
put_line(struct film_buf *out, uint32_t line, const char *end)
{
    char key[16];
    snprintf(key, sizeof key, "%s%s", film_line_unit_name(line), end);
    if (line)
        put_number(out, key, film_line_number(line));
}

static void
open_item(struct film_buf *out, const char *kind, struct film_str path,
          uint32_t line, struct film_str id, struct film_str format)
{
    film_buf_byte(out, '{');
    put(out, "kind", film_str_from(kind));
    put(out, "path", path);
    put_line(out, line, "");
    put(out, "id", id);
    put(out, "format", format);
}

static void
close_item(struct film_buf *out)
{
    film_buf_text(out, "}\n");
}

/* ---- articles ---- */

static void
put_block(struct film_buf *out, const struct film_block *b)
{
    bool heading = b->kind == FILM_BLOCK_HEADING;
    open_object(out);
    put(out, "kind", film_str_from(heading ? "heading" : "paragraph"));
    put_number(out, "level", b->level);
    put_line(out, b->line, "");
    put_line(out, b->line_end, "_end");
    put_bytes(out, b->byte, b->byte_end);
    put(out, "text", b->text);
    close_object(out);
}

/* Appends the headings, the text as one string (including the headings, as a
 * reader sees them), and the blocks. */
static void
put_blocks(struct film_buf *out, const struct film_article *a)
{
    film_json_name(out, "section");
    film_buf_byte(out, '[');
    for (size_t i = 0; i < a->block_count; i++) {
        if (a->blocks[i].kind != FILM_BLOCK_HEADING)
            continue;
        film_json_next(out);
        add_string(out, a->blocks[i].text);
    }
    close_list(out);
    struct film_buf text;
    film_buf_init(&text, SIZE_MAX / 4);
    for (size_t i = 0; i < a->block_count; i++) {
        if (text.n)
            film_buf_text(&text, "\n\n");
        film_buf_str(&text, a->blocks[i].text);
    }
    film_json_name(out, "text");
    add_string(out, film_buf_get(&text));
    if (text.failed)
        out->failed = text.failed;
    film_buf_release(&text);
    film_json_name(out, "blocks");
    film_buf_byte(out, '[');
    for (size_t i = 0; i < a->block_count; i++)
        put_block(out, &a->blocks[i]);
    close_list(out);
}

static void
put_films(struct film_buf *out, const struct film_article *a)
{
    if (!open_list(out, "films", a->film_count))
        return;
    for (size_t i = 0; i < a->film_count; i++) {
        open_object(out);
        put(out, "title", a->films[i].title);
        put_number(out, "year", a->films[i].year);
        close_object(out);
    }
    close_list(out);
}

static void
put_header(struct film_buf *out, const struct film_article *a)
{
    put(out, "title", a->title);
    if (a->title_made)
        film_buf_text(out, ",\"title_made\":true");
    put_list(out, "author", a->authors);
    put(out, "date", a->date);
    put(out, "url", a->url);
    put(out, "source", a->source);
    put(out, "language", a->language);
    put_list(out, "tags", a->tags);
    if (a->fields.n) {
        film_json_name(out, "meta");
        film_json_meta(out, a->fields);
    }
    put_list(out, "cast", a->cast);
    put_ids(out, "film_ids", a->film_ids, a->film_id_count);
    put_films(out, a);
}

void
film_export_article(struct film_buf *out, const struct film_article *a)
{
    open_item(out, "article", a->path, a->line, a->id,
              film_str_from(a->format));
    put_header(out, a);
    put_blocks(out, a);
    close_item(out);
}

void
film_export_passage(struct film_buf *out, const struct film_stored_article *a,
                    const struct film_stored_passage *p)
{
    const struct film_passage *g = &p->passage;
    open_item(out, "passage", a->meta.path, g->line, a->meta.id,
              film_str_from(a->meta.format));
    put_line(out, g->line_end, "_end");
    put_bytes(out, g->byte, g->byte_end);
    put_number(out, "ordinal", p->ordinal ? p->ordinal : 1);
    put_number(out, "passages", a->passages);
    put_header(out, &a->meta);
    put_list(out, "section", g->section);
    put(out, "text", g->text);
    close_item(out);
}

/* ---- records ---- */

static const char *const name_kinds[] = {
    [FILM_NAME_MAIN] = "main",
    [FILM_NAME_ORIGINAL] = "original",
    [FILM_NAME_ALTERNATIVE] = "alternative",
    [FILM_NAME_TRANSLATED] = "translated",
    [FILM_NAME_ROMANISED] = "romanised",
    [FILM_NAME_BIRTH] = "birth",
    [FILM_NAME_STAGE] = "stage",
};

static void
put_names(struct film_buf *out, const char *key, const struct film_names *names)
{
    if (!open_list(out, key, names->n))
        return;
    for (size_t i = 0; i < names->n; i++) {
        const struct film_name *n = &names->v[i];
        open_object(out);
        put(out, "text", n->text);
        put(out, "kind", film_str_from(name_kinds[n->kind]));
        put(out, "language", n->language);
        put(out, "family", n->family);
        close_object(out);
    }
    close_list(out);
}

static void
put_credits(struct film_buf *out, const struct film_record *r)
{
    if (!open_list(out, "credits", r->credit_count))
        return;
    for (size_t i = 0; i < r->credit_count; i++) {
        const struct film_credit *c = &r->credits[i];
        open_object(out);
        put(out, "job", film_job_name(c->job, FILM_STR("other")));
        put(out, "job_text", c->job_text);
        put(out, "person", c->person_ref);
        put_names(out, "names", &c->names);
        put_ids(out, "ids", c->person_ids, c->person_id_count);
        put_names(out, "roles", &c->roles);
        put_number(out, "line", c->line);
        close_object(out);
    }
    close_list(out);
}

static void
put_awards(struct film_buf *out, const struct film_record *r)
{
    if (!open_list(out, "awards", r->award_count))
        return;
    for (size_t i = 0; i < r->award_count; i++) {
        const struct film_award *a = &r->awards[i];
        open_object(out);
        put_number(out, "year", a->year);
        put(out, "ceremony", a->ceremony);
        put(out, "edition", a->edition);
        put(out, "category", a->category);
        film_json_name(out, "won");
        film_buf_text(out, a->won ? "true" : "false");
        put(out, "person_ref", a->person_ref);
        put(out, "person", a->person);
        put(out, "film_ref", a->film_ref);
        put(out, "film", a->film);
        put_number(out, "line", a->line);
        close_object(out);
    }
    close_list(out);
}

static void
put_releases(struct film_buf *out, const struct film_record *r)
{
    if (!open_list(out, "releases", r->release_count))
        return;
    for (size_t i = 0; i < r->release_count; i++) {
        open_object(out);
        put(out, "date", r->releases[i].date);
        put(out, "country", r->releases[i].country);
        close_object(out);
    }
    close_list(out);
}

static void
put_ratings(struct film_buf *out, const struct film_record *r)
{
    if (!open_list(out, "ratings", r->rating_count))
        return;
    for (size_t i = 0; i < r->rating_count; i++) {
        open_object(out);
        put(out, "value", r->ratings[i].value);
        put(out, "by", r->ratings[i].by);
        close_object(out);
    }
    close_list(out);
}

void
film_export_record(struct film_buf *out, const struct film_record *r)
{
    bool film = r->kind == FILM_RECORD_FILM;
    open_item(out, film ? "film" : "person", r->path, r->line, r->ref,
              film_str_from(r->format));
    put(out, "form", r->form);
    put_names(out, "names", &r->names);
    put_ids(out, "ids", r->ids, r->id_count);
    put_number(out, "year", r->year);
    put_releases(out, r);
    put(out, "born", r->born);
    put(out, "died", r->died);
    put_list(out, "countries", r->countries);
    put_list(out, "languages", r->languages);
    put_list(out, "genres", r->genres);
    put_list(out, "tags", r->tags);
    put_list(out, "studios", r->studios);
    put_number(out, "runtime", r->runtime);
    put(out, "plot", r->plot);
    put(out, "tagline", r->tagline);
    put_ratings(out, r);
    put_credits(out, r);
    put_awards(out, r);
    put_list(out, "works", r->works);
    close_item(out);
}

/* ---- writing ---- */

enum film_status
film_export_write(struct film_buf *out, bool all, struct film_error *err)
{
    enum film_status s = film_buf_check(out, err);
    if (s != FILM_OK || (!all && out->n < MANY))
        return s;
    s = film_program_write(film_buf_get(out), err);
    film_buf_reset(out);
    return s;
}
