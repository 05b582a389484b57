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
    /* Hangul from its first to its last syllable, and foreign names; jobs */
    {"{\"movieInfoResult\":{\"movieInfo\":{\"movieCd\":\"1\","
     "\"movieNm\":\"콜\",\"actors\":[{\"peopleNm\":\"가힣\","
     "\"peopleNmEn\":\"KA Hih\"},{\"peopleNm\":\"힣가\"},"
     "{\"peopleNm\":\"Ann Lee\",\"peopleNmEn\":\"Ann Lee\"},"
     "{\"peopleNm\":\"앤 리\",\"peopleNmEn\":\"Ann LEE\"},"
     "{\"peopleNm\":\"鄭\"}],"
     "\"staffs\":[{\"peopleNm\":\"가\",\"staffRoleNm\":\"편집\"},"
     "{\"peopleNm\":\"나\",\"staffRoleNm\":\"각본\"},"
     "{\"peopleNm\":\"다\",\"staffRoleNm\":\"분장\"}]}}}",
     "film kobis 1\n"
     " ref: 1\n"
     " form: movie\n"
     " main: 콜 [ko]\n"
     " kobis: 1\n"
     " cast: 가힣 = KA Hih\n"
     " cast: 힣가\n"
     " cast: Ann Lee\n"
     " cast: 앤 리 = Ann LEE\n"
     " cast: 鄭\n"
     " editor: 가\n"
     " writer: 나\n"
     " other 분장: 다\n"},
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
     "warning 0: contains no record\n"},
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
     "imdbID=\"tt0482571\" type=\"movie\" imdbRating=\"8.5\" "
     "metascore=\"N/A\"/></root>",
     "film omdb 3\n ref: tt0482571\n form: movie\n main: The Prestige\n"
     " imdb: tt0482571\n year: 2006\n release: 2006-10-20\n"
     " countries: UK; US\n languages: English\n genres: Drama; Mystery\n"
     " runtime: 130\n rating: 8.5/10 imdb\n director: A B\n writer: C D\n "
     "writer: E F\n cast: G H\n"
     " cast: I J\n"},
    {"<root totalResults=\"2\" response=\"True\">\n"
     "<result title=\"Cowboys & Aliens\" year=\"2011–2019\" "
     "imdbID=\"tt0409847\" type=\"series\"/></root>",
     "film omdb 2\n ref: tt0409847\n form: series\n main: Cowboys & Aliens\n"
     " imdb: tt0409847\n year: 2011\n"},
    {"<root response=\"False\"><error>Movie not found!</error></root>",
     "error: line 1: an error message of OMDb: Movie not found!\n"},
    {"{\"Title\":\"Oldboy\",\"Year\":\"2003\",\"Plot\":\"Locked in.\","
     "\"Actors\":\"Choi Min-sik\",\"imdbID\":\"tt0364569\",\"Type\":\"movie\","
     "\"Ratings\":[{\"Source\":\"Tomatoes\",\"Value\":\"82%\"}]}",
     "film omdb 1\n ref: tt0364569\n form: movie\n main: Oldboy\n"
     " imdb: tt0364569\n year: 2003\n rating: 82% Tomatoes\n plot: Locked in.\n"
     " cast: Choi Min-sik\n"},
    {"{\"Search\":[{\"Title\":\"Oldboy\",\"imdbID\":\"tt0364569\"}]}",
     "film omdb 1\n ref: tt0364569\n form: movie\n main: Oldboy\n"
     " imdb: tt0364569\n"},
};

static const struct row en15907[] = {
    {"<ExchangeSet>\n<CinematographicWork>"
     "<Identifier IDTypeName=\"elonet_elokuva\">118</Identifier>"
     "<RecordSource><SourceName>KAVI</SourceName></RecordSource>"
     "<IdentifyingTitle>The Zoo</IdentifyingTitle>"
     "<Title><TitleText>The Zoo</TitleText><TitleRelationship>original"
     "</TitleRelationship></Title>"
     "<Title><TitleText lang=\"swe\">Zoo</TitleText><TitleRelationship>"
     "translated</TitleRelationship></Title>"
     "<Title><TitleText>Park</TitleText><TitleRelationship>working"
     "</TitleRelationship></Title>"
     "<YearOfReference>2022</YearOfReference><CountryOfReference><Country>"
     "<RegionName>Suomi</RegionName></Country></CountryOfReference>\n"
     "<HasAgent><Activity>D02</Activity><AgentName>A B</AgentName>"
     "<AgentIdentifier><IDTypeName>elonet_henkilo</IDTypeName>"
     "<IDValue>1</IDValue></AgentIdentifier></HasAgent>\n"
     "<HasAgent><Activity>E01</Activity><AgentName "
     "elokuva-elonayttelija-nimi=\"C. D.\" "
     "elokuva-elonayttelija-rooli=\"Duck\">C D</AgentName>"
     "<AgentIdentifier><IDTypeName>elonet_henkilo</IDTypeName>"
     "<IDValue>2</IDValue></AgentIdentifier></HasAgent>"
     "<HasAgent><Activity tehtava=\"kuoro\">A99</Activity><AgentName>E"
     "</AgentName><AgentIdentifier><IDTypeName>elonet_kokoonpano"
     "</IDTypeName></AgentIdentifier></HasAgent>"
     "<HasAgent><Activity>E10</Activity><AgentName>F Oy</AgentName>"
     "<AgentIdentifier/></HasAgent>"
     "<HasAgent><Activity>oth</Activity><AgentName>G, H</AgentName></HasAgent>"
     "<ProductionEvent><ProductionEventType>PRE</ProductionEventType>"
     "<DateText>15.02.2001</DateText></ProductionEvent>"
     "<ProductionEvent><ProductionEventType>DESCRIPTION</ProductionEventType>"
     "<elokuva_lehdistoarvio>Good.&lt;br/&gt;Bad.</elokuva_lehdistoarvio>"
     "</ProductionEvent>"
     "<SubjectTerms><Term>zoo</Term></SubjectTerms><Award>Best 2023.</Award>"
     "<ContentDescription><DescriptionText>A zoo.</DescriptionText>"
     "</ContentDescription></CinematographicWork></ExchangeSet>",
     "film en15907 2\n ref: 118\n form: movie\n main: The Zoo\n"
     " translated: Zoo [sv]\n alternative: Park\n elonet: 118\n year: 2022\n"
     " release: 2001-02-15 FI\n countries: Suomi\n tags: zoo\n"
     " studios: F Oy\n plot: A zoo.\n director: A B (elonet 1)\n"
     " cast: C D = C. D. as Duck (elonet 2)\n other kuoro: E\n"
     " won: , Best 2023., , 2023\n"
     "article en15907 2\n id: 118\n title: The Zoo\n source: KAVI\n"
     " language: fi\n elonet: 118\n film: The Zoo (2022)\n"
     " H2 4 Lehdistöarviot\n P 4 Good. Bad.\n"},
    /* pictures and papers of a film, by their ids or names */
    {"<ExchangeSet>\n<CinematographicWork>"
     "<Identifier IDTypeName=\"elonet_materiaali_kuva\">1</Identifier>"
     "<IdentifyingTitle>The Zoo</IdentifyingTitle></CinematographicWork>\n"
     "<CinematographicWork><IdentifyingTitle>Zoo</IdentifyingTitle><Title>"
     "<TitleText>zoo_01.JPG</TitleText></Title></CinematographicWork>"
     "</ExchangeSet>",
     "warning 2: a still image or paper, not a film, was skipped\n"
     "warning 3: a still image or paper, not a film, was skipped\n"},
};

static const struct row pbcore[] = {
    {"<pbcoreCollection>\n<pbcoreDescriptionDocument>"
     "<pbcoreAssetDate dateType=\"Broadcast\">2013-02-10</pbcoreAssetDate>"
     "<pbcoreIdentifier source=\"MCU\">v0567</pbcoreIdentifier>"
     "<pbcoreIdentifier source=\"IMDb\">tt0000001</pbcoreIdentifier>"
     "<pbcoreTitle titleType=\"Series\">Nova</pbcoreTitle>"
     "<pbcoreTitle titleType=\"Main\">Death</pbcoreTitle>"
     "<pbcoreDescription>One.</pbcoreDescription>"
     "<pbcoreDescription>Two.</pbcoreDescription>"
     "<pbcoreGenre>Documentary</pbcoreGenre>"
     "<pbcoreCreator><creator>A B</creator><creatorRole>Director"
     "</creatorRole></pbcoreCreator>"
     "<pbcoreContributor><contributor>C D</contributor><contributorRole "
     "portrayal=\"Duck\">Actor</contributorRole></pbcoreContributor>"
     "<pbcoreContributor><contributor>E F</contributor><contributorRole>"
     "Interviewee</contributorRole></pbcoreContributor>"
     "<pbcoreInstantiation><instantiationDuration>01:28:52"
     "</instantiationDuration><instantiationLanguage>eng"
     "</instantiationLanguage></pbcoreInstantiation>"
     "</pbcoreDescriptionDocument></pbcoreCollection>",
     "film pbcore 2\n ref: v0567\n form: movie\n main: Death\n"
     " alternative: Nova\n imdb: tt0000001\n year: 2013\n"
     " release: 2013-02-10\n languages: en\n genres: Documentary\n"
     " runtime: 88\n plot: One.\n\nTwo.\n director: A B\n"
     " cast: C D as Duck\n other Interviewee: E F\n"},
    {"<pbcoreDescriptionDocument><pbcoreTitle>Talk</pbcoreTitle>"
     "<pbcoreInstantiation><instantiationMediaType>Sound"
     "</instantiationMediaType></pbcoreInstantiation>"
     "</pbcoreDescriptionDocument>",
     "warning 1: a sound recording, not a film\n"},
    {"<pbcoreDescriptionDocument><pbcoreTitle>Film</pbcoreTitle>"
     "<pbcoreInstantiation><instantiationMediaType>Sound"
     "</instantiationMediaType></pbcoreInstantiation>"
     "<pbcoreInstantiation><instantiationMediaType>Moving Image"
     "</instantiationMediaType></pbcoreInstantiation>"
     "</pbcoreDescriptionDocument>",
     "film pbcore 1\n form: movie\n main: Film\n"},
    {"<pbcoreInstantiationDocument/>", "warning 0: contains no record\n"},
};

/* clang-format off */
#define FIELD(tag, subfields)                                                  \
    "<datafield tag=\"" tag "\">" subfields "</datafield>"
#define SUB(code, text) "<subfield code=\"" code "\">" text "</subfield>"

static const struct row marcxml[] = {
    {"<collection xmlns=\"http://www.loc.gov/MARC21/slim\">\n<record>"
     "<leader>01536cgm a22003494i 4500</leader>"
     "<controlfield tag=\"001\">99</controlfield>"
     "<controlfield tag=\"008\">200617s2003    ko 120</controlfield>"
     FIELD("024", SUB("a", "tt0364569") SUB("2", "imdb"))
     FIELD("041", SUB("a", "kor"))
     FIELD("245", SUB("6", "880-01") SUB("a", "Oldeuboi =")
                  SUB("b", "Oldboy /") SUB("c", "Park"))
     FIELD("246", SUB("a", "Old boy."))
     FIELD("300", SUB("a", "1 DVD-video (120 min.) :"))
     FIELD("508", SUB("a", "Director, Park Chan-wook ; sound, Lee Sung."))
     FIELD("511", SUB("a", "Cast: Choi Min-sik (Oh Dae-su), Yoo Ji-tae."))
     FIELD("520", SUB("a", "A man is locked in."))
     FIELD("586", SUB("a", "Grand Prix, Cannes 2004."))
     FIELD("650", SUB("a", "Revenge."))
     FIELD("700", SUB("6", "880-02") SUB("a", "Park, Chan-wook,")
                  SUB("e", "film director."))
     FIELD("700", SUB("a", "Jo, Yeong-wook,") SUB("4", "cmp"))
     FIELD("700", SUB("a", "Somebody") SUB("e", "dedicatee."))
     FIELD("880", SUB("6", "245-01/$1") SUB("a", "올드보이 /"))
     FIELD("880", SUB("6", "700-02") SUB("a", "박, 찬욱,"))
     "</record></collection>",
     "film marcxml 2\n ref: 99\n form: movie\n main: Oldeuboi: Oldboy\n"
     " original: 올드보이\n alternative: Old boy\n imdb: tt0364569\n"
     " year: 2003\n languages: ko\n tags: Revenge\n runtime: 120\n"
     " plot: A man is locked in.\n director: Chan-wook Park = 박찬욱\n"
     " composer: Yeong-wook Jo\n other dedicatee: Somebody\n"
     " cast: Choi Min-sik as Oh Dae-su\n cast: Yoo Ji-tae\n"
     " director: Park Chan-wook\n other sound: Lee Sung\n"
     " won: , Grand Prix, Cannes 2004, , 2004\n"},
    {"<record xmlns=\"http://www.loc.gov/MARC21/slim\">"
     "<leader>01536cam a22</leader></record>",
     "warning 1: a library record of something other than a film\n"},
};

#define CLAIM(property, value) CLAIM_WITH(property, value, "")
#define CLAIM_WITH(property, value, more)                                      \
    "\"" property "\":[{\"mainsnak\":{\"datavalue\":{\"value\":" value         \
    "}}" more "}]"
#define LABEL(language, text)                                                  \
    "\"" language "\":{\"language\":\"" language "\",\"value\":\"" text "\"}"

static const struct row wikidata[] = {
    {"{\"type\":\"item\",\"id\":\"Q1\",\"labels\":{"
     LABEL("ko", "버닝") "," LABEL("en", "Burning")
     "},\"aliases\":{\"en\":[{\"language\":\"en\",\"value\":\"Beoning\"}]},"
     "\"claims\":{"
     CLAIM("P31", "{\"id\":\"Q11424\"}") ","
     CLAIM("P345", "\"tt7282468\"") ","
     CLAIM("P577", "{\"time\":\"+2018-05-17T00:00:00Z\",\"precision\":11}") ","
     CLAIM("P2047", "{\"amount\":\"+148\"}") ","
     CLAIM("P57", "{\"id\":\"Q2\"}") ","
     CLAIM_WITH("P161", "{\"id\":\"Q3\"}", ",\"qualifiers\":{\"P4633\":[{"
                "\"datavalue\":{\"value\":\"Hae-mi\"}}]}")
     "}}",
     "film wikidata 1\n ref: Q1\n form: movie\n main: Burning [en]\n"
     " translated: 버닝 [ko]\n alternative: Beoning [en]\n wikidata: Q1\n"
     " imdb: tt7282468\n year: 2018\n release: 2018-05-17\n runtime: 148\n"
     " director (wikidata Q2)\n cast as Hae-mi (wikidata Q3)\n"},
    {"{\"entities\":{\"Q3\":{\"id\":\"Q3\",\"labels\":{"
     LABEL("en", "Jeon Jong-seo") "},\"claims\":{"
     CLAIM("P31", "{\"id\":\"Q5\"}") ","
     CLAIM("P569", "{\"time\":\"+1994-07-00T00:00:00Z\",\"precision\":10}")
     "}},\"Q4\":{\"id\":\"Q4\",\"labels\":{},\"claims\":[]}}}",
     "person wikidata 1\n ref: Q3\n main: Jeon Jong-seo [en]\n"
     " wikidata: Q3\n born: 1994-07\n"
     "warning 1: Q4 is neither a film nor a person\n"},
};
/* clang-format on */

static const struct row tables[] = {
    {"tconst\ttitleType\tprimaryTitle\toriginalTitle\tstartYear\t"
     "runtimeMinutes\tgenres\n"
     "tt7282468\tmovie\tBurning\tBeoning\t2018\t148\tDrama,Mystery\n"
     "tt0000002\ttvSeries\tX\tX\t\\N\t\\N\t\\N\n",
     "film imdb-tsv 2\n ref: tt7282468\n form: movie\n main: Burning\n"
     " original: Beoning\n imdb: tt7282468\n year: 2018\n"
     " genres: Drama; Mystery\n runtime: 148\n"
     "film imdb-tsv 3\n ref: tt0000002\n form: series\n main: X\n"
     " imdb: tt0000002\n"},
    {"nconst\tprimaryName\tbirthYear\tdeathYear\tprimaryProfession\n"
     "nm1\tJeon Jong-seo\t1994\t\\N\tactress\n",
     "person imdb-tsv 2\n ref: nm1\n main: Jeon Jong-seo\n imdb: nm1\n"
     " born: 1994\n tags: actress\n"},
    {"titleId\tordering\ttitle\tregion\tlanguage\ttypes\tattributes\t"
     "isOriginalTitle\ntt1\t1\tBurning\tUS\t\\N\t\\N\t\\N\t0\n"
     "tt1\t2\tBeoning\tKR\tko\t\\N\t\\N\t1\ntt2\t1\tX\t\t\t\t\t0\n",
     "film imdb-tsv 2\n ref: tt1\n form: movie\n main: Burning\n"
     " original: Beoning [ko]\n imdb: tt1\n"
     "film imdb-tsv 4\n ref: tt2\n form: movie\n main: X\n imdb: tt2\n"},
    {"tconst\ttitleType\tprimaryTitle\ntt1\ttvMiniSeries\tA\n"
     "tt2\ttvEpisode\tB\ntt3\ttvMovie\tC\ntt4\ttvSeries\tD\n",
     "film imdb-tsv 2\n ref: tt1\n form: series\n main: A\n imdb: tt1\n"
     "film imdb-tsv 3\n ref: tt2\n form: episode\n main: B\n imdb: tt2\n"
     "film imdb-tsv 4\n ref: tt3\n form: movie\n main: C\n imdb: tt3\n"
     "film imdb-tsv 5\n ref: tt4\n form: series\n main: D\n imdb: tt4\n"},
    {"tconst\tordering\tnconst\tcategory\ntt1\t1\tnm1\tactor\n",
     "error: line 1: a table of IMDb without titles and names\n"},
};

static const struct row ebucore[] = {
    {"<ebuCoreMain><coreMetadata><title><title>Song</title></title>"
     "<alternativeTitle><title>ESC</title></alternativeTitle>"
     "<description><description>1</description></description><description>"
     "<description>People sing against each other.</description></description>"
     "<date><date>2015-05-23T21:00:00</date></date><contributor>"
     "<contactDetails><name>A B</name></contactDetails><role typeLabel="
     "\"Director\"/></contributor><identifier><identifier>2083</identifier>"
     "</identifier>\n<part partName=\"Act\"><description><description>"
     "<![CDATA[<p>She sings very well.</p>]]></description></description>"
     "</part></coreMetadata></ebuCoreMain>",
     "film ebucore 1\n ref: 2083\n form: movie\n main: Song\n"
     " alternative: ESC\n year: 2015\n release: 2015-05-23\n"
     " plot: People sing against each other.\n director: A B\n"
     "article ebucore 1\n title: Song\n date: 2015-05-23\n"
     " film: Song (2015)\n H2 2 Act\n P 2 She sings very well.\n"},
    {"<ebuCoreMain><coreMetadata><format/></coreMetadata></ebuCoreMain>",
     "warning 1: a record without a title\n"},
};

static const struct row tei[] = {
    {"<TEI xml:lang=\"en\"><teiHeader><fileDesc><titleStmt><title>Play"
     "</title><author>A B</author></titleStmt><publicationStmt><publisher>P"
     "</publisher><date when=\"1921-03\">March</date></publicationStmt>"
     "</fileDesc></teiHeader>\n<text><body><div><head>Cast</head><castList>"
     "<castItem><role>Duck</role>, <actor>C D</actor></castItem></castList>"
     "<div><head>One</head>\n<p>Text <note>n</note>here.</p><sp><speaker>X"
     "</speaker><l>verse</l></sp></div></div></body></text></TEI>",
     "article tei 1\n title: Play\n date: 1921-03\n source: P\n"
     " language: en\n authors: A B\n cast: C D\n H3 2 Cast\n P 2 Duck, C D\n"
     " H4 2 One\n P 3 Text here.\n P 3 n\n P 3 X verse\n"},
    /* a name in its parts, beside numbers; an abstract */
    {"<TEI><teiHeader><fileDesc><titleStmt><title>T</title><author><persName>"
     "<surname>Roe</surname>, <forename>Jane</forename></persName><idno>Q1"
     "</idno></author><author><name>Vogt, Ines</name><email>i@a.test</email>"
     "</author></titleStmt><sourceDesc><p>A print.</p></sourceDesc></fileDesc>"
     "<profileDesc><abstract><p>On rain.</p></abstract></profileDesc>"
     "</teiHeader><text><body><p>It rains.</p></body></text></TEI>",
     "article tei 1\n title: T\n authors: Jane Roe; Ines Vogt\n P 1 On rain.\n"
     " P 1 It rains.\n"},
    /* text in elements of any name; notes by themselves; the head of a page */
    {"<TEI><text><front><titlePage><byline>BY</byline><docAuthor>A B"
     "</docAuthor></titlePage></front><body><fw>12</fw><note>Of "
     "<hi>his</hi> hand</note><figure><head>A gull</head><figDesc>In ink"
     "</figDesc></figure></body><back><p>The end.</p></back></text></TEI>",
     "article tei 1\n P 1 BY\n P 1 A B\n P 1 Of his hand\n H3 1 A gull\n"
     " P 1 In ink\n P 1 The end.\n"},
};

#define JATS(rest) "<article dtd-version='1.2' xml:lang='en'>" rest "</article>"

static const struct row jats[] = {
    {JATS("<front><journal-meta><journal-title-group><journal-title>Light"
          "</journal-title></journal-title-group></journal-meta><article-meta>"
          "<article-id pub-id-type='doi'>10.1/x</article-id><title-group>"
          "<article-title>Ports in <italic>Rain</italic></article-title>"
          "</title-group><contrib-group><contrib contrib-type='author'><name>"
          "<surname>Roe</surname><given-names>Jane</given-names></name>"
          "<xref ref-type='aff'>1</xref></contrib><contrib><name "
          "name-style='eastern'><surname>Kim</surname><given-names>Hana"
          "</given-names></name></contrib><contrib contrib-type='editor'><name>"
          "<surname>No</surname></name></contrib><contrib><collab>The Group"
          "<aff>x</aff></collab></contrib></contrib-group><pub-date><year>2018"
          "</year></pub-date><pub-date><day>3</day><month>5</month><year>2019"
          "</year></pub-date><product product-type='film'><source>Rain"
          "</source> <year>2017</year></product><abstract><p>In short.</p>"
          "</abstract><kwd-group><kwd>rain</kwd></kwd-group></article-meta>"
          "</front>\n<body><sec><label>1</label><title>One</title><p>It rains"
          "<xref ref-type='fn'>2</xref>.</p><sec><title>Two</title><list>"
          "<list-item><p>A gull.</p></list-item></list><disp-quote><p>Said."
          "</p></disp-quote><table><tr><td>a</td><td>b</td></tr></table></sec>"
          "</sec></body>\n<back><ref-list><ref><mixed-citation>Old.</mixed-"
          "citation></ref></ref-list><fn-group><fn><p>Note.</p></fn></fn-group>"
          "</back><sub-article><front-stub><title-group><article-title>Answer"
          "</article-title></title-group></front-stub><body><p>No.</p></body>"
          "</sub-article>"),
     "article jats 1\n id: 10.1/x\n title: Ports in Rain\n"
     " url: https://doi.org/10.1/x\n date: 2019-05-03\n source: Light\n"
     " language: en\n authors: Jane Roe; Kim Hana; The Group\n tags: rain\n"
     " film: Rain (2017)\n P 1 In short.\n H1 2 One\n P 2 It rains.\n"
     " H2 2 Two\n P 2 A gull.\n P 2 Said.\n P 2 a b\n P 3 Note.\n"
     "article jats 3\n title: Answer\n source: Light\n P 3 No.\n"},
    {JATS("<front/>"), ""},
};

static const struct row movie_json[] = {
    /* TMDB, the answer to a question about one film */
    {"{\n \"adult\": false, \"id\": 42, \"imdb_id\": \"tt0000042\",\n"
     " \"original_language\": \"fr\", \"original_title\": \"Le Quai\",\n"
     " \"title\": \"The Quay\", \"overview\": \"A pilot returns.\",\n"
     " \"tagline\": \"\", \"release_date\": \"2019-05-03\",\n"
     " \"runtime\": 112, \"vote_average\": 7.4, \"genres\": [{\"id\": 18, "
     "\"name\": \"Drama\"}],\n"
     " \"production_countries\": [{\"iso_3166_1\": \"FR\", \"name\":"
     " \"France\"}],\n"
     " \"credits\": {\"cast\": [{\"name\": \"Ines Vogt\", \"character\":"
     " \"Lena\"}], \"crew\": [{\"name\": \"Mara Quill\", \"job\":"
     " \"Director\", \"department\": \"Directing\"}, {\"name\":"
     " \"Ole Hart\", \"job\": \"Gaffer\"}]}}",
     "film movie-json 1\n form: movie\n main: The Quay\n original: Le Quai\n"
     " imdb: tt0000042\n tmdb: 42\n year: 2019\n release: 2019-05-03\n"
     " countries: France\n languages: fr\n genres: Drama\n runtime: 112\n"
     " rating: 7.4/10 tmdb\n plot: A pilot returns.\n cast: Ines Vogt as Lena\n"
     " director: Mara Quill\n other Gaffer: Ole Hart\n"},
    /* a page of results, as one line */
    {"{\"page\":1,\"results\":[{\"id\":1,\"original_title\":\"A\",\"title\":"
     "\"A\",\"release_date\":\"2001\",\"original_language\":\"en\"},"
     "{\"id\":2,\"title\":\"B\",\"original_language\":\"en\","
     "\"release_date\":\"\"}]}",
     "film movie-json 1\n form: movie\n main: A\n tmdb: 1\n year: 2001\n"
     " release: 2001\n languages: en\n"
     "film movie-json 1\n form: movie\n main: B\n tmdb: 2\n languages: en\n"},
    /* TVmaze: people in members of their own */
    {"{\"id\":1,\"name\":\"Quay\",\"premiered\":\"2013-06-24\","
     "\"genres\":[\"Drama\"],\"network\":{\"name\":\"CBS\"},\"externals\":"
     "{\"imdb\":\"tt1553656\"},\"_embedded\":{\"cast\":[{\"person\":"
     "{\"name\":\"Ines Vogt\"},\"character\":{\"name\":\"Lena\"}}]}}",
     "film movie-json 1\n form: series\n main: Quay\n imdb: tt1553656\n"
     " year: 2013\n release: 2013-06-24\n genres: Drama\n studios: CBS\n"
     " cast: Ines Vogt as Lena\n"},
    /* a person, with films; a collection of films is none */
    {"{\"name\":\"Ines Vogt\",\"also_known_as\":[\"I. Vogt\"],\"birthday\":"
     "\"1955-03-17\",\"deathday\":null,\"biography\":\"An actress.\","
     "\"imdb_id\":\"nm0000641\",\"known_for\":[{\"title\":\"Quay\","
     "\"release_date\":\"2019\"}]}",
     "person movie-json 1\n main: Ines Vogt\n alternative: I. Vogt\n"
     " imdb: nm0000641\n born: 1955-03-17\n works: Quay\n plot: An actress.\n"
     "film movie-json 1\n form: movie\n main: Quay\n year: 2019\n"
     " release: 2019\n"},
    {"{\"id\":10,\"name\":\"Quay Collection\",\"overview\":\"Two films.\","
     "\"parts\":[{\"title\":\"Quay\",\"release_date\":\"2019\"}]}",
     "film movie-json 1\n form: movie\n main: Quay\n year: 2019\n"
     " release: 2019\n"},
    /* Trakt: films wrapped in what was done with them */
    {"[{\"watched_at\":\"2019-05-03T20:00:00.000Z\",\"movie\":{\"title\":"
     "\"Quay\",\"year\":2019,\"ids\":{\"trakt\":1,\"imdb\":"
     "\"tt0000042\"}}}]",
     "film movie-json 1\n form: movie\n main: Quay\n imdb: tt0000042\n"
     " year: 2019\n"},
    /* a film of its own with another in it */
    {"{\"title\":\"Quay\",\"year\":2019,\"director\":\"P Q\",\"movie\":{"
     "\"title\":\"The Other Quay\",\"year\":2020}}",
     "film movie-json 1\n form: movie\n main: Quay\n year: 2019\n"
     " director: P Q\n"},
    /* by their ids; but a person is no film */
    {"{\"603\":{\"title\":\"A\",\"year\":1999,\"director\":\"P Q\"},\n"
     "\"tt0000042\":{\"title\":\"B\",\"year\":2000}}",
     "film movie-json 1\n form: movie\n main: A\n year: 1999\n"
     " director: P Q\n"
     "film movie-json 1\n form: movie\n main: B\n year: 2000\n"},
    {"{\"a\":{\"title\":\"A\",\"year\":1999,\"director\":\"P Q\"},\n"
     "\"person\":{\"name\":\"Ines Vogt\"}}",
     "warning 1: a record without a title\n"},
    /* lists of films: an array, and the same as lines with a bad one */
    {"[\n{\"title\":\"A\",\"year\":1999,\"cast\":[\"X Y\",\"Z\"],"
     "\"genres\":[]},\n{\"title\":\"B\",\"year\":\"2000\","
     "\"director\":\"P Q, R S\"}]",
     "film movie-json 2\n form: movie\n main: A\n year: 1999\n cast: X Y\n"
     " cast: Z\n"
     "film movie-json 3\n form: movie\n main: B\n year: 2000\n"
     " director: P Q\n director: R S\n"},
    {"{\"title\":\"A\",\"year\":1999,\"cast\":[\"X Y\"]}\n{\"title\": oops}\n"
     "{\"title\":\"B\",\"year\":2000,\"cast\":[]}\n",
     "film movie-json 1\n form: movie\n main: A\n year: 1999\n cast: X Y\n"
     "warning 2: invalid token near 'oops'\n"
     "film movie-json 3\n form: movie\n main: B\n year: 2000\n"},
    /* an article with its text is not a film */
    {"{\"title\":\"A\",\"year\":1999,\"cast\":[\"X Y\"],\"text\":\"It "
     "rains.\"}",
     "article jsonl 1\n id: 1\n title: A\n cast: X Y\n meta: year:1999\n P 1 "
     "It rains.\n"},
    {"{\"title\":\"A\",\"genres\":[\"x\"],\"year\":1999",
     "error: line 1: '}' expected near end of file\n"},
};

#define LD "\"@context\":\"https://schema.org\","
static const struct row schema_org[] = {
    {"{" LD "\"@type\":\"Movie\",\"name\":\"Quay\",\"datePublished\":"
     "\"2019-05-03\",\"actor\":[{\"@type\":\"PerformanceRole\",\"actor\":"
     "{\"name\":\"Ines Vogt\"},\"characterName\":\"Lena\"}]}",
     "film schema-org 1\n form: movie\n main: Quay\n year: 2019\n"
     " release: 2019-05-03\n cast: Ines Vogt as Lena\n"},
    /* a value on each line */
    {"{" LD "\"@type\":\"Movie\",\"name\":\"A\"}\n{" LD
     "\"@type\":\"Movie\",\"name\":\"B\"}\n{bad\n",
     "film schema-org 1\n form: movie\n main: A\n"
     "film schema-org 2\n form: movie\n main: B\n"
     "warning 3: string or '}' expected near 'bad'\n"},
    /* many in an array, of which one can be mended */
    {"[\n {" LD "\"@type\":\"Movie\",\"name\":\"A\",\n },\n {" LD
     "\"@type\":\"Movie\",\n\"name\":\"B\"}\n]",
     "film schema-org 2\n form: movie\n main: A\n"
     "film schema-org 4\n form: movie\n main: B\n"},
    /* a review with its text */
    {"[{" LD "\"@type\":\"Review\",\"name\":\"Wet\",\"author\":{\"name\":"
     "\"J. Roe\"},\"datePublished\":\"2020-02-03\",\"reviewBody\":"
     "\"It rains a lot.\",\"itemReviewed\":{\"@type\":\"Movie\",\"name\":"
     "\"Rain\",\"datePublished\":\"2019\"}}]",
     "article schema-org 1\n title: Wet\n date: 2020-02-03\n"
     " authors: J. Roe\n film: Rain (2019)\n P 1 It rains a lot.\n"},
    {"{" LD "\"@type\":\"NewsArticle\",\"headline\":\"No text\"}",
     "warning 0: contains neither a film nor an article with its text\n"},
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
TABLE(movie_json)
TABLE(schema_org)
TABLE(kmdb)
TABLE(omdb)
TABLE(en15907)
TABLE(pbcore)
TABLE(marcxml)
TABLE(wikidata)
TABLE(tables)
TABLE(ebucore)
TABLE(tei)
TABLE(jats)

int
main(void)
{
    film_read_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_movie_json), cmocka_unit_test(test_schema_org),
        cmocka_unit_test(test_kobis),      cmocka_unit_test(test_kmdb),
        cmocka_unit_test(test_omdb),       cmocka_unit_test(test_en15907),
        cmocka_unit_test(test_pbcore),     cmocka_unit_test(test_marcxml),
        cmocka_unit_test(test_wikidata),   cmocka_unit_test(test_tables),
        cmocka_unit_test(test_ebucore),    cmocka_unit_test(test_tei),
        cmocka_unit_test(test_jats),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
