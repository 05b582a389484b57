/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/source/peers.h"

#include "base/vec.h"
#include "schema/schema.h"
#include "search/source/lookup.h"
#include "search/source/wire.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
    READ_SIZE = 1 << 16,
    ASK_MOST = 64 << 20,  /* bytes of requests; a million documents */
    BODY_MOST = 16 << 20, /* of one answer; a passage has some kilobytes */
    VALUES_MOST = 64,     /* of a document; ours have three */
    /* After a failure, for so many times as long as it took is nothing expected
     * from the server, and at least for PAUSE_LEAST ms: so a batch with a
     * server that hangs takes only a fifth longer. */
    PAUSE_TIMES = 5,
    PAUSE_LEAST = 500,
};

enum state {
    DOWN,
    CONNECTING,
    GREETING, /* waits for the greeting */
    NAMING,   /* waits for the note on its part */
    READY,
    ANSWERING, /* waits for documents */
};

struct peer {
    const char *name; /* borrowed */
    struct film_lookup *lookup;
    const struct addrinfo *next; /* tried if the connection fails; or NULL */
    enum state state;
    int fd;
    unsigned part;           /* 0: not known */
    struct film_buf out, in; /* what is not sent, what is not understood yet */
    size_t sent;             /* bytes of out */
    size_t *asked;           /* indices of what it was asked for, in order */
    size_t asked_n, asked_room, answered;
    unsigned values;          /* of the document that it is sending */
    uint64_t since, retry_at; /* ms: of the exchange; do not connect before */
    struct film_error why;    /* it is down */
};

struct film_peers {
    struct peer *v;
    size_t n;
    unsigned timeout_ms;
    bool split; /* head holds */
    struct film_part head;
    /* Of the fetch that is going on. */
    struct film_wanted *wanted;
    struct film_arena *arena;
    bool no_memory;
};

static uint64_t
now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

/* ---- One server ------------------------------------------------------- */

static void
hang_up(struct peer *x)
{
    if (x->fd >= 0)
        close(x->fd);
    x->fd = -1;
    x->state = DOWN;
    x->sent = x->asked_n = x->answered = 0;
    film_buf_reset(&x->out);
    film_buf_reset(&x->in);
}

static void
fail(struct peer *x, const char *why)
{
    uint64_t now = now_ms();
    uint64_t pause = PAUSE_TIMES * (now - x->since);
    hang_up(x);
    film_error_set(&x->why, FILM_ERR_IO, "%s", why);
    x->retry_at = now + (pause > PAUSE_LEAST ? pause : PAUSE_LEAST);
}

/* Begins to connect to the next address. */
static void
dial(struct peer *x)
{
    int one = 1;
    while (x->next) {
        const struct addrinfo *a = x->next;
        x->next = a->ai_next;
        x->fd =
            socket(a->ai_family, a->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC,
                   a->ai_protocol);
        if (x->fd >= 0 && (connect(x->fd, a->ai_addr, a->ai_addrlen) == 0 ||
                           errno == EINPROGRESS)) {
            setsockopt(x->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
            x->state = CONNECTING;
            return;
        }
        int why = errno;
        fail(x, strerror(why));
    }
}

static void
ask_part(struct peer *x)
{
    film_wire_ask_metadata(&x->out, FILM_STR(FILM_META_PART));
    x->state = GREETING;
}

/* Learns whether the connection exists now. */
static void
finish_connecting(struct peer *x)
{
    int why = 0;
    socklen_t n = sizeof why;
    if (getsockopt(x->fd, SOL_SOCKET, SO_ERROR, &why, &n) != 0)
        why = errno;
    if (why == 0) {
        ask_part(x);
        return;
    }
    fail(x, strerror(why));
    dial(x);
}

static void
send_some(struct peer *x)
{
    while (x->state > CONNECTING && x->sent < x->out.n) {
        ssize_t n =
            send(x->fd, x->out.p + x->sent, x->out.n - x->sent, MSG_NOSIGNAL);
        if (n < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        if (n < 0) {
            fail(x, strerror(errno));
            return;
        }
        x->sent += (size_t)n;
    }
}

/* ---- What it answers -------------------------------------------------- */

/* It has sent the text of an exception. */
static void
fail_said(struct peer *x, const struct film_wire_message *m)
{
    struct film_str said = film_wire_exception(m);
    struct film_error why;
    film_error_set(&why, FILM_ERR_INPUT, "it says: %.*s", (int)said.n, said.p);
    fail(x, why.text);
}

/* "shard 2 of 3", of the index of the head. */
static void
take_part(struct film_peers *p, struct peer *x,
          const struct film_wire_message *m)
{
    struct film_part part;
    x->part = 0;
    x->state = READY;
    if (m->type == FILM_WIRE_EXCEPTION) {
        fail_said(x, m);
        return;
    }
    if (m->type != FILM_WIRE_METADATA) {
        fail(x, "it does not answer as xapian-tcpsrv does");
        return;
    }
    bool is_part = film_part_read(&part, m->body) && part.number > 0;
    if (!p->split && is_part)
        fail(x, "it serves a shard, which is searched with its head: --db");
    if (!p->split)
        return;
    if (!is_part)
        fail(x, "it serves no shard of an index");
    else if (film_sum_compare(&part.id, &p->head.id) != 0)
        fail(x, "it serves a shard of another index, or of another state");
    else
        x->part = part.number;
}

static void
take_greeting(struct peer *x, const struct film_wire_message *m)
{
    struct film_error why;
    if (film_wire_check_greeting(m, &why) != FILM_OK)
        fail(x, why.text);
    else
        x->state = NAMING;
}

static void
take_text(struct film_peers *p, struct peer *x,
          const struct film_wire_message *m)
{
    struct film_wanted *w = &p->wanted[x->asked[x->answered]];
    struct film_sum sum = film_sum_of(m->body);
    if (film_sum_compare(&sum, &w->place.sum) != 0)
        fail(x, "it gave another text than the index has");
    else if (!film_arena_copy(p->arena, m->body, &w->text))
        p->no_memory = true;
    x->values = 0;
}

/* A document: data, values, an end. */
static void
take_document(struct film_peers *p, struct peer *x,
              const struct film_wire_message *m)
{
    const struct film_wanted *w = &p->wanted[x->asked[x->answered]];
    switch (m->type) {
    case FILM_WIRE_DATA:
        if (!w->text.p) {
            take_text(p, x, m);
            return;
        }
        break;
    case FILM_WIRE_VALUE:
        if (w->text.p && x->values++ < VALUES_MOST)
            return;
        break;
    case FILM_WIRE_DONE:
        if (!w->text.p)
            break;
        x->answered++;
        if (x->answered == x->asked_n)
            x->state = READY;
        return;
    case FILM_WIRE_EXCEPTION:
        fail_said(x, m);
        return;
    default:
        break;
    }
    fail(x, "it gives what was not asked for");
}

static void
take_message(struct film_peers *p, struct peer *x,
             const struct film_wire_message *m)
{
    switch (x->state) {
    case GREETING:
        take_greeting(x, m);
        break;
    case NAMING:
        take_part(p, x, m);
        break;
    case ANSWERING:
        take_document(p, x, m);
        break;
    default:
        fail(x, "it speaks without being asked");
    }
}

static void
take_all(struct film_peers *p, struct peer *x)
{
    struct film_wire_message m;
    struct film_error why;
    struct film_str rest = film_buf_get(&x->in);
    enum film_status s = FILM_OK;
    while (x->state > CONNECTING && s == FILM_OK) {
        s = film_wire_take(&m, &rest, BODY_MOST, &why);
        if (s == FILM_OK)
            take_message(p, x, &m);
    }
    if (x->state <= CONNECTING)
        return;
    if (s == FILM_ERR_INPUT) {
        fail(x, why.text);
        return;
    }
    if (rest.n > 0)
        memmove(x->in.p, rest.p, rest.n);
    x->in.n = rest.n;
}

static void
read_some(struct film_peers *p, struct peer *x)
{
    if (!film_buf_reserve(&x->in, READ_SIZE)) {
        p->no_memory = true;
        fail(x, "out of memory");
        return;
    }
    ssize_t n = recv(x->fd, x->in.p + x->in.n, READ_SIZE, 0);
    if (n > 0) {
        x->in.n += (size_t)n;
        take_all(p, x);
    } else if (n == 0) {
        fail(x, x->state == ANSWERING ? "it hung up in the middle of an answer"
                                      : "it hung up");
    } else if (errno != EAGAIN && errno != EINTR) {
        fail(x, strerror(errno));
    }
}

/* ---- All of them ------------------------------------------------------ */

static bool
is_busy(const struct peer *x)
{
    return x->state != DOWN && x->state != READY;
}

/* Fills in what to wait for; returns the number of those. */
static size_t
list_busy(struct film_peers *p, struct pollfd *fds, struct peer **who)
{
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++) {
        struct peer *x = &p->v[i];
        if (!is_busy(x))
            continue;
        bool writes = x->state == CONNECTING || x->sent < x->out.n;
        fds[n] = (struct pollfd){
            .fd = x->fd,
            .events = (short)((x->state > CONNECTING ? POLLIN : 0) |
                              (writes ? POLLOUT : 0))};
        who[n++] = x;
    }
    return n;
}

static void
fail_late(struct film_peers *p)
{
    char why[64];
    snprintf(why, sizeof why, "no answer within %g s", p->timeout_ms / 1000.);
    for (size_t i = 0; i < p->n; i++)
        if (is_busy(&p->v[i]))
            fail(&p->v[i], why);
}

/* Goes on until all servers are ready or down. */
static void
exchange(struct film_peers *p, uint64_t deadline)
{
    struct pollfd *fds = calloc(p->n + 1, sizeof *fds);
    struct peer **who = calloc(p->n + 1, sizeof(struct peer *));
    p->no_memory |= !fds || !who;
    while (!p->no_memory) {
        uint64_t now = now_ms();
        size_t n = list_busy(p, fds, who);
        if (n == 0)
            break;
        int got = now < deadline ? poll(fds, n, (int)(deadline - now)) : 0;
        if (got == 0) {
            fail_late(p);
            break;
        }
        for (size_t i = 0; i < n && got > 0; i++) {
            struct peer *x = who[i];
            if (fds[i].revents && x->state == CONNECTING)
                finish_connecting(x);
            if (fds[i].revents && x->state > CONNECTING)
                send_some(x);
            if (fds[i].revents & ~POLLOUT && x->state > CONNECTING)
                read_some(p, x);
        }
    }
    free(fds);
    free(who);
}

/* True if the server has closed the connection, or sends what nobody asked
 * for. */
static bool
has_gone(const struct peer *x)
{
    struct pollfd fd = {.fd = x->fd, .events = POLLIN};
    return x->state == READY && poll(&fd, 1, 0) != 0;
}

/* False, with the reason, if its host has not been found within so many ms. */
static bool
has_addresses(struct peer *x, uint64_t ms)
{
    struct film_error none;
    switch (film_lookup_wait(x->lookup, ms)) {
    case FILM_LOOKUP_FOUND:
        return true;
    case FILM_LOOKUP_RUNS:
        fail(x, "its host was not found in time");
        return false;
    default:
        fail(x, film_lookup_why(x->lookup));
        break;
    }
    /* For the next time. */
    struct film_lookup *again = NULL;
    if (film_lookup_begin(&again, x->name, &none) == FILM_OK) {
        film_lookup_end(x->lookup);
        x->lookup = again;
    }
    return false;
}

void
film_peers_begin(struct film_peers *p)
{
    uint64_t now = now_ms();
    p->no_memory = false;
    for (size_t i = 0; i < p->n; i++) {
        struct peer *x = &p->v[i];
        if (has_gone(x)) {
            hang_up(x);
            x->retry_at = 0;
        }
        if (x->state != DOWN || x->retry_at > now)
            continue;
        x->since = now;
        if (has_addresses(x, 0)) {
            x->next = film_lookup_addresses(x->lookup);
            dial(x);
        }
    }
    exchange(p, now + p->timeout_ms);
}

/* ---- Fetching --------------------------------------------------------- */

static struct peer *
find_server(struct film_peers *p, unsigned part)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->v[i].state >= READY && p->v[i].part == part)
            return &p->v[i];
    return NULL;
}

/* Asks a server of its part for a text; false if there is none. */
static bool
ask_for(struct film_peers *p, size_t i)
{
    struct film_wanted *w = &p->wanted[i];
    struct peer *x = find_server(p, w->place.part);
    if (!x)
        return false;
    if (x->state == READY) {
        film_buf_reset(&x->out);
        x->sent = x->asked_n = x->answered = 0;
        x->since = now_ms();
        x->state = ANSWERING;
    }
    if (!film_vec_reserve(&x->asked, &x->asked_room, x->asked_n + 1,
                          sizeof *x->asked)) {
        p->no_memory = true;
        return false;
    }
    x->asked[x->asked_n++] = i;
    film_wire_ask_document(&x->out, w->docid);
    if (x->out.failed)
        fail(x, "too much is asked");
    return true;
}

enum film_status
film_peers_fetch(struct film_peers *p, struct film_wanted *v, size_t n,
                 struct film_arena *a, struct film_error *err)
{
    bool asked = true;
    p->wanted = v;
    p->arena = a;
    p->no_memory = false;
    for (size_t i = 0; i < n; i++)
        v[i].text = (struct film_str){NULL, 0};
    /* Every time round without an answer one server less is there; the next one
     * of its part gets its own time. */
    while (asked && !p->no_memory) {
        asked = false;
        for (size_t i = 0; i < n; i++)
            if (!v[i].text.p)
                asked |= ask_for(p, i);
        if (asked)
            exchange(p, now_ms() + p->timeout_ms);
    }
    if (!p->no_memory)
        return FILM_OK;
    for (size_t i = 0; i < p->n; i++)
        if (is_busy(&p->v[i]))
            hang_up(&p->v[i]);
    return film_error_nomem(err);
}

/* ---- The whole -------------------------------------------------------- */

/* Waits for all look-ups together. A host that nobody knows is an error; one
 * that is not found in time may be found later. */
static enum film_status
find_hosts(struct film_peers *p, struct film_error *err)
{
    uint64_t deadline = now_ms() + p->timeout_ms;
    for (size_t i = 0; i < p->n; i++) {
        struct peer *x = &p->v[i];
        uint64_t now = now_ms();
        x->since = now;
        if (film_lookup_wait(x->lookup, deadline > now ? deadline - now : 0) ==
            FILM_LOOKUP_UNKNOWN)
            return film_error_set(err, FILM_ERR_USAGE, "--shard %s: %s",
                                  x->name, film_lookup_why(x->lookup));
    }
    return FILM_OK;
}

enum film_status
film_peers_new(struct film_peers **out, struct film_strs addresses,
               unsigned timeout_ms, struct film_error *err)
{
    struct film_peers *p = calloc(1, sizeof *p);
    if (!p)
        return film_error_nomem(err);
    p->timeout_ms = timeout_ms;
    p->v = calloc(addresses.n + 1, sizeof *p->v);
    enum film_status s = p->v ? FILM_OK : film_error_nomem(err);
    for (size_t i = 0; i < addresses.n && s == FILM_OK; i++) {
        struct peer *x = &p->v[p->n++];
        *x = (struct peer){.name = addresses.v[i].p, .fd = -1};
        film_buf_init(&x->out, ASK_MOST);
        film_buf_init(&x->in, BODY_MOST + 2 * READ_SIZE);
        s = film_lookup_begin(&x->lookup, x->name, err);
    }
    if (s == FILM_OK)
        s = find_hosts(p, err);
    if (s == FILM_OK)
        *out = p;
    else
        film_peers_free(p);
    return s;
}

void
film_peers_free(struct film_peers *p)
{
    if (!p)
        return;
    for (size_t i = 0; i < p->n; i++) {
        struct peer *x = &p->v[i];
        hang_up(x);
        film_lookup_end(x->lookup);
        film_buf_release(&x->out);
        film_buf_release(&x->in);
        free(x->asked);
    }
    free(p->v);
    free(p);
}

void
film_peers_expect(struct film_peers *p, const struct film_part *head)
{
    if (head ? p->split && film_sum_compare(&p->head.id, &head->id) == 0
             : !p->split)
        return;
    p->split = head != NULL;
    p->head = head ? *head : (struct film_part){0};
    for (size_t i = 0; i < p->n; i++) {
        hang_up(&p->v[i]);
        p->v[i].part = 0;
        p->v[i].retry_at = 0;
    }
}

size_t
film_peers_count(const struct film_peers *p)
{
    return p->n;
}

const char *
film_peers_name(const struct film_peers *p, size_t i)
{
    return p->v[i].name;
}

bool
film_peers_host(const struct film_peers *p, size_t i, char *host, size_t size)
{
    struct sockaddr_storage at;
    socklen_t n = sizeof at;
    return p->v[i].fd >= 0 &&
           getpeername(p->v[i].fd, (struct sockaddr *)&at, &n) == 0 &&
           getnameinfo((struct sockaddr *)&at, n, host, (socklen_t)size, NULL,
                       0, NI_NUMERICHOST) == 0;
}

bool
film_peers_is_up(const struct film_peers *p, size_t i)
{
    return p->v[i].state == READY;
}

const char *
film_peers_why(const struct film_peers *p, size_t i)
{
    return p->v[i].why.text;
}

unsigned
film_peers_part(const struct film_peers *p, size_t i)
{
    return p->v[i].part;
}

bool
film_peers_have(const struct film_peers *p, unsigned part)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->v[i].state == READY && p->v[i].part == part)
            return true;
    return false;
}

void
film_peers_fail(struct film_peers *p, size_t i, const char *why)
{
    fail(&p->v[i], why);
}
