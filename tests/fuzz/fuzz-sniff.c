/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sniffing, and whatever reader it chooses, as a file is read. */
#include <config.h>
#include "fuzz.h"

#include "read/formats.h"

static int
sniff(struct film_str head, struct film_str path)
{
    return film_reader_sniff(head, path) != NULL;
}

static const struct film_reader any = {"any", sniff, film_read_stream};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_read(&any, data, size);
}
