/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/articles/frontmatter.h"
#include "read/articles/toml.h"

#include <yaml.h>

enum { DEPTH = 20, EVENTS = 20000 };

struct walk {
    struct film_builder *b;
    struct film_fields *f;
    yaml_parser_t parser;
    unsigned events;
    uint32_t line;   /* of the first line of it */
    bool dry;        /* only to see whether it is YAML throughout */
    const char *why; /* why it ended early, or NULL */
};

/* ---- finding ---- */

static bool
is_fence(struct film_str line, const char *fence)
{
    if (line.n > 0 && line.p[line.n - 1] == '\r')
        line.n--;
    while (line.n > 0 && line.p[line.n - 1] == ' ')
        line.n--;
    return film_str_equal(line, film_str_from(fence));
}

static bool
is_end(struct film_str line, const char *fence)
{
    return is_fence(line, fence) ||
           (fence[0] == '-' &&
            film_str_equal(film_str_trim(line), FILM_STR("...")));
}

/* True for "key: value", a value that goes on, an item of a list; *known is set
 * by a key of ours. */
static bool
is_field_line(struct film_str line, const char *fence, bool *known)
{
    enum { KEY_MOST = 40 };
    struct film_str s = film_str_trim(line);
    const char *sign =
        s.n ? memchr(s.p, fence[0] == '+' ? '=' : ':', s.n) : NULL;
    if (s.n && (line.p[0] == ' ' || line.p[0] == '\t' ||
                film_str_starts(s, FILM_STR("- "))))
        return true;
    struct film_str key =
        film_str_trim((struct film_str){s.p, sign ? (size_t)(sign - s.p) : 0});
    bool field = key.n > 0 && key.n <= KEY_MOST;
    *known |= field && film_field_known(key);
    return field;
}

/* The same for one without its end: the lines up to the first empty one. */
static size_t
find_open(struct film_str text, struct film_str rest, const char *fence,
          struct film_frontmatter *fm)
{
    const char *from = rest.p, *end = rest.p;
    struct film_str line;
    bool known = false;
    while (film_str_cut(&rest, '\n', &line) && film_str_trim(line).n > 0) {
        if (!is_field_line(line, fence, &known))
            return 0;
        end = rest.p;
    }
    if (!known)
        return 0;
    *fm = (struct film_frontmatter){.toml = fence[0] == '+',
                                    .open = true,
                                    .text = {from, (size_t)(end - from)},
                                    .line = fm->line + 1};
    return (size_t)(rest.p - text.p);
}

static size_t
find_fenced(struct film_str text, const char *fence,
            struct film_frontmatter *fm)
{
    struct film_str rest = text, line;
    fm->line = 0;
    do {
        fm->line++;
        if (!film_str_cut(&rest, '\n', &line))
            return 0;
    } while (film_str_trim(line).n == 0);
    if (!is_fence(line, fence))
        return 0;
    struct film_str after = rest;
    bool fields = true, known = false, closed = false;
    while (!closed && film_str_cut(&rest, '\n', &line)) {
        closed = is_end(line, fence);
        fields =
            fields && (closed || film_str_trim(line).n == 0 ||
                       line.p[0] == '#' || is_field_line(line, fence, &known));
    }
    /* A rule in the text may look like the end that is missing. */
    size_t open = closed && fields ? 0 : find_open(text, after, fence, fm);
    if (open || !closed)
        return open;
    *fm =
        (struct film_frontmatter){.toml = fence[0] == '+',
                                  .text = {after.p, (size_t)(line.p - after.p)},
                                  .line = fm->line + 1};
    return (size_t)(rest.p - text.p);
}

/* An object and a line end, with text that is not JSON after it. */
static size_t
find_object(struct film_str text, struct film_frontmatter *fm)
{
    size_t at = 0;
    unsigned depth = 0;
    bool string = false;
    do {
        char c = text.n ? text.p[at] : '\0';
        if (string && c == '\\')
            at++;
        else if (c == '"')
            string = !string;
        else if (!string)
            depth = depth + (c == '{' || c == '[') - (c == '}' || c == ']');
        at++;
    } while (at < text.n && depth > 0);
    if (depth > 0 || at >= text.n || text.p[0] != '{' || at < 3)
        return 0;
    struct film_str inside =
        film_str_trim((struct film_str){text.p + 1, at - 1});
    if (inside.n == 0 || inside.p[0] != '"')
        return 0;
    *fm = (struct film_frontmatter){.text = {text.p, at}, .line = 1};
    struct film_str rest = {text.p + at, text.n - at}, line;
    film_str_cut(&rest, '\n', &line);
    struct film_str body = film_str_trim(rest);
    bool alone = film_str_trim(line).n == 0;
    return alone && body.n > 0 && body.p[0] != '{' && body.p[0] != '['
               ? (size_t)(rest.p - text.p)
               : 0;
}

size_t
film_frontmatter_find(struct film_str text, struct film_frontmatter *fm)
{
    size_t n = find_fenced(text, "---", fm);
    n = n ? n : find_fenced(text, "+++", fm);
    return n ? n : find_object(text, fm);
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

static void
take_mapping(struct walk *w, struct film_str outer, unsigned depth)
{
    yaml_event_t e;
    struct film_buf key;
    bool want_key = true, end = false;
    film_buf_init(&key, SIZE_MAX / 4);
    while (!end && next_event(w, &e)) {
        end = e.type == YAML_MAPPING_END_EVENT;
        if (!end && want_key) {
            film_buf_reset(&key);
            if (e.type == YAML_SCALAR_EVENT)
                film_fields_key(&key, outer, scalar(&e));
            else
                take(w, &e, FILM_STR(""), true, depth + 1);
        } else if (!end) {
            take(w, &e, film_buf_get(&key), false, depth + 1);
        }
        want_key = !want_key;
        yaml_event_delete(&e);
    }
    w->b->failed |= key.failed != FILM_OK;
    film_buf_release(&key);
}

/* YAML 1.2, 10.3.2: what means "no value" if it is not quoted. */
static bool
is_null(const yaml_event_t *e)
{
    static const char *const words[] = {"", "~", "null", "Null", "NULL"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
            film_str_equal(scalar(e), film_str_from(words[i])))
            return true;
    return false;
}

static void
take_scalar(struct walk *w, yaml_event_t *e, struct film_str key, bool many)
{
    if (w->dry || key.n == 0 || is_null(e))
        return;
    uint32_t line = w->line + (uint32_t)e->start_mark.line;
    uint32_t last = w->line + (uint32_t)e->end_mark.line;
    w->f->at = (struct film_place){
        .line = line, .line_end = last - (last > line && !e->end_mark.column)};
    film_field_add(w->b, w->f, key, scalar(e), many);
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
    if (e->type == YAML_SCALAR_EVENT)
        take_scalar(w, e, key, many);
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
read_lines(struct film_builder *b, struct film_fields *f,
           const struct film_frontmatter *fm)
{
    struct film_str rest = fm->text, line;
    for (uint32_t n = fm->line; film_str_cut(&rest, '\n', &line); n++) {
        const char *colon = line.n ? memchr(line.p, ':', line.n) : NULL;
        if (!colon)
            continue;
        size_t to = (size_t)(colon - line.p);
        struct film_str value =
            unquoted((struct film_str){colon + 1, line.n - to - 1});
        f->at = (struct film_place){.line = n, .line_end = n};
        bool nothing = value.n == 0 || strchr("[{&*", value.p[0]) ||
                       film_str_equal(value, FILM_STR("null")) ||
                       film_str_equal(value, FILM_STR("~"));
        if (!nothing || film_field_known((struct film_str){line.p, to}))
            film_field_add(b, f, (struct film_str){line.p, to}, value, false);
    }
}

/* Goes through it once; false if it is not YAML, with a warning. */
static bool
walk_through(struct film_builder *b, struct film_fields *f,
             const struct film_frontmatter *fm, bool dry)
{
    struct walk w = {.b = b, .f = f, .dry = dry, .line = fm->line};
    yaml_event_t e;
    if (!yaml_parser_initialize(&w.parser)) {
        b->failed = true;
        return true;
    }
    yaml_parser_set_encoding(&w.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&w.parser, (const unsigned char *)fm->text.p,
                                 fm->text.n);
    bool end = false;
    while (!end && next_event(&w, &e)) {
        end = e.type == YAML_STREAM_END_EVENT;
        if (e.type == YAML_MAPPING_START_EVENT)
            take_mapping(&w, FILM_STR(""), 1);
        yaml_event_delete(&e);
    }
    yaml_mark_t at = w.parser.problem ? w.parser.problem_mark : w.parser.mark;
    if (w.why)
        film_read_warn(b->ctx, fm->line + (uint32_t)at.line, "front matter: %s",
                       w.why);
    yaml_parser_delete(&w.parser);
    return !w.why;
}

void
film_frontmatter_read(struct film_builder *b, struct film_fields *f,
                      const struct film_frontmatter *fm)
{
    if (fm->open)
        film_read_mended(b->ctx, fm->line,
                         "the front matter is never closed: read up to the "
                         "first empty line");
    if (fm->toml)
        film_toml_read(b, f, fm->text, fm->line);
    else if (walk_through(b, f, fm, true))
        walk_through(b, f, fm, false);
    else
        read_lines(b, f, fm);
}
