/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A fuzz target is one file with a LLVMFuzzerTestOneInput, built against
 * libFuzzer (configure --enable-fuzzing) or against driver.c, which replays
 * the files of corpus/NAME as tests. */
#ifndef FILM_TESTS_FUZZ_FUZZ_H
#define FILM_TESTS_FUZZ_FUZZ_H

#include "read/reader.h"

#include <stddef.h>
#include <stdint.h>

/* The entry point that libFuzzer calls; returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Reads the bytes with the reader under small limits and looks at all that it
 * gives: a string that is no clean UTF-8 in normal form, or a place that is
 * none, aborts. Returns 0. */
int fuzz_read(const struct film_reader *reader, const uint8_t *data,
              size_t size);

#endif
