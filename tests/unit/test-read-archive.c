/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Archives and what is in them. ZIP files are written here, stored. */
#include <config.h>
#include "read-support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <zlib.h>
#include <cmocka.h>

enum { FLAGS = 6 }; /* where those of the first member are */

static void
put(struct film_buf *out, uint32_t v, int bytes)
{
    for (int i = 0; i < bytes; i++)
        film_buf_byte(out, i < 4 ? (char)(v >> 8 * i) : 0);
}

/* Appends a member as it stands in a ZIP file (APPNOTE 4.3.7), without the
 * directory at the end, as if the file were cut off there. */
static void
add_member(struct film_buf *zip, const char *name, struct film_str data,
           uint32_t crc)
{
    film_buf_text(zip, "PK\x03\x04");
    put(zip, 10, 2);
    put(zip, 0, 2 + 2 + 4); /* flags, stored, time */
    put(zip, crc, 4);
    put(zip, (uint32_t)data.n, 4);
    put(zip, (uint32_t)data.n, 4);
    put(zip, (uint32_t)strlen(name), 2);
    put(zip, 0, 2);
    film_buf_text(zip, name);
    film_buf_str(zip, data);
}

static uint32_t
crc_of(struct film_str s)
{
    return (uint32_t)crc32(0, (const unsigned char *)s.p, (unsigned)s.n);
}

/* The end of the (empty) directory. */
static void
end_zip(struct film_buf *zip)
{
    film_buf_text(zip, "PK\x05\x06");
    put(zip, 0, 9);
    put(zip, 0, 9);
}

struct member {
    const char *name, *data;
};

static void
check(const struct member *members, size_t n, const char *text)
{
    struct film_buf zip;
    film_buf_init(&zip, 1 << 20);
    for (size_t i = 0; i < n; i++) {
        struct film_str data = film_str_from(members[i].data);
        add_member(&zip, members[i].name, data, crc_of(data));
    }
    end_zip(&zip);
    assert_read(0, film_buf_get(&zip), text);
    film_buf_release(&zip);
}

/* Members of several formats; what a folder would leave out is left out, and
 * what nobody reads is counted. */
static void
test_members(void **state)
{
    static const struct member members[] = {
        {"a/one.txt", "Title: One\n\nIt rains in the harbour.\n"},
        {"two.jsonl", "{\"id\":\"x\",\"text\":\"A\"}\n{\"text\":\"B\"}\n"},
        {"./b/three.md", "# Three\n\nIt pours.\n"},
        {".hidden.txt", "not this"},
        {"__MACOSX/a/._one.txt", "nor this"},
        {"picture.png", "\x89PNG\r\n\x1a\n and so on"},
        {"four.srt", "1\n00:00:01,0 --> 00:00:02,0\nRain.\n"},
    };
    (void)state;
    check(members, sizeof members / sizeof *members,
          "article text 1\n id: !/a/one.txt\n title: One\n"
          " P 3 It rains in the harbour.\n"
          "article jsonl 1\n id: !/two.jsonl#x\n P 1 A\n"
          "article jsonl 2\n id: !/two.jsonl#2\n P 2 B\n"
          "article markdown 1\n id: !/b/three.md\n title: Three\n"
          " P 3 It pours.\n"
          "article subtitles 1\n id: !/four.srt\n title: four\n"
          " P 00:00:01-00:00:02 Rain.\n"
          "warning 0: 1 member of another format was left out\n");
}

/* An archive within an archive, within the limit of containers. */
static void
test_nested(void **state)
{
    struct film_buf in, out;
    struct film_str data = FILM_STR("Title: One\n\nIt rains.\n");
    (void)state;
    film_buf_init(&in, 1 << 20);
    film_buf_init(&out, 1 << 20);
    add_member(&in, "one.txt", data, crc_of(data));
    end_zip(&in);
    struct film_str inner = film_buf_get(&in);
    add_member(&out, "in.zip", inner, crc_of(inner));
    end_zip(&out);
    assert_read(0, film_buf_get(&out),
                "article text 1\n id: !/in.zip#!/one.txt\n title: One\n"
                " P 3 It rains.\n");
    film_buf_release(&in);
    film_buf_release(&out);
}

/* A member's name may have any bytes; what leads to it is clean. */
static void
test_odd_names(void **state)
{
    static const struct member members[] = {{"a  b.txt", "It rains."},
                                            {"c\x7f\xff.txt", "It pours."}};
    (void)state;
    check(members, 2,
          "article text 1\n id: !/a  b.txt\n title: A B\n P 1 It rains.\n"
          "article text 1\n id: !/\"c\\x7f\xEF\xBF\xBD.txt\"\n title: "
          "C\xEF\xBF\xBD\n"
          " P 1 It pours.\n");
}

/* An archive that is not compressed has the bytes of its members, but is no
 * XML with something before it; what is wrong in a member is reported with its
 * name. */
static void
test_reports(void **state)
{
    static const struct member members[] = {
        {"a.xml", "<?xml version=\"1.0\"?>\n<movie><title>Quay</title>"
                  "<plot>It <b></plot>"},
        {"b.jsonl", "{\"text\":\"A\"}\n{\"title\":\n"},
        {"c.xml", "<!DOCTYPE filmdata [<!ENTITY a \"b\">]><filmdata/>"},
    };
    (void)state;
    check(members, sizeof members / sizeof *members,
          "warning 0: a.xml:2: mended: Opening and ending tag mismatch: b line "
          "2 and plot\nfilm nfo 2\n form: movie\n main: Quay\n plot: It\n"
          "article jsonl 1\n id: !/b.jsonl#1\n P 1 A\n"
          "warning 0: b.jsonl:2: unexpected token near end of file\n"
          "warning 0: c.xml: line 1: the DOCTYPE declares an entity\n");
}

/* What has a password is counted. */
static void
test_encrypted(void **state)
{
    static const struct member office[] = {{"[Content_Types].xml", "<Types/>"}};
    struct film_buf zip;
    struct film_str data = FILM_STR("Title: One\n\nIt rains.\n");
    (void)state;
    film_buf_init(&zip, 1 << 20);
    add_member(&zip, "one.txt", data, crc_of(data));
    zip.p[FLAGS] |= 1;
    end_zip(&zip);
    assert_read(0, film_buf_get(&zip),
                "warning 0: 1 encrypted member was left out\n");
    film_buf_reset(&zip);
    add_member(&zip, "[Content_Types].xml", data, crc_of(data));
    zip.p[FLAGS] |= 1;
    end_zip(&zip);
    assert_read(1, film_buf_get(&zip),
                "error: an office document that is encrypted\n");
    film_buf_release(&zip);
    check(office, 1, "error: an office document of a kind that is not read\n");
}

/* A damaged member and a file that is cut off: what came before is kept. */
static void
test_damaged(void **state)
{
    struct film_buf zip, found;
    struct film_str data = FILM_STR("Title: One\n\nIt rains.\n");
    (void)state;
    film_buf_init(&zip, 1 << 20);
    film_buf_init(&found, 1 << 20);
    add_member(&zip, "one.txt", data, crc_of(data));
    add_member(&zip, "two.txt", data, 42);
    read_as_text(&found, film_buf_get(&zip));
    assert_true(film_str_starts(film_buf_get(&found),
                                FILM_STR("article text 1\n id: !/one.txt\n")));
    assert_non_null(memmem(found.p, found.n, "CRC", 3));
    for (size_t n = 0; n < zip.n; n++) { /* nothing crashes or hangs */
        film_buf_reset(&found);
        read_as_text(&found, (struct film_str){zip.p, n});
    }
    film_buf_release(&zip);
    film_buf_release(&found);
}

/* ---- books ---- */

#define OPF(facts)                                                             \
    "<package xmlns:dc=\"d\" xmlns:opf=\"o\"><metadata>" facts                 \
    "</metadata><manifest/></package>"
#define FACTS                                                                  \
    "<dc:title>Notes on Quay</dc:title><dc:title>Wet Films</dc:title>"         \
    "<dc:creator opf:role=\"aut\">Jane Roe</dc:creator><dc:creator "           \
    "opf:role=\"trl\">No One</dc:creator><dc:creator>Ines Vogt</dc:creator>"   \
    "<dc:date opf:event=\"modification\">2024-01-01</dc:date><dc:date>"        \
    "2019-05-03T00:00:00+00:00</dc:date><dc:publisher>Wet Press"               \
    "</dc:publisher><dc:language>en</dc:language>"
#define FIRST                                                                  \
    {                                                                          \
        "mimetype", "application/epub+zip"                                     \
    }
#define CONTAINER                                                              \
    {                                                                          \
        "META-INF/container.xml", "<container><rootfiles><rootfile "           \
                                  "full-path=\"in/book.opf\"/><rootfile "      \
                                  "full-path=\"other.opf\"/></rootfiles>"      \
                                  "</container>"                               \
    }
#define ONE                                                                    \
    {                                                                          \
        "in/one.xhtml",                                                        \
            "<html><body><h1>Rain</h1><p>It rains.</p></body></html>"          \
    }
#define ONE_READ "article html 1\n id: !/in/one.xhtml\n title: Rain\n"
#define SAID(source, authors)                                                  \
    " date: 2019-05-03\n" source " language: en\n authors: " authors "\n"      \
    " meta: publisher:Wet Press\n"
#define ONE_SAID SAID(" source: Notes on Quay\n", "Jane Roe; Ines Vogt")
#define PLAIN " H1 1 Rain\n P 1 It rains.\n"
#define BESIDE "warning 0: 1 member of another format was left out\n"

/* A book's chapters have its author and date, wherever in the archive it says
 * them; what a chapter says itself is better. Without, they are read too. */
static void
test_books(void **state)
{
    static const struct {
        struct member members[6];
        const char *text;
    } rows[] = {
        {{FIRST, CONTAINER, {"in/book.opf", OPF(FACTS)}, ONE},
         ONE_READ ONE_SAID PLAIN},
        /* its own data last; pictures do not wait */
        {{FIRST,
          ONE,
          {"a.png", "\x89PNG\r\n\x1a\n and so on"},
          CONTAINER,
          {"in/book.opf", OPF(FACTS)}},
         ONE_READ ONE_SAID PLAIN BESIDE},
        /* a chapter without a heading, one with its own author */
        {{FIRST,
          {"book.opf", OPF(FACTS)},
          {"a.xhtml", "<html><body><p>A gull.</p></body></html>"},
          {"b.xhtml", "<html><head><meta name=author content=\"A Guest\">"
                      "</head><body><h1>Notes on Quay</h1><p>Wet.</p>"
                      "</body></html>"}},
         "article html 1\n id: !/a.xhtml\n title: Notes on Quay\n" SAID(
             "", "Jane Roe; Ines Vogt") " P 1 A gull.\n"
                                        "article html 1\n id: !/b.xhtml\n "
                                        "title: Notes on Quay\n" SAID(
                                            "", "A Guest") " H1 1 Notes on "
                                                           "Quay\n P 1 Wet.\n"},
        /* a page with the title of a part; one with the table of contents */
        {{FIRST,
          {"a.xhtml", "<html><body><h1>Part One</h1></body></html>"},
          {"b.xhtml", "<html><body><nav><ol><li>Rain</li></ol></nav></body>"
                      "</html>"}},
         "article html 1\n id: !/a.xhtml\n title: Part One\n H1 1 Part One\n"},
        /* EPUB 3 gives roles beside, which count more; surnames first */
        {{FIRST,
          {"book.opf",
           OPF("<meta refines=\"#c2\" property=\"role\">trl</meta>"
               "<dc:creator id=\"c1\" opf:role=\"edt\">Roe, Jane</dc:creator>"
               "<dc:creator id=\"c2\">No One</dc:creator>"
               "<dc:creator id=\"c3\">Vogt, Ines</dc:creator>"
               "<meta refines=\"#c1\" property=\"role\">aut</meta>"
               "<meta refines=\"#c3\" property=\"file-as\">x</meta>")},
          ONE},
         ONE_READ " authors: Jane Roe; Ines Vogt\n" PLAIN},
        /* nothing is said, or badly; the container names what is not there */
        {{FIRST, ONE}, ONE_READ PLAIN},
        {{FIRST, CONTAINER, ONE}, ONE_READ PLAIN},
        {{FIRST, {"book.opf", OPF("")}, ONE}, ONE_READ PLAIN},
        {{FIRST, {"book.opf", "<package><metadata><title>Cut"}, ONE},
         "warning 0: the book's own data: line 1: the document is cut "
         "off\n" ONE_READ PLAIN},
        {{FIRST,
          {"META-INF/container.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]>"
                                     "<a>&b;</a>"},
          {"book.opf", OPF(FACTS)},
          ONE},
         ONE_READ ONE_SAID PLAIN},
        {{FIRST,
          {"book.opf", OPF("<dc:date>0101-01-01T00:00:00</dc:date>"
                           "<dc:creator> </dc:creator><dc:publisher/>")},
          ONE},
         ONE_READ PLAIN},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t n = 0;
        while (n < 6 && rows[i].members[n].name)
            n++;
        check(rows[i].members, n, rows[i].text);
    }
}

#define W                                                                      \
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define O                                                                      \
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "       \
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "           \
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""

static void
test_word(void **state)
{
    static const struct member members[] = {
        {"[Content_Types].xml", "<Types/>"},
        {"word/document.xml",
         "<w:document " W "><w:body><w:p><w:pPr><w:pStyle w:val=\"Title\"/>"
         "</w:pPr><w:r><w:t>The Quay</w:t></w:r></w:p><w:p><w:pPr><w:pStyle "
         "w:val=\"berschrift2\"/></w:pPr><w:r><w:t>Cast</w:t></w:r></w:p>"
         "<w:p><w:r><w:t xml:space=\"preserve\">Ines </w:t></w:r><w:r><w:t>Vogt"
         "</w:t><w:tab/><w:t>Lena</w:t></w:r><w:del><w:r><w:delText>no"
         "</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>In "
         "a cell.</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body>"
         "</w:document>"},
        {"word/styles.xml", "<w:styles " W "/>"},
        {"docProps/core.xml",
         "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\" xmlns:dcterms=\"t\">"
         "<dc:title>Notes</dc:title><dc:creator>Jane Roe</dc:creator>"
         "<dcterms:created>2019-05-03T10:11:12Z</dcterms:created>"
         "</cp:coreProperties>"},
        {"word/footnotes.xml",
         "<w:footnotes " W "><w:footnote><w:p><w:r><w:t>A "
         "note.</w:t></w:r></w:p></w:footnote>"
         "</w:footnotes>"},
        {"word/footer1.xml", "<w:ftr " W "><w:p><w:r><w:t>Page 1"
                             "</w:t></w:r></w:p></w:ftr>"},
    };
    (void)state;
    check(members, sizeof members / sizeof *members,
          "article office 1\n title: The Quay\n date: 2019-05-03\n authors: "
          "Jane Roe\n H2 2 Cast\n P 3 Ines Vogt Lena\n P 4 In a cell.\n"
          " P 5 A note.\n");
}

/* The text is whole, what belongs to it is not. */
static void
test_word_damaged(void **state)
{
    static const struct member members[] = {
        {"[Content_Types].xml", "<Types/>"},
        {"word/document.xml", "<w:document " W "><w:body><w:p><w:r><w:t>Ines "
                              "Vogt</w:t></w:r></w:p></w:body></w:document>"},
        {"word/footnotes.xml", "<w:footnotes " W "><w:footnote><w:p>"},
    };
    (void)state;
    check(members, sizeof members / sizeof *members,
          "warning 0: word/footnotes.xml: line 1: the document is cut off\n"
          "article office 1\n title: Test\n P 1 Ines Vogt\n");
}

/* What is in a paragraph of Word and is not just a run of text; each is
 * followed by another paragraph. */
static const struct {
    const char *paragraph, *text;
} word_rows[] = {
    {"<t>One.</t><drawing><posOffset>118427</posOffset></drawing>",
     " P 1 One.\n P 2 Next\n"},
    {"<t>One.</t><drawing><posOffset>1</posOffset><txbxContent><p><t>Box.</t>"
     "</p></txbxContent></drawing>",
     " P 1 One.\n P 2 Box.\n P 3 Next\n"},
    {"<AlternateContent><Choice><drawing><txbxContent><p><t>Box.</t></p>"
     "</txbxContent></drawing></Choice><Fallback><pict><txbxContent><p><t>Box."
     "</t></p></txbxContent></pict></Fallback></AlternateContent>",
     " P 1 Box.\n P 2 Next\n"},
    {"<pict><txbxContent><p><t>Old box.</t></p></txbxContent></pict>",
     " P 1 Old box.\n P 2 Next\n"},
    {"<AlternateContent><Choice/><Fallback><t>A sign</t></Fallback>"
     "</AlternateContent>",
     " P 1 A sign\n P 2 Next\n"},
    {"<t>film</t><noBreakHyphen/><t>maker</t>", " P 1 film-maker\n P 2 Next\n"},
    {"<t>film</t><softHyphen/><t>maker</t>", " P 1 filmmaker\n P 2 Next\n"},
    {"<pPr><framePr dropCap=\"drop\"/></pPr><t>T</t>", " P 1 TNext\n"},
    {"<pPr><framePr dropCap=\"none\"/></pPr><t>T</t>", " P 1 T\n P 2 Next\n"},
    {"<pPr><rPr><del/></rPr></pPr><t>One </t>", " P 1 One Next\n"},
    {"<t>One.</t><footnoteReference id=\"2\"/>",
     " P 1 One.\n P 2 Note two.\n P 3 Its second half.\n P 4 Next\n"
     " P 5 Note three.\n P 6 End two.\n"},
    {"<t>One.</t><endnoteReference id=\"2\"/>",
     " P 1 One.\n P 2 End two.\n P 3 Next\n P 4 Note two.\n"
     " P 5 Its second half.\n P 6 Note three.\n"},
};

static void
test_word_paragraphs(void **state)
{
    enum { WITHOUT_NOTES = 3 };
    char document[1000], text[500];
    const struct member members[] = {
        {"[Content_Types].xml", "<Types/>"},
        {"word/document2.xml", document},
        {"word/comments.xml", "<comments><comment><p><t>Check this.</t></p>"
                              "</comment></comments>"},
        {"word/footnotes.xml", "<footnotes><footnote id=\"2\"><p><t>Note two."
                               "</t></p><p><t>Its second half.</t></p>"
                               "</footnote><footnote id=\"3\"><p><t>Note three."
                               "</t></p></footnote></footnotes>"},
        {"word/endnotes.xml", "<endnotes><endnote id=\"2\"><p><t>End two.</t>"
                              "</p></endnote></endnotes>"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof word_rows / sizeof *word_rows; i++) {
        bool notes = strstr(word_rows[i].paragraph, "Reference") != NULL;
        snprintf(document, sizeof document,
                 "<w:document " W "><body><p>%s</p><p><t>Next</t></p></body>"
                 "</w:document>",
                 word_rows[i].paragraph);
        snprintf(text, sizeof text, "article office 1\n title: Test\n%s",
                 word_rows[i].text);
        check(members, notes ? sizeof members / sizeof *members : WITHOUT_NOTES,
              text);
    }
}

static void
test_open_document(void **state)
{
    static const struct member text[] = {
        {"mimetype", "application/vnd.oasis.opendocument.text"},
        {"content.xml",
         "<office:document-content " O "><office:body><office:text>"
         "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
         "<text:h text:outline-level=\"2\">Cast</text:h><text:p>Ines<text:s/>"
         "Vogt.<text:note><text:note-citation>1</text:note-citation>"
         "<text:note-body><text:p>A note.</text:p></text:note-body></text:note>"
         "</text:p></office:text></office:body></office:document-content>"},
        {"styles.xml", "<a>not this</a>"},
        {"meta.xml", "<office:document-meta " O "><office:meta><dc:title "
                     "xmlns:dc=\"d\">Crew</dc:title></office:meta>"
                     "</office:document-meta>"},
    };
    static const struct member sheet[] = {
        {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
        {"content.xml",
         "<office:document-content " O "><office:body><office:spreadsheet>"
         "<table:table><table:table-row><table:table-cell><text:p>Film</text:p>"
         "</table:table-cell><table:table-cell><text:p>Year</text:p>"
         "</table:table-cell><table:table-cell><text:p>Notes</text:p>"
         "</table:table-cell></table:table-row><table:table-row>"
         "<table:table-cell><text:p>Quay</text:p></table:table-cell>"
         "<table:table-cell><text:p>2019</text:p></table:table-cell>"
         "<table:table-cell><text:p>It rains.</text:p><text:p>A lot.</text:p>"
         "</table:table-cell><table:table-cell "
         "table:number-columns-repeated=\"1000\"/></table:table-row>"
         "</table:table></office:spreadsheet></office:body>"
         "</office:document-content>"},
    };
    (void)state;
    check(text, sizeof text / sizeof *text,
          "article office 1\n title: Crew\n H2 1 Cast\n P 2 Ines Vogt.\n"
          " P 3 A note.\n");
    check(sheet, sizeof sheet / sizeof *sheet,
          "article office 2\n id: 2\n title: Quay\n film: Quay (2019)\n"
          " P 2 It rains.\n P 4 A lot.\n"
          "film office 2\n form: movie\n main: Quay\n year: 2019\n");
}

/* Two sheets: shared strings and strings of their own, runs of a string without
 * readings, dates by style, empty cells, a sheet without names. */
#define SHAPE(role, text)                                                      \
    "<p:sp><p:nvSpPr><p:nvPr>" role "</p:nvPr></p:nvSpPr><p:txBody>" text      \
    "</p:txBody></p:sp>"
#define PARA(text) "<a:p><a:r><a:t>" text "</a:t></a:r></a:p>"
#define SLIDE(inside)                                                          \
    "<p:sld xmlns:p='p' xmlns:a='a' xmlns:mc='m'><p:cSld><p:spTree>" inside    \
    "</p:spTree></p:cSld></p:sld>"

/* Slides in the order in which they are shown, with their notes and diagrams;
 * without numbers of pages and what is there for old programs. */
static void
test_slides(void **state)
{
    static const struct member members[] = {
        {"[Content_Types].xml", "<Types/>"},
        {"ppt/presentation.xml",
         "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst><p:sldId "
         "id='256' "
         "r:id='rId3'/><p:sldId id='257' r:id='rId2'/><p:sldId id='258' "
         "r:id='rId9'/></p:sldIdLst></p:presentation>"},
        {"ppt/_rels/presentation.xml.rels",
         "<Relationships><Relationship Id='rId2' Target='slides/slide1.xml'/>"
         "<Relationship Id='rId3' Target='/ppt/slides/slide2.xml'/>"
         "</Relationships>"},
        {"ppt/slides/slide1.xml",
         SLIDE(
             SHAPE("<p:ph type='title'/>", PARA("The quay")) SHAPE(
                 "", PARA("It rains") PARA("It <b/>pours"))
                 SHAPE("<p:ph type='sldNum'/>", PARA("2")) "<p:grpSp>" SHAPE(
                     "",
                     PARA(
                         "A gull")) "</"
                                    "p:grpSp><p:graphicFrame><a:tbl><a:tr><a:"
                                    "tc>"
                                    "<p:txBody>" PARA(
                                        "Ines Vogt") "</p:txBody>"
                                                     "</"
                                                     "a:tc><a:tc><p:"
                                                     "txBody>" PARA(
                                                         "Keeper") "</"
                                                                   "p:txBody></"
                                                                   "a:tc></"
                                                                   "a:tr></"
                                                                   "a:tbl>"
                                                                   "</"
                                                                   "p:"
                                                                   "graphicFram"
                                                                   "e><mc:"
                                                                   "Fallback"
                                                                   ">" SHAPE(
                                                                       "",
                                                                       PARA(
                                                                           "Ol"
                                                                           "d")) "</mc:Fallback>")},
        {"ppt/slides/slide2.xml",
         SLIDE(SHAPE("<p:ph type='ctrTitle'/>", PARA("Harbour films"))
                   SHAPE("<p:ph type='subTitle'/>", PARA("A season")))},
        {"ppt/slides/_rels/slide1.xml.rels",
         "<Relationships><Relationship Id='rId1' "
         "Target='../notesSlides/notesSlide7.xml'/><Relationship Id='rId2' "
         "Target='../diagrams/data1.xml'/><Relationship Id='rId4' "
         "Target='../notesSlides/notesSlide8.xml'/><Relationship Id='rId3' "
         "Target='../media/image1.png'/></Relationships>"},
        {"ppt/notesSlides/notesSlide7.xml",
         SLIDE(SHAPE("<p:ph type='body'/>", PARA("Say who keeps the light.")))},
        {"ppt/diagrams/data1.xml",
         "<dgm:dataModel xmlns:dgm='d' xmlns:a='a'><dgm:pt><dgm:t>" PARA(
             "Rain") "</dgm:t></dgm:pt></dgm:dataModel>"},
    };
    (void)state;
    check(members, sizeof members / sizeof *members,
          "warning p2: ppt/notesSlides/notesSlide8.xml is missing\n"
          "warning p3: the slide is missing\n"
          "article office p1\n title: Harbour films\n P p1 A season\n"
          " H2 p2 The quay\n P p2 It rains\n P p2 It pours\n P p2 A gull\n"
          " P p2 Ines Vogt | Keeper\n P p2 Say who keeps the light.\n"
          " P p2 Rain\n");
    check(members, 2,
          "warning p1: the slide is missing\n"
          "warning p2: the slide is missing\n"
          "warning p3: the slide is missing\n"
          "error: slides without text\n");
}

/* A large package, whose list has one slide again and again. */
static void
test_many_slides(void **state)
{
    enum { PARTS = 1500, LISTED = 2001, OTHERS = 4 };
    static struct member members[PARTS] = {
        {"[Content_Types].xml", "<Types/>"},
        {"ppt/presentation.xml", NULL},
        {"ppt/_rels/presentation.xml.rels",
         "<Relationships><Relationship Id='a' Target='slides/slide4.xml'/>"
         "</Relationships>"},
        {"docProps/core.xml", "<coreProperties/>"}};
    static char names[PARTS][32];
    struct film_buf list;
    (void)state;
    film_buf_init(&list, 1 << 20);
    film_buf_text(&list, "<p:presentation xmlns:p='p' xmlns:r='r'>");
    for (size_t i = 0; i < LISTED; i++)
        film_buf_text(&list, "<p:sldId id='2' r:id='a'/>");
    film_buf_text(&list, "</p:presentation>");
    film_buf_byte(&list, '\0');
    assert_false(list.failed);
    members[1].data = list.p;
    for (size_t i = OTHERS; i < PARTS; i++) {
        snprintf(names[i], sizeof names[i], "ppt/slides/slide%zu.xml", i);
        members[i] = (struct member){names[i], SLIDE(SHAPE("", PARA("Rain")))};
    }
    check(members, PARTS,
          "warning p2000: more than 2000 slides, the rest was left out\n"
          "article office p1\n title: Test\n P p1 Rain\n");
    film_buf_release(&list);
}

/* Slides of ODP are pages with frames. */
static void
test_open_slides(void **state)
{
    static const struct member members[] = {
        {"mimetype", "application/vnd.oasis.opendocument.presentation"},
        {"content.xml",
         "<office:document-content xmlns:office='urn:oasis:names:tc:"
         "opendocument:xmlns:office:1.0' xmlns:text='t' xmlns:draw='d' "
         "xmlns:presentation='p'><office:body><office:presentation>"
         "<draw:page><draw:frame presentation:class='title'><draw:text-box>"
         "<text:p>Harbour films</text:p></draw:text-box></draw:frame>"
         "<draw:frame><draw:text-box><text:p>A season</text:p></draw:text-box>"
         "</draw:frame></draw:page><draw:page><draw:frame presentation:class="
         "'title'><draw:text-box><text:p>The quay</text:p></draw:text-box>"
         "</draw:frame><draw:frame presentation:class='outline'>"
         "<draw:text-box><text:list><text:list-item><text:p>It rains</text:p>"
         "</text:list-item></text:list></draw:text-box></draw:frame>"
         "<presentation:notes><draw:frame><draw:text-box><text:p>Say who keeps "
         "the light.</text:p></draw:text-box></draw:frame></presentation:notes>"
         "</draw:page></office:presentation></office:body>"
         "</office:document-content>"}};
    (void)state;
    check(members, 2,
          "article office p1\n title: Harbour films\n P p1 A season\n"
          " H2 p2 The quay\n P p2 It rains\n P p2 Say who keeps the light.\n");
}

static void
test_sheets(void **state)
{
    static const struct member members[] = {
        {"[Content_Types].xml", "<Types/>"},
        {"xl/workbook.xml", "<workbook><workbookPr/></workbook>"},
        {"xl/worksheets/sheet1.xml",
         "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
         "<c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>"
         "Watched</t></is></c><c r=\"D1\" t=\"str\"><v>Review</v></c></row>"
         "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c><c r=\"B3\"><v>2019</v>"
         "</c><c r=\"C3\" s=\"1\"><v>43588</v></c></row><row r=\"4\"><c "
         "r=\"A4\" t=\"s\"><v>2</v></c><c r=\"C4\" s=\"2\"><v>43588.7</v></c>"
         "<c r=\"D4\" t=\"inlineStr\"><is><t>It rains.</t></is></c><c "
         "r=\"E4\" t=\"s\"><v>99</v></c></row></sheetData></worksheet>"},
        {"xl/worksheets/sheet2.xml",
         "<worksheet><sheetData><row r=\"1\"><c t=\"s\"><v>0</v></c><c "
         "t=\"s\"><v>1</v></c></row><row r=\"3\"><c t=\"s\"><v>2</v></c><c>"
         "<v>1999</v></c></row></sheetData></worksheet>"},
        {"xl/styles.xml",
         "<styleSheet><numFmts><numFmt numFmtId=\"170\" "
         "formatCode=\"dd/mm/yyyy\"/></numFmts><cellXfs><xf numFmtId=\"0\"/>"
         "<xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>"},
        {"xl/sharedStrings.xml",
         "<sst><si><t>Title</t></si><si><t>Year</t></si><si><r><t>Qu</t></r>"
         "<rPh><t>no</t></rPh><r><t>ay</t></r></si></sst>"},
    };
    (void)state;
    check(members, sizeof members / sizeof *members,
          "article xlsx 3\n id: 3\n title: Quay\n date: 2019-05-03\n"
          " film: Quay (2019)\n P 3 Year: 2019; Watched: 2019-05-03\n"
          "film xlsx 3\n form: movie\n main: Quay\n year: 2019\n"
          "article xlsx 4\n id: 4\n title: Quay\n date: 2019-05-03\n"
          " P 4 It rains.\n"
          "article xlsx 3\n id: 2.3\n title: Quay\n film: Quay (1999)\n"
          " P 3 Year: 1999\n"
          "film xlsx 3\n form: movie\n main: Quay\n year: 1999\n");
}

#define LONG                                                                   \
    "It rains in the old harbour, and nobody who waits there for the ferry, "  \
    "which is late again as it is every year on this day, would say a word "   \
    "about it to anybody else."
#define CELL(text) "<table:table-cell><text:p>" text "</text:p>"
#define END "</table:table-cell>"

/* Sheets that name no columns: long texts are taken, the rest is counted.
 * Each sheet has names of its own. A cell's comment is no part of it. */
static void
test_unnamed_columns(void **state)
{
    static const struct member ods[] = {
        {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
        {"content.xml",
         "<office:document-content " O "><office:body><office:spreadsheet>"
         "<table:table><table:table-row>" CELL("2019-05-03") END CELL("Quay 2")
             END CELL(LONG) END CELL("4") END
         "</table:table-row>"
         "<table:table-row>" CELL("2019-05-04") END CELL("Rain 1") END CELL("3")
             END "</table:table-row></table:table>"
                 "<table:table><table:table-row>" CELL("Film") END CELL("Notes")
                     END
         "</table:table-row><table:table-row>" CELL("Fog")
             END CELL("Grey.") "<office:annotation><text:p>" LONG
                               "</text:p></office:annotation>" END
                               "</table:table-row></table:table>"
                               "</office:spreadsheet></office:body></"
                               "office:document-content>"},
    };
    static const struct member xlsx[] = {
        {"xl\\workbook.xml", "<workbook/>"}, /* as .NET wrote it */
        {"xl\\worksheets\\sheet1.xml",
         "<worksheet><sheetData><row r=\"7\"><c t=\"inlineStr\"><is><t>" LONG
         "</t></is></c></row></sheetData></worksheet>"},
        {"xl\\comments1.xml",
         "<comments><commentList><comment ref=\"A1\"><text><r><t>Why?</t></r>"
         "</text></comment></commentList></comments>"},
    };
    struct film_buf zip, found;
    (void)state;
    check(ods, sizeof ods / sizeof *ods,
          "article office 1\n id: 1\n title: Quay 2\n P 1 " LONG
          "\n P 1 2019-05-03; 4\n"
          "warning 2: 1 row without names of the columns above was left out\n"
          "article office 4\n id: 4\n title: Fog\n P 4 Grey.\n");
    film_buf_init(&zip, 1 << 20);
    film_buf_init(&found, 1 << 20);
    for (size_t i = 0; i < sizeof xlsx / sizeof *xlsx; i++) {
        struct film_str data = film_str_from(xlsx[i].data);
        add_member(&zip, xlsx[i].name, data, crc_of(data));
    }
    end_zip(&zip);
    read_with_skipped(&found, film_buf_get(&zip));
    assert_string_equal(found.p,
                        "article xlsx 7\n id: 7\n title: Test\n P 7 " LONG
                        "\n skipped 0 (a comment): Why?\n");
    film_buf_release(&zip);
    film_buf_release(&found);
}
#undef LONG
#undef CELL
#undef END

/* Members wait within the limit of what is held in memory; over it, nothing of
 * them is lost. A book that is cut off before its own data is read as far as it
 * goes. */
static void
test_book_limits(void **state)
{
    static const struct film_str html =
        FILM_STR("<html><body><h1>Rain</h1><p>It rains.</p>");
    static const struct member late = {"book.opf", OPF(FACTS)};
    enum { CHAPTERS = 40 };
    struct film_limits limits = film_limits_default;
    struct film_buf zip, found;
    (void)state;
    film_buf_init(&zip, 1 << 20);
    film_buf_init(&found, 1 << 20);
    add_member(&zip, "mimetype", FILM_STR("application/epub+zip"),
               crc_of(FILM_STR("application/epub+zip")));
    for (char i = 0; i < CHAPTERS; i++)
        add_member(&zip, (char[]){(char)('A' + i), 0}, html, crc_of(html));
    struct film_str cut = film_buf_get(&zip);
    read_as_text(&found, (struct film_str){cut.p, cut.n - 10});
    assert_non_null(memmem(found.p, found.n, "id: !/g\n", 8));
    assert_null(memmem(found.p, found.n, "Jane Roe", 8));
    add_member(&zip, late.name, film_str_from(late.data),
               crc_of(film_str_from(late.data)));
    end_zip(&zip);
    limits.input_bytes = 1000;
    film_buf_reset(&found);
    read_within(&found, film_buf_get(&zip), &limits);
    assert_non_null(memmem(found.p, found.n, "too late", 8));
    assert_non_null(memmem(found.p, found.n, "id: !/A\n", 8));
    assert_non_null(memmem(found.p, found.n, "id: !/h\n", 8));
    assert_null(memmem(found.p, found.n, "Jane Roe", 8));
    film_buf_release(&zip);
    film_buf_release(&found);
}

int
main(void)
{
    film_read_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_members),
        cmocka_unit_test(test_nested),
        cmocka_unit_test(test_reports),
        cmocka_unit_test(test_encrypted),
        cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_odd_names),
        cmocka_unit_test(test_word),
        cmocka_unit_test(test_word_damaged),
        cmocka_unit_test(test_word_paragraphs),
        cmocka_unit_test(test_open_document),
        cmocka_unit_test(test_sheets),
        cmocka_unit_test(test_slides),
        cmocka_unit_test(test_many_slides),
        cmocka_unit_test(test_open_slides),
        cmocka_unit_test(test_unnamed_columns),
        cmocka_unit_test(test_books),
        cmocka_unit_test(test_book_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
