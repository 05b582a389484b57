/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read-support.h"

#include "read/html/class.h"
#include "read/html/parse.h"
#include "read/html/phrase.h"
#include "read/html/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#define A                                                                      \
    "The film opens on a farm at dusk, where a young man waits, and nobody "   \
    "comes."
#define B                                                                      \
    "Its second hour is quieter, and better, for everything that it leaves "   \
    "unsaid."
#define C                                                                      \
    "Whoever sees it twice, as one should, finds that every scene means "      \
    "two things."
#define D                                                                      \
    "This site has been made with care, and lives by what its readers give, "  \
    "each month."
#define PARAS "<p>" A "</p>\n<p>" B "</p>\n<p>" C "</p>\n"

struct row {
    const char *input, *text;
};

static void
check_rows(const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        assert_read(i, film_str_from(rows[i].input), rows[i].text);
}

#define CHECK(rows) check_rows(rows, sizeof rows / sizeof *rows)

static void
content(void **state)
{
    static const struct row rows[] = {
        /* no hint at all: where the prose is */
        {"<html><body><ul><li><a href=/>Home</a><li><a href=/b>Films</a></ul>"
         "\n<div>" PARAS "</div><div><a href=/x>Imprint</a></div></body>",
         "article html 1\n P 2 " A "\n P 3 " B "\n P 4 " C "\n"},
        /* named body; menus, shares, captions, comments and footers go */
        {"<html><body><nav><p>" A "</p></nav><div class=site><div "
         "class='entry-content'><div class='sharedaddy share-tools'>Share it "
         "with all your friends</div>\n<p>" A
         "</p><figure><img><figcaption>Photo: Somebody</figcaption></figure>"
         "<h3>Later</h3><ul><li>One thing</li><li>Another</li></ul>"
         "<p>Advertisement</p>\n<p>" B "</p><div class=related-posts><p>" C
         "</p></div></div><div id=comments><p>" C C C C
         "</p></div></div><footer>" C "</footer></body>",
         "article html 1\n P 2 " A "\n H3 2 Later\n P 2 One thing\n"
         " P 2 Another\n P 3 " B "\n"},
        /* a name of clutter that holds the article is not heeded */
        {"<html><body><div class=sidebar-layout><div "
         "itemprop=articleBody>" PARAS "</div></div></body>",
         "article html 1\n P 1 " A "\n P 2 " B "\n P 3 " C "\n"},
        /* random style names are no words */
        {"<html><body><div class='hJpRRP xAdYz'>" PARAS "</div></body>",
         "article html 1\n P 1 " A "\n P 2 " B "\n P 3 " C "\n"},
        /* lines by <br>, cells of a row of data, layout cells, pre */
        {"<html><body><article>" A "<br><br>" B "<br>" C
         "<table><tr><th>Year<th>Film<tr><td>2018<td>Burning</table><table>"
         "<tr><td><p>" A "</p><td><p>" B
         "</p></table><pre>a\n  b</pre></article></body>",
         "article html 1\n P 1 " A "\n P 1 " B " " C "\n P 1 Year Film\n"
         " P 1 2018 Burning\n P 1 " A "\n P 1 " B "\n P 1-2 a b\n"},
        /* hidden text, boxes over words, inline elements part no words */
        {"<html><body><article><p>" A "<span style='display: none'>x</span> "
         "Ka<b>te</b><i class=tooltip-box>born 1</i>.</p><p hidden>" B
         "</p><p>" C "</p></article></body>",
         "article html 1\n P 1 " A " Kate.\n P 1 " C "\n"},
        /* the title and the date above the text, the tail below */
        {"<html><head><title>The Long Farm | Site</title></head><body>"
         "<article><h1>The Long Farm</h1><p>Posted on 5 May 2019</p>" PARAS
         "<p>Follow her on Twitter at @x</p></article></body>",
         "article html 1\n title: The Long Farm\n date: 2019-05-05\n"
         " P 1 " A "\n P 2 " B "\n P 3 " C "\n"},
        /* links: lists of the site's own go, sources stay */
        {"<html><head><link rel=canonical href='https://a.test/x'></head><body>"
         "<div class=article-body><p>" A "</p><ul><li><a href=/1>Another "
         "story of ours</a><li><a href=https://b.test/>Buy the disc</a></ul>"
         "<p><a href=https://c.test/>https://c.test/</a></p><p>" B
         "</p></div></body>",
         "article html 1\n url: https://a.test/x\n P 1 " A
         "\n P 1 Buy the disc\n P 1 https://c.test/\n P 1 " B "\n"},
        /* who made the film, in links */
        {"<html><body><div class=article-body><p>" A "</p><p>Starring: <a "
         "href=/a>Yoo Ah-in</a>, <a href=/b>Jeon Jong-seo</a></p><p>Tags: <a "
         "href=/c>film</a></p></div></body>",
         "article html 1\n P 1 " A
         "\n P 1 Starring: Yoo Ah-in, Jeon Jong-seo\n"},
        /* an article in parts; the other article of the page */
        {"<html><body><section><div class=article-body><p>" A
         "</p></div><div class=ad>x</div><div class=article-body><p>" B
         "</p></div></section></body>",
         "article html 1\n P 1 " A "\n P 1 " B "\n"},
        {"<html><head><title>Farm at night</title></head><body><article><h2>"
         "Farm at night</h2><p>" A B C A B C "</p></article><article><h2>Other"
         "</h2>" PARAS PARAS PARAS PARAS "</article></body>",
         "article html 1\n title: Farm at night\n P 1 " A B C A B C "\n"},
        /* the metadata's text shows where the article is */
        {"<html><head><script type='application/ld+json'>{\"@type\":"
         "\"NewsArticle\",\"articleBody\":\"" A " " B " " C " " A " " B " " C
         "\"}</script></head><body><div><div class=x>" PARAS PARAS
         "</div></div><div class=entry-content><p>" D D D D D D D D D D
         "</p></div></body>",
         "article html 1\n P 1 " A "\n P 2 " B "\n P 3 " C "\n P 4 " A
         "\n P 5 " B "\n P 6 " C "\n"},
        /* nothing like an article */
        {"<html><head><title>Empty</title></head><body><nav>x</nav></body>",
         "warning 0: nothing looks like an article\n"
         "article html 1\n title: Empty\n"},
        /* names of attributes that programs make up, with ">" in values */
        {"<html><body><p @click='if (a > b) { c() }' (d)=\"e > f\" #g='>' "
         "1='>' "
         "h=i>j>" A "</p><p :k='>' l.m='>'>" B "</p></body>",
         "article html 1\n P 1 j>" A "\n P 1 " B "\n"},
        /* parts of the text in boxes of their own */
        {"<html><body><main><div><div class=rich-text><p>" A "</p></div></div>"
         "<div><div class=richtext><p>" B "</p></div></div><section><div "
         "class=rich-text><p>" C "</p></div></section></main></body>",
         "article html 1\n P 1 " A "\n P 1 " B "\n P 1 " C "\n"},
        /* but not the text of another article */
        {"<html><body><main><div><div class=rich-text><p>" A "</p><p>" B "</p>"
         "<p>" C "</p></div></div><article><div class=rich-text><p>" D
         "</p></div></article></main></body>",
         "article html 1\n P 1 " A "\n P 1 " B "\n P 1 " C "\n"},
        /* a button whose end is overlooked, and one that is a button */
        {"<html><body><div><button>Menu<div></button></div><main><p>" A
         "</p><p>" B "</p><button><p>More</p></button></main></body>",
         "article html 1\n P 1 " A "\n P 1 " B "\n"},
        /* a script that XML would end at once; one that is without content */
        {"<html><body><script type=a/>\nvar a = '<p>' + 1;</script><p>" A
         "</p></body></html>",
         "article html 1\n P 2 " A "\n"},
        {"<html><body><script src='a'/><p>" A "</p><script>b</script></body>"
         "</html>",
         "article html 1\n P 1 " A "\n"},
        /* all of it could be a dateline */
        {"<html><body>Memento for 1/14/2014 10:00am</body></html>",
         "article html 1\n P 1 Memento for 1/14/2014 "
         "10:00am\n"},
    };
    (void)state;
    CHECK(rows);
}

#define PAGE(head) "<html><head>" head "</head><body><p>" A "</p></body></html>"
#define LD(json) PAGE("<script type=\"application/ld+json\">" json "</script>")
#define END " P 1 " A "\n"
#define H1(title, text)                                                        \
    "<html><head><meta property=og:title content=\"" title                     \
    "\"></head><body><h1>" text "</h1><p>" A "</p></body></html>"

/* What the page shows as its heading is the title, if the title goes on with
 * sections and the site only. */
static void
headings_as_titles(void **state)
{
    static const struct row rows[] = {
        {H1("Rain | Culture", "Rain"),
         "article html 1\n title: Rain | Culture\n H1 1 Rain\n" END},
        {H1("The Quay in Rain | Culture - Filmpaper", "The Quay in Rain"),
         "article html 1\n title: The Quay in Rain\n" END},
        {H1("埠頭の雨が止まない日：朝日新聞", "埠頭の雨が止まない日"),
         "article html 1\n title: 埠頭の雨が止まない日\n" END},
        {H1("The Quay: A Review", "The Quay"),
         "article html 1\n title: The Quay: A Review\n" END},
        {H1("Filmpaper - All About Rain", "Filmpaper"),
         "article html 1\n title: Filmpaper - All About Rain\n" END},
    };
    (void)state;
    CHECK(rows);
}

static void
metadata(void **state)
{
    static const struct row rows[] = {
        /* JSON-LD before Open Graph before meta */
        {PAGE("<meta property=og:title content='B - Site'><meta "
              "property=og:site_name content=Site><meta name=author "
              "content='By Kim A and Lee B'><meta "
              "property=article:published_time content="
              "2020-01-02T03:04:05Z><meta name=keywords content='x, y'>"
              "<meta property=og:url content=https://s.test/b>"),
         "article html 1\n title: B\n url: https://s.test/b\n"
         " date: 2020-01-02\n source: Site\n authors: Kim A; Lee B\n"
         " tags: x; y\n" END},
        {PAGE("<meta property=og:title content=B><script type="
              "application/ld+json>[{\"@type\":\"NewsArticle\",\"headline\":"
              "\"A &amp; B\",\"datePublished\":\"2020-03-04\",\"author\":["
              "{\"name\":\"Kim\"},\"Lee\"],\"publisher\":{\"name\":\"P\"},"
              "\"inLanguage\":\"ko\",\"keywords\":[\"k\"]}]</script>"),
         "article html 1\n title: A & B\n date: 2020-03-04\n source: P\n"
         " language: ko\n authors: Kim; Lee\n tags: k\n" END},
        /* a graph with references */
        {LD("{\"@graph\":[{\"@type\":\"Article\",\"headline\":\"T\","
            "\"author\":{\"@id\":\"#a\"}},{\"@type\":\"Person\",\"@id\":"
            "\"#a\",\"name\":\"Kim\"}]}"),
         "article html 1\n title: T\n authors: Kim\n" END},
        /* broken in the usual ways; beyond mending */
        {LD("<!-- \n//<![CDATA[\n{\"@type\":\"Article\", // kind\n"
            "\"headline\":\"T\nU\", \"a\":[1,],};\n//]]> -->"),
         "article html 1\n title: T U\n P 6 " A "\n"},
        {LD("{ &quot;x }"), "warning 1: JSON-LD that is not JSON was left out\n"
                            "article html 1\n" END},
        /* films: what the article is about; a record of its own */
        {LD("{\"@type\":\"Review\",\"name\":\"R\",\"itemReviewed\":{\"@type\":"
            "\"Movie\",\"name\":\"The Call\",\"datePublished\":"
            "\"2020-11-27\",\"sameAs\":"
            "\"https://www.imdb.com/title/tt10530900/\"}}"),
         "article html 1\n title: R\n imdb: tt10530900\n"
         " film: The Call (2020)\n" END},
        {LD("{\"@type\":\"Movie\",\"name\":\"The Call\",\"alternateName\":"
            "\"Kol\",\"director\":{\"name\":\"Lee Chung-hyun\"},\"actor\":[{"
            "\"@type\":\"PerformanceRole\",\"actor\":{\"@type\":\"Person\","
            "\"name\":\"Jeon Jong-seo\",\"sameAs\":\"https://www.imdb.com/"
            "name/nm9768271\"},\"characterName\":\"Young-sook\"}],"
            "\"datePublished\":\"2020-11-27\",\"duration\":\"PT1H52M\"}"),
         "article html 1\n film: The Call (2020)\n" END
         "film html 1\n form: movie\n main: The Call\n alternative: Kol\n"
         " year: 2020\n release: 2020-11-27\n runtime: 112\n"
         " cast: Jeon Jong-seo as Young-sook (imdb nm9768271)\n"
         " director: Lee Chung-hyun\n"},
        /* the page of a film in a database, of a person */
        {"<html><head><title>The Call (2020) - Base</title><meta "
         "property=og:title content='The Call \xe2\xad\x90 7.1'><script type="
         "application/ld+json>{\"@type\":\"Movie\",\"url\":"
         "\"/title/tt10530900/\",\"name\":\"The Call\",\"genre\":[\"Sci-Fi "
         "&amp; Horror\"],\"keywords\":\"phone,past\",\"duration\":"
         "\"P0Y0M0DT1H52M\",\"dateCreated\":\"2020\",\"creator\":[{\"@type\":"
         "\"Organization\",\"url\":\"/c/1\"}]}</script></head><body><p>" A
         "</p></body>",
         "article html 1\n title: The Call\n imdb: tt10530900\n"
         " film: The Call (2020)\n" END
         "film html 1\n form: movie\n main: The Call\n imdb: tt10530900\n"
         " year: 2020\n release: 2020\n genres: Sci-Fi & Horror\n"
         " tags: phone; past\n runtime: 112\n"},
        {LD("{\"@type\":\"Person\",\"name\":\"Ines Vogt\",\"birthDate\":"
            "\"1980-05-03\",\"url\":\"https://www.imdb.com/name/nm1234567/\","
            "\"description\":\"An actress.\"}"),
         "article html 1\n" END
         "person html 1\n main: Ines Vogt\n imdb: nm1234567\n"
         " born: 1980-05-03\n plot: An actress.\n"},
        {"<html><head><title>The Call reviewed</title><script type="
         "application/ld+json>{\"@type\":\"Movie\",\"name\":\"The Call\"}"
         "</script></head><body><p>" A "</p></body>",
         "article html 1\n title: The Call reviewed\n film: The Call (0)\n" END
         "film html 1\n form: movie\n main: The Call\n"},
        /* MediaWiki's headline is a description */
        {"<html><head><title>Burning - Wiki</title><script type="
         "application/ld+json>{\"@type\":\"Article\",\"name\":\"Burning\","
         "\"headline\":\"2018 film\"}</script></head><body><p>" A "</p></body>",
         "article html 1\n title: Burning\n" END},
        /* a name may have an "&" */
        {PAGE("<meta name=author content=\"Mac &amp; i\">"),
         "article html 1\n authors: Mac & i\n" END},
        {PAGE("<meta name=author content=\"Kim A &amp; de Vries\">"),
         "article html 1\n authors: Kim A; de Vries\n" END},
        /* bylines and dates that stand in the page, in the address */
        {"<html><body><p class=byline>By Kim A 3 May</p><time "
         "datetime=2019-05-03>yesterday</time><article><p>" A
         "</p></article></body>",
         "article html 1\n date: 2019-05-03\n authors: Kim A\n" END},
        {PAGE("<link rel=canonical href=https://s.test/2019/11/18/x>"),
         "article html 1\n url: https://s.test/2019/11/18/x\n"
         " date: 2019-11-18\n" END},
        /* SingleFile's comment; a relative address is seen from there */
        {"<!DOCTYPE html> <html lang=ko><!--\n Page saved with SingleFile \n"
         " url: https://s.test/d/a.html \n saved date: x\n--><head><link "
         "rel=canonical href=b.html></head><body><p>" A "</p></body>",
         "article html 1\n url: https://s.test/d/b.html\n language: ko\n"
         " P 5 " A "\n"},
        /* charsets: declared, declared and not known, not declared */
        {"<html><head><meta charset=euc-kr><title>\xc0\xfc\xc1\xbe\xbc\xad"
         "</title></head><body><p>" A "</p></body>",
         "article html 1\n title: 전종서\n" END},
        {"<html><head><meta charset=x-klingon><title>Caf\xe9</title></head>"
         "<body><p>" A "</p></body>",
         "warning 0: the declared charset 'x-klingon' is not known here: read "
         "as CP1252\narticle html 1\n title: Café\n" END},
        {"<html><head><title>전종서</title></head><body><p>" A "</p></body>",
         "article html 1\n title: 전종서\n" END},
    };
    (void)state;
    CHECK(rows);
}

/* A page of n times `part` between two others. */
static struct film_str
repeated(struct film_buf *b, const char *part, size_t n)
{
    film_buf_init(b, 64u << 20);
    film_buf_text(b, "<html><body>");
    for (size_t i = 0; i < n; i++)
        film_buf_text(b, part);
    film_buf_text(b, "<p>" A "</p></body></html>");
    return film_buf_get(b);
}

static void
limits(void **state)
{
    static const struct {
        const char *part;
        size_t n;
        const char *begins; /* what is found begins so */
    } rows[] = {
        {"<div>", 10000,
         "warning 1: elements are nested more than 250 deep; the inner ones "
         "are read as text\narticle html 1\n P 1 " A "\n"},
        {"<b>", 30000,
         "warning 1: elements are nested more than 250 deep; the inner ones "
         "are read as text\nerror: line 1: elements are nested more than "
         "20000 deep\n"},
        {"<i></i>", 1000001, "error: line 1: more than 1000000 elements\n"},
        {"</b>", 1000000, "article html 1\n P 1 " A "\n"},
        {"<table><tr><td>", 5000,
         "warning 1: elements are nested more than 250 deep"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_buf page, out;
        film_buf_init(&out, 1 << 20);
        read_as_text(&out, repeated(&page, rows[i].part, rows[i].n));
        if (!film_str_starts(film_buf_get(&out), film_str_from(rows[i].begins)))
            fail_msg("row %zu: %s", i, out.p);
        film_buf_release(&page);
        film_buf_release(&out);
    }
}

static void
attributes(void **state)
{
    static const struct {
        const char *text;
        unsigned most;
        bool ok;
    } rows[] = {
        {"<a b c d>", 3, true},
        {"<a b c d>", 2, false},
        {"<a b=1 c='x y z' d=\"p q\">", 3, true},
        {"<a b='1'c='2'>", 1, false},
        {"<a/b/c>", 1, false},
        {"<a b='1'c>", 2, true},
        {"<a b='1'c>", 1, false},
        {"<a b = c d>", 2, true},
        {"<a b = c d>", 1, false},
        {"<a =b>", 1, true},
        {"<a b=\"c>d\" e>", 2, true},
        {"<a b=\"c>d\" e>", 1, false},
        {"<a\tb\nc\rd>", 2, false},
        {"<a>b c d</a>", 0, true},
        {"<!-- <a b c> -->", 0, true},
        {"<script>if (a <b && c d e) x</script>", 0, true},
        {"1 < 2 3 4 >", 0, true},
        {"<a b", 1, true},
        {"<a b='", 1, true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if ((film_html_check_attributes(film_str_from(rows[i].text),
                                        rows[i].most, NULL) == FILM_OK) !=
            rows[i].ok)
            fail_msg("row %zu", i);
}

static void
declared(void **state)
{
    static const struct {
        const char *text, *name;
    } rows[] = {
        {"<meta charset=euc-kr>", "euc-kr"},
        {"<META CharSet = \"Big5\" >", "Big5"},
        {"<meta http-equiv=c content='text/html; charset=cp949'>", "cp949"},
        {"<?xml version='1.0' encoding='koi8-r'?>", "koi8-r"},
        {"<p>charset=x", ""},
        {"<body><meta charset=x>", ""},
        {"<meta charset=", ""},
        {"<meta charset='x", "x"},
        {"<meta charset='' >", ""},
        {"<meta name=a><meta charset=x>", "x"},
        {"<meta charset=abcdefghijklmnopqrstuvwxyz01234>",
         "abcdefghijklmnopqrstuvwxyz01234"},
        {"<meta charset=abcdefghijklmnopqrstuvwxyz012345>",
         "abcdefghijklmnopqrstuvwxyz01234"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char name[32] = "";
        assert_int_equal(
            film_html_declared_charset(film_str_from(rows[i].text), name),
            rows[i].name[0] != '\0');
        assert_string_equal(name, rows[i].name);
    }
}

static void
plain_text(void **state)
{
    static const struct {
        const char *html, *plain;
        bool markup;
    } rows[] = {
        {"a", "a", false},
        {"a < b & c", "a < b & c", false},
        {"a&amp;b &eacute; &#233;&#xE9; &#150;", "a&b é éé –", true},
        {"&nosuch; &", "&nosuch; &", false},
        {"<b>x</b>y<br>z<p>w", "xy z w", true},
        {"<!-- a > b -->x", "x", true},
        {"x <", "x <", false},
        {"&#x4A;&#X4a;&#xAf;&#xg;&#x;&#;&#65x", "JJ¯&#xg;&#x;&#;Ax", true},
        {"&#127;&#128;&#159;&#160;&#x80;&#x9f", "\x7f€Ÿ €Ÿ", true},
        {"&#65", "A", true},
        {"&#0;&#x110000;", "&#0;\xEF\xBF\xBD", true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_buf out;
        film_buf_init(&out, 1000);
        film_html_plain(&out, film_str_from(rows[i].html));
        assert_string_equal(out.p, rows[i].plain);
        assert_int_equal(film_html_has_markup(film_str_from(rows[i].html)),
                         rows[i].markup);
        film_buf_release(&out);
    }
}

static void
phrases(void **state)
{
    static const struct {
        const char *text;
        enum film_html_phrase line, tail;
    } rows[] = {
        {"Advertisement", FILM_HTML_PHRASE_SURE, FILM_HTML_PHRASE_NONE},
        {"ADVERTISEMENT:", FILM_HTML_PHRASE_SURE, FILM_HTML_PHRASE_NONE},
        {"You may also like...", FILM_HTML_PHRASE_SURE, FILM_HTML_PHRASE_NONE},
        {"More", FILM_HTML_PHRASE_WORD, FILM_HTML_PHRASE_NONE},
        {"Read more: the rest", FILM_HTML_PHRASE_LABEL, FILM_HTML_PHRASE_NONE},
        {"[Related: a story]", FILM_HTML_PHRASE_LABEL, FILM_HTML_PHRASE_NONE},
        {"Share this story", FILM_HTML_PHRASE_BEGINS, FILM_HTML_PHRASE_NONE},
        {"Sign up for our letter", FILM_HTML_PHRASE_BEGINS,
         FILM_HTML_PHRASE_BEGINS},
        {"The hero edits a newsletter.", FILM_HTML_PHRASE_NONE,
         FILM_HTML_PHRASE_BEGINS},
        {"© 2019 A Paper", FILM_HTML_PHRASE_NONE, FILM_HTML_PHRASE_SURE},
        {"A Paper. All rights reserved.", FILM_HTML_PHRASE_NONE,
         FILM_HTML_PHRASE_SURE},
        {"", FILM_HTML_PHRASE_NONE, FILM_HTML_PHRASE_NONE},
        {"The advertisement was banned.", FILM_HTML_PHRASE_NONE,
         FILM_HTML_PHRASE_NONE},
        {"Sharing a flat is hard.", FILM_HTML_PHRASE_NONE,
         FILM_HTML_PHRASE_NONE},
        {"Reading is fun", FILM_HTML_PHRASE_NONE, FILM_HTML_PHRASE_NONE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_str s = film_str_from(rows[i].text);
        if (film_html_phrase(s) != rows[i].line ||
            film_html_tail(s) != rows[i].tail)
            fail_msg("%s", rows[i].text);
    }
}

static void
titles(void **state)
{
    (void)state;
    assert_true(film_html_same_title(FILM_STR("A long “Title” - Site"),
                                     FILM_STR("A Long \"Title\"")));
    assert_false(film_html_same_title(FILM_STR("A"), FILM_STR("A")));
    assert_false(film_html_same_title(FILM_STR("A long title"),
                                      FILM_STR("A long titles")));
    assert_true(film_html_like_title(FILM_STR("Night at the farm - Site"),
                                     FILM_STR("Farm at night")));
    assert_false(film_html_like_title(FILM_STR("Night at the farm"),
                                      FILM_STR("Ten other films")));
}

static void
classes(void **state)
{
    static const struct {
        const char *element;
        unsigned set;
    } rows[] = {
        {"<div class='td-post-content'>",
         FILM_HTML_CLASS_BODY | FILM_HTML_CLASS_ARTICLE},
        {"<div class=articleBody>",
         FILM_HTML_CLASS_BODY | FILM_HTML_CLASS_ARTICLE},
        {"<div class=bodytext>", FILM_HTML_CLASS_BODY},
        {"<div id=x itemprop=articleBody>", FILM_HTML_CLASS_ITEM},
        {"<div class='newsletter-article-text'>", FILM_HTML_CLASS_NEVER},
        {"<div class=relatedPosts>", FILM_HTML_CLASS_NEVER},
        {"<div class='a b c-ad'>", FILM_HTML_CLASS_CLUTTER},
        {"<div class=loaded>", 0},
        /* numbers in base 16, and what is said of the page */
        {"<div id=component_1ad269af0d class=ad3f9c12>", 0},
        {"<div class=ad300>", FILM_HTML_CLASS_CLUTTER},
        {"<div class='main sidebar-enabled--false has-related'>", 0},
        {"<div class=social-media-embed>", 0},
        {"<div role=Dialog>", FILM_HTML_CLASS_NEVER},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_arena arena;
        film_arena_init(&arena);
        struct film_sink sink = {0};
        struct film_read_context ctx = {
            .limits = &film_limits_default, .sink = &sink, .arena = &arena};
        xmlDoc *doc;
        assert_int_equal(
            film_html_parse(&doc, film_str_from(rows[i].element), &ctx, NULL),
            FILM_OK);
        xmlNode *div = xmlDocGetRootElement(doc)->children->children;
        assert_int_equal(film_html_classify(div, FILM_STR("")), rows[i].set);
        xmlFreeDoc(doc);
        film_arena_release(&arena);
    }
}

int
main(void)
{
    film_read_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_as_titles),
        cmocka_unit_test(content),

        cmocka_unit_test(metadata),
        cmocka_unit_test(limits),
        cmocka_unit_test(attributes),
        cmocka_unit_test(declared),
        cmocka_unit_test(plain_text),
        cmocka_unit_test(phrases),
        cmocka_unit_test(titles),
        cmocka_unit_test(classes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
