/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads and writes the version file of a glass database, "iamglass", which says
 * where the last commit left each table; not installed. */
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
    uint64_t block, levels; /* of the tree; levels: 4 * levels + flags */
    uint64_t entries;
    size_t block_size;
    unsigned compress_min;
    std::string free_list; /* packed */
};

struct glass_version {
    /* Magic bytes, date of the format, UUID of the database. */
    std::string head;
    uint64_t revision;
    glass_root roots[GLASS_TABLES];
    std::string rest; /* statistics of the documents */
};

/* Reads and writes the version file of the database at path. False if its
 * format is not that of 2016-03-14, or if it is damaged. Throws if it cannot be
 * read. */
bool glass_version_read(glass_version &v, const std::string &path);

/* Replaces the version file of the database at path by another one at once; if
 * `sync`, it is on the disk then, as the tables must be before. Throws if it
 * cannot be written. */
void glass_version_write(const glass_version &v, const std::string &path,
                         bool sync);

#endif
