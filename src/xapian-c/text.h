/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Handles of what parsers, generators and snippets need of text; not
 * installed. */
#ifndef XAPIAN_C_TEXT_H
#define XAPIAN_C_TEXT_H

#include "xapian-c/internal.h"

struct xapc_stem {
    Xapian::Stem stem;
};

struct xapc_stopper {
    xapc_counted<Xapian::Stopper> stopper;
    Xapian::SimpleStopper *words; /* the same, or NULL for a callback */
};

/* The strategy as the enumerator of a class of Xapian's, both of which have
 * these names. */
template <typename Class>
auto
xapc_strategy(xapc_stem_strategy strategy)
{
    switch (strategy) {
    case XAPC_STEM_NONE:
        return Class::STEM_NONE;
    case XAPC_STEM_SOME:
        return Class::STEM_SOME;
    case XAPC_STEM_ALL:
        return Class::STEM_ALL;
    case XAPC_STEM_ALL_Z:
        return Class::STEM_ALL_Z;
    case XAPC_STEM_SOME_FULL_POS:
        return Class::STEM_SOME_FULL_POS;
    }
    xapc_refuse("unknown stemming strategy");
}

#endif
