/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include <cstring>

#include "xapian-c/internal.h"

/* Both results fit in std::string's internal buffer: nothing is allocated, so
 * nothing throws. */
size_t
xapc_sortable_serialise(char buf[XAPC_SORTABLE_MAX], double number)
{
    std::string bytes = Xapian::sortable_serialise(number);
    std::memcpy(buf, bytes.data(), bytes.size());
    return bytes.size();
}

double
xapc_sortable_unserialise(const char *data, size_t len)
{
    if (!data || len > XAPC_SORTABLE_MAX)
        len = data ? XAPC_SORTABLE_MAX : 0;
    return Xapian::sortable_unserialise(len > 0 ? std::string(data, len)
                                                : std::string());
}
