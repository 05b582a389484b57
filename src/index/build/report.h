/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How a build is to be done, and the reports on its inputs. */
#ifndef FILM_INDEX_BUILD_REPORT_H
#define FILM_INDEX_BUILD_REPORT_H

#include "index/build/import.h"
#include "index/build/plan.h"
#include "index/generation.h"
#include "read/context.h"

#include <signal.h>

struct film_build_report {
    uint64_t added, unchanged, refused, removed; /* numbers of inputs */
    uint64_t articles, passages, records;        /* numbers of what was added */
    uint64_t bytes;                              /* bytes of the inputs read */
    /* Inputs of which something was left out. */
    uint64_t partly_added, partly_unchanged;
    uint64_t beside; /* files among the inputs that are not inputs: pictures,
                        scripts */
    uint64_t wrong_names; /* names on the command line that lead to nothing */
    uint64_t skipped;     /* blocks of pages that are not part of an article */
    uint64_t unread; /* inputs that were not read because a signal came first */
    bool no_index;   /* no index exists, and none existed before */
};

/* What happened to an input. */
enum film_build_event {
    FILM_BUILD_ADDED,     /* it is in the index, committed */
    FILM_BUILD_UNCHANGED, /* it was in the index already */
    FILM_BUILD_REMOVED,   /* it was removed from the index, committed */
};

/* Data from a pipe, for which the path "-" stands. */
struct film_piped {
    int copy; /* descriptor from film_spool; 0: nothing was piped, and "-" is a
                 path */
    const char *name; /* the path it is known by */
};

/* How a build is to be done and whom to report to. Callbacks are never called
 * concurrently, but may be called from any thread. */
struct film_build {
    const struct film_limits *limits;
    unsigned jobs;       /* number of threads; 0: one for each core */
    bool wait;           /* wait for another writer to finish */
    bool drop_missing;   /* an upgrade continues without inputs that are gone */
    struct film_str cwd; /* film_path_cwd: relative paths start here */
    struct film_piped piped;
    /* Where inputs are read from; NULL: from their files. */
    const struct film_import *import;
    const volatile sig_atomic_t *stop; /* set by a signal: stop; may be NULL */
    void *user;
    /* Waiting for another writer begins. May be NULL. */
    void (*waits)(void *user);
    /* A signal has come, and the inputs that are complete are being kept. NULL:
     * they are dropped. */
    void (*keeps)(void *user);
    /* An input or a name was refused; the message names it. */
    void (*refused)(void *user, const struct film_error *why);
    /* A path below a named directory is skipped by rule (index/inputs/walk.h).
     * May be NULL. */
    void (*left_out)(void *user, struct film_str path, const char *why);
    /* What happened to an input. Called for every input; may be NULL. */
    void (*event)(void *user, enum film_build_event what,
                  const struct film_input *in);
    /* Something in an input was left out or repaired. */
    void (*warn)(void *user, struct film_str path, uint32_t line,
                 const char *why);
    /* A block of a page is not part of its article (read/context.h). May be
     * NULL. */
    void (*skipped)(void *user, struct film_str path, uint32_t line,
                    const char *why, struct film_str text);
    /* Called now and then with the files and bytes done so far and in all. May
     * be NULL. */
    void (*progress)(void *user, uint64_t files, uint64_t all_files,
                     uint64_t bytes, uint64_t all_bytes);
    struct film_build_report report;
};

/* For the parts of a build: how to deal with another writer. */
struct film_waiting film_build_waiting(const struct film_build *b);

/* Unlocks the index at the end and notes in the report whether one exists. ix
 * may be NULL. */
void film_build_unlock(struct film_build *b, struct film_index *ix);

/* For the parts of a build: these count and report. */
void film_report_event(struct film_build *b, enum film_build_event what,
                       const struct film_input *in);
void film_report_refused(struct film_build *b, const struct film_error *why);

/* A name on the command line leads to nothing that can be read. */
void film_report_wrong_name(struct film_build *b, const struct film_error *why);

/* An input that was to be read is refused. What the index has of it is removed
 * only if the file has become one that is never read (FILM_ERR_FORMAT,
 * FILM_ERR_BESIDE). In all other cases it stays: a file that could not be read,
 * or is cut off, may be whole the next time. A FILM_ERR_BESIDE that was not
 * named by the user is counted as skipped, not as refused. */
void film_report_refused_input(struct film_build *b, struct film_plan_input *in,
                               const struct film_error *why);
void film_report_input(struct film_build *b, const struct film_plan_input *in);

/* Reports the inputs that were refused before, have not changed and are
 * therefore not read. */
void film_report_unread(struct film_build *b, const struct film_plan *p);

/* A reader's warning about an input. It is counted in the input's note if
 * something was left out. */
void film_report_warning(struct film_build *b, struct film_input *note,
                         uint32_t line, enum film_loss loss, const char *why);

/* Counts and reports a block of a page that is not part of its article. */
void film_report_skipped(struct film_build *b, const struct film_input *note,
                         uint32_t line, const char *why, struct film_str text);

/* To be called after a signal. True if the inputs that are complete are to be
 * kept, which is reported then; false if they are to be dropped. */
bool film_report_keeps(struct film_build *b);

/* True for an error that a single document may have caused. */
bool film_report_is_own_fault(enum film_status s);

#endif
