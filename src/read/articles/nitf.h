/* SPDX-License-Identifier: GPL-2.0-or-later */
/* NITF, by itself and inside NewsML-G2. */
#ifndef FILM_READ_ARTICLES_NITF_H
#define FILM_READ_ARTICLES_NITF_H

#include "read/xml/tree.h"

/* Adds the content of an <nitf> element to the article begun in t: metadata
 * that the article does not have yet, abstract and body. */
void film_nitf_add(struct film_tree *t, const xmlNode *nitf);

/* Adds the name or names in a byline to the article, without "By ". */
void film_news_byline(struct film_tree *t, struct film_str text);

#endif
