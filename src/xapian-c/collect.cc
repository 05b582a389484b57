/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lists of what iterators give. */
#include <config.h>

#include <cstdlib>
#include <cstring>
#include <new>

#include "xapian-c/internal.h"

void
xapc_collect_terms(xapc_blobs *out, Xapian::TermIterator it)
{
    xapc_list_builder<xapc_blobs> list;
    for (; it != Xapian::TermIterator(); ++it)
        list.add(*it);
    list.finish(&xapc_use(out));
}

void
xapc_collect_positions(xapc_positions *out, Xapian::PositionIterator it)
{
    std::vector<uint32_t> found;
    for (; it != Xapian::PositionIterator(); ++it)
        found.push_back(*it);
    size_t size = found.size() * sizeof(found[0]);
    void *items = std::malloc(size ? size : 1);
    if (!items)
        throw std::bad_alloc();
    if (size > 0)
        std::memcpy(items, found.data(), size);
    *out = {found.size(), static_cast<uint32_t *>(items)};
}
