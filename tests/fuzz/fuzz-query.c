/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any bytes are a query: they give a tree, its text gives the same tree, and
 * the tree can be given to the engine. */
#include <config.h>
#include "fuzz.h"

#include "base/utf8.h"
#include "query/lower.h"

#include <stdlib.h>

static void
require(bool ok)
{
    if (!ok)
        abort();
}

static void
lower(const struct film_node *root, struct film_arena *a)
{
    struct film_analyser *an;
    struct film_lowered lowered;
    xapc_query *filter = NULL;
    require(film_analyser_new(&an, NULL) == FILM_OK);
    require(film_lower_words(&lowered, root, an, a, NULL) == FILM_OK);
    require(film_lower_filter(&filter, &lowered, root, an, NULL) == FILM_OK);
    xapc_query_free(filter);
    film_analyser_free(an);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct film_str text = {(const char *)data, size};
    struct film_node *first, *second;
    struct film_strs notes = {NULL, 0};
    struct film_arena a;
    struct film_buf printed;
    film_arena_init(&a);
    film_buf_init(&printed, FILM_QUERY_RAW_MAX);
    require(film_query_parse(&first, &notes, &a, text, "2026-11-30", NULL) ==
            FILM_OK);
    film_query_print(&printed, first);
    require(printed.failed == FILM_OK);
    require(film_query_parse(&second, &notes, &a, film_buf_get(&printed), NULL,
                             NULL) == FILM_OK);
    require(film_query_equal(first, second));
    for (size_t i = 0; i < notes.n; i++)
        require(film_utf8_valid(notes.v[i]));
    lower(first, &a);
    film_buf_release(&printed);
    film_arena_release(&a);
    return 0;
}
