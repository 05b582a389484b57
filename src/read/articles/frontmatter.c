/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/articles/frontmatter.h"

#include <yaml.h>

enum { DEPTH = 20, EVENTS = 20000, KEY = 64 };

struct walk {
    struct film_builder *b;
    struct film_fields *f;
    yaml_parser_t parser;
    unsigned events;
    bool dry;        /* only to see whether it is YAML throughout */
    const char *why; /* why it ended early, or NULL */
};

/* ---- finding ---- */

static bool
is_fence(struct film_str line)
{
    if (line.n > 0 && line.p[line.n - 1] == '\r')
        line.n--;
    while (line.n > 0 && line.p[line.n - 1] == ' ')
        line.n--;
    return film_str_equal(line, FILM_STR("---"));
}

static bool
is_end(struct film_str line)
{
    return is_fence(line) ||
           film_str_equal(film_str_trim(line), FILM_STR("..."));
}

size_t
film_frontmatter_find(struct film_str text, struct film_str *yaml)
{
    struct film_str rest = text, line;
    if (!film_str_starts(text, FILM_STR("---")) ||
        !film_str_cut(&rest, '\n', &line) || !is_fence(line))
        return 0;
    const char *from = rest.p;
    while (film_str_cut(&rest, '\n', &line))
        if (is_end(line)) {
            *yaml = (struct film_str){from, (size_t)(line.p - from)};
            return (size_t)(rest.p - text.p);
        }
    return 0;
}

/* ---- walking ---- */

/* The next event; false at the end, at an error or over a limit. */
static bool
next_event(struct walk *w, yaml_event_t *e)
{
    if (w->why)
        return false;
    if (++w->events > EVENTS) {
        w->why = "too much of it";
        return false;
    }
    if (yaml_parser_parse(&w->parser, e))
        return true;
    if (w->parser.error == YAML_MEMORY_ERROR)
        w->b->failed = true;
    w->why = w->parser.problem ? w->parser.problem : "out of memory";
    return false;
}

static struct film_str
scalar(const yaml_event_t *e)
{
    return (struct film_str){(const char *)e->data.scalar.value,
                             e->data.scalar.length};
}

static void take(struct walk *w, yaml_event_t *e, struct film_str key,
                 bool many, unsigned depth);

static void
take_sequence(struct walk *w, struct film_str key, unsigned depth)
{
    yaml_event_t e;
    bool more = true;
    while (more && next_event(w, &e)) {
        more = e.type != YAML_SEQUENCE_END_EVENT;
        if (more)
            take(w, &e, key, true, depth + 1);
        yaml_event_delete(&e);
    }
}

/* What a key of a map within the value of another means: {name: …} is the
 * value itself, an id keeps its own name, the rest is not ours. */
static struct film_str
inner_key(struct film_str outer, struct film_str key)
{
    if (outer.n == 0 || film_id_scheme(key).n > 0)
        return key;
    if (film_str_equal_nocase(key, FILM_STR("name")) ||
        film_str_equal_nocase(key, FILM_STR("title")))
        return outer;
    return FILM_STR("-");
}

static void
take_mapping(struct walk *w, struct film_str outer, unsigned depth)
{
    yaml_event_t e;
    char copy[KEY];
    struct film_str key = {NULL, 0};
    bool want_key = true;
    while (next_event(w, &e)) {
        bool end = e.type == YAML_MAPPING_END_EVENT;
        if (!end && want_key) {
            key = FILM_STR("-");
            if (e.type == YAML_SCALAR_EVENT &&
                e.data.scalar.length < sizeof copy) {
                memcpy(copy, e.data.scalar.value, e.data.scalar.length);
                key = inner_key(outer,
                                (struct film_str){copy, e.data.scalar.length});
            } else if (e.type != YAML_SCALAR_EVENT) {
                take(w, &e, key, true, depth + 1);
            }
        } else if (!end) {
            take(w, &e, key, false, depth + 1);
        }
        want_key = !want_key;
        yaml_event_delete(&e);
        if (end)
            return;
    }
}

/* Takes the value that begins with e. An alias has no value: what it points
 * at is not repeated. */
static void
take(struct walk *w, yaml_event_t *e, struct film_str key, bool many,
     unsigned depth)
{
    if (depth > DEPTH) {
        w->why = "nested too deep";
        return;
    }
    if (e->type == YAML_SCALAR_EVENT && key.n > 0 && !w->dry)
        film_field_add(w->b, w->f, key, scalar(e), many);
    else if (e->type == YAML_SEQUENCE_START_EVENT)
        take_sequence(w, key, depth);
    else if (e->type == YAML_MAPPING_START_EVENT)
        take_mapping(w, key, depth);
}

/* ---- what is not YAML ---- */

static struct film_str
unquoted(struct film_str s)
{
    s = film_str_trim(s);
    if (s.n >= 2 && (s.p[0] == '"' || s.p[0] == '\'') && s.p[s.n - 1] == s.p[0])
        return (struct film_str){s.p + 1, s.n - 2};
    return s;
}

/* title: What they say: a review */
static void
read_lines(struct film_builder *b, struct film_fields *f, struct film_str yaml)
{
    struct film_str line;
    while (film_str_cut(&yaml, '\n', &line)) {
        const char *colon = line.n ? memchr(line.p, ':', line.n) : NULL;
        if (!colon)
            continue;
        size_t n = (size_t)(colon - line.p);
        film_field_add(b, f, (struct film_str){line.p, n},
                       unquoted((struct film_str){colon + 1, line.n - n - 1}),
                       false);
    }
}

/* Goes through yaml once; false if it is not YAML, with a warning. */
static bool
walk_through(struct film_builder *b, struct film_fields *f,
             struct film_str yaml, bool dry)
{
    struct walk w = {.b = b, .f = f, .dry = dry};
    yaml_event_t e;
    if (!yaml_parser_initialize(&w.parser)) {
        b->failed = true;
        return true;
    }
    yaml_parser_set_encoding(&w.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&w.parser, (const unsigned char *)yaml.p,
                                 yaml.n);
    bool end = false;
    while (!end && next_event(&w, &e)) {
        end = e.type == YAML_STREAM_END_EVENT;
        if (e.type == YAML_MAPPING_START_EVENT)
            take_mapping(&w, FILM_STR(""), 1);
        yaml_event_delete(&e);
    }
    yaml_mark_t at = w.parser.problem ? w.parser.problem_mark : w.parser.mark;
    if (w.why)
        film_read_warn(b->ctx, (uint32_t)at.line + 2, "front matter: %s",
                       w.why);
    yaml_parser_delete(&w.parser);
    return !w.why;
}

void
film_frontmatter_read(struct film_builder *b, struct film_fields *f,
                      struct film_str yaml)
{
    if (walk_through(b, f, yaml, true))
        walk_through(b, f, yaml, false);
    else
        read_lines(b, f, yaml);
}
