/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "fuzz.h"

#include "read/formats.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_read(&film_reader_rtf, data, size);
}
