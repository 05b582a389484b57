/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an index holds, in numbers, and their text and JSON. */
#ifndef FILM_FILMINDEX_STATUS_H
#define FILM_FILMINDEX_STATUS_H

#include "base/buf.h"
#include "index/generation.h"
#include "index/inputs/inputs.h"
#include "index/inputs/refusals.h"

struct film_status_format {
    struct film_str name;
    uint64_t inputs, items;
};

/* Why files were refused; the words are those of the text. */
struct film_status_reason {
    enum film_status status;
    const char *key, *words;
};

enum { FILM_STATUS_FORMATS = 64, FILM_STATUS_REASONS = 7 };
extern const struct film_status_reason film_status_reasons[FILM_STATUS_REASONS];

struct film_status_report {
    const char *path;
    bool names; /* name what is in part and what was refused */
    struct film_generation_state state;
    struct film_str schema, analysis;
    const struct film_inputs *inputs;
    const struct film_refusals *refusals;
    uint64_t bytes, partial, articles, passages, records, entities;
    uint64_t refused, beside; /* beside inputs: pictures, scripts */
    uint64_t by_reason[FILM_STATUS_REASONS];
    struct film_status_format formats[FILM_STATUS_FORMATS];
    size_t format_count;
};

/* Append it; failures are kept in out. */
void film_status_text(struct film_buf *out, const struct film_status_report *r);
void film_status_json(struct film_buf *out, const struct film_status_report *r);

#endif
