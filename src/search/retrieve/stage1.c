/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/retrieve/stage1.h"

#include "search/retrieve/matcher.h"
#include "search/retrieve/taat.h"

struct film_doc_scores
film_stage1_best(struct film_search_ctx *c, const struct film_retrieval *r)
{
    return r->filter || r->newest || r->shard->name ? film_matcher_best(c, r)
                                                    : film_taat_best(c, r);
}
