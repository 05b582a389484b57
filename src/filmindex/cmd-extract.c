/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmindex/command.h"

#include "base/utf8.h"
#include "read/reader.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>

/* ---- values; what is absent is left out ---- */

/* Text of items is clean; a path may be anything. */
static json_t *
string(struct film_str s)
{
    if (film_utf8_valid(s))
        return json_stringn(s.p ? s.p : "", s.n);
    struct film_buf clean;
    film_buf_init(&clean, 8 * s.n + 8);
    film_path_show(&clean, s);
    json_t *v = json_stringn(clean.p, clean.n);
    film_buf_release(&clean);
    return v;
}

static void
put(json_t *o, const char *key, struct film_str s)
{
    if (s.n > 0)
        json_object_set_new(o, key, string(s));
}

static void
put_number(json_t *o, const char *key, long long v)
{
    if (v != 0)
        json_object_set_new(o, key, json_integer(v));
}

static void
put_list(json_t *o, const char *key, struct film_strs list)
{
    if (list.n == 0)
        return;
    json_t *array = json_array();
    for (size_t i = 0; i < list.n; i++)
        json_array_append_new(array, string(list.v[i]));
    json_object_set_new(o, key, array);
}

static void
put_ids(json_t *o, const char *key, const struct film_id *ids, size_t n)
{
    if (n == 0)
        return;
    json_t *array = json_array();
    for (size_t i = 0; i < n; i++) {
        json_t *id = json_object();
        put(id, "scheme", ids[i].scheme);
        put(id, "value", ids[i].value);
        json_array_append_new(array, id);
    }
    json_object_set_new(o, key, array);
}

/* ---- articles ---- */

static json_t *
block_json(const struct film_block *b)
{
    json_t *o = json_object();
    bool heading = b->kind == FILM_BLOCK_HEADING;
    json_object_set_new(o, "kind",
                        json_string(heading ? "heading" : "paragraph"));
    put_number(o, "level", b->level);
    put_number(o, "line", b->line);
    put_number(o, "line_end", b->line_end);
    if (b->byte_end)
        json_object_set_new(
            o, "byte",
            json_pack("[I,I]", (json_int_t)b->byte, (json_int_t)b->byte_end));
    put(o, "text", b->text);
    return o;
}

/* The blocks, their text as one string (headings too, as a reader of the
 * article sees it), and the headings. */
static void
put_blocks(json_t *o, const struct film_article *a)
{
    json_t *blocks = json_array(), *section = json_array();
    struct film_buf text;
    film_buf_init(&text, SIZE_MAX / 4);
    for (size_t i = 0; i < a->block_count; i++) {
        const struct film_block *b = &a->blocks[i];
        json_array_append_new(blocks, block_json(b));
        if (b->kind == FILM_BLOCK_HEADING)
            json_array_append_new(section, string(b->text));
        if (text.n)
            film_buf_text(&text, "\n\n");
        film_buf_str(&text, b->text);
    }
    json_object_set_new(o, "section", section);
    json_object_set_new(o, "text", string(film_buf_get(&text)));
    json_object_set_new(o, "blocks", blocks);
    film_buf_release(&text);
}

static void
put_films(json_t *o, const struct film_article *a)
{
    if (a->film_count == 0)
        return;
    json_t *array = json_array();
    for (size_t i = 0; i < a->film_count; i++) {
        json_t *film = json_object();
        put(film, "title", a->films[i].title);
        put_number(film, "year", a->films[i].year);
        json_array_append_new(array, film);
    }
    json_object_set_new(o, "films", array);
}

/* Writes o as a line and frees it. */
static enum film_status
write_line(json_t *o, struct film_error *err)
{
    int rc = json_dumpf(o, stdout, JSON_COMPACT);
    json_decref(o);
    if (rc == 0 && putchar('\n') != EOF)
        return FILM_OK;
    return film_error_errno(err, errno, "cannot write");
}

static json_t *
item(const char *kind, struct film_str path, uint32_t line, struct film_str id,
     const char *format)
{
    json_t *o = json_object();
    json_object_set_new(o, "kind", json_string(kind));
    put(o, "path", path);
    put_number(o, "line", line);
    put(o, "id", id);
    json_object_set_new(o, "format", json_string(format));
    return o;
}

static enum film_status
put_article(void *user, const struct film_article *a, struct film_error *err)
{
    (void)user;
    json_t *o = item("article", a->path, a->line, a->id, a->format);
    put(o, "title", a->title);
    put_list(o, "author", a->authors);
    put(o, "date", a->date);
    put(o, "url", a->url);
    put(o, "source", a->source);
    put(o, "language", a->language);
    put_list(o, "tags", a->tags);
    put_list(o, "cast", a->cast);
    put_ids(o, "film_ids", a->film_ids, a->film_id_count);
    put_films(o, a);
    put_blocks(o, a);
    return write_line(o, err);
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

static const char *const jobs[] = {
    [FILM_JOB_CAST] = "cast",
    [FILM_JOB_DIRECTOR] = "director",
    [FILM_JOB_WRITER] = "writer",
    [FILM_JOB_PRODUCER] = "producer",
    [FILM_JOB_COMPOSER] = "composer",
    [FILM_JOB_CINEMATOGRAPHER] = "cinematographer",
    [FILM_JOB_EDITOR] = "editor",
    [FILM_JOB_OTHER] = "other",
};

static void
put_names(json_t *o, const char *key, const struct film_names *names)
{
    if (names->n == 0)
        return;
    json_t *array = json_array();
    for (size_t i = 0; i < names->n; i++) {
        json_t *name = json_object();
        put(name, "text", names->v[i].text);
        put(name, "kind", film_str_from(name_kinds[names->v[i].kind]));
        put(name, "language", names->v[i].language);
        put(name, "family", names->v[i].family);
        json_array_append_new(array, name);
    }
    json_object_set_new(o, key, array);
}

static void
put_credits(json_t *o, const struct film_record *r)
{
    if (r->credit_count == 0)
        return;
    json_t *array = json_array();
    for (size_t i = 0; i < r->credit_count; i++) {
        const struct film_credit *c = &r->credits[i];
        json_t *credit = json_object();
        put(credit, "job", film_str_from(jobs[c->job]));
        put(credit, "job_text", c->job_text);
        put(credit, "person", c->person_ref);
        put_names(credit, "names", &c->names);
        put_ids(credit, "ids", c->person_ids, c->person_id_count);
        put_names(credit, "roles", &c->roles);
        put_number(credit, "line", c->line);
        json_array_append_new(array, credit);
    }
    json_object_set_new(o, "credits", array);
}

static void
put_awards(json_t *o, const struct film_record *r)
{
    if (r->award_count == 0)
        return;
    json_t *array = json_array();
    for (size_t i = 0; i < r->award_count; i++) {
        const struct film_award *a = &r->awards[i];
        json_t *award = json_object();
        put_number(award, "year", a->year);
        put(award, "ceremony", a->ceremony);
        put(award, "edition", a->edition);
        put(award, "category", a->category);
        json_object_set_new(award, "won", json_boolean(a->won));
        put(award, "person_ref", a->person_ref);
        put(award, "person", a->person);
        put(award, "film_ref", a->film_ref);
        put(award, "film", a->film);
        put_number(award, "line", a->line);
        json_array_append_new(array, award);
    }
    json_object_set_new(o, "awards", array);
}

static void
put_releases(json_t *o, const struct film_record *r)
{
    if (r->release_count == 0)
        return;
    json_t *array = json_array();
    for (size_t i = 0; i < r->release_count; i++) {
        json_t *release = json_object();
        put(release, "date", r->releases[i].date);
        put(release, "country", r->releases[i].country);
        json_array_append_new(array, release);
    }
    json_object_set_new(o, "releases", array);
}

static enum film_status
put_record(void *user, const struct film_record *r, struct film_error *err)
{
    (void)user;
    bool film = r->kind == FILM_RECORD_FILM;
    json_t *o =
        item(film ? "film" : "person", r->path, r->line, r->ref, r->format);
    put(o, "form", r->form);
    put_names(o, "names", &r->names);
    put_ids(o, "ids", r->ids, r->id_count);
    put_number(o, "year", r->year);
    put_releases(o, r);
    put(o, "born", r->born);
    put(o, "died", r->died);
    put_list(o, "countries", r->countries);
    put_list(o, "languages", r->languages);
    put_list(o, "genres", r->genres);
    put_list(o, "tags", r->tags);
    put_list(o, "studios", r->studios);
    put_number(o, "runtime", r->runtime);
    put(o, "plot", r->plot);
    put(o, "tagline", r->tagline);
    put_credits(o, r);
    put_awards(o, r);
    put_list(o, "works", r->works);
    return write_line(o, err);
}

/* ---- the command ---- */

static void
put_warning(void *user, struct film_str path, uint32_t line, const char *why)
{
    (void)user;
    struct film_buf message;
    film_buf_init(&message, SIZE_MAX / 4);
    film_path_show(&message, path);
    if (line)
        film_buf_printf(&message, ":%u", (unsigned)line);
    film_buf_printf(&message, ": warning: %s", why);
    film_program_say("filmindex", film_buf_get(&message));
    film_buf_release(&message);
}

static enum film_exit
run_extract(const struct film_index_options *o, struct film_arena *a, int n,
            char **operands)
{
    const struct film_sink sink = {NULL, put_article, put_record, put_warning};
    struct film_error err;
    enum film_exit code = FILM_EXIT_OK;
    (void)a;
    if (n == 0) {
        film_error_set(&err, FILM_ERR_USAGE, "extract needs files");
        return film_program_fail("filmindex", &err);
    }
    film_read_init();
    for (int i = 0; i < n; i++) {
        enum film_status st =
            film_read_file(film_str_from(operands[i]), &o->limits, &sink, &err);
        if (st == FILM_OK)
            continue;
        film_program_say("filmindex", film_str_from(err.text));
        code = FILM_EXIT_NONE;
    }
    if (fflush(stdout) == 0 && !ferror(stdout))
        return code;
    film_error_errno(&err, errno, "cannot write the output");
    return film_program_fail("filmindex", &err);
}

const struct film_index_command film_cmd_extract = {
    {"filmindex extract", "FILE...",
     "Prints what would be indexed, an article or record a line, as JSON.",
     film_index_option_table,
     "\nTouches no index. Keys: kind (article, film, person), path, line, "
     "format,\nand what the format has; see the manual.\n"},
    run_extract};
