/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sources of postings, those of libxapian and callbacks, over one shard and
 * two. */
#include <config.h>

#include <memory>

#include "twin.h"

namespace twin
{

/* Lists every third document, with a weight that falls. */
struct Thirds : Xapian::PostingSource {
    Thirds() = default;
    Thirds *clone() const override
    {
        return new Thirds;
    }
    void init(const Xapian::Database &db) override
    {
        last = db.get_lastdocid();
        at = 0;
        set_maxweight(9);
    }
    Xapian::doccount get_termfreq_min() const override
    {
        return last / 3;
    }
    Xapian::doccount get_termfreq_est() const override
    {
        return last / 3;
    }
    Xapian::doccount get_termfreq_max() const override
    {
        return last / 3;
    }
    double get_weight() const override
    {
        return 9.0 / at;
    }
    Xapian::docid get_docid() const override
    {
        return at;
    }
    bool at_end() const override
    {
        return at > last;
    }
    void next(double) override
    {
        at += 3;
    }

    Xapian::docid last = 0, at = 0;
};

struct cursor {
    xapc_docid last, at;
};

static xapc_status
open(void **made, xapc_source_bounds *bounds, void *,
     const xapc_database *shard, xapc_error **err)
{
    xapc_docid last;
    xapc_status s = xapc_database_lastdocid(&last, shard, err);
    if (s != XAPC_OK)
        return s;
    *made = new cursor{last, 0};
    *bounds = {last / 3, last / 3, last / 3, 9};
    return XAPC_OK;
}

static xapc_status
next(xapc_posting *at, void *state, double, xapc_error **)
{
    cursor &c = *static_cast<cursor *>(state);
    c.at += 3;
    at->docid = c.at > c.last ? 0 : c.at;
    at->weight = at->docid ? 9.0 / c.at : 0;
    return XAPC_OK;
}

static xapc_status
skip_to(xapc_posting *at, void *state, xapc_docid docid, double min,
        xapc_error **err)
{
    cursor &c = *static_cast<cursor *>(state);
    c.at = docid <= 3 ? 0 : (docid - 1) / 3 * 3;
    return next(at, state, min, err);
}

static void
close(void *state)
{
    delete static_cast<cursor *>(state);
}

/* The source alone, and with a word. */
static void
compare(const std::string &what, const Xapian::Database &db,
        const xapc_database *handle, Xapian::PostingSource *cpp,
        const xapc_source *c)
{
    for (bool alone : {true, false})
        same(
            what + (alone ? ", alone" : ", with a word"),
            [&] {
                Xapian::Enquire e(db);
                Xapian::Query q(cpp);
                e.set_query(alone ? q
                                  : Xapian::Query(Xapian::Query::OP_AND,
                                                  Xapian::Query("night"), q));
                return dump(e.get_mset(0, 20, 90));
            },
            [&] {
                enquire e;
                query word, q, joined;
                mset m;
                must(xapc_enquire_new, e.out(), handle);
                must(xapc_query_source, q.out(), c);
                must(xapc_query_term, word.out(), "night", 5u, 1u, 0u);
                const xapc_query *all[] = {word, q};
                must(xapc_query_combine, joined.out(), XAPC_OP_AND, all, 2u,
                     0u);
                must(xapc_enquire_set_query, e,
                     alone ? (xapc_query *)q : (xapc_query *)joined, 0u);
                must(xapc_enquire_get_mset, m.out(), e, 0u, 20u, 90u);
                return dump((const xapc_mset *)m);
            });
}

static void
of_libxapian(const std::string &where, const Xapian::Database &db,
             const xapc_database *handle)
{
    Xapian::ValueWeightPostingSource value(1);
    Xapian::DecreasingValueWeightPostingSource decreasing(1, 40, 45);
    Xapian::ValueMapPostingSource map(0);
    Xapian::FixedWeightPostingSource fixed(1.5);
    source cvalue, cdecreasing, cmap, cfixed;
    must(xapc_source_new_value_weight, cvalue.out(), 1u);
    must(xapc_source_new_decreasing_value_weight, cdecreasing.out(), 1u, 40u,
         45u);
    must(xapc_source_new_value_map, cmap.out(), 0u, .25);
    must(xapc_source_new_fixed_weight, cfixed.out(), 1.5);
    map.set_default_weight(.25);
    for (auto &[v, w] : {std::pair<std::string, double>{"1", 3}, {"4", 1}}) {
        map.add_mapping(v, w);
        must(xapc_source_add_mapping, cmap, v.data(), v.size(), w);
    }
    compare("values as weights" + where, db, handle, &value, cvalue);
    compare("falling values" + where, db, handle, &decreasing, cdecreasing);
    compare("a map of values" + where, db, handle, &map, cmap);
    map.clear_mappings();
    must(xapc_source_clear_mappings, cmap);
    compare("an empty map" + where, db, handle, &map, cmap);
    compare("one weight" + where, db, handle, &fixed, cfixed);
    same(
        "description of a source", [&] { return fixed.get_description(); },
        [&] { return text(xapc_source_description, cfixed); });
}

void
list_sources(fixture &both)
{
    Xapian::Database two = both.db;
    database ctwo;
    two.add_database(Xapian::Database(both.dir + "/db"));
    must(xapc_database_new, ctwo.out());
    must(xapc_database_add, ctwo, both.handle);
    must(xapc_database_add, ctwo, both.handle);
    const xapc_source_methods with_skip = {open, next, skip_to, close},
                              without = {open, next, nullptr, close};
    Thirds thirds;
    source skips, steps;
    must(xapc_source_new, skips.out(), &with_skip, nullptr, nullptr);
    must(xapc_source_new, steps.out(), &without, nullptr, nullptr);
    for (bool shards : {false, true}) {
        const Xapian::Database &db = shards ? two : both.db;
        const xapc_database *handle = shards ? ctwo : both.handle;
        std::string where = shards ? ", two shards" : "";
        of_libxapian(where, db, handle);
        compare("callbacks" + where, db, handle, &thirds, skips);
        compare("callbacks without skip_to" + where, db, handle, &thirds,
                steps);
    }
}

} // namespace twin
