/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mail: messages and boxes of them, a row a case. */
#include <config.h>
#include "read-support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#define TOP                                                                    \
    "From: Jane Roe <jane@example.org>\nTo: crit@example.org\n"                \
    "Subject: Notes\nDate: Fri, 03 May 2019 10:00:00 +0200\n"

static const struct row {
    const char *input, *text;
} rows[] = {
    /* plain, with a signature */
    {TOP "\nIt rains.\n\nIt pours.\n\n-- \nJane, 12 Pier Road\n",
     "article mail 1\n title: Notes\n date: 2019-05-03\n authors: Jane Roe\n"
     " P 6 It rains.\n P 8 It pours.\n"},
    /* files from before MIME; what only looks like one */
    {TOP "\nIt rains.\n\nbegin 644 a.txt\n#86)C\n`\nend\n\nIt pours.\n",
     "warning 6: 1 uuencoded file was left out\n"
     "article mail 1\n title: Notes\n date: 2019-05-03\n authors: Jane Roe\n"
     " P 6 It rains.\n P 13 It pours.\n"},
    {TOP "\nbegin 200 b walls\nand then go on as before, to the end\nend\n",
     "article mail 1\n title: Notes\n date: 2019-05-03\n authors: Jane Roe\n"
     " P 6-8 begin 200 b walls and then go on as before, to the end end\n"},
    /* a name in two parts */
    {"From: \"Roe, Jane\" <j@a.test>\nTo: me\nSubject: Notes\n\nIt rains.\n",
     "article mail 1\n title: Notes\n authors: Jane Roe\n P 5 It rains.\n"},
    /* encoded words and folded fields; quoted-printable; a charset */
    {"From: =?utf-8?B?SmFuZSBSw7Zl?= <jane@example.org>\r\nTo: me\r\n"
     "Subject: =?iso-8859-1?Q?Caf=E9?=\r\n =?utf-8?Q?_=E2=80=93_notes?= "
     "more\r\n"
     "Date: 3 May 2019\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
     "Content-Transfer-Encoding: quoted-printable\r\n\r\nLe caf=E9 est =\r\n"
     "ferm=E9.\r\n",
     "article mail 1\n title: Café – notes more\n date: 2019-05-03\n"
     " authors: Jane Röe\n P 9 Le café est fermé.\n"},
    /* the plain one of two forms; base64; an attachment */
    {TOP "Content-Type: multipart/mixed; boundary=\"o\"\n\npreamble\n--o\n"
         "Content-Type: multipart/alternative; boundary=i\n\n--i\n"
         "Content-Type: text/plain; charset=utf-8\n"
         "Content-Transfer-Encoding: base64\n\nSXQgcmFpbnMu\n--i\n"
         "Content-Type: text/html\n\n<p>It rains in HTML.</p>\n--i--\n--o\n"
         "Content-Type: image/png\nContent-Disposition: attachment; "
         "filename=a.png\n\nxx\n--o--\n",
     "article mail 1\n title: Notes\n date: 2019-05-03\n authors: Jane Roe\n"
     " P 15 It rains.\nwarning 1: 1 attachment was left out\n"},
    /* several texts one after the other; the second has another charset */
    {TOP "Content-Type: multipart/mixed; boundary=o\n\n--o\n\nIt rains.\n"
         "--o\nContent-Type: image/png\n\nxx\n--o\nContent-Type: text/plain; "
         "charset=iso-8859-1\n\nAt the caf\xe9 it pours.\n--o--\n",
     "article mail 1\n title: Notes\n date: 2019-05-03\n authors: Jane Roe\n"
     " P 9 It rains.\n P 17 At the café it pours.\n"
     "warning 1: 1 attachment was left out\n"},
    /* … one of which is a file by its name */
    {TOP "Content-Type: multipart/mixed; boundary=o\n\n--o\n\nIt rains.\n"
         "--o\nContent-Type: text/plain; name=notes.txt\n\nIt pours there, and "
         "nobody has a coat.\n--o--\n",
     "article mail 1\n title: Notes\n date: 2019-05-03\n authors: Jane Roe\n"
     " P 9 It rains.\n"
     "article text 1\n id: !/part/notes.txt\n title: Notes\n P 1 It pours "
     "there, and "
     "nobody has a coat.\n"},
    /* … as pages, with a note of the list below, which is no form of them */
    {TOP
     "Content-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: "
     "text/html\n\n<html><body><p>It rains on the quay, and nobody has a "
     "coat.</p></body></html>\n--o\nContent-Type: text/html\n\n<html>"
     "<body><p>It pours in the harbour, and nobody sings.</p></body></html>\n"
     "--o\n\nThe list is open.\n--o--\n",
     "article mail 10\n title: Notes\n date: 2019-05-03\n authors: Jane Roe\n"
     " P 10 It rains on the quay, and nobody has a coat.\n"
     " P 14 It pours in the harbour, and nobody sings.\n"},
    /* a page that calls itself plain text */
    {TOP "Content-Type: text/plain\n\n<html><body><p>It rains on the quay, and "
         "nobody has a <i>coat</i>.</p></body></html>\n",
     "article mail 7\n title: Notes\n date: 2019-05-03\n authors: Jane Roe\n"
     " P 7 It rains on the quay, and nobody has a coat.\n"},
    /* a text that is a file of another kind */
    {TOP "Content-Type: multipart/mixed; boundary=o\n\n--o\n\nIt rains.\n"
         "--o\nContent-Type: text/csv\n\nTitle,Year,Review\nRain,1929,It pours "
         "there and nobody has a coat.\n--o--\n",
     "article mail 1\n title: Notes\n date: 2019-05-03\n authors: Jane Roe\n"
     " P 9 It rains.\n"
     "article table 2\n id: !/part/1#2\n title: Rain\n film: Rain (1929)\n"
     " P 2 It pours there and nobody has a coat.\n"
     "film table 2\n form: movie\n main: Rain\n year: 1929\n"},
    /* several senders, in one field and in two */
    {"From: \"Roe, Jane\" <j@a.test>, Bob Oak <b@a.test>,\n c@a.test (Cal)\n"
     "To: me\nSubject: Notes\n\nIt rains.\n",
     "article mail 1\n title: Notes\n authors: Jane Roe; Bob Oak; Cal\n"
     " P 6 It rains.\n"},
    {"From: Jane Roe <j@a.test>\nTo: me\nFrom: Bob Oak <b@a.test>\n"
     "Subject: Notes\n\nIt rains.\n",
     "article mail 1\n title: Notes\n authors: Jane Roe; Bob Oak\n"
     " P 6 It rains.\n"},
    /* of one text in four forms one is taken; of none known, the other one */
    {TOP "Content-Type: multipart/alternative; boundary=o\n\n--o\n"
         "Content-Type: text/plain\n\nIt rains.\n--o\n"
         "Content-Type: text/rtf\n\n{\\rtf1\\ansi It rains in RTF.}\n--o\n"
         "Content-Type: text/x-amp-html\n\n<!doctype html><html><body><p>It "
         "rains in AMP.</p></body></html>\n--o\n"
         "Content-Type: text/html\n\n<p>It rains in HTML.</p>\n--o--\n",
     "article mail 1\n title: Notes\n date: 2019-05-03\n authors: Jane Roe\n"
     " P 10 It rains.\n"},
    {TOP "Content-Type: multipart/alternative; boundary=o\n\n--o\n"
         "Content-Type: text/rtf\n\n{\\rtf1\\ansi It rains in RTF.}\n--o--\n",
     "article rtf 1\n id: !/part/1\n title: Notes\n date: 2019-05-03\n"
     " authors: Jane Roe\n P 1 It rains in RTF.\n"},
    /* the message is a file: without a subject it has no title */
    {"From: Jane Roe <j@a.test>\nTo: me\nDate: 3 May 2019\nContent-Type: "
     "text/rtf\n\n"
     "{\\rtf1\\ansi It rains in RTF.}\n",
     "article rtf 1\n id: !/part/1\n date: 2019-05-03\n authors: Jane Roe\n"
     " P 1-2 It rains in RTF.\n"},
    /* a subject in HZ */
    {"From: Jane Roe <j@a.test>\nTo: me\nSubject: On ~{VPND~}\nContent-Type: "
     "text/plain; charset=hz-gb-2312\n\nIt rains in ~{VPND~}.\n",
     "article mail 1\n title: On 中文\n authors: Jane Roe\n"
     " P 6 It rains in 中文.\n"},
    /* a mail that came back */
    {TOP "Content-Type: multipart/report; boundary=o\n\n--o\n\nIt came back.\n"
         "--o\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; "
         "a.test\n\nAction: failed\n--o\nContent-Type: message/rfc822\n\n"
         "From: Ann Lee\nSubject: Rain\n\nIt pours.\n--o--\n",
     "article mail 1\n title: Notes\n date: 2019-05-03\n authors: Jane Roe\n"
     " P 9 It came back.\nwarning 1: 1 attachment was left out\n"
     "article mail 19\n id: 1\n title: Rain\n authors: Ann Lee\n"
     " P 22 It pours.\n"},
    /* a digest has messages */
    {TOP "Content-Type: multipart/digest; boundary=o\n\n--o\n\n"
         "From: bob@a.test\nSubject: One\n\nIt rains.\n--o\n\n"
         "From: Ann Lee\nSubject: Two\n\nIt pours.\n--o--\n",
     "article mail 9\n id: 1\n title: One\n authors: bob@a.test\n"
     " P 12 It rains.\n"
     "article mail 15\n id: 2\n title: Two\n authors: Ann Lee\n"
     " P 18 It pours.\n"},
    /* a name after the address */
    {"From: j@a.test (Roe, Jane), b@a.test\nTo: me\nSubject: Notes\n\nIt.\n",
     "article mail 1\n"
     " title: Notes\n"
     " authors: Jane Roe; b@a.test\n"
     " P 5 It.\n"},
    {"From: Jane Roe <\"j, k\"@a.test>, b@a.test\nTo: me\nSubject: Notes\n\nIt."
     "\n",
     "article mail 1\n"
     " title: Notes\n"
     " authors: Jane Roe; b@a.test\n"
     " P 5 It.\n"},
    {"From: j@a.test (Jane Roe)\nTo: me\nSubject: Notes\n\nIt rains.\n",
     "article mail 1\n title: Notes\n authors: Jane Roe\n P 5 It rains.\n"},
    /* nothing but a picture */
    {TOP "Content-Type: image/png\n\nxx\n",
     "warning 1: a message without text\n"
     "warning 1: 1 attachment was left out\n"},
    /* cut off in a part */
    {TOP "Content-Type: multipart/mixed; boundary=o\n\n--o\n\nIt rains.\n",
     "warning 10: the part is cut off at the end\n"
     "article mail 1\n title: Notes\n date: 2019-05-03\n authors: Jane Roe\n"
     " P 9 It rains.\n"},
    /* a box; "From " in a text */
    {"From jane@x Fri May  3 10:00:00 2019\n" TOP "\nIt rains.\nFrom here on "
     "it pours.\n\nFrom bob@x Sat May  4 10:00:00 2019\nFrom: bob@x\n"
     "Subject: Two\nDate: 4 May 2019\n\nA gull.\n",
     "article mail 2\n id: 1\n title: Notes\n date: 2019-05-03\n"
     " authors: Jane Roe\n P 7-8 It rains. From here on it pours.\n"
     "article mail 11\n id: 2\n title: Two\n date: 2019-05-04\n"
     " authors: bob@x\n P 15 A gull.\n"},
    /* a box without dates; old forms of a sender; "text" alone */
    {"From -\nFrom: jane@example.org (Jane Roe)\nTo: b@x\nSubject: Notes\n"
     "Content-Type: text\n\nIt rains.\n\nFrom jane@x\nFrom: <bob@x>\n"
     "To: b@x\nSubject: Two\n\nA gull.\n",
     "article mail 2\n id: 1\n title: Notes\n authors: Jane Roe\n"
     " P 7 It rains.\n"
     "article mail 10\n id: 2\n title: Two\n authors: bob@x\n"
     " P 14 A gull.\n"},
    /* bytes in a header that should not be there */
    {"From: Jos\xe9 <jane@example.org>\nTo: b@x\nSubject: Caf\xe9 notes\n"
     "Content-Type: text/plain; charset=iso-8859-1\n\nIt rains.\n",
     "article mail 1\n title: Café notes\n authors: José\n P 6 It rains.\n"},
    /* messages that are forwarded whole, also without any other text */
    {TOP "Content-Type: multipart/mixed; boundary=o\n\n--o\n"
         "Content-Type: message/rfc822\n\n" TOP "\nIt rains.\n--o\n"
         "Content-Type: message/rfc822\nContent-Disposition: attachment\n\n"
         "From: bob@x\nSubject: Two\n\nA gull.\n--o--\n",
     "article mail 10\n id: 1\n title: Notes\n date: 2019-05-03\n"
     " authors: Jane Roe\n P 15 It rains.\n"
     "article mail 20\n id: 2\n title: Two\n authors: bob@x\n"
     " P 23 A gull.\n"},
    /* a message with a picture in its HTML is no saved page */
    {TOP "Content-Type: multipart/related; boundary=o\n\n--o\n"
         "Content-Type: text/html\n\n<p>It rains, and it will rain for as long "
         "as there are clouds over this town.</p>\n--o\nContent-Type: "
         "image/png\n\nxx\n--o--\n",
     "article mail 10\n title: Notes\n date: 2019-05-03\n authors: Jane Roe\n"
     " P 10 It rains, and it will rain for as long as there are clouds over "
     "this town.\nwarning 1: 1 attachment was left out\n"},
    /* attached files: by name, by number, two items, none that is known, a
       folder in the name, a broken one */
    {TOP
     "Content-Type: multipart/mixed; boundary=o\n\n--o\n\nIt rains.\n--o\n"
     "Content-Type: text/plain; name=\"a/b/caf\u00e9.txt\"\n"
     "Content-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n"
     "VGl0bGU6IEdvdW5k\nCgpBIGZpbGUuCg==\n--o\n"
     "Content-Type: application/octet-stream\n\nTitle: Two\n\nA gull.\n--o\n"
     "Content-Type: application/json\nContent-Disposition: attachment; "
     "filename=\"=?utf-8?Q?x.jsonl?=\"\n\n"
     "{\"id\":\"1\",\"title\":\"One\",\"text\":\"A cat.\"}\n"
     "{\"id\":\"2\",\"title\":\"Two\",\"text\":\"A dog.\"}\n--o\n"
     "Content-Type: application/octet-stream\n\n\001\002\003\n--o\n"
     "Content-Type: application/pgp-signature; name=s.asc\n\nabc\n--o--\n",
     "article mail 1\n title: Notes\n date: 2019-05-03\n authors: Jane Roe\n"
     " P 9 It rains.\n"
     "article text 1\n id: !/part/café.txt\n title: Gound\n P 3 A file.\n"
     "article text 1\n id: !/part/2\n title: Two\n P 3 A gull.\n"
     "article jsonl 1\n id: !/part/x.jsonl#1\n title: One\n P 1 A cat.\n"
     "article jsonl 2\n id: !/part/x.jsonl#2\n title: Two\n P 2 A dog.\n"
     "warning 1: 2 attachments were left out\n"},
    /* attached files that are damaged: what is wrong, with their names */
    {TOP "Content-Type: multipart/mixed; boundary=o\n\n--o\n\nIt rains.\n--o\n"
         "Content-Type: application/json\nContent-Disposition: attachment; "
         "filename=a.jsonl\n\n{\"title\":\"A\",\"text\":\"It pours.\"}\n"
         "{\"title\":\n--o\n"
         "Content-Type: text/xml\nContent-Disposition: attachment; "
         "filename=b.xml\n\n<!DOCTYPE filmdata [<!ENTITY a \"b\">]>"
         "<filmdata/>\n--o--\n",
     "article mail 1\n title: Notes\n date: 2019-05-03\n authors: Jane Roe\n"
     " P 9 It rains.\n"
     "article jsonl 1\n id: !/part/a.jsonl#1\n title: A\n P 1 It pours.\n"
     "warning 0: a.jsonl:2: unexpected token near end of file\n"
     "warning 0: b.xml: line 1: the DOCTYPE declares an entity\n"},
    /* a letter that has XML in it is a letter */
    {"From: jane@example.org\nTo: bob@example.org\nSubject: Notes\n"
     "Date: 3 May 2019\n\n<?xml version=\"1.0\"?>\n"
     "<movie><title>Quay</title></movie>\n",
     "article mail 1\n title: Notes\n date: 2019-05-03\n"
     " authors: jane@example.org\n P 6-7 <?xml version=\"1.0\"?> "
     "<movie><title>Quay</title></movie>\n"},
    /* what is no quoted byte */
    {TOP "Content-Type: text/plain; charset=utf-8\n"
         "Content-Transfer-Encoding: quoted-printable\n\n"
         "a=3Db =G1 =1G =g =C3=A9 c=\nd =\n",
     "article mail 1\n title: Notes\n date: 2019-05-03\n authors: Jane Roe\n"
     " P 8 a=b =G1 =1G =g é cd\n"},
    /* an empty part */
    {TOP "Content-Type: multipart/mixed; boundary=o\n\n--o\n"
         "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"
         "----\n--o--\n",
     "article mail 1\n title: Notes\n date: 2019-05-03\n authors: Jane Roe\n"},
    /* header lines of plain text are not mail */
    {"Title: Notes\nDate: 2019-05-03\nAuthor: Jane Roe\n\nIt rains.\n",
     "article text 1\n title: Notes\n date: 2019-05-03\n authors: Jane Roe\n"
     " P 5 It rains.\n"},
};

/* The names of attached files, as mail programs write them. */
static const struct {
    const char *fields, *name;
} names[] = {
    {"Content-Disposition: attachment; filename=a.txt\n", "a.txt"},
    {"Content-Disposition: attachment; filename=\"a b.txt\"\n", "a b.txt"},
    {"Content-Type: application/x-text; name*=utf-8''caf%C3%A9.txt\n",
     "café.txt"},
    {"Content-Disposition: attachment; filename*=UTF-8'en'caf%c3%a9%20a.txt\n",
     "café a.txt"},
    {"Content-Disposition: attachment; filename=\"x.txt\";\n"
     " filename*=iso-8859-1''caf%E9.txt\n",
     "café.txt"},
    {"Content-Disposition: attachment;\n filename*0=\"a long \";\n"
     " filename*1=\"name.txt\"\n",
     "a long name.txt"},
    {"Content-Disposition: attachment;\n filename*1*=%A9%20b;\n"
     " filename*0*=UTF-8''caf%C3; filename*2=\".txt\"\n",
     "café b.txt"},
    {"Content-Disposition: attachment; "
     "filename=\"=?utf-8?B?Y2Fmw6k=?=\n =?utf-8?Q?_a.txt?=\"\n",
     "café a.txt"},
    {"Content-Disposition: attachment; filename*0=\"=?utf-8?Q?caf\";\n"
     " filename*1=\"=C3=A9.txt?=\"\n",
     "café.txt"},
    {"Content-Disposition: attachment; filename*=euc-kr''%BF%B5%C8%AD.txt\n",
     "영화.txt"},
    /* folders, control characters, what is not encoded as it says */
    {"Content-Disposition: attachment; filename*=UTF-8''..%2F..%5Ca.txt\n",
     "a.txt"},
    {"Content-Disposition: attachment; filename*=UTF-8''a%00%0A%1B.txt\n",
     "a .txt"},
    {"Content-Disposition: attachment; filename*=UTF-8''100%.t%xt%\n",
     "100%.t%xt%"},
    {"Content-Disposition: attachment; filename*=a.txt\n", "a.txt"},
    {"Content-Disposition: attachment; filename*=nonsense''a%C3%A9.txt\n",
     "aé.txt"},
    {"Content-Disposition: attachment; filename*0=\"a\"; filename*2=\"b\"\n",
     "a"},
    {"Content-Disposition: attachment; filename*=UTF-8''\n", "1"},
};

static void
test_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct film_buf mail, text;
        film_buf_init(&mail, 1 << 16);
        film_buf_init(&text, 1 << 16);
        film_buf_printf(&mail,
                        TOP "Content-Type: multipart/mixed; boundary=o\n\n"
                            "--o\n%s\nTitle: One\n\nA gull.\n--o--\n",
                        names[i].fields);
        film_buf_printf(&text,
                        "article text 1\n id: !/part/%s\n title: One\n%s"
                        " P 3 A gull.\n",
                        names[i].name,
                        strcmp(names[i].name, "1") == 0 /* the message itself */
                            ? " date: 2019-05-03\n authors: Jane Roe\n"
                            : "");
        film_buf_byte(&text, '\0');
        assert_read(i, film_buf_get(&mail), text.p);
        film_buf_release(&mail);
        film_buf_release(&text);
    }
}

/* A name of very many pieces is cut off, and so is a field without end. */
static void
test_long_names(void **state)
{
    enum { PIECES = 100, TAKEN = 64, LONG = 200000 };
    struct film_buf mail, found, name;
    (void)state;
    film_buf_init(&mail, 1 << 20);
    film_buf_init(&found, 1 << 20);
    film_buf_init(&name, 1 << 20);
    film_buf_text(&mail, TOP "Content-Type: multipart/mixed; boundary=o\n\n"
                             "--o\nContent-Disposition: attachment");
    for (unsigned i = 0; i < PIECES; i++)
        film_buf_printf(&mail, ";\n filename*%u*=%%61bc", i);
    film_buf_text(&mail, "\n\nTitle: One\n\nA gull.\n--o\n"
                         "Content-Disposition: attachment; filename*=''");
    for (unsigned i = 0; i < LONG; i++)
        film_buf_text(&mail, "%C3");
    film_buf_text(&mail, "\n\nTitle: Two\n\nA gull.\n--o--\n");
    film_buf_text(&name, " id: !/part/");
    for (unsigned i = 0; i < TAKEN; i++)
        film_buf_text(&name, "abc");
    film_buf_text(&name, "\n title: One\n");
    read_as_text(&found, film_buf_get(&mail));
    assert_non_null(memmem(found.p, found.n, name.p, name.n));
    assert_non_null(memmem(found.p, found.n, "title: Two", 10));
    assert_true(found.n < LONG);
    film_buf_release(&mail);
    film_buf_release(&found);
    film_buf_release(&name);
}

static void
test_mail(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_read(i, film_str_from(rows[i].input), rows[i].text);
}

/* HTML alone is read as a page with the fields of the message. */
static void
test_html(void **state)
{
    struct film_buf found;
    (void)state;
    film_buf_init(&found, 1 << 20);
    read_as_text(&found,
                 FILM_STR(TOP "Content-Type: text/html; charset=utf-8\n\n"
                              "<html><head><title>x</title></head><body>"
                              "<p>It rains in the harbour, and nobody has come "
                              "for the pilot. It will rain tomorrow.</p></body>"
                              "</html>\n"));
    film_buf_byte(&found, '\0');
    assert_non_null(strstr(found.p, " title: Notes\n"));
    assert_non_null(strstr(found.p, " date: 2019-05-03\n"));
    assert_non_null(strstr(found.p, " authors: Jane Roe\n"));
    assert_non_null(strstr(found.p, "It rains in the harbour, and nobody"));
    film_buf_release(&found);
}

/* A message that was saved in UTF-16, with a mark and without. */
static void
test_wide(void **state)
{
    static const char text[] = TOP "\nIt rains.\n";
    (void)state;
    for (int marked = 0; marked < 2; marked++) {
        struct film_buf wide;
        film_buf_init(&wide, 4 * sizeof text);
        film_buf_text(&wide, marked ? "\xFF\xFE" : "");
        for (size_t i = 0; text[i]; i++) {
            film_buf_byte(&wide, text[i]);
            film_buf_byte(&wide, '\0');
        }
        assert_read((size_t)marked, film_buf_get(&wide),
                    "article mail 1\n title: Notes\n date: 2019-05-03\n"
                    " authors: Jane Roe\n P 6 It rains.\n");
        film_buf_release(&wide);
    }
}

int
main(void)
{
    film_read_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mail),       cmocka_unit_test(test_names),
        cmocka_unit_test(test_long_names), cmocka_unit_test(test_html),
        cmocka_unit_test(test_wide),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
