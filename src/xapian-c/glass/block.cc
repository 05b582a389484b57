/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include <cerrno>
#include <cstring>
#include <unistd.h>

#include "xapian-c/glass/block.h"
#include "xapian-c/glass/file.h"
#include "xapian-c/glass/pack.h"
#include "xapian-c/internal.h"

namespace
{
constexpr size_t LEAF_HEAD = 3, CHILD_HEAD = 5; /* bytes before the key */
constexpr size_t COMPONENT = 2;
constexpr size_t OFFSET = 2; /* in the directory */
constexpr size_t KEY_MAX = 255;
constexpr unsigned LENGTH = 0x1fff; /* the bits beside the flags */

[[noreturn]] void
damaged()
{
    throw Xapian::DatabaseCorruptError("bad block of a table");
}

} // namespace

/* Returns room for an item, or NULL if the block is full. */
unsigned char *
glass_block::make(size_t size)
{
    if (top - dir < size + OFFSET)
        return nullptr;
    top -= size;
    glass_put16(bytes + dir, top);
    dir += OFFSET;
    return bytes + top;
}

bool
glass_block::add(const std::string &key, unsigned component, const char *tag,
                 size_t len, unsigned flags)
{
    size_t extra = component > 1 ? COMPONENT : 0;
    size_t size = LEAF_HEAD + key.size() + extra + len;
    unsigned char *p = make(size);
    if (!p)
        return false;
    glass_put16(p, flags | (size - LEAF_HEAD));
    p[2] = static_cast<unsigned char>(key.size());
    memcpy(p + LEAF_HEAD, key.data(), key.size());
    if (extra)
        glass_put16(p + LEAF_HEAD + key.size(), component);
    if (len)
        memcpy(p + LEAF_HEAD + key.size() + extra, tag, len);
    return true;
}

bool
glass_block::add(const glass_child &child)
{
    bool first = is_empty();
    size_t n = first ? 0 : child.at.key.size();
    unsigned char *p = make(CHILD_HEAD + n + COMPONENT);
    if (!p)
        return false;
    glass_put32(p, child.block);
    p[4] = static_cast<unsigned char>(n);
    memcpy(p + CHILD_HEAD, child.at.key.data(), n);
    glass_put16(p + CHILD_HEAD + n, first ? 0 : child.at.component);
    return true;
}

size_t
glass_block::size(const glass_item &item)
{
    return OFFSET + LEAF_HEAD + item.at.key.size() + COMPONENT +
           item.tag.size();
}

size_t
glass_block::size(const glass_child &child)
{
    return OFFSET + CHILD_HEAD + child.at.key.size() + COMPONENT;
}

void
glass_block::seal(size_t level, uint32_t revision)
{
    glass_put32(bytes, revision);
    bytes[4] = static_cast<unsigned char>(level);
    glass_put16(bytes + 5, top - dir);
    glass_put16(bytes + 7, top - dir);
    glass_put16(bytes + 9, dir);
    memset(bytes + dir, 0, top - dir);
}

void
glass_block::clear()
{
    dir = HEAD;
    top = SIZE;
}

/* Checks the head of a block that was read. */
void
glass_block::open(size_t level)
{
    dir = glass_get16(bytes + 9);
    if (bytes[4] != level || dir <= HEAD || dir > SIZE || dir % 2 != HEAD % 2)
        damaged();
}

/* Returns the item that the directory has at `at`, if so many bytes of it are
 * in the block. */
const unsigned char *
glass_block::item(size_t at, size_t least) const
{
    size_t offset = glass_get16(bytes + at);
    if (offset < dir || offset + least > SIZE)
        damaged();
    return bytes + offset;
}

void
glass_block::read_items(std::vector<glass_item> &out)
{
    open(0);
    for (size_t at = HEAD; at < dir; at += OFFSET) {
        size_t head = glass_get16(item(at, LEAF_HEAD));
        size_t len = LEAF_HEAD + (head & LENGTH);
        const unsigned char *p = item(at, len);
        size_t key = p[2], extra = head & FIRST ? 0 : COMPONENT;
        if (LEAF_HEAD + key + extra > len)
            damaged();
        const char *rest = reinterpret_cast<const char *>(p) + LEAF_HEAD;
        unsigned component = extra ? glass_get16(p + LEAF_HEAD + key) : 1;
        out.push_back(
            {{std::string(rest, key), component},
             std::string(rest + key + extra, len - LEAF_HEAD - key - extra),
             static_cast<unsigned>(head & ~size_t{LENGTH})});
    }
}

void
glass_block::read_children(std::vector<glass_child> &out, size_t level)
{
    open(level);
    for (size_t at = HEAD; at < dir; at += OFFSET) {
        size_t key = item(at, CHILD_HEAD)[4];
        const unsigned char *p = item(at, CHILD_HEAD + key + COMPONENT);
        const char *rest = reinterpret_cast<const char *>(p) + CHILD_HEAD;
        out.push_back(
            {{std::string(rest, key), glass_get16(p + CHILD_HEAD + key)},
             glass_get32(p)});
    }
}

size_t
glass_part_max(size_t n)
{
    constexpr size_t ITEM_MAX = (glass_block::ROOM - 4 * OFFSET) / 4;
    if (n > KEY_MAX)
        throw Xapian::InvalidArgumentError("key too long");
    return ITEM_MAX - LEAF_HEAD - COMPONENT - n;
}

void
glass_read_block(int fd, uint32_t number, unsigned char *bytes)
{
    long n = glass_read(fd, bytes, glass_block::SIZE,
                        uint64_t{number} * glass_block::SIZE);
    if (n < 0)
        throw Xapian::DatabaseError("cannot read a block", errno);
    if (n != glass_block::SIZE)
        damaged();
}

void
glass_write_block(int fd, uint32_t number, const unsigned char *bytes)
{
    if (!glass_write(fd, bytes, glass_block::SIZE,
                     uint64_t{number} * glass_block::SIZE))
        throw Xapian::DatabaseError("cannot write a block", errno);
}
