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
        {FILM_STR("---\ntitle: \"The Call: a review\"\ndate: 2020-12-02\n"
                  "author: {name: A. Reed}\ntags: [horror, Korea]\n"
                  "imdb_id: tt10530838\ntmdb: 708336\n"
                  "film: \"[[The Call (2020)|it]]\"\ndirector: Lee Chung-hyun\n"
                  "cast:\n  - Park Shin-hye\n  - name: Jeon Jong-seo\n"
                  "grade: A\n---\n\nText.\n"),
         "article markdown 1\n title: The Call: a review\n date: 2020-12-02\n"
         " authors: A. Reed\n cast: Lee Chung-hyun; Park Shin-hye; "
         "Jeon Jong-seo\n tags: horror; Korea\n meta: grade:A\n imdb: "
         "tt10530838\n"
         " tmdb: 708336\n film: The Call (2020)\n P 16 Text.\n"},
        /* a slug makes a title; a year goes to the film; dates have ranks */
        {FILM_STR("---\nslug: train-to-busan-2016\nupdated: 2022-01-01\n"
                  "date: 2021-03-08\nfilm: Train to Busan\nyear: 2016\n---\n"
                  "Text.\n"),
         "article markdown 1\n title: Train To Busan (2016)\n"
         " date: 2021-03-08\n meta: year:2016\n film: Train to Busan (2016)\n "
         "P 8 Text.\n"},
        /* prose comes first, unless the text repeats it; the rest is kept */
        {FILM_STR("---\ntitle: ~\nauthor: null\ntags: [~, \"null\", a]\n"
                  "synopsis: A man *snaps*\n  and fights.\nsummary: The text "
                  "says it all over [...]\nsubtitle: |\n  One line.\n\n  "
                  "Another.\nRunning Time: 92\nratings: {critics: 4.5}\n"
                  "params: {Venue: At Home}\nintro: true\nempty: ''\n---\n"
                  "The text says it all over the world.\n"),
         "article markdown 1\n title: Test\n tags: null; a\n"
         " meta: running_time:92; ratings.critics:4.5; "
         "venue:At Home; intro:true\n P 5-6 A man snaps and fights.\n"
         " P 8-11 One line.\n P 8-11 Another.\n"
         " P 18 The text says it all over the world.\n"},
        {FILM_STR("+++\ntitle = \"T \\u00e9\" # it\ndate = 2019-03-05\n"
                  "draft = false\ntags = ['a',\n 'b']\ndescription = "
                  "\"\"\"\nA \"long\" \\\n   text\"\"\"\n[params]\n"
                  "\"my grade\" = 'B-'\nplace = {city = \"Bonn\"}\n"
                  "[[cast]]\nname = \"Ann\"\n+++\nBody.\n"),
         "article markdown 1\n title: T é\n date: 2019-03-05\n cast: Ann\n"
         " tags: a; b\n meta: draft:false; my_grade:B-; "
         "place.city:Bonn\n P 7-9 A \"long\" text\n P 16 Body.\n"},
        /* cut off after the first mark; after a field */
        {FILM_STR("---"), "article text 1\n"
                          " title: Test\n"
                          " P 1 ---\n"},
        {FILM_STR("+++\n"), "article text 1\n"
                            " title: Test\n"
                            " P 1 +++\n"},
        {FILM_STR("---\ntitle: T\ndate: 2021"),
         "warning 2: the front matter is never closed: read up to the first em"
         "pty line\n"
         "article markdown 1\n"
         " title: T\n"
         " date: 2021\n"},
        /* escapes, comments and blanks of TOML; what is cut off */
        {FILM_STR(
             "+++\ntitle  =\t\"\\u00E9\\U0001F3AC\\t\\x\\u12g\" # c\n"
             "'a b'\t= 'C:\\n'\ntags = [ # none\n 'x', # one\n"
             " \"y\"\n]\n# all\n[extra] # e\nk.l = 5\n"
             "m = '''a\nb'''\nn = \"\"\"\na\"b\\\n\n  c\"\"\"\n+++\nBody.\n"),
         "article markdown 1\n"
         " title: é🎬 g\n"
         " tags: x; y\n"
         " meta: a_b:C:\\n; k.l:5; m:a b; n:a\"bc\n"
         " P 18 Body.\n"},
        {FILM_STR("+++\ntags = ['a', 'b'\n+++\nBody.\n"),
         "warning 3: front matter: a list without its end\n"
         "article markdown 1\n"
         " title: Test\n"
         " tags: a; b\n"
         " P 4 Body.\n"},
        {FILM_STR("+++\n= 5\nkey\nok = 1\n+++\nBody.\n"),
         "warning 2: front matter: a line that is not \"key = value\"\n"
         "article markdown 1\n"
         " title: Test\n"
         " meta: ok:1\n"
         " P 6 Body.\n"},
        {FILM_STR("+++\ntitle = \"T\nx\ngrade = 'A\n+++\nBody.\n"),
         "warning 2: front matter: a string without its closing quote\n"
         "article markdown 1\n title: Test\n P 6 Body.\n"},
        {FILM_STR("{\n\t\"title\": \"A } \\\"T\\\"\",\n\t\"year\": 2019,\n"
                  "\t\"none\": null\n}\n\nBody.\n"),
         "article markdown 1\n title: A } \"T\"\n meta: year:2019\n"
         " P 7 Body.\n"},
        /* what is not YAML */
        {FILM_STR("---\ntitle: What: they say\ndate: 2021\n---\nText.\n"),
         "warning 2: front matter: mapping values are not allowed in this "
         "context\narticle markdown 1\n title: What: they say\n date: 2021\n"
         " P 5 Text.\n"},
        {FILM_STR("---\ntitle: T\na: &x [1]\ntags: *x\n---\nText.\n"),
         "article markdown 1\n title: T\n meta: a:1\n P 6 Text.\n"},
        {FILM_STR("---\ntitle: T\nx: [[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]"
                  "]]]]]]]]\n---\nText.\n"),
         "warning 3: front matter: nested too deep\narticle markdown 1\n"
         " title: T\n P 5 Text.\n"},
        /* blocks and their lines */
        {FILM_STR("# Title\n\nOne *two* **three** [four](http://x) `five`\n"
                  "six.\n\n## Part & parcel ##\n\n- a\n- b\n  - c\n\n"
                  "> quoted\n> text\n\n1. x\n\n   y\n"),
         "article markdown 1\n title: Title\n"
         " P 3-4 One two three four five six.\n H2 6 Part & parcel\n"
         " P 8 a\n P 9 b\n P 10 c\n P 12-13 quoted text\n P 15 x\n P 17 y\n"},
        {FILM_STR(
             "# T\n\n| a | b |\n|---|---|\n| c | d |\n\n"
             "```\ncode\n```\n\nSet\n===\n\nx ~~y~~ &eacute; &#233;  \nz\n"),
         "article markdown 1\n title: T\n P 3 a | b\n P 5 c | d\n"
         " P 8 code\n H1 11 Set\n P 14-15 x y é é z\n"},
        /* a title that stands above again is no section */
        {FILM_STR("---\ntitle: T\n---\n# T\n\n# U\n\nx\n"),
         "article markdown 1\n title: T\n H1 6 U\n P 8 x\n"},
        /* footnotes: no marks, and each a paragraph where it stands */
        {FILM_STR("# T\n\nShot in May[^1], shown [^long-name]. `[^a-z]`\n\n"
                  "[^1]: Says the *studio*,\n    in a letter.\n"
                  "[^long-name]: http://example.org\n[^2]: Not used [^_^].\n\n"
                  "## Next[^1]\n\nLast [^1] word.\n"),
         "article markdown 1\n title: T\n P 3 Shot in May, shown. [^a-z]\n"
         " P 5-6 Says the studio, in a letter.\n P 7 http://example.org\n"
         " P 8 Not used [^_^].\n H2 10 Next\n P 12 Last word.\n"},
        {FILM_STR("# T\n\n```\n[^1]: code\n```\n\n[^\n"),
         "article markdown 1\n title: T\n P 4 [^1]: code\n P 7 [^\n"},
        /* template tags, pictures, wiki links, embedded files */
        {FILM_STR("# T\n\n{% include \"a.html\" %}\n\n    {{ x }} Text {# no "
                  "#}here ![alt](a.jpg)![[b.png]] [[Page|of it]].\n"),
         "article markdown 1\n title: T\n P 5 Text here of it.\n"},
        /* HTML */
        {FILM_STR("# T\n\nA <span class=\"x\">b</span><br>c.\n\n"
                  "<div>\n<p>One &amp; two</p>\n<h3>Head</h3>\n"
                  "<script>no<b></script>\n<p>three<br>four\nfive</p></div>\n\n"
                  "<!-- end -->\n\nLast.\n"),
         "article markdown 1\n title: T\n P 3 A b c.\n P 6 One & two\n"
         " H3 7 Head\n P 9-10 three four five\n P 14 Last.\n"},
        {FILM_STR("# T\n\n<!-- never closed\n\n<div\n\n&nosuch; 1 < 2\n"),
         "article markdown 1\n title: T\n"},
        {FILM_STR("---\ntitle: Only\n---\n"),
         "article markdown 1\n title: Only\n"},
        {FILM_STR("\xEF\xBB\xBF---\ntitle: T\n---\nx\n"),
         "article markdown 1\n title: T\n P 4 x\n"},
        {FILM_STR("---\r\ntitle: T\r\n---\r\nx\r\ny\r\n"),
         "article markdown 1\n title: T\n P 4-5 x y\n"},
        /* no front matter */
        /* one that is never closed, whatever rules the text has; after empty
         * lines; text that looks like one */
        {FILM_STR("---\ntitle: T\ntags:\n- a\n\nText.\n\n---\n\nMore.\n"),
         "warning 2: the front matter is never closed: read up to the first "
         "empty line\narticle markdown 1\n title: T\n tags: a\n P 6 Text.\n"
         " P 10 More.\n"},
        {FILM_STR("+++\ntitle = \"T\"\n\nText.\n"),
         "warning 2: the front matter is never closed: read up to the first "
         "empty line\narticle markdown 1\n title: T\n P 4 Text.\n"},
        {FILM_STR("\n\n---\ntitle: T\n---\nText.\n"),
         "article markdown 1\n title: T\n P 6 Text.\n"},
        {FILM_STR("---\ntitle: T\n\nRunning Time: 92\n---\nText.\n"),
         "article markdown 1\n title: T\n meta: running_time:92\n P 6 Text.\n"},
        {FILM_STR("---\ntitle: T\nAnd so on\n\n---\nText.\n"),
         "warning 5: front matter: could not find expected ':'\n"
         "article markdown 1\n title: T\n P 6 Text.\n"},
        {FILM_STR("---\nnote: he said so\n\nText.\n"),
         "article text 1\n title: Test\n P 1-2 --- note: he said so\n"
         " P 4 Text.\n"},
        {FILM_STR("---\nnever closed\n"),
         "article text 1\n title: Test\n P 1-2 --- never closed\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_read(i, rows[i].bytes, rows[i].text);
}

/* A picture in the text is no paragraph; one that is too long is cut, and a
 * list is none. */
static void
long_paragraphs(void **state)
{
    struct film_buf in;
    (void)state;
    film_buf_init(&in, 1 << 22);
    film_buf_text(&in, "# T\n\n![x](data:image/png;base64,");
    for (int i = 0; i < 300000; i++)
        film_buf_byte(&in, 'A');
    film_buf_text(&in, ")\n\nText.\n");
    assert_read(0, film_buf_get(&in),
                "article markdown 1\n title: T\n P 5 Text.\n");
    for (int i = 0; i < 40000; i++)
        film_buf_text(&in, "- item\n");
    film_buf_text(&in, "\n");
    for (int i = 0; i < 100000; i++)
        film_buf_text(&in, "[a]\n");
    film_buf_text(&in, "\nThe last.\n");
    struct film_buf got;
    film_buf_init(&got, 1 << 24);
    read_as_text(&got, film_buf_get(&in));
    struct film_str text = film_buf_get(&got);
    assert_non_null(memmem(text.p, text.n, "a paragraph of more than", 24));
    assert_non_null(memmem(text.p, text.n, " P 40005 item\n", 14));
    assert_true(film_str_ends(text, FILM_STR(" P 140008 The last.\n")));
    film_buf_release(&got);
    film_buf_release(&in);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(articles),
        cmocka_unit_test(long_paragraphs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
