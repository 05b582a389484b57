/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writes one table of a glass database, a B-tree in a file, from entries in the
 * order of their keys; not installed. The format is libxapian's of 2016-03-14,
 * which every release of 1.4 reads and writes. */
#ifndef XAPIAN_C_GLASS_TABLE_H
#define XAPIAN_C_GLASS_TABLE_H

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "xapian-c/glass/block.h"

class glass_table
{
  public:
    static constexpr size_t BLOCK = glass_block::SIZE;

    explicit glass_table(const std::string &path);
    ~glass_table();
    glass_table(const glass_table &) = delete;
    glass_table &operator=(const glass_table &) = delete;

    /* Adds an entry after the others. compressed: the tag is a raw deflate
     * stream. */
    void add(const std::string &key, const char *tag, size_t len,
             bool compressed = false);

    void add(const std::string &key, const std::string &tag)
    {
        add(key, tag.data(), tag.size());
    }

    /* Writes the remaining blocks and closes the file. */
    void finish();

    /* Appends the table's entry in the version file. Call it after finish(). */
    void describe(std::string &out, unsigned compress_min,
                  uint32_t revision) const;

  private:
    struct level;

    level &at(size_t depth);
    void add_item(const std::string &key, unsigned component, const char *tag,
                  size_t len, unsigned flags);
    void add_branch(size_t depth, const glass_child &child);
    uint32_t write_block(size_t depth);
    void write_out();

    std::string path;
    int fd;
    std::vector<std::unique_ptr<level>> levels; /* leaves first */
    std::string out; /* blocks to be written to the file */
    uint32_t blocks = 0;
    uint32_t entries = 0;
    uint32_t root = 0;
};

#endif
