/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include <cstring>

#include "xapian-c/callback.h"
#include "xapian-c/text.h"

namespace
{

class CallbackStem : public Xapian::StemImplementation
{
  public:
    CallbackStem(xapc_stem_fn *fn, void *user) : ask(fn), data(user)
    {
    }

    std::string operator()(const std::string &word) override
    {
        xapc_str stem = {word.data(), word.size()};
        xapc_call_back([&](xapc_error **err) {
            return ask(&stem, data.user, word.data(), word.size(), err);
        });
        return xapc_bytes(stem.data, stem.len);
    }

    std::string get_description() const override
    {
        return "callback";
    }

    xapc_stem_fn *ask;
    xapc_user data;
};

} // namespace

xapc_status
xapc_stem_new(xapc_stem **out, const char *language, xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_make(out, Xapian::Stem(xapc_path(language))); });
}

xapc_status
xapc_stem_new_or_none(xapc_stem **out, const char *language, xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_make(out, Xapian::Stem(xapc_path(language), true)); });
}

xapc_status
xapc_stem_new_callback(xapc_stem **out, xapc_stem_fn *stem, void *user,
                       xapc_destroy *destroy, xapc_error **err)
{
    return xapc_guard(err, [&] {
        auto made = new CallbackStem(&xapc_use(stem), user);
        Xapian::Stem counted(made);
        xapc_make(out, counted);
        made->data.arm(destroy);
    });
}

xapc_status
xapc_stem_is_none(int *out, const xapc_stem *stem, xapc_error **err)
{
    return xapc_guard(err,
                      [&] { xapc_use(out) = xapc_use(stem).stem.is_none(); });
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
xapc_stem_description(xapc_string *out, const xapc_stem *stem, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_give(&xapc_use(out), xapc_use(stem).stem.get_description());
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
