/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include "xapian-c/callback.h"
#include "xapian-c/field.h"

namespace
{

/* The query that a callback makes, if any. Its handle is freed even if the
 * callback fails afterwards. */
struct made_query {
    xapc_query *handle = nullptr;

    made_query() = default;
    made_query(const made_query &) = delete;
    made_query &operator=(const made_query &) = delete;
    ~made_query()
    {
        xapc_query_free(handle);
    }
};

class CallbackField : public Xapian::FieldProcessor
{
  public:
    CallbackField(xapc_field_fn *fn, void *user) : make(fn), data(user)
    {
    }

    Xapian::Query operator()(const std::string &text) override
    {
        made_query made;
        xapc_call_back([&](xapc_error **err) {
            return make(&made.handle, data.user, text.data(), text.size(), err);
        });
        return made.handle ? made.handle->query : Xapian::Query();
    }

    xapc_field_fn *make;
    xapc_user data;
};

class CallbackRange : public Xapian::RangeProcessor
{
  public:
    CallbackRange(const xapc_range_form &form, xapc_range_fn *fn, void *user)
        : RangeProcessor(form.slot, form.affix ? form.affix : "", form.flags),
          make(fn), data(user)
    {
    }

    Xapian::Query operator()(const std::string &begin,
                             const std::string &end) override
    {
        made_query made;
        xapc_call_back([&](xapc_error **err) {
            return make(&made.handle, data.user, {begin.data(), begin.size()},
                        {end.data(), end.size()}, err);
        });
        return made.handle ? made.handle->query
                           : Xapian::Query(Xapian::Query::OP_INVALID);
    }

    xapc_range_fn *make;
    xapc_user data;
};

} // namespace

xapc_status
xapc_field_new(xapc_field **out, xapc_field_fn *make, void *user,
               xapc_destroy *destroy, xapc_error **err)
{
    return xapc_guard(err, [&] {
        auto made = new CallbackField(&xapc_use(make), user);
        xapc_counted<Xapian::FieldProcessor> field(made->release());
        xapc_make(out, field);
        made->data.arm(destroy);
    });
}

void
xapc_field_free(xapc_field *field)
{
    delete field;
}

static Xapian::RangeProcessor *
new_range(xapc_range_kind kind, const xapc_range_form &form)
{
    std::string affix = form.affix ? form.affix : "";
    switch (kind) {
    case XAPC_RANGE_VALUE:
        return new Xapian::RangeProcessor(form.slot, affix, form.flags);
    case XAPC_RANGE_DATE:
        return new Xapian::DateRangeProcessor(form.slot, affix, form.flags,
                                              form.epoch_year ? form.epoch_year
                                                              : 1970);
    case XAPC_RANGE_NUMBER:
        return new Xapian::NumberRangeProcessor(form.slot, affix, form.flags);
    }
    xapc_refuse("unknown kind of range");
}

xapc_status
xapc_range_new(xapc_range **out, xapc_range_kind kind,
               const xapc_range_form *form, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_counted<Xapian::RangeProcessor> range(
            new_range(kind, xapc_use(form))->release());
        xapc_make(out, range);
    });
}

xapc_status
xapc_range_new_callback(xapc_range **out, const xapc_range_form *form,
                        xapc_range_fn *make, void *user, xapc_destroy *destroy,
                        xapc_error **err)
{
    return xapc_guard(err, [&] {
        auto made = new CallbackRange(xapc_use(form), &xapc_use(make), user);
        xapc_counted<Xapian::RangeProcessor> range(made->release());
        xapc_make(out, range);
        made->data.arm(destroy);
    });
}

xapc_status
xapc_range_check(xapc_query **out, const xapc_range *range, xapc_str begin,
                 xapc_str end, xapc_error **err)
{
    return xapc_guard(err, [&] {
        Xapian::Query query = xapc_use(range).processor->check_range(
            xapc_bytes(begin.data, begin.len), xapc_bytes(end.data, end.len));
        if (query.get_type() == Xapian::Query::OP_INVALID)
            xapc_use(out) = nullptr;
        else
            xapc_make(out, query);
    });
}

void
xapc_range_free(xapc_range *range)
{
    delete range;
}
