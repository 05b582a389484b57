/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Segments are databases written in one pass. A libxapian writer keeps a map of
 * terms, each with a map of its documents, and looks up every posting in both.
 * Here the postings of a term are bytes in their stored form, which grow at the
 * end, and each table is written once, from beginning to end. */
#include <config.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <endian.h>
#include <fcntl.h>
#include <map>
#include <memory>
#include <string_view>
#include <unistd.h>
#include <vector>

#include "xapian-c/glass/begin.h"
#include "xapian-c/glass/code.h"
#include "xapian-c/glass/file.h"
#include "xapian-c/glass/pack.h"
#include "xapian-c/glass/segment.h"
#include "xapian-c/glass/table.h"
#include "xapian-c/glass/terms.h"
#include "xapian-c/glass/version.h"
#include "xapian-c/internal.h"

namespace
{
/* Bytes after which postings and values continue under another key. */
constexpr size_t CHUNK = 2000;

/* ---- Postings --------------------------------------------------------- */

/* A sequence of documents, each with a number: the wdf of a term, or the
 * document length. Stored as the first number, then for each further document
 * the gap before it, less 1, and its number. */
class postings
{
  public:
    uint32_t first = 0, last = 0; /* docids */
    uint32_t count = 0;
    uint64_t sum = 0;
    uint32_t room = sizeof few;
    uint32_t used = 0;

    postings() = default;
    postings(const postings &) = delete;
    postings &operator=(const postings &) = delete;

    postings(postings &&o) noexcept
    {
        memcpy(static_cast<void *>(this), &o, sizeof *this);
        o.room = sizeof few;
    }

    ~postings()
    {
        if (room > sizeof few)
            free(many);
    }

    void add(uint32_t document, uint32_t number)
    {
        unsigned char packed[10];
        bool fits = room - used >= sizeof packed;
        unsigned char *from = fits ? begin() + used : packed, *p = from;
        if (count)
            p = glass_pack_to(p, document - last - 1);
        else
            first = document;
        p = glass_pack_to(p, number);
        if (fits)
            used += static_cast<uint32_t>(p - from);
        else
            append(packed, static_cast<uint32_t>(p - from));
        last = document;
        count++;
        sum += number;
    }

    const unsigned char *bytes() const
    {
        return room > sizeof few ? many : few;
    }

  private:
    union { /* most terms are rare */
        unsigned char few[16];
        unsigned char *many;
    };

    unsigned char *begin()
    {
        return room > sizeof few ? many : few;
    }

    void append(const unsigned char *p, uint32_t n)
    {
        if (n > room - used) {
            if (room > UINT32_MAX / 2)
                throw std::bad_alloc();
            uint32_t more = room * 2;
            void *grown = realloc(room > sizeof few ? many : nullptr, more);
            if (!grown)
                throw std::bad_alloc();
            if (room == sizeof few)
                memcpy(grown, few, used);
            many = static_cast<unsigned char *>(grown);
            room = more;
        }
        memcpy(begin() + used, p, n);
        used += n;
    }
};

/* Writes the postings in chunks: the first under `key`, with the counts of the
 * term, the others under `more` and their first document. */
void
write_postings(glass_table &table, const std::string &key,
               const std::string &more, const postings &v, uint32_t count,
               uint64_t sum)
{
    const unsigned char *p = v.bytes(), *end = p + v.used;
    uint32_t document = v.first;
    std::string tag, name = key;
    while (p < end) {
        uint32_t first = document;
        const unsigned char *from = p;
        glass_unpack(p);
        while (p < end && static_cast<size_t>(p - from) < CHUNK) {
            document += static_cast<uint32_t>(glass_unpack(p)) + 1;
            glass_unpack(p);
        }
        tag.clear();
        if (from == v.bytes()) {
            glass_pack(tag, count);
            glass_pack(tag, sum);
            glass_pack(tag, first - 1);
        } else {
            name = more;
            glass_pack_sorted(name, first);
        }
        tag += p == end ? '1' : '0'; /* whether it is the last chunk */
        glass_pack(tag, document - first);
        tag.append(reinterpret_cast<const char *>(from),
                   static_cast<size_t>(p - from));
        table.add(name, tag);
        if (p < end)
            document += static_cast<uint32_t>(glass_unpack(p)) + 1;
    }
}

/* ---- Terms ------------------------------------------------------------ */

struct term {
    const char *name;
    uint32_t len;
    uint32_t hash;
    postings list;
};

/* All terms of a segment, found by name. */
class term_table
{
  public:
    std::vector<term> terms;

    /* Adds a posting; returns the number of bytes by which the memory held
     * grew. */
    size_t add(const xapc_term &t, uint32_t document)
    {
        size_t grown = 0;
        term &at = find(t.data, t.len, grown);
        uint32_t room = at.list.room;
        at.list.add(document, t.wdf);
        return grown + at.list.room - room;
    }

  private:
    static constexpr size_t BLOCK = 1 << 16;

    std::vector<uint32_t> slots; /* index of a term + 1; 0: free */
    std::vector<std::unique_ptr<char[]>> blocks; /* storage of the names */
    size_t left = 0;

    void grow()
    {
        std::vector<uint32_t> wider(slots.empty() ? 1024 : 2 * slots.size());
        for (size_t i = 0; i < terms.size(); i++) {
            size_t at = terms[i].hash & (wider.size() - 1);
            while (wider[at])
                at = (at + 1) & (wider.size() - 1);
            wider[at] = static_cast<uint32_t>(i + 1);
        }
        slots.swap(wider);
    }

    const char *keep(const char *name, size_t len)
    {
        if (len > left) { /* a term has at most 245 bytes */
            blocks.emplace_back(new char[BLOCK]);
            left = BLOCK;
        }
        char *at = blocks.back().get() + (BLOCK - left);
        memcpy(at, name, len);
        left -= len;
        return at;
    }

    term &find(const char *name, size_t len, size_t &grown)
    {
        if (2 * terms.size() >= slots.size())
            grow();
        uint32_t hash = static_cast<uint32_t>(
            std::hash<std::string_view>{}(std::string_view(name, len)));
        size_t at = hash & (slots.size() - 1);
        for (; slots[at]; at = (at + 1) & (slots.size() - 1)) {
            term &t = terms[slots[at] - 1];
            if (t.hash == hash && t.len == len &&
                memcmp(t.name, name, len) == 0)
                return t;
        }
        terms.push_back(
            {keep(name, len), static_cast<uint32_t>(len), hash, postings()});
        slots[at] = static_cast<uint32_t>(terms.size());
        grown += sizeof(term) + 4 * sizeof(uint32_t) + len;
        return terms.back();
    }
};

/* ---- Values ----------------------------------------------------------- */

/* The values of one slot. */
struct value_list {
    uint32_t count = 0, first = 0, last = 0;
    std::string lower, upper, chunk;

    void add(uint32_t document, const std::string &value)
    {
        lower = count && lower < value ? lower : value;
        upper = count && upper > value ? upper : value;
        count++;
        if (chunk.empty())
            first = document;
        else
            glass_pack(chunk, document - last - 1);
        glass_pack_string(chunk, value.data(), value.size());
        last = document;
    }
};
} // namespace

/* ---- The segment ------------------------------------------------------ */

struct xapc_segment {
    std::string path;
    std::string head; /* start of the version file */
    unsigned compress_min[GLASS_TABLES];
    std::unique_ptr<glass_table> docdata, termlist;
    glass_code data_code{1024};     /* text repeats itself */
    glass_code terms_code{1 << 16}; /* terms are distinct: repeats save 8 % */
    term_table terms;
    postings lengths; /* lengths of documents */
    std::map<xapc_slot, value_list> values;
    std::map<std::string, std::string> value_entries; /* chunks that are full */
    std::map<std::string, std::string> metadata;
    size_t held = 0; /* approximate bytes held */
    uint32_t documents = 0;
    /* Lengths of the shortest and the longest document. */
    uint64_t shortest = 0, longest = 0;
    uint32_t most = 0;    /* the highest wdf */
    std::string key, tag; /* reused for each entry */
};

namespace
{
void
write_whole(const std::string &path, const std::string &bytes)
{
    int fd = open(path.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC);
    bool ok = fd >= 0 && glass_write(fd, bytes.data(), bytes.size(), 0);
    int why = errno;
    if (fd >= 0 && close(fd) != 0 && ok) {
        why = errno;
        ok = false;
    }
    if (!ok)
        throw Xapian::DatabaseError(path + ": cannot write", why);
}

/* Learns from the version file of an empty database what this libxapian writes.
 * False if it is not as expected: it has another format then. */
bool
learn(xapc_segment &s)
{
    glass_version v;
    bool known = glass_version_read(v, s.path) && v.revision == 0;
    for (int i = 0; i < GLASS_TABLES && known; i++) {
        const glass_root &root = v.roots[i];
        known = root.entries == 0 && root.block_size == glass_table::BLOCK &&
                root.free_list.empty();
        s.compress_min[i] = root.compress_min;
    }
    s.head = v.head;
    return known;
}

/* Checks what a segment requires of a document beyond xapc_check_prepared. */
void
check_order(const xapc_prepared &doc)
{
    for (size_t i = 1; i < doc.n_values; i++)
        if (doc.values[i].slot <= doc.values[i - 1].slot)
            xapc_refuse("value slots out of order");
    uint64_t length = 0;
    for (size_t i = 0; i < doc.n_terms; i++) {
        const xapc_term &t = doc.terms[i];
        length += t.wdf;
        if (i &&
            std::string_view(doc.terms[i - 1].data, doc.terms[i - 1].len) >=
                std::string_view(t.data, t.len))
            xapc_refuse("terms out of order");
    }
    if (length > UINT32_MAX)
        xapc_refuse("document too long");
}

/* Adds an entry, compressed if that saves space. */
void
add_entry(glass_table &table, glass_code &code, unsigned compress_min,
          const std::string &key, const char *p, size_t n)
{
    const std::string *less = n > compress_min ? code.compress(p, n) : nullptr;
    if (less)
        table.add(key, less->data(), less->size(), true);
    else
        table.add(key, p, n);
}

/* Adds an entry as a deflate stream of one uncompressed block (RFC 1951,
 * 3.2.4); otherwise libxapian would try to compress it when merging. */
void
add_stored(glass_table &table, const std::string &key, const char *p, size_t n)
{
    std::string stream("\1", 1); /* the last block, stored */
    const size_t lengths[] = {n, ~n};
    for (size_t length : lengths) {
        stream += static_cast<char>(length);
        stream += static_cast<char>(length >> 8);
    }
    stream.append(p, n);
    table.add(key, stream.data(), stream.size(), true);
}

void
end_chunk(xapc_segment &s, xapc_slot slot, value_list &v)
{
    std::string key("\0\xd8", 2);
    glass_pack(key, slot);
    glass_pack_sorted(key, v.first);
    s.held += key.size() + v.chunk.size();
    s.value_entries[key] = v.chunk;
    v.chunk.clear();
}

/* Adds the values; their slots are listed with the document's terms. */
void
add_values(xapc_segment &s, const xapc_prepared &doc)
{
    std::string slots;
    xapc_slot expected = 0;
    for (size_t i = 0; i < doc.n_values; i++) {
        const xapc_value &from = doc.values[i];
        if (from.len == 0)
            continue;
        value_list &v = s.values[from.slot];
        v.add(s.documents, std::string(from.data, from.len));
        if (v.chunk.size() >= CHUNK)
            end_chunk(s, from.slot, v);
        glass_pack(slots, from.slot - expected);
        expected = from.slot + 1;
    }
    if (slots.empty())
        return;
    s.key += '\0';
    add_entry(*s.termlist, s.terms_code, s.compress_min[GLASS_TERMLIST], s.key,
              slots.data(), slots.size());
}

void
add_document(xapc_segment &s, const xapc_prepared &doc)
{
    uint64_t length = 0;
    for (size_t i = 0; i < doc.n_terms; i++) {
        length += doc.terms[i].wdf;
        s.most = std::max(s.most, doc.terms[i].wdf);
    }
    s.documents++;
    s.key.clear();
    glass_pack_sorted(s.key, s.documents);
    if (doc.incompressible && doc.data_len && doc.data_len <= UINT16_MAX)
        add_stored(*s.docdata, s.key, doc.data, doc.data_len);
    else if (doc.data_len)
        add_entry(*s.docdata, s.data_code, s.compress_min[GLASS_DOCDATA], s.key,
                  doc.data, doc.data_len);
    if (!doc.unlisted) {
        s.tag.clear();
        glass_pack_terms(s.tag, doc.terms, doc.n_terms);
        add_entry(*s.termlist, s.terms_code, s.compress_min[GLASS_TERMLIST],
                  s.key, s.tag.data(), s.tag.size());
    }
    add_values(s, doc);
    for (size_t i = 0; i < doc.n_terms; i++)
        s.held += s.terms.add(doc.terms[i], s.documents);
    uint32_t room = s.lengths.room;
    s.lengths.add(s.documents, static_cast<uint32_t>(length));
    s.held += s.lengths.room - room;
    s.longest = std::max(s.longest, length);
    if (length && (!s.shortest || length < s.shortest))
        s.shortest = length;
}

/* Writes the entries that come before the terms, in the order of their keys. */
void
write_head(xapc_segment &s, glass_table &table)
{
    for (const auto &entry : s.metadata)
        table.add(std::string("\0\xc0", 2) + entry.first, entry.second);
    std::map<std::string, std::string> stats;
    for (auto &entry : s.values) {
        value_list &v = entry.second;
        if (!v.chunk.empty())
            end_chunk(s, entry.first, v);
        std::string key("\0\xd0", 2), tag;
        glass_pack_last(key, entry.first);
        glass_pack(tag, v.count);
        glass_pack_string(tag, v.lower.data(), v.lower.size());
        if (v.upper != v.lower)
            tag += v.upper;
        stats[key] = tag;
    }
    for (const auto &entry : stats)
        table.add(entry.first, entry.second);
    for (const auto &entry : s.value_entries)
        table.add(entry.first, entry.second);
    const std::string key("\0\xe0", 2);
    if (s.documents)
        write_postings(table, key, key, s.lengths, 0, 0);
}

/* A term by its first eight bytes, which decide the order of most. */
struct sort_key {
    uint64_t beginning;
    const term *t;

    explicit sort_key(const term &of) : beginning(0), t(&of)
    {
        memcpy(&beginning, of.name, std::min(of.len, 8u));
        beginning = be64toh(beginning);
    }

    bool operator<(const sort_key &o) const
    {
        if (beginning != o.beginning)
            return beginning < o.beginning;
        return std::string_view(t->name, t->len) <
               std::string_view(o.t->name, o.t->len);
    }
};

void
write_terms(xapc_segment &s, glass_table &table)
{
    std::vector<sort_key> sorted;
    sorted.reserve(s.terms.terms.size());
    for (const term &t : s.terms.terms)
        sorted.emplace_back(t);
    std::sort(sorted.begin(), sorted.end());
    std::string key;
    for (const sort_key &next : sorted) {
        const term *t = next.t;
        key.clear();
        glass_pack_key(key, t->name, t->len);
        write_postings(table, key, key + '\0', t->list, t->list.count,
                       t->list.sum);
    }
}

void
write_version(xapc_segment &s, const glass_table &postlist,
              const glass_table &docdata)
{
    constexpr uint32_t REVISION = 1;
    const glass_table *tables[] = {&postlist, &docdata, s.termlist.get()};
    std::string file = s.head;
    glass_pack(file, REVISION);
    for (int i = 0; i < GLASS_TABLES; i++) {
        if (i < GLASS_POSITION) {
            tables[i]->describe(file, s.compress_min[i], REVISION);
            continue;
        }
        file.append("\0\x03\0", 3); /* no such table */
        glass_pack(file, glass_table::BLOCK >> 11);
        glass_pack(file, s.compress_min[i]);
        file += '\0';
    }
    glass_pack(file, s.documents);
    glass_pack(file, 0); /* last docid - number of documents */
    glass_pack(file, s.shortest);
    glass_pack(file, s.most);
    glass_pack(file, s.longest - s.most);
    glass_pack(file, 0); /* changesets */
    glass_pack(file, s.lengths.sum);
    glass_pack(file, 0); /* spelling */
    write_whole(s.path + "/iamglass", file);
}

xapc_segment &
unfinished(xapc_segment *s)
{
    if (!xapc_use(s).docdata)
        xapc_refuse("this segment is finished or has failed before");
    return *s;
}
} // namespace

xapc_segment *
glass_segment_begin(const std::string &path, int action)
{
    std::unique_ptr<xapc_segment> s(new xapc_segment);
    s->path = path;
    Xapian::WritableDatabase empty(path, action | Xapian::DB_BACKEND_GLASS |
                                             Xapian::DB_NO_SYNC |
                                             Xapian::DB_DANGEROUS);
    empty.close();
    if (!learn(*s))
        throw Xapian::FeatureUnavailableError(
            "libxapian writes another format than that of segments");
    s->docdata.reset(new glass_table(path + "/docdata.glass"));
    s->termlist.reset(new glass_table(path + "/termlist.glass"));
    return s.release();
}

xapc_status
xapc_segment_add(xapc_segment *s, const xapc_prepared *doc, xapc_error **err)
{
    return xapc_guard(err, [&] {
        unfinished(s);
        xapc_check_prepared(xapc_use(doc));
        check_order(*doc);
        try {
            add_document(*s, *doc);
        } catch (...) { /* half a document was written */
            s->docdata.reset();
            throw;
        }
    });
}

xapc_status
xapc_segment_set_metadata(xapc_segment *s, const char *key, size_t key_len,
                          const char *value, size_t value_len, xapc_error **err)
{
    return xapc_guard(err, [&] {
        unfinished(s);
        xapc_check_key("metadata key", key, key_len);
        std::string name(key, key_len);
        if (value_len)
            s->metadata[name] = xapc_bytes(value, value_len);
        else
            s->metadata.erase(name);
    });
}

size_t
xapc_segment_held(const xapc_segment *s)
{
    return s ? s->held : 0;
}

xapc_status
xapc_segment_finish(xapc_segment *s, xapc_error **err)
{
    return xapc_guard(err, [&] {
        unfinished(s);
        std::unique_ptr<glass_table> docdata(std::move(s->docdata));
        glass_table postlist(s->path + "/postlist.glass");
        write_head(*s, postlist);
        write_terms(*s, postlist);
        postlist.finish();
        docdata->finish();
        s->termlist->finish();
        write_version(*s, postlist, *docdata);
    });
}

void
xapc_segment_free(xapc_segment *s)
{
    delete s;
}
