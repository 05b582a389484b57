/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include "xapian-c/field.h"
#include "xapian-c/text.h"

struct xapc_parser {
    Xapian::QueryParser parser;
};

xapc_status
xapc_parser_new(xapc_parser **out, xapc_error **err)
{
    return xapc_guard(err, [&] { xapc_make(out, Xapian::QueryParser()); });
}

xapc_status
xapc_parser_set_stemmer(xapc_parser *parser, const xapc_stem *stem,
                        xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(parser).parser.set_stemmer(stem ? stem->stem : Xapian::Stem());
    });
}

xapc_status
xapc_parser_set_stemming_strategy(xapc_parser *parser,
                                  xapc_stem_strategy strategy, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(parser).parser.set_stemming_strategy(
            xapc_strategy<Xapian::QueryParser>(strategy));
    });
}

xapc_status
xapc_parser_set_stopper(xapc_parser *parser, const xapc_stopper *stopper,
                        xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(parser).parser.set_stopper(stopper ? stopper->stopper.get()
                                                    : nullptr);
    });
}

xapc_status
xapc_parser_set_default_op(xapc_parser *parser, xapc_op op, xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_use(parser).parser.set_default_op(xapc_op_of(op)); });
}

xapc_status
xapc_parser_get_default_op(xapc_op *out, const xapc_parser *parser,
                           xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(out) =
            static_cast<xapc_op>(xapc_use(parser).parser.get_default_op());
    });
}

xapc_status
xapc_parser_set_database(xapc_parser *parser, const xapc_database *db,
                         xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_use(parser).parser.set_database(xapc_use(db).db); });
}

xapc_status
xapc_parser_set_max_expansion(xapc_parser *parser, uint32_t max,
                              xapc_wildcard_limit limit, unsigned flags,
                              xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(parser).parser.set_max_expansion(
            max, xapc_wildcard_limit_of(limit), flags);
    });
}

xapc_status
xapc_parser_add_prefix(xapc_parser *parser, const char *field,
                       const char *prefix, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(parser).parser.add_prefix(xapc_path(field), xapc_path(prefix));
    });
}

xapc_status
xapc_parser_add_field(xapc_parser *parser, const char *field,
                      const xapc_field *processor, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(parser).parser.add_prefix(xapc_path(field),
                                           xapc_use(processor).processor.get());
    });
}

/* Calls `add` with a pointer to the grouping, which is NULL without one. */
template <typename Add>
static void
grouped(const char *grouping, Add &&add)
{
    std::string group = grouping ? grouping : "";
    add(grouping ? &group : nullptr);
}

xapc_status
xapc_parser_add_boolean_prefix(xapc_parser *parser, const char *field,
                               const char *prefix, const char *grouping,
                               xapc_error **err)
{
    return xapc_guard(err, [&] {
        grouped(grouping, [&](const std::string *group) {
            xapc_use(parser).parser.add_boolean_prefix(
                xapc_path(field), xapc_path(prefix), group);
        });
    });
}

xapc_status
xapc_parser_add_boolean_field(xapc_parser *parser, const char *field,
                              const xapc_field *processor, const char *grouping,
                              xapc_error **err)
{
    return xapc_guard(err, [&] {
        grouped(grouping, [&](const std::string *group) {
            xapc_use(parser).parser.add_boolean_prefix(
                xapc_path(field), xapc_use(processor).processor.get(), group);
        });
    });
}

xapc_status
xapc_parser_add_range(xapc_parser *parser, const xapc_range *range,
                      const char *grouping, xapc_error **err)
{
    return xapc_guard(err, [&] {
        grouped(grouping, [&](const std::string *group) {
            xapc_use(parser).parser.add_rangeprocessor(
                xapc_use(range).processor.get(), group);
        });
    });
}

xapc_status
xapc_parser_parse(xapc_query **out, xapc_parser *parser, const char *text,
                  size_t len, unsigned flags, const char *prefix,
                  xapc_error **err)
{
    return xapc_guard(err, [&] {
        Xapian::Query query = xapc_use(parser).parser.parse_query(
            xapc_bytes(text, len), flags, prefix ? prefix : "");
        xapc_make(out, query);
    });
}

xapc_status
xapc_parser_stoplist(xapc_blobs *out, const xapc_parser *parser,
                     xapc_error **err)
{
    return xapc_guard(err, [&] {
        const Xapian::QueryParser &p = xapc_use(parser).parser;
        xapc_collect_terms(out, p.stoplist_begin());
    });
}

xapc_status
xapc_parser_unstem(xapc_blobs *out, const xapc_parser *parser, const char *term,
                   size_t len, xapc_error **err)
{
    return xapc_guard(err, [&] {
        const Xapian::QueryParser &p = xapc_use(parser).parser;
        xapc_collect_terms(out, p.unstem_begin(xapc_bytes(term, len)));
    });
}

xapc_status
xapc_parser_corrected(xapc_string *out, const xapc_parser *parser,
                      xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_give(&xapc_use(out),
                  xapc_use(parser).parser.get_corrected_query_string());
    });
}

xapc_status
xapc_parser_description(xapc_string *out, const xapc_parser *parser,
                        xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_give(&xapc_use(out), xapc_use(parser).parser.get_description());
    });
}

void
xapc_parser_free(xapc_parser *parser)
{
    delete parser;
}
