/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include "xapian-c/callback.h"
#include "xapian-c/search.h"

namespace
{

class CallbackKey : public Xapian::KeyMaker
{
  public:
    CallbackKey(xapc_key_fn *fn, void *user) : make(fn), data(user)
    {
    }

    std::string operator()(const Xapian::Document &doc) const override
    {
        xapc_str key = {nullptr, 0};
        xapc_document handle{doc};
        xapc_call_back([&](xapc_error **err) {
            return make(&key, data.user, &handle, err);
        });
        return xapc_bytes(key.data, key.len);
    }

    xapc_key_fn *make;
    xapc_user data;
};

} // namespace

xapc_status
xapc_key_new(xapc_key **out, xapc_key_fn *make, void *user,
             xapc_destroy *destroy, xapc_error **err)
{
    return xapc_guard(err, [&] {
        auto made = new CallbackKey(&xapc_use(make), user);
        xapc_counted<Xapian::KeyMaker> key(made->release());
        xapc_make(out, key, nullptr);
        made->data.arm(destroy);
    });
}

xapc_status
xapc_key_new_values(xapc_key **out, xapc_error **err)
{
    return xapc_guard(err, [&] {
        auto made = new Xapian::MultiValueKeyMaker;
        xapc_counted<Xapian::KeyMaker> key(made->release());
        xapc_make(out, key, made);
    });
}

xapc_status
xapc_key_add_value(xapc_key *key, xapc_slot slot, int reverse,
                   const char *instead, size_t len, xapc_error **err)
{
    return xapc_guard(err, [&] {
        if (!xapc_use(key).values)
            throw Xapian::InvalidOperationError("the key has no values");
        key->values->add_value(slot, reverse != 0, xapc_bytes(instead, len));
    });
}

xapc_status
xapc_key_make(xapc_string *out, const xapc_key *key, const xapc_document *doc,
              xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_give(&xapc_use(out), (*xapc_use(key).maker)(xapc_use(doc).doc));
    });
}

void
xapc_key_free(xapc_key *key)
{
    delete key;
}
