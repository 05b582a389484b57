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
    struct film_buf line_text; /* of a line without its marks */
    bool empty_before, speaking;
};

/* ---- what is not printed ---- */

/* The end of a note that begins at s.p, 0 if no note does: an empty line ends
 * it before. */
static size_t
note_end(struct film_str s)
{
    const char *close = memmem(s.p, s.n, "]]", 2);
    size_t n = close ? (size_t)(close - s.p) + 2 : 0;
    return n && !memmem(s.p, n, "\n\n", 2) && !memmem(s.p, n, "\n\r\n", 3) ? n
                                                                           : 0;
}

static size_t
boneyard_end(struct film_str s)
{
    const char *close = s.n > 4 ? memmem(s.p + 2, s.n - 2, "*/", 2) : NULL;
    return close ? (size_t)(close - s.p) + 2 : 0;
}

/* Appends the text without notes ([[ … ]]) and what is cut (between the marks
 * of comments in C), which are reported; lines stay. */
static void
add_printed(struct film_buf *out, struct film_str text,
            const struct film_read_context *ctx)
{
    uint32_t line = 1;
    for (size_t i = 0; i < text.n;) {
        struct film_str rest = {text.p + i, text.n - i};
        bool note = film_str_starts(rest, FILM_STR("[["));
        bool cut = film_str_starts(rest, FILM_STR("/*"));
        size_t n = note ? note_end(rest) : cut ? boneyard_end(rest) : 0;
        if (n)
            film_read_skipped(ctx, line, note ? "a note" : "cut out",
                              (struct film_str){rest.p + 2, n - 4});
        for (size_t end = i + (n ? n : 1); i < end; i++) {
            line += text.p[i] == '\n';
            if (!n || text.p[i] == '\n')
                film_buf_byte(out, text.p[i]);
        }
    }
}

/* ---- what a line is ---- */

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

/* The line after the current one, unchanged; "" at the end. */
static struct film_str
raw_line(const struct reading *r)
{
    struct film_str rest = r->rest, line = {"", 0};
    film_str_cut(&rest, '\n', &line);
    return line;
}

static struct film_str
next_line(const struct reading *r)
{
    return film_str_trim(raw_line(r));
}

/* ---- marks within a line ---- */

static bool
is_blank(struct film_str s, size_t i)
{
    return i >= s.n || s.p[i] == ' ' || s.p[i] == '\t';
}

/* The length of a run of signs for emphasis at s.p[i]; 0 if they stand alone,
 * or have no counterpart before or after them. */
static size_t
emphasis_at(struct film_str s, size_t i)
{
    char c = s.p[i];
    size_t n = 0;
    if ((c != '*' && c != '_') || (i > 0 && s.p[i - 1] == '\\'))
        return 0;
    while (i + n < s.n && s.p[i + n] == c)
        n++;
    bool pair = memchr(s.p, c, i) || memchr(s.p + i + n, c, s.n - i - n);
    bool alone = (i == 0 || is_blank(s, i - 1)) && is_blank(s, i + n);
    return pair && !alone ? n : 0;
}

/* The line without signs of emphasis; what a backslash protects stays. */
static struct film_str
without_emphasis(struct reading *r, struct film_str s)
{
    film_buf_reset(&r->line_text);
    for (size_t i = 0; i < s.n;) {
        size_t n = emphasis_at(s, i);
        bool escape = s.p[i] == '\\' && i + 1 < s.n && strchr("*_", s.p[i + 1]);
        if (!n && !escape)
            film_buf_byte(&r->line_text, s.p[i]);
        i += n ? n : 1;
    }
    return film_str_trim(film_buf_get(&r->line_text));
}

/* "INT. QUAY #12A#" */
static struct film_str
without_number(struct film_str s)
{
    size_t n = s.n;
    if (n < 3 || s.p[n - 1] != '#')
        return s;
    while (--n > 0 && s.p[n - 1] != '#')
        if (s.p[n - 1] == ' ')
            return s;
    return n ? film_str_trim((struct film_str){s.p, n - 1}) : s;
}

/* The text of a line without the marks that force what it is. */
static struct film_str
without_marks(struct reading *r, enum film_play_part part, struct film_str s)
{
    const char *marks = part == FILM_PLAY_SCENE       ? ".#"
                        : part == FILM_PLAY_CHARACTER ? "@"
                        : part == FILM_PLAY_ACTION    ? "!>~="
                                                      : "~";
    bool centred = s.p[0] == '>' && s.p[s.n - 1] == '<';
    bool dual = part == FILM_PLAY_CHARACTER && s.p[s.n - 1] == '^';
    s.n -= centred || dual;
    while (s.n > 1 && strchr(marks, s.p[0])) {
        s.p++;
        s.n--;
    }
    s = film_str_trim(s);
    return without_emphasis(r, part == FILM_PLAY_SCENE ? without_number(s) : s);
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
    if (film_str_starts(s, FILM_STR("==="))) /* a new page */
        return;
    if (r->speaking)
        part = FILM_PLAY_DIALOGUE;
    else if (strchr("!>~=", s.p[0])) /* forced, whatever it looks like */
        part = FILM_PLAY_ACTION;
    else if (is_scene(s) || s.p[0] == '#')
        part = FILM_PLAY_SCENE;
    else if (r->empty_before && is_character(s) && next_line(r).n > 0)
        part = FILM_PLAY_CHARACTER;
    r->speaking = part == FILM_PLAY_CHARACTER || part == FILM_PLAY_DIALOGUE;
    r->empty_before = false;
    film_play_add(&r->play, part, without_marks(r, part, s), r->line);
}

/* ---- the title page ---- */

/* True for "Title:" or another key; lines of a value that goes on are indented.
 */
static bool
is_key(struct film_str line)
{
    const char *colon = line.n ? memchr(line.p, ':', line.n) : NULL;
    return colon && line.p[0] != ' ' && line.p[0] != '\t';
}

/* "Title: The Quay" and further lines up to the first empty one. */
static void
take_title_page(struct reading *r)
{
    struct film_str line, key = {"", 0};
    struct film_buf value;
    film_buf_init(&value, 1 << 16);
    while (next_line(r).n > 0 && film_str_cut(&r->rest, '\n', &line)) {
        struct film_str s = line;
        r->line++;
        if (is_key(line)) {
            film_buf_reset(&value);
            film_str_cut(&s, ':', &key);
        }
        s = without_emphasis(r, film_str_trim(s));
        bool list = film_str_is_one_of_nocase(key, "author|authors");
        film_buf_text(&value, value.n && s.n ? (list ? "; " : " ") : "");
        film_buf_str(&value, s);
        if (next_line(r).n == 0 || is_key(raw_line(r)))
            film_field_add(&r->b, &r->fields, key, film_buf_get(&value), false);
    }
    film_buf_release(&value);
}

static bool
has_title_page(struct film_str text)
{
    struct film_str line, key;
    return film_str_cut(&text, '\n', &line) && is_key(line) &&
           film_str_cut(&line, ':', &key) &&
           film_str_is_one_of_nocase(key, "title|credit|author|authors|source|"
                                          "draft date|contact|copyright|notes|"
                                          "revision|date");
}

static enum film_status
read_text(struct film_str text, struct film_read_context *ctx,
          struct film_error *err)
{
    struct reading r = {.empty_before = true};
    struct film_str line;
    struct film_buf printed;
    film_buf_init(&printed, text.n + 1);
    film_buf_init(&r.line_text, text.n + 1);
    add_printed(&printed, text, ctx);
    r.rest = film_buf_get(&printed);
    film_builder_init(&r.b, ctx, film_reader_fountain.name);
    film_play_init(&r.play, &r.b);
    film_builder_article(&r.b, 1);
    if (has_title_page(r.rest))
        take_title_page(&r);
    while (film_str_cut(&r.rest, '\n', &line)) {
        r.line++;
        take_line(&r, film_str_trim(line));
    }
    film_play_end(&r.play);
    film_fields_end(&r.b, &r.fields);
    film_builder_title(&r.b, film_read_name(ctx));
    enum film_status st = printed.failed || r.line_text.failed
                              ? film_error_nomem(err)
                              : film_builder_emit_article(&r.b, err);
    film_buf_release(&printed);
    film_buf_release(&r.line_text);
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
        scenes += is_scene(line = film_str_trim(line)) && line.p[0] != '.';
    return named ? 85 : scenes >= SCENES ? 70 : 0;
}

const struct film_reader film_reader_fountain = {"fountain", sniff,
                                                 read_fountain};
