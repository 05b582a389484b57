/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include "xapian-c/internal.h"

xapc_status
xapc_database_open(xapc_database **out, const char *path, int flags,
                   xapc_error **err)
{
    return xapc_guard(err, [&] {
        bool any = flags & XAPC_OPEN_ANY_BACKEND;
        Xapian::Database db(xapc_path(path),
                            any ? 0 : Xapian::DB_BACKEND_GLASS);
        xapc_make(out, db, any);
    });
}

xapc_status
xapc_database_new(xapc_database **out, xapc_error **err)
{
    return xapc_guard(err, [&] { xapc_make(out, Xapian::Database(), false); });
}

xapc_status
xapc_database_open_remote(xapc_database **out, const char *host, unsigned port,
                          unsigned timeout_ms, unsigned connect_timeout_ms,
                          xapc_error **err)
{
    return xapc_guard(err, [&] {
        Xapian::Database db = Xapian::Remote::open(
            xapc_path(host), port, timeout_ms, connect_timeout_ms);
        xapc_make(out, db, true);
    });
}

xapc_status
xapc_database_open_fd(xapc_database **out, int fd, xapc_error **err)
{
    return xapc_guard(err, [&] {
        Xapian::Database db(fd, Xapian::DB_BACKEND_GLASS);
        xapc_make(out, db, false);
    });
}

xapc_status
xapc_database_open_program(xapc_database **out, const char *program,
                           const char *args, unsigned timeout_ms,
                           xapc_error **err)
{
    return xapc_guard(err, [&] {
        Xapian::Database db = Xapian::Remote::open(xapc_path(program),
                                                   xapc_path(args), timeout_ms);
        xapc_make(out, db, true);
    });
}

xapc_status
xapc_database_shards(size_t *out, const xapc_database *db, xapc_error **err)
{
    return xapc_guard(err, [&] { xapc_use(out) = xapc_use(db).db.size(); });
}

xapc_status
xapc_database_add(xapc_database *db, const xapc_database *other,
                  xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(db).db.add_database(xapc_use(other).db);
        db->remote = db->remote || other->remote;
    });
}

xapc_status
xapc_database_reopen(int *changed, xapc_database *db, xapc_error **err)
{
    return xapc_guard(err, [&] {
        bool newer = xapc_use(db).db.reopen();
        if (changed)
            *changed = newer;
    });
}

xapc_status
xapc_database_keep_alive(xapc_database *db, xapc_error **err)
{
    return xapc_guard(err, [&] { xapc_use(db).db.keep_alive(); });
}

xapc_status
xapc_database_close(xapc_database *db, xapc_error **err)
{
    return xapc_guard(err, [&] { xapc_use(db).db.close(); });
}

void
xapc_database_free(xapc_database *db)
{
    delete db;
}

xapc_status
xapc_database_get_metadata(xapc_string *out, const xapc_database *db,
                           const char *key, size_t len, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_check_key("metadata key", key, len);
        xapc_give(&xapc_use(out),
                  xapc_use(db).db.get_metadata(xapc_bytes(key, len)));
    });
}

xapc_status
xapc_database_metadata_keys(xapc_blobs *out, const xapc_database *db,
                            const char *prefix, size_t len, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_collect_terms(
            out, xapc_use(db).db.metadata_keys_begin(xapc_bytes(prefix, len)));
    });
}

xapc_status
xapc_database_uuid(xapc_string *out, const xapc_database *db, xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_give(&xapc_use(out), xapc_use(db).db.get_uuid()); });
}

xapc_status
xapc_database_revision(uint64_t *out, const xapc_database *db, xapc_error **err)
{
    return xapc_guard(err,
                      [&] { xapc_use(out) = xapc_use(db).db.get_revision(); });
}

xapc_status
xapc_database_locked(int *out, const xapc_database *db, xapc_error **err)
{
    return xapc_guard(err, [&] { xapc_use(out) = xapc_use(db).db.locked(); });
}

xapc_status
xapc_database_description(xapc_string *out, const xapc_database *db,
                          xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_give(&xapc_use(out), xapc_use(db).db.get_description());
    });
}
