/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmweb/guard.h"

#include <stdio.h>

static bool
is_loopback(struct film_str host, unsigned port)
{
    static const char *const names[] = {"localhost", "127.0.0.1", "[::1]"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char with_port[32];
        snprintf(with_port, sizeof with_port, "%s:%u", names[i], port);
        if (film_str_equal_nocase(host, film_str_from(with_port)) ||
            (port == 80 &&
             film_str_equal_nocase(host, film_str_from(names[i]))))
            return true;
    }
    return false;
}

/* As long for a wrong token as for the right one. */
static bool
same_secret(struct film_str a, struct film_str b)
{
    unsigned char differ = a.n != b.n;
    for (size_t i = 0; i < a.n && i < b.n; i++)
        differ |= (unsigned char)(a.p[i] ^ b.p[i]);
    return !differ;
}

const char *
web_guard_refuses(const struct web_guard *g, const struct web_request *r)
{
    struct film_str origin = r->origin;
    if (!r->readonly && !r->posted)
        return "Only GET, HEAD and forms are answered.";
    if (g->token.n == 0 && !is_loopback(r->host, g->port))
        return "This archive answers to localhost only.";
    if (g->token.n > 0 && !same_secret(r->token, g->token) &&
        !same_secret(web_arg(&r->args, "token"), g->token))
        return "The address must have ?token= with the token of the server.";
    if (origin.n > 0) {
        if (!film_str_starts(origin, FILM_STR("http://")))
            return "Other sites may not ask.";
        origin.p += 7;
        origin.n -= 7;
        if (!film_str_equal_nocase(origin, r->host))
            return "Other sites may not ask.";
    }
    if (r->posted && g->key.n == 0)
        return "This server takes no forms.";
    if (r->posted && !same_secret(web_arg(&r->args, "key"), g->key))
        return "The form is not of a page of this server, or of its last "
               "start: load the page again.";
    return NULL;
}
