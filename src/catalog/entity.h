/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A film or a person of the catalogue: what all records together state, each
 * statement with its record. Strings are borrowed from whatever made the entity
 * (merge.h's arena, or the decoded bytes). */
#ifndef FILM_CATALOG_ENTITY_H
#define FILM_CATALOG_ENTITY_H

#include "base/arena.h"
#include "base/buf.h"
#include "model/record.h"

struct film_source {
    struct film_str path; /* key of the record's input */
    uint32_t line;
};

/* A person's part in a film, seen from either side. */
struct film_entity_credit {
    struct film_str other_id; /* id of the film or person at the other end */
    struct film_str other;    /* main name of that film or person */
    enum film_job job;
    struct film_str job_text; /* for FILM_JOB_OTHER */
    struct film_strs roles;
    int year; /* year of the film */
    struct film_source source;
};

struct film_entity_award {
    struct film_str ceremony, edition, category;
    struct film_str film, person; /* main names; "" if unknown */
    int year;
    bool won;
    struct film_source source;
};

/* What one record states where records disagree. */
struct film_entity_claim {
    struct film_str said;
    struct film_source source;
};

struct film_entity_conflict {
    struct film_str what; /* "year" "runtime" "director" "born" "died" */
    struct film_entity_claim *claims;
    size_t n;
};

enum film_entity_fact_kind {
    FILM_ENTITY_RUNTIME, /* said: in minutes */
    FILM_ENTITY_COUNTRY, /* of: key of the country */
    FILM_ENTITY_GENRE,
    FILM_ENTITY_RELEASE, /* said: the date; of: the country, "" for the first
                            release */
    FILM_ENTITY_RATING,  /* of: who gave it, "" if unknown */
    FILM_ENTITY_FACT_KINDS
};

/* Another statement of a record about a film. */
struct film_entity_fact {
    enum film_entity_fact_kind kind;
    struct film_str said, of;
    struct film_source source;
};

struct film_entity {
    bool person; /* false: a film */
    /* "imdb:nm1"; stable as long as the records do not change. */
    struct film_str id;
    struct film_names names; /* the main one first */
    struct film_strs ids;    /* "scheme:value" */
    int year;                /* for a film */
    struct film_str born, died;
    struct film_entity_fact *facts; /* for a film, ordered by kind */
    size_t fact_count;
    struct film_entity_credit *credits;
    size_t credit_count;
    struct film_entity_award *awards;
    size_t award_count;
    struct film_entity_conflict *conflicts;
    size_t conflict_count;
    struct film_source source; /* its first record; "" if it has none of its own
                                  (a person known only from casts) */
};

/* Appends the entity as stored with its document; the first byte is
 * FILM_KIND_ENTITY. out keeps a failure. */
void film_entity_store(struct film_buf *out, const struct film_entity *e);

/* Reads a stored entity. Strings borrow from data, arrays are in the arena.
 * FILM_ERR_INDEX if it is damaged. */
enum film_status film_entity_load(struct film_entity *e, struct film_str data,
                                  struct film_arena *arena,
                                  struct film_error *err);

/* Sets years to the years that records give the film, the displayed one first,
 * and *n to their number, at most FILM_ENTITY_YEARS. */
enum { FILM_ENTITY_YEARS = 8 };
void film_entity_years(int years[FILM_ENTITY_YEARS], size_t *n,
                       const struct film_entity *e);

/* A measure of how much the records contain about a person, for comparisons. */
unsigned film_entity_prominence(const struct film_entity *e);

/* "cast", "director" …; for FILM_JOB_OTHER the text. Never NULL. */
struct film_str film_job_name(enum film_job job, struct film_str text);

#endif
