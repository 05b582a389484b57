/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include <algorithm>

#include "xapian-c/callback.h"
#include "xapian-c/search.h"

namespace
{

/* Callbacks and the caller's data, which clones of a source share. */
struct methods {
    methods(const xapc_source_methods &m, void *user) : call(m), data(user)
    {
    }
    xapc_source_methods call;
    xapc_user data;
};

class CallbackSource : public Xapian::PostingSource
{
  public:
    explicit CallbackSource(std::shared_ptr<methods> m) : how(std::move(m))
    {
    }
    ~CallbackSource()
    {
        close();
    }

    CallbackSource *clone() const override
    {
        return new CallbackSource(how);
    }
    Xapian::doccount get_termfreq_min() const override
    {
        return bounds.termfreq_min;
    }
    Xapian::doccount get_termfreq_est() const override
    {
        return bounds.termfreq_est;
    }
    Xapian::doccount get_termfreq_max() const override
    {
        return bounds.termfreq_max;
    }
    double get_weight() const override
    {
        return at.weight;
    }
    Xapian::docid get_docid() const override
    {
        return at.docid;
    }
    bool at_end() const override
    {
        return begun && at.docid == 0;
    }
    std::string get_description() const override
    {
        return "CallbackSource()";
    }

    void init(const Xapian::Database &db) override
    {
        close();
        xapc_database shard{db, false};
        bounds = xapc_source_bounds();
        at = xapc_posting();
        begun = false;
        xapc_call_back([&](xapc_error **err) {
            return how->call.open(&cursor, &bounds, how->data.user, &shard,
                                  err);
        });
        opened = true;
        at.max_weight = bounds.max_weight;
        set_maxweight(bounds.max_weight);
    }

    void next(double min_weight) override
    {
        move([&](xapc_error **err) {
            return how->call.next(&at, cursor, min_weight, err);
        });
    }

    void skip_to(Xapian::docid docid, double min_weight) override
    {
        if (begun && (at_end() || at.docid >= docid))
            return;
        if (!how->call.skip_to) {
            Xapian::PostingSource::skip_to(docid, min_weight);
            return;
        }
        move([&](xapc_error **err) {
            return how->call.skip_to(&at, cursor, docid, min_weight, err);
        });
    }

  private:
    template <typename Callback> void move(Callback &&callback)
    {
        double limit = at.max_weight;
        begun = true;
        xapc_call_back(callback);
        if (at.max_weight < limit)
            set_maxweight(at.max_weight);
    }

    void close() noexcept
    {
        if (opened && how->call.close)
            how->call.close(cursor);
        opened = false;
    }

    std::shared_ptr<methods> how;
    void *cursor = nullptr;
    bool opened = false;
    bool begun = false; /* moved since it was opened */
    xapc_source_bounds bounds = {};
    xapc_posting at = {};
};

} // namespace

xapc_status
xapc_source_new(xapc_source **out, const xapc_source_methods *how, void *user,
                xapc_destroy *destroy, xapc_error **err)
{
    return xapc_guard(err, [&] {
        if (!xapc_use(how).open || !how->next)
            xapc_refuse("a source without open or next");
        auto shared = std::make_shared<methods>(*how, user);
        auto made = new CallbackSource(shared);
        xapc_counted<Xapian::PostingSource> source(made->release());
        xapc_make(out, source, nullptr);
        shared->data.arm(destroy);
    });
}

static void
give(xapc_source **out, Xapian::PostingSource *made,
     Xapian::ValueMapPostingSource *map = nullptr)
{
    xapc_counted<Xapian::PostingSource> source(made->release());
    xapc_make(out, source, map);
}

xapc_status
xapc_source_new_value_weight(xapc_source **out, xapc_slot slot,
                             xapc_error **err)
{
    return xapc_guard(
        err, [&] { give(out, new Xapian::ValueWeightPostingSource(slot)); });
}

xapc_status
xapc_source_new_decreasing_value_weight(xapc_source **out, xapc_slot slot,
                                        xapc_docid first, xapc_docid last,
                                        xapc_error **err)
{
    return xapc_guard(err, [&] {
        give(out,
             new Xapian::DecreasingValueWeightPostingSource(slot, first, last));
    });
}

xapc_status
xapc_source_new_value_map(xapc_source **out, xapc_slot slot, double weight,
                          xapc_error **err)
{
    return xapc_guard(err, [&] {
        auto map = new Xapian::ValueMapPostingSource(slot);
        map->set_default_weight(weight);
        give(out, map, map);
    });
}

static Xapian::ValueMapPostingSource &
map_of(xapc_source *source)
{
    if (!xapc_use(source).map)
        throw Xapian::InvalidOperationError("the source has no map");
    return *source->map;
}

xapc_status
xapc_source_add_mapping(xapc_source *source, const char *value, size_t len,
                        double weight, xapc_error **err)
{
    return xapc_guard(err, [&] {
        map_of(source).add_mapping(xapc_bytes(value, len), weight);
    });
}

xapc_status
xapc_source_clear_mappings(xapc_source *source, xapc_error **err)
{
    return xapc_guard(err, [&] { map_of(source).clear_mappings(); });
}

xapc_status
xapc_source_new_fixed_weight(xapc_source **out, double weight, xapc_error **err)
{
    return xapc_guard(
        err, [&] { give(out, new Xapian::FixedWeightPostingSource(weight)); });
}

xapc_status
xapc_source_description(xapc_string *out, const xapc_source *source,
                        xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_give(&xapc_use(out), xapc_use(source).source->get_description());
    });
}

void
xapc_source_free(xapc_source *source)
{
    delete source;
}

xapc_status
xapc_query_source(xapc_query **out, const xapc_source *source, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_make(out, Xapian::Query(xapc_use(source).source.get()));
    });
}
