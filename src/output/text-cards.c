/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "output/text-cards.h"
#include "output/wrap.h"

enum { CARD_LINES = 8 }; /* roles, and awards, shown of one card */

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
    film_wrap_line(out, o, NULL, film_buf_get(line));
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
