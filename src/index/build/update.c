/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/build/update.h"

#include "index/entities.h"
#include "index/build/ingest.h"

enum {
    COMMIT_PASSAGES = 10000, /* most that a crash can lose */
    TELL_EVERY = 256,        /* articles of one input */
    SMALL = 1 << 16, /* bytes: an input below needs no memory to speak of */
};

struct place {
    struct film_plan *plan;
    struct film_build *b;
    struct film_index *ix;
    struct film_writer *w;
    struct film_plan_input *in; /* being read */
    int fd;                     /* of it */
    size_t inputs;              /* of plan->todo that were read */
    uint64_t bytes;             /* of those */
    bool fatal;                 /* the writer failed, not the input, … */
    struct film_error why;      /* … and this is how */
    size_t committed;           /* of plan->todo: those before it are safe */
    bool changed;               /* something was committed */
    bool starved; /* the last input that was refused had run out of memory */
};

/* ---- One input -------------------------------------------------------- */

static enum film_status
check_stop(const struct place *p, struct film_error *err)
{
    if (p->b->stop && *p->b->stop)
        return film_error_set(err, FILM_ERR_CANCELED, "interrupted");
    return FILM_OK;
}

static void
note_format(struct place *p, const char *format)
{
    if (p->in->note.format.n == 0)
        p->in->note.format = film_str_from(format);
}

static void
tell_progress(struct place *p, uint64_t bytes)
{
    if (p->b->progress)
        p->b->progress(p->b->user, p->inputs, p->plan->todo_count, bytes,
                       p->plan->todo_bytes);
}

/* Keeps our own failure as it is: on its way it gets the path of the input,
 * which may have nothing to do with it. */
static enum film_status
fatal(struct place *p, enum film_status s, const struct film_error *err)
{
    if (s != FILM_OK)
        p->why = *err;
    p->fatal |= s != FILM_OK;
    return s;
}

static enum film_status
place_article(void *user, const struct film_article *a, struct film_error *err)
{
    struct place *p = user;
    uint32_t passages = 0;
    enum film_status s = check_stop(p, err);
    if (s == FILM_OK)
        s = film_writer_add_article(p->w, a, &passages, err);
    p->in->note.articles += passages > 0;
    p->in->note.passages += passages;
    note_format(p, a->format);
    if (p->in->note.articles % TELL_EVERY == 1)
        tell_progress(p, p->bytes + film_ingest_done(p->fd));
    return fatal(p, s, err);
}

static enum film_status
place_record(void *user, const struct film_record *r, struct film_error *err)
{
    struct place *p = user;
    enum film_status s = check_stop(p, err);
    if (s == FILM_OK)
        s = film_writer_add_record(p->w, r, err);
    p->in->note.records++;
    note_format(p, r->format);
    return fatal(p, s, err);
}

static void
place_warn(void *user, struct film_str path, uint32_t line, enum film_loss loss,
           const char *why)
{
    struct place *p = user;
    (void)path;
    film_build_warn(p->b, &p->in->note, line, loss, why);
}

/* What was read of the input, whose documents are behind the mark, is in place
 * of what it was before. */
static enum film_status
replace(struct place *p, uint32_t mark, struct film_error *err)
{
    struct film_input *note = &p->in->note;
    enum film_status s = FILM_OK;
    if (p->in->known)
        s = film_writer_remove_before(p->w, note->path, mark, err);
    return s == FILM_OK ? film_writer_set_input(p->w, note, err) : s;
}

/* Takes out what had been read of a refused input, or all that the index has
 * of one that is forgotten. */
static enum film_status
take_out(struct place *p, uint32_t mark, struct film_error *err)
{
    struct film_str path = p->in->note.path;
    if (p->in->forgotten)
        return film_writer_remove(p->w, path, err);
    return film_writer_remove_after(p->w, path, mark, err);
}

/* Reads one input into the writer. */
static enum film_status
place_input(struct place *p, struct film_error *err)
{
    const struct film_sink sink = {p, place_article, place_record, place_warn};
    struct film_input *note = &p->in->note;
    struct film_error why;
    uint32_t mark = 0;
    enum film_status s = film_writer_mark(p->w, &mark, err);
    if (s != FILM_OK)
        return s;
    if (p->in->failed) /* in a batch that was dropped */
        return take_out(p, mark, err);
    p->fatal = false;
    *note = (struct film_input){.path = note->path,
                                .relative = note->relative,
                                .shown = note->shown,
                                .size = note->size,
                                .stamp = note->stamp};
    s = film_ingest_file(note, &p->fd, p->b->limits, &sink, &why);
    if (s == FILM_OK)
        return replace(p, mark, err);
    if (!p->fatal && s != FILM_ERR_NOMEM) {
        film_build_refuse_input(p->b, p->in, &why);
        return take_out(p, mark, err);
    }
    if (!p->fatal)
        return film_error_nomem(err);
    *err = p->why;
    return s;
}

/* ---- Batches ---------------------------------------------------------- */

/* Commits the inputs before `end`. */
static enum film_status
commit(struct place *p, size_t end, struct film_error *err)
{
    enum film_status s = film_entities_refresh(p->w, err);
    if (s == FILM_OK)
        s = film_writer_commit(p->w, err);
    if (s != FILM_OK)
        return s;
    p->changed = true;
    p->starved = false;
    s = film_index_sync(p->ix, err);
    for (; s == FILM_OK && p->committed < end; p->committed++)
        film_build_tell_input(p->b, &p->plan->todo[p->committed]);
    return s;
}

/* At the last commit, with a new writer: want of memory leaves one of libxapian
 * 1.4 in disorder ("ran off end of freelist"). */
static enum film_status
begin_again(struct place *p, struct film_error *err)
{
    enum film_status s = film_writer_discard(p->w, err);
    if (s != FILM_OK)
        return s;
    film_writer_free(p->w);
    p->w = NULL;
    return film_writer_open(&p->w, film_index_live(p->ix), false, err);
}

/* Whether the input that failed alone is at fault. One that needs more memory
 * than there is may be; a small one, or two in a row, show that there is hardly
 * any, and to refuse them all would empty the index. */
static bool
is_to_blame(const struct place *p, enum film_status s)
{
    if (s == FILM_ERR_NOMEM && (p->starved || p->in->note.size < SMALL))
        return false;
    return film_build_is_own_fault(s);
}

/* Begins again at the last commit and reads the inputs before `end` one by
 * one. */
static enum film_status
place_alone(struct place *p, size_t end, struct film_error *err)
{
    enum film_status s = begin_again(p, err);
    while (s == FILM_OK && p->committed < end) {
        p->in = &p->plan->todo[p->committed];
        s = place_input(p, err);
        if (s == FILM_OK)
            s = commit(p, p->committed + 1, err);
        if (s == FILM_OK || !is_to_blame(p, s))
            continue;
        struct film_error why = *err;
        struct film_str path = p->in->note.path;
        film_error_prefix(&why, "%.*s", (int)path.n, path.p);
        s = begin_again(p, err);
        if (s != FILM_OK)
            break;
        film_build_refuse_input(p->b, p->in, &why);
        p->starved = why.status == FILM_ERR_NOMEM;
        p->committed++;
    }
    return s;
}

/* Commits that the inputs from *told to `end` of those that are gone have been
 * forgotten. */
static enum film_status
commit_gone(struct place *p, size_t *told, size_t end, struct film_error *err)
{
    enum film_status s = commit(p, 0, err);
    for (; s == FILM_OK && *told < end; ++*told)
        film_build_tell(p->b, FILM_BUILD_REMOVED, p->plan->gone[*told]);
    return s;
}

/* Forgets what is gone and notes new times, in commits of their own. */
static enum film_status
place_notes(struct place *p, struct film_error *err)
{
    const struct film_plan *plan = p->plan;
    enum film_status s = FILM_OK;
    size_t told = 0;
    for (size_t i = 0; i < plan->gone_count && s == FILM_OK; i++) {
        s = check_stop(p, err);
        if (s == FILM_OK)
            s = film_writer_remove(p->w, plan->gone[i]->path, err);
        if (s == FILM_OK && film_writer_pending(p->w) >= COMMIT_PASSAGES)
            s = commit_gone(p, &told, i + 1, err);
    }
    for (size_t i = 0; i < plan->touched_count && s == FILM_OK; i++)
        s = film_writer_set_input(p->w, &plan->touched[i], err);
    if (s == FILM_OK && (told < plan->gone_count || plan->touched_count > 0))
        s = commit_gone(p, &told, plan->gone_count, err);
    return s;
}

static enum film_status
place_all(struct place *p, struct film_error *err)
{
    const struct film_plan *plan = p->plan;
    enum film_status s = place_notes(p, err);
    if (s != FILM_OK)
        return s;
    for (size_t i = 0; i < plan->todo_count && s == FILM_OK; i++) {
        p->in = &plan->todo[i];
        s = check_stop(p, err);
        if (s == FILM_OK)
            s = place_input(p, err);
        if (s == FILM_OK && film_writer_pending(p->w) >= COMMIT_PASSAGES)
            s = commit(p, i + 1, err);
        if (film_build_is_own_fault(s))
            s = place_alone(p, i + 1, err);
        p->inputs = i + 1;
        p->bytes += p->in->note.size;
        tell_progress(p, p->bytes);
    }
    if (s != FILM_OK || p->committed == plan->todo_count)
        return s;
    s = commit(p, plan->todo_count, err);
    return film_build_is_own_fault(s) ? place_alone(p, plan->todo_count, err)
                                      : s;
}

enum film_status
film_place_run(struct film_plan *plan, struct film_index *ix,
               struct film_build *b, struct film_error *err)
{
    struct place p = {.plan = plan, .b = b, .ix = ix};
    enum film_status s =
        film_writer_open(&p.w, film_index_live(ix), false, err);
    if (s == FILM_OK)
        s = place_all(&p, err);
    film_writer_free(p.w);
    if (!p.changed)
        return s;
    struct film_error why;
    enum film_status sealed = film_index_seal(ix, s == FILM_OK ? err : &why);
    return s == FILM_OK ? sealed : s;
}
