/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include "xapian-c/callback.h"
#include "xapian-c/search.h"

namespace
{

class CallbackDecider : public Xapian::MatchDecider
{
  public:
    CallbackDecider(xapc_decide_fn *fn, void *user) : ask(fn), data(user)
    {
    }

    bool operator()(const Xapian::Document &doc) const override
    {
        int keep = 0;
        xapc_document handle{doc};
        xapc_call_back([&](xapc_error **err) {
            return ask(&keep, data.user, &handle, err);
        });
        return keep != 0;
    }

    xapc_decide_fn *ask;
    xapc_user data;
};

class CallbackTermDecider : public Xapian::ExpandDecider
{
  public:
    CallbackTermDecider(xapc_decide_term_fn *fn, void *user)
        : ask(fn), data(user)
    {
    }

    bool operator()(const std::string &term) const override
    {
        int keep = 0;
        xapc_call_back([&](xapc_error **err) {
            return ask(&keep, data.user, term.data(), term.size(), err);
        });
        return keep != 0;
    }

    xapc_decide_term_fn *ask;
    xapc_user data;
};

} // namespace

xapc_status
xapc_decider_new(xapc_decider **out, xapc_decide_fn *decide, void *user,
                 xapc_destroy *destroy, xapc_error **err)
{
    return xapc_guard(err, [&] {
        auto made = new CallbackDecider(&xapc_use(decide), user);
        std::unique_ptr<Xapian::MatchDecider> decider(made);
        xapc_make(out, std::move(decider), nullptr);
        made->data.arm(destroy);
    });
}

xapc_status
xapc_decider_new_values(xapc_decider **out, xapc_slot slot, int inclusive,
                        xapc_error **err)
{
    return xapc_guard(err, [&] {
        auto made = new Xapian::ValueSetMatchDecider(slot, inclusive != 0);
        std::unique_ptr<Xapian::MatchDecider> decider(made);
        xapc_make(out, std::move(decider), made);
    });
}

static Xapian::ValueSetMatchDecider &
values_of(xapc_decider *decider)
{
    if (!xapc_use(decider).values)
        throw Xapian::InvalidOperationError("the decider has no values");
    return *decider->values;
}

xapc_status
xapc_decider_add_value(xapc_decider *decider, const char *value, size_t len,
                       xapc_error **err)
{
    return xapc_guard(
        err, [&] { values_of(decider).add_value(xapc_bytes(value, len)); });
}

xapc_status
xapc_decider_remove_value(xapc_decider *decider, const char *value, size_t len,
                          xapc_error **err)
{
    return xapc_guard(
        err, [&] { values_of(decider).remove_value(xapc_bytes(value, len)); });
}

xapc_status
xapc_decider_keeps(int *keep, const xapc_decider *decider,
                   const xapc_document *doc, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(keep) = (*xapc_use(decider).decider)(xapc_use(doc).doc);
    });
}

void
xapc_decider_free(xapc_decider *decider)
{
    delete decider;
}

static void
give(xapc_term_decider **out, Xapian::ExpandDecider *made)
{
    xapc_counted<Xapian::ExpandDecider> decider(made->release());
    xapc_make(out, decider);
}

xapc_status
xapc_term_decider_new(xapc_term_decider **out, xapc_decide_term_fn *decide,
                      void *user, xapc_destroy *destroy, xapc_error **err)
{
    return xapc_guard(err, [&] {
        auto made = new CallbackTermDecider(&xapc_use(decide), user);
        give(out, made);
        made->data.arm(destroy);
    });
}

xapc_status
xapc_term_decider_new_prefix(xapc_term_decider **out, const char *prefix,
                             size_t len, xapc_error **err)
{
    return xapc_guard(err, [&] {
        give(out,
             new Xapian::ExpandDeciderFilterPrefix(xapc_bytes(prefix, len)));
    });
}

xapc_status
xapc_term_decider_new_without(xapc_term_decider **out, const xapc_str *terms,
                              size_t n, xapc_error **err)
{
    return xapc_guard(err, [&] {
        if (n > 0)
            xapc_use(terms);
        std::vector<std::string> rejected;
        for (size_t i = 0; i < n; i++)
            rejected.push_back(xapc_bytes(terms[i].data, terms[i].len));
        give(out, new Xapian::ExpandDeciderFilterTerms(rejected.begin(),
                                                       rejected.end()));
    });
}

xapc_status
xapc_term_decider_new_both(xapc_term_decider **out,
                           const xapc_term_decider *first,
                           const xapc_term_decider *second, xapc_error **err)
{
    return xapc_guard(err, [&] {
        give(out, new Xapian::ExpandDeciderAnd(xapc_use(first).decider.get(),
                                               xapc_use(second).decider.get()));
    });
}

xapc_status
xapc_term_decider_keeps(int *keep, const xapc_term_decider *decider,
                        const char *term, size_t len, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(keep) = (*xapc_use(decider).decider)(xapc_bytes(term, len));
    });
}

void
xapc_term_decider_free(xapc_term_decider *decider)
{
    delete decider;
}
