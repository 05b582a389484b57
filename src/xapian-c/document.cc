/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include "xapian-c/internal.h"

xapc_status
xapc_document_new(xapc_document **out, xapc_error **err)
{
    return xapc_guard(err, [&] { xapc_make(out, Xapian::Document()); });
}

void
xapc_document_free(xapc_document *doc)
{
    delete doc;
}

xapc_status
xapc_document_set_data(xapc_document *doc, const char *data, size_t len,
                       xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_use(doc).doc.set_data(xapc_bytes(data, len)); });
}

xapc_status
xapc_document_add_value(xapc_document *doc, xapc_slot slot, const char *value,
                        size_t len, xapc_error **err)
{
    return xapc_guard(err, [&] {
        if (slot == XAPC_NO_SLOT)
            xapc_refuse("no value slot");
        xapc_use(doc).doc.add_value(slot, xapc_bytes(value, len));
    });
}

xapc_status
xapc_document_add_term(xapc_document *doc, const char *term, size_t len,
                       uint32_t wdf, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_check_key("term", term, len);
        xapc_use(doc).doc.add_term(std::string(term, len), wdf);
    });
}

xapc_status
xapc_document_add_boolean_term(xapc_document *doc, const char *term, size_t len,
                               xapc_error **err)
{
    return xapc_document_add_term(doc, term, len, 0, err);
}

xapc_status
xapc_document_add_posting(xapc_document *doc, const char *term, size_t len,
                          uint32_t position, uint32_t wdf, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_check_key("term", term, len);
        xapc_use(doc).doc.add_posting(std::string(term, len), position, wdf);
    });
}

xapc_status
xapc_document_add_terms(xapc_document *doc, const xapc_term *terms, size_t n,
                        xapc_error **err)
{
    return xapc_guard(err, [&] {
        Xapian::Document &to = xapc_use(doc).doc;
        for (size_t i = 0; i < n; i++)
            xapc_check_key("term", terms[i].data, terms[i].len);
        for (size_t i = 0; i < n; i++)
            to.add_term(std::string(terms[i].data, terms[i].len), terms[i].wdf);
    });
}

xapc_status
xapc_document_remove_term(xapc_document *doc, const char *term, size_t len,
                          xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_use(doc).doc.remove_term(xapc_bytes(term, len)); });
}

xapc_status
xapc_document_clear_terms(xapc_document *doc, xapc_error **err)
{
    return xapc_guard(err, [&] { xapc_use(doc).doc.clear_terms(); });
}

xapc_status
xapc_document_get_data(xapc_string *out, const xapc_document *doc,
                       xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_give(&xapc_use(out), xapc_use(doc).doc.get_data()); });
}

xapc_status
xapc_document_get_value(xapc_string *out, const xapc_document *doc,
                        xapc_slot slot, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_give(&xapc_use(out), xapc_use(doc).doc.get_value(slot));
    });
}

xapc_status
xapc_document_get_terms(xapc_terms *out, const xapc_document *doc,
                        xapc_error **err)
{
    return xapc_guard(err, [&] {
        const Xapian::Document &from = xapc_use(doc).doc;
        xapc_list_builder<xapc_terms> list;
        for (Xapian::TermIterator it = from.termlist_begin();
             it != from.termlist_end(); ++it)
            list.add(*it).wdf = it.get_wdf();
        list.finish(&xapc_use(out));
    });
}

xapc_status
xapc_document_docid(xapc_docid *out, const xapc_document *doc, xapc_error **err)
{
    return xapc_guard(err,
                      [&] { xapc_use(out) = xapc_use(doc).doc.get_docid(); });
}

xapc_status
xapc_document_serialise(xapc_string *out, const xapc_document *doc,
                        xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_give(&xapc_use(out), xapc_use(doc).doc.serialise()); });
}

xapc_status
xapc_document_unserialise(xapc_document **out, const char *data, size_t len,
                          xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_make(out, Xapian::Document::unserialise(xapc_bytes(data, len)));
    });
}

xapc_status
xapc_document_description(xapc_string *out, const xapc_document *doc,
                          xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_give(&xapc_use(out), xapc_use(doc).doc.get_description());
    });
}

xapc_status
xapc_database_assume_document(xapc_document **out, const xapc_database *db,
                              xapc_docid docid, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_make(
            out, xapc_use(db).db.get_document(docid, Xapian::DOC_ASSUME_VALID));
    });
}

xapc_status
xapc_database_get_document(xapc_document **out, const xapc_database *db,
                           xapc_docid docid, xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_make(out, xapc_use(db).db.get_document(docid)); });
}
