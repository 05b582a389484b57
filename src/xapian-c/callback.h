/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the objects that call back share; not installed. */
#ifndef XAPIAN_C_CALLBACK_H
#define XAPIAN_C_CALLBACK_H

#include "xapian-c/internal.h"

/* The caller's data of a callback. It is destroyed with this object, once it is
 * armed: before, the function that took it may still fail, and then the data
 * stays the caller's. */
struct xapc_user {
    explicit xapc_user(void *data) : user(data)
    {
    }
    xapc_user(const xapc_user &) = delete;
    xapc_user &operator=(const xapc_user &) = delete;
    ~xapc_user()
    {
        if (destroy)
            destroy(user);
    }
    void arm(xapc_destroy *how) noexcept
    {
        destroy = how;
    }

    void *const user;

  private:
    xapc_destroy *destroy = nullptr;
};

/* Throws what a callback reported; takes the error, which may be NULL. It
 * passes through libxapian to the guard of the function that was called. */
[[noreturn]] void xapc_raise(xapc_status status, xapc_error *err);

/* Runs a callback, which is given where to put an error. */
template <typename Callback>
void
xapc_call_back(Callback &&callback)
{
    xapc_error *err = nullptr;
    xapc_status status = callback(&err);
    if (status != XAPC_OK)
        xapc_raise(status, err);
    xapc_error_free(err);
}

#endif
