/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Wikitext without the XML around it, to an article and a record. */
#include <config.h>
#include "fuzz.h"

#include "read/wiki/infobox.h"
#include "read/wiki/wikitext.h"

static enum film_status
take_block(void *user, enum film_block_kind kind, unsigned level,
           struct film_str text, struct film_wiki_lines lines,
           struct film_error *err)
{
    struct film_place at = {lines.first + 1, lines.last + 1, 0, 0};
    (void)err;
    if (kind == FILM_BLOCK_HEADING)
        film_builder_heading(user, level, text, at);
    else
        film_builder_paragraph(user, text, at);
    return FILM_OK;
}

static enum film_status
take_category(void *user, struct film_str name, struct film_error *err)
{
    struct film_builder *b = user;
    (void)err;
    film_builder_add(b, &b->article.tags, name);
    return FILM_OK;
}

static enum film_status
give(struct film_builder *b, const struct film_wiki *w, struct film_error *err)
{
    struct film_wiki_sink sink = {b, take_block, take_category, NULL};
    struct film_str cast[] = {FILM_STR("A as B"), FILM_STR("C: D")};
    struct film_wiki_page page = {
        .title = FILM_STR("A (film)"), .cast = {cast, 2}, .line = 1};
    uint32_t box;
    enum film_record_kind kind;
    film_builder_article(b, 1);
    enum film_status st = film_wiki_blocks(w, &sink, err);
    if (st == FILM_OK)
        st = film_builder_emit_article(b, err);
    if (st != FILM_OK || !film_wiki_infobox(w, &box, &kind))
        return st;
    film_builder_record(b, kind, 1);
    film_wiki_record(b, w, box, &page);
    return film_builder_emit_record(b, err);
}

static enum film_status
read_wikitext(struct film_stream *in, struct film_read_context *ctx,
              struct film_error *err)
{
    struct film_buf text;
    struct film_builder b;
    struct film_arena arena;
    struct film_wiki w;
    film_buf_init(&text, (size_t)ctx->limits->input_bytes);
    film_builder_init(&b, ctx, "wikitext");
    film_arena_init(&arena);
    enum film_status st = film_stream_all(in, &text, err);
    if (st == FILM_OK)
        st = film_wiki_parse(&w, film_buf_get(&text), NULL, &arena, err);
    if (st == FILM_OK)
        st = give(&b, &w, err);
    film_arena_release(&arena);
    film_builder_release(&b);
    film_buf_release(&text);
    return st;
}

static int
sniff(struct film_str head, struct film_str path)
{
    (void)head;
    (void)path;
    return 1;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct film_reader reader = {"wikitext", sniff, read_wikitext};
    return fuzz_read(&reader, data, size);
}
