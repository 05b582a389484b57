/* SPDX-License-Identifier: GPL-2.0-or-later */
/* No text is lost without a word: each long text node of an input is in what is
 * extracted or in what is reported as left out. The inputs are those of the
 * folder that FILM_SAMPLES names, of the folder of cases beside it, and the
 * tree's own; or the files named. */
#include <config.h>
#include "read/reader.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/charset.h"
#include "read/html/parse.h"
#include "read/html/text.h"
#include "read/json-values.h"
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
    struct film_buf clean;
    film_buf_init(&clean, SIZE_MAX / 2);
    film_clean_text(&clean, s);
    s = film_buf_get(&clean);
    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        uint32_t c = film_utf8_next(s, &i);
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
            (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c < 0x2000) || c >= 0x3041)
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

static void
take_skipped(void *user, struct film_str path, uint32_t line, const char *why,
             struct film_str text)
{
    (void)path;
    (void)line;
    assert_true(why[0] != '\0');
    add_letters(user, text);
    if (film_html_has_markup(text)) {
        struct film_buf plain;
        film_buf_init(&plain, SIZE_MAX / 4);
        film_html_plain(&plain, text);
        add_letters(user, film_buf_get(&plain));
        film_buf_release(&plain);
    }
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

/* A part without markup and without an end of a sentence in it. */
static void
check_part(struct check *c, struct film_str s)
{
    film_buf_reset(&c->letters);
    add_letters(&c->letters, s);
    if (c->letters.n < LONG || !is_running_text(s))
        return;
    c->texts++;
    if (memmem(c->all.p, c->all.n, c->letters.p, c->letters.n))
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

static void
check_html(struct check *c, struct film_str page)
{
    htmlDocPtr doc =
        htmlReadMemory(page.p, (int)page.n, NULL, "UTF-8",
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                           HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
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

/* Wikitext has a syntax of its own, and of pages' histories no more than the
 * text is of use. */
static bool
check_xml(struct check *c, struct film_str bytes)
{
    static const char *const without[] = {"text", "comment", "title", NULL};
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
            !is_one_of(n->parent, codes))
            check_text(c, film_str_from((const char *)n->content));
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

static void
check_bytes(struct check *c, struct film_str bytes)
{
    struct film_buf text;
    struct film_charset charset;
    struct film_error err;
    char declared[32];
    film_buf_init(&text, SIZE_MAX / 4);
    if (film_charset_decode(
            &text, bytes,
            film_html_declared_charset(bytes, declared) ? declared : NULL,
            &charset, &err) != FILM_OK) {
        film_buf_release(&text);
        return;
    }
    struct film_str s = film_str_trim(film_buf_get(&text));
    if (film_str_starts(s, FILM_STR("<"))) {
        if (!check_xml(c, bytes) && !check_xml(c, s))
            check_html(c, s);
    } else if (film_json_values_begins(s))
        check_values(c, s);
    film_buf_release(&text);
}

static bool
is_archive(struct film_str bytes)
{
    return film_str_starts(bytes, FILM_STR("PK")) ||
           (bytes.n > 262 && memcmp(bytes.p + 257, "ustar", 5) == 0);
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
            if (!m.is_file || film_str_starts(m.name, FILM_STR("META-INF/")) ||
                film_archive_stream(&data, a, &film_limits_default, &err))
                continue;
            if (film_stream_all(data, &part, &err) == FILM_OK)
                check_bytes(c, film_buf_get(&part));
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
            if (is_archive(film_buf_get(&bytes)))
                check_archive(c, film_buf_get(&bytes));
            else
                check_bytes(c, film_buf_get(&bytes));
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
