/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A segment that is begun; not installed. */
#ifndef XAPIAN_C_GLASS_BEGIN_H
#define XAPIAN_C_GLASS_BEGIN_H

#include <string>

struct xapc_segment;

/* A segment at path, begun by an empty database of libxapian's own, which is
 * created by `action`; for xapc_segment_free. Throws if libxapian writes
 * another format. */
xapc_segment *glass_segment_begin(const std::string &path, int action);

#endif
