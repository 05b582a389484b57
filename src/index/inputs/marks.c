/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/inputs/marks.h"

#include "base/buf.h"
#include "base/columns.h"
#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>

enum { FILE_MAX = 1 << 28, PATH_SIZE = 1 << 16 };

/* ---- Keys --------------------------------------------------------------- */

/* Two strings as one, in the buffer. */
static struct film_str
pair(struct film_buf *b, struct film_str s, struct film_str id)
{
    film_buf_reset(b);
    film_buf_str(b, s);
    film_buf_byte(b, '\0');
    film_buf_str(b, id);
    return film_buf_get(b);
}

static bool
put(struct film_map *map, struct film_str s, struct film_str id, size_t i,
    struct film_arena *a)
{
    struct film_buf key;
    bool added = false;
    film_buf_init(&key, PATH_SIZE);
    struct film_map_entry *e = film_map_keep(map, a, pair(&key, s, id), &added);
    if (e && added)
        e->value = i;
    film_buf_release(&key);
    return e;
}

static const uintptr_t *
get(const struct film_map *map, struct film_str s, struct film_str id)
{
    struct film_buf key;
    film_buf_init(&key, PATH_SIZE);
    const uintptr_t *at = film_map_get(map, pair(&key, s, id));
    film_buf_release(&key);
    return at;
}

struct film_mark *
film_marks_find(const struct film_marks *m, struct film_str path,
                struct film_str id, const struct film_sum *digest)
{
    if (m->n == 0)
        return NULL;
    const uintptr_t *at = get(&m->by_path, path, id);
    if (!at && digest) {
        char text[FILM_SUM_TEXT + 1];
        film_sum_text(digest, text);
        at = get(&m->by_digest, film_str_from(text), id);
    }
    return at ? &m->v[*at] : NULL;
}

struct film_mark *
film_marks_get(struct film_marks *m, struct film_str path, struct film_str id)
{
    struct film_mark *mark = film_marks_find(m, path, id, NULL);
    if (mark)
        return mark;
    size_t i = m->n;
    mark = film_arena_push(&m->arena, &m->v, &m->n, sizeof *mark);
    return mark && film_arena_copy(&m->arena, id, &mark->id) &&
                   film_arena_copy(&m->arena, path, &mark->path) &&
                   put(&m->by_path, mark->path, mark->id, i, &m->arena)
               ? mark
               : NULL;
}

/* ---- Moves -------------------------------------------------------------- */

static bool
set_digest(struct film_marks *m, struct film_mark *k,
           const struct film_sum *digest, bool *changed)
{
    char text[FILM_SUM_TEXT + 1];
    film_sum_text(digest, text);
    if (film_str_equal(k->digest, film_str_from(text)))
        return true;
    *changed = true;
    return film_arena_copy(&m->arena, film_str_from(text), &k->digest);
}

/* The inputs by the texts of their digests. */
static bool
map_digests(struct film_map *map, const struct film_inputs *in,
            struct film_arena *a)
{
    for (size_t i = 0; i < in->n; i++) {
        char text[FILM_SUM_TEXT + 1];
        bool added;
        film_sum_text(&in->v[i].digest, text);
        struct film_map_entry *e =
            film_map_keep(map, a, film_str_from(text), &added);
        if (!e)
            return false;
        e->value = i;
    }
    return true;
}

static bool
follow(struct film_marks *m, const struct film_inputs *in,
       struct film_map *digests, bool *changed)
{
    for (size_t i = 0; i < m->n; i++) {
        struct film_mark *k = &m->v[i];
        struct film_sum id = film_path_id(k->path);
        const struct film_input *at = film_inputs_find(in, &id);
        if (at && !set_digest(m, k, &at->digest, changed))
            return false;
        if (at)
            continue;
        if (digests->n == 0 && !map_digests(digests, in, &m->arena))
            return false;
        const uintptr_t *moved = film_map_get(digests, k->digest);
        if (moved && !film_arena_copy(&m->arena, in->v[*moved].path, &k->path))
            return false;
        *changed |= moved != NULL;
    }
    return true;
}

enum film_status
film_marks_follow(struct film_marks *m, const struct film_inputs *in,
                  bool *changed, struct film_error *err)
{
    struct film_map digests;
    *changed = false;
    film_map_init(&digests);
    bool ok = follow(m, in, &digests, changed);
    film_map_release(&digests);
    return ok ? FILM_OK : film_error_nomem(err);
}

/* ---- The file ----------------------------------------------------------- */

static enum film_status
add_line(struct film_marks *m, struct film_str line, struct film_error *err)
{
    struct film_arena *a = &m->arena;
    size_t i = m->n;
    struct film_mark *k = film_arena_push(a, &m->v, &m->n, sizeof *k);
    struct film_str number;
    if (!k || !film_columns_take(&line, &k->tags, a) ||
        !film_columns_take(&line, &k->digest, a) ||
        !film_columns_take(&line, &number, a) ||
        !film_columns_take(&line, &k->id, a) ||
        !film_columns_take(&line, &k->path, a) ||
        !film_columns_take(&line, &k->note, a))
        return film_error_nomem(err);
    k->line = (uint32_t)strtoul(number.p, NULL, 10);
    if (k->path.n == 0)
        return film_error_set(err, FILM_ERR_INPUT, "a line without a path");
    return put(&m->by_path, k->path, k->id, i, a) &&
                   put(&m->by_digest, k->digest, k->id, i, a)
               ? FILM_OK
               : film_error_nomem(err);
}

static bool
file_name(char *path, const char *db)
{
    return (size_t)snprintf(path, PATH_SIZE, "%s/marks", db) < PATH_SIZE;
}

enum film_status
film_marks_load(struct film_marks *m, const char *db, struct film_error *err)
{
    char path[PATH_SIZE];
    struct film_buf text;
    *m = (struct film_marks){.n = 0};
    film_arena_init(&m->arena);
    film_map_init(&m->by_path);
    film_map_init(&m->by_digest);
    film_buf_init(&text, FILE_MAX);
    enum film_status s =
        file_name(path, db) ? film_file_load(&text, path, err) : FILM_END;
    struct film_str rest = film_buf_get(&text), line;
    for (unsigned i = 1; s == FILM_OK && film_str_cut(&rest, '\n', &line);
         i++) {
        s = add_line(m, line, err);
        if (s != FILM_OK)
            film_error_prefix(err, "%s:%u", path, i);
    }
    film_buf_release(&text);
    return s == FILM_END ? FILM_OK : s;
}

void
film_marks_release(struct film_marks *m)
{
    film_map_release(&m->by_path);
    film_map_release(&m->by_digest);
    film_arena_release(&m->arena);
}

enum film_status
film_marks_save(const struct film_marks *m, const char *db,
                struct film_error *err)
{
    char path[PATH_SIZE], number[16];
    struct film_buf out;
    film_buf_init(&out, FILE_MAX);
    for (size_t i = 0; i < m->n; i++) {
        const struct film_mark *k = &m->v[i];
        if (k->tags.n + k->note.n == 0)
            continue;
        snprintf(number, sizeof number, "%u", (unsigned)k->line);
        const struct film_str columns[] = {
            k->tags, k->digest, film_str_from(number), k->id, k->path, k->note};
        for (size_t f = 0; f < sizeof columns / sizeof *columns; f++) {
            film_buf_text(&out, f > 0 ? "\t" : "");
            film_columns_add(&out, columns[f]);
        }
        film_buf_byte(&out, '\n');
    }
    enum film_status s = film_buf_check(&out, err);
    if (s == FILM_OK)
        s = file_name(path, db)
                ? film_file_save(path, film_buf_get(&out), err)
                : film_error_set(err, FILM_ERR_IO, "%s: too long", db);
    film_buf_release(&out);
    return s;
}

/* ---- On an article ------------------------------------------------------ */

/* A copy of a list with room for one more. */
static bool
extend(struct film_strs *list, struct film_str more, struct film_arena *a)
{
    struct film_str *v = film_arena_zalloc(a, list->n + 1, sizeof *v);
    if (!v)
        return false;
    if (list->n > 0)
        memcpy(v, list->v, list->n * sizeof *v);
    v[list->n] = more;
    *list = (struct film_strs){v, list->n + 1};
    return true;
}

static bool
add_tag(struct film_article *a, struct film_str tag, struct film_arena *arena)
{
    struct film_buf field;
    struct film_str copy;
    film_buf_init(&field, PATH_SIZE);
    film_buf_text(&field, FILM_FIELD_TAG);
    film_buf_str(&field, tag);
    bool ok = film_arena_copy(arena, film_buf_get(&field), &copy) &&
              extend(&a->tags, tag, arena) && extend(&a->fields, copy, arena);
    film_buf_release(&field);
    return ok;
}

static bool
add_note(struct film_article *a, const struct film_mark *mark,
         struct film_arena *arena)
{
    struct film_block *v =
        film_arena_zalloc(arena, a->block_count + 2, sizeof *v);
    uint32_t line = mark->line ? mark->line : a->line;
    if (!v)
        return false;
    if (a->block_count > 0)
        memcpy(v, a->blocks, a->block_count * sizeof *v);
    v[a->block_count++] = (struct film_block){.text = FILM_STR("Note"),
                                              .kind = FILM_BLOCK_HEADING,
                                              .level = 1,
                                              .line = line,
                                              .line_end = line};
    v[a->block_count++] = (struct film_block){.text = mark->note,
                                              .kind = FILM_BLOCK_PARAGRAPH,
                                              .line = line,
                                              .line_end = line};
    a->blocks = v;
    return true;
}

bool
film_mark_apply(const struct film_mark *mark, struct film_article *a,
                struct film_arena *arena)
{
    struct film_str rest = mark->tags, tag;
    while (film_str_cut(&rest, ' ', &tag))
        if (tag.n > 0 && !add_tag(a, tag, arena))
            return false;
    return mark->note.n == 0 || add_note(a, mark, arena);
}
