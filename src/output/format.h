/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How an answer is to be rendered. */
#ifndef FILM_OUTPUT_FORMAT_H
#define FILM_OUTPUT_FORMAT_H

#include <stdbool.h>
#include <stdint.h>

/* In the order of the words of --format. */
enum film_format {
    FILM_FORMAT_TEXT,  /* for people */
    FILM_FORMAT_JSON,  /* one object per query, on one line */
    FILM_FORMAT_JSONL, /* one object per hit, one per line */
    FILM_FORMAT_TSV, /* rank score path line date title section text; for cards:
                        kind id name date died path line names */
    FILM_FORMAT_PATHS,    /* every path once, in the order of the hits */
    FILM_FORMAT_TREC,     /* qid Q0 docno rank score run */
    FILM_FORMAT_MARKDOWN, /* every passage as a quotation with its source */
    FILM_FORMAT_BIBTEX,   /* one entry per article, as in the next two */
    FILM_FORMAT_CSL,      /* CSL JSON, one array */
    FILM_FORMAT_RIS,
};
#define FILM_FORMAT_WORDS                                                      \
    "text|json|jsonl|tsv|paths|trec|markdown|bibtex|csl|ris"

/* What follows a link to a file, and how it is given the line. */
enum film_links {
    FILM_LINKS_FILE,   /* not at all */
    FILM_LINKS_LINE,   /* file://HOST/PATH#LINE, as kitty does */
    FILM_LINKS_VSCODE, /* vscode://file/PATH:LINE */
};

struct film_output {
    enum film_format format;
    bool cards; /* jsonl, tsv, paths: print the cards, not the hits */
    bool names; /* text: print only names and kinds of the cards */
    bool count; /* print only the number of passages found */
    bool null;  /* paths, tsv: end lines with NUL, not newline */
    bool batch; /* begin lines of count and tsv with the qid */
    uint32_t
        limit;  /* paths: most lines if copies are among them; 0: no limit */
    bool color; /* text: use colours */
    bool full;  /* text: whole passages, not only the part around matches */
    bool whole_cards; /* text: cards with everything that records say, not four
                         lines */
    bool fold_spoilers; /* text: hide spoilers unless they are asked for */
    bool numbers;       /* text: the rank of each hit, for --open */
    unsigned width;     /* text: columns to wrap at; 0: do not wrap */
    const char *host; /* text: link paths to files on this host; NULL: do not */
    enum film_links links; /* text: what links are like */
    const char *today;     /* citations: date of access, YYYY-MM-DD */
    const char *cwd;       /* text: relative paths start here */
};

#endif
