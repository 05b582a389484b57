/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is in sheets, documents and books: 'a' (office) or 'b' (a book) first,
 * then the parts with NUL between them, each its name, a newline and its bytes.
 * They are put into a tar archive, which is read as a ZIP archive is: bytes
 * that are deflated and summed up would hide the parts from the fuzzer. */
#include <config.h>
#include "fuzz.h"

#include "base/buf.h"
#include "read/formats.h"

#include <stdio.h>
#include <string.h>

enum { BLOCK = 512 };

/* Appends a member with the header of POSIX's ustar. */
static void
add_part(struct film_buf *tar, struct film_str name, struct film_str bytes)
{
    char header[BLOCK] = "";
    unsigned sum = 0;
    memcpy(header, name.p, name.n < 99 ? name.n : 99);
    memcpy(header + 100, "0000644", 8);
    snprintf(header + 124, 12, "%011o", (unsigned)bytes.n);
    memset(header + 136, '0', 11);
    memset(header + 148, ' ', 8); /* the sum counts itself as blanks */
    header[156] = '0';
    memcpy(header + 257, "ustar", 6);
    for (size_t i = 0; i < BLOCK; i++)
        sum += (unsigned char)header[i];
    snprintf(header + 148, 8, "%06o", sum);
    film_buf_add(tar, header, BLOCK);
    film_buf_str(tar, bytes);
    while (tar->n % BLOCK)
        film_buf_byte(tar, '\0');
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct film_reader *const readers[] = {&film_reader_package,
                                                        &film_reader_archive};
    struct film_str rest = {(const char *)data + 1, size - 1}, part, name;
    struct film_buf tar;
    if (size < 2 || data[0] < 'a' || data[0] > 'b')
        return 0;
    film_buf_init(&tar, SIZE_MAX / 4);
    while (film_str_cut(&rest, '\0', &part))
        if (film_str_cut(&part, '\n', &name) && name.n)
            add_part(&tar, name, part);
    for (int i = 0; i < 2 * BLOCK; i++)
        film_buf_byte(&tar, '\0');
    int result =
        fuzz_read(readers[data[0] - 'a'], (const uint8_t *)tar.p, tar.n);
    film_buf_release(&tar);
    return result;
}
