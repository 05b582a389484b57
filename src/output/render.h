/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The renderers used by film_output_answer. */
#ifndef FILM_OUTPUT_RENDER_H
#define FILM_OUTPUT_RENDER_H

#include "base/buf.h"
#include "output/format.h"
#include "search/hits.h"

/* Each appends the answer in the format of its name. out keeps a failure. */
void film_render_text(struct film_buf *out, const struct film_hits *hits,
                      const struct film_output *o);
void film_render_json(struct film_buf *out, const struct film_hits *hits);
void film_render_jsonl(struct film_buf *out, const struct film_hits *hits,
                       const struct film_output *o);
void film_render_tsv(struct film_buf *out, const struct film_hits *hits,
                     const struct film_output *o);
void film_render_names(struct film_buf *out, const struct film_hits *hits);
void film_render_count(struct film_buf *out, const struct film_hits *hits,
                       const struct film_output *o);
void film_render_paths(struct film_buf *out, const struct film_hits *hits,
                       const struct film_output *o);
void film_render_citations(struct film_buf *out, const struct film_hits *hits,
                           const struct film_output *o);
void film_render_trec(struct film_buf *out, const struct film_hits *hits);

#endif
