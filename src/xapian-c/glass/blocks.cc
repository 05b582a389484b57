/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The free blocks of a table are listed in a chain of blocks. Each has, from
 * byte 8 on, big-endian block numbers of four bytes, and at its end the number
 * of the next block in the chain. The version file says where in the chain the
 * list begins and ends. */
#include <config.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

#include "xapian-c/glass/blocks.h"
#include "xapian-c/glass/pack.h"
#include "xapian-c/glass/version.h"
#include "xapian-c/internal.h"

namespace
{
constexpr size_t LIST_HEAD = 8; /* stamp, level, and three unused bytes */
constexpr unsigned char LIST_LEVEL = 254;
constexpr size_t BLOCKS_MAX = UINT32_MAX;

const char *const names[GLASS_TABLES] = {"postlist", "docdata",  "termlist",
                                         "position", "spelling", "synonym"};

glass_version
version_of(const std::string &path)
{
    glass_version v;
    if (!glass_version_read(v, path))
        throw Xapian::FeatureUnavailableError("a database of another format");
    return v;
}

const glass_root &
root_of(const glass_version &v, const std::string &table)
{
    for (int i = 0; i < GLASS_TABLES; i++)
        if (table == names[i])
            return v.roots[i];
    xapc_refuse("no table " + table);
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
        throw Xapian::DatabaseCorruptError("bad list of free blocks");
    e.first_at *= 4;
    e.last_at *= 4;
    return e;
}

uint32_t
get32(const std::string &block, size_t at)
{
    const unsigned char *p =
        reinterpret_cast<const unsigned char *>(block.data()) + at;
    return static_cast<uint32_t>(p[0]) << 24 |
           static_cast<uint32_t>(p[1]) << 16 |
           static_cast<uint32_t>(p[2]) << 8 | p[3];
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
        ssize_t n = pread(fd, &block[0], block.size(),
                          static_cast<off_t>(number * block.size()));
        if (n != static_cast<ssize_t>(block.size()) ||
            static_cast<unsigned char>(block[4]) != LIST_LEVEL)
            throw Xapian::DatabaseCorruptError("bad list of free blocks");
    }

  private:
    int fd;
};

/* Marks the blocks in the list as unused. A chain cannot be longer than the
 * table. */
void
clear_free(std::string &used, const table_file &file, const list_ends &e,
           size_t block_size)
{
    std::string block(block_size, '\0');
    uint64_t number = e.first, at = e.first_at;
    for (uint64_t left = e.blocks; left > 0; left--) {
        bool last = number == e.last;
        uint64_t end = last ? e.last_at : block_size - 4;
        if (number >= e.blocks || at < LIST_HEAD || end > block_size - 4)
            break;
        file.read_list(block, number);
        for (; at < end; at += 4) {
            uint32_t freed = get32(block, static_cast<size_t>(at));
            if (freed >= used.size())
                throw Xapian::DatabaseCorruptError("bad list of free blocks");
            used[freed] = 0;
        }
        if (last)
            return;
        number = get32(block, block_size - 4);
        at = LIST_HEAD;
    }
    throw Xapian::DatabaseCorruptError("bad list of free blocks");
}
} // namespace

xapc_status
xapc_blocks_read(xapc_blocks *out, const char *path, const char *table,
                 xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(out);
        const std::string at = xapc_path(path), name = xapc_path(table);
        const glass_version v = version_of(at);
        const glass_root &root = root_of(v, name);
        list_ends e = ends_of(root);
        std::unique_ptr<std::string> used(
            new std::string(static_cast<size_t>(e.blocks), 1));
        if (e.last_at)
            clear_free(*used, table_file(at + "/" + name + ".glass"), e,
                       root.block_size);
        out->n = used->size();
        out->block_size = root.block_size;
        out->list = e.last_at ? static_cast<size_t>(e.last) : out->n;
        out->list_end = static_cast<size_t>(e.last_at);
        out->used = reinterpret_cast<const unsigned char *>(used->data());
        out->owner = used.release();
    });
}

void
xapc_blocks_free(xapc_blocks *blocks)
{
    if (blocks)
        delete static_cast<std::string *>(blocks->owner);
}

xapc_status
xapc_blocks_revision(uint64_t *revision, const char *path, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(revision) = version_of(xapc_path(path)).revision;
    });
}
