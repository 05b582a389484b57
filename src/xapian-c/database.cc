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
xapc_database_doccount(uint32_t *out, const xapc_database *db, xapc_error **err)
{
    return xapc_guard(err,
                      [&] { xapc_use(out) = xapc_use(db).db.get_doccount(); });
}

xapc_status
xapc_database_lastdocid(xapc_docid *out, const xapc_database *db,
                        xapc_error **err)
{
    return xapc_guard(err,
                      [&] { xapc_use(out) = xapc_use(db).db.get_lastdocid(); });
}

xapc_status
xapc_database_average_length(double *out, const xapc_database *db,
                             xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_use(out) = xapc_use(db).db.get_average_length(); });
}

xapc_status
xapc_database_termfreq(uint32_t *out, const xapc_database *db, const char *term,
                       size_t len, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(out) = xapc_use(db).db.get_termfreq(xapc_bytes(term, len));
    });
}

xapc_status
xapc_database_collfreq(uint64_t *out, const xapc_database *db, const char *term,
                       size_t len, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(out) =
            xapc_use(db).db.get_collection_freq(xapc_bytes(term, len));
    });
}

xapc_status
xapc_database_term_exists(int *out, const xapc_database *db, const char *term,
                          size_t len, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(out) = xapc_use(db).db.term_exists(xapc_bytes(term, len));
    });
}

xapc_status
xapc_database_doclength(uint32_t *out, const xapc_database *db,
                        xapc_docid docid, xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_use(out) = xapc_use(db).db.get_doclength(docid); });
}

xapc_status
xapc_database_unique_terms(uint32_t *out, const xapc_database *db,
                           xapc_docid docid, xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_use(out) = xapc_use(db).db.get_unique_terms(docid); });
}

xapc_status
xapc_database_value_freq(uint32_t *out, const xapc_database *db, xapc_slot slot,
                         xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_use(out) = xapc_use(db).db.get_value_freq(slot); });
}

xapc_status
xapc_database_value_bounds(xapc_string *lower, xapc_string *upper,
                           const xapc_database *db, xapc_slot slot,
                           xapc_error **err)
{
    return xapc_guard(err, [&] {
        std::string low = xapc_use(db).db.get_value_lower_bound(slot);
        std::string high = db->db.get_value_upper_bound(slot);
        xapc_string first;
        xapc_use(lower);
        xapc_use(upper);
        xapc_give(&first, low);
        try {
            xapc_give(upper, high);
        } catch (...) {
            xapc_string_free(&first);
            throw;
        }
        *lower = first;
    });
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
        const Xapian::Database &from = xapc_use(db).db;
        xapc_list_builder<xapc_blobs> keys;
        Xapian::TermIterator end = from.metadata_keys_end();
        for (Xapian::TermIterator it =
                 from.metadata_keys_begin(xapc_bytes(prefix, len));
             it != end; ++it)
            keys.add(*it);
        keys.finish(&xapc_use(out));
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
xapc_database_suggest(xapc_string *out, const xapc_database *db,
                      const char *word, size_t len, unsigned max_edits,
                      xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_give(&xapc_use(out), xapc_use(db).db.get_spelling_suggestion(
                                      xapc_bytes(word, len), max_edits));
    });
}
