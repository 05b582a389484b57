/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Formats of film databases; the first byte, 'a' and on, chooses one. */
#include <config.h>
#include "fuzz.h"

#include "read/formats.h"

static const struct film_reader *const readers[] = {
    &film_reader_kobis,      &film_reader_kmdb,       &film_reader_omdb,
    &film_reader_en15907,    &film_reader_pbcore,     &film_reader_marcxml,
    &film_reader_wikidata,   &film_reader_imdb_tsv,   &film_reader_ebucore,
    &film_reader_movie_json, &film_reader_schema_org, &film_reader_separated};
enum { READERS = sizeof readers / sizeof *readers };

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0 || data[0] < 'a' || data[0] >= 'a' + READERS)
        return 0;
    return fuzz_read(readers[data[0] - 'a'], data + 1, size - 1);
}
