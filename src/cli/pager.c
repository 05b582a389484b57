/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "cli/pager.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

const char *
film_pager_command(const struct film_config *config)
{
    const char *term = getenv("TERM");
    const char *own = getenv("FILMSEARCH_PAGER"), *general = getenv("PAGER");
    const struct film_setting *set = film_config_find(config, "pager");
    const char *command = own       ? own
                          : set     ? set->value.p
                          : general ? general
                                    : "less";
    if (!term || strcmp(term, "dumb") == 0 ||
        film_str_is_one_of(film_str_from(command), "|cat|never"))
        return NULL;
    return command;
}

/* ---- Length ------------------------------------------------------------- */

/* Advances *at past an escape sequence: a colour ends at its letter, a link at
 * its terminator. */
static void
skip_sequence(struct film_str text, size_t *at)
{
    bool link = *at < text.n && text.p[*at] == ']';
    for ((*at)++; *at < text.n; (*at)++) {
        char c = text.p[*at];
        if (link ? c == '\\' && text.p[*at - 1] == '\033' : c >= '@') {
            (*at)++;
            return;
        }
    }
}

bool
film_pager_is_needed(struct film_str text)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 ||
        size.ws_col == 0)
        return false;
    size_t rows = 0, column = 0;
    for (size_t at = 0; at < text.n && rows < size.ws_row;) {
        uint32_t c = film_utf8_next(text, &at);
        if (c == '\033') {
            skip_sequence(text, &at);
            continue;
        }
        column += (size_t)film_utf8_width(c);
        if (c == '\n' || column > size.ws_col) {
            rows++;
            column = 0;
        }
    }
    return rows >= size.ws_row;
}
