/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

#include "xapian-c/internal.h"

std::string
xapc_bytes(const char *data, size_t len)
{
    if (!data && len > 0)
        xapc_refuse("NULL bytes with a length");
    return len > 0 ? std::string(data, len) : std::string();
}

std::string
xapc_path(const char *path)
{
    return std::string(&xapc_use(path));
}

void
xapc_check_key(const char *what, const char *data, size_t len)
{
    if (len == 0)
        xapc_refuse(std::string("empty ") + what);
    if (!data)
        xapc_refuse("NULL bytes with a length");
    /* Glass stores a NUL in a key as two bytes. */
    if (len <= XAPC_TERM_MAX / 2)
        return;
    size_t size = len;
    if (len <= XAPC_TERM_MAX)
        size += std::count(data, data + len, '\0');
    if (size > XAPC_TERM_MAX)
        xapc_refuse(std::string(what) + " of " + std::to_string(size) +
                    " bytes, NULs counted twice; " +
                    std::to_string(XAPC_TERM_MAX) + " fit");
}

void
xapc_give(xapc_string *out, const std::string &bytes)
{
    char *data = static_cast<char *>(std::malloc(bytes.size() + 1));
    if (!data)
        throw std::bad_alloc();
    std::memcpy(data, bytes.c_str(), bytes.size() + 1);
    out->data = data;
    out->len = bytes.size();
}

void
xapc_string_free(xapc_string *s)
{
    if (!s)
        return;
    std::free(s->data);
    *s = xapc_string();
}

void
xapc_blobs_free(xapc_blobs *blobs)
{
    xapc_list_builder<xapc_blobs>::free(blobs);
}

void
xapc_terms_free(xapc_terms *terms)
{
    xapc_list_builder<xapc_terms>::free(terms);
}

void
xapc_values_free(xapc_values *values)
{
    xapc_list_builder<xapc_values>::free(values);
}

void
xapc_positions_free(xapc_positions *positions)
{
    if (!positions)
        return;
    std::free(positions->items);
    *positions = xapc_positions();
}

void
xapc_eset_free(xapc_eset *eset)
{
    xapc_list_builder<xapc_eset>::free(eset);
}
