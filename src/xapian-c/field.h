/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Handles of processors of fields and ranges; not installed. */
#ifndef XAPIAN_C_FIELD_H
#define XAPIAN_C_FIELD_H

#include "xapian-c/internal.h"

struct xapc_field {
    xapc_counted<Xapian::FieldProcessor> processor;
};

struct xapc_range {
    xapc_counted<Xapian::RangeProcessor> processor;
};

#endif
