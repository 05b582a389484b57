/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read-support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static void
articles(void **state)
{
    static const struct {
        struct film_str bytes;
        const char *text;
    } rows[] = {
        /* header lines, keys in any case, unknown ones passed over */
        {FILM_STR("Title: The Call\nDATE: 27 November 2020\n"
                  "Author: A. Reed and B. Lind\nCast: Park Shin-hye, "
                  "Jeon Jong-seo\nFilm: The Call (2020)\nMood: grim\n"
                  "imdb: https://www.imdb.com/title/tt10530838/\n"
                  "URL: https://example.org/call\nTags: horror; Korea\n"
                  "\nOne.\n\nTwo\nlines.\n"),
         "article text 1\n title: The Call\n url: https://example.org/call\n"
         " date: 2020-11-27\n authors: A. Reed; B. Lind\n"
         " cast: Park Shin-hye; Jeon Jong-seo\n tags: horror; Korea\n meta: "
         "mood:grim\n"
         " imdb: tt10530838\n film: The Call (2020)\n"
         " P 11 One.\n P 13-14 Two lines.\n"},
        /* Korean keys */
        {FILM_STR(
             "제목: 콜\n날짜: 2020년 11월 27일\n출연: 박신혜, 전종서\n\n글.\n"),
         "article text 1\n title: 콜\n date: 2020-11-27\n"
         " cast: 박신혜; 전종서\n P 5 글.\n"},
        /* the marker, with text on its line */
        {FILM_STR(" date 2023-10-05 Netflix brings a film.\n\nMore.\n"),
         "article text 1\n title: Test\n date: 2023-10-05\n"
         " P 1 Netflix brings a film.\n P 3 More.\n"},
        {FILM_STR("date 2023-10-05\nA text.\n"),
         "article text 1\n title: Test\n date: 2023-10-05\n P 2 A text.\n"},
        {FILM_STR("date 2023-99-05 is none.\n"),
         "article text 1\n title: Test\n P 1 date 2023-99-05 is none.\n"},
        /* a first short line is the title, others are headings */
        {FILM_STR("Who is who\n\nText.\n\nJeon Jong-seo as Ok-ju\n\n"
                  "Image via Netflix\n\nShe fights.\n\nThe end\n"),
         "article text 1\n title: Who is who\n P 3 Text.\n"
         " H2 5 Jeon Jong-seo as Ok-ju\n P 9 She fights.\n P 11 The end\n"},
        /* underlined headings */
        {FILM_STR("Title: T\n\nPart one\n========\n\nA.\n\nb\n---\n\nC.\n"),
         "article text 1\n title: T\n H1 3 Part one\n P 6 A.\n H2 8 b\n"
         " P 11 C.\n"},
        /* what is no heading: sentences, speech, list items, numbers */
        {FILM_STR("Title: T\n\nIt ends.\n\n\"I hate you\"\n\n- an item\n\n"
                  "* * *\n\n2023\n\nShe said \"no.\"\n\nX"),
         "article text 1\n title: T\n P 3 It ends.\n P 5 \"I hate you\"\n"
         " P 7 - an item\n P 9 * * *\n P 11 2023\n P 13 She said \"no.\"\n"
         " P 15 X\n"},
        {FILM_STR("Title: T\n\nShe calls it \"Ballerina\"\n\nx.\n"),
         "article text 1\n title: T\n H2 3 She calls it \"Ballerina\"\n"
         " P 5 x.\n"},
        /* captions in two languages; a long one is text */
        {FILM_STR("Title: T\n\n사진=넷플릭스\n\nPhoto: A. Reed\n\nImage via "
                  "Netflix shows how she would have to stand if the camera "
                  "were where the script says, which nobody on the set had "
                  "noticed.\n"),
         "article text 1\n title: T\n P 7 Image via Netflix shows how she "
         "would have to stand if the camera were where the script says, "
         "which nobody on the set had noticed.\n"},
        /* CR LF, NFD, soft hyphens, blanks of all kinds, controls */
        {FILM_STR("Title: T\r\n\r\ncafe\xCC\x81  a\xC2\xADlone\xC2\xA0x"
                  "\xE3\x80\x80y\x1b[0m\xE2\x80\xAE.\r\nz.\r\n"),
         "article text 1\n title: T\n P 3-4 café alone x y[0m. z.\n"},
        /* Hangul of jamo */
        {FILM_STR("Title: T\n\n\xE1\x84\x8B\xE1\x85\xA9\xE1\x86\xA8.\n"),
         "article text 1\n title: T\n P 3 옥.\n"},
        /* CP949 */
        {FILM_STR(
             "Title: \xC4\xDD\n\n\xC0\xFC\xC1\xBE\xBC\xAD\xB4\xC2 "
             "\xC0\xCC\xC3\xE6\xC7\xF6 \xB0\xA8\xB5\xB6\xC0\xC7 "
             "'\xC4\xDD'\xBF\xA1\xBC\xAD \xBF\xB5\xBC\xF7 \xBF\xAA\xC0\xBB "
             "\xB8\xC3\xBE\xD2\xB4\xD9.\n"),
         "article text 1\n title: 콜\n"
         " P 3 전종서는 이충현 감독의 '콜'에서 영숙 역을 맡았다.\n"},
        /* UTF-16 with a mark */
        {FILM_STR("\xFF\xFET\0i\0t\0l\0e\0:\0 \0T\0\n\0\n\0x\0.\0"),
         "article text 1\n title: T\n P 3 x.\n"},
        /* header lines without text, and a header that is none */
        {FILM_STR("Title: Alone\n"), "article text 1\n title: Alone\n"},
        {FILM_STR("Note: this is text\nof two lines.\n"),
         "article text 1\n title: Test\n"
         " P 1-2 Note: this is text of two lines.\n"},
        /* a byte that is wrong in UTF-8 */
        {FILM_STR(
             "Title: T\n\ncaf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 "
             "caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 \xFF end.\n"),
         "warning 0: 1 bytes that are not UTF-8 characters were replaced\n"
         "article text 1\n title: T\n P 3 café café café café café café café "
         "café \xEF\xBF\xBD end.\n"},
        {FILM_STR(""), "error: empty\n"},
        {FILM_STR("\0\x01\x02\x03"),
         "error: not a format that can be read here\n"},
        {FILM_STR("GIF89a\n"),
         "error: not a format that can be read here (a GIF picture)\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_read(i, rows[i].bytes, rows[i].text);
}

/* Lines too long to be wrapped are paragraphs of their own. */
static void
long_lines(void **state)
{
    struct film_buf in, want;
    (void)state;
    film_buf_init(&in, 4096);
    film_buf_init(&want, 4096);
    film_buf_text(&in, "Title: T\n\n");
    film_buf_text(&want, "article text 1\n title: T\n");
    for (int line = 3; line < 6; line++) {
        film_buf_printf(&want, " P %d ", line);
        for (int i = 0; i < 60; i++) {
            film_buf_printf(&in, "word%s", i < 59 ? " " : ".\n");
            film_buf_printf(&want, "word%s", i < 59 ? " " : ".\n");
        }
    }
    film_buf_text(&in, "short\nlines.\n");
    film_buf_text(&want, " P 6-7 short lines.\n");
    assert_read(0, film_buf_get(&in), want.p);
    film_buf_release(&in);
    film_buf_release(&want);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(articles),
        cmocka_unit_test(long_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
