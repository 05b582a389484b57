/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include "xapian-c/callback.h"
#include "xapian-c/text.h"

namespace
{

class CallbackStopper : public Xapian::Stopper
{
  public:
    CallbackStopper(xapc_stop_fn *fn, void *user) : ask(fn), data(user)
    {
    }

    bool operator()(const std::string &word) const override
    {
        int stop = 0;
        xapc_call_back([&](xapc_error **err) {
            return ask(&stop, data.user, word.data(), word.size(), err);
        });
        return stop != 0;
    }

    std::string get_description() const override
    {
        return "CallbackStopper()";
    }

    xapc_stop_fn *ask;
    xapc_user data;
};

} // namespace

xapc_status
xapc_stopper_new(xapc_stopper **out, xapc_error **err)
{
    return xapc_guard(err, [&] {
        auto words = new Xapian::SimpleStopper;
        xapc_counted<Xapian::Stopper> stopper(words->release());
        xapc_make(out, stopper, words);
    });
}

xapc_status
xapc_stopper_new_callback(xapc_stopper **out, xapc_stop_fn *stop, void *user,
                          xapc_destroy *destroy, xapc_error **err)
{
    return xapc_guard(err, [&] {
        auto made = new CallbackStopper(&xapc_use(stop), user);
        xapc_counted<Xapian::Stopper> stopper(made->release());
        xapc_make(out, stopper, nullptr);
        made->data.arm(destroy);
    });
}

xapc_status
xapc_stopper_add(xapc_stopper *stopper, const char *word, size_t len,
                 xapc_error **err)
{
    return xapc_guard(err, [&] {
        if (!xapc_use(stopper).words)
            throw Xapian::InvalidOperationError("the stopper has no words");
        stopper->words->add(xapc_bytes(word, len));
    });
}

xapc_status
xapc_stopper_stops(int *out, const xapc_stopper *stopper, const char *word,
                   size_t len, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(out) = (*xapc_use(stopper).stopper)(xapc_bytes(word, len));
    });
}

xapc_status
xapc_stopper_description(xapc_string *out, const xapc_stopper *stopper,
                         xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_give(&xapc_use(out), xapc_use(stopper).stopper->get_description());
    });
}

void
xapc_stopper_free(xapc_stopper *stopper)
{
    delete stopper;
}
