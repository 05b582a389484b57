/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include "xapian-c/internal.h"

using Xapian::Query;

Query::op
xapc_op_of(xapc_op op)
{
    switch (op) {
    case XAPC_OP_AND:
        return Query::OP_AND;
    case XAPC_OP_OR:
        return Query::OP_OR;
    case XAPC_OP_AND_NOT:
        return Query::OP_AND_NOT;
    case XAPC_OP_XOR:
        return Query::OP_XOR;
    case XAPC_OP_AND_MAYBE:
        return Query::OP_AND_MAYBE;
    case XAPC_OP_FILTER:
        return Query::OP_FILTER;
    case XAPC_OP_NEAR:
        return Query::OP_NEAR;
    case XAPC_OP_PHRASE:
        return Query::OP_PHRASE;
    case XAPC_OP_ELITE_SET:
        return Query::OP_ELITE_SET;
    case XAPC_OP_SYNONYM:
        return Query::OP_SYNONYM;
    case XAPC_OP_MAX:
        return Query::OP_MAX;
    }
    xapc_refuse("unknown query operator");
}

static void
give(xapc_query **out, const Query &query)
{
    xapc_make(out, query);
}

xapc_status
xapc_query_term(xapc_query **out, const char *term, size_t len, uint32_t wqf,
                uint32_t position, xapc_error **err)
{
    return xapc_guard(err, [&] {
        if (len == 0)
            xapc_refuse("empty term");
        give(out, Query(xapc_bytes(term, len), wqf, position));
    });
}

xapc_status
xapc_query_match_all(xapc_query **out, xapc_error **err)
{
    return xapc_guard(err, [&] { give(out, Query(std::string())); });
}

xapc_status
xapc_query_match_nothing(xapc_query **out, xapc_error **err)
{
    return xapc_guard(err, [&] { give(out, Query()); });
}

xapc_status
xapc_query_combine(xapc_query **out, xapc_op op, const xapc_query *const *parts,
                   size_t n, uint32_t param, xapc_error **err)
{
    return xapc_guard(err, [&] {
        std::vector<Query> queries;
        queries.reserve(n);
        for (size_t i = 0; i < n; i++)
            queries.push_back(xapc_use(parts[i]).query);
        give(out, Query(xapc_op_of(op), queries.begin(), queries.end(), param));
    });
}

xapc_status
xapc_query_scale(xapc_query **out, const xapc_query *query, double factor,
                 xapc_error **err)
{
    return xapc_guard(err, [&] {
        if (!(factor >= 0)) /* also refuses NaN */
            xapc_refuse("scale factor below 0");
        give(out, Query(factor, xapc_use(query).query));
    });
}

xapc_status
xapc_query_value_range(xapc_query **out, xapc_slot slot, const char *lower,
                       size_t lower_len, const char *upper, size_t upper_len,
                       xapc_error **err)
{
    return xapc_guard(err, [&] {
        give(out,
             Query(Query::OP_VALUE_RANGE, slot, xapc_bytes(lower, lower_len),
                   xapc_bytes(upper, upper_len)));
    });
}

xapc_status
xapc_query_value_ge(xapc_query **out, xapc_slot slot, const char *limit,
                    size_t len, xapc_error **err)
{
    return xapc_guard(err, [&] {
        give(out, Query(Query::OP_VALUE_GE, slot, xapc_bytes(limit, len)));
    });
}

xapc_status
xapc_query_value_le(xapc_query **out, xapc_slot slot, const char *limit,
                    size_t len, xapc_error **err)
{
    return xapc_guard(err, [&] {
        give(out, Query(Query::OP_VALUE_LE, slot, xapc_bytes(limit, len)));
    });
}

int
xapc_wildcard_limit_of(xapc_wildcard_limit limit)
{
    switch (limit) {
    case XAPC_WILDCARD_ERROR:
        return Query::WILDCARD_LIMIT_ERROR;
    case XAPC_WILDCARD_FIRST:
        return Query::WILDCARD_LIMIT_FIRST;
    case XAPC_WILDCARD_MOST_FREQUENT:
        return Query::WILDCARD_LIMIT_MOST_FREQUENT;
    }
    xapc_refuse("unknown wildcard limit");
}

xapc_status
xapc_query_wildcard(xapc_query **out, const char *prefix, size_t len,
                    uint32_t max, xapc_wildcard_limit limit, xapc_op combiner,
                    xapc_error **err)
{
    return xapc_guard(err, [&] {
        give(out, Query(Query::OP_WILDCARD, xapc_bytes(prefix, len), max,
                        xapc_wildcard_limit_of(limit), xapc_op_of(combiner)));
    });
}

xapc_status
xapc_query_clone(xapc_query **out, const xapc_query *query, xapc_error **err)
{
    return xapc_guard(err, [&] { give(out, xapc_use(query).query); });
}

xapc_status
xapc_query_is_empty(int *out, const xapc_query *query, xapc_error **err)
{
    return xapc_guard(err,
                      [&] { xapc_use(out) = xapc_use(query).query.empty(); });
}

xapc_status
xapc_query_length(uint32_t *out, const xapc_query *query, xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_use(out) = xapc_use(query).query.get_length(); });
}

xapc_status
xapc_query_description(xapc_string *out, const xapc_query *query,
                       xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_give(&xapc_use(out), xapc_use(query).query.get_description());
    });
}

xapc_status
xapc_query_serialise(xapc_string *out, const xapc_query *query,
                     xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_give(&xapc_use(out), xapc_use(query).query.serialise());
    });
}

xapc_status
xapc_query_unserialise(xapc_query **out, const char *data, size_t len,
                       xapc_error **err)
{
    return xapc_guard(
        err, [&] { give(out, Query::unserialise(xapc_bytes(data, len))); });
}

xapc_status
xapc_query_terms(xapc_terms *out, const xapc_query *query, xapc_error **err)
{
    return xapc_guard(err, [&] {
        const Query &from = xapc_use(query).query;
        xapc_list_builder<xapc_terms> list;
        for (Xapian::TermIterator it = from.get_unique_terms_begin();
             it != from.get_unique_terms_end(); ++it)
            list.add(*it);
        list.finish(&xapc_use(out));
    });
}

xapc_status
xapc_query_type(int *out, const xapc_query *query, xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_use(out) = xapc_use(query).query.get_type(); });
}

xapc_status
xapc_query_count(size_t *out, const xapc_query *query, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(out) = xapc_use(query).query.get_num_subqueries();
    });
}

xapc_status
xapc_query_part(xapc_query **out, const xapc_query *query, size_t index,
                xapc_error **err)
{
    return xapc_guard(err, [&] {
        const Query &whole = xapc_use(query).query;
        if (index >= whole.get_num_subqueries())
            xapc_refuse("part " + std::to_string(index) + " of a query");
        give(out, whole.get_subquery(index));
    });
}

xapc_status
xapc_query_all_terms(xapc_blobs *out, const xapc_query *query, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_collect_terms(out, xapc_use(query).query.get_terms_begin());
    });
}

void
xapc_query_free(xapc_query *query)
{
    delete query;
}
