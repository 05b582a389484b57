/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A stream with the shared code is one block of RFC 1951, 3.2.7, without
 * repeats: the code lengths, then the bytes. Other streams are written by
 * zlib. */
#include <config.h>

#include <algorithm>
#include <new>
#include <vector>

#include "xapian-c/glass/code.h"

namespace
{
/* Bytes that are rarer than one in RARE, seen or not, all get the same code
 * length, so that describing them takes only a few bytes in every entry. */
constexpr unsigned RARE = 2048;
constexpr unsigned MAKE_FIRST = 100, MAKE_EVERY = 1000; /* in entries */
constexpr int MEMORY = 6; /* zlib's maximum, 9, clears 128 KB for each entry */
constexpr unsigned LENGTH_MAX = 15, LENGTH_CODE_MAX = 7;
constexpr size_t LENGTH_CODES = 19, END = 256;

/* Writes bits, lowest first. */
class bits
{
  public:
    explicit bits(std::string &to) : out(to)
    {
    }

    void put(unsigned value, unsigned n)
    {
        held |= static_cast<uint64_t>(value) << count;
        for (count += n; count >= 8; count -= 8, held >>= 8)
            out += static_cast<char>(held);
    }

    /* Returns the number of bits in the last byte, 0 for eight. */
    unsigned finish()
    {
        unsigned over = count;
        if (over)
            out += static_cast<char>(held);
        return over;
    }

  private:
    std::string &out;
    uint64_t held = 0;
    unsigned count = 0;
};

/* Computes Huffman code lengths for symbols with a count. The counts are
 * flattened until no length exceeds `most`. */
void
make_lengths(const uint32_t *counts, size_t n, unsigned most, uint8_t *lengths)
{
    struct node {
        uint64_t weight;
        size_t parent;
    };
    std::vector<uint64_t> weights(counts, counts + n);
    std::fill(lengths, lengths + n, 0);
    for (unsigned longest = most + 1; longest > most;) {
        std::vector<size_t> heap, symbol;
        std::vector<node> nodes;
        for (size_t i = 0; i < n; i++)
            if (weights[i]) {
                symbol.push_back(i);
                heap.push_back(nodes.size());
                nodes.push_back({weights[i], 0});
            }
        auto later = [&](size_t a, size_t b) {
            return nodes[a].weight != nodes[b].weight
                       ? nodes[a].weight > nodes[b].weight
                       : a > b;
        };
        std::make_heap(heap.begin(), heap.end(), later);
        auto take = [&] {
            std::pop_heap(heap.begin(), heap.end(), later);
            size_t i = heap.back();
            heap.pop_back();
            return i;
        };
        while (heap.size() > 1) {
            size_t a = take(), b = take();
            nodes.push_back({nodes[a].weight + nodes[b].weight, 0});
            nodes[a].parent = nodes[b].parent = nodes.size() - 1;
            heap.push_back(nodes.size() - 1);
            std::push_heap(heap.begin(), heap.end(), later);
        }
        std::vector<unsigned> depth(nodes.size());
        for (size_t i = nodes.size() - 1; i-- > 0;)
            depth[i] = depth[nodes[i].parent] + 1;
        longest = 0;
        for (size_t i = 0; i < symbol.size(); i++) {
            lengths[symbol[i]] = static_cast<uint8_t>(depth[i]);
            longest = std::max(longest, depth[i]);
        }
        for (uint64_t &w : weights)
            w = w ? w / 4 + 1 : 0;
    }
}

/* RFC 1951, 3.2.2. The bits of each code are reversed, in the order they are
 * written. */
void
make_codes(const uint8_t *lengths, size_t n, uint16_t *codes)
{
    unsigned next = 0;
    for (unsigned len = 1; len <= LENGTH_MAX; len++, next <<= 1)
        for (size_t i = 0; i < n; i++) {
            if (lengths[i] != len)
                continue;
            unsigned turned = 0;
            for (unsigned b = 0; b < len; b++)
                turned |= (next >> b & 1) << (len - 1 - b);
            codes[i] = static_cast<uint16_t>(turned);
            next++;
        }
}

/* A code length, or a repeat (16, 17, 18) with its count in `extra` bits. */
struct token {
    uint8_t symbol, value, extra;
};

std::vector<token>
run_lengths(const std::vector<uint8_t> &v)
{
    std::vector<token> out;
    for (size_t i = 0; i < v.size();) {
        size_t run = 1;
        while (i + run < v.size() && v[i + run] == v[i])
            run++;
        if (v[i] == 0 && run >= 3) {
            run = std::min<size_t>(run, 138);
            if (run <= 10)
                out.push_back({17, static_cast<uint8_t>(run - 3), 3});
            else
                out.push_back({18, static_cast<uint8_t>(run - 11), 7});
        } else if (i > 0 && v[i] == v[i - 1] && run >= 3) {
            run = std::min<size_t>(run, 6);
            out.push_back({16, static_cast<uint8_t>(run - 3), 2});
        } else {
            run = 1;
            out.push_back({v[i], 0, 0});
        }
        i += run;
    }
    return out;
}

/* Writes the head of a block with these code lengths and no distances. */
unsigned
write_head(std::string &to, const uint8_t *lengths, size_t n)
{
    static const uint8_t order[LENGTH_CODES] = {
        16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    std::vector<uint8_t> all(lengths, lengths + n);
    all.push_back(0); /* the format requires one distance code */
    std::vector<token> tokens = run_lengths(all);
    uint32_t counts[LENGTH_CODES] = {};
    uint8_t code_lengths[LENGTH_CODES];
    uint16_t codes[LENGTH_CODES] = {};
    for (const token &t : tokens)
        counts[t.symbol]++;
    make_lengths(counts, LENGTH_CODES, LENGTH_CODE_MAX, code_lengths);
    make_codes(code_lengths, LENGTH_CODES, codes);
    size_t given = LENGTH_CODES;
    while (given > 4 && code_lengths[order[given - 1]] == 0)
        given--;
    to.clear();
    bits b(to);
    b.put(1, 1); /* the last block */
    b.put(2, 2); /* dynamic Huffman codes */
    b.put(static_cast<unsigned>(n - 257), 5);
    b.put(0, 5); /* one distance */
    b.put(static_cast<unsigned>(given - 4), 4);
    for (size_t i = 0; i < given; i++)
        b.put(code_lengths[order[i]], 3);
    for (const token &t : tokens) {
        b.put(codes[t.symbol], code_lengths[t.symbol]);
        b.put(t.value, t.extra);
    }
    unsigned over = b.finish();
    return static_cast<unsigned>(to.size()) * 8 - (over ? 8 - over : 0);
}
} // namespace

glass_code::glass_code(size_t most) : shared_most(most)
{
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, MEMORY,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
}

glass_code::~glass_code()
{
    deflateEnd(&stream);
}

void
glass_code::make()
{
    std::array<uint32_t, SYMBOLS> levelled = counts;
    uint64_t sum = 0;
    for (uint32_t n : counts)
        sum += n;
    uint32_t least = static_cast<uint32_t>(sum / RARE) + 1;
    for (uint32_t &n : levelled)
        n = std::max(n, least);
    make_lengths(levelled.data(), SYMBOLS, LENGTH_MAX, lengths.data());
    make_codes(lengths.data(), SYMBOLS, codes.data());
    head_bits = write_head(head, lengths.data(), SYMBOLS);
    for (uint32_t &n : counts) /* recent entries count more */
        n /= 2;
    counted = 0;
    ready = true;
}

/* Writes the entry with the shared code; false if that does not pay. */
bool
glass_code::write_shared(const char *p, size_t n)
{
    const unsigned char *bytes = reinterpret_cast<const unsigned char *>(p);
    size_t size = head_bits + lengths[END];
    for (size_t i = 0; i < n; i++)
        size += lengths[bytes[i]];
    if ((size + 7) / 8 >= n)
        return false;
    out.assign(head);
    out.resize((size + 7) / 8 + sizeof(uint32_t));
    size_t at = head_bits / 8; /* complete bytes so far */
    unsigned count = head_bits % 8;
    uint64_t held = count ? static_cast<unsigned char>(head.back()) : 0;
    auto put = [&](size_t symbol) {
        held |= static_cast<uint64_t>(codes[symbol]) << count;
        count += lengths[symbol];
        if (count < 32)
            return;
        for (int i = 0; i < 4; i++)
            out[at++] = static_cast<char>(held >> (8 * i));
        held >>= 32;
        count -= 32;
    };
    for (size_t i = 0; i < n; i++)
        put(bytes[i]);
    put(END);
    for (unsigned i = 0; i < count; i += 8)
        out[at++] = static_cast<char>(held >> i);
    out.resize(at);
    return true;
}

/* Writes the entry with a code of its own, using repeats. */
bool
glass_code::write_own(const char *p, size_t n)
{
    out.resize(n);
    deflateReset(&stream);
    stream.next_in =
        /* Zlib does not write to it. */
        reinterpret_cast<Bytef *>(const_cast<char *>(p));
    stream.avail_in = static_cast<uInt>(n);
    stream.next_out = reinterpret_cast<Bytef *>(&out[0]);
    stream.avail_out = static_cast<uInt>(n - 1);
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        return false;
    out.resize(stream.total_out);
    return true;
}

const std::string *
glass_code::compress(const char *p, size_t n)
{
    if (n < 2 || n > UINT32_MAX)
        return nullptr;
    if (n > shared_most)
        return write_own(p, n) ? &out : nullptr;
    for (size_t i = 0; i < n; i++)
        counts[static_cast<unsigned char>(p[i])]++;
    counts[END]++;
    if (++counted >= (ready ? MAKE_EVERY : MAKE_FIRST))
        make();
    if (ready && write_shared(p, n))
        return &out;
    return write_own(p, n) ? &out : nullptr;
}
