/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writes JSON (RFC 8259) directly to the buffer, because in a batch this is the
 * hot path. Building a tree of jansson objects first took four times as long
 * (8.3 us per hit of 700 bytes, now 2.2). */
#include <config.h>
#include "output/render.h"
#include "base/json.h"
#include "base/line.h"

#include <stdio.h>

static void
add_string_or_null(struct film_buf *out, struct film_str s)
{
    if (s.n > 0)
        film_json_string(out, s);
    else
        film_buf_text(out, "null");
}

/* These append ,"name":value. */

static void
add_name(struct film_buf *out, const char *name)
{
    film_buf_text(out, ",\"");
    film_buf_text(out, name);
    film_buf_text(out, "\":");
}

static void
add_text(struct film_buf *out, const char *name, struct film_str s)
{
    add_name(out, name);
    add_string_or_null(out, s);
}

/* 0 means unknown and becomes null. */
static void
add_number(struct film_buf *out, const char *name, uint64_t v)
{
    add_name(out, name);
    if (v)
        film_buf_printf(out, "%llu", (unsigned long long)v);
    else
        film_buf_text(out, "null");
}

/* Appends lines; pages and times have members of their own. */
static void
add_line(struct film_buf *out, uint32_t line, uint32_t end)
{
    bool lines = film_line_unit(line) == FILM_UNIT_LINE;
    char name[16];
    add_number(out, "line", lines ? line : 0);
    add_number(out, "line_end", lines ? end : 0);
    if (lines)
        return;
    add_number(out, film_line_unit_name(line), film_line_number(line));
    snprintf(name, sizeof name, "%s_end", film_line_unit_name(line));
    add_number(out, name, film_line_number(end));
}

static void
add_strings(struct film_buf *out, const char *name, struct film_strs list)
{
    add_name(out, name);
    film_buf_byte(out, '[');
    for (size_t i = 0; i < list.n; i++) {
        if (i > 0)
            film_buf_byte(out, ',');
        film_json_string(out, list.v[i]);
    }
    film_buf_byte(out, ']');
}

static void
add_source(struct film_buf *out, struct film_fact_source s)
{
    add_text(out, "path", s.path);
    add_number(out, "line", s.line);
}

/* Opens object i of a list. */
static void
open_object(struct film_buf *out, size_t i, const char *name, struct film_str s)
{
    film_buf_text(out, i > 0 ? ",{\"" : "{\"");
    film_buf_text(out, name);
    film_buf_text(out, "\":");
    add_string_or_null(out, s);
}

/* Appends {"grade":"A+","venue":["A","B"]}. Fields are in the order of the
 * article, and fields with the same key are adjacent. */
static void
add_meta(struct film_buf *out, struct film_strs fields)
{
    if (fields.n == 0)
        return;
    film_json_name(out, "meta");
    film_json_meta(out, fields);
}

static void
add_films(struct film_buf *out, const struct film_hit *h)
{
    film_buf_text(out, ",\"films\":[");
    for (size_t i = 0; i < h->film_count; i++) {
        open_object(out, i, "id", h->films[i].id);
        add_text(out, "title", h->films[i].title);
        add_number(out, "year", (uint64_t)h->films[i].year);
        film_buf_byte(out, '}');
    }
    film_buf_text(out, "],\"people\":[");
    for (size_t i = 0; i < h->person_count; i++) {
        open_object(out, i, "id", h->people[i].id);
        add_text(out, "name", h->people[i].name);
        film_buf_byte(out, '}');
    }
    film_buf_byte(out, ']');
}

static void
add_matches(struct film_buf *out, const struct film_hit *h)
{
    film_buf_text(out, ",\"highlights\":[");
    for (size_t i = 0; i < h->highlight_count; i++)
        film_buf_printf(out, "%s[%u,%u]", i > 0 ? "," : "",
                        (unsigned)h->highlights[i].from,
                        (unsigned)h->highlights[i].to);
    film_buf_text(out, "],\"matched\":[");
    for (size_t i = 0; i < h->matched_count; i++) {
        open_object(out, i, "query", h->matched[i].query);
        add_text(out, "as", h->matched[i].as);
        add_text(out, "by", film_str_from(h->matched[i].by));
        film_buf_byte(out, '}');
    }
    film_buf_byte(out, ']');
}

static void
add_parts(struct film_buf *out, const struct film_score_part *v, size_t n)
{
    film_buf_byte(out, '{');
    for (size_t i = 0; i < n; i++) {
        film_buf_text(out, i > 0 ? "," : "");
        film_json_string(out, v[i].name);
        film_buf_printf(out, ":%.6f", v[i].value);
    }
    film_buf_byte(out, '}');
}

/* Appends the members that only some hits have. */
static void
add_extras(struct film_buf *out, const struct film_hit *h)
{
    if (h->id.n > 0)
        add_text(out, "id", h->id);
    if (h->also_in.n > 0)
        add_strings(out, "also_in", h->also_in);
    if (h->more_in_article)
        add_number(out, "more_in_article", h->more_in_article);
    if (h->spoiler)
        film_buf_text(out, ",\"spoiler\":true");
    if (h->shard)
        add_text(out, "shard", film_str_from(h->shard));
    if (h->part_count == 0)
        return;
    film_buf_printf(out, ",\"share\":%.6f,\"explain\":", h->share);
    add_parts(out, h->parts, h->part_count);
    film_buf_text(out, ",\"words\":");
    add_parts(out, h->words, h->word_count);
}

static void
add_hit(struct film_buf *out, const struct film_hits *hits,
        const struct film_hit *h)
{
    film_buf_text(out, "{\"schema_version\":1");
    add_text(out, "qid", hits->qid);
    add_number(out, "rank", h->rank);
    film_buf_printf(out, ",\"score\":%.6f", h->score);
    add_text(out, "path", h->path);
    add_line(out, h->line, h->line_end);
    add_name(out, "byte");
    if (h->byte_end > 0)
        film_buf_printf(out, "[%llu,%llu]", (unsigned long long)h->byte,
                        (unsigned long long)h->byte_end);
    else
        film_buf_text(out, "null");
    add_text(out, "article", h->article);
    add_text(out, "title", h->title);
    add_strings(out, "section", h->section);
    add_text(out, "date", h->date);
    add_text(out, "url", h->url);
    add_strings(out, "author", h->authors);
    add_text(out, "source", h->source);
    add_meta(out, h->fields);
    add_films(out, h);
    add_name(out, "text");
    film_json_string(out, h->text);
    add_matches(out, h);
    add_extras(out, h);
    film_buf_byte(out, '}');
}

static void
add_roles(struct film_buf *out, const struct film_fact_card *c)
{
    film_buf_text(out, ",\"roles\":[");
    for (size_t i = 0; i < c->role_count; i++) {
        const struct film_fact_role *r = &c->roles[i];
        open_object(out, i, c->person ? "film" : "person", r->film);
        add_text(out, c->person ? "film_id" : "person_id", r->film_id);
        add_text(out, "job", r->job);
        add_strings(out, "roles", r->roles);
        add_number(out, "year", (uint64_t)r->year);
        add_source(out, r->source);
        film_buf_byte(out, '}');
    }
    film_buf_byte(out, ']');
}

static void
add_awards(struct film_buf *out, const struct film_fact_card *c)
{
    film_buf_text(out, ",\"awards\":[");
    for (size_t i = 0; i < c->award_count; i++) {
        const struct film_fact_award *w = &c->awards[i];
        open_object(out, i, "ceremony", w->ceremony);
        add_text(out, "edition", w->edition);
        add_text(out, "category", w->category);
        add_number(out, "year", (uint64_t)w->year);
        film_buf_text(out, w->won ? ",\"won\":true" : ",\"won\":false");
        add_text(out, "film", w->film);
        add_text(out, "person", w->person);
        add_source(out, w->source);
        if (w->notes.n > 0)
            add_strings(out, "notes", w->notes);
        film_buf_byte(out, '}');
    }
    film_buf_byte(out, ']');
}

static void
add_said(struct film_buf *out, const struct film_fact_card *c)
{
    static const char *const names[FILM_SAID_KINDS] = {
        [FILM_SAID_TITLE] = "original_title", [FILM_SAID_RUNTIME] = "runtime",
        [FILM_SAID_COUNTRY] = "country",      [FILM_SAID_GENRE] = "genre",
        [FILM_SAID_RELEASE] = "release",      [FILM_SAID_RATING] = "rating",
    };
    film_buf_text(out, ",\"said\":[");
    for (size_t i = 0; i < c->said_count; i++) {
        const struct film_fact_said *s = &c->said[i];
        open_object(out, i, "what", film_str_from(names[s->kind]));
        add_text(out, "value", s->said);
        if (s->kind == FILM_SAID_RELEASE)
            add_text(out, "country", s->of);
        if (s->kind == FILM_SAID_RATING)
            add_text(out, "by", s->of);
        add_source(out, s->source);
        film_buf_byte(out, '}');
    }
    film_buf_byte(out, ']');
}

static struct film_str
kind_of(const struct film_fact_card *c)
{
    return c->person ? FILM_STR("person") : FILM_STR("film");
}

/* Appends all members except the kind, and the end of the object. */
static void
add_card_members(struct film_buf *out, const struct film_fact_card *c)
{
    add_text(out, "id", c->id);
    add_text(out, "name", c->name);
    add_strings(out, "names", c->names);
    add_strings(out, "ids", c->ids);
    if (c->person) {
        add_text(out, "born", c->born);
        add_text(out, "died", c->died);
    } else {
        add_number(out, "year", (uint64_t)c->year);
        add_said(out, c);
    }
    add_roles(out, c);
    add_awards(out, c);
    add_strings(out, "conflicts", c->conflicts);
    add_source(out, c->source);
    film_buf_byte(out, '}');
}

static void
add_card(struct film_buf *out, size_t i, const struct film_fact_card *c)
{
    open_object(out, i, "kind", kind_of(c));
    add_card_members(out, c);
}

static void
add_shared(struct film_buf *out, const struct film_shared_name *s)
{
    film_buf_text(out, "{\"schema_version\":1");
    add_strings(out, "names", s->names);
    add_number(out, "total", s->total);
    film_buf_text(out, ",\"facts\":[");
    for (size_t i = 0; i < s->card_count; i++)
        add_card(out, i, &s->cards[i]);
    film_buf_text(out, "]}");
}

static void
add_facet(struct film_buf *out, const struct film_facet *f)
{
    film_buf_printf(out, "\"facet\":\"%s\",\"total\":%zu,\"exact\":%s", f->name,
                    f->total, f->exact ? "true" : "false");
    film_buf_text(out, ",\"values\":[");
    for (size_t i = 0; i < f->n; i++) {
        open_object(out, i, "value", f->v[i].value);
        add_text(out, "condition", f->v[i].condition);
        film_buf_printf(out, ",\"count\":%llu}",
                        (unsigned long long)f->v[i].count);
    }
    film_buf_text(out, "]}");
}

static void
add_facets(struct film_buf *out, const struct film_hits *hits)
{
    if (hits->facet_count == 0)
        return;
    film_buf_text(out, ",\"facets\":[");
    for (size_t i = 0; i < hits->facet_count; i++) {
        film_buf_text(out, i ? ",{" : "{");
        add_facet(out, &hits->facets[i]);
    }
    film_buf_byte(out, ']');
}

/* Appends ,"sources":[...]: servers, and why they have no part in the answer.
 */
static void
add_sources(struct film_buf *out, const struct film_hits *hits)
{
    film_buf_text(out, ",\"sources\":[");
    for (size_t i = 0; i < hits->source_count; i++) {
        open_object(out, i, "source", hits->sources[i].name);
        add_number(out, "shard", hits->sources[i].shard);
        add_text(out, "missing", hits->sources[i].missing);
        film_buf_byte(out, '}');
    }
    film_buf_byte(out, ']');
}

static bool
lacks_sources(const struct film_hits *hits)
{
    for (size_t i = 0; i < hits->source_count; i++)
        if (hits->sources[i].missing.n > 0)
            return true;
    return false;
}

void
film_render_jsonl(struct film_buf *out, const struct film_hits *hits,
                  const struct film_output *o)
{
    for (size_t i = 0; i < hits->card_count && o->cards; i++) {
        film_buf_text(out, "{\"schema_version\":1");
        add_text(out, "qid", hits->qid);
        add_text(out, "kind", kind_of(&hits->cards[i]));
        add_card_members(out, &hits->cards[i]);
        film_buf_byte(out, '\n');
    }
    for (size_t i = 0; i < hits->shared_count; i++) {
        add_shared(out, &hits->shared[i]);
        film_buf_byte(out, '\n');
    }
    for (size_t i = 0; i < hits->facet_count; i++) {
        film_buf_text(out, "{\"schema_version\":1");
        add_text(out, "qid", hits->qid);
        film_buf_byte(out, ',');
        add_facet(out, &hits->facets[i]);
        film_buf_byte(out, '\n');
    }
    for (size_t i = 0; i < hits->n; i++) {
        add_hit(out, hits, &hits->v[i]);
        film_buf_byte(out, '\n');
    }
    if (lacks_sources(hits)) {
        film_buf_text(out, "{\"schema_version\":1");
        add_text(out, "qid", hits->qid);
        add_sources(out, hits);
        film_buf_text(out, "}\n");
    }
}

/* Appends how the query was understood. */
static void
add_understood(struct film_buf *out, const struct film_hits *hits)
{
    film_buf_text(out, ",\"names\":[");
    for (size_t i = 0; i < hits->name_count; i++) {
        const struct film_explained_name *n = &hits->names[i];
        open_object(out, i, "text", n->text);
        add_text(out, "what", film_str_from(n->what));
        add_text(out, "why", film_str_from(n->why));
        add_strings(out, "means", n->means);
        film_buf_text(out, n->doubtful ? ",\"doubtful\":true}" : "}");
    }
    film_buf_text(out, "],\"words\":[");
    for (size_t i = 0; i < hits->word_count; i++) {
        const struct film_explained_word *w = &hits->words[i];
        open_object(out, i, "text", w->text);
        film_buf_printf(out, ",\"weight\":%.6f,\"passages\":%llu", w->weight,
                        (unsigned long long)w->passages);
        add_text(out, "read_as", w->corrected);
        add_strings(out, "others", w->others);
        film_buf_byte(out, '}');
    }
    film_buf_byte(out, ']');
}

void
film_render_json(struct film_buf *out, const struct film_hits *hits)
{
    film_buf_text(out, "{\"schema_version\":1");
    add_text(out, "qid", hits->qid);
    add_name(out, "query");
    film_json_string(out, hits->query);
    film_buf_printf(out, ",\"estimate\":%llu,\"hits\":[",
                    (unsigned long long)hits->estimate);
    for (size_t i = 0; i < hits->n; i++) {
        if (i > 0)
            film_buf_byte(out, ',');
        add_hit(out, hits, &hits->v[i]);
    }
    film_buf_text(out, "],\"facts\":[");
    for (size_t i = 0; i < hits->card_count; i++)
        add_card(out, i, &hits->cards[i]);
    film_buf_byte(out, ']');
    if (hits->shared_count > 0) {
        film_buf_text(out, ",\"ambiguous\":[");
        for (size_t i = 0; i < hits->shared_count; i++) {
            film_buf_text(out, i ? "," : "");
            add_shared(out, &hits->shared[i]);
        }
        film_buf_byte(out, ']');
    }
    add_facets(out, hits);
    if (hits->absent.n > 0) {
        add_strings(out, "absent", hits->absent);
        add_text(out, "nearest", hits->nearest);
    }
    add_strings(out, "notes", hits->notes);
    if (hits->source_count > 0)
        add_sources(out, hits);
    if (hits->tree.n > 0) {
        add_text(out, "tree", hits->tree);
        add_text(out, "lowered", hits->lowered);
        add_understood(out, hits);
    }
    film_buf_text(out, "}\n");
}
