/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmweb/card.h"

#include "filmweb/page.h"

static void
add_name(struct film_buf *out, const struct film_fact_card *c, bool link)
{
    if (!link)
        web_span(out, c->name);
    else if (c->person)
        web_person_link(out, c->name, c->id);
    else
        web_film_link(out, c->name, c->id);
    if (!c->person && c->year)
        web_markup(out, " <span class=\"year\">%d</span>", c->year);
}

/* "born 1994-07-05, died …" */
static void
add_life(struct film_buf *out, const struct film_fact_card *c)
{
    if (c->born.n + c->died.n == 0)
        return;
    film_buf_text(out, "<p class=\"life\">");
    film_buf_text(out, c->born.n > 0 ? "born " : "");
    web_text(out, c->born);
    film_buf_text(out,
                  c->died.n > 0 ? c->born.n > 0 ? ", died " : "died " : "");
    web_text(out, c->died);
    film_buf_text(out, "</p>\n");
}

/* Names of all scripts, in the order of the records. */
static void
add_names(struct film_buf *out, const struct film_fact_card *c, size_t most)
{
    if (c->names.n == 0)
        return;
    film_buf_text(out, "<p class=\"names\">also ");
    for (size_t i = 0; i < c->names.n && i < most; i++) {
        film_buf_text(out, i > 0 ? ", " : "");
        film_buf_text(out, "<bdi");
        web_lang(out, c->names.v[i], FILM_STR(""));
        film_buf_byte(out, '>');
        web_text(out, c->names.v[i]);
        film_buf_text(out, "</bdi>");
    }
    film_buf_text(out, c->names.n > most ? " …</p>\n" : "</p>\n");
}

/* The characters, or the job, and where that stands. */
static void
add_job(struct film_buf *out, const struct film_fact_role *r, bool source)
{
    for (size_t i = 0; i < r->roles.n; i++) {
        film_buf_text(out, i > 0 ? ", " : "");
        web_span(out, r->roles.v[i]);
    }
    if (r->roles.n == 0)
        web_span(out, r->job);
    if (source) {
        film_buf_byte(out, ' ');
        web_source_short(out, r->source);
    }
}

/* True if two are jobs of one person in one film. */
static bool
same_work(const struct film_fact_role *a, const struct film_fact_role *b)
{
    return a->year == b->year && film_str_equal(a->film, b->film) &&
           film_str_equal(a->film_id, b->film_id);
}

/* The roles from *i on that belong together, in one line; moves *i past
 * them. */
static void
add_work(struct film_buf *out, const struct film_fact_card *c, size_t *i,
         bool source)
{
    const struct film_fact_role *first = &c->roles[*i];
    film_buf_text(out, "<li>");
    if (c->person && first->year)
        web_markup(out, "<span class=\"year\">%d</span> ", first->year);
    if (c->person)
        web_film_link(out, first->film, first->film_id);
    else
        web_person_link(out, first->film, first->film_id);
    film_buf_text(out, " <span class=\"job\">");
    for (; *i < c->role_count && same_work(&c->roles[*i], first); ++*i) {
        film_buf_text(out, &c->roles[*i] == first ? "" : ", ");
        add_job(out, &c->roles[*i], source);
    }
    film_buf_text(out, "</span></li>\n");
}

static void
add_roles(struct film_buf *out, const struct film_fact_card *c, size_t most,
          bool sources)
{
    size_t lines = 0;
    if (c->role_count == 0)
        return;
    film_buf_text(out, "<ul class=\"roles\">\n");
    for (size_t i = 0; i < c->role_count && lines < most; lines++)
        add_work(out, c, &i, sources);
    film_buf_text(out, "</ul>\n");
}

/* The film of a person's award and the person of a film's: whose card it is
 * stands above. */
static void
add_award(struct film_buf *out, const struct film_fact_card *c,
          const struct film_fact_award *a, bool source)
{
    film_buf_text(out, "<li>");
    if (a->year)
        web_markup(out, "<span class=\"year\">%d</span> ", a->year);
    web_span(out, a->ceremony);
    film_buf_text(out, a->category.n > 0 ? ", " : "");
    web_span(out, a->category);
    film_buf_text(out, a->won ? " <strong>won</strong>" : " nominated");
    if (a->person.n > 0 && !c->person) {
        film_buf_text(out, ", ");
        web_person_link(out, a->person, FILM_STR(""));
    }
    if (a->film.n > 0 && c->person) {
        film_buf_text(out, ", ");
        web_film_link(out, a->film, FILM_STR(""));
    }
    for (size_t i = 0; i < a->notes.n; i++)
        web_element(out, "p", "conflict", a->notes.v[i]);
    if (source) {
        film_buf_byte(out, ' ');
        web_source_short(out, a->source);
    }
    film_buf_text(out, "</li>\n");
}

static void
add_awards(struct film_buf *out, const struct film_fact_card *c, size_t most,
           bool sources)
{
    if (c->award_count == 0)
        return;
    film_buf_text(out, "<ul class=\"awards\">\n");
    for (size_t i = 0; i < c->award_count && i < most; i++)
        add_award(out, c, &c->awards[i], sources);
    film_buf_text(out, "</ul>\n");
}

/* Runtime, countries, genres and the like, a row each. */
static void
add_said(struct film_buf *out, const struct film_fact_card *c)
{
    static const char *const names[FILM_SAID_KINDS] = {
        [FILM_SAID_TITLE] = "original title", [FILM_SAID_RUNTIME] = "minutes",
        [FILM_SAID_COUNTRY] = "country",      [FILM_SAID_GENRE] = "genre",
        [FILM_SAID_RELEASE] = "release",      [FILM_SAID_RATING] = "rating"};
    if (c->said_count == 0)
        return;
    film_buf_text(out, "<dl class=\"said\">\n");
    for (size_t i = 0; i < c->said_count; i++) {
        const struct film_fact_said *s = &c->said[i];
        if (i == 0 || s->kind != s[-1].kind)
            web_markup(out, "<dt>%s</dt>\n", names[s->kind]);
        film_buf_text(out, "<dd>");
        web_span(out, s->said);
        film_buf_text(out, s->of.n > 0 ? ", " : "");
        web_span(out, s->of);
        film_buf_byte(out, ' ');
        web_source_short(out, s->source);
        film_buf_text(out, "</dd>\n");
    }
    film_buf_text(out, "</dl>\n");
}

void
web_card_brief(struct film_buf *out, const struct film_fact_card *card)
{
    enum { NAMES = 3, ROWS = 5 };
    film_buf_text(out, "<section class=\"card\">\n<h2>");
    add_name(out, card, true);
    film_buf_text(out, "</h2>\n");
    add_life(out, card);
    add_names(out, card, NAMES);
    if (card->awards_first && card->award_count > 0)
        add_awards(out, card, ROWS, false);
    else
        add_roles(out, card, ROWS, false);
    web_source(out, card->source.path, card->source.line);
    film_buf_text(out, "\n</section>\n");
}

/* "runtime: 104 (a.nfo:2), 112 (b.nfo:2)" as a row: the matter, then what each
 * source says of it. */
static void
add_conflict(struct film_buf *out, struct film_str text)
{
    const char *colon = memmem(text.p, text.n, ": ", 2);
    struct film_str rest = text;
    if (colon) {
        rest.p = colon + 2;
        rest.n = text.n - (size_t)(rest.p - text.p);
        web_element(out, "dt", NULL,
                    (struct film_str){text.p, (size_t)(colon - text.p)});
    }
    web_element(out, "dd", NULL, rest);
    film_buf_byte(out, '\n');
}

static void
add_conflicts(struct film_buf *out, struct film_strs conflicts)
{
    if (conflicts.n == 0)
        return;
    film_buf_text(out, "<section class=\"conflicts\">\n<h2>Where sources "
                       "disagree</h2>\n<dl class=\"said\">\n");
    for (size_t i = 0; i < conflicts.n; i++)
        add_conflict(out, conflicts.v[i]);
    film_buf_text(out, "</dl>\n</section>\n");
}

static void
add_ids(struct film_buf *out, const struct film_fact_card *c)
{
    film_buf_text(out, "<p class=\"ids\">");
    for (size_t i = 0; i < c->ids.n; i++) {
        film_buf_text(out, i > 0 ? " " : "");
        web_element(out, "code", NULL, c->ids.v[i]);
    }
    film_buf_byte(out, ' ');
    web_source(out, c->source.path, c->source.line);
    film_buf_text(out, "</p>\n");
}

void
web_card_whole(struct film_buf *out, const struct film_fact_card *card)
{
    film_buf_text(out, "<section class=\"record\">\n<h1>");
    add_name(out, card, false);
    film_buf_text(out, "</h1>\n");
    add_life(out, card);
    add_names(out, card, SIZE_MAX);
    add_ids(out, card);
    add_said(out, card);
    add_conflicts(out, card->conflicts);
    if (card->person)
        web_timeline(out, card);
    if (card->award_count > 0) {
        film_buf_text(out, "<h2>Awards</h2>\n");
        add_awards(out, card, SIZE_MAX, true);
    }
    if (card->role_count > 0) {
        web_markup(out, "<h2>%s</h2>\n",
                   card->person ? "Films" : "Cast and crew");
        add_roles(out, card, SIZE_MAX, true);
    }
    film_buf_text(out, "</section>\n");
}
