/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include <memory>

#include "xapian-c/glass/blocks.h"
#include "xapian-c/glass/free.h"
#include "xapian-c/glass/version.h"
#include "xapian-c/internal.h"

namespace
{
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
        const glass_free f = glass_free_read(root, at + "/" + name + ".glass");
        std::unique_ptr<std::string> used(
            new std::string(static_cast<size_t>(f.blocks), 1));
        for (uint32_t freed : f.free)
            (*used)[freed] = 0;
        out->n = used->size();
        out->block_size = root.block_size;
        out->list = f.chain.empty() ? out->n : f.chain.back();
        out->list_end = f.chain.empty() ? 0 : f.end;
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
