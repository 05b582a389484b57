/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The pages of films and of people. */
#include <config.h>
#include "filmweb/aspects.h"
#include "filmweb/card.h"
#include "filmweb/page.h"

enum { HITS = 20 };

/* The card with the id among those of a name, else the first of the kind. */
static const struct film_fact_card *
choose(const struct film_hits *who, bool person, struct film_str id)
{
    const struct film_fact_card *first = NULL;
    for (size_t i = 0; i < who->card_count; i++) {
        const struct film_fact_card *c = &who->cards[i];
        if (c->person != person)
            continue;
        if (film_str_equal(c->id, id))
            return c;
        if (!first)
            first = c;
    }
    return first;
}

/* Others of the same name. */
static void
add_others(struct film_buf *out, const struct film_hits *who,
           const struct film_fact_card *chosen)
{
    if (who->card_count < 2)
        return;
    film_buf_text(out, "<p class=\"others\">Also called so: ");
    for (size_t i = 0, n = 0; i < who->card_count; i++) {
        const struct film_fact_card *c = &who->cards[i];
        if (c == chosen)
            continue;
        film_buf_text(out, n++ > 0 ? ", " : "");
        if (c->person)
            web_person_link(out, c->name, c->id);
        else
            web_film_link(out, c->name, c->id);
        if (c->year)
            web_markup(out, " (%d)", c->year);
    }
    film_buf_text(out, "</p>\n");
}

/* "Psycho (1960)" in the arena: among films of one title this one. */
static struct film_str
film_condition(const struct film_fact_card *card, struct film_arena *a)
{
    struct film_buf b;
    struct film_str text = card->name;
    film_buf_init(&b, 1 << 16);
    film_buf_str(&b, card->name);
    if (card->year)
        film_buf_printf(&b, " (%d)", card->year);
    if (!b.failed && !film_arena_copy(a, film_buf_get(&b), &text))
        text = card->name;
    film_buf_release(&b);
    return text;
}

static struct film_search_options
passages_on(const struct web_site *site, struct film_str *name, bool person)
{
    struct film_search_options o = web_options(site);
    struct film_strs one = {name, 1};
    o.facts = false;
    if (person)
        o.request.persons = one;
    else
        o.request.films = one;
    return o;
}

static bool
add_passages(const struct web_site *site, const struct web_request *r,
             struct film_str name, bool person, struct web_response *to)
{
    struct film_search_options o = passages_on(site, &name, person);
    struct film_hits hits;
    struct film_buf *out = &to->body;
    o.limit = HITS;
    if (!web_ask(site, r, &o, FILM_STR(""), &hits, to))
        return false;
    film_buf_text(out, "<section>\n<h2 class=\"aspect\">In the "
                       "archive</h2>\n");
    web_passages(out, site, r, &hits, 3);
    web_notes(out, hits.notes);
    film_buf_text(out, "<p>");
    web_link(
        out, FILM_STR("Search all of it"), "/",
        (struct web_arg){person ? FILM_STR("person") : FILM_STR("film"), name},
        (struct web_arg){FILM_STR(""), FILM_STR("")});
    film_buf_text(out, "</p>\n</section>\n");
    return true;
}

static void
entity_page(const struct web_site *site, const struct web_request *r,
            struct web_response *to, bool person)
{
    struct film_search_options o = web_options(site);
    struct film_hits who;
    struct film_buf *out = &to->body;
    struct film_str name = web_arg(&r->args, "name");
    o.who = true;
    if (!web_ask(site, r, &o, name, &who, to))
        return;
    const struct film_fact_card *card =
        choose(&who, person, web_arg(&r->args, "id"));
    web_page_begin(out, name, name);
    film_buf_text(out, "<div class=\"entity\">\n");
    if (card) {
        web_card_whole(out, card);
        add_others(out, &who, card);
        name = person ? card->name : film_condition(card, r->arena);
    } else {
        web_element(out, "h1", NULL, name);
        web_element(out, "p", "none", FILM_STR("No record has that name."));
    }
    if (card && !person && !web_aspects(site, r, name, to))
        return;
    if (name.n > 0 && !add_passages(site, r, name, person, to))
        return;
    film_buf_text(out, "</div>\n");
    web_page_end(out);
}

void
web_film_page(const struct web_site *site, const struct web_request *r,
              struct web_response *to)
{
    entity_page(site, r, to, false);
}

void
web_person_page(const struct web_site *site, const struct web_request *r,
                struct web_response *to)
{
    entity_page(site, r, to, true);
}
