/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers about databases, their documents, terms and values. */
#include <config.h>

#include "xapian-c/internal.h"

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
xapc_database_total_length(uint64_t *out, const xapc_database *db,
                           xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_use(out) = xapc_use(db).db.get_total_length(); });
}

xapc_status
xapc_database_doclength_bounds(uint32_t *lower, uint32_t *upper,
                               const xapc_database *db, xapc_error **err)
{
    return xapc_guard(err, [&] {
        uint32_t low = xapc_use(db).db.get_doclength_lower_bound();
        uint32_t high = db->db.get_doclength_upper_bound();
        xapc_use(lower);
        xapc_use(upper) = high;
        *lower = low;
    });
}

xapc_status
xapc_database_wdf_bound(uint32_t *out, const xapc_database *db,
                        const char *term, size_t len, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(out) =
            xapc_use(db).db.get_wdf_upper_bound(xapc_bytes(term, len));
    });
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
