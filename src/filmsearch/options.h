/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The command line of filmsearch. */
#ifndef FILM_FILMSEARCH_OPTIONS_H
#define FILM_FILMSEARCH_OPTIONS_H

#include "cli/config.h"
#include "cli/program.h"
#include "output/output.h"
#include "search/options.h"

enum film_color { FILM_COLOR_AUTO, FILM_COLOR_ALWAYS, FILM_COLOR_NEVER };

struct film_filmsearch_options {
    struct film_search_options search;
    struct film_output output;
    struct film_config config;
    const char *db_from; /* what search.db comes from; NULL: it is not set */
    uint32_t open;       /* the rank of a hit to open; 0: none */
    const char *save, *forget; /* the name of a search, or NULL */
    const char *notify;        /* command that is given the answer, or NULL */
    struct film_str asked_by;  /* the saved search that was named, or "" */
    const char *batch;     /* file of queries, "-" standard input, or NULL */
    enum film_color color; /* in the order of the option's words */
    bool hyperlink, spoilers, no_pager, show_config, help, version;
    bool interactive;
    bool saved, fresh; /* list saved searches; only what is new */
    const char *pager; /* command for what is longer than the screen, or NULL;
                          once settled */
};

/* Name, usage, options and examples. The options set the struct above. */
extern const struct film_command film_filmsearch_command;

/* The options before the configuration and the command line are read. */
#define FILM_FILMSEARCH_OPTIONS_INIT                                           \
    ((struct film_filmsearch_options){.search = FILM_SEARCH_OPTIONS_INIT})

/* Sets what depends on the terminal, the environment, the configuration and the
 * working folder. cwd and host are kept in the arena. */
enum film_status film_filmsearch_settle(struct film_filmsearch_options *o,
                                        struct film_arena *a,
                                        struct film_error *err);

#endif
