/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Text that a program took for Windows-1252 though it was UTF-8, and encoded in
 * UTF-8 again: "FranÃ§ais" for "Français". */
#ifndef FILM_READ_CHARSET_TWICE_H
#define FILM_READ_CHARSET_TWICE_H

#include "base/buf.h"

#include <stdbool.h>

/* Undoes the second encoding in text from byte `from` on, if nearly all that is
 * not ASCII there was encoded twice. True if text was changed. */
bool film_charset_once(struct film_buf *text, size_t from);

#endif
