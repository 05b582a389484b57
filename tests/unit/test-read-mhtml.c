/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read-support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#define P                                                                      \
    "The film opens on a farm at dusk, where a young man waits, and nobody "   \
    "comes."
#define HEAD                                                                   \
    "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"                          \
    "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n"
#define BEGIN HEAD "\tboundary=\"--x--\"\r\n\r\n\r\n----x--\r\n"

static const struct {
    const char *input, *text;
} rows[] = {
    /* quoted-printable; the address; parts that are no page */
    {BEGIN "Content-Type: text/css\r\n\r\na{}\r\n----x--\r\n"
           "Content-Type: text/html; charset=\"utf-8\"\r\n"
           "Content-Transfer-Encoding: quoted-printable\r\n"
           "Content-Location: https://s.test/a\r\n\r\n"
           "<html><head><title>=EC=A0=84=EC=A2=85=EC=84=9C</title></head>=\r\n"
           "<body><p>" P "</p></body></html>\r\n----x----\r\n<p>no</p>",
     "article mhtml 0\n title: 전종서\n url: https://s.test/a\n P 0 " P "\n"},
    /* base64; plain with lines */
    {BEGIN "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n"
           "\r\nPGgxPkEgdGl0bGU8L2gxPjxwPkEgYm9k\r\neTwvcD4=\r\n----x----\r\n",
     "warning 0: nothing looks like an article\n"
     "article mhtml 0\n title: A title\n P 0 A body\n"},
    {BEGIN "Content-Type: text/html\n\n<html><body>\n<p>" P "\n----x----\n",
     "article mhtml 11\n P 12 " P "\n"},
    /* cut off, no boundary declared, no boundary */
    {BEGIN "Content-Type: text/html\n\n<html><body><p>" P,
     "warning 12: the part is cut off at the end\n"
     "article mhtml 11\n P 11 " P "\n"},
    {HEAD "\r\n----x--------\r\nContent-Type: text/html\r\n\r\n<p>" P
          "\r\n----x--------\r\n",
     "warning 6: no boundary is declared; this line is taken for one\n"
     "article mhtml 9\n P 9 " P "\n"},
    {HEAD "\tboundary=y\r\n\r\nContent-Type: text/html\r\n\r\n<p>" P,
     "warning 7: no boundary; the rest is taken for a part\n"
     "warning 10: the part is cut off at the end\n"
     "article mhtml 9\n P 9 " P "\n"},
    {BEGIN "Content-Type: text/css\r\n\r\na{}\r\n----x----\r\n",
     "error: no HTML among the parts\n"},
    {HEAD "\r\n", "warning 6: no boundary; the rest is taken for a part\n"
                  "error: no parts\n"},
};

static void
saved_pages(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_read(i, film_str_from(rows[i].input), rows[i].text);
}

int
main(void)
{
    film_read_init();
    const struct CMUnitTest tests[] = {cmocka_unit_test(saved_pages)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
