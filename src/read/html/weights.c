/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/html/weights.h"

/* What each was worth is the change of F1 of the main text without it, on 92
 * pages whose text people have marked (.9857 with all; precision .981, recall
 * .991). "Same": below .0002 there; it is for kinds of pages that these have
 * too few of, which tests/unit/test-html-pages.c names. Where the pages showed
 * no difference, the choice is the one that keeps more text: what is kept too
 * much can be passed over, what is lost cannot be found. */
const struct film_html_weights film_html_weights = {
    /* Which part of the page. */
    .prose = 25,       /* 20 and 40 the same */
    .names_lie = 25,   /* .0004: class names that cover the article; 12: the
                          same as none */
    .box = 50,         /* same; a page that is hidden until a script runs */
    .item = 20,        /* .0032: microdata; 30 the same */
    .body = 20,        /* .0011: class names; 30 the same */
    .article = 30,     /* same, as the title finds most; 20 the same */
    .article_box = 40, /* same */
    .main = 40,        /* same */
    .titled = 300, /* .0046: the <article> with the title, not the largest */
    .parts = 125,  /* same; a body in parts with advertisements between */
    .parts_apart = 250, /* same; 125: -.0032 */
    .equal = 20,        /* same; reviews on the page of a film */
    .descend = 75,      /* .0044: without any name or tag */
    .guide_bytes = 400, /* same; where class names mislead */
    .guide_in = 80,

    /* Boxes in it that are furniture. */
    .guard_hint = 50, /* .0052: a sidebar's name on what holds the article */
    .guard_page = 33, /* same */
    .header = 100,    /* same for any; a first paragraph in a <header> stays */
    .aside = 200,     /* same for any; an <aside> of several sentences stays */
    .footer = 10000000, /* all of them; none: same */
    .caption = 100,     /* same for 0; the credit below finds most */
    .figure = 100,      /* same for 0 */
    .form = 300,        /* same for 0; a page in one <form> */
    .weak = 150,        /* .0038: names such as "author", "meta", "social" */

    /* Lines in it that are furniture. */
    .links = 67,        /* .0049: lists of other articles */
    .links_plain = 80,  /* same; a long remark between links */
    .links_line = 100,  /* costs .0004; a sentence that is one link stays */
    .label = 30,        /* costs .0004; "Starring: A, B" stays */
    .facts = 3,         /* same; credits on the page of a film */
    .row = 12,          /* same; rows of values with links */
    .bold_link = 80,    /* same; films' names in lists */
    .phrase_links = 33, /* of the words of furniture, in all .0020 … */
    .phrase_label = 120,
    .phrase_line = 200, /* … none in a longer line */
    .tail_links = 20,   /* of the notes after the article, in all .0011 … */
    .tail_line = 250,   /* … (recall would be .0019 more) */
    .tails = 2,
    .credit_line = 160, /* .0013 */
    .credit = 60,
    .head = 100,    /* same */
    .dateline = 90, /* same */
    .byline = 25,
    .byline_item = 8, /* a programme's items begin with a date */

    /* What is said of it. */
    .found = 100,
    .again = 500, /* same; on 7 of 1,400 pages the article was not found … */
    .again_more = 3,
    .running = 100, /* with the next two a warning on 17 of 126 pages */
    .running_links = 33,
    .running_most = 1200,
};
