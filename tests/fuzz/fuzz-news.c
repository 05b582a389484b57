/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Formats of news agencies and editions; the first byte, 'a' and on, chooses
 * one. */
#include <config.h>
#include "fuzz.h"

#include "read/formats.h"

static const struct film_reader *const readers[] = {
    &film_reader_nitf, &film_reader_newsml, &film_reader_ninjs,
    &film_reader_tei, &film_reader_jats};
enum { READERS = sizeof readers / sizeof *readers };

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0 || data[0] < 'a' || data[0] >= 'a' + READERS)
        return 0;
    return fuzz_read(readers[data[0] - 'a'], data + 1, size - 1);
}
