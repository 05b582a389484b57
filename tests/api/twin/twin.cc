/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The database that both sides read, and the comparison. Writes TAP itself. */
#include <config.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "twin.h"

static int count, failed;

namespace twin
{

std::string
list(Xapian::TermIterator it)
{
    std::string result;
    for (; it != Xapian::TermIterator(); ++it)
        result += *it + ";";
    return result;
}

std::string
positions(Xapian::PositionIterator it)
{
    std::string result;
    for (; it != Xapian::PositionIterator(); ++it)
        result += std::to_string(*it) + ";";
    return result;
}

std::string
terms(Xapian::TermIterator it, bool wdf, bool termfreq)
{
    std::string result;
    for (; it != Xapian::TermIterator(); ++it)
        result += *it + "/" + std::to_string(wdf ? it.get_wdf() : 0) + "/" +
                  std::to_string(termfreq ? it.get_termfreq() : 0) + ";";
    return result;
}

std::string
exact(double number)
{
    char buf[40];
    std::snprintf(buf, sizeof buf, "%.17g", number);
    return buf;
}

std::string
dump(const Xapian::Document &doc)
{
    std::string result = doc.get_data() + "|";
    for (auto it = doc.termlist_begin(); it != doc.termlist_end(); ++it)
        result += *it + "/" + std::to_string(it.get_wdf()) + "/0;" +
                  positions(it.positionlist_begin()) + "|";
    for (auto it = doc.values_begin(); it != doc.values_end(); ++it)
        result += std::to_string(it.get_valueno()) + "=" + *it + ";";
    return result;
}

std::string
dump(const xapc_document *doc)
{
    std::string result = text(xapc_document_get_data, doc) + "|";
    xapc_terms found;
    xapc_values values;
    must(xapc_document_get_terms, &found, doc);
    for (size_t i = 0; i < found.n; i++) {
        const xapc_term &t = found.items[i];
        result += std::string(t.data, t.len) + "/" + std::to_string(t.wdf) +
                  "/0;" +
                  positions(xapc_document_positions, doc, t.data, t.len) + "|";
    }
    xapc_terms_free(&found);
    must(xapc_document_get_values, &values, doc);
    for (size_t i = 0; i < values.n; i++)
        result += std::to_string(values.items[i].slot) + "=" +
                  std::string(values.items[i].data, values.items[i].len) + ";";
    xapc_values_free(&values);
    return result;
}

std::string
dump(const Xapian::MSet &m)
{
    std::string result =
        std::to_string(m.size()) + " from " +
        std::to_string(m.get_firstitem()) + " of " +
        std::to_string(m.get_matches_lower_bound()) + " " +
        std::to_string(m.get_matches_estimated()) + " " +
        std::to_string(m.get_matches_upper_bound()) + " " +
        std::to_string(m.get_uncollapsed_matches_lower_bound()) + " " +
        std::to_string(m.get_uncollapsed_matches_estimated()) + " " +
        std::to_string(m.get_uncollapsed_matches_upper_bound()) + " " +
        exact(m.get_max_possible()) + " " + exact(m.get_max_attained()) + ":";
    for (auto it = m.begin(); it != m.end(); ++it)
        result += " " + std::to_string(it.get_rank()) + "," +
                  std::to_string(*it) + "," + exact(it.get_weight()) + "," +
                  std::to_string(it.get_percent()) + "," +
                  std::to_string(it.get_collapse_count()) + "," +
                  it.get_collapse_key() + "," + it.get_sort_key() + "," +
                  it.get_document().get_data();
    return result;
}

std::string
dump(const xapc_mset *m)
{
    xapc_mset_info i;
    must(xapc_mset_get_info, &i, m);
    std::string result =
        std::to_string(i.size) + " from " + std::to_string(i.first) + " of " +
        std::to_string(i.lower_bound) + " " + std::to_string(i.estimated) +
        " " + std::to_string(i.upper_bound) + " " +
        std::to_string(i.uncollapsed_lower_bound) + " " +
        std::to_string(i.uncollapsed_estimated) + " " +
        std::to_string(i.uncollapsed_upper_bound) + " " +
        exact(i.max_possible) + " " + exact(i.max_attained) + ":";
    for (uint32_t n = 0; n < i.size; n++) {
        xapc_hit hit;
        document doc;
        must(xapc_mset_get_hits, &hit, m, n, 1u);
        must(xapc_mset_get_document, doc.out(), m, n);
        result += " " + std::to_string(i.first + n) + "," +
                  std::to_string(hit.docid) + "," + exact(hit.weight) + "," +
                  std::to_string(hit.percent) + "," +
                  std::to_string(hit.collapse_count) + "," +
                  text(xapc_mset_collapse_key, m, n) + "," +
                  text(xapc_mset_sort_key, m, n) + "," +
                  text(xapc_document_get_data, doc);
    }
    return result;
}

static std::string
of_cpp(const std::function<std::string()> &cpp)
{
    try {
        return cpp();
    } catch (const Xapian::Error &e) {
        return std::string("error ") + e.get_type();
    }
}

static std::string
of_c(const std::function<std::string()> &c)
{
    try {
        return c();
    } catch (const failure &f) {
        return "error " + f.type;
    }
}

void
same(const std::string &what, const std::function<std::string()> &cpp,
     const std::function<std::string()> &c)
{
    std::string expected = of_cpp(cpp), got = of_c(c);
    bool good = expected == got;
    if (!good)
        std::printf("# C++: %s\n# C:   %s\n", expected.c_str(), got.c_str());
    std::printf("%s %d - %s\n", good ? "ok" : "not ok", ++count, what.c_str());
    failed += !good;
}

/* Texts that repeat, so that there is something to collapse, expand and
 * correct. */
static const char *const texts[] = {
    "The train leaves the station at night",
    "A slow train burns through the night of the city",
    "The city never sleeps, says the director",
    "The director of the film calls the actress at night",
    "Burning barns are a useless thing to burn",
    "She calls from a station without trains",
    "A film about filming: the actress directs",
    "Ten stations, one night, no sleep",
    "\xed\x95\x9c\xea\xb5\xad \xec\x98\x81\xed\x99\x94 night film",
};

static void
fill(const std::string &path)
{
    Xapian::WritableDatabase db(path, Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator words;
    words.set_stemmer(Xapian::Stem("english"));
    words.set_database(db);
    words.set_flags(Xapian::TermGenerator::FLAG_SPELLING);
    const unsigned n = sizeof texts / sizeof texts[0];
    for (unsigned i = 0; i < 45; i++) {
        Xapian::Document doc;
        words.set_document(doc);
        words.index_text(texts[i % n]);
        words.increase_termpos();
        words.index_text(texts[(i * 7 + 3) % n], 1 + i % 3);
        words.index_text(i % 2 ? "odd" : "even", 1, "S");
        doc.add_boolean_term("Q" + std::to_string(i));
        doc.add_boolean_term(i % 3 ? "XCfilm" : "XCnews");
        doc.add_value(0, std::to_string(i % 5));
        doc.add_value(1, Xapian::sortable_serialise(i * 1.5 - 7));
        if (i % 4)
            doc.add_value(2, std::to_string(20190100 + i % 28 + 1));
        doc.set_data("document " + std::to_string(i));
        db.add_document(doc);
    }
    db.add_synonym("film", "movie");
    db.add_synonym("film", "picture");
    db.add_synonym("slow train", "freight");
    db.set_metadata("name", "twin");
    db.set_metadata("number", "45");
    db.commit();
}

} // namespace twin

int
main()
{
    const char *tmp = std::getenv("TMPDIR");
    std::string dir = std::string(tmp ? tmp : "/tmp") + "/twin.XXXXXX";
    if (!mkdtemp(&dir[0]))
        return 99;
    {
        twin::fixture both;
        both.dir = dir;
        twin::fill(dir + "/db");
        both.db = Xapian::Database(dir + "/db");
        twin::must(xapc_database_open, both.handle.out(), (dir + "/db").c_str(),
                   0);
        twin::read(both);
        twin::write(both);
        twin::queries(both);
        twin::parse(both);
        twin::generate(both);
        twin::search(both);
        twin::decide(both);
        twin::list_sources(both);
    }
    std::filesystem::remove_all(dir);
    std::printf("1..%d\n", count);
    return failed != 0;
}
