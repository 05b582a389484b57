/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Keeping notes of what a build refused (index/inputs/refusals.h). */
#ifndef FILM_INDEX_BUILD_REFUSED_H
#define FILM_INDEX_BUILD_REFUSED_H

#include "index/build/plan.h"
#include "index/writer.h"

/* True if the notes have to change once the plan was carried out. */
bool film_refused_changed(const struct film_plan *p);

/* Changes them in the writer, without a commit. */
enum film_status film_refused_write(struct film_writer *w,
                                    const struct film_plan *p,
                                    struct film_error *err);

#endif
