/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include "xapian-c/writer.h"

#ifdef FILM_SANITIZERS
#include <sanitizer/lsan_interface.h>
#endif

xapc_status
xapc_writable_open(xapc_writable **out, const char *path, int flags,
                   unsigned block_size, xapc_error **err)
{
    return xapc_guard(err, [&] {
        /* The other flags have the same values as Xapian's. */
        int mode = (flags & 0xff) | Xapian::DB_BACKEND_GLASS;
        if (flags & XAPC_WRITE_INMEMORY) {
            mode = Xapian::DB_BACKEND_INMEMORY;
            path = "";
        }
        Xapian::WritableDatabase db(xapc_path(path), mode, block_size);
        xapc_make(out, db, false, false, false);
    });
}

xapc_status
xapc_writable_open_remote(xapc_writable **out, const char *host, unsigned port,
                          unsigned timeout_ms, unsigned connect_timeout_ms,
                          xapc_error **err)
{
    return xapc_guard(err, [&] {
        Xapian::WritableDatabase db = Xapian::Remote::open_writable(
            xapc_path(host), port, timeout_ms, connect_timeout_ms);
        xapc_make(out, db, true, false, false);
    });
}

xapc_status
xapc_writable_open_program(xapc_writable **out, const char *program,
                           const char *args, unsigned timeout_ms,
                           xapc_error **err)
{
    return xapc_guard(err, [&] {
        Xapian::WritableDatabase db = Xapian::Remote::open_writable(
            xapc_path(program), xapc_path(args), timeout_ms);
        xapc_make(out, db, true, false, false);
    });
}

xapc_status
xapc_writable_new(xapc_writable **out, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_make(out, Xapian::WritableDatabase(), false, false, false);
    });
}

xapc_status
xapc_writable_add_shards(xapc_writable *w, const xapc_writable *other,
                         xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_whole(w).db.add_database(xapc_whole(other).db);
        w->remote = w->remote || other->remote;
    });
}

xapc_status
xapc_writable_description(xapc_string *out, const xapc_writable *w,
                          xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_give(&xapc_use(out), xapc_whole(w).db.get_description());
    });
}

xapc_status
xapc_writable_close(xapc_writable *w, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_whole(w).in_transaction = false;
        w->db.close();
    });
}

static void
discard(xapc_writable &w)
{
    try {
        /* Cancelling a transaction that was begun without a flush also drops
         * the changes that were pending before it. */
        if (!w.in_transaction)
            w.db.begin_transaction(false);
        w.in_transaction = false;
        w.db.cancel_transaction();
    } catch (const Xapian::LogicError &) {
        throw; /* an in-memory database */
    } catch (const Xapian::DatabaseClosedError &) {
        throw;
    } catch (...) {
        w.broken = true;
        throw;
    }
}

xapc_status
xapc_writable_discard(xapc_writable *w, xapc_error **err)
{
    return xapc_guard(err, [&] { discard(xapc_whole(w)); });
}

void
xapc_writable_free(xapc_writable *w)
{
    if (!w)
        return;
    /* Xapian's destructor would commit. Discarding fails if w is closed or in
     * memory; then there is nothing to drop. */
    (void)xapc_writable_discard(w, nullptr);
    if (!w->broken) {
        delete w;
        return;
    }
    /* Its memory and lock are lost until the process exits; that is not a leak
     * of ours. */
#ifdef FILM_SANITIZERS
    __lsan_ignore_object(w);
#endif
}

xapc_status
xapc_writable_get_database(xapc_database **out, const xapc_writable *w,
                           xapc_error **err)
{
    return xapc_guard(err, [&] {
        const xapc_writable &from = xapc_whole(w);
        xapc_make(out, Xapian::Database(from.db), from.remote);
    });
}

xapc_status
xapc_writable_commit(xapc_writable *w, xapc_error **err)
{
    return xapc_guard(err, [&] { xapc_whole(w).db.commit(); });
}

xapc_status
xapc_writable_begin(xapc_writable *w, int flushed, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_whole(w).db.begin_transaction(flushed != 0);
        w->in_transaction = true;
    });
}

xapc_status
xapc_writable_commit_transaction(xapc_writable *w, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_whole(w).in_transaction = false; /* even if the commit fails */
        w->db.commit_transaction();
    });
}

xapc_status
xapc_writable_cancel_transaction(xapc_writable *w, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_whole(w).in_transaction = false;
        w->db.cancel_transaction();
    });
}

xapc_status
xapc_writable_add(xapc_docid *docid, xapc_writable *w, const xapc_document *doc,
                  xapc_error **err)
{
    return xapc_guard(err, [&] {
        const Xapian::Document &what = xapc_use(doc).doc;
        Xapian::docid did = xapc_whole(w).db.add_document(what);
        if (docid)
            *docid = did;
    });
}

void
xapc_check_prepared(const xapc_prepared &doc)
{
    if ((!doc.data && doc.data_len > 0) || (!doc.values && doc.n_values > 0) ||
        (!doc.terms && doc.n_terms > 0))
        xapc_refuse("NULL bytes with a length");
    for (size_t i = 0; i < doc.n_values; i++) {
        if (doc.values[i].slot == XAPC_NO_SLOT)
            xapc_refuse("no value slot");
        if (!doc.values[i].data && doc.values[i].len > 0)
            xapc_refuse("NULL bytes with a length");
    }
    for (size_t i = 0; i < doc.n_terms; i++)
        xapc_check_key("term", doc.terms[i].data, doc.terms[i].len);
}

xapc_status
xapc_writable_add_prepared(xapc_docid *docid, xapc_writable *w,
                           const xapc_prepared *doc, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_check_prepared(xapc_use(doc));
        Xapian::Document what;
        what.set_data(xapc_bytes(doc->data, doc->data_len));
        for (size_t i = 0; i < doc->n_values; i++)
            what.add_value(doc->values[i].slot,
                           xapc_bytes(doc->values[i].data, doc->values[i].len));
        std::string term; /* its memory is reused */
        for (size_t i = 0; i < doc->n_terms; i++) {
            term.assign(doc->terms[i].data, doc->terms[i].len);
            what.add_term(term, doc->terms[i].wdf);
        }
        Xapian::docid did = xapc_whole(w).db.add_document(what);
        if (docid)
            *docid = did;
    });
}

static void
check_docid(xapc_docid docid)
{
    if (docid == 0)
        xapc_refuse("document id 0");
}

xapc_status
xapc_writable_replace(xapc_writable *w, xapc_docid docid,
                      const xapc_document *doc, xapc_error **err)
{
    return xapc_guard(err, [&] {
        check_docid(docid);
        const Xapian::Document &what = xapc_use(doc).doc;
        xapc_whole(w).db.replace_document(docid, what);
    });
}

xapc_status
xapc_writable_replace_by_term(xapc_docid *docid, xapc_writable *w,
                              const char *term, size_t len,
                              const xapc_document *doc, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_check_key("term", term, len);
        const Xapian::Document &what = xapc_use(doc).doc;
        Xapian::docid did =
            xapc_whole(w).db.replace_document(std::string(term, len), what);
        if (docid)
            *docid = did;
    });
}

xapc_status
xapc_writable_delete(xapc_writable *w, xapc_docid docid, xapc_error **err)
{
    return xapc_guard(err, [&] {
        check_docid(docid);
        xapc_whole(w).db.delete_document(docid);
    });
}

xapc_status
xapc_writable_delete_by_term(xapc_writable *w, const char *term, size_t len,
                             xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_check_key("term", term, len);
        xapc_whole(w).db.delete_document(std::string(term, len));
    });
}

xapc_status
xapc_writable_set_metadata(xapc_writable *w, const char *key, size_t key_len,
                           const char *value, size_t value_len,
                           xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_check_key("metadata key", key, key_len);
        xapc_whole(w).db.set_metadata(std::string(key, key_len),
                                      xapc_bytes(value, value_len));
    });
}
