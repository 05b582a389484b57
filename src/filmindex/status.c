/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmindex/status.h"

#include "base/json.h"
#include "cli/program.h"
#include "text/clean.h"

#include <time.h>

/* Appends a time in UTC; nothing if it is unknown. */
static void
put_time(struct film_buf *out, time_t t, const char *before_hour,
         const char *end)
{
    struct tm tm;
    if (t && gmtime_r(&t, &tm))
        film_buf_printf(out, "%04d-%02d-%02d%s%02d:%02d:%02d%s",
                        tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday,
                        before_hour, tm.tm_hour, tm.tm_min, tm.tm_sec, end);
}

/* ---- Text -------------------------------------------------------------- */

static void
put_path(struct film_buf *out, struct film_str path)
{
    film_buf_text(out, "  ");
    film_clean_path(out, path);
}

static void
put_partial(struct film_buf *out, const struct film_summary *r, bool names)
{
    film_buf_printf(out, "in part:   %llu\n", (unsigned long long)r->partial);
    for (size_t i = 0; i < r->inputs.n && names; i++) {
        if (r->inputs.v[i].losses == 0)
            continue;
        put_path(out, r->inputs.v[i].shown);
        film_buf_byte(out, '\n');
    }
}

static void
put_refused(struct film_buf *out, const struct film_summary *r, bool names)
{
    film_buf_printf(out, "refused:   %llu\n", (unsigned long long)r->refused);
    for (size_t i = 0; i < FILM_SUMMARY_REASONS; i++)
        if (r->by_reason[i] > 0)
            film_buf_printf(out, "  %llu %s\n",
                            (unsigned long long)r->by_reason[i],
                            film_summary_reasons[i].words);
    for (size_t i = 0; i < r->refusals.n && names; i++) {
        const struct film_refusal *one = &r->refusals.v[i];
        if (one->status == FILM_ERR_BESIDE)
            continue;
        put_path(out, one->shown);
        film_buf_str(out, one->why);
        film_buf_byte(out, '\n');
    }
    film_buf_printf(out, "left out:  %llu other files\n",
                    (unsigned long long)r->beside);
}

void
film_status_text(struct film_buf *out, const struct film_summary *r,
                 const struct film_parts *parts, bool names)
{
    film_buf_printf(out, "index:     %s\nsize:      ", r->path);
    film_program_size(out, r->state.bytes);
    film_buf_text(out, "\ncommitted: ");
    put_time(out, r->state.committed, " ", " UTC");
    film_buf_printf(out, "\nschema:    %.*s (%.*s)\n", (int)r->schema.n,
                    r->schema.p, (int)r->analysis.n, r->analysis.p);
    film_buf_printf(out, "inputs:    %zu (", r->inputs.n);
    film_program_size(out, r->bytes);
    film_buf_text(out, ")\n");
    if (parts->head.of > 0)
        film_buf_printf(out, "shards:    %u%s\n", parts->head.of,
                        parts->current ? "" : ", of an earlier state");
    put_partial(out, r, names);
    put_refused(out, r, names);
    film_buf_printf(
        out,
        "articles:  %llu\npassages:  %llu\nrecords:   %llu\n"
        "entities:  %llu\nby format:\n",
        (unsigned long long)r->articles, (unsigned long long)r->passages,
        (unsigned long long)r->records, (unsigned long long)r->entities);
    for (size_t i = 0; i < r->format_count; i++)
        film_buf_printf(out, "  %-12.*s %llu inputs, %llu items\n",
                        (int)r->formats[i].name.n, r->formats[i].name.p,
                        (unsigned long long)r->formats[i].inputs,
                        (unsigned long long)r->formats[i].items);
}

/* ---- JSON -------------------------------------------------------------- */

static void
put_number(struct film_buf *out, const char *name, uint64_t n)
{
    film_json_name(out, name);
    film_buf_printf(out, "%llu", (unsigned long long)n);
}

static void
put_string(struct film_buf *out, const char *name, struct film_str s)
{
    film_json_name(out, name);
    film_json_string(out, s);
}

static void
put_numbers(struct film_buf *out, const struct film_summary *r)
{
    put_number(out, "inputs", r->inputs.n);
    put_number(out, "input_bytes", r->bytes);
    put_number(out, "partial", r->partial);
    put_number(out, "refused", r->refused);
    put_number(out, "left_out", r->beside);
    put_number(out, "articles", r->articles);
    put_number(out, "passages", r->passages);
    put_number(out, "records", r->records);
    put_number(out, "entities", r->entities);
    film_json_name(out, "reasons");
    film_buf_byte(out, '{');
    for (size_t i = 0; i < FILM_SUMMARY_REASONS; i++)
        if (r->by_reason[i] > 0)
            put_number(out, film_summary_reasons[i].key, r->by_reason[i]);
    film_buf_byte(out, '}');
}

static void
put_formats(struct film_buf *out, const struct film_summary *r)
{
    film_json_name(out, "formats");
    film_buf_byte(out, '[');
    for (size_t i = 0; i < r->format_count; i++) {
        film_json_next(out);
        film_buf_byte(out, '{');
        put_string(out, "format", r->formats[i].name);
        put_number(out, "inputs", r->formats[i].inputs);
        put_number(out, "items", r->formats[i].items);
        film_buf_byte(out, '}');
    }
    film_buf_byte(out, ']');
}

static void
put_names(struct film_buf *out, const struct film_summary *r)
{
    film_json_name(out, "partial_paths");
    film_buf_byte(out, '[');
    for (size_t i = 0; i < r->inputs.n; i++) {
        if (r->inputs.v[i].losses == 0)
            continue;
        film_json_next(out);
        film_json_string(out, r->inputs.v[i].shown);
    }
    film_buf_byte(out, ']');
    film_json_name(out, "refused_paths");
    film_buf_byte(out, '[');
    for (size_t i = 0; i < r->refusals.n; i++) {
        struct film_error why;
        if (r->refusals.v[i].status == FILM_ERR_BESIDE)
            continue;
        film_json_next(out);
        film_buf_byte(out, '{');
        put_string(out, "path", r->refusals.v[i].shown);
        film_refusal_message(&why, &r->refusals.v[i]);
        put_string(out, "message", film_str_from(why.text));
        film_buf_byte(out, '}');
    }
    film_buf_byte(out, ']');
}

void
film_status_json(struct film_buf *out, const struct film_summary *r,
                 const struct film_parts *parts, bool names)
{
    film_buf_byte(out, '{');
    put_string(out, "index", film_str_from(r->path));
    put_number(out, "bytes", r->state.bytes);
    film_json_name(out, "committed");
    film_buf_byte(out, '"');
    put_time(out, r->state.committed, "T", "Z");
    film_buf_byte(out, '"');
    put_string(out, "schema", r->schema);
    put_string(out, "analysis", r->analysis);
    put_numbers(out, r);
    put_formats(out, r);
    if (parts->head.of > 0) {
        put_number(out, "shards", parts->head.of);
        film_json_name(out, "shards_current");
        film_buf_text(out, parts->current ? "true" : "false");
    }
    if (names)
        put_names(out, r);
    film_buf_text(out, "}\n");
}
