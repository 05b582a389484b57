/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Text that is not prose has a shape: of code, tables, logs. */
#ifndef FILM_READ_SHAPE_H
#define FILM_READ_SHAPE_H

#include "base/str.h"

/* If the text that begins with head should not be read as prose, returns what
 * it is: "program code", "a log". NULL for prose, and if that is unknown. */
const char *film_shape_of(struct film_str head);

/* True if the file at path is of a kind often found beside articles, judging by
 * its extension: a picture, sound, font, style sheet, schema, program or
 * script. */
bool film_shape_is_beside(struct film_str path);

#endif
