/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Values of documents, and of one slot over all documents. */
#include <config.h>

#include "xapian-c/internal.h"

xapc_status
xapc_document_remove_value(xapc_document *doc, xapc_slot slot, xapc_error **err)
{
    return xapc_guard(err, [&] { xapc_use(doc).doc.remove_value(slot); });
}

xapc_status
xapc_document_clear_values(xapc_document *doc, xapc_error **err)
{
    return xapc_guard(err, [&] { xapc_use(doc).doc.clear_values(); });
}

xapc_status
xapc_document_value_count(uint32_t *out, const xapc_document *doc,
                          xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_use(out) = xapc_use(doc).doc.values_count(); });
}

xapc_status
xapc_document_get_values(xapc_values *out, const xapc_document *doc,
                         xapc_error **err)
{
    return xapc_guard(err, [&] {
        const Xapian::Document &from = xapc_use(doc).doc;
        xapc_list_builder<xapc_values> list;
        for (Xapian::ValueIterator it = from.values_begin();
             it != from.values_end(); ++it)
            list.add(*it).slot = it.get_valueno();
        list.finish(&xapc_use(out));
    });
}

struct xapc_value_stream {
    Xapian::ValueIterator it;
    std::string bytes; /* bytes of the block returned last */
};

xapc_status
xapc_value_stream_open(xapc_value_stream **out, const xapc_database *db,
                       xapc_slot slot, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_make(out, xapc_use(db).db.valuestream_begin(slot), std::string());
    });
}

xapc_status
xapc_value_stream_next(size_t *n, xapc_value_stream *stream, xapc_docid *docids,
                       xapc_str *values, size_t cap, xapc_error **err)
{
    return xapc_guard(err, [&] {
        Xapian::ValueIterator &it = xapc_use(stream).it;
        size_t count = 0;
        xapc_use(n);
        stream->bytes.clear();
        for (; count < cap && it != Xapian::ValueIterator(); ++it, ++count) {
            if (docids)
                docids[count] = it.get_docid();
            if (!values)
                continue;
            std::string value = *it;
            stream->bytes += value;
            values[count].len = value.size();
        }
        const char *at = stream->bytes.data();
        for (size_t i = 0; values && i < count; at += values[i++].len)
            values[i].data = at;
        *n = count;
    });
}

xapc_status
xapc_value_stream_skip_to(xapc_value_stream *stream, xapc_docid docid,
                          xapc_error **err)
{
    return xapc_guard(err, [&] {
        Xapian::ValueIterator &it = xapc_use(stream).it;
        if (it != Xapian::ValueIterator() && it.get_docid() < docid)
            it.skip_to(docid);
    });
}

void
xapc_value_stream_free(xapc_value_stream *stream)
{
    delete stream;
}
