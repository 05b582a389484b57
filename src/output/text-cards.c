/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "output/text-cards.h"
#include "output/wrap.h"

/* A card is printed above the passages, which should stay on the screen. So
 * it has four lines, unless it was asked for (--who, --full, a career or a
 * cast). */
enum {
    CARD_LINES = 4,
    MANY_LINES = 1000,
    WIDTH = 80,
    INDENT = 4,
};

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

/* The length of a path up to and including its last slash. */
static size_t
folder_of(struct film_str path)
{
    size_t n = path.n;
    while (n > 0 && path.p[n - 1] != '/')
        n--;
    return n;
}

/* Appends a source. If the path is that of the source before, only the line is
 * printed; if it is in the same folder, the path without the folder. */
static void
add_source(struct film_buf *line, struct film_fact_source source,
           struct film_str *last)
{
    struct film_str path = source.path;
    size_t n = folder_of(path);
    if (path.n == 0)
        return;
    film_buf_text(line, " [");
    if (film_str_equal(path, *last) && source.line != 0)
        path.n = 0;
    else if (n > 1 && n == folder_of(*last) && !film_str_equal(path, *last) &&
             memcmp(path.p, last->p, n) == 0)
        film_buf_text(line, "\xE2\x80\xA6/");
    else
        n = 0;
    if (path.n > 0)
        film_buf_add(line, path.p + n, path.n - n);
    if (source.line)
        film_buf_printf(line, ":%u", (unsigned)source.line);
    film_buf_byte(line, ']');
    *last = source.path;
}

static void
end_line(struct film_buf *out, const struct film_output *o,
         struct film_buf *line)
{
    film_wrap_line(out, o, NULL, film_buf_get(line));
    film_buf_reset(line);
}

/* True if one line can state both, for example who wrote and directed a
 * film. */
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
add_role(struct film_buf *line, const struct film_fact_card *c, size_t i)
{
    const struct film_fact_role *r = &c->roles[i];
    if (c->person)
        add_year(line, r->year);
    film_buf_str(line, r->film);
    if (r->roles.n == 0 || !film_str_equal(r->job, FILM_STR("cast")))
        add_part(line, ", ", r->job, "");
    for (size_t k = i + 1; k < c->role_count; k++)
        if (is_same_job(r, &c->roles[k]))
            add_part(line, ", ", c->roles[k].job, "");
    add_list(line, ": ", r->roles, "");
}

static void
add_award(struct film_buf *line, const struct film_fact_card *c, size_t i)
{
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
}

/* The facts of a card, in the order in which they are printed. */
struct facts {
    const struct film_fact_card *card;
    struct film_str last; /* path of the source printed last */
    struct film_buf one, probe;
};

/* The number of facts. They are numbered: first the kinds of other facts, then
 * roles, then awards. */
static size_t
count_facts(const struct film_fact_card *c)
{
    return FILM_SAID_KINDS + c->role_count + c->award_count;
}

static const char *const said_names[FILM_SAID_KINDS] = {
    [FILM_SAID_TITLE] = "original title ", [FILM_SAID_RUNTIME] = "runtime ",
    [FILM_SAID_COUNTRY] = "country ",      [FILM_SAID_GENRE] = "genre ",
    [FILM_SAID_RELEASE] = "released ",     [FILM_SAID_RATING] = "rating ",
};

/* Writes "genre Crime, Drama [a.nfo:2], Noir [b.nfo:1]": a source applies to
 * what comes before it. Also says so if something was asked for and is
 * missing. */
static void
write_said(struct facts *f, enum film_said_kind kind)
{
    const struct film_fact_card *c = f->card;
    const struct film_fact_said *before = NULL;
    for (size_t i = 0; i < c->said_count; i++) {
        const struct film_fact_said *k = &c->said[i];
        if (k->kind != kind)
            continue;
        if (before && !film_str_equal(before->source.path, k->source.path))
            add_source(&f->one, before->source, &f->last);
        film_buf_text(&f->one, before ? ", " : said_names[kind]);
        film_buf_str(&f->one, k->said);
        film_buf_text(&f->one, kind == FILM_SAID_RUNTIME ? " min" : "");
        add_part(&f->one, " (", k->of, ")");
        before = k;
    }
    if (before)
        add_source(&f->one, before->source, &f->last);
    else if (!c->person && c->asked & 1u << kind)
        film_buf_printf(&f->one, "%snot in the records", said_names[kind]);
}

/* Writes fact i to f->one, which stays empty if there is nothing to say. */
static void
write_fact(struct facts *f, size_t i)
{
    const struct film_fact_card *c = f->card;
    film_buf_reset(&f->one);
    if (i < FILM_SAID_KINDS) {
        write_said(f, (enum film_said_kind)i);
        return;
    }
    i -= FILM_SAID_KINDS;
    if (i < c->role_count) {
        if (is_said(c, i))
            return;
        add_role(&f->one, c, i);
        add_source(&f->one, c->roles[i].source, &f->last);
    } else {
        add_award(&f->one, c, i - c->role_count);
        add_source(&f->one, c->awards[i - c->role_count].source, &f->last);
    }
}

enum { ROUNDS = 4, NEVER = ROUNDS };

/* The round in which a short card takes a fact. First come facts that were
 * asked for or that a passage contradicts; then, for a film, its directors, its
 * actors, and others. */
static int
round_of(const struct film_fact_card *c, size_t i)
{
    if (i < FILM_SAID_KINDS)
        return c->asked & 1u << i ? 0 : NEVER;
    i -= FILM_SAID_KINDS;
    if (i >= c->role_count) {
        const struct film_fact_award *w = &c->awards[i - c->role_count];
        return c->awards_first || w->notes.n > 0 ? 0 : ROUNDS - 1;
    }
    struct film_str job = c->roles[i].job;
    return i < c->asked_roles                                       ? 0
           : c->person || film_str_equal(job, FILM_STR("director")) ? 1
           : film_str_equal(job, FILM_STR("cast"))                  ? 2
                                                                    : 3;
}

static size_t
columns(const struct film_output *o)
{
    return o->width > 2 * INDENT ? o->width : WIDTH;
}

/* The number of lines that a text takes, broken between words. */
static size_t
lines_of(struct film_str text, size_t room)
{
    size_t lines = 1, column = 0;
    struct film_str rest = text, word;
    while (film_str_cut(&rest, ' ', &word)) {
        size_t n = film_wrap_columns(word, 0, word.n);
        if (column > 0 && column + 1 + n > room) {
            lines++;
            column = 0;
        }
        column += (column > 0) + n;
        lines += column > room;
    }
    return lines;
}

/* True if the line has room for one more fact and the number of the remaining
 * ones. */
static bool
has_room(struct facts *f, const struct film_buf *line, size_t lines,
         size_t room)
{
    film_buf_reset(&f->probe);
    film_buf_str(&f->probe, film_buf_get(line));
    film_buf_text(&f->probe, "; ");
    film_buf_str(&f->probe, film_buf_get(&f->one));
    film_buf_text(&f->probe, "; 999 more (--full)");
    return lines_of(film_buf_get(&f->probe), room) <= lines;
}

/* Appends the facts for which there is room, as one paragraph, and the number
 * of the remaining ones. */
static void
add_some(struct film_buf *out, struct facts *f, const struct film_output *o,
         size_t lines, struct film_buf *line)
{
    const struct film_fact_card *c = f->card;
    size_t shown = 0, left = 0, room = columns(o) - INDENT;
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < count_facts(c); i++) {
            struct film_str before = f->last;
            if (round_of(c, i) != round)
                continue;
            write_fact(f, i);
            if (f->one.n == 0)
                continue;
            if (left > 0 || (shown > 0 && lines < MANY_LINES &&
                             !has_room(f, line, lines, room))) {
                f->last = before;
                left++;
                continue;
            }
            film_buf_text(line, shown++ ? "; " : "");
            film_buf_str(line, film_buf_get(&f->one));
        }
    if (left > 0)
        film_buf_printf(line, "; %zu more (--full)", left);
    end_line(out, o, line);
}

static void
add_all(struct film_buf *out, struct facts *f, const struct film_output *o)
{
    for (size_t i = 0; i < count_facts(f->card); i++) {
        write_fact(f, i);
        if (f->one.n > 0)
            end_line(out, o, &f->one);
    }
}

/* Appends other names, as many as fit in one line or all of them, and the
 * source. Returns the number of lines. */
static size_t
add_names(struct film_buf *out, struct facts *f, const struct film_output *o,
          bool whole, struct film_buf *line)
{
    const struct film_fact_card *c = f->card;
    size_t room = columns(o) - INDENT, n = c->names.n;
    for (size_t i = 0, used = 5 + c->source.path.n + 8; i < n && !whole; i++) {
        used += c->names.v[i].n + 2;
        if (used > room && i > 0)
            n = i;
    }
    add_list(line, "also ", (struct film_strs){c->names.v, n}, "");
    film_buf_text(line, n < c->names.n ? " \xE2\x80\xA6" : "");
    add_source(line, c->source, &f->last);
    struct film_str text = film_buf_get(line);
    if (text.n > 0 && text.p[0] == ' ')
        text = (struct film_str){text.p + 1, text.n - 1};
    size_t lines = (text.n + room - 1) / room;
    if (text.n > 0)
        film_wrap_line(out, o, NULL, text);
    film_buf_reset(line);
    return lines;
}

/* Appends name, year, dates of birth and death, and ids. Returns the number of
 * lines. */
static size_t
add_heading(struct film_buf *out, const struct film_fact_card *c,
            const struct film_output *o, struct film_buf *line)
{
    struct film_wrap w = film_wrap_begin(out, o, 0);
    film_wrap_color(out, o, FILM_COLOR_TITLE);
    film_wrap_words(&w, c->name, 0, c->name.n);
    film_wrap_color(out, o, "");
    film_buf_reset(line);
    if (!c->person && c->year)
        film_buf_printf(line, " (%d)", c->year);
    add_part(line, ", born ", c->born, "");
    add_part(line, ", died ", c->died, "");
    add_list(line, " (", c->ids, ")");
    struct film_str rest = film_buf_get(line);
    size_t lines = (c->name.n + rest.n) / columns(o) + 1;
    if (rest.n > 0 && rest.p[0] == ',') {
        film_wrap_char(&w, 0, ',');
        rest.p++;
        rest.n--;
    }
    film_wrap_more(&w, NULL, rest);
    film_buf_byte(out, '\n');
    film_buf_reset(line);
    return lines;
}

/* Appends all conflicts, or the first one. */
static void
add_conflicts(struct film_buf *out, const struct film_fact_card *c,
              const struct film_output *o, bool whole, struct film_buf *line)
{
    for (size_t i = 0; i < c->conflicts.n && (whole || i == 0); i++) {
        add_part(line, "sources disagree: ", c->conflicts.v[i], "");
        if (!whole && c->conflicts.n > 1)
            film_buf_printf(line, "; %zu more (--full)", c->conflicts.n - 1);
        end_line(out, o, line);
    }
}

void
film_text_card(struct film_buf *out, const struct film_fact_card *c,
               const struct film_output *o, struct film_buf *line)
{
    struct facts f = {.card = c};
    bool whole = o->full || o->whole_cards;
    film_buf_init(&f.one, out->max);
    film_buf_init(&f.probe, out->max);
    size_t used = add_heading(out, c, o, line);
    used += add_names(out, &f, o, whole, line) + (c->conflicts.n > 0);
    if (whole)
        add_all(out, &f, o);
    else
        add_some(out, &f, o,
                 c->career           ? MANY_LINES
                 : used < CARD_LINES ? CARD_LINES - used
                                     : 1,
                 line);
    if (out->failed == FILM_OK)
        out->failed = f.one.failed;
    film_buf_release(&f.one);
    film_buf_release(&f.probe);
    add_conflicts(out, c, o, whole, line);
}

/* ---- Names shared by several ---- */

/* Appends what distinguishes the bearer of a name: films with their years, or
 * the director of a film. */
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
    struct film_str last = {"", 0};
    add_apart(line, c);
    add_source(line, c->source, &last);
    end_line(out, o, line);
}

void
film_text_shared(struct film_buf *out, const struct film_shared_name *s,
                 const struct film_output *o, struct film_buf *line)
{
    struct film_buf names;
    film_buf_init(&names, out->max);
    add_list(&names, "", s->names, "");
    film_wrap_colored(out, o, FILM_COLOR_TITLE, film_buf_get(&names));
    film_buf_printf(out, ": %u\n", (unsigned)s->total);
    if (out->failed == FILM_OK)
        out->failed = names.failed;
    film_buf_release(&names);
    for (size_t i = 0; i < s->card_count; i++)
        add_bearer(out, &s->cards[i], o, line);
}
