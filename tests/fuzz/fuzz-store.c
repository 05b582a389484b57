/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an index holds may be any bytes. The first byte says what they are taken
 * for: an article, a passage, a record, an entity, the note of an input,
 * a compressed document, a piece of the list of names. What can be read is
 * written again and read once more. */
#include <config.h>
#include "fuzz.h"

#include "catalog/entity.h"
#include "index/format/compress.h"
#include "index/format/decompress.h"
#include "index/format/layout.h"
#include "index/format/store.h"
#include "names/lexicon.h"

#include <stdlib.h>

static void
require(bool ok)
{
    if (!ok)
        abort();
}

static void
take_passage(struct film_str data, struct film_arena *a)
{
    struct film_stored_article article;
    struct film_stored_passage passage;
    film_stored_dictionary(data);
    (void)film_load_article(&article, data, a, NULL);
    (void)film_load_passage(&passage, data, a, NULL);
}

static void
take_record(struct film_str data, struct film_arena *a, struct film_buf *out)
{
    struct film_record r;
    if (film_load_record(&r, data, a, NULL) != FILM_OK)
        return;
    film_store_record(out, &r);
    require(out->failed ||
            film_load_record(&r, film_buf_get(out), a, NULL) == FILM_OK);
}

static void
take_entity(struct film_str data, struct film_arena *a, struct film_buf *out)
{
    struct film_entity e;
    int years[FILM_ENTITY_YEARS];
    size_t n;
    if (film_entity_load(&e, data, a, NULL) != FILM_OK)
        return;
    film_entity_years(years, &n, &e);
    film_entity_prominence(&e);
    film_entity_store(out, &e);
    require(out->failed ||
            film_entity_load(&e, film_buf_get(out), a, NULL) == FILM_OK);
}

static void
take_input(struct film_str data, struct film_buf *out)
{
    struct film_input in;
    if (!film_load_input(&in, data))
        return;
    film_store_input(out, &in);
    require(out->failed || film_load_input(&in, film_buf_get(out)));
}

static const struct film_str dictionary = {
    "the film was directed by and starring in the role of, as a director who ",
    73};

/* Any document that can be decompressed, and compressing what is there. */
static void
take_compressed(struct film_str data, struct film_arena *a)
{
    struct film_decompressor d = {0};
    struct film_compressor c = {0};
    struct film_compression *with = NULL;
    struct film_str other = data, back;
    require(film_decompressor_give(&d, 1, dictionary, NULL) == FILM_OK);
    require(film_compression_new(&with, 1, dictionary, NULL) == FILM_OK);
    c.with = with;
    if (film_stored_dictionary(data) <= 1 &&
        film_decompress(&other, &d, a, NULL) == FILM_OK) {
        back = other;
        require(film_compress(&back, &c, NULL) == FILM_OK);
        require(film_decompress(&back, &d, a, NULL) == FILM_OK);
        require(film_str_equal(back, other));
    }
    film_compressor_release(&c);
    film_compression_free(with);
    film_decompressor_release(&d);
}

static void
take_names(struct film_str data, struct film_buf *out)
{
    struct film_lexicon_cursor c;
    size_t half = data.n / 2;
    film_lexicon_cursor_init(&c, data);
    while (film_lexicon_cursor_group(&c))
        while (film_lexicon_cursor_next(&c))
            require(memchr(c.second, 0, sizeof c.second));
    film_lexicon_merge(out, (struct film_str){data.p, half},
                       (struct film_str){data.p + half, data.n - half});
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct film_arena a;
    struct film_buf out;
    if (size == 0)
        return 0;
    struct film_str rest = {(const char *)data + 1, size - 1};
    film_arena_init(&a);
    film_buf_init(&out, 1 << 24);
    switch (data[0]) {
    case 'r':
        take_record(rest, &a, &out);
        break;
    case 'e':
        take_entity(rest, &a, &out);
        break;
    case 'i':
        take_input(rest, &out);
        break;
    case 't':
        take_compressed(rest, &a);
        break;
    case 'n':
        take_names(rest, &out);
        break;
    default:
        take_passage(rest, &a);
    }
    film_buf_release(&out);
    film_arena_release(&a);
    return 0;
}
