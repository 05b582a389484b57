/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/results/cards.h"

#include "base/ascii.h"
#include "base/line.h"
#include "catalog/key.h"
#include "catalog/words.h"
#include "index/format/store.h"
#include "search/results/asks.h"
#include "text/analyse.h"
#include "text/passages.h"

/* ---- Cards ------------------------------------------------------------ */

/* A card that is being made. */
struct maker {
    struct film_fact_card *card;
    const struct film_entity *e;
    struct film_shard *shard;
    struct film_search_ctx *c;
    struct film_source last; /* the source shown last … */
    struct film_str shown;   /* … and its path: most are in the same file */
};

static enum film_status
set_source(struct maker *m, struct film_fact_source *to, struct film_source s)
{
    if (s.path.n > 0 && !film_str_equal(s.path, m->last.path)) {
        struct film_sum id = film_path_id(s.path);
        m->shown = film_shard_path(m->c, m->shard, &id);
        m->last = s;
    }
    *to = (struct film_fact_source){s.path.n > 0 ? m->shown : s.path, s.line};
    return m->c->status;
}

/* True if the i-th role is two or more in one ("Madeleine Elster / Judy
 * Barton") that are listed by themselves as well. */
static bool
is_listed_in_parts(struct film_strs roles, size_t i)
{
    struct film_str rest = roles.v[i], part;
    if (!memchr(rest.p, '/', rest.n))
        return false;
    while (film_str_cut(&rest, '/', &part)) {
        bool listed = false;
        part = film_str_trim(part);
        for (size_t k = 0; k < roles.n && !listed; k++)
            listed = k != i && film_str_equal_nocase(roles.v[k], part);
        if (!listed)
            return false;
    }
    return true;
}

/* The roles that are to be listed, in the arena. */
static bool
choose_roles(struct film_strs *out, struct film_strs roles,
             struct film_arena *arena)
{
    *out = (struct film_strs){
        film_arena_alloc(arena, (roles.n + 1) * sizeof *roles.v), 0};
    for (size_t i = 0; i < roles.n && out->v; i++)
        if (!is_listed_in_parts(roles, i))
            out->v[out->n++] = roles.v[i];
    return out->v;
}

static enum film_status
add_roles(struct maker *m)
{
    struct film_fact_card *card = m->card;
    enum film_status s = FILM_OK;
    card->roles = film_arena_zalloc(m->c->arena, m->e->credit_count + 1,
                                    sizeof *card->roles);
    if (!card->roles)
        return film_error_nomem(m->c->err);
    card->role_count = m->e->credit_count;
    for (size_t i = 0; i < card->role_count && s == FILM_OK; i++) {
        const struct film_entity_credit *c = &m->e->credits[i];
        struct film_strs roles;
        if (!choose_roles(&roles, c->roles, m->c->arena))
            return film_error_nomem(m->c->err);
        card->roles[i] =
            (struct film_fact_role){.film = c->other,
                                    .film_id = c->other_id,
                                    .job = film_job_name(c->job, c->job_text),
                                    .roles = roles,
                                    .year = m->e->person ? c->year : 0};
        s = set_source(m, &card->roles[i].source, c->source);
    }
    return s;
}

static enum film_status
add_awards(struct maker *m)
{
    struct film_fact_card *card = m->card;
    enum film_status s = FILM_OK;
    card->awards = film_arena_zalloc(m->c->arena, m->e->award_count + 1,
                                     sizeof *card->awards);
    if (!card->awards)
        return film_error_nomem(m->c->err);
    card->award_count = m->e->award_count;
    for (size_t i = 0; i < card->award_count && s == FILM_OK; i++) {
        const struct film_entity_award *a = &m->e->awards[i];
        card->awards[i] = (struct film_fact_award){.ceremony = a->ceremony,
                                                   .edition = a->edition,
                                                   .category = a->category,
                                                   .film = a->film,
                                                   .person = a->person,
                                                   .year = a->year,
                                                   .won = a->won};
        s = set_source(m, &card->awards[i].source, a->source);
    }
    return s;
}

/* "year: 2020 (a.xml:3), 2021 (b.nfo:1)" */
static enum film_status
put_conflict(struct maker *m, struct film_buf *line,
             const struct film_entity_conflict *c)
{
    enum film_status s = FILM_OK;
    film_buf_reset(line);
    film_buf_printf(line, "%.*s: ", (int)c->what.n, c->what.p);
    for (size_t i = 0; i < c->n && s == FILM_OK; i++) {
        const struct film_entity_claim *claim = &c->claims[i];
        struct film_fact_source from;
        s = set_source(m, &from, claim->source);
        film_buf_printf(line, "%s%.*s (%.*s:%u)", i ? ", " : "",
                        (int)claim->said.n, claim->said.p, (int)from.path.n,
                        from.path.p, (unsigned)from.line);
    }
    return s;
}

/* Passages may add to them. */
static enum film_status
add_conflicts(struct maker *m)
{
    struct film_strs *to = &m->card->conflicts;
    struct film_buf line;
    enum film_status s = FILM_OK;
    film_buf_init(&line, 1 << 16);
    for (size_t i = 0; i < m->e->conflict_count && s == FILM_OK; i++) {
        s = put_conflict(m, &line, &m->e->conflicts[i]);
        struct film_str *slot =
            film_arena_push(m->c->arena, &to->v, &to->n, sizeof *slot);
        if (s == FILM_OK &&
            (!slot || line.failed ||
             !film_arena_copy(m->c->arena, film_buf_get(&line), slot)))
            s = film_error_nomem(m->c->err);
    }
    film_buf_release(&line);
    return s;
}

static enum film_status
add_names(struct maker *m)
{
    struct film_strs *to = &m->card->names;
    for (size_t i = 1; i < m->e->names.n; i++) {
        struct film_str *slot =
            film_arena_push(m->c->arena, &to->v, &to->n, sizeof *slot);
        if (!slot)
            return film_error_nomem(m->c->err);
        *slot = m->e->names.v[i].text;
    }
    return FILM_OK;
}

static enum film_status
add_said(struct maker *m, enum film_said_kind kind, struct film_str said,
         struct film_str of, struct film_source source)
{
    struct film_fact_card *card = m->card;
    struct film_fact_said *slot = film_arena_push(
        m->c->arena, &card->said, &card->said_count, sizeof *slot);
    if (!slot)
        return film_error_nomem(m->c->err);
    *slot = (struct film_fact_said){.kind = kind, .said = said, .of = of};
    return set_source(m, &slot->source, source);
}

/* The original titles, then what else the records say, by kind. */
static enum film_status
add_all_said(struct maker *m)
{
    static const enum film_said_kind kinds[] = {
        [FILM_ENTITY_RUNTIME] = FILM_SAID_RUNTIME,
        [FILM_ENTITY_COUNTRY] = FILM_SAID_COUNTRY,
        [FILM_ENTITY_GENRE] = FILM_SAID_GENRE,
        [FILM_ENTITY_RELEASE] = FILM_SAID_RELEASE,
        [FILM_ENTITY_RATING] = FILM_SAID_RATING,
    };
    const struct film_entity *e = m->e;
    const struct film_str none = {"", 0};
    enum film_status s = FILM_OK;
    for (size_t i = 1; i < e->names.n && s == FILM_OK && !e->person; i++)
        if (e->names.v[i].kind == FILM_NAME_ORIGINAL)
            s = add_said(m, FILM_SAID_TITLE, e->names.v[i].text, none,
                         e->source);
    for (unsigned kind = 0; kind < FILM_SAID_KINDS; kind++)
        for (size_t i = 0; i < e->fact_count && s == FILM_OK; i++) {
            const struct film_entity_fact *f = &e->facts[i];
            bool country = f->kind == FILM_ENTITY_COUNTRY; /* of: its key */
            if (kinds[f->kind] == (enum film_said_kind)kind)
                s = add_said(m, kinds[f->kind], f->said, country ? none : f->of,
                             f->source);
        }
    return s;
}

void
film_cards_make(struct film_search_ctx *c, struct film_fact_card *card,
                const struct film_entity *e, struct film_shard *shard)
{
    struct maker m = {.card = card, .e = e, .shard = shard, .c = c};
    *card = (struct film_fact_card){
        .id = e->id,
        .name = e->names.n ? e->names.v[0].text : (struct film_str){"", 0},
        .person = e->person,
        .ids = e->ids,
        .year = e->year,
        .born = e->born,
        .died = e->died};
    enum film_status s = set_source(&m, &card->source, e->source);
    if (s == FILM_OK)
        s = add_names(&m);
    if (s == FILM_OK)
        s = add_all_said(&m);
    if (s == FILM_OK)
        s = add_roles(&m);
    if (s == FILM_OK)
        s = add_awards(&m);
    if (s == FILM_OK)
        s = add_conflicts(&m);
    film_ctx_keep(c, s);
}

/* Where cards come from and where they are added. */
struct adder {
    struct film_search_ctx *c;
    struct film_hits *hits;
    struct film_shard *shard;
    size_t most;
};

static void
add_card(const struct adder *a, const struct film_entity *e)
{
    struct film_hits *hits = a->hits;
    for (size_t i = 0; i < hits->card_count; i++)
        if (film_str_equal(hits->cards[i].id, e->id))
            return;
    struct film_fact_card *card =
        film_ctx_push(a->c, &hits->cards, &hits->card_count, sizeof *card);
    if (card)
        film_cards_make(a->c, card, e, a->shard);
}

/* "2 are called Kim Ji-hoon: Kim Ji-hoon (born 1971), Kim Ji-hoon (born
 * 1981-05-09)" */
static void
note_ambiguous(struct film_search_ctx *c, const struct film_mention *m)
{
    struct film_buf line;
    film_buf_init(&line, 1 << 16);
    for (size_t i = 0; i < m->n; i++) {
        const struct film_entity *e = &m->bearers[i];
        struct film_str name =
            e->names.n ? e->names.v[0].text : (struct film_str){"", 0};
        film_buf_printf(&line, "%s %.*s", i ? "," : "", (int)name.n, name.p);
        if (e->year > 0)
            film_buf_printf(&line, " (%d)", e->year);
        if (e->born.n > 0)
            film_buf_printf(&line, " (born %.*s)", (int)e->born.n, e->born.p);
    }
    if (film_ctx_keep(c, film_buf_check(&line, c->err)))
        film_ctx_note(c, "%u %s %.*s:%.*s", (unsigned)m->total,
                      m->kind == FILM_MENTION_ROLE ? "play a character called"
                                                   : "are called",
                      (int)m->text.n, m->text.p, (int)line.n, line.p);
    film_buf_release(&line);
}

/* True if a part is the character that the query names. */
static bool
is_named(const struct film_fact_role *part, struct film_str name,
         struct film_buf *a, struct film_buf *b)
{
    film_name_key_joined(a, name);
    for (size_t i = 0; i < part->roles.n; i++)
        for (size_t k = 0; film_role_key(b, part->roles.v[i], k); k++)
            if (film_str_equal(film_buf_get(a), film_buf_get(b)))
                return true;
    return false;
}

/* Puts the parts that the query names before the others. */
static bool
put_first(struct film_fact_card *card, struct film_str name,
          struct film_arena *arena)
{
    struct film_buf a, b;
    size_t n = card->role_count, first = 0;
    struct film_fact_role *v = film_arena_alloc(arena, (n + 1) * sizeof *v);
    bool *named = film_arena_zalloc(arena, n + 1, sizeof *named);
    if (!v || !named)
        return false;
    film_buf_init(&a, 1 << 16);
    film_buf_init(&b, 1 << 16);
    for (size_t i = 0; i < n; i++)
        named[i] = is_named(&card->roles[i], name, &a, &b);
    for (int round = 1; round >= 0; round--)
        for (size_t i = 0; i < n; i++)
            if (named[i] == (round == 1))
                v[first++] = card->roles[i];
    film_buf_release(&a);
    film_buf_release(&b);
    card->roles = v;
    for (size_t i = 0; i < n; i++)
        card->asked_roles += named[i];
    return true;
}

static void
add_cards(const struct adder *a, const struct film_mention *m)
{
    struct film_hits *hits = a->hits;
    for (size_t i = 0; i < m->n && hits->card_count < a->most; i++) {
        size_t before = hits->card_count;
        add_card(a, &m->bearers[i]);
        if (film_ctx_ok(a->c) && m->kind == FILM_MENTION_ROLE &&
            hits->card_count > before &&
            !put_first(&hits->cards[before], m->text, a->c->arena))
            film_ctx_nomem(a->c);
    }
}

void
film_cards_add(struct film_search_ctx *c, struct film_hits *hits,
               struct film_shard *shard, const struct film_mentions *names,
               size_t most)
{
    const struct adder a = {c, hits, shard, most};
    for (size_t i = 0; i < names->n && film_ctx_ok(c); i++) {
        const struct film_mention *m = &names->v[i];
        /* Dozens play a police inspector. */
        if (!film_mention_is_sure(m) ||
            (m->kind == FILM_MENTION_ROLE && m->total > most + 1))
            continue;
        if (m->total > 1)
            note_ambiguous(c, m);
        add_cards(&a, m);
    }
}

/* ---- What is asked for ------------------------------------------------ */

/* True if a part is in a job that is asked for, or of somebody or something
 * else that the query names. */
static bool
is_asked(const struct film_fact_role *part, const struct film_asks *asks,
         const struct film_mentions *names)
{
    for (unsigned job = 0; job < FILM_JOB_OTHER; job++)
        if ((asks->jobs & 1u << job) &&
            film_str_equal(part->job,
                           film_job_name((enum film_job)job, FILM_STR(""))))
            return true;
    for (size_t i = 0; i < names->n; i++) {
        const struct film_mention *m = &names->v[i];
        for (size_t k = 0; k < m->n && film_mention_is_sure(m); k++)
            if (film_str_equal(part->film_id, m->bearers[k].id))
                return true;
    }
    return false;
}

/* Puts the roles that are asked for after those that the query names. */
static void
put_asked(struct film_search_ctx *c, struct film_fact_card *card,
          const struct film_asks *asks, const struct film_mentions *names)
{
    size_t count = card->role_count, first = card->asked_roles, at = first;
    struct film_fact_role *v = film_ctx_alloc(c, count + 1, sizeof *v);
    if (!v)
        return;
    for (size_t i = 0; i < first; i++)
        v[i] = card->roles[i];
    for (int round = 1; round >= 0; round--) {
        for (size_t i = first; i < count; i++)
            if (is_asked(&card->roles[i], asks, names) == (round == 1))
                v[at++] = card->roles[i];
        if (round == 1)
            card->asked_roles = at;
    }
    card->roles = v;
}

void
film_cards_ask(struct film_search_ctx *c, struct film_hits *hits,
               struct film_str text, const struct film_mentions *names)
{
    struct film_asks asks;
    if (hits->card_count == 0 || !film_ctx_ok(c) ||
        !film_ctx_keep(c, film_asks_read(&asks, text, names, c->err)))
        return;
    for (size_t i = 0; i < hits->card_count; i++) {
        struct film_fact_card *card = &hits->cards[i];
        card->asked = card->person ? 0 : asks.said;
        card->awards_first = asks.awards;
        card->career = asks.career;
        put_asked(c, card, &asks, names);
    }
}

void
film_cards_add_films(struct film_search_ctx *c, struct film_hits *hits,
                     struct film_shard *shard,
                     const struct film_entity_filter *films, size_t most)
{
    const struct adder a = {c, hits, shard, most};
    for (size_t i = 0; i < films->film_count && hits->card_count < most; i++)
        add_card(&a, &films->films[i]);
}

/* ---- Beside the passages ---------------------------------------------- */

static bool
contains(struct film_str text, struct film_str part)
{
    return part.n > 0 && text.n >= part.n &&
           memmem(text.p, text.n, part.p, part.n) != NULL;
}

/* True if the passage or its headings have the name. */
static bool
has_name(const struct film_hit *h, struct film_str name)
{
    bool found = contains(h->text, name);
    for (size_t i = 0; i < h->section.n && !found; i++)
        found = contains(h->section.v[i], name);
    return found;
}

static bool
names_person(const struct film_hit *h, const struct film_entity *e)
{
    bool found = false;
    for (size_t i = 0; i < e->names.n && !found; i++)
        found = has_name(h, e->names.v[i].text);
    return found;
}

static bool
add_person(struct film_hit *h, const struct film_entity *e,
           struct film_arena *arena)
{
    for (size_t i = 0; i < h->person_count; i++)
        if (film_str_equal(h->people[i].id, e->id))
            return true;
    struct film_hit_person *p =
        film_arena_push(arena, &h->people, &h->person_count, sizeof *p);
    if (p)
        *p = (struct film_hit_person){e->id, e->names.v[0].text};
    return p != NULL;
}

/* Finds the years in a text; returns their number, at most `room`. */
static size_t
years_in(struct film_str text, int *v, size_t room)
{
    size_t n = 0;
    for (size_t i = 0; i + 4 <= text.n && n < room; i++) {
        bool apart = (i == 0 || !film_ascii_digit(text.p[i - 1])) &&
                     (i + 4 == text.n || !film_ascii_digit(text.p[i + 4]));
        int year = film_words_year((struct film_str){text.p + i, 4});
        if (apart && year)
            v[n++] = year;
    }
    return n;
}

/* The sentence of the text that has the words, or "". */
static struct film_str
sentence_with(struct film_str text, struct film_str words)
{
    for (size_t from = 0; from < text.n;) {
        size_t end = film_sentence_end(text, from);
        struct film_str s = {text.p + from, end - from};
        if (contains(s, words))
            return s;
        from = end;
    }
    return (struct film_str){"", 0};
}

static bool
card_has_year(const struct film_fact_card *card, struct film_str ceremony,
              int year)
{
    for (size_t i = 0; i < card->award_count; i++)
        if (card->awards[i].year == year &&
            film_str_equal_nocase(card->awards[i].ceremony, ceremony))
            return true;
    return false;
}

static bool
add_note(struct film_strs *notes, const struct film_buf *note,
         struct film_arena *arena)
{
    struct film_str text = film_buf_get(note);
    for (size_t i = 0; i < notes->n; i++)
        if (film_str_equal(notes->v[i], text))
            return true;
    struct film_str *slot =
        film_arena_push(arena, &notes->v, &notes->n, sizeof *slot);
    return slot && note->failed == FILM_OK &&
           film_arena_copy(arena, text, slot);
}

/* True if the passage or its headings name whom the card is of. */
static bool
names_card(const struct film_hit *h, const struct film_fact_card *card)
{
    bool found = has_name(h, card->name);
    for (size_t i = 0; i < card->names.n && !found; i++)
        found = has_name(h, card->names.v[i]);
    return found;
}

/* Notes that a passage names the ceremony only with years that differ from
 * those in the records. */
static bool
note_other_year(struct film_fact_card *card, struct film_fact_award *a,
                const struct film_hit *h, struct film_arena *arena)
{
    enum { YEARS = 8 };
    int years[YEARS];
    struct film_str sentence = sentence_with(h->text, a->ceremony);
    size_t n = years_in(sentence, years, YEARS);
    if (n == 0 || a->year == 0)
        return true;
    for (size_t i = 0; i < n; i++)
        if (card_has_year(card, a->ceremony, years[i]))
            return true;
    struct film_buf note;
    film_buf_init(&note, 1 << 16);
    film_buf_str(&note, h->path);
    film_buf_byte(&note, ':');
    film_line_add(&note, h->line);
    film_buf_printf(&note, " says %d", years[0]);
    bool ok = add_note(&a->notes, &note, arena);
    film_buf_release(&note);
    return ok;
}

/* True if the word in front of `at` may belong to a longer title: Tiny
 * Ballerina. */
static bool
goes_on_before(struct film_str text, size_t at)
{
    char word[FILM_WORD_MAX];
    if (at == 0 || text.p[at - 1] != ' ')
        return at > 0 && text.p[at - 1] != '"' && text.p[at - 1] != '(';
    size_t to = at - 1, from = to;
    while (from > 0 && text.p[from - 1] != ' ')
        from--;
    size_t n = to - from < sizeof word ? to - from : sizeof word;
    if (n == 0 || text.p[from] < 'A' || text.p[from] > 'Z')
        return false;
    for (size_t i = 0; i < n; i++)
        word[i] = (char)(text.p[from + i] | 0x20);
    return !film_stop_word((struct film_str){word, n});
}

/* The year in parentheses after a title in the text; 0 if there is none. */
static int
year_after(struct film_str whole, struct film_str title)
{
    struct film_str text = whole;
    while (title.n > 0 && text.n >= title.n + 7) {
        const char *at = memmem(text.p, text.n, title.p, title.n);
        size_t rest = at ? text.n - (size_t)(at - text.p) - title.n : 0;
        int year;
        if (rest < 7)
            return 0;
        text = (struct film_str){at + title.n, rest};
        struct film_str digits = {text.p + 2, 4};
        if (memcmp(text.p, " (", 2) == 0 && text.p[6] == ')' &&
            !goes_on_before(whole, (size_t)(at - whole.p)) &&
            years_in(digits, &year, 1) == 1)
            return year;
    }
    return 0;
}

/* True if another film of the card's name is of that year. */
static bool
is_other_film(const struct film_mentions *names, int year)
{
    for (size_t i = 0; i < names->n; i++)
        for (size_t k = 0; k < names->v[i].loaded; k++) {
            const struct film_entity *e = &names->v[i].bearers[k];
            if (!e->person && e->year == year)
                return true;
        }
    return false;
}

/* A passage that gives the film another year: Ballerina (2022). */
static bool
note_film_year(struct film_fact_card *card, const struct film_mentions *names,
               const struct film_hit *h, struct film_arena *arena)
{
    int year = year_after(h->text, card->name);
    for (size_t i = 0; i < card->names.n && year == 0; i++)
        year = year_after(h->text, card->names.v[i]);
    if (card->person || card->year == 0 || year == 0 || year == card->year ||
        is_other_film(names, year))
        return true;
    struct film_buf note;
    film_buf_init(&note, 1 << 16);
    film_buf_printf(&note, "year: %d (%.*s:%u), %d (%.*s:", card->year,
                    (int)card->source.path.n, card->source.path.p,
                    (unsigned)card->source.line, year, (int)h->path.n,
                    h->path.p);
    film_line_add(&note, h->line);
    film_buf_byte(&note, ')');
    bool ok = add_note(&card->conflicts, &note, arena);
    film_buf_release(&note);
    return ok;
}

static bool
compare_card(struct film_fact_card *card, const struct film_mentions *names,
             const struct film_hit *h, struct film_arena *arena)
{
    bool ok = true;
    if (!names_card(h, card))
        return true;
    for (size_t i = 0; i < card->award_count && ok; i++)
        ok = note_other_year(card, &card->awards[i], h, arena);
    return ok && note_film_year(card, names, h, arena);
}

void
film_cards_compare(struct film_search_ctx *c, struct film_hits *hits,
                   const struct film_mentions *names)
{
    struct film_arena *arena = c->arena;
    bool ok = true;
    for (size_t i = 0; i < hits->n; i++) {
        struct film_hit *h = &hits->v[i];
        for (size_t k = 0; k < names->n; k++)
            for (size_t j = 0; j < names->v[k].n && ok; j++) {
                const struct film_entity *e = &names->v[k].bearers[j];
                if (e->person && names_person(h, e))
                    ok = add_person(h, e, arena);
            }
        for (size_t k = 0; k < hits->card_count && ok; k++)
            ok = compare_card(&hits->cards[k], names, h, arena);
    }
    if (!ok)
        film_ctx_nomem(c);
}
