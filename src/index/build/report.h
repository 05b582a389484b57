/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How a build is to be done, and the reports of what becomes of its inputs. */
#ifndef FILM_INDEX_BUILD_REPORT_H
#define FILM_INDEX_BUILD_REPORT_H

#include "index/build/import.h"
#include "index/build/plan.h"
#include "index/generation.h"
#include "read/context.h"

#include <signal.h>

struct film_build_report {
    uint64_t added, unchanged, refused, removed; /* inputs */
    uint64_t articles, passages, records;        /* added */
    uint64_t bytes;                              /* of the inputs read */
    uint64_t partly_added, partly_unchanged;     /* inputs of which something
                                                    was left out */
    uint64_t beside; /* files that are none, among inputs: pictures, scripts */
    uint64_t wrong_names; /* of the command line: they lead to nothing */
    uint64_t skipped;     /* blocks of pages that are no
                             part of an article */
    uint64_t unread;      /* inputs that a signal came before */
    bool no_index;        /* nor is there one of before */
};

/* What became of an input. */
enum film_build_event {
    FILM_BUILD_ADDED,     /* it is in the index, committed */
    FILM_BUILD_UNCHANGED, /* it was there already */
    FILM_BUILD_REMOVED,   /* it has left the index, committed */
};

/* What came through a pipe and the path "-" stands for. */
struct film_piped {
    int copy;         /* film_spool; 0: nothing came, "-" is a path */
    const char *name; /* the path as which it is known */
};

/* How a build is to be done and whom to report to; all calls come one at a time
 * (but from any thread). */
struct film_build {
    const struct film_limits *limits;
    unsigned jobs;       /* threads; 0: as many as there are cores */
    bool wait;           /* for another writer to finish */
    bool drop_missing;   /* an upgrade goes on without inputs that are gone */
    struct film_str cwd; /* film_path_cwd: relative paths begin there */
    struct film_piped piped;
    const struct film_import *import;  /* where inputs are read from; NULL: the
                                          files */
    const volatile sig_atomic_t *stop; /* set by a signal: leave off; or NULL */
    void *user;
    /* A wait for another writer begins; or NULL. */
    void (*waits)(void *user);
    /* A signal has come, and what is whole is being kept; NULL: it is
     * dropped. */
    void (*keeps)(void *user);
    /* An input or a name was refused; the message names it. */
    void (*refused)(void *user, const struct film_error *why);
    /* A path below a named directory is passed over by rule (index/walk.h).
     * NULL: nobody wants to know. */
    void (*left_out)(void *user, struct film_str path, const char *why);
    /* Of every input what became of it in the index. NULL: nobody wants to
     * know. */
    void (*event)(void *user, enum film_build_event what,
                  const struct film_input *in);
    /* Something of an input was left out or mended. */
    void (*warn)(void *user, struct film_str path, uint32_t line,
                 const char *why);
    /* A block of a page is not part of its article (read/context.h). NULL:
     * nobody wants to know. */
    void (*skipped)(void *user, struct film_str path, uint32_t line,
                    const char *why, struct film_str text);
    /* Now and then: files and bytes done and in all; or NULL. */
    void (*progress)(void *user, uint64_t files, uint64_t all_files,
                     uint64_t bytes, uint64_t all_bytes);
    struct film_build_report report;
};

/* For what takes part in a build: what is done about another writer. */
struct film_waiting film_build_waiting(const struct film_build *b);

/* Gives the index back at the end, its state being noted. NULL is fine. */
void film_build_unlock(struct film_build *b, struct film_index *ix);

/* The same: counts and reports. */
void film_report_event(struct film_build *b, enum film_build_event what,
                       const struct film_input *in);
void film_report_refused(struct film_build *b, const struct film_error *why);

/* A name of the command line leads to nothing that can be read. */
void film_report_wrong_name(struct film_build *b, const struct film_error *why);

/* The same of an input that was to be read. Refused, it is forgotten only if it
 * has become what is never read (FILM_ERR_FORMAT, FILM_ERR_BESIDE; of the
 * latter, unless it was named, it is left out and counted): what could not be
 * read, or is cut off, may be whole the next time. */
void film_report_refused_input(struct film_build *b, struct film_plan_input *in,
                               const struct film_error *why);
void film_report_input(struct film_build *b, const struct film_plan_input *in);

/* The same of what is as it was when it was refused, and is not read. */
void film_report_unread(struct film_build *b, const struct film_plan *p);

/* A reader's warning of an input, which its note counts if something was left
 * out. */
void film_report_warning(struct film_build *b, struct film_input *note,
                         uint32_t line, enum film_loss loss, const char *why);

/* A block of a page that is not part of its article; counted. */
void film_report_skipped(struct film_build *b, const struct film_input *note,
                         uint32_t line, const char *why, struct film_str text);

/* A signal has come: true if what is whole is to be kept, not dropped, which is
 * reported then. */
bool film_report_keeps(struct film_build *b);

/* True for an error that may be one document's fault. */
bool film_report_is_own_fault(enum film_status s);

#endif
