/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Renders answers. Everything goes to a buffer, so that nothing is printed
 * before the answer is complete. Whatever the hits contain, the output is valid
 * UTF-8, and no control or bidirectional character reaches a terminal. */
#ifndef FILM_OUTPUT_OUTPUT_H
#define FILM_OUTPUT_OUTPUT_H

#include "base/buf.h"
#include "output/format.h"
#include "search/hits.h"

/* Appends the answer in the format of o; out keeps a failure. */
void film_output_answer(struct film_buf *out, const struct film_hits *hits,
                        const struct film_output *o);

#endif
