/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Answers for people: path:line as grep has it, then the passage. */
#include <config.h>
#include "output/render.h"
#include "base/utf8.h"
#include "output/clean.h"

#include <stdio.h>

enum {
    INDENT = 4,
    WIDTH_MIN = 20,
    SNIPPET_BYTES = 480, /* six lines of 80 columns */
    CARD_LINES = 8,      /* roles, and awards, shown of one card */
    ALSO_IN = 3,         /* paths shown */
};

/* ECMA-48 renditions; the colours of grep. */
#define PATH_COLOR "35"
#define LINE_COLOR "32"
#define MATCH_COLOR "1;31"
#define TITLE_COLOR "1"
#define SIDE_COLOR "2"

static void
color(struct film_buf *out, const struct film_output *o, const char *code)
{
    if (o->color && code)
        film_buf_printf(out, "\033[%sm", code);
}

static void
add_colored(struct film_buf *out, const struct film_output *o, const char *code,
            struct film_str s)
{
    color(out, o, code);
    film_output_clean(out, s);
    color(out, o, "");
}

/* ---- Wrapping ---- */

struct wrap {
    struct film_buf *out;
    const struct film_output *o;
    size_t column;
    unsigned width; /* 0: no wrapping */
    const struct film_range *marks, *marks_end;
    bool on; /* in the colour of matches */
};

static void
new_line(struct wrap *w)
{
    if (w->on)
        color(w->out, w->o, "");
    w->on = false;
    film_buf_byte(w->out, '\n');
    for (int i = 0; i < INDENT; i++)
        film_buf_byte(w->out, ' ');
    w->column = INDENT;
}

/* Adds the character c that stands at `at`, in its colour. */
static void
put(struct wrap *w, size_t at, uint32_t c)
{
    while (w->marks < w->marks_end && w->marks->to <= at)
        w->marks++;
    bool on = w->marks < w->marks_end && w->marks->from <= at;
    if (on != w->on)
        color(w->out, w->o, on ? MATCH_COLOR : "");
    w->on = on;
    film_output_clean_char(w->out, c);
    if (w->width)
        w->column += (size_t)film_utf8_width(c);
}

static bool
is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

static size_t
count_columns(struct film_str s, size_t from, size_t to)
{
    size_t columns = 0;
    while (from < to)
        columns += (size_t)film_utf8_width(film_utf8_next(s, &from));
    return columns;
}

/* Where a part of a path or address ends, behind its slash; 0 in a word
 * without one. */
static size_t
part_end(struct film_str s, size_t from, size_t to)
{
    const char *slash = memchr(s.p + from, '/', to - from);
    return slash ? (size_t)(slash - s.p) + 1 : 0;
}

static void
put_all(struct wrap *w, struct film_str s, size_t from, size_t to)
{
    while (from < to) {
        size_t at = from;
        put(w, at, film_utf8_next(s, &from));
    }
}

/* Adds a path wider than a line: broken behind slashes, so that its names can
 * still be read and copied. */
static void
add_path(struct wrap *w, struct film_str s, size_t from, size_t to)
{
    while (from < to) {
        size_t end = part_end(s, from, to);
        end = end ? end : to;
        if (w->column > INDENT &&
            w->column + count_columns(s, from, end) > w->width)
            new_line(w);
        put_all(w, s, from, end);
        from = end;
    }
}

/* Adds a word wider than a line. */
static void
add_broken(struct wrap *w, struct film_str s, size_t from, size_t to)
{
    while (from < to) {
        size_t at = from;
        uint32_t c = film_utf8_next(s, &from);
        if (w->column > INDENT &&
            w->column + (size_t)film_utf8_width(c) > w->width)
            new_line(w);
        put(w, at, c);
    }
}

/* Adds the word s.p[from, to) behind a blank, unless it is the first, or on a
 * new line; one wider than a line begins where it is. */
static void
add_word(struct wrap *w, struct film_str s, size_t from, size_t to, bool first)
{
    size_t least = w->width ? count_columns(s, from, to) : 0;
    size_t path = part_end(s, from, to);
    bool wide = w->width && INDENT + least > w->width;
    if (wide)
        least = path ? count_columns(s, from, path) : 1;
    if (w->width && w->column > INDENT && w->column + !first + least > w->width)
        new_line(w);
    else if (!first)
        put(w, from - 1, ' ');
    if (wide && path)
        add_path(w, s, from, to);
    else if (wide)
        add_broken(w, s, from, to);
    else
        put_all(w, s, from, to);
}

/* Adds s.p[from, to) word by word. */
static void
add_words(struct wrap *w, struct film_str s, size_t from, size_t to)
{
    s.n = to;
    bool first = true;
    for (size_t i = from; i < to;) {
        if (is_blank(s.p[i])) {
            i++;
            continue;
        }
        size_t end = i;
        while (end < to && !is_blank(s.p[end]))
            end++;
        add_word(w, s, i, end, first);
        first = false;
        i = end;
    }
}

static struct wrap
begin_wrap(struct film_buf *out, const struct film_output *o, size_t column)
{
    unsigned width =
        o->width && o->width < WIDTH_MIN ? (unsigned)WIDTH_MIN : o->width;
    return (struct wrap){.out = out, .o = o, .column = column, .width = width};
}

/* Adds an indented line, wrapped; nothing if s is empty. */
static void
add_line(struct film_buf *out, const struct film_output *o, const char *code,
         struct film_str s)
{
    struct wrap w = begin_wrap(out, o, INDENT);
    if (s.n == 0)
        return;
    film_buf_text(out, "    ");
    color(out, o, code);
    add_words(&w, s, 0, s.n);
    color(out, o, code ? "" : NULL);
    film_buf_byte(out, '\n');
}

/* ---- Places ---- */

/* Opens a hyperlink to the file (the OSC 8 convention; the host must be
 * named for file: to be followed). */
static void
open_link(struct film_buf *out, const struct film_output *o,
          struct film_str path)
{
    film_buf_printf(out, "\033]8;;file://%s", o->host);
    if (path.n == 0 || path.p[0] != '/')
        film_buf_printf(out, "%s/", o->cwd ? o->cwd : "");
    for (size_t i = 0; i < path.n; i++) {
        unsigned char c = (unsigned char)path.p[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                     (c >= '0' && c <= '9') || strchr("-._~/", c);
        if (plain && c)
            film_buf_byte(out, (char)c);
        else
            film_buf_printf(out, "%%%02X", (unsigned)c);
    }
    film_buf_text(out, "\033\\");
}

static void
add_place(struct film_buf *out, const struct film_output *o,
          struct film_str path, uint32_t line, bool linked)
{
    if (linked)
        open_link(out, o, path);
    add_colored(out, o, PATH_COLOR, path);
    if (line) {
        char digits[16];
        int n = snprintf(digits, sizeof digits, "%u", (unsigned)line);
        film_buf_byte(out, ':');
        add_colored(out, o, LINE_COLOR, (struct film_str){digits, (size_t)n});
    }
    if (linked)
        film_buf_text(out, "\033]8;;\033\\");
}

/* ---- Hits ---- */

/* Adds words of one colour behind others, with a blank or a new line between,
 * so that the colour begins with the first of them. */
static void
add_more_words(struct wrap *w, const char *code, struct film_str s)
{
    s = film_str_trim(s);
    size_t end = 0;
    while (end < s.n && !is_blank(s.p[end]))
        end++;
    if (end == 0)
        return;
    if (w->width && w->column > INDENT &&
        w->column + 1 + count_columns(s, 0, end) > w->width)
        new_line(w);
    else
        put(w, 0, ' ');
    color(w->out, w->o, code);
    add_words(w, s, 0, s.n);
    color(w->out, w->o, code ? "" : NULL);
}

/* As add_more_words, within marks such as parentheses. */
static void
add_marked(struct wrap *w, struct film_buf *line, const char *open,
           struct film_str s, const char *close)
{
    if (s.n == 0)
        return;
    film_buf_reset(line);
    film_buf_text(line, open);
    film_buf_str(line, s);
    film_buf_text(line, close);
    add_more_words(w, NULL, film_buf_get(line));
}

/* The place is not broken: terminals and editors know where it leads. */
static void
add_head(struct film_buf *out, const struct film_hit *h,
         const struct film_output *o, struct film_buf *line)
{
    struct wrap w = begin_wrap(out, o, 0);
    add_place(out, o, h->path, h->line, o->host && !h->shard);
    film_buf_byte(out, ':');
    film_buf_reset(line);
    film_output_clean(line, h->path);
    film_buf_printf(line, h->line ? "::%u" : ":", (unsigned)h->line);
    w.column = count_columns(film_buf_get(line), 0, line->n);
    add_more_words(&w, TITLE_COLOR, h->title);
    for (size_t i = 0; i < h->section.n; i++) {
        if (i > 0 || h->title.n > 0)
            add_more_words(&w, NULL, FILM_STR(">"));
        add_more_words(&w, NULL, h->section.v[i]);
    }
    add_marked(&w, line, "(", h->date, ")");
    if (h->shard)
        add_marked(&w, line, "[", film_str_from(h->shard), "]");
    film_buf_byte(out, '\n');
}

static void
add_passage(struct film_buf *out, const struct film_hit *h,
            const struct film_output *o)
{
    struct film_range r = {0, (uint32_t)h->text.n};
    if (!o->full)
        r = film_render_snippet(h, SNIPPET_BYTES);
    struct wrap w = begin_wrap(out, o, INDENT);
    w.marks = h->highlights;
    w.marks_end = h->highlights + h->highlight_count;
    film_buf_text(out, "    ");
    if (r.from > 0) {
        film_buf_text(out, "\xE2\x80\xA6 ");
        w.column += 2;
    }
    add_words(&w, h->text, r.from, r.to);
    if (w.on)
        color(out, o, "");
    film_buf_text(out, r.to < h->text.n ? " \xE2\x80\xA6\n" : "\n");
}

/* The next letter of s for says_something: in lower case if it is ASCII; 0 at
 * the end. Blanks and hyphens are passed over. */
static uint32_t
next_letter(struct film_str s, size_t *at)
{
    while (*at < s.n) {
        uint32_t c = film_utf8_next(s, at);
        if (c != ' ' && c != '-' && c != 0x2010 && c != 0x2011)
            return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
    }
    return 0;
}

/* False for a spelling that differs by blanks, hyphens or capitals alone. */
static bool
says_something(const struct film_matched *m)
{
    size_t i = 0, k = 0;
    uint32_t a, b;
    do {
        a = next_letter(m->query, &i);
        b = next_letter(m->as, &k);
    } while (a == b && a);
    return a != b;
}

/* Adds the lines below a passage that say how it was found and what else
 * there is. */
static void
add_sides(struct film_buf *out, const struct film_hit *h,
          const struct film_output *o, struct film_buf *line)
{
    for (size_t i = 0; i < h->matched_count; i++) {
        const struct film_matched *m = &h->matched[i];
        if (strcmp(m->by, "exact") == 0 || !says_something(m))
            continue;
        film_buf_reset(line);
        film_buf_str(line, m->query);
        film_buf_text(line, " -> ");
        film_buf_str(line, m->as);
        film_buf_printf(line, " (%s)", m->by);
        add_line(out, o, SIDE_COLOR, film_buf_get(line));
    }
    if (h->also_in.n > 0) {
        film_buf_reset(line);
        for (size_t i = 0; i < h->also_in.n && i < ALSO_IN; i++) {
            film_buf_text(line, i > 0 ? ", " : "also in ");
            film_buf_str(line, h->also_in.v[i]);
        }
        if (h->also_in.n > ALSO_IN)
            film_buf_printf(line, " and %zu more", h->also_in.n - ALSO_IN);
        add_line(out, o, SIDE_COLOR, film_buf_get(line));
    }
    if (h->more_in_article) {
        film_buf_reset(line);
        film_buf_printf(line, "+%u more in this article",
                        (unsigned)h->more_in_article);
        add_line(out, o, SIDE_COLOR, film_buf_get(line));
    }
    if (h->part_count > 0) {
        film_buf_reset(line);
        film_buf_printf(line, "score %.6f:", h->score);
        for (size_t i = 0; i < h->part_count; i++)
            film_buf_printf(line, " %s %.6f", h->parts[i].name,
                            h->parts[i].value);
        add_line(out, o, SIDE_COLOR, film_buf_get(line));
    }
}

static void
add_hit(struct film_buf *out, const struct film_hit *h,
        const struct film_output *o, struct film_buf *line)
{
    add_head(out, h, o, line);
    if (h->spoiler && o->fold_spoilers)
        add_line(out, o, NULL,
                 FILM_STR("[may give the plot away: --spoilers shows it]"));
    else
        add_passage(out, h, o);
    add_sides(out, h, o, line);
}

/* ---- Cards ---- */

static void
add_list(struct film_buf *line, const char *before, struct film_strs list,
         const char *after)
{
    for (size_t i = 0; i < list.n; i++) {
        film_buf_text(line, i > 0 ? ", " : before);
        film_buf_str(line, list.v[i]);
    }
    if (list.n > 0)
        film_buf_text(line, after);
}

static void
add_part(struct film_buf *line, const char *before, struct film_str s,
         const char *after)
{
    add_list(line, before, (struct film_strs){&s, s.n > 0}, after);
}

static void
add_year(struct film_buf *line, int year)
{
    if (year)
        film_buf_printf(line, "%d ", year);
}

static void
end_fact(struct film_buf *out, const struct film_output *o,
         struct film_buf *line, struct film_fact_source source)
{
    add_part(line, " [", source.path, "");
    if (source.path.n > 0 && source.line)
        film_buf_printf(line, ":%u", (unsigned)source.line);
    film_buf_text(line, source.path.n > 0 ? "]" : "");
    add_line(out, o, NULL, film_buf_get(line));
    film_buf_reset(line);
}

static void
add_more(struct film_buf *out, size_t i, size_t n)
{
    if (i < n)
        film_buf_printf(out, "    and %zu more (--full)\n", n - i);
}

/* True if one line can say both: who wrote and directed a film. */
static bool
is_same_job(const struct film_fact_role *a, const struct film_fact_role *b)
{
    return a->roles.n + b->roles.n == 0 &&
           film_str_equal(a->film_id, b->film_id) &&
           film_str_equal(a->source.path, b->source.path);
}

static bool
is_said(const struct film_fact_card *c, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (is_same_job(&c->roles[k], &c->roles[i]))
            return true;
    return false;
}

static void
add_roles(struct film_buf *out, const struct film_fact_card *c,
          const struct film_output *o, struct film_buf *line)
{
    size_t lines = 0, left = 0;
    for (size_t i = 0; i < c->role_count; i++) {
        const struct film_fact_role *r = &c->roles[i];
        if (is_said(c, i))
            continue;
        if (lines == CARD_LINES && !o->full) {
            left++;
            continue;
        }
        lines++;
        if (c->person)
            add_year(line, r->year);
        film_buf_str(line, r->film);
        if (r->roles.n == 0 || !film_str_equal(r->job, FILM_STR("cast")))
            add_part(line, ", ", r->job, "");
        for (size_t k = i + 1; k < c->role_count; k++)
            if (is_same_job(r, &c->roles[k]))
                add_part(line, ", ", c->roles[k].job, "");
        add_list(line, ": ", r->roles, "");
        end_fact(out, o, line, r->source);
    }
    add_more(out, 0, left);
}

static void
add_awards(struct film_buf *out, const struct film_fact_card *c,
           const struct film_output *o, struct film_buf *line)
{
    size_t i, most = o->full ? c->award_count : CARD_LINES;
    for (i = 0; i < c->award_count && i < most; i++) {
        const struct film_fact_award *w = &c->awards[i];
        add_year(line, w->year);
        film_buf_str(line, w->ceremony);
        add_part(line, " (", w->edition, ")");
        add_part(line, ", ", w->category, "");
        if (!film_str_equal(w->film, c->name))
            add_part(line, ", ", w->film, "");
        if (!film_str_equal(w->person, c->name))
            add_part(line, ", ", w->person, "");
        film_buf_text(line, w->won ? ": won" : ": nominated");
        add_list(line, " (", w->notes, ")");
        end_fact(out, o, line, w->source);
    }
    add_more(out, i, c->award_count);
}

static void
add_card(struct film_buf *out, const struct film_fact_card *c,
         const struct film_output *o, struct film_buf *line)
{
    struct wrap w = begin_wrap(out, o, 0);
    color(out, o, TITLE_COLOR);
    add_words(&w, c->name, 0, c->name.n);
    color(out, o, "");
    film_buf_reset(line);
    if (!c->person && c->year)
        film_buf_printf(line, " (%d)", c->year);
    add_part(line, ", born ", c->born, "");
    add_part(line, ", died ", c->died, "");
    add_list(line, " (", c->ids, ")");
    struct film_str rest = film_buf_get(line);
    if (rest.n > 0 && rest.p[0] == ',') {
        put(&w, 0, ',');
        rest.p++;
        rest.n--;
    }
    add_more_words(&w, NULL, rest);
    film_buf_byte(out, '\n');
    film_buf_reset(line);
    add_list(line, "also ", c->names, "");
    end_fact(out, o, line, c->source);
    add_roles(out, c, o, line);
    add_awards(out, c, o, line);
    for (size_t i = 0; i < c->conflicts.n; i++) {
        add_part(line, "sources disagree: ", c->conflicts.v[i], "");
        end_fact(out, o, line, (struct film_fact_source){{NULL, 0}, 0});
    }
}

/* ---- Names of several ---- */

/* Films with their years; of a film its director. */
static void
add_apart(struct film_buf *line, const struct film_fact_card *c)
{
    enum { FILMS = 3 };
    size_t n = 0;
    for (size_t i = 0; i < c->role_count && n < FILMS; i++) {
        const struct film_fact_role *r = &c->roles[i];
        if (!c->person && !film_str_equal(r->job, FILM_STR("director")))
            continue;
        if (i > 0 && c->person &&
            film_str_equal(r->film_id, c->roles[i - 1].film_id))
            continue;
        film_buf_text(line, n++ ? ", " : ": ");
        film_buf_str(line, r->film);
        if (c->person && r->year)
            film_buf_printf(line, " (%d)", r->year);
    }
}

static void
add_bearer(struct film_buf *out, const struct film_fact_card *c,
           const struct film_output *o, struct film_buf *line)
{
    film_buf_str(line, c->name);
    if (!c->person && c->year)
        film_buf_printf(line, " (%d)", c->year);
    add_part(line, ", born ", c->born, "");
    add_part(line, ", ", c->id, "");
    add_apart(line, c);
    end_fact(out, o, line, c->source);
}

static void
add_shared(struct film_buf *out, const struct film_shared_name *s,
           const struct film_output *o, struct film_buf *line)
{
    struct film_buf names;
    film_buf_init(&names, out->max);
    add_list(&names, "", s->names, "");
    add_colored(out, o, TITLE_COLOR, film_buf_get(&names));
    film_buf_printf(out, ": %u\n", (unsigned)s->total);
    if (out->failed == FILM_OK)
        out->failed = names.failed;
    film_buf_release(&names);
    for (size_t i = 0; i < s->card_count; i++)
        add_bearer(out, &s->cards[i], o, line);
}

void
film_render_text(struct film_buf *out, const struct film_hits *hits,
                 const struct film_output *o)
{
    struct film_buf line;
    film_buf_init(&line, out->max);
    if (hits->tree.n > 0) {
        film_buf_text(out, "query:  ");
        film_output_clean(out, hits->tree);
        film_buf_text(out, "\nxapian: ");
        film_output_clean(out, hits->lowered);
        film_buf_text(out, "\n\n");
    }
    for (size_t i = 0; i < hits->card_count; i++) {
        add_card(out, &hits->cards[i], o, &line);
        film_buf_byte(out, '\n');
    }
    for (size_t i = 0; i < hits->shared_count; i++)
        add_shared(out, &hits->shared[i], o, &line);
    for (size_t i = 0; i < hits->n; i++) {
        if (i > 0)
            film_buf_byte(out, '\n');
        add_hit(out, &hits->v[i], o, &line);
    }
    if (out->failed == FILM_OK)
        out->failed = line.failed;
    film_buf_release(&line);
}
