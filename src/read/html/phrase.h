/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words of the lines that pages put around and between the text of an
 * article. They are evidence only: sentences of articles begin so too. */
#ifndef FILM_READ_HTML_PHRASE_H
#define FILM_READ_HTML_PHRASE_H

#include "base/str.h"

/* True if s ends as a sentence does. */
bool film_html_ends_sentence(struct film_str s);

enum film_html_phrase {
    FILM_HTML_PHRASE_NONE,
    FILM_HTML_PHRASE_SURE,   /* "Story continues below", and no more */
    FILM_HTML_PHRASE_WORD,   /* "More", and no more */
    FILM_HTML_PHRASE_LABEL,  /* "Tags: …" */
    FILM_HTML_PHRASE_BEGINS, /* "See also …" */
};

/* Classifies the wording of a line between the text. */
enum film_html_phrase film_html_phrase(struct film_str s);

/* The same for what closes an article: who contributed, where to subscribe,
 * whom to follow, whose copyright it is. SURE, BEGINS (possibly) or NONE. */
enum film_html_phrase film_html_tail(struct film_str s);

/* True for a picture's caption that names its author or owner. */
bool film_html_is_credit(struct film_str s);

/* True if s is the title or what the title begins with (a title as in <title>
 * may end in the site's name); case and punctuation do not count. */
bool film_html_same_title(struct film_str title, struct film_str s);

/* True if half of the longer words of s are in the title. */
bool film_html_like_title(struct film_str title, struct film_str s);

#endif
