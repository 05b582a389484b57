/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Rich Text Format, as Word, WordPad and LibreOffice write it. */
#include <config.h>
#include "read-support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static const struct row {
    const char *input, *text;
} rows[] = {
    /* what is no text, metadata, code pages, characters, symbols */
    {"{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\froman Times;}}"
     "{\\colortbl;\\red0\\green0\\blue0;}\n{\\*\\generator Writer;}"
     "{\\info{\\title The Quay}{\\author Jane Roe}{\\creatim\\yr2019\\mo5\\dy3"
     "\\hr10}{\\revtim\\yr2020\\mo1\\dy1}{\\subject no}}"
     "{\\header running}\n\\pard\\plain Jos\\'e9 \\emdash  the "
     "{\\b\\ldblquote pilot\\rdblquote} re\\-turns\\~home.\\par\n"
     "\\u51204?\\u51333?\\u49436? \\u-10180?\\u-8276? {\\pict\\wmetafile8 "
     "0123abcd}a\\{b\\}\\\\c\\par\n}",
     "article rtf 1\n title: The Quay\n date: 2019-05-03\n"
     " authors: Jane Roe\n P 3 José — the “pilot” returns home.\n"
     " P 4 전종서 🎬 a{b}\\c\n"},
    /* headings by their style and by outline level, a note, a table, a link */
    {"{\\rtf1{\\stylesheet{\\s0 Normal;}{\\s2\\sb10 heading 2;}{\\*\\cs10 "
     "Default;}}\\pard\\s2 Cast\\par\\pard\\s0 Ines{\\footnote a pilot} "
     "Vogt\\line Lena\\par\\pard\\outlinelevel0 Plot\\par\\pard "
     "\\trowd A\\cell B\\cell\\row{\\field{\\*\\fldinst HYPERLINK \"x\"}"
     "{\\fldrslt the site}}\\par}",
     "article rtf 1\n title: Test\n H2 1 Cast\n P 1 Ines Vogt Lena\n"
     " P 1 a pilot\n H1 1 Plot\n P 1 A | B |\n P 1 the site\n"},
    /* Korean bytes, a fallback of several, none, bytes of a program */
    {"{\\rtf1\\ansi\\ansicpg949 \\'c0\\'fc\\'c1\\'be\\'bc\\'ad\\par "
     "\\uc2\\u233\\'c3\\'a9x\\uc0\\u8211-y{\\bin3 {{{z}\\par}",
     "article rtf 1\n title: Test\n P 1 전종서\n P 1 éx–-yz\n"},
    {"{\\rtf1 It rains.\\par It pou",
     "warning 1: ends within a group: it is cut off\n"
     "article rtf 1\n title: Test\n P 1 It rains.\n P 1 It pou\n"},
    /* macOS */
    {"{\\rtf1\\mac\\cocoartf1348\n\\f0 It \\'8eclats.\\\nIt pours.\\\n}",
     "article rtf 1\n title: Test\n P 2 It éclats.\n P 3 It pours.\n"},
    {"{\\rtf1 }", "error: an RTF document without text\n"},
    {"{\\rtf1 a}}}}}b\\", "article rtf 1\n title: Test\n P 1 ab\n"},
};

static void
test_rtf(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_read(i, film_str_from(rows[i].input), rows[i].text);
}

static void
test_depth(void **state)
{
    struct film_buf in;
    (void)state;
    film_buf_init(&in, 1 << 20);
    film_buf_text(&in, "{\\rtf1 ");
    for (int i = 0; i < 100000; i++)
        film_buf_byte(&in, '{');
    assert_read(0, film_buf_get(&in),
                "error: line 1: groups are nested more than 200 deep\n");
    film_buf_release(&in);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rtf),
        cmocka_unit_test(test_depth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
