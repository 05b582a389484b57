/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Formats of film records: a row a case. */
#include <config.h>
#include "read-support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static const struct row {
    const char *input, *text;
} kobis[] = {
    {"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<movieListResult>\n"
     "<totCnt>2</totCnt><movieList>\n<movie><movieCd>20253224</movieCd>"
     "<movieNm>콜</movieNm><movieNmEn>THE CALL</movieNmEn><movieNmOg/>"
     "<prdtYear>2019</prdtYear><openDt>20201127</openDt>"
     "<nationAlt>한국</nationAlt><genreAlt>스릴러,미스터리</genreAlt>"
     "<directors><director><peopleNm>이충현</peopleNm></director></directors>"
     "<companys><company><companyNm>용필름</companyNm></company></companys>"
     "</movie>\n<movie/></movieList></movieListResult>",
     "film kobis 4\n ref: 20253224\n form: movie\n main: 콜 [ko]\n"
     " translated: THE CALL [en]\n kobis: 20253224\n year: 2019\n"
     " release: 2020-11-27 KR\n countries: 한국\n genres: 스릴러; 미스터리\n"
     " studios: 용필름\n director: 이충현\n"
     "warning 5: a record without a title\n"},
    {"<movieInfoResult><movieInfo><movieCd>1</movieCd><movieNm>콜</movieNm>"
     "<showTm>112</showTm><prdtYear>2020</prdtYear><nations><nation>"
     "<nationNm>한국</nationNm></nation></nations><actors><actor>"
     "<peopleNm>전종서</peopleNm><peopleNmEn>JEON Jong-seo</peopleNmEn>"
     "<cast>영숙</cast><castEn>Young-sook</castEn></actor></actors>"
     "<staffs><staff><peopleNm>김</peopleNm><staffRoleNm>편집</staffRoleNm>"
     "</staff></staffs></movieInfo></movieInfoResult>",
     "film kobis 1\n ref: 1\n form: movie\n main: 콜 [ko]\n kobis: 1\n"
     " year: 2020\n countries: 한국\n runtime: 112\n"
     " cast: 전종서 = JEON Jong-seo as 영숙 = Young-sook\n editor: 김\n"},
    {"<peopleListResult><peopleList><people><peopleCd>10027799</peopleCd>"
     "<peopleNm>민병우</peopleNm><peopleNmEn>MIN Byung-woo</peopleNmEn>"
     "<repRoleNm>감독</repRoleNm><filmoNames> 몽마르트|럭스</filmoNames>"
     "</people></peopleList></peopleListResult>",
     "person kobis 1\n ref: 10027799\n main: 민병우 [ko]\n"
     " romanised: MIN Byung-woo [ko-Latn]\n kobis: 10027799\n tags: 감독\n"
     " works: 몽마르트; 럭스\n"},
    {"{\"movieInfoResult\":{\"movieInfo\":{\"movieCd\":\"1\",\"movieNm\":"
     "\"콜\",\"showTm\":\"112\",\"nations\":[{\"nationNm\":\"한국\"}],"
     "\"directors\":[{\"peopleNm\":\"이충현\",\"peopleNmEn\":\"\"}],"
     "\"actors\":[{\"peopleNm\":\"박신혜\",\"cast\":\"서연\"},"
     "{\"peopleNm\":\"전종서\",\"cast\":\"\"}]},\"source\":\"x\"}}",
     "film kobis 1\n ref: 1\n form: movie\n main: 콜 [ko]\n kobis: 1\n"
     " countries: 한국\n runtime: 112\n director: 이충현\n"
     " cast: 박신혜 as 서연\n cast: 전종서\n"},
    {"<faultResult><faultInfo><message>bad key</message>"
     "<errorCode>320010</errorCode></faultInfo></faultResult>",
     "error: line 1: an error message of KOBIS: bad key\n"},
    {"<movieListResult><totCnt>0</totCnt><movieList/></movieListResult>",
     "warning 0: holds no record\n"},
};

#define KMDB(title, more)                                                      \
    "{\"Query\":\"\",\"KMAQuery\":\"\",\"Data\":[{\"TotalCount\":1,"           \
    "\"Result\":[{\"DOCID\":\"K1\",\"movieSeq\":\"1\",\"title\":\"" title      \
    "\"" more "}]}]}"

static const struct row kmdb[] = {
    {KMDB(" !HS 미성년 !HE  이야기",
          ",\"titleEng\":\"Another Child (Mi-seong-nyeon)\",\"titleEtc\":"
          "\"미성년^Another Child\",\"prodYear\":\"2018\",\"directors\":{"
          "\"director\":[{\"directorNm\":\"김윤석\",\"directorId\":\"2\"}]},"
          "\"actors\":{\"actor\":[{\"actorNm\":\"염정아\",\"actorEnNm\":"
          "\"Yum Jung-ah\",\"actorId\":\"3\"}]},\"nation\":\"대한민국\","
          "\"genre\":\"드라마,가족\",\"runtime\":\"96\",\"repRlsDate\":"
          "\"20190411\",\"plots\":{\"plot\":[{\"plotText\":\"이야기.\"}]},"
          "\"Awards1\":\"영화제(2019) : 신인상 - 김윤석|다른 상\",\"Codes\":"
          "{\"Code\":[{\"CodeNm\":\"FIMS\",\"CodeNo\":\"20182544\"}]}"),
     "film kmdb 1\n ref: K1\n form: movie\n main: 미성년 이야기 [ko]\n"
     " translated: Another Child [en]\n romanised: Mi-seong-nyeon [ko-Latn]\n"
     " alternative: 미성년\n kmdb: K1\n kobis: 20182544\n year: 2018\n"
     " release: 2019-04-11 KR\n countries: 대한민국\n genres: 드라마; 가족\n"
     " runtime: 96\n plot: 이야기.\n director: 김윤석 (kmdb 2)\n"
     " cast: 염정아 = Yum Jung-ah (kmdb 3)\n won: 영화제, 신인상, 김윤석, "
     "2019\n"},
    /* in a script; staffs go before actors */
    {"export const dummy = " KMDB(
         "a", ",\"actors\":{\"actor\":[{\"actorNm\":\"x\"}]},\"staffs\":{"
              "\"staff\":[{\"staffNm\":\"x\",\"staffRoleGroup\":\"출연\","
              "\"staffRole\":\"해미 역\"},{\"staffNm\":\"y\","
              "\"staffRoleGroup\":\"제작사\"},{\"staffNm\":\"z\","
              "\"staffRoleGroup\":\"미술\"}]}") ";\n",
     "film kmdb 1\n ref: K1\n form: movie\n main: a [ko]\n kmdb: K1\n"
     " cast: x as 해미\n other 미술: z\n"},
    {"<?xml version=\"1.0\"?><Search><Result><Row><DOCID><![CDATA[F09210]]>"
     "</DOCID><movieSeq>09210</movieSeq><title><![CDATA[ 이마 베프 ]]></title>"
     "</Row></Result></Search>",
     "film kmdb 1\n ref: F09210\n form: movie\n main: 이마 베프 [ko]\n"
     " kmdb: F09210\n"},
    {"{\"KMAQuery\":\"\",\"DOCID\":\"x\",\"movieSeq\": }",
     "error: line 1: unexpected token near '}'\n"},
};

static const struct row omdb[] = {
    {"<?xml version=\"1.0\"?>\n<root response=\"True\">\n"
     "<movie title=\"The Prestige\" year=\"2006\" released=\"20 Oct 2006\" "
     "runtime=\"130 min\" genre=\"Drama, Mystery\" director=\"A B\" "
     "writer=\"C D (screenplay), C D, E F (novel)\" actors=\"G H, I J\" "
     "plot=\"N/A\" language=\"English\" country=\"UK, US\" "
     "imdbID=\"tt0482571\" type=\"movie\"/></root>",
     "film omdb 3\n ref: tt0482571\n form: movie\n main: The Prestige\n"
     " imdb: tt0482571\n year: 2006\n release: 2006-10-20\n"
     " countries: UK; US\n languages: English\n genres: Drama; Mystery\n"
     " runtime: 130\n director: A B\n writer: C D\n writer: E F\n cast: G H\n"
     " cast: I J\n"},
    {"<root totalResults=\"2\" response=\"True\">\n"
     "<result title=\"Cowboys & Aliens\" year=\"2011–2019\" "
     "imdbID=\"tt0409847\" type=\"series\"/></root>",
     "film omdb 2\n ref: tt0409847\n form: series\n main: Cowboys & Aliens\n"
     " imdb: tt0409847\n year: 2011\n"},
    {"<root response=\"False\"><error>Movie not found!</error></root>",
     "error: line 1: an error message of OMDb: Movie not found!\n"},
    {"{\"Title\":\"Oldboy\",\"Year\":\"2003\",\"Plot\":\"Locked in.\","
     "\"Actors\":\"Choi Min-sik\",\"imdbID\":\"tt0364569\",\"Type\":\"movie\"}",
     "film omdb 1\n ref: tt0364569\n form: movie\n main: Oldboy\n"
     " imdb: tt0364569\n year: 2003\n plot: Locked in.\n"
     " cast: Choi Min-sik\n"},
    {"{\"Search\":[{\"Title\":\"Oldboy\",\"imdbID\":\"tt0364569\"}]}",
     "film omdb 1\n ref: tt0364569\n form: movie\n main: Oldboy\n"
     " imdb: tt0364569\n"},
};

static void
check(const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        assert_read(i, film_str_from(rows[i].input), rows[i].text);
}

#define TABLE(name)                                                            \
    static void test_##name(void **state)                                      \
    {                                                                          \
        (void)state;                                                           \
        check(name, sizeof name / sizeof *name);                               \
    }

TABLE(kobis)
TABLE(kmdb)
TABLE(omdb)

int
main(void)
{
    film_read_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kobis),
        cmocka_unit_test(test_kmdb),
        cmocka_unit_test(test_omdb),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
