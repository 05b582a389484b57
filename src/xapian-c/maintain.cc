/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include <sstream>

#include "xapian-c/callback.h"

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

namespace
{

class CallbackCompactor : public Xapian::Compactor
{
  public:
    explicit CallbackCompactor(const xapc_compact_hooks *h)
        : hooks(h ? *h : xapc_compact_hooks())
    {
    }

    void set_status(const std::string &table,
                    const std::string &status) override
    {
        if (hooks.report)
            xapc_call_back([&](xapc_error **err) {
                return hooks.report(hooks.user, table.c_str(), status.c_str(),
                                    err);
            });
    }

    std::string resolve_duplicate_metadata(const std::string &key, size_t n,
                                           const std::string tags[]) override
    {
        if (!hooks.resolve)
            return tags[0];
        std::vector<xapc_str> values;
        for (size_t i = 0; i < n; i++)
            values.push_back({tags[i].data(), tags[i].size()});
        xapc_str value = values[0];
        xapc_call_back([&](xapc_error **err) {
            return hooks.resolve(&value, hooks.user, {key.data(), key.size()},
                                 values.data(), n, err);
        });
        return xapc_bytes(value.data, value.len);
    }

    const xapc_compact_hooks hooks;
};

} // namespace

xapc_status
xapc_database_compact_to(const xapc_database *db, const char *dest, int flags,
                         unsigned block_size, const xapc_compact_hooks *hooks,
                         xapc_error **err)
{
    return xapc_guard(err, [&] {
        CallbackCompactor compactor(hooks);
        Xapian::Database from = xapc_use(db).db;
        from.compact(xapc_path(dest), flags, block_size, compactor);
    });
}

xapc_status
xapc_database_compact_to_fd(const xapc_database *db, int fd, int flags,
                            unsigned block_size,
                            const xapc_compact_hooks *hooks, xapc_error **err)
{
    return xapc_guard(err, [&] {
        CallbackCompactor compactor(hooks);
        Xapian::Database from = xapc_use(db).db;
        from.compact(fd, flags, block_size, compactor);
    });
}

/* Checks a database by its path or descriptor. */
template <typename Where>
static void
check(size_t *errors, xapc_string *report, const Where &where, int flags)
{
    std::ostringstream text;
    xapc_use(errors);
    size_t found = Xapian::Database::check(where, flags, &text);
    if (report)
        xapc_give(report, text.str());
    *errors = found;
}

xapc_status
xapc_database_check(size_t *errors, xapc_string *report, const char *path,
                    int flags, xapc_error **err)
{
    return xapc_guard(err,
                      [&] { check(errors, report, xapc_path(path), flags); });
}

xapc_status
xapc_database_check_fd(size_t *errors, xapc_string *report, int fd, int flags,
                       xapc_error **err)
{
    return xapc_guard(err, [&] { check(errors, report, fd, flags); });
}
