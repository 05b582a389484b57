/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A film or a person of the catalogue: what all records together say, each
 * statement with the record it comes from. Strings are borrowed from whatever
 * made the entity (merge.h's arena, or the decoded bytes). */
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
    struct film_str other_id; /* of the film or person at the other end */
    struct film_str other;    /* its main name */
    enum film_job job;
    struct film_str job_text; /* of FILM_JOB_OTHER */
    struct film_strs roles;
    int year; /* the film's */
    struct film_source source;
};

struct film_entity_award {
    struct film_str ceremony, edition, category;
    struct film_str film, person; /* main names, "" if not said */
    int year;
    bool won;
    struct film_source source;
};

/* What one record says in a matter in which records disagree. */
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
    FILM_ENTITY_RUNTIME, /* said: minutes */
    FILM_ENTITY_COUNTRY, /* of: its key */
    FILM_ENTITY_GENRE,
    FILM_ENTITY_RELEASE, /* said: the date, of: the country, "" for the first */
    FILM_ENTITY_RATING,  /* of: whose, "" if not said */
    FILM_ENTITY_FACT_KINDS
};

/* What a record says of a film, besides names, year, people and awards. */
struct film_entity_fact {
    enum film_entity_fact_kind kind;
    struct film_str said, of;
    struct film_source source;
};

struct film_entity {
    bool person;             /* false: a film */
    struct film_str id;      /* "imdb:nm1": stays while the records do */
    struct film_names names; /* the main one first */
    struct film_strs ids;    /* "scheme:value" */
    int year;                /* a film's */
    struct film_str born, died;
    struct film_entity_fact *facts; /* a film's, by kind */
    size_t fact_count;
    struct film_entity_credit *credits;
    size_t credit_count;
    struct film_entity_award *awards;
    size_t award_count;
    struct film_entity_conflict *conflicts;
    size_t conflict_count;
    struct film_source source; /* its first record, "" if it has none of its
                                  own (a person known from casts only) */
};

/* Appends the entity as it is stored with its document; the first byte is
 * FILM_KIND_ENTITY. A failure is kept in out. */
void film_entity_store(struct film_buf *out, const struct film_entity *e);

/* Reads it back; strings borrow from data, arrays live in the arena. Damaged:
 * FILM_ERR_INDEX. */
enum film_status film_entity_load(struct film_entity *e, struct film_str data,
                                  struct film_arena *arena,
                                  struct film_error *err);

/* The years that records give the film, the one that is shown first; *n of
 * them, as many as there is room. */
enum { FILM_ENTITY_YEARS = 8 };
void film_entity_years(int years[FILM_ENTITY_YEARS], size_t *n,
                       const struct film_entity *e);

/* How much the records have of a person: a number to compare persons by. */
unsigned film_entity_prominence(const struct film_entity *e);

/* "cast", "director" …; of FILM_JOB_OTHER text. Never NULL. */
struct film_str film_job_name(enum film_job job, struct film_str text);

#endif
