/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmweb/readers.h"

#include <pthread.h>
#include <stdlib.h>

enum { KEPT = 8 }; /* as many as there may be threads, and more */

struct web_readers {
    pthread_mutex_t lock;
    struct film_search *v[KEPT]; /* those nobody has */
    size_t n;
};

struct web_readers *
web_readers_new(void)
{
    struct web_readers *rs = calloc(1, sizeof *rs);
    if (rs)
        pthread_mutex_init(&rs->lock, NULL);
    return rs;
}

void
web_readers_free(struct web_readers *rs)
{
    if (!rs)
        return;
    for (size_t i = 0; i < rs->n; i++)
        film_search_close(rs->v[i]);
    pthread_mutex_destroy(&rs->lock);
    free(rs);
}

/* The one that was given back last, whose memory is warm; NULL: none. */
static struct film_search *
pick(struct web_readers *rs)
{
    pthread_mutex_lock(&rs->lock);
    struct film_search *search = rs->n > 0 ? rs->v[--rs->n] : NULL;
    pthread_mutex_unlock(&rs->lock);
    return search;
}

enum film_status
web_readers_take(struct film_search **out, struct web_readers *rs,
                 const struct film_search_options *o, struct film_error *err)
{
    struct film_search *search = pick(rs);
    if (!search)
        return film_search_open(out, o, err);
    enum film_status s = film_search_again(search, o, err);
    if (s == FILM_OK)
        *out = search;
    else
        film_search_close(search);
    return s;
}

void
web_readers_give(struct web_readers *rs, struct film_search *search,
                 bool failed)
{
    bool kept = false;
    pthread_mutex_lock(&rs->lock);
    if (!failed && rs->n < KEPT) {
        rs->v[rs->n++] = search;
        kept = true;
    }
    pthread_mutex_unlock(&rs->lock);
    if (!kept)
        film_search_close(search);
}
