/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an index contains, in numbers, and which files were refused. */
#ifndef FILM_INDEX_SUMMARY_H
#define FILM_INDEX_SUMMARY_H

#include "index/generation.h"
#include "index/inputs/inputs.h"
#include "index/inputs/refusals.h"

struct film_summary_format {
    struct film_str name;
    uint64_t inputs, items;
};

/* Why files were refused. */
struct film_summary_reason {
    enum film_status status;
    const char *key, *words; /* for programs and for people */
};

enum { FILM_SUMMARY_FORMATS = 64, FILM_SUMMARY_REASONS = 7 };
extern const struct film_summary_reason
    film_summary_reasons[FILM_SUMMARY_REASONS];

struct film_summary {
    const char *path; /* path of the index */
    struct film_generation_state state;
    struct film_str schema, analysis;
    struct film_inputs inputs;
    struct film_refusals refusals; /* including files skipped by rule */
    uint64_t bytes;                /* size of the inputs */
    uint64_t partial;              /* number of inputs indexed only in part */
    uint64_t articles, passages, records, entities;
    uint64_t refused, beside; /* beside: files among the inputs that are not
                                 inputs: pictures, scripts */
    uint64_t by_reason[FILM_SUMMARY_REASONS];
    /* Sorted by name. */
    struct film_summary_format formats[FILM_SUMMARY_FORMATS];
    size_t format_count;
};

/* Reads the summary from the last commit of the index at path (borrowed) into
 * the arena; paths of files are shown relative to cwd. Errors as for
 * film_live_open. */
enum film_status film_summary_load(struct film_summary *out, const char *path,
                                   struct film_str cwd,
                                   struct film_arena *arena,
                                   struct film_error *err);

#endif
