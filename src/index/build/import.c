/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/build/import.h"

#include "base/file.h"
#include "base/map.h"
#include "read/export.h"
#include "read/reader.h"
#include "read/stream.h"

#include <stdlib.h>
#include <unistd.h>

/* Consecutive lines of one input, as offsets in the export. */
struct run {
    uint64_t from, to;
    size_t next; /* number of the input's next run, from 1; 0: none */
};

struct input {
    size_t first, last; /* numbers of its runs, from 1 */
};

struct film_import {
    int fd;
    struct film_limits limits;
    struct film_arena arena;
    struct film_map map; /* from an input's key to its index */
    struct input *inputs;
    size_t input_count;
    struct run *runs;
    size_t run_count;
};

/* A piece of the file, read as a stream. */
struct piece {
    int fd;
    uint64_t at, to;
};

static enum film_status
read_piece(void *user, void *p, size_t room, size_t *got,
           struct film_error *err)
{
    struct piece *piece = user;
    uint64_t left = piece->to - piece->at;
    ssize_t n = film_file_get_at(
        piece->fd, p, left < room ? (size_t)left : room, (off_t)piece->at);
    if (n < 0)
        return film_error_set(err, FILM_ERR_IO, "cannot read the export");
    piece->at += (uint64_t)n;
    *got = (size_t)n;
    return FILM_OK;
}

static enum film_status
open_piece(struct film_stream **in, struct piece *piece,
           const struct film_limits *limits, struct film_error *err)
{
    struct film_stream_source source = {piece, read_piece, NULL};
    return film_stream_from_source(in, source, limits, err);
}

/* ---- the first pass ---- */

static enum film_status
add_input(struct film_import *im, struct film_plan *plan, struct film_str path,
          uint32_t *number, struct film_error *err)
{
    struct film_root root;
    enum film_status s =
        film_path_root(&root, path, plan->cwd, &plan->arena, err);
    if (s != FILM_OK)
        return s;
    bool added = false;
    struct film_map_entry *e = film_map_put(&im->map, root.key, &added);
    if (!e)
        return film_error_nomem(err);
    if (added)
        e->value = im->input_count;
    *number = (uint32_t)e->value;
    if (!added)
        return FILM_OK;
    struct input *in =
        film_arena_push(&im->arena, &im->inputs, &im->input_count, sizeof *in);
    struct film_plan_input *todo = film_arena_push(
        &plan->arena, &plan->todo, &plan->todo_count, sizeof *todo);
    if (!in || !todo)
        return film_error_nomem(err);
    todo->note = (struct film_input){
        .path = root.key,
        .relative = root.relative,
        .shown = film_path_shown(root.key, root.relative, plan->cwd)};
    return FILM_OK;
}

/* Notes that the line from offset `from` to `to` belongs to the input. */
static enum film_status
add_line(struct film_import *im, struct film_plan *plan, uint32_t number,
         uint64_t from, uint64_t to, struct film_error *err)
{
    struct input *in = &im->inputs[number];
    plan->todo[number].note.size += to - from;
    plan->todo_bytes += to - from;
    if (in->last > 0 && im->runs[in->last - 1].to == from) {
        im->runs[in->last - 1].to = to;
        return FILM_OK;
    }
    struct run *r =
        film_arena_push(&im->arena, &im->runs, &im->run_count, sizeof *r);
    if (!r)
        return film_error_nomem(err);
    *r = (struct run){from, to, 0};
    if (in->last > 0)
        im->runs[in->last - 1].next = im->run_count;
    else
        in->first = im->run_count;
    in->last = im->run_count;
    return FILM_OK;
}

static enum film_status
find_inputs(struct film_import *im, struct film_plan *plan,
            struct film_stream *in, struct film_error *err)
{
    struct film_str line;
    struct film_buf path;
    enum film_status s = FILM_OK;
    film_buf_init(&path, SIZE_MAX / 4);
    for (unsigned long n = 1; s == FILM_OK; n++) {
        uint64_t from = film_stream_offset(in);
        uint32_t number = 0;
        s = film_stream_line(in, &line, err);
        if (s != FILM_OK || line.n == 0)
            continue;
        film_buf_reset(&path);
        s = film_export_path(&path, line, err);
        if (s == FILM_OK)
            s = add_input(im, plan, film_buf_get(&path), &number, err);
        if (s == FILM_OK)
            s = add_line(im, plan, number, from, film_stream_offset(in), err);
        if (s != FILM_OK && s != FILM_ERR_NOMEM)
            film_error_prefix(err, "line %lu", n);
    }
    film_buf_release(&path);
    return s == FILM_END ? FILM_OK : s;
}

enum film_status
film_import_open(struct film_import **out, struct film_plan *plan, int fd,
                 struct film_error *err)
{
    struct film_import *im = calloc(1, sizeof *im);
    struct film_stream *in = NULL;
    if (!im)
        return film_error_nomem(err);
    im->fd = fd;
    im->limits = film_limits_default;
    im->limits.stream_bytes = im->limits.article_bytes =
        im->limits.input_bytes = UINT64_MAX / 4;
    im->limits.article_blocks = UINT32_MAX;
    im->limits.seconds = 0;
    film_arena_init(&im->arena);
    film_map_init(&im->map);
    struct piece all = {fd, 0, UINT64_MAX};
    enum film_status s = open_piece(&in, &all, &im->limits, err);
    if (s == FILM_OK)
        s = find_inputs(im, plan, in, err);
    if (s == FILM_OK && im->input_count == 0)
        s = film_error_set(err, FILM_ERR_INPUT, "the export is empty");
    film_stream_free(in);
    if (s != FILM_OK)
        film_import_free(im);
    else
        *out = im;
    return s;
}

void
film_import_free(struct film_import *im)
{
    if (!im)
        return;
    film_map_release(&im->map);
    film_arena_release(&im->arena);
    free(im);
}

/* ---- the second pass ---- */

static enum film_status
read_run(const struct film_import *im, const struct run *r,
         struct film_export *x, struct film_error *err)
{
    struct film_stream *in = NULL;
    struct film_str line;
    struct piece piece = {im->fd, r->from, r->to};
    enum film_status s = open_piece(&in, &piece, &im->limits, err);
    while (s == FILM_OK) {
        s = film_stream_line(in, &line, err);
        if (s == FILM_OK && line.n > 0)
            s = film_export_take(x, line, err);
    }
    film_stream_free(in);
    return s == FILM_END ? FILM_OK : s;
}

enum film_status
film_import_read(const struct film_import *im, struct film_str key,
                 const struct film_sink *sink, struct film_error *err)
{
    const uintptr_t *number = film_map_get(&im->map, key);
    struct film_arena arena;
    struct film_export x;
    struct film_error at_end;
    film_arena_init(&arena);
    struct film_read_context ctx = {
        .path = key, .limits = &im->limits, .sink = sink, .arena = &arena};
    film_export_begin(&x, &ctx);
    enum film_status s = FILM_OK;
    size_t run = number ? im->inputs[*number].first : 0;
    for (; run > 0 && s == FILM_OK; run = im->runs[run - 1].next)
        s = read_run(im, &im->runs[run - 1], &x, err);
    if (s == FILM_ERR_IO)
        film_error_prefix(err, "%.*s", (int)key.n, key.p);
    enum film_status ended = film_export_end(&x, s == FILM_OK ? err : &at_end);
    film_arena_release(&arena);
    return s == FILM_OK ? ended : s;
}
