/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/json-values.h"

#include <stdio.h>
#include <string.h>

/* Finds where the document begins after a script's "export const x =", or
 * NULL. */
static const char *
start_of(struct film_str s)
{
    static const char *const words[] = {"export ", "const ",  "var ",
                                        "let ",    "window.", "module.exports"};
    s = film_str_trim(s);
    if (s.n && (s.p[0] == '{' || s.p[0] == '['))
        return s.p;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!film_str_starts(s, film_str_from(words[i])))
            continue;
        const char *equal = memchr(s.p, '=', s.n < 400 ? s.n : 400);
        if (!equal)
            return NULL;
        struct film_str rest = film_str_trim(
            (struct film_str){equal + 1, s.n - (size_t)(equal + 1 - s.p)});
        return rest.n && (rest.p[0] == '{' || rest.p[0] == '[') ? rest.p : NULL;
    }
    return NULL;
}

bool
film_json_values_begins(struct film_str s)
{
    return start_of(s) != NULL;
}

bool
film_json_values_init(struct film_json_values *j, struct film_str text)
{
    const char *start = start_of(text);
    *j = (struct film_json_values){.text = text, .line = 1};
    if (!start)
        return false;
    j->at = (size_t)(start - text.p);
    j->script = start != film_str_trim(text).p;
    return true;
}

void
film_json_values_inside(struct film_json_values *j, struct film_str s,
                        uint32_t line)
{
    bool members = s.n > 0 && s.p[0] == '{';
    *j = (struct film_json_values){
        .text = s, .line = line, .members = members, .at = members ? 1 : 0};
}

void
film_json_values_release(struct film_json_values *j)
{
    json_decref(j->value);
    j->value = NULL;
}

/* The line of the byte `at`, which is not before those counted. */
static uint32_t
line_at(struct film_json_values *j, size_t at)
{
    for (; j->counted < at; j->counted++)
        j->line += j->text.p[j->counted] == '\n';
    return j->line;
}

/* Moves past white space, commas and the brackets of arrays. */
static void
find_value(struct film_json_values *j)
{
    for (; j->at < j->text.n; j->at++) {
        char c = j->text.p[j->at];
        if (j->members && (!c || !strchr(" \t\r\n,:}", c)))
            break;
        if (c == '[')
            j->open++;
        else if (c == ']' && j->open > 0)
            j->open--;
        else if (!j->members && (!c || !strchr(" \t\r\n,;", c)))
            break;
    }
}

/* The bytes before the first value in the line that begins at `at`. */
static size_t
indentation(struct film_str s, size_t at)
{
    size_t n = 0;
    while (at + n < s.n && strchr(" \t,", s.p[at + n]) && s.p[at + n])
        n++;
    return n;
}

/* Moves from a bad value to the next line that begins an object or an array as
 * far from the edge. */
static void
skip_bad(struct film_json_values *j)
{
    struct film_str s = j->text;
    size_t line = j->at;
    while (line > 0 && s.p[line - 1] != '\n')
        line--;
    size_t edge = indentation(s, line);
    for (;;) {
        const char *end = memchr(s.p + j->at, '\n', s.n - j->at);
        j->at = end ? (size_t)(end - s.p) + 1 : s.n;
        size_t n = end ? indentation(s, j->at) : 0;
        if (!end)
            j->open = 0; /* reported */
        if (!end || (n == edge && j->at + n < s.n &&
                     (s.p[j->at + n] == '{' || s.p[j->at + n] == '[')))
            return;
    }
}

/* An array that is cut off after one of its elements. */
static bool
end_open(struct film_json_values *j)
{
    if (j->open == 0 || j->script)
        return false;
    j->open = 0;
    j->span = (struct film_str){j->text.p + j->at, 0};
    j->first_line = j->last_line = line_at(j, j->at);
    j->why = (json_error_t){.line = (int)j->first_line,
                            .text = "']' expected near end of file"};
    return true;
}

bool
film_json_values_next(struct film_json_values *j)
{
    film_json_values_release(j);
    find_value(j);
    if (j->at >= j->text.n)
        return end_open(j);
    struct film_str rest = {j->text.p + j->at, j->text.n - j->at};
    bool object = rest.p[0] == '{';
    if (!object && j->script && j->open == 0)
        return false; /* the script continues */
    size_t from = j->at;
    j->first_line = line_at(j, from);
    j->value = json_loadb(rest.p, rest.n,
                          JSON_DISABLE_EOF_CHECK | JSON_DECODE_ANY, &j->why);
    if (j->value)
        j->at +=
            (size_t)j->why.position < rest.n ? (size_t)j->why.position : rest.n;
    else
        skip_bad(j);
    j->span = (struct film_str){rest.p, j->at - from};
    j->why.line = (int)j->first_line + (j->why.line > 0 ? j->why.line - 1 : 0);
    j->last_line = j->value ? line_at(j, j->at) : j->first_line;
    return true;
}
