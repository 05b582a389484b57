/* SPDX-License-Identifier: GPL-2.0-or-later */
/* No text is lost without a word: each long text node of an input is in what is
 * extracted or in what is reported as left out. The inputs are those of the
 * folder that FILM_SAMPLES names, of the folder of cases beside it, and the
 * tree's own; or the files named. */
#include <config.h>
#include "read/reader.h"

#include "base/ascii.h"
#include "base/tool.h"
#include "base/utf8.h"
#include "read/articles/mime.h"
#include "read/charset.h"
#include "read/formats.h"
#include "read/html/parse.h"
#include "read/html/text.h"
#include "read/json-values.h"
#include "read/tables/csv.h"
#include "text/clean.h"

#ifdef HAVE_LIBARCHIVE
#include "read/containers/archive.h"
#endif

#include <fcntl.h>
#include <glob.h>
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

enum { LONG = 60 }; /* bytes of letters of a long text node */

/* Appends the letters and digits of s in normal form: white space, hyphens and
 * line breaks are what readers may change. */
static void
add_letters(struct film_buf *out, struct film_str s)
{
    static const char *const ligatures[] = {"ff", "fi", "fl", "ffi", "ffl"};
    struct film_buf clean;
    film_buf_init(&clean, SIZE_MAX / 2);
    film_clean_text(&clean, s);
    s = film_buf_get(&clean);
    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        uint32_t c = film_utf8_next(s, &i);
        if (c >= 0xfb00 && c <= 0xfb04) /* ff, fi, fl, ffi, ffl as one sign */
            film_buf_text(out, ligatures[c - 0xfb00]);
        else if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                 (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c < 0x2000) ||
                 c >= 0x3041)
            film_buf_add(out, s.p + from, i - from);
    }
    film_buf_release(&clean);
}

/* ---- what is found, and what is reported ---- */

static void
add_list(struct film_buf *all, struct film_strs list)
{
    for (size_t i = 0; i < list.n; i++)
        add_letters(all, list.v[i]);
}

static void
add_names(struct film_buf *all, struct film_names names)
{
    for (size_t i = 0; i < names.n; i++)
        add_letters(all, names.v[i].text);
}

static enum film_status
take_article(void *user, const struct film_article *a, struct film_error *err)
{
    (void)err;
    add_letters(user, a->title);
    add_letters(user, a->source);
    add_list(user, a->authors);
    add_list(user, a->cast);
    add_list(user, a->tags);
    add_list(user, a->fields);
    for (size_t i = 0; i < a->film_count; i++)
        add_letters(user, a->films[i].title);
    for (size_t i = 0; i < a->block_count; i++)
        add_letters(user, a->blocks[i].text);
    return FILM_OK;
}

static enum film_status
take_record(void *user, const struct film_record *r, struct film_error *err)
{
    (void)err;
    add_names(user, r->names);
    add_letters(user, r->plot);
    add_letters(user, r->tagline);
    add_list(user, r->tags);
    add_list(user, r->studios);
    add_list(user, r->works);
    for (size_t i = 0; i < r->credit_count; i++) {
        add_letters(user, r->credits[i].job_text);
        add_names(user, r->credits[i].names);
        add_names(user, r->credits[i].roles);
    }
    for (size_t i = 0; i < r->award_count; i++) {
        add_letters(user, r->awards[i].category);
        add_letters(user, r->awards[i].film);
    }
    return FILM_OK;
}

static void wiki_plain(struct film_buf *left, struct film_str s);

static void
take_skipped(void *user, struct film_str path, uint32_t line, const char *why,
             struct film_str text)
{
    struct film_buf plain;
    (void)path;
    (void)line;
    assert_true(why[0] != '\0');
    add_letters(user, text);
    film_buf_init(&plain, SIZE_MAX / 4);
    if (memmem(text.p, text.n, "[[", 2)) {
        wiki_plain(&plain, text);
        add_letters(user, film_buf_get(&plain));
    } else {
        film_buf_str(&plain, text);
    }
    if (film_html_has_markup(film_buf_get(&plain))) {
        struct film_buf decoded;
        film_buf_init(&decoded, SIZE_MAX / 4);
        film_html_plain(&decoded, film_buf_get(&plain));
        add_letters(user, film_buf_get(&decoded));
        film_buf_release(&decoded);
    }
    film_buf_release(&plain);
}

/* ---- what is there ---- */

struct check {
    const char *path;
    struct film_buf all;     /* the letters of what is found or reported */
    struct film_buf letters; /* of one text */
    unsigned texts, lost;
};

/* Words, not an address, an id or a value. */
static bool
is_running_text(struct film_str s)
{
    size_t blanks = 0, other = 0;
    for (size_t i = 0; i < s.n; i++) {
        blanks += film_ascii_space(s.p[i]);
        other += (unsigned char)s.p[i] >= 0x80;
    }
    return (blanks >= 5 && blanks * 15 > s.n) || 2 * other > s.n;
}

/* Sets the letters to those of s; false if they are few. */
static bool
take_letters(struct check *c, struct film_str s)
{
    film_buf_reset(&c->letters);
    add_letters(&c->letters, s);
    return c->letters.n >= LONG;
}

static bool
is_there(const struct check *c)
{
    return memmem(c->all.p, c->all.n, c->letters.p, c->letters.n) != NULL;
}

/* "summary: a text" in front matter: the key may be left off, and so may the
 * date of our own plain text, "date 2019-03-01 A text". */
static bool
skip_key(struct film_str *s)
{
    if (film_str_starts(*s, FILM_STR("date ")) && s->n > 15) {
        s->p += 15;
        s->n -= 15;
        return true;
    }
    const char *colon = memchr(s->p, ':', s->n);
    if (!colon || memchr(s->p, ' ', (size_t)(colon - s->p)))
        return false;
    s->n -= (size_t)(colon + 1 - s->p);
    s->p = colon + 1;
    return true;
}

/* A part without markup and without an end of a sentence in it. */
static void
check_part(struct check *c, struct film_str s)
{
    if (!take_letters(c, s) || !is_running_text(s))
        return;
    c->texts++;
    if (is_there(c) || (skip_key(&s) && (!take_letters(c, s) || is_there(c))))
        return;
    print_error("# %s: %.*s\n", c->path, s.n < 150 ? (int)s.n : 150, s.p);
    c->lost++;
}

/* A text is there if its sentences are: marks of notes may come between. */
static void
check_plain(struct check *c, struct film_str s)
{
    size_t from = 0;
    for (size_t i = 0; i <= s.n; i++)
        if (i == s.n || strchr(".!?\n", s.p[i])) {
            check_part(c, (struct film_str){s.p + from, i - from});
            from = i + 1;
        }
}

static bool
is_one_of(const xmlNode *n, const char *const *names)
{
    for (; *names; names++)
        if (n->name && strcmp((const char *)n->name, *names) == 0)
            return true;
    return false;
}

/* True for a text node that is text: not of a script, nor metadata. */
static bool
is_text(const xmlNode *n)
{
    static const char *const without[] = {"script", "style", "head", "title",
                                          NULL};
    if (n->type != XML_TEXT_NODE)
        return false;
    for (n = n->parent; n && n->type == XML_ELEMENT_NODE; n = n->parent)
        if (is_one_of(n, without))
            return false;
    return true;
}

/* All roots: libxml2 begins a second one after </html>. */
static void
check_html(struct check *c, struct film_str page)
{
    htmlDocPtr doc =
        htmlReadMemory(page.p, (int)page.n, NULL, "UTF-8",
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                           HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    for (; root; root = root->next)
        for (xmlNode *n = root; n; n = film_html_next(root, n, false))
            if (is_text(n))
                check_plain(c, film_str_from((const char *)n->content));
    xmlFreeDoc(doc);
}

/* A text in XML or JSON may be HTML itself, and a list of paragraphs. */
static void
check_text(struct check *c, struct film_str s)
{
    struct film_buf page;
    if (!film_html_has_markup(s) && !memmem(s.p, s.n, "&#", 2)) {
        check_plain(c, s);
        return;
    }
    film_buf_init(&page, SIZE_MAX / 4);
    film_buf_text(&page, "<div>");
    film_buf_str(&page, s);
    check_html(c, film_buf_get(&page));
    film_buf_release(&page);
}

static void check_wiki(struct check *c, struct film_str s);

/* True for a revision that another one follows. */
static bool
is_old(const xmlNode *revision)
{
    static const char *const names[] = {"revision", NULL};
    for (const xmlNode *n = revision->next; n; n = n->next)
        if (is_one_of(n, names))
            return true;
    return false;
}

/* Of pages' histories no more than the newest text is of use. */
static bool
check_xml(struct check *c, struct film_str bytes)
{
    static const char *const without[] = {"comment", "title", NULL};
    static const char *const texts[] = {"text", NULL};
    static const char *const codes[] = {"instrText", NULL}; /* of fields */
    xmlDoc *doc = xmlReadMemory(bytes.p, (int)bytes.n, NULL, NULL,
                                XML_PARSE_NONET | XML_PARSE_NOERROR |
                                    XML_PARSE_NOWARNING);
    xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    bool wiki = root && strcmp((const char *)root->name, "mediawiki") == 0;
    bool page = root && strcmp((const char *)root->name, "html") == 0;
    for (xmlNode *n = page ? NULL : root; n; n = film_html_next(root, n, false))
        if ((n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) &&
            n->content && !(wiki && is_one_of(n->parent, without)) &&
            !is_one_of(n->parent, codes)) {
            struct film_str text = film_str_from((const char *)n->content);
            if (wiki && is_one_of(n->parent, texts) &&
                is_old(n->parent->parent))
                continue;
            if (wiki && is_one_of(n->parent, texts))
                check_wiki(c, text);
            else
                check_text(c, text);
        }
    xmlFreeDoc(doc);
    return root && !page;
}

static void
check_json(struct check *c, const json_t *v)
{
    size_t i;
    const char *key;
    json_t *inner;
    if (json_is_string(v) && json_string_length(v) > 0)
        check_text(c, film_str_from(json_string_value(v)));
    json_array_foreach((json_t *)v, i, inner) check_json(c, inner);
    json_object_foreach((json_t *)v, key, inner) check_json(c, inner);
}

static void
check_values(struct check *c, struct film_str text)
{
    struct film_json_values j;
    if (!film_json_values_init(&j, text))
        return;
    while (film_json_values_next(&j))
        check_json(c, j.value);
    film_json_values_release(&j);
}

/* ---- text without a tree ---- */

/* True if the text at s.p[i] begins with a mark. */
static bool
is_at(struct film_str s, size_t i, const char *mark)
{
    size_t n = strlen(mark);
    return s.n - i >= n && memcmp(s.p + i, mark, n) == 0;
}

/* The end of what begins at i with `open` and ends with `close`, both of which
 * may be within it. */
static size_t
past(struct film_str s, size_t i, const char *open, const char *close)
{
    size_t depth = 0;
    for (; i < s.n; i++)
        if (is_at(s, i, close) && depth-- <= 1)
            return i + strlen(close);
        else if (is_at(s, i, open))
            depth++;
    return s.n;
}

/* Pairs of marks around what is no text of its own; a line end is put where it
 * was, so that what is around it need not be found in one piece. */
struct marks {
    const char *open, *close;
};

static void
check_without(struct check *c, struct film_str s, const struct marks *marks,
              size_t n)
{
    struct film_buf left;
    film_buf_init(&left, SIZE_MAX / 4);
    for (size_t i = 0; i < s.n;) {
        size_t k = 0;
        while (k < n && !is_at(s, i, marks[k].open))
            k++;
        if (k == n) {
            film_buf_add(&left, s.p + i++, 1);
            continue;
        }
        i = past(s, i, marks[k].open, marks[k].close);
        film_buf_text(&left, "\n");
    }
    check_plain(c, film_buf_get(&left));
    film_buf_release(&left);
}

/* Links, images, tags, code in a line and attributes may be taken apart. */
static void
check_markdown(struct check *c, struct film_str s)
{
    static const struct marks marks[] = {
        {"](", ")"}, {"{", "}"},    {"<!--", "-->"}, {"<", ">"},
        {"`", "`"},  {"[^", "]"},   {"[", "\n"},     {"http", " "},
        {"&", ";"},  {"\n|", "\n"}, {"![", "]"},     {"\\", "\n"},
    };
    check_without(c, s, marks, sizeof marks / sizeof *marks);
}

static void
check_table(struct check *c, struct film_str s)
{
    struct film_csv *csv = malloc(sizeof *csv);
    assert_non_null(csv);
    film_csv_init(csv, s);
    while (film_csv_next(csv))
        for (size_t i = 0; i < csv->n; i++)
            check_text(c, csv->cells[i]);
    film_csv_release(csv);
    free(csv);
}

/* Codes are in braces or begin with a backslash; the text is between. */
static void
check_rtf(struct check *c, struct film_str s)
{
    static const struct marks marks[] = {
        {"{\\*", "}"},      {"{\\fonttbl", "}"}, {"{\\stylesheet", "}"},
        {"{\\info", "}"},   {"{\\pict", "}"},    {"{\\colortbl", "}"},
        {"\\", " "},        {"{", "\n"},         {"}", "\n"},
        {"HYPERLINK", "}"},
    };
    check_without(c, s, marks, sizeof marks / sizeof *marks);
}

static void check_text_of(struct check *c, struct film_str bytes,
                          const char *charset, struct film_str path);

/* A page, which need not begin with a tag. */
static void
check_page(struct check *c, struct film_str page, const char *charset)
{
    struct film_buf text;
    struct film_charset used;
    struct film_error err;
    film_buf_init(&text, SIZE_MAX / 4);
    if (film_charset_decode(&text, page, charset[0] ? charset : NULL, &used,
                            &err) == FILM_OK)
        check_html(c, film_buf_get(&text));
    film_buf_release(&text);
}

/* A part that is text, or the message in it. */
static void
check_part_of_mail(struct check *c, struct film_mime m, unsigned depth)
{
    struct film_mime_header h;
    struct film_buf body;
    char charset[32] = "";
    bool whole, last;
    film_mime_header(&m, &h);
    if (h.boundary.n && depth < 10) {
        film_mime_part(&m, h.boundary, &whole, &last);
        for (last = !whole; !last && m.rest.n;)
            check_part_of_mail(
                c,
                (struct film_mime){
                    film_mime_part(&m, h.boundary, &whole, &last), 1},
                depth + 1);
        return;
    }
    if (film_mime_begins(h.type, "message/rfc822") && depth < 10) {
        check_part_of_mail(c, m, depth + 1);
        return;
    }
    if (h.type.n && !film_mime_begins(h.type, "text/"))
        return;
    film_buf_init(&body, SIZE_MAX / 4);
    film_mime_decode(&body, m.rest, h.encoding);
    if (h.charset.n && h.charset.n < sizeof charset)
        memcpy(charset, h.charset.p, h.charset.n);
    if (film_mime_is_html(&h) && film_html_has_markup(film_buf_get(&body)))
        check_page(c, film_buf_get(&body), charset);
    else
        check_text_of(c, film_buf_get(&body), charset[0] ? charset : NULL,
                      FILM_STR("part"));
    film_buf_release(&body);
}

/* Messages of a box begin with a line "From ". */
static void
check_mail(struct check *c, struct film_str s)
{
    while (s.n) {
        const char *next = memmem(s.p, s.n, "\n\nFrom ", 7);
        size_t n = next ? (size_t)(next - s.p) + 2 : s.n;
        struct film_str one = {s.p, n}, line;
        if (film_str_starts(one, FILM_STR("From ")))
            film_str_cut(&one, '\n', &line);
        check_part_of_mail(c, (struct film_mime){one, 1}, 0);
        s = (struct film_str){s.p + n, s.n - n};
    }
}

/* ---- wikitext ---- */

/* Appends what a link shows: "[[Rain (film)|Rain]]", "[http://x Rain]"; nothing
 * of a picture or a category. */
static void
add_link(struct film_buf *out, struct film_str link)
{
    bool inner = is_at(link, 0, "[[");
    struct film_str shown = {link.p + 1 + inner, link.n - 2 * (1 + inner)};
    const char *mark = memrchr(shown.p, inner ? '|' : ' ', shown.n);
    if (inner && memchr(shown.p, ':', shown.n)) {
        film_buf_text(out, "\n");
        return;
    }
    if (mark && inner)
        shown =
            (struct film_str){mark + 1, shown.n - (size_t)(mark + 1 - shown.p)};
    else if (!inner)
        film_buf_text(out, "\n");
    film_buf_str(out, shown);
}

/* Templates and tables, which are a language of their own, are not looked
 * into; notes go elsewhere. */
static void
wiki_plain(struct film_buf *left, struct film_str s)
{
    static const struct marks marks[] = {
        {"{{", "}}"}, {"{|", "|}"}, {"<!--", "-->"}, {"<math", "</math>"}};
    static const char *const notes[] = {"<ref", "</ref>"};
    for (size_t i = 0, k; i < s.n;) {
        for (k = 0; k < 4 && !is_at(s, i, marks[k].open);)
            k++;
        size_t end = k < 4 ? past(s, i, marks[k].open, marks[k].close) : i + 1;
        const char *gt = s.p[i] == '<' ? memchr(s.p + i, '>', s.n - i) : NULL;
        if (is_at(s, i, "[[")) {
            end = past(s, i, "[[", "]]");
            add_link(left, (struct film_str){s.p + i, end - i});
        } else if (s.p[i] == '[') {
            end = past(s, i, "[", "]");
            film_buf_text(left, "\n");
        } else if (is_at(s, i, notes[0]) && gt) {
            end = gt[-1] == '/' ? (size_t)(gt + 1 - s.p)
                                : past(s, i, notes[1] + 5, notes[1]);
        } else if (gt) {
            end = (size_t)(gt + 1 - s.p);
            film_buf_text(left, "\n");
        } else if (k < 4) {
            film_buf_text(left, "\n");
        } else {
            film_buf_add(left, s.p + i, 1);
        }
        i = end;
    }
}

static void
check_wiki(struct check *c, struct film_str s)
{
    struct film_buf left;
    film_buf_init(&left, SIZE_MAX / 4);
    wiki_plain(&left, s);
    check_text(c, film_buf_get(&left));
    film_buf_release(&left);
}

/* ---- PDF ---- */

/* True if most of the line's long words are there: what stands side by side on
 * a page has no order. */
static bool
has_words(struct check *c, struct film_str s)
{
    unsigned words = 0, found = 0;
    struct film_str word;
    while (film_str_cut(&s, ' ', &word)) {
        film_buf_reset(&c->letters);
        add_letters(&c->letters, word);
        if (c->letters.n < 5)
            continue;
        words++;
        found += is_there(c);
    }
    return words < 4 || 10 * found >= 8 * words;
}

static void
check_pdf(struct check *c, struct film_str lines)
{
    struct film_str line;
    while (film_str_cut(&lines, '\n', &line)) {
        c->texts++;
        if (has_words(c, line))
            continue;
        print_error("# %s: %.*s\n", c->path, (int)line.n, line.p);
        c->lost++;
    }
}

/* What poppler prints in the order of the document. */
static void
check_pdf_file(struct check *c)
{
#ifdef PDFTOTEXT
    static char program[] = PDFTOTEXT, raw[] = "-raw", input[] = "fd://0",
                output[] = "-";
    char *const argv[] = {program, raw, input, output, NULL};
    const struct film_tool_limits limits = {.memory_bytes = 1u << 30,
                                            .output_bytes = 1u << 28};
    struct film_buf out;
    struct film_error err;
    bool networked;
    int fd = open(c->path, O_RDONLY | O_CLOEXEC);
    film_buf_init(&out, SIZE_MAX / 4);
    if (film_tool_run(&out, &networked, argv, fd, &limits, &err) == FILM_OK)
        check_pdf(c, film_buf_get(&out));
    film_buf_release(&out);
    close(fd);
#else
    (void)c;
#endif
}

/* What is not XML, JSON or a page. */
static void
check_lines(struct check *c, struct film_str s, struct film_str path)
{
    const struct film_reader *reader = film_reader_sniff(s, path);
    const char *name = reader ? reader->name : "text";
    if (strcmp(name, "markdown") == 0)
        check_markdown(c, s);
    else if (strcmp(name, "table") == 0)
        check_table(c, s);
    else if (strcmp(name, "rtf") == 0)
        check_rtf(c, s);
    else if (strcmp(name, "mail") == 0)
        check_mail(c, s);
    else if (strcmp(name, "subtitles") == 0 || strcmp(name, "fountain") == 0)
        check_markdown(c, s);
    else if (strcmp(name, "text") == 0)
        check_plain(c, s);
}

/* A picture, compressed data: control bytes that no text has, in UTF-16 or
 * ISO 2022 either. */
static bool
is_data(struct film_str bytes)
{
    size_t found = 0;
    for (size_t i = 0; i < bytes.n && i < 2048; i++)
        found += (bytes.p[i] > 0 && bytes.p[i] < 9) ||
                 (bytes.p[i] > 15 && bytes.p[i] < 26);
    return found > 2;
}

static void
check_text_of(struct check *c, struct film_str bytes, const char *charset,
              struct film_str path)
{
    struct film_buf text;
    struct film_charset used;
    struct film_error err;
    char declared[32];
    film_buf_init(&text, SIZE_MAX / 4);
    if (is_data(bytes))
        return; /* a picture, compressed data */
    if (!charset && film_html_declared_charset(bytes, declared))
        charset = declared;
    if (film_charset_decode(&text, bytes, charset, &used, &err) == FILM_OK) {
        struct film_str s = film_str_trim(film_buf_get(&text));
        if (film_str_starts(s, FILM_STR("<"))) {
            if (!check_xml(c, bytes) && !check_xml(c, s))
                check_html(c, s);
        } else if (film_json_values_begins(s)) {
            check_values(c, s);
        } else {
            check_lines(c, s, path);
        }
    }
    film_buf_release(&text);
}

static bool
is_archive(struct film_str bytes)
{
    return film_str_starts(bytes, FILM_STR("PK")) ||
           (bytes.n > 262 && memcmp(bytes.p + 257, "ustar", 5) == 0);
}

/* A document's member that an author does not write. */
static bool
is_of_program(struct film_str name)
{
    static const struct film_str starts[] = {
        FILM_STR("META-INF/"), FILM_STR("docProps/"), FILM_STR("customXml/"),
        FILM_STR("word/settings"), FILM_STR("word/glossary/")};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (film_str_starts(name, starts[i]))
            return true;
    return film_str_ends(name, FILM_STR(".opf")) ||
           film_str_ends(name, FILM_STR(".css"));
}

/* The members that have text; a document's styles and relations have none. */
static void
check_archive(struct check *c, struct film_str bytes)
{
#ifdef HAVE_LIBARCHIVE
    struct film_stream *in, *data;
    struct film_archive *a;
    struct film_archive_member m;
    struct film_buf part;
    struct film_error err;
    assert_int_equal(
        film_stream_from_bytes(&in, bytes, &film_limits_default, &err),
        FILM_OK);
    film_buf_init(&part, SIZE_MAX / 4);
    if (film_archive_open(&a, in, false, &film_limits_default, &err) ==
        FILM_OK) {
        while (film_archive_next(a, &m, &err) == FILM_OK) {
            film_buf_reset(&part);
            if (!m.is_file || is_of_program(m.name) ||
                film_archive_stream(&data, a, &film_limits_default, &err))
                continue;
            if (film_stream_all(data, &part, &err) == FILM_OK)
                check_text_of(c, film_buf_get(&part), NULL, m.name);
            film_stream_free(data);
        }
        film_archive_free(a);
    }
    film_stream_free(in);
    film_buf_release(&part);
#else
    (void)c;
    (void)bytes;
#endif
}

static void
check_all(struct check *c, struct film_str bytes)
{
    if (is_archive(bytes))
        check_archive(c, bytes);
    else if (film_str_starts(bytes, FILM_STR("%PDF")))
        check_pdf_file(c);
    else
        check_text_of(c, bytes, NULL, film_str_from(c->path));
}

static void
check_file(struct check *c, const char *path)
{
    const struct film_sink sink = {&c->all, take_article, take_record,
                                   NULL,    take_skipped, NULL};
    struct film_stream *in;
    struct film_buf bytes;
    struct film_error err;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    c->path = path;
    film_buf_reset(&c->all);
    film_buf_init(&bytes, SIZE_MAX / 4);
    if (film_read_file(film_str_from(path), &film_limits_default, &sink,
                       &err) != FILM_OK) {
        print_message("# %s\n", err.text); /* refused as a whole */
    } else if (film_stream_from_fd(&in, fd, &film_limits_default, &err) ==
               FILM_OK) {
        if (film_stream_all(in, &bytes, &err) == FILM_OK) {
            check_all(c, film_buf_get(&bytes));
        }
        film_stream_free(in);
    }
    film_buf_release(&bytes);
    close(fd);
}

static void
check_files(char **paths, size_t n)
{
    struct check c = {.texts = 0};
    film_buf_init(&c.all, SIZE_MAX / 4);
    film_buf_init(&c.letters, SIZE_MAX / 4);
    for (size_t i = 0; i < n; i++)
        check_file(&c, paths[i]);
    film_buf_release(&c.all);
    film_buf_release(&c.letters);
    print_message("# %zu files, %u texts, %u lost\n", n, c.texts, c.lost);
    assert_int_equal(c.lost, 0);
}

static void
check_folder(const char *folder, const char *pattern, size_t least)
{
    char path[4096];
    glob_t found;
    snprintf(path, sizeof path, "%s/%s", folder, pattern);
    assert_int_equal(glob(path, 0, NULL, &found), 0);
    assert_true(found.gl_pathc >= least);
    check_files(found.gl_pathv, found.gl_pathc);
    globfree(&found);
}

static void
own_files(void **state)
{
    const char *top = getenv("TOP_SRCDIR");
    (void)state;
    check_folder(top ? top : "..", "corpus/*/*.*", 10);
}

static void
samples(void **state)
{
    (void)state;
    check_folder(getenv("FILM_SAMPLES"), "*/*", 300);
}

static void
cases(void **state)
{
    (void)state;
    if (access(getenv("FILM_SAMPLES"), R_OK) == 0)
        check_folder(getenv("FILM_SAMPLES"), "../cases/files/*", 30);
}

int
main(int argc, char **argv)
{
    film_read_init();
    if (argc > 1) {
        check_files(argv + 1, (size_t)argc - 1);
        return 0;
    }
    const struct CMUnitTest tests[] = {cmocka_unit_test(own_files),
                                       cmocka_unit_test(samples),
                                       cmocka_unit_test(cases)};
    return _cmocka_run_group_tests("texts", tests,
                                   getenv("FILM_SAMPLES") ? 3 : 1, NULL, NULL);
}
