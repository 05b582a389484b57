/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Chooses the dictionary that a bulk build compresses with. */
#ifndef FILM_INDEX_BUILD_SAMPLE_H
#define FILM_INDEX_BUILD_SAMPLE_H

#include "index/build/plan.h"
#include "index/build/report.h"
#include "index/format/compress.h"

/* Sets *out to the dictionary to compress what the plan lists as to do with. If
 * it is more than the index has, that is a new one, made of samples from some
 * of the inputs; the same inputs give the same dictionary. Else it is the
 * newest one of the index. NULL: there is too little to learn from. An input
 * that cannot be read gives no samples, and that is not reported here. */
enum film_status film_sample_run(struct film_compression **out,
                                 const struct film_index *ix,
                                 const struct film_plan *plan,
                                 const struct film_build *b,
                                 struct film_error *err);

#endif
