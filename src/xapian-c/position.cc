/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Terms and their positions in a document. */
#include <config.h>

#include "xapian-c/internal.h"

/* The iterator at the term, or the end if it is not there. */
static Xapian::TermIterator
at_term(Xapian::TermIterator it, const std::string &term)
{
    const Xapian::TermIterator end;
    if (it != end)
        it.skip_to(term);
    return it != end && *it == term ? it : end;
}

xapc_status
xapc_document_term_count(uint32_t *out, const xapc_document *doc,
                         xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_use(out) = xapc_use(doc).doc.termlist_count(); });
}

xapc_status
xapc_document_positions(xapc_positions *out, const xapc_document *doc,
                        const char *term, size_t len, xapc_error **err)
{
    return xapc_guard(err, [&] {
        Xapian::TermIterator it =
            at_term(xapc_use(doc).doc.termlist_begin(), xapc_bytes(term, len));
        bool found = it != Xapian::TermIterator();
        xapc_collect_positions(&xapc_use(out),
                               found ? it.positionlist_begin()
                                     : Xapian::PositionIterator());
    });
}

xapc_status
xapc_document_remove_posting(xapc_document *doc, const char *term, size_t len,
                             uint32_t position, uint32_t wdf, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(doc).doc.remove_posting(xapc_bytes(term, len), position, wdf);
    });
}

xapc_status
xapc_document_remove_postings(uint32_t *removed, xapc_document *doc,
                              const char *term, size_t len, uint32_t first,
                              uint32_t last, uint32_t wdf, xapc_error **err)
{
    return xapc_guard(err, [&] {
        uint32_t n = xapc_use(doc).doc.remove_postings(xapc_bytes(term, len),
                                                       first, last, wdf);
        if (removed)
            *removed = n;
    });
}

xapc_status
xapc_database_has_positions(int *out, const xapc_database *db, xapc_error **err)
{
    return xapc_guard(err,
                      [&] { xapc_use(out) = xapc_use(db).db.has_positions(); });
}

xapc_status
xapc_database_positions(xapc_positions *out, const xapc_database *db,
                        xapc_docid docid, const char *term, size_t len,
                        xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_collect_positions(
            &xapc_use(out),
            xapc_use(db).db.positionlist_begin(docid, xapc_bytes(term, len)));
    });
}
