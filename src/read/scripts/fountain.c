/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Screenplays in Fountain (fountain.io/syntax), which is plain text: scene
 * headings begin with INT. or EXT., a character's name is a line of capitals
 * after an empty one, followed by what is said. */
#include <config.h>
#include "read/formats.h"

#include "read/charset.h"
#include "read/fields.h"
#include "read/scripts/play.h"

struct reading {
    struct film_builder b;
    struct film_play play;
    struct film_fields fields;
    struct film_str rest;
    uint32_t line;
    bool empty_before, speaking, boneyard;
};

static bool
is_scene(struct film_str s)
{
    static const char *const starts[] = {"INT.",    "EXT.",     "INT ", "EXT ",
                                         "INT/EXT", "INT./EXT", "I/E",  "EST."};
    if (s.n > 1 && s.p[0] == '.' && s.p[1] != '.')
        return true;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        struct film_str start = film_str_from(starts[i]);
        if (s.n >= start.n &&
            film_str_equal_nocase((struct film_str){s.p, start.n}, start))
            return true;
    }
    return false;
}

/* Capitals and no small letter, before any bracket. */
static bool
is_character(struct film_str s)
{
    bool capital = false;
    if (s.n > 1 && s.p[0] == '@')
        return true;
    for (size_t i = 0; i < s.n && s.p[i] != '('; i++) {
        if (s.p[i] >= 'a' && s.p[i] <= 'z')
            return false;
        capital |= s.p[i] >= 'A' && s.p[i] <= 'Z';
    }
    return capital && !film_str_ends(s, FILM_STR("TO:")) && s.n < 60;
}

/* The line after the present one, "" at the end. */
static struct film_str
next_line(const struct reading *r)
{
    struct film_str rest = r->rest, line = {"", 0};
    film_str_cut(&rest, '\n', &line);
    return film_str_trim(line);
}

/* Comments: a block between the marks of C, and a line that begins with [[. */
static bool
is_hidden(struct reading *r, struct film_str s)
{
    if (film_str_starts(s, FILM_STR("/*")))
        r->boneyard = true;
    bool hidden = r->boneyard || film_str_starts(s, FILM_STR("[["));
    if (film_str_ends(s, FILM_STR("*/")))
        r->boneyard = false;
    return hidden || film_str_starts(s, FILM_STR("==="));
}

static void
take_line(struct reading *r, struct film_str s)
{
    enum film_play_part part = FILM_PLAY_ACTION;
    if (s.n == 0) {
        r->speaking = false;
        r->empty_before = true;
        return;
    }
    if (is_hidden(r, s))
        return;
    if (r->speaking)
        part = FILM_PLAY_DIALOGUE;
    else if (is_scene(s) || s.p[0] == '#')
        part = FILM_PLAY_SCENE;
    else if (r->empty_before && is_character(s) && next_line(r).n > 0)
        part = FILM_PLAY_CHARACTER;
    r->speaking = part == FILM_PLAY_CHARACTER || part == FILM_PLAY_DIALOGUE;
    r->empty_before = false;
    while (part != FILM_PLAY_DIALOGUE && s.n > 1 && strchr(".#@!>~", s.p[0])) {
        s.p++; /* marks that force what a line is */
        s.n--;
    }
    film_play_add(&r->play, part, s, r->line);
}

/* "Title: The Quay" and further lines up to the first empty one. */
static void
take_title_page(struct reading *r)
{
    struct film_str line, key;
    while (next_line(r).n > 0 && film_str_cut(&r->rest, '\n', &line)) {
        r->line++;
        struct film_str value = film_str_trim(line);
        if (!memchr(value.p, ':', value.n))
            continue;
        film_str_cut(&value, ':', &key);
        film_field_add(&r->b, &r->fields, key, value, false);
    }
}

static enum film_status
read_text(struct film_str text, struct film_read_context *ctx,
          struct film_error *err)
{
    struct reading r = {.rest = text, .empty_before = true};
    struct film_str line;
    film_builder_init(&r.b, ctx, film_reader_fountain.name);
    film_play_init(&r.play, &r.b);
    film_builder_article(&r.b, 1);
    if (film_str_starts(text, FILM_STR("Title:")))
        take_title_page(&r);
    while (film_str_cut(&r.rest, '\n', &line)) {
        r.line++;
        take_line(&r, film_str_trim(line));
    }
    film_play_end(&r.play);
    film_fields_end(&r.b, &r.fields);
    film_builder_title(&r.b, film_read_name(ctx));
    enum film_status st = film_builder_emit_article(&r.b, err);
    film_play_release(&r.play);
    film_builder_release(&r.b);
    return st;
}

static enum film_status
read_fountain(struct film_stream *in, struct film_read_context *ctx,
              struct film_error *err)
{
    return film_charset_read_text(in, ctx, read_text, err);
}

/* The file's name, or several scene headings among the first lines. */
static int
sniff(struct film_str head, struct film_str path)
{
    enum { SCENES = 2 };
    int scenes = 0;
    struct film_str line;
    bool named = film_str_ends(path, FILM_STR(".fountain")) ||
                 film_str_ends(path, FILM_STR(".spmd"));
    if (head.n > 0 && strchr("<{", head.p[0]))
        return 0;
    while (film_str_cut(&head, '\n', &line))
        scenes += is_scene(film_str_trim(line)) && line.p[0] != '.';
    return named ? 85 : scenes >= SCENES ? 70 : 0;
}

const struct film_reader film_reader_fountain = {"fountain", sniff,
                                                 read_fountain};
