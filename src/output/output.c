/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "output/output.h"

#include "base/memory.h"
#include "output/render.h"

static void
render(struct film_buf *out, const struct film_hits *hits,
       const struct film_output *o)
{
    switch (o->format) {
    case FILM_FORMAT_TEXT:
        if (o->names)
            film_render_names(out, hits);
        else
            film_render_text(out, hits, o);
        break;
    case FILM_FORMAT_JSON:
        film_render_json(out, hits);
        break;
    case FILM_FORMAT_JSONL:
        film_render_jsonl(out, hits, o);
        break;
    case FILM_FORMAT_TSV:
        film_render_tsv(out, hits, o);
        break;
    case FILM_FORMAT_PATHS:
        film_render_paths(out, hits, o);
        break;
    case FILM_FORMAT_TREC:
        film_render_trec(out, hits);
        break;
    case FILM_FORMAT_MARKDOWN:
    case FILM_FORMAT_BIBTEX:
    case FILM_FORMAT_CSL:
    case FILM_FORMAT_RIS:
        film_render_citations(out, hits, o);
        break;
    }
}

void
film_output_answer(struct film_buf *out, const struct film_hits *hits,
                   const struct film_output *o)
{
    film_memory_forget();
    if (o->count)
        film_render_count(out, hits, o);
    else
        render(out, hits, o);
    if (film_memory_failed()) /* maybe in a buffer for a part of it */
        out->failed = FILM_ERR_NOMEM;
}
