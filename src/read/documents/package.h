/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The parts of an office document, which is a ZIP archive: read into memory, as
 * those that explain others come after them. */
#ifndef FILM_READ_DOCUMENTS_PACKAGE_H
#define FILM_READ_DOCUMENTS_PACKAGE_H

#include "read/context.h"

struct film_package_part {
    struct film_str name, bytes;
};

struct film_package {
    struct film_arena arena; /* owns everything below */
    struct film_package_part *parts;
    size_t count;
};

/* Returns the bytes of a part; "" if there is none. */
struct film_str film_package_get(const struct film_package *p,
                                 const char *name);

/* Gives the rows of the sheets of an XLSX package to the context's sink.
 * FILM_ERR_FORMAT if no sheet has names of columns or a long text. */
enum film_status film_xlsx_read(const struct film_package *p,
                                struct film_read_context *ctx,
                                struct film_error *err);

/* Gives the article of a PPTX package, whose blocks have numbers of slides for
 * lines, as those of pages (base/line.h). FILM_ERR_INPUT if it has no text. */
enum film_status film_slides_read(const struct film_package *p,
                                  struct film_read_context *ctx,
                                  struct film_error *err);

#endif
