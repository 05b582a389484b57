/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the .cc files of xapian-c share; not installed. */
#ifndef XAPIAN_C_INTERNAL_H
#define XAPIAN_C_INTERNAL_H

#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <xapian.h>

#include "xapian-c/xapian-c.h"

/* ---- Handles: each holds the Xapian object, itself a counted reference. -- */

struct xapc_database {
    Xapian::Database db;
    bool remote; /* some shard may be on another machine */
};

struct xapc_document {
    Xapian::Document doc;
};

struct xapc_query {
    Xapian::Query query;
};

/* An object that is deleted with the last pointer to it, here or within
 * libxapian; made from what its release() returns. */
template <typename T>
using xapc_counted = Xapian::Internal::opt_intrusive_ptr<T>;

struct xapc_enquire {
    std::shared_ptr<const xapc_database> from;
    Xapian::Enquire enquire;
};

struct xapc_mset {
    std::shared_ptr<const xapc_database> from; /* shared: cheaper to copy */
    Xapian::MSet mset;
};

/* ---- Errors ------------------------------------------------------------- */

/* Turns the exception in flight into a status and, unless err is NULL, an
 * error. Call it inside a catch block. */
xapc_status xapc_capture(xapc_error **err) noexcept;

/* The only place where exceptions end: the body of every entry point that can
 * fail runs inside it. */
template <typename Body>
xapc_status
xapc_guard(xapc_error **err, Body &&body) noexcept
{
    try {
        body();
        return XAPC_OK;
    } catch (...) {
        return xapc_capture(err);
    }
}

/* Throws InvalidArgumentError("refused: ..."). Called before anything reaches
 * Xapian, so that pending changes of a writer stay. */
[[noreturn]] void xapc_refuse(const std::string &why);

/* The object that a pointer argument refers to, which must not be NULL. */
template <typename T>
T &
xapc_use(T *pointer)
{
    if (!pointer)
        xapc_refuse("NULL argument");
    return *pointer;
}

/* Makes a handle. `out` is checked before anything is allocated. */
template <typename T, typename... Parts>
void
xapc_make(T **out, Parts &&...parts)
{
    T *&slot = xapc_use(out);
    slot = new T{std::forward<Parts>(parts)...};
}

/* ---- Strings and lists -------------------------------------------------- */

std::string xapc_bytes(const char *data, size_t len);

/* The bytes of a C string argument, which must not be NULL. */
std::string xapc_path(const char *path);

/* Refuses a key that glass could not store: see XAPC_TERM_MAX. `what` names it
 * in the message. */
void xapc_check_key(const char *what, const char *data, size_t len);

/* Refuses a document that has a NULL pointer with a length, a value without a
 * slot, or a term that cannot be stored. */
void xapc_check_prepared(const xapc_prepared &doc);

void xapc_give(xapc_string *out, const std::string &bytes);

/* Collects the items of an owned list (xapc_blobs, xapc_terms, xapc_eset). The
 * bytes of all items are in one buffer, in order, so their addresses follow
 * from the lengths once the buffer has stopped growing. */
template <typename List> class xapc_list_builder
{
  public:
    using Item = typename std::remove_pointer<decltype(List::items)>::type;

    explicit xapc_list_builder(size_t expected = 0) : owner(new Owner)
    {
        owner->items.reserve(expected);
    }

    /* Makes room for this many bytes of all items. */
    void reserve(size_t bytes)
    {
        owner->bytes.reserve(bytes);
    }

    Item &add(const std::string &bytes)
    {
        owner->bytes += bytes;
        owner->items.push_back(Item());
        owner->items.back().len = bytes.size();
        return owner->items.back();
    }

    void finish(List *out) noexcept
    {
        const char *at = owner->bytes.data();
        for (Item &item : owner->items) {
            item.data = at;
            at += item.len;
        }
        out->n = owner->items.size();
        out->items = owner->items.data();
        out->owner = owner.release();
    }

    static void free(List *list) noexcept
    {
        if (!list)
            return;
        delete static_cast<Owner *>(list->owner);
        *list = List();
    }

  private:
    struct Owner {
        std::string bytes;
        std::vector<Item> items;
    };
    std::unique_ptr<Owner> owner;
};

/* ---- Enumerators: those of Xapian; unknown ones are refused ---------------
 */

Xapian::Query::op xapc_op_of(xapc_op op);
int xapc_wildcard_limit_of(xapc_wildcard_limit limit);

/* ---- Items of matches -----------------------------------------------------
 */

/* Item index, which must exist. */
Xapian::MSetIterator xapc_item(const xapc_mset *mset, uint32_t index);

/* ---- What iterators give --------------------------------------------------
 */

void xapc_collect_terms(xapc_blobs *out, Xapian::TermIterator it);
void xapc_collect_positions(xapc_positions *out, Xapian::PositionIterator it);

/* ---- Bulk reading, shared by database and mset --------------------------- */

void xapc_collect_data(xapc_blobs *out, const Xapian::Database &db,
                       const std::vector<Xapian::docid> &docids);
void xapc_collect_values(xapc_blobs *out, const xapc_database &from,
                         Xapian::valueno slot,
                         const std::vector<Xapian::docid> &docids);

#endif
