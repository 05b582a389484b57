/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a query asks about a film or a person: how long, which country, who
 * directed … */
#ifndef FILM_SEARCH_RESULTS_ASKS_H
#define FILM_SEARCH_RESULTS_ASKS_H

#include "catalog/recognise.h"

struct film_asks {
    unsigned said; /* 1 << enum film_said_kind */
    unsigned jobs; /* 1 << enum film_job */
    bool awards;
    bool career; /* all films of a person, all people of a film */
};

/* Finds what the text asks for, outside the n names recognised in it: a film
 * may be called No Country for Old Men. FILM_ERR_NOMEM. */
enum film_status film_asks_read(struct film_asks *out, struct film_str text,
                                const struct film_mentions *names,
                                struct film_error *err);

#endif
