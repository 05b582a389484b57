/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Opens a new segment, once libxapian is known to read segments. */
#include <config.h>

#include <memory>

#include "xapian-c/glass/begin.h"
#include "xapian-c/glass/probe.h"
#include "xapian-c/glass/segment.h"
#include "xapian-c/internal.h"

namespace
{
struct free_segment {
    void operator()(xapc_segment *s) const
    {
        xapc_segment_free(s);
    }
};
using segment_ptr = std::unique_ptr<xapc_segment, free_segment>;

/* A libxapian version that was not tested must first read a segment. */
segment_ptr
begin_proved(const std::string &path)
{
    segment_ptr s(glass_segment_begin(path, Xapian::DB_CREATE));
    if (glass_is_tried())
        return s;
    bool proved = glass_probe(s.get(), path);
    s.reset(glass_segment_begin(path, Xapian::DB_CREATE_OR_OVERWRITE));
    if (!proved)
        throw Xapian::FeatureUnavailableError(
            "this libxapian does not read segments as it should");
    return s;
}
} // namespace

xapc_status
xapc_segment_open(xapc_segment **out, const char *path, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_segment *&slot = xapc_use(out);
        slot = begin_proved(xapc_path(path)).release();
    });
}
