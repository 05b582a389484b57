/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read-support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#define SITE(language, base)                                                   \
    "<mediawiki version=\"0.11\" xml:lang=\"" language "\"><siteinfo>"         \
    "<sitename>Wiki</sitename><base>" base "</base><namespaces>"               \
    "<namespace key=\"0\"/><namespace key=\"1\">Talk</namespace>"              \
    "<namespace key=\"6\">Bild</namespace>"                                    \
    "<namespace key=\"14\">Kategorie</namespace></namespaces></siteinfo>\n"
#define PAGE(title, ns, text)                                                  \
    "<page><title>" title "</title><ns>" ns "</ns><id>7</id><revision>"        \
    "<id>70</id><timestamp>2020-02-03T04:05:06Z</timestamp>"                   \
    "<model>wikitext</model><text xml:space=\"preserve\">" text                \
    "</text></revision></page>\n"
#define EN SITE("en", "https://en.wiki.test/wiki/Main_Page")
#define END "</mediawiki>\n"

static const struct {
    const char *input, *text;
} rows[] = {
    /* an article; another namespace; a redirect */
    {EN PAGE("A b?", "0", "One [[Bild:x.png]].\n\nTwo [[Kategorie:Films]].")
         PAGE("Talk:A", "1", "chat") PAGE("B", "0", "#REDIRECT [[A b?]]") END,
     "article mediawiki 2\n id: 7\n title: A b?\n"
     " url: https://en.wiki.test/wiki/A_b%3F\n date: 2020-02-03\n"
     " source: Wiki\n language: en\n tags: Films\n P 2 One.\n P 4 Two.\n"},
    /* the newest revision, wherever it stands; other models */
    {EN "<page><title>A</title><ns>0</ns><id>1</id>"
        "<revision><id>2</id><timestamp>2021-01-01T00:00:00Z</timestamp>"
        "<text>new</text></revision>"
        "<revision><id>1</id><timestamp>2020-01-01T00:00:00Z</timestamp>"
        "<text>old</text></revision></page>"
        "<page><title>B</title><ns>0</ns><id>2</id><revision>"
        "<timestamp>2021-01-01T00:00:00Z</timestamp><model>css</model>"
        "<text>a {}</text></revision></page>" END,
     "article mediawiki 2\n id: 1\n title: A\n"
     " url: https://en.wiki.test/wiki/A\n date: 2021-01-01\n source: Wiki\n"
     " language: en\n P 2 new\n"},
    /* exports before 0.5 have no <ns>; a <redirect/> */
    {SITE("de", "") "<page><title>Talk:A</title><id>1</id><revision><text>x"
                    "</text></revision></page><page><title>C</title>"
                    "<redirect title=\"A\"/><id>3</id><revision><text>x</text>"
                    "</revision></page><page><title>A: B</title><id>2</id>"
                    "<revision><text>y</text></revision></page>" END,
     "article mediawiki 2\n id: 2\n title: A: B\n source: Wiki\n"
     " language: de\n P 2 y\n"},
    /* a film's box in English, with its cast section */
    {EN PAGE("Burning (2018 film)", "0",
             "{{Infobox film\n| name = Burning\n"
             "| native_name = {{Infobox name module|hangul=버닝|rr=Beoning}}\n"
             "| director = [[Lee Chang-dong]]\n"
             "| writer = {{ubl|Oh Jung-mi|Lee Chang-dong}}\n"
             "| starring = {{plainlist|\n* [[Yoo Ah-in]]\n* [[Steven Yeun]]\n"
             "}}\n| released = {{Film date|2018|5|16|[[Cannes]]|2018|5|17|"
             "South Korea}}\n| runtime = 148 minutes&lt;ref&gt;x&lt;/ref&gt;\n"
             "| country = South Korea\n| language = Korean&lt;br /&gt;English"
             "\n}}\n'''Burning''' is a film.\n== Cast ==\n"
             "* [[Yoo Ah-in]] as Lee Jong-su, a writer\n"
             "* [[Jeon Jong-seo]] as Shin Hae-mi\n"
             "== External links ==\n* {{IMDb title|7282468}}") END,
     "article mediawiki 2\n id: 7\n title: Burning (2018 film)\n"
     " url: https://en.wiki.test/wiki/Burning_(2018_film)\n"
     " date: 2020-02-03\n source: Wiki\n language: en\n imdb: tt7282468\n"
     " film: Burning (2018)\n P 16 Burning is a film.\n H2 17 Cast\n"
     " P 18 Yoo Ah-in as Lee Jong-su, a writer\n"
     " P 19 Jeon Jong-seo as Shin Hae-mi\n"
     "film mediawiki 2\n ref: 7\n form: movie\n main: Burning [en]\n"
     " original: 버닝 [ko]\n romanised: Beoning [ko-Latn]\n imdb: tt7282468\n"
     " year: 2018\n release: 2018-05-16 Cannes\n"
     " release: 2018-05-17 South Korea\n countries: South Korea\n"
     " languages: Korean; English\n runtime: 148\n director: Lee Chang-dong\n"
     " writer: Oh Jung-mi\n writer: Lee Chang-dong\n"
     " cast: Yoo Ah-in as Lee Jong-su\n cast: Steven Yeun\n"
     " cast: Jeon Jong-seo as Shin Hae-mi\n"},
    /* … and in Korean */
    {SITE("ko", "https://ko.wiki.test/wiki/대문")
         PAGE("버닝 (영화)", "0",
              "{{영화 정보\n|제목=버닝\n|원제=Burning\n|감독=[[이창동]]\n"
              "|출연=[[유아인]], [[스티븐 연]]\n|개봉일=2018년 5월 17일\n"
              "|시간=2시간 28분\n|국가=대한민국\n}}\n글.\n== 출연 ==\n"
              "* [[전종서]] : 해미 역\n") END,
     "article mediawiki 2\n id: 7\n title: 버닝 (영화)\n"
     " url: https://ko.wiki.test/wiki/버닝_(영화)\n date: 2020-02-03\n"
     " source: Wiki\n language: ko\n film: 버닝 (2018)\n P 11 글.\n"
     " H2 12 출연\n P 13 전종서 : 해미 역\n"
     "film mediawiki 2\n ref: 7\n form: movie\n main: 버닝 [ko]\n"
     " original: Burning\n year: 2018\n release: 2018-05-17\n"
     " countries: 대한민국\n runtime: 148\n director: 이창동\n"
     " cast: 유아인\n cast: 스티븐 연\n cast: 전종서 as 해미\n"},
    /* a person's */
    {EN PAGE("Jeon Jong-seo", "0",
             "{{Infobox person\n| birth_date = {{birth date and age|1994|7|5}}"
             "\n| module = {{Infobox Korean name|hangul=전종서|"
             "rr=Jeon Jongseo}}\n}}\nActs.") END,
     "article mediawiki 2\n id: 7\n title: Jeon Jong-seo\n"
     " url: https://en.wiki.test/wiki/Jeon_Jong-seo\n date: 2020-02-03\n"
     " source: Wiki\n language: en\n P 6 Acts.\n"
     "person mediawiki 2\n ref: 7\n main: Jeon Jong-seo [en]\n"
     " original: 전종서 [ko]\n romanised: Jeon Jongseo [ko-Latn]\n"
     " born: 1994-07-05\n"},
    /* who plays stands in the section of the cast and those below it */
    {EN PAGE("A", "0",
             "{{Infobox film\n| name = A\n| runtime = 2시간\n}}\nText.\n"
             "== Cast ==\n* [[Ann Lee]] as Mia\n=== Guests ===\n"
             "* [[Bob Oak]] as Tom\n== Plot ==\n* [[Cal Day]] as Sam\n") END,
     "article mediawiki 2\n"
     " id: 7\n"
     " title: A\n"
     " url: https://en.wiki.test/wiki/A\n"
     " date: 2020-02-03\n"
     " source: Wiki\n"
     " language: en\n"
     " film: A (0)\n"
     " P 6 Text.\n"
     " H2 7 Cast\n"
     " P 8 Ann Lee as Mia\n"
     " H3 9 Guests\n"
     " P 10 Bob Oak as Tom\n"
     " H2 11 Plot\n"
     " P 12 Cal Day as Sam\n"
     "film mediawiki 2\n"
     " ref: 7\n"
     " form: movie\n"
     " main: A [en]\n"
     " runtime: 120\n"
     " cast: Ann Lee as Mia\n"
     " cast: Bob Oak as Tom\n"},
    /* suffixes, remarks and brackets of names; lists by commas and lines */
    {EN PAGE("A (1990 film)", "0",
             "{{Infobox film\n| name = A\n| director = Ann Lee, Jr., Bob Oak\n"
             "| writer = (Catalan: Cal Day)&lt;br/&gt;Dee Fox (uncredited),, "
             "(Eve)\n| producer = Flo, III, Gus, Ian II\n"
             "| runtime = 1시간\n}}\nText.") END,
     "article mediawiki 2\n"
     " id: 7\n"
     " title: A (1990 film)\n"
     " url: https://en.wiki.test/wiki/A_(1990_film)\n"
     " date: 2020-02-03\n"
     " source: Wiki\n"
     " language: en\n"
     " film: A (1990)\n"
     " P 9 Text.\n"
     "film mediawiki 2\n"
     " ref: 7\n"
     " form: movie\n"
     " main: A [en]\n"
     " year: 1990\n"
     " runtime: 60\n"
     " director: Ann Lee, Jr.\n"
     " director: Bob Oak\n"
     " writer: Cal Day\n"
     " writer: Dee Fox\n"
     " writer: Eve\n"
     " producer: Flo, III\n"
     " producer: Gus\n"
     " producer: Ian II\n"},
    {EN PAGE("B", "0",
             "{{Infobox film\n| name = B\n| runtime = about 95, or 102 "
             "minutes\n| starring = (C), ()\n}}\nText.") END,
     "article mediawiki 2\n"
     " id: 7\n"
     " title: B\n"
     " url: https://en.wiki.test/wiki/B\n"
     " date: 2020-02-03\n"
     " source: Wiki\n"
     " language: en\n"
     " film: B (0)\n"
     " P 7 Text.\n"
     "film mediawiki 2\n"
     " ref: 7\n"
     " form: movie\n"
     " main: B [en]\n"
     " runtime: 95\n"
     " cast: C\n"},
    {EN PAGE("B", "0",
             "{{Infobox film\n| name = B\n| runtime = 99999 minutes\n}}\n"
             "Text.") END,
     "article mediawiki 2\n"
     " id: 7\n"
     " title: B\n"
     " url: https://en.wiki.test/wiki/B\n"
     " date: 2020-02-03\n"
     " source: Wiki\n"
     " language: en\n"
     " film: B (0)\n"
     " P 6 Text.\n"
     "film mediawiki 2\n"
     " ref: 7\n"
     " form: movie\n"
     " main: B [en]\n"},
    /* redirects in other languages, and what only looks like one */
    {EN PAGE("A", "0", "#넘겨주기 [[B]]") PAGE("C", "0", "#転送 [[B]]")
         PAGE("D", "0", "#REDIRECT") PAGE("E", "0", "#redirection [[B]]")
             PAGE("F", "0", "#redone [[B]] today") END,
     "article mediawiki 4\n"
     " id: 7\n"
     " title: D\n"
     " url: https://en.wiki.test/wiki/D\n"
     " date: 2020-02-03\n"
     " source: Wiki\n"
     " language: en\n"
     " P 4 REDIRECT\n"
     "article mediawiki 6\n"
     " id: 7\n"
     " title: F\n"
     " url: https://en.wiki.test/wiki/F\n"
     " date: 2020-02-03\n"
     " source: Wiki\n"
     " language: en\n"
     " P 6 redone B today\n"},
    /* cut off: what was whole has been given */
    {EN PAGE("A", "0", "a") "<page><title>B",
     "article mediawiki 2\n id: 7\n title: A\n"
     " url: https://en.wiki.test/wiki/A\n date: 2020-02-03\n source: Wiki\n"
     " language: en\n P 2 a\n"
     "error: line 3: the document is cut off\n"},
};

static void
exports(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_read(i, film_str_from(rows[i].input), rows[i].text);
}

/* libxml2 counts lines in 16 bits; the places of a large export are exact all
 * the same. */
static void
many_lines(void **state)
{
    (void)state;
    struct film_buf in, out, want;
    film_buf_init(&in, 4 << 20);
    film_buf_init(&out, 4 << 20);
    film_buf_init(&want, 4096);
    film_buf_text(&in, "<mediawiki>\n<page><title>A</title><text>");
    for (int i = 0; i < 100000; i++)
        film_buf_text(&in, "<!-- -->\n");
    film_buf_text(&in, "</text></page>\n");
    for (int i = 0; i < 3; i++)
        film_buf_text(&in, "<page><title>B</title>\n<skipped><a>\n</a>"
                           "</skipped><revision><text>c\n\nd</text>"
                           "</revision></page>\n");
    film_buf_text(&in, "</mediawiki>");
    for (int i = 0; i < 3; i++)
        film_buf_printf(&want,
                        "article mediawiki %d\n title: B\n P %d c\n"
                        " P %d d\n",
                        100003 + i * 5, 100005 + i * 5, 100007 + i * 5);
    read_as_text(&out, film_buf_get(&in));
    assert_string_equal(out.p, want.p);
    film_buf_release(&in);
    film_buf_release(&out);
    film_buf_release(&want);
}

int
main(void)
{
    film_read_init();
    const struct CMUnitTest tests[] = {cmocka_unit_test(exports),
                                       cmocka_unit_test(many_lines)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
