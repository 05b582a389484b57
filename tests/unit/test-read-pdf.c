/* SPDX-License-Identifier: GPL-2.0-or-later */
/* PDF documents, which are written here in their plainest form. */
#include <config.h>
#include "read-support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

/* Text at a place of a page, in points from the lower left; size 0 ends the
 * document, text NULL the page. */
struct mark {
    int x, y, size;
    const char *text;
};

struct writer {
    struct film_buf out;
    size_t offsets[64];
    size_t objects;
};

static void
begin_object(struct writer *w)
{
    w->offsets[w->objects++] = w->out.n;
    film_buf_printf(&w->out, "%zu 0 obj\n", w->objects);
}

static const struct mark *
add_page(struct writer *w, const struct mark *m)
{
    struct film_buf content;
    film_buf_init(&content, 1 << 20);
    for (; m->text; m++)
        film_buf_printf(&content, "BT /F1 %d Tf %d %d Td (%s) Tj ET\n", m->size,
                        m->x, m->y, m->text);
    begin_object(w);
    film_buf_printf(&w->out,
                    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]"
                    "/Resources<</Font<</F1 3 0 R>>>>/Contents %zu 0 R>>\n"
                    "endobj\n",
                    w->objects + 1);
    begin_object(w);
    film_buf_printf(&w->out, "<</Length %zu>>stream\n", content.n);
    film_buf_str(&w->out, film_buf_get(&content));
    film_buf_text(&w->out, "endstream\nendobj\n");
    film_buf_release(&content);
    return m + 1;
}

/* Objects: 1 the catalogue, 2 the pages, 3 the font, 4 what it says of itself,
 * then two of each page (ISO 32000-1, 7.5). */
static void
write_pdf(struct film_buf *out, const struct mark *m, const char *info,
          const char *trailer)
{
    struct writer w = {.objects = 0};
    size_t pages = 0;
    film_buf_init(&w.out, 1 << 20);
    for (const struct mark *p = m; p->size; p++)
        pages += p->text == NULL;
    film_buf_text(&w.out, "%PDF-1.4\n");
    begin_object(&w);
    film_buf_text(&w.out, "<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
    begin_object(&w);
    film_buf_printf(&w.out, "<</Type/Pages/Count %zu/Kids[", pages);
    for (size_t i = 0; i < pages; i++)
        film_buf_printf(&w.out, "%zu 0 R ", 5 + 2 * i);
    film_buf_text(&w.out, "]>>\nendobj\n");
    begin_object(&w);
    film_buf_text(&w.out, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica"
                          "/Encoding/WinAnsiEncoding>>\nendobj\n");
    begin_object(&w);
    film_buf_printf(&w.out, "<<%s>>\nendobj\n", info);
    while (m->size)
        m = add_page(&w, m);
    size_t xref = w.out.n;
    film_buf_printf(&w.out, "xref\n0 %zu\n0000000000 65535 f \n",
                    w.objects + 1);
    for (size_t i = 0; i < w.objects; i++)
        film_buf_printf(&w.out, "%010zu 00000 n \n", w.offsets[i]);
    film_buf_printf(&w.out,
                    "trailer\n<</Size %zu/Root 1 0 R/Info 4 0 R%s>>\n"
                    "startxref\n%zu\n%%%%EOF\n",
                    w.objects + 1, trailer, xref);
    film_buf_str(out, film_buf_get(&w.out));
    film_buf_release(&w.out);
}

static void
check(size_t row, const struct mark *marks, const char *info,
      const char *trailer, const char *text)
{
    struct film_buf pdf;
    film_buf_init(&pdf, 1 << 20);
    write_pdf(&pdf, marks, info, trailer);
    assert_read(row, film_buf_get(&pdf), text);
    film_buf_release(&pdf);
}

#define PAGE                                                                   \
    {                                                                          \
        0, 0, 1, NULL                                                          \
    }
#define END                                                                    \
    {                                                                          \
        0, 0, 0, NULL                                                          \
    }

/* Metadata, a title above two columns, a hyphen, a page that goes on. */
static void
test_text(void **state)
{
    static const struct mark marks[] = {
        {60, 700, 24, "The Quay: press notes"},
        {60, 660, 16, "Synopsis"},
        {60, 640, 11, "A pilot comes back to the har-"},
        {60, 627, 11, "bour after ten years and finds"},
        {60, 614, 11, "that nobody there knows her."},
        {60, 590, 11, "It rains on the well-known pier"},
        {60, 577, 11, "of the old town all through the"},
        {320, 640, 11, "long night, and in the morning"},
        {320, 627, 11, "nobody knows where the ship is"},
        {320, 614, 11, "that she came with that day, so"},
        PAGE,
        {60, 740, 11, "she waits at the end of the well-"},
        {60, 727, 11, "known pier for another one."},
        PAGE,
        END};
    (void)state;
    check(0, marks,
          "/Title(Quay press kit)/Author(Jane Roe)"
          "/CreationDate(D:20190503101112Z)",
          "",
          "article pdf p1\n title: Quay press kit\n date: 2019-05-03\n"
          " authors: Jane Roe\n H1 p1 The Quay: press notes\n"
          " H2 p1 Synopsis\n P p1 A pilot comes back to the harbour after ten "
          "years and finds that nobody there knows her.\n P p1-p2 It rains on "
          "the well-known pier of the old town all through the long night, and "
          "in the morning nobody knows where the ship is that she came with "
          "that day, so she waits at the end of the well-known pier for "
          "another one.\n");
}

/* Heads and numbers of pages are left out, a year that stands there once is
 * not; a title that is none is taken from the page. */
static void
test_running(void **state)
{
    static const struct mark marks[] = {
        {60, 780, 9, "The Quay - press notes"},
        {60, 500, 30, "THE QUAY"},
        {60, 400, 11, "A film by Ines Vogt."},
        {300, 20, 9, "- 1 -"},
        PAGE,
        {60, 778, 9, "The Quay - press notes"},
        {60, 600, 11, "It rains in the harbour."},
        {300, 20, 9, "- 2 -"},
        PAGE,
        PAGE,
        {60, 780, 9, "The Quay - press notes"},
        {60, 600, 11, "It pours."},
        {60, 22, 11, "Lisbon, 2019"},
        {300, 20, 9, "- 4 -"},
        PAGE,
        END};
    struct film_buf pdf, text;
    (void)state;
    film_buf_init(&pdf, 1 << 20);
    film_buf_init(&text, 1 << 20);
    write_pdf(&pdf, marks, "/Title(Microsoft Word - notes.doc)", "");
    read_with_skipped(&text, film_buf_get(&pdf));
    assert_string_equal(
        text.p,
        " skipped p1 (running head or page number): The Quay - press notes\n"
        " skipped p1 (running head or page number): - 1 -\n"
        " skipped p2 (running head or page number): The Quay - press notes\n"
        " skipped p2 (running head or page number): - 2 -\n"
        " skipped p4 (running head or page number): The Quay - press notes\n"
        " skipped p4 (running head or page number): - 4 -\n"
        "article pdf p1\n title: THE QUAY\n P p1 A film by Ines Vogt.\n"
        " P p2 It rains in the harbour.\n P p4 It pours.\n"
        " P p4 Lisbon, 2019\nwarning 0: 1 of 4 pages have no text\n");
    film_buf_release(&pdf);
    film_buf_release(&text);
}

/* Nothing on it but pictures; a password; bytes that are no PDF. */
static void
test_refused(void **state)
{
    static const struct mark empty[] = {PAGE, PAGE, END};
    static const struct mark few[] = {
        {60, 700, 11, "It rains."}, PAGE, PAGE, PAGE, END};
    static const struct mark some[] = {{60, 700, 11, "Secret."}, PAGE, END};
    static const char locked[] =
        "/Encrypt<</Filter/Standard/V 1/R 2/P -44/O<00112233445566778899AABB"
        "CCDDEEFF00112233445566778899AABBCCDDEEFF>/U<00112233445566778899AABB"
        "CCDDEEFF00112233445566778899AABBCCDDEEFF>>>/ID[<00><00>]";
    (void)state;
    check(0, empty, "", "",
          "error: a PDF document without text (2 pages of pictures)\n");
    check(0, few, "", "",
          "article pdf p1\n title: Test\n P p1 It rains.\n"
          "warning 0: 2 of 3 pages have no text: pictures only\n");
    check(1, some, "", locked,
          "error: a PDF document that is encrypted with a password\n");
    assert_read(
        2, FILM_STR("%PDF-1.7\nno more of it"),
        "error: a PDF document: pdftotext ended with status 1: Syntax Error: "
        "Couldn't find trailer dictionary\n");
}

/* Cut off at any byte: an article that is known to be damaged, or an error. */
static void
test_cut(void **state)
{
    static const struct mark marks[] = {{60, 700, 11, "It rains."},
                                        PAGE,
                                        {60, 700, 11, "It pours."},
                                        PAGE,
                                        END};
    struct film_buf pdf, text;
    (void)state;
    film_buf_init(&pdf, 1 << 20);
    film_buf_init(&text, 1 << 20);
    write_pdf(&pdf, marks, "", "");
    for (size_t n = 10; n < pdf.n - 8; n += 67) {
        film_buf_reset(&text);
        read_as_text(&text, (struct film_str){pdf.p, n});
        bool told = strstr(text.p, "error: a PDF document") ||
                    strstr(text.p, "warning 0: damaged");
        if (!told)
            print_error("at %zu: %s\n", n, text.p);
        assert_true(told);
    }
    film_buf_release(&pdf);
    film_buf_release(&text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_running),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
