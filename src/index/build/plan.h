/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an add or a removal has to do: which inputs are new or changed, and
 * which are gone. */
#ifndef FILM_INDEX_BUILD_PLAN_H
#define FILM_INDEX_BUILD_PLAN_H

#include "base/map.h"
#include "index/inputs/inputs.h"
#include "index/inputs/refusals.h"
#include "index/inputs/walk.h"

/* An input to be read, and the result. */
struct film_plan_input {
    struct film_input note; /* paths, size and stamp; then what reading found */
    const struct film_input *known; /* the index's note of it, or NULL */
    bool named;     /* named by the user, not found in a directory */
    bool unread;    /* not read to its end, because of a signal or for want of
                       memory: nothing changes */
    bool failed;    /* refused: the index keeps what it has of it, … */
    bool forgotten; /* … unless this is set: then that is removed */
    struct film_refusal refusal; /* if it failed; the plan frees .why */
};

struct film_plan {
    struct film_arena arena;  /* owns what is below, if nothing else is said */
    struct film_str cwd;      /* directory that shown paths are relative to */
    struct film_files files;  /* the files found, sorted by path once planned */
    struct film_inputs known; /* the inputs in the index */
    struct film_map by_path;  /* their places in known.v by path; on the heap */
    bool *listed;             /* of each whether it is among the files */
    uint64_t limits;          /* film_ingest_limits of this build */
    bool again;               /* unchanged inputs are read, too */
    uint64_t conditions;      /* film_ingest_conditions */
    struct film_refusals refused; /* the refusals noted in the index */
    /* Refused before and unchanged: not read again. */
    const struct film_refusal **unchanged_refusals;
    size_t unchanged_refusal_count;
    struct film_strs forgiven; /* keys of refusals that no longer hold */
    struct film_plan_input *todo;
    size_t todo_count;
    uint64_t todo_bytes;
    struct film_input *touched; /* notes of files of which only the time
                                   changed, or the way they are shown */
    size_t touched_count;
    const struct film_input **gone; /* known inputs to forget */
    size_t gone_count;
    const struct film_input **unchanged;
    size_t unchanged_count;
};

/* The plan is embedded in the caller's structure. */
void film_plan_init(struct film_plan *p);
void film_plan_release(struct film_plan *p);

/* Sorts plan->files into todo, touched and unchanged. A file of which something
 * was left out under other limits is read again, as it may be taken now. */
enum film_status film_plan_files(struct film_plan *p, struct film_error *err);

/* Plans to forget the known inputs at or below the keys that no longer exist.
 * An input stays if it is among the files (call film_plan_files first), if it
 * lies where the walk could not look, or if it is a regular file that the walk
 * merely skips. Call either this or film_plan_removal, once. */
enum film_status film_plan_gone(struct film_plan *p,
                                const struct film_str *keys, size_t n,
                                struct film_error *err);

/* For each key, how much the plan would forget: `gone` of `all` items (articles
 * and records; an input without any counts as one). If that is more than half,
 * `spared` is set and nothing below the key is forgotten. */
struct film_plan_loss {
    uint64_t gone, all;
    bool spared;
};
enum film_status film_plan_spare(struct film_plan *p,
                                 struct film_plan_loss *losses,
                                 const struct film_str *keys, size_t n,
                                 struct film_error *err);

/* Plans to forget the refusals at or below the keys whose files are gone or are
 * to be read again. `matched` is as for film_plan_removal, or NULL. */
enum film_status film_plan_forgive(struct film_plan *p,
                                   const struct film_str *keys, size_t n,
                                   bool *matched, struct film_error *err);

/* Plans to forget all known inputs at or below the keys. matched[i] is set if
 * an input lies at or below key i and no nearer key. */
enum film_status film_plan_removal(struct film_plan *p,
                                   const struct film_str *keys, size_t n,
                                   bool *matched, struct film_error *err);

#endif
