/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an add or a removal has to do: which inputs are new or changed, which
 * have gone. */
#ifndef FILM_INDEX_BUILD_PLAN_H
#define FILM_INDEX_BUILD_PLAN_H

#include "index/inputs/inputs.h"
#include "index/inputs/refusals.h"
#include "index/inputs/walk.h"

/* An input to be read, and what became of it. */
struct film_plan_input {
    struct film_input note; /* paths, size, stamp, then what reading found */
    const struct film_input *known; /* what the index has of it, or NULL */
    bool named;                     /* not found below a directory */
    bool unread;    /* a signal came before it was: nothing changes, or */
    bool failed;    /* refused: what the index has of it stays, … */
    bool forgotten; /* … or leaves it */
    struct film_refusal refusal; /* if it failed; .why is the plan's to free */
};

struct film_plan {
    struct film_arena arena;      /* of all below */
    struct film_str cwd;          /* where paths are shown as from */
    struct film_files files;      /* found, sorted by path once planned */
    struct film_inputs known;     /* what the index has */
    uint64_t limits;              /* of reading: film_ingest_limits */
    uint64_t conditions;          /* film_ingest_conditions */
    struct film_refusals refused; /* that the index knows of */
    const struct film_refusal **unchanged_refusals; /* refused again unread */
    size_t unchanged_refusal_count;
    struct film_strs forgiven; /* keys of refusals that no longer are */
    struct film_plan_input *todo;
    size_t todo_count;
    uint64_t todo_bytes;
    struct film_input *touched; /* notes of files whose time alone changed, or
                                   how they are shown */
    size_t touched_count;
    const struct film_input **gone; /* known inputs to be forgotten */
    size_t gone_count;
    const struct film_input **unchanged;
    size_t unchanged_count;
};

/* Embedded. */
void film_plan_init(struct film_plan *p);
void film_plan_release(struct film_plan *p);

/* Sorts plan->files into todo, touched and unchanged. What other limits left
 * out of a file may come in: it is to be read again. */
enum film_status film_plan_files(struct film_plan *p, struct film_error *err);

/* Plans to forget the known inputs at or below the keys that are not there any
 * more: not among the files (film_plan_files comes first), not where the walk
 * could not look, and no regular files that it only passes over. Either this or
 * the next is called, once. */
enum film_status film_plan_gone(struct film_plan *p,
                                const struct film_str *keys, size_t n,
                                struct film_error *err);

/* Of each key, what the plan forgets: items (articles and records, or inputs
 * where none has any) of how many. Where that is more than half, nothing is
 * forgotten. */
struct film_plan_loss {
    uint64_t gone, all;
    bool spared;
};
enum film_status film_plan_spare(struct film_plan *p,
                                 struct film_plan_loss *losses,
                                 const struct film_str *keys, size_t n,
                                 struct film_error *err);

/* Plans to forget the refusals at or below the keys that are not there any more
 * or are to be read again; matched (which may be NULL) as below. */
enum film_status film_plan_forgive(struct film_plan *p,
                                   const struct film_str *keys, size_t n,
                                   bool *matched, struct film_error *err);

/* Plans to forget all known inputs at or below the keys. matched[i] is set if
 * key i has led to one (the nearest one counts). */
enum film_status film_plan_removal(struct film_plan *p,
                                   const struct film_str *keys, size_t n,
                                   bool *matched, struct film_error *err);

#endif
