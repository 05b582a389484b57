/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers, lists and documents of a database. */
#include <config.h>

#include "twin.h"

namespace twin
{

static const char *const some_terms[] = {"night", "Zburn",  "XCfilm", "Q7",
                                         "Seven", "absent", ""};

/* Getters of one number. */
static void
numbers(fixture &both)
{
    const Xapian::Database &db = both.db;
    const xapc_database *c = both.handle;
    same(
        "document count", [&] { return std::to_string(db.get_doccount()); },
        [&] { return number<uint32_t>(xapc_database_doccount, c); });
    same(
        "last docid", [&] { return std::to_string(db.get_lastdocid()); },
        [&] { return number<uint32_t>(xapc_database_lastdocid, c); });
    same(
        "average length", [&] { return std::to_string(db.get_avlength()); },
        [&] { return number<double>(xapc_database_average_length, c); });
    same(
        "total length", [&] { return std::to_string(db.get_total_length()); },
        [&] { return number<uint64_t>(xapc_database_total_length, c); });
    same(
        "shards", [&] { return std::to_string(db.size()); },
        [&] { return number<size_t>(xapc_database_shards, c); });
    same(
        "has positions", [&] { return std::to_string(db.has_positions()); },
        [&] { return number<int>(xapc_database_has_positions, c); });
    same(
        "revision", [&] { return std::to_string(db.get_revision()); },
        [&] { return number<uint64_t>(xapc_database_revision, c); });
    same(
        "locked", [&] { return std::to_string(db.locked()); },
        [&] { return number<int>(xapc_database_locked, c); });
    same(
        "uuid", [&] { return db.get_uuid(); },
        [&] { return text(xapc_database_uuid, c); });
    same(
        "description", [&] { return db.get_description(); },
        [&] { return text(xapc_database_description, c); });
    same(
        "bounds of lengths",
        [&] {
            return std::to_string(db.get_doclength_lower_bound()) + " " +
                   std::to_string(db.get_doclength_upper_bound());
        },
        [&] {
            uint32_t lower, upper;
            must(xapc_database_doclength_bounds, &lower, &upper, c);
            return std::to_string(lower) + " " + std::to_string(upper);
        });
}

static void
of_terms(fixture &both)
{
    const Xapian::Database &db = both.db;
    const xapc_database *c = both.handle;
    for (std::string t : some_terms) {
        same(
            "termfreq of " + t,
            [&] { return std::to_string(db.get_termfreq(t)); },
            [&] {
                return number<uint32_t>(xapc_database_termfreq, c, t.data(),
                                        t.size());
            });
        same(
            "collfreq of " + t,
            [&] { return std::to_string(db.get_collection_freq(t)); },
            [&] {
                return number<uint64_t>(xapc_database_collfreq, c, t.data(),
                                        t.size());
            });
        same(
            "whether there is " + t,
            [&] { return std::to_string(db.term_exists(t)); },
            [&] {
                return number<int>(xapc_database_term_exists, c, t.data(),
                                   t.size());
            });
        same(
            "bound of the wdf of " + t,
            [&] { return std::to_string(db.get_wdf_upper_bound(t)); },
            [&] {
                return number<uint32_t>(xapc_database_wdf_bound, c, t.data(),
                                        t.size());
            });
        same(
            "synonyms of " + t, [&] { return list(db.synonyms_begin(t)); },
            [&] {
                return list(xapc_database_synonyms, c, t.data(), t.size());
            });
    }
}

static std::string
postings(const Xapian::Database &db, const std::string &term)
{
    std::string result;
    for (auto it = db.postlist_begin(term); it != db.postlist_end(term); ++it)
        result += std::to_string(*it) + "," + std::to_string(it.get_wdf()) +
                  "," + std::to_string(it.get_doclength()) + "," +
                  std::to_string(it.get_unique_terms()) + "," +
                  positions(it.positionlist_begin()) + " ";
    return result;
}

static std::string
postings(const xapc_database *db, const std::string &term)
{
    postlist p;
    std::string result;
    xapc_posting_info info;
    must(xapc_postlist_open, p.out(), db, term.data(), term.size());
    for (must(xapc_postlist_peek, &info, p); info.docid;
         must(xapc_postlist_peek, &info, p)) {
        size_t n;
        xapc_docid docid;
        std::string at = positions(xapc_postlist_positions, p);
        must(xapc_postlist_next, &n, p, &docid, nullptr, nullptr, 1u);
        result += std::to_string(docid) + "," + std::to_string(info.wdf) + "," +
                  std::to_string(info.doclength) + "," +
                  std::to_string(info.unique_terms) + "," + at + " ";
    }
    return result;
}

static std::string
all_terms(const xapc_database *db, const std::string &prefix)
{
    allterms all;
    xapc_term block[7];
    size_t n;
    std::string result;
    must(xapc_allterms_open, all.out(), db, prefix.data(), prefix.size());
    for (must(xapc_allterms_next, &n, all, block, 7u); n > 0;
         must(xapc_allterms_next, &n, all, block, 7u))
        for (size_t i = 0; i < n; i++)
            result += std::string(block[i].data, block[i].len) + "/0/" +
                      std::to_string(block[i].termfreq) + ";";
    return result;
}

static void
lists(fixture &both)
{
    const Xapian::Database &db = both.db;
    const xapc_database *c = both.handle;
    for (std::string t : some_terms)
        same(
            "postings of " + t, [&] { return postings(db, t); },
            [&] { return postings(c, t); });
    for (std::string prefix : {"", "Z", "S", "none"}) {
        same(
            "terms that begin with " + prefix,
            [&] { return terms(db.allterms_begin(prefix), false, true); },
            [&] { return all_terms(c, prefix); });
        same(
            "metadata keys that begin with " + prefix,
            [&] { return list(db.metadata_keys_begin(prefix)); },
            [&] {
                return list(xapc_database_metadata_keys, c, prefix.data(),
                            prefix.size());
            });
        same(
            "terms with synonyms that begin with " + prefix,
            [&] { return list(db.synonym_keys_begin(prefix)); },
            [&] {
                return list(xapc_database_synonym_keys, c, prefix.data(),
                            prefix.size());
            });
    }
    same(
        "spelling dictionary",
        [&] { return terms(db.spellings_begin(), false, true); },
        [&] { return terms(xapc_database_spellings, c); });
    for (std::string word : {"trian", "nihgt", "night", "zzzzzz", ""})
        for (unsigned edits : {1u, 2u})
            same(
                "spelling of " + word,
                [&] { return db.get_spelling_suggestion(word, edits); },
                [&] {
                    return text(xapc_database_suggest, c, word.data(),
                                word.size(), edits);
                });
    for (std::string k : {"name", "number", "missing"})
        same(
            "metadata " + k, [&] { return db.get_metadata(k); },
            [&] {
                return text(xapc_database_get_metadata, c, k.data(), k.size());
            });
}

static std::string
values_of(const Xapian::Database &db, Xapian::valueno slot, Xapian::docid from)
{
    std::string result;
    auto it = db.valuestream_begin(slot);
    if (from && it != db.valuestream_end(slot))
        it.skip_to(from);
    for (; it != db.valuestream_end(slot); ++it)
        result += std::to_string(it.get_docid()) + "=" + *it + ";";
    return result;
}

static std::string
values_of(const xapc_database *db, xapc_slot slot, xapc_docid from)
{
    stream values;
    xapc_docid docids[8];
    xapc_str block[8];
    size_t n;
    std::string result;
    must(xapc_value_stream_open, values.out(), db, slot);
    must(xapc_value_stream_skip_to, values, from);
    for (must(xapc_value_stream_next, &n, values, docids, block, 8u); n > 0;
         must(xapc_value_stream_next, &n, values, docids, block, 8u))
        for (size_t i = 0; i < n; i++)
            result += std::to_string(docids[i]) + "=" +
                      std::string(block[i].data, block[i].len) + ";";
    return result;
}

static void
slots(fixture &both)
{
    const Xapian::Database &db = both.db;
    const xapc_database *c = both.handle;
    for (unsigned slot : {0u, 1u, 2u, 9u}) {
        std::string of = " of slot " + std::to_string(slot);
        for (unsigned from : {0u, 2u, 30u, 99u})
            same(
                "values" + of + " from " + std::to_string(from),
                [&] { return values_of(db, slot, from); },
                [&] { return values_of(c, slot, from); });
        same(
            "value frequency" + of,
            [&] { return std::to_string(db.get_value_freq(slot)); },
            [&] {
                return number<uint32_t>(xapc_database_value_freq, c, slot);
            });
        same(
            "value bounds" + of,
            [&] {
                return db.get_value_lower_bound(slot) + " " +
                       db.get_value_upper_bound(slot);
            },
            [&] {
                xapc_string lower, upper;
                must(xapc_database_value_bounds, &lower, &upper, c, slot);
                std::string result = std::string(lower.data, lower.len) + " " +
                                     std::string(upper.data, upper.len);
                xapc_string_free(&lower);
                xapc_string_free(&upper);
                return result;
            });
    }
}

static void
documents(fixture &both)
{
    const Xapian::Database &db = both.db;
    const xapc_database *c = both.handle;
    for (unsigned docid : {0u, 1u, 17u, 45u, 46u}) {
        std::string of = " of document " + std::to_string(docid);
        same(
            "all" + of, [&] { return dump(db.get_document(docid)); },
            [&] {
                document doc;
                must(xapc_database_get_document, doc.out(), c, docid);
                return dump((const xapc_document *)doc);
            });
        same(
            "data of the assumed document" + of,
            [&] {
                return db.get_document(docid, Xapian::DOC_ASSUME_VALID)
                    .get_data();
            },
            [&] {
                document doc;
                must(xapc_database_assume_document, doc.out(), c, docid);
                return text(xapc_document_get_data, doc);
            });
        same(
            "length" + of,
            [&] { return std::to_string(db.get_doclength(docid)); },
            [&] {
                return number<uint32_t>(xapc_database_doclength, c, docid);
            });
        same(
            "number of terms" + of,
            [&] { return std::to_string(db.get_unique_terms(docid)); },
            [&] {
                return number<uint32_t>(xapc_database_unique_terms, c, docid);
            });
        same(
            "terms" + of,
            [&] { return terms(db.termlist_begin(docid), true, true); },
            [&] { return terms(xapc_database_get_terms, c, docid); });
        for (std::string t : {"night", "the", "absent"})
            same(
                "positions of " + t + of,
                [&] { return positions(db.positionlist_begin(docid, t)); },
                [&] {
                    return positions(xapc_database_positions, c, docid,
                                     t.data(), t.size());
                });
    }
}

void
read(fixture &both)
{
    numbers(both);
    of_terms(both);
    lists(both);
    slots(both);
    documents(both);
}

} // namespace twin
