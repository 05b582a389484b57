/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The handle of a writer; not installed. */
#ifndef XAPIAN_C_WRITER_H
#define XAPIAN_C_WRITER_H

#include "xapian-c/internal.h"

struct xapc_writable {
    Xapian::WritableDatabase db;
    bool remote;
    bool in_transaction;
    bool broken; /* could not return to its last commit: libxapian 1.4.22 then
                    crashes on anything done with it, even its destruction */
};

/* The writer that a pointer argument, maybe to const, refers to. */
template <typename Writable>
Writable &
xapc_whole(Writable *w)
{
    if (xapc_use(w).broken)
        xapc_refuse("this writer failed before");
    return *w;
}

#endif
