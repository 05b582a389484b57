/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "base/url.h"

static struct film_str
drop(struct film_str s, size_t n)
{
    return (struct film_str){s.p + n, s.n - n};
}

struct film_str
film_url_host(struct film_str url)
{
    static const struct film_str www = {"www.", 4};
    const char *slashes = url.n ? memmem(url.p, url.n, "://", 3) : NULL;
    size_t end = 0;
    if (!slashes)
        return (struct film_str){"", 0};
    struct film_str host = drop(url, (size_t)(slashes - url.p) + 3);
    while (end < host.n && !strchr("/?#", host.p[end]))
        end++;
    host.n = end;
    const char *at = host.n ? memchr(host.p, '@', host.n) : NULL;
    if (at)
        host = drop(host, (size_t)(at - host.p) + 1);
    const char *port = host.n ? memchr(host.p, ':', host.n) : NULL;
    if (port)
        host.n = (size_t)(port - host.p);
    if (host.n > www.n &&
        film_str_equal_nocase((struct film_str){host.p, www.n}, www))
        host = drop(host, www.n);
    return host;
}
