/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The command line of filmweb. */
#ifndef FILM_FILMWEB_OPTIONS_H
#define FILM_FILMWEB_OPTIONS_H

#include "cli/program.h"

struct web_command_line {
    const char *db, *listen, *token_file, *editor;
    uint32_t port;
    bool open, help, version;
};

extern const struct film_command web_command;

#endif
