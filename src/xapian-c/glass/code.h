/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Compresses entries of a table in the form that libxapian reads, as raw
 * deflate streams; not installed.
 *
 * For a few hundred bytes, zlib spends most of its time on finding a Huffman
 * code, which also takes as much space as the repeats save. So short entries
 * share one code, which is rebuilt now and then from the bytes of earlier
 * entries: about the same size in a twentieth of the time. */
#ifndef XAPIAN_C_GLASS_CODE_H
#define XAPIAN_C_GLASS_CODE_H

#include <array>
#include <cstdint>
#include <string>

#include <zlib.h>

class glass_code
{
  public:
    /* Entries of more than shared_most bytes get a code of their own and are
     * searched for repeats. */
    explicit glass_code(size_t shared_most);
    ~glass_code();
    glass_code(const glass_code &) = delete;
    glass_code &operator=(const glass_code &) = delete;

    /* Returns the compressed bytes, or NULL if they would not be fewer. Valid
     * until the next call. */
    const std::string *compress(const char *p, size_t n);

  private:
    /* The bytes, and the end of the block. */
    static constexpr size_t SYMBOLS = 257;

    void make();
    bool write_shared(const char *p, size_t n);
    bool write_own(const char *p, size_t n);

    size_t shared_most;
    std::array<uint32_t, SYMBOLS> counts{};
    std::array<uint8_t, SYMBOLS> lengths{};
    std::array<uint16_t, SYMBOLS> codes{};
    std::string head; /* start of every stream: the description of the code */
    unsigned head_bits = 0;
    unsigned counted = 0; /* number of entries since the code was made */
    bool ready = false;
    z_stream stream{};
    std::string out;
};

#endif
