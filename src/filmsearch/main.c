/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmsearch/batch.h"
#include "filmsearch/check.h"
#include "filmsearch/last.h"
#include "filmsearch/limit.h"
#include "filmsearch/open.h"
#include "filmsearch/pick.h"
#include "filmsearch/searches.h"
#include "filmsearch/seen.h"
#include "filmsearch/settings.h"

#include "cli/feed.h"
#include "cli/pager.h"
#include "cli/saved.h"
#include "search/search.h"

#include <stdio.h>
#include <stdlib.h>

static const char program[] = "filmsearch";

enum {
    OUTPUT_MAX = 1 << 30, /* bytes of the answer to one query */
    FLUSH = 1 << 18, /* in a batch, write when this many bytes are waiting */
};

/* What the exit status says. */
struct outcome {
    bool found;
    bool missing; /* a source that might have more */
};

/* One run of the program. */
struct run {
    struct film_search *search;
    const struct film_output *output;
    const char *pager;      /* or NULL */
    struct film_str cwd;    /* where paths of hits are shown from */
    uint32_t open;          /* the rank of a hit to open instead; 0: none */
    bool remember;          /* the answer, for the next run */
    const char *notify;     /* command that is given the answer, or NULL */
    struct film_seen *seen; /* what is not new, or NULL */
    uint32_t limit;         /* most hits that are new */
    double time_limit;
    struct film_arena arena; /* holds one query */
    struct film_buf out;
    struct outcome outcome;
};

static void
say_notes(const struct film_hits *hits)
{
    struct film_buf line;
    film_buf_init(&line, 1 << 16);
    for (size_t i = 0; i < hits->notes.n; i++) {
        film_buf_reset(&line);
        film_buf_str(&line, hits->qid);
        film_buf_text(&line, hits->qid.n > 0 ? ": " : "");
        film_buf_str(&line, hits->notes.v[i]);
        film_program_say(program, film_buf_get(&line));
    }
    film_buf_release(&line);
}

/* Shows the answer through the pager, or directly if no pager is needed or it
 * cannot be run. */
static enum film_status
show(const struct run *r, struct film_str text, struct film_error *err)
{
    if (r->notify)
        return r->outcome.found ? film_feed(text, r->notify, err) : FILM_OK;
    if (r->pager && film_pager_is_needed(text)) {
        if (film_feed(text, r->pager, err) == FILM_OK)
            return FILM_OK;
        film_error_prefix(err, "pager");
        film_program_say(program, film_str_from(err->text));
    }
    return film_program_write(text, err);
}

static enum film_status
flush(struct run *r, struct film_error *err)
{
    enum film_status s = film_buf_check(&r->out, err);
    if (s == FILM_OK)
        s = show(r, film_buf_get(&r->out), err);
    film_buf_reset(&r->out);
    return s;
}

static bool
has_facets(const struct film_hits *hits)
{
    for (size_t i = 0; i < hits->facet_count; i++)
        if (hits->facets[i].n > 0)
            return true;
    return false;
}

/* Becomes an editor with the hit. */
static enum film_status
open_hit(const struct run *r, const struct film_hits *hits,
         struct film_arena *a, struct film_error *err)
{
    struct film_place place;
    for (size_t i = 0; i < hits->n; i++)
        if (hits->v[i].rank == r->open)
            return film_place_of(&place, &hits->v[i], r->cwd, a)
                       ? film_open(&place, err)
                       : film_error_nomem(err);
    return film_error_set(err, FILM_ERR_INPUT, "there is no hit %u",
                          (unsigned)r->open);
}

/* What was not found before, and of that as much as is wanted. */
static enum film_status
leave_new(struct run *r, struct film_hits *hits, struct film_error *err)
{
    enum film_status s = film_seen_filter(r->seen, hits, err);
    if (s != FILM_OK)
        return s;
    if (hits->n > r->limit) {
        char line[80];
        int n = snprintf(line, sizeof line, "%zu more are new; -n shows more",
                         hits->n - r->limit);
        film_program_say(program, (struct film_str){line, (size_t)n});
        hits->n = r->limit;
    }
    return FILM_OK;
}

static enum film_status
answer(struct run *r, struct film_str qid, struct film_str query,
       struct film_error *err)
{
    struct film_hits hits = {.query = query};
    film_arena_reset(&r->arena);
    film_limit_start(r->time_limit, film_buf_get(&r->out));
    enum film_status s =
        film_search_run(r->search, query, &r->arena, &hits, err);
    film_limit_stop();
    if (s != FILM_OK)
        return s;
    hits.qid = qid;
    if (r->seen)
        s = leave_new(r, &hits, err);
    if (s != FILM_OK)
        return s;
    if (r->remember)
        film_last_keep(&hits, r->cwd);
    if (r->open) {
        say_notes(&hits);
        return open_hit(r, &hits, &r->arena, err);
    }
    film_output_answer(&r->out, &hits, r->output);
    r->outcome.missing |= hits.missing > 0;
    r->outcome.found |=
        r->output->count ? hits.estimate > 0
                         : hits.n + hits.card_count + hits.shared_count > 0 ||
                               has_facets(&hits);
    if (qid.n == 0 || r->out.n >= FLUSH)
        s = flush(r, err);
    say_notes(&hits);
    return s == FILM_OK && r->seen && r->outcome.found
               ? film_seen_save(r->seen, err)
               : s;
}

static void
say_wrong_lines(const struct film_batch *batch, const char *path)
{
    struct film_buf line;
    film_buf_init(&line, 1 << 16);
    for (size_t i = 0; i < batch->wrong_n; i++) {
        film_buf_reset(&line);
        film_buf_printf(&line,
                        "%s: %lu: expected a query id, a tab and a query", path,
                        batch->wrong[i]);
        film_program_say(program, film_buf_get(&line));
    }
    film_buf_release(&line);
}

static enum film_status
answer_batch(struct run *r, const char *path, struct film_arena *a,
             struct film_error *err)
{
    struct film_batch batch;
    enum film_status s = film_batch_read(&batch, path, a, err);
    if (s != FILM_OK)
        return s;
    say_wrong_lines(&batch, path);
    for (size_t i = 0; i < batch.n && s == FILM_OK; i++) {
        s = answer(r, batch.v[i].qid, batch.v[i].query, err);
        if (s != FILM_OK)
            film_error_prefix(err, "%.*s", (int)batch.v[i].qid.n,
                              batch.v[i].qid.p);
    }
    /* Answers completed before an error are written. */
    struct film_error again;
    enum film_status w = flush(r, s == FILM_OK ? err : &again);
    if (s == FILM_OK && w == FILM_OK && batch.wrong_n > 0)
        return film_error_set(err, FILM_ERR_INPUT,
                              "%s: lines that are not queries: %zu", path,
                              batch.wrong_n);
    return s == FILM_OK ? w : s;
}

static enum film_status
open_last(uint32_t rank, struct film_arena *a, struct film_error *err)
{
    struct film_place place;
    enum film_status s = film_last_find(&place, rank, a, err);
    return s == FILM_OK ? film_open(&place, err) : s;
}

/* The answer has the hit that is to be opened. */
static void
reach(struct film_filmsearch_options *o)
{
    struct film_search_options *s = &o->search;
    uint32_t limit = film_search_limit(s);
    if (o->open > s->offset && o->open - s->offset > limit)
        s->limit = o->open - s->offset;
}

/* True if people may want to open what they have seen: hits with numbers. What
 * scripts ask for does not replace it. */
static bool
is_remembered(const struct film_filmsearch_options *o)
{
    return !o->batch && !o->output.count && !o->search.who &&
           !o->search.ambiguous && !o->search.complete && !o->notify &&
           o->output.numbers &&
           (o->output.format == FILM_FORMAT_TEXT || o->open);
}

/* Only what is new is wanted: all has to be looked at. */
static enum film_status
open_seen(struct run *r, struct film_filmsearch_options *o,
          struct film_seen *seen, struct film_arena *a, struct film_error *err)
{
    struct film_search_options *s = &o->search;
    r->limit = film_search_limit(s);
    r->seen = seen;
    s->limit = FILM_SEEN_HITS;
    s->per_article = 0;
    s->facts = false;
    return film_seen_open(seen, film_saved_seen_path(o->asked_by, a), err);
}

static enum film_status
ask(struct run *r, const struct film_filmsearch_options *o,
    struct film_str query, struct film_arena *a, struct film_error *err)
{
    film_limit_start(r->time_limit, (struct film_str){NULL, 0});
    enum film_status s = film_search_open(&r->search, &o->search, err);
    film_limit_stop();
    if (s != FILM_OK)
        return s;
    film_arena_init(&r->arena);
    film_buf_init(&r->out, OUTPUT_MAX);
    s = o->batch ? answer_batch(r, o->batch, a, err)
                 : answer(r, (struct film_str){NULL, 0}, query, err);
    film_buf_release(&r->out);
    film_arena_release(&r->arena);
    film_search_close(r->search);
    return s;
}

static enum film_status
search(struct film_filmsearch_options *o, int n, char **words,
       struct outcome *outcome, struct film_arena *a, struct film_error *err)
{
    struct film_str query = {NULL, 0};
    struct film_seen seen;
    o->output.whole_cards = o->search.who;
    enum film_status s = film_filmsearch_check(o, n, err);
    if (s == FILM_OK)
        s = film_program_join(&query, n, words, a, err);
    if (s == FILM_OK)
        s = film_filmsearch_settle(o, a, err);
    if (s != FILM_OK)
        return s;
    if (o->open && !film_filmsearch_is_asked(o, n))
        return open_last(o->open, a, err);
    reach(o);
    if (o->notify && o->asked_by.n > 0)
        setenv("FILMSEARCH_SAVED", o->asked_by.p, 1);
    struct run r = {.output = &o->output,
                    .time_limit = o->search.time_limit,
                    .pager = o->pager,
                    .open = o->open,
                    .notify = o->notify,
                    .cwd = o->search.cwd,
                    .remember = is_remembered(o)};
    if (!o->fresh)
        s = ask(&r, o, query, a, err);
    else if ((s = open_seen(&r, o, &seen, a, err)) == FILM_OK)
        s = ask(&r, o, query, a, err);
    if (o->fresh)
        film_seen_close(&seen);
    *outcome = r.outcome;
    return s;
}

/* The options as they were typed, without the one that is interactive. */
static char **
other_options(const struct film_arguments *args, struct film_arena *a)
{
    char **v = film_arena_zalloc(a, (size_t)args->first + 1, sizeof *v);
    size_t n = 0;
    for (int i = 1; v && i < args->first; i++)
        if (strcmp(args->v[i], "-i") != 0 && strcmp(args->v[i], "--") != 0 &&
            strncmp(args->v[i], "--int", 5) != 0)
            v[n++] = args->v[i];
    return v;
}

/* Has a hit chosen, and then opens it. outcome->found: one was chosen. */
static enum film_status
pick(struct film_filmsearch_options *o, const struct film_arguments *args,
     struct outcome *outcome, struct film_arena *a, struct film_error *err)
{
    int n = args->n - args->first;
    struct film_picked picked = {{NULL, 0}, 0};
    struct film_str query;
    char **options = other_options(args, a);
    enum film_status s =
        options ? film_filmsearch_check(o, n, err) : film_error_nomem(err);
    if (s == FILM_OK)
        s = film_program_join(&query, n, args->v + args->first, a, err);
    if (s == FILM_OK)
        s = film_pick(&picked, query, options, a, err);
    outcome->found = s == FILM_OK && picked.rank > 0;
    if (!outcome->found)
        return s;
    char *word = (char *)picked.query.p;
    o->interactive = false;
    o->open = picked.rank;
    o->search.facts = false;
    return search(o, 1, &word, outcome, a, err);
}

/* A search is saved if it can be asked. */
static enum film_status
manage(const struct film_filmsearch_options *o,
       const struct film_arguments *args, char **typed, bool *found,
       struct film_arena *a, struct film_error *err)
{
    int n = args->n - args->first;
    enum film_status s = FILM_OK;
    if (o->save)
        s = film_filmsearch_check(o, n, err);
    else if (film_filmsearch_is_asked(o, n))
        s = film_error_set(err, FILM_ERR_USAGE,
                           "--saved and --forget take no query");
    return s == FILM_OK ? film_searches_manage(o, typed + 1, found, a, err) : s;
}

static enum film_status
show_settings(struct film_filmsearch_options *o, struct film_arena *a,
              struct film_error *err)
{
    struct film_buf out;
    film_buf_init(&out, OUTPUT_MAX);
    enum film_status s = film_filmsearch_settle(o, a, err);
    if (s == FILM_OK) {
        film_filmsearch_settings(&out, o);
        s = film_buf_check(&out, err);
    }
    if (s == FILM_OK)
        s = film_program_write(film_buf_get(&out), err);
    film_buf_release(&out);
    return s;
}

/* Reads the configuration, then the command line. An error in the configuration
 * does not prevent --help. */
static enum film_status
read_options(struct film_filmsearch_options *o, struct film_arguments *args,
             struct film_arena *a, struct film_error *err)
{
    const struct film_option *table = film_filmsearch_command.options;
    struct film_error wrong;
    enum film_status c = film_config_read(&o->config, a, &wrong);
    if (c == FILM_OK)
        c = film_config_apply(&o->config, table, o, &wrong);
    enum film_status s = film_options_parse(table, o, args, a, err);
    if (s != FILM_OK || o->help || o->version)
        return s;
    if (c == FILM_OK)
        return film_searches_expand(o, args, a, err);
    *err = wrong;
    return c;
}

/* The words of the command line; getopt changes their order. */
static char **
copy_words(int n, char **words, struct film_arena *a)
{
    char **copy = film_arena_zalloc(a, (size_t)n + 1, sizeof *copy);
    if (copy)
        memcpy(copy, words, (size_t)n * sizeof *copy);
    return copy;
}

int
main(int argc, char **argv)
{
    struct film_filmsearch_options o = FILM_FILMSEARCH_OPTIONS_INIT;
    struct film_arena a;
    struct film_error err;
    struct outcome outcome = {.found = true};
    struct film_arguments args = {.n = argc, .v = argv};
    if (film_program_start() != FILM_EXIT_OK)
        return FILM_EXIT_ERROR;
    film_arena_init(&a);
    char **typed = copy_words(argc, argv, &a);
    enum film_status s =
        typed ? read_options(&o, &args, &a, &err) : film_error_nomem(&err);
    if (s == FILM_OK && (o.help || o.version))
        s = film_program_about(o.help ? &film_filmsearch_command : NULL,
                               program, &err);
    else if (s == FILM_OK && o.show_config)
        s = show_settings(&o, &a, &err);
    else if (s == FILM_OK && (o.save || o.saved || o.forget))
        s = manage(&o, &args, typed, &outcome.found, &a, &err);
    else if (s == FILM_OK && o.interactive)
        s = pick(&o, &args, &outcome, &a, &err);
    else if (s == FILM_OK)
        s = search(&o, args.n - args.first, args.v + args.first, &outcome, &a,
                   &err);
    film_arena_release(&a);
    if (s != FILM_OK)
        return film_program_fail(program, &err);
    if (outcome.found)
        return FILM_EXIT_OK;
    return outcome.missing ? FILM_EXIT_MISSING : FILM_EXIT_NONE;
}
