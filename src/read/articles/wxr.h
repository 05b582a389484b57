/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What exports of WordPress (WXR) put into RSS. */
#ifndef FILM_READ_ARTICLES_WXR_H
#define FILM_READ_ARTICLES_WXR_H

#include "base/buf.h"

/* Appends the content of a post as HTML: shortcodes of the program are left
 * out but for the text within them (a caption is a paragraph), and in posts of
 * the classic editor, which have no <p>, an empty line ends a paragraph. */
void film_wxr_html(struct film_buf *out, struct film_str content);

#endif
