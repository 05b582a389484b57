/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Guesses the charset of text that declares none. */
#ifndef FILM_READ_CHARSET_GUESS_H
#define FILM_READ_CHARSET_GUESS_H

#include "base/str.h"

#include <stdbool.h>

/* True if text is UTF-8 whatever its label says: it has non-ASCII characters,
 * well-formed except for a few bytes. label: iconv's name of the declared
 * charset, or NULL. Two or three such characters do not disprove an East Asian
 * charset, in which adjacent letters form such pairs. */
bool film_charset_is_utf8(struct film_str text, const char *label);

/* Guesses the charset of undeclared text that is not UTF-8. For other scripts
 * uchardet decides. For accented Latin letters it needs far more of them than a
 * foreign name has; there, the charset is taken whose words look like words,
 * Windows-1252 if there are several. *rival is set to another one that is as
 * likely, or to "". */
void film_charset_guess(struct film_str text, char name[32], char rival[32]);

#endif
