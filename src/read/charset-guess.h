/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which charset text is in that declares none. */
#ifndef FILM_READ_CHARSET_GUESS_H
#define FILM_READ_CHARSET_GUESS_H

#include "base/str.h"

#include <stdbool.h>

/* True if text is UTF-8 whatever its label says: it has characters beyond
 * ASCII, well-formed but for a few bytes. label: iconv's name of the declared
 * charset, or NULL. Two or three characters are not proof against a charset of
 * East Asia, where letter and letter next to one another form such pairs. */
bool film_charset_is_utf8(struct film_str text, const char *label);

/* The charset of undeclared text that is not UTF-8. Text of other scripts is
 * what uchardet finds; for Latin letters with accents, of which it needs far
 * more than a foreign name has, the one whose words look like words is taken,
 * Windows-1252 if several do. *rival: another one that is as likely, or "". */
void film_charset_guess(struct film_str text, char name[32], char rival[32]);

#endif
