/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/wiki/wikitext.h"
#include "read/wiki/infobox.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <time.h>
#include <cmocka.h>

/* Every block on a line: "2:Plot" for a heading of level 2, "#x" for a
 * category. */
static enum film_status
take_block(void *user, enum film_block_kind kind, unsigned level,
           struct film_str text, struct film_wiki_lines lines,
           struct film_error *err)
{
    (void)lines;
    (void)err;
    if (kind == FILM_BLOCK_HEADING)
        film_buf_printf(user, "%u:", level);
    film_buf_str(user, text);
    film_buf_byte(user, '\n');
    return FILM_OK;
}

static enum film_status
take_category(void *user, struct film_str name, struct film_error *err)
{
    (void)err;
    film_buf_printf(user, "#%.*s\n", (int)name.n, name.p);
    return FILM_OK;
}

static void
blocks_of(struct film_buf *out, struct film_str text)
{
    struct film_str files = FILM_STR("Fails");
    const struct film_wiki_names names = {.files = {&files, 1}};
    struct film_arena arena;
    film_arena_init(&arena);
    struct film_wiki w;
    struct film_error err;
    assert_int_equal(film_wiki_parse(&w, text, &names, &arena, &err), FILM_OK);
    struct film_wiki_sink sink = {out, take_block, take_category, NULL};
    assert_int_equal(film_wiki_blocks(&w, &sink, &err), FILM_OK);
    film_arena_release(&arena);
}

static const struct {
    const char *text, *blocks;
} rows[] = {
    {"", ""},
    {"plain", "plain\n"},
    {"one\ntwo\n\nthree", "one two\nthree\n"},
    /* headings, lists */
    {"== Plot ==\ntext\n===Cast===\n", "2:Plot\ntext\n3:Cast\n"},
    {"= One =\n====== Six ======", "1:One\n6:Six\n"},
    {"== Plot == <!-- c -->\n", "2:Plot\n"},
    {"== ''Plot'' [[a|b]] ==", "2:Plot b\n"},
    {"= no heading", "= no heading\n"},
    {"==", ""},
    {"* a\n** b\n# c\n:d\n; e : f\nend", "a\nb\nc\nd\ne : f\nend\n"},
    {"a\n----\nb", "a\nb\n"},
    /* bold, italic, apostrophes */
    {"'''Burning''' is ''a'' film", "Burning is a film\n"},
    {"'''''both'''''", "both\n"},
    {"L'''amour''", "L'amour\n"},
    {"Ok-ju's", "Ok-ju's\n"},
    /* links */
    {"[[Lee Chang-dong]] and [[Burning (film)|Burning]]s",
     "Lee Chang-dong and Burnings\n"},
    {"[[a|''b'' {{nowrap|c}}]]", "b c\n"},
    {"[[:Category:Films]] [[a#b]]", "Category:Films a#b\n"},
    {"[[File:x.jpg|thumb|A [[caption]] here]]text", "text\n"},
    {"[[Fails:x.jpg]][[파일:y.png|섬네일]]text", "text\n"},
    {"a[[Category:2018 films|Burning]][[분류:영화]]",
     "#2018 films\n#영화\na\n"},
    {"[[de:Brennen]][[pt-br:Em Chamas]]text", "text\n"},
    {"[[Mission: Impossible]] [[Star Trek: Picard|x]]",
     "Mission: Impossible x\n"},
    {"[[a|]]", "a\n"},
    {"[http://x.org the site] [https://y.org]", "the site\n"},
    {"[not a link] a[0]", "[not a link] a[0]\n"},
    {"[[unclosed\n\nnext [[a|b]]", "unclosed\nnext b\n"},
    {"a]] b}} c", "a b c\n"},
    /* what is left out */
    {"a<ref>b</ref>c<ref name=x/>d<ref name=\"y\">e</REF>f", "acdf\n"},
    {"a<ref>never closed", "anever closed\n"},
    {"a<!-- b -->c", "ac\n"},
    {"a\n<!-- alone -->\nb", "a b\n"},
    {"a<!-- never closed", "a\n"},
    {"<gallery>\nFile:a.jpg|b\n</gallery>a", "a\n"},
    {"<math>a < b</math>a __NOTOC__", "a\n"},
    {"<nowiki>[[a]] {{b}}</nowiki>", "[[a]] {{b}}\n"},
    {"a < b > c <x>", "a < b > c <x>\n"},
    {"a<br/>b <small>c</small>", "a b c\n"},
    {"<div>a</div><p>b<p>c", "a\nb\nc\n"},
    {"&amp;&nbsp;&#39;&#x2013;&bogus;&", "&\xc2\xa0'–&bogus;&\n"},
    {"&#X41;&#x4A;&#x6a;&#65;&#x2f;&#xg;&#65a;&#0;&#1114112;",
     "AJjA/&#xg;&#65a;&#0;�\n"},
    {"{{nihongo||リング|}} {{nihongo|Ring}} {{nihongo|a||b}} {{nihongo}}",
     "リング Ring a (b)\n"},
    {"{{Korean|hangul=|rr=A}} {{Korean|x|mr=B|foo=C}}", "A x, B\n"},
    /* templates */
    {"{{Infobox film|name=x\n|y={{z|[[a]]}}\n}}a", "a\n"},
    {"a ({{IPA|x}}; born 1994) b", "a (born 1994) b\n"},
    {"a ({{IPA|x}}) b {{cn}}.", "a b.\n"},
    {"({{lang-ko|버닝}})", "(버닝)\n"},
    {"{{lang|ko|버닝}} {{llang|en|Burning}}", "버닝 Burning\n"},
    {"{{Korean|hangul=전종서|rr=Jeon Jongseo|lead=no}}",
     "전종서, Jeon Jongseo\n"},
    {"{{nihongo|Ring|リング|Ringu}}", "Ring (リング, Ringu)\n"},
    {"{{convert|148|min}} {{cvt|5|to|10|km|mi}}", "148 min 5 to 10 km\n"},
    {"{{US$|1.5 million}} {{KRW|8 billion}}", "US$1.5 million ₩8 billion\n"},
    {"{{Film date|2018|5|16|Cannes|2018|5|17}}",
     "2018-05-16 (Cannes), 2018-05-17\n"},
    {"{{birth date and age|1994|7|5}}", "1994-07-05\n"},
    {"a\n{{quote|b\n\nc|author=d}}\ne", "a\nb\nc\ne\n"},
    {"{{ubl|a|[[b]]}} {{plainlist|\n* c\n* d\n}}", "a, b\nc\nd\n"},
    {"{{sortname|Jong-seo|Jeon}} {{won}}", "Jong-seo Jeon Won\n"},
    {"{{{1|default}}}a {{unclosed|b\nc", "a unclosed|b c\n"},
    {"{{nowrap|1=a}} {{ lang | ko | x }}", "a x\n"},
    {"{{Film date|2018}} {{Film date|2018|5}} {{Film date||5|16}} {{Film "
     "date}}",
     "2018 2018-05\n"},
    {"{{convert|148}} {{convert|5|-|10|km}} {{convert|5|and|}} {{convert}}",
     "148 5 - 10 km 5 and\n"},
    {"{{sortname|A}} {{sortname|A|B|C}} {{birth date|1994}} {{birth "
     "date|x|7|5}}",
     "A A B 1994\n"},
    /* tables */
    {"{| class=x\n! Year !! Award\n|-\n| 2018 || [[a|b]]\n|}\nend",
     "Year | Award\n2018 | b\nend\n"},
    {"{|\n| style=\"x\" | a || align=right | b\n|-\n|c\n|}", "a | b\nc\n"},
    {"{|\n| rowspan=2 | 2018 || a\n|-\n| b\n|-\n| c\n|}",
     "2018 | a\n2018 | b\nc\n"},
    {"{|\n| a || rowspan=\"2\" | x\n|-\n| b\n|}", "a | x\nb | x\n"},
    {"{|\n|+ caption\n|-\n| a<br>b\n* c\n|}", "caption\na, b, c\n"},
    {"{|\n| a\n{|\n| b\n|}\n| c\n|}\nd", "a\nb\nc\nd\n"},
    {"a | b || c ! d !! e", "a | b || c ! d !! e\n"},
    /* sections of links */
    {"a\n== External links ==\n* b\n== Legacy ==\nc", "a\n2:Legacy\nc\n"},
    {"a\n== 각주 ==\nb\n=== 주 ===\nc", "a\n"},
};

static void
blocks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_buf out;
        film_buf_init(&out, 1 << 20);
        blocks_of(&out, film_str_from(rows[i].text));
        if (!film_str_equal(film_buf_get(&out), film_str_from(rows[i].blocks)))
            fail_msg("\"%s\"\ngave \"%s\"\n not \"%s\"", rows[i].text,
                     out.p ? out.p : "", rows[i].blocks);
        film_buf_release(&out);
    }
}

/* Lines are those of the source, whatever was left out between. */
static enum film_status
take_lines(void *user, enum film_block_kind kind, unsigned level,
           struct film_str text, struct film_wiki_lines at,
           struct film_error *err)
{
    (void)kind;
    (void)level;
    (void)text;
    (void)err;
    film_buf_printf(user, "%u-%u ", (unsigned)at.first, (unsigned)at.last);
    return FILM_OK;
}

static void
lines(void **state)
{
    static const char text[] = "{{a\n|b\n}}\nc\nd\n<!--\n-->\n== e ==\n* f\n"
                               "{|\n| g\n| h\n|}\n\ni<ref>\n\n</ref>j";
    (void)state;
    struct film_buf out;
    film_buf_init(&out, 1000);
    struct film_arena arena;
    film_arena_init(&arena);
    struct film_wiki w;
    assert_int_equal(
        film_wiki_parse(&w, film_str_from(text), NULL, &arena, NULL), FILM_OK);
    struct film_wiki_sink sink = {&out, take_lines, NULL, NULL};
    assert_int_equal(film_wiki_blocks(&w, &sink, NULL), FILM_OK);
    assert_string_equal(out.p, "3-4 7-7 8-8 10-11 14-16 ");
    film_arena_release(&arena);
    film_buf_release(&out);
}

static enum film_status
take_nothing(void *user, enum film_block_kind kind, unsigned level,
             struct film_str text, struct film_wiki_lines at,
             struct film_error *err)
{
    (void)user;
    (void)kind;
    (void)level;
    (void)text;
    (void)at;
    (void)err;
    return FILM_OK;
}

static void
take_skipped(void *user, const char *what, struct film_str source,
             uint32_t line)
{
    film_buf_printf(user, "%u %s: %.*s\n", (unsigned)line, what, (int)source.n,
                    source.p);
}

/* What is left out is reported, as it is written. */
static void
left_out(void **state)
{
    static const struct {
        const char *text, *reports;
    } parts[] = {
        {"a ''b'' [[c|d]] {{lang|fr|e}}", ""},
        {"a\n{{other|b [[c]]}} d", "1 a template: {{other|b [[c]]}}\n"},
        {"a<ref>b {{c}}</ref> d<ref name=x />",
         "0 a note, a gallery or the like: <ref>b {{c}}</ref>\n"
         "0 a note, a gallery or the like: <ref name=x />\n"},
        {"<gallery>\na.jpg|b\n</gallery>",
         "0 a note, a gallery or the like: <gallery>\na.jpg|b\n</gallery>\n"},
        {"[[File:a.jpg|b [[c]] d]] e",
         "0 a file or a link to another wiki: [[File:a.jpg|b [[c]] d]]\n"},
        {"a\n== References ==\nb\n* c\n== d ==\ne",
         "1 a section of references: References\n"
         "2 a section of references: b\n3 a section of references: c\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct film_buf out;
        struct film_arena arena;
        struct film_wiki w;
        film_buf_init(&out, 1000);
        film_arena_init(&arena);
        assert_int_equal(film_wiki_parse(&w, film_str_from(parts[i].text), NULL,
                                         &arena, NULL),
                         FILM_OK);
        struct film_wiki_sink sink = {&out, take_nothing, NULL, take_skipped};
        assert_int_equal(film_wiki_blocks(&w, &sink, NULL), FILM_OK);
        assert_string_equal(out.p ? out.p : "", parts[i].reports);
        film_arena_release(&arena);
        film_buf_release(&out);
    }
}

/* Hostile repetitions: the work must grow with the length alone. */
static void
linear(void **state)
{
    static const char *const pieces[] = {
        "{{",     "[[",         "[[a|",      "{{a|",     "}}",     "]]",
        "<ref>",  "<!--",       "<",         "{|\n",     "|-\n",   "|",
        "\n|a\n", "[http://a ", "''''",      "* ",       "\n*",    "&",
        "{{{",    "}}}",        "__",        "<nowiki>", "\n==",   "{{ubl|",
        "{{!}}",  "rowspan=9|", "[[a]]\n\n", "{{quote|", "</ref>", "<ref "};
    enum { BYTES = 1 << 19 };
    (void)state;
    char *text = malloc(BYTES);
    assert_non_null(text);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t n = strlen(pieces[i]);
        for (size_t at = 0; at + n <= BYTES; at += n)
            memcpy(text + at, pieces[i], n);
        struct film_buf out;
        film_buf_init(&out, 64u << 20);
        clock_t before = clock();
        blocks_of(&out, (struct film_str){text, BYTES / n * n});
        double seconds = (double)(clock() - before) / CLOCKS_PER_SEC;
        film_buf_release(&out);
        if (seconds > 5)
            fail_msg("512 KiB of \"%s\" took %.1f s", pieces[i], seconds);
    }
    free(text);
}

static void
plain_titles(void **state)
{
    static const struct {
        const char *title, *plain;
    } titles[] = {{"Burning", "Burning"},
                  {"Burning (2018 film)", "Burning"},
                  {"(500) Days of Summer", "(500) Days of Summer"},
                  {"버닝 (2018년 영화)", "버닝"},
                  {"(x)", "(x)"}};
    (void)state;
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        assert_true(film_str_equal(
            film_wiki_plain_title(film_str_from(titles[i].title)),
            film_str_from(titles[i].plain)));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks),       cmocka_unit_test(lines),
        cmocka_unit_test(left_out),     cmocka_unit_test(linear),
        cmocka_unit_test(plain_titles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
