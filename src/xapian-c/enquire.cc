/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include "xapian-c/search.h"

xapc_status
xapc_enquire_new(xapc_enquire **out, const xapc_database *db, xapc_error **err)
{
    return xapc_guard(err, [&] {
        Xapian::Enquire enquire(xapc_use(db).db);
        xapc_make(out, std::make_shared<const xapc_database>(*db), enquire);
    });
}

void
xapc_enquire_free(xapc_enquire *enquire)
{
    delete enquire;
}

xapc_status
xapc_enquire_set_query(xapc_enquire *enquire, const xapc_query *query,
                       uint32_t qlen, xapc_error **err)
{
    return xapc_guard(err, [&] {
        const Xapian::Query &q = xapc_use(query).query;
        xapc_use(enquire).enquire.set_query(q, qlen);
    });
}

xapc_status
xapc_enquire_get_query(xapc_query **out, const xapc_enquire *enquire,
                       xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_make(out, xapc_use(enquire).enquire.get_query()); });
}

xapc_status
xapc_enquire_set_cutoff(xapc_enquire *enquire, int percent, double weight,
                        xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_use(enquire).enquire.set_cutoff(percent, weight); });
}

xapc_status
xapc_enquire_set_collapse(xapc_enquire *enquire, xapc_slot slot, uint32_t max,
                          xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_use(enquire).enquire.set_collapse_key(slot, max); });
}

xapc_status
xapc_enquire_set_sort(xapc_enquire *enquire, xapc_sort sort, xapc_slot slot,
                      int reverse, xapc_error **err)
{
    return xapc_guard(err, [&] {
        Xapian::Enquire &e = xapc_use(enquire).enquire;
        switch (sort) {
        case XAPC_SORT_RELEVANCE:
            e.set_sort_by_relevance();
            return;
        case XAPC_SORT_VALUE:
            e.set_sort_by_value(slot, reverse != 0);
            return;
        case XAPC_SORT_VALUE_THEN_RELEVANCE:
            e.set_sort_by_value_then_relevance(slot, reverse != 0);
            return;
        case XAPC_SORT_RELEVANCE_THEN_VALUE:
            e.set_sort_by_relevance_then_value(slot, reverse != 0);
            return;
        }
        xapc_refuse("unknown sort order");
    });
}

xapc_status
xapc_enquire_set_sort_key(xapc_enquire *enquire, xapc_sort sort,
                          const xapc_key *key, int reverse, xapc_error **err)
{
    return xapc_guard(err, [&] {
        Xapian::Enquire &e = xapc_use(enquire).enquire;
        Xapian::KeyMaker *maker = xapc_use(key).maker.get();
        switch (sort) {
        case XAPC_SORT_RELEVANCE:
            e.set_sort_by_relevance();
            return;
        case XAPC_SORT_VALUE:
            e.set_sort_by_key(maker, reverse != 0);
            return;
        case XAPC_SORT_VALUE_THEN_RELEVANCE:
            e.set_sort_by_key_then_relevance(maker, reverse != 0);
            return;
        case XAPC_SORT_RELEVANCE_THEN_VALUE:
            e.set_sort_by_relevance_then_key(maker, reverse != 0);
            return;
        }
        xapc_refuse("unknown sort order");
    });
}

xapc_status
xapc_enquire_set_docid_order(xapc_enquire *enquire, xapc_docid_order order,
                             xapc_error **err)
{
    return xapc_guard(err, [&] {
        Xapian::Enquire &e = xapc_use(enquire).enquire;
        switch (order) {
        case XAPC_DOCID_DESCENDING:
            e.set_docid_order(Xapian::Enquire::DESCENDING);
            return;
        case XAPC_DOCID_ASCENDING:
            e.set_docid_order(Xapian::Enquire::ASCENDING);
            return;
        case XAPC_DOCID_DONT_CARE:
            e.set_docid_order(Xapian::Enquire::DONT_CARE);
            return;
        }
        xapc_refuse("unknown document id order");
    });
}

xapc_status
xapc_enquire_set_time_limit(xapc_enquire *enquire, double seconds,
                            xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_use(enquire).enquire.set_time_limit(seconds); });
}

xapc_status
xapc_enquire_add_spy(xapc_enquire *enquire, xapc_spy *spy, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(enquire).enquire.add_matchspy(xapc_use(spy).spy.get());
    });
}

xapc_status
xapc_enquire_clear_spies(xapc_enquire *enquire, xapc_error **err)
{
    return xapc_guard(err,
                      [&] { xapc_use(enquire).enquire.clear_matchspies(); });
}

xapc_status
xapc_enquire_match(xapc_mset **out, xapc_enquire *enquire,
                   const xapc_match *match, xapc_error **err)
{
    return xapc_guard(err, [&] {
        const xapc_match &m = xapc_use(match);
        Xapian::MSet mset = xapc_use(enquire).enquire.get_mset(
            m.first, m.max, m.check_at_least, m.rset ? &m.rset->rset : nullptr,
            m.decider ? m.decider->decider.get() : nullptr);
        xapc_make(out, enquire->from, mset);
    });
}

xapc_status
xapc_enquire_get_mset(xapc_mset **out, xapc_enquire *enquire, uint32_t first,
                      uint32_t max, uint32_t check_at_least, xapc_error **err)
{
    xapc_match match = {first, max, check_at_least, nullptr, nullptr};
    return xapc_enquire_match(out, enquire, &match, err);
}

static void
give_terms(xapc_terms *out, Xapian::TermIterator it)
{
    xapc_list_builder<xapc_terms> list;
    for (; it != Xapian::TermIterator(); ++it)
        list.add(*it);
    list.finish(&xapc_use(out));
}

xapc_status
xapc_enquire_matching_terms(xapc_terms *out, const xapc_enquire *enquire,
                            xapc_docid docid, xapc_error **err)
{
    return xapc_guard(err, [&] {
        const Xapian::Enquire &e = xapc_use(enquire).enquire;
        give_terms(out, e.get_matching_terms_begin(docid));
    });
}

xapc_status
xapc_enquire_matching_terms_at(xapc_terms *out, const xapc_enquire *enquire,
                               const xapc_mset *mset, uint32_t index,
                               xapc_error **err)
{
    return xapc_guard(err, [&] {
        const Xapian::Enquire &e = xapc_use(enquire).enquire;
        give_terms(out, e.get_matching_terms_begin(xapc_item(mset, index)));
    });
}

xapc_status
xapc_enquire_description(xapc_string *out, const xapc_enquire *enquire,
                         xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_give(&xapc_use(out), xapc_use(enquire).enquire.get_description());
    });
}
