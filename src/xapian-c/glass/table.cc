/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

#include "xapian-c/glass/block.h"
#include "xapian-c/glass/pack.h"
#include "xapian-c/glass/table.h"
#include "xapian-c/internal.h"

namespace
{
constexpr size_t OUT_BYTES = 1 << 18;
constexpr uint32_t REVISION = 1;
} // namespace

struct glass_table::level {
    glass_block block;
    glass_place first; /* of the first item */
    bool any = false;  /* a block of this level has been written */
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
        if (depth == 0)
            levels[0]->block.add(std::string(), 1, "", 0,
                                 glass_block::FIRST | glass_block::LAST);
    }
    return *levels[depth];
}

/* Writes the block of a level, which is then empty, and returns its number. */
uint32_t
glass_table::write_block(size_t depth)
{
    level &l = *levels[depth];
    l.block.seal(depth, REVISION);
    out.append(reinterpret_cast<char *>(l.block.bytes), BLOCK);
    if (out.size() >= OUT_BYTES)
        write_out();
    l.block.clear();
    l.any = true;
    return blocks++;
}

void
glass_table::add_branch(size_t depth, const glass_child &child)
{
    level *l = &at(depth);
    bool first = l->block.is_empty();
    if (!l->block.add(child)) {
        const glass_place of = l->first;
        add_branch(depth + 1, {of, write_block(depth)});
        add_branch(depth, child);
        return;
    }
    if (first)
        l->first = child.at;
}

void
glass_table::add_item(const std::string &key, unsigned component,
                      const char *tag, size_t len, unsigned flags)
{
    level *l = &at(0);
    if (l->block.add(key, component, tag, len, flags))
        return;
    const glass_place of = l->first;
    add_branch(1, {of, write_block(0)});
    l->block.add(key, component, tag, len, flags);
    l->first = {key, component};
}

void
glass_table::add(const std::string &key, const char *tag, size_t len,
                 bool compressed)
{
    glass_split(
        key, tag, len, compressed,
        [&](unsigned component, const char *part, size_t n, unsigned flags) {
            add_item(key, component, part, n, flags);
        });
    entries++;
}

/* Closes the levels, leaves first, until one block is the root. */
void
glass_table::finish()
{
    for (size_t depth = 0; depth < levels.size(); depth++) {
        bool whole = !levels[depth]->any;
        const glass_place of = levels[depth]->first;
        root = write_block(depth);
        if (!whole)
            add_branch(depth + 1, {of, root});
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
