/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include <cstdio>
#include <tuple>

#include "xapian-c/glass/probe.h"
#include "xapian-c/internal.h"

namespace
{
/* The newest version that tests/api/test-segment has passed with. */
const std::tuple<int, int, int> tried(1, 4, 32);

constexpr unsigned DOCUMENTS = 1500; /* two chunks of postings, ten of values */
/* The number of a document whose data takes several blocks. */
constexpr unsigned LARGE = 700;

std::string
data_of(unsigned i)
{
    std::string data = "document " + std::to_string(i);
    while (i == LARGE && data.size() < 40000)
        data += std::to_string(data.size() * 7919 % 10007);
    return data;
}

std::string
value_of(unsigned i)
{
    char value[16];
    snprintf(value, sizeof value, "%08u", i * 7 % DOCUMENTS);
    return value;
}

void
use(xapc_status status)
{
    if (status != XAPC_OK)
        throw Xapian::InternalError("cannot write a segment");
}

void
fill(xapc_segment *s)
{
    for (unsigned i = 1; i <= DOCUMENTS; i++) {
        const std::string data = data_of(i), value = value_of(i),
                          own = "b" + std::to_string(i);
        const xapc_term terms[] = {{"all", 3, i % 5 + 1, 0},
                                   {own.data(), own.size(), 1, 0}};
        const xapc_value values[] = {{0, value.data(), value.size()}};
        const xapc_prepared doc = {data.data(), data.size(), values,     1,
                                   terms,       2,           i % 3 == 0, 0};
        use(xapc_segment_add(s, &doc, nullptr));
    }
    use(xapc_segment_set_metadata(s, "key", 3, "value", 5, nullptr));
    use(xapc_segment_finish(s, nullptr));
}

bool
reads(const Xapian::Database &db, unsigned i)
{
    const Xapian::Document doc = db.get_document(i);
    const std::string own = "b" + std::to_string(i);
    return doc.get_data() == data_of(i) && doc.get_value(0) == value_of(i) &&
           doc.termlist_count() == 2 && db.get_termfreq(own) == 1 &&
           db.get_doclength(i) == i % 5 + 2;
}

bool
reads_all(const std::string &path)
{
    const Xapian::Database db(path, Xapian::DB_BACKEND_GLASS);
    if (db.get_doccount() != DOCUMENTS || db.get_metadata("key") != "value" ||
        db.get_value_freq(0) != DOCUMENTS)
        return false;
    unsigned i = 0;
    for (auto p = db.postlist_begin("all"); p != db.postlist_end("all"); ++p)
        if (*p != ++i || p.get_wdf() != i % 5 + 1)
            return false;
    for (unsigned d = 1; d <= i; d++)
        if (!reads(db, d))
            return false;
    return i == DOCUMENTS;
}
} // namespace

bool
glass_is_tried()
{
    return std::make_tuple(Xapian::major_version(), Xapian::minor_version(),
                           Xapian::revision()) <= tried;
}

bool
glass_probe(xapc_segment *s, const std::string &path)
{
    try {
        fill(s);
        return Xapian::Database::check(path, 0, nullptr) == 0 &&
               reads_all(path);
    } catch (const Xapian::Error &) {
        return false;
    }
}
