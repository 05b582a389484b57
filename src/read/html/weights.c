/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/html/weights.h"

const struct film_html_weights film_html_weights = {
    /* Which part of the page. */
    .prose = 25,
    .names_lie = 25,
    .box = 50,
    .item = 20,
    .body = 20,
    .article = 30,
    .article_box = 40,
    .main = 40,
    .titled = 300,
    .parts = 125,
    .equal = 20,
    .descend = 75,
    .guide_bytes = 400,
    .guide_in = 80,

    /* Boxes in it that are furniture. */
    .guard_hint = 50,
    .guard_page = 33,
    .header = 100,
    .aside = 200,
    .footer = 10000000,
    .caption = 100,
    .figure = 100,
    .form = 300,
    .weak = 150,

    /* Lines in it that are furniture. */
    .links = 67,
    .links_plain = 80,
    .links_line = 100,
    .label = 30,
    .row = 12,
    .bold_link = 80,
    .phrase_links = 33,
    .phrase_label = 120,
    .phrase_line = 200,
    .tail_links = 20,
    .tail_line = 250,
    .tails = 2,
    .credit_line = 160,
    .credit = 60,
    .head = 100,
    .dateline = 90,
    .byline = 25,
    .byline_item = 8,

    /* What is said of it. */
    .found = 100,
    .running = 100,
    .running_links = 33,
    .running_most = 1200,
};
