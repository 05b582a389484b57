/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One block of a B-tree; not installed. It consists of a head, a directory of
 * two-byte offsets that grows upwards, and the items it points to, which grow
 * downwards from the end. An item of a leaf:
 *   flags and length (2), length of the key (1), key,
 *   number of the component (2, not for the first), part of the tag
 * An item of the levels above, where the first one has no key, because the item
 * that points to the block has it:
 *   block (4), length of the key (1), key, number of the component (2)
 * All numbers are big-endian. */
#ifndef XAPIAN_C_GLASS_BLOCK_H
#define XAPIAN_C_GLASS_BLOCK_H

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "xapian-c/internal.h"

/* The place of an entry in the order of a table: long tags are split into
 * components, numbered from 1. */
struct glass_place {
    std::string key;
    unsigned component = 0;

    bool operator<(const glass_place &o) const
    {
        int c = key.compare(o.key);
        return c ? c < 0 : component < o.component;
    }
};

/* An item of a leaf: a part of an entry's tag. */
struct glass_item {
    glass_place at;
    std::string tag;
    unsigned flags;
};

/* An item of a level above the leaves. */
struct glass_child {
    glass_place at; /* of the first item below */
    uint32_t block;
};

class glass_block
{
  public:
    static constexpr size_t SIZE = 8192;
    static constexpr unsigned COMPRESSED = 0x8000, LAST = 0x4000,
                              FIRST = 0x2000;
    unsigned char bytes[SIZE];

    /* Append an item; false if the block has no room for it. */
    bool add(const std::string &key, unsigned component, const char *tag,
             size_t len, unsigned flags);
    bool add(const glass_item &item)
    {
        return add(item.at.key, item.at.component, item.tag.data(),
                   item.tag.size(), item.flags);
    }
    bool add(const glass_child &child);

    /* Bytes that items may take, and that an item takes. */
    static constexpr size_t ROOM = SIZE - 11;
    static size_t size(const glass_item &item);
    static size_t size(const glass_child &child);

    size_t used() const
    {
        return dir - HEAD + SIZE - top;
    }

    bool is_empty() const
    {
        return dir == HEAD;
    }

    /* Completes the bytes, to be written. */
    void seal(size_t level, uint32_t revision);
    void clear();

    /* Read the items of a block of this level, which was written before. They
     * throw if it is damaged. */
    void read_items(std::vector<glass_item> &out);
    void read_children(std::vector<glass_child> &out, size_t level);

  private:
    static constexpr size_t HEAD = SIZE - ROOM;

    size_t dir = HEAD; /* end of the directory */
    size_t top = SIZE; /* start of the items */

    unsigned char *make(size_t size);
    void open(size_t level);
    const unsigned char *item(size_t at, size_t least) const;
};

/* Read and write block `number` of an open file. They throw on failure. */
void glass_read_block(int fd, uint32_t number, unsigned char *bytes);
void glass_write_block(int fd, uint32_t number, const unsigned char *bytes);

/* The most bytes of a tag that an item with a key of n bytes has room for: four
 * items of maximum size fit in a block. Throws if the key is too long. */
size_t glass_part_max(size_t n);

/* Splits an entry into items, in order: calls use(component, tag, len, flags)
 * for each. compressed: the tag is a raw deflate stream. */
template <typename Use>
void
glass_split(const std::string &key, const char *tag, size_t len,
            bool compressed, Use use)
{
    size_t most = glass_part_max(key.size());
    if (len / most >= 0xffff)
        throw Xapian::UnimplementedError("entry too large");
    unsigned component = 1;
    do {
        size_t n = len < most ? len : most;
        use(component, tag, n,
            (compressed ? glass_block::COMPRESSED : 0) |
                (component == 1 ? glass_block::FIRST : 0) |
                (n == len ? glass_block::LAST : 0));
        component++;
        tag += n;
        len -= n;
    } while (len > 0);
}

#endif
