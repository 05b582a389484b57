/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Searching: weights, order, collapsing, expansion, snippets. */
#include <config.h>

#include <cstring>

#include "twin.h"

namespace twin
{

/* A search on both sides, of one query. */
struct pair {
    pair(fixture &both, const std::string &typed)
        : cpp(both.db), cpp_parser(), q(cpp_parser.parse_query(typed))
    {
        parser p;
        must(xapc_parser_new, p.out());
        must(xapc_parser_parse, cq.out(), p, typed.data(), typed.size(),
             XAPC_PARSE_DEFAULT, nullptr);
        must(xapc_enquire_new, c.out(), both.handle);
        cpp.set_query(q);
        must(xapc_enquire_set_query, c, cq, 0u);
    }

    Xapian::Enquire cpp;
    Xapian::QueryParser cpp_parser;
    Xapian::Query q;
    enquire c;
    query cq;
};

static void
compare(const std::string &what, pair &p, unsigned first = 0, unsigned max = 15,
        unsigned least = 0)
{
    same(
        what, [&] { return dump(p.cpp.get_mset(first, max, least)); },
        [&] {
            mset m;
            must(xapc_enquire_get_mset, m.out(), p.c, first, max, least);
            return dump((const xapc_mset *)m);
        });
}

static const char *const typed[] = {"night train",         "burning AND film",
                                    "\"slow train\"",      "the -night",
                                    "director OR actress", "absent"};

static void
weights(fixture &both)
{
    using namespace Xapian;
    struct {
        const char *name;
        xapc_weighting scheme;
        std::vector<double> params;
        Weight *twin;
    } rows[] = {
        {"bool", XAPC_WEIGHT_BOOL, {}, new BoolWeight},
        {"bm25", XAPC_WEIGHT_BM25, {}, new BM25Weight},
        {"bm25 2 1", XAPC_WEIGHT_BM25, {2, 1}, new BM25Weight(2, 1, 1, .5, .5)},
        {"bm25+", XAPC_WEIGHT_BM25_PLUS, {}, new BM25PlusWeight},
        {"trad", XAPC_WEIGHT_TRAD, {2}, new TradWeight(2)},
        {"tfidf", XAPC_WEIGHT_TFIDF, {}, new TfIdfWeight},
        {"inl2", XAPC_WEIGHT_INL2, {}, new InL2Weight},
        {"ifb2", XAPC_WEIGHT_IFB2, {2}, new IfB2Weight(2)},
        {"ineb2", XAPC_WEIGHT_INEB2, {}, new IneB2Weight},
        {"bb2", XAPC_WEIGHT_BB2, {}, new BB2Weight},
        {"dlh", XAPC_WEIGHT_DLH, {}, new DLHWeight},
        {"pl2", XAPC_WEIGHT_PL2, {}, new PL2Weight},
        {"pl2+", XAPC_WEIGHT_PL2_PLUS, {1, .5}, new PL2PlusWeight(1, .5)},
        {"dph", XAPC_WEIGHT_DPH, {}, new DPHWeight},
        {"coord", XAPC_WEIGHT_COORD, {}, new CoordWeight},
        {"lm", XAPC_WEIGHT_LM, {}, new LMWeight},
        {"lm jelinek-mercer",
         XAPC_WEIGHT_LM,
         {0, 4, .4},
         new LMWeight(0, Weight::JELINEK_MERCER_SMOOTHING, .4)},
    };
    for (auto &row : rows) {
        std::unique_ptr<Weight> owner(row.twin);
        for (const char *words : {"night train", "director OR actress"}) {
            pair p(both, words);
            p.cpp.set_weighting_scheme(*row.twin);
            must(xapc_enquire_set_weighting, p.c, row.scheme, row.params.data(),
                 row.params.size());
            compare(std::string("weights ") + row.name, p);
        }
    }
    for (const char *how : {"ntn", "bpn", "Lfn", "xyz", ""}) {
        pair p(both, "night train");
        same(
            std::string("tf-idf ") + how,
            [&] {
                p.cpp.set_weighting_scheme(TfIdfWeight(how));
                return dump(p.cpp.get_mset(0, 10));
            },
            [&] {
                mset m;
                must(xapc_enquire_set_tfidf, p.c, how);
                must(xapc_enquire_get_mset, m.out(), p.c, 0u, 10u, 0u);
                return dump((const xapc_mset *)m);
            });
    }
}

static void
order(fixture &both)
{
    for (bool reverse : {false, true})
        for (unsigned slot : {0u, 1u, 2u}) {
            pair p(both, "night");
            p.cpp.set_sort_by_value(slot, reverse);
            must(xapc_enquire_set_sort, p.c, XAPC_SORT_VALUE, slot, reverse);
            compare("by value", p);
            p.cpp.set_sort_by_value_then_relevance(slot, reverse);
            must(xapc_enquire_set_sort, p.c, XAPC_SORT_VALUE_THEN_RELEVANCE,
                 slot, reverse);
            compare("by value, then relevance", p);
            p.cpp.set_sort_by_relevance_then_value(slot, reverse);
            must(xapc_enquire_set_sort, p.c, XAPC_SORT_RELEVANCE_THEN_VALUE,
                 slot, reverse);
            compare("by relevance, then value", p);
            p.cpp.set_sort_by_relevance();
            must(xapc_enquire_set_sort, p.c, XAPC_SORT_RELEVANCE, 0u, 0);
            compare("by relevance", p);
        }
    for (int o : {0, 1, 2}) {
        pair p(both, "night OR the");
        p.cpp.set_docid_order(static_cast<Xapian::Enquire::docid_order>(o));
        must(xapc_enquire_set_docid_order, p.c,
             static_cast<xapc_docid_order>(o));
        p.cpp.set_weighting_scheme(Xapian::BoolWeight());
        must(xapc_enquire_set_weighting, p.c, XAPC_WEIGHT_BOOL, nullptr, 0u);
        compare("order of docids", p);
    }
}

static void
limits(fixture &both)
{
    for (const char *words : typed)
        for (unsigned first : {0u, 3u}) {
            pair p(both, words);
            compare(std::string("search ") + words, p, first, 10, 45);
            p.cpp.set_cutoff(50, .5);
            must(xapc_enquire_set_cutoff, p.c, 50, .5);
            compare(std::string("cut off ") + words, p, first);
            p.cpp.set_cutoff(0);
            must(xapc_enquire_set_cutoff, p.c, 0, 0.0);
            p.cpp.set_collapse_key(0, 2);
            must(xapc_enquire_set_collapse, p.c, 0u, 2u);
            compare(std::string("collapse ") + words, p, first);
            p.cpp.set_time_limit(1000);
            must(xapc_enquire_set_time_limit, p.c, 1000.0);
            compare(std::string("time limit ") + words, p, first);
            same(
                std::string("query and description ") + words,
                [&] {
                    return p.cpp.get_query().get_description() +
                           p.cpp.get_description();
                },
                [&] {
                    query q;
                    must(xapc_enquire_get_query, q.out(), p.c);
                    return text(xapc_query_description, q) +
                           text(xapc_enquire_description, p.c);
                });
        }
}

static std::string
snippet(const xapc_mset *m, const std::string &s, size_t length, unsigned flags)
{
    stem english;
    xapc_snippet how = XAPC_SNIPPET_INIT;
    must(xapc_stem_new, english.out(), "english");
    how.stem = english;
    how.length = length;
    how.flags = flags;
    how.hi_start = "[";
    how.hi_end = "]";
    return text(xapc_mset_snippet, m, &how, s.data(), s.size());
}

static void
about_matches(fixture &both)
{
    const std::string long_text =
        "Nobody was there. A slow <train> left at night & the city slept. "
        "Trains are slow at night, said the director of the film.";
    for (const char *words : typed) {
        pair p(both, words);
        Xapian::MSet m = p.cpp.get_mset(0, 10);
        mset c;
        must(xapc_enquire_get_mset, c.out(), p.c, 0u, 10u, 0u);
        for (size_t length : {20u, 60u, 500u})
            for (unsigned flags : {0u, 3u, 7u})
                same(
                    std::string("snippet for ") + words,
                    [&] {
                        return m.snippet(long_text, length,
                                         Xapian::Stem("english"), flags, "[",
                                         "]", "...");
                    },
                    [&] { return snippet(c, long_text, length, flags); });
        same(
            std::string("description of matches of ") + words,
            [&] { return m.get_description(); },
            [&] { return text(xapc_mset_description, c); });
        for (std::string t : {"night", "train", "absent"})
            same(
                "frequency and weight of " + t,
                [&] {
                    return std::to_string(m.get_termfreq(t)) + " " +
                           std::to_string(m.get_termweight(t));
                },
                [&] {
                    return number<uint32_t>(xapc_mset_termfreq, c, t.data(),
                                            t.size()) +
                           " " +
                           number<double>(xapc_mset_termweight, c, t.data(),
                                          t.size());
                });
        for (double w : {0.0, .5, 2.0})
            same(
                "percent of a weight",
                [&] { return std::to_string(m.convert_to_percent(w)); },
                [&] {
                    return number<int>(xapc_mset_convert_to_percent, c, w);
                });
        for (unsigned i : {0u, 2u})
            if (i < m.size())
                same(
                    "terms that match",
                    [&] {
                        m.fetch();
                        return terms(p.cpp.get_matching_terms_begin(m[i]),
                                     false, false);
                    },
                    [&] {
                        must(xapc_mset_fetch, c, 0u, 0u);
                        return terms(xapc_enquire_matching_terms_at, p.c,
                                     (const xapc_mset *)c, i);
                    });
        for (unsigned docid : {1u, 9u, 999u})
            same(
                "terms that a document matches",
                [&] {
                    return terms(p.cpp.get_matching_terms_begin(docid), false,
                                 false);
                },
                [&] { return terms(xapc_enquire_matching_terms, p.c, docid); });
    }
}

void
search(fixture &both)
{
    weights(both);
    order(both);
    limits(both);
    about_matches(both);
}

} // namespace twin
