/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/build/update.h"

#include "index/again.h"
#include "index/entities.h"
#include "index/build/ingest.h"
#include "index/build/refused.h"

#include <stdlib.h>

enum {
    COMMIT_PASSAGES = 10000, /* the most that a crash can lose */
    REPORT_EVERY = 256,      /* in articles of one input */
};

struct update {
    struct film_plan *plan;
    struct film_build *b;
    struct film_index *ix;
    struct film_writer *w;
    struct film_plan_input *in; /* input being read */
    int fd;                     /* its open file */
    size_t inputs;         /* number of inputs in plan->todo that were read */
    uint64_t bytes;        /* their size in bytes */
    bool fatal;            /* the writer failed, not the input */
    struct film_error why; /* the writer's error, if fatal */
    size_t committed; /* inputs of plan->todo before this index are committed */
    bool changed;     /* something was committed */
    bool hopeless;    /* smaller batches cannot help */
    bool alone;       /* a batch has failed: the writer's state is unknown */
    bool starved;     /* the last refused input had run out of memory */
};

/* ---- One input -------------------------------------------------------- */

static enum film_status
check_stop(const struct update *u, struct film_error *err)
{
    if (u->b->stop && *u->b->stop)
        return film_error_set(err, FILM_ERR_CANCELED, "interrupted");
    return FILM_OK;
}

static void
note_format(struct update *u, const char *format)
{
    if (u->in->note.format.n == 0)
        u->in->note.format = film_str_from(format);
}

static void
report_progress(struct update *u, uint64_t bytes)
{
    if (u->b->progress)
        u->b->progress(u->b->user, u->inputs, u->plan->todo_count, bytes,
                       u->plan->todo_bytes);
}

/* Keeps a failure of the writer as it is. The error returned by the reader
 * carries the path of the input, which may have nothing to do with it. */
static enum film_status
fatal(struct update *u, enum film_status s, const struct film_error *err)
{
    if (s != FILM_OK)
        u->why = *err;
    u->fatal |= s != FILM_OK;
    return s;
}

static enum film_status
update_article(void *user, const struct film_article *a, struct film_error *err)
{
    struct update *u = user;
    uint32_t passages = 0;
    enum film_status s = check_stop(u, err);
    if (s == FILM_OK)
        s = film_writer_add_article(u->w, a, &passages, err);
    u->in->note.articles += passages > 0;
    u->in->note.passages += passages;
    note_format(u, a->format);
    if (u->in->note.articles % REPORT_EVERY == 1)
        report_progress(u, u->bytes + film_ingest_done(u->fd));
    return fatal(u, s, err);
}

static enum film_status
update_record(void *user, const struct film_record *r, struct film_error *err)
{
    struct update *u = user;
    enum film_status s = check_stop(u, err);
    if (s == FILM_OK)
        s = film_writer_add_record(u->w, r, err);
    u->in->note.records++;
    note_format(u, r->format);
    return fatal(u, s, err);
}

static void
update_warn(void *user, struct film_str path, uint32_t line,
            enum film_loss loss, const char *why)
{
    struct update *u = user;
    (void)path;
    film_report_warning(u->b, &u->in->note, line, loss, why);
}

static void
update_skipped(void *user, struct film_str path, uint32_t line, const char *why,
               struct film_str text)
{
    struct update *u = user;
    (void)path;
    film_report_skipped(u->b, &u->in->note, line, why, text);
}

/* Replaces what the index had of the input by what was read of it: the
 * documents after the mark. */
static enum film_status
replace(struct update *u, uint32_t mark, struct film_error *err)
{
    struct film_input *note = &u->in->note;
    enum film_status s = FILM_OK;
    if (u->in->known)
        s = film_writer_remove_before(u->w, note->path, mark, err);
    return s == FILM_OK ? film_writer_set_input(u->w, note, err) : s;
}

/* Removes what was read of a refused input or, if it is to be forgotten,
 * everything the index has of it. */
static enum film_status
take_out(struct update *u, uint32_t mark, struct film_error *err)
{
    struct film_str path = u->in->note.path;
    if (u->in->forgotten)
        return film_writer_remove(u->w, path, err);
    return film_writer_remove_after(u->w, path, mark, err);
}

/* Reads one input into the writer. */
static enum film_status
update_input(struct update *u, struct film_error *err)
{
    const struct film_sink sink = {u,           update_article, update_record,
                                   update_warn, update_skipped, NULL};
    struct film_input *note = &u->in->note;
    struct film_error why;
    uint32_t mark = 0;
    enum film_status s = film_writer_mark(u->w, &mark, err);
    if (s != FILM_OK)
        return s;
    if (u->in->failed) /* refused in a batch that was then dropped */
        return take_out(u, mark, err);
    u->fatal = false;
    *note = (struct film_input){.path = note->path,
                                .relative = note->relative,
                                .shown = note->shown,
                                .size = note->size,
                                .stamp = note->stamp,
                                .copy = note->copy};
    s = u->b->import ? film_import_read(u->b->import, note->path, &sink, &why)
                     : film_ingest_file(note, u->in->known, &u->fd,
                                        u->b->limits, &sink, &why);
    if (s == FILM_OK)
        return replace(u, mark, err);
    if (!u->fatal && s != FILM_ERR_NOMEM) {
        film_report_refused_input(u->b, u->in, &why);
        return take_out(u, mark, err);
    }
    if (!u->fatal)
        return film_error_nomem(err);
    *err = u->why;
    return s;
}

/* ---- Batches ---------------------------------------------------------- */

/* Commits the inputs before `end`. */
static enum film_status
commit(struct update *u, size_t end, struct film_error *err)
{
    enum film_status s = film_entities_refresh(u->w, err);
    if (s == FILM_ERR_NOMEM) {
        u->hopeless = true;
        return film_error_prefix(err, "the names of all records and films");
    }
    if (s == FILM_OK)
        s = film_writer_commit(u->w, err);
    if (s != FILM_OK)
        return s;
    u->changed = true;
    u->starved = false;
    s = film_index_sync(u->ix, err);
    for (; s == FILM_OK && u->committed < end; u->committed++)
        film_report_input(u->b, &u->plan->todo[u->committed]);
    return s;
}

/* True if reading smaller batches may help. */
static bool
may_part(const struct update *u, enum film_status s)
{
    return film_report_is_own_fault(s) && !u->hopeless;
}

/* Starts again at the last commit, with a new writer: after a failed allocation
 * a writer of libxapian 1.4 may have a corrupt freelist ("ran off end of
 * freelist"). */
static enum film_status
begin_again(struct update *u, struct film_error *err)
{
    enum film_status s = film_writer_discard(u->w, err);
    if (s != FILM_OK)
        return s;
    film_writer_free(u->w);
    u->w = NULL;
    return film_writer_open(&u->w, film_index_live(u->ix), false, err);
}

/* True if the input that failed alone is at fault. An input may need more
 * memory than there is. But if a small one fails, or two in a row, there is
 * hardly any memory, and refusing them all would empty the index. */
static bool
is_to_blame(const struct update *u, enum film_status s)
{
    if (s == FILM_ERR_NOMEM &&
        (u->starved || u->in->note.size < FILM_INGEST_SMALL))
        return false;
    return film_report_is_own_fault(s);
}

/* Reads and commits the next inputs, up to `end`. */
static enum film_status
update_some(struct update *u, size_t end, struct film_error *err)
{
    enum film_status s = FILM_OK;
    for (size_t i = u->committed; i < end && s == FILM_OK; i++) {
        u->in = &u->plan->todo[i];
        s = check_stop(u, err);
        if (s == FILM_OK)
            s = update_input(u, err);
    }
    return s == FILM_OK ? commit(u, end, err) : s;
}

/* Refuses the input that failed alone. */
static enum film_status
refuse_alone(struct update *u, struct film_error *err)
{
    struct film_error why = *err;
    struct film_str path = u->in->note.path;
    film_error_prefix(&why, "%.*s", (int)path.n, path.p);
    enum film_status s = begin_again(u, err);
    if (s != FILM_OK)
        return s;
    film_report_refused_input(u->b, u->in, &why);
    u->starved = why.status == FILM_ERR_NOMEM;
    u->committed++;
    return FILM_OK;
}

/* Starts again at the last commit and reads the inputs before `end` in ever
 * smaller batches until the failing one is found. That takes one commit for
 * each halving, not one for each input. */
static enum film_status
update_alone(struct update *u, size_t end, struct film_error *err)
{
    size_t part = (end - u->committed + 1) / 2;
    u->alone = true;
    enum film_status s = begin_again(u, err);
    while (s == FILM_OK && u->committed < end) {
        size_t left = end - u->committed;
        part = part < left ? part : left;
        s = update_some(u, u->committed + part, err);
        if (s == FILM_OK) {
            part *= 2;
        } else if (part == 1 && may_part(u, s) && is_to_blame(u, s)) {
            s = refuse_alone(u, err);
        } else if (part > 1 && may_part(u, s)) {
            part /= 2;
            s = begin_again(u, err);
        }
    }
    return s;
}

/* Commits the removal of the inputs from *reported to `end` in plan->gone, and
 * reports it. */
static enum film_status
commit_gone(struct update *u, size_t *reported, size_t end,
            struct film_error *err)
{
    enum film_status s = commit(u, 0, err);
    for (; s == FILM_OK && *reported < end; ++*reported)
        film_report_event(u->b, FILM_BUILD_REMOVED, u->plan->gone[*reported]);
    return s;
}

/* Forgets what is gone and notes new timestamps, in commits of their own. */
static enum film_status
update_notes(struct update *u, struct film_error *err)
{
    const struct film_plan *plan = u->plan;
    enum film_status s = FILM_OK;
    size_t reported = 0;
    for (size_t i = 0; i < plan->gone_count && s == FILM_OK; i++) {
        s = check_stop(u, err);
        if (s == FILM_OK)
            s = film_writer_remove(u->w, plan->gone[i]->path, err);
        if (s == FILM_OK && film_writer_pending(u->w) >= COMMIT_PASSAGES)
            s = commit_gone(u, &reported, i + 1, err);
    }
    for (size_t i = 0; i < plan->touched_count && s == FILM_OK; i++)
        s = film_writer_set_input(u->w, &plan->touched[i], err);
    if (s == FILM_OK &&
        (reported < plan->gone_count || plan->touched_count > 0))
        s = commit_gone(u, &reported, plan->gone_count, err);
    return s;
}

/* Reads input i, after which the batch may be committed. */
static enum film_status
update_next(struct update *u, size_t i, struct film_error *err)
{
    u->in = &u->plan->todo[i];
    enum film_status s = check_stop(u, err);
    if (s == FILM_OK)
        s = update_input(u, err);
    if (s == FILM_OK && film_writer_pending(u->w) >= COMMIT_PASSAGES)
        s = commit(u, i + 1, err);
    if (may_part(u, s))
        s = update_alone(u, i + 1, err);
    return s;
}

/* A signal has come before the input `from` was complete. Keeps the inputs
 * before it. */
static enum film_status
keep(struct update *u, size_t from, uint32_t mark, struct film_error *err)
{
    for (size_t i = from; i < u->plan->todo_count; i++)
        u->plan->todo[i].unread = true;
    enum film_status s =
        film_writer_remove_after(u->w, u->in->note.path, mark, err);
    if (s == FILM_OK)
        s = commit(u, from, err);
    for (size_t i = from; i < u->plan->todo_count && s == FILM_OK; i++)
        film_report_input(u->b, &u->plan->todo[i]);
    return s;
}

static enum film_status
update_all(struct update *u, struct film_error *err)
{
    const struct film_plan *plan = u->plan;
    enum film_status s = update_notes(u, err);
    if (s != FILM_OK)
        return s;
    for (size_t i = 0; i < plan->todo_count && s == FILM_OK; i++) {
        uint32_t mark = 0;
        s = film_writer_mark(u->w, &mark, err);
        if (s == FILM_OK)
            s = update_next(u, i, err);
        if (s == FILM_ERR_CANCELED && i > 0 && !u->alone &&
            film_report_keeps(u->b))
            return keep(u, i, mark, err);
        u->inputs = i + 1;
        u->bytes += u->in->note.size;
        report_progress(u, u->bytes);
    }
    if (s != FILM_OK || u->committed == plan->todo_count)
        return s;
    s = commit(u, plan->todo_count, err);
    return may_part(u, s) ? update_alone(u, plan->todo_count, err) : s;
}

/* Writes the refusals last, in a commit of their own. Until then all refused
 * inputs are tried again. */
static enum film_status
note_refused(struct update *u, struct film_error *err)
{
    enum film_status s = film_refused_write(u->w, u->plan, err);
    if (s == FILM_OK)
        s = film_writer_commit(u->w, err);
    if (s != FILM_OK)
        return s;
    u->changed = true;
    return film_index_sync(u->ix, err);
}

/* Writes the term lists of what may be removed: of inputs to forget, and of
 * known ones that are read again. */
static enum film_status
list_old(const struct film_plan *plan, struct film_index *ix,
         const struct film_build *b, struct film_error *err)
{
    struct film_strs old = {NULL, 0};
    old.v = calloc(plan->gone_count + plan->todo_count + 1, sizeof *old.v);
    if (!old.v)
        return film_error_nomem(err);
    for (size_t i = 0; i < plan->gone_count; i++)
        old.v[old.n++] = plan->gone[i]->path;
    for (size_t i = 0; i < plan->todo_count; i++)
        if (plan->todo[i].known || plan->todo[i].forgotten)
            old.v[old.n++] = plan->todo[i].note.path;
    enum film_status s =
        film_again_list(film_index_live(ix), old, true, b->stop, err);
    free(old.v);
    return s;
}

enum film_status
film_update_run(struct film_plan *plan, struct film_index *ix,
                struct film_build *b, struct film_error *err)
{
    struct update u = {.plan = plan, .b = b, .ix = ix};
    enum film_status s = list_old(plan, ix, b, err);
    if (s == FILM_OK)
        s = film_writer_open(&u.w, film_index_live(ix), false, err);
    if (s == FILM_OK)
        s = update_all(&u, err);
    if (s == FILM_OK && film_refused_changed(plan))
        s = note_refused(&u, err);
    film_writer_free(u.w);
    if (!u.changed)
        return s;
    struct film_error why;
    enum film_status sealed = film_index_seal(ix, s == FILM_OK ? err : &why);
    return s == FILM_OK ? sealed : s;
}
