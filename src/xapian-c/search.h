/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Handles of what a search may be given; not installed. */
#ifndef XAPIAN_C_SEARCH_H
#define XAPIAN_C_SEARCH_H

#include "xapian-c/internal.h"

struct xapc_decider {
    std::unique_ptr<Xapian::MatchDecider> decider;
    Xapian::ValueSetMatchDecider *values; /* the same, or NULL */
};

struct xapc_term_decider {
    xapc_counted<Xapian::ExpandDecider> decider;
};

struct xapc_key {
    xapc_counted<Xapian::KeyMaker> maker;
    Xapian::MultiValueKeyMaker *values; /* the same, or NULL */
};

struct xapc_spy {
    xapc_counted<Xapian::MatchSpy> spy;
    Xapian::ValueCountMatchSpy *counts; /* the same, or NULL */
};

struct xapc_source {
    xapc_counted<Xapian::PostingSource> source;
    Xapian::ValueMapPostingSource *map; /* the same, or NULL */
};

struct xapc_rset {
    Xapian::RSet rset;
};

#endif
