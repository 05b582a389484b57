/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The version file of a glass database, "iamglass": where the last commit left
 * each table; not installed. */
#ifndef XAPIAN_C_GLASS_VERSION_H
#define XAPIAN_C_GLASS_VERSION_H

#include <cstddef>
#include <cstdint>
#include <string>

enum glass_table_number {
    GLASS_POSTLIST,
    GLASS_DOCDATA,
    GLASS_TERMLIST,
    GLASS_POSITION,
    GLASS_SPELLING,
    GLASS_SYNONYM,
    GLASS_TABLES
};

struct glass_root {
    uint64_t block, levels; /* of the tree; levels: four times, and flags */
    uint64_t entries;
    size_t block_size;
    unsigned compress_min;
    std::string free_list; /* packed */
};

struct glass_version {
    std::string head; /* what it is, the format's date, the database's UUID */
    uint64_t revision;
    glass_root roots[GLASS_TABLES];
};

/* Reads that of the database at path. False if it is of another format than
 * that of 2016-03-14, or damaged. Throws if it cannot be read. */
bool glass_version_read(glass_version &v, const std::string &path);

#endif
