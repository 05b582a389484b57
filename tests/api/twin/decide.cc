/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Callbacks of a search: deciders, keys, spies; relevant documents. */
#include <config.h>

#include "twin.h"

namespace twin
{

/* A search for "night" on both sides, with what is set up before. */
struct pair {
    explicit pair(fixture &both) : cpp(both.db)
    {
        query q;
        cpp.set_query(Xapian::Query(Xapian::Query::OP_OR,
                                    Xapian::Query("night"),
                                    Xapian::Query("film")));
        query parts[2];
        must(xapc_query_term, parts[0].out(), "night", 5u, 1u, 0u);
        must(xapc_query_term, parts[1].out(), "film", 4u, 1u, 0u);
        const xapc_query *all[] = {parts[0], parts[1]};
        must(xapc_query_combine, q.out(), XAPC_OP_OR, all, 2u, 0u);
        must(xapc_enquire_new, c.out(), both.handle);
        must(xapc_enquire_set_query, c, q, 0u);
    }

    Xapian::Enquire cpp;
    enquire c;
};

static void
compare(const std::string &what, pair &p,
        const Xapian::RSet *relevant = nullptr,
        const Xapian::MatchDecider *decide = nullptr,
        const xapc_rset *crelevant = nullptr,
        const xapc_decider *cdecide = nullptr)
{
    same(
        what, [&] { return dump(p.cpp.get_mset(0, 12, 45, relevant, decide)); },
        [&] {
            mset m;
            xapc_match match = {0, 12, 45, crelevant, cdecide};
            must(xapc_enquire_match, m.out(), p.c, &match);
            return dump((const xapc_mset *)m);
        });
}

/* Even documents, by their values. */
static bool
is_even(const std::string &value)
{
    return !value.empty() && (value[0] - '0') % 2 == 0;
}

struct Even : Xapian::MatchDecider {
    bool operator()(const Xapian::Document &doc) const override
    {
        return is_even(doc.get_value(0));
    }
};

static xapc_status
even(int *keep, void *, const xapc_document *doc, xapc_error **)
{
    *keep = is_even(text(xapc_document_get_value, doc, 0u));
    return XAPC_OK;
}

static void
deciders(fixture &both)
{
    pair p(both);
    Even cpp;
    decider c;
    must(xapc_decider_new, c.out(), even, nullptr, nullptr);
    compare("a decider", p, nullptr, &cpp, nullptr, c);
    for (bool inclusive : {false, true}) {
        Xapian::ValueSetMatchDecider values(0, inclusive);
        decider cvalues;
        must(xapc_decider_new_values, cvalues.out(), 0u, inclusive);
        for (std::string v : {"1", "3"}) {
            values.add_value(v);
            must(xapc_decider_add_value, cvalues, v.data(), v.size());
        }
        compare("a decider by values", p, nullptr, &values, nullptr, cvalues);
        values.remove_value("1");
        must(xapc_decider_remove_value, cvalues, "1", 1u);
        compare("with one less", p, nullptr, &values, nullptr, cvalues);
        for (unsigned docid : {1u, 2u, 4u})
            same(
                "whether it keeps a document",
                [&] {
                    return std::to_string(values(both.db.get_document(docid)));
                },
                [&] {
                    document doc;
                    must(xapc_database_get_document, doc.out(), both.handle,
                         docid);
                    return number<int>(xapc_decider_keeps, cvalues,
                                       (const xapc_document *)doc);
                });
    }
}

struct Backwards : Xapian::KeyMaker {
    std::string operator()(const Xapian::Document &doc) const override
    {
        std::string data = doc.get_data();
        return std::string(data.rbegin(), data.rend());
    }
};

static xapc_status
backwards(xapc_str *out, void *user, const xapc_document *doc, xapc_error **)
{
    std::string &kept = *static_cast<std::string *>(user);
    std::string data = text(xapc_document_get_data, doc);
    kept.assign(data.rbegin(), data.rend());
    *out = {kept.data(), kept.size()};
    return XAPC_OK;
}

static void
sort(const std::string &what, fixture &both, Xapian::KeyMaker *cpp,
     const xapc_key *c)
{
    pair p(both);
    for (bool reverse : {false, true}) {
        p.cpp.set_sort_by_key(cpp, reverse);
        must(xapc_enquire_set_sort_key, p.c, XAPC_SORT_VALUE, c, reverse);
        compare("by " + what, p);
        p.cpp.set_sort_by_key_then_relevance(cpp, reverse);
        must(xapc_enquire_set_sort_key, p.c, XAPC_SORT_VALUE_THEN_RELEVANCE, c,
             reverse);
        compare("by " + what + ", then relevance", p);
        p.cpp.set_sort_by_relevance_then_key(cpp, reverse);
        must(xapc_enquire_set_sort_key, p.c, XAPC_SORT_RELEVANCE_THEN_VALUE, c,
             reverse);
        compare("by relevance, then " + what, p);
    }
    for (unsigned docid : {1u, 5u, 9u})
        same(
            "key of a document, " + what,
            [&] { return (*cpp)(both.db.get_document(docid)); },
            [&] {
                document doc;
                must(xapc_database_get_document, doc.out(), both.handle, docid);
                return text(xapc_key_make, c, (const xapc_document *)doc);
            });
}

static void
keys(fixture &both)
{
    Backwards backwards_cpp;
    Xapian::MultiValueKeyMaker values;
    key c, cvalues;
    std::string kept;
    must(xapc_key_new, c.out(), backwards, &kept, nullptr);
    sort("a key", both, &backwards_cpp, c);
    values.add_value(2, true, "x");
    values.add_value(0);
    must(xapc_key_new_values, cvalues.out());
    must(xapc_key_add_value, cvalues, 2u, 1, "x", 1u);
    must(xapc_key_add_value, cvalues, 0u, 0, "", 0u);
    sort("values", both, &values, cvalues);
}

struct Seen : Xapian::MatchSpy {
    void operator()(const Xapian::Document &doc, double weight) override
    {
        seen += doc.get_value(0) + ":" + exact(weight) + ";";
    }
    std::string seen;
};

static xapc_status
see(void *user, const xapc_document *doc, double weight, xapc_error **)
{
    *static_cast<std::string *>(user) +=
        text(xapc_document_get_value, doc, 0u) + ":" + exact(weight) + ";";
    return XAPC_OK;
}

static void
spies(fixture &both)
{
    pair p(both);
    Seen cpp;
    std::string seen;
    spy c, ccounts;
    Xapian::ValueCountMatchSpy counts(0);
    must(xapc_spy_new, c.out(), see, &seen, nullptr);
    must(xapc_spy_new_value_count, ccounts.out(), 0u);
    p.cpp.add_matchspy(&cpp);
    p.cpp.add_matchspy(&counts);
    must(xapc_enquire_add_spy, p.c, c);
    must(xapc_enquire_add_spy, p.c, ccounts);
    compare("two spies", p);
    same(
        "what a spy sees", [&] { return cpp.seen; }, [&] { return seen; });
    same(
        "documents counted", [&] { return std::to_string(counts.get_total()); },
        [&] { return number<size_t>(xapc_spy_total, ccounts); });
    same(
        "all values counted",
        [&] { return terms(counts.values_begin(), false, true); },
        [&] { return terms(xapc_spy_values, ccounts); });
    for (size_t n : {1u, 3u, 100u})
        same(
            "values counted most",
            [&] { return terms(counts.top_values_begin(n), false, true); },
            [&] { return terms(xapc_spy_top_values, ccounts, n); });
    same(
        "counts as bytes, merged",
        [&] {
            std::string bytes = counts.serialise_results();
            counts.merge_results(bytes);
            return bytes + std::to_string(counts.get_total()) +
                   counts.get_description();
        },
        [&] {
            std::string bytes = text(xapc_spy_serialise_results, ccounts);
            must(xapc_spy_merge_results, ccounts, bytes.data(), bytes.size());
            return bytes + number<size_t>(xapc_spy_total, ccounts) +
                   text(xapc_spy_description, ccounts);
        });
    p.cpp.clear_matchspies();
    must(xapc_enquire_clear_spies, p.c);
    compare("no spies", p);
    same(
        "what it sees then", [&] { return cpp.seen; }, [&] { return seen; });
}

struct Short : Xapian::ExpandDecider {
    bool operator()(const std::string &term) const override
    {
        return term.size() < 6;
    }
};

static xapc_status
is_short(int *keep, void *, const char *, size_t len, xapc_error **)
{
    *keep = len < 6;
    return XAPC_OK;
}

static void
expand(pair &p, const Xapian::RSet &relevant, const xapc_rset *crelevant,
       const Xapian::ExpandDecider *cpp, const xapc_term_decider *c)
{
    for (unsigned max : {1u, 5u, 40u})
        for (int flags : {0, 1, 3})
            same(
                "expand the query",
                [&] {
                    Xapian::ESet e =
                        p.cpp.get_eset(max, relevant, flags, cpp, .1);
                    std::string result;
                    for (auto it = e.begin(); it != e.end(); ++it)
                        result += *it + "=" + exact(it.get_weight()) + ";";
                    return result + std::to_string(e.get_ebound());
                },
                [&] {
                    xapc_eset e;
                    std::string result;
                    xapc_expand how = {max, flags, .1, crelevant, c};
                    must(xapc_enquire_expand, &e, p.c, &how);
                    for (size_t i = 0; i < e.n; i++)
                        result += std::string(e.items[i].data, e.items[i].len) +
                                  "=" + exact(e.items[i].weight) + ";";
                    result += std::to_string(e.bound);
                    xapc_eset_free(&e);
                    return result;
                });
}

static void
relevance(fixture &both)
{
    pair p(both);
    Xapian::RSet cpp;
    rset c;
    must(xapc_rset_new, c.out());
    for (unsigned docid : {1u, 2u, 9u, 30u}) {
        cpp.add_document(docid);
        must(xapc_rset_add, c, docid);
    }
    cpp.remove_document(2);
    must(xapc_rset_remove, c, 2u);
    same(
        "relevant documents",
        [&] {
            return std::to_string(cpp.size()) +
                   std::to_string(cpp.contains(1)) +
                   std::to_string(cpp.contains(2)) + cpp.get_description();
        },
        [&] {
            return number<uint32_t>(xapc_rset_size, c) +
                   number<int>(xapc_rset_contains, c, 1u) +
                   number<int>(xapc_rset_contains, c, 2u) +
                   text(xapc_rset_description, c);
        });
    compare("search with relevant documents", p, &cpp, nullptr, c, nullptr);
    expand(p, cpp, c, nullptr, nullptr);
    Short short_cpp;
    std::string rejects[] = {"the", "train"};
    Xapian::ExpandDeciderFilterTerms without(rejects, rejects + 2);
    Xapian::ExpandDeciderFilterPrefix prefix("s");
    Xapian::ExpandDeciderAnd both_cpp(short_cpp, without);
    term_decider cshort, cwithout, cprefix, cboth;
    const xapc_str words[] = {{"the", 3}, {"train", 5}};
    must(xapc_term_decider_new, cshort.out(), is_short, nullptr, nullptr);
    must(xapc_term_decider_new_without, cwithout.out(), words, 2u);
    must(xapc_term_decider_new_prefix, cprefix.out(), "s", 1u);
    must(xapc_term_decider_new_both, cboth.out(), cshort, cwithout);
    expand(p, cpp, c, &short_cpp, cshort);
    expand(p, cpp, c, &without, cwithout);
    expand(p, cpp, c, &prefix, cprefix);
    expand(p, cpp, c, &both_cpp, cboth);
    for (const char *scheme : {"trad", "bo1", "other"})
        same(
            std::string("expansion scheme ") + scheme,
            [&] {
                p.cpp.set_expansion_scheme(scheme, 2);
                return std::string();
            },
            [&] {
                must(xapc_enquire_set_expansion, p.c, scheme, 2.0);
                return std::string();
            });
    p.cpp.set_expansion_scheme("bo1");
    must(xapc_enquire_set_expansion, p.c, "bo1", 1.0);
    expand(p, cpp, c, nullptr, nullptr);
}

void
decide(fixture &both)
{
    deciders(both);
    keys(both);
    spies(both);
    relevance(both);
}

} // namespace twin
