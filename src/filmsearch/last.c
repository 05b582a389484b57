/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmsearch/last.h"

#include "base/columns.h"
#include "base/file.h"
#include "cli/xdg.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FILE_MAX = 64 << 20, PATH_SIZE = 1 << 16 };

static const char *
file_path(struct film_arena *a)
{
    return film_xdg_path("XDG_STATE_HOME", ".local/state", "last", a);
}

static void
add_path(struct film_buf *out, struct film_str path, struct film_str cwd)
{
    if (path.n > 0 && path.p[0] == '/') {
        film_buf_str(out, path);
        return;
    }
    film_buf_str(out, cwd);
    if (!film_str_ends(cwd, FILM_STR("/")))
        film_buf_byte(out, '/');
    film_buf_str(out, path);
}

bool
film_place_of(struct film_place *place, const struct film_hit *hit,
              struct film_str cwd, struct film_arena *a)
{
    struct film_buf path;
    struct film_str copy;
    film_buf_init(&path, PATH_SIZE);
    if (hit->shard)
        film_buf_str(&path, hit->path);
    else
        add_path(&path, hit->path, cwd);
    bool ok = !path.failed && film_arena_copy(a, film_buf_get(&path), &copy);
    film_buf_release(&path);
    if (ok)
        *place = (struct film_place){.rank = hit->rank,
                                     .line = hit->line,
                                     .shard = hit->shard,
                                     .path = copy.p};
    return ok;
}

void
film_last_keep(const struct film_hits *hits, struct film_str cwd)
{
    struct film_arena a;
    struct film_buf out;
    film_arena_init(&a);
    film_buf_init(&out, FILE_MAX);
    bool ok = true;
    for (size_t i = 0; i < hits->n && ok; i++) {
        struct film_place p;
        ok = film_place_of(&p, &hits->v[i], cwd, &a);
        if (!ok)
            break;
        film_buf_printf(&out, "%u\t%u\t%s\t", (unsigned)p.rank,
                        (unsigned)p.line, p.shard ? p.shard : "-");
        film_columns_add(&out, film_str_from(p.path));
        film_buf_byte(&out, '\n');
    }
    const char *path = ok && !out.failed ? file_path(&a) : NULL;
    if (path)
        film_file_save(path, film_buf_get(&out), NULL);
    film_buf_release(&out);
    film_arena_release(&a);
}

static bool
read_line(struct film_place *p, struct film_str line, struct film_arena *a)
{
    struct film_str rank, at, shard, path;
    if (!film_columns_take(&line, &rank, a) ||
        !film_columns_take(&line, &at, a) ||
        !film_columns_take(&line, &shard, a) ||
        !film_columns_take(&line, &path, a) || path.n == 0)
        return false;
    bool here = film_str_equal(shard, FILM_STR("-"));
    *p = (struct film_place){.rank = (uint32_t)strtoul(rank.p, NULL, 10),
                             .line = (uint32_t)strtoul(at.p, NULL, 10),
                             .shard = here ? NULL : shard.p,
                             .path = path.p};
    return true;
}

/* Nothing was remembered: because nothing could be, or nobody has searched. */
static enum film_status
say_nothing(const char *path, struct film_error *err)
{
    if (!path)
        return film_error_set(err, FILM_ERR_INPUT,
                              "no answer is remembered, as there is no home "
                              "directory; add the query to --open");
    if (film_file_save(path, FILM_STR(""), err) != FILM_OK)
        return film_error_prefix(err, "no answer can be remembered; add the "
                                      "query to --open");
    unlink(path); /* it would be an answer without hits */
    return film_error_set(err, FILM_ERR_INPUT,
                          "no answer is remembered yet: search first, or add "
                          "the query to --open");
}

enum film_status
film_last_find(struct film_place *place, uint32_t rank, struct film_arena *a,
               struct film_error *err)
{
    const char *path = file_path(a);
    struct film_buf b;
    struct film_str rest, line;
    uint32_t first = 0, last = 0;
    film_buf_init(&b, FILE_MAX);
    enum film_status s = path ? film_file_load(&b, path, err) : FILM_END;
    if (s == FILM_END)
        s = say_nothing(path, err);
    rest = film_buf_get(&b);
    while (s == FILM_OK && film_str_cut(&rest, '\n', &line)) {
        struct film_place p;
        if (!read_line(&p, line, a))
            continue;
        first = first ? first : p.rank;
        last = p.rank;
        if (p.rank == rank) {
            *place = p;
            break;
        }
    }
    film_buf_release(&b);
    if (s != FILM_OK || (last == rank && last > 0))
        return s;
    if (last == 0)
        return film_error_set(err, FILM_ERR_INPUT,
                              "the last answer has no hits");
    return film_error_set(err, FILM_ERR_INPUT,
                          "the last answer has hits %u to %u, but no hit %u",
                          (unsigned)first, (unsigned)last, (unsigned)rank);
}
