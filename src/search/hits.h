/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The result of a search: the one structure that every output format renders.
 * Everything is borrowed from the search's arena; strings are UTF-8. */
#ifndef FILM_SEARCH_HITS_H
#define FILM_SEARCH_HITS_H

#include "base/str.h"

#include <stdint.h>

/* A half-open range of bytes in a hit's text. */
struct film_range {
    uint32_t from, to;
};

/* A name in the query and the spelling by which this hit was found. */
struct film_matched {
    struct film_str query; /* as typed */
    struct film_str as;    /* as written in the text or record */
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

/* A name recognised in the query, for --explain. */
struct film_explained_name {
    struct film_str text;   /* as typed */
    const char *what;       /* "film" or "person": from records; "other name" or
                               "spelling": from passages */
    const char *why;        /* the rule: "by the surname" */
    struct film_strs means; /* who or what it may mean; only the first few */
    bool doubtful;          /* it may be ordinary words, and gets no card */
    bool backed; /* supported by a year or another name in the query */
};

/* A word of the query, for --explain. */
struct film_explained_word {
    struct film_str text;      /* as typed */
    struct film_str corrected; /* the word it was corrected to, or "" */
    double weight;     /* approximately the most that it can add to a score */
    uint64_t passages; /* number of passages that have it */
    bool function;     /* a function word */
    struct film_strs others; /* stems that count as this word, with less weight;
                                for a prefix: words that begin with it */
};

struct film_hit {
    uint32_t rank; /* from 1, in the whole answer (including the offset) */
    double score;
    struct film_str path;
    uint32_t line, line_end; /* 0 if unknown */
    uint64_t byte, byte_end; /* both 0 if unknown */
    /* Id, stable as long as the article does not change. */
    struct film_str article;
    /* The article's own id in a container of several, or "". */
    struct film_str id;
    struct film_str title, date, url, source, language;
    struct film_strs section; /* heading path, outermost first */
    struct film_strs authors;
    struct film_strs fields; /* other metadata: "grade:A+" */
    struct film_hit_film *films;
    size_t film_count;
    struct film_hit_person *people;
    size_t person_count;
    struct film_str text;          /* the whole passage */
    struct film_range *highlights; /* in order, not overlapping */
    size_t highlight_count;
    struct film_matched *matched;
    size_t matched_count;
    /* Paths of near-duplicate passages that are not shown. */
    struct film_strs also_in;
    uint32_t more_in_article; /* number of hits in this article left out by
                                 --per-article; set on the article's last hit
                                 shown */
    bool spoiler; /* it is below a heading such as Plot, Ending, Spoilers */
    struct film_score_part *parts;
    size_t part_count;
    struct film_score_part *words; /* what each word adds to the part "text" */
    size_t word_count;
    double share; /* the share of the query, by weight, that it matches; set
                     only with parts */
    const char *shard; /* name of the remote shard, NULL if local */
};

/* A statement of a record with its source, for the card above the passages. */
struct film_fact_source {
    struct film_str path;
    uint32_t line;
};

struct film_fact_role {
    /* On a person's card the film, on a film's card the person. */
    struct film_str film;
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
    struct film_strs notes; /* contradictions by a passage or another record */
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

/* Another fact that a record states about a film. */
struct film_fact_said {
    enum film_said_kind kind;
    struct film_str said;
    struct film_str of; /* country of a release, source of a rating, or "" */
    struct film_fact_source source;
};

struct film_fact_card {
    struct film_str id, name;
    bool person;            /* false: a film */
    struct film_strs names; /* all other names */
    struct film_strs ids;   /* "imdb:nm…" */
    int year;               /* for a film */
    struct film_str born, died;
    struct film_fact_role *roles;
    size_t role_count;
    struct film_fact_award *awards;
    size_t award_count;
    struct film_fact_said *said; /* for a film, ordered by kind */
    size_t said_count;
    unsigned asked;     /* bits 1 << kind of what the query asks for */
    size_t asked_roles; /* number of roles, at the front, that it asks for */
    bool awards_first;  /* it asks for awards */
    bool career;        /* it asks for everything: a career, a cast */
    /* Contradictions between records, or with a passage: "year: 2020 (a.xml:3),
     * 2021 (b.nfo:1)". */
    struct film_strs conflicts;
    struct film_fact_source source;
};

/* A name, in all its spellings, that several people or films have. */
struct film_shared_name {
    struct film_strs names;
    struct film_fact_card *cards; /* those who have it */
    size_t card_count;
    uint32_t total; /* their number; may be larger than card_count */
};

/* A value of matching passages, and their number. */
struct film_facet_value {
    struct film_str value;     /* for people */
    struct film_str condition; /* to add to a query: genre:"western" */
    uint64_t count;
};

/* The values of all matching passages in one respect, most frequent first. */
struct film_facet {
    const char *name;
    struct film_facet_value *v;
    size_t n;
    size_t total; /* number of values; v may have fewer */
    bool exact;   /* false: counts are lower bounds */
};

/* A server that was asked, or should have been. */
struct film_asked_source {
    struct film_str name;    /* "HOST:PORT" */
    unsigned shard;          /* which one of an index that is split; 0: another,
                                or not known */
    struct film_str missing; /* why it has no part in the answer; "": it has */
};

struct film_hits {
    struct film_str qid;   /* "" outside a batch */
    struct film_str query; /* as typed */
    struct film_hit *v;
    size_t n;
    uint64_t estimate; /* approximate number of matching passages; at least the
                          number listed */
    /* Words and names of the query, as typed, without which no passage answers
     * it; empty: some passage does. */
    struct film_strs absent;
    struct film_str nearest; /* "PATH:LINE" of the best passage, shown or not;
                                "": none found */
    struct film_fact_card *cards;
    size_t card_count;
    struct film_shared_name *shared; /* result of --ambiguous */
    size_t shared_count;
    struct film_facet *facets; /* result of --facets */
    size_t facet_count;
    struct film_strs notes; /* lines for stderr: "searched also for …",
                               "read as text: …", "source … is missing: …" */
    struct film_asked_source *sources;
    size_t source_count;
    size_t missing; /* gaps that missing sources leave in the answer */
    struct film_explained_name *names; /* names and words: for --explain */
    size_t name_count;
    struct film_explained_word *words;
    size_t word_count;
    struct film_str tree, lowered; /* for --explain: the query as understood,
                                      and as passed to Xapian */
};

#endif
