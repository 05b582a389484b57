/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is told from prose by its shape, and prose that looks alike. */
#include <config.h>
#include "read/shape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

static void
shapes(void **state)
{
    static const struct {
        const char *text, *shape; /* "": prose */
    } rows[] = {
        {"import os\n\ndef main():\n    print(\"Quay\")\n", "program code"},
        {"#include <a.h>\nint main(void)\n{\n    return 0;\n}\n",
         "program code"},
        {"const a = require('b');\nmodule.exports = { a };\n", "program code"},
        {"<?php\n$x = 1;\necho f($x);\n", "program code"},
        {"package a;\npublic class B {\n  int c;\n}\n", "program code"},
        {"#!/bin/sh\necho Quay\n", "a script"},
        {"+---+---+\n| a | b |\n+---+---+\n| 1 | 2 |\n| 3 | 4 |\n+---+---+\n",
         "a table"},
        {"body { color: red; }\na:hover {\n  color: #fff;\n  margin: 0;\n}\n",
         "a style sheet"},
        {"2019-05-03 10:00:00 INFO start\n2019-05-03 10:00:01 ERROR x\n"
         "2019-05-03 10:00:02 INFO end\n",
         "a log"},
        {"1.2.3.4 - - [03/May/2019] \"GET / HTTP/1.1\" 200\n"
         "1.2.3.4 - - [03/May/2019] \"GET /a HTTP/1.1\" 200\n"
         "1.2.3.5 - - [03/May/2019] \"GET /b HTTP/1.1\" 404\n",
         "a log"},
        {"1\n00:00:01,000 --> 00:00:02,000\nHello.\n\n2\n"
         "00:00:03,000 --> 00:00:04,000\nYes.\n",
         "subtitles"},
        {"From: A <a@x.test>\nTo: b@x.test\nSubject: Quay\nDate: today\n\n"
         "Hello.\n",
         "mail"},
        {"diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n",
         "a patch"},
        {"a\tb\nc\td\ne\tf\n", "a table"},
        {"a|b|c\nd|e|f\ng|h|i\n", "a table"},
        {"a,b,c\nd,e,f\ng,h,i\n", "a table"},
        {"[main]\nkey=value\nother=1\npath=/x\n", "settings"},
        {"%!PS-Adobe-3.0\n%%Title: x\n", "PostScript"},
        /* prose */
        {"The sea\n\nThe water waits;\nthe light is low;\nI see the "
         "harbour;\nand I go;\n",
         ""},
        {"Festival\n\n2019-05-03 20:00 Harbour Lights\n2019-05-04 18:00 The "
         "Call\n2019-05-05 18:00 Rain\n",
         ""},
        {"HANNA: I will go.\nJOHN: You will not.\nHANNA: I must (now).\n", ""},
        {"Notes:\n- see the film\n- call Jane (tomorrow)\n- a -> b\n", ""},
        {"Hanna, Jane, Ines\nRain, wind, sea\nOne, two, three\n", ""},
        {"for all of us\nif it rains\nelse we go\nreturn to the sea\n", ""},
        {"From: the north\nTo: the south\n\nA film of a road.\n", ""},
        {"Title: X\nDate: 2019\nDirector: Y\n\nHe said it; then left.\n", ""},
        {"INT. HOUSE - DAY\n\nHanna opens the door.\n\nHANNA\nWho is it?\n",
         ""},
        {"\xec\x98\x81\xed\x99\x94\n", ""},
        {"", ""},
        {"x", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *shape = film_shape_of(film_str_from(rows[i].text));
        if (strcmp(shape ? shape : "", rows[i].shape) != 0)
            fail_msg("row %zu: \"%s\", not \"%s\"", i, shape ? shape : "",
                     rows[i].shape);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(shapes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
