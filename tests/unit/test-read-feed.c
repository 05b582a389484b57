/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read-support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#define RSS(items)                                                             \
    "<?xml version='1.0'?>\n<rss version='2.0' "                               \
    "xmlns:dc='http://purl.org/dc/elements/1.1/' "                             \
    "xmlns:content='http://purl.org/rss/1.0/modules/content/' "                \
    "xmlns:media='http://search.yahoo.com/mrss/'><channel><title>S</title>"    \
    "<link>https://s.test/</link><language>ko</language>\n" items              \
    "</channel></rss>"
#define HEAD(line) "article feed " line "\n"
#define S " source: S\n language: ko\n"

static const struct {
    const char *input, *text;
} rows[] = {
    /* RSS 2.0: HTML decoded, the fullest text, authors of several kinds */
    {RSS("<item><title>A &amp;amp; B</title><link>/a</link><guid "
         "isPermaLink='false'>g1</guid><pubDate>Tue, 19 May 1999 10:00:00 GMT"
         "</pubDate><author>a@b.test (Kim)</author><dc:creator>Lee</dc:creator>"
         "<category>x</category><category>y</category><description>short"
         "</description>\n<content:encoded><![CDATA[<p>One <b>two</b>.</p>\n"
         "<h2>Then</h2><ul><li>three</ul><script>no</script>]]>"
         "</content:encoded></item>"),
     HEAD("3") " id: g1\n title: A & B\n url: https://s.test/a\n"
               " date: 1999-05-19\n" S " authors: Kim; Lee\n tags: x; y\n"
               " P 3 short\n P 4 One two.\n H2 5 Then\n P 5 three\n"},
    /* CDATA between the elements of an entry */
    {RSS("<item><![CDATA[x]]><title>T</title><![CDATA[y]]></item>"),
     HEAD("3") " title: T\n" S},
    /* shortcodes of plugins, "[sic]" is text */
    {"<rss version='2.0' xmlns:wp='http://wordpress.org/export/1.2/' "
     "xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>"
     "S</title><wp:wxr_version>1.2</wp:wxr_version><item><title>T</title>"
     "<content:encoded>[dropcap]R[/dropcap]ain [sic] falls [1].[button "
     "link=\"/x\"]\n\n[vc_row]Two.[/vc_row]</content:encoded>"
     "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>"
     "</channel></rss>",
     HEAD("1") " title: T\n source: S\n P 1 Rain [sic] falls [1].\n"
               " P 1 Two.\n"},
    /* a summary that the text repeats, or its beginning; text escaped twice */
    {RSS("<item><title>T</title><description>The film opens in a harbour "
         "[&amp;hellip;]</description><content:encoded><![CDATA[<p>The film "
         "opens in a harbour at night.</p>]]></content:encoded></item>"),
     HEAD("3") " title: T\n" S " P 3 The film opens in a harbour at night.\n"},
    {RSS("<item><title>Tom &amp;amp;amp; Jerry</title><description>&amp;lt;p"
         "&amp;gt;One&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;two&amp;lt;/p&amp;gt;"
         "</description></item><item><title>U</title><description>&lt;p>See "
         "&amp;lt;p&amp;gt;&lt;/p></description></item>"),
     HEAD("3") " title: Tom & Jerry\n" S " P 3 One\n P 3 two\n" HEAD(
         "3") " title: U\n" S " P 3 See <p>\n"},
    /* an entry alone; content that is elsewhere */
    {"<entry xmlns='http://www.w3.org/2005/Atom'><title>T</title><summary>One."
     "</summary><content src='x' type='text/html'/></entry>",
     HEAD("1") " title: T\n P 1 One.\n"},
    /* WXR: what is published, by its author's name */
    {"<rss xmlns:wp='http://wordpress.org/export/1.2/' "
     "xmlns:dc='http://purl.org/dc/elements/1.1/' "
     "xmlns:excerpt='http://wordpress.org/export/1.2/excerpt/' "
     "xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
     "<wp:wxr_version>1.2</wp:wxr_version><wp:author><wp:author_login>jr"
     "</wp:author_login><wp:author_display_name>Jane Roe"
     "</wp:author_display_name></wp:author><item><title>T</title><dc:creator>jr"
     "</dc:creator><excerpt:encoded>Short.</excerpt:encoded>"
     "<content:encoded>One [sic] line.\nGoes on.\n\n[caption id='1']&lt;img/> "
     "A "
     "picture[/caption]\n\n[gallery ids='1']&lt;b>Two&lt;/b>."
     "</content:encoded><wp:post_type>post</wp:post_type><wp:status>publish"
     "</wp:status></item><item><title>D</title><wp:post_type>post"
     "</wp:post_type><wp:status>draft</wp:status></item><item><title>A.jpg"
     "</title><wp:post_type>attachment</wp:post_type></item></channel></rss>",
     HEAD("1") " title: T\n authors: Jane Roe\n P 1 Short.\n"
               " P 1-2 One [sic] line. Goes on.\n P 2 A picture\n P 2 Two.\n"
               "warning 0: 2 items that are not published posts or pages were "
               "skipped\n"},
    /* plain text keeps its paragraphs; media titles are no titles */
    {RSS("<item><media:title>m</media:title><title>T</title><description>one"
         "\n\ntwo</description></item><item><media:title>only</media:title>"
         "<guid>https://s.test/p</guid></item>"),
     HEAD("3") " title: T\n" S " P 3 one\n P 5 two\n" HEAD(
         "5") " id: https://s.test/p\n title: only\n url: "
              "https://s.test/p\n" S},
    /* Atom: types, xml:base, links, authors of the feed */
    {"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.test/x/'>"
     "<title>F</title><author><name>All</name></author>\n<entry><id>i</id>"
     "<title type='html'>&lt;i&gt;A&lt;/i&gt; b</title><link rel='self' "
     "href='no'/><link href='e'/><updated>2020-02-02T00:00:00Z</updated>"
     "<published>2020-01-01T00:00:00Z</published><category term='t' "
     "label='Tea'/><summary>s</summary><content type='xhtml'><div "
     "xmlns='http://www.w3.org/1999/xhtml'><p>One</p><p>two</p></div>"
     "</content></entry>\n<entry><title type='text'>1 &lt;b> 2</title>"
     "<author><name>Own</name></author><summary type='text'>x &lt;p> y"
     "</summary></entry></feed>",
     HEAD("2") " id: i\n title: A b\n url: https://a.test/x/e\n"
               " date: 2020-01-01\n source: F\n authors: All\n tags: Tea\n"
               " P 2 s\n P 2 One\n P 2 two\n" HEAD(
                   "3") " title: 1 <b> 2\n source: F\n"
                        " authors: Own\n"
                        " P 3 x <p> y\n"},
    /* forms of an author: with an address, which alone is no name; an aside;
     * what modules say is second to the feed's own; a link from above */
    {"<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' "
     "xmlns:media='http://search.yahoo.com/mrss/' "
     "xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'><channel>"
     "<link>https://s.test/d/</link>\n<item><title>T</title><author>Jane Roe "
     "(mailto:j@s.test)</author><dc:subject>Tea</dc:subject>"
     "<media:description>One.</media:description></item>\n<item><title>U"
     "</title><author>Jane Roe &lt;j@s.test&gt;</author><itunes:author>Kim"
     "</itunes:author><itunes:summary>Two.</itunes:summary></item>\n<item>"
     "<title>V</title><author>j@s.test</author><itunes:author>Kim"
     "</itunes:author><itunes:summary>Long.</itunes:summary><description>"
     "Three.</description></item>\n<item><title>W</title><author>Jane (she) "
     "Roe</author><link>../up</link><link>no</link></item></channel></rss>",
     "article feed 2\n title: T\n authors: Jane Roe\n tags: Tea\n P 2 One.\n"
     "article feed 3\n title: U\n authors: Jane Roe\n P 3 Two.\n"
     "article feed 4\n title: V\n authors: Kim\n P 4 Three.\n"
     "article feed 5\n id: https://s.test/up\n title: W\n"
     " url: https://s.test/up\n authors: Jane Roe\n"},
    /* Atom 0.3: its dates, the first there is; types of content */
    {"<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>F</title>"
     "<link rel='alternate' href='https://f.test/d/'/><author><name>All</name>"
     "</author>\n<entry><title>T</title><link rel='alternate' href='e'/>"
     "<created>2004-05-06T00:00:00Z</created><modified>2005-01-01T00:00:00Z"
     "</modified><content type='text/plain'>One &lt;b> two.</content></entry>"
     "\n<entry><title>U</title><issued>2003-01-02</issued><created>2001-01-01"
     "</created><content type='text/html'>&lt;p>Three&lt;/p></content></entry>"
     "\n<entry><title>V</title><modified>2005-01-01</modified><content "
     "type='image/png'>AAAA</content></entry></feed>",
     "article feed 2\n id: https://f.test/d/e\n title: T\n"
     " url: https://f.test/d/e\n date: 2004-05-06\n source: F\n"
     " authors: All\n P 2 One <b> two.\n"
     "article feed 3\n title: U\n date: 2003-01-02\n source: F\n"
     " authors: All\n P 3 Three\n"
     "warning 4: content of type image/png was left out\n"
     "article feed 4\n title: V\n date: 2005-01-01\n source: F\n"
     " authors: All\n"},
    /* RSS 1.0 */
    {"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
     "xmlns='http://purl.org/rss/1.0/' "
     "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>R</title>"
     "</channel>\n<item rdf:about='https://r.test/1'><title>T</title>"
     "<dc:date>2001-02-03</dc:date></item></rdf:RDF>",
     HEAD("2") " id: https://r.test/1\n title: T\n url: https://r.test/1\n"
               " date: 2001-02-03\n source: R\n"},
    /* ill-formed: bare &, HTML's entities, an unknown prefix, a wrong end */
    {"<rss version='2.0'><channel><title>Q & A</title><item><title>a&nbsp;b "
     "& c</title><itunes:author>Kim</itunes:author></item></channel></rss>",
     HEAD("1") " title: a b & c\n source: Q & A\n authors: Kim\n"},
    {RSS("<item><title>T</title><description>d</item><item><title>U</title>"
         "</item>"),
     "warning 3: not well-formed; some of it may be left out\n" HEAD(
         "3") " title: T\n" S " P 3 d\n" HEAD("3") " title: U\n" S},
    /* charsets */
    {"<?xml version='1.0' encoding='euc-kr'?><rss><channel><item><title>"
     "\xc0\xfc\xc1\xbe\xbc\xad</title></item></channel></rss>",
     HEAD("1") " title: 전종서\n"},
    /* junk before the declaration: lines are those of the input */
    {"Notice: x\n\n<?xml version='1.0'?>\n<rss><channel>\n<item><title>T"
     "</title><description>d</description></item></channel></rss>",
     "warning 1: 11 bytes before the XML declaration were left out\n" HEAD(
         "5") " title: T\n P 5 d\n"},
    /* nothing to find, and what is refused */
    {RSS(""), "warning 2: a feed without any entry that has a title or text\n"},
    /* a DOCTYPE is not read: its entities are none */
    {"<!DOCTYPE rss [<!ENTITY a 'x'>]><rss><channel><item><title>&a;</title>"
     "</item></channel></rss>",
     HEAD("1") " title: &a;\n"},
};

static void
feeds(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_read(i, film_str_from(rows[i].input), rows[i].text);
}

/* What of an entry is no text of the article is reported where it is running
 * text. */
static void
left_out(void **state)
{
#define LONG                                                                   \
    "So much is said of it elsewhere that nobody needs to hear more of the "   \
    "rain on the quay."
    (void)state;
    struct film_buf out;
    film_buf_init(&out, 1 << 16);
    read_with_skipped(
        &out,
        FILM_STR("<rss><channel>\n<item><title>T</title><description>One."
                 "</description>\n<x:body xmlns:x='x'>" LONG "</x:body>"
                 "<link>https://a.test/1</link>\n<comment><by>A</by> " LONG
                 "</comment></item></channel></rss>"));
    assert_non_null(strstr(out.p, " skipped 3 (not used: body): " LONG));
    assert_non_null(strstr(out.p, " skipped 4 (not used: comment): " LONG));
    assert_null(strstr(out.p, "(not used: description)"));
    film_buf_release(&out);
#undef LONG
}

int
main(void)
{
    film_read_init();
    const struct CMUnitTest tests[] = {cmocka_unit_test(feeds),
                                       cmocka_unit_test(left_out)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
