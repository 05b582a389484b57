/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "fuzz.h"

#include "base/utf8.h"

#include <stdlib.h>

static void
require(bool ok)
{
    if (!ok)
        abort();
}

static void
look(struct film_str s)
{
    struct film_buf nfc;
    require(s.n == 0 || s.p);
    require(film_utf8_valid(s));
    for (size_t i = 0; i < s.n;) {
        uint32_t c = film_utf8_next(s, &i);
        require(c == '\n' || !film_utf8_control(c));
    }
    film_buf_init(&nfc, 4 * s.n + 16);
    film_utf8_nfc(&nfc, s);
    require(nfc.failed || film_str_equal(film_buf_get(&nfc), s));
    film_buf_release(&nfc);
}

static void
look_list(struct film_strs list)
{
    for (size_t i = 0; i < list.n; i++)
        look(list.v[i]);
}

static void
look_ids(const struct film_id *ids, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        look(ids[i].scheme);
        look(ids[i].value);
    }
}

static void
look_names(struct film_names names)
{
    for (size_t i = 0; i < names.n; i++) {
        look(names.v[i].text);
        look(names.v[i].language);
        look(names.v[i].family);
    }
}

static enum film_status
take_article(void *user, const struct film_article *a, struct film_error *err)
{
    (void)user;
    (void)err;
    require(a->title.n > 0 || a->block_count > 0);
    look(a->id);
    look(a->title);
    look(a->url);
    look(a->source);
    look(a->language);
    look(a->date);
    require(a->date.n == 0 || a->date.n == 4 || a->date.n == 7 ||
            a->date.n == 10);
    look_list(a->authors);
    look_list(a->cast);
    look_list(a->tags);
    look_ids(a->film_ids, a->film_id_count);
    for (size_t i = 0; i < a->film_count; i++)
        look(a->films[i].title);
    for (size_t i = 0; i < a->block_count; i++) {
        const struct film_block *b = &a->blocks[i];
        look(b->text);
        require(b->text.n > 0 && b->line <= b->line_end &&
                b->byte <= b->byte_end);
        require(b->kind != FILM_BLOCK_HEADING ||
                (b->level >= 1 && b->level <= 6));
    }
    return FILM_OK;
}

static enum film_status
take_record(void *user, const struct film_record *r, struct film_error *err)
{
    (void)user;
    (void)err;
    require(r->names.n > 0);
    look(r->ref);
    look(r->form);
    look(r->plot);
    look(r->tagline);
    look_names(r->names);
    look_ids(r->ids, r->id_count);
    look_list(r->countries);
    look_list(r->languages);
    look_list(r->genres);
    look_list(r->tags);
    look_list(r->studios);
    for (size_t i = 0; i < r->release_count; i++) {
        look(r->releases[i].date);
        look(r->releases[i].country);
    }
    for (size_t i = 0; i < r->credit_count; i++) {
        look(r->credits[i].job_text);
        look_names(r->credits[i].names);
        look_names(r->credits[i].roles);
        look_ids(r->credits[i].person_ids, r->credits[i].person_id_count);
    }
    return FILM_OK;
}

static void
take_warning(void *user, struct film_str path, uint32_t line,
             enum film_loss loss, const char *why)
{
    (void)loss;
    (void)user;
    (void)path;
    (void)line;
    look(film_str_from(why));
}

int
fuzz_read(const struct film_reader *reader, const uint8_t *data, size_t size)
{
    static const struct film_sink sink = {
        NULL, take_article, take_record, take_warning, NULL, NULL};
    struct film_limits limits = film_limits_default;
    struct film_str bytes = {(const char *)data, size};
    struct film_error err = {0};
    struct film_stream *in;
    struct film_arena arena;
    film_read_init();
    limits.input_bytes = limits.stream_bytes = 1 << 20;
    limits.article_bytes = 1 << 16;
    limits.article_blocks = 1000;
    limits.seconds = 10;
    film_arena_init(&arena);
    struct film_read_context ctx = {.path = FILM_STR("fuzz"),
                                    .limits = &limits,
                                    .sink = &sink,
                                    .arena = &arena};
    if (film_stream_from_bytes(&in, bytes, &limits, &err) == FILM_OK) {
        if (reader->read(in, &ctx, &err) != FILM_OK)
            require(err.status != FILM_OK && err.text[0] != '\0');
        film_stream_free(in);
    }
    /* A part of a reader recognises nothing. */
    require(!reader->sniff || reader->sniff(bytes, ctx.path) <= 100);
    film_arena_release(&arena);
    return 0;
}
