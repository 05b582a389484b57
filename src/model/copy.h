/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Deep copies of what a reader lends. */
#ifndef FILM_MODEL_COPY_H
#define FILM_MODEL_COPY_H

#include "base/arena.h"
#include "model/article.h"

/* Copies a with every string and list into the arena (format stays shared: it
 * is static); false when out of memory. */
bool film_article_copy(struct film_arena *arena, const struct film_article *a,
                       struct film_article *copy);

#endif
