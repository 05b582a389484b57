/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Layouts of pages, as they come from the program that reads PDF. */
#include <config.h>
#include "fuzz.h"

#include "base/line.h"
#include "read/documents/layout.h"

static enum film_status
read_layout(struct film_stream *in, struct film_read_context *ctx,
            struct film_error *err)
{
    struct film_layout l;
    struct film_builder b;
    film_layout_init(&l);
    enum film_status st = film_layout_read(&l, in, ctx, err);
    if (st == FILM_OK)
        st = film_layout_mark_running(&l, err);
    film_builder_init(&b, ctx, "pdf");
    film_builder_article(&b, film_line_of_page(1));
    if (st == FILM_OK)
        st = film_layout_add(&l, &b, err);
    if (st == FILM_OK)
        st = film_builder_emit_article(&b, err);
    film_builder_release(&b);
    film_layout_release(&l);
    return st;
}

static int
sniff(struct film_str head, struct film_str path)
{
    (void)head;
    (void)path;
    return 0;
}

static const struct film_reader layout = {"layout", sniff, read_layout};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_read(&layout, data, size);
}
