/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/build/refused.h"

static bool
is_to_note(const struct film_plan_input *in)
{
    return in->failed && in->refusal.why.p;
}

/* True if a path that could not be examined is not noted yet. */
static bool
is_new_unseen(const struct film_plan *p, size_t i)
{
    return !film_refusals_find(&p->refused, p->files.unseen.v[i]);
}

bool
film_refused_changed(const struct film_plan *p)
{
    bool changed = p->forgiven.n > 0;
    for (size_t i = 0; i < p->todo_count && !changed; i++)
        changed = is_to_note(&p->todo[i]);
    for (size_t i = 0; i < p->files.unseen.n && !changed; i++)
        changed = is_new_unseen(p, i);
    return changed;
}

static enum film_status
set(struct film_writer *w, const struct film_refusal *r, struct film_error *err)
{
    char key[FILM_REFUSAL_KEY];
    struct film_buf value;
    film_refusal_key(r->path, key);
    film_buf_init(&value, SIZE_MAX / 4);
    film_store_refusal(&value, r);
    enum film_status s = film_buf_check(&value, err);
    if (s == FILM_OK)
        s = film_writer_set_metadata(w, film_str_from(key),
                                     film_buf_get(&value), err);
    film_buf_release(&value);
    return s;
}

static enum film_status
unset(struct film_writer *w, struct film_str path, struct film_error *err)
{
    char key[FILM_REFUSAL_KEY];
    film_refusal_key(path, key);
    return film_writer_set_metadata(w, film_str_from(key), (struct film_str){0},
                                    err);
}

static struct film_refusal
refusal_of(const struct film_plan *p, const struct film_plan_input *in)
{
    struct film_refusal r = in->refusal;
    r.path = in->note.path;
    r.relative = in->note.relative;
    r.size = in->note.size;
    r.stamp = in->note.stamp;
    r.conditions = p->conditions;
    return r;
}

enum film_status
film_refused_write(struct film_writer *w, const struct film_plan *p,
                   struct film_error *err)
{
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < p->forgiven.n && s == FILM_OK; i++)
        s = unset(w, p->forgiven.v[i], err);
    for (size_t i = 0; i < p->todo_count && s == FILM_OK; i++) {
        struct film_refusal r = refusal_of(p, &p->todo[i]);
        if (is_to_note(&p->todo[i]))
            s = set(w, &r, err);
    }
    for (size_t i = 0; i < p->files.unseen.n && s == FILM_OK; i++) {
        struct film_refusal r = {.path = p->files.unseen.v[i],
                                 .status = FILM_ERR_IO,
                                 .why = FILM_STR(": cannot be looked at")};
        if (is_new_unseen(p, i))
            s = set(w, &r, err);
    }
    return s;
}
