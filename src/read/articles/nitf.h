/* SPDX-License-Identifier: GPL-2.0-or-later */
/* NITF, which stands alone and inside NewsML-G2. */
#ifndef FILM_READ_ARTICLES_NITF_H
#define FILM_READ_ARTICLES_NITF_H

#include "read/xml/tree.h"

/* Adds what an <nitf> element says to the article begun in t: metadata where
 * the article has none yet, abstract and body. */
void film_nitf_add(struct film_tree *t, const xmlNode *nitf);

/* Adds a byline's name or names to the article: "By " in front is not part of
 * them. */
void film_news_byline(struct film_tree *t, struct film_str text);

#endif
