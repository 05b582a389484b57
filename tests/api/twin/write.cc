/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Changing documents, and writing: two databases that get the same changes. */
#include <config.h>

#include "twin.h"

namespace twin
{

/* A change of a document on both sides. */
struct change {
    const char *name;
    void (*cpp)(Xapian::Document &);
    void (*c)(xapc_document *);
};

static const change changes[] = {
    {"nothing", [](Xapian::Document &) {}, [](xapc_document *) {}},
    {"data", [](Xapian::Document &d) { d.set_data("new data"); },
     [](xapc_document *d) { must(xapc_document_set_data, d, "new data", 8u); }},
    {"a value", [](Xapian::Document &d) { d.add_value(7, "seven"); },
     [](xapc_document *d) {
         must(xapc_document_add_value, d, 7u, "seven", 5u);
     }},
    {"remove a value", [](Xapian::Document &d) { d.remove_value(0); },
     [](xapc_document *d) { must(xapc_document_remove_value, d, 0u); }},
    {"remove a value that is not there",
     [](Xapian::Document &d) { d.remove_value(70); },
     [](xapc_document *d) { must(xapc_document_remove_value, d, 70u); }},
    {"clear values", [](Xapian::Document &d) { d.clear_values(); },
     [](xapc_document *d) { must(xapc_document_clear_values, d); }},
    {"a term", [](Xapian::Document &d) { d.add_term("new", 3); },
     [](xapc_document *d) { must(xapc_document_add_term, d, "new", 3u, 3u); }},
    {"a filter", [](Xapian::Document &d) { d.add_boolean_term("XNEW"); },
     [](xapc_document *d) {
         must(xapc_document_add_boolean_term, d, "XNEW", 4u);
     }},
    {"a posting", [](Xapian::Document &d) { d.add_posting("night", 99, 2); },
     [](xapc_document *d) {
         must(xapc_document_add_posting, d, "night", 5u, 99u, 2u);
     }},
    {"remove a posting",
     [](Xapian::Document &d) { d.remove_posting("the", 1, 1); },
     [](xapc_document *d) {
         must(xapc_document_remove_posting, d, "the", 3u, 1u, 1u);
     }},
    {"remove a posting that is not there",
     [](Xapian::Document &d) { d.remove_posting("the", 1234, 1); },
     [](xapc_document *d) {
         must(xapc_document_remove_posting, d, "the", 3u, 1234u, 1u);
     }},
    {"remove postings",
     [](Xapian::Document &d) { d.remove_postings("the", 1, 6); },
     [](xapc_document *d) {
         must(xapc_document_remove_postings, nullptr, d, "the", 3u, 1u, 6u, 1u);
     }},
    {"remove a term", [](Xapian::Document &d) { d.remove_term("night"); },
     [](xapc_document *d) { must(xapc_document_remove_term, d, "night", 5u); }},
    {"remove a term that is not there",
     [](Xapian::Document &d) { d.remove_term("absent"); },
     [](xapc_document *d) {
         must(xapc_document_remove_term, d, "absent", 6u);
     }},
    {"clear terms", [](Xapian::Document &d) { d.clear_terms(); },
     [](xapc_document *d) { must(xapc_document_clear_terms, d); }},
};

static void
documents(fixture &both)
{
    for (const change &step : changes)
        for (unsigned docid : {0u, 1u}) {
            Xapian::Document cpp;
            document c;
            if (docid) {
                cpp = both.db.get_document(docid);
                must(xapc_database_get_document, c.out(), both.handle, docid);
            } else {
                must(xapc_document_new, c.out());
            }
            same(
                std::string("change a document: ") + step.name,
                [&] {
                    step.cpp(cpp);
                    return dump(cpp) + std::to_string(cpp.termlist_count()) +
                           " " + std::to_string(cpp.values_count()) + " " +
                           std::to_string(cpp.get_docid()) +
                           cpp.get_description() + cpp.get_value(0);
                },
                [&] {
                    step.c(c);
                    const xapc_document *d = c;
                    return dump(d) +
                           number<uint32_t>(xapc_document_term_count, d) + " " +
                           number<uint32_t>(xapc_document_value_count, d) +
                           " " + number<uint32_t>(xapc_document_docid, d) +
                           text(xapc_document_description, d) +
                           text(xapc_document_get_value, d, 0u);
                });
            same(
                std::string("serialise it: ") + step.name,
                [&] {
                    std::string bytes = cpp.serialise();
                    return bytes + dump(Xapian::Document::unserialise(bytes));
                },
                [&] {
                    document copy;
                    std::string bytes = text(xapc_document_serialise, c);
                    must(xapc_document_unserialise, copy.out(), bytes.data(),
                         bytes.size());
                    return bytes + dump((const xapc_document *)copy);
                });
        }
    same(
        "bytes that are no document",
        [&] { return dump(Xapian::Document::unserialise("\xff\xff")); },
        [&] {
            document copy;
            must(xapc_document_unserialise, copy.out(), "\xff\xff", 2u);
            return dump((const xapc_document *)copy);
        });
}

/* A change of a database on both sides; what it says. */
struct step {
    const char *name;
    std::string (*cpp)(Xapian::WritableDatabase &, const Xapian::Document &);
    std::string (*c)(xapc_writable *, const xapc_document *);
};

#define CPP [](Xapian::WritableDatabase & w, const Xapian::Document &d)
#define C [](xapc_writable * w, const xapc_document *d)
#define BOTH (void)w, (void)d

static std::string
docid(xapc_docid d)
{
    return std::to_string(d);
}

static const step steps[] = {{"add", CPP{return docid(w.add_document(d));
} // namespace twin
, C
{
    xapc_docid id;
    must(xapc_writable_add, &id, w, d);
    return docid(id);
}
}
, {"add another", CPP{return docid(w.add_document(d));
}
, C
{
    xapc_docid id;
    must(xapc_writable_add, &id, w, d);
    return docid(id);
}
}
, {"replace", CPP{return w.replace_document(7, d), std::string();
}
, C
{
    return must(xapc_writable_replace, w, 7u, d), std::string();
}
}
, {"replace by a term", CPP{return docid(w.replace_document("Q1", d));
}
, C
{
    xapc_docid id;
    must(xapc_writable_replace_by_term, &id, w, "Q1", 2u, d);
    return docid(id);
}
}
, {"begin", CPP{return BOTH, w.begin_transaction(), std::string();
}
, C
{
    return BOTH, must(xapc_writable_begin, w, 1), std::string();
}
}
, {"begin again", CPP{return BOTH, w.begin_transaction(), std::string();
}
, C
{
    return BOTH, must(xapc_writable_begin, w, 1), std::string();
}
}
, {"delete", CPP{return BOTH, w.delete_document(2), std::string();
}
, C
{
    return BOTH, must(xapc_writable_delete, w, 2u), std::string();
}
}
, {"cancel", CPP{return BOTH, w.cancel_transaction(), std::string();
}
, C
{
    return BOTH, must(xapc_writable_cancel_transaction, w), std::string();
}
}
, {"cancel again", CPP{return BOTH, w.cancel_transaction(), std::string();
}
, C
{
    return BOTH, must(xapc_writable_cancel_transaction, w), std::string();
}
}
, {"delete what is not there",
   CPP{return BOTH, w.delete_document(99), std::string();
}
, C
{
    return BOTH, must(xapc_writable_delete, w, 99u), std::string();
}
}
, {"delete by a term", CPP{return BOTH, w.delete_document("Q7"), std::string();
}
, C
{
    return BOTH, must(xapc_writable_delete_by_term, w, "Q7", 2u), std::string();
}
}
, {"spelling", CPP{return BOTH, w.add_spelling("word", 5), std::string();
}
, C
{
    return BOTH, must(xapc_writable_add_spelling, w, "word", 4u, 5u),
           std::string();
}
}
, {"less spelling",
   CPP{return BOTH, w.remove_spelling("word", 2), std::string();
}
, C
{
    return BOTH, must(xapc_writable_remove_spelling, w, "word", 4u, 2u),
           std::string();
}
}
, {"synonym", CPP{return BOTH, w.add_synonym("a", "b"), w.add_synonym("a", "c"),
                         std::string();
}
, C
{
    must(xapc_writable_add_synonym, w, xapc_str{"a", 1}, xapc_str{"b", 1});
    must(xapc_writable_add_synonym, w, xapc_str{"a", 1}, xapc_str{"c", 1});
    return BOTH, std::string();
}
}
, {"remove a synonym",
   CPP{return BOTH, w.remove_synonym("a", "b"), std::string();
}
, C
{
    must(xapc_writable_remove_synonym, w, xapc_str{"a", 1}, xapc_str{"b", 1});
    return BOTH, std::string();
}
}
, {"clear synonyms", CPP{return BOTH, w.clear_synonyms("film"), std::string();
}
, C
{
    return BOTH, must(xapc_writable_clear_synonyms, w, "film", 4u),
           std::string();
}
}
, {"metadata", CPP{return BOTH, w.set_metadata("k", "v"), std::string();
}
, C
{
    return BOTH, must(xapc_writable_set_metadata, w, "k", 1u, "v", 1u),
           std::string();
}
}
, {"transaction", CPP{return w.begin_transaction(false), w.add_document(d),
                             w.commit_transaction(), std::string();
}
, C
{
    must(xapc_writable_begin, w, 0);
    must(xapc_writable_add, nullptr, w, d);
    must(xapc_writable_commit_transaction, w);
    return std::string();
}
}
, {"commit", CPP{return BOTH, w.commit(), std::string();
}
, C
{
    return BOTH, must(xapc_writable_commit, w), std::string();
}
}
,
}
;

#undef CPP
#undef C

static std::string
state(const Xapian::Database &db)
{
    std::string result = list(db.metadata_keys_begin()) +
                         list(db.synonyms_begin("a")) +
                         terms(db.spellings_begin(), false, true);
    for (auto it = db.postlist_begin(""); it != db.postlist_end(""); ++it)
        result += "\n" + std::to_string(*it) + dump(db.get_document(*it));
    return result;
}

static std::string
state(const xapc_writable *w)
{
    database db;
    postlist all;
    size_t n;
    xapc_docid id;
    must(xapc_writable_get_database, db.out(), w);
    std::string result = list(xapc_database_metadata_keys, db, "", 0u) +
                         list(xapc_database_synonyms, db, "a", 1u) +
                         terms(xapc_database_spellings, db);
    must(xapc_postlist_open, all.out(), db, "", 0u);
    for (must(xapc_postlist_next, &n, all, &id, nullptr, nullptr, 1u); n > 0;
         must(xapc_postlist_next, &n, all, &id, nullptr, nullptr, 1u)) {
        document doc;
        must(xapc_database_get_document, doc.out(), db, id);
        result += "\n" + std::to_string(id) + dump((const xapc_document *)doc);
    }
    return result;
}

static void
databases(fixture &both)
{
    std::string where[] = {both.dir + "/cpp", both.dir + "/c"};
    Xapian::WritableDatabase cpp(where[0], Xapian::DB_CREATE);
    writable c;
    document doc;
    must(xapc_writable_open, c.out(), where[1].c_str(), XAPC_WRITE_CREATE, 0u);
    must(xapc_database_get_document, doc.out(), both.handle, 2u);
    Xapian::Document twin = both.db.get_document(2);
    for (const step &s : steps) {
        same(
            std::string("write: ") + s.name, [&] { return s.cpp(cpp, twin); },
            [&] { return s.c(c, doc); });
        same(
            std::string("what is there after: ") + s.name,
            [&] { return state(cpp); }, [&] { return state(c); });
    }
}

/* Compacting asks for metadata and reports. */
static std::string
first_of(size_t n, std::string value)
{
    return std::to_string(n) + value;
}

struct Compactor : Xapian::Compactor {
    std::string resolve_duplicate_metadata(const std::string &, size_t n,
                                           const std::string tags[]) override
    {
        return first_of(n, tags[n - 1]);
    }
};

static xapc_status
resolve(xapc_str *value, void *user, xapc_str, const xapc_str *values, size_t n,
        xapc_error **)
{
    std::string &kept = *static_cast<std::string *>(user);
    kept = first_of(n, std::string(values[n - 1].data, values[n - 1].len));
    *value = {kept.data(), kept.size()};
    return XAPC_OK;
}

static void
compacting(fixture &both)
{
    std::string other = both.dir + "/other";
    Xapian::WritableDatabase w(other, Xapian::DB_CREATE);
    w.set_metadata("name", "other");
    w.commit();
    same(
        "compact",
        [&] {
            Xapian::Database all = both.db;
            Compactor compactor;
            all.add_database(Xapian::Database(other));
            all.compact(both.dir + "/one", Xapian::DBCOMPACT_SINGLE_FILE, 0,
                        compactor);
            Xapian::Database one(both.dir + "/one");
            return one.get_metadata("name") + state(one);
        },
        [&] {
            database all, add, one;
            std::string kept, to = both.dir + "/two";
            writable view;
            xapc_compact_hooks hooks = {nullptr, resolve, &kept};
            must(xapc_database_new, all.out());
            must(xapc_database_open, add.out(), other.c_str(), 0);
            must(xapc_database_add, all, both.handle);
            must(xapc_database_add, all, add);
            must(xapc_database_compact_to, all, to.c_str(),
                 XAPC_COMPACT_SINGLE_FILE, 0u, &hooks);
            must(xapc_database_open, one.out(), to.c_str(),
                 XAPC_OPEN_ANY_BACKEND);
            return text(xapc_database_get_metadata, one, "name", 4u) +
                   state(Xapian::Database(to));
        });
    for (const char *name : {"/db", "/one", "/missing"})
        same(
            std::string("check ") + name,
            [&] {
                return std::to_string(
                    Xapian::Database::check(both.dir + name, 0, nullptr));
            },
            [&] {
                std::string path = both.dir + name;
                size_t errors;
                must(xapc_database_check, &errors, nullptr, path.c_str(), 0);
                return std::to_string(errors);
            });
}

void
write(fixture &both)
{
    documents(both);
    databases(both);
    compacting(both);
}

} // namespace twin
