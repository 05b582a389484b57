/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Entries are added to a B-tree as libxapian does it: a changed block is
 * written to a free place, and so are those on the way to it from the root,
 * which the version file names. Until that is replaced, the database is as it
 * was. */
#include <config.h>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <map>
#include <unistd.h>
#include <vector>

#include "xapian-c/glass/block.h"
#include "xapian-c/glass/free.h"
#include "xapian-c/glass/lists.h"
#include "xapian-c/glass/pack.h"
#include "xapian-c/glass/terms.h"
#include "xapian-c/glass/version.h"
#include "xapian-c/internal.h"

struct xapc_lists {
    std::map<std::string, std::string> entries; /* tags by keys */
    size_t held = 0;
};

namespace
{
using items = std::vector<glass_item>;
using children = std::vector<glass_child>;

constexpr unsigned FAKE_ROOT = 1; /* no block was ever written */

class insertion
{
  public:
    insertion(glass_root &root_, const std::string &path, uint32_t revision_)
        : root(root_), list(glass_free_read(root_, path)), revision(revision_),
          fd(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666))
    {
        if (fd < 0)
            throw Xapian::DatabaseOpeningError(path + ": cannot write", errno);
    }

    ~insertion()
    {
        close(fd);
    }

    insertion(const insertion &) = delete;
    insertion &operator=(const insertion &) = delete;

    void add(const items &fresh)
    {
        size_t level = static_cast<size_t>(root.levels >> 2);
        children top;
        if (root.levels & FAKE_ROOT)
            write_leaves(top, with(first_items(), fresh.begin(), fresh.end()));
        else
            insert(top, static_cast<uint32_t>(root.block), level, fresh.begin(),
                   fresh.end());
        while (top.size() > 1) {
            children below;
            below.swap(top);
            write_branches(top, below, ++level);
        }
        root.block = top[0].block;
        root.levels = level << 2;
    }

    void finish(bool sync)
    {
        std::vector<uint32_t> chain;
        later.insert(later.end(), list.chain.begin(), list.chain.end());
        while (chain.size() * GLASS_FREE_PER_BLOCK <
               list.free.size() + later.size())
            chain.push_back(take());
        list.chain.swap(chain);
        list.free.insert(list.free.end(), later.begin(), later.end());
        glass_free_write(root, list, fd, revision);
        if (sync && fsync(fd) != 0)
            throw Xapian::DatabaseError("cannot write a table", errno);
    }

    uint64_t added = 0; /* number of entries */

  private:
    using each = items::const_iterator;

    glass_root &root;
    glass_free list;             /* its free blocks may be written to */
    std::vector<uint32_t> later; /* blocks that are free after this commit */
    uint32_t revision;
    int fd;

    /* Returns the number of a block that the last commit does not use. */
    uint32_t take()
    {
        if (list.free.empty()) {
            if (list.blocks >= UINT32_MAX)
                throw Xapian::DatabaseError("a table is full");
            return static_cast<uint32_t>(list.blocks++);
        }
        uint32_t number = list.free.back();
        list.free.pop_back();
        return number;
    }

    void write(children &out, glass_block &block, const glass_place &at,
               size_t level)
    {
        uint32_t number = take();
        block.seal(level, revision);
        glass_write_block(fd, number, block.bytes);
        block.clear();
        out.push_back({at, number});
    }

    /* Writes all of v in blocks of this level, and appends these to out. What
     * does not fit in one block is shared evenly, to leave room in each. */
    template <typename T>
    void write_all(children &out, const std::vector<T> &v, size_t level)
    {
        glass_block block;
        glass_place first = v.front().at;
        size_t all = 0;
        for (const T &one : v)
            all += glass_block::size(one);
        const size_t share = all / (all / glass_block::ROOM + 1);
        for (const T &one : v) {
            if (block.used() <= share && block.add(one))
                continue;
            write(out, block, first, level);
            first = one.at;
            block.add(one);
        }
        write(out, block, first, level);
    }

    void write_leaves(children &out, const items &v)
    {
        write_all(out, v, 0);
    }

    void write_branches(children &out, const children &v, size_t level)
    {
        write_all(out, v, level);
    }

    static items first_items()
    {
        return {{{std::string(), 1},
                 std::string(),
                 glass_block::FIRST | glass_block::LAST}};
    }

    items with(const items &old, each from, each to)
    {
        items all;
        auto at = old.begin();
        for (; from != to; ++from) {
            for (; at != old.end() && at->at < from->at; ++at)
                all.push_back(*at);
            if (at != old.end() && at->at.key == from->at.key)
                xapc_refuse("a document that has a term list");
            all.push_back(*from);
            added += from->at.component == 1;
        }
        all.insert(all.end(), at, old.end());
        return all;
    }

    /* Replaces a block of this level by blocks with the additional items, which
     * are appended to out. */
    void insert(children &out, uint32_t number, size_t level, each from,
                each to)
    {
        glass_block block;
        glass_read_block(fd, number, block.bytes);
        later.push_back(number);
        if (level > 0) {
            insert_below(out, block, level, from, to);
            return;
        }
        items old;
        block.read_items(old);
        block.clear();
        write_leaves(out, with(old, from, to));
    }

    void insert_below(children &out, glass_block &block, size_t level,
                      each from, each to)
    {
        children old, all;
        block.read_children(old, level);
        for (size_t i = 0; i < old.size(); i++) {
            each end = to;
            if (i + 1 < old.size())
                end = std::lower_bound(
                    from, to, old[i + 1].at,
                    [](const glass_item &item, const glass_place &at) {
                        return item.at < at;
                    });
            if (from == end) {
                all.push_back(old[i]);
                continue;
            }
            size_t first = all.size();
            insert(all, old[i].block, level - 1, from, end);
            all[first].at = old[i].at;
            from = end;
        }
        write_branches(out, all, level);
    }
};
} // namespace

xapc_status
xapc_lists_have(int *yes, const xapc_database *db, xapc_docid docid,
                xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(yes) = 0;
        try {
            xapc_use(db).db.termlist_begin(docid);
            *yes = 1;
        } catch (const Xapian::DocNotFoundError &) {
        }
    });
}

xapc_status
xapc_lists_new(xapc_lists **out, xapc_error **err)
{
    return xapc_guard(err, [&] { xapc_use(out) = new xapc_lists; });
}

xapc_status
xapc_lists_add(xapc_lists *lists, xapc_docid docid, const xapc_term *terms,
               size_t n, xapc_error **err)
{
    return xapc_guard(err, [&] {
        std::string key, tag;
        glass_pack_sorted(key, docid);
        glass_pack_terms(tag, terms, n);
        xapc_use(lists).held += key.size() + 2 * tag.size();
        lists->entries[key] = tag;
    });
}

size_t
xapc_lists_held(const xapc_lists *lists)
{
    return lists ? lists->held : 0;
}

xapc_status
xapc_lists_write(xapc_lists *lists, const char *path, int sync,
                 xapc_error **err)
{
    return xapc_guard(err, [&] {
        const std::string at = xapc_path(path);
        items fresh;
        glass_version v;
        if (xapc_use(lists).entries.empty())
            return;
        if (!glass_version_read(v, at) ||
            v.roots[GLASS_TERMLIST].block_size != glass_block::SIZE)
            throw Xapian::FeatureUnavailableError(
                "a database of another format");
        for (const auto &e : lists->entries)
            glass_split(e.first, e.second.data(), e.second.size(), false,
                        [&](unsigned component, const char *tag, size_t len,
                            unsigned flags) {
                            fresh.push_back({{e.first, component},
                                             std::string(tag, len),
                                             flags});
                        });
        v.revision++;
        glass_root &root = v.roots[GLASS_TERMLIST];
        insertion in(root, at + "/termlist.glass",
                     static_cast<uint32_t>(v.revision));
        in.add(fresh);
        in.finish(sync);
        root.entries += in.added;
        glass_version_write(v, at, sync);
        lists->entries.clear();
        lists->held = 0;
    });
}

void
xapc_lists_free(xapc_lists *lists)
{
    delete lists;
}
