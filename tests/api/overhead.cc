/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The same work by C++ and by xapian-c, whose instructions overhead.sh counts:
 *
 *   overhead cpp|c index|search DB
 */
#include <config.h>

#include <cstdio>
#include <cstring>
#include <string>

#include <xapian.h>

#include "xapian-c/xapian-c.h"

static const char *const words[] = {"train",  "night",   "city",  "slow",
                                    "film",   "actress", "burns", "station",
                                    "called", "never"};
enum { N_WORDS = 10, DOCUMENTS = 300, LENGTH = 60, QUERIES = 300, HITS = 10 };

static std::string
text_of(unsigned number, unsigned length)
{
    std::string text;
    for (unsigned i = 0; i < length; i++)
        text += words[(number * 7 + i * i) % N_WORDS] +
                (i % 3 ? std::string(" ") : std::to_string(number) + " ");
    return text;
}

static void
index_cpp(const char *path)
{
    Xapian::WritableDatabase db(path, Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("english"));
    for (unsigned i = 0; i < DOCUMENTS; i++) {
        Xapian::Document doc;
        std::string text = text_of(i, LENGTH);
        generator.set_document(doc);
        generator.index_text(text);
        doc.set_data(text);
        doc.add_value(0, text.substr(0, 8));
        db.add_document(doc);
    }
    db.commit();
}

static size_t
search_cpp(const char *path)
{
    Xapian::Database db(path);
    Xapian::Enquire enquire(db);
    Xapian::QueryParser parser;
    parser.set_stemmer(Xapian::Stem("english"));
    size_t bytes = 0;
    for (unsigned i = 0; i < QUERIES; i++) {
        enquire.set_query(parser.parse_query(text_of(i, 3)));
        Xapian::MSet mset = enquire.get_mset(0, HITS);
        for (auto it = mset.begin(); it != mset.end(); ++it)
            bytes += it.get_document().get_data().size() + *it +
                     (it.get_weight() > 0) + it.get_percent() +
                     it.get_collapse_count();
    }
    return bytes;
}

/* Ends the program if a call fails. */
static void
must(xapc_status status, xapc_error *err)
{
    if (status == XAPC_OK)
        return;
    std::fprintf(stderr, "overhead: %s\n", xapc_error_message(err));
    std::exit(1);
}

#define MUST(call)                                                             \
    do {                                                                       \
        xapc_error *err = nullptr;                                             \
        xapc_status status = (call);                                           \
        must(status, err);                                                     \
    } while (0)

static void
index_c(const char *path)
{
    xapc_writable *db;
    xapc_generator *generator;
    xapc_stem *stem;
    MUST(
        xapc_writable_open(&db, path, XAPC_WRITE_CREATE_OR_OVERWRITE, 0, &err));
    MUST(xapc_generator_new(&generator, &err));
    MUST(xapc_stem_new(&stem, "english", &err));
    MUST(xapc_generator_set_stemmer(generator, stem, &err));
    for (unsigned i = 0; i < DOCUMENTS; i++) {
        xapc_document *doc;
        std::string text = text_of(i, LENGTH);
        MUST(xapc_document_new(&doc, &err));
        MUST(xapc_generator_set_document(generator, doc, &err));
        MUST(xapc_generator_index_text(generator, text.data(), text.size(), 1,
                                       nullptr, &err));
        MUST(xapc_document_set_data(doc, text.data(), text.size(), &err));
        MUST(xapc_document_add_value(doc, 0, text.data(), 8, &err));
        MUST(xapc_writable_add(nullptr, db, doc, &err));
        xapc_document_free(doc);
    }
    MUST(xapc_writable_commit(db, &err));
    xapc_stem_free(stem);
    xapc_generator_free(generator);
    xapc_writable_free(db);
}

static size_t
bytes_of(const xapc_mset *mset)
{
    xapc_mset_info info;
    xapc_hit hits[HITS];
    xapc_blobs data;
    size_t bytes = 0;
    MUST(xapc_mset_get_info(&info, mset, &err));
    MUST(xapc_mset_get_hits(hits, mset, 0, info.size, &err));
    MUST(xapc_mset_get_data(&data, mset, 0, info.size, &err));
    for (size_t i = 0; i < data.n; i++)
        bytes += data.items[i].len + hits[i].docid + (hits[i].weight > 0) +
                 hits[i].percent + hits[i].collapse_count;
    xapc_blobs_free(&data);
    return bytes;
}

static size_t
search_c(const char *path)
{
    xapc_database *db;
    xapc_enquire *enquire;
    xapc_parser *parser;
    xapc_stem *stem;
    size_t bytes = 0;
    MUST(xapc_database_open(&db, path, 0, &err));
    MUST(xapc_enquire_new(&enquire, db, &err));
    MUST(xapc_parser_new(&parser, &err));
    MUST(xapc_stem_new(&stem, "english", &err));
    MUST(xapc_parser_set_stemmer(parser, stem, &err));
    for (unsigned i = 0; i < QUERIES; i++) {
        xapc_query *query;
        xapc_mset *mset;
        std::string text = text_of(i, 3);
        MUST(xapc_parser_parse(&query, parser, text.data(), text.size(),
                               XAPC_PARSE_DEFAULT, nullptr, &err));
        MUST(xapc_enquire_set_query(enquire, query, 0, &err));
        MUST(xapc_enquire_get_mset(&mset, enquire, 0, HITS, 0, &err));
        bytes += bytes_of(mset);
        xapc_mset_free(mset);
        xapc_query_free(query);
    }
    xapc_stem_free(stem);
    xapc_parser_free(parser);
    xapc_enquire_free(enquire);
    xapc_database_free(db);
    return bytes;
}

int
main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    bool c = std::strcmp(argv[1], "c") == 0;
    if (std::strcmp(argv[2], "search") == 0)
        std::printf("%zu\n", c ? search_c(argv[3]) : search_cpp(argv[3]));
    else
        (c ? index_c : index_cpp)(argv[3]);
    return 0;
}
