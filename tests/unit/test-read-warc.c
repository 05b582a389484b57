/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read-support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

/* A record with the right length, and an HTTP answer as its body. */
static void
add_record(struct film_buf *out, const char *fields, struct film_str body)
{
    film_buf_printf(out, "WARC/1.0\r\n%sContent-Length: %zu\r\n\r\n", fields,
                    body.n);
    film_buf_str(out, body);
    film_buf_text(out, "\r\n\r\n");
}

#define TARGET(url) "WARC-Target-URI: " url "\r\n"
#define RESPONSE                                                               \
    "WARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"                  \
    "WARC-Date: 2019-05-06T07:08:09Z\r\n"                                      \
    "Content-Type: application/http; msgtype=response\r\n"
#define OK "HTTP/1.1 200 OK\r\n"
#define PLAIN "Content-Type: text/plain\r\n"

static const struct {
    const char *fields, *body;
    size_t n;         /* of body, 0: up to its NUL */
    const char *text; /* expected */
} rows[] = {
    {RESPONSE TARGET("http://a.test/x"), OK PLAIN "\r\nA paragraph of text.", 0,
     "article text 12\n id: urn:uuid:1\n title: X\n url: http://a.test/x\n"
     " date: 2019-05-06\n P 12 A paragraph of text.\n"},
    /* addresses in < > and with blanks */
    {RESPONSE TARGET("<http://a.test/a b>"), OK PLAIN "\r\nText it is.", 0,
     "article text 12\n id: urn:uuid:1\n title: A B\n url: http://a.test/a b\n"
     " date: 2019-05-06\n P 12 Text it is.\n"},
    /* failures, other types, empty bodies, other records */
    {RESPONSE TARGET("http://a.test/"),
     "HTTP/1.1 404 Not Found\r\n" PLAIN "\r\nText it is.", 0, ""},
    {RESPONSE TARGET("http://a.test/"), "HTTP/1.0 302 \r\nLocation: /b\r\n\r\n",
     0, ""},
    {RESPONSE TARGET("http://a.test/"),
     OK "Content-Type: image/png\r\n\r\nText it is.", 0, ""},
    {RESPONSE TARGET("http://a.test/"), OK PLAIN "\r\n", 0, ""},
    {"WARC-Type: revisit\r\n" TARGET("http://a.test/"),
     OK PLAIN "\r\nText it is.", 0, ""},
    {"WARC-Type: request\r\n" TARGET("http://a.test/"), "GET / HTTP/1.1\r\n", 0,
     ""},
    {RESPONSE TARGET("http://a.test/robots.txt"), OK PLAIN "\r\nUser-agent: *",
     0, ""},
    /* a resource has no HTTP head; its charset is its own */
    {"WARC-Type: resource\r\n" TARGET(
         "http://a.test/r") "Content-Type: text/plain; charset=EUC-KR\r\n",
     "\xc0\xfc\xc1\xbe\xbc\xad\xb0\xa1 \xb3\xaa\xbf\xc2\xb4\xd9.", 0,
     "article text 7\n title: R\n url: http://a.test/r\n"
     " P 7 전종서가 나온다.\n"},
    /* chunked, in truth and in name only; gzip */
    {RESPONSE TARGET("http://a.test/x"),
     OK PLAIN "Transfer-Encoding: chunked\r\n\r\n"
              "8\r\nText it \r\n3;x=y\r\nis.\r\n0\r\n\r\n",
     0,
     "article text 13\n id: urn:uuid:1\n title: X\n url: http://a.test/x\n"
     " date: 2019-05-06\n P 13 Text it is.\n"},
    {RESPONSE TARGET("http://a.test/x"),
     OK PLAIN "Transfer-Encoding: chunked\r\n\r\nText it is.", 0,
     "article text 13\n id: urn:uuid:1\n title: X\n url: http://a.test/x\n"
     " date: 2019-05-06\n P 13 Text it is.\n"},
    {RESPONSE TARGET("http://a.test/x"),
     OK PLAIN "Content-Encoding: gzip\r\n\r\n"
              "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x0b\x49\xad\x28\x51"
              "\xc8\x04\xa2\x62\x3d\x00\xb3\x77\xab\x24\x0b\x00\x00\x00",
     sizeof OK - 1 + sizeof PLAIN - 1 + 26 + 29,
     "article text 13\n id: urn:uuid:1\n title: X\n url: http://a.test/x\n"
     " date: 2019-05-06\n P 13 Text it is.\n"},
    /* what is broken is told */
    {RESPONSE TARGET("http://a.test/x"),
     OK PLAIN "Transfer-Encoding: chunked\r\n\r\n8\r\nText it \r\nzz\r\nis.", 0,
     "warning 1: http://a.test/x: the chunks of the body are damaged\n"},
    {RESPONSE TARGET("http://a.test/x"),
     OK PLAIN "Content-Encoding: br\r\n\r\nText it is.", 0,
     "warning 1: http://a.test/x: content encoding \"br\" cannot be read\n"},
    {RESPONSE TARGET("http://a.test/x"),
     "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"
     "{\"title\":\"A\",\"text\":\"It rains.\"}\n{\"title\":\n",
     0,
     "article jsonl 12\n id: urn:uuid:1\n title: A\n url: http://a.test/x\n"
     " date: 2019-05-06\n P 12 It rains.\n"
     "warning 13: http://a.test/x: unexpected token near end of file\n"},
    {RESPONSE TARGET("http://a.test/x"),
     "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<filmdata/>", 0,
     "warning 1: http://a.test/x: no text in it\n"},
    {RESPONSE TARGET("http://a.test/x"), "no head", 0,
     "warning 1: http://a.test/x: no HTTP response in a response record\n"},
};

static void
records(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_buf in;
        film_buf_init(&in, 1 << 20);
        struct film_str body = {rows[i].body, rows[i].n};
        if (body.n == 0)
            body.n = strlen(body.p);
        add_record(&in, rows[i].fields, body);
        assert_read(i, film_buf_get(&in), rows[i].text);
        film_buf_release(&in);
    }
}

/* Reading goes on behind what is broken. */
static void
resynchronises(void **state)
{
    (void)state;
    struct film_buf in;
    film_buf_init(&in, 1 << 20);
    film_buf_text(&in, "WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\nwithout a\r\n"
                       "length\r\n\r\n");
    add_record(&in, RESPONSE TARGET("http://a.test/1"),
               FILM_STR(OK PLAIN "\r\nThe first one."));
    film_buf_text(&in, "what is this\r\nhere?\r\n");
    add_record(&in, RESPONSE TARGET("http://a.test/2"),
               FILM_STR(OK PLAIN "\r\nThe second one."));
    film_buf_text(&in,
                  "WARC/1.0\r\n" RESPONSE TARGET(
                      "http://a.test/3") "Content-Length: 900\r\n\r\n" OK PLAIN
                                         "\r\nThe third one. It is cut of");
    assert_read(0, film_buf_get(&in),
                "warning 1: a record without a length\n"
                "article text 18\n id: urn:uuid:1\n title: 1\n"
                " url: http://a.test/1\n date: 2019-05-06\n"
                " P 18 The first one.\n"
                "warning 20: no record begins here; looking for the next one\n"
                "article text 33\n id: urn:uuid:1\n title: 2\n"
                " url: http://a.test/2\n date: 2019-05-06\n"
                " P 33 The second one.\n"
                "article text 46\n id: urn:uuid:1\n "
                "title: The third one. It is cut of\n"
                " url: http://a.test/3\n date: 2019-05-06\n"
                "warning 35: the input ends in the middle of this record\n");
    film_buf_release(&in);
}

/* An archive that ends within the header of a record says so. */
static void
cut_header(void **state)
{
    static const char *const headers[] = {
        "WARC/1.0\r\n",
        "WARC/1.0\r\nWARC-Type: resp",
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        struct film_buf in;
        film_buf_init(&in, 1 << 20);
        add_record(&in, RESPONSE TARGET("http://a.test/1"),
                   FILM_STR(OK PLAIN "\r\nThe first one."));
        film_buf_text(&in, headers[i]);
        assert_read(
            i, film_buf_get(&in),
            "article text 12\n id: urn:uuid:1\n title: 1\n"
            " url: http://a.test/1\n date: 2019-05-06\n"
            " P 12 The first one.\n"
            "warning 14: the input ends in the middle of this record\n");
        film_buf_release(&in);
    }
}

static void
arc(void **state)
{
    static const char text[] =
        "filedesc://x.arc 0.0.0.0 20140216050221 text/plain 76\n"
        "1 0 Test\n"
        "URL IP-address Archive-date Content-type Archive-length\n\n\n\n\n\n\n"
        "\n\n\n\n\n"
        "http://a.test/b c 1.2.3.4 20140216050221 text/plain 56\n"
        "HTTP/1.1 200 OK\nContent-Type: text/plain\n\nText it is.\n\n\n\n"
        "http://a.test/d 1.2.3.4 20140216050221 text/html 27\n"
        "HTTP/1.1 404 Not Found\n\n404\n";
    (void)state;
    assert_read(0, film_str_from(text),
                "article text 19\n id: http://a.test/b c\n title: B C\n"
                " url: http://a.test/b c\n date: 2014-02-16\n"
                " P 19 Text it is.\n");
}

int
main(void)
{
    film_read_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records),
        cmocka_unit_test(resynchronises),
        cmocka_unit_test(arc),
        cmocka_unit_test(cut_header),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
