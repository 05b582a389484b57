/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Extensions of RSS in exports of WordPress (WXR). */
#ifndef FILM_READ_ARTICLES_WXR_H
#define FILM_READ_ARTICLES_WXR_H

#include "base/buf.h"

/* Appends the content of a post as HTML. Shortcodes are removed except for the
 * text inside them (a caption becomes a paragraph). In posts of the classic
 * editor, which have no <p>, an empty line ends a paragraph. */
void film_wxr_html(struct film_buf *out, struct film_str content);

#endif
