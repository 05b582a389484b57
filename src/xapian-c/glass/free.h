/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The list of the free blocks of a table; not installed. */
#ifndef XAPIAN_C_GLASS_FREE_H
#define XAPIAN_C_GLASS_FREE_H

#include <cstdint>
#include <string>
#include <vector>

#include "xapian-c/glass/version.h"

struct glass_free {
    uint64_t blocks; /* number of blocks; anything after them is unused */
    std::vector<uint32_t> free;
    std::vector<uint32_t> chain; /* the blocks that hold the list itself */
    size_t end;                  /* where the list ends in the last of them */
};

/* Reads the list of the table whose file is at path. Throws if it is
 * damaged. */
glass_free glass_free_read(const glass_root &root, const std::string &path);

/* Writes f.free into the blocks f.chain of the open file, sets f.end, and
 * describes the list in the root. There must be enough of them:
 * GLASS_FREE_PER_BLOCK for each. */
constexpr size_t GLASS_FREE_PER_BLOCK = (8192 - 8 - 4) / 4;
void glass_free_write(glass_root &root, glass_free &f, int fd,
                      uint32_t revision);

#endif
