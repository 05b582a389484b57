/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The numbers by which the text of an article is told from the rest of its
 * page. Characters are those of runs (dom.h); shares are in percent. */
#ifndef FILM_READ_HTML_WEIGHTS_H
#define FILM_READ_HTML_WEIGHTS_H

struct film_html_weights {
    unsigned prose;     /* plain characters of a run that may be prose */
    unsigned names_lie; /* share of the prose that must be left when all
                           boxes named as furniture are gone */
    unsigned box;     /* a box with this share of the prose is not furniture */
    unsigned item;    /* share of the prose in itemprop=articleBody, … */
    unsigned body;    /* … in a box named as an article's body, … */
    unsigned article; /* … in an <article>, … */
    unsigned article_box; /* … in a box named so, … */
    unsigned main;        /* … and in <main>, for each to be the article */
    unsigned titled;      /* prose of an <article> with the page's title */
    unsigned parts;       /* share of the largest part of a body in parts */
    unsigned parts_apart; /* … of parts that are not side by side */
    unsigned equal;       /* share of the largest article in its equals */
    unsigned descend;     /* share that an inner box must hold */
    unsigned guide_bytes; /* minimum size in bytes of an articleBody that is not
                             a teaser */
    unsigned guide_in;    /* share of it that a box must contain */

    unsigned guard_hint; /* share of the article, … */
    unsigned guard_page; /* … or of the page without one, that no furniture
                            holds */
    /* prose that these may contain and still be left out */
    unsigned header, aside, footer;
    unsigned caption, figure, form; /* … and these */
    unsigned weak;                  /* … and a box with a weak name */

    unsigned links;        /* share of links in a line of links */
    unsigned links_plain;  /* plain characters that make it text */
    unsigned links_line;   /* characters of a sentence that is one link */
    unsigned label;        /* bytes of "Starring:" before links */
    unsigned facts;        /* boxes of a label and links that make a list */
    unsigned row;          /* share of other text in a row of values */
    unsigned bold_link;    /* characters of a link that is a heading */
    unsigned phrase_links; /* share of links that bears a phrase out, … */
    unsigned phrase_label; /* … or characters of "Tags: …" */
    unsigned phrase_line;  /* bytes of a line that begins so */
    unsigned tail_links;   /* share of links that bears a tail out */
    unsigned tail_line;    /* bytes of a tail */
    unsigned tails;        /* kept runs at the end that tails are among */
    unsigned credit_line;  /* bytes of a caption that is a credit, … */
    unsigned credit;       /* … characters of one that is a sentence too */
    unsigned head;         /* characters of the first paragraph */
    unsigned dateline;     /* bytes of a line with the article's date */
    unsigned byline; /* characters next to elements marked as bylines, … */
    unsigned byline_item;   /* … in an item of a list */
    unsigned found;         /* characters that make an article */
    unsigned again;         /* characters of running text that are enough … */
    unsigned again_more;    /* … or so many times what else there is */
    unsigned running;       /* characters of a run of running text … */
    unsigned running_links; /* … with this share of links at most; */
    unsigned running_most;  /* more of them are not left out in silence */
};

extern const struct film_html_weights film_html_weights;

#endif
