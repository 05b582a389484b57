/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Our own records and those of home-cinema programs. */
#include <config.h>
#include "read-support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

struct row {
    struct film_str bytes;
    const char *text;
};

static void
own(void **state)
{
    static const struct row rows[] = {
        {FILM_STR("<filmdata>\n<film id='b' type='film' year='2023' "
                  "runtime='93'>\n<id scheme='imdb' value='tt1'/>\n"
                  "<title kind='original' lang='ko'>발레리나</title>\n"
                  "<title kind='main' lang='en'>\n Ballerina</title>\n"
                  "<release date='2023-10-06' country='KR'/>"
                  "<country code='KR'/><language code='ko'/>"
                  "<genre>action</genre>\n"
                  "<synopsis lang='en'>One.\n\nTwo.</synopsis>\n"
                  "<actor person='jjs' name='Jeon'><role>Ok-ju</role>"
                  "<role lang='ko' also='true'>옥주</role></actor>\n"
                  "<crew job='director' person='lch'/>"
                  "<crew job='stunt choreographer' name='K'/>\n"
                  "<award year='2024' ceremony='A' category='Best' "
                  "result='won' name='K'/>\n</film></filmdata>"),
         "film filmxml 2\n ref: b\n form: movie\n main: Ballerina [en]\n"
         " original: 발레리나 [ko]\n imdb: tt1\n year: 2023\n"
         " release: 2023-10-06 KR\n countries: KR\n languages: ko\n"
         " genres: action\n runtime: 93\n plot: One.\n\nTwo.\n"
         " cast: Jeon as Ok-ju = 옥주\n director\n"
         " other stunt choreographer: K\n won: A, Best, K, 2024\n"},
        {FILM_STR("<filmdata><person id='p' born='1994-07-05' died='2000'>"
                  "<name kind='main' lang='en'>Jeon</name>"
                  "<name kind='birth'>B</name><profession>actor</profession>"
                  "<biography>Life.</biography><award year='2021' "
                  "ceremony='Baeksang' category='Best' result='nominated'/>"
                  "</person></filmdata>"),
         "person filmxml 1\n ref: p\n main: Jeon [en]\n birth: B\n"
         " born: 1994-07-05\n died: 2000\n tags: actor\n plot: Life.\n"
         " nominated: Baeksang, Best, , 2021\n"},
        {FILM_STR("<filmdata>\n<film id='a'><title kind='main'>A</title>"
                  "<mood/></film>\n<film id='b'/>\n<song/></filmdata>"),
         "warning 2: unknown element <mood> was left out\n"
         "film filmxml 2\n ref: a\n form: movie\n main: A\n"
         "warning 3: a record without a title\n"
         "warning 4: unknown element <song> was left out\n"},
        {FILM_STR("<filmdata>\n<film id='a'><title kind='main'>A</title>"
                  "</film>\n<film></filmdata>"),
         "error: line 3: Opening and ending tag mismatch: film line 3 and "
         "filmdata\n"},
        {FILM_STR("<filmdata></filmdata>"), ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_read(i, rows[i].bytes, rows[i].text);
}

static void
kodi(void **state)
{
    static const struct row rows[] = {
        {FILM_STR("<?xml version='1.0'?>\n<movie><title>Alien</title>"
                  "<originaltitle>Alien, le 8e</originaltitle>"
                  "<year>1979</year><premiered>1979-05-25</premiered>"
                  "<outline>short</outline><plot>long</plot>"
                  "<tagline>In space</tagline><runtime>1h 57m</runtime>"
                  "<ratings><rating name='imdb' max='10'><value>8.5</value>"
                  "</rating><rating name='x' max='10'><value>0.0</value>"
                  "</rating></ratings><rating>8.1</rating>"
                  "<genre>Horror / Sci-Fi</genre><studio>Fox</studio>"
                  "<uniqueid type='imdb'>tt0078748</uniqueid>"
                  "<uniqueid type='TMDB'>348</uniqueid>"
                  "<uniqueid type='x'>-1</uniqueid><id>tt0078748</id>"
                  "<director>R. Scott / N. N.</director>"
                  "<credits>D. O'Bannon</credits>"
                  "<actor><name>S. Weaver</name><role>Ripley / R.</role>"
                  "</actor><actor><name>J. Goldsmith</name>"
                  "<type>Composer</type></actor></movie>\n"
                  "https://www.themoviedb.org/movie/348-alien\n"),
         "film nfo 2\n form: movie\n main: Alien\n original: Alien, le 8e\n"
         " imdb: tt0078748\n tmdb: 348\n year: 1979\n release: 1979-05-25\n"
         " genres: Horror; Sci-Fi\n studios: Fox\n runtime: 117\n"
         " rating: 8.5/10 imdb\n rating: 8.1\n plot: long\n tagline: In "
         "space\n director: R. Scott\n"
         " director: N. N.\n writer: D. O'Bannon\n"
         " cast: S. Weaver as Ripley / R. = Ripley = R.\n"
         " composer: J. Goldsmith\n"},
        /* several roots, a bare & */
        {FILM_STR("<episodedetails><title>One</title><showtitle>S</showtitle>"
                  "<aired>2004-07-16</aired></episodedetails>\n"
                  "<episodedetails><title>Two & three</title>"
                  "</episodedetails>"),
         "warning 0: not well-formed XML, mended\n"
         "film nfo 1\n form: episode\n main: One\n alternative: S: One\n"
         " year: 2004\n release: 2004-07-16\n"
         "film nfo 2\n form: episode\n main: Two & three\n"},
        /* an end tag is missing; an old id of a series */
        {FILM_STR("<tvshow>\n<title>S</title>\n<id>71035</id>\n"),
         "warning 4: mended: Opening and ending tag mismatch: tvshow line 1 "
         "and nfo\nfilm nfo 1\n form: series\n main: S\n tvdb: 71035\n"},
        {FILM_STR("<movie><title></title></movie>"),
         "warning 1: a record without a title\n"},
        {FILM_STR("<!DOCTYPE m [<!ENTITY x 'y'>]><movie><title>&x;</title>"
                  "</movie>"),
         "warning 0: not well-formed XML, mended\n"
         "film nfo 1\n form: movie\n main: &x;\n"},
        /* escaped twice */
        {FILM_STR("<movie><title>Tom &amp;amp; &amp;quot;Jerry&amp;quot;"
                  "</title><plot>A &amp;lt;b&amp;gt;cat&amp;#39;s"
                  "</plot></movie>"),
         "film nfo 1\n form: movie\n main: Tom & \"Jerry\"\n plot: A "
         "<b>cat's\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_read(i, rows[i].bytes, rows[i].text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(own),
        cmocka_unit_test(kodi),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
