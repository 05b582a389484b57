/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/articles/toml.h"
#include "base/utf8.h"
#include "read/context.h"

enum { DEPTH = 20 };

struct toml {
    struct film_builder *b;
    struct film_fields *f;
    struct film_str s;
    size_t at;
    uint32_t line;
    struct film_buf table, key, value;
    bool told;
};

static bool
starts(const struct toml *t, const char *text)
{
    size_t n = strlen(text);
    return t->s.n - t->at >= n && memcmp(t->s.p + t->at, text, n) == 0;
}

static char
here(const struct toml *t)
{
    return t->at < t->s.n ? t->s.p[t->at] : '\0';
}

static void
skip_line(struct toml *t)
{
    while (t->at < t->s.n && here(t) != '\n')
        t->at++;
}

/* Blanks and, if wanted, line ends and comments. */
static void
skip_space(struct toml *t, bool lines)
{
    for (; t->at < t->s.n; t->at++) {
        char c = here(t);
        if (c == '#' && lines) {
            skip_line(t);
            c = here(t);
        }
        if (c == '\n' && lines)
            t->line++;
        else if (c != ' ' && c != '\t' && c != '\r')
            return;
    }
}

static bool
fail(struct toml *t, const char *why)
{
    if (!t->told)
        film_read_warn(t->b->ctx, t->line, "front matter: %s", why);
    t->told = true;
    return false;
}

/* Appends the character of an escape; t->at is after the backslash. */
static void
add_escape(struct toml *t, struct film_buf *out)
{
    static const char from[] = "btnfre\"\\", to[] = "\b\t\n\f\r\x1b\"\\";
    char c = here(t);
    const char *known = c ? strchr(from, c) : NULL;
    size_t digits = c == 'u' ? 4 : c == 'U' ? 8 : 0;
    uint32_t code = 0;
    t->at++;
    t->line += c == '\n';
    if (known)
        film_buf_byte(out, to[known - from]);
    for (size_t i = 0; i < digits && t->at < t->s.n; i++, t->at++) {
        char d = (char)(here(t) | 0x20);
        if (!((d >= '0' && d <= '9') || (d >= 'a' && d <= 'f')))
            break;
        code = code << 4 | (uint32_t)(d <= '9' ? d - '0' : d - 'a' + 10);
    }
    if (digits)
        film_utf8_add(out, code);
    else if (c == '\n' || c == '\r' || c == ' ') /* the line goes on */
        skip_space(t, true);
}

/* A string with its quotes: "…", '…', or either three times. */
static bool
read_string(struct toml *t, struct film_buf *out)
{
    char quote = here(t);
    char three[4] = {quote, quote, quote, '\0'};
    bool many = starts(t, three);
    film_buf_reset(out);
    t->at += many ? 3 : 1;
    while (t->at < t->s.n) {
        char c = here(t);
        if (many ? starts(t, three) : c == quote) {
            t->at += many ? 3 : 1;
            return true;
        }
        if (c == '\n' && !many)
            break;
        t->line += c == '\n';
        t->at++;
        if (c == '\\' && quote == '"')
            add_escape(t, out);
        else
            film_buf_byte(out, c);
    }
    return fail(t, "a string without its closing quote");
}

/* A key, bare or quoted, dots and all, up to what follows it. */
static bool
read_key(struct toml *t, struct film_buf *out, const char *ends)
{
    struct film_buf part;
    bool ok = true;
    film_buf_init(&part, SIZE_MAX / 4);
    film_buf_reset(out);
    skip_space(t, false);
    while (ok && t->at < t->s.n && !strchr(ends, here(t)) && here(t) != '\n') {
        if (here(t) == '"' || here(t) == '\'') {
            ok = read_string(t, &part);
            film_buf_str(out, film_buf_get(&part));
        } else {
            film_buf_byte(out, here(t));
            t->at++;
        }
    }
    film_buf_release(&part);
    while (out->n > 0 &&
           (out->p[out->n - 1] == ' ' || out->p[out->n - 1] == '\t'))
        out->n--;
    return ok && out->n > 0 && t->at < t->s.n && strchr(ends, here(t));
}

static bool read_value(struct toml *t, struct film_str outer,
                       struct film_str key, bool many, unsigned depth);

static bool
read_list(struct toml *t, struct film_str outer, struct film_str key,
          unsigned depth)
{
    for (t->at++;;) {
        skip_space(t, true);
        if (here(t) == ']') {
            t->at++;
            return true;
        }
        if (t->at >= t->s.n)
            return fail(t, "a list without its end");
        if (here(t) == ',')
            t->at++;
        else if (!read_value(t, outer, key, true, depth + 1))
            return false;
    }
}

/* { name = "…", url = "…" } */
static bool
read_inline_table(struct toml *t, struct film_str outer, unsigned depth)
{
    struct film_buf key;
    bool ok = true;
    film_buf_init(&key, SIZE_MAX / 4);
    for (t->at++; ok;) {
        skip_space(t, true);
        if (here(t) == ',') {
            t->at++;
        } else if (here(t) == '}') {
            t->at++;
            break;
        } else if (!read_key(t, &key, "=")) {
            ok = fail(t, "a table without its end");
        } else {
            t->at++;
            ok = read_value(t, outer, film_buf_get(&key), false, depth + 1);
        }
    }
    film_buf_release(&key);
    return ok;
}

/* A number, a date, true or false. */
static void
read_bare(struct toml *t)
{
    size_t from = t->at;
    while (t->at < t->s.n && !strchr(",]}#\n\r", here(t)))
        t->at++;
    film_buf_reset(&t->value);
    film_buf_str(&t->value,
                 film_str_trim((struct film_str){t->s.p + from, t->at - from}));
}

static bool
read_value(struct toml *t, struct film_str outer, struct film_str key,
           bool many, unsigned depth)
{
    struct film_buf name;
    bool ok = true;
    uint32_t line = t->line;
    skip_space(t, false);
    if (depth > DEPTH)
        return fail(t, "nested too deep");
    film_buf_init(&name, SIZE_MAX / 4);
    film_fields_key(&name, outer, key);
    char c = here(t);
    if (c == '[')
        ok = read_list(t, outer, key, depth);
    else if (c == '{')
        ok = read_inline_table(t, film_buf_get(&name), depth);
    else if (c == '"' || c == '\'')
        ok = read_string(t, &t->value);
    else
        read_bare(t);
    if (ok && c != '[' && c != '{') {
        t->f->at = (struct film_place){.line = line, .line_end = t->line};
        film_field_add(t->b, t->f, film_buf_get(&name), film_buf_get(&t->value),
                       many);
    }
    film_buf_release(&name);
    return ok;
}

/* [table], [[list of tables]] or key = value. */
static bool
read_line(struct toml *t)
{
    if (here(t) == '[') {
        t->at += starts(t, "[[") ? 2 : 1;
        return read_key(t, &t->table, "]") || fail(t, "a table without a name");
    }
    if (!read_key(t, &t->key, "="))
        return fail(t, "a line that is not \"key = value\"");
    t->at++;
    return read_value(t, film_buf_get(&t->table), film_buf_get(&t->key), false,
                      0);
}

void
film_toml_read(struct film_builder *b, struct film_fields *f,
               struct film_str text, uint32_t line)
{
    struct toml t = {.b = b, .f = f, .s = text, .line = line};
    film_buf_init(&t.table, SIZE_MAX / 4);
    film_buf_init(&t.key, SIZE_MAX / 4);
    film_buf_init(&t.value, SIZE_MAX / 4);
    for (skip_space(&t, true); t.at < text.n; skip_space(&t, true)) {
        read_line(&t);
        skip_line(&t);
    }
    b->failed |= t.table.failed || t.key.failed || t.value.failed;
    film_buf_release(&t.table);
    film_buf_release(&t.key);
    film_buf_release(&t.value);
}
