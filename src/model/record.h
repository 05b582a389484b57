/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A film or person record as a reader found it. Plain structs of borrowed
 * strings (UTF-8, NFC), valid as long as the arena they were made in. A missing
 * string is empty, a missing year 0. */
#ifndef FILM_MODEL_RECORD_H
#define FILM_MODEL_RECORD_H

#include "model/article.h"

enum film_name_kind {
    FILM_NAME_MAIN,        /* the one to show */
    FILM_NAME_ORIGINAL,    /* the original title, or a name in its own script */
    FILM_NAME_ALTERNATIVE, /* any other spelling or title in use */
    FILM_NAME_TRANSLATED,
    FILM_NAME_ROMANISED,
    FILM_NAME_BIRTH,
    FILM_NAME_STAGE,
};

struct film_name {
    struct film_str text;
    struct film_str language; /* BCP 47; "" if unknown */
    struct film_str family;   /* the family-name part of a person's name */
    enum film_name_kind kind;
};

struct film_names {
    struct film_name *v; /* the main one first */
    size_t n;
};

enum film_job {
    FILM_JOB_CAST,
    FILM_JOB_DIRECTOR,
    FILM_JOB_WRITER,
    FILM_JOB_PRODUCER,
    FILM_JOB_COMPOSER,
    FILM_JOB_CINEMATOGRAPHER,
    FILM_JOB_EDITOR,
    FILM_JOB_OTHER,
};

/* A person's part in a film. */
struct film_credit {
    enum film_job job;
    struct film_str job_text; /* the job in the record's words, for OTHER */
    struct film_str
        person_ref; /* ref of the person's record in the same input (filmxml: in
                       any input of that format), or "" */
    struct film_names names; /* the person's names as given here */
    struct film_id *person_ids;
    size_t person_id_count;
    struct film_names roles; /* names of the characters */
    uint32_t line;
};

struct film_award {
    struct film_str ceremony; /* "Baeksang Arts Awards" */
    struct film_str edition;  /* "57" or "57th", as given */
    struct film_str category; /* "Best Actress" */
    /* The recipient's ref, if not the record's subject … */
    struct film_str person_ref;
    struct film_str person; /* … or by name */
    /* The film it was given for, by ref or title. */
    struct film_str film_ref, film;
    int year; /* year of the ceremony */
    bool won; /* false: nominated */
    uint32_t line;
};

struct film_release {
    struct film_str date;    /* YYYY, YYYY-MM or YYYY-MM-DD */
    struct film_str country; /* "": the first release anywhere */
};

struct film_rating {
    struct film_str value; /* in the record's words: "7.4/10", "93%" */
    struct film_str by;    /* who gave it: "imdb"; "" if unknown */
};

enum film_record_kind { FILM_RECORD_FILM, FILM_RECORD_PERSON };

struct film_record {
    enum film_record_kind kind;
    /* Path of the input: its key, or the path shown in messages. */
    struct film_str path;
    struct film_str ref;  /* the record's own id in its input, or "" */
    uint32_t line;        /* first line in the input, from 1 */
    const char *format;   /* the reader's name: "nfo", "kobis" … */
    struct film_str form; /* film: "movie" "series" "episode" "concert" … */
    struct film_names names;
    struct film_id *ids;
    size_t id_count;
    int year; /* film: year of production or first release */
    struct film_release *releases;
    size_t release_count;
    struct film_str born, died; /* person: dates in the form above */
    struct film_strs countries, languages, genres, tags, studios;
    int runtime; /* in minutes; 0 if unknown */
    /* Synopsis or description, with \n\n between paragraphs. */
    struct film_str plot;
    struct film_str tagline;
    struct film_rating *ratings;
    size_t rating_count;
    struct film_credit *credits;
    size_t credit_count;
    struct film_award *awards;
    size_t award_count;
    /* person: works of which only the title is known (KOBIS filmoNames) */
    struct film_strs works;
};

#endif
