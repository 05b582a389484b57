/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Compresses entries of a table as libxapian reads them, raw deflate streams;
 * not installed.
 *
 * What costs zlib most of some hundred bytes is to find a Huffman code for
 * them, which also takes as much room as the repeats in them save. So short
 * entries share one code, made again now and then of the bytes of the entries
 * before: about the same size in a twentieth of the time. */
#ifndef XAPIAN_C_GLASS_CODE_H
#define XAPIAN_C_GLASS_CODE_H

#include <array>
#include <cstdint>
#include <string>

#include <zlib.h>

class glass_code
{
  public:
    /* Entries of more bytes than shared_most get a code of their own, and
     * repeats in them are looked for. */
    explicit glass_code(size_t shared_most);
    ~glass_code();
    glass_code(const glass_code &) = delete;
    glass_code &operator=(const glass_code &) = delete;

    /* The compressed bytes, or NULL if they would not be fewer. Valid until
     * the next call. */
    const std::string *compress(const char *p, size_t n);

  private:
    static constexpr size_t SYMBOLS = 257; /* bytes and the end */

    void make();
    bool write_shared(const char *p, size_t n);
    bool write_own(const char *p, size_t n);

    size_t shared_most;
    std::array<uint32_t, SYMBOLS> counts{};
    std::array<uint8_t, SYMBOLS> lengths{};
    std::array<uint16_t, SYMBOLS> codes{};
    std::string head; /* of every stream: the code */
    unsigned head_bits = 0;
    unsigned counted = 0; /* entries since the code was made */
    bool ready = false;
    z_stream stream{};
    std::string out;
};

#endif
