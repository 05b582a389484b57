/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Packs numbers and strings as in libxapian's glass format; not installed. */
#ifndef XAPIAN_C_GLASS_PACK_H
#define XAPIAN_C_GLASS_PACK_H

#include <cstdint>
#include <iterator>
#include <string>

/* Seven bits per byte, low bits first, with the top bit set in all bytes but
 * the last. Returns the position of the next byte. */
template <typename Out>
inline Out
glass_pack_to(Out to, uint64_t n)
{
    for (; n >= 0x80; n >>= 7)
        *to++ = static_cast<char>(n | 0x80);
    *to++ = static_cast<char>(n);
    return to;
}

inline void
glass_pack(std::string &out, uint64_t n)
{
    glass_pack_to(std::back_inserter(out), n);
}

/* For the last item: without a length; little-endian, without leading zeros. */
inline void
glass_pack_last(std::string &out, uint32_t n)
{
    for (; n; n >>= 8)
        out += static_cast<char>(n);
}

/* In an order-preserving form: 15 bits in two bytes, 22 bits in three bytes
 * beginning with the bit 1, 29 in four beginning with 11, else five beginning
 * with 111. */
inline void
glass_pack_sorted(std::string &out, uint32_t n)
{
    size_t len = 2;
    while (len < 5 && n >> (len * 7 + 1) != 0)
        len++;
    unsigned mark = len == 2 ? 0 : 0xffu << (10 - len) & 0xffu;
    for (size_t i = len; i-- > 0;) {
        unsigned byte = i < 4 ? n >> (8 * i) & 0xffu : 0;
        out += static_cast<char>(i == len - 1 ? byte | mark : byte);
    }
}

/* The length, then the string. */
inline void
glass_pack_string(std::string &out, const char *p, size_t n)
{
    glass_pack(out, n);
    out.append(p, n);
}

/* As part of a key: every NUL is followed by 0xff. */
inline void
glass_pack_key(std::string &out, const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        out += p[i];
        if (p[i] == '\0')
            out += '\xff';
    }
}

/* Numbers of two and four bytes, big-endian. */
inline void
glass_put16(unsigned char *p, size_t n)
{
    p[0] = static_cast<unsigned char>(n >> 8);
    p[1] = static_cast<unsigned char>(n);
}

inline void
glass_put32(unsigned char *p, uint32_t n)
{
    glass_put16(p, n >> 16);
    glass_put16(p + 2, n & 0xffff);
}

inline unsigned
glass_get16(const unsigned char *p)
{
    return static_cast<unsigned>(p[0] << 8 | p[1]);
}

inline uint32_t
glass_get32(const unsigned char *p)
{
    return static_cast<uint32_t>(glass_get16(p)) << 16 | glass_get16(p + 2);
}

/* Reads a number written by glass_pack. */
inline uint64_t
glass_unpack(const unsigned char *&p)
{
    uint64_t n = 0;
    unsigned shift = 0;
    for (; *p >= 0x80; p++, shift += 7)
        n |= static_cast<uint64_t>(*p & 0x7f) << shift;
    return n | static_cast<uint64_t>(*p++) << shift;
}

/* The same for bytes that may be damaged: false if they end before the number
 * does, or if it is too large. */
inline bool
glass_unpack(const unsigned char *&p, const unsigned char *end, uint64_t &n)
{
    n = 0;
    for (unsigned shift = 0; p < end && shift < 63; shift += 7) {
        n |= static_cast<uint64_t>(*p & 0x7f) << shift;
        if (*p++ < 0x80)
            return true;
    }
    return false;
}

#endif
