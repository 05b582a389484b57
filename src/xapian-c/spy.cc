/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include "xapian-c/callback.h"
#include "xapian-c/search.h"

namespace
{

class CallbackSpy : public Xapian::MatchSpy
{
  public:
    CallbackSpy(xapc_spy_fn *fn, void *user) : see(fn), data(user)
    {
    }

    void operator()(const Xapian::Document &doc, double weight) override
    {
        xapc_document handle{doc};
        xapc_call_back([&](xapc_error **err) {
            return see(data.user, &handle, weight, err);
        });
    }

    std::string get_description() const override
    {
        return "CallbackSpy()";
    }

    xapc_spy_fn *see;
    xapc_user data;
};

} // namespace

xapc_status
xapc_spy_new(xapc_spy **out, xapc_spy_fn *see, void *user,
             xapc_destroy *destroy, xapc_error **err)
{
    return xapc_guard(err, [&] {
        auto made = new CallbackSpy(&xapc_use(see), user);
        xapc_counted<Xapian::MatchSpy> spy(made->release());
        xapc_make(out, spy, nullptr);
        made->data.arm(destroy);
    });
}

xapc_status
xapc_spy_new_value_count(xapc_spy **out, xapc_slot slot, xapc_error **err)
{
    return xapc_guard(err, [&] {
        auto made = new Xapian::ValueCountMatchSpy(slot);
        xapc_counted<Xapian::MatchSpy> spy(made->release());
        xapc_make(out, spy, made);
    });
}

static Xapian::ValueCountMatchSpy &
counts_of(const xapc_spy *spy)
{
    if (!xapc_use(spy).counts)
        throw Xapian::InvalidOperationError("the spy does not count");
    return *spy->counts;
}

xapc_status
xapc_spy_total(size_t *out, const xapc_spy *spy, xapc_error **err)
{
    return xapc_guard(err, [&] { xapc_use(out) = counts_of(spy).get_total(); });
}

static void
give_counted(xapc_terms *out, Xapian::TermIterator it)
{
    xapc_list_builder<xapc_terms> list;
    for (; it != Xapian::TermIterator(); ++it)
        list.add(*it).termfreq = it.get_termfreq();
    list.finish(&xapc_use(out));
}

xapc_status
xapc_spy_top_values(xapc_terms *out, const xapc_spy *spy, size_t max,
                    xapc_error **err)
{
    return xapc_guard(
        err, [&] { give_counted(out, counts_of(spy).top_values_begin(max)); });
}

xapc_status
xapc_spy_values(xapc_terms *out, const xapc_spy *spy, xapc_error **err)
{
    return xapc_guard(
        err, [&] { give_counted(out, counts_of(spy).values_begin()); });
}

xapc_status
xapc_spy_serialise_results(xapc_string *out, const xapc_spy *spy,
                           xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_give(&xapc_use(out), counts_of(spy).serialise_results());
    });
}

xapc_status
xapc_spy_merge_results(xapc_spy *spy, const char *data, size_t len,
                       xapc_error **err)
{
    return xapc_guard(
        err, [&] { counts_of(spy).merge_results(xapc_bytes(data, len)); });
}

xapc_status
xapc_spy_description(xapc_string *out, const xapc_spy *spy, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_give(&xapc_use(out), xapc_use(spy).spy->get_description());
    });
}

void
xapc_spy_free(xapc_spy *spy)
{
    delete spy;
}
