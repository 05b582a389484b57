/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Inputs whose articles and records come from an export, not from their
 * files. */
#ifndef FILM_INDEX_BUILD_IMPORT_H
#define FILM_INDEX_BUILD_IMPORT_H

#include "index/build/plan.h"
#include "read/context.h"

struct film_import;

/* Reads through the export at fd (borrowed, a regular file) once and adds its
 * inputs to the plan, to be read. FILM_ERR_INPUT, with the line, if it is not
 * an export. */
enum film_status film_import_open(struct film_import **out,
                                  struct film_plan *plan, int fd,
                                  struct film_error *err);
void film_import_free(struct film_import *im);

/* Passes everything in the export that belongs to the input with this key to
 * the sink. May be called by several threads at once. */
enum film_status film_import_read(const struct film_import *im,
                                  struct film_str key,
                                  const struct film_sink *sink,
                                  struct film_error *err);

#endif
