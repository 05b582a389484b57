/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines that pages put around and between the text of an article, told by
 * their words. */
#ifndef FILM_READ_HTML_PHRASE_H
#define FILM_READ_HTML_PHRASE_H

#include "base/str.h"

/* True if s ends as a sentence does. */
bool film_html_ends_sentence(struct film_str s);

/* True for "Advertisement", "Read more: …", "Share this …" and the like. */
bool film_html_is_phrase(struct film_str s);

/* True for what closes an article and is not its text: who contributed, where
 * to subscribe, whom to follow, whose copyright. */
bool film_html_is_tail(struct film_str s);

/* True for a picture's caption that says only who made it or owns it. */
bool film_html_is_credit(struct film_str s);

/* True for a short line with a date or a "by" before the text. */
bool film_html_is_dateline(struct film_str s);

/* True if s is the title or what the title begins with (a title as in <title>
 * may end in the site's name); case and punctuation do not count. */
bool film_html_same_title(struct film_str title, struct film_str s);

#endif
