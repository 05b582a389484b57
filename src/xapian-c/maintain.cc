/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include <sstream>

#include "xapian-c/internal.h"

xapc_status
xapc_database_compact(const char *dest, const char *const *sources, size_t n,
                      int flags, unsigned block_size, xapc_error **err)
{
    return xapc_guard(err, [&] {
        if (n == 0)
            xapc_refuse("nothing to compact");
        Xapian::Database all;
        for (size_t i = 0; i < n; i++)
            all.add_database(Xapian::Database(xapc_path(xapc_use(sources + i)),
                                              Xapian::DB_BACKEND_GLASS));
        all.compact(xapc_path(dest), flags, block_size);
    });
}

xapc_status
xapc_database_check(size_t *errors, xapc_string *report, const char *path,
                    int flags, xapc_error **err)
{
    return xapc_guard(err, [&] {
        std::ostringstream text;
        xapc_use(errors);
        size_t found = Xapian::Database::check(xapc_path(path), flags, &text);
        if (report)
            xapc_give(report, text.str());
        *errors = found;
    });
}
