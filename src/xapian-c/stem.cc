/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include <cstring>

#include "xapian-c/internal.h"

struct xapc_stem {
    Xapian::Stem stem;
};

xapc_status
xapc_stem_new(xapc_stem **out, const char *language, xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_make(out, Xapian::Stem(xapc_path(language))); });
}

xapc_status
xapc_stem_apply(size_t *out_len, const xapc_stem *stem, const char *word,
                size_t len, char *buf, size_t cap, xapc_error **err)
{
    return xapc_guard(err, [&] {
        std::string stemmed = xapc_use(stem).stem(xapc_bytes(word, len));
        xapc_use(out_len) = stemmed.size();
        if (!stemmed.empty() && stemmed.size() <= cap)
            std::memcpy(&xapc_use(buf), stemmed.data(), stemmed.size());
    });
}

xapc_status
xapc_stem_languages(xapc_string *out, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_give(&xapc_use(out), Xapian::Stem::get_available_languages());
    });
}

void
xapc_stem_free(xapc_stem *stem)
{
    delete stem;
}
