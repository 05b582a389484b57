/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmweb/visit.h"

#include "base/ascii.h"

#include <limits.h>
#include <sys/stat.h>

enum { PAUSE = 3600, DIGITS_MOST = 12 };

/* Seconds since 1970, 0 for what is none. */
static time_t
read_time(struct film_str s)
{
    time_t t = 0;
    if (s.n == 0 || s.n > DIGITS_MOST)
        return 0;
    for (size_t i = 0; i < s.n; i++) {
        if (!film_ascii_digit(s.p[i]))
            return 0;
        t = t * 10 + (s.p[i] - '0');
    }
    return t;
}

struct web_visit
web_visit_read(struct film_str cookie, time_t now)
{
    struct film_str first;
    struct web_visit v = {0, now};
    if (!film_str_cut(&cookie, '.', &first))
        return v;
    time_t last = read_time(cookie);
    bool goes_on = last > 0 && last <= now && now - last < PAUSE;
    v.before = goes_on ? read_time(first) : last;
    if (v.before > now)
        v.before = 0;
    return v;
}

void
web_visit_write(struct film_buf *out, const struct web_visit *v)
{
    film_buf_printf(out, "%lld.%lld", (long long)v->before, (long long)v->now);
}

/* A member of an archive came with it. */
time_t
web_arrived(struct film_str path)
{
    char name[PATH_MAX];
    struct stat st;
    const char *member = path.n > 0 ? memmem(path.p, path.n, "!/", 2) : NULL;
    size_t n = member ? (size_t)(member - path.p) : path.n;
    if (n == 0 || n >= sizeof name)
        return 0;
    memcpy(name, path.p, n);
    name[n] = '\0';
    return stat(name, &st) == 0 ? st.st_ctim.tv_sec : 0;
}
