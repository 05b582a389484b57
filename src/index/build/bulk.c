/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/build/bulk.h"

#include "base/memory.h"
#include "index/build/ingest.h"
#include "index/build/remove.h"
#include "index/build/sample.h"
#include "model/copy.h"
#include "names/lexicon.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    /* Bytes: all workers index a file larger than this. */
    SHARE_ABOVE = 1 << 20,
    BATCH_BYTES = 1 << 18, /* bytes of articles handed over together */
    /* Per worker; if more are queued, the reader indexes its own. */
    BATCHES_QUEUED = 4,
    REPORT_EVERY = 256, /* in articles of a shared file */
    WORKERS_MAX = 64,
    WORKER_BYTES = 128 << 20, /* memory a worker may need: its segment, the
                                 input, names, batches */
    HELD_MOST = 64 << 20,     /* bytes of its segment kept in memory */
    HELD_LEAST = 4 << 20,
};

/* Articles of one input, copied, for another worker to index. */
struct batch {
    struct batch *next;
    struct film_arena arena;
    struct film_article *articles;
    size_t count, bytes;
    size_t input;
};

struct bulk {
    struct film_build *b;
    struct film_index *ix;
    struct film_plan_input *inputs;
    size_t n, next;                       /* index of the next file to read */
    unsigned segments;                    /* number of segments begun */
    struct film_compression *compression; /* of all segments, or NULL */
    unsigned readers;                     /* workers that are reading a file */
    unsigned workers;
    struct batch *first, **last;
    unsigned queued;
    bool stopped; /* stopped by a signal, keeping the complete inputs */
    enum film_status failed; /* the first error of any worker */
    struct film_error error;
    uint64_t files_done, bytes_done, bytes_all;
    pthread_mutex_t lock; /* guards all of the above, the inputs' counts, and
                             calls of b's callbacks */
    pthread_cond_t changed;
};

struct worker {
    struct bulk *bulk;
    struct film_writer *writer;
    struct batch *open; /* batch being filled */
    size_t input;       /* index of the input being read */
    int fd;             /* that input's open file */
    uint64_t bytes;     /* bytes of that input already reported */
    bool share;
    unsigned articles;     /* articles of shared inputs so far */
    bool fatal;            /* the sink failed, not the input */
    struct film_error why; /* the sink's error, if fatal */
    pthread_t thread;
    bool started; /* and the thread does its share */
};

static enum film_status
fail(struct bulk *k, const struct film_error *why)
{
    pthread_mutex_lock(&k->lock);
    if (k->failed == FILM_OK) {
        k->failed = why->status;
        k->error = *why;
    }
    pthread_cond_broadcast(&k->changed);
    pthread_mutex_unlock(&k->lock);
    return why->status;
}

static enum film_status
refuse(struct bulk *k, struct film_plan_input *in, const struct film_error *why)
{
    pthread_mutex_lock(&k->lock);
    if (!in->failed)
        film_report_refused_input(k->b, in, why);
    pthread_mutex_unlock(&k->lock);
    return FILM_OK;
}

/* ---- Batches ---------------------------------------------------------- */

static void
free_batch(struct batch *t)
{
    if (t)
        film_arena_release(&t->arena);
    free(t);
}

/* Returns the path of a new segment, which the caller frees; NULL if out of
 * memory. */
static char *
new_segment(struct bulk *k)
{
    pthread_mutex_lock(&k->lock);
    unsigned i = k->segments++;
    pthread_mutex_unlock(&k->lock);
    return film_index_segment(k->ix, i);
}

static enum film_status
flush_if_full(struct worker *w, struct film_error *err)
{
    if (!film_writer_is_full(w->writer))
        return FILM_OK;
    enum film_status s = film_writer_commit(w->writer, err);
    if (s != FILM_OK || !film_writer_has_ended(w->writer))
        return s;
    char *path = new_segment(w->bulk);
    s = path ? film_writer_next_segment(w->writer, path, err)
             : film_error_nomem(err);
    free(path);
    return s;
}

static enum film_status
index_article(struct worker *w, size_t input, const struct film_article *a,
              struct film_error *err)
{
    uint32_t passages = 0;
    enum film_status s = film_writer_add_article(w->writer, a, &passages, err);
    if (s != FILM_OK)
        return s;
    struct film_input *note = &w->bulk->inputs[input].note;
    __atomic_add_fetch(&note->articles, passages > 0, __ATOMIC_RELAXED);
    __atomic_add_fetch(&note->passages, passages, __ATOMIC_RELAXED);
    return flush_if_full(w, err);
}

/* Makes a thread that ran out of memory in reading an input or indexing a part
 * of it go on: the input is read again later, alone. A small one needs no
 * memory to speak of, so there is hardly any. */
static enum film_status
defer(struct bulk *k, struct film_plan_input *in, struct film_error *err)
{
    if (in->note.size < FILM_INGEST_SMALL)
        return film_error_nomem(err);
    film_memory_forget();
    pthread_mutex_lock(&k->lock);
    in->unread = true;
    pthread_mutex_unlock(&k->lock);
    return FILM_OK;
}

static enum film_status
index_batch(struct worker *w, struct batch *t, struct film_error *err)
{
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < t->count && s == FILM_OK; i++)
        s = index_article(w, t->input, &t->articles[i], err);
    if (s == FILM_ERR_LIMIT) {
        struct film_plan_input *in = &w->bulk->inputs[t->input];
        film_error_prefix(err, "%.*s", (int)in->note.shown.n, in->note.shown.p);
        s = refuse(w->bulk, in, err);
    }
    if (s == FILM_OK && film_memory_failed()) /* a term may be missing */
        s = defer(w->bulk, &w->bulk->inputs[t->input], err);
    free_batch(t);
    return s;
}

/* Queues the open batch. If the other workers have enough to do, indexes it
 * here. */
static enum film_status
hand_over(struct worker *w, struct film_error *err)
{
    struct bulk *k = w->bulk;
    struct batch *t = w->open;
    w->open = NULL;
    if (!t)
        return FILM_OK;
    pthread_mutex_lock(&k->lock);
    bool queue = k->queued < (k->workers - 1) * BATCHES_QUEUED;
    if (queue) {
        *k->last = t;
        k->last = &t->next;
        k->queued++;
        pthread_cond_signal(&k->changed);
    }
    pthread_mutex_unlock(&k->lock);
    return queue ? FILM_OK : index_batch(w, t, err);
}

/* ---- Progress --------------------------------------------------------- */

/* Called under the lock: w has read `bytes` bytes of its file. */
static void
report_progress(struct worker *w, uint64_t bytes)
{
    struct bulk *k = w->bulk;
    k->bytes_done += bytes - w->bytes;
    w->bytes = bytes;
    if (k->b->progress)
        k->b->progress(k->b->user, k->files_done, k->n, k->bytes_done,
                       k->bytes_all);
}

/* Reports progress in the middle of a large file. */
static void
report_partial(struct worker *w)
{
    pthread_mutex_lock(&w->bulk->lock);
    report_progress(w, film_ingest_done(w->fd));
    pthread_mutex_unlock(&w->bulk->lock);
}

/* ---- The sink of a reader --------------------------------------------- */

/* Distinguishes a failure of the sink from one of the input, which refuses
 * only that input. Keeps the error without the input's path that is prefixed
 * later. */
static enum film_status
fatal(struct worker *w, enum film_status s, const struct film_error *err)
{
    if (s != FILM_OK)
        w->why = *err;
    w->fatal |= s != FILM_OK;
    return s;
}

static enum film_status
check_stop(const struct bulk *k, struct film_error *err)
{
    if (k->b->stop && *k->b->stop)
        return film_error_set(err, FILM_ERR_CANCELED, "interrupted");
    return FILM_OK;
}

static size_t
article_bytes(const struct film_article *a)
{
    size_t n = sizeof *a;
    for (size_t i = 0; i < a->block_count; i++)
        n += sizeof a->blocks[i] + a->blocks[i].text.n;
    return n;
}

static void
note_format(struct worker *w, const char *format)
{
    struct film_input *note = &w->bulk->inputs[w->input].note;
    if (note->format.n == 0)
        note->format = film_str_from(format);
}

static enum film_status
sink_article(void *user, const struct film_article *a, struct film_error *err)
{
    struct worker *w = user;
    enum film_status s = check_stop(w->bulk, err);
    if (s != FILM_OK)
        return fatal(w, s, err);
    note_format(w, a->format);
    if (w->share && w->articles++ % REPORT_EVERY == 0)
        report_partial(w);
    if (!w->share || w->bulk->workers == 1)
        return fatal(w, index_article(w, w->input, a, err), err);
    if (!w->open) {
        w->open = calloc(1, sizeof *w->open);
        if (!w->open)
            return fatal(w, film_error_nomem(err), err);
        w->open->input = w->input;
    }
    struct batch *t = w->open;
    struct film_article *copy =
        film_arena_push(&t->arena, &t->articles, &t->count, sizeof *copy);
    if (!copy || !film_article_copy(&t->arena, a, copy))
        return fatal(w, film_error_nomem(err), err);
    t->bytes += article_bytes(a);
    return t->bytes >= BATCH_BYTES ? fatal(w, hand_over(w, err), err) : FILM_OK;
}

static enum film_status
sink_record(void *user, const struct film_record *r, struct film_error *err)
{
    struct worker *w = user;
    enum film_status s = check_stop(w->bulk, err);
    note_format(w, r->format);
    if (s == FILM_OK)
        s = film_writer_add_record(w->writer, r, err);
    if (s == FILM_OK)
        s = flush_if_full(w, err);
    w->bulk->inputs[w->input].note.records++;
    return fatal(w, s, err);
}

static void
sink_warn(void *user, struct film_str path, uint32_t line, enum film_loss loss,
          const char *why)
{
    struct worker *w = user;
    struct bulk *k = w->bulk;
    (void)path;
    pthread_mutex_lock(&k->lock);
    film_report_warning(k->b, &k->inputs[w->input].note, line, loss, why);
    pthread_mutex_unlock(&k->lock);
}

static void
sink_skipped(void *user, struct film_str path, uint32_t line, const char *why,
             struct film_str text)
{
    struct worker *w = user;
    struct bulk *k = w->bulk;
    (void)path;
    pthread_mutex_lock(&k->lock);
    film_report_skipped(k->b, &k->inputs[w->input].note, line, why, text);
    pthread_mutex_unlock(&k->lock);
}

/* ---- Workers ---------------------------------------------------------- */

/* Called without the lock, after an input that was not read to its end. */
static enum film_status
leave_off(struct bulk *k, struct film_plan_input *in, struct film_error *err)
{
    pthread_mutex_lock(&k->lock);
    bool keeps = k->stopped || film_report_keeps(k->b);
    k->stopped = keeps;
    in->unread = keeps;
    pthread_mutex_unlock(&k->lock);
    return keeps ? FILM_OK
                 : film_error_set(err, FILM_ERR_CANCELED, "interrupted");
}

/* Limits are checked before the segment is changed, so exceeding one refuses
 * only the input. */
static bool
is_refusal(const struct worker *w)
{
    return !w->fatal || w->why.status == FILM_ERR_LIMIT;
}

static enum film_status
read_input(struct worker *w, struct film_error *err)
{
    struct bulk *k = w->bulk;
    struct film_plan_input *in = &k->inputs[w->input];
    const struct film_sink sink = {w,         sink_article, sink_record,
                                   sink_warn, sink_skipped, NULL};
    w->share = in->note.size > SHARE_ABOVE;
    w->fatal = false;
    struct film_error why;
    enum film_status s =
        k->b->import
            ? film_import_read(k->b->import, in->note.path, &sink, &why)
            : film_ingest_file(&in->note, in->known, &w->fd, k->b->limits,
                               &sink, &why);
    if (s == FILM_OK)
        s = hand_over(w, err);
    else if (w->fatal && w->why.status == FILM_ERR_CANCELED)
        s = leave_off(k, in, err);
    else if (!is_refusal(w))
        *err = w->why;
    else if (s == FILM_ERR_NOMEM)
        s = defer(k, in, err);
    else
        s = refuse(k, in, &why);
    free_batch(w->open);
    w->open = NULL;
    return s;
}

static void
count_done(struct worker *w)
{
    w->bulk->files_done++;
    report_progress(w, w->bulk->inputs[w->input].note.size);
    w->bytes = 0;
}

/* Called under the lock. Takes a batch or a file; returns false when no more
 * work will come. */
static bool
take_work(struct bulk *k, struct worker *w, struct batch **batch)
{
    for (;;) {
        *batch = NULL;
        if (k->failed != FILM_OK)
            return false;
        if ((*batch = k->first)) {
            k->first = (*batch)->next;
            if (!k->first)
                k->last = &k->first;
            k->queued--;
            return true;
        }
        if (k->next < k->n && !k->stopped) {
            w->input = k->next++;
            k->readers++;
            return true;
        }
        if (k->readers == 0)
            return false;
        pthread_cond_wait(&k->changed, &k->lock);
    }
}

static void
work(struct worker *w)
{
    struct bulk *k = w->bulk;
    struct film_error err;
    struct batch *batch;
    enum film_status s = FILM_OK;
    pthread_mutex_lock(&k->lock);
    while (s == FILM_OK && take_work(k, w, &batch)) {
        pthread_mutex_unlock(&k->lock);
        s = batch ? index_batch(w, batch, &err) : read_input(w, &err);
        pthread_mutex_lock(&k->lock);
        if (!batch) {
            k->readers--;
            count_done(w);
            pthread_cond_broadcast(&k->changed);
        }
    }
    pthread_mutex_unlock(&k->lock);
    if (s == FILM_OK)
        s = film_writer_commit(w->writer, &err);
    if (s != FILM_OK)
        fail(k, &err);
}

/* A thread without memory to read leaves the work to others. */
static void *
run_thread(void *user)
{
    struct worker *w = user;
    w->started = film_read_init_thread();
    if (w->started)
        work(w);
    return NULL;
}

/* ---- The run ---------------------------------------------------------- */

static unsigned
worker_count(const struct film_build *b, size_t inputs, uint64_t bytes)
{
    uint64_t fit = film_memory_room() / WORKER_BYTES;
    long cores = b->jobs ? (long)b->jobs : sysconf(_SC_NPROCESSORS_ONLN);
    if (inputs == 1 && bytes <= SHARE_ABOVE)
        return 1;
    if (cores < 1 || fit < 2)
        return 1;
    unsigned most = fit < WORKERS_MAX ? (unsigned)fit : (unsigned)WORKERS_MAX;
    return cores < (long)most ? (unsigned)cores : most;
}

static enum film_status
open_writer(struct bulk *k, struct film_writer **w, struct film_error *err)
{
    char *path = new_segment(k);
    enum film_status s =
        path ? film_writer_open_segment(w, path, k->compression, err)
             : film_error_nomem(err);
    free(path);
    return s;
}

static enum film_status
open_writers(struct bulk *k, struct worker *v, struct film_error *err)
{
    uint64_t held = film_memory_room() / k->workers / 4;
    held = held > HELD_MOST ? HELD_MOST : held;
    held = held < HELD_LEAST ? HELD_LEAST : held;
    enum film_status s = FILM_OK;
    for (unsigned i = 0; i < k->workers && s == FILM_OK; i++) {
        s = open_writer(k, &v[i].writer, err);
        if (s == FILM_OK)
            film_writer_hold(v[i].writer, held);
    }
    return s;
}

static void
run_workers(struct bulk *k, struct worker *v)
{
    unsigned started = 0;
    for (unsigned i = 1; i < k->workers; i++, started++)
        if (pthread_create(&v[i].thread, NULL, run_thread, &v[i]) != 0)
            break; /* fewer threads also do the work */
    work(&v[0]);
    for (unsigned i = 1; i <= started; i++)
        pthread_join(v[i].thread, NULL);
    for (unsigned i = 1; i < k->workers; i++)
        if (!v[i].started)
            work(&v[i]); /* to finish its segment */
    for (struct batch *t = k->first, *next; t; t = next) {
        next = t->next;
        free_batch(t);
    }
}

/* Writes the notes of the inputs in a segment of their own, because the results
 * are known only at the end. */
static enum film_status
note_inputs(struct bulk *k, struct film_error *err)
{
    struct film_writer *w = NULL;
    enum film_status s = open_writer(k, &w, err);
    for (size_t i = 0; i < k->n && s == FILM_OK; i++)
        if (!k->inputs[i].failed && !k->inputs[i].unread)
            s = film_writer_set_input(w, &k->inputs[i].note, err);
    if (s == FILM_OK)
        s = film_writer_commit(w, err);
    film_writer_free(w);
    return s;
}

/* Lists the inputs that were refused later, or not read to the end, although
 * something of them is in a segment. */
static enum film_status
list_failed(const struct bulk *k, struct film_strs *paths,
            struct film_error *err)
{
    paths->v = calloc(k->n + 1, sizeof *paths->v);
    if (!paths->v)
        return film_error_nomem(err);
    for (size_t i = 0; i < k->n; i++) {
        const struct film_input *note = &k->inputs[i].note;
        bool whole = !k->inputs[i].failed && !k->inputs[i].unread;
        if (!whole && note->articles + note->records > 0)
            paths->v[paths->n++] = note->path;
    }
    return FILM_OK;
}

/* Removes from all segments what came from those inputs. */
static enum film_status
remove_failed(struct bulk *k, struct film_error *err)
{
    struct film_strs paths = {NULL, 0};
    enum film_status s = list_failed(k, &paths, err);
    for (unsigned i = 0; i < k->segments && s == FILM_OK; i++) {
        char *path = film_index_segment(k->ix, i);
        s = path ? film_remove_inputs(path, paths, NULL, err)
                 : film_error_nomem(err);
        free(path);
    }
    free(paths.v);
    return s;
}

/* After a signal, marks the inputs that no worker has begun. If no input is
 * complete, there is nothing to keep. */
static enum film_status
note_unread(struct bulk *k, struct film_error *err)
{
    size_t whole = 0;
    for (size_t i = 0; i < k->n; i++) {
        k->inputs[i].unread |= i >= k->next;
        whole += !k->inputs[i].unread && !k->inputs[i].failed;
    }
    return whole > 0 ? FILM_OK
                     : film_error_set(err, FILM_ERR_CANCELED, "interrupted");
}

static enum film_status
settle(struct bulk *k, struct film_error *err)
{
    enum film_status s = k->stopped ? note_unread(k, err) : FILM_OK;
    if (s == FILM_OK)
        s = remove_failed(k, err);
    return s == FILM_OK ? note_inputs(k, err) : s;
}

enum film_status
film_bulk_run(struct film_index *ix, struct film_plan *plan,
              struct film_build *b, unsigned *segments,
              struct film_lexicon *names, struct film_error *err)
{
    struct bulk k = {
        .b = b, .ix = ix, .inputs = plan->todo, .n = plan->todo_count};
    for (size_t i = 0; i < k.n; i++)
        k.bytes_all += k.inputs[i].note.size;
    k.workers = worker_count(b, k.n, k.bytes_all);
    k.last = &k.first;
    struct worker *v = calloc(k.workers, sizeof *v);
    if (!v)
        return film_error_nomem(err);
    for (unsigned i = 0; i < k.workers; i++)
        v[i].bulk = &k;
    pthread_mutex_init(&k.lock, NULL);
    pthread_cond_init(&k.changed, NULL);
    enum film_status s = film_sample_run(&k.compression, ix, plan, b, err);
    if (s == FILM_OK)
        s = open_writers(&k, v, err);
    if (s == FILM_OK) {
        run_workers(&k, v);
        s = k.failed;
        if (s != FILM_OK)
            *err = k.error;
    }
    for (unsigned i = 0; i < k.workers; i++) {
        if (s == FILM_OK)
            s = film_lexicon_join(names, film_writer_names(v[i].writer), err);
        film_writer_free(v[i].writer);
    }
    if (s == FILM_OK)
        s = settle(&k, err);
    pthread_cond_destroy(&k.changed);
    pthread_mutex_destroy(&k.lock);
    *segments = k.segments;
    film_compression_free(k.compression);
    free(v);
    return s;
}
