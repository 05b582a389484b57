/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Deep copies of what a reader passes to its sink. */
#ifndef FILM_MODEL_COPY_H
#define FILM_MODEL_COPY_H

#include "base/arena.h"
#include "model/article.h"

/* Copies a with all its strings and lists into the arena (format is shared, as
 * it is static); false when out of memory. */
bool film_article_copy(struct film_arena *arena, const struct film_article *a,
                       struct film_article *copy);

#endif
