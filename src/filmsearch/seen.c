/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmsearch/seen.h"

#include "base/map.h"
#include "base/sum.h"
#include "base/file.h"

enum { FILE_MAX = 64 << 20 };

enum film_status
film_seen_open(struct film_seen *seen, const char *path, struct film_error *err)
{
    *seen = (struct film_seen){.path = path};
    film_buf_init(&seen->sums, FILE_MAX);
    enum film_status s =
        path ? film_file_load(&seen->sums, path, err) : FILM_END;
    return s == FILM_END ? FILM_OK : s;
}

void
film_seen_close(struct film_seen *seen)
{
    film_buf_release(&seen->sums);
}

static bool
filter(struct film_seen *seen, struct film_hits *hits, struct film_map *known,
       struct film_arena *a)
{
    struct film_str rest = film_buf_get(&seen->sums), line;
    char text[FILM_SUM_TEXT + 1];
    bool added;
    size_t n = 0;
    while (film_str_cut(&rest, '\n', &line))
        if (!film_map_keep(known, a, line, &added))
            return false;
    for (size_t i = 0; i < hits->n; i++) {
        struct film_sum sum = film_sum_of(hits->v[i].text);
        film_sum_text(&sum, text);
        if (!film_map_keep(known, a, film_str_from(text), &added))
            return false;
        if (!added)
            continue;
        film_buf_printf(&seen->sums, "%s\n", text);
        hits->v[n] = hits->v[i];
        hits->v[n].rank = (uint32_t)n + 1;
        n++;
    }
    hits->n = n;
    hits->estimate = n;
    return !seen->sums.failed;
}

enum film_status
film_seen_filter(struct film_seen *seen, struct film_hits *hits,
                 struct film_error *err)
{
    struct film_map known;
    struct film_arena a;
    film_map_init(&known);
    film_arena_init(&a);
    bool ok = filter(seen, hits, &known, &a);
    film_arena_release(&a);
    film_map_release(&known);
    return ok ? FILM_OK : film_error_nomem(err);
}

enum film_status
film_seen_save(const struct film_seen *seen, struct film_error *err)
{
    enum film_status s =
        film_file_save(seen->path, film_buf_get(&seen->sums), err);
    return s == FILM_OK
               ? s
               : film_error_prefix(err, "what was shown cannot be remembered");
}
