/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Text that is not prose has a shape: of code, tables, logs. */
#ifndef FILM_READ_SHAPE_H
#define FILM_READ_SHAPE_H

#include "base/str.h"

/* What the text that head begins is, if it is not to be read as prose:
 * "program code", "a log"; NULL for prose and for what cannot be recognised. */
const char *film_shape_of(struct film_str head);

/* True if what is at path lies beside articles and is none: by the ending of
 * its name a picture, sound, font, style sheet, schema, program or script. */
bool film_shape_is_beside(struct film_str path);

#endif
