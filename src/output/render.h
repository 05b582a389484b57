/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The renderers behind film_output_answer, and what they share. */
#ifndef FILM_OUTPUT_RENDER_H
#define FILM_OUTPUT_RENDER_H

#include "output/output.h"

/* One renderer a format: appends the answer. */
void film_render_text(struct film_buf *out, const struct film_hits *hits,
                      const struct film_output *o);
void film_render_json(struct film_buf *out, const struct film_hits *hits);
void film_render_jsonl(struct film_buf *out, const struct film_hits *hits,
                       const struct film_output *o);

/* The part of text to show when all of it is too long: whole sentences around
 * as many highlights as possible, at most about `budget` bytes. */
struct film_range film_render_snippet(const struct film_hit *hit,
                                      size_t budget);

#endif
