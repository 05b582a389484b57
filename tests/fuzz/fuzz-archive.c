/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Archives, compressed data and office documents: 'a' to 'd' first. */
#include <config.h>
#include "fuzz.h"

#include "read/formats.h"

static const struct film_reader *const readers[] = {
    &film_reader_archive, &film_reader_compressed, &film_reader_office,
    &film_reader_package};
enum { READERS = sizeof readers / sizeof *readers };

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0 || data[0] < 'a' || data[0] >= 'a' + READERS)
        return 0;
    return fuzz_read(readers[data[0] - 'a'], data + 1, size - 1);
}
