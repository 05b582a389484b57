/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Beginning a segment; not installed. */
#ifndef XAPIAN_C_GLASS_BEGIN_H
#define XAPIAN_C_GLASS_BEGIN_H

#include <string>

struct xapc_segment;

/* Begins a segment at path, starting from an empty database that libxapian
 * creates with `action`. Free it with xapc_segment_free. Throws if libxapian
 * writes another format. */
xapc_segment *glass_segment_begin(const std::string &path, int action);

#endif
