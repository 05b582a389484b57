/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read-support.h"

#include "read/json-values.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
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
         "article jsonl 1\n id: 1\n title: F\n authors: A; B\n imdb: tt1\n"
         " film: F (0)\n P 1 t\n"},
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
        /* one object over several lines: the line of its text */
        {FILM_STR("{\n  \"title\": \"T\",\n  \"text\": \"x\"\n}\n"),
         "article jsonl 1\n id: 1\n title: T\n P 3 x\n"},
        /* HTML as services have it, in what is nested too */
        {FILM_STR("[{\"id\":5,\"date\":\"2019-05-03T10:00:00\",\"link\":"
                  "\"https://x.test/5\",\"title\":{\"rendered\":\"It&#8217;s "
                  "<i>rain</i>\"},\"content\":{\"rendered\":\"<p>One.</p>\\n"
                  "<p>Two &amp; three.</p>\",\"protected\":false}}]"),
         "article jsonl 1\n id: 5\n title: It’s rain\n url: "
         "https://x.test/5\n date: 2019-05-03\n P 1 One.\n P 1 Two & three.\n"},
        {FILM_STR("{\"text\":\"One <i>x</i> &lt; 3 <3.\\n\\nTwo\"}"),
         "article jsonl 1\n id: 1\n P 1 One x < 3 <3.\n P 1 Two\n"},
        /* articles within an object, which says what they are about */
        {FILM_STR("{\n\"status\": \"ok\",\n\"articles\": [\n{\"title\": "
                  "\"A\",\n\"content\": \"a\"},\n{\"title\": \"B\", "
                  "\"content\": \"b\"}]}"),
         "article jsonl 4\n id: 1.1\n title: A\n P 5 a\n"
         "article jsonl 6\n id: 1.2\n title: B\n P 6 b\n"},
        {FILM_STR("{\"film\":\"Quay\",\"year\":2019,\"imdb_id\":\"tt0000042\","
                  "\"data\":{\"reviews\":[{\"reviewer\":\"Jane Roe\","
                  "\"review_text\":\"Wet.\"}]}}"),
         "article jsonl 1\n id: 1.1\n title: Quay\n authors: Jane Roe\n"
         " meta: year:2019\n imdb: tt0000042\n film: Quay (2019)\n P 1 Wet.\n"},
        {FILM_STR("{\"name\":\"Quay\",\"year\":2019,\"imdb_id\":\"tt0000042\","
                  "\"reviews\":[{\"reviewer\":\"Jane Roe\",\"rating\":4},"
                  "{\"author\":{\"name\":\"Ines Vogt\"},\"review\":\"It is "
                  "wet.\"}]}"),
         "article jsonl 1\n id: 1.1\n title: Quay\n authors: Jane Roe\n"
         " meta: rating:4; year:2019\n imdb: tt0000042\n film: Quay (2019)\n"
         "article jsonl 1\n id: 1.2\n title: Quay\n authors: Ines Vogt\n"
         " meta: year:2019\n imdb: tt0000042\n film: Quay (2019)\n"
         " P 1 It is wet.\n"},
        /* articles by the ids or titles of their films, as from an array */
        {FILM_STR("{\"quay-2019\": {\"title\": \"Quay\", \"review\": \"It "
                  "rains.\"},\n\"b\": {\"title\": \"Harbour\", \"review\": "
                  "\"A gull.\", \"author\": {\"name\": \"Jane Roe\"}}}"),
         "article jsonl 1\n"
         " id: 1.1\n"
         " title: Quay\n"
         " P 1 It rains.\n"
         "article jsonl 2\n"
         " id: 1.2\n"
         " title: Harbour\n"
         " authors: Jane Roe\n"
         " P 2 A gull.\n"},
        {FILM_STR("{\n\"quay-2019\": {\n\"text\": \"It rains.\"},\n"
                  "\"The Wet Harbour\": {\"text\": \"A gull.\"},\n"
                  "\"tt0000042\": {\"text\": \"A cat.\"},\n"
                  "\"603\": {\"text\": \"A dog.\"},\n\"e\": {}}"),
         "article jsonl 2\n"
         " id: 1.1\n"
         " title: Quay (2019)\n"
         " P 3 It rains.\n"
         "article jsonl 4\n"
         " id: 1.2\n"
         " title: The Wet Harbour\n"
         " P 4 A gull.\n"
         "article jsonl 5\n"
         " id: 1.3\n"
         " imdb: tt0000042\n"
         " P 5 A cat.\n"
         "article jsonl 6\n"
         " id: 1.4\n"
         " P 6 A dog.\n"
         "warning 7: no text in it\n"},
        {FILM_STR("{\"5af1b0c2-0f6e-4c5d-9f3e-0c1d2e3f4a5b\":"
                  "{\"text\":\"It rains.\"}}"),
         "article jsonl 1\n id: 1.1\n P 1 It rains.\n"},
        {FILM_STR("{\"name\":\"Blog\",\"all\":{\"review-1\":{\"title\":"
                  "\"Quay\",\"text\":\"It rains.\"}}}"),
         "article jsonl 1\n id: 1.1\n title: Quay\n source: Blog\n"
         " P 1 It rains.\n"},
        /* but not the members of one, or what is around a feed */
        {FILM_STR("{\"feed\":{\"title\":\"Blog\",\"description\":\"Wet.\","
                  "\"items\":[{\"title\":\"Quay\",\"content\":\"It "
                  "rains.\"}]}}"),
         "article jsonl 1\n id: 1.1\n title: Quay\n source: Blog\n"
         " P 1 It rains.\n"},
        {FILM_STR("{\"film\":{\"title\":\"Quay\"},\"review\":{\"title\":"
                  "\"Wet\",\"text\":\"It rains.\"}}"),
         "article jsonl 1\n"
         " id: 1\n"
         " title: Quay\n"
         " meta: review:Wet\n"
         " film: Quay (0)\n"},
        {FILM_STR("{\"title\":\"Quay\",\"text\":\"It rains.\",\"notes\":"
                  "{\"a\":{\"text\":\"A gull.\"}}}"),
         "article jsonl 1\n"
         " id: 1\n"
         " title: Quay\n"
         " P 1 It rains.\n"},
        {FILM_STR("{\"a\":{\"text\":\"It rains.\"},\"count\":2}"),
         "warning 1: no text in it\nerror: no article in it\n"},
        {FILM_STR("{\"a\":{\"text\":\"It rains.\"},\n\"b\":{\"text\":\"A"),
         "warning 2: premature end of input near '\"A'\n"
         "error: no article in it\n"},
        /* the elements of an array that are bad, and one that is cut off */
        {FILM_STR("[\n  {\"text\": \"a\"},\n  {\"text\": \"b\",\n"
                  "    \"x\": oops,\n    \"y\": {\"text\": \"no\"}\n  },\n"
                  "  17,\n  {\"text\": \"c\"},\n  {\"text\": \"d"),
         "article jsonl 2\n id: 1\n P 2 a\n"
         "warning 4: invalid token near 'oops'\n"
         "article jsonl 8\n id: 3\n P 8 c\n"
         "warning 9: premature end of input near '\"d'\n"},
        {FILM_STR("[{\"text\":\"a\"},\n"),
         "article jsonl 1\n id: 1\n P 1 a\n"
         "warning 2: ']' expected near end of file\n"},
        {FILM_STR("{\n\"type\": \"x\"}"),
         "error: not a format that can be read here (JSON that is neither "
         "articles nor films)\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_read(i, rows[i].bytes, rows[i].text);
}

/* Appends text without the numbers of lines. */
static void
add_unnumbered(struct film_buf *out, struct film_str text)
{
    static const char *const before[] = {
        "\narticle jsonl ", "\n P ", "\nfilm movie-json ", "\nfilm schema-org ",
        "\narticle schema-org "};
    struct film_str line;
    while (film_str_cut(&text, '\n', &line)) {
        film_buf_byte(out, '\n');
        for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
            size_t n = strlen(before[i]) - 1;
            if (!film_str_starts(line, film_str_from(before[i] + 1)))
                continue;
            film_buf_str(out, (struct film_str){line.p, n});
            while (n < line.n && line.p[n] >= '0' && line.p[n] <= '9')
                n++;
            line.p += n;
            line.n -= n;
        }
        film_buf_str(out, line);
    }
}

static void
add_layout(struct film_buf *out, const char *bytes)
{
    struct film_buf text;
    film_buf_init(&text, 1 << 20);
    read_as_text(&text, film_str_from(bytes));
    add_unnumbered(out, film_buf_get(&text));
    film_buf_release(&text);
}

/* Lines, an array over many lines, one on one line: the same. */
static void
layouts(void **state)
{
    static const char *const rows[] = {
        "{\"title\":\"T\",\"text\":\"One.\\n\\nTwo.\",\"date\":\"2019-05-03\","
        "\"author\":\"Jane Roe\",\"rating\":4.0,\"tags\":[\"a\",\"b\"]}\n"
        "{\"title\":\"U\",\"text\":\"Three.\",\"author\":[{\"name\":"
        "\"Ines Vogt\"}]}\n",
        "{\"filmTitle\":\"Quay\",\"filmYear\":2019,\"reviewText\":\"Wet. "
        "\\\"Rain\\\".\",\"reviewer\":\"Jane Roe\"}\n"
        "{\"filmTitle\":\"Quay\",\"review\":\"So wet.\"}\n",
        "{\"title\":\"A\",\"year\":1999,\"cast\":[\"X "
        "Y\"],\"genres\":[\"d\"]}\n"
        "{\"title\":\"B\",\"year\":2000,\"cast\":[\"Z\"],\"genres\":[\"d\"]}\n",
        "{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\","
        "\"headline\":\"H\",\"articleBody\":\"One.\"}\n"
        "{\"@context\":\"https://schema.org\",\"@type\":\"Movie\",\"name\":"
        "\"Quay\"}\n{\"@context\":\"https://schema.org\",\"@type\":"
        "\"Review\",\"reviewBody\":\"Wet.\",\"author\":\"Jane Roe\"}\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_buf as_lines, other;
        json_t *array = json_array();
        struct film_str rest = film_str_from(rows[i]), line;
        film_buf_init(&as_lines, 1 << 20);
        film_buf_init(&other, 1 << 20);
        add_layout(&as_lines, rows[i]);
        while (film_str_cut(&rest, '\n', &line))
            if (line.n > 0)
                json_array_append_new(array,
                                      json_loadb(line.p, line.n, 0, NULL));
        for (size_t indent = 0; indent <= 4; indent += 2) {
            char *text = json_dumps(array, JSON_INDENT(indent));
            film_buf_reset(&other);
            add_layout(&other, text);
            if (!film_str_equal(film_buf_get(&as_lines), film_buf_get(&other)))
                print_error("row %zu, indented by %zu:%s\nfor%s\n", i, indent,
                            other.p, as_lines.p);
            assert_true(
                film_str_equal(film_buf_get(&as_lines), film_buf_get(&other)));
            assert_null(strstr(other.p, "error"));
            free(text);
        }
        json_decref(array);
        film_buf_release(&as_lines);
        film_buf_release(&other);
    }
}

#define LONG                                                                   \
    "So much is said of it elsewhere that nobody needs to hear more of the "   \
    "rain on the quay."

/* Running text that no article has is reported, by the member it is in. */
static void
left_out(void **state)
{
    static const struct {
        const char *input, *text, *skipped;
    } rows[] = {
        {"{\"title\":\"A\",\"text\":[{\"type\":\"p\",\"value\":\"" LONG
         "\"},{\"value\":\"One.\"}]}",
         " P 1 " LONG "\n P 1 One.\n", NULL},
        {"{\"title\":\"A\",\"text\":{\"en\":\"" LONG "\"}}", NULL,
         " skipped 1 (not used: en): " LONG},
        {"{\"title\":\"A\",\"text\":\"x\",\"notes\":{\"a\":{\"b\":[\"" LONG
         "\"]}}}",
         " P 1 x\n", " skipped 1 (not used: b): " LONG},
        {"{\"title\":\"A\",\"text\":[\"x\",[\"" LONG "\"]]}", " P 1 x\n",
         " skipped 1 (not used: a list in a list): " LONG},
        {"{\"title\":\"A\",\"maintext\":\"x\",\"paragraphs\":\"" LONG "\"}",
         " P 1 x\n", " skipped 1 (not used: a text beside a better one): "},
        {"{\"title\":\"A\",\"paragraphs\":\"" LONG "\",\"maintext\":\"x\"}",
         " P 1 x\n", " skipped 1 (not used: a text beside a better one): "},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_buf out;
        film_buf_init(&out, 1 << 16);
        read_with_skipped(&out, film_str_from(rows[i].input));
        if ((rows[i].text && !strstr(out.p, rows[i].text)) ||
            (rows[i].skipped ? !strstr(out.p, rows[i].skipped)
                             : strstr(out.p, " skipped ") != NULL))
            fail_msg("row %zu: %s", i, out.p);
        film_buf_release(&out);
    }
}

/* What begins like JSON, with or without words of a script before it. */
static void
beginnings(void **state)
{
    static const struct {
        const char *text;
        bool is;
    } rows[] = {
        {"{", true},
        {" [1]", true},
        {"export const x = {", true},
        {"const x =\n[", true},
        {"var x={}", true},
        {"let x = [", true},
        {"window.x = {", true},
        {"module.exports = [", true},
        {"module.exports [", false},
        {"var x = y = {", false},
        {"var x = 5", false},
        {"var x =", false},
        {"var x = ", false},
        {"variable = {", false},
        {"constant = {", false},
        {"x = {", false},
        {"5", false},
        {"", false},
        {" ", false},
    };
    struct film_buf text;
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (film_json_values_begins(film_str_from(rows[i].text)) != rows[i].is)
            fail_msg("row %zu: %s", i, rows[i].text);
    film_buf_init(&text, 1000);
    for (size_t n = 395; n < 405; n++) {
        film_buf_reset(&text);
        film_buf_printf(&text, "var %*s{}", (int)n - 4, "=");
        assert_int_equal(film_json_values_begins(film_buf_get(&text)),
                         n <= 400);
    }
    film_buf_release(&text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(beginnings),
        cmocka_unit_test(lines),
        cmocka_unit_test(layouts),
        cmocka_unit_test(left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
