/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "text/passages.h"

struct maker {
    struct film_arena *arena;
    struct film_passage *v;
    size_t n;
    struct film_str path[6]; /* the headings above the current block */
    size_t depth[6];         /* the levels of these headings */
    size_t path_n;
    struct film_strs section; /* the latest copy of the path */
    bool stale;               /* the path has changed since that copy */
    bool failed;
};

static void
enter_heading(struct maker *m, const struct film_block *b)
{
    size_t level = b->level < 1 ? 1 : b->level > 6 ? 6 : b->level;
    while (m->path_n > 0 && m->depth[m->path_n - 1] >= level)
        m->path_n--;
    m->path[m->path_n] = b->text;
    m->depth[m->path_n++] = level;
    m->stale = true;
}

static void
copy_section(struct maker *m)
{
    if (!m->stale)
        return;
    m->stale = false;
    m->section = (struct film_strs){0};
    if (m->path_n == 0)
        return;
    struct film_str *v = film_arena_alloc(m->arena, m->path_n * sizeof *v);
    if (!v) {
        m->failed = true;
        return;
    }
    memcpy(v, m->path, m->path_n * sizeof *v);
    m->section = (struct film_strs){v, m->path_n};
}

static void
add_passage(struct maker *m, const struct film_block *b, struct film_str text)
{
    copy_section(m);
    struct film_passage *p = film_arena_push(m->arena, &m->v, &m->n, sizeof *p);
    if (!p) {
        m->failed = true;
        return;
    }
    *p = (struct film_passage){text,        m->section, b->line,
                               b->line_end, b->byte,    b->byte_end};
}

/* Where to cut a text longer than FILM_PASSAGE_MAX: after the last sentence
 * that fits, else after the last space, else between characters. */
static size_t
cut_at(struct film_str text)
{
    size_t cut = 0, end = 0;
    /* If a sentence ends later, its end need not be searched for each time. */
    struct film_str begin = {text.p, FILM_PASSAGE_MAX + 1};
    while ((end = film_sentence_end(begin, end)) <= FILM_PASSAGE_MAX)
        cut = end;
    if (cut >= FILM_PASSAGE_MAX / 4)
        return cut;
    for (cut = FILM_PASSAGE_MAX; cut > FILM_PASSAGE_MAX / 2; cut--)
        if (text.p[cut - 1] == ' ')
            return cut;
    cut = FILM_PASSAGE_MAX;
    while (((unsigned char)text.p[cut] & 0xC0) == 0x80)
        cut--;
    return cut;
}

static void
add_paragraph(struct maker *m, const struct film_block *b)
{
    struct film_str rest = film_str_trim(b->text);
    while (rest.n > FILM_PASSAGE_MAX + FILM_PASSAGE_MAX / 3 && !m->failed) {
        size_t cut = cut_at(rest);
        add_passage(m, b, film_str_trim((struct film_str){rest.p, cut}));
        rest = film_str_trim((struct film_str){rest.p + cut, rest.n - cut});
    }
    if (rest.n > 0)
        add_passage(m, b, rest);
}

/* True if a heading is followed by neither text nor a lower heading. */
static bool
is_bare(const struct film_article *a, size_t heading)
{
    return heading + 1 == a->block_count ||
           (a->blocks[heading + 1].kind == FILM_BLOCK_HEADING &&
            a->blocks[heading + 1].level <= a->blocks[heading].level);
}

/* Headings used as a list, or text mistaken for headings, can be found as
 * text. */
static void
add_bare_heading(struct maker *m, const struct film_block *b)
{
    enter_heading(m, b);
    m->path_n--;
    if (film_str_trim(b->text).n > 0)
        add_passage(m, b, film_str_trim(b->text));
}

/* An article without text can still be found by its title. */
static void
add_name_only(struct maker *m, const struct film_article *a)
{
    struct film_block whole = {
        .text = a->title, .line = a->line, .line_end = a->line};
    m->path_n = 0;
    m->stale = true;
    if (a->title.n > 0)
        add_passage(m, &whole, a->title);
}

enum film_status
film_passages(struct film_arena *arena, const struct film_article *a,
              struct film_passage **v, size_t *n, struct film_error *err)
{
    struct maker m = {.arena = arena};
    for (size_t i = 0; i < a->block_count && !m.failed; i++) {
        const struct film_block *b = &a->blocks[i];
        if (b->kind != FILM_BLOCK_HEADING)
            add_paragraph(&m, b);
        else if (is_bare(a, i))
            add_bare_heading(&m, b);
        else
            enter_heading(&m, b);
    }
    if (m.n == 0 && !m.failed)
        add_name_only(&m, a);
    if (m.failed)
        return film_error_nomem(err);
    *v = m.v;
    *n = m.n;
    return FILM_OK;
}
