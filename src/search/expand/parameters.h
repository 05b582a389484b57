/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The parameters of ranking, in one table: those that the plan of a query needs
 * and those of the formula (rank/rank.c). */
#ifndef FILM_SEARCH_EXPAND_PARAMETERS_H
#define FILM_SEARCH_EXPAND_PARAMETERS_H

#include <stddef.h>

struct film_parameters {
    /* stage 1 */
    double k1;
    size_t passages, passages_named, articles, article_passages;
    /* the weight of a term */
    double joined, weak;
    size_t weak_from;
    double particle, question;
    double burst, burst_long;
    double function_word, function_quoted;
    /* short and long queries */
    double long_from, long_span;
    /* passages */
    double k, b, b_long;
    double header, record;
    double synonym, relative;
    /* articles */
    double article, article_k, article_b, article_b_long;
    double article_header, article_record, title;
    double beside;
    double coverage;
    /* nearness */
    double near, near_short, near_apart;
    int near_offset, near_window, near_slope, sentence;
    /* roles */
    double role, role_share;
};

extern const struct film_parameters film_parameters;

#endif
