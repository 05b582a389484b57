/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A term list: the length of the document, the number of terms, and for each
 * term the length of the prefix it shares with the previous term, and the rest.
 * That length and the wdf are combined in one byte if they fit. */
#include <config.h>

#include "xapian-c/glass/pack.h"
#include "xapian-c/glass/terms.h"

namespace
{
void
pack_first(std::string &to, const xapc_term &t)
{
    to += static_cast<char>(t.len);
    to.append(t.data, t.len);
    glass_pack(to, t.wdf);
}

void
pack_next(std::string &to, const xapc_term &t, const xapc_term &before)
{
    size_t shared = 0;
    while (shared < before.len && shared < t.len &&
           before.data[shared] == t.data[shared])
        shared++;
    size_t both =
        t.wdf < 127 ? (t.wdf + size_t{1}) * (before.len + 1) + shared : 256;
    to += static_cast<char>(both < 256 ? both : shared);
    to += static_cast<char>(t.len - shared);
    to.append(t.data + shared, t.len - shared);
    if (both >= 256)
        glass_pack(to, t.wdf);
}
} // namespace

void
glass_pack_terms(std::string &to, const xapc_term *terms, size_t n)
{
    uint64_t length = 0;
    for (size_t i = 0; i < n; i++)
        length += terms[i].wdf;
    if (n == 0)
        return;
    glass_pack(to, length);
    glass_pack(to, n);
    pack_first(to, terms[0]);
    for (size_t i = 1; i < n; i++)
        pack_next(to, terms[i], terms[i - 1]);
}
