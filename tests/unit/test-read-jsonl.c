/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read-support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static void
lines(void **state)
{
    static const struct {
        struct film_str bytes;
        const char *text;
    } rows[] = {
        {FILM_STR("{\"id\":\"a\",\"title\":\"T\",\"date\":\"2021-05-01\","
                  "\"url\":\"http://x/\",\"authors\":[\"A, Jr.\",\"B\"],"
                  "\"text\":\"One.\\n\\nTwo\\nthree.\"}\n\n"
                  "{ \"_id\" : 7 , \"contents\" : \"x\" , \"n\" : null }\r\n"
                  "{\"body\":\"no id\"}"),
         "article jsonl 1\n id: a\n title: T\n url: http://x/\n"
         " date: 2021-05-01\n authors: A, Jr.; B\n P 1 One.\n"
         " P 1 Two three.\n"
         "article jsonl 3\n id: 7\n P 3 x\n"
         "article jsonl 4\n id: 4\n P 4 no id\n"},
        /* escapes */
        {FILM_STR("{\"text\":\"\\\"\\\\\\/\\u00e9\\ud83c\\udfac\\ud83c.\\t"
                  "\\u0000x\"}"),
         "article jsonl 1\n id: 1\n P 1 \"\\/é🎬\xEF\xBF\xBD. x\n"},
        {FILM_STR("{\"text\":\"ends in \\\\\",\"title\":\"\\\\\\\"\"}"),
         "article jsonl 1\n id: 1\n title: \\\"\n P 1 ends in \\\n"},
        /* nested: jansson's part */
        {FILM_STR("{\"author\":[{\"name\":\"A\"},{\"name\":\"B\"}],"
                  "\"meta\":{\"x\":[1,{}]},\"film\":{\"title\":\"F\","
                  "\"imdb\":\"tt1\"},\"text\":\"t\"}"),
         "article jsonl 1\n id: 1\n authors: A; B\n imdb: tt1\n film: F (0)\n"
         " P 1 t\n"},
        /* the surest text, wherever it stands */
        {FILM_STR("{\"summary\":\"s t\",\"text\":\"t\",\"description\":\"d e\","
                  "\"n\":-1.5,\"yes\":true,\"no\":null,\"note\":{\"a\":1}}"),
         "article jsonl 1\n id: 1\n meta: n:-1.5; yes:true; note.a:1\n"
         " P 1 s t\n P 1 d e\n P 1 t\n"},
        /* authors: what is nobody's name, agencies, lists */
        {FILM_STR("{\"author\":[\"{{ author }}\",\"example.org\",\"null\","
                  "\"a@x.test\",\"By Jane Roe\",\"Ines Vogt\",\"jroe\"],"
                  "\"text\":\"t\"}\n{\"author\":\"Jane Roe, Reuters\","
                  "\"text\":\"t\"}\n{\"byline\":\"Jane Roe and Ines Vogt\","
                  "\"text\":\"t\"}"),
         "article jsonl 1\n id: 1\n authors: Jane Roe; Ines Vogt; jroe\n"
         " P 1 t\narticle jsonl 2\n id: 2\n authors: Jane Roe\n P 2 t\n"
         "article jsonl 3\n id: 3\n authors: Jane Roe; Ines Vogt\n P 3 t\n"},
        /* bad lines are named, the rest is read on */
        {FILM_STR("{\"text\":\"a\"}\n{\"text\":\"b\"\n[1]\n{\"x\":1}\n"
                  "{\"text\":\"\\x\"}\n{\"text\":\"\xff\"}\nnonsense\n"
                  "{\"text\":\"c\"}"),
         "article jsonl 1\n id: 1\n P 1 a\n"
         "warning 2: '}' expected near end of file\n"
         "warning 3: not a JSON object\n"
         "warning 4: no text in it\n"
         "warning 5: invalid escape near '\"\\x'\n"
         "warning 6: not valid UTF-8\n"
         "warning 7: '[' or '{' expected near 'nonsense'\n"
         "article jsonl 8\n id: 8\n P 8 c\n"},
        {FILM_STR("{\"x\":1}\n"),
         "warning 1: no text in it\nerror: no article in it\n"},
        {FILM_STR("\xEF\xBB\xBF{\"text\":\"x\"}"),
         "article jsonl 1\n id: 1\n P 1 x\n"},
        /* JSON over several lines is not for this reader */
        {FILM_STR("{\n  \"text\": \"x\"\n}\n"),
         "error: not a format that can be read here (JSON that is neither "
         "articles nor films)\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_read(i, rows[i].bytes, rows[i].text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
