/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The configuration file: settings that apply unless an option or the
 * environment overrides them. */
#ifndef FILM_CLI_CONFIG_H
#define FILM_CLI_CONFIG_H

#include "cli/options.h"

/* One line `key = value`. */
struct film_setting {
    struct film_str key, value; /* both NUL-terminated */
    unsigned line;              /* from 1 */
};

struct film_config {
    const char *path; /* path of the file; NULL without a home directory */
    struct film_setting *v;
    size_t n;
};

/* Reads filmsearch/config in $XDG_CONFIG_HOME or ~/.config into the arena. A
 * line is `key = value`; lines that begin with # are comments. The file need
 * not exist. FILM_ERR_INPUT names a line that cannot be parsed or whose key is
 * unknown; FILM_ERR_IO. */
enum film_status film_config_read(struct film_config *c, struct film_arena *a,
                                  struct film_error *err);

/* The last setting of the key, or NULL. */
const struct film_setting *film_config_find(const struct film_config *c,
                                            const char *key);

/* Appends the values of all settings of the key, in the order of the file. */
enum film_status film_config_values(const struct film_config *c,
                                    const char *key, struct film_strs *values,
                                    struct film_arena *a,
                                    struct film_error *err);

/* True if the option of the row can be configured: it takes a count or a
 * choice, and a key has its name. */
bool film_config_has_option(const struct film_option *row);

/* Sets the options of the table that are configured. Call it before parsing the
 * command line, which overrides them. FILM_ERR_INPUT names the line with a
 * wrong value. */
enum film_status film_config_apply(const struct film_config *c,
                                   const struct film_option *table,
                                   void *target, struct film_error *err);

#endif
