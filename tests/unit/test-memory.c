/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Memory that is refused: whichever request of a whole operation fails, alone
 * or with all that follow, the operation gives what it gives otherwise or says
 * that memory is short. It never gives less without a word, and an index is as
 * it was or as it is to be. The linker leads what src asks for here
 * (local.mk). */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "index-support.h"

#include "base/memory.h"
#include "base/vec.h"
#include "index/build/build.h"
#include "index/check/scan.h"
#include "index/check/verify.h"
#include "output/output.h"
#include "query/lower.h"
#include "read/reader.h"
#include "read/reserve.h"
#include "read-support.h"
#include "search/search.h"

#include <glob.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- Requests --------------------------------------------------------- */

static struct {
    atomic_long until; /* requests until one fails; 0: none does */
    atomic_bool all;   /* and then all others */
    atomic_bool begun; /* one has failed */
} fail;

static bool
refuse(void)
{
    if (atomic_load(&fail.until) <= 0)
        return atomic_load(&fail.begun) && atomic_load(&fail.all);
    if (atomic_fetch_sub(&fail.until, 1) != 1)
        return false;
    atomic_store(&fail.begun, true);
    return true;
}

static void
arm(long n, bool all)
{
    film_memory_forget();
    atomic_store(&fail.begun, false);
    atomic_store(&fail.all, all);
    atomic_store(&fail.until, n);
}

/* Whether one has failed. */
static bool
disarm(void)
{
    bool begun = atomic_load(&fail.begun);
    arm(0, false);
    return begun;
}

/* Stands before NAME of the program: what RETURNs, called so, and what it gives
 * when memory is refused. */
#define BEFORE(type, name, parameters, arguments, refusal)                     \
    type __real_##name parameters;                                             \
    type __wrap_##name parameters;                                             \
    type __wrap_##name parameters                                              \
    {                                                                          \
        if (!refuse())                                                         \
            return __real_##name arguments;                                    \
        refusal;                                                               \
    }

static void *
noted(void)
{
    film_memory_fail();
    return NULL;
}

BEFORE(void *, malloc, (size_t n), (n), return NULL)
BEFORE(void *, calloc, (size_t n, size_t size), (n, size), return NULL)
BEFORE(void *, realloc, (void *p, size_t n), (p, n), return NULL)
BEFORE(char *, strdup, (const char *s), (s), return NULL)
BEFORE(void *, film_arena_alloc, (struct film_arena * a, size_t n), (a, n),
       return noted())
BEFORE(void *, film_arena_zalloc,
       (struct film_arena * a, size_t count, size_t size), (a, count, size),
       return noted())
BEFORE(bool, film_arena_copy,
       (struct film_arena * a, struct film_str s, struct film_str *copy),
       (a, s, copy), return noted())
BEFORE(void *, film_arena_push,
       (struct film_arena * a, void *array, size_t *count, size_t size),
       (a, array, count, size), return noted())
BEFORE(bool, film_vec_reserve,
       (void *array, size_t *room, size_t n, size_t size),
       (array, room, n, size), return noted())

/* ---- Operations ------------------------------------------------------- */

struct operation {
    const char *name;
    const void *arg;
    /* Puts things as they are to be before; may be NULL. */
    void (*before)(const void *arg);
    /* Writes what it gives to out. */
    enum film_status (*run)(const void *arg, struct film_buf *out,
                            struct film_error *err);
    /* What must hold whether it failed or not; may be NULL. */
    void (*after)(const void *arg);
    unsigned every; /* of the first requests each fails; later the n-th, and
                       then the one n / every later */
};

/* What an operation gave. */
struct given {
    enum film_status status;
    struct film_error err;
    struct film_buf text;
};

static void
perform(struct given *g, const struct operation *o)
{
    g->err = (struct film_error){.status = FILM_OK};
    film_buf_init(&g->text, 1 << 26);
    g->status = o->run(o->arg, &g->text, &g->err);
    if (g->status == FILM_OK)
        g->status = film_buf_check(&g->text, &g->err);
}

static bool
same(const struct given *a, const struct given *b)
{
    return a->status == b->status &&
           (a->status != FILM_OK ||
            film_str_equal(film_buf_get(&a->text), film_buf_get(&b->text)));
}

/* False if the operation makes fewer requests than n. */
static bool
fail_once(const struct operation *o, const struct given *usual, long n,
          bool all)
{
    struct given g;
    if (o->before)
        o->before(o->arg);
    arm(n, all);
    perform(&g, o);
    bool met = disarm();
    if (g.status != FILM_ERR_NOMEM && !same(&g, usual)) {
        struct film_str gave = film_buf_get(&g.text);
        fail_msg("%s, request %ld%s: %s %s\n%.*s", o->name, n,
                 all ? " and all others" : "", film_status_name(g.status),
                 g.err.text, (int)gave.n, gave.n ? gave.p : "");
    }
    film_buf_release(&g.text);
    if (o->after)
        o->after(o->arg);
    return met;
}

static void
fail_everywhere(const struct operation *o)
{
    struct given usual;
    if (o->before)
        o->before(o->arg);
    perform(&usual, o);
    for (int all = 0; all < 2; all++)
        for (long n = 1; fail_once(o, &usual, n, all); n += 1 + n / o->every)
            ;
    film_buf_release(&usual.text);
}

/* ---- Queries ---------------------------------------------------------- */

static enum film_status
parse(const void *arg, struct film_buf *out, struct film_error *err)
{
    struct film_node *root;
    struct film_strs notes = {NULL, 0};
    struct film_lowered words;
    struct film_analyser *an = NULL;
    xapc_query *filter = NULL;
    struct film_arena a;
    film_arena_init(&a);
    enum film_status s = film_query_parse(&root, &notes, &a, film_str_from(arg),
                                          "2026-11-30", err);
    if (s == FILM_OK)
        s = film_analyser_new(&an, err);
    if (s == FILM_OK)
        s = film_lower_words(&words, root, an, &a, err);
    if (s == FILM_OK)
        s = film_lower_filter(&filter, &words, root, an, err);
    if (s == FILM_OK)
        film_query_dump(out, root);
    for (size_t i = 0; i < notes.n && s == FILM_OK; i++)
        film_buf_str(out, notes.v[i]);
    xapc_query_free(filter);
    film_analyser_free(an);
    film_arena_release(&a);
    return s;
}

static void
test_parse(void **state)
{
    static const char *const rows[] = {
        "jun jong seo",
        "film:\"money heist\" -person:kim (burning OR \"the call\")~3",
        "title:call year:2018..2020 after:2019-03 before:2021 lang:ko site:a.b",
        "wom* role:nairobi job:director~ \"ballerina 2023\" NOT greenhouse",
        "전종서 버닝 rating:>3 (((",
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        fail_everywhere(&(struct operation){
            .name = rows[i], .arg = rows[i], .run = parse, .every = 50});
}

/* ---- Inputs ----------------------------------------------------------- */

static enum film_status
read_one(const void *arg, struct film_buf *out, struct film_error *err)
{
    return read_file_as_text(out, film_str_from(arg), err);
}

/* What a reader leaves in the reserve is missing for good. */
static void
check_reserve(const void *arg)
{
    if (film_reserve_used() > 0)
        fail_msg("%s: %zu bytes of the reserve", (const char *)arg,
                 film_reserve_used());
}

static void
read_all(const char *pattern)
{
    char path[1000];
    glob_t found;
    snprintf(path, sizeof path, "%s/%s", getenv("TOP_SRCDIR"), pattern);
    assert_int_equal(glob(path, 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++)
        fail_everywhere(&(struct operation){.name = found.gl_pathv[i],
                                            .arg = found.gl_pathv[i],
                                            .run = read_one,
                                            .after = check_reserve,
                                            .every = 20});
    globfree(&found);
}

static void
test_read(void **state)
{
    (void)state;
    film_read_init();
    read_all("corpus/*/*");
    read_all("tests/fuzz/corpus/*/*");
}

/* ---- Searches --------------------------------------------------------- */

struct question {
    const char *query;
    struct film_search_options options;
    struct film_output output;
};

static enum film_status
ask(const void *arg, struct film_buf *out, struct film_error *err)
{
    const struct question *q = arg;
    struct film_search *search;
    struct film_hits hits;
    struct film_arena a;
    enum film_status s = film_search_open(&search, &q->options, err);
    if (s != FILM_OK)
        return s;
    film_arena_init(&a);
    s = film_search_run(search, film_str_from(q->query), &a, &hits, err);
    if (s == FILM_OK)
        film_output_answer(out, &hits, &q->output);
    film_search_close(search);
    film_arena_release(&a);
    return s;
}

#define USUAL                                                                  \
    .db = "db", .limit = FILM_LIMIT_USUAL, .per_article = 2, .facts = true

static void
test_search(void **state)
{
    static const struct question rows[] = {
        {"jun jong seo", {USUAL}, {.width = 80, .color = true}},
        {"who played nairobi", {USUAL, .explain = true}, {.width = 80}},
        {"berning 2018 review",
         {USUAL, .facets = "film,person,year"},
         {.format = FILM_FORMAT_JSON}},
        {"film:burning -greenhouse",
         {USUAL, .sort = FILM_SORT_DATE},
         {.format = FILM_FORMAT_TSV}},
        {"\"train to busan\" prize",
         {USUAL, .name_films = true},
         {.format = FILM_FORMAT_JSONL}},
        {"kim ji-hoon", {USUAL, .ambiguous = true}, {.width = 60}},
        {"par", {USUAL, .complete = true}, {.format = FILM_FORMAT_JSON}},
        {"bong joon ho", {USUAL, .who = true}, {.whole_cards = true}},
        {"zzyzx qwertz", {USUAL}, {.width = 80}},
        {"park", {USUAL, .count = true}, {.count = true}},
        {"parasite", {USUAL}, {.format = FILM_FORMAT_BIBTEX}},
        {"article:parasite-prizes.md",
         {USUAL},
         {.format = FILM_FORMAT_MARKDOWN}},
        {"how long is burning", {USUAL, .all = true}, {.full = true}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        fail_everywhere(&(struct operation){
            .name = rows[i].query, .arg = &rows[i], .run = ask, .every = 20});
}

/* ---- An index --------------------------------------------------------- */

/* The folder of the sample, and what is done with its parts. */
static char sample[1000];

struct change {
    const char *base; /* is added before, or NULL */
    const char *part; /* is added, or removed */
    enum { ADD, REMOVE, COMPACT, VERIFY, SCAN } what;
};

static const char *
path_of(char path[1100], const char *part)
{
    snprintf(path, 1100, "%s/%s", sample, part);
    return path;
}

static void
build_base(const void *arg)
{
    const struct change *c = arg;
    char path[1100];
    index_remove();
    if (c->base)
        assert_int_equal(
            index_add((const char *const[]){path_of(path, c->base)}, 1), 0);
}

static enum film_status
put_passage(void *user, const struct film_stored_article *a,
            const struct film_stored_passage *p, struct film_error *err)
{
    film_buf_str(user, a->meta.path);
    film_buf_printf(user, ":%u %u\n", p->passage.line, a->length);
    (void)err;
    return FILM_OK;
}

static enum film_status
put_record(void *user, const struct film_record *r, struct film_error *err)
{
    film_buf_str(user, r->path);
    film_buf_printf(user, ":%u record\n", r->line);
    (void)err;
    return FILM_OK;
}

static enum film_status
scan(struct film_buf *out, struct film_error *err)
{
    const struct film_scan how = {out, index_cwd, put_passage, put_record};
    return film_index_scan("db", &how, err);
}

static void
on_refused(void *user, const struct film_error *why)
{
    film_buf_printf(user, "refused: %s\n", why->text);
}

static void
on_warn(void *user, struct film_str path, uint32_t line, const char *why)
{
    (void)user;
    (void)path;
    (void)line;
    (void)why;
}

static enum film_status
change(const void *arg, struct film_buf *out, struct film_error *err)
{
    const struct change *c = arg;
    char path[1100];
    const char *const paths[] = {c->part ? path_of(path, c->part) : NULL};
    struct film_build b = {.limits = &film_limits_default,
                           .jobs = 1,
                           .cwd = index_cwd,
                           .user = out,
                           .refused = on_refused,
                           .warn = on_warn};
    struct film_verify v = {.cwd = index_cwd, .problems = {on_refused, out}};
    switch (c->what) {
    case ADD:
        return film_index_add("db", paths, 1, 0, &b, err);
    case REMOVE:
        return film_index_remove("db", paths, 1, &b, err);
    case COMPACT:
        return film_index_compact("db", &b, err);
    case VERIFY:
        return film_index_verify("db", &v, err);
    default:
        return scan(out, err);
    }
}

/* The index is whole, and has all or nothing of each input. */
static void
check_index(const void *arg)
{
    static const struct change verify = {.what = VERIFY};
    const struct change *c = arg;
    struct film_error err = {.text = ""};
    struct film_buf out;
    film_buf_init(&out, 1 << 20);
    enum film_status s = change(&verify, &out, &err);
    if (s != FILM_OK ? c->base || s != FILM_ERR_INDEX : out.n > 0)
        fail_msg("%s %.*s", err.text, (int)out.n, out.n ? out.p : "");
    film_buf_release(&out);
}

static void
test_index(void **state)
{
    static const struct {
        const char *name;
        struct change change;
    } rows[] = {
        {"add", {NULL, "films", ADD}},
        {"add in place", {"films", "articles", ADD}},
        {"add again", {"films", "films", ADD}},
        {"remove", {"people", "people/people.xml", REMOVE}},
        {"compact", {"people", NULL, COMPACT}},
        {"verify", {"people", NULL, VERIFY}},
        {"scan", {"people", NULL, SCAN}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        fail_everywhere(&(struct operation){.name = rows[i].name,
                                            .arg = &rows[i].change,
                                            .before = build_base,
                                            .run = change,
                                            .after = check_index,
                                            .every = 4});
}

static int
index_sample(void **state)
{
    const char *const paths[] = {sample};
    snprintf(sample, sizeof sample, "%s/corpus", getenv("TOP_SRCDIR"));
    return index_set_up(state) || index_add(paths, 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_search),
        cmocka_unit_test(test_index),
    };
    return cmocka_run_group_tests_name("memory", tests, index_sample,
                                       index_tear_down);
}
