/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read-support.h"

#include "base/line.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

#define S(s) (int)(s).n, (s).p ? (s).p : ""

static void
put(struct film_buf *out, const char *name, struct film_str s)
{
    if (s.n)
        film_buf_printf(out, " %s: %.*s\n", name, S(s));
}

static void
put_list(struct film_buf *out, const char *name, struct film_strs list)
{
    for (size_t i = 0; i < list.n; i++)
        film_buf_printf(out, "%s%s%s%.*s", i ? "; " : " ", i ? "" : name,
                        i ? "" : ": ", S(list.v[i]));
    if (list.n)
        film_buf_text(out, "\n");
}

static void
put_ids(struct film_buf *out, const struct film_id *ids, size_t n)
{
    for (size_t i = 0; i < n; i++)
        film_buf_printf(out, " %.*s: %.*s\n", S(ids[i].scheme),
                        S(ids[i].value));
}

static void
put_place(struct film_buf *out, const struct film_block *b)
{
    if (b->kind == FILM_BLOCK_HEADING)
        film_buf_printf(out, " H%u ", b->level);
    else
        film_buf_text(out, " P ");
    film_line_add(out, b->line);
    if (b->line_end > b->line) {
        film_buf_byte(out, '-');
        film_line_add(out, b->line_end);
    }
    film_buf_printf(out, " %.*s\n", S(b->text));
}

static enum film_status
take_article(void *user, const struct film_article *a, struct film_error *err)
{
    struct film_buf *out = user;
    (void)err;
    film_buf_printf(out, "article %s ", a->format);
    film_line_add(out, a->line);
    film_buf_byte(out, '\n');
    put(out, "id", a->id);
    put(out, "title", a->title);
    put(out, "url", a->url);
    put(out, "date", a->date);
    put(out, "source", a->source);
    put(out, "language", a->language);
    put_list(out, "authors", a->authors);
    put_list(out, "cast", a->cast);
    put_list(out, "tags", a->tags);
    put_list(out, "meta", a->fields);
    put_ids(out, a->film_ids, a->film_id_count);
    for (size_t i = 0; i < a->film_count; i++)
        film_buf_printf(out, " film: %.*s (%d)\n", S(a->films[i].title),
                        a->films[i].year);
    for (size_t i = 0; i < a->block_count; i++)
        put_place(out, &a->blocks[i]);
    return FILM_OK;
}

static void
put_names(struct film_buf *out, struct film_names names)
{
    static const char *const kinds[] = {
        "main",      "original", "alternative", "translated",
        "romanised", "birth",    "stage"};
    for (size_t i = 0; i < names.n; i++) {
        const struct film_name *n = &names.v[i];
        film_buf_printf(out, " %s: %.*s", kinds[n->kind], S(n->text));
        if (n->language.n)
            film_buf_printf(out, " [%.*s]", S(n->language));
        film_buf_text(out, "\n");
    }
}

/* "cast: Name = other name as Role = other role (imdb nm1)" */
static void
put_credit(struct film_buf *out, const struct film_credit *c)
{
    static const char *const jobs[] = {
        "cast",     "director",        "writer", "producer",
        "composer", "cinematographer", "editor", "other"};
    film_buf_printf(out, " %s", jobs[c->job]);
    if (c->job == FILM_JOB_OTHER)
        film_buf_printf(out, " %.*s", S(c->job_text));
    for (size_t i = 0; i < c->names.n; i++)
        film_buf_printf(out, "%s %.*s", i ? " =" : ":", S(c->names.v[i].text));
    for (size_t i = 0; i < c->roles.n; i++)
        film_buf_printf(out, i ? " = %.*s" : " as %.*s", S(c->roles.v[i].text));
    for (size_t i = 0; i < c->person_id_count; i++)
        film_buf_printf(out, " (%.*s %.*s)", S(c->person_ids[i].scheme),
                        S(c->person_ids[i].value));
    film_buf_text(out, "\n");
}

static enum film_status
take_record(void *user, const struct film_record *r, struct film_error *err)
{
    struct film_buf *out = user;
    (void)err;
    film_buf_printf(out, "%s %s %u\n",
                    r->kind == FILM_RECORD_FILM ? "film" : "person", r->format,
                    (unsigned)r->line);
    put(out, "ref", r->ref);
    put(out, "form", r->form);
    put_names(out, r->names);
    put_ids(out, r->ids, r->id_count);
    if (r->year)
        film_buf_printf(out, " year: %d\n", r->year);
    for (size_t i = 0; i < r->release_count; i++)
        film_buf_printf(out, " release: %.*s%s%.*s\n", S(r->releases[i].date),
                        r->releases[i].country.n ? " " : "",
                        S(r->releases[i].country));
    put(out, "born", r->born);
    put(out, "died", r->died);
    put_list(out, "countries", r->countries);
    put_list(out, "languages", r->languages);
    put_list(out, "genres", r->genres);
    put_list(out, "tags", r->tags);
    put_list(out, "studios", r->studios);
    put_list(out, "works", r->works);
    if (r->runtime)
        film_buf_printf(out, " runtime: %d\n", r->runtime);
    for (size_t i = 0; i < r->rating_count; i++)
        film_buf_printf(out, " rating: %.*s%s%.*s\n", S(r->ratings[i].value),
                        r->ratings[i].by.n ? " " : "", S(r->ratings[i].by));
    put(out, "plot", r->plot);
    put(out, "tagline", r->tagline);
    for (size_t i = 0; i < r->credit_count; i++)
        put_credit(out, &r->credits[i]);
    for (size_t i = 0; i < r->award_count; i++) {
        const struct film_award *a = &r->awards[i];
        film_buf_printf(out, " %s: %.*s, %.*s, %.*s, %d\n",
                        a->won ? "won" : "nominated", S(a->ceremony),
                        S(a->category), S(a->person), a->year);
    }
    return FILM_OK;
}

static void
take_warning(void *user, struct film_str path, uint32_t line,
             enum film_loss loss, const char *why)
{
    (void)loss;
    (void)path;
    film_buf_text(user, "warning ");
    film_line_add(user, line);
    film_buf_printf(user, ": %s\n", why);
}

static void
take_skipped(void *user, struct film_str path, uint32_t line, const char *why,
             struct film_str text)
{
    (void)path;
    film_buf_text(user, " skipped ");
    film_line_add(user, line);
    film_buf_printf(user, " (%s): %.*s\n", why, S(text));
}

static void
read_bytes(struct film_buf *out, struct film_str bytes,
           const struct film_limits *limits, bool skipped)
{
    struct film_arena arena;
    film_arena_init(&arena);
    const struct film_sink sink = {out,
                                   take_article,
                                   take_record,
                                   take_warning,
                                   skipped ? take_skipped : NULL,
                                   NULL};
    struct film_read_context ctx = {.path = FILM_STR("test"),
                                    .limits = limits,
                                    .sink = &sink,
                                    .arena = &arena};
    struct film_stream *in;
    struct film_error err;
    enum film_status st = film_stream_from_bytes(&in, bytes, limits, &err);
    if (st == FILM_OK) {
        st = film_read_stream(in, &ctx, &err);
        film_stream_free(in);
    }
    if (st != FILM_OK)
        film_buf_printf(out, "error: %s\n", err.text);
    film_arena_release(&arena);
}

void
read_as_text(struct film_buf *out, struct film_str bytes)
{
    read_bytes(out, bytes, &film_limits_default, false);
}

void
read_within(struct film_buf *out, struct film_str bytes,
            const struct film_limits *limits)
{
    read_bytes(out, bytes, limits, false);
}

void
read_with_skipped(struct film_buf *out, struct film_str bytes)
{
    read_bytes(out, bytes, &film_limits_default, true);
}

enum film_status
read_file_as_text(struct film_buf *out, struct film_str path,
                  struct film_error *err)
{
    const struct film_sink sink = {out,          take_article, take_record,
                                   take_warning, NULL,         NULL};
    return film_read_file(path, &film_limits_default, &sink, err);
}

/* A download that broke off: a beginning of the bytes ends well too, and gives
 * UTF-8. Each has memory of its own, so that sanitizers see a byte that is read
 * after it. */
static void
assert_cut(size_t row, struct film_str bytes)
{
    /* a PDF file starts a program each time */
    size_t most = film_str_starts(bytes, FILM_STR("%PDF-")) ? 10 : 300;
    struct film_buf out;
    film_buf_init(&out, 1 << 20);
    for (size_t n = 1; n < bytes.n; n += 1 + bytes.n / most) {
        char *copy = malloc(n);
        assert_non_null(copy);
        memcpy(copy, bytes.p, n);
        film_buf_reset(&out);
        read_as_text(&out, (struct film_str){copy, n});
        free(copy);
        struct film_str got = film_buf_get(&out);
        if (film_str_ends(got, FILM_STR("error: \n")) || !film_utf8_valid(got))
            fail_msg("row %zu cut after %zu bytes: %.*s", row, n, S(got));
    }
    film_buf_release(&out);
}

void
assert_read(size_t row, struct film_str bytes, const char *text)
{
    struct film_buf out;
    film_buf_init(&out, 1 << 20);
    read_as_text(&out, bytes);
    struct film_str got = film_buf_get(&out);
    bool same = film_str_equal(got, film_str_from(text));
    if (!same)
        print_error("# row %zu gave\n%.*s", row, S(got));
    film_buf_release(&out);
    if (!same)
        fail_msg("row %zu differs", row);
    assert_cut(row, bytes);
}
