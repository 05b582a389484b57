/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Bulk reading: data, values, posting lists, all terms. */
#include <config.h>

#include <algorithm>
#include <numeric>

#include "xapian-c/internal.h"

struct xapc_postlist {
    Xapian::PostingIterator it;
};

struct xapc_allterms {
    Xapian::TermIterator it;
    std::string bytes; /* bytes of the block returned last */
};

/* The order in which the docids ascend, so that documents in the same B-tree
 * block are read one after the other. */
static std::vector<size_t>
ascending(const std::vector<Xapian::docid> &docids)
{
    std::vector<size_t> order(docids.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(),
              [&](size_t a, size_t b) { return docids[a] < docids[b]; });
    return order;
}

static void
finish(xapc_blobs *out, const std::vector<std::string> &found)
{
    xapc_list_builder<xapc_blobs> list(found.size());
    size_t size = 0;
    for (const std::string &bytes : found)
        size += bytes.size();
    list.reserve(size);
    for (const std::string &bytes : found)
        list.add(bytes);
    list.finish(out);
}

/* libxapian looks up a document's length to see whether the document exists,
 * which takes twice as long as reading its data. So it is asked to do that only
 * for documents without data. */
static std::string
data_of(const Xapian::Database &db, Xapian::docid docid)
{
    std::string data =
        db.get_document(docid, Xapian::DOC_ASSUME_VALID).get_data();
    return data.empty() ? db.get_document(docid).get_data() : data;
}

void
xapc_collect_data(xapc_blobs *out, const Xapian::Database &db,
                  const std::vector<Xapian::docid> &docids)
{
    std::vector<std::string> found(docids.size());
    for (size_t i : ascending(docids))
        found[i] = data_of(db, docids[i]);
    finish(out, found);
}

/* Over the network, a value stream would go document by document. */
static std::string
one_value(const Xapian::Database &db, Xapian::docid docid, Xapian::valueno slot)
{
    try {
        return db.get_document(docid).get_value(slot);
    } catch (const Xapian::DocNotFoundError &) {
        return std::string();
    }
}

void
xapc_collect_values(xapc_blobs *out, const xapc_database &from,
                    Xapian::valueno slot,
                    const std::vector<Xapian::docid> &docids)
{
    std::vector<std::string> found(docids.size());
    if (from.remote) {
        for (size_t i = 0; i < docids.size(); i++)
            found[i] = one_value(from.db, docids[i], slot);
        finish(out, found);
        return;
    }
    Xapian::ValueIterator it = from.db.valuestream_begin(slot);
    const Xapian::ValueIterator end = from.db.valuestream_end(slot);
    for (size_t i : ascending(docids)) {
        if (it != end && it.get_docid() < docids[i])
            it.skip_to(docids[i]);
        if (it == end)
            break;
        if (it.get_docid() == docids[i])
            found[i] = *it;
    }
    finish(out, found);
}

static std::vector<Xapian::docid>
docids_of(const xapc_docid *docids, size_t n)
{
    if (n > 0)
        xapc_use(docids);
    return std::vector<Xapian::docid>(docids, docids + n);
}

xapc_status
xapc_database_get_data_many(xapc_blobs *out, const xapc_database *db,
                            const xapc_docid *docids, size_t n,
                            xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_collect_data(&xapc_use(out), xapc_use(db).db,
                          docids_of(docids, n));
    });
}

xapc_status
xapc_database_get_values_many(xapc_blobs *out, const xapc_database *db,
                              xapc_slot slot, const xapc_docid *docids,
                              size_t n, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_collect_values(&xapc_use(out), xapc_use(db), slot,
                            docids_of(docids, n));
    });
}

xapc_status
xapc_database_get_terms(xapc_terms *out, const xapc_database *db,
                        xapc_docid docid, xapc_error **err)
{
    return xapc_guard(err, [&] {
        const Xapian::Database &from = xapc_use(db).db;
        xapc_list_builder<xapc_terms> list;
        for (Xapian::TermIterator it = from.termlist_begin(docid);
             it != from.termlist_end(docid); ++it) {
            xapc_term &term = list.add(*it);
            term.wdf = it.get_wdf();
            term.termfreq = it.get_termfreq();
        }
        list.finish(&xapc_use(out));
    });
}

xapc_status
xapc_postlist_open(xapc_postlist **out, const xapc_database *db,
                   const char *term, size_t len, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_make(out, xapc_use(db).db.postlist_begin(xapc_bytes(term, len)));
    });
}

xapc_status
xapc_postlist_next(size_t *n, xapc_postlist *postlist, xapc_docid *docids,
                   uint32_t *wdfs, uint32_t *doclengths, size_t cap,
                   xapc_error **err)
{
    return xapc_guard(err, [&] {
        Xapian::PostingIterator &it = xapc_use(postlist).it;
        const Xapian::PostingIterator end;
        size_t count = 0;
        xapc_use(n);
        for (; count < cap && it != end; ++it, ++count) {
            if (docids)
                docids[count] = *it;
            if (wdfs)
                wdfs[count] = it.get_wdf();
            if (doclengths)
                doclengths[count] = it.get_doclength();
        }
        *n = count;
    });
}

xapc_status
xapc_postlist_skip_to(xapc_postlist *postlist, xapc_docid docid,
                      xapc_error **err)
{
    return xapc_guard(err, [&] {
        Xapian::PostingIterator &it = xapc_use(postlist).it;
        if (it != Xapian::PostingIterator() && *it < docid)
            it.skip_to(docid);
    });
}

xapc_status
xapc_postlist_peek(xapc_posting_info *out, const xapc_postlist *postlist,
                   xapc_error **err)
{
    return xapc_guard(err, [&] {
        const Xapian::PostingIterator &it = xapc_use(postlist).it;
        xapc_posting_info info = {};
        if (it != Xapian::PostingIterator()) {
            info.docid = *it;
            info.wdf = it.get_wdf();
            info.doclength = it.get_doclength();
            info.unique_terms = it.get_unique_terms();
        }
        xapc_use(out) = info;
    });
}

xapc_status
xapc_postlist_positions(xapc_positions *out, const xapc_postlist *postlist,
                        xapc_error **err)
{
    return xapc_guard(err, [&] {
        const Xapian::PostingIterator &it = xapc_use(postlist).it;
        bool end = it == Xapian::PostingIterator();
        xapc_collect_positions(&xapc_use(out), end ? Xapian::PositionIterator()
                                                   : it.positionlist_begin());
    });
}

void
xapc_postlist_free(xapc_postlist *postlist)
{
    delete postlist;
}

xapc_status
xapc_allterms_open(xapc_allterms **out, const xapc_database *db,
                   const char *prefix, size_t len, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_make(out, xapc_use(db).db.allterms_begin(xapc_bytes(prefix, len)),
                  std::string());
    });
}

xapc_status
xapc_allterms_next(size_t *n, xapc_allterms *allterms, xapc_term *terms,
                   size_t cap, xapc_error **err)
{
    return xapc_guard(err, [&] {
        Xapian::TermIterator &it = xapc_use(allterms).it;
        const Xapian::TermIterator end;
        size_t count = 0;
        xapc_use(n);
        if (cap > 0)
            xapc_use(terms);
        allterms->bytes.clear();
        for (; count < cap && it != end; ++it, ++count) {
            std::string term = *it;
            allterms->bytes += term;
            terms[count].len = term.size();
            terms[count].wdf = 0;
            terms[count].termfreq = it.get_termfreq();
        }
        const char *at = allterms->bytes.data();
        for (size_t i = 0; i < count; at += terms[i++].len)
            terms[i].data = at;
        *n = count;
    });
}

xapc_status
xapc_allterms_skip_to(xapc_allterms *allterms, const char *term, size_t len,
                      xapc_error **err)
{
    return xapc_guard(err, [&] {
        Xapian::TermIterator &it = xapc_use(allterms).it;
        std::string to = xapc_bytes(term, len);
        if (it != Xapian::TermIterator() && *it < to)
            it.skip_to(to);
    });
}

void
xapc_allterms_free(xapc_allterms *allterms)
{
    delete allterms;
}
