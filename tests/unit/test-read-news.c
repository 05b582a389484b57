/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The formats of news agencies: a row a case. */
#include <config.h>
#include "read-support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#define NITF_BODY                                                              \
    "<body><body.head><hedline><hl1>The Call</hl1></hedline>\n"                \
    "<byline>By Kim A and Lee B</byline><abstract>\n<p>Short.</p></abstract>"  \
    "</body.head>\n<body.content><hl2>The Call</hl2><p>One\ntwo.</p>"          \
    "<media><media-caption>A picture</media-caption></media>\n"                \
    "<hl2>Cast</hl2><ul><li>A</li></ul><table><tr><th>Year</th><td>2020</td>"  \
    "</tr></table></body.content><body.end><tagline>End.</tagline>"            \
    "</body.end></body>"
#define NITF_BLOCKS                                                            \
    " P 4 Short.\n P 5-6 One two.\n H2 7 Cast\n P 7 A\n P 7 Year | 2020\n"     \
    " P 7 End.\n"
#define ITEM(meta, content)                                                    \
    "<newsItem guid=\"urn:1\" xml:lang=\"en\"><itemMeta><provider "            \
    "literal=\"Agency\"/><versionCreated>2018-10-21T16:25:32-05:00"            \
    "</versionCreated></itemMeta><contentMeta>" meta                           \
    "</contentMeta><contentSet>" content "</contentSet></newsItem>"
#define ITEM_HEAD                                                              \
    "article newsml 1\n id: urn:1\n title: The Call\n date: 2018-10-21\n"      \
    " source: Agency\n language: en\n"

static const struct row {
    const char *input, *text;
} rows[] = {
    {"<nitf baselang=\"en-US\"><head><title>x</title><docdata><doc-id "
     "id-string=\"7\"/><date.issue norm=\"20170102T222800+0000\"/><key-list>"
     "<keyword key=\"film\"/></key-list><doc.copyright holder=\"AP\"/>"
     "</docdata></head>\n" NITF_BODY "</nitf>",
     "article nitf 1\n id: 7\n title: The Call\n date: 2017-01-02\n"
     " source: AP\n language: en-US\n authors: Kim A; Lee B\n tags: "
     "film\n" NITF_BLOCKS},
    {"<nitf><head><title>T</title></head><body><body.head><byline><person>Kim "
     "A</person><byttl>Critic</byttl></byline><byline>Lee B<byttl>Editor"
     "</byttl></byline></body.head><body.content><block><p>a</p></block>"
     "</body.content></body></nitf>",
     "article nitf 1\n title: T\n authors: Kim A; Lee B\n P 1 a\n"},
    /* a line below the headline; text in elements of any name */
    {"<nitf><body><body.head><hedline><hl1>T</hl1><hl2>In the rain</hl2>"
     "</hedline></body.head>\n<body.content><pre>One\ntwo.\n\nThree.</pre>"
     "<media><media-caption>A gull</media-caption></media><block><q>Four.</q>"
     "</block></body.content></body></nitf>",
     "article nitf 1\n title: T\n P 1 In the rain\n P 2-3 One two.\n P 5 "
     "Three.\n"
     " P 5 Four.\n"},
    /* a description is text of its own, unless the text begins with it; so is
     * a headline that says more than the first */
    {ITEM("<headline>The Call</headline><headline>The Call</headline>"
          "<headline>Kim calls</headline><description>In short.</description>"
          "<description>One two. Three.</description><creator><name>Kim, "
          "A.</name>"
          "</creator>",
          "<inlineData>One two. Three.</inlineData>"),
     ITEM_HEAD " authors: A. Kim\n P 1 Kim calls\n P 1 In short.\n"
               " P 1 One two. Three.\n"},
    {"{\"uri\":\"urn:1\",\"versioncreated\":\"2018-05-28\",\"headline\":\"A\","
     "\"description_text\":\"In short.\",\"body_text\":\"One.\"}",
     "article ninjs 1\n id: urn:1\n title: A\n date: 2018-05-28\n"
     " P 0 In short.\n P 0 One.\n"},
    /* NewsML-G2 with NITF, XHTML, text, HTML that says it is text */
    {ITEM("<headline>The Call</headline><headline role=\"x\">More</headline>"
          "<by>By Kim A</by><creator><name>x</name></creator>"
          "<subject qcode=\"a:1\"><name>film</name></subject>",
          "<inlineXML><nitf>\n" NITF_BODY "</nitf></inlineXML>"),
     ITEM_HEAD " authors: Kim A\n tags: film\n P 1 More\n" NITF_BLOCKS},
    {ITEM("<headline>The Call</headline><creator literal=\"Kim A\"/>",
          "<inlineXML><html xmlns=\"http://www.w3.org/1999/xhtml\"><head>"
          "<title>x</title></head><body><h2>H</h2><p>One.</p><p>Two.</p>"
          "</body></html></inlineXML>"),
     ITEM_HEAD " authors: Kim A\n H2 1 H\n P 1 One.\n P 1 Two.\n"},
    {ITEM("<headline>The Call</headline>",
          "<remoteContent href=\"a.jpg\"/><inlineData encoding=\"base64\">QUJD"
          "</inlineData><inlineData>One.\n\nTwo.</inlineData>"
          "<inlineData>Again.</inlineData>"),
     ITEM_HEAD " P 1 One.\n P 3 Two.\n"},
    {ITEM("<headline>The Call</headline>",
          "<inlineData><![CDATA[<p>One.</p><p>Two.</p>]]></inlineData>"),
     ITEM_HEAD " P 1 One.\n P 1 Two.\n"},
    {"<newsMessage><itemSet>\n" ITEM("<headline>The Call</headline>"
                                     "<description>D</description>",
                                     "") "</itemSet></newsMessage>",
     "article newsml 2\n id: urn:1\n title: The Call\n date: 2018-10-21\n"
     " source: Agency\n language: en\n P 2 D\n"},
    {"<conceptItem><concept><conceptId qcode=\"p:1\"/><type qcode=\"c:person\""
     "/><name xml:lang=\"en\">Kim A</name><definition>Actor.</definition>"
     "<personDetails><born>1994-07-05</born></personDetails></concept>"
     "</conceptItem>",
     "person newsml 1\n ref: p:1\n main: Kim A [en]\n born: 1994-07-05\n"
     " plot: Actor.\n"},
    {"<conceptItem><concept><type qcode=\"c:place\"/></concept></conceptItem>",
     "warning 1: a concept that is not a person\n"},
    /* ninjs 1, 2 and a list */
    {"{\"uri\":\"http://a.test/1\",\"versioncreated\":\"2018-05-28T16:40:08\","
     "\"language\":\"en\",\"headline\":\"The Call\",\"byline\":\"Kim A\","
     "\"body_text\":\"x\",\"body_html\":\"<p>One.</p><p>Two.</p>\","
     "\"subject\":[{\"name\":\"film\"}]}",
     "article ninjs 1\n id: http://a.test/1\n title: The Call\n"
     " url: http://a.test/1\n date: 2018-05-28\n language: en\n"
     " authors: Kim A\n tags: film\n P 0 One.\n P 0 Two.\n"},
    {"{\"uri\":\"urn:1\",\"versionCreated\":\"2018-05-28\",\"headlines\":[{"
     "\"value\":\"The Call\"}],\"bodies\":[{\"contentType\":\"text/plain\","
     "\"value\":\"x\"},{\"contentType\":\"application/xhtml+xml\",\"value\":"
     "\"<p>One.</p>\"}]}",
     "article ninjs 1\n id: urn:1\n title: The Call\n date: 2018-05-28\n"
     " P 0 One.\n"},
    {"{\"item\":[{\"uri\":\"urn:1\",\"versioncreated\":\"2018-05-28\","
     "\"headline\":\"A\",\"body_text\":\"One.\\n\\nTwo.\"},{\"uri\":\"urn:2\","
     "\"headline\":\"B\",\"description_text\":\"D\"}]}",
     "article ninjs 1\n id: urn:1\n title: A\n date: 2018-05-28\n P 0 One.\n"
     " P 0 Two.\narticle ninjs 1\n id: urn:2\n title: B\n P 0 D\n"},
    /* names of a provider's own; packages of items */
    {"{\"uri\":\"urn:1\",\"versioncreated\":\"2018-05-28\",\"headline_main\":"
     "\"A\",\"byline_text\":\"Kim A\",\"body_main\":\"One.\"}",
     "article ninjs 1\n id: urn:1\n title: A\n date: 2018-05-28\n"
     " authors: Kim A\n P 0 One.\n"},
    {"{\"guid\":\"urn:1\",\"versioncreated\":\"2018-05-28T01:00:00+0000\","
     "\"headline\":\"A\",\"usageterms\":\"x\",\"body_html\":\"<p>One.</p>\"}",
     "article ninjs 1\n id: urn:1\n title: A\n date: 2018-05-28\n P 0 One.\n"},
    {"{\"uri\":\"urn:1\",\"type\":\"composite\",\"versioncreated\":\"2018\","
     "\"headline\":\"P\",\"associations\":{\"main\":{\"uri\":\"urn:2\","
     "\"type\":\"text\",\"headline\":\"A\",\"body_text\":\"One.\"},\"side\":{"
     "\"type\":\"picture\",\"headline\":\"B\"}}}",
     "article ninjs 1\n id: urn:1\n title: P\n date: 2018\narticle ninjs 1\n"
     " id: urn:2\n title: A\n P 0 One.\n"},
    {"{\"uri\":\"urn:1\",\"versionCreated\":\"2018\",\"headlines\":[{\"value\":"
     "\"P\"}],\"associations\":[{\"uri\":\"urn:2\",\"type\":\"text\","
     "\"headlines\":[{\"value\":\"A\"}],\"bodies\":[{\"value\":\"One.\"}]}]}",
     "article ninjs 1\n id: urn:1\n title: P\n date: 2018\narticle ninjs 1\n"
     " id: urn:2\n title: A\n P 0 One.\n"},
};

static void
news(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_read(i, film_str_from(rows[i].input), rows[i].text);
}

int
main(void)
{
    film_read_init();
    const struct CMUnitTest tests[] = {cmocka_unit_test(news)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
