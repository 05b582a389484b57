/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How an answer is to be rendered. */
#ifndef FILM_OUTPUT_FORMAT_H
#define FILM_OUTPUT_FORMAT_H

#include <stdbool.h>

/* In the order of the words of --format. */
enum film_format {
    FILM_FORMAT_TEXT,     /* for people */
    FILM_FORMAT_JSON,     /* one object a query, on one line */
    FILM_FORMAT_JSONL,    /* one object a hit, a line each */
    FILM_FORMAT_TSV,      /* rank score path line date title section text; of
                             cards: kind id name date died path line names */
    FILM_FORMAT_PATHS,    /* every path once, best first */
    FILM_FORMAT_TREC,     /* qid Q0 docno rank score run */
    FILM_FORMAT_MARKDOWN, /* every passage as a quotation, with its source */
    FILM_FORMAT_BIBTEX,   /* an entry for every article; so are the next */
    FILM_FORMAT_CSL,      /* CSL JSON, an array */
    FILM_FORMAT_RIS,
};
#define FILM_FORMAT_WORDS                                                      \
    "text|json|jsonl|tsv|paths|trec|markdown|bibtex|csl|ris"

struct film_output {
    enum film_format format;
    bool cards;         /* jsonl, tsv, paths: of the cards, not of the hits */
    bool names;         /* text: of the cards only name and kind */
    bool count;         /* only how many passages were found */
    bool null;          /* a NUL, not a newline, ends every line of the
                           formats paths and tsv */
    bool batch;         /* begin lines of count and tsv with the qid */
    bool color;         /* text: mark with colours */
    bool full;          /* text: whole passages, not only around matches */
    bool whole_cards;   /* text: all that records say, not four lines */
    bool fold_spoilers; /* text: keep them for whoever asks */
    bool numbers;       /* text: the rank of each hit, for --open */
    unsigned width;     /* text: columns to wrap at; 0: do not wrap */
    const char *host;   /* text: link paths to files of this host, NULL: no */
    const char *today;  /* citations: when it was read, YYYY-MM-DD */
    const char *cwd;    /* text: what relative paths are relative to */
};

#endif
