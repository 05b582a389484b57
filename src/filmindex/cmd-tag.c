/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tags and notes: index/inputs/marks.h keeps them, and the inputs that they are
 * on are read again. */
#include <config.h>
#include "filmindex/building.h"
#include "filmindex/stop.h"

#include "index/generation.h"
#include "index/inputs/marks.h"
#include "index/inputs/path.h"
#include "search/search.h"

#include <stdio.h>
#include <stdlib.h>

static const char program[] = "filmindex";

enum { EVERY_HIT = 1 << 24, QUERY_MAX = 1 << 20 };

/* An article that is to be marked. */
struct target {
    const char *path;   /* of its input, absolute */
    const char *given;  /* the same, from here if it was added so */
    struct film_str id; /* its own in that */
    uint32_t line;      /* of the hit */
};

struct targets {
    struct target *v;
    size_t n;
};

/* What is to be done with each of them. */
struct change {
    char **tags; /* "+seen" "-todo" */
    size_t tag_count;
    const char *note; /* or NULL */
    struct targets targets;
};

/* ---- Articles that match ------------------------------------------------ */

/* Sets the input of a path as hits show it: that of ARCHIVE!/MEMBER is the
 * archive. False when out of memory. */
static bool
set_input(struct target *t, struct film_str path,
          const struct film_index_options *o, struct film_arena *a)
{
    struct film_root root;
    struct film_str given, key;
    struct stat st;
    if (!film_arena_copy(a, path, &given) ||
        film_path_root(&root, given, o->cwd, a, NULL) != FILM_OK ||
        !film_arena_copy(a, root.key, &key))
        return false;
    *t = (struct target){.path = root.key.p, .given = given.p};
    char *end = (char *)key.p + key.n;
    while (film_path_stat(key.p, &st) != 0) {
        while (end > key.p && strncmp(end, "!/", 2) != 0)
            end--;
        if (end == key.p)
            return true; /* it is gone */
        *end = '\0';
    }
    ((char *)given.p)[given.n - (key.n - strlen(key.p))] = '\0';
    t->path = key.p;
    return true;
}

static enum film_status
add_targets(struct targets *to, const struct film_hits *hits,
            const struct film_index_options *o, struct film_arena *a,
            struct film_error *err)
{
    for (size_t i = 0; i < hits->n; i++) {
        struct target *t = film_arena_push(a, &to->v, &to->n, sizeof *t);
        if (!t)
            return film_error_nomem(err);
        if (!set_input(t, hits->v[i].path, o, a))
            return film_error_nomem(err);
        t->id = hits->v[i].id;
        t->line = hits->v[i].line;
    }
    return FILM_OK;
}

/* The articles that answer the query, each once, or all of their passages. */
static enum film_status
find(struct targets *to, const char *db, struct film_str query, bool passages,
     const struct film_index_options *o, struct film_arena *a,
     struct film_error *err)
{
    struct film_search_options so = FILM_SEARCH_OPTIONS_INIT;
    struct film_search *search;
    struct film_hits hits = {.query = query};
    so.db = db;
    so.cwd = o->cwd;
    so.facts = false;
    so.limit = EVERY_HIT;
    so.per_article = passages ? 0 : 1;
    enum film_status s = film_search_open(&search, &so, err);
    if (s != FILM_OK)
        return s;
    s = film_search_run(search, query, a, &hits, err);
    if (s == FILM_OK)
        s = add_targets(to, &hits, o, a, err);
    film_search_close(search);
    return s;
}

/* ---- Marks -------------------------------------------------------------- */

static bool
has_tag(struct film_str tags, struct film_str tag)
{
    struct film_str one;
    while (film_str_cut(&tags, ' ', &one))
        if (film_str_equal(one, tag))
            return true;
    return false;
}

/* The tags after the changes, each once. */
static bool
change_tags(struct film_mark *k, const struct change *c, struct film_arena *a)
{
    struct film_buf out;
    struct film_str rest = k->tags, tag;
    film_buf_init(&out, QUERY_MAX);
    while (film_str_cut(&rest, ' ', &tag)) {
        bool keep = tag.n > 0;
        for (size_t i = 0; i < c->tag_count; i++)
            keep &= !film_str_equal(tag, film_str_from(c->tags[i] + 1));
        if (keep)
            film_buf_printf(&out, out.n > 0 ? " %.*s" : "%.*s", (int)tag.n,
                            tag.p);
    }
    for (size_t i = 0; i < c->tag_count; i++)
        if (c->tags[i][0] == '+' &&
            !has_tag(film_buf_get(&out), film_str_from(c->tags[i] + 1)))
            film_buf_printf(&out, out.n > 0 ? " %s" : "%s", c->tags[i] + 1);
    bool ok = !out.failed && film_arena_copy(a, film_buf_get(&out), &k->tags);
    film_buf_release(&out);
    return ok;
}

static enum film_status
change_marks(struct film_marks *m, const struct change *c,
             struct film_error *err)
{
    for (size_t i = 0; i < c->targets.n; i++) {
        const struct target *t = &c->targets.v[i];
        struct film_mark *k = film_marks_get(m, film_str_from(t->path), t->id);
        if (!k || !change_tags(k, c, &m->arena))
            return film_error_nomem(err);
        if (!c->note)
            continue;
        k->line = t->line;
        if (!film_arena_copy(&m->arena, film_str_from(c->note), &k->note))
            return film_error_nomem(err);
    }
    return FILM_OK;
}

static enum film_status
save(const char *db, const struct change *c, const struct film_building *b,
     struct film_error *err)
{
    struct film_index *ix;
    struct film_marks marks;
    const struct film_waiting waiting = film_build_waiting(&b->build);
    enum film_status s = film_index_lock(&ix, db, false, &waiting, err);
    if (s != FILM_OK)
        return s;
    s = film_marks_load(&marks, db, err);
    if (s == FILM_OK)
        s = change_marks(&marks, c, err);
    if (s == FILM_OK)
        s = film_marks_save(&marks, db, err);
    film_marks_release(&marks);
    film_index_unlock(ix);
    return s;
}

static void
say_count(const struct change *c)
{
    char line[80];
    int n = snprintf(line, sizeof line, "%s %zu article%s",
                     c->note ? "noted on" : "tagged", c->targets.n,
                     c->targets.n == 1 ? "" : "s");
    film_program_say(program, (struct film_str){line, (size_t)n});
}

/* Saves the marks, then has the inputs read that they are on. */
static enum film_exit
carry_out(const char *db, const struct change *c,
          const struct film_index_options *o, struct film_arena *a)
{
    struct film_index_options quiet = *o;
    struct film_building b;
    struct film_error err;
    const char **paths = film_arena_zalloc(a, c->targets.n + 1, sizeof *paths);
    quiet.quiet = true;
    film_building_init(&b, &quiet, film_stop_catch(FILM_EXIT_ERROR));
    if (!paths)
        return film_building_finish(&b, film_error_nomem(&err), &err);
    for (size_t i = 0; i < c->targets.n; i++)
        paths[i] = c->targets.v[i].given;
    enum film_status s = save(db, c, &b, &err);
    if (s == FILM_OK)
        s = film_index_add(db, paths, c->targets.n, FILM_ADD_AGAIN, &b.build,
                           &err);
    if (s == FILM_OK && !o->quiet)
        say_count(c);
    enum film_exit code = film_building_finish(&b, s, &err);
    film_index_say_split(o, db);
    return code;
}

/* ---- The commands ------------------------------------------------------- */

static enum film_exit
fail(const char *why)
{
    struct film_error err;
    film_error_set(&err, FILM_ERR_USAGE, "%s", why);
    return film_program_fail(program, &err);
}

static bool
is_tag(const char *word)
{
    return (word[0] == '+' || word[0] == '-') && word[1] && word[1] != '-' &&
           strcspn(word, " \t\n,\"\\") == strlen(word);
}

static enum film_exit
run_tag(const struct film_index_options *o, struct film_arena *a, int n,
        char **operands)
{
    struct change c = {.tags = operands};
    struct film_error err;
    int first = 0;
    while (first < n && is_tag(operands[first]))
        first++;
    c.tag_count = (size_t)first;
    if (first < n && strcmp(operands[first], "--") == 0)
        first++;
    if (c.tag_count == 0 || first == n)
        return fail("tag: expected +TAG or -TAG, and a query");
    const char *db = film_index_location(o, a);
    if (!db)
        return FILM_EXIT_ERROR;
    struct film_str query;
    if (film_program_join(&query, n - first, operands + first, a, &err) !=
            FILM_OK ||
        find(&c.targets, db, query, false, o, a, &err) != FILM_OK)
        return film_program_fail(program, &err);
    if (c.targets.n > 0)
        return carry_out(db, &c, o, a);
    film_program_say(program, FILM_STR("no article matches"));
    return FILM_EXIT_NONE;
}

/* Splits PATH:LINE; 0: there is no line. */
static uint32_t
take_line(char *place)
{
    char *colon = strrchr(place, ':'), *end;
    if (!colon || colon[1] < '0' || colon[1] > '9')
        return 0;
    unsigned long line = strtoul(colon + 1, &end, 10);
    if (*end || line > UINT32_MAX)
        return 0;
    *colon = '\0';
    return (uint32_t)line;
}

/* Leaves the last passage that begins at the line or before, else the first. */
static void
choose(struct targets *t, uint32_t line)
{
    struct target best = t->v[0];
    for (size_t i = 1; i < t->n; i++)
        if (t->v[i].line <= line && t->v[i].line >= best.line)
            best = t->v[i];
    if (line)
        best.line = line;
    t->v[0] = best;
    t->n = 1;
}

static enum film_exit
run_note(const struct film_index_options *o, struct film_arena *a, int n,
         char **operands)
{
    struct change c = {.tag_count = 0};
    struct film_error err;
    struct film_buf query;
    if (n < 2)
        return fail("note: expected PATH or PATH:LINE, and a text");
    const char *db = film_index_location(o, a);
    if (!db)
        return FILM_EXIT_ERROR;
    uint32_t line = take_line(operands[0]);
    film_buf_init(&query, QUERY_MAX);
    film_buf_printf(&query, "article:\"%s\"", operands[0]);
    enum film_status s = film_buf_check(&query, &err);
    if (s == FILM_OK)
        s = find(&c.targets, db, film_buf_get(&query), true, o, a, &err);
    film_buf_release(&query);
    if (s != FILM_OK)
        return film_program_fail(program, &err);
    if (c.targets.n == 0) {
        film_error_set(&err, FILM_ERR_INPUT,
                       "%s: the index has no such article", operands[0]);
        film_program_say(program, film_str_from(err.text));
        return FILM_EXIT_NONE;
    }
    choose(&c.targets, line);
    struct film_str text;
    if (film_program_join(&text, n - 1, operands + 1, a, &err) != FILM_OK)
        return film_program_fail(program, &err);
    c.note = text.p;
    return carry_out(db, &c, o, a);
}

const struct film_index_command film_cmd_tag = {
    {"filmindex tag", "+TAG|-TAG... QUERY...",
     "Adds tags to all articles that match, or removes them.",
     film_index_option_table,
     "Give options before the name of the command, and -- before a query that\n"
     "begins with + or -. Find them again by tag:TAG.\n"},
    run_tag};

const struct film_index_command film_cmd_note = {
    {"filmindex note", "PATH[:LINE] TEXT...",
     "Puts a note on an article, in place of the one it has; \"\" removes it.",
     film_index_option_table, NULL},
    run_note};
