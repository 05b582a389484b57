/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/source/lookup.h"

#include "search/source/address.h"

#include <netdb.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

/* Belongs to the thread and to its caller; the last one frees it. */
struct film_lookup {
    char host[FILM_HOST_SIZE], port[16];
    pthread_mutex_t lock;
    pthread_cond_t ended;
    unsigned owners;
    bool runs;
    int why; /* of getaddrinfo */
    struct addrinfo *found;
};

static int
look_up(struct film_lookup *l, int flags)
{
    const struct addrinfo how = {.ai_socktype = SOCK_STREAM, .ai_flags = flags};
    return getaddrinfo(l->host, l->port, &how, &l->found);
}

static void
leave(struct film_lookup *l)
{
    pthread_mutex_lock(&l->lock);
    bool last = --l->owners == 0;
    pthread_mutex_unlock(&l->lock);
    if (!last)
        return;
    if (l->found)
        freeaddrinfo(l->found);
    pthread_cond_destroy(&l->ended);
    pthread_mutex_destroy(&l->lock);
    free(l);
}

static void *
run(void *arg)
{
    struct film_lookup *l = arg;
    int why = look_up(l, 0);
    pthread_mutex_lock(&l->lock);
    l->why = why;
    l->runs = false;
    pthread_cond_signal(&l->ended);
    pthread_mutex_unlock(&l->lock);
    leave(l);
    return NULL;
}

/* Signals are for the program's own threads. */
static bool
start(struct film_lookup *l)
{
    pthread_t thread;
    sigset_t all, before;
    l->runs = true;
    l->owners = 2;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int why = pthread_create(&thread, NULL, run, l);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (why != 0) {
        l->owners = 1;
        return false;
    }
    pthread_detach(thread);
    return true;
}

static void
init(struct film_lookup *l)
{
    pthread_condattr_t clock;
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_mutex_init(&l->lock, NULL);
    pthread_cond_init(&l->ended, &clock);
    pthread_condattr_destroy(&clock);
    l->owners = 1;
}

enum film_status
film_lookup_begin(struct film_lookup **out, const char *address,
                  struct film_error *err)
{
    unsigned port = 0;
    struct film_lookup *l = calloc(1, sizeof *l);
    if (!l)
        return film_error_nomem(err);
    init(l);
    enum film_status s = FILM_OK;
    if (!film_address_split(address, l->host, &port))
        s = film_error_set(err, FILM_ERR_USAGE,
                           "--shard %s: must have the form HOST:PORT", address);
    snprintf(l->port, sizeof l->port, "%u", port);
    if (s == FILM_OK && look_up(l, AI_NUMERICHOST) != 0 && !start(l))
        s = film_error_nomem(err);
    if (s == FILM_OK)
        *out = l;
    else
        leave(l);
    return s;
}

static struct timespec
after(uint64_t ms)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    t.tv_sec += (time_t)(ms / 1000);
    t.tv_nsec += (long)(ms % 1000) * 1000000;
    if (t.tv_nsec >= 1000000000) {
        t.tv_sec++;
        t.tv_nsec -= 1000000000;
    }
    return t;
}

enum film_lookup_state
film_lookup_wait(struct film_lookup *l, uint64_t ms)
{
    const struct timespec until = after(ms);
    int waited = 0;
    pthread_mutex_lock(&l->lock);
    while (l->runs && waited == 0)
        waited = pthread_cond_timedwait(&l->ended, &l->lock, &until);
    bool runs = l->runs;
    int why = l->why;
    pthread_mutex_unlock(&l->lock);
    if (runs)
        return FILM_LOOKUP_RUNS;
    switch (why) {
    case 0:
        return FILM_LOOKUP_FOUND;
    case EAI_AGAIN:
    case EAI_MEMORY:
    case EAI_SYSTEM:
        return FILM_LOOKUP_FAILED;
    default:
        return FILM_LOOKUP_UNKNOWN;
    }
}

const struct addrinfo *
film_lookup_addresses(const struct film_lookup *l)
{
    return l->found;
}

const char *
film_lookup_why(const struct film_lookup *l)
{
    return gai_strerror(l->why);
}

void
film_lookup_end(struct film_lookup *l)
{
    if (l)
        leave(l);
}
