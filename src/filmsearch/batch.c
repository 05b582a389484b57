/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmsearch/batch.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

enum { BATCH_MAX = 64 << 20 };

/* False for a line that is not a query. */
static bool
split_line(struct film_batch_query *q, struct film_str line)
{
    const char *tab = memchr(line.p, '\t', line.n);
    if (!tab || tab == line.p)
        return false;
    q->qid = (struct film_str){line.p, (size_t)(tab - line.p)};
    q->query = (struct film_str){tab + 1, line.n - q->qid.n - 1};
    return true;
}

static enum film_status
split(struct film_batch *b, struct film_str text, struct film_arena *a,
      struct film_error *err)
{
    struct film_str line;
    if (film_str_starts(text, FILM_STR("\xEF\xBB\xBF"))) {
        text.p += 3;
        text.n -= 3;
    }
    for (unsigned long number = 1; film_str_cut(&text, '\n', &line); number++) {
        struct film_batch_query q;
        if (line.n > 0 && line.p[line.n - 1] == '\r')
            line.n--;
        if (line.n == 0)
            continue;
        if (split_line(&q, line)) {
            struct film_batch_query *slot =
                film_arena_push(a, &b->v, &b->n, sizeof *slot);
            if (!slot)
                return film_error_nomem(err);
            *slot = q;
            continue;
        }
        unsigned long *wrong =
            film_arena_push(a, &b->wrong, &b->wrong_n, sizeof *wrong);
        if (!wrong)
            return film_error_nomem(err);
        *wrong = number;
    }
    return FILM_OK;
}

enum film_status
film_batch_read(struct film_batch *batch, const char *path,
                struct film_arena *a, struct film_error *err)
{
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return film_error_errno(err, errno, "%s", path);
    struct film_buf b;
    struct film_str text;
    film_buf_init(&b, BATCH_MAX);
    enum film_status s = film_file_read(&b, fd, err);
    if (s == FILM_OK && !film_arena_copy(a, film_buf_get(&b), &text))
        s = film_error_nomem(err);
    film_buf_release(&b);
    if (!standard)
        close(fd);
    *batch = (struct film_batch){0};
    if (s == FILM_OK)
        s = split(batch, text, a, err);
    return s == FILM_OK ? s : film_error_prefix(err, "%s", path);
}
