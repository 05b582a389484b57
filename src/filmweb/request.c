/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmweb/request.h"

#include "base/ascii.h"

struct film_str
web_arg(const struct web_args *args, const char *name)
{
    struct film_str wanted = film_str_from(name);
    for (size_t i = args->n; i-- > 0;)
        if (film_str_equal(args->v[i].name, wanted))
            return args->v[i].value;
    return FILM_STR("");
}

uint32_t
web_arg_number(const struct web_args *args, const char *name,
               uint32_t otherwise, uint32_t most)
{
    struct film_str s = web_arg(args, name);
    uint64_t v = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (!film_ascii_digit(s.p[i]))
            return otherwise;
        v = v * 10 + (uint64_t)(s.p[i] - '0');
        if (v > most)
            return most;
    }
    return s.n > 0 ? (uint32_t)v : otherwise;
}

void
web_args_add(struct web_args *args, const char *name, struct film_str value)
{
    if (args->n < WEB_ARGS_MAX)
        args->v[args->n++] = (struct web_arg){film_str_from(name), value};
}

static int
hex(char c)
{
    const char *digits = "0123456789abcdef";
    const char *at = strchr(digits, film_ascii_to_small(c));
    return c && at ? (int)(at - digits) : -1;
}

/* WHATWG URL, section 5.1: + is a blank, %XX a byte. */
static struct film_str
decode(struct film_str s, struct film_arena *a)
{
    struct film_str out = {"", 0};
    char *p = film_arena_alloc(a, s.n + 1);
    if (!p)
        return out;
    for (size_t i = 0; i < s.n; i++) {
        bool coded = s.p[i] == '%' && i + 2 < s.n && hex(s.p[i + 1]) >= 0 &&
                     hex(s.p[i + 2]) >= 0;
        if (coded) {
            p[out.n++] = (char)(hex(s.p[i + 1]) * 16 + hex(s.p[i + 2]));
            i += 2;
        } else {
            p[out.n++] = s.p[i] == '+' ? ' ' : s.p[i];
        }
    }
    p[out.n] = '\0';
    out.p = p;
    return out;
}

void
web_args_read(struct web_args *args, struct film_str form, struct film_arena *a)
{
    struct film_str field, name;
    while (args->n < WEB_ARGS_MAX && film_str_cut(&form, '&', &field))
        if (film_str_cut(&field, '=', &name))
            args->v[args->n++] =
                (struct web_arg){decode(name, a), decode(field, a)};
}

struct web_args
web_args_without(const struct web_args *args, const char *name,
                 const struct film_str *value)
{
    struct web_args kept = {.n = 0};
    struct film_str out = film_str_from(name);
    for (size_t i = 0; i < args->n; i++)
        if (!film_str_equal(args->v[i].name, out) ||
            (value && !film_str_equal(args->v[i].value, *value)))
            kept.v[kept.n++] = args->v[i];
    return kept;
}
