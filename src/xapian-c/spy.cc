/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include "xapian-c/internal.h"

xapc_status
xapc_spy_new_value_count(xapc_spy **out, xapc_slot slot, xapc_error **err)
{
    return xapc_guard(err, [&] {
        auto spy = std::make_shared<Xapian::ValueCountMatchSpy>(slot);
        xapc_make(out, spy);
    });
}

xapc_status
xapc_spy_total(size_t *out, const xapc_spy *spy, xapc_error **err)
{
    return xapc_guard(err,
                      [&] { xapc_use(out) = xapc_use(spy).spy->get_total(); });
}

xapc_status
xapc_spy_top_values(xapc_terms *out, const xapc_spy *spy, size_t max,
                    xapc_error **err)
{
    return xapc_guard(err, [&] {
        const Xapian::ValueCountMatchSpy &s = *xapc_use(spy).spy;
        xapc_list_builder<xapc_terms> list;
        for (Xapian::TermIterator it = s.top_values_begin(max);
             it != s.top_values_end(max); ++it)
            list.add(*it).termfreq = it.get_termfreq();
        list.finish(&xapc_use(out));
    });
}

void
xapc_spy_free(xapc_spy *spy)
{
    delete spy;
}
