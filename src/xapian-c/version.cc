/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include <xapian.h>

#include "xapian-c/xapian-c.h"

#define STRING2(x) #x
#define STRING(x) STRING2(x)

const char *
xapc_version(void)
{
    return STRING(XAPC_VERSION_MAJOR) "." STRING(XAPC_VERSION_MINOR) "." STRING(
        XAPC_VERSION_PATCH);
}

const char *
xapc_xapian_version(void)
{
    return Xapian::version_string();
}
