/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include "xapian-c/search.h"

xapc_status
xapc_enquire_set_expansion(xapc_enquire *enquire, const char *scheme, double k,
                           xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(enquire).enquire.set_expansion_scheme(xapc_path(scheme), k);
    });
}

static void
expand(xapc_eset *out, const xapc_enquire *enquire, const xapc_expand &how,
       const Xapian::RSet &rset)
{
    Xapian::ESet eset = xapc_use(enquire).enquire.get_eset(
        how.max, rset, how.flags,
        how.decider ? how.decider->decider.get() : nullptr, how.min_weight);
    xapc_list_builder<xapc_eset> list(eset.size());
    for (Xapian::ESetIterator it = eset.begin(); it != eset.end(); ++it)
        list.add(*it).weight = it.get_weight();
    list.finish(&xapc_use(out));
    out->bound = eset.get_ebound();
}

xapc_status
xapc_enquire_expand(xapc_eset *out, const xapc_enquire *enquire,
                    const xapc_expand *how, xapc_error **err)
{
    return xapc_guard(err, [&] {
        expand(out, enquire, xapc_use(how), xapc_use(how->rset).rset);
    });
}

xapc_status
xapc_enquire_get_eset(xapc_eset *out, const xapc_enquire *enquire,
                      const xapc_docid *relevant, size_t n, uint32_t max,
                      xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_expand how = {max, 0, 0, nullptr, nullptr};
        Xapian::RSet rset;
        for (size_t i = 0; i < n; i++)
            rset.add_document(relevant[i]);
        expand(out, enquire, how, rset);
    });
}
