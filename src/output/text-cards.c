/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "output/text-cards.h"
#include "output/wrap.h"

/* A card stands above the passages, which are to stay on the screen: it has
 * four lines, unless it is asked for (--who, --full). */
enum { FACT_LINES = 2, WIDTH = 80, INDENT = 4, MORE_ROOM = 22 };

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

/* A source; of the path that was named last only the line. */
static void
add_source(struct film_buf *line, struct film_fact_source source,
           struct film_str *last)
{
    if (source.path.n == 0)
        return;
    film_buf_text(line, " [");
    if (!film_str_equal(source.path, *last) || source.line == 0)
        film_buf_str(line, source.path);
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

/* What a card says, in the order in which it says it. */
struct facts {
    const struct film_fact_card *card;
    struct film_str last; /* path of the source that was named last */
    struct film_buf one;
};

static void
write_fact(struct facts *f, size_t i)
{
    const struct film_fact_card *c = f->card;
    film_buf_reset(&f->one);
    if (i < c->role_count) {
        add_role(&f->one, c, i);
        add_source(&f->one, c->roles[i].source, &f->last);
    } else {
        add_award(&f->one, c, i - c->role_count);
        add_source(&f->one, c->awards[i - c->role_count].source, &f->last);
    }
}

enum { ROUNDS = 4 };

/* Where a short card has a fact: what a passage disagrees with, and awards if
 * they are asked for; of a film who directed, who played, and others. */
static int
round_of(const struct film_fact_card *c, size_t i)
{
    if (i >= c->role_count) {
        const struct film_fact_award *w = &c->awards[i - c->role_count];
        return c->awards_first || w->notes.n > 0 ? 0 : ROUNDS - 1;
    }
    struct film_str job = c->roles[i].job;
    return c->person || film_str_equal(job, FILM_STR("director")) ? 1
           : film_str_equal(job, FILM_STR("cast"))                ? 2
                                                                  : 3;
}

/* The facts for which there is room, in one piece, and how many more there
 * are. */
static void
add_some(struct film_buf *out, struct facts *f, const struct film_output *o,
         size_t lines, struct film_buf *line)
{
    const struct film_fact_card *c = f->card;
    size_t total = c->role_count + c->award_count, shown = 0, said = 0;
    size_t width = o->width > 2 * INDENT ? o->width : WIDTH;
    size_t room = lines * (width - INDENT) - MORE_ROOM;
    bool full = false;
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < total; i++) {
            if (round_of(c, i) != round)
                continue;
            if (i < c->role_count && is_said(c, i)) {
                said++;
                continue;
            }
            struct film_str before = f->last;
            write_fact(f, i);
            full |= shown > 0 && line->n + f->one.n + 2 > room;
            if (full) {
                f->last = before;
                continue;
            }
            film_buf_text(line, shown++ ? "; " : "");
            film_buf_str(line, film_buf_get(&f->one));
        }
    if (shown + said < total)
        film_buf_printf(line, "; %zu more (--full)", total - said - shown);
    end_line(out, o, line);
}

static void
add_all(struct film_buf *out, struct facts *f, const struct film_output *o)
{
    const struct film_fact_card *c = f->card;
    for (size_t i = 0; i < c->role_count + c->award_count; i++) {
        if (i < c->role_count && is_said(c, i))
            continue;
        write_fact(f, i);
        end_line(out, o, &f->one);
    }
}

/* Other names, so many as have room in one line, or all, and the source. */
static void
add_names(struct film_buf *out, struct facts *f, const struct film_output *o,
          bool whole, struct film_buf *line)
{
    const struct film_fact_card *c = f->card;
    size_t room = WIDTH - INDENT, n = c->names.n;
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
        film_wrap_line(out, o, NULL, (struct film_str){text.p + 1, text.n - 1});
    else
        film_wrap_line(out, o, NULL, text);
    film_buf_reset(line);
}

void
film_text_card(struct film_buf *out, const struct film_fact_card *c,
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
    if (rest.n > 0 && rest.p[0] == ',') {
        film_wrap_char(&w, 0, ',');
        rest.p++;
        rest.n--;
    }
    film_wrap_more(&w, NULL, rest);
    film_buf_byte(out, '\n');
    film_buf_reset(line);
    struct facts f = {.card = c};
    bool whole = o->full || o->whole_cards;
    film_buf_init(&f.one, out->max);
    add_names(out, &f, o, whole, line);
    if (whole)
        add_all(out, &f, o);
    else
        add_some(out, &f, o, c->conflicts.n > 0 ? 1 : FACT_LINES, line);
    if (out->failed == FILM_OK)
        out->failed = f.one.failed;
    film_buf_release(&f.one);
    for (size_t i = 0; i < c->conflicts.n; i++) {
        add_part(line, "sources disagree: ", c->conflicts.v[i], "");
        end_line(out, o, line);
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
