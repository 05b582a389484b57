/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Queries made piece by piece. */
#include <config.h>

#include "twin.h"

namespace twin
{

static const std::string night = "night", train = "train";

/* One query by both, its result in C to be freed. */
struct both_ways {
    const char *name;
    Xapian::Query (*cpp)();
    void (*c)(xapc_query **out);
};

static void
term(xapc_query **out, const char *text)
{
    std::string s = text;
    must(xapc_query_term, out, s.data(), s.size(), 1u, 0u);
}

static void
join(xapc_query **out, xapc_op op, const char *a, const char *b, uint32_t param)
{
    query parts[2];
    term(parts[0].out(), a);
    term(parts[1].out(), b);
    const xapc_query *all[] = {parts[0], parts[1]};
    must(xapc_query_combine, out, op, all, 2u, param);
}

#define Q Xapian::Query
#define JOINED(op)                                                             \
    {                                                                          \
#op, [] { return Q(Q::OP_##op, night, train); },                   \
            [](xapc_query **out) {                                             \
                join(out, XAPC_OP_##op, "night", "train", 0);                  \
            }           \
    }

static const both_ways ways[] = {
    {"a term", [] { return Q("night", 2, 5); },
     [](xapc_query **out) { must(xapc_query_term, out, "night", 5u, 2u, 5u); }},
    {"all", [] { return Q(std::string()); },
     [](xapc_query **out) { must(xapc_query_match_all, out); }},
    {"nothing", [] { return Q(); },
     [](xapc_query **out) { must(xapc_query_match_nothing, out); }},
    JOINED(AND),
    JOINED(OR),
    JOINED(AND_NOT),
    JOINED(XOR),
    JOINED(AND_MAYBE),
    JOINED(FILTER),
    JOINED(NEAR),
    JOINED(PHRASE),
    JOINED(ELITE_SET),
    JOINED(SYNONYM),
    JOINED(MAX),
    {"a window",
     [] {
         std::string words[] = {"night", "train"};
         return Q(Q::OP_NEAR, words, words + 2, 7);
     },
     [](xapc_query **out) { join(out, XAPC_OP_NEAR, "night", "train", 7); }},
    {"scaled", [] { return Q(2.5, Q("night")); },
     [](xapc_query **out) {
         query part;
         term(part.out(), "night");
         must(xapc_query_scale, out, part, 2.5);
     }},
    {"scaled by less than 0", [] { return Q(-1, Q("night")); },
     [](xapc_query **out) {
         query part;
         term(part.out(), "night");
         must(xapc_query_scale, out, part, -1.0);
     }},
    {"a range", [] { return Q(Q::OP_VALUE_RANGE, 0, "1", "3"); },
     [](xapc_query **out) {
         must(xapc_query_value_range, out, 0u, "1", 1u, "3", 1u);
     }},
    {"an empty range", [] { return Q(Q::OP_VALUE_RANGE, 0, "3", "1"); },
     [](xapc_query **out) {
         must(xapc_query_value_range, out, 0u, "3", 1u, "1", 1u);
     }},
    {"not below", [] { return Q(Q::OP_VALUE_GE, 0, "3"); },
     [](xapc_query **out) { must(xapc_query_value_ge, out, 0u, "3", 1u); }},
    {"not above", [] { return Q(Q::OP_VALUE_LE, 0, "2"); },
     [](xapc_query **out) { must(xapc_query_value_le, out, 0u, "2", 1u); }},
    {"words that begin so",
     [] {
         return Q(Q::OP_WILDCARD, "s", 2, Q::WILDCARD_LIMIT_MOST_FREQUENT,
                  Q::OP_OR);
     },
     [](xapc_query **out) {
         must(xapc_query_wildcard, out, "s", 1u, 2u,
              XAPC_WILDCARD_MOST_FREQUENT, XAPC_OP_OR);
     }},
    {"too many words that begin so",
     [] { return Q(Q::OP_WILDCARD, "s", 2, Q::WILDCARD_LIMIT_ERROR); },
     [](xapc_query **out) {
         must(xapc_query_wildcard, out, "s", 1u, 2u, XAPC_WILDCARD_ERROR,
              XAPC_OP_SYNONYM);
     }},
};

#undef JOINED

/* Everything that a query says of itself. */
static std::string
about(const Q &q)
{
    std::string bytes = q.serialise(), parts;
    for (size_t i = 0; i < q.get_num_subqueries(); i++)
        parts += q.get_subquery(i).get_description() + ";";
    return q.get_description() + "|" + bytes + "|" +
           Q::unserialise(bytes).get_description() + "|" +
           std::to_string(q.get_type()) + "|" + std::to_string(q.get_length()) +
           "|" + std::to_string(q.empty()) + "|" + parts + "|" +
           list(q.get_terms_begin()) + "|" +
           terms(q.get_unique_terms_begin(), false, false);
}

static std::string
about(const xapc_query *q)
{
    query again;
    size_t n;
    std::string bytes = text(xapc_query_serialise, q), parts;
    must(xapc_query_unserialise, again.out(), bytes.data(), bytes.size());
    must(xapc_query_count, &n, q);
    for (size_t i = 0; i < n; i++) {
        query part;
        must(xapc_query_part, part.out(), q, i);
        parts += text(xapc_query_description, part) + ";";
    }
    return text(xapc_query_description, q) + "|" + bytes + "|" +
           text(xapc_query_description, again) + "|" +
           number<int>(xapc_query_type, q) + "|" +
           number<uint32_t>(xapc_query_length, q) + "|" +
           number<int>(xapc_query_is_empty, q) + "|" + parts + "|" +
           list(xapc_query_all_terms, q) + "|" + terms(xapc_query_terms, q);
}

static std::string
found(const Xapian::Database &db, const Q &q)
{
    Xapian::Enquire e(db);
    e.set_query(q);
    return dump(e.get_mset(0, 20, 45));
}

static std::string
found(const xapc_database *db, const xapc_query *q)
{
    enquire e;
    mset m;
    must(xapc_enquire_new, e.out(), db);
    must(xapc_enquire_set_query, e, q, 0u);
    must(xapc_enquire_get_mset, m.out(), e, 0u, 20u, 45u);
    return dump((const xapc_mset *)m);
}

void
queries(fixture &both)
{
    for (const both_ways &way : ways) {
        same(
            std::string("query: ") + way.name, [&] { return about(way.cpp()); },
            [&] {
                query q;
                way.c(q.out());
                return about((const xapc_query *)q);
            });
        same(
            std::string("found by: ") + way.name,
            [&] { return found(both.db, way.cpp()); },
            [&] {
                query q;
                way.c(q.out());
                return found(both.handle, (const xapc_query *)q);
            });
    }
    for (std::string bytes : {"", "x", "\xff"})
        same(
            "bytes that are no query",
            [&] { return Q::unserialise(bytes).get_description(); },
            [&] {
                query q;
                must(xapc_query_unserialise, q.out(), bytes.data(),
                     bytes.size());
                return text(xapc_query_description, q);
            });
}

#undef Q

} // namespace twin
