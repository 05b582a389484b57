/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A block consists of a head, a directory of two-byte offsets that grows
 * upwards, and the items it points to, which grow downwards from the end. An
 * item of a leaf:
 *   flags and length (2), length of the key (1), key,
 *   number of the component (2, not for the first), part of the tag
 * An item of the levels above:
 *   block (4), length of the key (1), key, number of the component (2)
 * All numbers are big-endian. */
#include <config.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

#include "xapian-c/glass/pack.h"
#include "xapian-c/glass/table.h"
#include "xapian-c/internal.h"

namespace
{
constexpr size_t HEAD = 11;
constexpr size_t LEAF_ITEM = 3; /* bytes before the key */
constexpr size_t COMPONENT = 2;
/* Four items of maximum size fit in a block. */
constexpr size_t ITEM_MAX = (glass_table::BLOCK - HEAD - 4 * 2) / 4;
constexpr unsigned COMPRESSED = 0x8000, LAST = 0x4000, FIRST = 0x2000;
constexpr unsigned COMPONENTS_MAX = 0xffff;
constexpr size_t KEY_MAX = 255;
constexpr size_t OUT_BYTES = 1 << 18;
constexpr uint32_t REVISION = 1;

void
put16(unsigned char *p, size_t n)
{
    p[0] = static_cast<unsigned char>(n >> 8);
    p[1] = static_cast<unsigned char>(n);
}

void
put32(unsigned char *p, uint32_t n)
{
    put16(p, n >> 16);
    put16(p + 2, n & 0xffff);
}
} // namespace

struct glass_table::level {
    unsigned char block[BLOCK];
    size_t dir = HEAD;  /* end of the directory */
    size_t top = BLOCK; /* start of the items */
    std::string first;  /* key of the first item and its component */
    unsigned component = 0;
    bool any = false; /* a block of this level has been written */

    /* Returns room for an item, or NULL if the block is full. */
    unsigned char *make(size_t size)
    {
        if (top - dir < size + 2)
            return nullptr;
        top -= size;
        put16(block + dir, top);
        dir += 2;
        return block + top;
    }
};

glass_table::glass_table(const std::string &path_)
    : path(path_),
      fd(open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666))
{
    if (fd < 0)
        throw Xapian::DatabaseCreateError(path + ": cannot create", errno);
}

glass_table::~glass_table()
{
    if (fd >= 0)
        close(fd);
}

void
glass_table::write_out()
{
    for (size_t at = 0; at < out.size();) {
        ssize_t n = write(fd, out.data() + at, out.size() - at);
        if (n < 0 && errno != EINTR)
            throw Xapian::DatabaseError(path + ": cannot write", errno);
        at += n > 0 ? static_cast<size_t>(n) : 0;
    }
    out.clear();
}

/* Returns the level, creating it if necessary; the first leaf begins with an
 * entry without a key. */
glass_table::level &
glass_table::at(size_t depth)
{
    if (depth == levels.size()) {
        levels.emplace_back(new level);
        if (depth == 0) {
            unsigned char *p = levels[0]->make(LEAF_ITEM);
            put16(p, FIRST | LAST);
            p[2] = 0;
        }
    }
    return *levels[depth];
}

/* Writes the block of a level, which is then empty, and returns its number. */
uint32_t
glass_table::write_block(size_t depth)
{
    level &l = *levels[depth];
    put32(l.block, REVISION);
    l.block[4] = static_cast<unsigned char>(depth);
    put16(l.block + 5, l.top - l.dir);
    put16(l.block + 7, l.top - l.dir);
    put16(l.block + 9, l.dir);
    memset(l.block + l.dir, 0, l.top - l.dir);
    out.append(reinterpret_cast<char *>(l.block), BLOCK);
    if (out.size() >= OUT_BYTES)
        write_out();
    l.dir = HEAD;
    l.top = BLOCK;
    l.any = true;
    return blocks++;
}

/* In a block above the leaves, the first item has no key: the item that points
 * to the block has it. */
void
glass_table::add_branch(size_t depth, const std::string &key,
                        unsigned component, uint32_t child)
{
    level *l = &at(depth);
    bool first = l->dir == HEAD;
    size_t size = 4 + 1 + (first ? 0 : key.size()) + COMPONENT;
    unsigned char *p = l->make(size);
    if (!p) {
        std::string of = l->first;
        unsigned number = l->component;
        uint32_t full = write_block(depth);
        add_branch(depth + 1, of, number, full);
        add_branch(depth, key, component, child);
        return;
    }
    if (first) {
        l->first = key;
        l->component = component;
    }
    size_t n = first ? 0 : key.size();
    put32(p, child);
    p[4] = static_cast<unsigned char>(n);
    memcpy(p + 5, key.data(), n);
    put16(p + 5 + n, first ? 0 : component);
}

void
glass_table::add_item(const std::string &key, unsigned component,
                      const char *tag, size_t len, unsigned flags)
{
    size_t extra = component > 1 ? COMPONENT : 0;
    size_t size = LEAF_ITEM + key.size() + extra + len;
    level *l = &at(0);
    unsigned char *p = l->make(size);
    if (!p) {
        std::string of = l->first;
        unsigned number = l->component;
        uint32_t full = write_block(0);
        add_branch(1, of, number, full);
        p = l->make(size);
        l->first = key;
        l->component = component;
    }
    put16(p, flags | (size - LEAF_ITEM));
    p[2] = static_cast<unsigned char>(key.size());
    memcpy(p + LEAF_ITEM, key.data(), key.size());
    if (extra)
        put16(p + LEAF_ITEM + key.size(), component);
    if (len)
        memcpy(p + LEAF_ITEM + key.size() + extra, tag, len);
}

void
glass_table::add(const std::string &key, const char *tag, size_t len,
                 bool compressed)
{
    if (key.size() > KEY_MAX)
        throw Xapian::InvalidArgumentError("key too long");
    size_t most = ITEM_MAX - LEAF_ITEM - COMPONENT - key.size();
    if (len / most >= COMPONENTS_MAX)
        throw Xapian::UnimplementedError("entry too large");
    unsigned component = 1;
    do {
        size_t n = len < most ? len : most;
        unsigned flags = (compressed ? COMPRESSED : 0) |
                         (component == 1 ? FIRST : 0) | (n == len ? LAST : 0);
        add_item(key, component++, tag, n, flags);
        tag += n;
        len -= n;
    } while (len > 0);
    entries++;
}

/* Closes the levels, leaves first, until one block is the root. */
void
glass_table::finish()
{
    for (size_t depth = 0; depth < levels.size(); depth++) {
        bool whole = !levels[depth]->any;
        std::string of = levels[depth]->first;
        unsigned number = levels[depth]->component;
        root = write_block(depth);
        if (!whole)
            add_branch(depth + 1, of, number, root);
    }
    write_out();
    int closed = close(fd);
    fd = -1;
    if (closed != 0)
        throw Xapian::DatabaseError(path + ": cannot write", errno);
}

void
glass_table::describe(std::string &to, unsigned compress_min,
                      uint32_t revision) const
{
    constexpr unsigned FAKE_ROOT = 1, SEQUENTIAL = 2;
    std::string free_blocks;
    bool empty = levels.empty();
    glass_pack(to, root);
    glass_pack(to, (empty ? 0 : (levels.size() - 1) << 2) | SEQUENTIAL |
                       (empty ? FAKE_ROOT : 0));
    glass_pack(to, entries);
    glass_pack(to, BLOCK >> 11);
    glass_pack(to, compress_min);
    if (!empty) {
        glass_pack(free_blocks, revision);
        glass_pack(free_blocks, blocks); /* the first block never used */
        free_blocks.append(4, '\0');     /* and no free list */
    }
    glass_pack_string(to, free_blocks.data(), free_blocks.size());
}
