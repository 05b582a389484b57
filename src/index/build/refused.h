/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Noting in the index what a build refused (index/inputs/refusals.h). */
#ifndef FILM_INDEX_BUILD_REFUSED_H
#define FILM_INDEX_BUILD_REFUSED_H

#include "index/build/plan.h"
#include "index/writer.h"

/* True if carrying out the plan changes these notes. */
bool film_refused_changed(const struct film_plan *p);

/* Writes the changed notes through the writer, without a commit. */
enum film_status film_refused_write(struct film_writer *w,
                                    const struct film_plan *p,
                                    struct film_error *err);

#endif
