/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The free blocks of a table are listed in a chain of blocks. Each has, from
 * byte 8 on, big-endian block numbers of four bytes, and at its end the number
 * of the next block in the chain. The version file says where in the chain the
 * list begins and ends. */
#include <config.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

#include "xapian-c/glass/block.h"
#include "xapian-c/glass/file.h"
#include "xapian-c/glass/free.h"
#include "xapian-c/glass/pack.h"
#include "xapian-c/internal.h"

namespace
{
constexpr size_t HEAD = 8; /* stamp, level, and three unused bytes */
constexpr unsigned char LEVEL = 254;
constexpr size_t BLOCKS_MAX = UINT32_MAX;

[[noreturn]] void
damaged()
{
    throw Xapian::DatabaseCorruptError("bad list of free blocks");
}

/* Where the list begins and ends: a block and an offset in it; 0: no list. */
struct list_ends {
    uint64_t revision, blocks, first, first_at, last, last_at;
};

list_ends
ends_of(const glass_root &root)
{
    list_ends e = {};
    const unsigned char *p = reinterpret_cast<const unsigned char *>(
                            root.free_list.data()),
                        *end = p + root.free_list.size();
    if (p == end) /* never written to */
        return e;
    if (!glass_unpack(p, end, e.revision) || !glass_unpack(p, end, e.blocks) ||
        !glass_unpack(p, end, e.first) || !glass_unpack(p, end, e.first_at) ||
        !glass_unpack(p, end, e.last) || !glass_unpack(p, end, e.last_at) ||
        e.blocks > BLOCKS_MAX)
        damaged();
    e.first_at *= 4;
    e.last_at *= 4;
    return e;
}

class table_file
{
  public:
    explicit table_file(const std::string &path)
        : fd(open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC))
    {
        if (fd < 0)
            throw Xapian::DatabaseOpeningError(path + ": cannot read", errno);
    }
    ~table_file()
    {
        close(fd);
    }
    table_file(const table_file &) = delete;
    table_file &operator=(const table_file &) = delete;

    void read_list(std::string &block, uint64_t number) const
    {
        long n = glass_read(fd, &block[0], block.size(), number * block.size());
        if (n != static_cast<long>(block.size()) ||
            static_cast<unsigned char>(block[4]) != LEVEL)
            damaged();
    }

  private:
    int fd;
};

/* Collects the blocks in the list. A chain cannot be longer than the table. */
void
walk(glass_free &f, const table_file &file, const list_ends &e,
     size_t block_size)
{
    std::string block(block_size, '\0');
    const unsigned char *bytes =
        reinterpret_cast<const unsigned char *>(block.data());
    uint64_t number = e.first, at = e.first_at;
    for (uint64_t left = e.blocks; left > 0; left--) {
        bool last = number == e.last;
        uint64_t end = last ? e.last_at : block_size - 4;
        if (number >= e.blocks || at < HEAD || end > block_size - 4)
            break;
        file.read_list(block, number);
        f.chain.push_back(static_cast<uint32_t>(number));
        for (; at < end; at += 4) {
            uint32_t freed = glass_get32(bytes + at);
            if (freed >= e.blocks)
                damaged();
            f.free.push_back(freed);
        }
        if (last)
            return;
        number = glass_get32(bytes + block_size - 4);
        at = HEAD;
    }
    damaged();
}
} // namespace

glass_free
glass_free_read(const glass_root &root, const std::string &path)
{
    const list_ends e = ends_of(root);
    glass_free f = {e.blocks, {}, {}, static_cast<size_t>(e.last_at)};
    if (e.last_at)
        walk(f, table_file(path), e, root.block_size);
    return f;
}

void
glass_free_write(glass_root &root, glass_free &f, int fd, uint32_t revision)
{
    unsigned char block[glass_block::SIZE];
    size_t done = 0;
    for (size_t i = 0; i < f.chain.size(); i++) {
        memset(block, 0xff, sizeof block);
        glass_put32(block, revision);
        memset(block + 4, 0, HEAD - 4);
        block[4] = LEVEL;
        size_t n = std::min(f.free.size() - done, GLASS_FREE_PER_BLOCK);
        for (f.end = HEAD; n > 0; n--, f.end += 4)
            glass_put32(block + f.end, f.free[done++]);
        if (i + 1 < f.chain.size())
            glass_put32(block + sizeof block - 4, f.chain[i + 1]);
        glass_write_block(fd, f.chain[i], block);
    }
    root.free_list.clear();
    glass_pack(root.free_list, revision);
    glass_pack(root.free_list, f.blocks);
    bool none = f.chain.empty();
    glass_pack(root.free_list, none ? 0 : f.chain.front());
    glass_pack(root.free_list, none ? 0 : HEAD / 4);
    glass_pack(root.free_list, none ? 0 : f.chain.back());
    glass_pack(root.free_list, none ? 0 : f.end / 4);
}
