/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a search found: the one structure that every output format renders.
 * Everything is borrowed from the search's arena; strings are UTF-8. */
#ifndef FILM_SEARCH_HITS_H
#define FILM_SEARCH_HITS_H

#include "base/str.h"

#include <stdint.h>

/* Half-open range of bytes in a hit's text. */
struct film_range {
    uint32_t from, to;
};

/* A name of the query and the spelling that found this hit. */
struct film_matched {
    struct film_str query; /* as typed */
    struct film_str as;    /* as it stands in the text or record */
    const char *by; /* "exact" "alias" "order" "romanised" "hangul" "typo"
                       "role" "job" "record" "spelling" */
};

struct film_hit_film {
    struct film_str id, title;
    int year;
};

struct film_hit_person {
    struct film_str id, name;
};

/* One part of a score, for --explain. */
struct film_score_part {
    struct film_str name;
    double value;
};

/* A name that the query was found to have, for --explain. */
struct film_explained_name {
    struct film_str text;   /* as typed */
    const char *what;       /* "film" "person": of records; "other name"
                               "spelling": of passages */
    const char *why;        /* the rule: "by the surname" */
    struct film_strs means; /* who or what it may be; the first few */
    bool doubtful;          /* it may be just words, and gets no card */
    bool backed;            /* a year or another name of the query fits */
};

/* A word of the query, for --explain. */
struct film_explained_word {
    struct film_str text;    /* as typed */
    struct film_str mended;  /* the word that it was read as, or "" */
    double weight;           /* the most that it can add to a score, about */
    uint64_t passages;       /* that have it */
    bool function;           /* a function word */
    struct film_strs others; /* stems that count as it, for less; with a star:
                                words of a family that begin so */
};

struct film_hit {
    uint32_t rank; /* from 1, over the whole answer (offset included) */
    double score;
    struct film_str path;
    uint32_t line, line_end; /* 0 if not known */
    uint64_t byte, byte_end; /* both 0 if not known */
    struct film_str article; /* id that stays the same while the article does */
    struct film_str id;      /* its own in a container of several, or "" */
    struct film_str title, date, url, source, language;
    struct film_strs section; /* heading path, outermost first */
    struct film_strs authors;
    struct film_strs fields; /* what else its metadata say: "grade:A+" */
    struct film_hit_film *films;
    size_t film_count;
    struct film_hit_person *people;
    size_t person_count;
    struct film_str text;          /* the passage, whole */
    struct film_range *highlights; /* in order, not overlapping */
    size_t highlight_count;
    struct film_matched *matched;
    size_t matched_count;
    struct film_strs also_in; /* paths of near-identical passages folded in */
    uint32_t more_in_article; /* hits of this article left out by
                                 --per-article; said with its last hit shown */
    bool spoiler;             /* stands under Plot, Ending, Spoilers … */
    struct film_score_part *parts;
    size_t part_count;
    struct film_score_part *words; /* what of the part "text" each gives */
    size_t word_count;
    double share; /* of the query that it has, by weight; with parts only */
    const char *shard; /* name of the remote shard, NULL if local */
};

/* A sourced statement of a record, for the card above the passages. */
struct film_fact_source {
    struct film_str path;
    uint32_t line;
};

struct film_fact_role {
    struct film_str film; /* on a person's card: the film; on a film's card:
                             the person */
    struct film_str film_id;
    struct film_str job; /* "cast" "director" … */
    struct film_strs roles;
    int year;
    struct film_fact_source source;
};

struct film_fact_award {
    struct film_str ceremony, edition, category, film, person;
    int year;
    bool won;
    struct film_fact_source source;
    struct film_strs notes; /* where a passage or another record disagrees */
};

enum film_said_kind {
    FILM_SAID_TITLE,   /* the original one */
    FILM_SAID_RUNTIME, /* minutes */
    FILM_SAID_COUNTRY,
    FILM_SAID_GENRE,
    FILM_SAID_RELEASE, /* a date */
    FILM_SAID_RATING,
    FILM_SAID_KINDS
};

/* What a record says of a film besides. */
struct film_fact_said {
    enum film_said_kind kind;
    struct film_str said;
    struct film_str of; /* country of a release, whose a rating is, or "" */
    struct film_fact_source source;
};

struct film_fact_card {
    struct film_str id, name;
    bool person;            /* false: a film */
    struct film_strs names; /* every other name */
    struct film_strs ids;   /* "imdb:nm…" */
    int year;               /* a film's */
    struct film_str born, died;
    struct film_fact_role *roles;
    size_t role_count;
    struct film_fact_award *awards;
    size_t award_count;
    struct film_fact_said *said; /* of a film, by kind */
    size_t said_count;
    unsigned asked;     /* 1 << kind of what the query asks for */
    size_t asked_roles; /* so many of the first roles, too */
    bool awards_first;  /* and for awards */
    bool career;        /* and for all that there is: a career, a cast */
    struct film_strs conflicts; /* of records, or of one with a passage:
                                   "year: 2020 (a.xml:3), 2021 (b.nfo:1)" */
    struct film_fact_source source;
};

/* Names, in any spelling, that several people or films bear. */
struct film_shared_name {
    struct film_strs names;
    struct film_fact_card *cards; /* of those who bear them */
    size_t card_count;
    uint32_t total; /* there may be more than cards */
};

/* A value that matching passages have, and how many of them. */
struct film_facet_value {
    struct film_str value;     /* for people */
    struct film_str condition; /* to be added to a query: genre:"western" */
    uint64_t count;
};

/* What all matching passages have in one respect, the most frequent first. */
struct film_facet {
    const char *name;
    struct film_facet_value *v;
    size_t n;
    size_t total; /* values; v may have fewer */
    bool exact;   /* false: counts are at least these */
};

struct film_hits {
    struct film_str qid;   /* "" outside a batch */
    struct film_str query; /* as typed */
    struct film_hit *v;
    size_t n;
    uint64_t estimate; /* about so many passages match, at least those that
                          are listed */
    struct film_strs absent; /* words and names of the query without which no
                                passage answers it, as typed; none: some does */
    struct film_str nearest; /* "PATH:LINE" of the best passage, shown or not;
                                "": none was found */
    struct film_fact_card *cards;
    size_t card_count;
    struct film_shared_name *shared; /* of --ambiguous */
    size_t shared_count;
    struct film_facet *facets; /* of --facets */
    size_t facet_count;
    struct film_strs notes; /* lines for stderr: "searched also for …",
                               "read as text: …", "1 of 3 sources missing" */
    struct film_explained_name *names; /* these and words: of --explain */
    size_t name_count;
    struct film_explained_word *words;
    size_t word_count;
    struct film_str tree, lowered; /* of --explain: the query as understood
                                      and as given to Xapian */
};

#endif
