/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include "xapian-c/search.h"

xapc_status
xapc_rset_new(xapc_rset **out, xapc_error **err)
{
    return xapc_guard(err, [&] { xapc_make(out, Xapian::RSet()); });
}

xapc_status
xapc_rset_add(xapc_rset *rset, xapc_docid docid, xapc_error **err)
{
    return xapc_guard(err, [&] { xapc_use(rset).rset.add_document(docid); });
}

xapc_status
xapc_rset_remove(xapc_rset *rset, xapc_docid docid, xapc_error **err)
{
    return xapc_guard(err, [&] { xapc_use(rset).rset.remove_document(docid); });
}

xapc_status
xapc_rset_contains(int *out, const xapc_rset *rset, xapc_docid docid,
                   xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_use(out) = xapc_use(rset).rset.contains(docid); });
}

xapc_status
xapc_rset_size(uint32_t *out, const xapc_rset *rset, xapc_error **err)
{
    return xapc_guard(err, [&] { xapc_use(out) = xapc_use(rset).rset.size(); });
}

xapc_status
xapc_rset_description(xapc_string *out, const xapc_rset *rset, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_give(&xapc_use(out), xapc_use(rset).rset.get_description());
    });
}

void
xapc_rset_free(xapc_rset *rset)
{
    delete rset;
}
