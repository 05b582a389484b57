/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmweb/options.h"

#define AT(member) offsetof(struct web_command_line, member)

static const struct film_option table[] = {
    {FILM_OPTION_STRING, 0, "db", AT(db), "DIR",
     "the index; else $FILMSEARCH_DB, ./index/film.db, or filmsearch/film.db "
     "in $XDG_DATA_HOME or ~/.local/share"},
    {FILM_OPTION_COUNT, 'p', "port", AT(port), "N",
     "port to listen on (8080); 0: any that is free"},
    {FILM_OPTION_STRING, 0, "listen", AT(listen), "ADDRESS",
     "IP address to listen on (127.0.0.1); another one than this machine's "
     "own needs --token-file"},
    {FILM_OPTION_STRING, 0, "token-file", AT(token_file), "FILE",
     "answer only who brings the token that FILE has on its first line"},
    {FILM_OPTION_STRING, 'e', "editor", AT(editor), "COMMAND",
     "pages open articles at their line by this program, such as code; not "
     "with --listen"},
    {FILM_OPTION_TRUE, 'o', "open", AT(open), NULL,
     "open the page in the browser"},
    {FILM_OPTION_TRUE, 'h', "help", AT(help), NULL, "print this and exit"},
    {FILM_OPTION_TRUE, 'V', "version", AT(version), NULL,
     "print the version and exit"},
    {.kind = FILM_OPTION_END},
};

const struct film_command web_command = {
    "filmweb", "[OPTION...]",
    "Shows an index of articles on films in the browser, until it is stopped.",
    table,
    "Examples:\n"
    "  filmweb --open\n"
    "  filmweb --db ~/reviews.db --port 9000\n"
    "\n"
    "Exit status: 0 stopped by a signal, 2 error.\n"};
