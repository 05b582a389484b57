/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "base/memory.h"

static _Thread_local bool failed;

void
film_memory_fail(void)
{
    failed = true;
}

bool
film_memory_failed(void)
{
    return failed;
}

void
film_memory_forget(void)
{
    failed = false;
}
