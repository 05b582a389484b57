/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the twins share: each behaviour is asked of libxapian by C++ and by
 * xapian-c, and both must answer the same text. */
#ifndef TESTS_API_TWIN_H
#define TESTS_API_TWIN_H

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include <xapian.h>

#include "xapian-c/xapian-c.h"

namespace twin
{

/* A C handle that is freed with its scope. */
template <typename T, void (*Free)(T *)> class owned
{
  public:
    owned() = default;
    owned(const owned &) = delete;
    owned &operator=(const owned &) = delete;
    ~owned()
    {
        Free(p);
    }
    T **out()
    {
        return &p;
    }
    operator T *() const
    {
        return p;
    }

  private:
    T *p = nullptr;
};

using database = owned<xapc_database, xapc_database_free>;
using writable = owned<xapc_writable, xapc_writable_free>;
using document = owned<xapc_document, xapc_document_free>;
using query = owned<xapc_query, xapc_query_free>;
using enquire = owned<xapc_enquire, xapc_enquire_free>;
using mset = owned<xapc_mset, xapc_mset_free>;
using rset = owned<xapc_rset, xapc_rset_free>;
using stem = owned<xapc_stem, xapc_stem_free>;
using stopper = owned<xapc_stopper, xapc_stopper_free>;
using generator = owned<xapc_generator, xapc_generator_free>;
using parser = owned<xapc_parser, xapc_parser_free>;
using field = owned<xapc_field, xapc_field_free>;
using range = owned<xapc_range, xapc_range_free>;
using decider = owned<xapc_decider, xapc_decider_free>;
using term_decider = owned<xapc_term_decider, xapc_term_decider_free>;
using key = owned<xapc_key, xapc_key_free>;
using spy = owned<xapc_spy, xapc_spy_free>;
using source = owned<xapc_source, xapc_source_free>;
using postlist = owned<xapc_postlist, xapc_postlist_free>;
using allterms = owned<xapc_allterms, xapc_allterms_free>;
using stream = owned<xapc_value_stream, xapc_value_stream_free>;

/* Thrown when a call of C fails: the class of its error. */
struct failure {
    std::string type;
};

/* Calls a function of xapian-c, which must succeed. */
template <typename Function, typename... Arguments>
void
must(Function function, Arguments &&...arguments)
{
    xapc_error *err = nullptr;
    if (function(std::forward<Arguments>(arguments)..., &err) == XAPC_OK)
        return;
    failure f{xapc_error_type(err)};
    xapc_error_free(err);
    throw f;
}

/* The result of a getter of one number. */
template <typename Number, typename Function, typename... Arguments>
std::string
number(Function function, Arguments &&...arguments)
{
    Number n;
    must(function, &n, std::forward<Arguments>(arguments)...);
    return std::to_string(n);
}

/* The result of a getter of a string. */
template <typename Function, typename... Arguments>
std::string
text(Function function, Arguments &&...arguments)
{
    xapc_string s;
    must(function, &s, std::forward<Arguments>(arguments)...);
    std::string result(s.data, s.len);
    xapc_string_free(&s);
    return result;
}

/* The result of a getter of a list of strings. */
template <typename Function, typename... Arguments>
std::string
list(Function function, Arguments &&...arguments)
{
    xapc_blobs blobs;
    std::string result;
    must(function, &blobs, std::forward<Arguments>(arguments)...);
    for (size_t i = 0; i < blobs.n; i++)
        result += std::string(blobs.items[i].data, blobs.items[i].len) + ";";
    xapc_blobs_free(&blobs);
    return result;
}

/* The result of a getter of terms: each with wdf and termfreq. */
template <typename Function, typename... Arguments>
std::string
terms(Function function, Arguments &&...arguments)
{
    xapc_terms found;
    std::string result;
    must(function, &found, std::forward<Arguments>(arguments)...);
    for (size_t i = 0; i < found.n; i++)
        result += std::string(found.items[i].data, found.items[i].len) + "/" +
                  std::to_string(found.items[i].wdf) + "/" +
                  std::to_string(found.items[i].termfreq) + ";";
    xapc_terms_free(&found);
    return result;
}

/* The result of a getter of positions. */
template <typename Function, typename... Arguments>
std::string
positions(Function function, Arguments &&...arguments)
{
    xapc_positions found;
    std::string result;
    must(function, &found, std::forward<Arguments>(arguments)...);
    for (size_t i = 0; i < found.n; i++)
        result += std::to_string(found.items[i]) + ";";
    xapc_positions_free(&found);
    return result;
}

/* The same of C++: what an iterator gives. */
std::string list(Xapian::TermIterator it);
std::string positions(Xapian::PositionIterator it);
/* termfreq may be asked only of some iterators. */
std::string terms(Xapian::TermIterator it, bool wdf, bool termfreq);

/* A number so exactly that equal text is an equal number. */
std::string exact(double number);

/* Text of a document and of matches, by C++ and by C. */
std::string dump(const Xapian::Document &doc);
std::string dump(const xapc_document *doc);
std::string dump(const Xapian::MSet &mset);
std::string dump(const xapc_mset *mset);

/* Both sides of one behaviour. An error is its class. */
void same(const std::string &what, const std::function<std::string()> &cpp,
          const std::function<std::string()> &c);

/* The same database for both. */
struct fixture {
    std::string dir; /* for databases of tests */
    Xapian::Database db;
    database handle;
};

/* Each file of twins. */
void read(fixture &);
void write(fixture &);
void queries(fixture &);
void parse(fixture &);
void generate(fixture &);
void search(fixture &);
void decide(fixture &);
void list_sources(fixture &);

} // namespace twin

#endif
