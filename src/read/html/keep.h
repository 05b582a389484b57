/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which runs of the chosen part of a page are its article. */
#ifndef FILM_READ_HTML_KEEP_H
#define FILM_READ_HTML_KEEP_H

#include "read/html/guide.h"

/* Sets `why` of every run that is left out: those outside the root element,
 * those in an element that is left out, and lines of furniture between the
 * text. The wording of a line is only additional evidence to its kind and
 * position. */
void film_html_keep_runs(struct film_html_page *page,
                         const struct film_html_guide *guide, size_t root);

/* Characters of running text that a run has: a sentence or more, few links. */
uint32_t film_html_running_text(const struct film_html_run *run);

#endif
