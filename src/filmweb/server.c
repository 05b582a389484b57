/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmweb/server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    THREADS = 4,           /* each with a search of its own */
    CONNECTIONS = 400,     /* at once; further ones wait in the queue */
    HEAD_SIZE = 32 * 1024, /* bytes of a request's head: longer ones get 431 */
    IDLE = 20,             /* seconds until a silent connection is closed */
    FORM_MAX = 8 * 1024,   /* bytes of a form: the rest is not read */
    BODY_MAX = 64 << 20,   /* bytes of a page */
};

struct web_server {
    struct MHD_Daemon *daemon;
};

static enum MHD_Result
keep_arg(void *user, enum MHD_ValueKind kind, const char *key,
         const char *value)
{
    struct web_args *args = user;
    (void)kind;
    if (key)
        web_args_add(args, key, film_str_from(value ? value : ""));
    return MHD_YES;
}

static struct film_str
header(struct MHD_Connection *c, const char *name)
{
    const char *value = MHD_lookup_connection_value(c, MHD_HEADER_KIND, name);
    return value ? film_str_from(value) : FILM_STR("");
}

/* Cookies of one host are sent to all its ports. */
static void
name_visit(char name[32], const struct web_site *site)
{
    snprintf(name, 32, "filmweb-visit-%u", (unsigned)site->guard.port);
}

static struct film_str
visit_cookie(struct MHD_Connection *c, const struct web_site *site)
{
    char name[32];
    name_visit(name, site);
    const char *value = MHD_lookup_connection_value(c, MHD_COOKIE_KIND, name);
    return value ? film_str_from(value) : FILM_STR("");
}

/* From "Authorization: Bearer TOKEN" or the cookie. */
static struct film_str
token(struct MHD_Connection *c)
{
    struct film_str s = header(c, MHD_HTTP_HEADER_AUTHORIZATION);
    const char *cookie =
        MHD_lookup_connection_value(c, MHD_COOKIE_KIND, "filmweb");
    if (film_str_starts_nocase(s, FILM_STR("Bearer ")))
        return film_str_trim((struct film_str){s.p + 7, s.n - 7});
    return cookie ? film_str_from(cookie) : FILM_STR("");
}

static void
set_cookie(struct MHD_Response *m, const char *name, struct film_str value,
           const char *how)
{
    struct film_buf b;
    film_buf_init(&b, 1 << 12);
    film_buf_printf(&b, "%s=", name);
    film_buf_str(&b, value);
    film_buf_printf(&b, "; %sHttpOnly; SameSite=Strict; Path=/", how);
    if (!b.failed)
        MHD_add_response_header(m, MHD_HTTP_HEADER_SET_COOKIE, b.p);
    film_buf_release(&b);
}

static void
remember_visit(struct MHD_Response *m, const struct web_site *site,
               const struct web_visit *visit)
{
    char name[32];
    struct film_buf value;
    name_visit(name, site);
    film_buf_init(&value, 64);
    web_visit_write(&value, visit);
    set_cookie(m, name, film_buf_get(&value), "Max-Age=31536000; ");
    film_buf_release(&value);
}

/* Nothing of a page runs but our own file, nothing comes from elsewhere, and
 * no other page may hold it in a frame. */
static void
add_headers(struct MHD_Response *m, const struct web_site *site,
            const struct web_response *r, const struct web_visit *visit)
{
    static const char *const always[][2] = {
        {"Content-Security-Policy",
         "default-src 'none'; style-src 'self'; script-src 'self'; img-src "
         "'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
         "frame-ancestors 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        /* Nothing for others; our own forms say where they are from. */
        {"Referrer-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
    };
    for (size_t i = 0; i < sizeof always / sizeof always[0]; i++)
        MHD_add_response_header(m, always[i][0], always[i][1]);
    MHD_add_response_header(m, MHD_HTTP_HEADER_CONTENT_TYPE, r->type);
    MHD_add_response_header(m, MHD_HTTP_HEADER_CACHE_CONTROL,
                            r->lasting ? "max-age=86400" : "no-store");
    if (r->remember)
        set_cookie(m, "filmweb", site->guard.token, "");
    if (r->status == 200 && strncmp(r->type, "text/html", 9) == 0)
        remember_visit(m, site, visit);
}

static enum MHD_Result
send_response(struct MHD_Connection *c, const struct web_site *site,
              struct web_response *r, const struct web_visit *visit)
{
    static const char full[] = "The page does not fit into memory.\n";
    struct MHD_Response *m;
    if (r->body.failed) {
        r->status = 500;
        r->type = "text/plain";
        m = MHD_create_response_from_buffer(sizeof full - 1, (void *)full,
                                            MHD_RESPMEM_PERSISTENT);
    } else
        m = MHD_create_response_from_buffer(r->body.n, r->body.p,
                                            MHD_RESPMEM_MUST_COPY);
    if (!m)
        return MHD_NO;
    add_headers(m, site, r, visit);
    enum MHD_Result sent = MHD_queue_response(c, r->status, m);
    MHD_destroy_response(m);
    return sent;
}

/* What came of a form until now. */
struct posted {
    char bytes[FORM_MAX];
    size_t n;
};

static void
forget(void *user, struct MHD_Connection *c, void **state,
       enum MHD_RequestTerminationCode why)
{
    (void)user, (void)c, (void)why;
    free(*state);
    *state = NULL;
}

/* Takes what came of the body; there may be more. */
static enum MHD_Result
read_form(struct posted *form, const char *data, size_t *n)
{
    size_t room = sizeof form->bytes - form->n;
    size_t take = *n < room ? *n : room;
    memcpy(form->bytes + form->n, data, take);
    form->n += take;
    *n = 0;
    return MHD_YES;
}

static enum MHD_Result
answer(void *user, struct MHD_Connection *c, const char *url,
       const char *method, const char *version, const char *data, size_t *n,
       void **state)
{
    const struct web_site *site = user;
    struct posted *form = *state;
    (void)version;
    if (!form) { /* the head only: there may be a body */
        *state = calloc(1, sizeof *form);
        return *state ? MHD_YES : MHD_NO;
    }
    if (*n > 0)
        return read_form(form, data, n);
    struct film_arena arena;
    struct web_response to = {0};
    film_arena_init(&arena);
    film_buf_init(&to.body, BODY_MAX);
    struct web_request r = {
        .path = film_str_from(url),
        .host = header(c, MHD_HTTP_HEADER_HOST),
        .origin = header(c, MHD_HTTP_HEADER_ORIGIN),
        .token = token(c),
        .visit = web_visit_read(visit_cookie(c, site), time(NULL)),
        .arena = &arena};
    r.readonly = strcmp(method, MHD_HTTP_METHOD_GET) == 0 ||
                 strcmp(method, MHD_HTTP_METHOD_HEAD) == 0;
    r.posted = strcmp(method, MHD_HTTP_METHOD_POST) == 0;
    if (r.posted)
        web_args_read(&r.args, (struct film_str){form->bytes, form->n}, &arena);
    else
        MHD_get_connection_values(c, MHD_GET_ARGUMENT_KIND, keep_arg, &r.args);
    web_site_answer(site, &r, &to);
    enum MHD_Result sent = send_response(c, site, &to, &r.visit);
    film_buf_release(&to.body);
    film_arena_release(&arena);
    return sent;
}

/* ---- Start and stop --------------------------------------------------- */

static socklen_t
read_address(struct sockaddr_storage *to, const char *address, uint16_t port)
{
    struct sockaddr_in *v4 = (struct sockaddr_in *)to;
    struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)to;
    memset(to, 0, sizeof *to);
    if (inet_pton(AF_INET, address, &v4->sin_addr) == 1) {
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        return sizeof *v4;
    }
    if (inet_pton(AF_INET6, address, &v6->sin6_addr) == 1) {
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(port);
        return sizeof *v6;
    }
    return 0;
}

enum film_status
web_server_start(struct web_server **out, struct web_site *site,
                 const char *address, struct film_error *err)
{
    struct sockaddr_storage at;
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD;
    if (read_address(&at, address, site->guard.port) == 0)
        return film_error_set(err, FILM_ERR_USAGE,
                              "--listen: not an IP address: %s", address);
    if (at.ss_family == AF_INET6)
        flags |= MHD_USE_IPv6;
    struct web_server *s = calloc(1, sizeof *s);
    if (!s)
        return film_error_nomem(err);
    errno = 0;
    s->daemon = MHD_start_daemon(
        flags, site->guard.port, NULL, NULL, answer, site, MHD_OPTION_SOCK_ADDR,
        (struct sockaddr *)&at, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)CONNECTIONS, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
        (size_t)HEAD_SIZE, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE,
        MHD_OPTION_THREAD_POOL_SIZE, (unsigned)THREADS,
        MHD_OPTION_NOTIFY_COMPLETED, forget, NULL, MHD_OPTION_END);
    const union MHD_DaemonInfo *info =
        s->daemon ? MHD_get_daemon_info(s->daemon, MHD_DAEMON_INFO_BIND_PORT)
                  : NULL;
    if (!info) {
        web_server_stop(s);
        return film_error_errno(err, errno, "cannot listen on %s port %u",
                                address, (unsigned)site->guard.port);
    }
    site->guard.port = info->port;
    *out = s;
    return FILM_OK;
}

void
web_server_stop(struct web_server *s)
{
    if (s && s->daemon)
        MHD_stop_daemon(s->daemon);
    free(s);
}
