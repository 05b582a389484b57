/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

#include "xapian-c/glass/file.h"
#include "xapian-c/glass/pack.h"
#include "xapian-c/glass/version.h"
#include "xapian-c/internal.h"

namespace
{
constexpr size_t MAGIC = 16; /* magic bytes and date of the format */
constexpr size_t UUID = 16;
/* Libxapian's own is at most 256 bytes long. */
constexpr size_t FILE_MAX = 4096;
const char magic[] = "\x0f\x0dXapian Glass\x04\x6e"; /* of 2016-03-14 */

std::string
read_file(const std::string &path)
{
    std::string bytes(FILE_MAX, '\0');
    int fd = open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    ssize_t n = fd < 0 ? -1 : glass_read(fd, &bytes[0], bytes.size(), 0);
    int why = errno;
    if (fd >= 0)
        close(fd);
    if (n < 0)
        throw Xapian::DatabaseOpeningError(path + ": cannot read", why);
    bytes.resize(static_cast<size_t>(n));
    return bytes;
}

[[noreturn]] void
fail(const std::string &path, int why)
{
    throw Xapian::DatabaseError(path + ": cannot write", why);
}

void
write_file(const std::string &path, const std::string &bytes, bool sync)
{
    int fd = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0)
        fail(path, errno);
    bool whole = glass_write(fd, bytes.data(), bytes.size(), 0);
    int why = errno;
    if (whole && sync && fsync(fd) != 0) {
        why = errno;
        whole = false;
    }
    if (close(fd) != 0 && whole) {
        why = errno;
        whole = false;
    }
    if (!whole)
        fail(path, why);
}

void
sync_folder(const std::string &path)
{
    int fd = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int why = fd < 0 || fsync(fd) != 0 ? errno : 0;
    if (fd >= 0)
        close(fd);
    if (why)
        fail(path, why);
}

bool
take_root(glass_root &root, const unsigned char *&p, const unsigned char *end)
{
    uint64_t block_size, compress_min, length;
    if (!glass_unpack(p, end, root.block) ||
        !glass_unpack(p, end, root.levels) ||
        !glass_unpack(p, end, root.entries) ||
        !glass_unpack(p, end, block_size) ||
        !glass_unpack(p, end, compress_min) || !glass_unpack(p, end, length) ||
        block_size > 32 || length > static_cast<size_t>(end - p))
        return false;
    root.block_size = static_cast<size_t>(block_size) << 11;
    root.compress_min = static_cast<unsigned>(compress_min);
    root.free_list.assign(reinterpret_cast<const char *>(p),
                          static_cast<size_t>(length));
    p += length;
    return true;
}
} // namespace

bool
glass_version_read(glass_version &v, const std::string &path)
{
    const std::string file = read_file(path + "/iamglass");
    if (file.size() < MAGIC + UUID || file.compare(0, MAGIC, magic, MAGIC) != 0)
        return false;
    const unsigned char *p =
        reinterpret_cast<const unsigned char *>(file.data());
    const unsigned char *end = p + file.size();
    v.head = file.substr(0, MAGIC + UUID);
    p += MAGIC + UUID;
    if (!glass_unpack(p, end, v.revision))
        return false;
    for (glass_root &root : v.roots)
        if (!take_root(root, p, end))
            return false;
    v.rest.assign(reinterpret_cast<const char *>(p),
                  static_cast<size_t>(end - p));
    return true;
}

void
glass_version_write(const glass_version &v, const std::string &path, bool sync)
{
    std::string file = v.head;
    glass_pack(file, v.revision);
    for (const glass_root &root : v.roots) {
        glass_pack(file, root.block);
        glass_pack(file, root.levels);
        glass_pack(file, root.entries);
        glass_pack(file, root.block_size >> 11);
        glass_pack(file, root.compress_min);
        glass_pack_string(file, root.free_list.data(), root.free_list.size());
    }
    file += v.rest;
    const std::string fresh = path + "/v.tmp"; /* the name libxapian uses */
    write_file(fresh, file, sync);
    if (rename(fresh.c_str(), (path + "/iamglass").c_str()) != 0)
        throw Xapian::DatabaseError(path + ": cannot rename", errno);
    if (sync)
        sync_folder(path);
}
