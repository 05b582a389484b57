/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include "xapian-c/text.h"

void
xapc_mset_free(xapc_mset *mset)
{
    delete mset;
}

xapc_status
xapc_mset_get_info(xapc_mset_info *out, const xapc_mset *mset, xapc_error **err)
{
    return xapc_guard(err, [&] {
        const Xapian::MSet &m = xapc_use(mset).mset;
        xapc_mset_info info;
        info.size = m.size();
        info.first = m.get_firstitem();
        info.lower_bound = m.get_matches_lower_bound();
        info.estimated = m.get_matches_estimated();
        info.upper_bound = m.get_matches_upper_bound();
        info.uncollapsed_lower_bound = m.get_uncollapsed_matches_lower_bound();
        info.uncollapsed_estimated = m.get_uncollapsed_matches_estimated();
        info.uncollapsed_upper_bound = m.get_uncollapsed_matches_upper_bound();
        info.max_possible = m.get_max_possible();
        info.max_attained = m.get_max_attained();
        xapc_use(out) = info;
    });
}

static void
check_range(const Xapian::MSet &mset, uint32_t index, uint32_t n)
{
    if (index > mset.size() || n > mset.size() - index)
        xapc_refuse("items " + std::to_string(index) + " and " +
                    std::to_string(n) + " more of " +
                    std::to_string(mset.size()) + " matches");
}

Xapian::MSetIterator
xapc_item(const xapc_mset *mset, uint32_t index)
{
    check_range(xapc_use(mset).mset, index, 1);
    return mset->mset[index];
}

static std::vector<Xapian::docid>
docids_of(const Xapian::MSet &mset, uint32_t index, uint32_t n)
{
    check_range(mset, index, n);
    std::vector<Xapian::docid> docids;
    docids.reserve(n);
    for (uint32_t i = 0; i < n; i++)
        docids.push_back(*mset[index + i]);
    return docids;
}

xapc_status
xapc_mset_get_hits(xapc_hit *out, const xapc_mset *mset, uint32_t index,
                   uint32_t n, xapc_error **err)
{
    return xapc_guard(err, [&] {
        const Xapian::MSet &m = xapc_use(mset).mset;
        check_range(m, index, n);
        if (n > 0)
            xapc_use(out);
        for (uint32_t i = 0; i < n; i++) {
            Xapian::MSetIterator it = m[index + i];
            out[i].docid = *it;
            out[i].collapse_count = it.get_collapse_count();
            out[i].weight = it.get_weight();
            out[i].percent = it.get_percent();
        }
    });
}

xapc_status
xapc_mset_get_data(xapc_blobs *out, const xapc_mset *mset, uint32_t index,
                   uint32_t n, xapc_error **err)
{
    return xapc_guard(err, [&] {
        const Xapian::MSet &m = xapc_use(mset).mset;
        if (!mset->from->remote) {
            xapc_collect_data(&xapc_use(out), mset->from->db,
                              docids_of(m, index, n));
            return;
        }
        /* One network round trip for all. */
        check_range(m, index, n);
        xapc_list_builder<xapc_blobs> list(n);
        if (n > 0)
            m.fetch(m[index], m[index + n - 1]);
        for (uint32_t i = 0; i < n; i++)
            list.add(m[index + i].get_document().get_data());
        list.finish(&xapc_use(out));
    });
}

xapc_status
xapc_mset_get_values(xapc_blobs *out, const xapc_mset *mset, xapc_slot slot,
                     uint32_t index, uint32_t n, xapc_error **err)
{
    return xapc_guard(err, [&] {
        std::vector<Xapian::docid> docids =
            docids_of(xapc_use(mset).mset, index, n);
        xapc_collect_values(&xapc_use(out), *mset->from, slot, docids);
    });
}

xapc_status
xapc_mset_get_document(xapc_document **out, const xapc_mset *mset,
                       uint32_t index, xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_make(out, xapc_item(mset, index).get_document()); });
}

xapc_status
xapc_mset_collapse_key(xapc_string *out, const xapc_mset *mset, uint32_t index,
                       xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_give(&xapc_use(out), xapc_item(mset, index).get_collapse_key());
    });
}

xapc_status
xapc_mset_sort_key(xapc_string *out, const xapc_mset *mset, uint32_t index,
                   xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_give(&xapc_use(out), xapc_item(mset, index).get_sort_key());
    });
}

xapc_status
xapc_mset_fetch(const xapc_mset *mset, uint32_t index, uint32_t n,
                xapc_error **err)
{
    return xapc_guard(err, [&] {
        const Xapian::MSet &m = xapc_use(mset).mset;
        if (n == 0) {
            m.fetch();
            return;
        }
        check_range(m, index, n);
        m.fetch(m[index], m[index + n - 1]);
    });
}

xapc_status
xapc_mset_convert_to_percent(int *out, const xapc_mset *mset, double weight,
                             xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(out) = xapc_use(mset).mset.convert_to_percent(weight);
    });
}

xapc_status
xapc_mset_snippet(xapc_string *out, const xapc_mset *mset,
                  const xapc_snippet *how, const char *text, size_t len,
                  xapc_error **err)
{
    return xapc_guard(err, [&] {
        const xapc_snippet &h = xapc_use(how);
        xapc_give(&xapc_use(out), xapc_use(mset).mset.snippet(
                                      xapc_bytes(text, len), h.length,
                                      h.stem ? h.stem->stem : Xapian::Stem(),
                                      h.flags, xapc_path(h.hi_start),
                                      xapc_path(h.hi_end), xapc_path(h.omit)));
    });
}

xapc_status
xapc_mset_description(xapc_string *out, const xapc_mset *mset, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_give(&xapc_use(out), xapc_use(mset).mset.get_description());
    });
}

xapc_status
xapc_mset_termfreq(uint32_t *out, const xapc_mset *mset, const char *term,
                   size_t len, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(out) = xapc_use(mset).mset.get_termfreq(xapc_bytes(term, len));
    });
}

xapc_status
xapc_mset_termweight(double *out, const xapc_mset *mset, const char *term,
                     size_t len, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(out) =
            xapc_use(mset).mset.get_termweight(xapc_bytes(term, len));
    });
}
